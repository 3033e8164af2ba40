"""Clusters: claims taken for one act so far, and whether two clusters may be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.record import Resolved

_SEVERAL = 2
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Profile:
    """What decides whether two claims can be one act, their page and day aside.

    A record holds few of them beside its claims, so what two of them decide is decided once.
    """

    governments: frozenset[str]
    people: frozenset[tuple[str, str]]
    sources: frozenset[str | None]
    speech: str | None

    def agrees(self, other: Profile) -> bool:
        """True when two claims of these profiles, on two pages, can tell of one act."""
        a, b = self.governments, other.governments
        if not (a <= b or b <= a) or len(a & b) < min(_SEVERAL, len(a), len(b)):
            return False
        if self.speech is not None and other.speech is not None and self.speech != other.speech:
            return False
        # Mirror acts are two: each side expels the other's diplomats.
        mirrored = self.sources and other.sources and not self.sources & other.sources
        return not mirrored and self._people_agree(other)

    def _people_agree(self, other: Profile) -> bool:
        for code in self.governments & other.governments:
            ours = {person for government, person in self.people if government == code}
            theirs = {person for government, person in other.people if government == code}
            if ours and theirs and not ours & theirs:
                return False
        return True

    def same_people(self, other: Profile) -> bool:
        """True when they name two persons in common, or every one that either names."""
        ours = {person for _, person in self.people}
        theirs = {person for _, person in other.people}
        return len(ours & theirs) >= min(_PAIR, len(ours), len(theirs)) > 0


def profile_of(one: Resolved) -> Profile:
    """The profile of a claim."""
    spoken = one.claim.event_type in ("statement", "threat")
    return Profile(
        governments=frozenset(a.government for a in one.actors if a.government),
        people=frozenset((a.government or "", a.id) for a in one.actors if a.person),
        sources=frozenset(
            a.government for a, p in zip(one.actors, one.claim.parties, strict=True) if p.role == "source"
        ),
        speech=one.claim.act if spoken else None,
    )


class Clusters:
    """Union-find over claim numbers. Two clusters may be one when each claim of one may stand with each of
    the other: no page tells both, and their profiles agree. Joining never makes that easier, so what was
    refused once stays refused.
    """

    def __init__(self, claims: Sequence[Resolved]) -> None:
        numbers = range(len(claims))
        self._parent = list(numbers)
        self._members = [[number] for number in numbers]
        known: dict[Profile, int] = {}
        self.profiles = [known.setdefault(profile_of(one), len(known)) for one in claims]
        self._kinds = list(known)
        self._held = [{self.profiles[number]} for number in numbers]
        self._articles = [{one.claim.article} for one in claims]
        self._decided: dict[tuple[int, int], bool] = {}
        self._alike: dict[tuple[int, int], bool] = {}

    def root(self, number: int) -> int:
        """The claim that stands for the cluster of claim ``number``: the lowest in it."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def members(self, number: int) -> list[int]:
        """The claims of the cluster that holds claim ``number``."""
        return self._members[self.root(number)]

    def same_people(self, left: int, right: int) -> bool:
        """Whether two profiles, by number, are of the same people; see ``Profile.same_people``."""
        if (left, right) not in self._alike:
            self._alike[left, right] = self._kinds[left].same_people(self._kinds[right])
        return self._alike[left, right]

    def may_join(self, left: int, right: int) -> bool:
        """Whether the clusters of two claims are two and may be one."""
        a, b = self.root(left), self.root(right)
        if a == b or not self._articles[a].isdisjoint(self._articles[b]):
            return False
        return all(self._agree(ours, theirs) for ours in self._held[a] for theirs in self._held[b])

    def _agree(self, left: int, right: int) -> bool:
        key = (left, right) if left <= right else (right, left)
        if key not in self._decided:
            self._decided[key] = self._kinds[key[0]].agrees(self._kinds[key[1]])
        return self._decided[key]

    def join(self, left: int, right: int) -> None:
        """Make the clusters of two claims one."""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b:
            return
        self._parent[b] = a
        self._members[a] += self._members[b]
        self._held[a] |= self._held[b]
        self._articles[a] |= self._articles[b]

    def all(self) -> list[list[int]]:
        """Every cluster, its claims in order."""
        roots = [number for number, parent in enumerate(self._parent) if number == parent]
        return [sorted(self._members[root]) for root in roots]
