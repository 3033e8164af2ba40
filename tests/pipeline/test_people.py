"""Who is who: ids that mean one person, company, terms with their doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout import pipeline
from readout.pipeline import Query, Readout
from readout.pipeline.people import Held, People
from readout.pipeline.people._names import begins, script, words
from readout.pipeline.people._quotes import LONGEST, shortened
from readout.pipeline.people._terms import chief, edges, side_by_side
from readout.record import Judgement
from tests.doors._record import build

BLINKEN = "person-0a141bf17cdffc6d"
ERDOGAN = "person-dad53d12a596ffeb"


@pytest.fixture
def readout(tmp_path: Path) -> Readout:
    return pipeline.open(build(tmp_path / "record.sqlite"))


@pytest.fixture
def people(readout: Readout) -> People:
    return readout.people


def judged(left: str, right: str, verdict: str, hour: int = 1) -> Judgement:
    return Judgement(left, right, verdict, "a reader", datetime(2025, 1, 1, hour, tzinfo=UTC))  # type: ignore[arg-type]


def test_ids_with_one_wikidata_number_are_one_person(people: People) -> None:
    assert people.find("a-blinken") == people.find("Q7821917") == people.find(BLINKEN) == BLINKEN
    assert people.ids("a-blinken") == (BLINKEN, "a-blinken")
    assert people.find("nobody") is None
    assert people.ids("nobody") == ("nobody",)


def test_a_person_s_word_makes_two_ids_one_and_takes_it_back(readout: Readout, people: People) -> None:
    assert people.find("a-envoy") == "a-envoy"
    readout.record.judge(judged("a-envoy", ERDOGAN, "positive"))
    assert people.find("a-envoy") == ERDOGAN
    found = people.profile(ERDOGAN)
    assert found is not None
    assert found.ids == (ERDOGAN, "a-envoy")
    assert found.names[-1] == "Ela Example"
    assert {one.id: one.events for one in people.listed()}[ERDOGAN] == 1
    assert readout.record.count(Query(actor=(found.ids,))) == 1
    readout.record.judge(judged("a-envoy", ERDOGAN, "negative", 2))
    assert people.find("a-envoy") == "a-envoy"
    assert people.ids(ERDOGAN) == (ERDOGAN,)


def test_a_word_on_somebody_unknown_changes_nothing(readout: Readout, people: People) -> None:
    readout.record.judge(judged("a-envoy", "person-gone", "positive"))
    assert people.find("a-envoy") == "a-envoy"


def test_company_is_of_other_governments_and_counts_as_a_search_does(
    readout: Readout, people: People
) -> None:
    profile = people.profile("a-cavusoglu")
    assert profile is not None
    company = people.company(profile)
    assert [(one.id, one.events) for one in company.people] == [(BLINKEN, 1)]
    assert company.governments == (("GRC", 1), ("USA", 1))
    for code, number in company.governments:
        assert readout.record.count(Query(actor=(profile.ids,), side=(code,))) == number
    for one in company.people:
        assert readout.record.count(Query(actor=(profile.ids, people.ids(one.id)))) == one.events


def test_a_text_s_person_may_be_one_of_the_atlas_but_is_not_said_to_be(tmp_path: Path) -> None:
    from tests.doors import _record

    envoy = _record.ENVOY
    try:
        _record.ENVOY = replace(envoy, person="Hakan Fidan")
        with pipeline.open(build(tmp_path / "other.sqlite")) as readout:
            found = readout.people.profile("a-envoy")
    finally:
        _record.ENVOY = envoy
    assert found is not None
    assert found.from_text
    assert [name for _, name in found.may_be] == ["Hakan Fidan"]
    assert found.id == "a-envoy"


def test_people_are_listed_by_events_and_found_by_any_form_of_the_name(people: People) -> None:
    assert [(one.id, one.events) for one in people.listed()] == [
        ("a-cavusoglu", 2),
        (BLINKEN, 1),
        ("a-envoy", 1),
    ]
    assert [one.id for one in people.listed("erdogan")] == [ERDOGAN]
    assert [one.id for one in people.listed("Блинкен")] == [BLINKEN]
    turks = people.listed(government="TUR")
    assert turks[0].id == "a-cavusoglu"
    assert all(
        one.government == "TUR" or any(t.government == "TUR" for t in profile.terms)
        for one in turks
        if (profile := people.profile(one.id))
    )


def test_a_government_knows_its_bodies_and_a_body_its_members(people: People) -> None:
    turkey, union = people.body("TUR"), people.body("XEU")
    assert turkey is not None
    assert union is not None
    assert turkey.iso
    assert not union.iso
    assert "XNA" in turkey.member_of
    assert "FRA" in union.members
    assert people.body("ZZZ") is None
    assert people.find_government("türkiye") == "TUR"
    assert [one.code for one in people.bodies("ankara")] == ["TUR"]


def test_every_holder_of_a_government_has_a_term_there(people: People) -> None:
    holders = people.holders("TUR")
    assert len(holders) > 50
    assert {one.government for one in holders} == {"TUR"}
    assert [one.since for one in holders] == sorted(one.since for one in holders)


def test_rivals_in_one_office_are_named_beside_each_other(people: People) -> None:
    by_name = {one.name: one for one in people.holders("LBY") if one.office == "head-of-government"}
    assert "Abdul Hamid Dbeibah" in [name for _, name in by_name["Fathi Bashagha"].beside]
    # Some weeks of handing over are none.
    turks = [one for one in people.holders("TUR") if one.office == "foreign-minister"]
    assert all(not one.beside for one in turks)


# -- terms ---------------------------------------------------------------------------------------------------


def term(name: str, office: str, since: str, until: str | None) -> Held:
    return Held(
        name, name, name, "TUR", office, office, since, until, edges(since), edges(until or ""), "day", "day",
        False, False, "page", 0.9, "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2022-03-04", ("2022-03-04", "2022-03-04")),
        ("", None),
        ("2022-13", None),
        ("soon", None),
    ],
)
def test_the_edges_of_a_date_are_its_first_and_last_day(prefix: str, found: tuple[str, str] | None) -> None:
    assert edges(prefix) == found


def test_a_person_is_named_by_the_highest_office_that_runs_or_ended_last() -> None:
    president = term("a", "head-of-state", "2010-01-01", None)
    board = term("a", "head-of-body", "2020-01-01", None)
    minister = term("a", "foreign-minister", "2005-01-01", "2009-06-01")
    adviser = term("a", "security-adviser", "2009-06-01", "2009-12-01")
    old = term("a", "head-of-state", "1990-01-01", "1995-01-01")
    assert chief([minister, president, board]) is president
    assert chief([old, minister, adviser]) is minister
    assert chief([]) is None


def test_a_term_known_to_the_year_may_end_before_the_other_began() -> None:
    first = term("a", "head-of-state", "2010-01-01", "2015")
    second = term("b", "head-of-state", "2015-03-01", None)
    assert all(not one.beside for one in side_by_side([first, second], [first, second]))
    third = term("c", "head-of-state", "2012", "2013")
    beside = {one.name: one.beside for one in side_by_side([first, third], [first, third])}
    assert beside == {"a": (), "c": ()}  # the sure days of the third are none
    fourth = term("d", "head-of-state", "2012", "2014")
    assert side_by_side([fourth], [first])[0].beside == (("a", "a"),)


# -- names and words -----------------------------------------------------------------------------------------


def test_names_are_found_without_case_accents_or_order() -> None:
    assert words("Recep Tayyip ERDOĞAN-Işık") == ("recep", "tayyip", "erdogan", "isik")
    assert begins(("erd", "rec"), ["Recep Tayyip Erdoğan"])
    assert not begins(("erd", "ant"), ["Recep Tayyip Erdoğan", "Antony Blinken"])


def test_the_script_of_a_name_is_said() -> None:
    assert script("Erdoğan") == ""
    assert script("Эрдоган") == "Cyrillic"
    assert script("Ερντογάν") == "Greek"
    assert script("习近平") == "Chinese characters"
    assert script("…") == ""


def test_a_long_quotation_is_cut_between_words() -> None:
    text = "many words " * 40
    cut = shortened(text)
    assert len(cut) <= LONGEST
    assert cut.endswith(("many…", "words…"))
    assert len(shortened("x" * 500)) == LONGEST
    assert shortened("short") == "short"
