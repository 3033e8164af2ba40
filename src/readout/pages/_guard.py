"""What is refused before anything parses it: empty, binary, oversized and over-nested pages.

Every check is linear in the page and reads no clock, so the same page is refused on every machine.
"""

from __future__ import annotations

import re

from readout.record import Page, Problem, problem

# A page of 20 MB is over a hundred times the largest of 106 measured news pages; the same limit holds where
# pages are fetched.
MAX_BYTES = 20_000_000
# libxml2 stops at 2,048 open elements and drops the rest of the page in silence; 2,000 leaves room for
# the elements that it opens itself.
MAX_DEPTH = 2_000
# libxml2 compares every attribute of a tag with all before it: 80,000 of them took 7 s. The most in a tag of
# 106 news pages is 33.
MAX_ATTRIBUTES = 100
_LONG_TAG = 2_000
# The largest of 106 news pages has 4,100 tags. 100,000 take 2 s and 200 MB to read, and an attribute as much
# memory as a tag.
MAX_TAGS = 100_000
MAX_VALUES = 500_000
_ALONE = "save the article alone and add that"

_MAGIC = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"OggS",
    b"ID3",
    b"{\\rtf",
    b"%!PS",
)
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BINARY_TYPES = re.compile(
    r"(?:image|audio|video|font)/|application/(?:pdf|json|ld\+json|zip|gzip|octet-stream|msword|vnd\.|x-)",
    re.I,
)
_JSON = re.compile(rb"\s*(?:\{\s*(?:\"|\})|\[\s*(?:[\[{\"\]]|-?\d))")
_CONTROL = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 27)) + b"\x7f"
# Bytes looked at, and the share of control codes above which they are not text. Text in any byte encoding
# has none; compressed and machine data have one in eight.
_TAG_BYTES = re.compile(rb"<(?:html|body|head|div|p|title)[\s>]", re.I)
_SAMPLE = 8_192
_MAX_CONTROL = 0.05


def refused(page: Page) -> Problem | None:
    """Why this page's bytes are not read at all, or None."""
    size = len(page.content)
    if size > MAX_BYTES:
        return problem(
            "P003", f"{size:,} bytes, the limit is {MAX_BYTES:,}; save the article alone and add that"
        )
    if not page.content.strip(b" \t\r\n\f\v\0\xef\xbb\xbf"):
        return problem("P001", f"{size:,} bytes of nothing but white space; fetch it again")
    if page.text_given:
        return None
    kind = _binary(page.content, page.media_type or "")
    return problem("P002", f"looks like {kind}; only HTML and plain text are read") if kind else None


def _binary(content: bytes, media_type: str) -> str | None:
    declared = _BINARY_TYPES.match(media_type.strip())
    if declared and not media_type.strip().lower().startswith("application/x"):
        return media_type.strip()
    start = content[:_SAMPLE]
    if start.startswith(_MAGIC):
        return "a binary file"
    if _JSON.match(start) and b"<" not in start[:64]:
        return "JSON"
    if start.startswith(_WIDE_BOMS) or _wide(start):
        return None
    controls = len(start) - len(start.translate(None, _CONTROL))
    # NULs strewn over markup are an error of its maker; without markup they are data.
    most = _MAX_CONTROL * (10 if _TAG_BYTES.search(start) else 1)
    return "binary data" if controls > 16 and controls > most * len(start) else None


def _wide(start: bytes) -> bool:
    """UTF-16 without a mark: nearly every other byte of Latin markup is NUL, always on the same side."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = max(1, len(start) // 2)
    return (even > 0.7 * half and odd < 0.1 * half) or (odd > 0.7 * half and even < 0.1 * half)


_TAG = re.compile(r"<(?:(!--)|(/?)([A-Za-z][^\s/>]*))")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
# Elements that never hold others, and those that the next of their kind closes by itself.
_FLAT_TAGS = (
    "area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup "
    "tr td th tbody thead tfoot colgroup caption html head body"
)
_FLAT = frozenset(_FLAT_TAGS.split())
# libxml2 ignores an end tag that would close an element of higher rank: all under div, all under table.
_ABOVE = {"table": (), "div": ("table",)}


class _Open:
    """The elements that are open at one place, and where each name stands among them."""

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.places: dict[str, list[int]] = {"div": [], "table": []}

    def open(self, name: str) -> None:
        self.places.setdefault(name, []).append(len(self.stack))
        self.stack.append(name)

    def close(self, name: str) -> None:
        at = self.places.get(name)
        if not at:
            return
        if any(
            above and above[-1] > at[-1] for above in map(self.places.get, _ABOVE.get(name, ("div", "table")))
        ):
            return
        for _ in range(len(self.stack) - at[-1]):
            self.places[self.stack.pop()].pop()


def unparsable(html: str) -> Problem | None:
    """Why this markup is not handed to the parser, or None: nested too deeply, or too much of it."""
    opened = _Open()
    position = tags = values = 0
    # No page has more attributes than equal signs and spaces: hardly any need be counted tag by tag.
    counted = html.count("=") + html.count(" ") > MAX_VALUES
    while match := _TAG.search(html, position):
        position = match.end()
        if match[1]:
            position = _after(html, "-->", position)
            continue
        name = match[3].lower()
        if match[2]:
            opened.close(name)
            continue
        tags += 1
        if counted:
            values += _values(html, position, _after(html, ">", position))
        if tags > MAX_TAGS or values > MAX_VALUES:
            return problem("P009", f"over {MAX_TAGS:,} tags or {MAX_VALUES:,} attributes; {_ALONE}")
        if name in _RAW:
            position = _after(html, f"</{match[3]}", position)
        elif name not in _FLAT:
            opened.open(name)
            if len(opened.stack) > MAX_DEPTH:
                return problem("P004", f"over {MAX_DEPTH:,} elements are open at one place; {_ALONE}")
    return None


def _values(html: str, start: int, end: int) -> int:
    """About how many attributes a tag has: its equal signs, or its spaces where most have no value."""
    signs, spaces = html.count("=", start, end), html.count(" ", start, end)
    return signs if spaces < 8 * (signs + 2) else spaces


def _after(html: str, mark: str, position: int) -> int:
    found = html.find(mark, position)
    return len(html) if found < 0 else found


_ATTRIBUTE = re.compile(r"""[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*))?""")


def without_long_tags(html: str) -> str:
    """The same markup with the attributes dropped from any tag that has more than ``MAX_ATTRIBUTES``."""
    pieces: list[str] = []
    done = position = 0
    while (position := html.find("<", position)) >= 0:
        end = html.find(">", position)
        end = len(html) if end < 0 else end
        if end - position > _LONG_TAG:
            name = _TAG.match(html, position)
            if name and name[3] and _attributes(html, name.end(), end) > MAX_ATTRIBUTES:
                pieces += (html[done : name.end()],)
                done = end
        position = end
    return "".join((*pieces, html[done:])) if pieces else html


def _attributes(html: str, start: int, end: int) -> int:
    count = 0
    for _ in _ATTRIBUTE.finditer(html, start, end):
        count += 1
        if count > MAX_ATTRIBUTES:
            break
    return count
