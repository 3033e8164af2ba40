"""One event of a list, as the pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from readout.doors.rest import Labels
from readout.doors.web import _words as words
from readout.doors.web._dates import machine, spoken, weekday
from readout.record import Actor, Article, Event

# A row names so many topics; the event's own page has them all.
MOST_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Badge:
    """A word about an event with a sign before it, so that it does not hang on colour."""

    kind: str
    sign: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """One event of a list."""

    id: str
    label: str
    sides: words.Sides
    badges: tuple[Badge, ...]
    topics: tuple[str, ...]
    place: str | None
    channel: str | None
    headline: str | None
    language: str | None
    told_by: str | None
    others: int
    pages: int


@dataclass(frozen=True, slots=True)
class Day:
    """The events of one date. ``at`` is what a program reads, empty words mean that there is no date."""

    text: str
    weekday: str
    at: str | None
    rows: tuple[Row, ...]


def days(
    events: Iterable[Event], articles: dict[str, Article], labels: Labels, independent: Mapping[str, int]
) -> tuple[Day, ...]:
    """Rows under their dates, in the order given; ``independent`` is the number of sources by event."""
    found: list[tuple[str, list[Row]]] = []
    for event in events:
        date = event.when.date if event.when else ""
        if not found or found[-1][0] != date:
            found.append((date, []))
        found[-1][1].append(row(event, articles, labels, independent[event.id]))
    return tuple(
        Day(spoken(date) if date else "", weekday(date), machine(date) if date else None, tuple(rows))
        for date, rows in found
    )


def row(event: Event, articles: dict[str, Article], labels: Labels, independent: int) -> Row:
    """One event as a row; ``articles`` holds that of its main account, if it is to be shown."""
    first = main_article(event)
    article = articles.get(first) if first else None
    outlet = article.outlet.value if article and article.outlet else None
    return Row(
        id=event.id,
        label=labels.type(event.event_type),
        sides=sides_of(event.actors, event.roles, labels),
        badges=badges(event),
        topics=event.topics[:MOST_TOPICS],
        place=event.place,
        channel=event.channel,
        headline=article.headline.value if article and article.headline else None,
        language=words.tongue(article.language) if article else None,
        told_by=labels.outlet(outlet) if outlet else (words.host(article.url) if article else None),
        others=max(independent - 1, 0),
        pages=len({account.article for account in event.accounts}),
    )


def main_article(event: Event) -> str | None:
    """The article that tells the event as its main news, else the first."""
    told = [account for account in event.accounts if account.main] or list(event.accounts)
    return told[0].article if told else None


def sides_of(actors: Iterable[Actor], roles: Iterable[str], labels: Labels) -> words.Sides:
    """The parties of an event by where they stand in it."""
    return words.sides(words.person(a, r, labels) for a, r in zip(actors, roles, strict=True))


def badges(event: Event) -> tuple[Badge, ...]:
    """What a reader must know before the rest: not happened, contradicted, dated by inference."""
    found = []
    if event.status != "happened":
        found.append(status_badge(event.status))
    if event.disagreements:
        fields = ", ".join(one.field for one in event.disagreements)
        found.append(Badge("differ", "≠", "accounts differ", f"The accounts differ on: {fields}."))
    if event.when is not None and event.when.basis in words.INFERRED:
        found.append(Badge("inferred", "≈", "date inferred", words.BASIS[event.when.basis]))
    return tuple(found)


def status_badge(status: str) -> Badge:
    """A status in words, with its sign."""
    return Badge(status, words.SIGN.get(status, "•"), status, words.STATUS.get(status, ""))
