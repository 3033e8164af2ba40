"""Related stories: those that share actors, topics and the chain of events with one story."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from readout.events._days import interval
from readout.events.stories._instants import instant
from readout.events.stories._wording import words
from readout.record import Related, Subject

# What one shared thing is worth beside another, before its rarity: an act itself says more than who did it,
# a person more than a government, and a word of a topic least. Chosen so, not fitted.
_WORTH = {"event": 3.0, "person": 1.5, "government": 0.5, "topic": 0.5}
# Acts of the same governments so many days apart are taken for steps of one chain: called, visited, signed.
_CHAIN_DAYS = 30
_CHAIN = 1.0
_SHORTEST = 4
_SEVERAL = 2
_MOST = 5


def related(own: Subject, others: Iterable[Subject], most: int = _MOST) -> tuple[Related, ...]:
    """The stories that share most with ``own``, at most ``most`` of them, newest first.

    What many of these stories share counts less. The order of ``others`` and repeats do not matter.
    """
    unique = {one.article: one for one in others if one.article != own.article}
    told = {key: set(_things(one)) for key, one in unique.items()}
    mine = set(_things(own))
    spread = Counter(thing for things in (mine, *told.values()) for thing in things)
    found = []
    for key, one in unique.items():
        shared = sorted(mine & told[key])
        weight = sum(_WORTH[kind] * math.log1p((len(told) + 1) / spread[kind, name]) for kind, name in shared)
        near = _chained(own, one)
        weight += _CHAIN * near
        if _tells(own, one):
            kinds = dict.fromkeys(kind for kind, _ in shared)
            found.append(
                Related(
                    key,
                    one.published or max(one.days, default=None),
                    weight,
                    (*kinds, *(("chain",) if near else ())),
                )
            )
    best = sorted(found, key=lambda one: (-one.weight, one.article))[:most]
    return tuple(sorted(best, key=lambda one: (instant(one.at) or "", one.article), reverse=True))


def _tells(own: Subject, other: Subject) -> bool:
    """Whether what two stories share is enough to name one beside the other: not a government alone."""
    return bool(
        own.events & other.events
        or own.people & other.people
        or len(own.governments & other.governments) >= _SEVERAL
    )


def _things(one: Subject) -> Iterator[tuple[str, str]]:
    for kind, names in (("event", one.events), ("person", one.people), ("government", one.governments)):
        yield from ((kind, name) for name in names)
    yield from (("topic", word) for topic in one.topics for word in words(topic) if len(word) >= _SHORTEST)


def _chained(own: Subject, other: Subject) -> float:
    """How near in time two acts of the same two governments are: 1 on one day, 0 from thirty days on."""
    if len(own.governments & other.governments) < _SEVERAL:
        return 0.0
    gaps = [abs(a - b) for a in _days(own.days) for b in _days(other.days)]
    return max(0.0, 1.0 - min(gaps, default=_CHAIN_DAYS) / _CHAIN_DAYS)


def _days(days: Iterable[str]) -> Sequence[int]:
    return [interval(day)[0] for day in sorted(days)]
