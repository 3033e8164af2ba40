"""Letters: who wrote to whom where the words around the letter say so, and letters that are answered."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed


def _letters(text: str, published: str = "2021-08-05") -> list[tuple[str | None, str | None, str | None]]:
    """Author, addressee and day of each letter."""
    found, _ = claimed(text, published)
    return [
        (
            next((p.government for p in claim.parties if p.role == "source"), None),
            next((p.government for p in claim.parties if p.role == "target"), None),
            claim.when.value.date if claim.when and claim.when.value.basis != "pub" else None,
        )
        for claim in found
        if claim.event_type == "letter"
    ]


@pytest.mark.parametrize(
    "opening", ["In a letter", "In a congratulatory cable", "In a congratulatory message on Sunday"]
)
def test_a_letter_that_opens_the_sentence(opening: str) -> None:
    text = (
        f"{opening}, Xi Jinping told Recep Tayyip Erdoğan that China attaches importance to ties with Turkey."
    )
    assert [(author, to) for author, to, _ in _letters(text)] == [("CHN", "TUR")]


def test_a_letter_that_is_answered_is_another_letter() -> None:
    text = (
        "French President Emmanuel Macron has written to Russia's President Vladimir Putin. "
        "It is a reply to a letter dated March 2 from Putin."
    )
    assert _letters(text) == [("FRA", "RUS", None), ("RUS", "FRA", "2021-03-02")]


def test_whoever_replies_had_been_written_to() -> None:
    text = (
        "Emmanuel Macron wrote to Vladimir Putin on Monday, in reply to a March 2 letter from the Kremlin "
        "chief."
    )
    assert _letters(text) == [("FRA", "RUS", "2021-08-02"), ("RUS", "FRA", "2021-03-02")]


@pytest.mark.parametrize(
    "letter",
    [
        "In a three-paragraph letter released by the White House, Trump found the meeting inappropriate.",
        "Over the hostility of Pyongyang, his letter says, the summit will not take place.",
    ],
)
def test_a_letter_that_calls_a_contact_off_is_for_whom_it_was_to_be_with(letter: str) -> None:
    text = (
        f"Donald Trump has called off the summit with North Korea's leader Kim Jong Un in Singapore. {letter}"
    )
    found, _ = claimed(text, "2018-05-25")
    told = [(c.event_type, c.status, [(p.role, p.government) for p in c.parties]) for c in found]
    sides = [("source", "USA"), ("target", "PRK")]
    assert told == [("meeting", "cancelled", sides), ("letter", "happened", sides)]


def test_a_message_that_was_only_said_is_no_letter() -> None:
    assert _letters("Antony Blinken delivered a clear message to Sergey Lavrov on Monday.") == []
    assert _letters("Antony Blinken delivered a written message to Sergey Lavrov on Monday.") != []
