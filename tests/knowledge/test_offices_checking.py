"""Checking an atlas, and comparing two."""

from __future__ import annotations

from readout.knowledge.offices import Offices, load
from readout.knowledge.offices.checking import Note, check, unusable
from readout.knowledge.offices.comparing import Change, compare
from readout.record import Addition


def row(name: str, since: str, until: str | None = None, **more: object) -> Addition:
    plain: dict[str, object] = {"government": "TUV", "office": "foreign-minister", "source": "own"}
    plain["id"] = f"{name}{since}"
    return Addition(name=name, since=since, until=until, **(plain | more))  # type: ignore[arg-type]


def own(rows: list[Addition], kind: str, today: str = "") -> list[Note]:
    found = check(load().layered(rows), rows, today)
    return [one for one in found if one.kind == kind and one.own]


def test_two_holders_for_longer_than_a_change_takes_are_told() -> None:
    rows = [row("Ada Örnek", "1950-01-01", "1952-06-30"), row("Bo Exempel", "1952-06-10", "1953")]
    assert own(rows, "overlap") == []
    (note,) = own([rows[0], row("Bo Exempel", "1951", "1953")], "overlap")
    assert (note.government, note.office) == ("TUV", "foreign-minister")
    assert "Ada Örnek and Bo Exempel both from 1951 to 1952-06-30" in note.message


def test_a_holder_hidden_behind_another_is_found_too() -> None:
    rows = [
        row("Ada Örnek", "1950", "1960"),
        row("Bo Exempel", "1951-01-01", "1951-01-05"),
        row("Ci Voorbeeld", "1955", "1957"),
    ]
    assert len(own(rows, "overlap")) == 1


def test_an_acting_holder_and_offices_that_several_hold_overlap_rightly() -> None:
    assert (
        own([row("Ada Örnek", "1950", "1954"), row("Bo Exempel", "1951", "1953", acting=True)], "overlap")
        == []
    )
    names = ("Ada Örnek", "Bo Exempel")
    several = [row(name, "1950", "1954", government="BIH", office="head-of-state") for name in names]
    assert own(several, "overlap") == []
    assert own([row(name, "1950", "1954", government="BIH") for name in names], "overlap")
    rival = row("Bo Exempel", "1951", "1953", note="disputed: the court named another")
    assert own([row("Ada Örnek", "1950", "1954"), rival], "overlap") == []


def test_a_time_without_a_holder_is_told() -> None:
    rows = [row("Ada Örnek", "1950-01-01", "1952-01-01"), row("Bo Exempel", "1952-02-20", "1953-01-01")]
    assert [one for one in own(rows, "gap") if "1952" in one.message.split("came")[0]] == []
    later = [rows[0], row("Bo Exempel", "1953-05-01", "1955-01-01")]
    assert any(
        "Ada Örnek went in 1952-01-01, Bo Exempel came in 1953-05-01" in n.message for n in own(later, "gap")
    )


def test_the_time_after_the_last_holder_is_told_where_the_day_is_known() -> None:
    rows = [row("Ada Örnek", "2031-01-01", "2032-01-01", office="supreme-leader")]
    after = [one for one in own(rows, "gap", "2040-01-01") if "nobody is known since" in one.message]
    assert len(after) == 1
    assert [one for one in own(rows, "gap") if "nobody is known since" in one.message] == []


def test_terms_that_cannot_be_and_terms_without_a_source_are_told() -> None:
    rows = [
        row("Ada Örnek", "1952", "1950"),
        row("Bo Exempel", "1950-02-30", "1951"),
        row("Ci Voorbeeld", "1800", "1899"),
    ]
    told = " ".join(one.message for one in own(rows, "impossible"))
    assert "ends before it begins" in told
    assert "'1950-02-30' is no date" in told
    assert "lasts more than" in told
    assert len(own([row("Ada Örnek", "1950", "1951", source="")], "source")) == 1


def test_rows_that_change_nothing_are_told() -> None:
    rows = [
        row("Ada Örnek", "1950", government="QQQ"),
        row("Ada Örnek", "1950", office="dog-catcher"),
        row("!", "1950"),
    ]
    assert len(own(rows, "row")) == 3
    assert unusable(load(), row("Ada Örnek", "1950", "1951")) == ""


def changes(rows: list[Addition]) -> list[Change]:
    shipped = load()
    return list(compare(shipped, shipped.layered(rows)))


def test_one_atlas_differs_in_nothing_from_itself() -> None:
    assert list(compare(load(), load())) == []


def test_new_persons_names_and_terms_are_told() -> None:
    found = changes(
        [
            row("Ada Örnek", "1950", "1951"),
            row("Hakan Fidan", "", office="", government="TUR", also=("H. F.",)),
        ]
    )
    assert [(one.kind, one.person) for one in found] == [
        ("new name", "Hakan Fidan"),
        ("new person", "Ada Örnek"),
        ("new term", "Ada Örnek"),
    ]
    assert found[2].after == "foreign-minister, 1950 to 1951 (own 0.90)"


def test_a_term_that_was_replaced_is_one_change() -> None:
    found = changes([row("Mevlüt Çavuşoğlu", "2015-11-25", "2023-06-02", government="TUR")])
    assert [one.kind for one in found] == ["changed term"]
    assert "2015-11-24 to 2023-06-03" in found[0].before
    assert "2015-11-25 to 2023-06-02" in found[0].after


def test_what_only_the_older_atlas_has_is_gone() -> None:
    shipped = load()
    grown: Offices = shipped.layered(
        [row("Ada Örnek", "1950", "1951"), row("Hakan Fidan", "1980", "1981", government="TUR")]
    )
    kinds = [(one.kind, one.person) for one in compare(grown, shipped)]
    assert kinds == [("gone term", "Hakan Fidan"), ("gone person", "Ada Örnek")]
