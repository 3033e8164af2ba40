"""Expressions of time: found in a text by a language's calendar, and resolved against a page's anchor.

``tag`` says what the words say; ``resolve`` says which day, month or interval they come to, or that nobody
can tell. Nothing here reads a clock: all that is known of "now" is in the ``Anchor``.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from readout.claims._calendar_solver import weekday_agrees, years_for
from readout.claims._time_fields import expression_of
from readout.claims._time_forms import Forms, compiled
from readout.claims._time_joins import joined
from readout.claims._time_resolve import resolve
from readout.claims._time_types import Anchor, Resolution, Tense, TimeExpression, TimeKind
from readout.knowledge import Calendar

__all__ = [
    "Anchor",
    "Resolution",
    "Tense",
    "TimeExpression",
    "TimeKind",
    "resolve",
    "tag",
    "weekday_agrees",
    "years_for",
]

# A number of four digits after one of these is a year; after the first three only before a closing mark.
_OPENERS = frozenset("([,;-–—\n")
_CLOSERS = frozenset([*",.;:)]\n-–—", ""])

# The longest word before an expression that bears on it is a modifier with its filler; all are shorter.
_LOOK_BACK = 40

# Digits of the Arabic script and of Persian, read as they stand: one for one, so that no offset moves.
_DIGITS = {base + digit: ord("0") + digit for base in (0x0660, 0x06F0) for digit in range(10)}

# Two hints further apart than this many characters never belong to one expression.
_REACH = 30


def tag(text: str, calendar: Calendar, day_first: bool | None = None) -> tuple[TimeExpression, ...]:
    """Every expression of time in ``text``, in order; where two overlap the longer one stands.

    Spans count code points of ``text``. Words that merely could be a time (``May``, ``March``, a number of
    four digits) count only where a word before them says so. ``day_first`` is the page's own order of day and
    month in 09/08/2023, where known; else the language's.
    """
    forms = compiled(calendar)
    text = text.translate(_DIGITS)
    order = calendar.day_first if day_first is None else day_first
    found = sorted(_candidates(text, forms, order), key=lambda one: (-len(one.span), one.span.start))
    chosen: list[TimeExpression] = []
    taken = bytearray(len(text))
    for one in found:
        start, end = one.span.start, one.span.end
        if not any(taken[start:end]):
            taken[start:end] = bytes([1]) * (end - start)
            chosen.append(one)
    chosen.sort(key=lambda one: one.span.start)
    return joined(text, tuple(_modified(text, one, forms) for one in chosen), forms)


def _candidates(text: str, forms: Forms, day_first: bool) -> Iterator[TimeExpression]:
    for start, end in _windows(text, forms):
        present = forms.present(text, start, end)
        for pattern in forms.patterns:
            if not pattern.needs <= present:
                continue
            for match in pattern.regex.finditer(text, start, end):
                one = expression_of(match, pattern, forms, day_first) if match[0] else None
                if one is not None and _stands(text, one, forms):
                    yield one


def _windows(text: str, forms: Forms) -> Iterator[tuple[int, int]]:
    """Stretches of text around words of time; outside them no form can match."""
    start = end = -1
    for hint in forms.hint.finditer(text):
        if start < 0:
            start = max(0, hint.start() - _REACH)
        elif hint.start() - end > 2 * _REACH:
            yield start, min(len(text), end + _REACH)
            start = max(0, hint.start() - _REACH)
        end = hint.end()
    if start >= 0:
        yield start, min(len(text), end + _REACH)


def _stands(text: str, one: TimeExpression, forms: Forms) -> bool:
    """False for a lone word or number that needs a leading word and has none."""
    words = one.span.of(text)
    lone_year = one.kind == "year" and words.isdigit()
    lone_word = one.kind in ("month", "weekday") and words.rstrip(".") in forms.exact
    if not (lone_year or lone_word):
        return True
    before = text[max(0, one.span.start - _LOOK_BACK) : one.span.start]
    if lone_year and before.rstrip(" \t")[-1:] in _OPENERS:
        opener, after = before.rstrip(" \t")[-1], text[one.span.end : one.span.end + 1]
        return opener not in "([," or after in _CLOSERS
    return forms.lead is not None and forms.lead.search(before) is not None


def _modified(text: str, one: TimeExpression, forms: Forms) -> TimeExpression:
    if one.modifier is not None:
        return one
    before = text[max(0, one.span.start - _LOOK_BACK) : one.span.start]
    if forms.modifier is not None and (match := forms.modifier.search(before)):
        return dataclasses.replace(one, modifier=forms.value("modifier", match[1]))
    if _attributive(text, one, before, forms):
        return dataclasses.replace(one, modifier="attributive")
    return one


def _attributive(text: str, one: TimeExpression, before: str, forms: Forms) -> bool:
    if forms.determiner is None or one.kind not in ("date", "month", "year", "weekday"):
        return False
    first = one.span.of(text).split(maxsplit=1)[0] + " "
    if not (forms.determiner.search(before) or forms.determiner.match(first)):
        return False
    after = text[one.span.end : one.span.end + _LOOK_BACK]
    return re.match(r"[^\S\n][^\W\d_]{2}", after) is not None and forms.link.match(after) is None
