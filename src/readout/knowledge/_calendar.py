"""Calendar: the part of a language pack in ``calendar.toml``: its words of time and how they join.

``[words.<class>]`` maps a value to its spellings; ``[[forms]]`` lists the shapes of time expressions, written
as regular expressions in which ``{class}`` stands for any spelling of that class. A spelling that ends in
``*`` is a stem; one that ends in ``.`` may be written without the stop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.plugins import Table
from readout.record import PackError

# What the values of each class must be: whole numbers within these limits, or names (None).
CLASSES: dict[str, tuple[int, int] | None] = {
    "month": (1, 12),
    "weekday": (0, 6),  # Monday is 0, as in datetime
    "number": (0, 100),
    "ordinal": (1, 31),
    "today": (-3, 3),  # days from the day of speaking
    "direction": (-2, 2),  # last, this, next
    "season": (1, 4),  # spring is 1: the quarter's three months begin in March
    "quarter": (1, 4),
    "unit": None,
    "part": None,
    "phase": None,
    "vague": None,
    "modifier": None,
    "meridiem": None,
    "join": None,
    "name": None,
    "lead": None,
    "filler": None,
    "determiner": None,
    "link": None,
    "frequency": None,
}

# Slots that the code fills by itself, beside the classes above.
BUILT_IN = ("day", "year", "shortyear", "monthnumber", "clock", "count", "decade", "nth")

KINDS = (
    "date",
    "weekday",
    "relative",
    "range",
    "month",
    "year",
    "clock",
    "duration",
    "set",
    "reference",
)

_SLOT = re.compile(r"\{([a-z_]+)2?\}")


@dataclass(frozen=True, slots=True)
class Form:
    """One shape of a time expression.

    ``text`` is a regular expression with ``{slots}``. The other fields are what the shape itself says where
    no slot does: ``offset`` in ``unit``s from the day of speaking (kind ``relative``) or from the day that
    the text speaks of (``reference``); ``sign`` makes a counted number point back (-1) or on (+1).
    """

    kind: str
    text: str
    unit: str | None = None
    offset: int | None = None
    sign: int = 0
    modifier: str | None = None


# Compared by identity: what is compiled from one is looked up at every sentence, and hashing all its words is
# dear.
@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The words of one language's ``calendar.toml``.

    ``words`` holds for each class its spellings with their values. ``exact`` are spellings that count only in
    the case they are written in (May, March). ``prefixes`` are letters that grow onto the front of a word,
    ``suffixes`` endings that may follow one. ``day_first`` says that 09.08.2023 is the ninth of August.
    """

    words: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    forms: tuple[Form, ...] = ()
    exact: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    day_first: bool = True

    def spellings(self, word_class: str) -> tuple[tuple[str, str], ...]:
        """Spelling and value of every word of a class; empty where the language has none."""
        return next((pairs for name, pairs in self.words if name == word_class), ())

    @classmethod
    def read(cls, table: Table) -> Calendar:
        """From the file's table. :raises PackError: naming file and key."""
        calendar = cls(
            words=_words(table.table("words")),
            forms=tuple(form for item in table.tables("forms") for form in _forms(item)),
            exact=table.texts("exact"),
            prefixes=table.texts("prefixes"),
            suffixes=table.texts("suffixes"),
            day_first=table.flag("day_first", True),
        )
        table.done()
        return calendar


def _words(table: Table) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    found = []
    for name in table.names():
        if name not in CLASSES:
            raise PackError(f"{table.where}: {name!r} is no class of words; known: {', '.join(CLASSES)}")
        found.append((name, _pairs(table.table(name), CLASSES[name])))
    return tuple(found)


def _pairs(table: Table, limits: tuple[int, int] | None) -> tuple[tuple[str, str], ...]:
    pairs = []
    for value in table.names():
        if limits is not None and not _within(value, limits):
            raise PackError(f"{table.where}: {value!r} must be a number from {limits[0]} to {limits[1]}")
        pairs += [(spelling, value) for spelling in table.texts(value)]
    return tuple(pairs)


def _within(value: str, limits: tuple[int, int]) -> bool:
    try:
        return limits[0] <= int(value) <= limits[1]
    except ValueError:
        return False


def _forms(table: Table) -> tuple[Form, ...]:
    kind = table.text("kind")
    if kind not in KINDS:
        raise PackError(f"{table.where}: {kind!r} is no kind of time expression; known: {', '.join(KINDS)}")
    shapes = table.texts("shapes")
    keys = table.names()
    common = {
        "unit": table.text("unit") if "unit" in keys else None,
        "modifier": table.text("modifier") if "modifier" in keys else None,
    }
    offset = table.number("offset") if "offset" in keys else None
    sign = table.number("sign", 0)
    table.done()
    for shape in shapes:
        _check(shape, table.where)
    return tuple(Form(kind, shape, offset=offset, sign=sign, **common) for shape in shapes)


def _check(shape: str, where: str) -> None:
    slots = set(_SLOT.findall(shape))
    if unknown := slots - set(CLASSES) - set(BUILT_IN):
        raise PackError(f"{where}: {shape!r} has an unknown slot {', '.join(sorted(unknown))}")
    try:
        re.compile(_SLOT.sub("x", shape))
    except re.error as error:
        raise PackError(f"{where}: {shape!r} is no regular expression: {error}") from error
