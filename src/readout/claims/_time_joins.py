"""Neighbouring expressions that are one: from May 30 to June 1; a six-day visit beginning Sunday."""

from __future__ import annotations

import dataclasses
import re

from readout.claims._time_forms import Forms
from readout.claims._time_types import TimeExpression
from readout.record import Span

_POINTS = ("date", "weekday", "month", "year")

# "a six-day visit to China beginning Sunday": further apart, the two are not one thought.
_VISIT_REACH = 80
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")


def joined(text: str, found: tuple[TimeExpression, ...], forms: Forms) -> tuple[TimeExpression, ...]:
    """``found``, in order, with every two neighbours that make a range put together."""
    result: list[TimeExpression] = []
    for one in found:
        last = result[-1] if result else None
        whole = last and (_from_to(text, last, one, forms) or _days_from(text, last, one))
        if whole:
            result[-1] = whole
        else:
            result.append(one)
    return tuple(result)


def _from_to(text: str, begin: TimeExpression, end: TimeExpression, forms: Forms) -> TimeExpression | None:
    if begin.kind != end.kind or begin.kind not in _POINTS or begin.season != end.season:
        return None
    if begin.modifier not in (None, "from", "between") or end.modifier not in (None, "until"):
        return None
    between = text[begin.span.end : end.span.start]
    joins = forms.join.fullmatch(between) or (
        begin.modifier == "between" and forms.conjunction is not None and forms.conjunction.fullmatch(between)
    )
    if not joins:
        return None
    first = dataclasses.replace(begin, modifier=None, year=_year(begin, end))
    last = dataclasses.replace(end, modifier=None)
    span = Span(begin.span.start, end.span.end)
    return dataclasses.replace(first, span=span, kind="range", begin=first, end=last)


def _year(begin: TimeExpression, end: TimeExpression) -> int | None:
    """The year of the beginning: its own, else the end's, or the one before where the year turns."""
    if begin.year is not None or end.year is None:
        return begin.year
    turns = (begin.month or 0, begin.day or 0) > (end.month or 0, end.day or 0)
    return end.year - 1 if turns else end.year


def _days_from(text: str, duration: TimeExpression, start: TimeExpression) -> TimeExpression | None:
    if duration.kind != "duration" or duration.unit != "day" or duration.count is None:
        return None
    if start.modifier != "from" or start.kind not in ("date", "weekday", "relative"):
        return None
    between = text[duration.span.end : start.span.start]
    if len(between) > _VISIT_REACH or _SENTENCE_END.search(between):
        return None
    begin = dataclasses.replace(start, modifier=None)
    span = Span(duration.span.start, start.span.end)
    return dataclasses.replace(begin, span=span, kind="range", count=duration.count, begin=begin)
