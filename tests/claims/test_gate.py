"""What the look before the reading stops, and what it must let through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import pytest

from readout import claims
from readout.claims._gate import Gate, gate_of, heard, look
from readout.claims._page import spots_of
from readout.knowledge import EventType, Knowledge
from readout.plugins import Shelf
from readout.record import Marked, Proposed
from tests.claims.opened import KNOWLEDGE, article

# So long that no story is read for being short.
REST = "\n" + "\n".join(["The rain went on all day and the players waited in the hall for tea."] * 15)
CALL = "The foreign ministers of Norway and Japan spoke by telephone on Monday about fishing rights." + REST
ALONE = "The prime minister of Norway spoke by telephone with her finance minister on Monday." + REST
MATCH = "Norway beat Japan by two goals in the cup. The coach kept his eleven and praised the keeper." + REST


@dataclass
class Counts:
    """A model that proposes nothing and counts how often it was asked."""

    name: str = "counts"
    asked: list[str] = field(default_factory=list)

    def read(self, texts: Sequence[Marked]) -> list[Proposed]:
        self.asked += [one.text for one in texts]
        return [Proposed(0.0, ()) for _ in texts]


def passes(text: str, knowledge: Knowledge = KNOWLEDGE, home: str | None = None) -> bool:
    found = article(text)
    return look(found, knowledge, "en", spots_of(found, KNOWLEDGE, "en"), home) != "nobody"


def test_a_call_between_two_governments_is_read() -> None:
    assert passes(CALL)
    model = Counts()
    claims.read(article(CALL), KNOWLEDGE, model)
    assert len(model.asked) == 1


@pytest.mark.parametrize("text", [ALONE, MATCH])
def test_one_government_or_no_words_of_such_acts_stop_a_story_before_the_model(text: str) -> None:
    assert not passes(text)
    model = Counts()
    found, problems = claims.read(article(text), KNOWLEDGE, model)
    assert (found, [one.code for one in problems], model.asked) == ((), ["P020"], [])
    claims.read(article(text), KNOWLEDGE, model, gated=False)
    assert len(model.asked) == 1


def test_the_government_that_speaks_on_the_page_counts() -> None:
    text = "The foreign minister of Japan spoke by telephone with the prime minister on Monday." + REST
    assert not passes(text)
    assert passes(text, home="NOR")


def test_a_person_counts_for_every_government_of_his() -> None:
    assert passes("Antony Blinken and Sergey Lavrov spoke by telephone on Monday about the talks." + REST)


def test_a_short_story_is_read_whatever_its_words() -> None:
    assert passes(MATCH.removesuffix(REST))


def test_a_type_that_the_weights_do_not_know_opens_the_gate() -> None:
    class More:
        def names(self) -> tuple[str, ...]:
            return (*KNOWLEDGE.event_types.names(), "kick-off")

    assert passes(MATCH, replace(KNOWLEDGE, event_types=cast("Shelf[EventType]", More())))


def test_a_language_without_weights_is_always_read() -> None:
    assert gate_of("fr") is None
    found = article(ALONE)
    assert look(found, KNOWLEDGE, "fr", spots_of(found, KNOWLEDGE, "fr"), None) == "model"


def test_two_sentences_after_one_another_are_weighed_together() -> None:
    gate = Gate(frozenset(), 0.5, 1.5, 0.0, {"spoke": 1.0, "telephone": 1.0})
    near = ["They spoke.", "It was by telephone."]
    assert gate.best(near, [(), ()]) == 2.0
    assert gate.best([near[0], "Then it rained.", near[1]], [(), (), ()]) == 1.0
    assert gate.best([], []) == 0.0


def test_the_names_of_two_governments_are_a_word_of_their_own() -> None:
    sentences = ["Norway is cold.", "Japan is far."]
    spots = [KNOWLEDGE.offices.spot(one) for one in sentences]
    first, both, second = heard(sentences, spots)
    assert "<several>" in both
    assert "<government>" in first & second
    assert "<several>" not in first | second
