"""Each format says what the view holds, no more and no less."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from readout.exports import FORMATS, Options
from readout.record import (
    Actor,
    AddressError,
    Event,
    Found,
    InputError,
    Reading,
    Resolved,
    When,
    from_json,
)
from tests.exports._view import Readings
from tests.store._builder import actor, event_for, many, reading

# The keys of the codebook, section 6.
PAGE_KEYS = {
    "id",
    "published",
    "headline",
    "headline_source",
    "engagements",
    "main",
    "related",
    "latest",
    "problems",
}
ENGAGEMENT_KEYS = {
    "type",
    "plover_root",
    "cameo",
    "status",
    "participants",
    "date",
    "date_basis",
    "place",
    "channel",
    "topics",
    "quotes",
    "according_to",
    "evidence",
    "spans",
    "confidence",
    "event",
}


def view_of(*readings: Reading) -> Readings:
    return Readings(list(readings), [event_for(each) for each in readings if each.claims])


def written(name: str, view: Readings, options: Options | None = None) -> str:
    out = io.StringIO()
    FORMATS.get(name).write(view, out, options or Options())
    return out.getvalue()


def table(name: str, view: Readings, options: Options | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(name, view, options), newline="")))


def lines(name: str, view: Readings) -> list[dict[str, object]]:
    return [json.loads(line) for line in written(name, view).splitlines()]


@pytest.mark.parametrize("name", FORMATS.names())
def test_every_format_says_its_name_and_counts_its_rows(name: str, tmp_path: Path) -> None:
    exporter = FORMATS.get(name)
    view = view_of(*many(5))
    path = tmp_path / f"out{exporter.extension}"
    count = exporter.write(view, path)
    text = path.read_bytes().decode("utf-8")
    assert exporter.name == name
    assert exporter.description
    assert "/" in exporter.media_type
    begins = {".ics": "BEGIN:VEVENT", ".atom": "<entry>"}.get(exporter.extension, "\n")
    assert text.count(begins) == count + (exporter.extension == ".csv")
    assert text == written(name, view)


@pytest.mark.parametrize("name", FORMATS.names())
def test_an_empty_view_gives_no_rows(name: str) -> None:
    assert FORMATS.get(name).write(Readings([], []), io.StringIO()) == 0


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(AddressError, match="no-such-folder"):
        FORMATS.get("csv").write(view_of(reading()), tmp_path / "no-such-folder" / "out.csv")


def test_a_jsonl_line_is_the_event_again() -> None:
    view = view_of(*many(6))
    added = {"url", "headline", "published", "evidence", "spans", "absences"}
    for event, line in zip(view.events(), lines("jsonl", view), strict=True):
        for account in line["accounts"]:  # type: ignore[attr-defined]
            assert added <= set(account)
            for key in added:
                del account[key]
        assert from_json(Event, line) == event  # type: ignore[arg-type]


def test_jsonl_shows_the_words_its_spans_point_at() -> None:
    told = reading()
    (line,) = lines("jsonl", view_of(told))
    evidence = line["accounts"][0]["evidence"]  # type: ignore[index]
    assert told.article.text[evidence["start"] : evidence["end"]] == evidence["text"]
    assert "Antony Blinken spoke with" in evidence["text"]


def test_engagements_have_the_shape_of_the_codebook() -> None:
    told = reading(name="p9")
    (page,) = lines("engagements", view_of(told))
    (engagement,) = page["engagements"]  # type: ignore[misc]
    assert set(page) == PAGE_KEYS
    assert set(engagement) == ENGAGEMENT_KEYS
    assert (page["id"], page["published"], page["headline_source"]) == ("p9", "2022-01-04", "Ministry")
    assert page["main"] == 0
    assert page["related"] == [
        {"headline": "Earlier talks ended without a result – Minister", "at": None, "said_by": None}
    ]
    assert page["latest"] == []
    assert (engagement["date"], engagement["date_basis"]) == ("2022-01-03", "relative")
    assert engagement["event"] == event_for(told).id
    assert engagement["participants"][0] == {
        "name": "Antony Blinken",
        "office": "Secretary of State",
        "country_iso3": "USA",
        "side": "both",
        "qid": None,
    }
    text = told.article.text
    assert [text[start:end] for start, end in engagement["spans"]["date"]] == ["Monday"]
    assert [[text[a:b] for a, b in party] for party in engagement["spans"]["participants"]] == [
        ["Antony Blinken"],
        ["Mevlüt Çavuşoğlu"],
    ]
    (quote,) = engagement["quotes"]
    assert text[quote["start"] : quote["end"]] == quote["text"]


def test_a_page_without_engagements_is_still_a_line() -> None:
    told = replace(reading(published=None), claims=())
    (page,) = lines("engagements", view_of(told))
    assert (page["engagements"], page["main"], page["published"]) == ([], None, None)
    assert [one["code"] for one in page["problems"]] == ["P014"]  # type: ignore[attr-defined]


def test_engagements_fall_back_from_actor_to_party() -> None:
    told = reading()
    (one,) = told.claims
    nameless = Actor("actor-x", None, None, None, known=False)
    (page,) = lines("engagements", view_of(replace(told, claims=(Resolved(one.claim, (nameless,)),))))
    first, second = page["engagements"][0]["participants"]  # type: ignore[index]
    assert (first["name"], first["office"], first["country_iso3"]) == (None, "Secretary of State", "USA")
    assert second["name"] == "Mevlüt Çavuşoğlu"


def test_a_publication_known_to_the_month_gives_no_day() -> None:
    (page,) = lines("engagements", view_of(reading(published="2022-01")))
    assert page["published"] is None


def test_csv_survives_quotes_commas_and_line_breaks() -> None:
    told = reading(topic='"grain, oil"\nand gas')
    (row,) = table("csv", view_of(told))
    assert row["topics"] == '"grain, oil"\nand gas'
    assert row["participants"] == (
        "Antony Blinken (Secretary of State, USA); Mevlüt Çavuşoğlu (Minister of Foreign Affairs, TUR)"
    )
    assert row["governments"] == "TUR; USA"
    assert row["url"] == "https://example.org/a"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\x00", "  =", "＝"])
def test_a_spreadsheet_runs_no_cell(start: str) -> None:
    hostile = start + "HYPERLINK(1)"
    event = replace(event_for(reading()), place=hostile)
    view = Readings([], [event])
    assert table("csv", view)[0]["place"] == "'" + hostile
    assert table("csv", view, Options(raw_cells=True))[0]["place"] == hostile


def test_every_text_cell_of_every_table_is_guarded() -> None:
    told = reading(sides=("USA", "TUR"))
    bad = [replace(actor("USA"), person="=A", office="=B", qid="=C"), replace(actor("TUR"), person="@D")]
    event = replace(event_for(told), actors=tuple(bad), place="-E", topics=("+F",))
    for name in ("csv", "csv-participants"):
        for row in table(name, Readings([told], [event])):
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_participants_are_rows_in_order() -> None:
    rows = table("csv-participants", view_of(reading()))
    assert [(row["position"], row["name"], row["known"]) for row in rows] == [
        ("1", "Antony Blinken", "true"),
        ("2", "Mevlüt Çavuşoğlu", "true"),
    ]


def test_the_panel_has_every_month_with_its_zeros() -> None:
    first = reading("https://example.org/1", date="2021-11-30")
    last = reading("https://example.org/2", date="2022-02-01/2022-02-03", event_type="visit")
    planned = reading("https://example.org/3", date="2022-02", status="planned")
    vague = reading("https://example.org/4", date="2022")
    rows = table("csv-dyads", view_of(first, last, planned, vague))
    shown = [(row["month"], row["happened"], row["planned"], row["happened_call"]) for row in rows]
    assert shown == [
        ("2021-11", "1", "0", "1"),
        ("2021-12", "0", "0", "0"),
        ("2022-01", "0", "0", "0"),
        ("2022-02", "1", "1", "0"),
    ]
    assert {(row["side_a"], row["side_b"]) for row in rows} == {("TUR", "USA")}
    assert rows[-1]["happened_visit"] == "1"


def test_the_panel_keeps_to_the_months_asked_for() -> None:
    view = view_of(reading(date="2022-01-03"), reading("https://example.org/2", date="1954-05-01"))
    rows = table("csv-dyads", view, Options(since="2021-12", until="2022-02"))
    assert [row["month"] for row in rows] == ["2021-12", "2022-01", "2022-02"]
    assert sum(int(row["happened"]) for row in rows) == 1
    with pytest.raises(InputError, match="month"):
        Options(since="2022-1")


def test_only_principals_make_a_pair() -> None:
    told = event_for(reading())
    event = replace(
        told,
        actors=(actor("USA"), actor("TUR"), actor("POL"), actor("JPN")),
        roles=("source", "target", "mediator", "source"),
        when=When("2022-01-03", "explicit"),
    )
    rows = table("csv-dyads", Readings([], [event]))
    assert [(row["side_a"], row["side_b"]) for row in rows] == [("JPN", "TUR"), ("TUR", "USA")]


@pytest.mark.parametrize("name", FORMATS.names())
def test_no_export_reprints_a_text(name: str) -> None:
    told = reading(extra=" and so on" * 200)
    article, (one,) = told.article, told.claims
    body = article.blocks[1].span
    long = Found(body.of(article.text), (body,))
    claim = replace(
        one.claim,
        evidence=body,
        said=(replace(one.claim.said[0], text=long),),
        details=tuple(replace(each, found=long) for each in one.claim.details if each.role == "topic"),
    )
    article = replace(
        article,
        headline=long,
        blocks=(*article.blocks[:1], replace(article.blocks[1], kind="related"), *article.blocks[2:]),
    )
    event = replace(event_for(told), topics=(long.value,))
    view = Readings([Reading(article, (Resolved(claim, one.actors),), ())], [event])
    out = written(name, view)
    text = " and so on" * 200
    assert "event" in out or "side_a" in out or "story_id" in out
    assert not [start for start in range(0, len(text) - 301, 10) if text[start : start + 301] in out]


def test_a_cut_quotation_keeps_its_first_and_last_words() -> None:
    told = reading(extra=" and so on" * 200 + " until the end")
    one = told.claims[0]
    body = told.article.blocks[1].span
    quote = replace(one.claim.said[0], text=Found(body.of(told.article.text), (body,)))
    claim = replace(one.claim, said=(quote,))
    (page,) = lines("engagements", view_of(replace(told, claims=(Resolved(claim, one.actors),))))
    (shown,) = page["engagements"][0]["quotes"]  # type: ignore[index]
    assert len(shown["text"]) == 300
    assert shown["text"].startswith("Antony Blinken spoke with")
    assert shown["text"].endswith("until the end.")
    assert (shown["start"], shown["end"]) == (body.start, body.end)


def test_lone_surrogates_do_not_stop_an_export() -> None:
    told = reading(topic="grain \ud800 exports")
    for name in FORMATS.names():
        assert written(name, view_of(told)).encode("utf-8")
    (line,) = lines("jsonl", view_of(told))
    assert line["topics"] == ["grain \ud800 exports"]


def test_whoever_carries_a_letter_stands_beside_its_author() -> None:
    told = reading()
    (one,) = told.claims
    first, second = one.claim.parties
    parties = (replace(first, role="carrier"), replace(second, role="target"))
    changed = replace(one, claim=replace(one.claim, parties=parties))
    (page,) = lines("engagements", view_of(replace(told, claims=(changed,))))
    carrier, target = page["engagements"][0]["participants"]  # type: ignore[index]
    assert (carrier["side"], carrier["role"]) == ("source", "carrier")
    assert target["side"] == "target"
    assert "role" not in target


def test_a_host_of_a_shared_act_is_of_both_sides() -> None:
    told = reading()
    (one,) = told.claims
    first, second = one.claim.parties
    changed = replace(one, claim=replace(one.claim, parties=(replace(first, role="host"), second)))
    (page,) = lines("engagements", view_of(replace(told, claims=(changed,))))
    assert page["engagements"][0]["participants"][0]["side"] == "both"  # type: ignore[index]


# -- what is missing -----------------------------------------------------------------------------------------


def marked(told: Reading, *fields: str) -> Reading:
    """The reading, of whose fields a person said that nobody can know them."""
    (one,) = told.claims
    why = (*one.claim.why, *(f"not-verifiable:{field}" for field in fields))
    return replace(told, claims=(replace(one, claim=replace(one.claim, why=why)),))


def test_what_is_missing_says_why() -> None:
    told = reading(date=None)
    (row,) = table("csv", view_of(told))
    assert row["absences"] == "date: not reported; place: not reported"
    (line,) = lines("jsonl", view_of(told))
    assert line["accounts"][0]["absences"] == {"date": "not reported", "place": "not reported"}  # type: ignore[index]


def test_what_nobody_can_know_keeps_what_was_read_and_is_marked() -> None:
    told = marked(reading(), "date-0", "place-0", "party-1")
    (row,) = table("csv", view_of(told))
    assert row["date"] == "2022-01-03"
    assert row["absences"] == "date: not verifiable; place: not verifiable"
    (line,) = lines("jsonl", view_of(told))
    assert line["accounts"][0]["absences"] == {  # type: ignore[index]
        "place": "not verifiable",
        "date": "not verifiable",
        "party-1": "not verifiable",
    }


def test_a_second_account_that_nobody_doubts_vouches_for_the_value() -> None:
    doubted, sound = marked(reading(), "date-0"), reading("https://example.org/b")
    event = event_for(doubted, sound)
    assert table("csv", Readings([doubted, sound], [event]))[0]["absences"] == "place: not reported"
    both = Readings([doubted, marked(sound, "date-0")], [event])
    assert table("csv", both)[0]["absences"] == "date: not verifiable; place: not reported"
