"""Saying in the browser that events are one, or that accounts are of another; taking it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.web import application
from tests.doors._markup import faults
from tests.doors._record import build, official_page, press_page

CLAIM = press_page().claims[0].claim.id
OFFICIAL = official_page().claims[0].claim.id
SAME, SPLIT = "/events/event-call/same", "/events/event-call/split"
PASSWORD = "correct horse battery"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return build(tmp_path / "record.sqlite")


@pytest.fixture
def client(path: Path) -> TestClient:
    return TestClient(application(str(path)), base_url="http://127.0.0.1", follow_redirects=False)


def accounts(client: TestClient, address: str) -> set[str]:
    """The claims of the event of an address, through its redirects."""
    key = address.partition("#")[0]
    found = client.get(f"/api/v1{key}", follow_redirects=True).json()
    return {one["claim"] for one in found["accounts"]}


def test_the_event_page_leads_to_both_forms_and_they_are_whole_pages(client: TestClient) -> None:
    shown = client.get("/events/event-call").text
    assert f'href="{SAME}"' in shown
    assert f'href="{SPLIT}?claim={CLAIM}"' in shown
    assert "Another event?" not in client.get("/events/event-visit").text
    for address in (SAME, f"{SAME}?q=grain", f"{SAME}?with=event-visit", SPLIT, "/review/log/events"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert faults(answer.content) == [], address


def test_another_event_is_found_by_words_by_id_and_by_the_address_of_its_page(client: TestClient) -> None:
    found = client.get(f"{SAME}?q=visit").text
    assert f'href="{SAME}?with=event-visit"' in found
    assert f'href="{SAME}?with=event-call"' not in found
    for given in ("event-visit", "https://readout.example/events/event-visit?left=USA#accounts"):
        answer = client.get(SAME, params={"q": given})
        assert (answer.status_code, answer.headers["location"]) == (303, f"{SAME}?with=event-visit")
    assert "No other event has these words" in client.get(f"{SAME}?q=zeppelin").text
    listed = client.get(f"{SAME}.json").json()
    assert listed["event"] == "event-call"
    assert all(f'href="{SAME}?with={one["id"]}"' in client.get(SAME).text for one in listed["near"])


def test_both_stand_side_by_side_and_what_differs_is_said_in_words(client: TestClient) -> None:
    shown = client.get(f"{SAME}?with=event-visit").text
    assert "Are these one event?" in shown
    assert "differs" in shown
    for reading in (press_page(), official_page()):
        assert f'href="/stories/{reading.article.id}' in shown


def test_two_events_become_one_its_old_address_leads_there_and_it_is_taken_back(client: TestClient) -> None:
    before = {key: accounts(client, f"/events/{key}") for key in ("event-call", "event-visit")}
    answer = client.post(SAME, data={"with": "event-visit", "why": "one <b>act</b>"})
    assert answer.status_code == 303
    place = answer.headers["location"]
    assert accounts(client, place) == before["event-call"] | before["event-visit"]
    assert accounts(client, "/events/event-visit") == accounts(client, "/events/event-call")
    shown = client.get(place.partition("#")[0]).text
    assert "one &lt;b&gt;act" in shown and "<b>act" not in shown
    log = client.get("/review/log/events").text
    (word,) = {part.partition('"')[0] for part in log.split('action="')[1:] if part.startswith("/review/")}
    assert f'action="{word}"' in shown
    assert client.post(word).headers["location"] == "/review/log/events"
    told = client.get(f"/api/v1/stories/{press_page().article.id}").json()["claims"]
    assert len({one["event"] for one in told}) == len(told) > 1
    assert "took back" in client.get("/review/log/events").text
    assert client.post(word).status_code == 400
    assert client.get("/review/log/events.json").json()["total"] == 2 * len(before["event-call"])


def test_accounts_are_split_off_and_come_back_to_the_event(client: TestClient) -> None:
    answer = client.post(SPLIT, data={"claim": [CLAIM], "why": "another day"})
    assert answer.status_code == 303
    place = answer.headers["location"]
    assert accounts(client, place) == {CLAIM}
    shown = client.get(place.partition("#")[0]).text
    word = next(part for part in shown.split('action="')[1:] if part.startswith("/review/log/"))
    again = client.post(word.partition('"')[0], data={"back": "event"})
    assert again.headers["location"].endswith("#said")
    assert CLAIM in accounts(client, again.headers["location"])
    assert "Undo" not in client.get(again.headers["location"].partition("#")[0]).text
    said = client.get("/api/v1/judgements").json()["judgements"]
    assert [one["verdict"] for one in said] == ["unsure", "negative"]


@pytest.mark.parametrize(
    ("address", "form", "status", "says"),
    [
        (SAME, {"with": "event-none"}, 404, "holds no event of this id"),
        (SAME, {"with": "nothing\0"}, 404, "holds no event of this id"),
        (SAME, {}, 404, "holds no event of this id"),
        (SAME, {"with": "event-old"}, 400, "These are one event already"),
        (SAME, {"with": "event-visit", "why": "x" * 1001}, 400, "1000 letters"),
        (SPLIT, {}, 400, "Choose the accounts"),
        (SPLIT, {"claim": [CLAIM, OFFICIAL]}, 400, "all the accounts"),
        (SPLIT, {"claim": ["claim-<i>"]}, 400, "no account of this event any more"),
        (SPLIT, {"claim": "x" * 30_000}, 413, "more than a form"),
        ("/events/event-none/same", {"with": "event-call"}, 404, "no event of this address"),
        ("/events/event-none/split", {"claim": CLAIM}, 404, "no event of this address"),
        ("/review/log/events/word-none", {}, 400, "obody said a word"),
    ],
)
def test_what_cannot_be_said_is_refused_with_the_reason(
    client: TestClient, address: str, form: dict[str, object], status: int, says: str
) -> None:
    answer = client.post(address, data=form)
    assert answer.status_code == status
    assert says in answer.text
    assert client.get("/review/log/events.json").json()["total"] == 0


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}])
@pytest.mark.parametrize(
    ("address", "form"), [(SAME, {"with": "event-visit"}), (SPLIT, {"claim": CLAIM})], ids=["same", "split"]
)
def test_a_word_from_another_site_is_refused(
    client: TestClient, address: str, form: dict[str, str], headers: dict[str, str]
) -> None:
    assert client.post(address, data=form, headers=headers).status_code == 403
    assert client.get("/review/log/events.json").json()["total"] == 0


def test_a_reader_sees_what_was_said_and_no_form(client: TestClient, path: Path) -> None:
    client.post(SAME, data={"with": "event-visit"})
    with pipeline.open(path) as readout:
        readout.accounts.add("rea", "reader", PASSWORD)
    web = TestClient(application(str(path)), base_url="http://127.0.0.1", follow_redirects=True)
    web.post("/login", data={"name": "rea", "password": PASSWORD})
    shown = web.get("/events/event-call").text
    assert "of <strong>one event</strong>" in shown
    for address in ("/events/event-call", f"{SAME}?with=event-letter", SPLIT, "/review/log/events"):
        assert 'method="post" action="/events' not in web.get(address).text, address
        assert 'method="post" action="/review' not in web.get(address).text, address
    assert web.post(SAME, data={"with": "event-letter"}).status_code == 403
