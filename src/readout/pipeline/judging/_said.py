"""What a person said at once of which events are one: the words on pairs of claims, put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from readout.record import Judgement, content_id

Verdict = Literal["positive", "negative", "unsure"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """One word of one person on events.

    ``pairs`` are the claims it is on, as they were said; ``stands`` those of them on which no later word was
    said, none where all of it was taken back. ``key`` names the word for as long as the record lasts.
    """

    key: str
    verdict: Verdict
    who: str
    at: str
    why: str
    pairs: tuple[Pair, ...]
    stands: tuple[Pair, ...]


def put_together(judgements: Sequence[Judgement]) -> tuple[Said, ...]:
    """The words of these judgements, which come oldest first; the newest word stands first.

    Only those on claims: people who are one are none of these.
    """
    told = [one for one in judgements if one.left.startswith("claim-")]
    last = {_pair(one): one for one in told}
    out = []
    for (moment, who, verdict, why), group in groupby(told, key=_once):
        members = list(group)
        pairs = tuple((one.left, one.right) for one in members)
        stands = tuple(
            (one.left, one.right) for one in members if verdict != "unsure" and last[_pair(one)] is one
        )
        key = content_id("word", moment, who, verdict, *pairs[0])
        out.append(Said(key, verdict, who, moment, why, pairs, stands))
    return tuple(out[::-1])


def _once(one: Judgement) -> tuple[str, str, Verdict, str]:
    """What the words on pairs that were said at once have in common."""
    return one.when.isoformat(), one.who, one.verdict, one.why


def _pair(one: Judgement) -> Pair:
    return min(one.left, one.right), max(one.left, one.right)
