"""Near: which claims can be told of together with one, by keys; and the components that this makes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from typing import Protocol

from readout.events._clusters import clusters
from readout.events._evidence import MARGIN, Evidence
from readout.events._sketch import FINE, LONGEST, Key, Sketch
from readout.events._verdicts import Verdicts

# A claim that gives no day is compared with others of the same persons or governments only while they are
# few: among more, chance would find it an act. 64 is
# more than any two ministers met in the years of our examples.
COMMON = 64
# Claims whose neighbours are asked for together. One question for many costs a database little more than one
# for one; the answers to all of them are in memory at once.
_TOGETHER = 256
# How many days a claim may have at each grain of its key, but for those without any ("u"). Most claims have
# one: who asks for those of a day should not be given a fortnight's.
_GRAINS = {"d": 0, "w": FINE, "m": LONGEST}
_EVER = 4_000_000


# A key, and the first and last day, ordinals, on which the days of what is looked for begin; 0: not known.
Window = tuple[str, int, int]
# A window, and the day that what is looked for there may not end before.
Asked = tuple[Window, int]
# The keys of all that a claim of some family and pair, or of some persons, can be one with.
Group = tuple[str, ...]


class Rows(Protocol):
    """Sketches by key: a dictionary, or a table of the record."""

    def between(self, windows: Collection[Window]) -> Mapping[Window, Sequence[Sketch]]:
        """The sketches in each of the windows; windows without any may be left out."""
        ...

    def numbers(self, windows: Collection[Window], limit: int) -> Mapping[Window, int]:
        """How many sketches each of the windows has; ``limit`` where there are more."""
        ...

    def of(self, claims: Iterable[str]) -> Sequence[Sketch]:
        """The sketches of these claims."""
        ...


def keys_of(one: Sketch, evidence: Evidence) -> tuple[Key, ...]:
    """The keys a claim is found by, each with the first day on which its act can have been (0: not known).

    They are its pairs of governments in its family, by how well it is dated, and its pairs of persons.
    """
    first = one.days[0] if one.days is not None else 0
    family = evidence.kind(one).family
    rows = [(_pair(_grain(one), family, pair), first) for pair in one.pairs]
    rows += [(_persons(pair), first) for pair in one.meetings()]
    return tuple(rows)


def _grain(one: Sketch) -> str:
    if one.days is None:
        return "u"
    length = one.days[1] - one.days[0]
    return next(grain for grain, longest in _GRAINS.items() if length <= longest)


def _pair(grain: str, family: str, pair: tuple[str, str]) -> str:
    return "|".join((grain, family, *pair))


def _persons(pair: tuple[str, str]) -> str:
    return "|".join(("p", *pair))


class _Part:
    """What is known of a component: its claims, and those of them whose neighbours are still to be found."""

    def __init__(self, seed: Sketch) -> None:
        self.found = {seed.claim: seed}
        self.wave = [seed]
        self.acts: list[list[Sketch]] | None = None
        # Rows of one question that are not in it yet: many claims ask the same one.
        self.left: dict[Asked, Sequence[Sketch]] = {}

    def take(self, one: Sketch, holder: dict[str, _Part]) -> None:
        """Take a claim, with all that hangs together with it so far."""
        self.acts = None
        other = holder.get(one.claim)
        if other is None:
            self.found[one.claim] = one
            self.wave.append(one)
            holder[one.claim] = self
        elif other is not self:
            self.found |= other.found
            self.wave += other.wave
            holder.update(dict.fromkeys(other.found, self))
            other.wave = []


class Near:
    """Neighbours of claims, and everything that hangs together by them."""

    def __init__(self, rows: Rows, evidence: Evidence, verdicts: Verdicts) -> None:
        self._rows = rows
        self._evidence = evidence
        self._verdicts = verdicts
        self._groups = _Groups(rows, evidence)
        self._answers: dict[Asked, Sequence[Sketch]] = {}
        self._faint: dict[str, list[tuple[Sketch, float]]] = defaultdict(list)

    def components(self, seeds: Iterable[Sketch]) -> Iterator[list[list[Sketch]]]:
        """The acts of each component of the seeds, one after the other, each once."""
        done: set[str] = set()
        every = list(seeds)
        for at in range(0, len(every), _TOGETHER):
            self._answers = {}
            self._faint.clear()
            for part in self._parts([one for one in every[at : at + _TOGETHER] if one.claim not in done]):
                done.update(part.found)
                yield part.acts or []

    def crossed(self, new: Sequence[Sketch]) -> Iterator[Sketch]:
        """Undated claims that had few neighbours before ``new`` came, and have too many now."""
        return self._groups.crossed(new)

    def _parts(self, seeds: Sequence[Sketch]) -> list[_Part]:
        """The components of the seeds, looked for side by side, so that all ask together."""
        holder: dict[str, _Part] = {}
        self._learn(seeds)
        for seed in seeds:
            if seed.claim not in holder:
                part = holder[seed.claim] = _Part(seed)
                self._grow(part, holder)
        while parts := [part for part in dict.fromkeys(holder.values()) if part.acts is None]:
            waves = [one for part in parts for one in part.wave]
            self._learn(waves)
            for part in parts:
                if waves:
                    self._grow(part, holder)
                else:
                    self._sort(part, holder)
        return list(dict.fromkeys(holder.values()))

    def _grow(self, part: _Part, holder: dict[str, _Part]) -> None:
        """Take what hangs together with those claims of a part that have not been asked about yet."""
        wave, part.wave = part.wave, []
        for one in wave:
            for asked in self._questions(one):
                others = part.left[asked] if asked in part.left else self._answers[asked]
                part.left[asked] = [other for other in others if other.claim not in part.found]
                for other in [other for other in part.left[asked] if self._hangs(one, other)]:
                    part.take(other, holder)
            linked = self._verdicts.linked(one.claim) - part.found.keys()
            for other in self._rows.of(sorted(linked)) if linked else ():
                part.take(other, holder)

    def _sort(self, part: _Part, holder: dict[str, _Part]) -> None:
        """Sort a part into acts. Who may be another reason why a claim stays alone belongs to it as well."""
        if holder[next(iter(part.found))] is not part:
            return  # another part took it in the meantime
        meet, every = self._groups.meet, part.found.values()
        acts, missing = clusters(every, self._evidence, self._verdicts, meet, self._faint)
        for one in missing:
            part.take(one, holder)
        if not missing:
            part.acts = acts

    def _hangs(self, one: Sketch, other: Sketch) -> bool:
        """Whether two claims must be looked at together.

        Those of one day and people are in any case: their events may need to be told apart. Others are where
        one could be taken for the other, and where the other gives no day and this one may be the reason that
        it stays alone. What may be such a reason for this one is noted, and asked for if it is.
        """
        if one.date and one.date == other.date and one.known_by == other.known_by:
            return True
        if (
            one.article == other.article
            or not self._groups.meet(one, other)
            or not self._evidence.allows(one, other)
        ):
            return False
        points = self._evidence.points(one, other)
        if points < 0 and points >= -MARGIN and not one.exact and other.exact:
            self._faint[one.claim].append((other, points))
            return False
        return points >= 0 or (points >= -MARGIN and not other.exact)

    def _family(self, one: Sketch) -> str:
        return self._evidence.kind(one).family

    def _learn(self, claims: Sequence[Sketch]) -> None:
        """Have the answers to all that these claims ask."""
        self._groups.learn(claims)
        asked = dict.fromkeys(chain.from_iterable(self._questions(one) for one in claims))
        new = [each for each in asked if each not in self._answers]
        if new:
            found = self._rows.between({window for window, _ in new})
            for window, ends in new:
                rows = found.get(window, ())
                self._answers[window, ends] = [one for one in rows if one.days is None or one.days[1] >= ends]

    def _questions(self, one: Sketch) -> Iterator[Asked]:
        """Where the claims lie that could hang together with this one."""
        if one.days is not None:
            reach = self._evidence.kind(one).days_apart
            first, last = one.days[0] - reach, one.days[1] + reach
            for family, pair in product(self._evidence.kin[self._family(one)], one.pairs):
                for grain, longest in _GRAINS.items():
                    yield (_pair(grain, family, pair), first - longest, last), first
        for window in self._groups.windows(one):
            yield window, 0


class _Groups:
    """The groups in which claims without a day look for their act, while they are small."""

    def __init__(self, rows: Rows, evidence: Evidence) -> None:
        self._rows = rows
        self._evidence = evidence
        self._of: dict[str, tuple[Group, ...]] = {}
        self._keys: dict[tuple[str, tuple[str, str]], Group] = {}
        # Whether each group that was asked about has a claim without a day and no more than COMMON claims.
        self._small: dict[Group, bool] = {}

    def learn(self, claims: Iterable[Sketch]) -> None:
        """Find out which groups of these claims are small and hold a claim without a day."""
        new = {group for one in claims for group in self.of(one)} - self._small.keys()
        if not new:
            return
        loose = self._loose(new)
        numbers = self._numbers(loose, COMMON + 1)
        self._small.update((group, numbers.get(group, COMMON + 1) <= COMMON) for group in new)

    def of(self, one: Sketch) -> tuple[Group, ...]:
        """Every group that an undated claim might ask for and find this one in."""
        found = self._of.get(one.claim)
        if found is None:
            families = self._evidence.kin[self._evidence.kind(one).family]
            groups = [self._whole(family, pair) for family, pair in product(families, one.pairs)]
            found = self._of[one.claim] = (*((_persons(pair),) for pair in one.meetings()), *groups)
        return found

    def windows(self, one: Sketch) -> Iterator[Window]:
        """What to look through for claims that a missing day lets hang together with this one.

        One without a day meets everything in the groups that it asks for; every claim meets those without a
        day in its own groups, for they may ask.
        """
        asked = self._asked(one) if one.days is None else ()
        for group in self.of(one):
            if self._small[group]:
                wide = group in asked
                yield from ((key, 0, _EVER if wide else 0) for key in group if wide or key[0] in "pu")

    def meet(self, one: Sketch, other: Sketch) -> bool:
        """Whether one that gives no day, if either is, looks for its act where the other is.

        All groups of one of the two must be known.
        """
        if one.days is not None and other.days is not None:
            return True
        loose = [(a, b) for a, b in ((one, other), (other, one)) if a.days is None]
        return any(group in self.of(b) and self._small[group] for a, b in loose for group in self._asked(a))

    def crossed(self, new: Sequence[Sketch]) -> Iterator[Sketch]:
        """As ``Near.crossed``: only a group that came to be too large just now is read."""
        fresh = Counter(group for one in new for group in set(self.of(one)))
        loose = self._loose(fresh)
        numbers = self._numbers(loose, COMMON + max(fresh.values(), default=0) + 1)
        over = sorted(group for group in loose if COMMON < numbers[group] <= COMMON + fresh[group])
        windows = {(key, 0, 0): group for group in over for key in group if key[0] in "pu"}
        for window, found in self._rows.between(windows).items():
            yield from (one for one in found if one.days is None and windows[window] in self._asked(one))

    def _asked(self, one: Sketch) -> tuple[Group, ...]:
        """The groups in which an undated claim looks for its act: its persons' and its governments'."""
        family = self._evidence.kind(one).family
        meetings = tuple((_persons(pair),) for pair in one.meetings())
        return (*meetings, *(self._whole(family, pair) for pair in one.pairs))

    def _whole(self, family: str, pair: tuple[str, str]) -> Group:
        found = self._keys.get((family, pair))
        if found is None:
            kin = self._evidence.kin[family]
            keys = tuple(_pair(grain, other, pair) for other in kin for grain in (*_GRAINS, "u"))
            found = self._keys[family, pair] = keys
        return found

    def _loose(self, groups: Collection[Group]) -> list[Group]:
        """Those of the groups that hold a claim without a day; such claims lie at day 0."""
        windows = {(key, 0, 0) for group in groups for key in group if key[0] in "pu"}
        some = {key for (key, *_), number in self._rows.numbers(windows, 1).items() if number}
        return [group for group in groups if not some.isdisjoint(group)]

    def _numbers(self, groups: Collection[Group], limit: int) -> dict[Group, int]:
        """How many claims each group has: each lies under one of its keys."""
        found = self._rows.numbers({(key, 0, _EVER) for group in groups for key in group}, limit)
        return {group: sum(found.get((key, 0, _EVER), 0) for key in group) for group in groups}


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

    def between(self, windows: Collection[Window]) -> Mapping[Window, Sequence[Sketch]]:
        """As ``Rows.between``."""
        return {
            window: [self._by_claim[claim] for _, claim in found]
            for window in windows
            if (found := self._in(window))
        }

    def numbers(self, windows: Collection[Window], limit: int) -> Mapping[Window, int]:
        """As ``Rows.numbers``."""
        return {window: min(len(self._in(window)), limit) for window in windows}

    def of(self, claims: Iterable[str]) -> Sequence[Sketch]:
        """As ``Rows.of``."""
        return [self._by_claim[claim] for claim in claims if claim in self._by_claim]

    def _in(self, window: Window) -> Sequence[tuple[int, str]]:
        key, first, last = window
        found = self._by_key.get(key, [])
        return found[bisect_left(found, (first, "")) : bisect_left(found, (last + 1, ""))]
