"""The two faces that rooms hand each other: a model that labels text, a view an exporter walks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from readout.record._actors import Resolved
from readout.record._articles import Article
from readout.record._events import Event
from readout.record._problems import Problem
from readout.record._values import Found


class Model(Protocol):
    """A packed language model: text in, labelled spans out."""

    name: str

    def label(self, texts: Sequence[str]) -> list[tuple[Found[str], ...]]:
        """One tuple of labelled spans per text, in order. Offsets count code points of that text."""
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
