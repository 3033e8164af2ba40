"""Whose words an article holds, sentence by sentence: its own government's, or those of a source it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from readout.events._page import Page, Words, words_of
from readout.knowledge import Knowledge
from readout.knowledge.offices import Spotted
from readout.knowledge.topics import Phrases, letters
from readout.record import Article, Event, Hearing, Span, Voice

# How many code points may lie between a source and the word that makes it speak, or the noun that makes a
# government's press service of a government's name: half a line. Found on our own examples.
_NEAR = 60
_NOUN = 28
_BEGINNING = 40
_HEADING = 90
_EDGE = 3
_SHORT = 60
_CAPITAL = 30
_SAID = 14
_BEHIND, _OF = 3, 8
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = ("government", "body", "demonym", "capital", "seat")
_SPEAKS_FOR = "spokesperson"


def official(article: Article, knowledge: Knowledge) -> tuple[str, Hearing] | None:
    """The government whose own page an article is, and how that is known; None for everybody else's.

    The address decides. Only a page that has none, such as a saved file, is taken for what its own heading or
    signature says: anybody can print a ministry's name on a page of theirs.
    """
    host = _host(article.url)
    domains, _, keys = _official(knowledge)
    if host:
        labels = host.split(".")
        tails = (".".join(labels[number:]) for number in range(len(labels)))
        code = next((domains[tail] for tail in tails if tail in domains), None)
        return (code, "domain") if code else None
    if article.outlet is not None:
        code = keys.get(article.outlet.value)
        return (code, "masthead") if code else None
    code = _signed(tuple(_edges(article)), article.language, knowledge)
    return (code, "masthead") if code else None


# Lists ask again and again for the same few hundred pages that have no address.
@lru_cache(maxsize=4096)
def _signed(lines: tuple[str, ...], language: str, knowledge: Knowledge) -> str | None:
    """The government that one of the lines at a page's edges names as its publisher."""
    _, names, _ = _official(knowledge)
    found = (names.get(letters(line)) or _institution(line, language, knowledge) for line in lines)
    return next((code for code in found if code is not None), None)


@cache
def _official(knowledge: Knowledge) -> tuple[dict[str, str | None], dict[str, str], dict[str, str]]:
    """Every outlet's domains with the government that each speaks for; official names and keys alike."""
    outlets = list(knowledge.outlets.all())
    return (
        {domain: one.official for one in outlets for domain in one.domains},
        {letters(name): one.official for one in outlets if one.official for name in (one.name, *one.aliases)},
        {one.key: one.official for one in outlets if one.official},
    )


def _institution(line: str, language: str, knowledge: Knowledge) -> str | None:
    """The government of which a line names an office or organ and nothing else ("Government of Armenia")."""
    known = language in knowledge.languages
    words = words_of(knowledge.languages.get(language)) if known else None
    if words is None or len(line) > _HEADING:
        return None
    folded, spotted = letters(line), knowledge.offices.spot(line, language)
    codes = {one.keys[0] for one in spotted if one.kind in ("government", "body", "demonym") and one.keys}
    organs = [span for span, _ in words.voices.find(folded)]
    organs += [one.span for one in spotted if one.kind == "office"]
    taken = [*organs, *(one.span for one in spotted)]
    rest = [
        word
        for word in _WORD.finditer(folded)
        if word.group() not in words.stopwords and not any(span.touches(Span(*word.span())) for span in taken)
    ]
    return next(iter(codes)) if len(codes) == 1 and organs and not rest else None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower() if "://" in url else ""
    except ValueError:
        return ""


def _edges(article: Article) -> list[str]:
    """The lines nearest to the page's edges, above the story and below it."""
    told = [number for number, block in enumerate(article.blocks) if block.kind in ("headline", "body")]
    if not told:
        return []
    above, below = (
        [line for block in blocks for line in block.span.of(article.text).splitlines()]
        for blocks in (article.blocks[: told[0]], article.blocks[told[-1] :])
    )
    lines = [*above[:_EDGE], *above[-_EDGE:], *below[:_EDGE]]
    return [line.strip(" .\n") for line in lines]


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence of an article and every government whose words it holds; none where nobody's are known."""

    span: Span
    voices: tuple[Voice, ...]


def heard(page: Page, event: Event, knowledge: Knowledge) -> list[Heard]:
    """Every sentence of the page's story with whose words about the event it holds, in text order."""
    listener = _Listener(page, event, knowledge)
    return [Heard(span, listener.hear(span)) for span in page.sentences]


class _Listener:
    """Goes through a page once and remembers who spoke last."""

    def __init__(self, page: Page, event: Event, knowledge: Knowledge) -> None:
        self._page = page
        self._knowledge = knowledge
        self._own = official(page.article, knowledge)
        self._sides = {actor.government for actor in event.actors if actor.government}
        self._sides_of_people = {actor.id: actor.government for actor in event.actors if actor.person}
        self._people = set(self._sides_of_people)
        self._last: tuple[str, ...] = ()
        self._told_on = False
        source = page.article.headline_source
        if page.words is not None and source is not None and source.evidence:
            self._last = tuple(
                dict.fromkeys(code for code, _ in self._sources(source.evidence[0], page.words))
            )

    def hear(self, sentence: Span) -> tuple[Voice, ...]:
        """Who speaks in the sentence: a source named in it, else whose page it is, else who spoke before."""
        key, words = self._page.article.id, self._page.words
        told_on, self._told_on = self._told_on, False
        named = self._named(sentence, words) if words is not None else {}
        if named:
            self._last, self._told_on = tuple(named), True
            return tuple(Voice(code, key, "attribution", span) for code, span in named.items())
        if self._own is not None:
            return (Voice(self._own[0], key, self._own[1]),)
        if words is not None and len(sentence) <= _SHORT:
            self._headed(sentence, words)
        if words is None or not self._last or self._about_others(sentence):
            return ()
        back = self._pointing_back(sentence, words)
        if back is not None:
            self._told_on = True
            return tuple(Voice(code, key, "attribution", back) for code in self._last)
        if told_on and self._goes_on(sentence, words):
            self._told_on = True
            return tuple(Voice(code, key, "carried") for code in self._last)
        return ()

    def _named(self, sentence: Span, words: Words) -> dict[str, Span]:
        """Every government of the event that a source in the sentence speaks for, with the source's span."""
        found: dict[str, Span] = {}
        for code, span in self._sources(sentence, words):
            if code in self._sides and self._speaks(sentence, span, words):
                found.setdefault(code, span)
        return found

    def _headed(self, sentence: Span, words: Words) -> None:
        """ "What the Kremlin says": a short line that names one source says whose words follow."""
        codes = {code for code, _ in self._sources(sentence, words) if code in self._sides}
        if len(codes) == 1:
            self._last, self._told_on = tuple(codes), True

    def _sources(self, sentence: Span, words: Words) -> Iterator[tuple[str, Span]]:
        folded, text = self._page.folded, self._page.article.text
        nouns = [span for span, _ in words.voices.find(folded, sentence)]
        for span, (code, written) in aliases(self._knowledge).find(folded, sentence):
            if not written.isupper() or span.of(text) == written:
                yield code, span
        for one in self._page.spotted_in(sentence):
            if len(one.keys) != 1:
                continue
            if one.kind in ("person", "family"):
                yield from self._person(sentence, one, words)
            elif one.kind in _NAMES:
                near = next((noun for noun in nouns if _belongs(one.span, noun)), None)
                if near is not None:
                    yield one.keys[0], Span(min(one.span.start, near.start), max(one.span.end, near.end))
                elif one.kind == "seat" or (one.kind == "capital" and self._acts(sentence, one.span, words)):
                    yield one.keys[0], one.span

    def _person(self, sentence: Span, one: Spotted, words: Words) -> Iterator[tuple[str, Span]]:
        """A spokesperson speaks for his government; a party of the event does where he speaks in public."""
        terms = self._knowledge.offices.terms(one.keys[0])
        if spokesman := next((term for term in terms if term.office == _SPEAKS_FOR), None):
            yield spokesman.government, one.span
        if one.keys[0] in self._people:
            public = words.publishes.find(self._page.folded, Span(one.span.end, sentence.end))
            verb = next((span for span, _ in public if span.start - one.span.end <= _NOUN), None)
            if verb is not None and not self._somebody(Span(one.span.end, verb.start)):
                yield from ((term.government, one.span) for term in terms if term.government in self._sides)

    def _somebody(self, span: Span) -> bool:
        return any(one.kind in ("person", "family") for one in self._page.spotted_in(span))

    def _speaks(self, sentence: Span, span: Span, words: Words) -> bool:
        """Whether the sentence makes ``span`` a source: a verb of speech by it or a word that cites it."""
        folded = self._page.folded
        near = sentence.end if words.order == "sov" else _NEAR
        for verb, _ in words.says.find(folded, sentence):
            if 0 <= verb.start - span.end <= near or 0 <= span.start - verb.end <= _SAID:
                return True
        if self._cited(sentence, span, words):
            return True
        early = span.start - sentence.start <= _BEGINNING
        after = words.tells.find(folded, Span(span.end, sentence.end))
        return early and any(verb.start - span.end <= _NEAR for verb, _ in after)

    def _cited(self, sentence: Span, span: Span, words: Words) -> bool:
        cues = words.citing.find(self._page.folded, sentence)
        return any(0 <= span.start - cue.end <= _NOUN for cue, _ in cues)

    def _acts(self, sentence: Span, span: Span, words: Words) -> bool:
        """Whether a capital is the subject of a verb of speech, no place ("in Moscow, he said")."""
        after = Span(span.end, min(sentence.end, span.end + _CAPITAL))
        return any(
            not set(",;") & set(self._page.folded[span.end : verb.start])
            for phrases in (words.says, words.tells)
            for verb, _ in phrases.find(self._page.folded, after)
        )

    def _pointing_back(self, sentence: Span, words: Words) -> Span | None:
        """ "The document adds", "its press release said": a source that names no government anew."""
        folded = self._page.folded
        for noun, _ in words.voices.find(folded, sentence):
            after = Span(noun.end, min(sentence.end, noun.end + _SAID))
            if any(True for _ in words.says.find(folded, after)) or self._cited(sentence, noun, words):
                return noun
        return None

    def _goes_on(self, sentence: Span, words: Words) -> bool:
        """Whether a sentence without a source goes on: the speaker's own people or "the two" open it."""
        start = Span(sentence.start, min(sentence.end, sentence.start + _BEGINNING))
        people = [one.keys for one in self._page.spotted_in(start) if self._people & set(one.keys)]
        if people:
            return any(self._side_of(key) in self._last for key in people[0])
        return any(
            True for phrases in (words.pairs, words.pronouns) for _ in phrases.find(self._page.folded, start)
        )

    def _side_of(self, person: str) -> str | None:
        return self._sides_of_people.get(person)

    def _about_others(self, sentence: Span) -> bool:
        """Whether the sentence is about people who have no part in the event and none who has."""
        people = [
            one.keys
            for one in self._page.spotted_in(sentence)
            if one.kind in ("person", "family") and one.keys
        ]
        return bool(people) and not any(self._mine(keys) for keys in people)

    def _mine(self, keys: Sequence[str]) -> bool:
        return bool(self._people & set(keys)) or any(
            term.office == _SPEAKS_FOR and term.government in self._sides
            for key in keys
            for term in self._knowledge.offices.terms(key)
        )


@cache
def aliases(knowledge: Knowledge) -> Phrases[tuple[str, str]]:
    """The names of official outlets, each with its government and as it is written."""
    return Phrases(
        (name, (one.official, name))
        for one in knowledge.outlets.all()
        if one.official
        for name in (one.name, *one.aliases)
    )


def _belongs(government: Span, noun: Span) -> bool:
    """Whether an organ stands right behind a government's name, or before it with "of the" between."""
    return 0 <= noun.start - government.end <= _BEHIND or 0 <= government.start - noun.end <= _OF
