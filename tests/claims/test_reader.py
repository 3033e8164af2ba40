"""The rule reader on sentences of every register: what it finds, and what it must leave alone."""

from __future__ import annotations

import pytest

from readout import actors, claims, pages
from readout.claims._tokens import fold
from readout.knowledge import load
from readout.record import Page, Resolved
from tests.claims.more_sentences import MORE
from tests.claims.sentences import CASES


def _read(text: str, published: str | None) -> tuple[Resolved, ...]:
    knowledge = load()
    page = Page("https://news.example/a", text.encode(), "jsonl", published=published, text_given=True)
    article = pages.read(page, knowledge)
    found, _ = claims.read(article, knowledge)
    return actors.resolve(found, article, knowledge)


def _is(one: Resolved, wanted: tuple[str, ...]) -> bool:
    for word in wanted:
        if word.isupper():
            fits = any(actor.government == word for actor in one.actors)
        else:
            fits = any(actor.person and fold(word) in fold(actor.person) for actor in one.actors)
        if not fits:
            return False
    return True


@pytest.mark.parametrize(
    ("text", "published", "wanted"), CASES + MORE, ids=[text[:60] for text, _, _ in CASES + MORE]
)
def test_sentence(
    text: str, published: str | None, wanted: tuple[tuple[str, str, tuple[str, ...], str | None], ...]
) -> None:
    found = _read(text, published)
    seen = [
        (
            one.claim.event_type,
            one.claim.status,
            [(a.person, a.government) for a in one.actors],
            one.claim.when.value.date if one.claim.when else None,
        )
        for one in found
    ]
    assert len(found) == len(wanted), seen
    for event_type, status, parties, date in wanted:
        fitting = [one for one in found if one.claim.event_type == event_type and _is(one, parties)]
        assert fitting, seen
        assert fitting[0].claim.status == status, seen
        if date is not None:
            assert fitting[0].claim.when is not None, seen
            assert fitting[0].claim.when.value.date == date, seen
