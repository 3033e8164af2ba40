"""Merging does not depend on the order or repetition of claims, loses none and tells each once."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from readout import events
from readout.record import Resolved
from tests.events.builders import KNOWLEDGE, pages, told

_DAYS = [None, "2022", "2022-01", *(f"2022-01-{day:02}" for day in range(2, 9)), "2022-01-03/2022-01-06"]
_SIDES = ["USA", "USA:Blinken", "USA:Biden", "TUR", "TUR:Cavusoglu", "RUS", "RUS:Lavrov", "UKR:Zelensky"]
_KINDS = ["call", "meeting", "talks", "visit", "statement", "sanction", "letter"]
_PAGES = {"a": "2022-01-04", "b": None, "c": "2022-01-07", "d": "2022-03-01", "e": "2022-01-05"}


@st.composite
def _claim(draw: st.DrawFn) -> Resolved:
    sides = draw(st.lists(st.sampled_from(_SIDES), min_size=1, max_size=3, unique_by=lambda s: s[:3]))
    return told(
        draw(st.sampled_from(sorted(_PAGES))),
        *sides,
        on=draw(st.sampled_from(_DAYS)),
        kind=draw(st.sampled_from(_KINDS)),
        status=draw(st.sampled_from(["happened", "planned", "denied", "cancelled", "hypothetical"])),
        number=draw(st.integers(0, 99)),
    )


MANY = st.lists(_claim(), max_size=14, unique_by=lambda one: one.claim.id)
ARTICLES = pages(**_PAGES)


@given(MANY, st.randoms(use_true_random=False), st.integers(0, 5))
@settings(max_examples=150, deadline=None)
def test_order_and_repetition_do_not_matter(
    claims: list[Resolved], chance: random.Random, again: int
) -> None:
    other = [*claims, *claims[:again]]
    chance.shuffle(other)
    assert events.merge(claims, ARTICLES, KNOWLEDGE) == events.merge(iter(other), ARTICLES, KNOWLEDGE)


@given(MANY)
@settings(max_examples=150, deadline=None)
def test_every_claim_is_told_once(claims: list[Resolved]) -> None:
    found = events.merge(claims, ARTICLES, KNOWLEDGE)
    accounts = [account.claim for event in found for account in event.accounts]
    assert sorted(accounts) == sorted(one.claim.id for one in claims)
    assert len({event.id for event in found}) == len(found)


@given(MANY)
@settings(max_examples=150, deadline=None)
def test_an_event_is_told_once_a_page_and_by_one_family(claims: list[Resolved]) -> None:
    by_id = {one.claim.id: one for one in claims}
    for event in events.merge(claims, ARTICLES, KNOWLEDGE):
        inside = [by_id[account.claim] for account in event.accounts]
        assert len({one.claim.article for one in inside}) == len(inside)
        families = {KNOWLEDGE.event_types.get(one.claim.event_type).family for one in inside}
        assert len(families) == 1  # without a story, nothing brings two families together
        assert len(event.actors) == len(event.roles)
        if families & {"sanction", "visit"}:
            continue  # its government acts, whoever announces it; a guest is received by several
        for code in {a.government for a in event.actors}:
            people = [{a.id for a in one.actors if a.person and a.government == code} for one in inside]
            named = [ids for ids in people if ids]
            assert all(a & b for a in named for b in named)


@given(MANY)
@settings(max_examples=75, deadline=None)
def test_an_unrelated_page_changes_no_event(claims: list[Resolved]) -> None:
    before = events.merge(claims, ARTICLES, KNOWLEDGE)
    other = told("z", "JPN:Kishida", "IND:Modi", kind="meeting")
    after = events.merge([*claims, other], ARTICLES, KNOWLEDGE)
    assert set(before) < set(after)
    assert len(after) == len(before) + 1


@given(MANY)
@settings(max_examples=75, deadline=None)
def test_disagreements_hold_real_claims(claims: list[Resolved]) -> None:
    for event in events.merge(claims, ARTICLES, KNOWLEDGE):
        ours = {account.claim for account in event.accounts}
        for differs in event.disagreements:
            holders = [claim for _, held in differs.values for claim in held]
            assert len(differs.values) > 1
            assert set(holders) <= ours
            assert len(set(holders)) == len(holders)
