"""The stories that were read of a stretch of time: what the counts of stories stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from readout.doors.rest import Labels, Wire
from readout.doors.rest.files import MOST_ENTRIES, MOST_ROWS, feed, table
from readout.doors.rest.people import with_page
from readout.doors.web import _words as words
from readout.doors.web._html import page
from readout.pipeline import Query, Readout
from readout.pipeline.lists import Entry
from readout.record import InputError

ON_A_PAGE, _AT_ONCE = 60, 500
# Whether a page says when it was published.
_DATED = {"yes": "of known date", "no": "without a date", "any": "all"}
LONGEST_OUTLET = 500


@dataclass(frozen=True, slots=True)
class ReadStory:
    """One story of the list."""

    story: str
    headline: str | None
    outlet: str | None
    published: str | None
    language: str | None = None
    host: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """One page of the list."""

    since: str
    until: str
    page: int
    total: int
    stories: tuple[ReadStory, ...]
    dated: str


class ReadPages:
    """The list of stories over one open record."""

    def __init__(self, readout: Readout) -> None:
        self._stories = readout.stories
        self._record = readout.record
        self._labels = Labels(readout)

    def routes(self) -> list[BaseRoute]:
        """Its address, and those of its JSON, table and feed."""
        addresses = (
            ("/stories.json", self.stories_json),
            ("/stories.csv", self.stories_csv),
            ("/stories.atom", self.stories_atom),
            ("/stories", self.stories),
        )
        return [Route(path, endpoint, methods=["GET"]) for path, endpoint in addresses]

    def stories(self, request: Request) -> Response:
        """Stories by their publication, newest first."""
        found = self._read(request)
        given = dict(request.query_params)
        more = found.page * ON_A_PAGE < found.total
        return page(
            "stories.html",
            found=found,
            outlet=self._labels.outlet,
            previous=with_page("/stories", given, page=found.page - 1) if found.page > 1 else None,
            next=with_page("/stories", given, page=found.page + 1) if more else None,
            here="",
            json=with_page("/stories.json", given),
            csv=with_page("/stories.csv", given, page=None),
            feed=with_page("/stories.atom", given, page=None),
            choices=[
                (text, with_page("/stories", given, page=None, dated=name), name == found.dated)
                for name, text in _DATED.items()
            ],
        )

    def stories_json(self, request: Request) -> Response:
        """The same as JSON."""
        found = self._read(request)
        rows = [
            {
                "story": one.story,
                "url": f"/stories/{one.story}",
                "headline": one.headline,
                "outlet": one.outlet,
                "published": one.published,
            }
            for one in found.stories
        ]
        told = {"since": found.since, "until": found.until, "dated": found.dated, "total": found.total}
        return Wire({**told, "stories": rows})

    def stories_csv(self, request: Request) -> Response:
        """The whole list as CSV."""
        columns = ("story_id", "headline", "outlet", "published", "language", "url")
        return table("stories", columns, islice(self._rows(request), MOST_ROWS))

    def _rows(self, request: Request) -> Iterator[tuple[str | None, ...]]:
        """Every story of the list; some at a time, since each is read with its text."""
        number, found = 1, self._read(request, _AT_ONCE, 1)
        while found.stories:
            yield from (
                (one.story, one.headline, one.outlet, one.published, one.language, one.url)
                for one in found.stories
            )
            number += 1
            found = self._read(request, _AT_ONCE, number)

    def stories_atom(self, request: Request) -> Response:
        """The newest stories as a feed."""
        found = self._read(request, MOST_ENTRIES, 1)
        entries = [
            Entry(
                one.story,
                one.headline or "A story without a headline",
                one.published or "",
                f"{one.host or 'outlet not known'}, {one.published or 'no publication date'}",
                words.outgoing(one.url or ""),
            )
            for one in found.stories
        ]
        return feed("stories", entries)

    def _read(self, request: Request, size: int = ON_A_PAGE, number: int | None = None) -> Read:
        """So many stories of the list: those of the page that the address asks for, or of page ``number``."""
        since = request.query_params.get("since", "").strip() or "0001-01-01"
        until = request.query_params.get("until", "").strip() or "9999-12-31"
        Query(since=since, until=until)  # a date that is none is an error
        written = request.query_params.get("page", "").strip() or "1"
        if not (written.isascii() and written.isdigit() and len(written) < 7 and int(written) > 0):
            raise InputError(f"page is a number from 1 on; got {written[:80]!r}")
        number = int(written) if number is None else number
        # Days in order of letters: 2022-01 is before 2022-01-01, and 2022-01~ after every day of it.
        outlet = request.query_params.get("outlet", "").strip()[:LONGEST_OUTLET] or None
        dated = request.query_params.get("dated", "").strip() or "yes"
        if dated not in _DATED:
            raise InputError(f"dated is one of {', '.join(_DATED)}; got {dated[:80]!r}")
        skipped = (number - 1) * size
        total, rows = self._stories.read_between(
            since, f"{until}~", skipped, size, outlet, dated={"yes": True, "no": False}.get(dated)
        )
        return Read(since, until, number, total, self._named(rows), dated)

    def _named(self, rows: Sequence[tuple[str, str | None, str | None, str | None]]) -> tuple[ReadStory, ...]:
        """Stories with their language, and with the host or the file of those whose outlet is not known."""
        articles = self._record.articles_of({row[0] for row in rows})
        return tuple(
            ReadStory(
                *row,
                words.tongue(articles[row[0]].language),
                words.source(articles[row[0]], self._labels),
                articles[row[0]].url,
            )
            if row[0] in articles
            else ReadStory(*row)
            for row in rows
        )
