"""The tables of data quality, and every door to them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.cli import main
from readout.doors.web import application
from readout.pipeline.quality import Row, Table, write_csv
from readout.pipeline.quality._precision import precision
from readout.pipeline.review import sample
from readout.record import InputError, Review, Verdict, problem
from tests.doors._markup import faults, parse
from tests.doors._record import build

AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def record(address: str) -> str:
    build(address)
    with pipeline.open(address) as readout:
        readout.record.add_failure("https://www.state.gov/gone", problem("P001"))
        readout.record.add_failure("https://nowhere.example/=x", problem("P001"))
    return address


@pytest.fixture
def web(record: str) -> Iterator[TestClient]:
    yield TestClient(application(record), base_url="http://127.0.0.1")


def word(claim: str, field: str, verdict: Verdict) -> Review:
    return Review(claim, field, verdict, "was", "", "", "ada", AT)


def rows(record: str, name: str) -> dict[str, tuple[object, ...]]:
    with pipeline.open(record, read_only=True) as readout:
        return {row.key: row.values for row in readout.quality.table(name).rows}


def test_sources_count_pages_silent_ones_and_failures(record: str) -> None:
    found = rows(record, "sources")
    assert found["us-state-department"][1:6] == (1, 0, 1, "2022-01-03", "2022-01-03")
    assert found[""][:4] == ("not known", 2, 1, 1)
    assert found["Example News"][1:4] == (1, 0, 0)


def test_months_actors_problems_and_failures(record: str) -> None:
    assert rows(record, "months")["Example News 2022-01"] == ("Example News", "2022-01", 1, 2)
    assert rows(record, "unresolved")["a-envoy"] == ("Ela Example", "Envoy", "TUR", 1, 1)
    assert rows(record, "problems")["P014"][2] == 1
    assert set(rows(record, "failures")) == {"https://www.state.gov/gone", "https://nowhere.example/=x"}


def test_precision_counts_the_last_word_that_was_not_taken_back(record: str) -> None:
    empty = rows(record, "precision")["date"]
    assert empty == ("date", 0, 0, 0, 0, "not reviewed yet", None, None)
    drawn, _ = sample("0")  # all of these are claims that chance drew
    words = [word(f"claim-{number}", "party-0", "accept") for number in range(8)]
    words += [word("claim-1", "party-1", "edit"), word("claim-2", "party-1", "not-verifiable")]
    # Changed to wrong; given and taken back; changed and only the change taken back.
    words += [
        word("claim-0", "party-0", "edit"),
        word("claim-9", "date-0", "edit"),
        word("claim-9", "date-0", "undo"),
    ]
    words += [
        word("claim-1", "party-0", "edit"),
        word("claim-1", "party-0", "undo"),
        word("claim-9", "date-0", "undo"),
    ]
    with pipeline.open(record) as readout:
        for one in words:
            readout.record.reviews.add(replace(one, claim=drawn + one.claim))
    found = rows(record, "precision")
    assert found["party"][:5] == ("party", 9, 7, 2, 1)
    share, low, high = found["party"][5:]
    # Wilson's interval of 7 of 9, from the formula by hand.
    assert (share, low, high) == (0.7778, 0.4526, 0.9368)
    assert found["date"] == empty


def test_only_values_of_claims_that_were_drawn_count() -> None:
    words = [word(f"claim-{digit}", "date-0", "accept") for digit in "0123456789abcdef"]
    words.append(replace(word("claim-1", "place-0", "accept"), was=""))
    found = {one.field: one for one in precision(words, ("claim-4", "claim-8"))}
    assert (found["date"].right, found["date"].number) == (4, 4)
    everything = {one.field: one for one in precision(words)}
    assert everything["date"].number == 16
    assert everything["place"].share is None
    assert everything["place"].bounds is None


def test_the_doors_agree_and_every_link_leads_somewhere(record: str, web: TestClient) -> None:
    wire = web.get("/quality.json").json()
    assert web.get("/api/v1/quality").json() == wire
    answer = web.get("/quality")
    assert faults(answer.content) == []
    tree = parse(answer.content)
    for table in wire["tables"]:
        shown = tree.xpath("//section[@aria-labelledby=$name]//tbody/tr", name=table["name"])
        assert len(shown) == len(table["rows"])
        sent = list(csv.reader(io.StringIO(web.get(f"/quality/{table['name']}.csv").text)))
        assert len(sent) == len(table["rows"]) + 1
        for row in table["rows"]:
            for link in row["links"].values():
                assert link.startswith("#") or web.get(link).status_code == 200, link
    lines = CliRunner().invoke(main, ["--db", record, "quality", "--format", "jsonl"]).stdout.splitlines()
    assert len(lines) == sum(len(table["rows"]) for table in wire["tables"])
    assert all({"table", "key"} < set(json.loads(line)) for line in lines)


def test_a_number_of_problems_leads_to_just_those_stories(web: TestClient) -> None:
    found = web.get("/quality/problems/P014.json").json()
    assert web.get("/api/v1/quality/problems/P014").json() == found
    (one,) = found["stories"]
    assert web.get(one["url"]).status_code == 200
    assert one["headline"] in web.get("/quality/problems/P014").text


def test_a_number_of_pages_leads_to_just_those_pages(web: TestClient) -> None:
    tables = {table["name"]: table for table in web.get("/quality.json").json()["tables"]}
    linked = [row for row in tables["months"]["rows"] if "pages" in row["links"]]
    assert {row["key"] for row in linked} == {"Example News 2022-01", "us-state-department 2022-01"}
    for row in linked:
        found = web.get(row["links"]["pages"].replace("/stories", "/stories.json")).json()
        assert found["total"] == row["values"]["pages"] == len(found["stories"])
        assert {one["outlet"] for one in found["stories"]} == {row["key"].rpartition(" ")[0]}


def test_names_that_nothing_has(record: str, web: TestClient) -> None:
    assert web.get("/quality/nothing.csv").status_code == 404
    assert web.get("/quality/problems/P999").status_code == 404
    assert web.get("/quality/problems/P999.json").status_code == 404
    assert web.get("/api/v1/quality/problems/P999").status_code == 400
    assert CliRunner().invoke(main, ["--db", record, "quality", "nothing"]).exit_code == 1
    assert CliRunner().invoke(main, ["--db", record, "quality", "--format", "csv"]).exit_code == 2
    with pipeline.open(record, read_only=True) as readout, pytest.raises(InputError):
        readout.quality.met("P999")


def test_a_spreadsheet_runs_nothing() -> None:
    out = io.StringIO()
    write_csv(Table("t", "T", "", ("a", "b"), (Row("=1+1", ("@x", -2)),)), out)
    assert list(csv.reader(io.StringIO(out.getvalue())))[1] == ["'=1+1", "'@x", "-2"]
