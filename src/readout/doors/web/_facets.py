"""Facets of a search as links: each value with its count and the address that narrows to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol, cast

from readout.doors.rest import Asked, Labels
from readout.doors.web import _words as words
from readout.doors.web._dates import spoken
from readout.record import RANKS, Rank, Status


class Counted(Protocol):
    """A value with how often it occurs."""

    @property
    def value(self) -> str:
        """The value."""
        ...

    @property
    def count(self) -> int:
        """How often."""
        ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    text: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet; the first values are ``shown``, the ``rest`` on request."""

    name: str
    shown: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    help: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition that holds, and the address without it."""

    name: str
    text: str
    address: str


_SHOWN = 8

Change = Callable[[Asked, str], Asked]

_FACETS: tuple[tuple[str, str, Change], ...] = (
    ("side", "Government", lambda q, v: replace(q, side=tuple(dict.fromkeys((*q.side, v))))),
    ("event_type", "Type", lambda q, v: replace(q, type=v)),
    ("status", "Status", lambda q, v: replace(q, status=cast("Status", v))),
    ("channel", "Channel", lambda q, v: replace(q, channel=v)),
    ("outlet", "Outlet", lambda q, v: replace(q, outlet=v)),
    ("language", "Language", lambda q, v: replace(q, language=v)),
    ("rank", "Highest rank present", lambda q, v: replace(q, rank=cast("Rank", v))),
    ("topic", "Topic", lambda q, v: replace(q, topic=v)),
    ("heard", "Sides heard", lambda q, v: replace(q, heard=cast('Literal["both", "one", "none"]', v))),
    (
        "confidence",
        "Confidence",
        lambda q, v: replace(q, confidence=cast('Literal["high", "medium", "low"]', v)),
    ),
    ("verified", "Verified", lambda q, v: replace(q, verified=cast('Literal["yes", "no"]', v))),
)
_HELP = {
    "heard": "How many of the sides tell of it on pages of their own.",
    "confidence": "That of the surest claim: high from 0.9, medium from 0.7.",
    "verified": "Whether a person said that it is so.",
}
# Values whose order says more than their number does.
_IN_ORDER: Mapping[str, tuple[str, ...]] = {
    "rank": RANKS,
    "heard": ("both", "one", "none"),
    "confidence": ("high", "medium", "low"),
}
_CHIP = {"event_type": "type", "rank": "highest rank", "heard": "sides heard"}
_HEARD = {"both": "both or more", "one": "one alone", "none": "none"}


def facets(
    counts: Mapping[str, Sequence[Counted]], question: Asked, labels: Labels, path: str = "/search"
) -> tuple[Facet, ...]:
    """Every facet that has values."""
    found = []
    here = replace(question, cursor=None)
    for key, name, change in _FACETS:
        choices = []
        for one in _in_order(key, counts.get(key, ())):
            narrowed = change(here, one.value)
            address = narrowed.address(path)
            choices.append(Choice(_text(key, one.value, labels), one.count, address, narrowed == here))
        if choices:
            found.append(Facet(name, tuple(choices[:_SHOWN]), tuple(choices[_SHOWN:]), _HELP.get(key, "")))
    return tuple(found)


def _in_order(key: str, counts: Sequence[Counted]) -> Sequence[Counted]:
    order = _IN_ORDER.get(key)
    if order is None:
        return counts
    return sorted((one for one in counts if one.value in order), key=lambda one: order.index(one.value))


def chips(question: Asked, path: str, labels: Labels) -> tuple[Chip, ...]:
    """Every condition that holds, with the address that lifts it."""
    here = replace(question, cursor=None)
    found = []
    if question.text:
        found.append(Chip("words", question.text, replace(here, text="").address(path)))
    for side in question.side:
        less = replace(here, side=tuple(one for one in question.side if one != side))
        found.append(Chip("government", labels.government(side), less.address(path)))
    for ids in question.actor:
        without = replace(here, actor=tuple(one for one in question.actor if one != ids))
        found.append(Chip("person", labels.person(ids[0]), without.address(path)))
    singles: tuple[tuple[str, str | None, Asked], ...] = (
        ("event_type", question.type, replace(here, type=None)),
        ("status", question.status, replace(here, status=None)),
        ("channel", question.channel, replace(here, channel=None)),
        ("outlet", question.outlet, replace(here, outlet=None)),
        ("language", question.language, replace(here, language=None)),
        ("since", question.since, replace(here, since=None)),
        ("until", question.until, replace(here, until=None)),
        ("rank", question.rank, replace(here, rank=None)),
        ("topic", question.topic, replace(here, topic=None)),
        ("heard", question.heard, replace(here, heard=None)),
        ("confidence", question.confidence, replace(here, confidence=None)),
        ("verified", question.verified, replace(here, verified=None)),
    )
    for key, value, less in singles:
        if value:
            found.append(Chip(_CHIP.get(key, key), _text(key, value, labels), less.address(path)))
    return tuple(found)


def _text(key: str, value: str, labels: Labels) -> str:
    say: dict[str, Callable[[str], str]] = {
        "side": labels.government,
        "event_type": labels.type,
        "outlet": labels.outlet,
        "language": lambda code: words.LANGUAGE.get(code, code),
        "rank": lambda rank: words.RANK.get(rank, rank),
        "heard": lambda value: _HEARD.get(value, value),
        "since": spoken,
        "until": spoken,
    }
    return say[key](value) if key in say else value
