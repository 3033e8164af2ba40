"""What a page says of itself in its head: JSON-LD, OpenGraph and meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

JsonObject = dict[str, object]

_ARTICLE = re.compile(r"Article$|Posting$|^Report|Review$|^OpinionPiece$|^VideoObject$|^PressRelease$")
_PAGE = re.compile(r"Page$|^CreativeWork$")
# Parts of an object that describe other pages.
_OTHER_PAGES = (
    "itemListElement hasPart isPartOf liveBlogUpdate mentions citation comment review breadcrumb isBasedOn "
    "relatedLink significantLink about publisher author image video potentialAction"
)
_ELSEWHERE = frozenset(_OTHER_PAGES.split())
# A JSON-LD block above this is a catalogue, not an article's description; the largest measured has 200 KB.
_MAX_JSON = 2_000_000
_MAX_OBJECTS = 2_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """The head's statements. ``meta`` maps a lower-case name or property to its contents, in order."""

    objects: tuple[JsonObject, ...]
    meta: dict[str, tuple[str, ...]]
    title: str
    language: str | None

    def of(self, *names: str) -> tuple[str, ...]:
        """Every content of the named meta tags, in the order of ``names``."""
        return tuple(value for name in names for value in self.meta.get(name, ()))

    def field(self, key: str) -> str | None:
        """A text field of the article's JSON-LD description."""
        for found in self.objects:
            value = found.get(key)
            if isinstance(value, list) and value:
                value = value[0]
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
        return None


def metadata(tree: HtmlElement, url: str) -> Metadata:
    """Everything that the head says, the article's own JSON-LD objects first."""
    names: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        if not content or not content.strip():
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := element.get(key):
                names.setdefault(name.strip().lower(), []).append(" ".join(content.split()))
    title = next((element.text for element in tree.iter("title") if element.text), "")
    return Metadata(
        objects=tuple(_articles(tree, url)),
        meta={name: tuple(values) for name, values in names.items()},
        title=" ".join(title.split()),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def _articles(tree: HtmlElement, url: str) -> list[JsonObject]:
    """JSON-LD objects that describe this page: its address first, then articles, then pages."""
    found = [
        item for script in tree.iter("script") if _is_json_ld(script) for item in _objects(script.text or "")
    ]
    ranked = [(rank, number, item) for number, item in enumerate(found) if (rank := _rank(item, url)) < 9]
    return [item for _, _, item in sorted(ranked, key=lambda entry: entry[:2])]


def _is_json_ld(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _rank(item: JsonObject, url: str) -> int:
    kinds = item.get("@type")
    names = [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds or "")]
    article = any(_ARTICLE.search(name) for name in names)
    if not article and not any(_PAGE.search(name) for name in names):
        return 9
    here = _same_page(item, url)
    if article:
        # A video on the page describes itself; the article describes the page.
        return (0 if here else 2) + (4 if names == ["VideoObject"] else 0)
    return 3 if here else 4


def _same_page(item: JsonObject, url: str) -> bool:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and _path(value) and _path(value) == _path(url):
            return True
    return False


def host(url: str) -> str:
    """The host of an address; empty for what is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _path(url: str) -> str:
    return re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[?#].*$", "", url.strip().lower()).rstrip("/")


def _objects(script: str) -> Iterator[JsonObject]:
    """Every object of one script, without those that describe other pages."""
    pending: list[object] = [_loaded(script)]
    seen = 0
    while pending and seen < _MAX_OBJECTS:
        item = pending.pop()
        seen += 1
        if isinstance(item, list):
            pending.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            pending.extend(
                value
                for key, value in item.items()
                if key not in _ELSEWHERE and isinstance(value, dict | list)
            )


def _loaded(script: str) -> object:
    if len(script) > _MAX_JSON:
        return None
    cleaned = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    cleaned = cleaned.removeprefix("//<![CDATA[").removesuffix("//]]>")
    for text in (cleaned, re.sub(r",(\s*[}\]])", r"\1", cleaned)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
