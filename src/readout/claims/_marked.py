"""The story of an article as a model reads it: a sentence a line, with what is known of their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from readout.claims._times import TimeExpression, tag
from readout.knowledge import Knowledge
from readout.knowledge.offices import Spotted
from readout.record import Article, Marked, Span

_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """``marked`` is the model's text; ``starts`` say where each sentence of the article begins in it."""

    marked: Marked
    starts: tuple[tuple[int, Span], ...]

    def back(self, span: Span) -> Span | None:
        """A span of the model's text in the article's; None where it is no part of one sentence."""
        number = bisect_right(self.starts, span.start, key=itemgetter(0)) - 1
        if number < 0:
            return None
        start, sentence = self.starts[number]
        if span.end > start + len(sentence):
            return None
        return Span(span.start - start + sentence.start, span.end - start + sentence.start)


def marked(article: Article, knowledge: Knowledge) -> MarkedStory:
    """The story's sentences with the names that the atlas knows and the times they tell."""
    language = article.language if article.language in knowledge.languages else "en"
    calendar = knowledge.languages.get(language).calendar
    sentences = [span.of(article.text) for span in article.sentences]
    times = [tag(words, calendar) if calendar is not None else () for words in sentences]
    return marked_with(article, [knowledge.offices.spot(words, language) for words in sentences], times)


def marked_with(
    article: Article, spots: Sequence[Sequence[Spotted]], times: Sequence[Sequence[TimeExpression]]
) -> MarkedStory:
    """The same from the names and times that were found in each sentence, spans from the sentence's start."""
    parts: list[str] = []
    starts: list[tuple[int, Span]] = []
    marks: list[tuple[Span, str]] = []
    at = 0
    for span, names, told in zip(article.sentences, spots, times, strict=True):
        words = span.of(article.text)
        starts.append((at, span))
        found = [(one.span, str(one.kind)) for one in names] + [(one.span, "time") for one in told]
        marks += [(Span(one.start + at, one.end + at), kind) for one, kind in found]
        parts.append(words)
        at += len(words) + len(_BETWEEN)
    return MarkedStory(Marked(_BETWEEN.join(parts), tuple(marks)), tuple(starts))
