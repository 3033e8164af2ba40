"""Headlines gathered into stories: which pages tell of one running piece of news.

A story brings forth the words of its headlines, and how many stories there are is not known before: a mixture
of word counts by a Dirichlet process. Every headline begins as a story of its own. The pair of stories that
gains most by being one is joined, until no pair gains (as in Bayesian hierarchical clustering, Heller and
Ghahramani 2005). So the surest are joined first, and two headlines without a word in common can meet in a
story that learned from both. Then headlines walk, each to the story that it fits best by now.

A pass in order of arrival, each headline to the likeliest story so far, is cheaper, but what the first
headlines are taken for decides the rest: where headlines of many stories come mixed it does far worse.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from heapq import heapify, heappop, heappush
from itertools import pairwise

from readout.events.stories._instants import instant
from readout.events.stories._wording import words
from readout.knowledge import Knowledge
from readout.record import Headline

# Found on the tuning half of ``workshop.bench.gathering``, on all of it and on samples down to twenty
# headlines; run it again when one of them changes.
# How much is given to a story that is not there yet: higher leaves more headlines alone. Ten does as well on
# that half, where every headline is of some story, but of headlines of the corpus, where most are of none, a
# hundred leaves three times as many alone.
_NEW = 100.0
_APART = math.log(_NEW)
# What every word that is told counts for in a story that has not told it.
_UNSEEN = 0.07
# Words that are as good as any, besides those that are told.
_SEEN = 500
# Letters of a word that count: what follows is ending more often than not, in any language.
_LETTERS = 6
_WALKS = 3
# A story is over when nobody wrote of it for so many hours.
_HOURS = 48.0
# So many headlines are joined among themselves first: the work grows with their square.
_PART = 1500

_SHORTEST = 2


class _Stories:
    """Stories by number, each with how often its headlines tell a word, and the hours it was written of.

    ``told`` are the words of headlines, each once and in a fixed order; ``hours`` are hours since year 1.
    Headline number n begins in story number n.
    """

    def __init__(self, told: Sequence[tuple[str, ...]], hours: Sequence[float | None]) -> None:
        self._told, self._hours = told, hours
        self._vocabulary = _SEEN + len({word for row in told for word in row})
        self._unseen = _UNSEEN * self._vocabulary
        steps = range(len(told) + 1)
        # The logarithm of how likely a word is told n times more, and once more after n times.
        self._rises = [math.lgamma(_UNSEEN + n) - math.lgamma(_UNSEEN) for n in steps]
        self._once = [math.log(_UNSEEN + n) for n in steps]
        # What a story's length and its number of headlines weigh.
        self._whole = [math.lgamma(self._unseen + n) for n in range(sum(map(len, told)) + 1)]
        self._crowd = [math.inf, *(math.lgamma(n) for n in steps[1:])]
        self._counts: list[dict[str, int]] = [dict.fromkeys(row, 1) for row in told]
        self._lengths = [len(row) for row in told]
        self._sizes = [1] * len(told)
        self._spans = [(math.inf, -math.inf) if hour is None else (hour, hour) for hour in hours]
        self._holders: dict[str, set[int]] = defaultdict(set)
        for number, row in enumerate(told):
            for word in row:
                self._holders[word].add(number)
        self.places = list(range(len(told)))

    def join(self, numbers: Iterable[int]) -> None:
        """Join the likeliest pair of these stories, as long as there is one likelier joined than apart."""
        live = {number for number in numbers if self._sizes[number]}
        heap = [
            best
            for one in sorted(live)
            if (best := self._best(one, {n for n in live if n < one})) is not None
        ]
        heapify(heap)
        parents: dict[int, int] = {}
        sizes = self._sizes
        # The best pair of one story is kept. Where either of the two has grown since, it is sought anew.
        while heap:
            _, one, other, grown = heappop(heap)
            if one not in live:
                continue
            if other in live and grown == (sizes[one], sizes[other]):
                live.discard(other)
                parents[other] = one
                self._absorb(one, other)
            best = self._best(one, live)
            if best is not None:
                heappush(heap, best)
        for number, place in enumerate(self.places):
            while place in parents:
                place = parents[place]
            self.places[number] = place

    def walk(self) -> bool:
        """Move every headline to the story it fits best by now; whether one moved."""
        before = list(self.places)
        for number, row in enumerate(self._told):
            if row:
                self._drop(number, row)
                self._take(number, row, self._fitting(number, row))
        return self.places != before

    def _best(self, one: int, live: set[int]) -> tuple[float, int, int, tuple[int, int]] | None:
        """The likeliest partner among live stories: the gain turned, both numbers, and their sizes."""
        near = {story for word in self._counts[one] for story in self._holders[word]} & live
        pairs = ((-self._gain(one, story), story) for story in near if story != one)
        gain, story = min(pairs, default=(0.0, one))
        return (gain, one, story, (self._sizes[one], self._sizes[story])) if gain < 0 else None

    def _gain(self, one: int, other: int) -> float:
        """Logarithm of how much likelier two stories are as one; minus infinity where times forbid it."""
        one, other = min(one, other), max(one, other)
        if not _meet(self._spans[one], self._spans[other]):
            return -math.inf
        few, many = self._counts[one], self._counts[other]
        if len(few) > len(many):
            few, many = many, few
        left, right = self._sizes[one], self._sizes[other]
        long, wide, whole, crowd = self._lengths[one], self._lengths[other], self._whole, self._crowd
        gain = crowd[left + right] - crowd[left] - crowd[right] - _APART
        gain += whole[long] + whole[wide] - whole[0] - whole[long + wide]
        rises = self._rises
        for word, count in few.items():
            also = many.get(word)
            if also:
                gain += rises[count + also] - rises[count] - rises[also]
        return gain

    def _absorb(self, one: int, other: int) -> None:
        mine = self._counts[one]
        for word, count in self._counts[other].items():
            mine[word] = mine.get(word, 0) + count
            self._holders[word].discard(other)
            self._holders[word].add(one)
        self._lengths[one] += self._lengths[other]
        self._sizes[one] += self._sizes[other]
        self._spans[one] = _both(self._spans[one], self._spans[other])
        self._counts[other], self._lengths[other], self._sizes[other] = {}, 0, 0

    def _drop(self, number: int, row: tuple[str, ...]) -> None:
        """Take a headline out of its story; the hours of a story that has others stay."""
        place = self.places[number]
        counts = self._counts[place]
        for word in row:
            counts[word] -= 1
            if not counts[word]:
                del counts[word]
                self._holders[word].discard(place)
        self._lengths[place] -= len(row)
        self._sizes[place] -= 1
        if not self._sizes[place]:
            self._spans[place] = (math.inf, -math.inf)

    def _take(self, number: int, row: tuple[str, ...], place: int) -> None:
        counts = self._counts[place]
        for word in row:
            counts[word] = counts.get(word, 0) + 1
            self._holders[word].add(place)
        self._lengths[place] += len(row)
        self._sizes[place] += 1
        self._spans[place] = _both(self._spans[place], self._span(number))
        self.places[number] = place

    def _fitting(self, number: int, row: tuple[str, ...]) -> int:
        """The story that this headline, which is in none, fits best; an empty one where it fits none."""
        near = {story for word in row for story in self._holders[word]}
        best, place = _APART - len(row) * math.log(self._vocabulary), -1
        for story in sorted(near):
            if _meet(self._spans[story], self._span(number)):
                counts, once = self._counts[story], self._once
                whole = math.log(self._lengths[story] + self._unseen)
                fit = math.log(self._sizes[story]) - len(row) * whole
                fit += sum(once[counts.get(word, 0)] for word in row)
                if fit > best:
                    best, place = fit, story
        if place >= 0:
            return place
        # Where it stood, if it stood alone; otherwise there is an empty story, since it had one of its own.
        return self.places[number] if not self._sizes[self.places[number]] else self._sizes.index(0)

    def _span(self, number: int) -> tuple[float, float]:
        hour = self._hours[number]
        return (math.inf, -math.inf) if hour is None else (hour, hour)


def gather(headlines: Iterable[Headline], knowledge: Knowledge) -> tuple[tuple[str, ...], ...]:
    """The ids of headlines by story: stories by their first headline, headlines by time and id.

    The order in which they come does not matter. Headlines of two languages meet only in names that both
    write alike. One without a word that says anything stands alone.
    """
    unique = {one.id: one for one in headlines}
    ordered = sorted(unique.values(), key=lambda one: (instant(one.at) or "9999", one.id))
    told = [_words(one, knowledge) for one in ordered]
    stories = _Stories(told, [_hour(one.at) for one in ordered])
    for start, end in _parts(len(ordered)):
        stories.join(range(start, end))
    for _ in range(_WALKS):
        stories.join(range(len(ordered)))
        if not stories.walk():
            break
    found: dict[int, list[str]] = defaultdict(list)
    for one, place in zip(ordered, stories.places, strict=True):
        found[place].append(one.id)
    return tuple(tuple(ids) for ids in found.values())


def _parts(count: int) -> Iterator[tuple[int, int]]:
    """Start and end of parts, none where one would be all."""
    if count > _PART:
        yield from pairwise([*range(0, count, _PART), count])


def _meet(left: tuple[float, float], right: tuple[float, float]) -> bool:
    """Whether two stories were written of near each other; one without a time fits every other."""
    if left[0] > left[1] or right[0] > right[1]:
        return True
    return left[0] <= right[1] + _HOURS and right[0] <= left[1] + _HOURS


def _both(left: tuple[float, float], right: tuple[float, float]) -> tuple[float, float]:
    return min(left[0], right[0]), max(left[1], right[1])


def _words(one: Headline, knowledge: Knowledge) -> tuple[str, ...]:
    """The beginnings of the words that say something, each once, in order of the alphabet."""
    languages = knowledge.languages
    common = languages.get(one.language).stopwords if one.language in languages else ()
    return tuple(
        sorted({word[:_LETTERS] for word in words(one.text) if len(word) >= _SHORTEST and word not in common})
    )


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
