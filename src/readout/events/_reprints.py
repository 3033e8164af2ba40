"""Reprints: stories that repeat another's wording, told from independent reports by containment.

A paper that prints agency copy adds a line, changes words or cuts the end; what is left of the copy still
stands in the other text, in the same order. Two reporters who tell of one act share names and quotations, but
not the order of most words. So the shorter text is cut into passages, each is laid beside the place of the
longer text that it fits best, and what counts is the share of its words that stand there in the same order.
Jaccard similarity, which compares whole texts, would miss a text that was cut to its first half; it only finds
the pairs that are worth laying side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import LCSseq
from rensa import RMinHash

from readout.events._instants import instant
from readout.events._wording import own_words, unspaced
from readout.record import Article, Likeness, Reprint

# The share of the shorter text's words from which on it is a reprint. With every fifth word changed 0.76 to 0.85
# are left; independent reports of one event reach 0.72. Found with ``workshop.bench.reprints`` on half of its
# stories; run it again when a figure here changes.
REPRINT = 0.75
# Words outside quotations below which a text is too short to tell.
_FEWEST = 16
# A sentence or so; signs of a script without spaces say less than words, so there it is twice as many.
_PASSAGE = 24
_RUN = 3
# Words of the longer text on either side of where a passage ought to stand.
_SLACK = 12
# Places of a passage closer than this are one place with a word put in or left out.
_STEP = 8

# 64 bands of two: a pair that shares a third of its runs meets in a band with probability 0.999.
_BANDS = 64
_SEED = 20

_NEVER = "9999"


@dataclass(frozen=True)
class Wording:
    """The words of a story in order, quotations and furniture left out."""

    words: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether the text is long enough to tell a reprint by."""
        return len(self.words) >= _FEWEST * self._scale

    @cached_property
    def _scale(self) -> int:
        return 2 if sum(map(unspaced, self.words)) * 2 > len(self.words) else 1

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """Where every two words in a row stand."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, pair in enumerate(zip(self.words, self.words[1:], strict=False)):
            found[pair].append(place)
        return found

    def band_keys(self) -> tuple[int, ...]:
        """Numbers below 2**63; stories that may be reprints of each other share one. None for a short text."""
        if not self.enough:
            return ()
        size = _RUN * self._scale
        runs = {" ".join(self.words[at : at + size]) for at in range(len(self.words) - size + 1)}
        sketch = RMinHash(num_perm=2 * _BANDS, seed=_SEED)
        sketch.update(sorted(runs))
        digest = sketch.digest()
        return tuple((n << 57) ^ (digest[2 * n] << 25) ^ digest[2 * n + 1] for n in range(_BANDS))

    def inside(self, other: Wording) -> float:
        """Share of this text's words that stand in ``other`` in the same order, passage by passage, 0 to 1."""
        size = _PASSAGE * self._scale
        found = 0
        for at in range(0, len(self.words), size):
            passage = self.words[at : at + size]
            place = other._place(passage)
            if place is not None:
                beside = other.words[max(0, place - _SLACK) : place + size + _SLACK]
                found += LCSseq.similarity(passage, beside)
        return found / len(self.words)

    def _place(self, passage: Sequence[str]) -> int | None:
        """Where in this text the passage fits best: where most of its pairs of words say it begins."""
        votes: dict[int, int] = defaultdict(int)
        for offset, pair in enumerate(zip(passage, passage[1:], strict=False)):
            for place in self._pairs.get(pair, ()):
                votes[(place - offset) // _STEP] += 1
        if not votes:
            return None
        return _STEP * max(votes, key=lambda step: (votes[step] + votes.get(step - 1, 0), -step))


def wording(article: Article) -> Wording:
    """The words of a story, for comparing it with others."""
    return Wording(tuple(own_words(article)))


def alike(left: tuple[str, Wording], right: tuple[str, Wording]) -> Likeness | None:
    """How much of each of two stories, given by id, stands in the other; None where neither is a reprint.

    The story of the lower id is the left one, whatever the order here.
    """
    (left_id, left_words), (right_id, right_words) = sorted((left, right), key=lambda one: one[0])
    if not (left_words.enough and right_words.enough):
        return None
    found = Likeness(left_id, right_id, left_words.inside(right_words), right_words.inside(left_words))
    return found if max(found.left_inside, found.right_inside) >= REPRINT else None


def reprints(
    likenesses: Iterable[Likeness], published: Mapping[str, str | None]
) -> Mapping[str, Reprint]:
    """Every story that is a copy, by id, with the first story of its wording.

    ``published`` gives the ISO time of each story, or None. Of two alike stories the first is the one
    published first; where that is not known, the one that stands in the other less, which is the fuller one.
    A copy of a copy leads to the first of all; stories that are only alike to a digest of both stay apart.
    """
    before: dict[str, list[tuple[str, str]]] = defaultdict(list)
    shares: dict[tuple[str, str], float] = {}
    for one in likenesses:
        first, later, share = _ordered(one, published)
        before[later].append((instant(published.get(first)) or _NEVER, first))
        shares[later, first] = share
    parents = {later: min(firsts)[1] for later, firsts in before.items()}
    return {
        later: Reprint(later, _root(later, parents), shares[later, parent]) for later, parent in parents.items()
    }


def _ordered(one: Likeness, published: Mapping[str, str | None]) -> tuple[str, str, float]:
    """The first, the later, and the share of the later that stands in the first."""
    times = instant(published.get(one.left)), instant(published.get(one.right))
    if times[0] and times[1] and times[0] != times[1]:
        left_first = times[0] < times[1]
    else:
        left_first = one.left_inside <= one.right_inside
    if left_first:
        return one.left, one.right, one.right_inside
    return one.right, one.left, one.left_inside


def _root(story: str, parents: Mapping[str, str]) -> str:
    """The first of all; where undated stories make a ring, the lowest id in it."""
    seen = [story]
    while (parent := parents.get(seen[-1])) is not None:
        if parent in seen:
            return min(seen[seen.index(parent) :])
        seen.append(parent)
    return seen[-1]
