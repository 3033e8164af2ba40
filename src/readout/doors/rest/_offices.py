"""The routes that ask the atlas: who held an office on a day, and whom a name may mean."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from readout.doors.rest import _wire_offices as wire
from readout.doors.rest._failures import Wire
from readout.pipeline import Readout
from readout.pipeline.atlas import Holding, Meant, Who
from readout.record import InputError


def offices(router: APIRouter, readout: Readout) -> None:
    """Add the routes. Nobody known is an answer too: its ``note`` says so."""

    @router.get("/who", summary="Who held an office of a government on a day", response_model=wire.WhoOf)
    def who(asking: Annotated[wire.AskingWho, Query()]) -> Wire:
        if asking.on and asking.all:
            raise InputError("'all' tells every day; leave 'on' out")
        found = readout.atlas.who(asking.office, asking.government, asking.on or None, every=asking.all)
        return Wire(_who(found).model_dump())

    @router.get("/persons", summary="Everybody whom a name may mean", response_model=wire.PersonsOf)
    def persons(asking: Annotated[wire.AskingPerson, Query()]) -> Wire:
        found = readout.atlas.person(asking.name, asking.on or None)
        note = "" if found else f"The atlas knows nobody called {asking.name[:80]!r}."
        return Wire(wire.PersonsOf(note=note, persons=[_meant(one) for one in found]).model_dump())


def _who(found: Who) -> wire.WhoOf:
    return wire.WhoOf(
        office=found.office,
        government=found.government.code,
        name=found.government.name,
        on=found.on,
        note=found.note,
        holders=[_holding(one) for one in found.holdings],
    )


def _holding(one: Holding) -> wire.HoldingOf:
    term = one.term
    return wire.HoldingOf(
        person=one.person.id,
        name=one.person.name,
        qid=one.person.qid or None,
        government=term.government,
        office=term.office,
        title=term.title,
        since=term.since or None,
        until=term.until,
        since_known_to=one.begins,
        until_known_to=one.ends,
        acting=term.acting,
        source=term.source,
        confidence=term.confidence,
        own=one.own,
        remarks=list(one.remarks),
    )


def _meant(meant: Meant) -> wire.MeantOf:
    person = meant.person
    return wire.MeantOf(
        id=person.id,
        name=person.name,
        family=person.family,
        also=list(person.also),
        qid=person.qid or None,
        score=meant.score,
        why=meant.why,
        terms=[_holding(one) for one in meant.holdings],
    )
