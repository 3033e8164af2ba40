"""An event as feeds and calendars tell it: a line, some words with their sources, and when it was told."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from readout.exports._excerpts import excerpt, headline, shortened
from readout.record import Actor, Event, View

_DAY = len("2022-01-03")
# What is told of an event that no page of the view dates: the beginning of counting, and never now.
_NEVER = "1970-01-01T00:00:00Z"


def summary(event: Event) -> str:
    """One line: what, between whom, and what must be known before the rest."""
    left = [_named(a) for a, r in zip(event.actors, event.roles, strict=False) if r in ("both", "source")]
    right = [_named(a) for a, r in zip(event.actors, event.roles, strict=False) if r == "target"]
    who = " – ".join(left) + (f" → {', '.join(right)}" if right else "")
    mark = "" if event.status == "happened" else f" ({event.status})"
    return f"{event.event_type.capitalize()}{mark}: {who or 'parties not known'}"


def told_in_words(view: View, event: Event) -> str:
    """Date, topics, and every page that tells of the event, each on a line."""
    lines = [f"{event.status}, {event.when.date if event.when else 'undated'}"]
    lines += [f"about {'; '.join(shortened(topic) for topic in event.topics)}"] if event.topics else []
    lines += [f"{name}: {url}" for name, url in sources(view, event)]
    quoted = next(iter(_quotations(view, event)), None)
    return "\n".join([*lines, f"“{quoted}”"] if quoted else lines)


def sources(view: View, event: Event) -> list[tuple[str, str]]:
    """Headline (or outlet) and address of every page that tells of the event, its main account first."""
    found: dict[str, str] = {}
    for account in sorted(event.accounts, key=lambda account: not account.main):
        article = view.article(account.article)
        if article is not None:
            found.setdefault(article.url, headline(article) or account.outlet or "a page")
    return [(name, url) for url, name in found.items()]


def page_of(view: View, event: Event) -> str | None:
    """The address of the page that tells the event best, where that is one of the web."""
    return next((url for _, url in sources(view, event) if _is_web(url)), None)


def told_at(view: View, event: Event) -> str:
    """When the newest page that tells of the event was fetched, else published, as an instant in UTC."""
    articles = [view.article(key) for key in {account.article for account in event.accounts}]
    fetched = [one.fetched_at for one in articles if one is not None and one.fetched_at is not None]
    if fetched:
        return f"{max(_utc(each) for each in fetched):%Y-%m-%dT%H:%M:%SZ}"
    days = [day_of(one.published.value) for one in articles if one is not None and one.published is not None]
    dated = [day for day in days if len(day) == _DAY]
    return f"{max(dated)}T00:00:00Z" if dated else _NEVER


def newest() -> str:
    """The instant of a feed in which nothing is."""
    return _NEVER


def day_of(value: str) -> str:
    """The day of an ISO date or instant."""
    return value[:_DAY]


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _named(actor: Actor) -> str:
    name = actor.person or actor.office
    if name is None:
        return actor.government or "somebody"
    return f"{name} ({actor.government})" if actor.government else name


def _quotations(view: View, event: Event) -> list[str]:
    claims = {account.claim for account in event.accounts}
    found = []
    for key in dict.fromkeys(account.article for account in event.accounts):
        article = view.article(key)
        if article is not None:
            said = [each for one in view.claims(key) if one.claim.id in claims for each in one.claim.said]
            found += [excerpt(article, each.text.value) for each in said]
    return found


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(url) & set(" \t\r\n")
    except ValueError:
        return False
