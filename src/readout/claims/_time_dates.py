"""Resolve a day and month, with or without weekday and year, and a day alone."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

from readout.claims._calendar_solver import (
    MONTHS,
    WEEKDAYS,
    YearChoice,
    choices,
    day_in,
    distance,
    in_terms,
    last_day,
    nearest,
)
from readout.claims._time_frame import ZONE_SLACK, Frame, found, nothing, shifted
from readout.claims._time_types import Resolution, TimeExpression
from readout.record import problem

# A day and month this near to the page, in the year that reads naturally, is what was meant; a weekday that
# then disagrees is the page's slip and not a hint at another year.
_SLIP_REACH = timedelta(days=7)

# Half a year: a day without a year belongs to the year that brings it nearest to what the text speaks of.
_HALF_YEAR = timedelta(days=183)
_SEASON = timedelta(days=92)


def resolve_date(one: TimeExpression, frame: Frame) -> Resolution:
    """A day with what is known beside it."""
    if one.day is None:
        return nothing("none", "no day is named")
    if one.month is None:
        return _day_alone(one.day, one.weekday, frame)
    if one.year is not None:
        return _full(one.year, one.month, one.day, one.weekday)
    if one.unit == "year" and one.offset is not None:
        return _of_year(one, frame)
    if one.direction:
        frame = dataclasses.replace(frame, tense="past" if one.direction < 0 else "future")
    if one.weekday is not None:
        return _with_weekday(one.month, one.day, one.weekday, frame)
    return _without_weekday(one.month, one.day, frame)


def _full(year: int, month: int, day: int, weekday: int | None) -> Resolution:
    stated = day_in(year, month, day)
    if stated is None:
        return nothing("explicit", f"there is no {day} {MONTHS[month]} {year}")
    answer = found(stated, "explicit", "the full date is in the text")
    if weekday is None or stated.weekday() == weekday:
        return answer
    detail = f"{stated.isoformat()} was a {WEEKDAYS[stated.weekday()]}, the text says {WEEKDAYS[weekday]}"
    return dataclasses.replace(answer, problems=(problem("P024", detail),))


def _of_year(one: TimeExpression, frame: Frame) -> Resolution:
    """January 3 of last year."""
    if frame.last is None or one.month is None or one.day is None:
        return nothing("partial", "counted from a year of writing that is not known")
    answer = _full(frame.last.year + (one.offset or 0), one.month, one.day, one.weekday)
    if answer.when is None:
        return answer
    when = dataclasses.replace(answer.when, basis="partial", rule="the year is told from the page's")
    return dataclasses.replace(answer, when=when, rule=when.rule, basis="partial")


def _with_weekday(month: int, day: int, weekday: int, frame: Frame) -> Resolution:
    anchor = frame.anchor
    latest = _latest(frame)
    choice = choices(month, day, weekday, anchor.tenures, anchor.earliest, latest)
    days = _days(choice.possible, month, day)
    if not days and not choice.agreeing and latest is None:
        return _undecided(choice, days, "nothing bounds the year")
    if slip := _slip(month, day, weekday, frame):
        return slip
    if not days:
        return nothing("partial", choice.rule, _texts(choice, month, day), (problem("P024", choice.rule),))
    if len(days) == 1:
        return found(days[0], "partial", choice.rule, _texts(choice, month, day))
    return _of_several(days, choice, frame)


def _of_several(days: list[date], choice: YearChoice, frame: Frame) -> Resolution:
    names = tuple(one.isoformat() for one in days)
    if frame.last is not None:
        page = frame.last
        before = [one for one in days if one <= page + ZONE_SLACK]
        ahead = [one for one in days if one > page + ZONE_SLACK]
        if frame.tense == "future" and ahead:
            return found(ahead[0], "partial", f"{choice.rule}; the first after the page", names)
        if frame.tense is None and ahead and ahead[0] - page <= _HALF_YEAR:
            return found(ahead[0], "partial", f"{choice.rule}; the one within half a year", names)
        chosen = before[-1] if before else ahead[0]
        return found(chosen, "partial", f"{choice.rule}; the latest not after the page", names)
    if frame.anchor.latest:
        return found(days[-1], "partial", f"{choice.rule}; the latest not after the page", names)
    near = _near_reference(days, frame)
    if near is not None:
        return found(near, "partial", f"{choice.rule}; the one nearest to the date spoken of", names)
    return _undecided(choice, days, "nothing on the page decides between them")


def _slip(month: int, day: int, weekday: int, frame: Frame) -> Resolution | None:
    """A problem where the natural year's day is at hand and only the weekday is against it."""
    if frame.day is None:
        return None
    around = [day_in(year, month, day) for year in range(frame.day.year - 1, frame.day.year + 2)]
    near = nearest([one for one in around if one], frame.day)
    if near is None or distance(near, frame.day) > _SLIP_REACH or near.weekday() == weekday:
        return None
    if not in_terms(near, frame.anchor.tenures):
        return None
    detail = (
        f"{near.isoformat()}, near the page's own date, is a {WEEKDAYS[near.weekday()]}, "
        f"the text says {WEEKDAYS[weekday]}"
    )
    return nothing("partial", detail, (near.isoformat(),), (problem("P024", detail),))


def _without_weekday(month: int, day: int, frame: Frame) -> Resolution:
    if frame.first is not None and frame.last is not None:
        return _by_page(month, day, frame.first, frame.last, frame)
    anchor = frame.anchor
    choice = choices(month, day, None, anchor.tenures, anchor.earliest, _latest(frame))
    days = _days(choice.possible, month, day)
    if len(days) == 1:
        return found(days[0], "partial", choice.rule)
    if frame.reference is not None:
        return _by_reference(month, day, days, choice, frame)
    return _undecided(choice, days, "nothing on the page decides between them")


def _by_page(month: int, day: int, first: date, last: date, frame: Frame) -> Resolution:
    around = [day_in(year, month, day) for year in range(last.year - 8, last.year + 9)]
    days = [one for one in around if one is not None]
    before = [one for one in days if one <= last + ZONE_SLACK]
    ahead = [one for one in days if one >= first]
    if frame.tense == "past" and before:
        return found(before[-1], "partial", "the nearest such day not after the page")
    if frame.tense == "future" and ahead:
        return found(ahead[0], "partial", "the nearest such day not before the page")
    near = nearest(days, last)
    if near is None:
        return nothing("partial", f"there is no {day} {MONTHS[month]}")
    return found(near, "partial", "the such day nearest to the page")


def _by_reference(month: int, day: int, days: list[date], choice: YearChoice, frame: Frame) -> Resolution:
    if not days and frame.reference is not None:
        years = range(frame.reference.year - 1, frame.reference.year + 2)
        days = [one for year in years if (one := day_in(year, month, day)) is not None]
    near = _near_reference(days, frame)
    if near is None:
        return _undecided(choice, days, "the date spoken of is too far away to decide")
    return found(near, "partial", "the one nearest to the date spoken of", _names(days))


def _near_reference(days: list[date], frame: Frame) -> date | None:
    """The day nearest to what the text spoke of last, if within half a year."""
    if frame.reference is None:
        return None
    near = nearest(days, frame.reference, frame.reference_last)
    if near is None or distance(near, frame.reference, frame.reference_last) > _HALF_YEAR:
        return None
    return near


def _day_alone(day: int, weekday: int | None, frame: Frame) -> Resolution:
    """The 13th: in the month that the text speaks of, else the last such day not after the page."""
    base = frame.reference or frame.day
    if base is None:
        return nothing("partial", "a day of the month without its month")
    months = [(base.year * 12 + base.month - 1 + step) for step in range(-12, 13)]
    every = [day_in(index // 12, index % 12 + 1, day) for index in months if index >= 12]
    days = [one for one in every if one and (weekday is None or one.weekday() == weekday)]
    if frame.reference is not None:
        near = nearest(days, frame.reference, frame.reference_last)
        rule = "the such day nearest to the date spoken of"
    elif frame.tense == "future":
        near = next((one for one in days if one >= base), None)
        rule = "the next such day"
    else:
        near = next((one for one in reversed(days) if one <= base + ZONE_SLACK), None)
        rule = "the last such day not after the page"
    return found(near, "partial", rule) if near else nothing("partial", "no such day")


def _latest(frame: Frame) -> str | None:
    """The last day a date may lie on: the page's own bound, or a year on where it speaks of the future."""
    if frame.last is None and frame.tense == "future" and frame.anchor.latest is not None:
        # What the page lists was written about when the page was: its plans lie a season ahead at most.
        bound = last_day(frame.anchor.latest)
        ahead = shifted(bound, _SEASON.days) if bound else None
        return ahead.isoformat() if ahead else frame.anchor.latest
    if frame.last is None:
        return frame.anchor.latest
    ahead = shifted(frame.last, 366 if frame.tense != "past" else ZONE_SLACK.days)
    return (ahead or frame.last).isoformat()


def _undecided(choice: YearChoice, days: list[date], why: str) -> Resolution:
    rule = f"{choice.rule}; {why}"
    return nothing("partial", rule, _names(days), (problem("P023", rule),))


def _days(years: tuple[int, ...], month: int, day: int) -> list[date]:
    return [one for year in years if (one := day_in(year, month, day)) is not None]


def _names(days: list[date]) -> tuple[str, ...]:
    return tuple(one.isoformat() for one in days)


def _texts(choice: YearChoice, month: int, day: int) -> tuple[str, ...]:
    return _names(_days(choice.agreeing, month, day))
