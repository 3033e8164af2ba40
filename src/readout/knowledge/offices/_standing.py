"""How somebody stands to an office: in it, out of it, not yet in it; and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from readout.knowledge.offices._fold import fold, tokens
from readout.knowledge.offices._values import Standing
from readout.plugins import Table, read_toml

# The office that a deputy of its holder has; the deputies of others have none that the atlas knows.
_DEPUTIES = {
    "foreign-minister": "deputy-foreign-minister",
    "head-of-government": "deputy-head-of-government",
    "head-of-state": "vice-president",
}
_ALREADY = frozenset({*_DEPUTIES.values(), "minister"})


@dataclass(frozen=True, slots=True)
class StandingWords:
    """The folded words of one language's ``standing.toml``; see the head of the English one."""

    former: frozenset[str]
    elect: frozenset[str]
    acting: frozenset[str]
    deputy: frozenset[str]
    counterpart: frozenset[str]
    of: frozenset[str]
    small: frozenset[str]

    def known(self, word: str) -> bool:
        """Whether a folded word is one of those that no name holds."""
        return any(word in getattr(self, name) for name in self.__dataclass_fields__)


@lru_cache(maxsize=64)
def standing_words(language: str) -> StandingWords:
    """The words of a language; all empty where it has none.

    :raises PackError: if its file is broken.
    """
    names = tuple(StandingWords.__dataclass_fields__)
    file = files("readout.knowledge.languages").joinpath(language, "standing.toml")
    if not language.isalpha() or not file.is_file():
        return StandingWords(*(frozenset[str]() for _ in names))
    table = Table(read_toml(file), str(file))
    found = StandingWords(*(frozenset(fold(word) for word in table.texts(name)) for name in names))
    table.done()
    return found


def standing_of(words: str, language: str) -> Standing:
    """What a title says of its holder: ``former``, ``elect``, or ``holder`` where it says neither."""
    known = standing_words(language)
    found = {token[0] for token in tokens(words)}
    if found & known.elect:
        return "elect"
    return "former" if found & known.former else "holder"


def deputy_of(office: str) -> str | None:
    """The office of a deputy; a title that is one already stays what it is, other deputies have none."""
    return office if office in _ALREADY else _DEPUTIES.get(office)
