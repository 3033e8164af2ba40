"""What a text tells of the talk itself: how it went, who wanted it, how long it was, who else was there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.events._page import Page, Words
from readout.events._points import Reader
from readout.record import Span

# Code points between an adjective and the talk that it describes ("detailed and frank conversation").
_BESIDE = 30
_CLOSE = 40
_LONGEST_TALK = 600  # minutes
_LONGEST_LIST = 200
_DIGITS = re.compile(r"(\d{1,3})[\s-]*$")


@dataclass(frozen=True, slots=True)
class Feature:
    """A value of one kind (``framing``, ``initiator``, ``duration``, ``present``) and where it stands."""

    kind: str
    value: str
    span: Span


def features(reader: Reader, sentence: Span) -> Iterator[Feature]:
    """Everything of these kinds that a sentence tells."""
    page = reader.page
    if page.words is None:
        return
    found: tuple[Callable[[Reader, Span, Words], Iterator[Feature]], ...]
    found = (_framing, _initiator, _duration, _present)
    for each in found:
        yield from each(reader, sentence, page.words)


def _framing(reader: Reader, sentence: Span, words: Words) -> Iterator[Feature]:
    page = reader.page
    occasions = [span for span, _ in words.occasions.find(page.folded, sentence)]
    for span, _ in words.framing.find(page.folded, sentence):
        if any(_gap(span, other) <= _BESIDE for other in occasions) and not _denied(page, span, words):
            yield Feature("framing", page.folded[span.start : span.end], span)


def _initiator(reader: Reader, sentence: Span, words: Words) -> Iterator[Feature]:
    page = reader.page
    parties = [(one.span, reader.party(one)) for one in page.spotted_in(sentence)]
    for cue, _ in words.initiated_by.find(page.folded, sentence):
        after = [(span, code) for span, code in parties if code and 0 <= span.start - cue.end <= _CLOSE]
        if after and after[0][1]:
            yield Feature("initiator", after[0][1], Span(cue.start, after[0][0].end))
    for cue, _ in words.initiates.find(page.folded, sentence):
        before = [(span, code) for span, code in parties if code and 0 <= cue.start - span.end <= _CLOSE]
        if before and before[-1][1] and not _to_others(reader, cue, sentence):
            yield Feature("initiator", before[-1][1], Span(before[-1][0].start, cue.end))


def _to_others(reader: Reader, cue: Span, sentence: Span) -> bool:
    """Whether the next person named is none of the event's ("Scholz phoned Zelensky the day before")."""
    after = reader.page.spotted_in(Span(cue.end, sentence.end))
    people = [one for one in after if one.kind in ("person", "family")]
    return bool(people) and reader.party(people[0]) is None


def _duration(reader: Reader, sentence: Span, words: Words) -> Iterator[Feature]:
    page = reader.page
    if not any(True for _ in words.occasions.find(page.folded, sentence)):
        return
    total, places = 0, []
    for phrases, minutes in ((words.hours, 60), (words.minutes, 1)):
        for unit, _ in phrases.find(page.folded, sentence):
            before = page.folded[max(sentence.start, unit.start - 8) : unit.start]
            number = _DIGITS.search(before)
            one = any(
                _gap(span, unit) <= 1
                for span, _ in words.one.find(
                    page.folded, Span(max(sentence.start, unit.start - 8), unit.start)
                )
            )
            if number or one:
                total += minutes * (int(number.group(1)) if number else 1)
                places.append(
                    Span(max(sentence.start, unit.start - len(number.group() if number else "1 ")), unit.end)
                )
    if places and 1 < total <= _LONGEST_TALK:
        yield Feature("duration", str(total), Span(min(places).start, max(places).end))


def _present(reader: Reader, sentence: Span, words: Words) -> Iterator[Feature]:
    page = reader.page
    for cue, _ in words.present.find(page.folded, sentence):
        names = Span(cue.end, min(sentence.end, cue.end + _LONGEST_LIST))
        value = " ".join(names.of(page.article.text).split()).strip(" .,:;")
        if value:
            yield Feature("present", value, names)


def _denied(page: Page, span: Span, words: Words) -> bool:
    near = Span(max(0, span.start - _BESIDE), span.start)
    return any(True for _ in words.against.find(page.folded, near))


def _gap(left: Span, right: Span) -> int:
    return max(0, max(left.start, right.start) - min(left.end, right.end))
