"""What a page quotes and who is its speaker, whether or not the page tells of an act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.claims._mentions import Mention
from readout.claims._page import OpenPage
from readout.claims._quotes import quotations
from readout.claims._speech import Line, Tags, line_of
from readout.claims._tokens import Sentence, fold
from readout.record import Found, Quotation, Span


def said_on(page: OpenPage) -> list[Quotation]:
    """Every quotation; speakers under the names that the parties have, in Latin letters where known."""
    dateline = page.article.dateline.evidence if page.article.dateline else ()
    subjects = {
        number: [
            Found(_speaker_name(page, m), (m.span,), 0.6)
            for m in mentions
            if m.via is None and m.kind in ("person", "office", "government", "pronoun") and not m.quoted
            if m.kind != "pronoun" or page.words.orders is not None or _subject_form(page, m)
            if not any(m.span.touches(span) for span in dateline)
        ]
        for number, mentions in page.mentions.items()
    }
    tagged = Speakers(page).tagged
    found = quotations(page.article.text, page.article.blocks, page.sentences, page.sources, subjects, tagged)
    names = page.people.latin()
    return [
        replace(q, speaker=replace(q.speaker, value=names.get(q.speaker.value, q.speaker.value)))
        if q.speaker is not None
        else q
        for q in found
    ]


def _speaker_name(page: OpenPage, mention: Mention) -> str:
    person = page.people.of(mention)
    return person.name if person is not None else mention.span.of(page.article.text)


def _subject_form(page: OpenPage, pronoun: Mention) -> bool:
    return pronoun.span.of(page.article.text).lower() in page.words.speech.speakers


class Speakers:
    """Speakers named by speech tags, under the fullest name that the page gives them."""

    def __init__(self, page: OpenPage) -> None:
        self._page = page
        self._tags = Tags(page.words) if page.words.orders is None else None
        self._lines: dict[int, Line] = {}
        self._last: str | None = None

    def tagged(self, quoted: Span, near: Sequence[Sentence]) -> Found[str] | None:
        """The speaker that a tag beside the quotation names; None without one, or in another language."""
        if self._tags is None:
            return None
        number = near[0].paragraph
        line = self._line(number)
        span = self._tags.around(line, quoted)
        if span is None:
            above = self._line(number - 1) if number else None
            span = self._tags.leading_to(line, line.at(quoted.start), above)
        if span is None:
            return None
        name = self._name(span)
        self._last = name
        return Found(name, (self._bare(span),), 0.85)

    def _bare(self, span: Span) -> Span:
        """Without an article in front: "the Department of State" is read from its name."""
        first, _, rest = span.of(self._page.article.text).partition(" ")
        article = rest[:1].isupper() and fold(first) in self._page.words.articles
        return Span(span.start + len(first) + 1, span.end) if article else span

    def _line(self, paragraph: int) -> Line:
        if paragraph not in self._lines:
            self._lines[paragraph] = line_of([s for s in self._page.sentences if s.paragraph == paragraph])
        return self._lines[paragraph]

    def _name(self, span: Span) -> str:
        words = span.of(self._page.article.text)
        for sources in self._page.sources.values():
            for source in sources:
                if source.span.touches(span):
                    return self._fullest(source.name, span)
        for mentions in self._page.mentions.values():
            for mention in mentions:
                if mention.span.touches(span) and (
                    mention.kind != "pronoun" or self._page.people.of(mention)
                ):
                    return _speaker_name(self._page, mention)
        if words.lower() in self._page.words.speech.speakers:
            return self._institution(span) if words.lower() == "it" else self._last or words
        return self._fullest(words, span)

    def _institution(self, pronoun: Span) -> str:
        """Whom "it" stands for: the first body or government of the last sentence that names one."""
        before = [
            mention
            for mentions in self._page.mentions.values()
            for mention in mentions
            if mention.kind == "government" and mention.span.end <= pronoun.start and not mention.quoted
        ]
        best = max(before, key=lambda m: (m.sentence, -m.start), default=None)
        return _speaker_name(self._page, best) if best else pronoun.of(self._page.article.text)

    def _fullest(self, words: str, span: Span) -> str:
        """ "Roe" is the first "Jane Roe" named before."""
        if not re.fullmatch(r"[^\W\d_][\w.'’-]*", words) or not words[:1].isupper():
            return words
        full = re.compile(rf"(?:[A-ZÀ-Þ][\w.'’-]* ){{1,2}}{re.escape(words)}\b")
        names = (match.group() for match in full.finditer(self._page.article.text, 0, span.start))
        return next((name for name in names if not self._small(name.split()[0])), words)

    def _small(self, word: str) -> bool:
        """True for a word that only a sentence's beginning gives a capital: "When Roe"."""
        w = self._page.words
        return fold(word) in w.breaks | w.prepositions | w.articles | w.auxiliaries | w.and_
