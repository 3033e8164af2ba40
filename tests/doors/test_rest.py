"""The REST API: its answers, its errors, its description."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema_rs import validator_for
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.web import application
from readout.pipeline.questions import Questions
from tests.doors._record import build, official_page, press_page

V1 = "/api/v1"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
PAGE = (
    "Foreign ministers speak\n"
    "ANKARA, 4 January 2022. US Secretary of State Antony Blinken spoke by phone with Turkish Foreign "
    "Minister Mevlut Cavusoglu on 3 January 2022 about grain exports, the State Department said.\n"
)


def test_events_come_newest_first_with_a_cursor_to_the_next(crowded: TestClient) -> None:
    address, seen = f"{V1}/events?limit=25&since=2021", []
    while address:
        answer = crowded.get(address).json()
        assert answer["total"] == 70
        seen += [event["when"]["date"] for event in answer["events"]]
        address = answer["next"]
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 70


def test_an_event_carries_every_account_with_its_evidence(client: TestClient) -> None:
    answer = client.get(f"{V1}/events/event-call").json()
    assert answer["participants"][0] == {
        "id": "a-blinken",
        "name": "Antony Blinken",
        "office": "Secretary of State",
        "government": "USA",
        "role": "both",
        "since": "2021-01-26",
        "until": "2025-01-20",
        "qid": "Q7821917",
        "known": True,
    }
    assert answer["when"]["candidates"] == ["2021-01-03", "2022-01-03"]
    assert [one["official"] for one in answer["accounts"]] == [None, "USA"]
    assert (
        answer["accounts"][1]["evidence"]
        == "Secretary Blinken spoke by phone with Foreign Minister Çavuşoğlu"
    )
    assert answer["differences"][0]["field"] == "date"
    assert client.get(answer["accounts"][0]["story_url"]).status_code == 200
    assert answer == client.get("/events/event-call.json").json()


def test_a_story_s_spans_index_its_text(client: TestClient) -> None:
    reading = press_page()
    answer = client.get(f"{V1}/stories/{reading.article.id}").json()
    text = answer["text"]
    evidence = answer["claims"][0]["evidence"]
    assert text[evidence["start"] : evidence["end"]].startswith("Blinken and Çavuşoğlu talked")
    party = answer["claims"][1]["parties"][1]["words"]
    assert [text[span["start"] : span["end"]] for span in party["spans"]] == ["Greece"]
    assert [one["headline"] for one in answer["related"]] == [
        "Grain ships leave the harbour – Minister",
        "Harbour master retires",
    ]
    assert answer["claims"][1]["event"] == "event-visit"
    assert answer["problems"][0]["code"] == "P016"


def test_search_gives_events_stories_and_facets(client: TestClient) -> None:
    answer = client.get(f"{V1}/search", params={"q": "GRAIN", "side": "united states"}).json()
    assert [event["id"] for event in answer["events"]] == ["event-call"]
    assert {hit["story"] for hit in answer["stories"]} == {
        official_page().article.id,
        press_page().article.id,
    }
    for hit in answer["stories"]:
        assert {hit["snippet"][mark["start"] : mark["end"]].lower() for mark in hit["marks"]} == {"grain"}
    assert {"value": "call", "count": 1} in answer["facets"]["event_type"]


def test_a_merged_event_leads_on(client: TestClient) -> None:
    answer = client.get(f"{V1}/events/event-old")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"{V1}/events/event-call"


def test_a_person_known_under_another_id_and_a_government_by_name_lead_on(client: TestClient) -> None:
    for asked, found in (
        ("actors/a-blinken", "actors/person-0a141bf17cdffc6d"),
        ("actors/a-greece", "governments/GRC"),
        ("governments/Turkey", "governments/TUR"),
    ):
        answer = client.get(f"{V1}/{asked}")
        assert answer.status_code == 301
        assert answer.headers["location"] == f"{V1}/{found}"
        assert client.get(answer.headers["location"]).status_code == 200


def test_events_and_stories_are_narrowed_to_people(client: TestClient) -> None:
    answer = client.get(f"{V1}/search", params={"q": "grain", "actor": ["a-blinken", "a-cavusoglu"]}).json()
    assert [event["id"] for event in answer["events"]] == ["event-call"]
    assert {hit["story"] for hit in answer["stories"]} == {
        official_page().article.id,
        press_page().article.id,
    }
    nobody = client.get(f"{V1}/search", params={"q": "grain", "actor": "a-envoy"}).json()
    assert (nobody["total"], nobody["stories"]) == (0, [])


def test_health_counts_the_record(client: TestClient) -> None:
    answer = client.get(f"{V1}/health").json()
    assert answer["status"] == "ok"
    assert answer["record"]["pages"] == 4
    assert answer["record"]["events"] == 3


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", PAGE),
        ("text/plain; charset=utf-8", PAGE),
        (
            "application/json",
            json.dumps({"text": PAGE, "url": "https://news.example/1", "published": "2022-01-04"}),
        ),
        (
            "text/html",
            f"<html><head><title>Call</title></head><body><article><p>{PAGE}</p></article></body></html>",
        ),
        (
            "application/json",
            json.dumps({"html": f"<html><body><article><p>{PAGE}</p></article></body></html>"}),
        ),
    ],
)
def test_a_page_that_is_sent_is_read_and_forgotten(client: TestClient, kind: str, body: str) -> None:
    before = client.get(f"{V1}/health").json()
    answer = client.post(f"{V1}/read", content=body.encode(), headers={"content-type": kind})
    assert answer.status_code == 200, answer.text
    (call,) = answer.json()["engagements"]
    assert call["type"] == "call"
    assert call["date"] == "2022-01-03"
    assert {one["country_iso3"] for one in call["participants"]} == {"USA", "TUR"}
    assert client.get(f"{V1}/health").json() == before


def test_spans_of_a_text_that_is_sent_count_its_own_letters(client: TestClient) -> None:
    text = "🕊 " + PAGE
    answer = client.post(f"{V1}/read", json={"text": text}).json()
    evidence = answer["engagements"][0]["evidence"]
    assert "Blinken" in text[evidence["start"] : evidence["end"]]
    assert text[slice(*answer["engagements"][0]["spans"]["date"][0])].startswith(("on 3", "3 January"))


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"),
    [
        (b"x" * 5_000_001, "text/plain", 413, "too_large"),
        (b"%PDF", "application/pdf", 415, "unsupported_media_type"),
        (b"", "", 415, "unsupported_media_type"),
        (b"{", "application/json", 400, "bad_request"),
        (b"[]", "application/json", 400, "bad_request"),
        (b"{}", "application/json", 400, "bad_request"),
        (b'{"text": "a", "html": "b"}', "application/json", 400, "bad_request"),
        (b'{"text": 3}', "application/json", 400, "bad_request"),
        (b'{"text": "a", "colour": "red"}', "application/json", 400, "bad_request"),
        (b'{"text": "a", "published": "yesterday"}', "application/json", 400, "bad_request"),
    ],
)
def test_what_is_no_page_is_refused(
    client: TestClient, content: bytes, kind: str, status: int, code: str
) -> None:
    answer = client.post(f"{V1}/read", content=content, headers={"content-type": kind} if kind else {})
    assert answer.status_code == status, answer.text
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["message"]


def test_a_body_without_a_length_is_cut_off(client: TestClient) -> None:
    sent = 0

    def endless():  # type: ignore[no-untyped-def]
        nonlocal sent
        for _ in range(200):
            sent += 1
            yield b"x" * 100_000

    answer = client.post(f"{V1}/read", content=endless(), headers={"content-type": "text/plain"})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"\xff\xfe\x00", b"\x00" * 50, b"<" * 3000, "\u202e\ufeff".encode()]
)
def test_no_bytes_break_the_reading(client: TestClient, body: bytes) -> None:
    for kind in ("text/plain", "text/html", "text/html; charset=utf-7", "text/html; charset=no-such"):
        answer = client.post(f"{V1}/read", content=body, headers={"content-type": kind})
        assert answer.status_code == 200
        assert answer.json()["engagements"] == []
        assert answer.json()["problems"]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/events?limit=0", 400, "bad_request"),
        ("/events?limit=1001", 400, "bad_request"),
        ("/events?since=never", 400, "bad_request"),
        ("/events?side=Narnia", 400, "bad_request"),
        ("/events?cursor=%F0", 400, "bad_request"),
        ("/search?type=duel", 400, "bad_request"),
        ("/search?q=" + "x" * 501, 400, "bad_request"),
        ("/events/none", 404, "not_found"),
        ("/stories/none", 404, "not_found"),
        ("/nothing", 404, "not_found"),
    ],
)
def test_errors_have_one_shape(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(V1 + address)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message"}
    assert answer.json()["error"]["code"] == code


def test_a_wrong_method_has_the_same_shape(client: TestClient) -> None:
    answer = client.delete(f"{V1}/events")
    assert answer.status_code == 405
    assert answer.json()["error"]["code"] == "method_not_allowed"
    assert client.get(f"{V1}/read").status_code == 405


def test_a_record_that_vanished_is_said_so(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from readout.doors.web import application

    path = build(tmp_path / "record.sqlite")
    with TestClient(application(str(path)), base_url="http://127.0.0.1") as client:
        assert client.get(f"{V1}/events").status_code == 200
        path.write_bytes(b"no record any more" * 1000)
        for other in path.parent.glob("record.sqlite-*"):
            other.unlink()
        answer = client.get(f"{V1}/stories/{official_page().article.id}")
        assert answer.status_code == 503
        assert answer.json()["error"]["code"] == "record_unavailable"
        assert "The record cannot be read now" in client.get("/").text


# -- the description -----------------------------------------------------------------------------------------


def test_the_description_is_valid_and_names_every_route(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    lists = {"events", "search", "actors", "governments", "who", "persons"}
    things = {
        "events/{key}",
        "events/{key}/comparison",
        "stories/{key}",
        "actors/{key}",
        "governments/{code}",
    }
    dyads = {"dyads", "dyads/{left}/{right}", "dyads/{left}/{right}/brief"}
    asked = {"ask", "package.zip", *(f"ask/{one.name}" for one in Questions.all())}
    others = {"read", "health", "export/{form}", "quality", "quality/problems/{code}", "review", "review/log"}
    others.add("judgements")
    every = lists | things | dyads | asked | others
    assert set(described["paths"]) == {f"{V1}/{path}" for path in every}
    for path in described["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert operation["responses"]["400"]["content"]["application/json"]["schema"]["$ref"].endswith(
                "/Failure"
            )
    for name, schema in described["components"]["schemas"].items():
        validator_for(schema | {"components": described["components"]})
        assert schema["type"] == "object", name


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    """Over a record of its own: what is asked of it may write."""
    app = application(str(build(tmp_path_factory.mktemp("asked") / "record.sqlite")))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, headers={"host": "127.0.0.1"})


RIGHT, WRONG = GenerationMode.POSITIVE, GenerationMode.NEGATIVE


# An id may be any words at all and health takes nothing, so only the others can be asked wrongly.
@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [
        ("GET", "/events", RIGHT),
        ("GET", "/events", WRONG),
        ("GET", "/who", RIGHT),
        ("GET", "/who", WRONG),
        ("GET", "/persons", RIGHT),
        ("GET", "/persons", WRONG),
        ("GET", "/search", RIGHT),
        ("GET", "/search", WRONG),
        ("GET", "/ask/contacts", RIGHT),
        ("GET", "/ask/contacts", WRONG),
        ("GET", "/ask/said", RIGHT),
        ("GET", "/ask/phrase", RIGHT),
        ("GET", "/ask/unconfirmed", RIGHT),
        ("GET", "/events/{key}", RIGHT),
        ("GET", "/events/{key}/comparison", RIGHT),
        ("GET", "/stories/{key}", RIGHT),
        ("GET", "/actors", RIGHT),
        ("GET", "/actors", WRONG),
        ("GET", "/actors/{key}", RIGHT),
        ("GET", "/governments", RIGHT),
        ("GET", "/governments", WRONG),
        ("GET", "/governments/{code}", RIGHT),
        ("GET", "/health", RIGHT),
        ("POST", "/read", RIGHT),
        ("POST", "/read", WRONG),
        ("GET", "/review", RIGHT),
        ("GET", "/review", WRONG),
        ("GET", "/review/log", RIGHT),
        ("GET", "/judgements", RIGHT),
        ("POST", "/review", RIGHT),
        ("POST", "/review", WRONG),
        ("POST", "/judgements", RIGHT),
        ("POST", "/judgements", WRONG),
    ],
)
def test_whatever_is_asked_the_answer_is_as_described(
    api: BaseSchema, method: str, path: str, mode: GenerationMode
) -> None:
    _fuzzed(api[V1 + path][method], mode)


CLAIM = press_page().claims[0].claim.id
_FIELDS = st.sampled_from(["date-0", "status-0", "type-0", "place-0", "party-0", "party-9", "topic-0"])
_WORDS = st.text(max_size=20) | st.sampled_from(
    ["", "2022-01-05", "call", "denied", "A; B; TUR", "\0", "\ud800"]
)
_SAYINGS = st.fixed_dictionaries(
    {
        "claim": st.just(CLAIM),
        "field": _FIELDS,
        "verdict": st.sampled_from(["accept", "edit", "not-verifiable", "undo"]),
    },
    optional={"value": _WORDS, "source": _WORDS, "why": _WORDS},
)


def test_whatever_is_said_of_a_field_is_kept_or_refused_and_the_record_stays_whole(tmp_path: Path) -> None:
    path = build(tmp_path / "record.sqlite")
    web = TestClient(application(str(path)), base_url="http://127.0.0.1")

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(said=_SAYINGS)
    def say(said: dict[str, str]) -> None:
        before = web.get(f"{V1}/review/log").json()["total"]
        answer = web.post(f"{V1}/review", content=json.dumps(said))
        assert answer.status_code in (200, 400), answer.text
        assert web.get(f"{V1}/review/log").json()["total"] == before + (answer.status_code == 200)

    say()
    for field in web.get(f"{V1}/review", params={"claim": CLAIM}).json()["items"]:
        while web.post(f"{V1}/review", json=_said(field, "undo")).status_code == 200:
            pass
    with pipeline.open(path, read_only=True) as readout:
        kept = readout.record.reviews.claim(CLAIM)
        assert kept is not None
        assert kept.claim == press_page().claims[0].claim


def _said(field: dict[str, str], verdict: str) -> dict[str, str]:
    return {"claim": field["claim"], "field": field["field"], "verdict": verdict}


def _fuzzed(operation: APIOperation, mode: GenerationMode) -> None:  # type: ignore[type-arg]
    asked = 0

    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        nonlocal asked
        asked += 1
        case.call_and_validate(headers={"host": "127.0.0.1"}, checks=CHECKS)

    ask()
    assert asked


def test_the_two_sides_of_an_event(client: TestClient) -> None:
    answer = client.get(f"{V1}/events/event-call/comparison").json()
    assert {answer["left"]["government"], answer["right"]["government"]} == {"TUR", "USA"}
    assert answer == client.get(f"{V1}/events/event-call").json()["comparison"]
    turned = client.get(f"{V1}/events/event-call/comparison", params={"left": "usa", "right": "tur"}).json()
    assert (turned["left"]["government"], turned["right"]["government"]) == ("USA", "TUR")
    assert client.get(f"{V1}/events/event-call/comparison", params={"left": "FRA"}).status_code == 400
    assert client.get(f"{V1}/events/nothing/comparison").status_code == 404
