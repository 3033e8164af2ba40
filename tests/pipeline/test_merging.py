"""A record that grows page by page ends with the events that it would have if read at once."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout import events, pipeline, store
from readout.pipeline._merging import merge_all, merge_new
from readout.record import Article, Event, InputError, Reading, Resolved
from tests.events.builders import KNOWLEDGE, pages, told
from tests.pipeline.builders import CALL, MEETING, OTHER_SIDE
from tests.properties.test_events import ARTICLES, MANY


def _readings(claims: list[Resolved]) -> list[Reading]:
    ordered = sorted(claims, key=lambda one: one.claim.article)
    grouped = groupby(ordered, key=lambda one: one.claim.article)
    return [Reading(ARTICLES[article], tuple(told), ()) for article, told in grouped]


def _told(found: tuple[Event, ...]) -> list[Event]:
    return sorted(found, key=lambda event: event.id)


@given(MANY, st.randoms(use_true_random=False), st.integers(1, 3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_page_by_page_is_at_once(
    tmp_path_factory: pytest.TempPathFactory, claims: list[Resolved], chance: object, step: int
) -> None:
    readings = _readings(claims)
    chance.shuffle(readings)  # type: ignore[attr-defined]
    whole = events.merge(claims, ARTICLES, KNOWLEDGE)
    with store.open(tmp_path_factory.mktemp("grow") / "r.sqlite") as record:
        for at in range(0, len(readings), step):
            for reading in readings[at : at + step]:
                record.add(reading)
            merge_new(record, KNOWLEDGE)
        assert _told(tuple(record.events())) == _told(whole)
        assert record.check() == ()
        merge_all(record, KNOWLEDGE)
        assert _told(tuple(record.events())) == _told(whole)


def test_too_many_undated_neighbours_let_one_go_again(tmp_path: Path) -> None:
    """What was one of few is one of many when more pages come: the record says what a whole merge says."""
    few = [told(f"p{n}", "USA", "TUR", kind="sanction", on=None) for n in range(2)]
    many = [told(f"q{n}", "USA", "TUR", kind="sanction", on=f"20{n + 10}-05-05") for n in range(70)]
    words = "Officials froze the accounts of seventeen shipping firms accused of carrying sanctioned crude"
    texts = {f"p{n}": f"{words} through the strait during winter storms." for n in range(2)}
    articles = pages(texts, **dict.fromkeys([*texts, *(f"q{n}" for n in range(70))]))
    with store.open(tmp_path / "r.sqlite") as record:
        for part in (few, many):
            for one in part:
                record.add(Reading(articles[one.claim.article], (one,), ()))
            merge_new(record, KNOWLEDGE)
            sizes = sorted(len(event.accounts) for event in record.events())
            assert sizes == ([2] if part is few else [1] * 72)
        assert _told(tuple(record.events())) == _told(events.merge([*few, *many], articles, KNOWLEDGE))


_WORDS = ["".join(random.Random(n).choices("abcdefghijklmnop", k=7)) for n in range(400)]
_PEOPLE = ["USA", "USA:Blinken", "USA:Biden", "TUR", "TUR:Cavusoglu", "RUS", "RUS:Lavrov"]


def _wire(seed: int) -> tuple[list[Resolved], dict[str, Article]]:
    """A fortnight of a few governments, in two languages, told in stories; half of the pages give no day."""
    chance = random.Random(seed)
    topics = [chance.sample(_WORDS, 30) for _ in range(6)]
    texts: dict[str, str] = {}
    published: dict[str, str | None] = {}
    claims: list[Resolved] = []
    for page in (f"p{number}" for number in range(30)):
        day = f"2022-01-{chance.randrange(1, 15):02}"
        texts[page] = " ".join([*chance.sample(chance.choice(topics), 22), *chance.sample(_WORDS, 8)])
        published[page] = chance.choice([None, day])
        sides = list({side[:3]: side for side in chance.sample(_PEOPLE, len(_PEOPLE))}.values())
        on = chance.choice([None, None, "2022-01", f"{day}/2022-01-15", day, day, day])
        kind = chance.choice(["call", "call", "meeting", "visit", "statement"])
        claims.append(told(page, *sides[: chance.choice([2, 2, 3])], on=on, kind=kind))
    articles = {
        key: replace(one, language=chance.choice(["en", "en", "de"]))
        for key, one in pages(texts, **published).items()
    }
    return claims, articles


@pytest.mark.parametrize("seed", range(12))
def test_stories_without_days_merge_page_by_page_as_at_once(tmp_path: Path, seed: int) -> None:
    """What stays alone because two acts fit it does so whichever of them came first."""
    claims, articles = _wire(seed)
    arriving = random.Random(seed).sample(claims, len(claims))
    with store.open(tmp_path / "r.sqlite") as record:
        for at in range(0, len(arriving), 4):
            for one in arriving[at : at + 4]:
                record.add(Reading(articles[one.claim.article], (one,), ()))
            merge_new(record, KNOWLEDGE)
        assert _told(tuple(record.events())) == _told(events.merge(claims, articles, KNOWLEDGE))


def test_a_page_costs_what_it_touches_however_much_two_people_did(tmp_path: Path) -> None:
    """An account without a day fits sixty acts a little, and one of them well: only a few are looked at."""
    people = ("USA:Blinken", "TUR:Cavusoglu")
    days = {f"d{n}": f"2022-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(60)}
    story = "Trading prisoners held since autumn: envoys in Geneva would work through long lists."
    texts = {"d0": story, "loose": story + " Journalists are among them."}
    articles = pages(texts, **dict.fromkeys([*days, "loose", "late"]))
    with store.open(tmp_path / "r.sqlite") as record:
        for page, on in days.items():
            one = told(page, *people, on=on)
            record.add(Reading(articles[one.claim.article], (one,), ()))
        merge_new(record, KNOWLEDGE)
        for page, day in {"loose": None, "late": "2023-05-05"}.items():
            one = told(page, *people, on=day)
            record.add(Reading(articles[one.claim.article], (one,), ()))
            assert merge_new(record, KNOWLEDGE) <= 3
        assert sorted(len(event.accounts) for event in record.events()) == [1] * 60 + [2]


class TestDesk:
    @pytest.fixture
    def record(self, tmp_path: Path) -> Path:
        for name, text in (("call", CALL), ("other", OTHER_SIDE), ("meeting", MEETING)):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        with pipeline.open(tmp_path / "r.sqlite", reader="rules") as readout:
            readout.add([str(tmp_path / f"{name}.txt") for name in ("call", "other", "meeting")])
        return tmp_path / "r.sqlite"

    def test_a_word_outlives_merging_anew_and_can_be_taken_back(self, record: Path) -> None:
        with pipeline.open(record, reader="rules") as readout:
            before = {event.id: len(event.accounts) for event in readout.record.events()}
            assert sorted(before.values()) == [1, 2]
            joined = readout.desk.merge(list(before), "ana", "one trip")
            assert len(joined.accounts) == 3
            readout.merge()
            for key in before:
                found = readout.record.event(key)
                assert found is not None
                assert found.id == joined.id
            readout.desk.undo(joined.id, "ana")
            assert {event.id: len(event.accounts) for event in readout.record.events()} == before

    def test_an_account_is_split_off_and_goes_back(self, record: Path) -> None:
        with pipeline.open(record, reader="rules") as readout:
            (call,) = [event for event in readout.record.events() if len(event.accounts) == 2]
            claim = call.accounts[1].claim
            alone = readout.desk.split(claim, "ana")
            assert [account.claim for account in alone.accounts] == [claim]
            readout.merge()
            assert readout.record.event_of(claim) == alone.id
            assert len(readout.desk.undo(claim, "ben").accounts) == 2

    def test_several_accounts_are_split_off_and_one_word_of_several_is_taken_back(self, record: Path) -> None:
        with pipeline.open(record, reader="rules") as readout:
            before = {event.id: len(event.accounts) for event in readout.record.events()}
            joined = readout.desk.merge(list(before), "ana", "one trip")
            three = [account.claim for account in joined.accounts]
            apart = readout.desk.split(three[:2], "ben", "two days")
            assert three[2] not in {account.claim for account in apart.accounts}
            split, merge = readout.desk.words()
            assert (split.verdict, split.who, split.why) == ("negative", "ben", "two days")
            assert (len(split.pairs), len(split.stands)) == (2, 2)
            assert (merge.verdict, merge.who, len(merge.pairs)) == ("positive", "ana", 2)
            assert len(merge.stands) < len(merge.pairs)
            readout.desk.take_back(split.key, "ana")
            back, split, merge = readout.desk.words()
            assert (back.verdict, back.stands, split.stands) == ("unsure", (), ())
            with pytest.raises(InputError, match="does not count any more"):
                readout.desk.take_back(split.key, "ana")
            if merge.stands:
                readout.desk.take_back(merge.key, "ana")
            assert {event.id: len(event.accounts) for event in readout.record.events()} == before
            with pytest.raises(InputError, match="nobody said a word"):
                readout.desk.take_back("word-0", "ana")

    def test_words_are_asked_for_by_event_and_near_events_are_offered(self, record: Path) -> None:
        with pipeline.open(record, reader="rules") as readout:
            call, meeting = sorted(readout.record.events(), key=lambda one: -len(one.accounts))
            readout.desk.split(call.accounts[0].claim, "ana")
            left, right = (readout.record.event_of(account.claim) for account in call.accounts)
            assert left is not None
            assert right is not None
            for key, number in ((left, 1), (right, 1), (meeting.id, 0)):
                event = readout.record.event(key)
                assert event is not None
                assert len(readout.desk.words(event)) == number
                assert event.id not in {one.id for one in readout.desk.near(event)}
            event = readout.record.event(left)
            assert event is not None
            assert [one.id for one in readout.desk.near(event)][:1] == [right]
            assert readout.desk.near(event, 0) == ()

    def test_says_what_cannot_be_judged(self, record: Path) -> None:
        with pipeline.open(record, reader="rules") as readout:
            (meeting,) = [event for event in readout.record.events() if len(event.accounts) == 1]
            with pytest.raises(InputError, match="two events or more"):
                readout.desk.merge([meeting.id, meeting.id], "ana")
            with pytest.raises(InputError, match="the only account"):
                readout.desk.split(meeting.accounts[0].claim, "ana")
            (call,) = [event for event in readout.record.events() if len(event.accounts) == 2]
            with pytest.raises(InputError, match="all the accounts"):
                readout.desk.split([account.claim for account in call.accounts], "ana")
            with pytest.raises(InputError, match="of another event"):
                readout.desk.split([call.accounts[0].claim, meeting.accounts[0].claim], "ana")
            with pytest.raises(InputError, match="choose the accounts"):
                readout.desk.split([], "ana")
            with pytest.raises(InputError, match="nobody said anything"):
                readout.desk.undo(meeting.id, "ana")
            with pytest.raises(InputError, match="no event has the id"):
                readout.desk.merge(["event-0", meeting.id], "ana")
