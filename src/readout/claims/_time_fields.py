"""From a match of a form to an expression: what every slot says."""

from __future__ import annotations

import dataclasses
import re

from readout.claims._time_forms import Forms, Pattern
from readout.claims._time_types import TimeExpression, TimeKind
from readout.record import Span

_DIGITS = re.compile(r"\d+")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*(.*)", re.DOTALL)

# Two-digit years from this one on are of the twentieth century, as in the POSIX rule for %y.
_PIVOT = 69

# A word that bears on an expression stands at most this far before it.
_LOOK_BACK = 40

Groups = dict[str, str]


def expression_of(
    match: re.Match[str], pattern: Pattern, forms: Forms, day_first: bool
) -> TimeExpression | None:
    """What one match says, or None where its parts cannot go together (a thirteenth month)."""
    groups = {name: words for name, words in match.groupdict().items() if words is not None}
    first = {name: words for name, words in groups.items() if not name.endswith("2")}
    one = _read(Span(*match.span()), pattern, first, forms, day_first)
    if one is None or pattern.kind != "range":
        return one
    return _range(match, one, {**first, **_second(groups)}, pattern, forms, day_first)


def _second(groups: Groups) -> Groups:
    return {name[:-1]: words for name, words in groups.items() if name.endswith("2")}


def _range(
    match: re.Match[str],
    one: TimeExpression,
    groups: Groups,
    pattern: Pattern,
    forms: Forms,
    day_first: bool,
) -> TimeExpression | None:
    begin_span, end_span = _halves(match)
    end = _read(end_span, pattern, groups, forms, day_first)
    if end is None:
        return None
    begin = dataclasses.replace(one, span=begin_span, kind=_point(one))
    end = dataclasses.replace(end, kind=_point(end))
    if forms.conjunction and _apart(begin, end) and forms.conjunction.fullmatch(_between(match, begin, end)):
        before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
        if not (forms.modifier and forms.modifier.search(before)):
            return None
    if begin.kind == end.kind == "date" and begin.month == end.month and (begin.day or 0) >= (end.day or 0):
        return None
    if begin.kind == end.kind == "year" and (begin.year or 0) >= (end.year or 0):
        return None
    return dataclasses.replace(one, begin=begin, end=end)


def _between(match: re.Match[str], begin: TimeExpression, end: TimeExpression) -> str:
    return match.string[begin.span.end : end.span.start]


def _apart(begin: TimeExpression, end: TimeExpression) -> bool:
    """True for days that do not follow each other: the 2nd and 14th are two days, not a stretch."""
    if begin.kind == "weekday":
        return ((begin.weekday or 0) + 1) % 7 != end.weekday
    return begin.kind == "date" and (begin.day or 0) + 1 != end.day


def _halves(match: re.Match[str]) -> tuple[Span, Span]:
    """The spans of what stands before the second's first slot, and of the rest."""
    names = [name for name, words in match.groupdict().items() if words is not None]
    cut = min(match.start(name) for name in names if name.endswith("2"))
    left = [match.end(name) for name in names if match.end(name) <= cut]
    return Span(match.start(), max(left, default=cut)), Span(cut, match.end())


def _point(one: TimeExpression) -> TimeKind:
    if one.day is not None:
        return "date"
    if one.weekday is not None:
        return "weekday"
    return "month" if one.month is not None else "year"


def _read(
    span: Span, pattern: Pattern, groups: Groups, forms: Forms, day_first: bool
) -> TimeExpression | None:
    month, day = _month(groups, forms), _day(groups, forms)
    if "monthnumber" in groups and month is not None and day is not None:
        month, day = _ordered(groups, month, day, day_first or pattern.unit == "day")
    one = TimeExpression(
        span=span,
        kind=_kind(pattern, groups, forms),
        year=_year(groups),
        month=month,
        day=day,
        weekday=_number("weekday", groups, forms),
        unit=_word("unit", groups, forms) or (None if pattern.kind == "date" else pattern.unit),
        count=_number("count", groups, forms) or None,
        direction=_number("direction", groups, forms),
        modifier=pattern.modifier,
        part=_part(groups, forms),
        phase=_word("phase", groups, forms),
        clock=_clock(groups.get("clock"), forms),
        season=_season(groups, forms),
        frequency=_word("frequency", groups, forms),
        vague=_word("vague", groups, forms),
    )
    offset, direction = _offset(one, pattern, groups, forms)
    return dataclasses.replace(one, offset=offset, direction=direction)


def _kind(pattern: Pattern, groups: Groups, forms: Forms) -> TimeKind:
    """The form's own kind; but the next day is the one after the day spoken of, not tomorrow."""
    beside = _number("direction", groups, forms)
    if pattern.kind == "relative" and beside and _word("unit", groups, forms) == "day":
        return "reference"
    return pattern.kind


def _number(name: str, groups: Groups, forms: Forms) -> int | None:
    if name not in groups:
        return None
    return forms.number("number" if name == "count" else name, groups[name])


def _word(name: str, groups: Groups, forms: Forms) -> str | None:
    return forms.value(name, groups[name]) if name in groups else None


def _month(groups: Groups, forms: Forms) -> int | None:
    if "monthnumber" in groups:
        return int(groups["monthnumber"])
    return _number("month", groups, forms)


def _day(groups: Groups, forms: Forms) -> int | None:
    for name in ("day", "nth"):
        if name in groups and (digits := _DIGITS.match(groups[name])):
            return int(digits[0])
    return _number("ordinal", groups, forms)


def _ordered(groups: Groups, month: int, day: int, day_first: bool) -> tuple[int, int]:
    """Numbers alone: where the month is written first, the first of the two is the month."""
    written_first = list(groups).index("day") < list(groups).index("monthnumber")
    if written_first and not day_first and day <= 12:
        return day, month
    return month, day


def _year(groups: Groups) -> int | None:
    if "year" in groups and "shortyear" in groups:
        return int(groups["year"][:2] + groups["shortyear"])
    if "year" in groups:
        return int(groups["year"])
    if "decade" in groups:
        return int(groups["decade"])
    if "shortyear" in groups:
        year = int(groups["shortyear"])
        return year + (1900 if year >= _PIVOT else 2000)
    return None


def _season(groups: Groups, forms: Forms) -> int | None:
    season = _number("season", groups, forms)
    return season if season is not None else _number("quarter", groups, forms)


def _part(groups: Groups, forms: Forms) -> str | None:
    if "part" in groups:
        return _word("part", groups, forms)
    if "today" in groups:
        return forms.value("part", groups["today"].split()[-1])
    return None


def _offset(
    one: TimeExpression, pattern: Pattern, groups: Groups, forms: Forms
) -> tuple[int | None, int | None]:
    """Offset and direction: a direction with a unit is an offset in that unit."""
    if pattern.offset is not None:
        return pattern.offset, one.direction
    if pattern.sign and one.weekday is not None:
        return None, pattern.sign
    if pattern.sign:
        return (None if one.count is None else pattern.sign * one.count), None
    if "today" in groups:
        return _number("today", groups, forms), None
    if "unit" in groups and one.direction is not None:
        return one.direction, None
    return None, one.direction


def _clock(words: str | None, forms: Forms) -> str | None:
    match = _CLOCK.match(words) if words else None
    if match is None:
        return None
    hour, half = int(match[1]), forms.value("meridiem", match[3]) if match[3] else None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{match[2] or '00'}"
