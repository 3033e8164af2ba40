"""A view over readings in memory, so that formats are tried without a record on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.record import Article, Event, Problem, Reading, Resolved


@dataclass
class Readings:
    """Readings in the order given, with the events they were merged to."""

    readings: list[Reading]
    merged: list[Event]

    def events(self) -> Iterator[Event]:
        return iter(self.merged)

    def articles(self) -> Iterator[Article]:
        return (each.article for each in self.readings)

    def article(self, key: str) -> Article | None:
        return next((each.article for each in self.readings if each.article.id == key), None)

    def claims(self, article: str) -> tuple[Resolved, ...]:
        return next((each.claims for each in self.readings if each.article.id == article), ())

    def problems(self, article: str) -> tuple[Problem, ...]:
        return next((each.problems for each in self.readings if each.article.id == article), ())

    def event_of(self, claim: str) -> str | None:
        return next((event.id for event in self.merged for a in event.accounts if a.claim == claim), None)
