"""Merging: which claims tell of one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, takewhile

from readout.events._clusters import Clusters
from readout.events._days import interval, whole
from readout.events._event import event_of
from readout.knowledge import Knowledge
from readout.record import Article, Event, Resolved, content_id

_SEVERAL = 2
# A page tells of an act from a week ahead of it to four days after it, if it gives no day: announcements come
# earlier than reports come late. Found on our own examples; rerun the golden tests when they change.
_DAYS_BEFORE = 7
_DAYS_AFTER = 4


def merge(
    resolved: Iterable[Resolved], articles: Mapping[str, Article], knowledge: Knowledge
) -> tuple[Event, ...]:
    """Events from claims, by date and id. ``articles`` holds the article of every claim, by id.

    Two claims are one act when their types are of one family, their governments agree (one set inside the
    other), no government sends two different people, and their days are at most the type's ``days_apart``
    apart. Two claims of one page are never one act: a page that tells two acts means two. An undated
    claim joins the one dated act it fits; it stays alone when several fit.
    """
    unique = {one.claim.id: one for one in resolved}
    claims = [unique[key] for key in sorted(unique)]
    clusters = Clusters(claims)
    buckets = _buckets(claims, knowledge)
    for bucket in buckets.values():
        _join_dated(_slots(claims, bucket, knowledge), clusters)
    for bucket in buckets.values():
        _join_undated(claims, bucket, clusters, articles)
    events = [
        event_of([claims[number] for number in members], articles, knowledge) for members in clusters.all()
    ]
    return tuple(sorted(_distinct(events), key=lambda e: (e.when.date if e.when else "9999", e.id)))


def _distinct(events: Sequence[Event]) -> list[Event]:
    """Events of one content (two calls of one pair on one day) told apart by their first claim."""
    seen: dict[str, int] = defaultdict(int)
    found = []
    for event in sorted(events, key=lambda e: (e.id, min(a.claim for a in e.accounts))):
        seen[event.id] += 1
        if seen[event.id] > 1:
            event = replace(event, id=content_id("event", event.id, str(seen[event.id])))
        found.append(event)
    return found


def _buckets(claims: Sequence[Resolved], knowledge: Knowledge) -> dict[tuple[str, str, str], list[int]]:
    """Claims that could be one act: of one family and sharing a pair of governments."""
    buckets: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(claims):
        family = knowledge.event_types.get(one.claim.event_type).family
        codes = sorted({actor.government for actor in one.actors if actor.government})
        for a, b in combinations(codes, 2) if len(codes) > 1 else [(codes[0] if codes else "", "")]:
            buckets[(family, a, b)].append(number)
    return buckets


# -- dated claims --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Slot:
    """Claims of one bucket with the same days, and how many days apart their kind may be told."""

    first: int
    last: int
    apart: int
    numbers: list[int]


def _slots(claims: Sequence[Resolved], bucket: Sequence[int], knowledge: Knowledge) -> list[_Slot]:
    """The dated claims of a bucket by their days, in order of time."""
    found: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for number in bucket:
        claim = claims[number].claim
        if claim.when is not None:
            apart = knowledge.event_types.get(claim.event_type).days_apart
            found[(*interval(claim.when.value.date), apart)].append(number)
    return [_Slot(*key, found[key]) for key in sorted(found)]


def _join_dated(slots: Sequence[_Slot], clusters: Clusters) -> None:
    """Join what fits: claims whose days overlap first, then those some days apart.

    Claims of one slot differ only in page and profile, so their clusters are tried instead of each of them.
    """
    for exact in (True, False):
        for place, slot in enumerate(slots):
            reach = slot.last + (0 if exact else slot.apart)
            near = [slot, *_begun(slots[place + 1 :], reach)]
            done: set[int] = set()
            for left in slot.numbers:
                if clusters.root(left) in done:
                    continue
                for right in _roots((n for other in near for n in other.numbers), clusters):
                    if clusters.may_join(left, right):
                        clusters.join(left, right)
                done.add(clusters.root(left))


def _begun(slots: Iterable[_Slot], day: int) -> Iterator[_Slot]:
    """The slots, in order of time, that begin on ``day`` or before."""
    return takewhile(lambda slot: slot.first <= day, slots)


def _roots(numbers: Iterable[int], clusters: Clusters) -> list[int]:
    """One claim for each cluster among ``numbers``, in their order."""
    return list(dict.fromkeys(clusters.root(number) for number in numbers))


# -- undated claims ------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Told:
    """What the claims of one cluster say: their days, and the profiles of those with and without a day."""

    days: set[tuple[int, int]]
    dated: set[int]
    undated: set[int]


def _join_undated(
    claims: Sequence[Resolved], bucket: Sequence[int], clusters: Clusters, articles: Mapping[str, Article]
) -> None:
    loose = [n for n in bucket if claims[n].claim.when is None and len(clusters.members(n)) == 1]
    if not loose:
        return
    told = _told(claims, bucket, clusters)
    for number in loose:
        day = _written(claims[number], articles)
        fitting = (
            root
            for root, one in told.items()
            if _may_tell(clusters, clusters.profiles[number], day, one) and clusters.may_join(number, root)
        )
        found = list(islice(fitting, _SEVERAL))
        if len(found) == 1:
            mine, other = told.pop(clusters.root(number)), told.pop(found[0])
            clusters.join(number, found[0])
            told[clusters.root(number)] = _Told(
                mine.days | other.days, mine.dated | other.dated, mine.undated | other.undated
            )


def _told(claims: Sequence[Resolved], bucket: Sequence[int], clusters: Clusters) -> dict[int, _Told]:
    """What each cluster says inside a bucket, by its root."""
    found: dict[int, _Told] = {}
    for number in bucket:
        one = found.setdefault(clusters.root(number), _Told(set(), set(), set()))
        when = claims[number].claim.when
        (one.undated if when is None else one.dated).add(clusters.profiles[number])
        if when is not None:
            one.days.add(interval(when.value.date))
    return found


def _written(one: Resolved, articles: Mapping[str, Article]) -> int | None:
    """The first day on which a claim's page can have been written, if that is known."""
    article = articles.get(one.claim.article)
    return whole(article.published.value[:10])[0] if article is not None and article.published else None


def _may_tell(clusters: Clusters, profile: int, written: int | None, told: _Told) -> bool:
    """An undated claim's page may tell of a cluster's day if it was written near it.

    Where one of the two has no day, only the same people show that.
    """
    if written is not None and any(
        first - _DAYS_BEFORE <= written <= last + _DAYS_AFTER for first, last in told.days
    ):
        return True
    without = told.undated if written is not None else told.undated | told.dated
    return any(clusters.same_people(profile, other) for other in without)
