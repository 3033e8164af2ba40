"""Question 4: every event of a sample with sources, spans, extractor version and edits, to be cited."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from readout import __version__, pipeline
from tests.questions.doors import Doors

FILES = {
    "CITATION.cff", "codebook.md", "datapackage.json", "edits.csv", "events.csv", "events.jsonl",
    "participants.csv", "sources.csv", "spans.csv",
}  # fmt: skip
SAMPLE = ["USA", "TUR", "--since", "2022", "--until", "2022"]


def test_question_04_data_package_of_a_sample(doors: Doors, examples: Path, tmp_path: Path) -> None:
    doors.cli("package", str(tmp_path / "sample"), *SAMPLE)
    written = {file.name: file.read_bytes() for file in (tmp_path / "sample").iterdir()}
    for address in ("/api/v1/package.zip", "/ask/package.zip"):
        asked = {"side": ["USA", "TUR"], "since": "2022", "until": "2022"}
        sent = doors.web.get(address, params=asked)
        assert sent.headers["content-type"] == "application/zip"
        with zipfile.ZipFile(io.BytesIO(sent.content)) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == written
    assert set(written) == FILES
    tables = {name: _rows(content) for name, content in written.items() if name.endswith(".csv")}
    described = json.loads(written["datapackage.json"])
    _is_described(described, written, tables)
    # The contacts of the two governments in 2022, each with the pages that tell it.
    calls = {
        (row["date"], row["event_type"]) for row in tables["events.csv"] if row["plover_root"] == "CONSULT"
    }
    assert calls == {
        ("2022-01-03", "call"), ("2022-02-08", "call"), ("2022-03-10", "call"), ("2022-05-18", "meeting"),
    }  # fmt: skip
    urls = {Path(row["url"]).name for row in tables["sources.csv"]}
    assert {"january-call-state-department.html", "january-call-turkey-mfa.html"} <= urls
    _is_in_the_texts(tables["spans.csv"], examples)


def _is_described(described: Any, written: dict[str, bytes], tables: dict[str, Any]) -> None:
    assert described["extractor"]["version"] == __version__
    assert described["version"] in written["CITATION.cff"].decode()
    for one in described["resources"]:
        content = written[one["path"]]
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if one["path"] in tables and tables[one["path"]]:
            assert [field["name"] for field in one["schema"]["fields"]] == list(tables[one["path"]][0])
    codebook = written["codebook.md"].decode()
    assert all(f"`{column}`: " in codebook for rows in tables.values() for row in rows[:1] for column in row)


def _is_in_the_texts(spans: list[dict[str, str]], examples: Path) -> None:
    """Every span's words stand in the text of its story, and every event has evidence."""
    with pipeline.open(examples, read_only=True) as readout:
        for row in spans:
            article = readout.record.article(row["story_id"])
            assert article is not None
            assert row["read_by"]
            if row["start"]:
                words = article.text[int(row["start"]) : int(row["end"])]
                assert row["words"].lstrip("'")[:40] == " ".join(words.split())[:40]
    assert {"evidence", "date", "participant both", "topic"} <= {row["field"] for row in spans}


def test_a_persons_word_is_among_the_edits(examples: Path, tmp_path: Path) -> None:
    with pipeline.open(examples, read_only=True) as readout:
        readout.record.copy_to(tmp_path / "judged.sqlite")
    with pipeline.open(tmp_path / "judged.sqlite") as readout:
        one, other = [event.id for event in readout.record.events(pipeline.Query(side=("USA", "TUR")))][:2]
        readout.desk.merge([one, other], "ann", "a test")
        readout.package(tmp_path / "out")
    edits = _rows((tmp_path / "out" / "edits.csv").read_bytes())
    assert next((row["verdict"], row["who"], row["why"]) for row in edits) == ("positive", "ann", "a test")


def test_a_package_overwrites_nothing(doors: Doors, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(AssertionError, match="is not empty"):
        doors.cli("package", str(tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))
