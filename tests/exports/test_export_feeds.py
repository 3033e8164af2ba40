"""Calendar and feed: by their RFCs, and the same bytes for the same record."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from readout.exports import FORMATS, Options
from readout.record import Found, Rank, Reading
from tests.exports._view import Readings
from tests.store._builder import event_for, many, reading

ATOM = "{http://www.w3.org/2005/Atom}"


def written(name: str, view: Readings, options: Options | None = None) -> str:
    out = io.StringIO(newline="")
    FORMATS.get(name).write(view, out, options or Options())
    return out.getvalue()


def view_of(*readings: Reading) -> Readings:
    return Readings(list(readings), [event_for(each) for each in readings])


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def entry(text: str) -> dict[str, str]:
    """The properties of the first entry."""
    lines = unfolded(text)
    first = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    return dict(line.split(":", 1) for line in first)


def test_a_calendar_has_whole_days_and_is_folded_between_letters() -> None:
    told = reading(topic="“grain, corn; and\\or” – 林芳正 " * 6)
    text = written("ical", view_of(told))
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode("utf-8")  # a letter that is parted is no UTF-8
    found = entry(text)
    assert (found["DTSTART;VALUE=DATE"], found["DTEND;VALUE=DATE"]) == ("20220103", "20220104")
    assert found["STATUS"] == "CONFIRMED"
    assert "grain\\, corn\\; and\\\\or" in found["DESCRIPTION"]
    assert "\\n" in found["DESCRIPTION"]


def test_a_calendar_is_stamped_by_the_pages_and_never_by_the_clock() -> None:
    told = reading()
    assert entry(written("ical", view_of(told)))["DTSTAMP"] == "20250314T093000Z"
    unfetched = replace(told, article=replace(told.article, fetched_at=None))
    assert entry(written("ical", view_of(unfetched)))["DTSTAMP"] == "20220104T000000Z"
    undated = replace(told, article=replace(told.article, fetched_at=None, published=None))
    assert entry(written("ical", view_of(undated)))["DTSTAMP"] == "19700101T000000Z"


def test_an_id_of_a_calendar_is_the_events_and_stays_when_more_is_told() -> None:
    first, second = reading(), reading("https://example.org/b", topic="visas")
    one = Readings([first], [event_for(first, key="event-1")])
    more = Readings([first, second], [event_for(first, second, key="event-1")])
    assert entry(written("ical", one))["UID"] == entry(written("ical", more))["UID"] == "event-1@readout"


def test_what_is_dated_to_a_month_or_not_at_all_is_no_day_of_a_calendar() -> None:
    told = [reading("https://example.org/a", date="2022-01"), reading("https://example.org/b", date=None)]
    assert "BEGIN:VEVENT" not in written("ical", view_of(*told))
    days = reading("https://example.org/c", date="2022-01-10/2022-01-12", status="planned")
    found = entry(written("ical", view_of(days)))
    assert (found["DTSTART;VALUE=DATE"], found["DTEND;VALUE=DATE"]) == ("20220110", "20220113")
    assert found["STATUS"] == "TENTATIVE"
    denied = reading("https://example.org/d", status="denied")
    assert entry(written("ical", view_of(denied)))["STATUS"] == "CANCELLED"


def test_no_line_of_a_page_can_add_a_line_to_a_calendar() -> None:
    told = reading()
    event = replace(event_for(told), place="Ankara\r\nEND:VCALENDAR\nATTACH:x\x00\ud83d")
    lines = unfolded(written("ical", Readings([told], [event])))
    assert lines.count("END:VCALENDAR") == 1
    assert not [line for line in lines if line.startswith("ATTACH")]


def test_a_feed_is_sound_and_a_reader_understands_it() -> None:
    view = view_of(*many(5))
    text = written("atom", view, Options(title="side USA & <TUR>"))
    feed = ET.fromstring(text.encode())
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(ATOM + name)) == 1, name
    entries = feed.findall(f"{ATOM}entry")
    assert [each.findtext(f"{ATOM}id") for each in entries] == [
        f"tag:readout,2025:{event.id}" for event in view.events()
    ]
    for each in entries:
        for name in ("id", "title", "updated", "content"):
            assert len(each.findall(ATOM + name)) == 1, name
        datetime.strptime(each.findtext(f"{ATOM}updated") or "", "%Y-%m-%dT%H:%M:%SZ")
    assert feed.findtext(f"{ATOM}title") == "Readout: side USA & <TUR>"
    link = entries[0].find(f"{ATOM}link[@rel='alternate']")
    assert link is not None
    assert link.attrib["href"].startswith("https://example.org/")


def test_a_feed_is_as_new_as_its_newest_page() -> None:
    old, new = reading(), reading("https://example.org/b")
    new = replace(new, article=replace(new.article, fetched_at=datetime(2025, 5, 1, 8, 0, tzinfo=UTC)))
    text = written("atom", view_of(old, new))
    assert "<updated>2025-05-01T08:00:00Z</updated>\n<author>" in text
    assert written("atom", view_of(old, new)) == text


@pytest.mark.parametrize("bad", ["\x00\x08", "\ud83d", "\ufffe", "]]><script>&"])
def test_nothing_of_a_page_breaks_a_feed(bad: str) -> None:
    told = reading()
    told = replace(told, article=replace(told.article, headline=Found(f"a{bad}b", source="meta")))
    event = replace(event_for(told), topics=(bad,), event_type=f"call{bad}")
    feed = ET.fromstring(written("atom", Readings([told], [event])).encode("utf-8"))
    assert len(feed.findall(f"{ATOM}entry")) == 1


def test_a_link_of_a_feed_is_one_of_the_web() -> None:
    told = reading("javascript:alert(1)")
    assert "javascript" not in str(
        [link.attrib for link in ET.fromstring(written("atom", view_of(told))).iter(f"{ATOM}link")]
    )


def test_a_panel_of_two_has_every_month_and_the_highest_rank() -> None:
    calls = [
        reading("https://example.org/a", date="2022-01-03"),
        reading("https://example.org/b", date="2022-01-20", topic="visas"),
        reading("https://example.org/c", date="2022-03-02", status="planned"),
        reading("https://example.org/d", date="2022-03-04", sides=("USA", "POL")),
    ]
    ranks: tuple[Rank, ...] = ("minister", "leader", "leader", "minister")
    events = [replace(event_for(each), rank=rank) for each, rank in zip(calls, ranks, strict=True)]
    options = Options(since="2021-12", until="2022-03", pair=("TUR", "USA"))
    text = written("csv-dyads", Readings(calls, events), options)
    head, *rows = [line.split(",") for line in text.splitlines()]
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(one["side_a"], one["side_b"], one["month"]) for one in found] == [
        ("TUR", "USA", month) for month in ("2021-12", "2022-01", "2022-02", "2022-03")
    ]
    assert [one["contacts"] for one in found] == ["0", "2", "0", "0"]
    assert [one["family_contact"] for one in found] == ["0", "2", "0", "0"]
    assert (found[1]["contacts_leader"], found[1]["contacts_minister"]) == ("1", "1")
    assert [one["highest_rank"] for one in found] == ["", "leader", "", ""]
    assert found[3]["planned"] == "1"


def test_a_panel_of_two_who_never_met_is_all_zeros() -> None:
    text = written("csv-dyads", view_of(), Options(since="2022-01", until="2022-03", pair=("USA", "TUR")))
    assert len(text.splitlines()) == 4
