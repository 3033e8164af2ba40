"""Who a party is on the day: the atlas's holders, the page's own words, and what people have judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

import pytest

from readout import actors, claims, pages
from readout.knowledge import load
from readout.record import (
    Actor,
    Article,
    Bounds,
    Claim,
    Found,
    Judgement,
    Page,
    Party,
    Problem,
    Resolved,
    Span,
    When,
    content_id,
)

KNOWLEDGE = load()
_PLACE = Span(3, 9)


def _article(published: str | None = None) -> Article:
    return Article(
        id="article-1",
        url="https://news.example/1",
        name=None,
        outlet=None,
        language="en",
        text="x" * 40,
        blocks=(),
        sentences=(),
        headline=None,
        headline_source=None,
        dateline=None,
        published=Found(published, source="given") if published else None,
        bounds=Bounds(),
    )


def _party(name: str | None, office: str | None, government: str | None) -> Party:
    words = name or office or government or ""
    return Party("both", name, office, government, Found(words, (Span(0, 2), _PLACE)))


def _claim(*parties: Party, on: str | None) -> Claim:
    return Claim(
        id="claim-1",
        article="article-1",
        event_type="call",
        act="CONSULT",
        cameo="041",
        status="happened",
        parties=parties,
        details=(),
        when=Found(When(on, "explicit"), (_PLACE,)) if on else None,
        announced=None,
        said=(),
        according_to=(),
        trigger=_PLACE,
        evidence=_PLACE,
        main=True,
        confidence=0.9,
        read_by="test",
    )


def _who(
    name: str | None,
    office: str | None = None,
    government: str | None = None,
    on: str | None = "2022-01-03",
    published: str | None = None,
    judgements: tuple[Judgement, ...] = (),
) -> tuple[Actor, tuple[Problem, ...]]:
    claim = _claim(_party(name, office, government), on=on)
    (one,) = actors.resolve([claim], _article(published), KNOWLEDGE, judgements)
    return one.actors[0], one.problems


def _codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


class TestOfficeOnTheDay:
    @pytest.mark.parametrize(
        ("name", "government", "on", "office"),
        [
            ("Liz Truss", "GBR", "2020-05-01", "Secretary of State for International Trade"),
            ("Liz Truss", "GBR", "2022-01-03", "Foreign Secretary"),
            ("Liz Truss", "GBR", "2022-10-01", "Prime Minister"),
            ("Hakan Fidan", "TUR", "2023-06-03", "Minister of Foreign Affairs"),
            ("Hakan Fidan", "TUR", "2020-01-01", "Director of the National Intelligence Organisation"),
        ],
    )
    def test_one_person_in_several_terms(self, name: str, government: str, on: str, office: str) -> None:
        actor, problems = _who(name, None, government, on)
        assert (actor.person, actor.known) == (name, True)
        assert actor.office is not None
        assert actor.office.split()[0] == office.split()[0]
        assert actor.since is not None
        assert actor.since <= on <= (actor.until or "9999")
        assert problems == ()

    def test_the_id_is_the_persons_in_every_term(self) -> None:
        ids = {_who("Liz Truss", None, "GBR", on)[0].id for on in ("2020-05-01", "2022-01-03", "2022-10-01")}
        assert len(ids) == 1

    @pytest.mark.parametrize(
        ("on", "person"),
        [("2021-01-10", "Mike Pompeo"), ("2021-03-01", "Antony Blinken"), ("2013-02-10", "John Kerry")],
    )
    def test_an_office_alone_is_its_holder_on_the_day(self, on: str, person: str) -> None:
        actor, problems = _who(None, "foreign minister", "USA", on)
        assert (actor.person, actor.government) == (person, "USA")
        assert problems == ()

    def test_an_office_alone_without_a_day_is_nobody(self) -> None:
        actor, problems = _who(None, "foreign minister", "USA", None)
        assert (actor.person, actor.office, actor.government) == (None, "foreign minister", "USA")
        assert problems == ()

    def test_the_day_of_publication_stands_in_for_the_acts(self) -> None:
        assert _who(None, "foreign minister", "USA", None, "2021-03-01T10:00")[0].person == "Antony Blinken"

    def test_on_the_day_two_held_it_an_office_alone_is_neither(self) -> None:
        assert _who(None, "president", "USA", "2021-01-20")[0].person is None

    def test_an_interval_counts_from_its_first_day(self) -> None:
        assert _who(None, "foreign minister", "USA", "2021-01-10/2021-03-01")[0].person == "Mike Pompeo"

    def test_an_office_of_no_government_is_nobody(self) -> None:
        assert _who(None, "foreign minister", None)[0].person is None

    def test_a_government_alone_is_itself_on_every_page(self) -> None:
        one, other = _who(None, None, "TUR")[0], _who(None, None, "TUR", None, "2024-05-05")[0]
        assert one == other
        assert (one.person, one.office, one.government, one.known) == (None, None, "TUR", True)
        assert one.id != _who(None, None, "GRC")[0].id


class TestNotInOffice:
    @pytest.mark.parametrize("office", ["Secretary of State", None])
    def test_a_former_holder_is_himself_without_the_office(self, office: str | None) -> None:
        actor, problems = _who("Mike Pompeo", office, "USA", "2022-03-04")
        assert actor.id == _who("Mike Pompeo", None, "USA", "2020-01-01")[0].id
        assert (actor.office, actor.since, actor.until, actor.known) == (office, None, None, True)
        assert _codes(problems) == ["P032"]
        assert "Mike Pompeo on 2022-03-04" in problems[0].message
        assert problems[0].span == _PLACE

    @pytest.mark.parametrize("name", ["Mike Pompeo", "Pompeo"])
    @pytest.mark.parametrize("office", ["former Secretary of State", "ex-secretary of state"])
    def test_a_page_that_says_former_is_right(self, name: str, office: str) -> None:
        actor, problems = _who(name, office, "USA", "2022-03-04")
        assert (actor.person, actor.office, actor.since, actor.known) == ("Mike Pompeo", office, None, True)
        assert problems == ()

    def test_former_to_the_writer_is_in_office_on_the_day_of_the_act(self) -> None:
        actor, problems = _who("John Kerry", "former Secretary of State", "USA", "2015-07-14", "2022-01-01")
        assert (actor.person, actor.since) == ("John Kerry", "2013-02-01")
        assert problems == ()

    def test_another_office_held_then_does_not_contradict_former(self) -> None:
        actor, problems = _who("David Cameron", "former Prime Minister", "GBR", "2024-01-15")
        assert (actor.person, actor.office, actor.since) == ("David Cameron", "former Prime Minister", None)
        assert problems == ()

    @pytest.mark.parametrize(
        ("name", "office", "government", "on"),
        [
            ("Joe Biden", "President-elect", "USA", "2020-12-14"),
            ("Lula da Silva", "president-elect", "BRA", "2022-12-01"),
            ("Mark Rutte", "incoming Secretary General", "XNA", "2024-08-20"),
        ],
    )
    def test_who_is_yet_to_take_office_does_not_hold_it(
        self, name: str, office: str, government: str, on: str
    ) -> None:
        actor, problems = _who(name, office, government, on)
        assert (actor.office, actor.since, actor.known) == (office, None, True)
        assert problems == ()

    @pytest.mark.parametrize("office", ["former president", "president-elect", "ex-president"])
    def test_such_a_title_alone_is_nobody(self, office: str) -> None:
        assert _who(None, office, "USA", "2022-01-03")[0].person is None

    @pytest.mark.parametrize("office", ["deputy foreign minister", "minister", "deputy defence minister"])
    def test_a_title_that_several_hold_is_nobody_alone(self, office: str) -> None:
        assert _who(None, office, "JPN", "2022-01-03")[0].person is None

    def test_a_family_name_alone_is_not_enough(self) -> None:
        actor, problems = _who("Pompeo", None, "USA", "2022-03-04")
        assert not actor.known
        assert _codes(problems) == ["P031"]


class TestUnknown:
    def test_made_from_the_text_with_p031(self) -> None:
        actor, problems = _who("Jane Q. Roe", "foreign minister", "USA")
        assert actor == Actor(
            content_id("actor", "Jane Q. Roe", "USA"), "Jane Q. Roe", "foreign minister", "USA", known=False
        )
        assert _codes(problems) == ["P031"]
        assert problems[0].span == _PLACE

    def test_the_same_words_are_the_same_actor(self) -> None:
        assert _who("Jane Q. Roe", None, "USA", "2020")[0].id == _who("Jane Q. Roe", "envoy", "USA")[0].id
        assert _who("Jane Q. Roe", None, "GBR")[0].id != _who("Jane Q. Roe", None, "USA")[0].id

    def test_of_another_government_is_another_person(self) -> None:
        actor, problems = _who("Blinken", "Secretary of State", "GBR")
        assert not actor.known
        assert _codes(problems) == ["P031"]

    def test_a_name_of_several_is_p030(self) -> None:
        actor, problems = _who("Mohamed Abdelaziz", on="2013-05-05")
        assert not actor.known
        assert _codes(problems) == ["P030"]
        assert "Mohamed Imhamid Abdelaziz" in problems[0].message
        assert "foreign-minister of LBY since" in problems[0].message

    def test_office_and_government_tell_namesakes_apart(self) -> None:
        actor, problems = _who("Mohamed Abdelaziz", "foreign minister", "LBY", "2013-05-05")
        assert actor.person == "Mohamed Imhamid Abdelaziz"
        assert problems == ()
        kings = {code: _who("Abdullah", "King", code, "2013-05-05")[0].person for code in ("JOR", "SAU")}
        assert kings == {"JOR": "Abdullah II", "SAU": "Abdullah bin Abdulaziz"}


class TestSharedTitles:
    def _persons(self, *parties: Party, on: str = "2021-03-02") -> list[str | None]:
        (one,) = actors.resolve([_claim(*parties, on=on)], _article(), KNOWLEDGE)
        return [actor.person for actor in one.actors]

    def test_a_plural_title_of_two_governments_is_their_holders(self) -> None:
        parties = [_party(None, "foreign ministers", code) for code in ("EGY", "SDN")]
        assert self._persons(*parties) == ["Sameh Shoukry", "Mariam al-Sadiq al-Mahdi"]

    @pytest.mark.parametrize("office", ["foreign ministers", "coup leaders"])
    def test_of_one_government_it_is_several_people(self, office: str) -> None:
        assert self._persons(_party(None, office, "EGY"), _party(None, None, "SDN")) == [None, None]

    def test_as_a_page_tells_it(self) -> None:
        text = (
            "The foreign ministers of Egypt and Sudan met in Cairo on 2 March 2021. They said that they had"
            " been satisfied with the talks, which were to go on in the spring."
        )
        page = Page("https://news.example/1", text.encode(), "file", text_given=True)
        article = pages.read(page, KNOWLEDGE)
        found, _ = claims.read(article, KNOWLEDGE)
        resolved = actors.resolve(found, article, KNOWLEDGE)
        persons = {actor.person for one in resolved for actor in one.actors}
        assert persons == {"Sameh Shoukry", "Mariam al-Sadiq al-Mahdi"}


class TestDatesAndHolders:
    """A date left open is settled by who was in office; a date that is not is left alone."""

    OPEN = When("2019-03-03", "partial", ("2013-03-03", "2019-03-03"), "Sunday 3 March falls in 2013, 2019")

    def _on(self, when: When, *parties: Party) -> tuple[When, list[Actor]]:
        claim = replace(_claim(*parties, on="2019"), when=Found(when, (_PLACE,)))
        (one,) = actors.resolve([claim], _article(), KNOWLEDGE)
        assert one.claim.when is not None
        assert one.claim.id == claim.id
        return one.claim.when.value, list(one.actors)

    def test_holders_rule_out_the_year(self) -> None:
        kerry = _party("John F. Kerry", "Secretary of State", "USA")
        when, (actor,) = self._on(self.OPEN, kerry)
        assert (when.date, when.candidates) == ("2013-03-03", self.OPEN.candidates)
        assert when.rule.endswith("in office with John F. Kerry only on 2013-03-03")
        assert (actor.person, actor.since) == ("John Kerry", "2013-02-01")

    def test_a_date_that_suits_everybody_stays(self) -> None:
        when, _ = self._on(self.OPEN, _party("Sergei Lavrov", "foreign minister", "RUS"))
        assert when == self.OPEN

    def test_a_date_without_others_stays(self) -> None:
        one = When("2019-03-03", "explicit")
        when, _ = self._on(one, _party("John Kerry", "Secretary of State", "USA"))
        assert when == one

    def test_nobody_known_changes_nothing(self) -> None:
        when, _ = self._on(self.OPEN, _party("Jane Q. Roe", "Secretary of State", "USA"))
        assert when == self.OPEN

    def test_two_other_dates_that_suit_change_nothing(self) -> None:
        when = When("2019-03-03", "partial", ("2013-03-03", "2014-03-03", "2019-03-03"))
        assert self._on(when, _party("John Kerry", "Secretary of State", "USA"))[0] == when


def test_the_atlas_learns_nothing_from_a_page() -> None:
    before = (KNOWLEDGE.offices.fingerprint, len(KNOWLEDGE.offices.person_ids()))
    first = _who("Jane Q. Roe", "foreign minister", "USA")
    assert KNOWLEDGE.offices.people("Jane Q. Roe") == ()
    assert _who("Jane Q. Roe", "foreign minister", "USA") == first
    assert (KNOWLEDGE.offices.fingerprint, len(KNOWLEDGE.offices.person_ids())) == before


class TestForms:
    @pytest.mark.parametrize(
        "name", ["Antony Blinken", "Blinken", "Antony J. Blinken", "BLINKEN", "Tony Blinken"]
    )
    def test_of_one_name(self, name: str) -> None:
        assert _who(name, "Secretary of State", "USA")[0].person == "Antony Blinken"

    @pytest.mark.parametrize("name", ["Mevlut Cavusoglu", "Mevlüt Çavuşoğlu", "Cavusoglu", "Çavuşoğlu"])
    def test_with_and_without_marks(self, name: str) -> None:
        assert _who(name, "foreign minister", "TUR")[0].qid == "Q249206"


def _judge(
    left: str, right: str, verdict: Literal["positive", "negative", "unsure"] = "positive", day: int = 1
) -> Judgement:
    return Judgement(left, right, verdict, "a reader", datetime(2024, 1, day, tzinfo=UTC))


class TestJudgements:
    ROE = content_id("actor", "Jane Q. Roe", "USA")
    BLINKEN = "person-0a141bf17cdffc6d"

    def test_a_positive_one_makes_the_person(self) -> None:
        judged = (_judge(self.ROE, self.BLINKEN),)
        actor, problems = _who("Jane Q. Roe", None, "USA", judgements=judged)
        assert actor == _who("Antony Blinken", None, "USA")[0]
        assert problems == ()

    def test_the_office_is_that_of_the_day(self) -> None:
        judged = (_judge(self.ROE, self.BLINKEN),)
        actor, _ = _who("Jane Q. Roe", "envoy", "USA", "2016-05-05", judgements=judged)
        assert (actor.id, actor.since) == (self.BLINKEN, "2015-01-09")
        away, _ = _who("Jane Q. Roe", "envoy", "USA", "2019-05-05", judgements=judged)
        assert (away.id, away.office, away.since) == (self.BLINKEN, "envoy", None)

    def test_somebody_the_atlas_does_not_hold_keeps_the_words(self) -> None:
        actor, _ = _who("Jane Q. Roe", None, "USA", judgements=(_judge(self.ROE, "person-of-ours"),))
        assert (actor.id, actor.person, actor.known) == ("person-of-ours", "Jane Q. Roe", True)

    def test_a_negative_one_outranks_the_atlas(self) -> None:
        text = content_id("actor", "Antony Blinken", "USA")
        actor, problems = _who(
            "Antony Blinken", None, "USA", judgements=(_judge(text, self.BLINKEN, "negative"),)
        )
        assert (actor.id, actor.known) == (text, False)
        assert problems == ()

    def test_an_unsure_one_changes_nothing(self) -> None:
        judged = (_judge(self.ROE, self.BLINKEN, "unsure"),)
        assert _who("Jane Q. Roe", None, "USA", judgements=judged) == _who("Jane Q. Roe", None, "USA")

    def test_the_later_word_wins(self) -> None:
        taken_back = (_judge(self.ROE, self.BLINKEN), _judge(self.ROE, self.BLINKEN, "negative", day=2))
        assert not _who("Jane Q. Roe", None, "USA", judgements=taken_back)[0].known


def test_actors_run_parallel_to_parties() -> None:
    claim = _claim(
        _party("Lavrov", "foreign minister", "RUS"),
        _party(None, None, "TUR"),
        _party("Jo Roe", None, "USA"),
        on="2022",
    )
    (one,) = actors.resolve([claim], _article(), KNOWLEDGE)
    assert one.claim is claim
    assert [actor.government for actor in one.actors] == ["RUS", "TUR", "USA"]
    assert [actor.known for actor in one.actors] == [True, True, False]
    assert one.problems == tuple(p for p in one.problems if p.code == "P031")


def test_nothing_gives_nothing() -> None:
    empty: tuple[Resolved, ...] = ()
    assert actors.resolve([], _article(), KNOWLEDGE) == empty
    (one,) = actors.resolve([_claim(on=None)], _article(), KNOWLEDGE)
    assert (one.actors, one.problems) == ((), ())
