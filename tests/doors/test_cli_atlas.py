"""The commands that ask the atlas and let it grow."""

from __future__ import annotations

import json
from pathlib import Path

from tests.doors.test_cli import run

FILES = Path(__file__).parents[1] / "knowledge" / "atlas_files"
QUERY = FILES / "wikidata-query.json"


def test_who_tells_the_holder_of_a_day(tmp_path: Path) -> None:
    found = run("who", "foreign minister", "TUR", "--on", "2022-01-03", db=tmp_path / "none.sqlite")
    assert found.exit_code == 0
    assert "Mevlüt Çavuşoğlu, Minister of Foreign Affairs (Turkey)" in found.output
    assert "from 2015-11-24 to 2023-06-03" in found.output
    assert "source page, confidence 0.95" in found.output
    assert not (tmp_path / "none.sqlite").exists(), "asking makes no record"


def test_who_tells_today_every_term_and_json(tmp_path: Path) -> None:
    today = run("who", "ministre des affaires étrangères", "Turquie", db=tmp_path / "r.sqlite")
    assert "and still, as far as is known" in today.output
    every = run("who", "foreign minister", "TUR", "--all", db=tmp_path / "r.sqlite")
    assert every.output.count("Minister of Foreign Affairs") >= 5
    plain = json.loads(
        run("who", "foreign minister", "TUR", "--on", "2022", "--json", db=tmp_path / "r.sqlite").stdout
    )
    assert plain["office"] == "foreign-minister"
    assert plain["holdings"][0]["person"]["name"] == "Mevlüt Çavuşoğlu"


def test_who_abstains_where_nobody_is_known_and_asks_where_several_are_meant(tmp_path: Path) -> None:
    nobody = run("who", "king", "TUR", db=tmp_path / "r.sqlite")
    assert (nobody.exit_code, nobody.stdout) == (1, "")
    assert "The atlas knows no monarch of Turkey." in nobody.stderr
    several = run("who", "president", "Congo", db=tmp_path / "r.sqlite")
    assert several.exit_code == 1
    assert "COD (Democratic Republic of the Congo), COG" in several.stderr
    assert run("who", "president", "TUR", "--on", "soon", db=tmp_path / "r.sqlite").exit_code == 1
    assert run("who", "president", "TUR", "--on", "2022", "--all", db=tmp_path / "r.sqlite").exit_code == 2


def test_person_tells_everybody_of_a_name(tmp_path: Path) -> None:
    found = run("person", "Fidan", "--on", "2022-01-03", db=tmp_path / "r.sqlite")
    assert found.exit_code == 0
    assert found.output.startswith("Hakan Fidan")
    assert "intelligence-chief of TUR" in found.output
    assert "Minister of Foreign Affairs, from 2023-06-03" in found.output
    plain = json.loads(run("person", "Лавров", "--json", db=tmp_path / "r.sqlite").stdout)
    assert plain[0]["person"]["name"] == "Sergei Lavrov"
    nobody = run("person", "Xyzzyq", db=tmp_path / "r.sqlite")
    assert (nobody.exit_code, nobody.stdout) == (1, "")
    assert "nobody called 'Xyzzyq'" in nobody.stderr


def test_an_import_is_tried_done_listed_compared_and_undone(tmp_path: Path) -> None:
    db = tmp_path / "r.sqlite"
    dry = run("atlas", "import", "wikidata", QUERY, "--dry-run", db=db)
    assert dry.exit_code == 0
    assert "TUR foreign-minister: Selin Örnek" in dry.stdout
    assert "2 rows would be new" in dry.stdout
    assert "item 8: Dog Keeper, mayor of Ankara: the title is no office kind of the atlas" in dry.stderr
    assert "CC0" in dry.stderr
    assert not db.exists()
    left = tmp_path / "left.jsonl"
    done = run("atlas", "import", "wikidata", QUERY, "-q", "--unmatched", left, db=db)
    assert "2 rows new, 0 changed, 0 already in" in done.stdout
    assert "1 left out: the title is no office kind of the atlas" in done.stdout
    assert done.stderr == ""
    told = [json.loads(line) for line in left.read_text(encoding="utf-8").splitlines()]
    assert len(told) == 6
    assert set(told[0]) == {"where", "what", "reason"}
    again = run("atlas", "import", "wikidata", QUERY, "-q", db=db)
    assert "0 rows new, 0 changed, 2 already in" in again.stdout
    assert "Selin Örnek" in run("who", "foreign minister", "TUR", "--on", "2026-02", db=db).stdout
    assert "(a row of your own)" in run("who", "foreign minister", "TUR", "--on", "2026-02", db=db).stdout
    rows = json.loads(run("atlas", "list", "TUR", "--json", db=db).stdout)
    assert [one["name"] for one in rows] == ["Selin Örnek"]
    assert "1 rows of your own" in run("atlas", "list", "Turkey", "--source", "wikidata", db=db).stderr
    changes = json.loads(run("atlas", "diff", "--json", db=db).stdout)
    assert {"changed term", "new person", "new term"} == {one["kind"] for one in changes}
    assert run("atlas", "remove", rows[0]["id"], db=db).exit_code == 0
    assert "1 rows removed" in run("atlas", "remove", "--source", "wikidata", db=db).stdout
    assert run("atlas", "remove", "--source", "wikidata", db=db).exit_code == 1
    assert run("atlas", "remove", db=db).exit_code == 2
    assert "0 changes" in run("atlas", "diff", db=db).stderr


def test_what_cannot_be_imported_is_said(tmp_path: Path) -> None:
    db = tmp_path / "r.sqlite"
    unknown = run("atlas", "import", "excel", QUERY, db=db)
    assert unknown.exit_code == 1
    assert "known: opensanctions, toml, wikidata" in unknown.stderr
    (tmp_path / "empty.json").write_text("")
    empty = run("atlas", "import", "wikidata", tmp_path / "empty.json", db=db)
    assert empty.exit_code == 1
    assert "1 left out: the file holds nothing" in empty.stdout
    missing = run("atlas", "import", "wikidata", tmp_path / "none.json", db=db)
    assert missing.exit_code == 1
    assert "No such file" in missing.stderr


def test_check_tells_by_government_and_kind_and_fails_on_what_cannot_be(tmp_path: Path) -> None:
    db = tmp_path / "r.sqlite"
    shipped = run("atlas", "check", db=db)
    assert shipped.exit_code == 0, "the shipped atlas holds nothing that cannot be"
    assert "gap" in shipped.stderr
    assert "overlap" not in shipped.stderr, "several hold an office only where the atlas says so"
    wrong = tmp_path / "wrong.toml"
    wrong.write_text((FILES / "own.toml").read_text(encoding="utf-8").replace("2026-05-04", "1990"))
    run("atlas", "import", "toml", wrong, db=db)
    notes = json.loads(run("atlas", "check", "Norway", "--kind", "overlap", "--json", db=db).stdout)
    assert notes
    assert {one["government"] for one in notes} == {"NOR"}
    assert all(one["own"] for one in notes)
    assert "no kind of note is called 'x'" in run("atlas", "check", "--kind", "x", db=db).stderr
    assert "no government is called" in run("atlas", "check", "Atlantis", db=db).stderr


def test_every_command_of_the_group_has_an_example() -> None:
    for name in ("check", "diff", "import", "list", "remove"):
        help_ = run("atlas", name, "--help")
        assert help_.exit_code == 0
        assert "Examples:" in help_.output
