"""What the network is asked to learn of a document, and which documents it never sees."""

from __future__ import annotations

from typing import cast

from tokenizers import Tokenizer

from readout.knowledge import load
from readout.model import LABELS
from readout.model._load import WEIGHTS
from tests.workshop.test_corpus import TEXT, line
from workshop.corpus import batches
from workshop.corpus.batches import Line
from workshop.train.examples import Example, Tally, examples
from workshop.train.held_out import held_out


def learnt(one: Line) -> tuple[Example, Tally]:
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tally = Tally()
    (example,) = examples([one], load(), tokenizer, tally)
    return example, tally


def words(example: Example, pieces: tuple[int, ...]) -> list[str]:
    return [TEXT[slice(*example.window.places[piece])] for piece in pieces]


def test_triggers_and_roles_stand_on_their_words() -> None:
    example, tally = learnt(line())
    (trigger,) = example.triggers
    assert words(example, trigger.pieces) == ["met"]
    assert LABELS["kinds"][trigger.kind] == "meeting"
    assert LABELS["statuses"][trigger.status] == "happened"
    told = {
        LABELS["roles"][role]: words(example, tuple(p for p, r in trigger.roles.items() if r == role))
        for role in trigger.roles.values()
    }
    assert told["date"] == ["on", "Monday"]
    assert "".join(told["place"]) == "Muscat"
    assert told["by"] == ["Iran"]
    assert "Omani" in "".join(told["both"])
    assert (tally.triggers, tally.outside) == (1, 0)


def test_a_document_without_engagements_teaches_that_nothing_is_there() -> None:
    empty = cast("Line", line() | {"engagements": [], "main": None, "tags": ["negative"]})
    example, _ = learnt(empty)
    assert (example.triggers, example.relevant, example.unasked) == ((), False, ())


def test_documents_of_one_event_are_on_one_side_and_about_a_tenth_is_held_out() -> None:
    every = batches.lines()
    apart = [held_out(one) for one in every]
    assert 0.07 < sum(apart) / len(every) < 0.13
    sides: dict[str, set[bool]] = {}
    for one, side in zip(every, apart, strict=True):
        event = one["engagements"][one["main"]].get("event") if one["main"] is not None else None
        sides.setdefault(event or one["id"], set()).add(side)
    assert all(len(side) == 1 for side in sides.values())
