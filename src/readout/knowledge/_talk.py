"""Talk: the part of a language pack in ``talk.toml``, what two sides' texts of one talk are compared by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from readout.plugins import Table
from readout.record import Strength


@dataclass(frozen=True, slots=True)
class Talk:
    """The words of one language for what is said in a talk, as patterns (see ``topics.Phrases``).

    ``verbs`` are pairs of a pattern and how strongly it puts a matter. ``leads`` go before a matter without
    a verb ("about"); ``being`` before a verb whose subject is the matter ("was discussed"). ``ends`` end a
    matter, ``empty`` words are cut from its beginning, ``idle`` words are none by themselves. ``framing``
    are words that tell how a talk went, ``occasions`` what they go with. ``tells`` are verbs by which a
    source lists what was said, ``publishes`` those by which a person speaks to the public. ``commits`` give
    a promise. ``initiated_by`` stand before the side that wanted the talk, ``initiates`` after it;
    ``present`` before the names of who else took part. ``against`` deny. ``minutes`` and ``hours`` follow a
    number, of which ``one`` is written out.
    """

    verbs: tuple[tuple[str, Strength], ...]
    leads: tuple[str, ...]
    being: tuple[str, ...]
    ends: tuple[str, ...]
    empty: tuple[str, ...]
    idle: tuple[str, ...]
    framing: tuple[str, ...]
    occasions: tuple[str, ...]
    tells: tuple[str, ...]
    publishes: tuple[str, ...]
    commits: tuple[str, ...]
    initiated_by: tuple[str, ...]
    initiates: tuple[str, ...]
    present: tuple[str, ...]
    against: tuple[str, ...]
    minutes: tuple[str, ...]
    hours: tuple[str, ...]
    one: tuple[str, ...]

    @classmethod
    def read(cls, table: Table) -> Talk:
        """From the file's table. :raises PackError: naming file and key."""
        verbs = table.table("verbs")
        strengths: tuple[Strength, ...] = get_args(Strength)
        pairs = tuple((pattern, strength) for strength in strengths for pattern in verbs.texts(strength))
        verbs.done()
        words = table.table("words")
        fields = {name: words.texts(name) for name in cls.__dataclass_fields__ if name != "verbs"}
        words.done()
        table.done()
        return cls(verbs=pairs, **fields)
