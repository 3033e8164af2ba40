"""What a story's page shows of other stories: the text it copies, what to read more about, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from readout.doors.rest import Labels
from readout.doors.web import _words as words
from readout.doors.web._rows import Day, act_line, days
from readout.pipeline import Query, Readout
from readout.record import Article, HeadlineClaim

# As many as the lists of news sites show.
MOST_LATEST = 5

_SHARED = {
    "event": "the same act",
    "person": "the same people",
    "government": "the same governments",
    "topic": "the same topic",
    "chain": "near in time",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A headline of one of the page's own lists, with the time printed by it and the acts it tells alone."""

    headline: str
    at: str | None
    said_by: str | None
    link: str | None
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Another story of the record: its id, headline, who printed it, its time, and why it is named."""

    story: str
    headline: str
    language: str | None
    source: str
    at: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Other stories beside one. ``first`` is what it is a copy of; ``latest`` are events of the record."""

    first: Told | None
    copies: tuple[Told, ...]
    more: tuple[Told, ...]
    latest: tuple[Day, ...]
    printed_related: tuple[Listed, ...]
    printed_latest: tuple[Listed, ...]


def beside(article: Article, readout: Readout, labels: Labels) -> Beside:
    """What stands beside a story."""
    stories = readout.stories
    copies = stories.copies([article.id])
    found = copies.of(article.id)
    related = stories.related(article.id)
    others = copies.others(article.id)
    wanted = {*others, *(one.article for one in related), *([found.first] if found else [])}
    articles = readout.record.articles_of(wanted)
    share = f"{found.share:.0%} of its own words" if found else ""
    more = {one.article: ", ".join(_SHARED[kind] for kind in one.shared) for one in related}
    new = readout.record.find(Query(limit=MOST_LATEST)).events
    printed = stories.printed(article.id)
    return Beside(
        first=_told(articles[found.first], share, labels) if found and found.first in articles else None,
        copies=tuple(_told(articles[key], "", labels) for key in others if key in articles),
        more=tuple(_told(articles[key], why, labels) for key, why in more.items() if key in articles),
        latest=days(new, {}, labels, stories.independent(new)),
        printed_related=tuple(_listed(article, "related", printed, labels)),
        printed_latest=tuple(_listed(article, "latest", printed, labels)),
    )


def _told(article: Article, why: str, labels: Labels) -> Told:
    return Told(
        story=article.id,
        headline=article.headline.value if article.headline else f"A story of {words.host(article.url)}",
        language=words.tongue(article.language),
        source=words.source(article, labels),
        at=article.published.value if article.published else None,
        why=why,
    )


def _listed(
    article: Article, kind: Literal["related", "latest"], printed: Iterable[HeadlineClaim], labels: Labels
) -> Iterator[Listed]:
    acts = {one.headline.evidence[0]: one.claims for one in printed}
    for block in article.blocks_of(kind):
        yield Listed(
            block.span.of(article.text).strip(),
            block.at.value if block.at else None,
            block.said_by.value if block.said_by else None,
            words.outgoing(block.link),
            tuple(act_line(one, labels) for one in acts.get(block.span, ())),
        )
