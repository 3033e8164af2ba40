"""Two governments over time: quarters without gaps, the last and the next, the brief."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readout import pipeline
from readout.pipeline.dyads import kind_of, quarter_days, words
from readout.record import Event, InputError, Reading, Status
from tests.store._builder import event_for, reading

# day, type, status, rank
ACTS: tuple[tuple[str | None, str, Status, str], ...] = (
    ("2020-02-03", "call", "happened", "minister"),
    ("2020-11-20", "call", "happened", "official"),
    ("2021-05-05", "visit", "happened", "leader"),
    ("2021-05-20", "call", "denied", "minister"),
    ("2022-01-03", "call", "happened", "minister"),
    ("2022-01-20", "sanction", "happened", "government"),
    ("2022-02-01/2022-02-02", "talks", "happened", "official"),
    ("2022-04-10", "visit", "planned", "minister"),
    ("2022-03-10", "meeting", "planned", "minister"),
    ("2021-03-10", "meeting", "planned", "minister"),
    ("2021", "letter", "happened", "leader"),
    (None, "call", "happened", "leader"),
)
PUBLISHED = "2022-02-15"


def act(number: int) -> tuple[Reading, Event]:
    day, kind, status, rank = ACTS[number]
    told = reading(
        f"https://example.org/{number}",
        date=day,
        event_type=kind,
        status=status,
        published=PUBLISHED if number == 7 else (day or PUBLISHED)[:10] if len(day or "") > 4 else None,
        extra=f" in note {number}",
    )
    code = "COERCE" if kind == "sanction" else "CONSULT"
    return told, replace(event_for(told, key=f"event-{number:02}"), rank=rank, act=code)  # type: ignore[arg-type]


@pytest.fixture
def readout(tmp_path: Path) -> pipeline.Readout:
    found = pipeline.open(tmp_path / "r.sqlite")
    told = [act(number) for number in range(len(ACTS))]
    for each, _ in told:
        found.record.add(each)
    found.record.save_events([event for _, event in told], whole=True)
    return found


def test_quarters_run_without_a_gap_and_count_what_they_list(readout: pipeline.Readout) -> None:
    found = readout.dyads.dyad("USA", "TUR", "2022-02-15")
    names = [one.name for one in found.quarters]
    assert names == [f"{year}-Q{n}" for year in (2020, 2021) for n in (1, 2, 3, 4)] + ["2022-Q1"]
    for one in found.quarters:
        assert len(found.chosen(one.name, "contact")) == one.contacts
        assert len(found.chosen(one.name, "other")) == one.others
        assert len(found.chosen(one.name, "announced")) == one.announced
    last = found.quarters[-1]
    assert (last.contacts, last.others, last.announced, last.running) == (2, 1, 1, True)
    assert sum(one.contacts for one in found.quarters) == 5
    assert {kind_of(mark) for mark in found.marks} == {"contact", "other", "announced", "not"}


def test_the_last_contact_and_the_next_are_counted_from_today(readout: pipeline.Readout) -> None:
    found = readout.dyads.dyad("USA", "TUR", "2022-02-15")
    assert found.last_contact is not None
    assert (found.last_contact.id, found.days_since) == ("event-06", 13)
    assert [mark.id for mark in found.announced] == ["event-08", "event-07"]
    earlier = readout.dyads.dyad("USA", "TUR", "2022-01-10")
    assert earlier.last_contact is not None
    assert (earlier.last_contact.id, earlier.days_since) == ("event-04", 7)
    assert [mark.id for mark in earlier.announced] == ["event-08", "event-07"]


def test_without_a_day_the_newest_page_says_how_far_the_record_reaches(readout: pipeline.Readout) -> None:
    found = readout.dyads.dyad("USA", "TUR")
    assert (found.today, found.today_from) == ("2022-03-10", "page")
    assert "10 March 2022, the day of the newest page" in words.today_in_words(found)


def test_the_baseline_is_the_mean_of_whole_earlier_years(readout: pipeline.Readout) -> None:
    base = readout.dyads.dyad("USA", "TUR", "2022-02-15").baseline
    assert base is not None
    assert (base.first, base.last, base.mean) == (2020, 2021, 3 / 8)
    first = readout.dyads.dyad("USA", "TUR", "2020-06-01")
    assert first.baseline is None
    assert "no whole earlier year" in words.baseline_in_words(first)


def test_two_who_never_met_and_one_twice(readout: pipeline.Readout) -> None:
    found = readout.dyads.dyad("USA", "JPN")
    assert (found.marks, found.quarters, found.last_contact, found.days_since) == ((), (), None, None)
    with pytest.raises(InputError, match="two governments"):
        readout.dyads.dyad("USA", "USA")
    with pytest.raises(InputError, match="today is a day"):
        readout.dyads.dyad("USA", "TUR", "2022-02-30")
    assert readout.dyads.code("turkey") == "TUR"
    assert readout.dyads.code("nobody of the kind") is None


def test_a_brief_begins_with_the_last_ministerial(readout: pipeline.Readout) -> None:
    brief = readout.dyads.brief("USA", "TUR", today="2022-02-15")
    assert (brief.since, brief.since_from) == ("2022-01-03", "ministerial")
    assert brief.ministerial is not None
    assert brief.ministerial.event.id == "event-04"
    assert [one.event.id for one in brief.happened] == ["event-06", "event-05"]
    assert [one.event.id for one in brief.announced] == ["event-08", "event-07"]
    assert brief.not_so == ()
    asked = readout.dyads.brief("USA", "TUR", since="2021-05-01", today="2022-02-15")
    assert (asked.since, asked.since_from) == ("2021-05-01", "asked")
    assert [one.event.id for one in asked.not_so] == ["event-03"]
    assert {"event-02", "event-04"} <= {one.event.id for one in asked.happened}
    assert asked.ministerial is not None
    assert asked.ministerial.event.id == "event-00"


def test_a_brief_tells_of_what_one_of_the_two_only_hosted(readout: pipeline.Readout) -> None:
    _, event = act(0)
    hosted = replace(event, id="event-hosted", roles=("source", "host", *event.roles[2:]))
    readout.record.save_events([hosted])
    brief = readout.dyads.brief("USA", "TUR", since="2020-01-01", today="2022-02-15")
    assert "event-hosted" in [one.event.id for one in brief.happened]


def test_every_statement_of_a_brief_has_its_source(readout: pipeline.Readout) -> None:
    brief = readout.dyads.brief("USA", "TUR", since="2020-01-01", today="2022-02-15")
    for one in (*brief.happened, *brief.announced, *brief.not_so):
        assert one.evidence is not None
        assert one.evidence[1] in one.sources
        assert one.said
        assert all(said.source in one.sources and len(said.text) <= 300 for said in one.said)
    text = words.brief_in_markdown(brief, readout.dyads.name)
    assert text.startswith("# United States – Turkey\n\nSince 1 January 2020, as asked for.\n")
    quoted = [line for line in text.splitlines() if "“" in line]
    assert quoted
    assert all("](https://example.org/" in line for line in quoted)


def test_markdown_of_a_page_stays_text() -> None:
    assert words.plain("a [b](c) *d*\n# e <f>") == r"a \[b\](c) \*d\* \# e \<f\>"


def test_a_quarter_has_its_days() -> None:
    assert [day.isoformat() for day in quarter_days("2021-Q4")] == ["2021-10-01", "2021-12-31"]
    assert [day.isoformat() for day in quarter_days("2022-Q1")] == ["2022-01-01", "2022-03-31"]
    for bad in ("2022", "2022-Q5", "202-Q1", "2022-q1", "20222-Q1"):
        with pytest.raises(ValueError, match="a quarter is such as"):
            quarter_days(bad)
