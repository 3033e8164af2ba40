"""The pages: each asks the record one question and shows the answer, as HTML or as JSON."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from readout.doors.rest import Answers, Asked, Labels, Wire, asked
from readout.doors.rest.files import FEEDS, download
from readout.doors.rest.review import Reviewer
from readout.doors.web import _words as words
from readout.doors.web._dyad import DyadPages
from readout.doors.web._event import event_view
from readout.doors.web._facets import chips, facets
from readout.doors.web._hits import HitView, hits
from readout.doors.web._html import page
from readout.doors.web._people import PeoplePages
from readout.doors.web._quality import QualityPages
from readout.doors.web._questions import QuestionPages
from readout.doors.web._read import ReadPages
from readout.doors.web._review import ReviewPages
from readout.doors.web._rows import Day, articles_shown, days
from readout.doors.web._same import SamePages, said_views
from readout.doors.web._story import story_view
from readout.pipeline import FORMATS, Readout
from readout.record import Event

# Events on one page: two screens of a laptop, five of a phone, and well under 100 ms to make.
ON_A_PAGE = 20
STORIES_ON_A_PAGE = 12
# Where the things that the record counts are listed.
_LISTS = {
    "pages": "/stories?dated=any",
    "events": "/search",
    "dated_events": "/search?since=0001-01-01",
    "actors": "/actors",
    "outlets": "/quality#sources",
    "problems": "/quality#problems",
    "failures": "/quality#failures",
}


class Pages:
    """The pages over one open record; ``reviewer`` keeps what people say of it."""

    def __init__(self, readout: Readout, reviewer: Reviewer) -> None:
        self._readout = readout
        self._record = readout.record
        self._labels = Labels(readout)
        self._answers = Answers(readout)
        self._people = PeoplePages(readout)
        self._dyads = DyadPages(readout)
        self._read = ReadPages(readout)
        self._review = ReviewPages(readout, reviewer)
        self._same = SamePages(readout, reviewer)

    def routes(self) -> list[BaseRoute]:
        """Every address of a page. That with ``.json`` stands first, or the other would take it."""
        addresses = (
            ("/index.json", self.latest_json),
            ("/", self.latest),
            ("/search.json", self.search_json),
            ("/search", self.search),
            ("/events/{key}.json", self.event_json),
            ("/events/{key}", self.event),
            ("/stories/{key}.json", self.story_json),
            ("/stories/{key}", self.story),
            ("/about.json", self.about_json),
            ("/about", self.about),
            *((f"/index.{end}", self.feed) for end in FEEDS),
            *((f"/search.{end}", self.feed) for end in FEEDS),
            ("/export/{form}", self.export),
        )
        own: list[BaseRoute] = [Route(path, endpoint, methods=["GET"]) for path, endpoint in addresses]
        parts = (
            self._read,
            self._dyads,
            self._people,
            QuestionPages(self._readout),
            self._same,  # before review, whose fields would take the log's addresses
            self._review,
            QualityPages(self._readout),
        )
        return own + [route for part in parts for route in part.routes()]

    # -- lists -----------------------------------------------------------------------------------------------

    def latest(self, request: Request) -> Response:
        """Events, newest first."""
        question = self._asked(request)
        found = self._record.find(question.query)
        return page(
            "latest.html",
            days=self._days(found.events),
            total=self._record.count(question.query),
            stats=self._record.stats(),
            question=question,
            chips=chips(question, "/", self._labels),
            older=_older(question, found.cursor, "/"),
            here="/",
            json=question.address("/index.json", paged=True),
            feeds={end: question.address(f"/index.{end}") for end in FEEDS},
        )

    def latest_json(self, request: Request) -> Response:
        """The same as JSON."""
        return Wire(self._answers.events(self._asked(request), "/index.json").model_dump())

    def search(self, request: Request) -> Response:
        """Events and stories by words and facets."""
        question = self._asked(request)
        counts = self._record.facets(question.query)  # first: the number of events comes with them
        found = self._record.find(question.query)
        return page(
            "search.html",
            question=question,
            days=self._days(found.events),
            total=self._record.count(question.query),
            hits=self._hits(question),
            most=STORIES_ON_A_PAGE,
            facets=facets(counts, question, self._labels),
            chips=chips(question, "/search", self._labels),
            types=sorted((one.name, one.label) for one in self._labels.types.values()),
            statuses=list(words.STATUS),
            pair=_pair(question, self._labels),
            formats=list(FORMATS.all()),
            older=_older(question, found.cursor, "/search"),
            here="/search",
            json=question.address("/search.json", paged=True),
            feeds={end: question.address(f"/search.{end}") for end in FEEDS},
        )

    def search_json(self, request: Request) -> Response:
        """The same as JSON."""
        return Wire(self._answers.search(self._asked(request), "/search.json").model_dump())

    # -- things ----------------------------------------------------------------------------------------------

    def event(self, request: Request) -> Response:
        """One event; an id that was merged into another leads to it."""
        event = self._event(request)
        if event.id != request.path_params["key"]:
            return RedirectResponse(f"/events/{event.id}", status_code=301)
        view = event_view(event, self._readout, self._labels, _sides(request))
        asked_for = f"?{request.url.query}" if request.url.query else ""
        json = f"/events/{event.id}.json{asked_for}"
        said = said_views(self._readout.desk.words(event), self._readout, self._labels)
        return page("event.html", view=view, said=said, event=event, here="", json=json)

    def event_json(self, request: Request) -> Response:
        """The same as JSON."""
        event = self._event(request)
        if event.id != request.path_params["key"]:
            return RedirectResponse(f"/events/{event.id}.json", status_code=301)
        return Wire(self._answers.event(event, _sides(request)).model_dump())

    def story(self, request: Request) -> Response:
        """One story."""
        article = self._record.article(request.path_params["key"])
        if article is None:
            raise HTTPException(404, "The record holds no story of this address.")
        view = story_view(article, self._readout, self._labels)
        return page("story.html", view=view, here="", json=f"/stories/{article.id}.json")

    def story_json(self, request: Request) -> Response:
        """The same as JSON."""
        article = self._record.article(request.path_params["key"])
        if article is None:
            raise HTTPException(404, "The record holds no story of this address.")
        return Wire(self._answers.story(article).model_dump())

    def about(self, request: Request) -> Response:
        """What Readout is, how it codes, and what this record holds."""
        return page(
            "about.html",
            stats=self._record.stats(),
            sources=[
                (
                    self._labels.outlet(one.value),
                    one.count,
                    f"/stories?{urlencode({'outlet': one.value}, errors='replace')}",
                )
                for one in self._record.sources()
                if one.value
            ],
            lists=_LISTS,
            types=sorted(self._labels.types.values(), key=lambda one: one.label),
            formats=list(FORMATS.all()),
            here=request.url.path,
            json="/about.json",
        )

    def about_json(self, _request: Request) -> Response:
        """What the record holds, as JSON."""
        return Wire(
            {
                "record": dict(self._record.stats()),
                "event_types": {one.name: one.definition for one in self._labels.types.values()},
                "statuses": words.STATUS,
                "date_bases": words.BASIS,
                "problems": words.PROBLEMS,
                "formats": {one.name: one.description for one in FORMATS.all()},
            }
        )

    # -- downloads -------------------------------------------------------------------------------------------

    def feed(self, request: Request) -> Response:
        """The events of a list by the end of its address: all of them, not the page that is shown."""
        form = FEEDS[request.url.path.rpartition(".")[2]]
        question = self._asked(request)
        return download(self._readout, form, question.query, title=_title(question))

    def export(self, request: Request) -> Response:
        """The events of a list in any format that Readout writes."""
        question = self._asked(request)
        return download(self._readout, request.path_params["form"], question.query, title=_title(question))

    # -- asking ----------------------------------------------------------------------------------------------

    def _asked(self, request: Request) -> Asked:
        return asked(request.query_params, self._readout, ON_A_PAGE)

    def _event(self, request: Request) -> Event:
        event = self._record.event(request.path_params["key"])
        if event is None:
            raise HTTPException(404, "The record holds no event of this address.")
        return event

    def _hits(self, question: Asked) -> tuple[HitView, ...]:
        if not question.text or question.cursor:
            return ()
        return hits(self._answers.stories(replace(question, limit=STORIES_ON_A_PAGE)), self._labels)

    def _days(self, events: tuple[Event, ...]) -> tuple[Day, ...]:
        articles = dict(self._record.articles_of(articles_shown(events)))
        stories = self._readout.stories
        return days(events, articles, self._labels, stories.independent(events), stories.fresh(events))


def _sides(request: Request) -> tuple[str, str] | None:
    """The two sides that an event's address names."""
    left, right = (request.query_params.get(side, "").upper() for side in ("left", "right"))
    return (left, right) if left or right else None


def _older(question: Asked, cursor: str | None, path: str) -> str | None:
    """The address of the page after this one."""
    if cursor is None:
        return None
    here = question.address(path)
    return f"{here}{'&' if '?' in here else '?'}cursor={cursor}"


def _pair(question: Asked, labels: Labels) -> dict[str, str] | None:
    """The page of the two governments that are asked for; None unless there are two."""
    if len(question.side) != 2:
        return None
    left, right = question.side
    return {
        "text": f"{labels.government(left)} – {labels.government(right)}",
        "address": f"/dyads/{left}/{right}",
    }


def _title(question: Asked) -> str | None:
    """What a feed of the question is called; None for that of everything."""
    pairs = replace(question, cursor=None).pairs()
    return ", ".join(f"{name} {value}" for name, value in pairs) or None
