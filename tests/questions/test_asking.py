"""What holds for every question: bad words are refused alike, and its help, form and route ask the same."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from lxml import html

from readout.doors.cli import main
from readout.pipeline.questions import Question, Questions
from tests.questions.doors import Doors

ALL = [pytest.param(one, id=one.name) for one in Questions.all()]


@pytest.mark.parametrize("one", ALL)
def test_a_question_is_whole(one: Question) -> None:
    names = [column.name for column in one.columns]
    assert len(names) == len(set(names))
    assert not {"events", "stories", "places"} & set(names)
    assert one.title.endswith("?")
    assert one.example.split()[0] == one.name
    abouts = [each.about for each in one.columns] + [each.about for each in one.parameters]
    assert all(about and not about.endswith(".") for about in abouts)


@pytest.mark.parametrize("one", ALL)
def test_a_question_has_help_a_form_and_a_route(one: Question, doors: Doors) -> None:
    told = doors.cli("ask", one.name, "--help")
    assert "Example:" in told
    form = html.fromstring(doors.web.get(f"/ask/{one.name}").text).xpath(
        f"//form[@action='/ask/{one.name}']"
    )[0]
    assert set(form.xpath(".//input/@name")) == {each.name for each in one.parameters}
    assert set(form.xpath(".//label/@for")) == set(form.xpath(".//input/@id"))
    route = doors.json("/api/openapi.json")["paths"][f"/api/v1/ask/{one.name}"]["get"]
    assert {each["name"] for each in route["parameters"]} == {each.name for each in one.parameters}


BAD = [
    ("contacts", ["USA"], {"side": "USA"}),
    ("contacts", ["USA", "USA"], {"side": ["USA", "USA"]}),
    ("contacts", ["USA", "Atlantis"], {"side": ["USA", "Atlantis"]}),
    ("contacts", ["USA", "TUR", "--since", "yesterday"], {"side": ["USA", "TUR"], "since": "yesterday"}),
    ("contacts", ["USA", "TUR", "--since", "0001"], {"side": ["USA", "TUR"], "since": "0001"}),
    ("contacts", ["USA", "TUR", "--since", "2022/2023"], {"side": ["USA", "TUR"], "since": "2022/2023"}),
    ("firsts", ["0001-01-02"], {"since": "0001-01-02"}),
    ("firsts", ["2022"], {"since": "2022"}),
    ("said", ["a\x07b", "USA"], {"by": "a\x07b", "about": "USA"}),
    ("firsts", ["2022-02-24", "--days", "0"], {"since": "2022-02-24", "days": "0"}),
    ("last-contact", ["Nobody Atall", "USA"], {"parties": ["Nobody Atall", "USA"]}),
    ("sources", ["event-0"], {"event": "event-0"}),
    ("phrase", ["UKR", "x" * 201], {"side": "UKR", "words": "x" * 201}),
]


@pytest.mark.parametrize(("name", "words", "given"), BAD)
def test_bad_words_are_refused_at_every_door(
    name: str, words: list[str], given: dict[str, str | list[str]], doors: Doors
) -> None:
    answer = doors.web.get(f"/api/v1/ask/{name}", params=given)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]
    assert doors.web.get(f"/ask/{name}.csv", params=given).status_code == 400
    run = CliRunner().invoke(main, ["--db", doors.db, "ask", name, *words])
    assert run.exit_code != 0
    assert run.exception is None or isinstance(run.exception, SystemExit)


def test_an_unknown_question_and_parameter(doors: Doors) -> None:
    assert doors.web.get("/ask/nothing").status_code == 404
    assert doors.web.get("/ask/nothing.json").status_code == 404
    assert doors.web.get("/api/v1/ask/nothing").status_code == 404
    assert doors.web.get("/api/v1/ask/changed?outlet=x").status_code == 400
    assert CliRunner().invoke(main, ["--db", doors.db, "ask", "nothing"]).exit_code == 2


def test_the_index_lists_every_question(doors: Doors) -> None:
    listed = [one["name"] for one in doors.json("/api/v1/ask")["questions"]]
    assert listed == [one.name for one in Questions.all()]
    text = html.fromstring(doors.web.get("/ask").text).text_content()
    assert all(one.title in text for one in Questions.all())
    assert all(name in doors.cli("ask", "--help") for name in listed)
