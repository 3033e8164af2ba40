"""What the rows of an answer rest on, by names that people read: an act, a headline, the words themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from readout.doors.rest import Labels
from readout.doors.rest.questions import AnswerOf, PlaceOf
from readout.doors.web import _words as words
from readout.doors.web._dates import spoken
from readout.doors.web._rows import sides_of
from readout.pipeline import Readout
from readout.record import Article, Event, Span

# Characters of a place's words that are shown.
_WORDS = 160


@dataclass(frozen=True, slots=True)
class Basis:
    """Names by id: of events, of stories, and of places by story and where they begin and end."""

    events: Mapping[str, str]
    stories: Mapping[str, str]
    places: Mapping[tuple[str, int, int], str]

    def event(self, key: str) -> str:
        """An event's day, kind and parties; its id where the record no longer holds it."""
        return self.events.get(key, key)

    def story(self, key: str) -> str:
        """A story's headline and outlet."""
        return self.stories.get(key, key)

    def place(self, one: PlaceOf) -> str:
        """The words that stand at a place, and whose they are."""
        return self.places.get((one.story, one.start, one.end), self.story(one.story))


def basis(found: AnswerOf, readout: Readout, labels: Labels) -> Basis:
    """The names of everything that the rows of an answer rest on."""
    record = readout.record
    events = {one.id for row in found.rows for one in row.events}
    places = [one for row in found.rows for one in row.places]
    stories = {one.id for row in found.rows for one in row.stories} | {one.story for one in places}
    articles = record.articles_of(stories)
    told = {key: event for key in events if (event := record.event(key)) is not None}
    return Basis(
        {key: _event(event, labels) for key, event in told.items()},
        {key: _story(article, labels) for key, article in articles.items()},
        dict(_places(places, articles, labels)),
    )


def _event(event: Event, labels: Labels) -> str:
    day = spoken(event.when.date) if event.when else "no date"
    people = sides_of(event.actors, event.roles, labels)
    return f"{day}, {labels.type(event.event_type).lower()}: {people.title}"


def _story(article: Article, labels: Labels) -> str:
    outlet = words.source(article, labels)
    headline = f"“{article.headline.value}”" if article.headline else ""
    return " · ".join(part for part in (outlet, headline) if part) or article.id


def _places(
    places: Iterable[PlaceOf], articles: Mapping[str, Article], labels: Labels
) -> Iterable[tuple[tuple[str, int, int], str]]:
    for one in places:
        article = articles.get(one.story)
        if article is not None:
            quoted = _quoted(article, Span(one.start, one.end))
            yield (one.story, one.start, one.end), f"“{quoted}” {_story(article, labels)}"


def _quoted(article: Article, span: Span) -> str:
    """The sentence of a place where it is short enough, else its words from there on, cut between words."""
    around = [sentence for sentence in article.sentences if sentence.touches(span)]
    start = min([span.start, *(one.start for one in around)])
    end = max([span.end, *(one.end for one in around)])
    if end - start <= _WORDS:
        return " ".join(article.text[start:end].split())
    text = " ".join(article.text[span.start : end].split())
    shown = text if len(text) <= _WORDS else text[:_WORDS].rsplit(" ", 1)[0] + " …"
    return shown if start == span.start else f"… {shown}"
