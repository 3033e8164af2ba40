"""Dates of a flattened page: its publication, and the days that bound it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from readout.knowledge import Language
from readout.pages._flat_signs import Signed
from readout.pages._stamps import Stamp, stamps
from readout.record import Block, Bounds, Found, Page, Problem, Span, problem

# How sure a place is, set by hand in the order of trust: a line that says "Published", another time line by
# the headline, a dateline with its year, the address. On 55 flattened pages with known dates these gave 39
# right days and one wrong, that of a running report.
_SURE = {"published": 0.95, "time": 0.9, "dateline": 0.85, "url": 0.75}
# Lines around headline and first paragraph in which a time is the story's own.
_ABOVE, _BELOW = 4, 8
# Whoever wrote the story is named in so many words on the line of its day.
_NAME_WORDS = 6
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-/_.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?:\d{4})?(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# "2018/sep/20", "24-september-2019", "september-24-2019", with year, month and day in the groups' order.
_URL_NAMED = (
    (re.compile(r"(?<![a-z0-9])((?:19|20)\d\d)[/-]([a-z]{3,9})[/-](\d{1,2})(?![a-z0-9])"), (1, 2, 3)),
    (re.compile(r"(?<![a-z0-9])(\d{1,2})-([a-z]{3,9})-((?:19|20)\d\d)(?![a-z0-9])"), (3, 2, 1)),
    (re.compile(r"(?<![a-z0-9])([a-z]{3,9})-(\d{1,2})-((?:19|20)\d\d)(?![a-z0-9])"), (3, 1, 2)),
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=/|$)")
_BROKEN = re.compile(r":(?=\s|$)")
_EARLIEST = "1990-01-01"


@dataclass(frozen=True, slots=True)
class Seen:
    """A day that a place on the page gives, and whether only the order of day and month was missing."""

    place: str
    value: str
    span: Span | None


def published(
    page: Page, seen: Sequence[Seen], ambiguous: Span | None
) -> tuple[Found[str] | None, tuple[Problem, ...]]:
    """The publication date, and P014, P015 or P016 where there is something to say about it.

    What the caller gives wins; then the page's own time lines and dateline; then the address.
    """
    best = seen[0] if seen else None
    if page.published is not None:
        return Found(page.published, (), 1.0, "given"), _disagreement(page.published, "given", seen)
    if best is None:
        found: list[Problem] = []
        if ambiguous is not None:
            found.append(problem("P016", "a time by the headline can be read two ways", ambiguous))
        looked = "looked in the lines by the headline, the dateline and the address"
        found.append(problem("P014", f"{looked}; give it with the page if you know it"))
        return None, tuple(found)
    source = "url" if best.span is None else "text"
    evidence = (best.span,) if best.span is not None else ()
    return Found(best.value, evidence, _SURE[best.place], source), _disagreement(best.value, source, seen[1:])


def _disagreement(value: str, source: str, others: Sequence[Seen]) -> tuple[Problem, ...]:
    """P015 where another place gives a day that no time zone explains."""
    for other in others:
        size = min(len(value), len(other.value), 10)
        left, right = value[:size], other.value[:size]
        if left == right or (size == 10 and abs((_day(left) - _day(right)).days) <= 1):
            continue
        place = "url" if other.span is None else "text"
        return (
            problem("P015", f"{value} ({source}) and {other.value} ({place}); {value} was taken", other.span),
        )
    return ()


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return date.min


def seen(
    page: Page,
    lines: Sequence[Signed],
    own: Iterable[int],
    dateline: Found[str] | None,
    language: Language | None,
    day_first: bool | None,
) -> tuple[tuple[Seen, ...], Span | None]:
    """Every day the page gives for itself, the surest first; and a stamp that only lacks its day order.

    ``own`` are the numbers of the story's own time lines, nearest to the headline first. Days after the page
    was fetched are not believed.
    """
    found: list[Seen] = []
    ambiguous = None
    for number in own:
        line = lines[number].line
        for stamp in lines[number].stamps:
            if _is_update(lines, number, stamp, language):
                continue
            span = Span(line.span.start + stamp.span.start, line.span.start + stamp.span.end)
            if stamp.value is not None:
                place = "published" if stamp.span.start > 0 and line.text[0].isalpha() else "time"
                found.append(Seen(place, _whole(stamp, line.text), span))
            elif stamp.ambiguous and ambiguous is None:
                ambiguous = span
    if dateline is not None and dateline.evidence:
        found += _of_dateline(dateline, language, day_first)
    if value := in_address(page.url):
        found.append(Seen("url", value, None))
    last = f"{page.fetched_at + timedelta(days=1):%Y-%m-%d}" if page.fetched_at else "9999"
    return tuple(one for one in found if _EARLIEST <= one.value[:10] <= last), ambiguous


def _whole(stamp: Stamp, text: str) -> str:
    """The stamp's value; its day alone where its clock breaks off: "5:09: Uhr" lost its half."""
    broken = stamp.clock and _BROKEN.match(text, stamp.span.end) is not None
    return stamp.value[:10] if broken and stamp.value is not None else stamp.value or ""


def _is_update(lines: Sequence[Signed], number: int, stamp: Stamp, language: Language | None) -> bool:
    """Whether a stamp says when the page was last changed: the word stands before it or on the line above.

    A running report changes for days; what was changed last is the latest that the page can be, no more.
    """
    words = language.furniture.updated if language is not None and language.furniture is not None else ()
    if not words:
        return False
    one = lines[number]
    start = max((other.span.end for other in one.stamps if other.span.end <= stamp.span.start), default=0)
    said = one.line.text[start : stamp.span.start].casefold()
    if any(char.isalpha() for char in said):
        return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) for word in words)
    return start == 0 and number > 0 and lines[number - 1].line.label in words


def _of_dateline(dateline: Found[str], language: Language | None, day_first: bool | None) -> list[Seen]:
    start = dateline.evidence[0].start
    return [
        Seen("dateline", stamp.value, Span(start + stamp.span.start, start + stamp.span.end))
        for stamp in stamps(dateline.value, language, day_first)
        if stamp.value is not None
    ]


def in_address(url: str) -> str | None:
    """The day in a web address's path, or its month ("/2022/01/"); None where it holds neither.

    A file's name is no address: its date may be the day somebody saved it.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"}:
        return None
    path = parts.path
    for match in _URL_DAY.finditer(path):
        value = f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}"
        if (match[2] or len(match[3] + match[4]) == 4) and _day(value) != date.min:
            return value
    for shape, (year, name, day) in _URL_NAMED:
        for match in shape.finditer(path.lower()):
            if (named := _named_day(match[year], match[name], match[day])) is not None:
                return named
    month = _URL_MONTH.search(path)
    return f"{month[1]}-{month[2]}" if month is not None else None


def _named_day(year: str, month: str, day: str) -> str | None:
    number = next((n for n, name in enumerate(_MONTHS, 1) if month.startswith(name)), 0)
    value = f"{year}-{number:02}-{int(day):02}"
    return value if number and _day(value) != date.min else None


def own_times(
    lines: Sequence[Signed], headline: int | None, first: int | None, taken: frozenset[int]
) -> tuple[int, ...]:
    """Numbers of the lines that give the story's own time: by the headline and above the first paragraph.

    Lines in ``taken`` are other stories' times.
    """
    anchor = headline if headline is not None else first
    if anchor is None:
        return ()
    low = max(0, anchor - _ABOVE)
    high = first if first is not None and first > anchor else anchor
    high = min(
        len(lines) - 1, max(high, min(anchor + _BELOW, len(lines) - 1) if headline is not None else high)
    )
    near = [
        number
        for number in range(low, high + 1)
        if number not in taken
        and lines[number].stamps
        and (
            lines[number].sign in {"time", "byline"}
            or (anchor < number and (first is None or number < first) and _is_signature(lines[number]))
        )
    ]
    # Above the headline a page also says what day it is today.
    return tuple(sorted(near, key=lambda number: (number < anchor, abs(number - anchor), number)))


def _is_signature(one: Signed) -> bool:
    """A name and a day, set apart: "Ilanga D | 5 November 2024", "Associated PressApril 28, 2023"."""
    line, stamp = one.line, one.stamps[0]
    if one.sign != "none" or len(one.stamps) != 1 or stamp.value is None or len(stamp.value) < 10:
        return False
    before, after = line.text[: stamp.span.start], line.text[stamp.span.end :]
    if not before.strip() or len(before.split()) > _NAME_WORDS or len(after.split()) > 1:
        return False
    return before.rstrip()[-1] in "|•·/–—" or before[-1].isalpha()


def bounds(page: Page, when: Found[str] | None, blocks: Iterable[Block], others: Iterable[Stamp]) -> Bounds:
    """The days the page can have been written between: its date, else its newest stamp, else its fetching."""
    fetched = f"{page.fetched_at:%Y-%m-%d}" if page.fetched_at else None
    if when is not None and len(when.value) >= 10:
        return Bounds(None, when.value[:10], "published")
    days = {block.at.value[:10] for block in blocks if block.at is not None}
    days |= {stamp.value[:10] for stamp in others if stamp.value is not None}
    believed = sorted(day for day in days if len(day) == 10 and (fetched is None or day <= fetched))
    if believed:
        return Bounds(None, believed[-1], "stamps")
    return Bounds(None, fetched, "fetched") if fetched else Bounds()
