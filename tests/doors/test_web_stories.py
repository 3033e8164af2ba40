"""What the pages, the API and the command line show of stories beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.cli import main
from readout.doors.web import application
from readout.record import Page
from tests.doors._markup import find, parse

WIRE = (
    "Blinken, Fidan discuss grain exports\n"
    "U.S. Secretary of State Antony Blinken spoke by phone with Turkish Foreign Minister Hakan Fidan on "
    "Tuesday, July 18, 2023, about grain exports, an official said.\n"
    "The corridor through the straits had closed the day before, and mills in three countries had begun to "
    "count their stocks. Traders in the port expected the price of wheat to climb within the week.\n"
)
LATER = (
    "Blinken meets Fidan in Jakarta\n"
    "U.S. Secretary of State Antony Blinken met Turkish Foreign Minister Hakan Fidan in Jakarta on "
    "August 2, 2023, on the margins of a conference.\n"
    "MORE ABOUT\n"
    "Blinken, Lavrov meet in Jakarta – Department of State\n"
    "16:01, 20.07.2023\n"
)
TOLD = (
    ("agency", WIRE, "2023-07-18T18:00Z"),
    ("paper", WIRE + "This story comes from an agency.\n", "2023-07-19"),
    ("later", LATER, "2023-08-03"),
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stories") / "record.sqlite"
    with pipeline.open(path, reader="rules") as readout:
        for name, text, published in TOLD:
            page = Page(
                f"https://{name}.example/1", text.encode(), "test", name, published=published, text_given=True
            )
            readout.record.add(readout.read_page(page))
        readout.merge()
    return path


@pytest.fixture(scope="module")
def keys(db: Path) -> dict[str, str]:
    with pipeline.open(db, read_only=True) as readout:
        return {article.name or "": article.id for article in readout.record.articles()}


@pytest.fixture(scope="module")
def site(db: Path) -> TestClient:
    return TestClient(application(str(db)), base_url="http://127.0.0.1", follow_redirects=False)


def test_a_copy_says_what_it_is_a_copy_of(site: TestClient, keys: dict[str, str]) -> None:
    page = site.get(f"/stories/{keys['paper']}").content
    (copied,) = parse(page).xpath("//dt[text()='Copy of']/following-sibling::dd/a/@href")
    assert copied == f"/stories/{keys['agency']}"
    first = site.get(f"/stories/{keys['agency']}").content
    assert not parse(first).xpath("//dt[text()='Copy of']")
    (elsewhere,) = parse(first).xpath("//section[@aria-labelledby='copies']//a/@href")
    assert elsewhere == f"/stories/{keys['paper']}"


def test_more_about_and_latest_stand_apart_from_the_headlines_on_the_page(
    site: TestClient, keys: dict[str, str]
) -> None:
    page = site.get(f"/stories/{keys['later']}").content
    (more,) = find(page, "//section[@aria-labelledby='more-about']//li")
    assert "18 July 2023" in more
    assert "Blinken, Fidan discuss grain exports" in more
    assert "the same people" in more
    assert len(find(page, "//section[@aria-labelledby='latest-events']//li")) == 2
    (printed,) = find(page, "//section[@aria-labelledby='related']//li")
    assert "read from the headline alone: meeting: " in printed


def test_an_event_counts_independent_sources(site: TestClient, keys: dict[str, str], db: Path) -> None:
    call = next(one for one in site.get("/api/v1/events").json()["events"] if one["type"] == "call")
    assert (call["sources"], call["independent"]) == (2, 1)
    page = site.get(call["url"]).content
    assert "2 accounts from 1 independent source" in find(page, "//p[@class='lead']")[0]
    assert "copy of" in " ".join(find(page, "//article[contains(@class,'account')]"))
    rows = find(site.get("/").content, "//li[@class='event']")
    assert any("on 2 pages" in row and "+" not in row for row in rows)
    told = CliRunner().invoke(main, ["--db", str(db), "events", "--type", "call", "--sources"]).output
    assert "1 on 2 pages" in told
    assert "copy of agency" in " ".join(told.split())
    answer = site.get(f"{call['url']}.json").json()
    assert {one["copy_of"] for one in answer["accounts"]} == {None, keys["agency"]}


def test_the_api_gives_copies_related_stories_and_weak_claims(site: TestClient, keys: dict[str, str]) -> None:
    paper = site.get(f"/api/v1/stories/{keys['paper']}").json()
    assert paper["copy_of"]["story"] == keys["agency"]
    assert paper["copy_of"]["share"] > 0.75
    assert [one["story"] for one in paper["more_about"]] == [keys["later"]]
    later = site.get(f"/api/v1/stories/{keys['later']}").json()
    assert later["copy_of"] is None
    ((act,),) = [one["claims"] for one in later["related"]]
    assert (act["type"], act["when"]["date"]) == ("meeting", "2023-07-20")


def test_running_stories_are_listed_by_day(db: Path, keys: dict[str, str]) -> None:
    found = CliRunner().invoke(main, ["--db", str(db), "stories", "2023-07-18", "2023-07-19"])
    assert "2 pages, 1 text\n" in found.output
    assert "(copy of agency)" in found.output
    none = CliRunner().invoke(main, ["--db", str(db), "stories", "2020-01-01"])
    assert none.exit_code == 1
    assert "no story fits" in none.output
