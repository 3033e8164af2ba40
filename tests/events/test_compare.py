"""Two sides compared, on small texts of our own: voices, rows, absences, promises, the press, the fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from readout.events import compare, merge
from readout.knowledge import load
from readout.pipeline._page import read_page
from readout.record import Article, Comparison, Event, InputError, Page, Point, Resolved, TopicRow

KNOWLEDGE = load()

STATE = (
    "https://www.state.gov/secretary-call/",
    "Secretary Blinken’s Call with Turkish Foreign Minister Cavusoglu\n\n"
    "Secretary of State Antony Blinken spoke by phone today with Turkish Foreign Minister Mevlut Cavusoglu. "
    "They discussed the Horn of Africa and grain exports from the Black Sea. "
    "Secretary Blinken urged restraint in Syria. "
    "Foreign Minister Cavusoglu promised to ratify the accession of Finland to NATO. "
    "The call was frank and lasted 35 minutes.",
)
MFA = (
    "https://www.mfa.gov.tr/telephone-call.en.mfa",
    "Telephone call of Foreign Minister Mevlut Cavusoglu with U.S. Secretary of State Antony Blinken\n\n"
    "Foreign Minister Mevlut Cavusoglu had a phone call with U.S. Secretary of State Antony Blinken today. "
    "At the initiative of the U.S. the ministers discussed the sale of F-16s and the grain corridor. "
    "They did not discuss the Horn of Africa. "
    "Foreign Minister Cavusoglu condemned the burning of the Quran in Sweden.",
)
PRESS = (
    "https://harbourcourier.example/abroad/call",
    "Blinken and Cavusoglu speak by phone\n\n"
    "Antony Blinken and Turkish Foreign Minister Mevlut Cavusoglu spoke by phone on Monday. "
    "The two ministers discussed grain exports and the sale of F-16s, the State Department said.",
)


def read(
    *pages: tuple[str, str], day: str = "2023-01-30"
) -> tuple[Event, list[Resolved], dict[str, Article]]:
    """The pages read and merged into the one event that all of them tell."""
    readings = [
        read_page(
            Page(url, text.encode(), "test", published=day, text_given=True, media_type="text/plain"),
            KNOWLEDGE,
        )
        for url, text in pages
    ]
    articles = {one.article.id: one.article for one in readings}
    told = [claim for one in readings for claim in one.claims]
    events = [one for one in merge(told, articles, KNOWLEDGE) if len(one.accounts) == len(pages)]
    assert len(events) == 1, events
    return events[0], told, articles


def compared(*pages: tuple[str, str]) -> Comparison:
    event, told, articles = read(*pages)
    found = compare(event, told, articles, KNOWLEDGE, ("USA", "TUR"))
    assert found is not None
    again = compare(event, [*reversed(told), *told], articles, KNOWLEDGE, ("USA", "TUR"))
    assert again == found
    for row in found.rows:
        for point in (*row.left, *row.right):
            words = point.span.of(articles[point.voice.article].text)
            assert " ".join(words.split()) == point.words
    return found


def named(found: Comparison, topic: str) -> TopicRow:
    rows = [row for row in found.rows if topic in row.topic.name]
    assert len(rows) == 1, [row.topic.name for row in found.rows]
    return rows[0]


def words(points: Sequence[Point]) -> list[str]:
    return [point.words for point in points]


@pytest.fixture(scope="module")
def both() -> Comparison:
    return compared(STATE, MFA)


def test_a_topic_worded_differently_is_one_row(both: Comparison) -> None:
    row = named(both, "grain corridor")
    assert row.kind == "both"
    assert words(row.right) == ["grain corridor"]
    assert "grain exports" in row.left[0].words


def test_what_one_side_alone_says_is_not_reported_by_the_other(both: Comparison) -> None:
    sale = named(both, "F-16 sale")
    assert (sale.kind, sale.absence, sale.left) == ("right", "not reported", ())
    syria = named(both, "Syria")
    assert (syria.kind, syria.left[0].strength, syria.left[0].by) == ("left", "urged", "USA")
    assert named(both, "Sweden").right[0].strength == "condemned"


def test_what_one_side_denies_is_contradicted(both: Comparison) -> None:
    row = named(both, "Horn of Africa")
    assert row.kind == "contradicted"
    assert (row.left[0].denied, row.right[0].denied) == (False, True)


def test_each_side_tells_how_the_talk_was(both: Comparison) -> None:
    assert (both.left.heard, both.right.heard) == ("own", "own")
    assert [told.value for told in both.left.framing] == ["frank"]
    assert [told.value for told in both.left.duration] == ["35"]
    assert [told.value for told in both.right.initiator] == ["USA"]
    assert both.left.initiator == ()
    assert [text.lag_days for text in both.left.texts] == [0]


def test_a_promise_ascribed_to_the_other_is_kept_apart(both: Comparison) -> None:
    (promise,) = both.commitments
    assert (promise.voice.government, promise.of, promise.own) == ("USA", "TUR", None)
    assert promise.absence == "not reported"
    assert "promised to ratify" in promise.words


def test_what_a_preposition_leads_to_promises_nothing() -> None:
    address, text = STATE
    told = "American aid to Turkey will rise by a third. The President of Turkey will visit Syria."
    found = compared((address, text.replace("The call was", f"{told} The call was")), MFA)
    assert [one.words for one in found.commitments][1:] == ["Turkey will visit Syria"]


def test_topics_stand_in_each_sides_order(both: Comparison) -> None:
    orders = [point.order for row in both.rows for point in row.left]
    assert orders == sorted(orders)
    assert orders[0] == 1


def test_a_side_without_a_text_is_not_investigated() -> None:
    found = compared(STATE)
    assert found.right.heard == "not heard"
    assert {row.absence for row in found.rows} == {"not investigated"}


def test_a_side_that_is_only_relayed_proves_nothing_by_silence() -> None:
    found = compared(PRESS, MFA)
    assert found.left.heard == "relayed"
    assert named(found, "Horn of Africa").absence == "not verifiable"
    point = named(found, "grain corridor").left[0]
    assert (point.voice.hearing, point.voice.said_by is not None) == ("attribution", True)


def test_the_press_crediting_one_side_with_the_others_words_is_told() -> None:
    found = compared(STATE, MFA, PRESS)
    wrong = [one for account in found.press for one in account.miscredits]
    assert [(one.point.voice.government, one.said_by) for one in wrong] == [("USA", "TUR")]
    assert "F-16" in wrong[0].point.words
    assert named(found, "F-16 sale").kind == "right"


def test_accounts_assert_reaffirm_and_omit(both: Comparison) -> None:
    fields = {one.field: one for one in both.fields}
    assert [one.stand for one in fields["status"].holdings] == ["asserts", "reaffirms"]
    duration = fields["duration"]
    assert sorted(one.stand for one in duration.holdings) == ["asserts", "omits"]
    assert (duration.left, duration.right, duration.right_absence) == ("35", None, "not reported")
    assert not duration.differ


def test_lengths_that_differ_are_shown_and_not_averaged() -> None:
    other = (MFA[0], MFA[1] + " The call lasted 50 minutes.")
    found = compared(STATE, other)
    (duration,) = [one for one in found.fields if one.field == "duration"]
    assert duration.differ
    assert (duration.left, duration.right) == ("35", "50")


def test_sides_must_take_part() -> None:
    event, told, articles = read(STATE)
    with pytest.raises(InputError, match="sides of this event"):
        compare(event, told, articles, KNOWLEDGE, ("USA", "FRA"))
    alone = replace(event, actors=event.actors[:1], roles=event.roles[:1])
    assert compare(alone, told, articles, KNOWLEDGE) is None


def test_the_point_of_an_abbreviation_ends_no_topic() -> None:
    left = (STATE[0], STATE[1].replace("the Horn of Africa", "bilateral ties"))
    right = (MFA[0], MFA[1].replace("discussed the sale of F-16s", "discussed Turkish-U.S. relations"))
    row = named(compared(left, right), "bilateral relations")
    assert (row.kind, words(row.right)) == ("both", ["Turkish-U.S. relations"])
