"""Outlet: whose page it is, by its address, or by its layout together with its name in the address."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from readout.knowledge import Knowledge, Outlet
from readout.record import Found, Span

_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# An address's domain names its publisher. A file name and an agreeing layout may be a copy of a page, and a
# file name alone only says what somebody called it, so neither is taken for certain.
_BY_DOMAIN, _BY_LAYOUT = 1.0, 0.85
# Flattened pages print a layout's markers within this many code points; later text is not looked at.
_REACH = 200_000


def outlet(url: str, text: str, knowledge: Knowledge) -> Found[str] | None:
    """The key of the outlet that published the page, or None when unsure.

    ``url`` may be an address, a path or a file name. A domain decides alone, with no evidence in the text.
    Otherwise the name must hold one of the outlet's slugs, and one of its layouts must stand in ``text``: its
    markers in order and a time in its shape; these lines are the evidence.
    """
    host = _host(url)
    if host:
        key = _by_domain(host, knowledge)
        return Found(key, (), _BY_DOMAIN, "url") if key is not None else None
    return _by_layout(url, text[:_REACH], knowledge)


@cache
def agencies(knowledge: Knowledge) -> frozenset[str]:
    """Names that stand alone on a line as a credit: every outlet's name and aliases."""
    return frozenset(
        name.casefold()
        for one in knowledge.outlets.all()
        for name in (one.name, *one.aliases)
        if len(name) > 1
    )


def _host(url: str) -> str:
    if not _HOST.match(url):
        return ""
    try:
        return (urlsplit(url).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


@cache
def _domains(knowledge: Knowledge) -> dict[str, str]:
    return {domain.lower(): one.key for one in knowledge.outlets.all() for domain in one.domains}


@cache
def _with_layouts(knowledge: Knowledge) -> tuple[Outlet, ...]:
    return tuple(one for one in knowledge.outlets.all() if one.layouts)


def _by_domain(host: str, knowledge: Knowledge) -> str | None:
    """The outlet of the longest known domain that ``host`` is or lies under."""
    labels = host.split(".")
    known = _domains(knowledge)
    return next((known[name] for i in range(len(labels)) if (name := ".".join(labels[i:])) in known), None)


def _by_layout(url: str, text: str, knowledge: Knowledge) -> Found[str] | None:
    name = url.casefold()
    found = []
    for one in _with_layouts(knowledge):
        if not any(_names(slug.casefold(), name) for slug in one.slugs):
            continue
        fits = [spans for layout in one.layouts if (spans := _layout(layout.markers, layout.stamp, text))]
        if fits:
            found.append(Found(one.key, max(fits, key=len), _BY_LAYOUT))
    return found[0] if len(found) == 1 else None


def _names(slug: str, name: str) -> bool:
    return re.search(rf"(?<![a-z]){re.escape(slug)}(?![a-z])", name) is not None


def _layout(markers: tuple[str, ...], stamp: str, text: str) -> tuple[Span, ...] | None:
    """The lines that show the layout, or None where one of them is missing or out of order."""
    spans: list[Span] = []
    at = 0
    for marker in markers:
        match = re.compile(rf"^[^\S\n]*({re.escape(marker)})[^\S\n]*$", re.MULTILINE).search(text, at)
        if match is None:
            return None
        spans.append(Span(*match.span(1)))
        at = match.end()
    shape = _stamp_shape(stamp).search(text) if stamp else None
    if stamp and shape is None:
        return None
    if shape is not None:
        spans.append(Span(*shape.span(1)))
    return tuple(sorted(spans)) or None


@cache
def _stamp_shape(stamp: str) -> re.Pattern[str]:
    """A line's beginning or end in the shape that 9s stand for digits in."""
    shape = re.escape(stamp).replace("9", r"\d")
    return re.compile(rf"^[^\S\n]*({shape})(?!\d)", re.MULTILINE)
