"""Review through the doors: pages, API and command line give and take the same."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.cli import main
from readout.doors.web import application
from tests.doors._record import build, press_page

CLAIM = press_page().claims[0].claim.id
DATE = f"/review/{CLAIM}/date-0"
EDIT = {"verdict": "edit", "value": "2022-01-05", "source": "the minister's <b>diary</b>"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return build(tmp_path / "record.sqlite")


@pytest.fixture
def client(path: Path) -> TestClient:
    return TestClient(application(str(path)), base_url="http://127.0.0.1", follow_redirects=False)


def when(path: Path) -> str | None:
    with pipeline.open(path, read_only=True) as readout:
        found = readout.record.reviews.claim(CLAIM)
    return found.claim.when.value.date if found and found.claim.when else None


def test_the_queue_its_json_and_the_api_list_the_same_fields(client: TestClient) -> None:
    listed = client.get("/review.json").json()
    assert len(listed["items"]) == 20
    again = client.get("/api/v1/review").json()
    assert again["items"] == listed["items"]
    shown = client.get("/review").text
    assert all(f'href="{one["url"]}"' in shown for one in listed["items"])
    more = client.get(listed["next"]).json()["items"]
    assert not {one["url"] for one in more} & {one["url"] for one in listed["items"]}
    dates = client.get("/review.json?kind=date").json()["items"]
    assert {one["kind"] for one in dates} == {"date"}


def test_the_queue_tells_each_claim_once_with_its_fields_below(client: TestClient) -> None:
    items = [one for one in client.get("/review.json").json()["items"] if not one["missing"]]
    claims = list(dict.fromkeys(one["claim"] for one in items))
    assert len(claims) < len(items)
    groups = html.fromstring(client.get("/review").text).xpath("//ol[@class='review-items']/li")
    assert len(groups) == len(claims)
    for group, claim in zip(groups, claims, strict=True):
        links = group.xpath(".//ul[@class='review-group']/li//a/@href")
        assert links == [one["url"] for one in items if one["claim"] == claim]
        assert len(group.findall(".//h2")) == 1 and len(group.findall(".//q")) <= 1
        sentences = [one.text_content() for one in group.find_class("snippet")]
        assert len(sentences) == len(set(sentences))


def test_the_kind_that_was_asked_for_stays_in_every_address(client: TestClient) -> None:
    first = client.get("/review.json?kind=party").json()["items"][0]["url"]
    assert f'href="{first}?kind=party"' in client.get("/review?kind=party").text
    answer = client.post(f"{first}?kind=party", data={"verdict": "accept"})
    assert answer.headers["location"] == f"{first}?kind=party"
    second = client.get("/review.json?kind=party").json()["items"][0]["url"]
    assert second != first
    assert f'<a href="{second}?kind=party">Next field' in client.get(f"{first}?kind=party").text


def test_the_event_page_leads_from_each_account_to_its_fields(client: TestClient) -> None:
    shown = client.get("/events/event-call").text
    assert f'href="/review?claim={CLAIM}"' in shown
    fields = client.get(f"/review.json?claim={CLAIM}").json()["items"]
    assert {one["claim"] for one in fields} == {CLAIM}
    assert {"type", "status", "date", "party"} <= {one["kind"] for one in fields}


def test_a_field_stands_beside_its_story_with_its_place_marked(client: TestClient) -> None:
    shown = client.get(DATE).text
    assert "<mark" in shown and ">4 January 2022</mark>" in shown
    assert client.get(DATE + ".json").json()["value"] == "2022-01-04"


def test_a_form_edits_shows_it_escaped_logs_it_and_takes_it_back(client: TestClient, path: Path) -> None:
    before = when(path)
    answer = client.post(DATE, data=EDIT)
    assert (answer.status_code, answer.headers["location"]) == (303, DATE)
    assert when(path) == "2022-01-05"
    shown = client.get(DATE).text
    assert "&lt;b&gt;diary" in shown and "<b>diary" not in shown
    word = client.get(DATE + ".json").json()["word"]
    assert (word["who"], word["verdict"], word["was"]) == (getpass.getuser(), "edit", before)
    assert client.post(DATE, data={"verdict": "undo"}).status_code == 303
    assert when(path) == before
    log = client.get("/review/log.json").json()
    assert [one["verdict"] for one in log["words"]] == ["undo", "edit"]
    assert client.get("/review/log").text.count(f'href="{DATE}"') == 2


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"verdict": "edit", "value": "2022-01-05"}, "An edit needs a source"),
        ({"verdict": "edit", "value": "<i>soon</i>", "source": "x"}, "&lt;i&gt;soon&lt;/i&gt;"),
        ({"verdict": "guess"}, "Choose what to say"),
        ({}, "Choose what to say"),
    ],
)
def test_a_form_that_is_wrong_comes_back_with_the_reason(
    client: TestClient, path: Path, form: dict[str, str], says: str
) -> None:
    before = when(path)
    answer = client.post(DATE, data=form)
    assert answer.status_code == 400
    assert says in answer.text
    assert when(path) == before
    assert client.get("/review/log.json").json()["total"] == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("address", [DATE, "/api/v1/review"])
def test_a_word_from_another_site_is_refused(
    client: TestClient, path: Path, headers: dict[str, str], address: str
) -> None:
    before = when(path)
    assert client.post(address, data=EDIT, headers=headers).status_code == 403
    assert when(path) == before


def test_too_long_a_form_and_addresses_of_nothing_are_refused(client: TestClient) -> None:
    assert client.post(DATE, data={"value": "x" * 30_000}).status_code == 413
    assert client.get("/review/claim-none/date-0").status_code == 404
    assert client.get(f"/review/{CLAIM}/weather-0").status_code == 404
    assert client.post("/review/claim-none/date-0", data=EDIT).status_code == 404
    assert client.get("/review?claim=claim-none").status_code == 400
    assert client.get("/review?skip=-1").status_code == 400
    assert client.get("/review?kind=weather").status_code == 400
    assert client.get("/api/v1/review?kind=weather").status_code == 400


def test_the_api_takes_a_word_and_says_what_is_wrong_with_one(client: TestClient, path: Path) -> None:
    word = {"claim": CLAIM, "field": "date-0", **EDIT}
    answer = client.post("/api/v1/review", json=word)
    assert answer.status_code == 200
    assert answer.json()["word"]["value"] == "2022-01-05"
    assert when(path) == "2022-01-05"
    assert client.post("/api/v1/review", json=word | {"source": ""}).status_code == 400
    assert client.post("/api/v1/review", json=word | {"verdict": "guess"}).status_code == 400
    assert client.get("/api/v1/review/log").json()["total"] == 1


def test_the_api_says_which_events_are_one_and_takes_it_back(client: TestClient) -> None:
    listed = [one["id"] for one in client.get("/api/v1/events").json()["events"]]
    first, second = listed[:2]
    address = "/api/v1/judgements"
    joined = client.post(address, json={"say": "merge", "events": [first, second], "why": "one act"})
    assert joined.status_code == 200, joined.text
    told = joined.json()
    accounts = [one["claim"] for one in client.get(told["api"]).json()["accounts"]]
    assert client.get(told["url"]).status_code == 200
    words = client.get(address).json()
    assert {(one["verdict"], one["who"], one["why"]) for one in words["judgements"]} == {
        ("positive", getpass.getuser(), "one act")
    }
    split = client.post(address, json={"say": "split", "claim": accounts[0]})
    assert split.status_code == 200
    assert [one["claim"] for one in client.get(split.json()["api"]).json()["accounts"]] == accounts[:1]
    assert client.post(address, json={"say": "undo", "claim": accounts[0]}).status_code == 200
    assert client.get(address).json()["judgements"][0]["verdict"] == "unsure"


@pytest.mark.parametrize(
    "word",
    [
        {"say": "merge", "events": []},
        {"say": "merge", "events": ["event-none", "event-call"]},
        {"say": "split"},
        {"say": "split", "claim": "claim-none"},
        {"say": "undo", "events": ["event-call"], "claim": CLAIM},
        {"say": "undo", "events": ["event-call"]},
        {"say": "divorce", "claim": CLAIM},
        {"say": "split", "claim": "\0"},
    ],
)
def test_a_word_on_events_that_cannot_be_said_is_refused(client: TestClient, word: dict[str, object]) -> None:
    assert client.post("/api/v1/judgements", json=word).status_code == 400
    assert client.get("/api/v1/judgements").json() == {"judgements": [], "total": 0, "next": None}


def test_what_is_not_verifiable_is_said_on_every_page_and_in_exports(client: TestClient) -> None:
    assert client.post(DATE, data={"verdict": "not-verifiable"}).status_code == 303
    story = client.get(f"/api/v1/stories/{press_page().article.id}").json()
    (claim,) = [one for one in story["claims"] if one["id"] == CLAIM]
    assert claim["unverifiable"] == ["date"]
    page = f"/events/{claim['event']}"
    assert "<dt>Not verifiable</dt><dd>date;" in client.get(page).text
    sent = client.get("/api/v1/export/jsonl").text.splitlines()
    told = {one["claim"]: one["absences"] for line in sent for one in json.loads(line)["accounts"]}
    assert told[CLAIM]["date"] == "not verifiable"
    client.post(DATE, data={"verdict": "undo"})
    assert "Not verifiable</dt>" not in client.get(page).text


ADDED = {"verdict": "edit", "value": "Jane Example; Envoy; POL", "source": "phone"}


def parties(client: TestClient) -> list[str]:
    event = client.get(f"/api/v1/stories/{press_page().article.id}").json()
    (told,) = [one for one in event["claims"] if one["id"] == CLAIM]
    return [one["actor"]["name"] for one in told["parties"]]


def test_somebody_who_is_missing_is_added_on_the_page_and_taken_back(client: TestClient) -> None:
    form = f"/review/{CLAIM}/party-new"
    assert f'href="{form}"' in client.get("/events/event-call").text
    shown = client.get(form).text
    assert "A missing party" in shown and 'value="accept"' not in shown
    before = parties(client)
    answer = client.post(form, data=ADDED | {"source": "no such words"})
    assert answer.status_code == 400
    assert "as they stand in the story" in answer.text
    answer = client.post(form, data=ADDED)
    place = answer.headers["location"]
    assert (answer.status_code, place) == (303, f"/review/{CLAIM}/party-{len(before)}")
    assert parties(client) == [*before, "Jane Example"]
    shown = client.get(place).text
    assert "Jane Example" in shown and ">phone</mark>" in shown
    listed = client.get(f"/review?claim={CLAIM}").text
    assert "Jane Example" in listed and "add a topic" in listed and "add an attribution" in listed
    assert "Jane Example" in client.get("/events/event-call").text
    client.post(place, data={"verdict": "undo"})
    assert parties(client) == before
    assert [one["verdict"] for one in client.get("/review/log.json").json()["words"]] == ["undo", "edit"]


def test_somebody_who_is_missing_is_added_over_the_api_and_at_the_command_line(
    client: TestClient, path: Path
) -> None:
    before = parties(client)
    word = {"claim": CLAIM, "field": "party-new", **ADDED}
    answer = client.post("/api/v1/review", json=word)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["field"], told["missing"]) == (f"party-{len(before)}", True)
    (place,) = told["spans"]
    assert press_page().article.text[place["start"] : place["end"]] == "phone"
    words = ["add", CLAIM, "party", "Bo Example; ; DNK", "--source", "phone", "--who", "ada"]
    found = CliRunner().invoke(main, ["--db", str(path), "review", *words])
    assert found.exit_code == 0, found.output
    assert f"party-{len(before) + 1}" in found.output
    assert parties(client) == [*before, "Jane Example", "Bo Example"]
    items = client.get(f"/api/v1/review?claim={CLAIM}").json()["items"]
    open_place = next(one["field"] for one in items if one["missing"] and not one["word"])
    assert open_place == f"party-{len(before) + 2}"


def test_the_command_line_lists_says_and_takes_back(path: Path) -> None:
    def run(*words: str) -> str:
        found = CliRunner().invoke(main, ["--db", str(path), "review", *words])
        assert found.exit_code == 0, found.output
        return found.output

    assert CLAIM in run("--claim", CLAIM)
    assert "sample" in run("--limit", "100")
    assert "edit: 2022-01-05" in run(
        "edit", CLAIM, "date-0", "2022-01-05", "--source", "a diary", "--who", "ada"
    )
    assert when(path) == "2022-01-05"
    run("undo", CLAIM, "date-0")
    assert "accept" in run("accept", CLAIM, "status-0")
    assert "not-verifiable" in run("not-verifiable", CLAIM, "place-0", "--why", "no page says")
    log = run("log")
    assert [word for word in ("ada", "a diary", "no page says") if word not in log] == []
    refused = CliRunner().invoke(main, ["--db", str(path), "review", "accept", CLAIM, "weather-0"])
    assert refused.exit_code == 1
    assert "has no field" in refused.output
