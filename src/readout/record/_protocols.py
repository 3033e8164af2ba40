"""The two faces that rooms hand each other: a model that labels text, a view an exporter walks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from readout.record._actors import Resolved
from readout.record._articles import Article
from readout.record._events import Event
from readout.record._problems import Problem
from readout.record._values import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A text for the model, with what is known of its words: spans and kinds (``person``, ``time``)."""

    text: str
    marks: tuple[tuple[Span, str], ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model takes for the words of one act.

    ``trigger`` are the words that name it. ``kinds``, ``statuses`` and ``acts`` (PLOVER roots) are labels
    with their probabilities, the likeliest first; ``certainty`` is the probability that it is an act at all,
    ``main`` that it is the page's main one. ``roles`` are stretches of the text with what they are to it
    (``both``, ``source``, ``target``, ``other``, ``date``, ``place``, ``topic``, ``by``) and a probability.
    """

    trigger: Span
    certainty: float
    kinds: tuple[tuple[str, float], ...]
    statuses: tuple[tuple[str, float], ...]
    acts: tuple[tuple[str, float], ...]
    main: float
    roles: tuple[tuple[str, Span, float], ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a model proposes for one text: how likely it tells of any act, and the acts in text order.

    ``links`` are pairs of their triggers, in text order, with the probability that both tell one and the same
    act; a model without that head gives none.
    """

    relevance: float
    proposals: tuple[Proposal, ...]
    links: tuple[tuple[Span, Span, float], ...] = ()


# Who reads claims: the rules alone, the packed model beside them, or the model where it is installed.
ReaderKind = Literal["auto", "rules", "model"]


class Model(Protocol):
    """A packed language model: marked text in, proposals out. Offsets count code points of the text."""

    name: str

    def read(self, texts: Sequence[Marked]) -> list[Proposed]:
        """One answer per text, in order. The same texts always give the same answers."""
        ...


class View(Protocol):
    """A read-only walk over a record or a reading, for exporters and doors."""

    def events(self) -> Iterator[Event]:
        """Every event, newest first, undated last."""
        ...

    def articles(self) -> Iterator[Article]:
        """Every article, in the order it was read."""
        ...

    def article(self, key: str) -> Article | None:
        """The article of this id; None where there is none."""
        ...

    def claims(self, article: str) -> tuple[Resolved, ...]:
        """The resolved claims of one article, in text order."""
        ...

    def event_of(self, claim: str) -> str | None:
        """The id of the event that holds this claim."""
        ...

    def problems(self, article: str) -> tuple[Problem, ...]:
        """Every problem met on the way from one article's page to its claims, in the order met."""
        ...
