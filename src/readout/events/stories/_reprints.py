"""Reprints: stories that repeat another's wording, told from independent reports by containment.

A paper that prints agency copy adds a line, changes words or cuts the end; what is left of the copy still
stands in the other text, in the same order. Two reporters who tell of one act share names and quotations, but
not the order of most words. So the shorter text is cut into passages, each is laid beside the place of the
longer text that it fits best, and what counts is the share of its words that stand there in the same
order. Where that leaves a doubt, one long run of the same words near the top decides. Jaccard similarity,
which compares whole texts, would miss a text that was cut to its first half; it only finds the pairs that are
worth laying side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import LCSseq
from rensa import RMinHash

from readout.events.stories._instants import instant
from readout.events.stories._wording import own_words, unspaced
from readout.record import Account, Article, Likeness, Reprint

# The share of the shorter text's words from which on it is a reprint. With every fifth word changed 0.76 to
# 0.85 are left; independent reports of one event reach 0.72. Found with
# ``workshop.bench.reprints``; run it again when a figure here changes.
REPRINT = 0.75
# A text cut to its half, with as much of the paper's own added as is left, stands in the other by 0.4 to
# 0.75, as independent reports may. It tells itself by one run of the very same words near the top: at least
# so many, and this share of the shorter text. The longest run of independent reports that share a band
# is 23 words, and 0.28 of the shorter: two readouts that begin with one formula.
_RUNS_ON = 18
_RUNS_SHARE = 0.36
_LEAST = 0.4
# Words from the top of both texts within which it begins: what stands further down may be background that an
# agency puts under every story.
_TOP = 48
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
    """The words of a story in order, quotations and furniture left out, and the id of its article."""

    article: str
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
        for place, pair in enumerate(pairwise(self.words)):
            found[pair].append(place)
        return found

    def band_keys(self) -> tuple[int, ...]:
        """Numbers below 2**63; stories that may repeat each other share one. None for a short text."""
        if not self.enough:
            return ()
        size = _RUN * self._scale
        runs = {" ".join(self.words[at : at + size]) for at in range(len(self.words) - size + 1)}
        sketch = RMinHash(num_perm=2 * _BANDS, seed=_SEED)
        sketch.update(sorted(runs))
        digest = sketch.digest()
        return tuple((n << 57) ^ (digest[2 * n] << 25) ^ digest[2 * n + 1] for n in range(_BANDS))

    def alike(self, other: Wording) -> Likeness | None:
        """How much of each of two stories stands in the other; None where neither repeats the other."""
        left, right = sorted((self, other), key=lambda one: one.article)
        if not (left.enough and right.enough):
            return None
        found = Likeness(left.article, right.article, left.inside(right), right.inside(left))
        share = max(found.left_inside, found.right_inside)
        if share < _LEAST or (share < REPRINT and not left.runs_on(right)):
            return None
        return found

    def runs_on(self, other: Wording) -> bool:
        """Whether one run of words near the top of both texts is too long for two who wrote on their own."""
        scale = max(self._scale, other._scale)
        shorter = min(len(self.words), len(other.words))
        return self._run(other, _TOP * scale) >= max(_RUNS_ON * scale, _RUNS_SHARE * shorter)

    def _run(self, other: Wording, top: int) -> int:
        """The length of the longest run of words in both that begins within ``top`` words of either."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(other.words):
            places[word].append(place)
        best, before = 0, dict[int, int]()
        for here, word in enumerate(self.words):
            lengths = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
            begun = (n for place, n in lengths.items() if max(here, place) - n < top)
            best = max(best, max(begun, default=0))
            before = lengths
        return best

    def inside(self, other: Wording) -> float:
        """Share (0 to 1) of this text's words that stand in ``other`` in the same order, by passages."""
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
        for offset, pair in enumerate(pairwise(passage)):
            for place in self._pairs.get(pair, ()):
                votes[(place - offset) // _STEP] += 1
        if not votes:
            return None
        return _STEP * max(votes, key=lambda step: (votes[step] + votes.get(step - 1, 0), -step))


def wording(article: Article) -> Wording:
    """The words of a story, for comparing it with others."""
    return Wording(article.id, tuple(own_words(article)))


class Copies:
    """Which stories are copies, and of which story.

    Of two alike stories the first is the one published first; where that is not known, the one that stands in
    the other less, which is the fuller one. A copy of a copy leads to the first of all; two stories that are
    alike only to a digest of both stay apart. ``published`` gives the ISO time of each story, or None.
    """

    def __init__(self, likenesses: Iterable[Likeness], published: Mapping[str, str | None]) -> None:
        before: dict[str, list[tuple[str, str]]] = defaultdict(list)
        shares: dict[tuple[str, str], float] = {}
        for one in likenesses:
            first, later, share = _ordered(one, published)
            before[later].append((instant(published.get(first)) or _NEVER, first))
            shares[later, first] = share
        parents = {later: min(firsts)[1] for later, firsts in before.items()}
        self._found = {
            later: Reprint(later, _root(later, parents), shares[later, parent])
            for later, parent in parents.items()
            if _root(later, parents) != later
        }

    def of(self, article: str) -> Reprint | None:
        """What this article is a copy of; None where it is none."""
        return self._found.get(article)

    def first(self, article: str) -> str:
        """The article whose wording this one has: its own id where it is no copy."""
        found = self._found.get(article)
        return found.first if found is not None else article

    def others(self, article: str) -> tuple[str, ...]:
        """The other copies of the story that this one is or is a copy of, by id; the first is not listed."""
        first = self.first(article)
        return tuple(sorted(k for k, one in self._found.items() if one.first == first and k != article))

    def independent(self, accounts: Iterable[Account]) -> int:
        """How many sources tell of an event on their own: copies of a text count once, as does an outlet."""
        ties: list[set[tuple[str, str]]] = []
        for account in accounts:
            mine = {("text", self.first(account.article))}
            if account.outlet:
                mine.add(("outlet", account.outlet))
            for tied in [tie for tie in ties if tie & mine]:
                ties.remove(tied)
                mine |= tied
            ties.append(mine)
        return len(ties)


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
