"""The pages of two governments over time, drawn from the very answers that their ``.json`` gives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from readout.doors.rest import Labels, Wire
from readout.doors.rest.dyads import DyadAnswers
from readout.doors.rest.files import FEEDS, download
from readout.doors.rest.people import list_address, with_page
from readout.doors.web._dyad_drawing import bars, drawing, stories_address
from readout.doors.web._html import page
from readout.doors.web._rows import Day, days, main_article
from readout.pipeline import Query, Readout

_LISTED = {
    "contact": "contacts that happened",
    "other": "other acts that happened",
    "announced": "announced events",
    "not": "cancelled, denied or only possible events",
}


class DyadPages:
    """The pages of two governments over one open record."""

    def __init__(self, readout: Readout) -> None:
        self._readout = readout
        self._record = readout.record
        self._labels = Labels(readout)
        self._answers = DyadAnswers(readout)

    def routes(self) -> list[BaseRoute]:
        """Every address. Those with an ending stand first, or the others would take them."""
        pair = "/dyads/{left}/{right}"
        addresses = (
            ("/dyads.json", self.dyads_json),
            ("/dyads", self.dyads),
            (f"{pair}/brief.json", self.brief_json),
            (f"{pair}/brief.md", self.brief_markdown),
            (f"{pair}/brief", self.brief),
            (f"{pair}/months.csv", self.months),
            (f"{pair}.json", self.dyad_json),
            *((f"{pair}.{end}", self.feed) for end in FEEDS),
            (pair, self.dyad),
        )
        return [Route(path, endpoint, methods=["GET"]) for path, endpoint in addresses]

    # -- pairs -----------------------------------------------------------------------------------------------

    def dyads(self, request: Request) -> Response:
        """The pairs that share most events; two that are named lead to their page."""
        names = [request.query_params.get(name, "").strip() for name in ("left", "right")]
        if all(names):
            return RedirectResponse(f"/dyads/{self._code(names[0])}/{self._code(names[1])}", status_code=303)
        return page(
            "dyads.html", pairs=self._answers.pairs().pairs, given=names, here="/dyads", json="/dyads.json"
        )

    def dyads_json(self, _request: Request) -> Response:
        """The same as JSON."""
        return Wire(self._answers.pairs().model_dump())

    # -- a pair ----------------------------------------------------------------------------------------------

    def dyad(self, request: Request) -> Response:
        """Two governments over time."""
        left, right = self._pair(request)
        path = f"/dyads/{left}/{right}"
        if request.url.path != path:
            return _moved(request, path)
        found = self._answers.dyad(left, right, request.query_params, path)
        given = {"today": found.today} if found.today_from == "asked" else {}
        return page(
            "dyad.html",
            one=found,
            drawing=drawing(found.marks, date.fromisoformat(found.today)),
            bars=bars(found.quarters, found.baseline, lambda name: _chosen(path, given, quarter=name)),
            stories=stories_address,
            chosen=lambda **what: _chosen(path, given, **what),
            listed_as=_LISTED.get(found.kind or "", "events"),
            search=list_address(side=(left, right)),
            days=self._days(row.id for row in found.events),
            feeds={end: f"{path}.{end}" for end in FEEDS},
            here="/dyads",
            json=with_page(f"{path}.json", dict(request.query_params)),
        )

    def dyad_json(self, request: Request) -> Response:
        """The same as JSON."""
        left, right = self._pair(request)
        path = f"/dyads/{left}/{right}.json"
        if request.url.path != path:
            return _moved(request, path)
        return Wire(self._answers.dyad(left, right, request.query_params, path).model_dump())

    def feed(self, request: Request) -> Response:
        """Their events by the end of the address: table, calendar or feed."""
        pair = self._pair(request)
        form = FEEDS[request.url.path.rpartition(".")[2]]
        return download(self._readout, form, Query(side=pair), title=" ".join(pair))

    def months(self, request: Request) -> Response:
        """Their months, zeros included, as CSV; ``since`` and ``until`` bound them."""
        pair = self._pair(request)
        since, until = (request.query_params.get(name, "").strip() or None for name in ("since", "until"))
        return download(self._readout, "csv-dyads", Query(side=pair), pair=pair, months=(since, until))

    # -- the brief -------------------------------------------------------------------------------------------

    def brief(self, request: Request) -> Response:
        """Everything since the last ministerial, for paper."""
        left, right = self._pair(request)
        path = f"/dyads/{left}/{right}/brief"
        if request.url.path != path:
            return _moved(request, path)
        found = self._answers.brief(left, right, request.query_params)
        given = dict(request.query_params)
        return page(
            "brief.html",
            one=found,
            given=given,
            sides=self._labels,
            markdown=with_page(f"{path}.md", given),
            here="",
            json=with_page(f"{path}.json", given),
        )

    def brief_json(self, request: Request) -> Response:
        """The same as JSON."""
        left, right = self._pair(request)
        return Wire(self._answers.brief(left, right, request.query_params).model_dump())

    def brief_markdown(self, request: Request) -> Response:
        """The same as Markdown."""
        left, right = self._pair(request)
        text = self._answers.markdown(left, right, request.query_params)
        return PlainTextResponse(text.encode("utf-8", "replace"), media_type="text/markdown; charset=utf-8")

    # -- parts -----------------------------------------------------------------------------------------------

    def _pair(self, request: Request) -> tuple[str, str]:
        return self._code(request.path_params["left"]), self._code(request.path_params["right"])

    def _code(self, given: str) -> str:
        code = self._answers.code(given)
        if code is None:
            raise HTTPException(404, f"No government or body is called {given[:40]!r}.")
        return code

    def _days(self, keys: Iterable[str]) -> tuple[Day, ...]:
        events = [event for key in keys if (event := self._record.event(key)) is not None]
        wanted = {key for key in map(main_article, events) if key}
        told = self._readout.stories.independent(events)
        return days(events, dict(self._record.articles_of(wanted)), self._labels, told)


def _moved(request: Request, path: str) -> Response:
    return RedirectResponse(with_page(path, dict(request.query_params)), status_code=301)


def _chosen(path: str, given: dict[str, str], **what: str) -> str:
    return with_page(path, given, **what) + "#events"
