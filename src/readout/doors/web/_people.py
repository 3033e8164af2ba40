"""The pages of people and governments, drawn from the very answers that their ``.json`` gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from readout.doors.rest import Labels, Wire
from readout.doors.rest.files import FEEDS, download, table
from readout.doors.rest.people import PeopleAnswers, asked_terms, list_address, with_page
from readout.doors.web._html import page
from readout.doors.web._rows import Day, days, main_article
from readout.doors.web._timeline import Timeline, timeline
from readout.doors.web._words import OFFICE, office_name
from readout.pipeline import Query, Readout
from readout.pipeline.people import Held

_NOBODY = "Neither the record nor the atlas has a person of this address."
_LONGEST_NAME = 80


class PeoplePages:
    """The pages of people and governments over one open record."""

    def __init__(self, readout: Readout) -> None:
        self._readout = readout
        self._people = readout.people
        self._record = readout.record
        self._labels = Labels(readout)
        self._answers = PeopleAnswers(readout)

    def routes(self) -> list[BaseRoute]:
        """Every address. That with ``.json`` stands first, or the other would take it."""
        addresses = (
            ("/actors.json", self.actors_json),
            ("/actors.csv", self.actors_csv),
            ("/actors", self.actors),
            ("/actors/{key}.json", self.actor_json),
            ("/actors/{key}", self.actor),
            ("/governments.json", self.governments_json),
            ("/governments", self.governments),
            ("/governments/{code}.json", self.government_json),
            *(("/governments/{code}." + end, self.government_feed) for end in FEEDS),
            ("/governments/{code}", self.government),
        )
        return [Route(path, endpoint, methods=["GET"]) for path, endpoint in addresses]

    # -- people ----------------------------------------------------------------------------------------------

    def actors(self, request: Request) -> Response:
        """People by the number of their events, or those whom a name fits."""
        found = self._answers.actors(request.query_params, "/actors")
        given = {"q": found.q, "side": found.side or ""}
        return page(
            "actors.html",
            found=found,
            government=self._labels.government(found.side) if found.side else "",
            here="/actors",
            json=with_page("/actors.json", given, page=found.page),
            csv=with_page("/actors.csv", given),
        )

    def actors_json(self, request: Request) -> Response:
        """The same as JSON."""
        return Wire(self._answers.actors(request.query_params, "/actors.json").model_dump())

    def actors_csv(self, request: Request) -> Response:
        """The whole list as CSV."""
        columns = ("actor_id", "name", "office", "government", "events", "known")
        rows = (
            (one.id, one.name, one.office, one.government, one.events, one.in_atlas)
            for one in self._answers.everybody(request.query_params)
        )
        return table("actors", columns, rows)

    def actor(self, request: Request) -> Response:
        """One person; an id that means somebody shown under another leads there."""
        address = self._address(request)
        if address != request.url.path:
            return RedirectResponse(address, status_code=301)
        key = request.path_params["key"]
        found = self._answers.actor(key, request.query_params, address)
        profile = self._people.profile(key)
        if found is None or profile is None:
            raise HTTPException(404, _NOBODY)
        return page(
            "actor.html",
            one=found,
            government=self._government(found.government),
            last=profile.chief,
            timeline=_of_person(profile.terms, self._labels),
            governments={term.government: self._government(term.government) for term in found.terms},
            days=self._days(request, actor=(profile.ids,)),
            all_events=list_address(actor=(found.id,)),
            paged=bool(request.query_params.get("cursor")),
            here="/actors",
            json=_twin(request, f"{address}.json"),
        )

    def actor_json(self, request: Request) -> Response:
        """The same as JSON."""
        address = self._address(request)
        if f"{address}.json" != request.url.path:
            return RedirectResponse(f"{address}.json", status_code=301)
        found = self._answers.actor(request.path_params["key"], request.query_params, f"{address}.json")
        if found is None:
            raise HTTPException(404, _NOBODY)
        return Wire(found.model_dump())

    def _address(self, request: Request) -> str:
        address = self._answers.address_of(request.path_params["key"])
        if address is None:
            raise HTTPException(404, _NOBODY)
        return address

    # -- governments -----------------------------------------------------------------------------------------

    def governments(self, request: Request) -> Response:
        """Governments by the number of their events, or those that a name, code or seat fits."""
        found = self._answers.governments(request.query_params)
        given = {"q": found.q, "all": "yes" if found.all else ""}
        json = with_page("/governments.json", given)
        return page("governments.html", found=found, kinds=KIND, here="/governments", json=json)

    def governments_json(self, request: Request) -> Response:
        """The same as JSON."""
        return Wire(self._answers.governments(request.query_params).model_dump())

    def government(self, request: Request) -> Response:
        """One government; a name or a code in other letters leads to its own address."""
        code = self._code(request)
        path = f"/governments/{code}"
        if code != request.path_params["code"]:
            return RedirectResponse(path, status_code=301)
        found = self._answers.government(code, request.query_params, path)
        if found is None:
            raise _no_government(code)
        asked = asked_terms(request.query_params, self._people.holders(code))
        main = [(name, held) for name, held in asked.groups if asked.office or name in OFFICE]
        others = [(name, held) for name, held in asked.groups if (name, held) not in main]
        return page(
            "government.html",
            one=found,
            kind=KIND.get(found.kind, found.kind),
            main=_of_government(main, others),
            others=_of_government(others, main),
            others_number=sum(len(held) for _, held in others),
            all_offices=with_page(path, {}, cursor=request.query_params.get("cursor")),
            days=self._days(request, side=(code,)),
            all_events=list_address(side=(code,)),
            paged=bool(request.query_params.get("cursor")),
            feeds={end: f"{path}.{end}" for end in FEEDS},
            here="/governments",
            json=_twin(request, f"{path}.json"),
        )

    def government_json(self, request: Request) -> Response:
        """The same as JSON."""
        code = self._code(request)
        path = f"/governments/{code}.json"
        if code != request.path_params["code"]:
            return RedirectResponse(path, status_code=301)
        found = self._answers.government(code, request.query_params, path)
        if found is None:
            raise _no_government(code)
        return Wire(found.model_dump())

    def government_feed(self, request: Request) -> Response:
        """Its events by the end of the address: table, calendar or feed."""
        code = self._code(request)
        form = FEEDS[request.url.path.rpartition(".")[2]]
        return download(self._readout, form, Query(side=(code,)), title=code)

    def _code(self, request: Request) -> str:
        asked = request.path_params["code"]
        code = self._people.find_government(asked) if len(asked) <= _LONGEST_NAME else None
        if code is None:
            raise _no_government(asked)
        return code

    # -- parts -----------------------------------------------------------------------------------------------

    def _government(self, code: str | None) -> tuple[str, str | None] | None:
        """A government's name, and its page where the atlas has it."""
        if code is None:
            return None
        known = self._labels.is_government(code)
        return self._labels.government(code), f"/governments/{code}" if known else None

    def _days(
        self, request: Request, *, side: tuple[str, ...] = (), actor: tuple[tuple[str, ...], ...] = ()
    ) -> tuple[Day, ...]:
        events = self._answers.page_of_events(request.query_params, side=side, actor=actor)
        wanted = {key for key in map(main_article, events) if key}
        told = self._readout.stories.independent(events)
        return days(events, dict(self._record.articles_of(wanted)), self._labels, told)


KIND = {
    "state": "state",
    "observer": "observer state at the United Nations",
    "de-facto": "territory with a government of its own",
    "non-state": "party without a state",
    "body": "intergovernmental body",
    "unknown": "not in the atlas",
}


def _no_government(code: str) -> HTTPException:
    return HTTPException(404, f"No government or body has the code {code[:20]!r}.")


def _twin(request: Request, path: str) -> str:
    return with_page(path, dict(request.query_params))


def _of_person(terms: tuple[Held, ...], labels: Labels) -> Timeline | None:
    """A lane for each office, the first held at the top."""
    lanes: dict[str, list[Held]] = {}
    for term in terms:
        lanes.setdefault(f"{term.title}, {labels.government(term.government)}", []).append(term)
    return timeline(list(lanes.items()), terms, date.today(), _years)


def _years(term: Held) -> str:
    since, until = term.since[:4] or "?", (term.until or "")[:4]
    return since if since == until else f"{since} – {until}".rstrip()


def _of_government(
    offices: Sequence[tuple[str, tuple[Held, ...]]], beside: Sequence[tuple[str, tuple[Held, ...]]]
) -> Timeline | None:
    """A lane for each office; the years are those of the lanes ``beside`` too, so that drawings agree."""
    lanes = [(office_name(office), held) for office, held in offices]
    over = [term for _, held in (*offices, *beside) for term in held]
    return timeline(lanes, over, date.today(), lambda term: term.short)
