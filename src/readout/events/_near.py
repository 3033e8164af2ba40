"""Near: which claims can be told of together with one, by keys; and the components that this makes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, product
from typing import Protocol

from readout.events._evidence import MARGIN, Evidence
from readout.events._sketch import FINE, LONGEST, Key, Sketch
from readout.events._verdicts import Verdicts

# A claim that gives no day is compared with others of the same persons or governments only while they are
# few: among more, chance would find it an act. 64 is
# more than any two ministers met in the years of our examples.
COMMON = 64


# One key, how many days a claim under it may have, and the first and last day that they may touch; or a group
# of keys, whatever the day.
Asked = tuple[str | tuple[str, ...], int, int, int]


class Rows(Protocol):
    """Sketches by key: a dictionary, or a table of the record."""

    def between(self, key: str, first: int, last: int) -> Sequence[Sketch]:
        """Sketches under ``key`` whose days begin from ``first`` to ``last``."""
        ...

    def begins(self, key: str, day: int) -> bool:
        """Whether anything lies under ``key`` at this first day."""
        ...

    def group(self, keys: Sequence[str], limit: int) -> Sequence[Sketch]:
        """Up to ``limit`` sketches under any of the keys, each once."""
        ...

    def number(self, keys: Sequence[str], limit: int) -> int:
        """How many sketches lie under any of the keys; ``limit`` where there are more."""
        ...

    def of(self, claims: Iterable[str]) -> Sequence[Sketch]:
        """The sketches of these claims."""
        ...


def keys_of(one: Sketch, evidence: Evidence) -> tuple[Key, ...]:
    """The keys a claim is found by, each with the first day on which its act can have been (0: not known).

    They are its pairs of governments in its family, by how well it is dated, and its pairs of persons.
    """
    first = one.days[0] if one.days is not None else 0
    grain = "u" if one.days is None else "d" if one.fine else "m"
    family = evidence.kind(one).family
    rows = [(_pair(grain, family, pair), first) for pair in one.pairs]
    rows += [(_persons(pair), first) for pair in one.meetings()]
    return tuple(rows)


def _pair(grain: str, family: str, pair: tuple[str, str]) -> str:
    return "|".join((grain, family, *pair))


def _persons(pair: tuple[str, str]) -> str:
    return "|".join(("p", *pair))


class Near:
    """Neighbours of claims, and everything that hangs together by them."""

    def __init__(self, rows: Rows, evidence: Evidence, verdicts: Verdicts) -> None:
        self._rows = rows
        self._evidence = evidence
        self._verdicts = verdicts
        self._loose: dict[tuple[str, ...], bool] = {}
        self._groups: dict[tuple[str, ...], Sequence[Sketch]] = {}

    def components(self, seeds: Iterable[Sketch]) -> Iterator[list[Sketch]]:
        """The components of the seeds, one after the other, each once."""
        done: set[str] = set()
        for seed in seeds:
            if seed.claim not in done:
                found = self._component(seed)
                done.update(found)
                yield list(found.values())

    def _component(self, seed: Sketch) -> dict[str, Sketch]:
        found = {seed.claim: seed}
        waiting = [seed]
        # Rows of one question that are not in the component yet: many claims ask the same one.
        left: dict[Asked, list[Sketch]] = {}
        while waiting:
            one = waiting.pop()
            for asked in self._questions(one):
                others = left[asked] if asked in left else self._answer(asked)
                left[asked] = [other for other in others if other.claim not in found]
                joining = [other for other in left[asked] if self._hangs(one, other)]
                found.update((other.claim, other) for other in joining)
                waiting += joining
            linked = self._verdicts.linked(one.claim) - found.keys()
            for other in self._rows.of(sorted(linked)) if linked else ():
                found[other.claim] = other
                waiting.append(other)
        return found

    def _hangs(self, one: Sketch, other: Sketch) -> bool:
        """Whether two claims must be looked at together.

        Those of one day, family and pair are in any case: their events may need to be told apart. Others are
        where one could be taken for the other, or be the reason that a third is not.
        """
        same = one.date and one.date == other.date and self._family(one) == self._family(other)
        if same and not set(one.pairs).isdisjoint(other.pairs):
            return True
        if (
            one.article == other.article
            or not self._meet(one, other)
            or not self._evidence.allows(one, other)
        ):
            return False
        return self._evidence.points(one, other) >= -MARGIN

    def _meet(self, one: Sketch, other: Sketch) -> bool:
        """Whether one that gives no day, if either is, looks for its act where the other is."""
        loose = [(a, b) for a, b in ((one, other), (other, one)) if a.days is None]
        return not loose or any(
            keys in self._groups_of(b) and self._group(keys) for a, b in loose for keys in self._asked(a)
        )

    def _family(self, one: Sketch) -> str:
        return self._evidence.kind(one).family

    def _questions(self, one: Sketch) -> Iterator[Asked]:
        """Where the claims lie that could hang together with this one."""
        if one.days is not None:
            reach = self._evidence.kind(one).days_apart
            first, last = one.days[0] - reach, one.days[1] + reach
            for family, pair in product(self._evidence.kin[self._family(one)], one.pairs):
                yield _pair("d", family, pair), FINE, first, last
                yield _pair("m", family, pair), LONGEST, first, last
        # One with a day is asked for by those without; where there are none, the group need not be fetched.
        for keys in self._groups_of(one):
            if one.days is None or self._undated(keys):
                yield keys, 0, 0, 0

    def _answer(self, asked: Asked) -> Sequence[Sketch]:
        keys, longest, first, last = asked
        if not isinstance(keys, str):
            return self._group(keys)
        found = self._rows.between(keys, first - longest, last)
        return [one for one in found if one.days is not None and one.days[1] >= first]

    def crossed(self, new: Sequence[Sketch]) -> Iterator[Sketch]:
        """Undated claims that had few neighbours before ``new`` came, and have too many now."""
        fresh = Counter(keys for one in new for keys in set(self._groups_of(one)))
        for keys, number in sorted(fresh.items()):
            if not self._undated(keys):
                continue
            # Only a group that came to be too large just now is read: the others are counted.
            if COMMON < self._rows.number(keys, COMMON + number + 1) <= COMMON + number:
                found = self._rows.group(keys, COMMON + number)
                yield from (one for one in found if self._asks(one, keys))

    def _groups_of(self, one: Sketch) -> list[tuple[str, ...]]:
        """Every group of keys that an undated claim might ask for and find this one in."""
        families = self._evidence.kin[self._family(one)]
        groups = [self._whole(family, pair) for family, pair in product(families, one.pairs)]
        return [(_persons(pair),) for pair in one.meetings()] + groups

    def _asks(self, one: Sketch, keys: tuple[str, ...]) -> bool:
        return one.days is None and keys in self._asked(one)

    def _asked(self, one: Sketch) -> list[tuple[str, ...]]:
        """The groups in which an undated claim looks for its act: its persons', else its governments'."""
        meetings: list[tuple[str, ...]] = [(_persons(pair),) for pair in one.meetings()]
        return meetings or [self._whole(self._family(one), pair) for pair in one.pairs]

    def _whole(self, family: str, pair: tuple[str, str]) -> tuple[str, ...]:
        """The keys of all that a claim of this family and pair can be one with."""
        return tuple(_pair(grain, kin, pair) for kin in self._evidence.kin[family] for grain in "dmu")

    def _undated(self, keys: tuple[str, ...]) -> bool:
        """Whether a claim without a day is in a group; such claims lie at day 0."""
        if keys not in self._loose:
            self._loose[keys] = any(self._rows.begins(key, 0) for key in keys if key[0] in "pu")
        return self._loose[keys]

    def _group(self, keys: tuple[str, ...]) -> Sequence[Sketch]:
        if keys not in self._groups:
            large = self._rows.number(keys, COMMON + 1) > COMMON
            self._groups[keys] = () if large else self._rows.group(keys, COMMON)
        return self._groups[keys]


class Memory:
    """Rows that lie in memory."""

    def __init__(self, every: Iterable[Sketch], evidence: Evidence) -> None:
        self._by_claim = {one.claim: one for one in every}
        self._by_key: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for one in self._by_claim.values():
            for key, first in keys_of(one, evidence):
                self._by_key[key].append((first, one.claim))
        for found in self._by_key.values():
            found.sort()

    def between(self, key: str, first: int, last: int) -> Sequence[Sketch]:
        """As ``Rows.between``."""
        found = self._by_key.get(key, [])
        begin = bisect_left(found, (first, ""))
        end = bisect_left(found, (last + 1, ""))
        return [self._by_claim[claim] for _, claim in found[begin:end]]

    def begins(self, key: str, day: int) -> bool:
        """As ``Rows.begins``."""
        return bool(self.between(key, day, day))

    def group(self, keys: Sequence[str], limit: int) -> Sequence[Sketch]:
        """As ``Rows.group``."""
        every = chain.from_iterable(self._by_key.get(key, ()) for key in keys)
        claims = islice(dict.fromkeys(claim for _, claim in every), limit)
        return [self._by_claim[claim] for claim in claims]

    def number(self, keys: Sequence[str], limit: int) -> int:
        """As ``Rows.number``."""
        return len(self.group(keys, limit))

    def of(self, claims: Iterable[str]) -> Sequence[Sketch]:
        """As ``Rows.of``."""
        return [self._by_claim[claim] for claim in claims if claim in self._by_claim]
