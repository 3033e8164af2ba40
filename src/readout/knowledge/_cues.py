"""Cue: words that show an act, in a small pattern language, with what they say about the act.

A pattern is words with spaces between: ``a|b`` is either word, ``stem*`` any word that begins so, ``*end``
any that ends so, ``[word]`` an optional one, ``..`` a gap of at most six tokens, ``...`` of at most fourteen.
Words are matched lower case and without accents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from readout.plugins import Table
from readout.record import PackError

Frame = Literal["verb", "noun", "adverb"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Patterns that show one act in one language.

    ``frame``: ``verb`` (its subject stands before it), ``noun`` ("a call between A and B", "A's call with B")
    or ``adverb`` ("by phone"). ``links`` are the words that lead to the counterpart ("with", "to");
    ``direct`` says that the counterpart may follow at once ("A met B"), ``loose`` that it may after other
    words. ``away`` are words before the cue, ``unless`` words right after its counterpart, that show it is
    something else. ``act``, ``cameo``, ``status``, ``channel``, ``swap`` (the grammatical subject is the
    target) and ``mutual`` (each does it to the other: "exchanged letters") overrule what the event type says.
    ``weight`` is how surely the cue means the act.
    """

    frame: Frame
    words: tuple[str, ...]
    links: tuple[str, ...]
    direct: bool
    loose: bool
    away: tuple[str, ...]
    unless: tuple[str, ...]
    act: str | None
    cameo: str | None
    status: str | None
    channel: str | None
    swap: bool
    mutual: bool
    weight: float

    @classmethod
    def read(cls, table: Table) -> Cue:
        """From one ``[[cues.<language>]]`` table. :raises PackError: naming file and key."""
        cue = cls(
            frame=_frame(table),
            words=table.texts("words"),
            links=table.texts("links"),
            direct=table.flag("direct"),
            loose=table.flag("loose"),
            away=table.texts("away"),
            unless=table.texts("unless"),
            act=table.text("act", "") or None,
            cameo=table.text("cameo", "") or None,
            status=table.text("status", "") or None,
            channel=table.text("channel", "") or None,
            swap=table.flag("swap"),
            mutual=table.flag("mutual"),
            weight=table.number("weight", 90) / 100,
        )
        table.done()
        return cue


def _frame(table: Table) -> Frame:
    word = table.text("frame", "verb")
    if word not in get_args(Frame):
        raise PackError(f"{table.where}: 'frame' must be one of {', '.join(get_args(Frame))}, not {word!r}")
    return cast("Frame", word)
