"""Drawings of two governments over time: marks in lanes by channel, and bars by quarter.

Positions along the line are per cent of the width, so that one drawing serves every window; heights are px.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from readout.doors.rest.dyads import BaselineOf, MarkOf, QuarterOf
from readout.doors.web._dates import spoken
from readout.doors.web._timeline import Axis, Tick, ticks

HEAD = 26
LANE_NAME = 20
LANE_GAP = 12
ROW = 16
# A mark of 10 px stands apart from its neighbour on a phone's 330 px of drawing only from 3 per cent on; on
# so many rows it gives way, after which marks lie on each other and the list below tells them apart.
_APART = 3.2
_MOST_ROWS = 6
_ORDER = ("in person", "phone", "video", "written", "public statement")
_SHAPE = {"happened": "done", "planned": "planned", "cancelled": "off", "denied": "off"}
_HEIGHT = 110
# Bars of more quarters than these are no wider than a line on a phone.
MOST_QUARTERS = 48


@dataclass(frozen=True, slots=True)
class Dot:
    """One event."""

    x: str
    y: int
    kind: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class DotLane:
    """The events of one channel; ``y`` is where its name stands."""

    name: str
    y: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """A drawing of so many px in height; ``now`` is where today is."""

    height: int
    ticks: tuple[Tick, ...]
    lanes: tuple[DotLane, ...]
    now: str
    undated: int
    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """One quarter as a column: contacts from the ground up, other acts on top, stories in the strip below.

    ``read`` is how dark the strip is, 0 (nothing read) to 4.
    """

    x: str
    width: str
    y: str
    height: str
    other_y: str
    other_height: str
    read: int
    title: str
    name: str
    address: str
    stories: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Columns over quarters; ``line`` is the height of the baseline, ``top`` the number at the top."""

    columns: tuple[Column, ...]
    labels: tuple[Tick, ...]
    line: str | None
    top: int
    earlier: int
    words: str


def drawing(marks: Sequence[MarkOf], today: date) -> Lanes | None:
    """The marks in lanes; None where no mark is dated."""
    dated = [(mark, day) for mark in marks if (day := _day(mark)) is not None]
    if not dated:
        return None
    days = [day for _, day in dated]
    first, last = min([*days, today]), max([*days, today])
    axis = Axis(date(first.year, 1, 1), last + timedelta(days=30))
    lanes, y = [], HEAD
    for name in sorted({mark.channel or "" for mark, _ in dated}, key=_rank):
        own = [(mark, axis.at(day)) for mark, day in dated if (mark.channel or "") == name]
        dots, rows = _dots(own, y + LANE_NAME)
        lanes.append(DotLane(name or "channel not known", y + LANE_NAME - 6, dots))
        y += LANE_NAME + rows * ROW + LANE_GAP
    words = ", ".join(f"{lane.name} {len(lane.dots)}" for lane in lanes)
    return Lanes(y, ticks(axis, last), tuple(lanes), f"{axis.at(today):.2f}%", len(marks) - len(dated), words)


def _dots(own: Sequence[tuple[MarkOf, float]], y: int) -> tuple[tuple[Dot, ...], int]:
    """The marks of a lane on as few rows as hold them apart, and how many rows these are."""
    taken: list[float] = []
    dots = []
    for mark, x in own:
        free = [row for row, end in enumerate(taken) if x - end >= _APART]
        if free:
            row = free[0]
        elif len(taken) < _MOST_ROWS:
            row = len(taken)
            taken.append(x)
        else:
            row = min(range(len(taken)), key=taken.__getitem__)
        taken[row] = x
        kind = _SHAPE.get(mark.status, "maybe")
        dots.append(
            Dot(f"{min(max(x, 0.8), 99.2):.2f}%", y + row * ROW + ROW // 2, kind, _title(mark), mark.url)
        )
    return tuple(dots), len(taken)


def _title(mark: MarkOf) -> str:
    return f"{mark.label}, {mark.status}, {spoken(mark.date) if mark.date else 'undated'}"


def _rank(channel: str) -> tuple[int, str]:
    return (_ORDER.index(channel) if channel in _ORDER else len(_ORDER) + (not channel), channel)


def _day(mark: MarkOf) -> date | None:
    """The day at which a mark stands: its first; the middle of a month or year that is all that is known."""
    first = (mark.date or "").partition("/")[0]
    middle = {4: "-07-01", 7: "-15"}.get(len(first), "")
    try:
        return date.fromisoformat((first + middle)[:10])
    except ValueError:
        return None


def bars(
    quarters: Sequence[QuarterOf], baseline: BaselineOf | None, address: Callable[[str], str]
) -> Bars | None:
    """The newest quarters as columns; None where there are none."""
    shown = quarters[-MOST_QUARTERS:]
    if not shown:
        return None
    top = max(*(one.contacts + one.others for one in shown), baseline.mean if baseline else 0, 1)
    most = max(*(one.stories for one in shown), 1)
    step = 100 / len(shown)
    columns = tuple(_column(one, n * step, step, top, most, address) for n, one in enumerate(shown))
    years = [(n, one.name[:4]) for n, one in enumerate(shown) if one.name.endswith("Q1") or n == 0]
    # Two years nearer than this would print one over the other on a phone.
    kept = [pair for k, pair in enumerate(years) if k == 0 or (pair[0] - years[k - 1][0]) * step >= 9]
    line = f"{_HEIGHT * (1 - baseline.mean / top):.1f}" if baseline else None
    words = "; ".join(f"{one.name}: {one.contacts}" for one in shown[-8:])
    labels = tuple(Tick(int(year), f"{n * step:.2f}%") for n, year in kept)
    return Bars(columns, labels, line, round(top), len(quarters) - len(shown), words)


def _column(
    one: QuarterOf, x: float, step: float, top: float, most: int, address: Callable[[str], str]
) -> Column:
    contacts = _HEIGHT * one.contacts / top
    others = _HEIGHT * one.others / top
    told = f"{one.name}: {one.contacts} contacts, {one.others} other acts, {one.stories} stories read"
    return Column(
        x=f"{x + step * 0.1:.2f}%",
        width=f"{step * 0.8:.2f}%",
        y=f"{_HEIGHT - contacts:.1f}",
        height=f"{contacts:.1f}",
        other_y=f"{_HEIGHT - contacts - others:.1f}",
        other_height=f"{others:.1f}",
        read=0 if not one.stories else 1 + min(3, 4 * one.stories // (most + 1)),
        title=told + (" so far" if one.running else ""),
        name=one.name,
        address=address(one.name),
        stories=stories_address(one),
    )


def stories_address(one: QuarterOf) -> str:
    """The stories that were read of a quarter."""
    return f"/stories?since={one.since}&until={one.until}"
