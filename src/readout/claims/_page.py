"""An article opened for reading: its sentences as tokens, with mentions, people, dates and sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from readout.claims._act import Act
from readout.claims._acts import find_acts
from readout.claims._colons import cite_colons
from readout.claims._dates import Dates
from readout.claims._home import in_menu
from readout.claims._mention_orders import OrderedParser
from readout.claims._mention_owners import name_regimes
from readout.claims._mention_parser import MentionParser
from readout.claims._mentions import Label, Mention, groups
from readout.claims._outlets import in_dateline, of_a_country
from readout.claims._people import People
from readout.claims._sources import Source, name_pronouns, name_voices, named_outlets, sources_in
from readout.claims._tokens import Sentence, fold, leaves_quote_open, marks, sentence
from readout.claims._word_orders import cut
from readout.claims._words import Words, words_of
from readout.knowledge import Knowledge
from readout.knowledge.offices import Spotted
from readout.record import Article, BlockKind, Found, Problem, Span

# Characters in which the longest name of an office ends.
_LOOK = 80
Spot = Callable[[str], tuple[Spotted, ...]]
Spots = Sequence[tuple[Spotted, ...]]

_STORY: tuple[BlockKind, ...] = ("headline", "summary", "body", "subheading", "quotation", "caption", "post")


@dataclass(slots=True)
class OpenPage:
    """One article on its way through the reader. Sentence numbers are the keys of its tables."""

    article: Article
    knowledge: Knowledge
    words: Words
    sentences: list[Sentence]
    labels: dict[int, list[Label]]
    mentions: dict[int, list[Mention]]
    people: People
    dates: Dates
    sources: dict[int, list[Source]]
    agencies: list[Source]
    problems: list[Problem] = field(default_factory=list)
    acts: dict[int, list[Act]] = field(default_factory=dict)

    def acts_of(self, number: int) -> list[Act]:
        """The acts of one sentence, found when first asked for."""
        if number not in self.acts:
            one, mentions = self.sentences[number], self.mentions[number]
            dated = _dated_tokens(one, self.dates)
            self.acts[number] = find_acts(one, groups(one, mentions, self.words), self.words, dated)
        return self.acts[number]


def words_by_cues(article: Article, knowledge: Knowledge) -> Words | None:
    """For a text too short to tell its language: the one whose words for acts stand in it."""
    if article.language != "und":
        return None
    folds = re.findall(r"[^\W_]+", fold(" ".join(s.of(article.text) for s in article.sentences)))
    found = [
        (sum(1 for _ in words.cues.find(folds)), code)
        for code in knowledge.languages.names()
        if (words := words_of(code, knowledge)) is not None
    ]
    best = max(found, default=(0, ""))
    return words_of(best[1], knowledge) if best[0] else None


def spots_of(article: Article, knowledge: Knowledge, language: str) -> Spots:
    """What the atlas finds in each sentence of an article, spans from the sentence's start."""
    return [knowledge.offices.spot(span.of(article.text), language) for span in article.sentences]


def open_page(
    article: Article, knowledge: Knowledge, words: Words, spots: Spots, speaker: str | None
) -> OpenPage:
    """An article with all that its sentences name; ``speaker`` is the government whose page it is."""
    sentences = [_cut(one, article.text, knowledge, words) for one in _sentences(article)]
    labels = _labels(sentences, spots, words)
    pack = knowledge.languages.get(words.language)
    dates = Dates(article, sentences, pack.calendar, knowledge.offices, spots)
    mentions = _mentions(sentences, partial(_parser, labels, words, article.text, dates))
    name_regimes(mentions, article.text)
    cite_colons(sentences, mentions, labels, words)
    dateline = article.dateline.evidence if article.dateline else ()
    for number, found in mentions.items():
        mentions[number] = [m for m in found if not any(m.span.touches(span) for span in dateline)]
    everyone = [m for s in sentences for m in mentions[s.number]]
    published = article.published.value[:10] if article.published else article.bounds.latest
    dated = article.published is not None
    people = People(everyone, knowledge.offices, published, speaker, dated=dated)
    outlets = _outlets(knowledge)
    sources = {
        s.number: sources_in(s, mentions[s.number], people, words, outlets, article.text) for s in sentences
    }
    if words.orders is None:
        name_pronouns(sources, sentences, people)
    name_voices(sources, article.headline_source)
    return OpenPage(
        article,
        knowledge,
        words,
        sentences,
        labels,
        mentions,
        people,
        dates,
        sources,
        _agencies(article, outlets, partial(knowledge.offices.spot, language=words.language)),
    )


def _parser(
    labels: Mapping[int, list[Label]],
    words: Words,
    text: str,
    dates: Dates,
    one: Sentence,
    lasts: Mapping[str, tuple[str, ...]],
) -> MentionParser:
    known, taken = _with_capitals(one, labels.get(one.number, []), words), _dated_tokens(one, dates)
    if words.orders is None:
        return MentionParser(one, known, words, text, taken, lasts)
    return OrderedParser(one, known, words, text, taken, words.orders)


def _mentions(
    sentences: Sequence[Sentence],
    parser: Callable[[Sentence, Mapping[str, tuple[str, ...]]], MentionParser],
) -> dict[int, list[Mention]]:
    """The mentions of each sentence; one with the last name of whom another names is read again."""
    mentions = {one.number: parser(one, {}).mentions() for one in sentences}
    full = [m for found in mentions.values() for m in found if m.kind == "person" and " " in (m.name or "")]
    lasts = {fold((m.name or "").split()[-1]): m.persons for m in full}
    for one in sentences:
        named = {n for m in mentions[one.number] if m.kind == "person" for n in range(m.start, m.end)}
        if any(t.capital and t.fold in lasts and n not in named for n, t in enumerate(one.tokens)):
            mentions[one.number] = parser(one, lasts).mentions()
    return mentions


def _cut(one: Sentence, text: str, knowledge: Knowledge, words: Words) -> Sentence:
    """The sentence with its written words cut where its language writes two as one."""
    if words.orders is None:
        return one

    def first(at: int) -> set[tuple[str, tuple[str, ...]]]:
        spotted = knowledge.offices.spot(text[at : min(at + _LOOK, one.span.end)], words.language)
        return {(m.kind, m.keys) for m in spotted if m.span.start == 0}

    def same(at: int) -> bool:
        whole = first(at)
        return bool(whole) and whole <= first(at + 1)

    return cut(one, text, words.orders, same)


def _dated_tokens(one: Sentence, dates: Dates) -> frozenset[int]:
    """Tokens of time expressions: "June" and "Monday" are not names."""
    return frozenset(
        number
        for expression in dates.expressions(one.number)
        for number in range(one.token_at(expression.span.start), one.token_at(expression.span.end - 1) + 1)
    )


def _sentences(article: Article) -> list[Sentence]:
    """The story's sentences as tokens; a quotation that runs over sentences stays open."""
    found: list[Sentence] = []
    blocks = article.blocks_of(*_STORY)
    place = 0
    open_quote = False
    previous = -1
    for span in article.sentences:
        while place < len(blocks) and not blocks[place].span.covers(span):
            place += 1
        if place == len(blocks):
            break
        open_quote = open_quote and place == previous
        found.append(
            sentence(article.text, span, len(found), place, blocks[place].kind, open_quote=open_quote)
        )
        open_quote = leaves_quote_open(span.of(article.text), open_quote=open_quote, of=marks(article.text))
        previous = place
    return found


def _labels(sentences: Sequence[Sentence], spots: Spots, words: Words) -> dict[int, list[Label]]:
    """The atlas's finds as tokens, without those inside an agency's name."""
    found: dict[int, list[Label]] = {}
    for one in sentences:
        labels = []
        agencies = list(of_a_country(one, words))
        for spotted in spots[one.number]:
            start = one.token_at(one.span.start + spotted.span.start)
            end = one.token_at(one.span.start + spotted.span.end - 1) + 1
            if start < end and not any(first <= start and end <= last for first, last in agencies):
                labels.append(Label(start, end, spotted.kind, spotted.keys))
        found[one.number] = [*labels, *_bare_titles(one, words)]
    return found


def _with_capitals(one: Sentence, labels: Sequence[Label], words: Words) -> list[Label]:
    """The labels with "the Chinese capital" read as a capital's name."""
    return [
        Label(label.start, label.end + 1, "capital", label.keys)
        if label.kind == "demonym"
        and words.places.capitals & set(one.folds(label.end, label.end + 1))
        and one.tokens[label.start - 1].fold in words.articles
        else label
        for label in labels
    ]


def _bare_titles(one: Sentence, words: Words) -> Iterator[Label]:
    """ "the Secretary", with a capital and no name behind it: a minister's title cut short."""
    for number, token in enumerate(one.tokens[1:], start=1):
        if (
            token.fold in words.names.titles
            and token.capital
            and one.tokens[number - 1].fold in words.articles
        ):
            after = one.tokens[number + 1] if number + 1 < len(one.tokens) else None
            if after is None or not (
                after.capital or after.fold in words.of or after.text in ("-", "’s", "'s")
            ):
                yield Label(number, number + 1, "office", ("minister",))


def outlet_name(article: Article, knowledge: Knowledge) -> Found[str] | None:
    """The outlet under the name people know it by."""
    if article.outlet is None or article.outlet.value not in knowledge.outlets:
        return article.outlet
    return replace(article.outlet, value=knowledge.outlets.get(article.outlet.value).name)


def _outlets(knowledge: Knowledge) -> dict[tuple[str, ...], str]:
    names: dict[tuple[str, ...], str] = {}
    for outlet in knowledge.outlets.all():
        if outlet.official is None:
            for name in (outlet.name, *outlet.aliases):
                names[tuple(fold(name).replace("-", " - ").split())] = outlet.name
    return names


def _agencies(article: Article, outlets: dict[tuple[str, ...], str], spot: Spot) -> list[Source]:
    """Who relays the whole story: agencies in its byline, time line or dateline, or the office whose name
    stands at the top of the page as a masthead ("THE WHITE HOUSE").
    """
    own = article.outlet.value if article.outlet else None
    spans = [block.span for block in article.blocks_of("byline", "time")]
    spans += article.dateline.evidence if article.dateline else ()
    found: list[Source] = []
    for span in spans:
        line = sentence(article.text, span, -1, -1, "byline", open_quote=False)
        found += [source for source in named_outlets(line, outlets) if source.name != own]
    for span in article.dateline.evidence if article.dateline else ():
        for name in in_dateline(span.of(article.text), span):
            if not any(name.touches(source.span) for source in found):
                found.append(Source(name.of(article.text), name, 0, outer=True))
    return found or _masthead(article, spot)


def _masthead(article: Article, spot: Spot) -> list[Source]:
    for block in article.blocks[:_TOP]:
        if block.kind in ("related", "latest", "marker"):
            return []
        lines = list(_lines(article.text, block.span))
        texts = [line.of(article.text).strip() for line in lines]
        for number, line in enumerate(lines):
            if in_menu(texts, number):
                continue
            words = line.of(article.text)
            whole = [
                s for s in spot(words) if s.kind in ("seat", "body") and len(s.span) >= _MOST * len(words)
            ]
            if whole:
                return [Source(words.strip(), line, 0, outer=False)]
    return []


# Blocks from the top among which a masthead stands, and how much of its line its name fills.
_TOP = 6
_MOST = 0.7


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        yield Span(start, start + len(line.rstrip()))
        start += len(line)
