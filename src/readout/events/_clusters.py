"""Clusters: the claims of a component sorted into acts, in an order of their own: arrival does not matter."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from readout.events._evidence import MARGIN, Evidence, common
from readout.events._sketch import Sketch
from readout.events._verdicts import Verdicts

# A cluster is compared by its fullest few members: a hundred copies of one report say no more than four do.
_SPEAKERS = 4
# For a claim without a day, by its id: other claims that it might be taken for if little more spoke for them,
# and how much does.
Faint = Mapping[str, Sequence[tuple[Sketch, float]]]
# Whether one of two claims that gives no day, if either is, looks for its act where the other is.
Meet = Callable[[Sketch, Sketch], bool]


class _Cluster:
    """Claims taken for one act so far, the fullest first."""

    def __init__(self, number: int, members: list[Sketch]) -> None:
        self.number = number
        self.members = members
        self.articles = {one.article for one in members}
        self.profiles: dict[object, Sketch] = {}
        for one in members:
            self.profiles.setdefault(_profile(one), one)

    @property
    def speakers(self) -> Sequence[Sketch]:
        """Those that are compared."""
        return self.members[:_SPEAKERS]

    @property
    def placed(self) -> bool:
        """Whether a claim in it dates the act."""
        return self.members[0].exact

    def take(self, other: _Cluster) -> None:
        """Take all of another cluster's claims."""
        for one in other.members:
            insort(self.members, one, key=_order)
        self.articles |= other.articles
        for profile, one in other.profiles.items():
            self.profiles.setdefault(profile, one)

    def days(self) -> Iterator[int]:
        """The days its dated claims give."""
        for one in self.profiles.values():
            if one.exact and one.days:
                yield from range(one.days[0], one.days[1] + 1)


def clusters(
    component: Iterable[Sketch], evidence: Evidence, verdicts: Verdicts, meet: Meet, faint: Faint
) -> tuple[list[list[Sketch]], list[Sketch]]:
    """The acts that the claims of one component tell, each claim in one of them; and who was missing.

    What people said is the same comes first. Then each claim, those with a day and the most names first,
    joins the act that most speaks for; one that gives no day stays alone where two fit it nearly as well.
    Two that do not ``meet`` say nothing of each other. Of claims outside the component, ``faint`` says how
    little speaks for them; those that may fit nearly as well all the same are returned, and the acts hold
    only where there are none.
    """
    claims = sorted({one.claim: one for one in component}.values(), key=_order)
    sorting = _Sorting(evidence, verdicts, meet, _Outside(faint, {one.claim for one in claims}))
    tied = verdicts.tied(one.claim for one in claims)
    units: dict[str, list[Sketch]] = defaultdict(list)
    for one in claims:
        units[tied.get(one.claim, one.claim)].append(one)
    for members in sorted(units.values(), key=lambda group: (len(group) == 1, _order(group[0]))):
        sorting.place(members)
    while sorting.settle():
        pass
    return [one.members for one in sorting.all()], list(sorting.outside.missing.values())


class _Outside:
    """Claims outside a component that one of its claims without a day fits a little."""

    def __init__(self, faint: Faint, inside: Collection[str]) -> None:
        self._faint = faint
        self._inside = inside
        self.missing: dict[str, Sketch] = {}

    def ask(self, members: Iterable[Sketch], points: float) -> None:
        """Note those that could be rivals of an act which so much speaks for.

        An act outside has no more points with these members than its best claim has with one of them.
        """
        for one in members:
            for other, few in self._faint.get(one.claim, ()):
                if few > points - MARGIN and other.claim not in self._inside:
                    self.missing[other.claim] = other


def _order(one: Sketch) -> tuple[bool, bool, bool, int, bool, str, str]:
    named = len(one.people) + len(one.targets)
    return (not one.exact, not one.fine, one.days is None, -named, not one.main, one.date, one.claim)


def _profile(one: Sketch) -> object:
    """All that ``Evidence.allows`` looks at."""
    sides = (one.core, one.governments, one.sources, one.people, one.targets)
    return (one.event_type, one.act, one.channel, one.place, one.days, *sides)


class _Sorting:
    """The clusters of one component while they grow."""

    def __init__(self, evidence: Evidence, verdicts: Verdicts, meet: Meet, outside: _Outside) -> None:
        self._evidence = evidence
        self._verdicts = verdicts
        self._meet = meet
        self.outside = outside
        self._alive: dict[int, _Cluster] = {}
        self._on: dict[int, set[int]] = defaultdict(set)
        self._allowed: dict[tuple[object, object], bool] = {}
        self._count = 0

    def all(self) -> list[_Cluster]:
        """Every cluster there is."""
        return list(self._alive.values())

    def place(self, members: list[Sketch]) -> None:
        """Put claims that belong together where they fit, or by themselves."""
        cluster = _Cluster(self._count, members)
        self._count += 1
        best = self._best(cluster, apart=False)
        if best is not None:
            self._withdraw(best)
            best.take(cluster)
            cluster = best
        self._keep(cluster)

    def settle(self) -> bool:
        """Join clusters, in order, that have come to fit; False when none do."""
        joined = False
        for number in sorted(self._alive):
            cluster = self._alive.get(number)
            while cluster is not None and (best := self._best(cluster)) is not None:
                left, right = sorted((cluster, best), key=lambda one: one.number)
                self._withdraw(left)
                self._withdraw(right)
                left.take(right)
                self._keep(left)
                cluster, joined = left, True
        return joined

    def _keep(self, cluster: _Cluster) -> None:
        self._alive[cluster.number] = cluster
        for day in set(cluster.days()):
            self._on[day].add(cluster.number)

    def _withdraw(self, cluster: _Cluster) -> None:
        del self._alive[cluster.number]
        for day in cluster.days():
            self._on[day].discard(cluster.number)

    def _best(self, cluster: _Cluster, *, apart: bool = True) -> _Cluster | None:
        """The cluster that this one belongs to, if one does and no other is as likely.

        Until every claim has its place, clusters on days ``apart`` do not count: the accounts of a day find
        one another before those of the day before find them.
        """
        found = [
            (points, other)
            for other in self._near(cluster)
            if (points := self._points(cluster, other)) is not None
        ]
        found.sort(key=lambda pair: (-pair[0], pair[1].number))
        likely = (pair for pair in found if pair[0] >= 0 and (apart or self._touch(cluster, pair[1])))
        points, best = next(likely, (0.0, None))
        if best is not None and best.placed and not cluster.placed:
            if any(less > points - MARGIN and other.placed for less, other in found if other is not best):
                return None
            self.outside.ask(cluster.members, points)
        return best

    def _near(self, cluster: _Cluster) -> list[_Cluster]:
        numbers: set[int] = set()
        if cluster.placed:  # the undated come to it, not it to them: they know what else fits
            reach = max(self._evidence.kind(one).days_apart for one in cluster.profiles.values())
            for day in set(cluster.days()):
                numbers.update(*(self._on.get(day + step, ()) for step in range(-reach, reach + 1)))
        else:
            numbers.update(self._alive)
        numbers.discard(cluster.number)
        return [self._alive[number] for number in sorted(numbers)]

    def _points(self, a: _Cluster, b: _Cluster) -> float | None:
        """How much speaks for one act, by the better half of the pairs; None where they cannot be one."""
        if not a.articles.isdisjoint(b.articles) or not self._verdicts.lets(a.members, b.members):
            return None
        if not all(
            self._allows(x, y, one, other) or self._spanned(one, other, a, b)
            for x, one in a.profiles.items()
            for y, other in b.profiles.items()
        ):
            return None
        points = sorted(self._evidence.points(one, other) for one, other in self._telling(a, b))
        better = points[len(points) // 2 :]
        return sum(better) / len(better) if better else None

    def _spanned(self, one: Sketch, other: Sketch, a: _Cluster, b: _Cluster) -> bool:
        """Whether only their days part two claims, and another of the two clusters' gives all days between.

        Who tells of a visit as it begins, and who as it ends, tell of one.
        """
        if one.days is None or other.days is None or not self._evidence.allows(one, other, but="date"):
            return False
        members = (*a.profiles.values(), *b.profiles.values())
        return any(self._evidence.spans(each, one, other) for each in members)

    def _touch(self, a: _Cluster, b: _Cluster) -> bool:
        """Whether an account of one may be of a day of the other's."""
        return any(not self._evidence.apart(one, other) for one in a.speakers for other in b.speakers)

    def _telling(self, a: _Cluster, b: _Cluster) -> list[tuple[Sketch, Sketch]]:
        """The pairs that are asked whether the two tell of one act.

        Of those on different days the stories decide: if some of these compare, the others say nothing.
        """
        met = [
            (one, other)
            for one in a.speakers
            for other in b.speakers
            if self._meet(one, other) and self._evidence.days(one, other)
        ]
        far = [pair for pair in met if self._evidence.apart(*pair)]
        if all(common(*pair) is None for pair in far):
            return met
        return [pair for pair in met if not self._evidence.apart(*pair) or common(*pair) is not None]

    def _allows(self, x: object, y: object, one: Sketch, other: Sketch) -> bool:
        known = self._allowed.get((x, y))
        if known is None:
            known = self._allowed[x, y] = self._evidence.allows(one, other)
        return known
