"""The acts told again by which merging is measured: enough of them, each account once, near misses near."""

from __future__ import annotations

from collections import Counter

from readout.knowledge import load
from workshop.bench.retold import acts_of, measured, told


def test_there_is_enough_of_every_kind() -> None:
    acts = acts_of()
    names = Counter(act["name"] for act in acts)
    near = [act["near"] for act in acts if "near" in act]
    assert max(names.values()) == 1
    assert set(near) <= names.keys()
    assert len(near) >= 30
    assert sum(len(act["told"]) > 1 and "near" not in act for act in acts) >= 40
    assert all(len(act["told"]) <= 6 for act in acts)


def test_no_two_accounts_share_their_words() -> None:
    texts = Counter(own["text"] for act in acts_of() for own in act["told"])
    assert max(texts.values()) == 1


def test_every_account_is_a_claim_with_its_day() -> None:
    acts = acts_of()
    accounts = dict(told(acts, load()))
    assert len(accounts) == sum(len(act["told"]) for act in acts)
    undated = [name for name, (_, one) in accounts.items() if one.claim.when is None]
    assert 10 <= len(undated) <= len(accounts) // 4


def test_most_are_merged_as_they_should_be() -> None:
    found, near = measured()
    assert found.scores[2] > 0.9
    assert sum(near.values()) > 0.8 * len(near)
