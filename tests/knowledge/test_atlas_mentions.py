"""The dated mentions: at least so many right, none guessed; and what tells the answers apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.knowledge.offices import Candidate, Offices, load
from tests.timing import least
from workshop.atlas.measure import joined, lookups, pairs, score
from workshop.atlas.mentions import Answer, answered, mentions


@pytest.fixture(scope="module")
def atlas() -> Offices:
    return load()


@pytest.fixture(scope="module")
def answers(atlas: Offices) -> list[Answer]:
    return [answered(atlas, mention) for mention in mentions()]


def best(atlas: Offices, text: str, on: str | None, sentence: str = "") -> Candidate | None:
    return atlas.surest(atlas.meant(text, on, sentence=sentence))


def name(candidate: Candidate | None) -> str | None:
    return candidate.person.name if candidate else None


def test_there_are_300_mentions_and_half_are_hard(answers: list[Answer]) -> None:
    hard = sum(answer.mention.hard for answer in answers)
    assert len(answers) >= 300
    assert hard >= len(answers) / 2
    texts = [(each.mention.mention, each.mention.date, each.mention.sentence) for each in answers]
    assert len(set(texts)) == len(texts)


def test_mentions_come_out_as_written_down(answers: list[Answer]) -> None:
    every = score(answers)
    assert every.precision >= 0.95
    assert every.accuracy >= 0.92
    hard = score(answer for answer in answers if answer.mention.hard)
    assert hard.precision >= 0.95


def test_every_candidate_says_why_and_none_below_the_bar_is_taken(answers: list[Answer]) -> None:
    for answer in answers:
        assert all(candidate.why for candidate in answer.offered)
        assert [each.score for each in answer.offered] == sorted(
            (each.score for each in answer.offered), reverse=True
        )
        if answer.best is not None:
            rivals = [each for each in answer.offered if each.person.id != answer.best.person.id]
            assert answer.best.score >= 0.75
            assert all(each.score <= answer.best.score - 0.04 for each in rivals)


def test_pairs_of_names(atlas: Offices) -> None:
    every = list(pairs())
    same = [joined(atlas, left, right) for left, right, one in every if one]
    other = [(left, right) for left, right, one in every if not one and joined(atlas, left, right)]
    assert len(same) >= 40
    assert len(every) - len(same) >= 40
    assert sum(same) >= 38 / 40 * len(same)
    assert other == []


def test_a_line_with_another_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mentions.jsonl"
    file.write_text(json.dumps({"mention": "x", "who": "y"}) + "\n", encoding="utf-8")
    with pytest.raises(TypeError):
        list(mentions(file))


def test_looking_up_and_loading_are_quick() -> None:
    # Measured: 95 of 100 names within 0.7 ms, loading 75 ms of CPU; a busy machine takes several times that.
    times = sorted(lookups())
    assert times[int(0.95 * len(times))] < 0.005
    assert least(load, within=0.5) < 0.5


@pytest.mark.parametrize(
    ("text", "on", "person", "standing"),
    [
        ("former Secretary of State John Kerry", "2019-05-10", "John Kerry", "former"),
        ("Secretary of State John Kerry", "2014-05-10", "John Kerry", "holder"),
        ("President-elect Donald Trump", "2017-01-10", "Donald Trump", "elect"),
        ("President Donald Trump", "2017-01-21", "Donald Trump", "holder"),
        ("ex-President Donald Trump", "2022-01-21", "Donald Trump", "former"),
        ("outgoing US President Joe Biden", "2024-12-21", "Joe Biden", "holder"),
    ],
)
def test_how_somebody_stands_to_the_office(
    atlas: Offices, text: str, on: str, person: str, standing: str
) -> None:
    found = best(atlas, text, on)
    assert found is not None
    assert (found.person.name, found.standing) == (person, standing)


@pytest.mark.parametrize(
    "text",
    [
        "a spokesman for Foreign Minister Hakan Fidan",
        "the wife of Emmanuel Macron",
        "Emmanuel Macron's envoy",
        "the deputy defence minister of Japan",
        "the former foreign minister of Japan",
        "the foreign ministers of Egypt and Sudan",
        "the Turkish ministers",
        "a Turkish foreign minister",
        "the minister",
        "Emmanuel Makrelos",
        "",
        "'s",
    ],
)
def test_nobody_is_taken_where_the_words_name_nobody_alone(atlas: Offices, text: str) -> None:
    assert best(atlas, text, "2024-03-01") is None


def test_a_title_alone_needs_its_day(atlas: Offices) -> None:
    assert name(best(atlas, "the Turkish foreign minister", "2024-03-01")) == "Hakan Fidan"
    assert best(atlas, "the Turkish foreign minister", None) is None


def test_a_counterpart_holds_the_office_of_who_was_named_before(atlas: Offices) -> None:
    heads = "Russian President Vladimir Putin called his Turkish counterpart."
    ministers = "Sergei Lavrov called his Turkish counterpart."
    assert name(best(atlas, "his Turkish counterpart", "2021-05-05", heads)) == "Recep Tayyip Erdoğan"
    assert name(best(atlas, "his Turkish counterpart", "2021-05-05", ministers)) == "Mevlüt Çavuşoğlu"
    assert best(atlas, "his Turkish counterpart", "2021-05-05", "He called his Turkish counterpart.") is None


def test_namesakes_are_told_apart_by_the_government_of_the_sentence(atlas: Offices) -> None:
    assert best(atlas, "King Abdullah", "2020-06-01") is None  # of Jordan and of Malaysia
    sentence = "In Kuala Lumpur, King Abdullah spoke."
    assert name(best(atlas, "King Abdullah", "2020-06-01", sentence)) == "Abdullah of Pahang"


def test_a_demonym_that_is_a_family_name_too_is_the_demonym_before_an_office(atlas: Offices) -> None:
    assert name(best(atlas, "Danish Prime Minister Mette Frederiksen", "2022-03-30")) == "Mette Frederiksen"
    assert name(best(atlas, "the Danish prime minister", "2022-03-30")) == "Mette Frederiksen"
    assert name(best(atlas, "Afghan Vice President Danish", "2016-03-30")) == "Sarwar Danish"


def test_an_initial_does_not_make_a_full_name(atlas: Offices) -> None:
    assert best(atlas, "South Korean Prime Minister K. Kim", "1975-01-01") is None
    assert name(best(atlas, "former Secretary of State A. Blinken", "2025-09-01")) == "Antony Blinken"


def test_what_somebody_held_on_a_day(atlas: Offices) -> None:
    (person,) = atlas.people("Liz Truss")
    held = {
        on: [term.office for term in atlas.held(person.id, on)] for on in ("2022-01", "2022-10-01", "2024")
    }
    assert "foreign-minister" in held["2022-01"]
    assert held["2022-10-01"] == ["head-of-government"]
    assert held["2024"] == []
    assert atlas.held("person-nobody", "2022") == ()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("deputy defence minister", None),
        ("defence minister", "defence-minister"),
        ("deputy foreign minister", "deputy-foreign-minister"),
        ("former deputy prime minister", "deputy-head-of-government"),
    ],
)
def test_a_deputy_does_not_hold_the_office(atlas: Offices, title: str, kind: str | None) -> None:
    assert atlas.office_kind(title) == kind


def test_the_leader_of_a_state_with_two_heads_is_neither_alone(atlas: Offices) -> None:
    found = atlas.meant("the Ukrainian leader", "2022-05-20")
    assert {each.person.name for each in found} >= {"Volodymyr Zelenskyy", "Denys Shmyhal"}
    assert atlas.surest(found) is None
