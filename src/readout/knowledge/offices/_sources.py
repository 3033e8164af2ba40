"""Reading the atlas's TOML files, with errors that name file and key."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import get_args

from readout.knowledge.offices._values import Government, GovernmentKind, Person, Term
from readout.plugins import Table, read_toml
from readout.record import PackError, content_id

# A member of a body and the day it came or went.
_DATED = re.compile(r"[A-Z0-9]{3} \d{4}(-\d\d){0,2}")

OFFICES = frozenset(
    {
        "head-of-state", "head-of-government", "vice-president", "deputy-head-of-government",
        "foreign-minister",
        "deputy-foreign-minister", "defence-minister", "interior-minister", "finance-minister",
        "economy-minister",
        "trade-minister", "energy-minister", "justice-minister", "minister", "security-adviser",
        "diplomatic-adviser",
        "chief-of-staff", "special-envoy", "ambassador", "un-ambassador", "spokesperson", "secretary-general",
        "head-of-body", "supreme-leader", "crown-prince", "parliament-speaker", "military-chief",
        "intelligence-chief", "central-bank-governor", "leader", "monarch",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """What one government is called in one language."""

    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GovernmentSource:
    """A government with its words by language; ``en`` among them."""

    government: Government
    words: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class TitleSource:
    """An office kind with its titles; ``before_names`` are titles only where a name follows at once."""

    office: str
    names: tuple[str, ...]
    before_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionSource:
    """A region: its key, members and names by language."""

    key: str
    members: tuple[str, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Words that are also something else, and the words that announce a name.

    ``families`` count as a family only after a title; ``lower`` words name a government only with a capital;
    ``given`` are places that are given names too, ``places`` those that are family names; ``others`` are
    phrases that hold a government's name and mean no government; ``honorifics`` stand before a name ("Mr").
    """

    families: tuple[str, ...]
    lower: tuple[str, ...]
    given: tuple[str, ...]
    places: tuple[str, ...]
    others: tuple[str, ...]
    honorifics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything the atlas is made of; ``titles`` by language."""

    fingerprint: str
    governments: tuple[GovernmentSource, ...]
    persons: tuple[Person, ...]
    titles: tuple[tuple[str, tuple[TitleSource, ...]], ...]
    regions: tuple[RegionSource, ...]
    namesakes: Namesakes


def read_sources(atlas: Traversable, languages: Traversable) -> Sources:
    """Read every file of the atlas.

    :raises PackError: naming the file and the key that is wrong.
    """
    governments = [_government(file) for file in _files(atlas.joinpath("governments"))]
    persons = [person for file in _files(atlas.joinpath("holders")) for person in _holders(file)]
    return Sources(
        fingerprint=fingerprint(atlas, languages),
        governments=tuple(governments),
        persons=tuple(persons),
        titles=tuple((code, _titles(file)) for code, file in _title_files(languages)),
        regions=_regions(atlas.joinpath("regions.toml")),
        namesakes=read_namesakes(atlas),
    )


def read_namesakes(atlas: Traversable) -> Namesakes:
    """The words that are also something else, alone.

    :raises PackError: naming the file and the key that is wrong.
    """
    return _namesakes(atlas.joinpath("namesakes.toml"))


def fingerprint(atlas: Traversable, languages: Traversable) -> str:
    """The SHA-256 of every source file with its name, in the order of names."""
    digest = hashlib.sha256()
    named = [
        (f"{room}/{file.name}", file)
        for room in ("governments", "holders")
        for file in _files(atlas.joinpath(room))
    ]
    named += [(name, atlas.joinpath(name)) for name in ("namesakes.toml", "regions.toml")]
    named += [(f"titles/{code}", file) for code, file in _title_files(languages)]
    for name, file in named:
        digest.update(f"{name}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )


def _title_files(languages: Traversable) -> list[tuple[str, Traversable]]:
    found = [
        (folder.name, folder.joinpath("titles.toml")) for folder in languages.iterdir() if folder.is_dir()
    ]
    return sorted((item for item in found if item[1].is_file()), key=lambda item: item[0])


def _open(file: Traversable) -> Table:
    return Table(read_toml(file), f"{file.name}")


def _dated(table: Table, key: str) -> tuple[tuple[str, str], ...]:
    """Entries such as "FIN 2023-04-04" as code and day. :raises PackError: naming file, key and entry."""
    found = []
    for entry in table.texts(key):
        code, _, day = entry.partition(" ")
        if not _DATED.fullmatch(entry):
            raise PackError(
                f"{table.where}: {key!r} has {entry!r}; write a code and a date, as in 'FIN 2023-04-04'"
            )
        found.append((code, day))
    return tuple(found)


def _government(file: Traversable) -> GovernmentSource:
    table = _open(file)
    kind = table.text("kind")
    if kind not in get_args(GovernmentKind):
        raise PackError(f"{file}: 'kind' is {kind!r}; known: {', '.join(get_args(GovernmentKind))}")
    if f"{table.text('code')}.toml" != file.name:
        raise PackError(f"{file}: 'code' is {table.text('code')!r}, which is not the file's name")
    seats = table.texts("seats")
    government = Government(
        code=table.text("code"),
        kind=kind,  # type: ignore[arg-type]  # one of the literals: checked above
        name=table.text("name"),
        names=table.texts("names"),
        demonyms=table.texts("demonyms"),
        capital=table.text("capital", ""),
        seats=seats,
        region=table.text("region", ""),
        cow=table.number("cow", 0),
        gw=table.number("gw", 0),
        cameo=table.text("cameo", ""),
        qid=table.text("qid", ""),
        members=table.texts("members"),
        since=table.text("since", ""),
        until=table.text("until", ""),
        joined=_dated(table, "joined"),
        left=_dated(table, "left"),
    )
    capitals = tuple(filter(None, (government.capital, *table.texts("capitals"))))
    english = Words((government.name, *government.names), government.demonyms, capitals, seats)
    words = [("en", english)]
    others = table.table("in")
    for language in others.names():
        part = others.table(language)
        words.append(
            (language, Words(*(part.texts(key) for key in ("names", "demonyms", "capital", "seats"))))
        )
        part.done()
    table.done()
    return GovernmentSource(government, tuple(words))


def _holders(file: Traversable) -> list[Person]:
    return read_holders(_open(file))


def read_holders(table: Table) -> list[Person]:
    """The persons of one government, as a file of the atlas or a user's own has them.

    :raises PackError: naming the file and the key that is wrong.
    """
    government = table.text("government")
    persons = [_person(government, part) for part in table.tables("person")]
    table.done()
    return persons


def _person(government: str, table: Table) -> Person:
    name = table.text("name")
    identity = content_id("person", government, name)
    terms = tuple(_term(identity, government, part) for part in table.tables("term"))
    person = Person(
        id=identity,
        name=name,
        family=table.text("family", ""),
        also=table.texts("also"),
        qid=table.text("qid", ""),
        terms=terms,
    )
    table.done()
    return person


def _term(person: str, government: str, table: Table) -> Term:
    office = table.text("office")
    if office not in OFFICES:
        raise PackError(
            f"{government}.toml: {office!r} is no office kind; known: {', '.join(sorted(OFFICES))}"
        )
    term = Term(
        person=person,
        government=government,
        office=office,
        title=table.text("title", ""),
        since=table.text("since", ""),
        until=table.text("until", "") or None,
        acting=table.flag("acting"),
        source=table.text("source", ""),
        confidence=table.share("confidence", 0.5),
        note=table.text("note", ""),
    )
    table.done()
    return term


def several_here(file: Traversable) -> frozenset[tuple[str, str]]:
    """The pairs of government and kind of office that several hold at a time.

    :raises PackError: naming the file and the key that is missing, unknown or wrong.
    """
    table = _open(file)
    found = set()
    for part in table.tables("several"):
        government, offices, why = part.text("government"), part.texts("offices"), part.text("why")
        part.done()
        if not offices or not why:
            raise PackError(f"{part.where}: 'offices' and 'why' must say something")
        found |= {(government, office) for office in offices}
    table.done()
    return frozenset(found)


def _titles(file: Traversable) -> tuple[TitleSource, ...]:
    table = _open(file)
    found = []
    for part in table.tables("title"):
        found.append(TitleSource(part.text("office"), part.texts("names"), part.texts("before_names")))
        part.done()
        if found[-1].office not in OFFICES:
            raise PackError(f"{file}: {found[-1].office!r} is no office kind")
    table.done()
    return tuple(found)


def _regions(file: Traversable) -> tuple[RegionSource, ...]:
    table = _open(file)
    found = []
    for part in table.tables("region"):
        names = [("en", (part.text("name"), *part.texts("names")))]
        others = part.table("in")
        names += [(language, others.texts(language)) for language in others.names()]
        others.done()
        found.append(RegionSource(part.text("key"), part.texts("members"), tuple(names)))
        part.done()
    table.done()
    return tuple(found)


def _namesakes(file: Traversable) -> Namesakes:
    table = _open(file)
    found = Namesakes(
        *(table.texts(key) for key in ("families", "lower", "given", "places", "others", "honorifics"))
    )
    table.done()
    return found
