"""Whatever a page says, its claims are sound: spans inside the text, words as they stand, ids once."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from readout import actors, claims, pages
from readout.knowledge import load
from readout.record import Article, Claim, Found, Page, Span

KNOWLEDGE = load()
_WHO = """Antony Blinken|Blinken|Secretary Blinken|U.S. Secretary of State Antony Blinken|Sergey Lavrov
Russia's Lavrov|Turkish Foreign Minister Mevlüt Çavuşoğlu|the foreign ministers of Egypt and Sudan
the two leaders|he|his German counterpart|the Kremlin|Ankara|Emmanuel Macron|Xi Jinping|Poland"""
_DID = """met|spoke by phone with|held a call with|will visit|cancelled a meeting with|wrote a letter to
condemned|expelled ten diplomats of|did not meet|and|was received by|signed an agreement with
imposed sanctions on|could talk to|had a phone call with"""
_MORE = """on Monday|on January 3|in Geneva|about gas transit|on 3 January 2022|, TASS reported|yesterday
🇹🇷|U.S.|«|, "we agreed," he said|“it was|useful”|the State Department said in a statement
– Department of State|. |. The|, the ministers discussed Syria, visas and grain"""
_FURNITURE = "\nMORE ABOUT\nBritain and Turkey hold talks\n16:01, 07.03.2025\n"


def _one_of(words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words.replace("\n", "|").split("|"))


_SENTENCES = st.tuples(_one_of(_WHO), _one_of(_DID), _one_of(_WHO), _one_of(_MORE), _one_of(_MORE)).map(
    lambda words: " ".join(words) + ". "
)
_TEXTS = st.lists(
    st.one_of(
        _SENTENCES, _SENTENCES, _SENTENCES, _one_of(_MORE), st.sampled_from(["\n", "\u2028", _FURNITURE])
    ),
    min_size=1,
    max_size=8,
).map("".join)
_DAYS = st.sampled_from([None, "2022-01-05", "2022", "2024-02"])
_FEW = settings(max_examples=120, deadline=None)


def _article(text: str, published: str | None) -> Article:
    page = Page("https://news.example/a", text.encode(), "test", published=published, text_given=True)
    return pages.read(page, KNOWLEDGE)


def _read(text: str, published: str | None) -> tuple[Article, tuple[Claim, ...]]:
    article = _article(text, published)
    return article, claims.read(article, KNOWLEDGE)[0]


def _found(claim: Claim) -> list[Found[str]]:
    values = [party.found for party in claim.parties] + [detail.found for detail in claim.details]
    values += [quote.text for quote in claim.said] + [quote.speaker for quote in claim.said if quote.speaker]
    return values + list(claim.according_to)


def _spans(claim: Claim) -> list[Span]:
    spans = [claim.trigger, claim.evidence]
    spans += [span for found in _found(claim) for span in found.evidence]
    return spans + [span for when in (claim.when, claim.announced) if when for span in when.evidence]


@given(_TEXTS, _DAYS)
@_FEW
def test_spans_lie_inside_the_text(text: str, published: str | None) -> None:
    article, found = _read(text, published)
    for claim in found:
        for span in _spans(claim):
            assert 0 <= span.start < span.end <= len(article.text)
        assert any(sentence.covers(claim.trigger) for sentence in article.sentences)
        assert any(sentence.covers(claim.evidence) for sentence in article.sentences)


@given(_TEXTS, _DAYS)
@_FEW
def test_values_quote_the_right_words(text: str, published: str | None) -> None:
    article, found = _read(text, published)
    for claim in found:
        for quote in claim.said:
            assert [span.of(article.text) for span in quote.text.evidence] == [quote.text.value]
        for role in ("topic", "place"):
            for one in claim.detail(role):
                assert [span.of(article.text) for span in one.evidence] == [one.value]
        for party in claim.parties:
            assert party.found.value in [span.of(article.text) for span in party.found.evidence]


@given(_TEXTS, _DAYS)
@_FEW
def test_claims_are_whole(text: str, published: str | None) -> None:
    article, found = _read(text, published)
    assert len({claim.id for claim in found}) == len(found)
    assert sum(claim.main for claim in found) == bool(found)
    for claim in found:
        assert claim.article == article.id
        assert 0 <= claim.confidence <= 1
        assert len({party.government for party in claim.parties if party.government}) > 1
        assert all(party.name or party.office or party.government for party in claim.parties)
        assert len({one.value for one in claim.according_to}) == len(claim.according_to)
        assert len(claim.detail("topic")) <= 8


@given(_TEXTS, _DAYS)
@settings(max_examples=60, deadline=None)
def test_reading_twice_changes_nothing(text: str, published: str | None) -> None:
    article = _article(text, published)
    first, second = claims.read(article, KNOWLEDGE), claims.read(article, KNOWLEDGE)
    assert first == second
    assert actors.resolve(first[0], article, KNOWLEDGE) == actors.resolve(second[0], article, KNOWLEDGE)


@given(st.text(max_size=200), _DAYS)
@example("a\x00", None)
@_FEW
def test_any_text_is_read(text: str, published: str | None) -> None:
    article, found = _read(text, published)
    resolved = actors.resolve(found, article, KNOWLEDGE)
    assert [len(one.actors) for one in resolved] == [len(claim.parties) for claim in found]
