"""Merging: which claims tell of one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from readout.events._event import event_of
from readout.knowledge import Knowledge
from readout.record import Article, Event, Resolved

_SEVERAL = 2


class _Clusters:
    """Union-find over claim numbers; a root's members are its cluster."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._members = {number: [number] for number in range(size)}

    def root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def members(self, number: int) -> list[int]:
        return self._members[self.root(number)]

    def join(self, left: int, right: int) -> None:
        a, b = sorted((self.root(left), self.root(right)))
        if a != b:
            self._parent[b] = a
            self._members[a] += self._members.pop(b)

    def all(self) -> list[list[int]]:
        return [sorted(members) for members in self._members.values()]


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
    clusters = _Clusters(len(claims))
    for bucket in _buckets(claims, knowledge).values():
        _join_dated(claims, bucket, clusters, knowledge)
    for bucket in _buckets(claims, knowledge).values():
        _join_undated(claims, bucket, clusters, articles)
    events = [
        event_of([claims[number] for number in members], articles, knowledge) for members in clusters.all()
    ]
    return tuple(sorted(_distinct(events), key=lambda e: (e.when.date if e.when else "9999", e.id)))


def _distinct(events: Sequence[Event]) -> list[Event]:
    """Events of one content (two calls of one pair on one day) told apart by their first claim."""
    from dataclasses import replace

    from readout.record import content_id

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
        codes = sorted(governments(one))
        pairs = [(a, b) for i, a in enumerate(codes) for b in codes[i + 1 :]] or [
            (codes[0] if codes else "", "")
        ]
        for a, b in pairs:
            buckets[(family, a, b)].append(number)
    return buckets


def governments(one: Resolved) -> frozenset[str]:
    """The governments of a claim's actors."""
    return frozenset(actor.government for actor in one.actors if actor.government)


def _join_dated(
    claims: Sequence[Resolved], bucket: Sequence[int], clusters: _Clusters, knowledge: Knowledge
) -> None:
    dated = [n for n in bucket if claims[n].claim.when is not None]
    dated.sort(key=lambda n: (_interval(claims[n])[0], claims[n].claim.id))
    for exact in (True, False):
        for place, left in enumerate(dated):
            for right in dated[place + 1 :]:
                apart = knowledge.event_types.get(claims[left].claim.event_type).days_apart
                if _interval(claims[right])[0] > _interval(claims[left])[1] + timedelta(days=apart):
                    break
                if _near(claims[left], claims[right], 0 if exact else apart) and _may_join(
                    claims, clusters, left, right
                ):
                    clusters.join(left, right)


def _join_undated(
    claims: Sequence[Resolved], bucket: Sequence[int], clusters: _Clusters, articles: Mapping[str, Article]
) -> None:
    loose = [n for n in bucket if claims[n].claim.when is None and len(clusters.members(n)) == 1]
    for number in loose:
        fitting = sorted(
            {
                clusters.root(other)
                for other in bucket
                if clusters.root(other) != clusters.root(number)
                and _may_join(claims, clusters, number, other)
                and _written_near(claims[number], claims[other], articles)
            }
        )
        if len(fitting) == 1:
            clusters.join(fitting[0], number)


def _written_near(loose: Resolved, other: Resolved, articles: Mapping[str, Article]) -> bool:
    """The undated claim's page may tell of the other's day: it was not written long before or after."""
    article = articles.get(loose.claim.article)
    published = article.published.value[:10] if article is not None and article.published else None
    if published is None or other.claim.when is None:
        return _same_people(loose, other)
    day = _whole(published)[0]
    first, last = _interval(other)
    return first - timedelta(days=7) <= day <= last + timedelta(days=4)


def _may_join(claims: Sequence[Resolved], clusters: _Clusters, left: int, right: int) -> bool:
    """Every claim of one cluster may stand with every claim of the other."""
    if clusters.root(left) == clusters.root(right):
        return False
    return all(
        _compatible(claims[a], claims[b]) for a in clusters.members(left) for b in clusters.members(right)
    )


def _compatible(left: Resolved, right: Resolved) -> bool:
    if left.claim.article == right.claim.article:
        return False
    a, b = governments(left), governments(right)
    if not (a <= b or b <= a) or len(a & b) < min(_SEVERAL, len(a), len(b)):
        return False
    if left.claim.act != right.claim.act and left.claim.event_type in ("statement", "threat"):
        return False
    return _people_agree(left, right) and _directions_agree(left, right)


def _people_agree(left: Resolved, right: Resolved) -> bool:
    for code in governments(left) & governments(right):
        ours = {a.id for a in left.actors if a.government == code and a.person}
        theirs = {a.id for a in right.actors if a.government == code and a.person}
        if ours and theirs and not ours & theirs:
            return False
    return True


def _same_people(left: Resolved, right: Resolved) -> bool:
    ours = {a.id for a in left.actors if a.person}
    theirs = {a.id for a in right.actors if a.person}
    return len(ours & theirs) >= min(_SEVERAL, len(ours), len(theirs)) > 0


def _directions_agree(left: Resolved, right: Resolved) -> bool:
    """False for mirror acts: each side expels the other's diplomats."""

    def sources(one: Resolved) -> set[str | None]:
        return {
            a.government for a, p in zip(one.actors, one.claim.parties, strict=True) if p.role == "source"
        }

    ours, theirs = sources(left), sources(right)
    return not ours or not theirs or bool(ours & theirs)


def _near(left: Resolved, right: Resolved, days: int) -> bool:
    a, b = _interval(left), _interval(right)
    return a[0] - timedelta(days=days) <= b[1] and b[0] - timedelta(days=days) <= a[1]


def _interval(one: Resolved) -> tuple[date, date]:
    assert one.claim.when is not None
    first, _, last = one.claim.when.value.date.partition("/")
    return _whole(first)[0], _whole(last or first)[1]


def _whole(prefix: str) -> tuple[date, date]:
    """First and last day of an ISO prefix."""
    parts = [int(part) for part in prefix.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date(parts[0], parts[1], 1), following - timedelta(days=1)
    day = date(parts[0], parts[1], parts[2])
    return day, day
