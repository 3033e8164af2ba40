"""Words that name a topic only where they are of the two who talk: "relations"."""

from __future__ import annotations

import pytest

from readout.events._page import words_of
from readout.knowledge import load
from readout.knowledge.topics import Form, Topics, letters
from readout.record import Span

KNOWLEDGE = load()
TOPICS = Topics(KNOWLEDGE.topics, KNOWLEDGE.offices)


def form(text: str, language: str, *sides: str) -> Form:
    words = words_of(KNOWLEDGE.languages.get(language))
    assert words is not None
    spotted = KNOWLEDGE.offices.spot(text, language)
    whole = Span(0, len(text))
    return TOPICS.normal(letters(text), whole, spotted, language, words.stopwords, sides=sides)


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "Polish-Czech relations", ("POL", "CZE")),
        ("en", "relations between Poland and the Czech Republic", ("POL", "CZE")),
        ("en", "the present state of the relations", ("POL", "CZE")),
        ("en", "their relations", ("POL", "CZE")),
        ("fr", "les relations entre la France et la Grèce", ("FRA", "GRC")),
        ("ru", "российско-турецкие отношения", ("RUS", "TUR")),
        ("uk", "відносини з Туреччиною", ("UKR", "TUR")),
    ],
)
def test_relations_of_the_two_are_bilateral(language: str, text: str, sides: tuple[str, str]) -> None:
    assert form(text, language, *sides).known == {"bilateral relations"}


@pytest.mark.parametrize(
    "text",
    [
        "relations with Armenia",
        "Armenian-Azerbaijani relations",
        "a firm of public relations",
        "new steps that would carry the relations forward",
    ],
)
def test_relations_with_others_or_of_another_kind_are_not(text: str) -> None:
    assert not form(text, "en", "POL", "CZE").known
