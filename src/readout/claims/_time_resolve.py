"""Resolve an expression of time against its anchor."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta

from readout.claims._calendar_solver import MONTHS, WEEKDAYS, day_in, first_day, years_for
from readout.claims._time_dates import resolve_date
from readout.claims._time_frame import Frame, found, frame_of, month_shifted, month_text, nothing, shifted
from readout.claims._time_types import Anchor, Resolution, Tense, TimeExpression, TimeKind
from readout.record import DateBasis, problem

Resolver = Callable[[TimeExpression, Frame], Resolution]

# The first month of each season, northern hemisphere, as news and the meteorological services count them.
_SEASONS = {1: 3, 2: 6, 3: 9, 4: 12}

# "Two weeks ago" may be half a week off: its month is told where both ends of that leeway lie in one month.
_WEEK_LEEWAY = 3

_SATURDAY = 5

# How fine a date must be known (day 0, month 1, year 2) before units can be counted from it.
_FINENESS = {"month": 1, "quarter": 1, "year": 2, "decade": 2}


def resolve(expression: TimeExpression, anchor: Anchor, tense: Tense | None = None) -> Resolution:
    """The day, month, year or interval that ``expression`` comes to, or None and why.

    ``tense`` is that of the act the expression dates: it tells last Friday from next Friday. Without a tense
    a weekday is the last one, and a day without a year the nearest. Dates that the page cannot decide stay
    None, with the candidates left: P023 where the year stays open, P024 where weekday and date contradict.
    """
    return _RESOLVERS[expression.kind](expression, frame_of(anchor, tense))


def _range(one: TimeExpression, frame: Frame) -> Resolution:
    if one.begin is None:
        return nothing("none", "the range has no beginning")
    if one.end is None:
        return _counted(one.begin, one.count or 1, frame)
    end, begin = _ends(one.begin, one.end, frame)
    problems = begin.problems or end.problems
    if begin.when is None or end.when is None:
        return nothing(begin.basis, begin.rule, begin.candidates, problems)
    if end.when.date < begin.when.date:
        return nothing(begin.basis, "the range ends before it begins", (begin.when.date, end.when.date))
    if begin.when.date == end.when.date:
        return dataclasses.replace(begin, problems=problems)
    text = f"{begin.when.date}/{end.when.date}"
    basis: DateBasis = end.basis if begin.basis == "explicit" else begin.basis
    return dataclasses.replace(found(text, basis, begin.rule), problems=problems)


def _ends(begin: TimeExpression, end: TimeExpression, frame: Frame) -> tuple[Resolution, Resolution]:
    """Both ends, the second one on or after the first."""
    first = _resolved(begin, frame)
    if first.when is None:
        return _resolved(end, frame), first
    start = first_day(first.when.date)
    if end.kind == "weekday" and end.weekday is not None and start is not None:
        last = start + timedelta(days=(end.weekday - start.weekday()) % 7)
        return found(last, "relative", first.rule), first
    if end.kind == "date" and end.year is None and end.month and end.day and start is not None:
        return _end_date(end.month, end.day, end.weekday, start, first), first
    if end.kind == "month" and end.year is None and end.month and start is not None:
        year = start.year + (end.month < start.month)
        return found(month_text(year, end.month), first.basis, first.rule), first
    return _resolved(end, frame), first


def _end_date(month: int, day: int, weekday: int | None, start: date, first: Resolution) -> Resolution:
    """The first such day after the beginning."""
    last = next(
        (one for year in (0, 1) if (one := day_in(start.year + year, month, day)) and one >= start), None
    )
    if last is None:
        return nothing(first.basis, "the range ends on no day")
    answer = found(last, first.basis, first.rule)
    if weekday is None or last.weekday() == weekday:
        return answer
    detail = f"{last.isoformat()} is a {WEEKDAYS[last.weekday()]}, the text says {WEEKDAYS[weekday]}"
    return dataclasses.replace(answer, problems=(problem("P024", detail),))


def _counted(begin: TimeExpression, count: int, frame: Frame) -> Resolution:
    first = _resolved(begin, frame)
    start = first_day(first.when.date) if first.when else None
    end = shifted(start, count - 1) if start else None
    if first.when is None or start is None or end is None or count < 2:
        return first
    return found(f"{start.isoformat()}/{end.isoformat()}", first.basis, f"{first.rule}, for {count} days")


def _weekday(one: TimeExpression, frame: Frame) -> Resolution:
    if one.weekday is None:
        return nothing("relative", "no weekday is named")
    if frame.day is None:
        return nothing("relative", "a weekday without the day the page was written")
    if one.unit == "week" and one.offset is not None:
        return _weekday_of_week(one.weekday, one.offset, frame.day)
    before = frame.day - timedelta(days=(frame.day.weekday() - one.weekday) % 7)
    after = frame.day + timedelta(days=(one.weekday - frame.day.weekday()) % 7)
    name, week = WEEKDAYS[one.weekday], timedelta(days=7)
    if one.direction == -1:
        return found(
            before if before < frame.day else before - week, "relative", f"the {name} before the page's day"
        )
    if one.direction == 1:
        return found(
            after if after > frame.day else after + week, "relative", f"the {name} after the page's day"
        )
    if frame.tense == "future":
        return found(after, "relative", f"the first {name} from the page's day on")
    if one.direction == 0 and frame.tense is None:
        return _weekday_of_week(one.weekday, 0, frame.day)
    return found(before, "relative", f"the last {name} up to the page's day")


def _weekday_of_week(weekday: int, offset: int, base: date) -> Resolution:
    day = shifted(base, weekday - base.weekday() + 7 * offset)
    if day is None:
        return nothing("relative", "beyond the calendar")
    return found(day, "relative", f"the {WEEKDAYS[weekday]} of the week {offset:+d} from the page's")


def _relative(one: TimeExpression, frame: Frame) -> Resolution:
    if one.offset is None or one.unit is None:
        return nothing("relative", "the words name no day")
    if frame.first is None or (frame.first != frame.last and one.unit not in ("month", "year")):
        return nothing("relative", "counted from a day of writing that is not known")
    offset = one.offset
    if one.unit == "weekend" and offset == 0 and frame.tense == "past" and frame.first.weekday() < _SATURDAY:
        offset = -1
    return _moved(one.unit, offset, frame.first, "from the page's day")


def _reference(one: TimeExpression, frame: Frame) -> Resolution:
    base, told = frame.reference, "from the date spoken of"
    if base is None and frame.day is not None and (one.direction or one.offset or 0) <= 0:
        base, told = frame.day, "from the page's day, for the text names none before"
    if base is None:
        return nothing("relative", "counted from a date that the text does not give")
    if one.weekday is not None and one.direction:
        return _weekday_from(one.weekday, one.direction, base, told)
    if one.month is not None and one.unit == "year":
        return _in_year(base.year + (one.offset or 0), one, told)
    if one.part is not None and one.unit is None:
        one = dataclasses.replace(one, unit="day")
    if one.offset is None or one.unit is None:
        return nothing("relative", "the words name no day")
    if frame.reference is not None and frame.precision > _FINENESS.get(one.unit, 0):
        return nothing("relative", "counted from a date that is not known to the day")
    return _moved(one.unit, one.offset, base, told)


def _weekday_from(weekday: int, direction: int, base: date, told: str) -> Resolution:
    ahead = (weekday - base.weekday()) % 7
    day = shifted(base, (ahead or 7) if direction > 0 else ahead - 7)
    if day is None:
        return nothing("relative", "beyond the calendar")
    return found(day, "relative", f"the {WEEKDAYS[weekday]} {told}")


def _in_year(year: int, one: TimeExpression, told: str) -> Resolution:
    month = one.month or 1
    if one.day is None:
        return found(month_text(year, month), "partial", f"the year {told}")
    day = day_in(year, month, one.day)
    return found(day, "partial", f"the year {told}") if day else nothing("partial", "no such day")


def _moved(unit: str, offset: int, base: date, told: str) -> Resolution:
    """``base`` moved by ``offset`` units, no finer than the unit is."""
    rule = f"{offset:+d} {unit} {told}" if offset else f"the same {unit}, {told}"
    if unit == "day":
        day = shifted(base, offset)
        return found(day, "relative", rule) if day else nothing("relative", "beyond the calendar")
    if unit in ("hour", "minute"):
        return found(base, "relative", rule) if abs(offset) < 24 else nothing("relative", rule)
    if unit in ("week", "weekend"):
        return _week(unit, offset, base, rule)
    if unit == "month":
        month = month_shifted(base, offset)
        return found(month, "relative", rule) if month else nothing("relative", "beyond the calendar")
    if unit in ("year", "decade"):
        return _year_of(base.year + offset, rule) if unit == "year" else nothing("relative", rule)
    return nothing("relative", f"no date is told by {unit}")


def _year_of(year: int, rule: str) -> Resolution:
    if not 1 <= year <= 9999:
        return nothing("relative", "beyond the calendar")
    return found(f"{year:04d}", "relative", rule)


def _week(unit: str, offset: int, base: date, rule: str) -> Resolution:
    """Saturday to Sunday of a weekend; of a week its month, or nothing where it lies in two months."""
    if unit == "week" and abs(offset) > 1:
        first, days = shifted(base, 7 * offset - _WEEK_LEEWAY), 2 * _WEEK_LEEWAY
    elif unit == "week":
        first, days = shifted(base, 7 * offset - base.weekday()), 6
    else:
        first, days = shifted(base, 7 * offset - base.weekday() + _SATURDAY), 1
    last = shifted(first, days) if first else None
    if first is None or last is None:
        return nothing("relative", "beyond the calendar")
    interval = f"{first.isoformat()}/{last.isoformat()}"
    if unit == "weekend":
        return found(interval, "relative", rule)
    if (first.year, first.month) == (last.year, last.month):
        month = month_text(first.year, first.month)
        return found(month, "relative", f"{rule}, which lies in one month", (interval,))
    return nothing("relative", f"{rule}, which lies in two months", (interval,))


def _month(one: TimeExpression, frame: Frame) -> Resolution:
    if one.unit == "season" or one.unit == "quarter":
        return _season(one, frame)
    if one.month is None:
        return nothing("none", "no month is named")
    if one.year is not None:
        return found(month_text(one.year, one.month), "explicit", "month and year are in the text")
    if one.unit == "year" and one.offset is not None:
        if frame.last is None:
            return nothing("relative", "counted from a year of writing that is not known")
        return found(
            month_text(frame.last.year + one.offset, one.month),
            "relative",
            "the year is told from the page's",
        )
    if frame.last is not None:
        return _month_near(one.month, one.direction, frame.last, frame.tense)
    if frame.reference is not None and frame.precision == 2:
        return found(month_text(frame.reference.year, one.month), "partial", "in the year spoken of")
    if frame.reference is not None:
        return _month_near(one.month, one.direction, frame.reference, None)
    return _month_by_terms(one.month, frame)


def _month_near(month: int, direction: int | None, base: date, tense: Tense | None) -> Resolution:
    back = (base.month - month) % 12
    steps = {-1: -(back or 12), 1: (12 - back) or 12}
    if direction in steps:
        step = steps[direction]
    elif direction == 0:
        step = month - base.month
    elif tense == "past":
        step = -back
    elif tense == "future":
        step = (12 - back) % 12
    else:
        step = -back if back <= 6 else 12 - back
    text = month_shifted(base, step)
    if text is None:
        return nothing("partial", "beyond the calendar")
    return found(text, "partial", f"the {MONTHS[month]} that the page's date makes likely")


def _month_by_terms(month: int, frame: Frame) -> Resolution:
    anchor = frame.anchor
    years = sorted(
        {
            *years_for(month, 1, None, anchor.tenures, anchor.earliest, anchor.latest),
            *years_for(month, 28, None, anchor.tenures, anchor.earliest, anchor.latest),
        }
    )
    names = tuple(month_text(year, month) for year in years)
    if len(names) == 1:
        return found(
            names[0], "partial", f"only {names[0]} lies within the holders' terms and the page's bounds"
        )
    rule = f"{MONTHS[month]} names no year; terms and bounds leave {len(names) or 'none'}"
    return nothing("partial", rule, names, (problem("P023", rule),))


def _season(one: TimeExpression, frame: Frame) -> Resolution:
    if one.season is None:
        return nothing("partial", "no season is named")
    start = _SEASONS.get(one.season, 1) if one.unit == "season" else 3 * one.season - 2
    if one.year is not None:
        return _three_months(date(one.year, start, 1), "explicit", "the year is in the text")
    month = _month(TimeExpression(one.span, "month", month=start, direction=one.direction or None), frame)
    first = first_day(month.when.date) if month.when else None
    if first is None:
        return nothing("partial", "a season without its year", (), month.problems)
    return _three_months(first, "partial", "the season nearest to the page")


def _three_months(first: date, basis: DateBasis, rule: str) -> Resolution:
    return found(f"{month_text(first.year, first.month)}/{month_shifted(first, 2)}", basis, rule)


def _year(one: TimeExpression, _frame: Frame) -> Resolution:
    if one.year is None:
        return nothing("none", "no year is named")
    if one.unit == "decade":
        return nothing("explicit", f"the {one.year}s are no date")
    return found(f"{one.year:04d}", "explicit", "the year is in the text")


def _dateless(one: TimeExpression, _frame: Frame) -> Resolution:
    return nothing("none", f"a {one.kind} names no day")


def _resolved(one: TimeExpression, frame: Frame) -> Resolution:
    return _RESOLVERS[one.kind](one, frame)


_RESOLVERS: dict[TimeKind, Resolver] = {
    "date": resolve_date,
    "weekday": _weekday,
    "relative": _relative,
    "reference": _reference,
    "month": _month,
    "year": _year,
    "range": _range,
    "clock": _dateless,
    "duration": _dateless,
    "set": _dateless,
}
