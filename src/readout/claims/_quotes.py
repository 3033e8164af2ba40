"""Direct quotations with their speakers, over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.claims._sources import Source
from readout.claims._tokens import Sentence, marks
from readout.record import Block, Found, Quotation, Span

_PAIRS = {"“": "”", "«": "»", "»": "«", "„": "“”", '"': '"', "‹": "›"}
# A quotation of fewer words than this is a term in quotation marks unless a verb of speech stands by it.
_FEWEST_WORDS = 2
# An outlet is the speaker only right beside the words, as in a broadcaster's own question.
_OUTLET_NEAR = 210
# How much farther than a person an outlet counts: it relays words more often than it speaks.
_OUTLET = 200
_STORY = ("headline", "summary", "body", "subheading", "quotation", "caption", "post")


@dataclass(frozen=True, slots=True)
class _Stretch:
    span: Span
    block: int
    runs_on: bool


def _stretches(text: str, blocks: Sequence[Block]) -> list[_Stretch]:
    """Every quoted stretch without its marks. One left open at a paragraph's end runs on into the next."""
    found: list[_Stretch] = []
    opening, _ = marks(text)
    pairs = {
        mark: "«" if mark == "»" else closing for mark, closing in _PAIRS.items() if mark in opening + '"'
    }
    for number, block in enumerate(blocks):
        if block.kind not in _STORY:
            continue
        index = block.span.start
        while index < block.span.end:
            closing = pairs.get(text[index])
            if closing is None or (text[index] == '"' and _closes(text, index)):
                index += 1
                continue
            end = next((i for i in range(index + 1, block.span.end) if text[i] in closing), None)
            stop = block.span.end if end is None else end
            if end is not None or text[index] != '"' or _runs_on(text, blocks, number):
                found.append(_Stretch(Span(index + 1, stop), number, runs_on=end is None))
            index = stop + 1
    return found


def _runs_on(text: str, blocks: Sequence[Block], number: int) -> bool:
    """True where a straight mark left open is taken up again at the head of the next paragraph."""
    following = next((block for block in blocks[number + 1 :] if block.kind in _STORY), None)
    return following is not None and text[following.span.start] == '"'


def _closes(text: str, index: int) -> bool:
    """A straight mark that can only close: a letter or stop before it and a space after it."""
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    return not before.isspace() and before not in "([—–-" and (after.isspace() or after in ".,;:)")


def quotations(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    sources: Mapping[int, Sequence[Source]],
    subjects: Mapping[int, Sequence[Found[str]]],
    tagged: Callable[[Span, Sequence[Sentence]], Found[str] | None],
) -> list[Quotation]:
    """Every direct quotation in text order, each with its speaker where the page gives one.

    The speaker is who the words around it name (``tagged``), else the source by it; else who the sentence is
    about (``subjects``, by sentence number); else the speaker of the quotation before it in the same or the
    preceding paragraph.
    """
    found: list[Quotation] = []
    last: tuple[int, Found[str]] | None = None
    for stretch, later in _with_later(_stretches(text, blocks)):
        span = _trim(text, stretch.span)
        near = [s for s in sentences if s.span.touches(span)]
        if not near or not (len(span.of(text).split()) >= _FEWEST_WORDS or _said(near, sources)):
            continue
        speaker = tagged(span, near) or _speaker(span, near, sources)
        speaker = _in_what_was_relayed(span, near, sources, subjects, speaker) or speaker
        if speaker is None and _inside(text, span, near[0]):
            speaker = _subject(span, near, subjects)
        speaker = speaker or _beside(span, near, sentences, sources)
        if speaker is None and later is not None:
            behind = [s for s in sentences if s.span.touches(later.span)]
            speaker = _speaker(_trim(text, later.span), behind, sources)
        speaker = speaker or _subject(span, near, subjects)
        if speaker is None and last is not None and near[0].paragraph - last[0] <= 1:
            speaker = Found(last[1].value, last[1].evidence, last[1].confidence * 0.8)
        if speaker is not None:
            last = (near[0].paragraph, speaker)
        found.append(Quotation(speaker, Found(span.of(text), (span,), 0.95)))
    return found


def _with_later(stretches: Sequence[_Stretch]) -> Iterator[tuple[_Stretch, _Stretch | None]]:
    """Each stretch, and for one that runs on over paragraphs the last stretch of the whole quotation."""
    for place, stretch in enumerate(stretches):
        last = place
        while stretches[last].runs_on and last + 1 < len(stretches):
            last += 1
        yield stretch, stretches[last] if last > place else None


def _subject(
    span: Span, near: Sequence[Sentence], subjects: Mapping[int, Sequence[Found[str]]]
) -> Found[str] | None:
    """Whoever the sentence is about, named before the quotation: "Scholz urged a "lasting peace"."""
    before = [
        subject
        for sentence in near
        for subject in subjects.get(sentence.number, ())
        if subject.evidence[-1].end <= span.start
    ]
    return before[0] if before else None


def _in_what_was_relayed(
    span: Span,
    near: Sequence[Sentence],
    sources: Mapping[int, Sequence[Source]],
    subjects: Mapping[int, Sequence[Found[str]]],
    speaker: Found[str] | None,
) -> Found[str] | None:
    """ "In a letter released by the ministry, Roe found it “useful”": who is named between the two speaks."""
    cited = [
        s.span
        for one in near
        for s in sources.get(one.number, ())
        if s.mention is not None and s.verb == s.mention.start
    ]
    if speaker is None or speaker.evidence[0] not in cited:
        return None
    found = _subject(span, near, subjects)
    return found if found is not None and found.evidence[0].start > speaker.evidence[0].end else None


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)


def _said(near: Sequence[Sentence], sources: Mapping[int, Sequence[Source]]) -> bool:
    """True where somebody's words are reported: a single word in quotation marks is his."""
    return any(not source.outer for sentence in near for source in sources.get(sentence.number, ()))


def _inside(text: str, span: Span, first: Sentence) -> bool:
    """True for words quoted in the middle of a sentence, whose subject speaks them."""
    return len(text[first.span.start : span.start].split()) >= _FEWEST_WORDS


def _speaker(
    span: Span, near: Sequence[Sentence], sources: Mapping[int, Sequence[Source]]
) -> Found[str] | None:
    """The source nearest to the quotation in its own sentences, outside it."""
    options = [
        (_gap(span, source.span) + (_OUTLET if source.outer else 0), source)
        for sentence in near
        for source in sources.get(sentence.number, ())
        if not span.touches(source.span)
    ]
    return _nearest(options)


def _beside(
    span: Span,
    near: Sequence[Sentence],
    sentences: Sequence[Sentence],
    sources: Mapping[int, Sequence[Source]],
) -> Found[str] | None:
    """The source nearest to the quotation in the sentence after it, or before it, of the same paragraph."""
    options: list[tuple[int, Source]] = []
    for step, penalty in ((1, 50), (-1, 80)):
        number = near[-1].number + step if step > 0 else near[0].number + step
        if 0 <= number < len(sentences) and sentences[number].paragraph == near[0].paragraph:
            options += [
                (_gap(span, s.span) + penalty, s) for s in sources.get(number, ()) if not span.touches(s.span)
            ]
    return _nearest(options)


def _nearest(options: Sequence[tuple[int, Source]]) -> Found[str] | None:
    """The nearest option; an outlet only where nobody else is and it stands right beside the words."""
    people = [option for option in options if not option[1].outer or option[1].mention]
    kept = people or [option for option in options if option[0] < _OUTLET_NEAR]
    if not kept:
        return None
    _, best = min(kept, key=lambda option: option[0])
    return Found(best.name, (best.span,), 0.85)


def _gap(left: Span, right: Span) -> int:
    return max(right.start - left.end, left.start - right.end, 0)
