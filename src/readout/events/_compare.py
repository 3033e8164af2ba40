"""The two sides of an event compared: topics in rows, promises, the press, every field over all accounts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from readout.events._accounts import field_rows
from readout.events._page import Words
from readout.events._rows import Group, aligned, grouped, point, row
from readout.events._sides import Material, governments, materials, miscredits, pair, sayings, side, spans_of
from readout.events._voices import Heard
from readout.knowledge import Knowledge
from readout.knowledge.topics import likeness
from readout.record import (
    Absence,
    Article,
    Commitment,
    Comparison,
    Credits,
    Event,
    InputError,
    Miscredit,
    Resolved,
    Side,
    Span,
    TopicRow,
)

# A promise and its party stand in one clause; a promise is told in a line or two.
_NEAR = 60
_LONGEST = 180
_SAME = 0.7


def compare(
    event: Event,
    told: Iterable[Resolved],
    articles: Mapping[str, Article],
    knowledge: Knowledge,
    sides: tuple[str, str] | None = None,
) -> Comparison | None:
    """Two sides of an event set side by side; None for an event of fewer than two governments.

    ``told`` are the event's claims (others are passed over) and ``articles`` their articles by id. ``sides``
    names the two governments; without it the two that are heard most directly are taken. The order of
    ``told`` does not matter.

    :raises InputError: if ``sides`` names a government that has no part in the event.
    """
    codes = governments(event)
    if sides is not None and (len(set(sides)) < 2 or not set(sides) <= set(codes)):  # two sides
        raise InputError(
            f"{' and '.join(sides)} are not two sides of this event; its sides: {', '.join(codes)}"
        )
    pages = materials(event, told, articles, knowledge)
    chosen = sides or pair(event, pages)
    if chosen is None:
        return None
    left, right = (side(code, pages, event) for code in chosen)
    wrong = {one.article.id: tuple(miscredits(one, pages, chosen)) for one in pages}
    apart = spans_of(chain.from_iterable(wrong.values()))
    ours = grouped(sayings(left.government, pages, left, apart))
    theirs = grouped(sayings(right.government, pages, right, apart))
    absences = tuple(absence(one, pages) for one in (left, right))
    rows = tuple(_rows(ours, theirs, absences))
    return Comparison(
        event=event.id,
        left=left,
        right=right,
        rows=rows,
        commitments=tuple(
            chain(
                _commitments(left, right, pages, theirs, absences[1]),
                _commitments(right, left, pages, ours, absences[0]),
            )
        ),
        press=tuple(_credits(one, chosen, wrong[one.article.id]) for one in pages if one.own is None),
        fields=tuple(field_rows(pages, (left, right), absences, rows, knowledge)),
        others=tuple(code for code in codes if code not in chosen),
    )


def absence(one: Side, pages: Sequence[Material]) -> Absence:
    """Why a side has no words where the other has some."""
    if one.heard == "not heard":
        return "not investigated"
    using = {text.article for text in one.texts}
    mine = [each for each in pages if each.article.id in using]
    if one.heard == "own":
        if all(claim.status == "denied" for each in mine for claim in each.claims):
            return "denied"
        return "not reported" if all(each.page.words is not None for each in mine) else "not verifiable"
    return "not verifiable"


def _rows(left: Sequence[Group], right: Sequence[Group], absences: Sequence[Absence]) -> Iterator[TopicRow]:
    for ours, theirs, fit in aligned(left, right):
        lacking = absences[0] if ours is None else absences[1] if theirs is None else None
        yield row(ours, theirs, fit, lacking)


def _commitments(
    teller: Side, other: Side, pages: Sequence[Material], said: Sequence[Group], lacking: Absence
) -> Iterator[Commitment]:
    """What the texts of ``teller`` say that the other side will do."""
    using = {text.article for text in teller.texts}
    for one in pages:
        if one.article.id not in using or one.page.words is None:
            continue
        for sentence in one.heard:
            voice = next((v for v in sentence.voices if v.government == teller.government), None)
            spans = _promises(one, sentence, one.page.words, other.government) if voice else ()
            for span in spans:
                form = one.reader.form(span)
                own = next((each for each in said if likeness(each.form, form) >= _SAME), None)
                assert voice is not None
                yield Commitment(
                    voice=voice,
                    of=other.government,
                    span=span,
                    words=" ".join(span.of(one.article.text).split()),
                    own=own.points[0] if own else None,
                    absence=None if own else lacking,
                )


def _promises(one: Material, sentence: Heard, words: Words, of: str) -> Iterator[Span]:
    """Each stretch that begins with a side's man or woman and tells what they will do."""
    folded, end = one.page.folded, 0
    parties = [
        (spot.span, code)
        for spot in one.page.spotted_in(sentence.span)
        if (code := one.reader.party(spot)) is not None and spot.kind != "capital"
    ]
    for cue, _ in words.commits.find(folded, sentence.span):
        before = [(span, code) for span, code in parties if span.end <= cue.start]
        if cue.start < end or not before or not _alone(before, cue, of):
            continue
        start = before[-1][0].start
        titles = {spot.span.end for spot in one.page.spotted_in(sentence.span) if spot.kind == "office"}
        if _led_to(folded, Span(sentence.span.start, start), titles, words):
            continue
        between = Span(before[-1][0].end, cue.start)
        text = between.of(folded)
        if (
            any(True for _ in words.verbs.find(folded, between))
            or set(';:."”') & set(text)
            or text.count(",") == 1
        ):
            continue
        ends = [span.start for span, _ in words.ends.find(folded, Span(cue.end, sentence.span.end))]
        end = min([*ends, sentence.span.end, cue.start + _LONGEST])
        yield Span(start, start + len(folded[start:end].rstrip(" .,\n")))


def _led_to(folded: str, ahead: Span, titles: Container[int], words: Words) -> bool:
    """Whether a preposition leads to what follows: in "aid to Ukraine will rise" Ukraine promises nothing.

    Unless a title, which ends at one of ``titles``, stands before it: "the President of Ukraine will".
    """
    text = ahead.of(folded).rstrip()
    word = text[text.rfind(" ") + 1 :]
    while word and word in words.articles:
        text = text[: -len(word)].rstrip()
        word = text[text.rfind(" ") + 1 :]
    return word in words.prepositions and ahead.start + len(text[: -len(word)].rstrip()) not in titles


def _alone(before: Sequence[tuple[Span, str]], cue: Span, of: str) -> bool:
    """Whether the last party named before a promise is of that side and promises by itself."""
    span, code = before[-1]
    together = {each for near, each in before if span.start - near.end <= _NEAR}
    return code == of and cue.start - span.end <= _NEAR and together == {of}


def _credits(one: Material, sides: tuple[str, str], wrong: tuple[Miscredit, ...]) -> Credits:
    said = sorted((pair for code in sides for pair in one.says_for(code)), key=lambda pair: pair[1].span)
    return Credits(
        article=one.article.id,
        outlet=one.article.outlet.value if one.article.outlet else None,
        published=one.article.published.value if one.article.published else None,
        points=tuple(point(voice, word, number) for number, (voice, word) in enumerate(said, 1)),
        miscredits=wrong,
    )
