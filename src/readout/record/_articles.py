"""Page and Article: bytes at an address at a time, and the text with its blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from readout.record._errors import InputError
from readout.record._problems import Problem
from readout.record._values import Found, Span

_PREFIX = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")

BlockKind = Literal[
    "headline",  # the story's own headline (once; repeats are "furniture")
    "summary",  # standfirst, deck or bullet points under the headline
    "byline",  # who wrote it, "Reporting by", "By Reuters"
    "time",  # a line that carries the story's own publication or update time
    "body",  # a paragraph of the story
    "subheading",  # a heading inside the story
    "quotation",  # a block quotation set apart inside the story
    "caption",  # the words under a picture
    "post",  # an embedded social-media post
    "advert",  # advertising and its markers
    "marker",  # the heading of a furniture block: MORE ABOUT, LATEST, Read also
    "related",  # one headline of a "related" block, with its own time
    "latest",  # one headline of a "latest" or "most read" block, with its own time
    "stamp",  # the line that gives a related or latest headline its time
    "furniture",  # menus, share buttons, scripts, legal notices, everything else
]


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes at an address at a time, before anything was read.

    ``source`` is the kind of source it came from (``file``, ``url``, ``jsonl`` ...). ``name`` is what the
    caller calls the page (the JSONL ``id``, a file name). ``published`` is the publication date as the
    *caller* gives it (ISO prefix), never read from the page. ``text_given`` says that ``content`` is UTF-8
    plain text whose code points the caller's offsets count.

    :raises InputError: if ``published`` does not begin with a year, month or day of the calendar.
    """

    url: str
    content: bytes
    source: str
    name: str | None = None
    fetched_at: datetime | None = None
    media_type: str | None = None
    charset: str | None = None
    published: str | None = None
    text_given: bool = False

    def __post_init__(self) -> None:
        day = "2000" if self.published is None else self.published[:10]
        try:
            date.fromisoformat(day + "-01-01"[len(day) - 4 :] if _PREFIX.fullmatch(day) else "")
        except ValueError as error:
            raise InputError(
                f"published is an ISO date such as 2022-01-04, 2022-01 or 2022; got {self.published!r}"
            ) from error


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines of one kind.

    ``at`` is the local time printed with a related or latest headline or on a time line, as
    ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM`` (with offset or ``Z`` where the page gives one). ``said_by`` is
    the headline's own attribution ("… – Erdogan"). ``link`` is where the headline points, if known.
    """

    kind: BlockKind
    span: Span
    at: Found[str] | None = None
    said_by: Found[str] | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An anchor inside the article's text."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days an act on this page can lie between (ISO dates, inclusive).

    ``latest`` is the last day the page can have been written as far as it shows: its publication date where
    known, else the newest stamp in its furniture or the day it was fetched. They bound a date; they are
    never it.
    """

    earliest: str | None = None
    latest: str | None = None
    latest_from: str = "none"


@dataclass(frozen=True, slots=True)
class Article:
    """A text with blocks and sentences, as read from one page.

    ``text`` is the whole page, furniture included, one block after the other; for a page given as text it is
    that text unchanged. ``blocks`` are in text order, do not overlap, and cover every code point that is not
    white space. ``sentences`` cover the story blocks only (headline, summary, body, quotation, caption,
    post). ``published`` is an ISO prefix: a day, a minute (local), or an instant with offset; its ``source``
    says where it was read (``given``, ``json-ld``, ``meta``, ``text``, ``url``).
    """

    id: str
    url: str
    name: str | None
    outlet: Found[str] | None
    language: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    headline: Found[str] | None
    headline_source: Found[str] | None
    dateline: Found[str] | None
    published: Found[str] | None
    bounds: Bounds
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
    fetched_at: datetime | None = None

    def blocks_of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """The blocks of the given kinds, in text order."""
        return tuple(block for block in self.blocks if block.kind in kinds)
