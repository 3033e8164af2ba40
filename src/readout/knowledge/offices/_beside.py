"""An atlas with a user's own rows laid over it, kept in a file so that the next start need not lay them.

Laying ten thousand rows takes longer than a second, and the same rows over the same atlas by the same code
give the same. The file is no more than that: it can be deleted at any time, and one that is of other rows,
of other code, or damaged, is written anew.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from readout.knowledge.offices._atlas import Atlas
from readout.knowledge.offices._layers import layered
from readout.knowledge.offices._values import Term
from readout.record import Addition

Laid = tuple[Atlas, frozenset[Term]]
# Own rows that are worth a file: fewer are laid in a tenth of a second.
_MANY = 500


def laid(base: Atlas, rows: Sequence[Addition], kept: Path | None, *, keep: bool) -> Laid:
    """The shipped atlas with the rows laid over it, and their terms: many rows as they lie at ``kept``.

    What is not there is written there if ``keep``.
    """
    if kept is None or len(rows) < _MANY:
        return layered(base, rows)
    wanted = mark(base["fingerprint"], rows)
    known = read(kept, wanted)
    found = known or layered(base, rows)
    if keep and known is None:
        write(kept, wanted, found)
    return found


def mark(fingerprint: str, rows: Sequence[Addition]) -> str:
    """What names the result: the shipped atlas, the code of this room, and the rows in their order."""
    return hashlib.sha256("\x1f".join((fingerprint, _code(), repr(tuple(rows)))).encode()).hexdigest()


def read(path: Path, wanted: str) -> Laid | None:
    """What lies at ``path``, if it is what ``wanted`` names; None for anything else."""
    try:
        kept = json.loads(path.read_bytes())
        if kept["mark"] != wanted or set(kept["atlas"]) != set(Atlas.__annotations__):
            return None
        return cast("Atlas", kept["atlas"]), frozenset(Term(*row) for row in kept["own"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(path: Path, wanted: str, laid: Laid) -> None:
    """Keep it, whole or not at all; where nothing can be written there, nothing is."""
    atlas, own = laid
    kept = {"mark": wanted, "own": [dataclasses.astuple(term) for term in own], "atlas": atlas}
    half = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        half.write_text(json.dumps(kept), encoding="utf-8")
        half.replace(path)
    except OSError:
        with suppress(OSError):
            half.unlink(missing_ok=True)


@cache
def _code() -> str:
    """A digest of this room's own files and of names that are words: other code may lay rows otherwise."""
    here = files(__package__)
    parts = sorted((one.name, one) for one in here.iterdir() if one.name.endswith(".py"))
    told = [f"{name} {one.read_text(encoding='utf-8')}" for name, one in parts]
    told += [one.read_text(encoding="utf-8") for one in (here / "atlas").iterdir() if "namesakes" in one.name]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()
