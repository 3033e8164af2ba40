"""The pages on which a person says that two events are one, or that accounts are of another event."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from readout.doors.rest import Labels, Wire
from readout.doors.rest.review import ReviewAnswers, Reviewer
from readout.doors.web import _words as words
from readout.doors.web._dates import spoken
from readout.doors.web._event import EventView, event_view
from readout.doors.web._html import page
from readout.doors.web._rows import Row, articles_shown, row
from readout.doors.web._sent import sent
from readout.pipeline import Query, Readout
from readout.pipeline.judging import Said
from readout.record import Event, InputError

# So many events stand to choose from, near ones or found ones: one screen of a laptop.
MOST = 8
# An id, alone or in the address of its page.
_ID = re.compile(r"(?:.*/events/)?(event-[0-9a-z-]{1,60})(?:[/?#.].*)?", re.DOTALL)
_LONGEST = 500
WORDS_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """An event that may be the same, in a row, with its date in words and how many accounts it has."""

    row: Row
    date: str
    accounts: int


@dataclass(frozen=True, slots=True)
class Beside:
    """A field of two events beside each other: what each has of it, and whether these differ."""

    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether both have it, and not the same."""
        return bool(self.left and self.right) and set(self.left) != set(self.right)


@dataclass(frozen=True, slots=True)
class SaidView:
    """A word on events with the events that it is on, as they are now: id, title and number of accounts."""

    said: Said
    events: tuple[tuple[str, str, int], ...]


class SamePages:
    """Merging and splitting over one open record; words go through ``reviewer``."""

    def __init__(self, readout: Readout, reviewer: Reviewer) -> None:
        self._readout = readout
        self._record = readout.record
        self._reviewer = reviewer
        self._labels = Labels(readout)
        self._answers = ReviewAnswers(readout)

    def routes(self) -> list[BaseRoute]:
        """Every address. Those of the log stand before that of one field, which would take them."""
        return [
            Route("/events/{key}/same.json", self.near_json, methods=["GET"]),
            Route("/events/{key}/same", self.same, methods=["GET"]),
            Route("/events/{key}/same", self.say_same, methods=["POST"]),
            Route("/events/{key}/split", self.split, methods=["GET"]),
            Route("/events/{key}/split", self.say_split, methods=["POST"]),
            Route("/review/log/events.json", self.log_json, methods=["GET"]),
            Route("/review/log/events", self.log, methods=["GET"]),
            Route("/review/log/events/{word}", self.take_back, methods=["POST"]),
        ]

    # -- these are one ---------------------------------------------------------------------------------------

    def same(self, request: Request) -> Response:
        """Events that may be the same as this one; with one chosen, both side by side and the form."""
        event, given = self._event(request), request.query_params
        if key := given.get("with", "")[:_LONGEST]:
            return self._asked(event, key)
        text = given.get("q", "").strip()[:_LONGEST]
        if (named := _ID.fullmatch(text)) and self._record.event(named[1]):
            return RedirectResponse(f"/events/{event.id}/same?with={named[1]}", status_code=303)
        return self._choose(event, text)

    def near_json(self, request: Request) -> Response:
        """The events that are offered, as JSON."""
        event = self._event(request)
        near = self._readout.desk.near(event, MOST)
        rows = [{"id": one.id, "url": f"/events/{one.id}", "title": self._title(one)} for one in near]
        return Wire({"event": event.id, "near": rows})

    async def say_same(self, request: Request) -> Response:
        """Say that this event and the one that a form sends are one; then the event they are."""
        given = dict(await sent(request))
        return await run_in_threadpool(self._say_same, request, given)

    def _say_same(self, request: Request, given: dict[str, str]) -> Response:
        event, other = self._event(request), given.get("with", "")[:_LONGEST]
        return self._said(
            lambda: self._reviewer.same([event.id, other], _why(given), request),
            lambda wrong: self._asked(event, other, wrong, given.get("why", "")),
        )

    def _choose(self, event: Event, text: str, wrong: str = "", status: int = 200) -> Response:
        try:
            found = self._record.find(Query(text=text, limit=MOST + 1)).events if text else ()
        except InputError as error:
            found, wrong, status = (), str(error), 400
        some = [one for one in found if one.id != event.id][:MOST]
        return page(
            "same.html",
            status,
            event=event,
            title=self._title(event),
            q=text,
            found=self._choices(some),
            near=self._choices(self._readout.desk.near(event, MOST)),
            wrong=wrong,
            here="",
            json=f"/events/{event.id}/same.json",
        )

    def _asked(self, event: Event, key: str, wrong: str = "", why: str = "") -> Response:
        other = self._record.event(key) if _ID.fullmatch(key) else None
        if other is None:
            return self._choose(event, "", "The record holds no event of this id; choose another.", 404)
        if other.id == event.id:
            return self._choose(event, "", "These are one event already; choose another.", 400)
        left, right = (event_view(one, self._readout, self._labels) for one in (event, other))
        fields = _beside(left, right)
        return page(
            "same_asked.html",
            400 if wrong else 200,
            left=left,
            right=right,
            fields=fields,
            differ=sum(one.differs for one in fields),
            wrong=wrong,
            why=why,
            here="",
            json=f"/events/{event.id}/same.json",
        )

    def _choices(self, events: Iterable[Event]) -> list[Choice]:
        several = tuple(events)
        articles = dict(self._record.articles_of(articles_shown(several)))
        sources = self._readout.stories.independent(several)
        return [
            Choice(
                row(one, articles, self._labels, sources[one.id]),
                spoken(one.when.date) if one.when else "",
                len(one.accounts),
            )
            for one in several
        ]

    # -- these are of another --------------------------------------------------------------------------------

    def split(self, request: Request) -> Response:
        """The accounts of an event, to choose those that are of another; ``claim`` is chosen already."""
        return self._accounts(self._event(request), request.query_params.getlist("claim"))

    async def say_split(self, request: Request) -> Response:
        """Say that the accounts that a form sends are of another event; then that event."""
        given = await sent(request)
        return await run_in_threadpool(self._say_split, request, given)

    def _say_split(self, request: Request, given: list[tuple[str, str]]) -> Response:
        event, chosen = self._event(request), [value for name, value in given if name == "claim"]

        def say() -> Event:
            mine = {account.claim for account in event.accounts}
            if not mine.issuperset(chosen):
                raise InputError("what you chose is no account of this event any more; choose again")
            return self._reviewer.apart(chosen, _why(dict(given)), request)

        return self._said(say, lambda wrong: self._accounts(event, chosen, wrong, dict(given).get("why", "")))

    def _accounts(self, event: Event, chosen: list[str], wrong: str = "", why: str = "") -> Response:
        return page(
            "split.html",
            400 if wrong else 200,
            view=event_view(event, self._readout, self._labels),
            title=self._title(event),
            chosen=frozenset(chosen),
            wrong=wrong,
            why=why,
            here="",
            json=f"/events/{event.id}.json",
        )

    # -- what was said ---------------------------------------------------------------------------------------

    def log(self, request: Request) -> Response:
        """Every word on which events are one, newest first."""
        skip = self._answers.skip(request.query_params)
        found = self._readout.desk.words()
        some = found[skip : skip + WORDS_ON_A_PAGE]
        more = skip + len(some)
        return page(
            "events_log.html",
            rows=said_views(some, self._readout, self._labels),
            total=len(found),
            next=f"/review/log/events?skip={more}" if more < len(found) else None,
            here="/review",
            json="/review/log/events.json",
        )

    def log_json(self, request: Request) -> Response:
        """The same as JSON, pair by pair as the words are kept."""
        return Wire(self._answers.judgements(request.query_params, "/review/log/events.json").model_dump())

    async def take_back(self, request: Request) -> Response:
        """Take one word back; then the log, or the event that its first claim is in now."""
        given = dict(await sent(request))
        return await run_in_threadpool(self._take_back, request, given)

    def _take_back(self, request: Request, given: dict[str, str]) -> Response:
        event = self._reviewer.take_back(request.path_params["word"], request)
        back = f"/events/{event.id}#said" if given.get("back") == "event" else "/review/log/events"
        return RedirectResponse(back, status_code=303)

    # -- parts -----------------------------------------------------------------------------------------------

    def _said(self, say: Callable[[], Event], again: Callable[[str], Response]) -> Response:
        """The event that a word leads to, or the form again with what is wrong."""
        try:
            event = say()
        except InputError as error:
            return again(str(error))
        return RedirectResponse(f"/events/{event.id}#said", status_code=303)

    def _event(self, request: Request) -> Event:
        event = self._record.event(request.path_params["key"])
        if event is None:
            raise HTTPException(404, "The record holds no event of this address.")
        return event

    def _title(self, event: Event) -> str:
        return title_of(event, self._labels)


def title_of(event: Event, labels: Labels) -> str:
    """An event in a line: what, between whom, when."""
    people = words.sides(
        words.person(actor, role, labels) for actor, role in zip(event.actors, event.roles, strict=True)
    )
    label = labels.type(event.event_type)
    day = f", {spoken(event.when.date)}" if event.when else ""
    return f"{label[:1].upper()}{label[1:]}: {people.title}{day}"


def said_views(said: Iterable[Said], readout: Readout, labels: Labels) -> tuple[SaidView, ...]:
    """Words with the events that hold their claims now, each once, in the order of the claims."""
    known: dict[str, tuple[str, str, int]] = {}

    def told(key: str) -> tuple[str, str, int]:
        if key not in known:
            event = readout.record.event(key)
            known[key] = (key, title_of(event, labels) if event else key, len(event.accounts) if event else 0)
        return known[key]

    out = []
    for one in said:
        claims = dict.fromkeys([pair[0] for pair in one.pairs] + [pair[1] for pair in one.pairs])
        keys = dict.fromkeys(key for claim in claims if (key := readout.record.event_of(claim)))
        out.append(SaidView(one, tuple(map(told, keys))))
    return tuple(out)


def _why(given: dict[str, str]) -> str:
    """The note of a form. :raises InputError: for a longer one than is kept."""
    why = given.get("why", "").replace("\0", "").strip()
    if len(why) > 1000:
        raise InputError("a note has 1000 letters at most")
    return why


def _beside(left: EventView, right: EventView) -> tuple[Beside, ...]:
    """The fields of two events beside each other, those first by which acts are told apart."""

    def given(value: str | None) -> tuple[str, ...]:
        return (value,) if value else ()

    def dated(view: EventView) -> tuple[str, ...]:
        return given(spoken(view.event.when.date) if view.event.when else None)

    def people(view: EventView) -> tuple[str, ...]:
        return tuple(f"{p.name} ({p.government})" if p.government else p.name for p in view.sides.all)

    return (
        Beside("What", (left.row.label,), (right.row.label,)),
        Beside("State", (left.event.status,), (right.event.status,)),
        Beside("When", dated(left), dated(right)),
        Beside("Who", people(left), people(right)),
        Beside("Place", given(left.event.place), given(right.event.place)),
        Beside("Channel", given(left.event.channel), given(right.event.channel)),
        Beside("Topics", left.event.topics, right.event.topics),
    )
