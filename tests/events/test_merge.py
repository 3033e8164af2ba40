"""Which claims tell of one act, and what the event made of them says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from readout import events
from readout.record import Detail, Event, Found, Judgement, Party, Resolved, Status, content_id
from tests.events.builders import KNOWLEDGE, pages, told
from tests.timing import least

_A, _B = "USA:Blinken", "TUR:Cavusoglu"


def _merge(*claims: Resolved, **published: str | None) -> tuple[Event, ...]:
    return events.merge(claims, pages(**published), KNOWLEDGE)


def _sizes(found: tuple[Event, ...]) -> list[int]:
    return sorted(len(event.accounts) for event in found)


class TestOneAct:
    def test_two_pages_on_one_call(self) -> None:
        (event,) = _merge(told("a", _A, _B), told("b", _B, _A), a="2022-01-04", b=None)
        assert [a.person for a in event.actors] == ["Cavusoglu", "Blinken"]
        assert event.roles == ("both", "both")
        assert event.when is not None
        assert event.when.date == "2022-01-03"
        assert {(account.outlet, account.according_to) for account in event.accounts} == {
            ("a", ("a agency",)),
            ("b", ("b agency",)),
        }
        assert event.disagreements == ()

    @pytest.mark.parametrize(
        "other",
        [
            told("b", "USA:Blinken", "TUR:Erdogan"),
            told("b", "USA:Biden", "TUR:Erdogan"),
            told("b", _A, "FRA:Le Drian"),
            told("b", _A, _B, on="2022-01-06"),
            told("b", _A, _B, kind="letter"),
        ],
        ids=["another minister", "the presidents", "another government", "three days later", "a letter"],
    )
    def test_another_act_stays_another(self, other: Resolved) -> None:
        assert _sizes(_merge(told("a", _A, _B), other)) == [1, 1]

    def test_kinds_of_one_family_differ_between_reports(self) -> None:
        (event,) = _merge(told("a", _A, _B, kind="meeting"), told("b", _A, _B, kind="talks"))
        assert [d.field for d in event.disagreements] == ["type"]

    def test_a_government_alone_joins_its_person(self) -> None:
        (event,) = _merge(told("a", _A, _B), told("b", "USA", "TUR"), told("c", "USA", _B))
        assert [a.person for a in event.actors] == ["Cavusoglu", "Blinken"]

    def test_a_third_party_one_page_adds_is_kept(self) -> None:
        (event,) = _merge(told("a", _A, _B, kind="talks"), told("b", _A, _B, "QAT:Al Thani", kind="talks"))
        assert len(event.actors) == 3

    def test_an_account_of_the_two_does_not_join_different_threes(self) -> None:
        with_france = told("b", _A, _B, "FRA:Le Drian", kind="talks")
        with_germany = told("c", _A, _B, "DEU:Baerbock", kind="talks")
        assert _sizes(_merge(told("a", _A, _B, kind="talks"), with_france, with_germany)) == [1, 2]

    def test_statements_of_different_acts_stay_apart(self) -> None:
        blame = told("a", "USA", "TUR", kind="statement", act="ACCUSE")
        praise = told("b", "USA", "TUR", kind="statement", act="SUPPORT")
        assert _sizes(_merge(blame, praise)) == [1, 1]

    def test_mirror_expulsions_are_two(self) -> None:
        there = [told(page, "RUS", "GBR", kind="sanction") for page in "ab"]
        back = [told(page, "GBR", "RUS", kind="sanction") for page in "cd"]
        found = _merge(*there, *back)
        assert _sizes(found) == [2, 2]
        sources = [event.actors[event.roles.index("source")].government for event in found]
        assert sorted(str(code) for code in sources) == ["GBR", "RUS"]
        assert len({event.id for event in found}) == 2


class TestNames:
    """Somebody the atlas does not know is compared by name, as far as names can be compared."""

    @pytest.mark.parametrize(
        ("left", "right", "sizes"),
        [
            ("Tarek Mansoury", "طارق منصوري", [2]),
            ("Almazbek Toktogulov", "Almaz Toktogulov", [2]),
            ("Алмазбек Токтогулов", "Almaz Toktogulov", [2]),
            ("Almazbek Toktogulov", "Nurlan Toktogulov", [1, 1]),
            ("Тарек Мансури", "Samer Haddadin", [1, 1]),
        ],
    )
    def test_of_one_person_or_two(self, left: str, right: str, sizes: list[int]) -> None:
        ours, theirs = (
            _unknown(told(page, f"EGY:{name}", "JOR", kind="meeting"), name)
            for page, name in (("a", left), ("b", right))
        )
        assert _sizes(_merge(ours, theirs)) == sizes


def _unknown(one: Resolved, name: str) -> Resolved:
    who = replace(one.actors[0], id=content_id("name", name))
    return replace(one, actors=(who, *one.actors[1:]))


class TestDays:
    def test_a_day_apart_is_the_clock(self) -> None:
        (event,) = _merge(told("a", _A, _B), told("b", _A, _B, on="2022-01-04"))
        (differs,) = event.disagreements
        assert differs.field == "date"
        assert [value for value, _ in differs.values] == ["2022-01-03", "2022-01-04"]

    @pytest.mark.parametrize("days", [2, 3, 400])
    def test_further_apart_is_another_call(self, days: int) -> None:
        later = (date(2022, 1, 3) + timedelta(days=days)).isoformat()
        assert _sizes(_merge(told("a", _A, _B), told("b", _A, _B, on=later))) == [1, 1]

    def test_a_month_holds_its_days(self) -> None:
        (event,) = _merge(told("a", _A, _B, on="2022-01"), told("b", _A, _B))
        assert event.when is not None
        assert event.when.date == "2022-01-03"

    def test_who_tells_the_whole_brings_first_and_last_day_together(self) -> None:
        first = told("a", _A, "TUR", kind="visit", on="2022-01-02")
        last = told("b", _A, "TUR", kind="visit", on="2022-01-07")
        whole = told("c", _A, "TUR", kind="visit", on="2022-01-02/2022-01-07")
        assert _sizes(_merge(first, last)) == [1, 1]
        assert _sizes(_merge(first, last, whole)) == [3]

    def test_an_interval_holds_its_days(self) -> None:
        visits = [told("a", _A, "TUR", kind="visit", on="2022-01-02/2022-01-05")]
        visits.append(told("b", _A, "TUR", kind="visit", on="2022-01-04"))
        assert _sizes(_merge(*visits)) == [2]

    def test_the_same_day_comes_before_the_next(self) -> None:
        """A report of 4 January joins the call of that day, not the one of the day before."""
        found = _merge(
            told("a", _A, _B),
            told("a", _A, _B, on="2022-01-04", number=1),
            told("b", _A, _B, on="2022-01-04"),
        )
        assert {(event.when.date if event.when else "", len(event.accounts)) for event in found} == {
            ("2022-01-03", 1),
            ("2022-01-04", 2),
        }

    def test_two_calls_that_one_page_tells_stay_two(self) -> None:
        both = [told("a", _A, _B, number=number) for number in (1, 2)]
        others = [told(page, _A, _B) for page in "bcd"]
        found = _merge(*both, *others)
        assert len(found) == 2
        assert len({event.id for event in found}) == 2
        for event in found:
            assert len({account.article for account in event.accounts}) == len(event.accounts)

    @pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31", "9999-12", "9999"])
    def test_the_ends_of_the_calendar(self, on: str) -> None:
        assert _sizes(
            _merge(told("a", _A, _B, on=on), told("b", _A, _B, on=on), told("c", _A, _B, on=None))
        ) in (
            [3],
            [1, 2],
        )


class TestStatus:
    @pytest.mark.parametrize(
        ("left", "right", "standing"),
        [
            ("happened", "denied", "happened"),
            ("planned", "happened", "happened"),
            ("planned", "cancelled", "cancelled"),
            ("hypothetical", "planned", "planned"),
            ("denied", "planned", "denied"),
        ],
    )
    def test_the_stronger_stands_and_both_are_kept(
        self, left: Status, right: Status, standing: Status
    ) -> None:
        (event,) = _merge(told("a", _A, _B, status=left), told("b", _A, _B, status=right))
        assert event.status == standing
        (differs,) = event.disagreements
        assert differs.field == "status"
        assert {value: len(claims) for value, claims in differs.values} == {left: 1, right: 1}
        assert {account.status for account in event.accounts} == {left, right}

    def test_a_differing_place_is_told(self) -> None:
        claims = [told(p, _A, _B, kind="meeting", place=city) for p, city in [("a", "Riga"), ("b", "Oslo")]]
        (event,) = _merge(*claims)
        assert [d.field for d in event.disagreements] == ["place"]
        assert event.place in ("Riga", "Oslo")


class TestUndated:
    def test_joins_the_one_act_it_fits(self) -> None:
        loose = told("b", _A, _B, on=None)
        (event,) = _merge(told("a", _A, _B), loose, b="2022-01-05")
        assert loose.claim.id in {account.claim for account in event.accounts}
        assert event.when is not None
        assert event.disagreements == ()

    def test_stays_alone_where_two_fit(self) -> None:
        found = _merge(
            told("a", _A, _B), told("c", _A, _B, on="2022-01-06"), told("b", _A, _B, on=None), b="2022-01-07"
        )
        assert _sizes(found) == [1, 1, 1]
        assert [event.when is None for event in found] == [False, False, True]

    @pytest.mark.parametrize("published", ["2021-12-20", "2022-01-09"])
    def test_joins_nothing_its_page_is_too_far_from(self, published: str) -> None:
        assert _sizes(_merge(told("a", _A, _B), told("b", _A, _B, on=None), b=published)) == [1, 1]

    def test_of_a_page_without_a_day_needs_the_story(self) -> None:
        """The same people are not enough: they meet often."""
        assert _sizes(_merge(told("a", _A, _B), told("b", _A, _B, on=None), b=None)) == [1, 1]

    def test_what_has_happened_did_so_before_its_page(self) -> None:
        later = told("a", _A, _B, on="2022-01-09")
        assert _sizes(_merge(later, told("b", _A, _B, on=None), b="2022-01-05")) == [1, 1]
        assert _sizes(_merge(later, told("b", _A, _B, on=None, status="planned"), b="2022-01-05")) == [2]

    def test_of_the_same_page_is_another_act(self) -> None:
        assert _sizes(_merge(told("a", _A, _B), told("a", _A, _B, on=None), a="2022-01-04")) == [1, 1]


class TestIds:
    def test_survive_an_unrelated_page(self) -> None:
        few = [told("a", _A, _B), told("b", _A, _B), told("c", "FRA:Macron", "DEU:Scholz", kind="meeting")]
        before = {event.id for event in _merge(*few)}
        after = _merge(
            *few, told("d", "JPN:Kishida", "IND:Modi", kind="meeting"), told("e", _A, "GRC:Dendias")
        )
        assert before < {event.id for event in after}

    def test_survive_another_account(self) -> None:
        (before,) = _merge(told("a", _A, _B))
        (after,) = _merge(told("a", _A, _B), told("b", _A, _B), told("c", "USA", "TUR"))
        assert before.id == after.id
        assert before.id.startswith("event-")

    def test_of_undated_acts_differ(self) -> None:
        found = _merge(told("a", _A, _B, on=None), told("a", _A, _B, on=None, number=2))
        assert len({event.id for event in found}) == 2

    def test_do_not_depend_on_the_page_they_came_from(self) -> None:
        (one,), (other,) = _merge(told("a", _A, _B)), _merge(told("z", _B, _A))
        assert one.id == other.id


def test_nothing_gives_nothing() -> None:
    assert events.merge((), {}, KNOWLEDGE) == ()


def test_events_come_by_date_undated_last() -> None:
    claims = [told("a", _A, _B, on=None)]
    claims += [
        told(str(n), f"USA:P{n}", _B, on=day) for n, day in enumerate(["2022-03-01", "2021-05", "2022-01-09"])
    ]
    assert [event.when and event.when.date for event in _merge(*claims)] == [
        "2021-05",
        "2022-01-09",
        "2022-03-01",
        None,
    ]


@pytest.mark.parametrize("spread", [1, 30, 1000], ids=["one day", "one month", "three years"])
def test_three_thousand_accounts_of_one_pair(spread: int) -> None:
    """The worst a record can hold: everything between two governments, some of it undated."""
    claims = []
    for number in range(3000):
        day = (date(2022, 1, 1) + timedelta(days=number * 7919 % spread)).isoformat()
        claims.append(told(f"p{number}", _A, _B, on=None if number % 10 == 0 else day))
    assert least(lambda: events.merge(claims, {}, KNOWLEDGE), within=5) < 5
    found = events.merge(claims, {}, KNOWLEDGE)
    assert sum(len(event.accounts) for event in found) == 3000
    assert len(found) <= spread + 300


_SWAP = (
    "The two ministers spoke about exchanging prisoners held since last autumn, among them three "
    "journalists, and agreed that envoys would work through the lists in Geneva before the holidays."
)
_SWAP_AGAIN = (
    "Exchanging prisoners was the subject: envoys would work in Geneva through lists of those held since "
    "autumn, three journalists among them, both ministers agreed before the holidays."
)
_GAS = (
    "Pipelines and tariffs dominated this conversation; officials described transit volumes, storage levels "
    "and contracts that expire in spring, without announcing any decision about compensation claims."
)


def _told_by(texts: dict[str, str], *claims: Resolved, **published: str | None) -> list[int]:
    return _sizes(events.merge(claims, pages(texts, **dict.fromkeys(texts), **published), KNOWLEDGE))


class TestStory:
    def test_two_calls_of_one_weekend_stay_two(self) -> None:
        texts = {"a": _SWAP, "b": _SWAP_AGAIN, "c": _GAS, "d": _GAS + " It was late."}
        claims = [told(page, _A, _B, on="2022-01-08") for page in "ab"]
        claims += [told(page, _A, _B, on="2022-01-09") for page in "cd"]
        assert _told_by(texts, *claims) == [2, 2]

    def test_two_calls_stay_two_whoever_tells_of_them_in_another_language(self) -> None:
        """What cannot be compared says nothing, and a day's accounts find one another first."""
        texts = {"a": _SWAP, "b": "Échange de prisonniers.", "c": _GAS, "d": "Gaz et tarifs."}
        claims = [told(page, _A, _B, on="2022-01-08") for page in "ab"]
        claims += [told(page, _A, _B, on="2022-01-09") for page in "cd"]
        articles = {
            key: replace(one, language="fr" if one.name in ("b", "d") else "en")
            for key, one in pages(texts, **dict.fromkeys(texts)).items()
        }
        assert _sizes(events.merge(claims, articles, KNOWLEDGE)) == [2, 2]

    def test_one_story_with_two_dates_is_one_call(self) -> None:
        claims = [told("a", _A, _B, on="2022-01-08"), told("b", _A, _B, on="2022-01-09")]
        assert _told_by({"a": _SWAP, "b": _SWAP_AGAIN}, *claims) == [2]

    def test_a_page_without_a_day_joins_by_its_story(self) -> None:
        claims = [told("a", _A, _B), told("b", _A, _B, on=None)]
        assert _told_by({"a": _SWAP, "b": _SWAP_AGAIN}, *claims) == [2]
        assert _told_by({"a": _SWAP, "b": _GAS}, *claims) == [1, 1]

    def test_one_act_met_for_one_and_summoned_for_the_other(self) -> None:
        met = told("a", _A, _B, kind="meeting")
        summoned = told("b", _A, _B, kind="statement")
        assert _told_by({"a": _SWAP, "b": _SWAP_AGAIN}, met, summoned) == [2]
        assert _told_by({"a": _SWAP, "b": _GAS}, met, summoned) == [1, 1]

    def test_a_summons_differs_from_a_meeting_in_its_channel_too(self) -> None:
        met = _with_channel(told("a", _A, "TUR", kind="meeting"), "in person")
        summoned = _with_channel(told("b", _A, "TUR", kind="statement"), "public statement")
        assert _told_by({"a": _SWAP, "b": _SWAP_AGAIN}, met, summoned) == [2]

    def test_a_host_that_one_page_adds_is_no_other_act(self) -> None:
        """Hosts and mediators are named by some and not by others."""
        here, there = told("a", _A, _B, "CHE", kind="talks"), told("b", _A, _B, "FIN", kind="talks")
        assert _sizes(_merge(here, there)) == [1, 1]
        hosted = [
            replace(one, claim=replace(one.claim, parties=(*one.claim.parties[:2], _as_host(one))))
            for one in (here, there)
        ]
        assert _sizes(_merge(*hosted)) == [2]

    def test_a_date_that_some_accounts_lack_is_marked_inferred_for_them(self) -> None:
        claims = [told("a", _A, _B), told("b", _A, _B, on=None)]
        (event,) = events.merge(claims, pages({"a": _SWAP, "b": _SWAP_AGAIN}, a=None, b=None), KNOWLEDGE)
        assert event.when is not None
        assert event.when.rule == "inferred for 1 of 2 accounts, which give no day"
        assert sorted(str(account.date) for account in event.accounts) == ["2022-01-03", "None"]


def _with_channel(one: Resolved, channel: str) -> Resolved:
    found = Detail("channel", Found(channel, (one.claim.trigger,)))
    return replace(one, claim=replace(one.claim, details=(found,)))


def _as_host(one: Resolved) -> Party:
    return replace(one.claim.parties[2], role="host")


class TestJudgements:
    @staticmethod
    def _word(left: Resolved, right: Resolved, verdict: str, minute: int) -> Judgement:
        at = datetime(2024, 1, 1, 0, minute, tzinfo=UTC)
        return Judgement(left.claim.id, right.claim.id, verdict, "ana", at)  # type: ignore[arg-type]

    def test_outrank_the_machine_and_the_last_counts(self) -> None:
        one, same, other = told("a", _A, _B), told("b", _A, _B), told("c", _A, _B, on="2022-03-01")
        words = [self._word(one, same, "negative", 1), self._word(other, one, "positive", 2)]

        def sizes(*words: Judgement) -> list[list[str]]:
            found = events.merge((one, same, other), {}, KNOWLEDGE, words)
            names = {one.claim.id: "one", same.claim.id: "same", other.claim.id: "other"}
            return sorted(sorted(names[account.claim] for account in event.accounts) for event in found)

        assert sizes() == [["one", "same"], ["other"]]
        assert sizes(*words) == [["one", "other"], ["same"]]
        assert sizes(*reversed(words)) == sizes(*words)
        taken_back = [self._word(same, one, "unsure", 3), self._word(one, other, "unsure", 4)]
        assert sizes(*words, *taken_back) == sizes()

    def test_join_what_no_rule_would(self) -> None:
        call, letter = told("a", _A, _B), told("a", "FRA", "DEU", kind="letter", on="2020-05-05")
        found = events.merge((call, letter), {}, KNOWLEDGE, [self._word(call, letter, "positive", 1)])
        assert _sizes(found) == [2]


def test_a_sketch_is_kept_as_text() -> None:
    merger = events.Merger(KNOWLEDGE)
    one = told("a", _A, "CHE", kind="visit", place="Bern")
    (sketch,) = merger.sketches([one], pages({"a": _SWAP}, a="2022-01-04")).values()
    assert events.Sketch.unpack(sketch.pack()) == sketch
    assert sketch.words
    assert merger.keys(sketch) == (("d|visit|CHE|USA", date(2022, 1, 3).toordinal()),)
