"""The commands and the web pages over a record in a file and over one in PostgreSQL: the same answers."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from sqlalchemy.engine import make_url
from starlette.testclient import TestClient

from readout.doors.cli import main
from readout.doors.web import application
from tests.doors._record import build

PAGE = (
    "US and Turkish foreign ministers speak – State Department\n\n"
    "US Secretary of State Antony Blinken spoke by phone with Turkish Foreign Minister Mevlut Cavusoglu on "
    "3 January 2022 about grain exports, the State Department said.\n"
)
SECRET = "hidden%2Fword"


def with_password(address: str) -> str:
    """The same record by an address that holds a password; a server that trusts us does not look at it."""
    if "://" not in address:
        return address
    shown = make_url(address).set(password=SECRET)
    return shown.render_as_string(hide_password=False)


def test_a_walk_through_the_commands(address: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    given = with_password(address)

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(main, ["--db", given, *arguments])
        assert result.exit_code == 0, result.output
        assert SECRET not in result.output
        assert "hidden" not in result.output
        return result.output

    assert "1 new, 0 already there" in run("add", "--reader", "rules", str(page))
    assert "0 new, 1 already there" in run("add", "--reader", "rules", str(page))
    assert "Blinken" in run("events", "USA", "TUR")
    assert "Cavusoglu" in run("search", "Çavuşoğlu")
    assert "2022-01-03" in run("export", "csv")
    assert "the record is sound" in run("doctor")


def test_a_walk_through_the_pages(address: str) -> None:
    build(address)
    client = TestClient(application(address), base_url="http://127.0.0.1", follow_redirects=False)
    latest = client.get("/index.json").json()
    assert latest["total"] == len(latest["events"]) > 2
    found = client.get("/search", params={"q": "cavusoglu", "side": "USA"})
    assert found.status_code == 200
    assert "Mevlüt Çavuşoğlu" in found.text
    for event in latest["events"]:
        assert client.get(f"/events/{event['id']}").status_code == 200
        answer = client.get(f"/api/v1/events/{event['id']}").json()
        for account in answer["accounts"]:
            assert client.get(f"/stories/{account['story']}").status_code == 200
    assert client.get("/search", params={"q": "\x00", "outlet": "\x00"}).status_code == 200
    assert client.get("/events/none%00such").status_code == 404
    assert client.get("/search.csv").text.startswith("\ufeff") or "," in client.get("/search.csv").text
