"""Verdicts: what people said of claims being one act. They outrank whatever the machine finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from readout.events._sketch import Sketch
from readout.record import Judgement

_OF_CLAIMS = "claim-"


class Verdicts:
    """The last word on each pair of claims: one act, two acts, or (after an undo) for the machine to say."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        last: dict[tuple[str, str], tuple[int, str]] = {}
        told = [one for one in judgements if one.left.startswith(_OF_CLAIMS)]
        # Two words of one moment are taken in the order in which they were given.
        for number, one in enumerate(sorted(told, key=lambda each: each.when)):
            if one.right.startswith(_OF_CLAIMS):
                left, right = sorted((one.left, one.right))
                last[left, right] = (number, one.verdict)
        newest = sorted(last.items(), key=lambda item: -item[1][0])
        self._parent: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}
        self._said: dict[str, set[str]] = {}
        for (left, right), (_, verdict) in newest:
            if verdict == "positive" and not self._parted(left, right):
                self._join(left, right)
            elif verdict == "negative" and self._root(left) != self._root(right):
                self._part(left, right)

    def linked(self, claim: str) -> frozenset[str]:
        """Claims of which somebody said something together with this one; both are looked at together."""
        return frozenset(self._said.get(claim, ()))

    def tied(self, claims: Iterable[str]) -> Mapping[str, str]:
        """For each claim that was said to be one with another, the claim that stands for all of them."""
        return {claim: self._root(claim) for claim in claims if claim in self._parent}

    def lets(self, ours: Iterable[Sketch], theirs: Iterable[Sketch]) -> bool:
        """False where somebody said that a claim of one is not that of the other."""
        if not self._apart:
            return True
        others = {one.claim for one in theirs}
        return all(others.isdisjoint(self._apart.get(one.claim, ())) for one in ours)

    def _root(self, claim: str) -> str:
        while self._parent.get(claim, claim) != claim:
            claim = self._parent[claim]
        return claim

    def _members(self, claim: str) -> list[str]:
        root = self._root(claim)
        return [each for each in self._parent if self._root(each) == root] or [claim]

    def _parted(self, left: str, right: str) -> bool:
        others = set(self._members(right))
        return any(others & self._apart.get(one, set()) for one in self._members(left))

    def _join(self, left: str, right: str) -> None:
        first, second = sorted((self._root(left), self._root(right)))
        self._parent.setdefault(first, first)
        self._parent[second] = first
        self._note(self._said, left, right)

    def _part(self, left: str, right: str) -> None:
        self._note(self._apart, left, right)
        self._note(self._said, left, right)

    @staticmethod
    def _note(where: dict[str, set[str]], left: str, right: str) -> None:
        where.setdefault(left, set()).add(right)
        where.setdefault(right, set()).add(left)
