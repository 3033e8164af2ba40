"""From the title of a position to an office kind and a government; only where every word is understood.

"President of the University" holds a head of state's title and means none. So every word of a title must
belong to the office, to the government or to the few that join them; what is left over makes it unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from readout.knowledge.offices._fold import tokens
from readout.knowledge.offices._offices import Offices
from readout.knowledge.offices._values import Spotted
from readout.plugins import Table, read_toml

_GOVERNMENTS = frozenset({"government", "body", "demonym", "seat"})
# Ministers have more than one charge: what follows the "and" of their title is a further one.
_CHARGES = frozenset(
    {
        "foreign-minister", "defence-minister", "interior-minister", "finance-minister", "economy-minister",
        "trade-minister", "energy-minister", "justice-minister",
    }
)  # fmt: skip
NO_OFFICE = "the title is no office kind of the atlas"
NO_GOVERNMENT = "the position names no government of the atlas"
TWO_OFFICES = "the title names two offices"
TWO_GOVERNMENTS = "the title and its jurisdiction name different governments"
LEFT_OVER = "the title holds words that are not understood"
BELOW = "the jurisdiction is no government of the atlas"


@dataclass(frozen=True, slots=True)
class Place:
    """An office of a government, with the title it was read from."""

    office: str
    government: str
    title: str
    acting: bool


class Places:
    """Finds the places of titles in one atlas; keeps what it found, for titles come again and again."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices
        self._found: dict[tuple[str, str, tuple[str, ...]], Place | str] = {}
        self._words = _words()
        self._by_qid = {one.qid: one.code for one in offices.governments() if one.qid}

    def code(self, words: str) -> str | None:
        """The code of a government by QID, code or name."""
        return self._by_qid.get(words) or self._offices.find_government(words)

    def find(self, titles: Iterable[tuple[str, str]], jurisdictions: Iterable[str] | None) -> Place | str:
        """The place of a position by its titles with their languages, the surest first; or why there is none.

        ``jurisdictions`` are the codes it applies to, empty where it applies to something that is no
        government of the atlas, None where nothing is told.
        """
        why = NO_OFFICE
        codes = tuple(jurisdictions) if jurisdictions is not None else None
        if codes == ():
            return BELOW
        for title, language in titles:
            key = (title, language, codes or ())
            if key not in self._found:
                self._found[key] = self._read(title, language, codes or ())
            found = self._found[key]
            if isinstance(found, Place):
                return found
            why = found if why == NO_OFFICE else why
        return why

    def _read(self, title: str, language: str, codes: tuple[str, ...]) -> Place | str:
        spotted = self._offices.spot(title, language)
        offices = {found.keys[0] for found in spotted if found.kind == "office"}
        if len(offices) != 1:
            return TWO_OFFICES if offices else NO_OFFICE
        office = offices.pop()
        rest = _left(title, spotted)
        acting = any(word in self._words["acting"] for word, _, _ in tokens(title))
        if not self._understood([word for word in rest if word not in self._words["acting"]], office):
            return LEFT_OVER
        government = _government(office, _named(spotted), codes)
        if government is None:
            return TWO_GOVERNMENTS if codes or _named(spotted) else NO_GOVERNMENT
        return Place(office, government, title, acting)

    def _understood(self, rest: list[str], office: str) -> bool:
        for word in rest:
            if word in self._words["also"] and office in _CHARGES:
                return True
            if word not in self._words["joining"]:
                return office == "minister" and rest[0] in ("of", "for", "without")
        return True


def _words() -> dict[str, frozenset[str]]:
    table = Table(read_toml(files(__package__).joinpath("words.toml")), "words.toml")
    return {name: frozenset(table.texts(name)) for name in ("joining", "also", "acting")}


def _left(title: str, spotted: Iterable[Spotted]) -> list[str]:
    """The words of a title that belong to no office and no government."""
    spans = [found.span for found in spotted if found.kind == "office" or found.kind in _GOVERNMENTS]
    return [
        word
        for word, start, end in tokens(title)
        if not any(span.start <= start and end <= span.end for span in spans)
    ]


def _named(spotted: Iterable[Spotted]) -> list[tuple[str, ...]]:
    """The governments a title names, one entry a mention."""
    named: dict[tuple[int, int], list[str]] = {}
    for found in spotted:
        if found.kind in _GOVERNMENTS:
            named.setdefault((found.span.start, found.span.end), []).extend(found.keys)
    return list(dict.fromkeys(tuple(dict.fromkeys(keys)) for keys in named.values()))


def _government(office: str, named: list[tuple[str, ...]], codes: tuple[str, ...]) -> str | None:
    """The one government that is meant; None where that is not sure."""
    if office == "un-ambassador":
        named = [keys for keys in named if "XUN" not in keys]
    if office == "ambassador":
        # "Ambassador of X to Y": he is of the first; told of one government only, nobody knows which it is.
        return named[0][0] if len(named) == 2 and len(named[0]) == 1 else None
    meant = {key for keys in named for key in keys}
    if codes:
        fitting = [code for code in codes if code in meant] if meant else list(codes)
        return fitting[0] if len(fitting) == 1 else None
    return next(iter(meant)) if len(meant) == 1 else None
