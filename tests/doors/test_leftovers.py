"""What pages and messages say where there is little to say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.cli import main
from readout.doors.web import application
from tests.doors._markup import faults


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "record.sqlite"
    pipeline.open(path).close()
    return path


@pytest.fixture(scope="module")
def site(bare: Path) -> TestClient:
    return TestClient(application(str(bare)), base_url="http://127.0.0.1")


def test_two_governments_of_whom_nothing_is_known_have_no_day_and_no_types(
    site: TestClient, bare: Path
) -> None:
    answer = site.get("/dyads/USA/TUR")
    assert "1970" not in answer.text
    assert "nothing is counted up to a day" in answer.text
    assert "The record holds no event of both." in answer.text
    assert faults(answer.content) == []
    assert site.get("/dyads/USA/TUR.json").json()["today_from"] == "nothing"
    assert "1970" not in site.get("/dyads/USA/TUR/brief").text
    assert "1970" not in site.get("/dyads/USA/TUR/brief.md").text
    for command in ("dyad", "brief"):
        printed = CliRunner().invoke(main, ["--db", str(bare), command, "USA", "TUR"])
        assert printed.exit_code == 0, printed.output
        assert "1970" not in printed.output


def test_the_two_fields_of_a_pair_have_names_of_their_own(site: TestClient) -> None:
    shown = site.get("/ask").text
    assert "(2)" not in shown
    assert ">One government</label>" in shown and ">The other government</label>" in shown
    assert ">One person or government</label>" in shown


@pytest.mark.parametrize("field", ["text", "html", "url", "published"])
def test_what_no_record_can_keep_is_refused_in_a_page_that_is_sent(site: TestClient, field: str) -> None:
    sent = {"text": "A page."} if field != "html" else {}
    raw = json.dumps({**sent, field: "x\0"})
    answer = site.post("/api/v1/read", content=raw, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert "NUL" in answer.json()["error"]["message"]


def test_importing_what_is_no_text_says_so(bare: Path, tmp_path: Path) -> None:
    file = tmp_path / "picture.toml"
    file.write_bytes(b'government = "TUR"\n\x89PNG\xff\xfe\x00')
    found = CliRunner().invoke(main, ["--db", str(bare), "atlas", "import", "toml", str(file)])
    assert found.exit_code == 1
    assert "no text in UTF-8, from line 2 on" in found.output
    assert "codec" not in found.output
