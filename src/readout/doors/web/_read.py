"""The stories that were read of a stretch of time: what the counts of stories stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from readout.doors.rest import Labels, Wire
from readout.doors.rest.people import with_page
from readout.doors.web import _words as words
from readout.doors.web._html import page
from readout.pipeline import Query, Readout
from readout.record import InputError

ON_A_PAGE = 60
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


@dataclass(frozen=True, slots=True)
class Read:
    """One page of the list."""

    since: str
    until: str
    page: int
    total: int
    stories: tuple[ReadStory, ...]


class ReadPages:
    """The list of stories over one open record."""

    def __init__(self, readout: Readout) -> None:
        self._stories = readout.stories
        self._record = readout.record
        self._labels = Labels(readout)

    def routes(self) -> list[BaseRoute]:
        """Its address and that of its JSON."""
        return [
            Route("/stories.json", self.stories_json, methods=["GET"]),
            Route("/stories", self.stories, methods=["GET"]),
        ]

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
        )

    def stories_json(self, request: Request) -> Response:
        """The same as JSON."""
        found = self._read(request)
        rows = [
            {
                "url": f"/stories/{one.story}",
                "headline": one.headline,
                "outlet": one.outlet,
                "published": one.published,
            }
            for one in found.stories
        ]
        return Wire({"since": found.since, "until": found.until, "total": found.total, "stories": rows})

    def _read(self, request: Request) -> Read:
        since = request.query_params.get("since", "").strip() or "0001-01-01"
        until = request.query_params.get("until", "").strip() or "9999-12-31"
        Query(since=since, until=until)  # a date that is none is an error
        written = request.query_params.get("page", "").strip() or "1"
        if not (written.isascii() and written.isdigit() and len(written) < 7 and int(written) > 0):
            raise InputError(f"page is a number from 1 on; got {written[:80]!r}")
        number = int(written)
        # Days in order of letters: 2022-01 is before 2022-01-01, and 2022-01~ after every day of it.
        outlet = request.query_params.get("outlet", "").strip()[:LONGEST_OUTLET] or None
        skipped = (number - 1) * ON_A_PAGE
        total, rows = self._stories.read_between(since, f"{until}~", skipped, ON_A_PAGE, outlet)
        return Read(since, until, number, total, self._named(rows))

    def _named(self, rows: Sequence[tuple[str, str | None, str | None, str | None]]) -> tuple[ReadStory, ...]:
        """Stories with their language, and with the host or the file of those whose outlet is not known."""
        articles = self._record.articles_of({row[0] for row in rows})
        return tuple(
            ReadStory(*row, words.tongue(articles[row[0]].language), words.host(articles[row[0]].url))
            if row[0] in articles
            else ReadStory(*row)
            for row in rows
        )
