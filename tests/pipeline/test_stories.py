"""Stories of a record beside each other: copies, independent sources, related stories, printed headlines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from readout import pipeline
from readout.pipeline import Readout
from readout.record import InputError, Page
from tests.pipeline.builders import page

WIRE = (
    "Blinken, Fidan discuss grain exports\n"
    "U.S. Secretary of State Antony Blinken spoke by phone with Turkish Foreign Minister Hakan Fidan on "
    "Tuesday, July 18, 2023, about grain exports, an official said.\n"
    "The corridor through the straits had closed the day before, and mills in three countries had begun to "
    "count their stocks. Traders in the port expected the price of wheat to climb within the week.\n"
)
OWN = (
    "A call about wheat\n"
    "On July 18, 2023, Antony Blinken, the U.S. Secretary of State, telephoned Hakan Fidan, the Turkish "
    "foreign minister, our correspondent has learned from two people who were told of it.\n"
    "Neither capital would say how long the conversation was. A third call is thought likely.\n"
)
LATER = (
    "Blinken meets Fidan in Jakarta\n"
    "U.S. Secretary of State Antony Blinken met Turkish Foreign Minister Hakan Fidan in Jakarta on "
    "August 2, 2023, on the margins of a conference.\n"
)
FLAT = (
    "Ministers talk about wheat – ministry\n"
    "Ukrainian Foreign Minister Dmytro Kuleba spoke by phone with Turkish Foreign Minister Hakan Fidan on "
    "July 19, 2023, the ministry said.\n"
    "MORE ABOUT\n"
    "Blinken, Lavrov meet in Jakarta – Department of State\n"
    "16:01, 20.07.2023\n"
    "Wheat harvest begins early\n"
    "11:22, 01.07.2023\n"
)
CUT = "\n".join(WIRE.splitlines()[:2]) + "\nRead more in our evening edition, which comes with a map.\n"
TOLD = (
    ("agency", WIRE, "2023-07-18T18:00Z"),
    ("paper", WIRE + "This story comes from an agency.\n", "2023-07-19"),
    ("cut", CUT, "2023-07-20"),
    ("own", OWN, "2023-07-19"),
    ("later", LATER, "2023-08-03"),
    ("flat", FLAT, None),
)


def given(name: str, text: str, published: str | None) -> Page:
    made = page(name, text)
    return Page(made.url, made.content, "test", name, published=published, text_given=True)


def filled(path: Path, order: Sequence[int], *, at_once: bool = True) -> Readout:
    readout = pipeline.open(path, reader="rules")
    for number in order:
        readout.record.add(readout.read_page(given(*TOLD[number])))
        if not at_once:
            readout.merge()
    readout.merge()
    return readout


def names(readout: Readout) -> dict[str, str]:
    return {article.name or "": article.id for article in readout.record.articles()}


@pytest.fixture
def readout(tmp_path: Path) -> Readout:
    return filled(tmp_path / "r.sqlite", range(len(TOLD)))


def test_copies_lead_to_the_first_and_count_as_one_source(readout: Readout) -> None:
    keys = names(readout)
    copies = readout.stories.copies(keys.values())
    assert copies.first(keys["paper"]) == copies.first(keys["cut"]) == keys["agency"]
    assert copies.of(keys["own"]) is None
    call = next(e for e in readout.record.events() if e.event_type == "call" and len(e.accounts) > 1)
    assert len({account.article for account in call.accounts}) == 4
    assert readout.stories.independent([call]) == {call.id: 2}


def test_neither_the_order_of_pages_nor_of_merges_matters(tmp_path: Path) -> None:
    seen = set()
    for number, order in enumerate(permutations(range(3))):
        one = filled(tmp_path / f"{number}.sqlite", order, at_once=number % 2 == 0)
        keys = names(one)
        seen.add(one.record.stories.likenesses(keys.values()))
        assert one.stories.compare() == 0
        assert one.record.check() == ()
    assert len(seen) == 1
    assert len(next(iter(seen))) == 3


def test_more_about_leaves_out_copies(readout: Readout) -> None:
    keys = names(readout)
    told = [one.article for one in readout.stories.related(keys["cut"])]
    assert keys["paper"] not in told
    assert keys["agency"] not in told
    assert told[0] == keys["later"]
    assert keys["own"] in told


def test_a_printed_headline_is_a_weak_claim_and_no_account(readout: Readout) -> None:
    key = names(readout)["flat"]
    first, second = readout.stories.printed(key)
    assert (first.kind, first.headline.value[:24]) == ("related", "Blinken, Lavrov meet in ")
    assert first.at is not None
    assert first.at.value == "2023-07-20T16:01"
    assert first.said_by is not None
    assert first.said_by.value == "Department of State"
    (one,) = first.claims
    assert (one.claim.event_type, {actor.government for actor in one.actors}) == ("meeting", {"USA", "RUS"})
    article = readout.record.article(key)
    assert article is not None
    assert first.headline.evidence[0].covers(one.claim.evidence)
    assert one.claim.evidence.of(article.text) in first.headline.value
    assert second.claims == ()
    accounts = {account.claim for event in readout.record.events() for account in event.accounts}
    assert one.claim.id not in accounts


def test_running_stories_come_by_their_headlines(readout: Readout) -> None:
    keys = names(readout)
    (most, *_) = readout.stories.running("2023-07", "2023-07-31")
    assert {keys["agency"], keys["paper"], keys["cut"]} <= set(most)
    with pytest.raises(InputError, match="'soon' is not a date"):
        readout.stories.running("2023-07", "soon")
