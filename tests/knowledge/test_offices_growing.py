"""A user's own rows over the atlas: they win, are found in texts, and change nothing else."""

from __future__ import annotations

import pickle

import pytest

from readout.knowledge.offices import Offices, load
from readout.record import Addition

CAVUSOGLU, FIDAN = "Mevlüt Çavuşoğlu", "Hakan Fidan"


@pytest.fixture(scope="module")
def shipped() -> Offices:
    return load()


def row(name: str, since: str, until: str | None = None, **more: object) -> Addition:
    plain: dict[str, object] = {
        "id": f"row-{name}-{since}",
        "government": "TUR",
        "office": "foreign-minister",
        "source": "wikidata",
        "title": "Minister of Foreign Affairs",
    }
    return Addition(name=name, since=since, until=until, **(plain | more))  # type: ignore[arg-type]


def held(offices: Offices, on: str, office: str = "foreign-minister", government: str = "TUR") -> list[str]:
    terms = offices.holders(office, government, on)
    return [person.name for term in terms if (person := offices.person(term.person))]


def kinds(offices: Offices, text: str, words: str) -> set[str]:
    start = text.index(words)
    return {
        found.kind
        for found in offices.spot(text)
        if (found.span.start, found.span.end) == (start, start + len(words))
    }


def test_without_rows_the_atlas_is_itself(shipped: Offices) -> None:
    assert shipped.layered(()) is shipped


def test_a_new_holder_is_known_and_ends_the_open_term_before(shipped: Offices) -> None:
    grown = shipped.layered([row("Selin Örnek", "2026-01-10")])
    assert held(grown, "2026-02-01") == ["Selin Örnek"]
    assert held(grown, "2025") == [FIDAN]
    (ended,) = grown.holders("foreign-minister", "TUR", "2025")
    assert ended.until == "2026-01-10"
    assert "your own row" in ended.note
    assert not grown.is_own(ended)
    assert grown.is_own(grown.holders("foreign-minister", "TUR", "2026-02-01")[0])
    assert held(shipped, "2026-02-01") == [FIDAN], "the atlas below is not changed"


@pytest.mark.parametrize(
    "more",
    [
        {"acting": True},
        {"until": "2026-02"},
        {"office": "minister", "title": "Minister of Trade"},
        {"government": "CHE"},
    ],
)
def test_only_a_holder_who_lasts_ends_the_term_before(shipped: Offices, more: dict[str, object]) -> None:
    grown = shipped.layered([row("Selin Örnek", "2026-01-10", **more)])
    assert FIDAN in held(grown, "2026-02-20")


def test_of_two_own_holders_who_last_the_later_ends_the_earlier(shipped: Offices) -> None:
    rows = [row("Bo Exempel", "2027-03-01"), row("Selin Örnek", "2026-01-10")]
    grown = shipped.layered(rows)
    assert held(grown, "2027-02") == ["Selin Örnek"]
    assert held(grown, "2028") == ["Bo Exempel"]
    (ended,) = grown.holders("foreign-minister", "TUR", "2027-02")
    assert ended.until == "2027-03-01"
    assert grown.is_own(ended)
    (fidan,) = grown.holders("foreign-minister", "TUR", "2025")
    assert fidan.until == "2026-01-10"


def test_the_users_term_replaces_the_same_persons_overlapping_term(shipped: Offices) -> None:
    grown = shipped.layered([row(CAVUSOGLU, "2015-11-25", "2023-06-02")])
    ranges = [
        (term.since, term.until)
        for term in grown.holders("foreign-minister", "TUR", "0001/9999")
        if (person := grown.person(term.person)) and person.name == CAVUSOGLU
    ]
    assert ranges == [("2014-08-29", "2015-08-28"), ("2015-11-25", "2023-06-02")]


def test_terms_that_may_follow_each_other_are_both_kept(shipped: Offices) -> None:
    grown = shipped.layered([row(CAVUSOGLU, "2023-06", "2024")])
    terms = [
        one for one in grown.holders("foreign-minister", "TUR", "0001/9999") if one.until == "2023-06-03"
    ]
    assert len(terms) == 1


def test_a_later_row_of_the_users_own_replaces_an_earlier_one(shipped: Offices) -> None:
    rows = [row("Selin Örnek", "2026-01-10"), row("Selin Örnek", "2026-01-11", id="row-b")]
    grown = shipped.layered(rows)
    assert [one.since for one in grown.holders("foreign-minister", "TUR", "2027")] == ["2026-01-11"]


def test_other_ministries_of_one_kind_stand_side_by_side(shipped: Offices) -> None:
    rows = [
        row("Selin Örnek", "2024", office="minister", title="Minister of Culture"),
        row("Selin Örnek", "2024", office="minister", title="Minister of Sport", id="row-b"),
    ]
    titles = {one.title for one in shipped.layered(rows).holders("minister", "TUR", "2025")}
    assert {"Minister of Culture", "Minister of Sport"} <= titles


def test_a_person_is_known_by_qid_or_by_name_and_government(shipped: Offices) -> None:
    erdogan = next(one for one in shipped.people("Recep Tayyip Erdoğan") if one.qid)
    grown = shipped.layered([row("R. T. Erdogan", "1994", "1998", office="leader", qid=erdogan.qid)])
    assert any(term.office == "leader" for term in grown.terms(erdogan.id))
    fidan = shipped.people(FIDAN)[0]
    same = shipped.layered([row("hakan fidan", "2003", "2007", office="leader")])
    assert any(term.office == "leader" for term in same.terms(fidan.id))


def test_a_namesake_elsewhere_or_of_another_qid_is_another_person(shipped: Offices) -> None:
    fidan = shipped.people(FIDAN)[0]
    abroad = shipped.layered([row(FIDAN, "2003", "2007", government="FRA", office="minister")])
    assert len(abroad.people(FIDAN)) == 2
    assert not any(term.government == "FRA" for term in abroad.terms(fidan.id))
    known = next(one for one in shipped.people("Recep Tayyip Erdoğan") if one.qid)
    other = shipped.layered([row("Recep Tayyip Erdoğan", "1930", "1931", qid="Q1")])
    assert not any(term.since == "1930" for term in other.terms(known.id))
    assert len({one.id for one in other.people("Recep Tayyip Erdoğan")}) == 2


def test_new_names_are_found_in_every_script_and_by_sound(shipped: Offices) -> None:
    grown = shipped.layered([row("Selin Örnek", "2026", also=("Селин Орнек",))])
    assert kinds(grown, "Then Selin Ornek spoke.", "Selin Ornek") == {"person"}
    assert kinds(grown, "Встреча с Селином Орнеком прошла.", "Селином Орнеком") == {"person"}
    assert [one.name for one in grown.people("Sélin Oernek")] == ["Selin Örnek"]
    assert kinds(shipped, "Then Selin Ornek spoke.", "Selin Ornek") == set()


def test_a_row_without_an_office_adds_forms_of_a_name(shipped: Offices) -> None:
    grown = shipped.layered([row(FIDAN, "", office="", also=("Хакан Фыдан",))])
    fidan = grown.people(FIDAN)[0]
    assert "Хакан Фыдан" in fidan.also
    assert fidan.terms == shipped.people(FIDAN)[0].terms


def test_a_family_name_of_a_bulk_import_is_read_only_where_it_is_announced(shipped: Offices) -> None:
    grown = shipped.layered([row("Selin Harvest", "2026", family="Harvest")])
    assert "family" not in kinds(grown, "The Harvest was good.", "Harvest")
    assert "family" in kinds(grown, "Foreign Minister Harvest spoke.", "Harvest")
    text = "Selin Harvest came. Then Harvest left."
    assert "family" in {one.kind for one in grown.spot(text) if one.span.start > 20}
    by_hand = shipped.layered([row("Selin Harvest", "2026", family="Harvest", source="own")])
    assert "family" in kinds(by_hand, "The Harvest was good.", "Harvest")


def test_a_name_that_is_a_governments_stays_the_governments(shipped: Offices) -> None:
    grown = shipped.layered(
        [row("Jordan Turkey", "2025", "2026", family="Turkey"), row("Georgia", "2025", "2026")]
    )
    assert kinds(grown, "Jordan Turkey came and Turkey won.", "Jordan Turkey") == {"person"}
    assert [one.kind for one in grown.spot("Jordan Turkey came; Turkey won.")][-1] == "government"
    assert kinds(grown, "He flew to Georgia.", "Georgia") == kinds(shipped, "He flew to Georgia.", "Georgia")


def test_everything_else_reads_as_before(shipped: Offices) -> None:
    text = (
        "Turkish Foreign Minister Hakan Fidan met Sergei Lavrov in Moscow. Fidan said NATO and the EU agree. "
        "Президент Макрон и Эрдоган обсудили Украину."
    )
    assert shipped.layered([row("Selin Örnek", "2026")]).spot(text, "en") == shipped.spot(text, "en")


def test_rows_of_nothing_the_atlas_knows_change_nothing(shipped: Offices) -> None:
    rows = [
        row("Selin Örnek", "2026", government="QQQ"),
        row("Selin Örnek", "2026", office="dog-catcher"),
        row("!!!", "2026"),
    ]
    grown = shipped.layered(rows)
    assert grown.person_ids() == shipped.person_ids()


def test_the_same_rows_make_the_same_atlas_and_little_is_sent_to_another_process(shipped: Offices) -> None:
    rows = [row("Selin Örnek", "2026"), row(CAVUSOGLU, "2015-11-25", "2023-06-02")]
    grown = shipped.layered(rows)
    packed = pickle.dumps(grown)
    assert len(packed) < 2000
    there = pickle.loads(packed)
    assert there.holders("foreign-minister", "TUR", "0001/9999") == grown.holders(
        "foreign-minister", "TUR", "0001/9999"
    )
    assert there.is_own(there.holders("foreign-minister", "TUR", "2027")[0])
    assert pickle.loads(pickle.dumps(shipped)).fingerprint == shipped.fingerprint
