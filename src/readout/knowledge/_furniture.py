"""Furniture: the part of a language pack in ``furniture.toml``: what surrounds a story on a page, in words.

Every word is kept case-folded, because page furniture is printed in every case. A language without this file
is still read: furniture is then known by its shape alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from readout.plugins import Table

_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "year": 525600}
_DAYS_BACK = {"today": 0, "yesterday": 1}


@dataclass(frozen=True, slots=True, eq=False)
class Furniture:
    """The words of one language's ``furniture.toml``. Compared by identity, so it can key a cache cheaply.

    Whole lines: ``related`` and ``latest`` head blocks of other stories ("MORE ABOUT", "LATEST"), ``advert``
    marks advertising, ``lines`` are menus and buttons, ``comments``
    head what readers wrote. ``sections`` are the names of a site's departments.

    Beginnings of lines: ``inline`` opens a link to another story inside this one ("Read also"),
    ``openings`` open notices ("Subscribe to"), ``bylines`` open a byline, ``credits`` open the note that
    ends a story ("Reporting by"), ``captions`` open a picture's words. ``phrases`` make a short line
    furniture wherever they stand. ``pictures`` tell
    a picture's words wherever they stand ("file photo"), ``credit_ends`` close them ("/ Getty Images").

    Times: ``months`` are twelve strings of names; ``published`` and ``updated`` stand before a story's own
    time; ``units`` gives the minutes of a unit of time, ``ago_before`` and ``ago_after`` the words around
    it; ``days`` gives how many days back a word lies ("yesterday": 1); ``joins`` stand between date and
    clock ("at"). ``day_first`` says that slashed dates are day first in this language; None if it differs
    by country.

    Headlines: ``says`` are verbs after which a speaker is named (", says Kuleba"); ``vague`` are sources
    without a name ("media"); ``circumstances`` cut a speaker from what he was doing ("after", "on").
    """

    related: frozenset[str]
    latest: frozenset[str]
    advert: frozenset[str]
    lines: frozenset[str]
    comments: frozenset[str]
    sections: frozenset[str]
    inline: tuple[str, ...]
    openings: tuple[str, ...]
    phrases: tuple[str, ...]
    bylines: tuple[str, ...]
    credits: tuple[str, ...]
    captions: tuple[str, ...]
    pictures: tuple[str, ...]
    credit_ends: tuple[str, ...]
    months: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    units: tuple[tuple[str, int], ...]
    ago_before: tuple[str, ...]
    ago_after: tuple[str, ...]
    days: tuple[tuple[str, int], ...]
    joins: tuple[str, ...]
    day_first: bool | None
    says: frozenset[str]
    vague: frozenset[str]
    circumstances: frozenset[str]

    @classmethod
    def read(cls, table: Table) -> Furniture:
        """From the file's table. :raises PackError: naming file and key."""
        times, headlines = table.table("times"), table.table("headlines")
        furniture = cls(
            related=_set(table, "related"),
            latest=_set(table, "latest"),
            advert=_set(table, "advert"),
            lines=_set(table, "lines"),
            comments=_set(table, "comments"),
            sections=_set(table, "sections"),
            inline=_folded(table, "inline"),
            openings=_folded(table, "openings"),
            phrases=_folded(table, "phrases"),
            bylines=_folded(table, "bylines"),
            credits=_folded(table, "credits"),
            captions=_folded(table, "captions"),
            pictures=_folded(table, "pictures"),
            credit_ends=_folded(table, "credit_ends"),
            months=tuple(names.casefold() for names in times.texts("months")),
            published=_folded(times, "published"),
            updated=_folded(times, "updated"),
            units=_numbers(times.table("units"), _MINUTES),
            ago_before=_folded(times, "ago_before"),
            ago_after=_folded(times, "ago_after"),
            days=_numbers(times.table("days"), _DAYS_BACK),
            joins=_folded(times, "joins"),
            day_first=times.flag("day_first") if "day_first" in times.names() else None,
            says=_set(headlines, "says"),
            vague=_set(headlines, "vague"),
            circumstances=_set(headlines, "circumstances"),
        )
        times.done()
        headlines.done()
        table.done()
        return furniture


def _folded(table: Table, key: str) -> tuple[str, ...]:
    """Case-folded words, the longest first: of two beginnings that fit, the fuller one is to be found."""
    return tuple(sorted(_set(table, key), key=lambda word: (-len(word), word)))


def _set(table: Table, key: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in table.texts(key))


def _numbers(table: Table, values: dict[str, int]) -> tuple[tuple[str, int], ...]:
    """The words under each key of ``values`` with the key's number, the longest word first."""
    pairs = [(word.casefold(), number) for key, number in values.items() for word in table.texts(key)]
    table.done()
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
