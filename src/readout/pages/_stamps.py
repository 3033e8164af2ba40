"""Stamps: the date and time expressions that a page prints, as ISO prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from readout.knowledge import Language
from readout.record import Span

# English month names are read on every page: many sites keep them in their dates whatever they write in.
_ENGLISH = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
# Offsets of zone names that mean one offset everywhere they are printed. CST, IST and BST do not.
_ZONES = {
    "EDT": "-04:00",
    "EST": "-05:00",
    "CDT": "-05:00",
    "MDT": "-06:00",
    "MST": "-07:00",
    "PDT": "-07:00",
    "PST": "-08:00",
    "GMT": "Z",
    "UTC": "Z",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "MSK": "+03:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "WIB": "+07:00",
    "PKT": "+05:00",
}
# Names that several zones share: no offset is read from them.
_MANY_ZONES = ("CST", "IST", "BST")
# Years outside this range are not the time of a news page (the web is younger than 1980).
_YEARS = range(1980, 2100)
# Longer lines are text, not stamps; only their beginning is looked at, so that one long line costs little.
_REACH = 400
# "an hour ago" without a digit is looked for in short lines only: in longer ones it is the story's own words.
_SHORT = 60
# A name set right before a date without a space: "Associated PressApril 28, 2023".
_GLUED = r"(?-i:(?<=[a-zà-ÿ])(?=[A-Z]))"
_DIGIT = re.compile(r"\d")
_SPLIT = re.compile(r"\d[./-] ?\d")

# After a clock: a name that is known, or one in capitals where no word follows. "10:47 NATO says …" and
# "10:47 More than …" go on with the headline.
_ZONE = (
    rf"(?:GMT|UTC)\b|(?-i:(?:{'|'.join((*_ZONES, *_MANY_ZONES))})\b)"
    r"|(?-i:[A-Z]{3,4}\b)(?!\s*[^\W\d])"
)
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.h]|\s?h\s?)(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
    r"(?:\s?(?P<zone>Z\b|(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?\b|" + _ZONE + r")"
    r"|\s?\((?P<named>(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?)\))?"
)
_BARE = r"(?P<hour>1[0-2]|[1-9])\s?(?P<half>[ap])\.?m\b\.?"
_NUMERIC = re.compile(
    r"(?<![\d.,/:-])(?:(?P<y>\d{4})(?P<s1>[-./])(?P<m>\d{1,2})(?P=s1)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<s2>[-./]|\. )(?P<b>\d{1,2})(?P=s2)(?P<z>\d{4}|\d{2}(?!\d))"
    r"|(?:(?P<cy>\d{4})\s?[年년]\s?)?(?P<cm>\d{1,2})\s?[月월]\s?(?P<cd>\d{1,2})\s?[日일])"
    r"(?![\d/]|\.\d|-\d(?!\d?:\d\d(?!\d)))"
)
_CLOCKS = re.compile(rf"(?<![\d.,:])(?:{_CLOCK})(?!\d|[.:]\d)", re.IGNORECASE)
_BARES = re.compile(rf"(?<![\d.,:])(?:{_BARE})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """One date or time expression in a line.

    ``value`` is an ISO prefix ("2025-03-07T16:01", "2025-03-07", with an offset where the page gives one);
    None for a time without a day, a day without a year, a relative time, or an undecided day order.
    ``clock`` says that a time of day is printed. ``ago`` is the minutes back for a relative time ("5 h ago":
    300). ``ambiguous`` says that only the order of day and month stood in the way.
    """

    span: Span
    value: str | None
    clock: bool
    ago: int | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The regular expressions of one language."""

    named: re.Pattern[str]
    months: dict[str, int]
    ago: re.Pattern[str] | None
    units: dict[str, int]
    joins: re.Pattern[str]
    days: dict[str, int]
    day_first: bool | None


@dataclass(frozen=True, slots=True)
class _Day:
    """A date as printed: where it stands and the day it names, if that is decided."""

    start: int
    end: int
    value: str | None
    ambiguous: bool


def stamps(line: str, language: Language | None, day_first: bool | None) -> tuple[Stamp, ...]:
    """Every date or time expression of ``line``, in order, with spans in code points of ``line``.

    ``day_first`` is the page's day order for slashed dates, as ``day_order`` gives it; None leaves
    "03/07/2025" undecided unless the language has only one order.
    """
    line = line[:_REACH]
    grammar = _grammar(language)
    found: list[Stamp] = []
    if _DIGIT.search(line):
        order = day_first if day_first is not None else grammar.day_first
        clocks = [(match.start(), match.end(), _clock(match)) for match in _clock_matches(line)]
        found += _join(line, _days(line, grammar, order), clocks, grammar)
    if len(line) <= _SHORT or found:
        found += _relative(line, grammar, found)
    return tuple(sorted(found, key=lambda stamp: stamp.span))


def day_order(lines: Iterable[str]) -> bool | None:
    """True if the page writes the day first in numeric dates, False if the month, None if it does not show.

    A number above 12 decides; a page that shows both orders decides nothing. Dates with dots that are all
    undecided are taken as day first, since no country writes dotted dates month first.
    """
    first = second = dotted = False
    for line in lines:
        for match in _NUMERIC.finditer(line[:_REACH]) if _SPLIT.search(line) else ():
            if match["a"] is None:
                continue
            left, right = int(match["a"]), int(match["b"])
            first = first or (12 < left <= 31 and right <= 12)
            second = second or (12 < right <= 31 and left <= 12)
            dotted = dotted or match["s2"] in (".", ". ")
    if first != second:
        return first
    return True if dotted and not first else None


@cache
def _grammar(language: Language | None) -> _Grammar:
    furniture = language.furniture if language is not None else None
    months = {name: n for n, names in enumerate(_ENGLISH, 1) for name in names.split()}
    if furniture is not None:
        months |= {name: n for n, names in enumerate(furniture.months, 1) for name in names.split()}
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    named = (
        rf"(?:(?<!\w)|{_GLUED})(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|ª)?(?:\s|-|\sde\s|\sof\s){{1,3}}(?P<m>{names})\b\.?"
        rf"(?:(?:[,\s/-]|\sde\s|\sdel\s){{0,3}}(?P<y>\d{{4}})(?!\d))?"
        rf"|(?P<m2>{names})\b\.?[\s-]{{1,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d)(?:[,\s-]{{1,3}}(?P<y2>\d{{4}})(?![\d:]))?)"
    )
    units = dict(furniture.units) if furniture is not None else {}
    return _Grammar(
        named=re.compile(named, re.IGNORECASE),
        months=months,
        ago=_ago(furniture.ago_before, furniture.ago_after, units) if furniture is not None else None,
        units=units,
        joins=_joins(furniture.joins if furniture is not None else ()),
        days=dict(furniture.days) if furniture is not None else {},
        day_first=furniture.day_first if furniture is not None else None,
    )


def _ago(before: tuple[str, ...], after: tuple[str, ...], units: dict[str, int]) -> re.Pattern[str] | None:
    unit = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    if not unit or not (before or after):
        return None
    amount = rf"(?P<n{{0}}>\d{{{{1,3}}}}|\w{{{{1,5}}}})\s?(?P<u{{0}}>{unit})"
    forms = []
    if before:
        forms.append(rf"(?:{'|'.join(map(re.escape, before))})\s{amount.format(1)}\b")
    if after:
        forms.append(rf"{amount.format(2)}\.?\s(?:{'|'.join(map(re.escape, after))})\b")
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})", re.IGNORECASE)


def _joins(words: tuple[str, ...]) -> re.Pattern[str]:
    """What may stand between a date and its clock: marks, spaces and the pack's words."""
    spelled = "|".join(re.escape(word) for word in words)
    return re.compile(rf"[\s,;:|•·–—−/()\[\]T-]*(?:(?:{spelled or '-'})[\s,;:|•·–—−-]*)?", re.IGNORECASE)


def _clock_matches(line: str) -> list[re.Match[str]]:
    found = list(_CLOCKS.finditer(line))
    return found or list(_BARES.finditer(line))


def _clock(match: re.Match[str]) -> str | None:
    """``THH:MM`` with an offset where one is printed; None if it is no time of day."""
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        return None
    return f"T{hour:02}:{minute:02}{_offset(groups.get('zone') or groups.get('named') or '')}"


def _offset(zone: str) -> str:
    name = re.match(r"[A-Z]+", zone)
    signed = re.search(r"([+-])(\d{1,2})(?::?(\d\d))?$", zone)
    if zone == "Z" or (signed is not None and int(signed[2]) == 0):
        return "Z" if zone == "Z" else "+00:00"
    if signed is not None:
        return f"{signed[1]}{int(signed[2]):02}:{signed[3] or '00'}" if int(signed[2]) <= 14 else ""
    return _ZONES.get(name[0], "") if name is not None else ""


def _days(line: str, grammar: _Grammar, day_first: bool | None) -> list[_Day]:
    found = [_numeric(match, day_first) for match in _NUMERIC.finditer(line)]
    found += [_named(match, grammar) for match in grammar.named.finditer(line)]
    taken: list[_Day] = []
    for day in sorted((day for day in found if day is not None), key=lambda day: (day.start, -day.end)):
        if not taken or day.start >= taken[-1].end:
            taken.append(day)
    return taken


def _numeric(match: re.Match[str], day_first: bool | None) -> _Day | None:
    start, end = match.span()
    year = match["y"] or match["cy"]
    if match["cm"] and not year:
        return _Day(start, end, None, False) if int(match["cm"]) <= 12 and int(match["cd"]) <= 31 else None
    if year:
        value = _iso(int(year), int(match["m"] or match["cm"]), int(match["d"] or match["cd"]))
        return _Day(start, end, value, False) if value else None
    left, right, year = int(match["a"]), int(match["b"]), match["z"]
    full = int(year) + (2000 if len(year) == 2 else 0)
    if len(year) == 2 and match["s2"] in ("-", ". "):
        return None  # "30-20-10" and the like are ratios and scores more often than dates
    readings = {_iso(full, right, left): True, _iso(full, left, right): False}
    readings.pop(None, None)
    if not readings:
        return None
    if len(readings) == 1:
        return _Day(start, end, next(iter(readings)), False)
    dotted = match["s2"] in (".", ". ")
    order = True if dotted and day_first is None else day_first
    chosen = [value for value, first in readings.items() if first == order]
    return _Day(start, end, chosen[0] if chosen else None, not chosen)


def _named(match: re.Match[str], grammar: _Grammar) -> _Day | None:
    month = grammar.months[(match["m"] or match["m2"]).casefold()]
    day, year = int(match["d"] or match["d2"]), match["y"] or match["y2"]
    if not 1 <= day <= 31:
        return None
    value = _iso(int(year), month, day) if year else None
    glued = match.string[max(0, match.start() - 1) : match.start()].isalpha()
    return None if (year or glued) and value is None else _Day(*match.span(), value, False)


def _iso(year: int, month: int, day: int) -> str | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _join(
    line: str, days: list[_Day], clocks: list[tuple[int, int, str | None]], grammar: _Grammar
) -> Iterable[Stamp]:
    """Each day with the clock next to it, before or after; clocks left over stand alone."""
    free = [clock for clock in clocks if clock[2] and not any(d.start <= clock[0] < d.end for d in days)]
    for day in days:
        near = [
            clock
            for clock in free
            if grammar.joins.fullmatch(line, day.end, clock[0])
            or grammar.joins.fullmatch(line, clock[1], day.start)
        ]
        # A clock after the day is its own; one before it is taken only where none follows.
        near.sort(key=lambda clock: clock[0] < day.start)
        if not near:
            yield Stamp(Span(day.start, day.end), day.value, False, None, day.ambiguous)
            continue
        start, end, text = near[0]
        free.remove(near[0])
        value = f"{day.value}{text}" if day.value else None
        yield Stamp(Span(min(start, day.start), max(end, day.end)), value, True, None, day.ambiguous)
    for start, end, _ in free:
        if ":" in line[start:end] or "h" in line[start:end].lower() or "m" in line[start:end].lower():
            yield Stamp(Span(start, end), None, True)


def _relative(line: str, grammar: _Grammar, taken: list[Stamp]) -> list[Stamp]:
    found = []
    for match in grammar.ago.finditer(line) if grammar.ago is not None else ():
        groups = match.groupdict()
        amount = groups.get("n1") or groups.get("n2") or "1"
        unit = (groups.get("u1") or groups.get("u2") or "").casefold()
        # A word in the number's place ("an hour ago", "vor einem Tag") stands for one.
        minutes = (int(amount) if amount.isdigit() else 1) * grammar.units[unit]
        found.append(Stamp(Span(*match.span()), None, False, minutes))
    bare = line.strip(" \t,.|•·-–—").casefold()
    if not taken and not found and bare in grammar.days:
        start = line.casefold().find(bare)
        found.append(Stamp(Span(start, start + len(bare)), None, False, grammar.days[bare] * 1440))
    return found
