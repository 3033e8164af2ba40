"""Asking the atlas over HTTP."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.web import application
from readout.record import Addition

V1 = "/api/v1"


def test_who_tells_the_holder_of_a_day_with_term_and_source(client: TestClient) -> None:
    answer = client.get(f"{V1}/who?office=foreign minister&government=Turkey&on=2022-01-03").json()
    assert (answer["office"], answer["government"], answer["on"]) == ("foreign-minister", "TUR", "2022-01-03")
    (holder,) = answer["holders"]
    assert holder["name"] == "Mevlüt Çavuşoğlu"
    assert (holder["since"], holder["since_known_to"]) == ("2015-11-24", "day")
    assert holder["source"] == "page"
    assert holder["own"] is False


def test_every_term_is_told_where_all_is_asked(client: TestClient) -> None:
    answer = client.get(f"{V1}/who?office=foreign-minister&government=TUR&all=true").json()
    assert answer["on"] is None
    assert len({one["name"] for one in answer["holders"]}) >= 4


def test_nobody_known_is_an_answer_with_its_reason(client: TestClient) -> None:
    answer = client.get(f"{V1}/who?office=king&government=TUR&on=2022")
    assert answer.status_code == 200
    assert answer.json()["holders"] == []
    assert "knows no monarch of Turkey" in answer.json()["note"]
    nobody = client.get(f"{V1}/persons?name=Xyzzyq").json()
    assert nobody["persons"] == []
    assert "Xyzzyq" in nobody["note"]


def test_words_that_name_nothing_or_several_things_are_refused(client: TestClient) -> None:
    for address, words in (
        ("who?office=president&government=Congo", "COD"),
        ("who?office=president&government=Atlantis", "no government is called"),
        ("who?office=dog catcher&government=TUR", "no office is called"),
        ("who?office=president&government=TUR&on=2022-13", "is no day"),
        ("who?office=president&government=TUR&on=2022&all=true", "leave 'on' out"),
        ("persons?name=Fidan&on=soon", "is no day"),
    ):
        answer = client.get(f"{V1}/{address}")
        assert answer.status_code == 400, address
        assert words in answer.json()["error"]["message"], address


def test_persons_are_ranked_by_who_held_office_then(client: TestClient) -> None:
    found = client.get(f"{V1}/persons?name=Fidan&on=2022-01-03").json()["persons"]
    assert found[0]["name"] == "Hakan Fidan"
    assert "intelligence-chief" in found[0]["why"]
    assert any(one["office"] == "foreign-minister" for one in found[0]["terms"])


def test_rows_of_the_records_own_answer_too(tmp_path: Path) -> None:
    place = str(tmp_path / "record.sqlite")
    with pipeline.open(place) as readout:
        readout.record.add_rows(
            [Addition("row-1", "Ada Örnek", "TUR", "foreign-minister", "2026-01-10", None, "own")]
        )
    client = TestClient(application(place), base_url="http://127.0.0.1")
    (holder,) = client.get(f"{V1}/who?office=foreign minister&government=TUR&on=2026-02-01").json()["holders"]
    assert (holder["name"], holder["own"]) == ("Ada Örnek", True)
