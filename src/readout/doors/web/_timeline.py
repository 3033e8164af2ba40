"""Terms of office drawn over time: places and sizes for an SVG that fits any width without a script.

Across, everything is in per cent, so the drawing stretches with its page while its letters keep their size;
down, everything is in pixels. A name is shown where its bar has room for it (classes ``fits-…``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from readout.doors.rest.people import actor_address
from readout.doors.web._dates import spoken
from readout.pipeline.people import Held

ROW = 24
BAR = 20
HEAD = 26  # the years at the top
LANE_NAME = 20
LANE_GAP = 10
# A term of some weeks among decades would be thinner than a line.
_THINNEST = 0.45
# Letters of 12 px sans by their width in px; checked in Chromium against the 5,113 family names of the atlas:
# 98 in 100 are no wider than this says (a test in tests/browser measures them again).
_NARROW, _WIDE = frozenset("fijlrtI1'’.- "), frozenset("mwMW%@")
_LETTER = {"narrow": 5.0, "wide": 11.5, "capital": 8.8, "other": 7.6}
_PADDING = 9
# The widths of drawings, in px, at which a style sheet may begin to show a name: of a phone to a large desk.
FITS = (320, 448, 640, 896, 1120)
_STEPS = (1, 2, 5, 10, 20, 50)
# So many years stand beside each other on a phone.
_MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: ``soft`` where the end is only known to the month or year."""

    x: str
    width: str
    soft: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One term."""

    x: str
    y: int
    width: str
    parts: tuple[Part, ...]
    kinds: str
    label: str
    fits: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The bars of one office; ``y`` is where its name stands."""

    name: str
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year."""

    year: int
    x: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of so many pixels in height."""

    height: int
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


class Axis:
    """Days to per cent of the width."""

    def __init__(self, first: date, last: date) -> None:
        """From the first day at the left to the last at the right."""
        self.first = first
        self._days = max((last - first).days, 1)

    def at(self, day: date) -> float:
        """Where a day is, 0 to 100."""
        return 100 * min(max((day - self.first).days / self._days, 0), 1)


def timeline(
    lanes: Sequence[tuple[str, Sequence[Held]]],
    over: Sequence[Held],
    today: date,
    label: Callable[[Held], str],
) -> Timeline | None:
    """The lanes one under the other, from the first term of ``over`` to today; None where there are none."""
    begun = [date.fromisoformat(term.begin[0]) for term in over if term.begin]
    ended = [date.fromisoformat(term.end[1]) for term in over if term.end]
    if not lanes or not (begun or ended):
        return None
    last = max([today, *ended, *begun])
    axis = Axis(date(min([*begun, *ended]).year, 1, 1), last + timedelta(days=30))
    drawn, y = [], HEAD
    for name, terms in lanes:
        rows = _rows(terms, last)
        bars = tuple(
            _bar(term, axis, last, y + LANE_NAME + number * ROW, label(term))
            for number, row in enumerate(rows)
            for term in row
        )
        drawn.append(Lane(name, y + LANE_NAME - 6, bars))
        y += LANE_NAME + len(rows) * ROW + LANE_GAP
    return Timeline(y, ticks(axis, last), tuple(drawn))


def _rows(terms: Sequence[Held], last: date) -> list[list[Held]]:
    """The terms in as few rows as hold them without one on another."""
    rows: list[tuple[date, list[Held]]] = []
    for term in sorted(terms, key=lambda one: one.begin or ("", "")):
        begin, end = _ends(term, last)
        for number, (until, row) in enumerate(rows):
            if until <= begin:
                rows[number] = (end, [*row, term])
                break
        else:
            rows.append((end, [term]))
    return [row for _, row in rows]


def _ends(term: Held, last: date) -> tuple[date, date]:
    begin = date.fromisoformat(term.begin[0]) if term.begin else date.min
    return begin, date.fromisoformat(term.end[1]) if term.end else last


def _bar(term: Held, axis: Axis, last: date, y: int, label: str) -> Bar:
    begin, end = (axis.at(day) for day in _ends(term, last))
    width = max(end - begin, _THINNEST)
    begin = min(begin, 100 - width)
    needed = (letters(label) + _PADDING) * 100 / width
    kinds = [name for name, so in (("acting", term.acting), ("disputed", term.disputed)) if so]
    if term.until is None:
        kinds.append("running")
    return Bar(
        x=f"{begin:.2f}%",
        y=y,
        width=f"{width:.2f}%",
        parts=_parts(term, axis, begin, width),
        kinds=" ".join(kinds),
        label=label,
        fits=next((f"fits-{room}" for room in FITS if needed <= room), "fits-not"),
        title=_title(term),
        address=actor_address(term.person),
    )


def letters(text: str) -> float:
    """About how wide the text is in the drawing, in px."""
    return sum(_LETTER[_kind(letter)] for letter in text)


def _kind(letter: str) -> str:
    if letter in _NARROW or letter in _WIDE:
        return "narrow" if letter in _NARROW else "wide"
    return "capital" if letter.isupper() else "other"


def _parts(term: Held, axis: Axis, begin: float, width: float) -> tuple[Part, ...]:
    """The certain middle and the uncertain ends, in per cent of the bar."""
    sure = axis.at(date.fromisoformat(term.begin[1])) - begin if term.begin else width
    left = min(max(sure, 0), width)
    sure = begin + width - axis.at(date.fromisoformat(term.end[0])) if term.end else 0
    right = min(max(sure, 0), width - left)
    # Within a day of the drawing's own roundness nothing is to be seen of it.
    cuts = [(0.0, left, True), (left, width - right, False), (width - right, width, True)]
    return tuple(
        Part(f"{100 * a / width:.2f}%", f"{100 * (b - a) / width:.2f}%", soft)
        for a, b, soft in cuts
        if b - a > 0.02 * width
    )


def _title(term: Held) -> str:
    marks = ", ".join(name for name, so in (("acting", term.acting), ("disputed", term.disputed)) if so)
    since = spoken(term.since) if term.since else "?"
    until = spoken(term.until) if term.until else ""
    return f"{term.name}, {term.title}{f' ({marks})' if marks else ''}: {since} – {until}".rstrip()


def ticks(axis: Axis, last: date) -> tuple[Tick, ...]:
    """The beginnings of years, so few that they stand apart on a phone."""
    years = last.year - axis.first.year + 1
    step = next((one for one in _STEPS if years / one <= _MOST_TICKS), _STEPS[-1])
    first = -(-axis.first.year // step) * step
    found = (Tick(year, f"{axis.at(date(year, 1, 1)):.2f}%") for year in range(first, last.year + 1, step))
    return tuple(tick for tick in found if float(tick.x[:-1]) < 94)
