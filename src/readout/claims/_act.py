"""Act: a cue in a sentence with its arguments."""

from __future__ import annotations

from dataclasses import dataclass, field

from readout.claims._mentions import Mention
from readout.claims._tokens import Sentence
from readout.knowledge import Cue, EventType
from readout.record import Role


@dataclass(slots=True)
class Act:
    """One cue with its arguments: ``left`` before it, ``right`` after it with the words that lead there.

    ``third`` are who hosted, mediated or witnessed it, with their roles.
    ``first`` is the act it was told together with ("spoke with A on Monday and with B on Tuesday").
    """

    sentence: Sentence
    start: int
    end: int
    kind: EventType
    cue: Cue
    left: tuple[Mention, ...] = ()
    right: tuple[tuple[str | None, tuple[Mention, ...]], ...] = ()
    third: tuple[tuple[Role, tuple[Mention, ...]], ...] = ()
    passive: bool = False
    first: Act | None = None
    rules: list[str] = field(default_factory=list)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every argument, left first."""
        return self.left + tuple(m for _, group in self.right for m in group)
