"""The dated mentions in ``mentions.jsonl``, and whether the atlas answers them as written down.

One mention a line, each written before the atlas was asked:

- ``mention``, ``sentence``, ``language``, ``date``: the words, the sentence of ours they stand in, the day of
  the act as an ISO prefix;
- ``person``: who is meant, or null where the words name nobody or not enough;
- ``offices``: the kinds of office any of which the mention means, if the person held it on that day; empty
  where he or she did not (former, elect). ``any_office`` where the kind does not matter;
- ``government``: the code;
- ``candidates``: people who must be offered where the answer is null;
- ``hard`` and ``kind``: what the mention tries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.knowledge.offices import Candidate, Offices

FILE = Path(__file__).with_name("mentions.jsonl")


@dataclass(frozen=True, slots=True)
class Mention:
    """One line of the file."""

    mention: str
    sentence: str
    language: str
    date: str
    person: str | None
    offices: tuple[str, ...]
    government: str | None
    hard: bool
    kind: str
    candidates: tuple[str, ...] = ()
    any_office: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the atlas said: the person it is sure of, all it offered, and what is wrong with that (or "")."""

    mention: Mention
    best: Candidate | None
    offered: tuple[Candidate, ...]
    fault: str


def mentions(file: Path = FILE) -> Iterator[Mention]:
    """Every mention in the file.

    :raises TypeError: if a line has other keys than it should.
    """
    for line in file.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        for key in ("offices", "candidates"):
            data[key] = tuple(data.get(key, ()))
        yield Mention(**data)


def answered(atlas: Offices, mention: Mention) -> Answer:
    """Ask for one mention and compare."""
    offered = atlas.meant(mention.mention, mention.date, language=mention.language, sentence=mention.sentence)
    best = atlas.surest(offered)
    if best is None:
        return Answer(mention, None, offered, _lacking(atlas, mention, offered))
    return Answer(mention, best, offered, _different(atlas, mention, best))


def called(atlas: Offices, candidate: Candidate, name: str) -> bool:
    """Whether the candidate is the person of that name and nobody else of the atlas is likelier to be."""
    forms = (candidate.person.name, *candidate.person.also)
    return name in forms or any(atlas.likeness(name, form) >= 0.95 for form in forms)


def _lacking(atlas: Offices, mention: Mention, offered: tuple[Candidate, ...]) -> str:
    if mention.person is not None:
        return "missing"
    lacking = [name for name in mention.candidates if not any(called(atlas, each, name) for each in offered)]
    return f"not offered: {', '.join(lacking)}" if lacking else ""


def _different(atlas: Offices, mention: Mention, best: Candidate) -> str:
    if mention.person is None:
        return f"guessed {best.person.name}"
    if not called(atlas, best, mention.person):
        return f"took {best.person.name}"
    held = best.term if best.standing == "holder" else None
    if not mention.any_office and (held.office if held else None) not in (mention.offices or (None,)):
        return f"office {held.office if held else None}, not {'/'.join(mention.offices) or None}"
    if best.term and mention.government and best.term.government != mention.government:
        return f"government {best.term.government}, not {mention.government}"
    return ""
