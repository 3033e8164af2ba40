"""The headline: what the page's head calls the story, and the line of the page where it stands."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.pages._html_lines import Line
from readout.pages._html_zones import Zone
from readout.pages._metadata import Metadata, host

_SEPARATOR = re.compile(r"\s+[|–—:•·»«/~-]+\s+|\s*\|\s*|\s+::\s+")
# Only known names of the site are cut off before a colon: headlines have colons of their own.
_COLON = re.compile(r":\s+")
_NOISE = re.compile(r"[\W_]+")
# Scripts written without spaces: Thai, Lao, Khmer, Burmese, kana and Chinese characters.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_CUT = ("...", "…")
# Two forms of one headline share at least this part of the shorter one's words; a section's or a site's
# name shares none. Headlines written twice for search engines share about half.
_AKIN = 0.34
_MAX_WORDS = 60
# A heading stands at most this many lines above the story's first paragraph, with byline and date between.
_ABOVE, _PARAGRAPH, _LEAST = 8, 60, 15
# A line of prose is taken for a title's or a bold headline's only with so many words and letters.
_WORDS, _BARE = 3, 15
_BOLD = ("b", "strong", "font", "big")
# The longest name of a site or an office; only so many headings are asked whether they are one.
_NAME, _ASKED = 120, 40
# No title is longer; what is, is not looked at further.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Headline:
    """The story's headline: its words, the number of the line it stands on (None if on none), its source."""

    words: str
    line: int | None
    source: str
    confidence: float


def headline(
    lines: list[Line],
    covered: list[float],
    head: Metadata,
    url: str,
    names_office: Callable[[str], bool],
) -> Headline | None:
    """The headline that the head and the page agree on; None where neither names one.

    ``covered`` is each line's share in the story, which begins below its headline. ``names_office`` says of a
    text that it is an office's name and no more, which is the headline only where nothing else is.

    og:title comes first where the page's own heading does not contradict it: publishers keep it as the
    headline proper, while JSON-LD is cut to 110 characters and ``<title>`` is written for search engines.
    """
    names = _site_names(head, url)
    asked = [*_title_parts(head), *[line.text for line in lines if _rank(line, names)][:_ASKED]]
    offices = {_key(text) for text in asked if len(text) <= _NAME and names_office(text)}
    found = _headline(lines, covered, head, names | offices)
    return _headline(lines, covered, head, names) if found is None and offices else found


def _headline(lines: list[Line], covered: list[float], head: Metadata, names: set[str]) -> Headline | None:
    printed = _heading(lines, covered, head, names)
    said = dict(_said(head, names))
    if printed is None and not said:
        return None
    heading = lines[printed].text if printed is not None else None
    words, source = _spelled(*_chosen(said, heading), said, heading)
    at = _standing(words, lines, printed)
    agreed = sum(_key(other) == _key(words) for other in said.values()) + (at is not None)
    return Headline(
        words,
        at,
        "text" if at is not None and lines[at].text == words else source,
        min(0.99, 0.6 + 0.15 * agreed),
    )


def _chosen(said: dict[str, str], printed: str | None) -> tuple[str, str]:
    title = said.get("meta", "")
    others = [words for words in (printed, *(v for k, v in said.items() if k != "meta")) if words]
    judges = others[:1] if printed else others[:2]
    if title and not title.endswith(_CUT) and (not judges or any(_akin(title, other) for other in judges)):
        # A tail that every other form lacks ("- Town News") is the site's.
        shorter = next((other for other in others if _tailed(title, other)), None)
        return (shorter, "meta") if shorter else (title, "meta")
    if printed:
        return printed, "text"
    return next((words, source) for source, words in (*said.items(),) if words)


def _spelled(words: str, source: str, said: dict[str, str], printed: str | None) -> tuple[str, str]:
    """The commonest spelling of these words: places differ in quotation marks, dashes and spaces."""
    forms = [(printed, "text")] if printed else []
    forms += [(form, place) for place, form in said.items()]
    same = [form for form in forms if _key(form[0]) == _key(words)]
    counts = Counter(form for form, _ in same)
    # Of two spellings as common as each other the first one stands: the page's own.
    return max(same, key=lambda form: counts[form[0]], default=(words, source))


def _tailed(title: str, other: str) -> bool:
    left, right = _key(title), _key(other)
    return (
        len(right) >= 20
        and left != right
        and left.startswith(right)
        and bool(_SEPARATOR.search(title[len(other) - 2 :]))
    )


def _said(head: Metadata, names: set[str]) -> Iterator[tuple[str, str]]:
    """Each place in the head that names the story, without the site's name."""
    for source, words in (
        ("meta", next(iter(head.of("og:title")), "")),
        ("json-ld", head.field("headline") or head.field("name") or ""),
        ("twitter", next(iter(head.of("twitter:title", "title", "dc.title", "headline")), "")),
        ("title", head.title),
    ):
        cleaned = _without_site(" ".join(html.unescape(words[:_LONGEST]).split()), names)
        if cleaned and _key(cleaned) not in names:
            yield source, cleaned


def _without_site(words: str, names: set[str]) -> str:
    for match in reversed(list(_SEPARATOR.finditer(words))):
        if _key(words[match.end() :]) in names:
            words = words[: match.start()]
    for separator in (_SEPARATOR, _COLON):
        first = separator.search(words)
        if first and _key(words[: first.start()]) in names:
            words = words[first.end() :]
    return words.strip()


def _site_names(head: Metadata, url: str) -> set[str]:
    parts = host(url).removeprefix("www.").split(".")
    names = {
        _key(name)
        for name in head.of("og:site_name", "application-name", "twitter:site", "apple-mobile-web-app-title")
    }
    names |= {_key(".".join(parts[-count:])) for count in range(2, len(parts) + 1)}
    names |= {_key(part) for part in parts[:-1] if len(part) > 3}
    publisher = head.objects[0].get("publisher") if head.objects else None
    if isinstance(publisher, dict):
        names.add(_key(str(publisher.get("name") or "")))
    return names - {""}


def _heading(lines: list[Line], covered: list[float], head: Metadata, names: set[str]) -> int | None:
    """The number of the line that looks like the story's heading."""
    titles = [words for _, words in _said(head, names)]
    ranks = {number: rank for number, line in enumerate(lines) if (rank := _rank(line, names))}
    first = _first_paragraph(lines, covered, ranks)
    if max(ranks.values(), default=0.0) < 1:
        titled = _titled(lines, first, head, names)
        if titled is not None:
            return titled
        # Without an h1 the lesser heading right above the first paragraph is the story's.
        above = [number for number in ranks if first - _ABOVE <= number < first]
        ranks |= {number: 1.0 for number in above[:1] if len(lines[number].text) >= _LEAST}
    best: tuple[float, int] | None = None
    for number, rank in ranks.items():
        line = lines[number]
        likeness = max((_likeness(line.text, words) for words in titles), default=0.0)
        score = rank + 2 * likeness
        if (likeness >= _AKIN or rank >= 1) and (best is None or score > best[0]):
            best = (score, number)
    if best is None and not titles:
        return _bold(lines, first, names)
    return best[1] if best else None


def _first_paragraph(lines: list[Line], covered: list[float], ranks: dict[int, float]) -> int:
    long = (
        number
        for number, share in enumerate(covered)
        if share >= 0.5
        and len(lines[number].text) >= _PARAGRAPH
        and number not in ranks
        and not _is_bold(lines[number])
    )
    return next(long, -1)


def _titled(lines: list[Line], first: int, head: Metadata, names: set[str]) -> int | None:
    """The line above the first paragraph that is the page's title, or the part of it that is not the site's.

    Of two parts that are printed the one nearer to the story is its headline.
    """
    keys = {_key(part) for part in _title_parts(head) if _is_long(part)} - names
    return next(
        (
            number
            for number in range(first - 1, -1, -1)
            if _key(lines[number].text) in keys
            and not lines[number].zone & (Zone.NAV | Zone.FOOTER | Zone.FORM)
            and lines[number].linked < len(lines[number].text)
        ),
        None,
    )


def _title_parts(head: Metadata) -> list[str]:
    """The title, and what stands before and after each of its separators."""
    parts = []
    for title in {head.title[:_LONGEST], next(iter(head.of("og:title")), "")[:_LONGEST]} - {""}:
        cuts = [match.span() for shape in (_SEPARATOR, _COLON) for match in shape.finditer(title)]
        parts += [title, *(title[:start] for start, _ in cuts), *(title[end:] for _, end in cuts)]
    return parts


def _bold(lines: list[Line], first: int, names: set[str]) -> int | None:
    """Where no heading and no title says more than a name: the bold line above the first paragraph."""
    return next(
        (
            number
            for number in range(max(0, first - _ABOVE), first)
            if _is_long(lines[number].text)
            and not lines[number].links
            and _key(lines[number].text) not in names
            and _is_bold(lines[number])
        ),
        None,
    )


def _is_bold(line: Line) -> bool:
    if not 0 < len(line.text) < _LONGEST or line.block.tag not in ("p", "div", "td", "center"):
        return False
    key = _key(line.text)
    return any(
        _key("".join(element.itertext())) == key
        for element in line.block.iter(*_BOLD)
        if element.tag != "font" or element.get("size")
    )


def _is_long(text: str) -> bool:
    if _UNSPACED.search(text):
        return len(text) >= _BARE // 2
    return len(text) >= _BARE and text.count(" ") + 1 >= _WORDS


def _rank(line: Line, names: set[str]) -> float:
    """0 for a line that cannot be the heading, 1 for an h1 outside the menus."""
    if not 1 <= line.text.count(" ") + 1 <= _MAX_WORDS or len(line.text) < 4 or _key(line.text) in names:
        return 0.0
    tag = line.block.tag
    level = {"h1": 1.0, "h2": 0.3, "h3": 0.2}.get(tag, 0.0)
    if line.zone & Zone.HEADLINE and tag in ("div", "span", "p", "h1", "h2", "h3"):
        level = max(level, 0.4)
    if tag == "h1" and line.zone & (Zone.NAV | Zone.FOOTER | Zone.FORM):
        level = 0.5
    return level


def _standing(words: str, lines: list[Line], printed: int | None) -> int | None:
    """Where the headline stands: its heading, a line that is exactly it, or nowhere."""
    key = _key(words)
    if printed is not None and _key(lines[printed].text) == key:
        return printed
    exact = next((n for n, line in enumerate(lines) if len(line.text) < 400 and _key(line.text) == key), None)
    if exact is not None:
        return exact
    return printed


def _akin(left: str, right: str) -> bool:
    return _likeness(left, right) >= _AKIN


def _likeness(left: str, right: str) -> float:
    """The share of the shorter one's words (of its pairs of letters where no spaces are) that both have."""
    units = _pairs if _UNSPACED.search(left) or _UNSPACED.search(right) else _words
    first, second = units(left), units(right)
    small = min(len(first), len(second))
    return len(first & second) / small if small else 0.0


def _words(text: str) -> set[str]:
    return {word for word in _NOISE.split(text.lower()) if word}


def _pairs(text: str) -> set[str]:
    key = _key(text)
    return {key[at : at + 2] for at in range(len(key) - 1)}


def _key(words: str) -> str:
    return _NOISE.sub("", words).lower()
