"""Act: a cue in a sentence with its arguments."""

from __future__ import annotations

from dataclasses import dataclass, field

from readout.claims._mentions import Mention
from readout.claims._tokens import Sentence
from readout.knowledge import Cue, EventType
from readout.record import Proposal, Role

_ASIDE = frozenset(["after", "before", "following", "since", "until"])


@dataclass(slots=True)
class Act:
    """One cue with its arguments: ``left`` before it, ``right`` after it with the words that lead there.

    ``proposal`` is what a model says of the same words, where one was asked.
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
    proposal: Proposal | None = None

    @property
    def aside(self) -> bool:
        """True for an act that only tells when another was: "a day after meeting X, Y telephoned Z"."""
        return bool(_ASIDE & set(self.sentence.folds(self.start - 2, self.start)))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every argument, left first."""
        return self.left + tuple(m for _, group in self.right for m in group)
