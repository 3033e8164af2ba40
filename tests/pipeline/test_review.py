"""Review: what is asked first, and what a person's word does to the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout import pipeline
from readout.pipeline import Readout
from readout.pipeline.review import _desk
from readout.pipeline.review._desk import SHARE, sample
from readout.pipeline.review._edits import edited
from readout.pipeline.review._fields import fields
from readout.pipeline.review._finding import find
from readout.record import InputError, Review, Span, Verdict
from readout.store._reviews import _BEARING
from tests.doors._record import build
from tests.pipeline.builders import folder


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return folder(tmp_path)


@pytest.fixture
def readout(tmp_path: Path, pages: Path) -> Readout:
    made = pipeline.open(tmp_path / "record.sqlite", reader="rules")
    made.add([str(pages)])
    return made


def said(values: dict[str, str]) -> dict[str, Review]:
    """An edit of each field to the value."""
    at = datetime(2024, 5, 1, tzinfo=UTC)
    return {
        key: Review("claim-1", key, "edit", "", value, "a diary", "ada", at) for key, value in values.items()
    }


def call_of(readout: Readout) -> str:
    """A claim of the call that two pages tell of."""
    event = next(one for one in readout.record.events() if len(one.accounts) == 2)
    return min(account.claim for account in event.accounts)


def test_every_open_field_of_every_claim_is_asked_once_the_doubtful_first(readout: Readout) -> None:
    items = readout.review.queue(1000)
    keys = [(one.claim, one.field.key) for one in items]
    claims = {
        one.claim.id for article in readout.record.articles() for one in readout.record.claims(article.id)
    }
    assert len(keys) == len(set(keys))
    assert {claim for claim, _ in keys} == claims
    doubts = [one.doubt for one in items if not one.sample]
    assert doubts == sorted(doubts, reverse=True)
    first, *rest = items
    readout.review.say(first.claim, first.field.key, "accept", "ada")
    assert (first.claim, first.field.key) not in {
        (one.claim, one.field.key) for one in readout.review.queue(1000)
    }
    assert len(readout.review.queue(1000)) == len(rest)


def test_a_seed_draws_a_tenth_of_all_ids_and_its_items_say_so(readout: Readout) -> None:
    ranges = {sample(str(seed)) for seed in range(200)}
    assert len(ranges) == SHARE
    for seed in map(str, range(20)):
        low, high = sample(seed)
        for one in readout.review.queue(1000, seed=seed):
            assert one.sample == (low <= one.claim < high)
    assert any(one.sample for seed in map(str, range(20)) for one in readout.review.queue(9, seed=seed))


def test_claims_stand_by_confidence_less_for_accounts_that_differ_and_for_problems(tmp_path: Path) -> None:
    with pipeline.open(build(tmp_path / "made.sqlite")) as made:
        record, doubts = made.record, {}
        events = {event.id: event for event in record.events()}
        for article in record.articles():
            bad = any(one.code in _BEARING for one in record.problems(article.id))
            for one in record.claims(article.id):
                held = record.event_of(one.claim.id)
                differ = bool(held and events[held].disagreements)
                doubts[one.claim.id] = one.claim.confidence - 0.3 * differ - 0.1 * bad
        assert len(set(doubts.values())) > 1
        in_order = tuple(sorted(doubts, key=lambda key: (round(doubts[key], 9), key)))
        assert record.reviews.doubtful(100, ()) == in_order
        assert record.reviews.doubtful(2, ()) == in_order[:2]
        assert in_order[0] not in record.reviews.doubtful(100, ((in_order[0], in_order[0] + "0"),))
        read = record.reviews.claims([*in_order[::-1], "claim-none"])
        assert [one.claim.id for one in read] == [*in_order[::-1]]


def test_windows_of_claims_leave_none_out_and_end(readout: Readout, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {(one.claim, one.field.key) for one in readout.review.queue(1000)}
    monkeypatch.setattr(_desk, "_WINDOW", 1)
    monkeypatch.setattr(_desk, "_WIDEST", 2)
    assert {(one.claim, one.field.key) for one in readout.review.queue(1000)} == whole
    monkeypatch.setattr(_desk, "_FARTHEST", 1)
    assert len({one.claim for one in readout.review.queue(1000) if not one.sample}) == 1


def test_an_edit_changes_the_record_says_whose_it_is_and_keeps_what_was_read(readout: Readout) -> None:
    claim = call_of(readout)
    read = readout.record.reviews.claim(claim)
    assert read is not None
    readout.review.say(claim, "date-0", "edit", "ada", value="2023-07-19", source="the minister's diary")
    now = readout.record.reviews.claim(claim)
    assert now is not None and now.claim.when is not None
    assert now.claim.when.value.date == "2023-07-19"
    assert now.claim.why[-1] == "reviewed:date-0"
    assert readout.record.reviews.original(claim) == read
    event = readout.record.event(readout.record.event_of(claim) or "")
    assert event is not None
    assert {account.date for account in event.accounts if account.claim == claim} == {"2023-07-19"}
    assert readout.review.item(claim, "date-0").field.value == "2023-07-18"


def test_an_edit_far_away_takes_the_account_out_of_its_event_and_undo_brings_it_back(
    readout: Readout,
) -> None:
    claim = call_of(readout)
    before = set(readout.record.events())
    readout.review.say(claim, "date-0", "edit", "ada", value="2021-03-02", source="a letter")
    assert len(set(readout.record.events())) == len(before) + 1
    readout.review.say(claim, "date-0", "undo", "ada")
    assert set(readout.record.events()) == before
    assert readout.record.reviews.original(claim) is None
    assert [one.verdict for one in readout.review.log()] == ["undo", "edit"]


def test_an_edit_outlives_reading_the_page_again_and_merging_anew(readout: Readout, pages: Path) -> None:
    claim = call_of(readout)
    readout.review.say(claim, "date-0", "edit", "ada", value="2021-03-02", source="a letter")
    events = set(readout.record.events())
    assert readout.add([str(pages)]).new == 0
    assert set(readout.record.events()) == events
    assert set(readout.merge()) == events


def test_a_party_s_edit_settles_anew_who_it_is(readout: Readout) -> None:
    claim = call_of(readout)
    told = {one.field.value: one.field.key for one in readout.review.of(claim) if one.field.kind == "party"}
    key = next(key for value, key in told.items() if "Fidan" in value)
    value = "Mevlüt Çavuşoğlu; Foreign Minister; TUR"
    readout.review.say(claim, key, "edit", "ada", value=value, source="a photograph")
    now = readout.record.reviews.claim(claim)
    assert now is not None
    assert "Mevlüt Çavuşoğlu" in {one.person for one in now.actors}
    assert len(now.actors) == len(now.claim.parties)


def test_words_stand_in_a_row_and_undo_takes_the_last_one_back(readout: Readout) -> None:
    claim = call_of(readout)
    desk = readout.review
    desk.say(claim, "status-0", "edit", "ada", value="planned", source="a notice")
    desk.say(claim, "status-0", "not-verifiable", "bo", why="no other page")
    assert desk.item(claim, "status-0").word.verdict == "not-verifiable"  # type: ignore[union-attr]
    assert readout.record.reviews.claim(claim).claim.status == "happened"  # type: ignore[union-attr]
    desk.say(claim, "status-0", "undo", "bo")
    assert readout.record.reviews.claim(claim).claim.status == "planned"  # type: ignore[union-attr]
    desk.say(claim, "status-0", "undo", "bo")
    assert desk.item(claim, "status-0").word is None
    with pytest.raises(InputError, match="taken back"):
        desk.say(claim, "status-0", "undo", "bo")


@pytest.mark.parametrize(
    ("field", "value", "source", "message"),
    [
        ("date-0", "2023-07-19", " ", "needs a source"),
        ("date-0", "19 July", "x", "is no date"),
        ("date-0", "2023-02-30", "x", "is no date"),
        ("date-0", "2023-07-18", "x", "accept it"),
        ("status-0", "maybe", "x", "no status"),
        ("type-0", "picnic", "x", "no event type"),
        ("party-0", "A; b; Turkey", "x", "three large letters"),
        ("party-0", "A; b; TUR; d", "x", "a name, an office"),
        ("weather-0", "fine", "x", "has no field"),
    ],
)
def test_a_bad_word_is_refused_and_nothing_is_kept(
    readout: Readout, field: str, value: str, source: str, message: str
) -> None:
    claim = call_of(readout)
    before = readout.record.reviews.claim(claim)
    with pytest.raises(InputError, match=message):
        readout.review.say(claim, field, "edit", "ada", value=value, source=source)
    assert readout.review.count() == 0
    assert readout.record.reviews.claim(claim) == before


def test_what_is_taken_away_moves_no_other_field(readout: Readout) -> None:
    read = readout.record.reviews.claim(call_of(readout))
    assert read is not None
    claim = replace(
        read.claim, according_to=tuple(replace(read.claim.parties[0].found, value=v) for v in "abc")
    )
    now = edited(claim, said({"attribution-0": "", "attribution-2": "d"}), "", readout.knowledge)
    assert [one.value for one in now.according_to] == ["b", "d"]
    assert {one.key for one in fields(claim)} >= {"type-0", "status-0", "date-0", "party-0", "place-0"}
    gone = edited(claim, said({"party-0": "", "place-0": "Ankara"}), "", readout.knowledge)
    assert gone.parties == claim.parties[1:]
    assert [one.value for one in gone.detail("place")] == ["Ankara"]
    with pytest.raises(InputError, match="only party"):
        edited(replace(claim, parties=claim.parties[:1]), said({"party-0": ""}), "", readout.knowledge)


# -- what was missed -----------------------------------------------------------------------------------------


def test_a_missing_party_is_added_with_its_place_and_taken_back(readout: Readout) -> None:
    claim = call_of(readout)
    read = readout.record.reviews.claim(claim)
    assert read is not None
    text = readout.record.articles_of([read.claim.article])[read.claim.article].text
    word = next(one for one in text.split() if len(one) > 5 and one.isalpha())
    before, events = len(read.claim.parties), set(readout.record.events())
    lacking = [one.field.key for one in readout.review.of(claim) if one.missing]
    assert lacking[0] == f"party-{before}"
    assert [key.partition("-")[0] for key in lacking] == ["party", "topic", "attribution"]
    value = "Jane Example; Envoy; POL"
    done = readout.review.say(claim, "party-new", "edit", "ada", value=value, source=word.upper())
    assert (done.field.key, done.missing, done.word is not None) == (f"party-{before}", True, True)
    now = readout.record.reviews.claim(claim)
    assert now is not None
    added = now.claim.parties[-1]
    assert (added.name, added.office, added.government) == ("Jane Example", "Envoy", "POL")
    (span,) = added.found.evidence
    assert span.of(text) == added.found.value == word
    assert len(now.actors) == len(now.claim.parties) == before + 1
    event = readout.record.event(readout.record.event_of(claim) or "")
    assert event is not None and "POL" in {actor.government for actor in event.actors}
    again = readout.review.say(claim, "party-new", "edit", "bo", value="Bo; ; DNK", source=word)
    assert again.field.key == f"party-{before + 1}"
    readout.review.say(claim, f"party-{before}", "undo", "ada")
    left = readout.record.reviews.claim(claim)
    assert left is not None and [one.name for one in left.claim.parties[before:]] == ["Bo"]
    readout.review.say(claim, f"party-{before + 1}", "undo", "ada")
    assert readout.record.reviews.claim(claim) == read
    assert set(readout.record.events()) == events
    assert [one.verdict for one in readout.review.log()] == ["undo", "undo", "edit", "edit"]


def test_a_missing_topic_or_attribution_is_added_too(readout: Readout) -> None:
    claim = call_of(readout)
    readout.review.say(claim, "topic-new", "edit", "ada", value="grain", source="https://pages.example/x")
    readout.review.say(claim, "attribution-new", "edit", "ada", value="the ministry", source="a memo")
    now = readout.record.reviews.claim(claim)
    assert now is not None
    assert now.claim.detail("topic")[-1].value == "grain"
    assert now.claim.according_to[-1].source == "review"


@pytest.mark.parametrize(
    ("field", "verdict", "value", "source", "message"),
    [
        ("party-new", "edit", "Jane Example; Envoy; POL", "words that stand nowhere", "as they stand"),
        ("party-new", "edit", "Jane Example; Envoy; POL", "", "needs a source"),
        ("party-new", "edit", "Jane; Envoy; POL; juggler", "Fidan", "no role"),
        ("party-new", "edit", " ; ; ", "Fidan", "a name, an office"),
        ("party-new", "edit", "", "call", "what is missing"),
        ("party-new", "accept", "", "", "what is missing"),
        ("topic-new", "not-verifiable", "", "", "what is missing"),
        ("topic-new", "undo", "", "", "taken back"),
        ("date-new", "edit", "2022", "call", "no field"),
        ("party-99", "edit", "Jane; ; POL", "call", "no field"),
    ],
)
def test_what_cannot_be_added_is_refused(
    readout: Readout, field: str, verdict: Verdict, value: str, source: str, message: str
) -> None:
    claim = call_of(readout)
    before = readout.record.reviews.claim(claim)
    with pytest.raises(InputError, match=message):
        readout.review.say(claim, field, verdict, "ada", value=value, source=source)
    assert readout.review.count() == 0
    assert readout.record.reviews.claim(claim) == before


def test_words_are_found_where_they_are_nearest() -> None:
    text = "Jane Example left. Later Jane\nExample of Poland spoke."
    assert find(text, "jane example", Span(30, 40)) == Span(25, 37)
    assert find(text, "jane example", Span(0, 4)) == Span(0, 12)
    assert find(text, "Exam", Span(0, 4)) is None
    assert find(text, "  ", Span(0, 4)) is None


def test_what_is_not_verifiable_is_marked_and_stays_as_it_was_read(readout: Readout) -> None:
    claim = call_of(readout)
    read, events = readout.record.reviews.claim(claim), set(readout.record.events())
    assert read is not None
    readout.review.say(claim, "date-0", "not-verifiable", "ada")
    now = readout.record.reviews.claim(claim)
    assert now is not None
    assert now == replace(read, claim=replace(read.claim, why=(*read.claim.why, "not-verifiable:date-0")))
    assert set(readout.record.events()) == events
    readout.review.say(claim, "date-0", "undo", "ada")
    assert readout.record.reviews.claim(claim) == read
