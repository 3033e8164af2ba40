"""FollowTheMoney entities as OpenSanctions publishes them, one JSON object a line: who held which position.

``Person``, ``Position`` and ``Occupancy`` stand in any order, so the file is gone through three times: for
the positions that the atlas has an office and a government for, for who held them, and for those people. Only
what one pass needs of the one before is kept.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from readout.knowledge.offices._offices import Offices
from readout.knowledge.offices.imports import Opened, Unmatched
from readout.knowledge.offices.imports._json import Broken, objects
from readout.knowledge.offices.imports._places import NO_OFFICE, Place, Places
from readout.knowledge.offices.imports._rows import Told, agreed, row
from readout.record import Addition

_PEOPLE = frozenset({"Person", "LegalEntity"})
_BELOW = frozenset({"gov.state", "gov.muni", "gov.subnational"})

SUBNATIONAL = "the position is of a region or a town"
UNTOLD = "the file does not tell what the position is"
NOBODY = "the file does not tell who the holder is"
SEVERAL = "several dates are given that differ by years"
ENDED = "the term ended, nobody says when"
OPEN = "nobody says whether the term lasts"
OTHER = "no entity: it has no id, schema and properties"


class OpenSanctions:
    """See the module."""

    name = "opensanctions"
    terms = "OpenSanctions is free for non-commercial use; other use needs a licence of theirs"

    def read(self, opened: Opened, offices: Offices) -> Iterator[Addition | Unmatched]:
        """See ``Importer.read``; what is unmatched for its position comes first."""
        positions: dict[str, Place | str] = {}
        places, countries = Places(offices), _countries()
        for where, entity in _entities(opened):
            if isinstance(entity, Unmatched):
                yield entity
            elif entity.schema == "Position":
                positions[entity.id] = _place(entity, places, countries)
            elif entity.schema == "?":
                yield Unmatched(where, entity.id, OTHER)
        held: dict[str, list[_Held]] = {}
        for where, entity in _entities(opened):
            if isinstance(entity, _Entity) and entity.schema == "Occupancy":
                found = _held(where, entity, positions)
                if isinstance(found, Unmatched):
                    yield found
                else:
                    held.setdefault(found.holder, []).append(found)
        yield from _people(opened, held, offices)


IMPORTER = OpenSanctions()


@dataclass(frozen=True, slots=True)
class _Entity:
    id: str
    schema: str
    caption: str = ""
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, *names: str) -> tuple[str, ...]:
        """The values of properties, without repetition."""
        return tuple(dict.fromkeys(value for name in names for value in self.properties.get(name, ())))


@dataclass(frozen=True, slots=True)
class _Held:
    where: str
    holder: str
    place: Place
    since: str
    until: str | None


def _people(opened: Opened, held: dict[str, list[_Held]], offices: Offices) -> Iterator[Addition | Unmatched]:
    """The rows of the holders, then those whose holder the file does not have."""
    for _, entity in _entities(opened):
        if isinstance(entity, _Entity) and entity.schema in _PEOPLE and entity.id in held:
            yield from (_row(entity, one, offices) for one in held.pop(entity.id))
    for left in held.values():
        yield from (Unmatched(one.where, f"{one.holder}, {one.place.title}", NOBODY) for one in left)


def _entities(opened: Opened) -> Iterator[tuple[str, _Entity | Unmatched]]:
    for number, found in objects(opened()):
        where = f"item {number}"
        yield where, Unmatched(where, "", found.why) if isinstance(found, Broken) else _entity(found)


def _entity(found: Mapping[str, object]) -> _Entity:
    key, schema, properties = found.get("id"), found.get("schema"), found.get("properties")
    if not isinstance(key, str) or not isinstance(schema, str) or not isinstance(properties, dict):
        return _Entity(str(key)[:80], "?")
    values = {
        str(name): tuple(_text(one) for one in (many if isinstance(many, list) else [many]) if _text(one))
        for name, many in properties.items()
    }
    caption = found.get("caption")
    return _Entity(key, schema, caption if isinstance(caption, str) else "", values)


def _text(value: object) -> str:
    """A value; of an entity that stands inside another, its id."""
    if isinstance(value, dict):
        value = value.get("id")
    return value.strip() if isinstance(value, str) else ""


def _place(entity: _Entity, places: Places, countries: Mapping[str, str]) -> Place | str:
    if entity.of("subnationalArea") or _BELOW & set(entity.of("topics")):
        return SUBNATIONAL
    told = [word.lower() for word in entity.of("country", "jurisdiction")]
    codes = [countries[word] for word in told if word in countries]
    titles = [(name, "en") for name in entity.of("name") or (entity.caption,) if name]
    return places.find(titles, codes if told else None) if titles else NO_OFFICE


def _held(where: str, entity: _Entity, positions: Mapping[str, Place | str]) -> _Held | Unmatched:
    post, holder = (next(iter(entity.of(name)), "") for name in ("post", "holder"))
    place = positions.get(post, UNTOLD)
    what = f"{holder}, {place.title if isinstance(place, Place) else post}"
    if isinstance(place, str):
        return Unmatched(where, what, place)
    since, until = (agreed(day[:10] for day in entity.of(name)) for name in ("startDate", "endDate"))
    if since is None or until is None:
        return Unmatched(where, what, SEVERAL)
    if not until and "ended" in entity.of("status"):
        return Unmatched(where, what, ENDED)
    if not until and "current" not in entity.of("status"):
        return Unmatched(where, what, OPEN)
    return _Held(where, holder, place, since, until or None)


def _row(person: _Entity, held: _Held, offices: Offices) -> Addition | Unmatched:
    names = person.of("name", "alias")
    name = person.caption or next(iter(names), "")
    families = person.of("lastName")
    qids = [key for key in (person.id, *person.of("wikidataId")) if key.startswith("Q") and key[1:].isdigit()]
    told = Told(
        held.where, OpenSanctions.name, person.id, name, (), names, families[0] if len(families) == 1 else "",
        qids[0] if qids else "", held.place, held.since, held.until, person.id,
        lasting=held.until is None,
    )  # fmt: skip
    return row(told, offices)


def _countries() -> dict[str, str]:
    """Codes of the atlas by the lower-case codes of FollowTheMoney (ISO alpha-2 and a few more)."""
    data = tomllib.loads(files(__package__).joinpath("countries.toml").read_text(encoding="utf-8"))
    return {str(key): str(value) for key, value in data["codes"].items()}
