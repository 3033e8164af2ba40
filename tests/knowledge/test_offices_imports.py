"""Lists of office-holders in other people's forms: what gives a row, what gives none, and hostile files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from readout.knowledge.offices import load
from readout.knowledge.offices.imports import Unmatched, importer, names
from readout.knowledge.offices.imports._json import Broken, objects
from readout.knowledge.offices.imports._places import Place, Places
from readout.knowledge.offices.imports._rows import agreed
from readout.knowledge.offices.imports._wikidata_time import DateError, iso
from readout.record import Addition, InputError, PackError

FILES = Path(__file__).with_name("atlas_files")


def run(form: str, data: bytes, piece: int = 4096) -> tuple[list[Addition], list[Unmatched]]:
    def opened() -> Iterable[bytes]:
        return (data[at : at + piece] for at in range(0, len(data), piece))

    found = list(importer(form).read(opened, load()))
    return [one for one in found if isinstance(one, Addition)], [
        one for one in found if isinstance(one, Unmatched)
    ]


def file(form: str, name: str, piece: int = 4096) -> tuple[list[Addition], list[Unmatched]]:
    return run(form, (FILES / name).read_bytes(), piece)


def told(rows: list[Addition]) -> list[tuple[str, str, str, str, str | None]]:
    return [(one.name, one.government, one.office, one.since, one.until) for one in rows]


# -- the formats ---------------------------------------------------------------------------------------------


def test_formats_are_found_by_their_files() -> None:
    assert names() == ("opensanctions", "toml", "wikidata")
    with pytest.raises(InputError, match="known: opensanctions, toml, wikidata"):
        importer("excel")


@pytest.mark.parametrize("piece", [1, 7, 100_000])
def test_a_result_of_the_query_service(piece: int) -> None:
    rows, missed = file("wikidata", "wikidata-query.json", piece)
    assert told(rows) == [
        ("Selin Örnek", "TUR", "foreign-minister", "2026-01-10", None),
        ("Jean Exemple", "FRA", "head-of-state", "1871", "1873-05"),
    ]
    assert rows[0].qid == "Q9000001"
    assert rows[0].confidence < rows[1].confidence
    assert "no end" in rows[0].note
    assert [one.where for one in missed] == [f"item {number}" for number in range(3, 9)]
    assert [one.reason for one in missed] == [
        "the jurisdiction is no government of the atlas",
        "the person has no name",
        "the term ended, nobody says when",
        "the date is none that a term can have",
        "Wikidata itself marks the statement as wrong",
        "the title is no office kind of the atlas",
    ]


def test_the_download_of_the_query_page_is_read_as_the_service_is() -> None:
    service = json.loads((FILES / "wikidata-query.json").read_text(encoding="utf-8"))
    plain = [{name: cell["value"] for name, cell in one.items()} for one in service["results"]["bindings"]]
    rows, _ = run("wikidata", json.dumps(plain).encode())
    assert told(rows) == told(file("wikidata", "wikidata-query.json")[0])


def entities() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        (FILES / "wikidata-entities.json").read_text(encoding="utf-8")
    )
    return found


def test_a_dump_of_entities_tells_positions_ranks_and_precisions() -> None:
    rows, missed = file("wikidata", "wikidata-entities.json")
    assert told(rows) == [
        ("Marta Beispiel", "DEU", "foreign-minister", "2031-03-04", None),
        ("Marta Beispiel", "DEU", "head-of-government", "2020", "2022-05"),
        ("Olaf Probe", "DEU", "head-of-government", "1885", "1890-06-01"),
    ]
    assert rows[0].also == ("مارتا بايشبيل", "Марта Байшпиль", "Marta K. Beispiel")
    assert "The Quiet One" not in rows[0].also
    assert "no end" not in rows[0].note, "no value is more than nothing said"
    assert "death" in rows[2].note
    assert Counter(one.reason for one in missed) == {
        "the date is no finer than a decade": 1,
        "Wikidata itself marks the statement as wrong": 1,
        "the term ended, nobody says when": 1,
        "the file does not tell what the position is": 1,
        "the statement names no position": 1,
        "the date is none that a term can have": 1,
    }
    assert all(one.where.startswith("Q9000011$") for one in missed)


@pytest.mark.parametrize("form", ["lines", "reversed", "pretty", "table", "bom"])
def test_entities_in_every_form_they_come_in(form: str) -> None:
    known = entities()
    data = {
        "lines": "\n".join(map(json.dumps, known)),
        "reversed": "\r\n".join(map(json.dumps, reversed(known))),
        "pretty": json.dumps(known, indent=2),
        "table": json.dumps({"entities": {str(one["id"]): one for one in known}}),
        "bom": "\ufeff" + json.dumps(known),
    }[form]
    rows, missed = run("wikidata", data.encode(), 333)
    assert sorted(told(rows)) == sorted(told(file("wikidata", "wikidata-entities.json")[0]))
    assert len(missed) == 6


def test_one_holding_has_one_id_whatever_file_it_comes_from() -> None:
    dump, _ = file("wikidata", "wikidata-entities.json")
    cell = {
        "person": "http://www.wikidata.org/entity/Q9000011",
        "personLabel": "Marta Beispiel",
        "position": "http://www.wikidata.org/entity/Q9100012",
        "positionLabel": "Chancellor of Germany",
        "start": "2020-01-01T00:00:00Z",
        "end": "2022-05-01T00:00:00Z",
    }
    (row,), _ = run("wikidata", json.dumps([cell]).encode())
    assert row.id == dump[1].id
    assert (row.since, row.until) == ("2020", "2022-05")


def test_an_open_term_of_long_ago_is_left_out_where_the_atlas_has_a_later_holder() -> None:
    cell = {
        "person": "http://www.wikidata.org/entity/Q9000031",
        "personLabel": "Eski Bakan",
        "positionLabel": "Minister of Foreign Affairs of Turkey",
        "start": "1950-05-06T00:00:00Z",
    }
    rows, (missed,) = run("wikidata", json.dumps([cell]).encode())
    assert rows == []
    assert "later holder" in missed.reason


def test_entities_of_opensanctions() -> None:
    rows, missed = file("opensanctions", "opensanctions.ftm.json", 17)
    assert told(rows) == [
        ("Petra Vzor", "CZE", "foreign-minister", "2025-12-15", None),
        ("Petra Vzor", "CZE", "foreign-minister", "2005-05", "2006-01-01"),
    ]
    assert (rows[0].family, rows[0].qid) == ("Vzor", "Q9000021")
    assert "Петра Взор" in rows[0].also
    assert "The Boss" not in rows[0].also
    assert Counter(one.reason for one in missed) == {
        "the position is of a region or a town": 1,
        "the term ended, nobody says when": 1,
        "nobody says whether the term lasts": 1,
        "the file does not tell what the position is": 1,
        "the file does not tell who the holder is": 1,
    }


def test_the_order_of_opensanctions_entities_does_not_matter() -> None:
    lines = (FILES / "opensanctions.ftm.json").read_bytes().splitlines()
    rows, missed = run("opensanctions", b"\n".join(reversed(lines)))
    assert sorted(told(rows)) == sorted(told(file("opensanctions", "opensanctions.ftm.json")[0]))
    assert len(missed) == 5


def test_a_file_of_ones_own_is_in_the_atlas_form() -> None:
    rows, missed = file("toml", "own.toml")
    assert told(rows) == [
        ("Ingrid Prøve", "NOR", "foreign-minister", "2026-05-04", None),
        ("Jonas Gahr Støre", "NOR", "", "", None),
    ]
    assert (rows[0].source, rows[0].reference, rows[0].confidence) == ("own", "page", 0.95)
    assert missed == []
    _, (impossible,) = run("toml", (FILES / "own.toml").read_bytes().replace(b"2026-05-04", b"2026-05-44"))
    assert "is no date" in impossible.reason
    for wrong, words in ((b"governm = 1", "government"), (b"[[", "the file"), (b"\xff", "the file")):
        with pytest.raises(PackError, match=words):
            run("toml", wrong)


# -- titles and dates ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def places() -> Places:
    return Places(load())


@pytest.mark.parametrize(
    ("title", "codes", "wanted"),
    [
        ("Minister of Foreign Affairs of Turkey", None, ("foreign-minister", "TUR")),
        ("President of the French Republic", None, ("head-of-state", "FRA")),
        ("United States Secretary of State", None, ("foreign-minister", "USA")),
        ("Federal Minister for Foreign Affairs", ["DEU"], ("foreign-minister", "DEU")),
        ("Minister of Foreign Affairs and International Cooperation", ["ITA"], ("foreign-minister", "ITA")),
        ("Deputy Prime Minister of Turkey", None, ("deputy-head-of-government", "TUR")),
        ("Ambassador of France to Germany", ["DEU"], ("ambassador", "FRA")),
        ("Permanent Representative of Turkey to the United Nations", None, ("un-ambassador", "TUR")),
        ("President of the European Commission", None, ("head-of-body", "XEU")),
    ],
)
def test_a_title_that_is_understood(
    places: Places, title: str, codes: list[str] | None, wanted: tuple[str, str]
) -> None:
    found = places.find([(title, "en")], codes)
    assert isinstance(found, Place)
    assert (found.office, found.government) == wanted


@pytest.mark.parametrize(
    ("title", "codes", "why"),
    [
        ("president of the University of Michigan", ["USA"], "not understood"),
        ("Minister-President of Saxony", ["DEU"], "not understood"),
        ("Minister-President of Saxony", [], "no government"),
        ("Prime Minister of Queensland", ["AUS"], "not understood"),
        ("mayor of Ankara", ["TUR"], "no office kind"),
        ("Minister of Foreign Affairs", None, "no government"),
        ("President of Turkey", ["FRA"], "different governments"),
        ("Ambassador to Germany", ["DEU"], "different governments"),
        ("Prime Minister and Minister of Foreign Affairs of Turkey", None, "two offices"),
    ],
)
def test_a_title_that_is_not_taken(places: Places, title: str, codes: list[str] | None, why: str) -> None:
    found = places.find([(title, "en")], codes)
    assert isinstance(found, str)
    assert why in found


def test_an_acting_holder_is_told_by_the_title(places: Places) -> None:
    found = places.find([("acting President of Venezuela", "en")], None)
    assert isinstance(found, Place)
    assert found.acting


@pytest.mark.parametrize(
    ("time", "precision", "wanted"),
    [
        ("+2014-08-28T00:00:00Z", 11, "2014-08-28"),
        ("+2014-08-00T00:00:00Z", 10, "2014-08"),
        ("+2014-00-00T00:00:00Z", 9, "2014"),
        ("+2014-00-00T00:00:00Z", 11, "2014"),
        ("2014-08-28T00:00:00Z", 14, "2014-08-28"),
        ("2014-08-28T00:00:00Z", None, "2014-08-28"),
        ("2014-08-01T00:00:00Z", None, "2014-08"),
        ("2014-01-01T00:00:00Z", None, "2014"),
        ("+00000002014-08-28T00:00:00Z", 11, "2014-08-28"),
        ("2014-08", None, "2014-08"),
    ],
)
def test_a_time_is_no_finer_than_it_is_known(time: str, precision: int | None, wanted: str) -> None:
    assert iso(time, precision) == wanted


def test_a_day_of_the_julian_calendar_is_its_year() -> None:
    assert iso("+1914-08-28T00:00:00Z", 11, "http://www.wikidata.org/entity/Q1985786") == "1914"


@pytest.mark.parametrize(
    ("time", "precision"),
    [
        ("+0000-00-00T00:00:00Z", 9), ("-0044-03-15T00:00:00Z", 11), ("+12014-08-28T00:00:00Z", 11),
        ("+2014-08-28T00:00:00Z", 8), ("+2014-08-28T00:00:00Z", 0), ("", None), ("soon", None),
        ("٢٠١٤-٠٨-٢٨T00:00:00Z", None), ("9" * 10_000, None),
    ],
)  # fmt: skip
def test_a_time_that_no_term_has(time: str, precision: int | None) -> None:
    with pytest.raises(DateError):
        iso(time, precision)


def test_several_dates_give_what_they_share() -> None:
    assert agreed([]) == ""
    assert agreed(["2018", "2018-07-09"]) == "2018-07-09"
    assert agreed(["2018-07-10", "2018-07-09"]) == "2018-07"
    assert agreed(["2018-07-10", "2018-09-09", "2018"]) == "2018"
    assert agreed(["2018", "2019"]) is None


# -- hostile files -------------------------------------------------------------------------------------------


def reasons(form: str, data: bytes) -> Counter[str]:
    rows, missed = run(form, data)
    assert rows == []
    return Counter(one.reason for one in missed)


@pytest.mark.parametrize("form", ["wikidata", "opensanctions"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n\n",
        b"not json at all",
        b"\x00\xff\xfe\x80" * 100,
        b"[",
        b"{}",
        b"[[[[",
        b"null",
        b'{"head": {}, "results": {}}',
        b'{"head": {}, "results": {"bindings": [{"person": ',
        b'{"entities": {"Q1": ',
        b"[" * 100_000,
        b'{"claims":' * 50_000,
        b'{"id": ' + b"9" * 10_000 + b"}",
        b'"' + b"x" * 100_000,
    ],
)
def test_files_that_are_none_give_reasons_and_no_rows(form: str, data: bytes) -> None:
    assert sum(reasons(form, data).values()) >= 1


def test_one_broken_line_costs_that_line_alone() -> None:
    lines = [json.dumps(one).encode() for one in entities()]
    broken = [lines[0], b'{"id": "Q1", "labels": {"en', b"]]]", b"17", *lines[1:]]
    rows, missed = run("wikidata", b"\n".join(broken))
    assert len(rows) == 3
    assert Counter(one.reason for one in missed)["no JSON"] >= 1


def test_a_line_longer_than_any_entity_is_told_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.knowledge.offices.imports._json.LONGEST", 10_000)
    data = b'{"id": "Q1", "labels": "' + b"x" * 500_000 + b'"}\n{"id": "Q2"}\n'
    found = [one for _, one in objects(data[at : at + 999] for at in range(0, len(data), 999))]
    assert isinstance(found[0], Broken)
    assert "more than" in found[0].why
    assert found[1] == {"id": "Q2"}


def test_many_broken_lines_are_passed_in_a_moment() -> None:
    data = b'{"id": "Q1", "labels": [,]}\n' * 50_000
    found = [one for _, one in objects(iter([data]))]
    assert len(found) == 50_000
    assert all(isinstance(one, Broken) for one in found)


@pytest.mark.parametrize(
    "claims",
    [
        None, [], "x", {"P39": None}, {"P39": {}}, {"P39": [None, 1, "x", []]}, {"P39": [{}]},
        {"P39": [{"mainsnak": None}]}, {"P39": [{"mainsnak": {"snaktype": "value", "datavalue": None}}]},
        {"P39": [{"mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": ["Q1"]}}}}]},
        {"P39": [{"mainsnak": {"snaktype": "value"}, "qualifiers": []}]},
    ],
)  # fmt: skip
def test_entities_of_any_shape_give_no_row(claims: object) -> None:
    entity = {
        "id": "Q1",
        "labels": {"en": {"value": 5}, "de": None},
        "aliases": {"en": "x"},
        "claims": claims,
    }
    rows, _ = run("wikidata", json.dumps(entity).encode())
    assert rows == []


@pytest.mark.parametrize(
    "snak", [None, {}, 5, {"snaktype": "value"}, {"snaktype": "value", "datavalue": {"value": "2014"}}]
)
def test_qualifiers_of_any_shape_are_told(snak: object) -> None:
    known = entities()
    claims = known[0]["claims"]
    assert isinstance(claims, dict)
    claims["P39"][0]["qualifiers"]["P580"] = [snak]
    rows, missed = run("wikidata", json.dumps(known).encode())
    assert len(rows) == 2
    assert len(missed) == 7


def test_two_dates_for_one_side_are_told() -> None:
    known = entities()
    claims = known[0]["claims"]
    assert isinstance(claims, dict)
    starts = claims["P39"][1]["qualifiers"]
    starts["P580"] = [starts["P580"][0], starts["P582"][0]]
    _, missed = run("wikidata", json.dumps(known).encode())
    assert any("several dates" in one.reason for one in missed)


@pytest.mark.parametrize(
    "entity",
    [
        {"id": 5, "schema": "Position", "properties": {}}, {"id": "a", "schema": "Position"},
        {"id": "a", "schema": "Occupancy", "properties": {"holder": None, "post": 7}},
        {"id": "a", "schema": "Occupancy", "properties": {"holder": [{"id": 5}], "post": [[]]}},
        {"id": "a", "schema": "Position", "properties": {"name": [None, 5], "country": "tr"}},
    ],
)  # fmt: skip
def test_entities_of_opensanctions_of_any_shape_give_no_row(entity: object) -> None:
    rows, _ = run("opensanctions", json.dumps(entity).encode())
    assert rows == []


def test_a_name_of_any_length_or_none_is_told() -> None:
    for name in ("", "!!!", "x" * 5000):
        cell = {
            "person": "Q1",
            "personLabel": name,
            "positionLabel": "President of France",
            "start": "1850-05-06T00:00:00Z",
            "end": "1851-05-06T00:00:00Z",
        }
        rows, (missed,) = run("wikidata", json.dumps([cell]).encode())
        assert rows == []
        assert missed.reason == "the person has no name"
