"""When the page was published: its own statements first, a second reader's word where it makes none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from readout.pages._flat_dateline import opening
from readout.pages._html_body import FAULTS
from readout.pages._html_lines import Line
from readout.pages._html_zones import Zone
from readout.pages._instants import apart, day, instant
from readout.pages._metadata import Metadata
from readout.pages._stamps import Stamp
from readout.record import Found, Page, Problem, Span, problem

# Names of meta tags that hold the first publication, the commonest first (Open Graph, schema.org, Dublin
# Core, Parsely, Sailthru, Cxense, and what large publishers made up). Those of updates are left out.
_META = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:recs:published_time",
    "cxenseparse:publishtime",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.issued",
    "dc.date.created",
    "date.created",
    "dc.date",
    "pub_date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published",
    "published-date",
    "publication_date",
    "content:publishdate",
    "rnews:datepublished",
    "originalpublicationdate",
    "dcsext.articlefirstpublished",
    "article_date_original",
    "sailthru.date",
    "date",
    "ptime",
    "citation_publication_date",
    "citation_date",
    "displaydate",
    "weibo:article:create_at",
    "bt:pubdate",
)
_URL_DAY = re.compile(r"[/_-](20[0-4]\d|199\d)([/_-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
# The page's own lines this near its heading can give its time; further away stand other stories' times.
_NEAR_HEADING = 12
# A paragraph has so many letters. A story is signed with its day in one of its last lines, which is short.
_PARAGRAPH, _FOOT, _SIGNED = 60, 3, 60
_BRACKETED = re.compile(r"\s?\(([^()]{6,30})\)\s")
_PLACE = re.compile(r"[^\W\d_][^\d,:;()]{1,30},")
# Two statements at most this far apart are of one publication seen from two time zones.
_ONE_ZONE_APART = 1

Stamps = Callable[[str], tuple[Stamp, ...]]


@dataclass(frozen=True, slots=True)
class _Said:
    """One place's statement. ``weight`` orders places; the highest is believed."""

    value: str
    source: str
    weight: float
    spans: tuple[Span, ...] = ()


def published(
    page: Page,
    tree: HtmlElement,
    head: Metadata,
    lines: list[Line],
    heading: int | None,
    stamps: Stamps,
    *,
    second: bool,
) -> tuple[Found[str] | None, tuple[Problem, ...]]:
    """The publication date and what is wrong with it.

    ``page.published`` wins where the caller gave it. ``second`` lets htmldate search the whole page where the
    head says nothing (90 to 170 ms on pages of 300 KB). P014 where there is no date, P015 where two places
    disagree by more than a time zone can explain.
    """
    bound = page.fetched_at + timedelta(days=1) if page.fetched_at else None
    last = f"{bound:%Y-%m-%d}" if bound else None
    said = [
        one
        for one in _statements(page, head, tree, lines, heading, stamps)
        if not last or day(one.value) <= last
    ]
    if second and not any(one.weight >= 0.8 for one in said):
        said += _second(page, tree, said, last)
    said.sort(key=lambda one: -one.weight)
    if page.published:
        return Found(page.published, (), 1.0, "given"), _against(page.published, "given", said)
    best = next((one for one in said if one.weight >= 0.5), None)
    if best is None:
        looked = "looked in JSON-LD, meta tags, time elements, lines by the headline, the address"
        return None, (problem("P014", f"{looked}; give it with the page if you know it"),)
    best = _finer(best, said)
    agreed = sum(apart(one.value, best.value) <= _ONE_ZONE_APART for one in said if one is not best)
    problems = _against(best.value, best.source, said)
    confidence = min(0.99, best.weight + 0.05 * agreed) - (0.2 if problems else 0.0)
    return Found(best.value, best.spans, round(confidence, 2), best.source), problems


def _finer(best: _Said, said: list[_Said]) -> _Said:
    """The best statement, or a lower one that gives the same day to the minute."""
    if "T" in best.value:
        return best
    same = (one for one in said if day(one.value) == best.value and "T" in one.value and one.weight >= 0.6)
    return next(same, best)


def _against(value: str, source: str, said: list[_Said]) -> tuple[Problem, ...]:
    if len(value) < 10:
        other = next((one for one in said if one.weight >= 0.8 and not one.value.startswith(value)), None)
    else:
        strong = (one for one in said if one.weight >= 0.8 and one.source != source)
        other = next((one for one in strong if apart(one.value, value) > _ONE_ZONE_APART), None)
    if other is None:
        return ()
    return (problem("P015", f"{value} ({source}) and {other.value} ({other.source}); {value} was taken"),)


def _statements(
    page: Page, head: Metadata, tree: HtmlElement, lines: list[Line], heading: int | None, stamps: Stamps
) -> Iterator[_Said]:
    for key, weight in (("datePublished", 0.94), ("dateCreated", 0.82), ("uploadDate", 0.6)):
        if (words := head.field(key)) and (value := instant(words)):
            yield _Said(value, "json-ld", weight)
    for number, words in enumerate(head.of(*_META)):
        if value := instant(words):
            yield _Said(value, "meta", 0.9 - 0.002 * number)
    yield from _marked(tree)
    yield from _near(lines, heading, stamps)
    yield from _opened(lines, heading, stamps)
    yield from _signed(lines, heading, stamps)
    if value := _in_url(page.url):
        yield _Said(value, "url", 0.7)


def _marked(tree: HtmlElement) -> Iterator[_Said]:
    """Elements marked as the publication date: microdata, and the ``pubdate`` of early HTML5."""
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        own = (element.get("itemprop") or element.get("property") or "").lower()
        if (
            own in ("datepublished", "published", "schema:datepublished", "dc:date")
            or element.get("pubdate") is not None
        ):
            words = (
                element.get("datetime")
                or element.get("content")
                or element.get("title")
                or element.text
                or ""
            )
            if value := instant(words):
                # Comments carry the same mark; the story's own comes first on the page.
                yield _Said(value, "meta", 0.8)
                return


def _near(lines: list[Line], heading: int | None, stamps: Stamps) -> Iterator[_Said]:
    """Time elements and printed times by the heading."""
    if heading is None:
        return
    order = sorted(
        range(max(0, heading - _NEAR_HEADING // 2), min(len(lines), heading + _NEAR_HEADING + 1)),
        key=lambda n: (abs(n - heading), n),
    )
    found = 0
    for number in order:
        line = lines[number]
        if number == heading or line.zone & (Zone.NAV | Zone.RELATED | Zone.COMMENTS | Zone.FOOTER):
            continue
        for one in _of_line(line, stamps):
            yield _Said(one.value, "text", one.weight - 0.02 * found, one.spans)
            found += 1


def _opened(lines: list[Line], heading: int | None, stamps: Stamps) -> Iterator[_Said]:
    """A day with its year that the first paragraph opens with: "Oslo, 26 April 2023. The …"."""
    after = range(heading + 1, min(len(lines), heading + _NEAR_HEADING)) if heading is not None else range(0)
    first = next(
        (lines[n] for n in after if len(lines[n].text) >= _PARAGRAPH and not _elsewhere(lines[n])), None
    )
    if first is None:
        return
    dated = opening(first.text, Span(0, len(first.text)))
    words = dated.value if dated is not None else ""
    start = 0
    if match := _BRACKETED.match(first.text):
        words, start = match[1], match.start(1)
    for stamp in stamps(words):
        if stamp.value and (start == 0 or len(stamp.span) == len(words)):
            at = first.start + start
            yield _Said(stamp.value, "text", 0.66, (Span(at + stamp.span.start, at + stamp.span.end),))


def _signed(lines: list[Line], heading: int | None, stamps: Stamps) -> Iterator[_Said]:
    """A line at the story's foot that is a day, alone or after a place, as ministries sign their texts."""
    if heading is None:
        return
    prose = (n for n in range(heading + 1, len(lines)) if len(lines[n].text) >= _PARAGRAPH)
    first = next((n for n in prose if not _elsewhere(lines[n])), None)
    home = lines[first].block.getparent() if first is not None else None
    if first is None or home is None:
        return
    told = [line for line in lines[first:] if line.block.getparent() is home and not _elsewhere(line)]
    for line in reversed(told[-_FOOT:]):
        for stamp in stamps(line.text) if len(line.text) <= _SIGNED else ():
            place = line.text[: stamp.span.start].strip(" (")
            alone = not line.text[stamp.span.end :].strip(" ).") and not line.links
            if stamp.value and alone and (not place or _PLACE.fullmatch(place)):
                at = Span(line.start + stamp.span.start, line.start + stamp.span.end)
                yield _Said(stamp.value, "text", 0.62, (at,))
                return


def _elsewhere(line: Line) -> bool:
    return bool(line.zone & (Zone.NAV | Zone.RELATED | Zone.COMMENTS | Zone.FOOTER | Zone.ASIDE | Zone.FORM))


def _of_line(line: Line, stamps: Stamps) -> Iterator[_Said]:
    for start, end, words in line.times:
        if value := instant(words):
            yield _Said(value, "text", 0.74, (Span(line.start + start, line.start + end),))
            return
    # A line of prose that names a day is not the page's time.
    if len(line.text) > 160:
        return
    for stamp in stamps(line.text):
        rest = len(line.text) - len(stamp.span)
        if stamp.value and len(stamp.value) >= 10 and (rest < 60 or line.zone & Zone.STAMP):
            at = Span(line.start + stamp.span.start, line.start + stamp.span.end)
            weight = 0.72 if line.zone & Zone.STAMP or rest < 25 else 0.6
            yield _Said(stamp.value, "text", weight, (at,))
            return


def _in_url(url: str) -> str | None:
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    match = _URL_DAY.search(path)
    return instant(f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}") if match else None


def _second(page: Page, tree: HtmlElement, said: list[_Said], last: str | None) -> list[_Said]:
    """htmldate's opinion. It finds some date on nearly any page, so alone it is not believed."""
    from htmldate import find_date

    try:
        value = find_date(
            tree,
            extensive_search=bool(said),
            original_date=True,
            url=page.url or None,
            max_date=last or f"{2099}-12-31",
        )
    except FAULTS:
        return []
    if not value or not instant(value):
        return []
    agreed = any(apart(value, one.value) <= _ONE_ZONE_APART for one in said)
    return [_Said(value, "text", 0.5 if agreed else 0.3)]
