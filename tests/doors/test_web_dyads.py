"""Pages, files and commands of two governments; every number leads to its rows, the same at every door."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.cli import main
from readout.doors.web import application
from tests.doors._markup import find, parse
from tests.pipeline.test_dyads import ACTS, act

V1 = "/api/v1"
TODAY = "2022-02-15"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dyads") / "record.sqlite"
    told = [act(number) for number in range(len(ACTS))]
    with pipeline.open(path) as readout:
        for each, _ in told:
            readout.record.add(each)
        readout.record.save_events([event for _, event in told], whole=True)
    return path


@pytest.fixture(scope="module")
def site(record: Path) -> TestClient:
    return TestClient(application(str(record)), base_url="http://127.0.0.1", follow_redirects=False)


def command(record: Path, *words: str) -> str:
    result = CliRunner().invoke(main, ["--db", str(record), *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def listed(site: TestClient, address: str) -> int:
    """How many events a page of a list shows."""
    return len(parse(site.get(address.partition("#")[0]).content).xpath("//li[@class='event']"))


def test_every_number_of_the_page_leads_to_as_many_rows(site: TestClient) -> None:
    page = parse(site.get(f"/dyads/USA/TUR?today={TODAY}").content)
    links = page.xpath("//table//td/a | //div[@class='by-kind']//a")
    assert len(links) > 12
    for link in links:
        address = link.get("href")
        if address.startswith("/stories"):
            rows = len(parse(site.get(address).content).xpath("//ol[@class='hits']/li"))
        else:
            assert "today=" + TODAY in address or "type=" in address
            rows = listed(site, address)
        assert rows == int(link.text), address


def test_each_mark_of_the_drawing_is_an_event_of_the_list(site: TestClient) -> None:
    page = parse(site.get("/dyads/USA/TUR").content)
    marks = page.xpath("//figure[contains(@class,'dots')]//svg//a/@href")
    assert len(marks) == sum(day is not None for day, *_ in ACTS)
    rows = page.xpath("//li[@class='event']/h3/a/@href")
    assert set(marks) < set(rows)
    assert len(rows) == len(ACTS)
    assert page.xpath("//svg/title/text()") and page.xpath("//svg/desc/text()")


def test_the_page_says_how_long_ago_and_what_is_next(site: TestClient) -> None:
    words = " ".join(find(site.get(f"/dyads/USA/TUR?today={TODAY}").content, "//dl[@class='key-figures']"))
    assert "13" in words
    assert "10 March 2022" in words
    assert "In 2020–2021 the record holds 0.4 contacts a quarter on average." in words


def test_names_lead_to_codes_and_what_is_none_is_said(site: TestClient) -> None:
    moved = site.get("/dyads/usa/Turkey?today=2022-02-15")
    assert (moved.status_code, moved.headers["location"]) == (301, "/dyads/USA/TUR?today=2022-02-15")
    assert site.get(f"{V1}/dyads/usa/Turkey").headers["location"] == f"{V1}/dyads/USA/TUR"
    assert site.get("/dyads?left=us&right=turkey").status_code in (303, 404)
    assert site.get("/dyads/USA/Nowhere").status_code == 404
    assert site.get(f"{V1}/dyads/USA/Nowhere").status_code == 404
    for bad in ("today=x", "quarter=2022", "kind=x", "type=x", "page=0"):
        answer = site.get(f"/dyads/USA/TUR.json?{bad}")
        assert answer.status_code == 400, bad
        assert answer.json()["error"]["message"]
    assert site.get("/dyads/USA/USA.json").status_code == 400


def test_web_and_api_and_command_line_say_the_same(site: TestClient, record: Path) -> None:
    page, api = (
        site.get(f"{p}?today={TODAY}").json() for p in ("/dyads/USA/TUR.json", f"{V1}/dyads/USA/TUR")
    )
    assert page == api
    told = json.loads(command(record, "dyad", "USA", "Turkey", "--today", TODAY, "--json"))
    assert told["days_since"] == page["days_since"] == 13
    for name in ("name", "contacts", "others", "announced", "stories", "running"):
        assert [one[name] for one in told["quarters"]] == [one[name] for one in page["quarters"]]
    assert "2022-Q1 (so far)" in command(record, "dyad", "USA", "TUR", "--today", TODAY)
    brief, api = (
        site.get(f"{p}/brief{end}?today={TODAY}").json()
        for p, end in (("/dyads/USA/TUR", ".json"), (f"{V1}/dyads/USA/TUR", ""))
    )
    assert brief == api
    text = site.get(f"/dyads/USA/TUR/brief.md?today={TODAY}")
    assert text.headers["content-type"] == "text/markdown; charset=utf-8"
    assert text.text == command(record, "brief", "USA", "TUR", "--today", TODAY)
    assert site.get(f"{V1}/dyads").json() == site.get("/dyads.json").json()


@pytest.mark.parametrize(
    ("end", "form"), [("csv", "csv"), ("jsonl", "jsonl"), ("ics", "ical"), ("atom", "atom")]
)
def test_files_are_the_same_at_every_door(site: TestClient, record: Path, end: str, form: str) -> None:
    asked = "side=USA&side=TUR&status=planned"
    page = site.get(f"/search.{end}?{asked}")
    assert page.status_code == 200
    # A feed is named after its question; its entries are the same.
    bodies = [
        page.text,
        site.get(f"/export/{form}?{asked}").text,
        site.get(f"{V1}/export/{form}?{asked}").text,
        command(record, "export", form, "-", "--side", "USA", "--side", "TUR", "--status", "planned"),
    ]
    entries = {
        re.sub(r"(?s)<title>Readout:.*?</id>", "", body, count=1).replace("\r\n", "\n") for body in bodies
    }
    assert len(entries) == 1
    for address in (f"/index.{end}", f"/dyads/USA/TUR.{end}", f"/governments/TUR.{end}"):
        answer = site.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"] == page.headers["content-type"]
        assert "event-04" in answer.text


def test_months_have_zeros_and_their_bounds(site: TestClient, record: Path) -> None:
    page = site.get("/dyads/USA/TUR/months.csv?since=2021&until=2022").text
    assert len(page.splitlines()) == 1 + 24
    told = command(
        record,
        "export",
        "csv-dyads",
        "-",
        "--side",
        "TUR",
        "--side",
        "USA",
        "--since",
        "2021",
        "--until",
        "2022",
    )
    assert told == page


def test_the_brief_has_a_source_for_every_quotation(site: TestClient) -> None:
    page = parse(site.get(f"/dyads/USA/TUR/brief?today={TODAY}").content)
    quoted = page.xpath("//p[@class='evidence-quote'] | //figure[@class='quoted']")
    assert len(quoted) > 3
    assert all(one.xpath(".//a[starts-with(@href, '/stories/')]") for one in quoted)


def test_every_count_of_a_facet_is_that_of_its_list(site: TestClient) -> None:
    page = parse(site.get("/search?side=USA").content)
    names = find(site.get("/search?side=USA").content, "//aside//details/summary")
    for name in ("Highest rank present", "Topic", "Sides heard", "Confidence", "Verified"):
        assert name in names or name in ("Sides heard", "Confidence"), name
    for item in page.xpath("//aside//li[span[@class='count']]"):
        address, count = item.xpath("./a/@href")[0], int(item.xpath("./span/text()")[0])
        assert site.get(address.replace("/search", "/search.json", 1)).json()["total"] == count, address


def test_two_governments_of_a_search_lead_to_their_page(site: TestClient) -> None:
    links = parse(site.get("/search?side=USA&side=TUR").content).xpath("//a/@href")
    assert "/dyads/USA/TUR" in links
