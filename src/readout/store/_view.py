"""The part of a record that a query chooses, as a view for exports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from readout.record import Article, Event, Problem, Resolved, View
from readout.store._query import Query


class Asked(View, Protocol):
    """A view that can be asked: the store itself, which makes selections and so is not imported here."""

    def events(self, query: Query | None = None) -> Iterator[Event]:
        """Every event of the query, or every event."""
        ...


class Selection:
    """A ``View`` of the events of a query and of the pages that tell them, whatever the query's limit."""

    def __init__(self, store: Asked, query: Query) -> None:
        self._store = store
        self._query = query

    def events(self) -> Iterator[Event]:
        """The events of the query, newest first, undated last."""
        return self._store.events(self._query)

    def articles(self) -> Iterator[Article]:
        """The articles that tell of these events, in the order they were read."""
        told = {account.article for event in self.events() for account in event.accounts}
        return (article for article in self._store.articles() if article.id in told)

    def article(self, key: str) -> Article | None:
        """The article of this id."""
        return self._store.article(key)

    def claims(self, article: str) -> tuple[Resolved, ...]:
        """Every claim of one article, also those of events that were not chosen."""
        return self._store.claims(article)

    def event_of(self, claim: str) -> str | None:
        """The id of the event that holds this claim."""
        return self._store.event_of(claim)

    def problems(self, article: str) -> tuple[Problem, ...]:
        """Every problem met while reading one article."""
        return self._store.problems(article)
