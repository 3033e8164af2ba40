"""One event of a list, as the pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from readout.doors.rest import Labels
from readout.doors.web import _words as words
from readout.doors.web._dates import machine, spoken, weekday
from readout.record import Actor, Article, Event, Resolved

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
    events: Iterable[Event],
    articles: dict[str, Article],
    labels: Labels,
    independent: Mapping[str, int],
    fresh: frozenset[str] = frozenset(),
) -> tuple[Day, ...]:
    """Rows under their dates, in the order given; ``independent`` is the number of sources by event.

    ``fresh`` are the articles of the last day of reading.
    """
    found: list[tuple[str, list[Row]]] = []
    for event in events:
        date = event.when.date if event.when else ""
        if not found or found[-1][0] != date:
            found.append((date, []))
        found[-1][1].append(row(event, articles, labels, independent[event.id], fresh))
    return tuple(
        Day(spoken(date) if date else "", weekday(date), machine(date) if date else None, tuple(rows))
        for date, rows in found
    )


def row(
    event: Event,
    articles: dict[str, Article],
    labels: Labels,
    independent: int,
    fresh: frozenset[str] = frozenset(),
) -> Row:
    """One event as a row; ``articles`` holds that of its main account, if it is to be shown."""
    first = main_article(event)
    article = articles.get(first) if first else None
    return Row(
        id=event.id,
        label=labels.type(event.event_type),
        sides=sides_of(event.actors, event.roles, labels),
        badges=(*newness(event, articles, labels, fresh), *badges(event)),
        topics=event.topics[:MOST_TOPICS],
        place=event.place,
        channel=event.channel,
        headline=article.headline.value if article and article.headline else None,
        language=words.tongue(article.language) if article else None,
        told_by=words.source(article, labels) if article else None,
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


def act_line(one: Resolved, labels: Labels) -> str:
    """An act in a line: what, of whom, and its state where it did not happen."""
    claim = one.claim
    people = words.sides(
        words.person(actor, party.role, labels)
        for actor, party in zip(one.actors, claim.parties, strict=False)
    )
    state = "" if claim.status == "happened" else f", {claim.status}"
    return f"{labels.type(claim.event_type)}: {people.title}{state}"


def badges(event: Event) -> tuple[Badge, ...]:
    """What a reader must know before the rest: not happened, contradicted, dated by inference."""
    found = []
    if event.status != "happened":
        found.append(status_badge(event.status))
    if contradicted(event):
        found.append(
            Badge("denied", "⊘", "contradicted", "One account says that it is so, another that it is not.")
        )
    elif event.disagreements:
        fields = ", ".join(one.field for one in event.disagreements)
        found.append(Badge("differ", "≠", "accounts differ", f"The accounts differ on: {fields}."))
    if event.when is not None and event.when.basis in words.INFERRED:
        found.append(Badge("inferred", "≈", "date inferred", words.BASIS[event.when.basis]))
    return tuple(found)


def contradicted(event: Event) -> bool:
    """Whether one account denies what another asserts; that it was announced first contradicts nothing."""
    held = {value for one in event.disagreements if one.field == "status" for value, _ in one.values}
    return "denied" in held and not held.isdisjoint(("happened", "planned"))


def newness(
    event: Event, articles: Mapping[str, Article], labels: Labels, fresh: frozenset[str]
) -> tuple[Badge, ...]:
    """What came in the last day of reading: the event itself, or the second side's own account of it."""
    told = {account.article for account in event.accounts}
    if told and told <= fresh:
        return (Badge("new", "●", "new", "First told in the last day of reading."),)
    if len(event.heard) < 2:
        return ()
    spoke = {key: labels.official(articles[key]) for key in told if key in articles}
    before = {side for key, side in spoke.items() if key not in fresh}
    came = [side for side in event.heard if side in spoke.values() and side not in before]
    if came and not before.isdisjoint(event.heard):
        names = ", ".join(labels.government(side) for side in came)
        text = f"{names} told it in the last day of reading; the other side was heard before."
        return (Badge("second", "⇄", "second side arrived", text),)
    return ()


def articles_shown(events: Iterable[Event]) -> frozenset[str]:
    """The articles that rows are made of: of each event the main one, all where both sides are heard."""
    shown: set[str] = set()
    for event in events:
        main = main_article(event)
        shown |= {main} if main else set()
        if len(event.heard) > 1:
            shown |= {account.article for account in event.accounts}
    return frozenset(shown)


def status_badge(status: str) -> Badge:
    """A status in words, with its sign."""
    return Badge(status, words.SIGN.get(status, "•"), status, words.STATUS.get(status, ""))
