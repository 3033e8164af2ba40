"""Stories beside each other: copies, what they share, and the headlines of others that a page prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.record._actors import Resolved
from readout.record._values import Found


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two articles, by id and the lower first, of which one repeats the other's wording.

    ``left_inside`` is the share (0 to 1) of the left story's own words that stand in the right story in the
    same order, ``right_inside`` the reverse; words inside quotations are nobody's own.
    """

    left: str
    right: str
    left_inside: float
    right_inside: float


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article that is a copy: ``first`` is the article whose wording it repeats.

    ``share`` is the share (0 to 1) of its own words that stand in the story it was copied from.
    """

    article: str
    first: str
    share: float


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline to be gathered with others: its id, words, language (ISO 639-1) and ISO time, if known."""

    id: str
    text: str
    language: str
    at: str | None


@dataclass(frozen=True, slots=True)
class HeadlineClaim:
    """What a page claims by a headline of another story that it prints: a weak claim, that story unread.

    ``kind`` is the list it stands in, ``at`` the local time printed with it, ``said_by`` the headline's own
    source. ``claims`` are the acts that the headline alone tells, read as of its own time; they are never
    accounts of an event, and their page is no source of it. Spans count code points of the page's text.
    """

    article: str
    kind: Literal["related", "latest"]
    headline: Found[str]
    at: Found[str] | None
    said_by: Found[str] | None
    link: str | None
    claims: tuple[Resolved, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a story is about, as far as its claims say: ids of its events and people, governments, topics.

    ``days`` are the days (ISO) of its events, ``published`` its own time.
    """

    article: str
    published: str | None
    events: frozenset[str]
    people: frozenset[str]
    governments: frozenset[str]
    topics: frozenset[str]
    days: frozenset[str]


@dataclass(frozen=True, slots=True)
class Related:
    """A story related to another: how much they share, and what (event, person, government, topic, chain).

    ``at`` is when it was published or, where its page does not say, the last day of what it tells.
    """

    article: str
    at: str | None
    weight: float
    shared: tuple[str, ...]
