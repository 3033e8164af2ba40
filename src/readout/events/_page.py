"""A page as comparing reads it: its story's sentences, what the atlas finds in it, its language's words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from readout.knowledge import Knowledge, Language
from readout.knowledge.offices import Spotted
from readout.knowledge.topics import Phrases, letters
from readout.record import Article, Span, Strength

_TOLD = frozenset({"body", "summary", "quotation", "post", "subheading"})


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One language's words of talk and of attribution, ready to be found; see ``Talk`` and ``Reading``."""

    verbs: Phrases[Strength]
    leads: Phrases[None]
    being: Phrases[None]
    ends: Phrases[None]
    empty: Phrases[None]
    framing: Phrases[None]
    occasions: Phrases[None]
    tells: Phrases[None]
    publishes: Phrases[None]
    commits: Phrases[None]
    initiated_by: Phrases[None]
    initiates: Phrases[None]
    present: Phrases[None]
    against: Phrases[None]
    minutes: Phrases[None]
    hours: Phrases[None]
    one: Phrases[None]
    says: Phrases[None]
    citing: Phrases[None]
    voices: Phrases[None]
    pairs: Phrases[None]
    pronouns: Phrases[None]
    and_: Phrases[None]
    order: str
    stopwords: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]


@cache
def words_of(language: Language) -> Words | None:
    """The words of a language; None where it has no words of talk, so that its pages cannot be compared."""
    talk, reading = language.talk, language.reading
    if talk is None or reading is None:
        return None

    def plain(patterns: tuple[str, ...]) -> Phrases[None]:
        return Phrases((pattern, None) for pattern in patterns)

    stopwords = {letters(word) for word in (*language.stopwords, *reading.articles, *reading.prepositions)}
    return Words(
        verbs=Phrases(talk.verbs),
        leads=plain(talk.leads),
        being=plain(talk.being),
        ends=plain(talk.ends),
        empty=plain(talk.empty),
        framing=plain(talk.framing),
        occasions=plain(talk.occasions),
        tells=plain(talk.tells),
        publishes=plain(talk.publishes),
        commits=plain(talk.commits),
        initiated_by=plain(talk.initiated_by),
        initiates=plain(talk.initiates),
        present=plain(talk.present),
        against=plain(talk.against),
        minutes=plain(talk.minutes),
        hours=plain(talk.hours),
        one=plain(talk.one),
        says=plain(reading.says),
        citing=plain(reading.citing),
        voices=plain(reading.voices),
        pairs=plain(reading.pairs),
        pronouns=plain(reading.pronouns),
        and_=plain(reading.and_),
        order=reading.grammar.order,
        stopwords=frozenset(stopwords | {letters(word) for word in talk.idle}),
        prepositions=frozenset(letters(word) for word in reading.prepositions),
        articles=frozenset(letters(word) for word in reading.articles),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """An article with its ``letters`` and what the atlas finds in it, both by code point of its text.

    ``sentences`` are those of the story, its headline and captions aside.
    """

    article: Article
    folded: str
    spotted: tuple[Spotted, ...]
    sentences: tuple[Span, ...]
    words: Words | None
    starts: tuple[int, ...]

    def spotted_in(self, span: Span) -> list[Spotted]:
        """What the atlas finds inside ``span``, in text order."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return [one for one in self.spotted[first:last] if span.covers(one.span)]

    def length(self, span: Span) -> int:
        """The number of words in ``span``."""
        return len(span.of(self.article.text).split())


def page(article: Article, knowledge: Knowledge) -> Page:
    """An article made ready. Pages of a language that nothing is known of have no ``words``."""
    known = article.language in knowledge.languages
    words = words_of(knowledge.languages.get(article.language)) if known else None
    told = [block.span for block in article.blocks if block.kind in _TOLD]
    spotted = knowledge.offices.spot(article.text, article.language)
    return Page(
        article=article,
        folded=letters(article.text),
        spotted=spotted,
        sentences=tuple(one for one in article.sentences if any(block.covers(one) for block in told)),
        words=words,
        starts=tuple(one.span.start for one in spotted),
    )
