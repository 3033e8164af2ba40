"""Wikidata's "position held" (P39): results of its query service, and dumps of its entities.

A result is the JSON of a SELECT (or of the web page's download) with one row a holding: ``person``,
``personLabel``, ``position``, ``positionLabel``, ``country`` or ``jurisdiction``, ``start``, ``end`` and,
where asked for, ``startPrecision``, ``endPrecision``, ``rank``.

A dump is entities as JSON lines, as one array, or as the page of an entity's data
gives them; the positions must be among them, for they tell their titles and governments. It is gone through
twice: first for the positions, then for the people.

Statements of rank "deprecated" are what Wikidata says is wrong. A term that ended on an unknown day has no
place in the atlas, whose open end means "still".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from readout.knowledge.offices._offices import Offices
from readout.knowledge.offices.imports import Opened, Unmatched
from readout.knowledge.offices.imports._json import Broken, objects
from readout.knowledge.offices.imports._places import Place, Places
from readout.knowledge.offices.imports._rows import NO_NAME, Told, row
from readout.knowledge.offices.imports._wikidata_time import DateError, iso
from readout.plugins import packs
from readout.record import Addition

_HELD, _START, _END, _DIED, _OF, _COUNTRY, _KIND, _SUBCLASS = (
    "P39", "P580", "P582", "P570", "P1001", "P17", "P31", "P279",
)  # fmt: skip
_HUMAN = "Q5"
_POSITIONS = frozenset({"Q4164871", "Q294414"})  # position, public office
_MOST_POSITIONS = 1_000_000  # kept from the first pass; Wikidata has about two hundred thousand

DEPRECATED = "Wikidata itself marks the statement as wrong"
ENDED = "the term ended, nobody says when"
UNTOLD = "the file does not tell what the position is"
NO_POSITION = "the statement names no position"
OTHER = "neither a row of a query nor an entity"

# One side of a term: an ISO prefix, None for "there is none", or "ended" for one that nobody knows.
_UNKNOWN = "?"


class Wikidata:
    """See the module."""

    name = "wikidata"
    terms = "Wikidata is dedicated to the public domain (CC0)"

    def read(self, opened: Opened, offices: Offices) -> Iterator[Addition | Unmatched]:
        """See ``Importer.read``."""
        reading = _Reading(offices, Places(offices))
        for number, found in objects(opened()):
            where = f"item {number}"
            if isinstance(found, Broken):
                yield Unmatched(where, "", found.why)
            elif "claims" in found or "labels" in found:
                if reading.positions is None:
                    reading.positions = _positions(opened, reading.places)
                yield from reading.entity(found)
            elif "person" in found or "position" in found:
                yield reading.result(where, found)
            else:
                yield Unmatched(where, ", ".join(sorted(found))[:80], OTHER)


IMPORTER = Wikidata()


@dataclass(slots=True)
class _Reading:
    offices: Offices
    places: Places
    positions: Mapping[str, Place | str] | None = None

    # -- rows of a query -------------------------------------------------------------------------------------

    def result(self, where: str, found: Mapping[str, object]) -> Addition | Unmatched:
        """The row of one line of a query's result."""
        cells = {name: _cell(value) for name, value in found.items()}
        person = _last(cells.get("person", ""))
        label = cells.get("personLabel", "")
        position = _last(cells.get("position", ""))
        title = cells.get("positionLabel", "")
        what = f"{label or person}, {title or position}"
        if cells.get("rank", "").lower().endswith("deprecatedrank") or cells.get("rank") == "deprecated":
            return Unmatched(where, what, DEPRECATED)
        if not label or label == person:
            return Unmatched(where, what, NO_NAME)
        if not title or title == position:
            return Unmatched(where, what, UNTOLD)
        language = _language(found.get("positionLabel"))
        place = self.places.find([(title, language)], self._codes(cells))
        if isinstance(place, str):
            return Unmatched(where, what, place)
        try:
            since, until = (_side(found.get(name), cells, name) for name in ("start", "end"))
        except DateError as error:
            return Unmatched(where, what, str(error))
        if until == _UNKNOWN:
            return Unmatched(where, what, ENDED)
        qid = person if person.startswith("Q") else ""
        told = Told(
            where, Wikidata.name, qid or label, label, (), (), "", qid, place,
            "" if since in (None, _UNKNOWN) else str(since), until, f"{person} P39 {position}",
        )  # fmt: skip
        return row(told, self.offices)

    def _codes(self, cells: Mapping[str, str]) -> list[str] | None:
        for name in ("jurisdiction", "country"):
            words = [cells.get(name, ""), cells.get(f"{name}Label", "")]
            if any(words):
                code = next((code for one in words if one and (code := self.places.code(_last(one)))), None)
                return [code] if code else []
        return None

    # -- entities --------------------------------------------------------------------------------------------

    def entity(self, entity: Mapping[str, object]) -> Iterator[Addition | Unmatched]:
        """The rows of one entity; none for what held no position."""
        key = str(entity.get("id", "?"))
        held = _statements(entity, _HELD)
        if not held:
            return
        names = _names(entity)
        name = names[0]
        died = next((day for one in _statements(entity, _DIED) if (day := _died(one))), None)
        for statement in held:
            where = str(statement.get("id", key))
            position = _item(statement.get("mainsnak"))
            place = (self.positions or {}).get(position, UNTOLD) if position else NO_POSITION
            what = f"{name or key}, {place.title if isinstance(place, Place) else position}"
            if statement.get("rank") == "deprecated":
                yield Unmatched(where, what, DEPRECATED)
            elif isinstance(place, str):
                yield Unmatched(where, what, place)
            else:
                yield self._held(where, key, names, place, _qualified(statement), died)

    def _held(
        self,
        where: str,
        key: str,
        names: tuple[str, tuple[str, ...], tuple[str, ...]],
        place: Place,
        qualified: Mapping[str, list[object]],
        died: str | None,
    ) -> Addition | Unmatched:
        what = f"{names[0] or key}, {place.title}"
        try:
            since, until = (_day(qualified.get(name, [])) for name in (_START, _END))
        except DateError as error:
            return Unmatched(where, what, str(error))
        if until == _UNKNOWN:
            return Unmatched(where, what, ENDED)
        note = ""
        if until is None and died:
            until, note = died, "Wikidata gives no end; it ended with the holder's death at the latest"
        told = Told(
            where, Wikidata.name, key, *names, "", key, place,
            "" if since in (None, _UNKNOWN) else str(since), until, where, note,
            lasting=_lasting(qualified.get(_END, [])),
        )  # fmt: skip
        return row(told, self.offices)


# -- the positions of a dump ---------------------------------------------------------------------------------


def _positions(opened: Opened, places: Places) -> dict[str, Place | str]:
    """Every position that the file describes, by id: its place, or why it has none."""
    found: dict[str, Place | str] = {}
    for _, entity in objects(opened()):
        if not isinstance(entity, Broken) and len(found) < _MOST_POSITIONS and _is_position(entity):
            of = [_item(one.get("mainsnak")) for one in _statements(entity, _OF)]
            of = of or [_item(one.get("mainsnak")) for one in _statements(entity, _COUNTRY)]
            codes = [code for qid in of if (code := places.code(qid))]
            labels = _texts(entity.get("labels"))
            titles = [(labels[code], code) for code in _languages() if code in labels]
            titles += [(labels["mul"], "en")] if "mul" in labels else []
            found[str(entity.get("id", ""))] = places.find(titles, codes if of else None)
    return found


def _is_position(entity: Mapping[str, object]) -> bool:
    kinds = {_item(one.get("mainsnak")) for one in _statements(entity, _KIND)}
    if _HUMAN in kinds or not entity.get("labels"):
        return False
    claims = entity.get("claims")
    has = set(claims) if isinstance(claims, dict) else set()
    return bool(kinds & _POSITIONS) or _OF in has or _SUBCLASS in has


@cache
def _languages() -> tuple[str, ...]:
    """The languages that pages are read in, English first."""
    return ("en", *sorted(set(packs("readout.knowledge.languages", "language")) - {"en"}))


# -- the shapes of Wikidata, each read as if anything could stand there --------------------------------------


def _statements(entity: Mapping[str, object], name: str) -> list[dict[str, object]]:
    claims = entity.get("claims")
    found = claims.get(name) if isinstance(claims, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _qualified(statement: Mapping[str, object]) -> dict[str, list[object]]:
    found = statement.get("qualifiers")
    if not isinstance(found, dict):
        return {}
    return {str(name): snaks for name, snaks in found.items() if isinstance(snaks, list)}


def _value(snak: object) -> object:
    if not isinstance(snak, dict) or snak.get("snaktype", "value") != "value":
        return None
    value = snak.get("datavalue")
    return value.get("value") if isinstance(value, dict) else None


def _item(snak: object) -> str:
    value = _value(snak)
    if not isinstance(value, dict):
        return ""
    key = value.get("id") or value.get("numeric-id")
    return f"Q{key}" if isinstance(key, int) else str(key or "")


def _day(snaks: Iterable[object]) -> str | None:
    """The date of a qualifier: None where there is none or it is "no value"; unknown is "?".

    :raises DateError: for a date that no term can have, or two that differ.
    """
    days = set()
    for snak in snaks:
        kind = snak.get("snaktype") if isinstance(snak, dict) else None
        if kind == "somevalue":
            days.add(_UNKNOWN)
        elif kind != "novalue":
            days.add(_time(_value(snak)))
    if len(days) > 1:
        raise DateError("the statement gives several dates for one side")
    return days.pop() if days else None


def _time(value: object) -> str:
    if not isinstance(value, dict) or not isinstance(value.get("time"), str):
        raise DateError("the date is none that a term can have")
    precision = value.get("precision")
    known = precision if isinstance(precision, int) else None
    return iso(cast("str", value["time"]), known, str(value.get("calendarmodel", "")))


def _lasting(snaks: Iterable[object]) -> bool:
    """Whether the statement says that there is no end, which is more than saying none."""
    return any(isinstance(snak, dict) and snak.get("snaktype") == "novalue" for snak in snaks)


def _died(statement: Mapping[str, object]) -> str | None:
    try:
        day = _day([statement.get("mainsnak")])
    except DateError:
        return None
    return None if day == _UNKNOWN or statement.get("rank") == "deprecated" else day


def _texts(found: object) -> dict[str, str]:
    """Labels by language."""
    if not isinstance(found, dict):
        return {}
    values = {code: one.get("value") for code, one in found.items() if isinstance(one, dict)}
    return {str(code): text for code, text in values.items() if isinstance(text, str) and text.strip()}


def _names(entity: Mapping[str, object]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The name, English first; its labels and its aliases in the languages that pages are read in."""
    labels = _texts(entity.get("labels"))
    languages = [*_languages(), "mul"]
    order = dict.fromkeys(["en", "mul", *(code for code in languages if code in labels), *labels])
    name = next((labels[code] for code in order if code in labels), "")
    others: list[str] = []
    aliases = entity.get("aliases")
    for code in languages:
        found = aliases.get(code) if isinstance(aliases, dict) else None
        for one in found if isinstance(found, list) else ():
            text = one.get("value") if isinstance(one, dict) else None
            others += [text] if isinstance(text, str) else []
    return name, tuple(labels[code] for code in languages if code in labels), tuple(others)


def _cell(value: object) -> str:
    """The text of one cell: an object of the query service, or the plain text of its download."""
    if isinstance(value, dict):
        value = value.get("value")
    return str(value).strip() if isinstance(value, str | int) else ""


def _last(address: str) -> str:
    """The id at the end of an entity's address."""
    return address.rsplit("/", 1)[-1] if "://" in address else address


def _language(value: object) -> str:
    code = value.get("xml:lang") if isinstance(value, dict) else None
    # "mul" is a label for every language.
    return str(code).split("-")[0] if code and code != "mul" else "en"


def _side(value: object, cells: Mapping[str, str], name: str) -> str | None:
    """One side of a row's term; "?" for a blank node, by which the query service says "unknown"."""
    text = cells.get(name, "")
    if not text:
        return None
    kind = value.get("type") if isinstance(value, dict) else ""
    if kind == "bnode" or "/genid/" in text or text.startswith("_:"):
        return _UNKNOWN
    told = cells.get(f"{name}Precision") or cells.get("precision") or ""
    return iso(text, int(told) if told.isdigit() and len(told) < 3 else None)
