"""A View over readings in memory, for exporting what was read without a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.record import Article, Event, Problem, Reading, Resolved


class ReadingsView:
    """Readings of one call and the events merged from them, walked like a record."""

    def __init__(self, readings: Sequence[Reading], events: Sequence[Event]) -> None:
        self._readings = tuple(readings)
        self._events = tuple(events)
        self._claims = {r.article.id: r.claims for r in readings}
        self._event_of = {account.claim: event.id for event in events for account in event.accounts}

    def events(self) -> Iterator[Event]:
        """Every event, newest first, undated last."""
        dated = sorted(
            (e for e in self._events if e.when), key=lambda e: (e.when.date if e.when else "", e.id)
        )
        yield from reversed(dated)
        yield from (e for e in self._events if e.when is None)

    def articles(self) -> Iterator[Article]:
        """Every article, in the order it was read."""
        return (reading.article for reading in self._readings)

    def article(self, key: str) -> Article | None:
        """The article with this id, or None."""
        return next((r.article for r in self._readings if r.article.id == key), None)

    def problems(self, article: str) -> tuple[Problem, ...]:
        """What went wrong on one page."""
        return next((r.problems for r in self._readings if r.article.id == article), ())

    def claims(self, article: str) -> tuple[Resolved, ...]:
        """The resolved claims of one article, in text order."""
        return self._claims.get(article, ())

    def event_of(self, claim: str) -> str | None:
        """The id of the event that holds this claim."""
        return self._event_of.get(claim)
