"""Headlines gathered into stories: which pages tell of one running piece of news.

Headlines come in order of time. Each joins the story whose words make it likeliest, or opens one: a mixture
of word counts over stories whose number is not known before (a Dirichlet process; the greedy form of the
stream clustering of short texts by Yin and others, 2018). A story learns words from its headlines, so that
two headlines without a word in common can meet in it. A second walk lets early headlines join stories that
were only opened after them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from readout.events.stories._instants import instant
from readout.events.stories._wording import words
from readout.knowledge import Knowledge
from readout.record import Headline

# Found on the tuning half of ``workshop.bench.gathering``; run it again when one of them changes.
# What a story weighs before it has a headline, in headlines and in words.
_NEW = 0.3
_UNSEEN = 100.0
# Words that a headline draws from: each is as likely as the others in a story that has none yet.
_VOCABULARY = 2500
_WALKS = 2
# A story is over when nobody wrote of it for so many hours.
_HOURS = 48.0

_SHORTEST = 2
_FLOOR = _UNSEEN / _VOCABULARY


@dataclass(slots=True)
class _Story:
    """The words of a story's headlines, how many there are, and the hours it was written of."""

    words: Counter[str] = field(default_factory=Counter)
    length: int = 0
    headlines: int = 0
    first: float = math.inf
    last: float = -math.inf

    def weight(self, told: frozenset[str]) -> float:
        """Logarithm of how likely this story brings forth a headline of these words."""
        whole = math.log(self.length + _UNSEEN)
        held = self.words
        return math.log(self.headlines) + sum(math.log(held[word] + _FLOOR) - whole for word in told)

    def open(self, hour: float | None) -> bool:
        """Whether it was written of near this hour; a headline without a time fits every story."""
        if hour is None or self.first > self.last:
            return True
        return self.first - _HOURS <= hour <= self.last + _HOURS

    def take(self, told: frozenset[str], hour: float | None) -> None:
        """Count a headline in."""
        self.words.update(told)
        self.length += len(told)
        self.headlines += 1
        if hour is not None:
            self.first, self.last = min(self.first, hour), max(self.last, hour)

    def drop(self, told: frozenset[str]) -> None:
        """Count a headline out; the hours stay."""
        self.words.subtract(told)
        self.length -= len(told)
        self.headlines -= 1


def gather(headlines: Iterable[Headline], knowledge: Knowledge) -> tuple[tuple[str, ...], ...]:
    """The ids of headlines by story: stories by their first headline, headlines by time and id.

    The order in which they come does not matter. Headlines of two languages meet only in names that both
    write alike. One without a word that says anything stands alone.
    """
    unique = {one.id: one for one in headlines}
    ordered = sorted(unique.values(), key=lambda one: (instant(one.at) or "9999", one.id))
    told = [_words(one, knowledge) for one in ordered]
    hours = [_hour(one.at) for one in ordered]
    places = _walks(told, hours)
    found: dict[int, list[str]] = defaultdict(list)
    for one, place in zip(ordered, places, strict=True):
        found[place].append(one.id)
    return tuple(tuple(ids) for ids in found.values())


def _walks(told: Sequence[frozenset[str]], hours: Sequence[float | None]) -> list[int]:
    """The number of the story of each headline."""
    stories: dict[int, _Story] = {}
    holders: dict[str, set[int]] = defaultdict(set)
    places: list[int] = [-1] * len(told)
    for _ in range(_WALKS):
        before = list(places)
        for number, row in enumerate(told):
            if places[number] >= 0:
                stories[places[number]].drop(row)
            near = {story for word in row for story in holders[word] if stories[story].words[word]}
            place = _best(row, hours[number], {story: stories[story] for story in near})
            # An emptied story is opened again under its own number, so that a second walk can stay put.
            chosen = place if place is not None else number
            stories.setdefault(chosen, _Story()).take(row, hours[number])
            places[number] = chosen
            for word in row:
                holders[word].add(chosen)
        if places == before:
            break
    return places


def _best(told: frozenset[str], hour: float | None, near: Mapping[int, _Story]) -> int | None:
    """The story that a headline joins; None for one of its own."""
    own = math.log(_NEW) - len(told) * math.log(_VOCABULARY)
    weights = [
        (story.weight(told), -number)
        for number, story in near.items()
        if story.headlines > 0 and story.open(hour)
    ]
    best = max(weights, default=(own, 1))
    return -best[1] if best[0] > own else None


def _words(one: Headline, knowledge: Knowledge) -> frozenset[str]:
    languages = knowledge.languages
    common = languages.get(one.language).stopwords if one.language in languages else ()
    return frozenset(word for word in words(one.text) if len(word) >= _SHORTEST and word not in common)


def _hour(at: str | None) -> float | None:
    """Hours since year 1; None where there is no day."""
    known = instant(at)
    if known is None:
        return None
    try:
        day = datetime.fromisoformat(known[:10]).toordinal()
    except ValueError:  # a month, or a year
        return None
    return day * 24.0 + int(known[11:13]) + int(known[14:16]) / 60
