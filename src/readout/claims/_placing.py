"""Where an act took place, where its own words leave that open: the dateline, and the capital of a visit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.claims._drafts import Draft
from readout.claims._mentions import Label
from readout.claims._page import OpenPage
from readout.claims._tokens import Sentence
from readout.record import Found, Span

# How many sentences after a visit's own may name the capital it went to.
_AFTER = 2
_TO = frozenset(["to"])
# What brings people to the place that a story is sent from; agreements are told from many capitals.
_MET = frozenset(["meeting", "talks", "visit"])


def placed(page: OpenPage, draft: Draft, *, first: bool) -> Found[str] | None:
    """The place of a draft, by its own words or else by what stands around them.

    ``first``: the page tells of no act before it.
    """
    if draft.place is not None:
        place = _capital(page, draft, draft.place) if draft.kind.family == "visit" else draft.place
        return _town_of_seat(page, draft, place)
    if not (first and draft.kind.name in _MET and draft.status == "happened"):
        return None
    return _dateline(page, draft)


def _capital(page: OpenPage, draft: Draft, place: Found[str]) -> Found[str]:
    """The capital of the country visited, where the page leads to it: "a visit to Serbia ... in Belgrade"."""
    own = [
        label.keys
        for sentence, label in _labels(page, draft.sentences)
        if label.kind == "government" and _span(sentence, label).touches(place.evidence[0])
    ]
    if not own or len(own[0]) != 1:
        return place
    last = max(draft.sentences)
    heads = [s.number for s in page.sentences if s.kind == "headline"]
    near = range(last + 1, min(last + 1 + _AFTER, len(page.sentences)))
    for sentence, label in _labels(page, [*draft.sentences, *near, *heads]):
        if label.kind == "capital" and label.keys == own[0]:
            before = sentence.folds(label.start - 1, label.start)
            if sentence.kind == "headline" or set(before) & (page.words.places.leads | _TO):
                span = _span(sentence, label)
                return Found(span.of(page.article.text), (span,), 0.7)
    return place


def _town_of_seat(page: OpenPage, draft: Draft, place: Found[str]) -> Found[str]:
    """The capital that the act's sentences or the dateline name, for a palace or ministry of its government.

    "PARIS - A received B at the Élysée Palace": Paris. Not every seat is in its capital, so it must be named.
    """
    seats = {
        key
        for sentence, label in _labels(page, draft.sentences)
        if label.kind == "seat" and _span(sentence, label).touches(place.evidence[0])
        for key in label.keys
    }
    dateline = page.article.dateline.evidence if page.article.dateline else ()
    for sentence, label in _labels(page, range(len(page.sentences))):
        span = _span(sentence, label)
        near = sentence.number in draft.sentences or any(span.touches(one) for one in dateline)
        if (
            label.kind == "capital"
            and near
            and set(label.keys) & seats
            and not span.touches(place.evidence[0])
        ):
            return Found(_written(span.of(page.article.text)), (span, *place.evidence), place.confidence)
    return place


def _written(name: str) -> str:
    """A town's name without the capitals of a dateline."""
    return name.title() if name.isupper() else name


def _dateline(page: OpenPage, draft: Draft) -> Found[str] | None:
    """The one capital of the dateline, where a government that takes part has its seat there."""
    dateline = page.article.dateline
    if dateline is None:
        return None
    found = [
        (_span(sentence, label), label.keys)
        for sentence, label in _labels(page, range(len(page.sentences)))
        if label.kind == "capital" and any(_span(sentence, label).touches(one) for one in dateline.evidence)
    ]
    if len(found) != 1 or not set(found[0][1]) & draft.governments:
        return None
    span = found[0][0]
    return Found(_written(span.of(page.article.text)), (span,), 0.5)


def _labels(page: OpenPage, numbers: Iterable[int]) -> Iterator[tuple[Sentence, Label]]:
    for number in numbers:
        for label in page.labels[number]:
            yield page.sentences[number], label


def _span(sentence: Sentence, label: Label) -> Span:
    return sentence.span_of(label.start, label.end)
