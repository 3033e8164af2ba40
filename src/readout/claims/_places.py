"""Where an act took place, and by which channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.claims._act import Act
from readout.claims._mentions import Label
from readout.claims._tokens import Sentence, fold
from readout.claims._words import Words
from readout.knowledge.offices import Offices
from readout.record import Found, Span

_REACH = 25
_PLACES = ("capital", "government", "region", "city")
_SEATED = (*_PLACES, "seat")
# A country says less than a town in it that the headline names.
_COUNTRY = 0.05
# "in the Colombian border town of X": words up to the one that a place's name follows.
_OPENING = 5


def place_of(
    act: Act, labels: Sequence[Label], words: Words, text: str, dated: Sequence[Span] = ()
) -> Found[str] | None:
    """The place named nearest after the act, else before it, inside its sentence.

    ``dated`` are the spans of time expressions: "in June" leads to no place.
    """
    if act.kind.channel not in ("in person", None) or act.kind.family in ("statement", "aid"):
        return None
    if act.kind.family == "visit":
        end = _destination(act, labels)
        if end is not None:
            return Found(end.of(text), (end,), 0.8)
    options = [
        (distance, span, sure - (_COUNTRY if _is_country(act, span, labels) else 0))
        for index in range(len(act.sentence.tokens))
        for distance, span, sure in _named_at(act, index, labels, words)
        if not any(span.touches(one) for one in dated)
    ]
    if not options:
        return None
    _, span, confidence = min(options, key=lambda option: option[0] + (10 if option[2] < 0.7 else 0))
    return Found(span.of(text), (span,), confidence)


def _named_at(
    act: Act, index: int, labels: Sequence[Label], words: Words
) -> Iterator[tuple[int, Span, float]]:
    """The place that the word at ``index`` leads to, or ends: how far from the act, where, how sure."""
    token = act.sentence.tokens[index]
    ahead = act.start - index
    if token.quoted or min(abs(index - act.end), abs(ahead)) > _REACH:
        return
    span, distance, sure = None, abs(index - act.end), 0.8
    if token.fold in words.places.leads:
        span = _place_at(act.sentence, index + 1, labels, words)
        distance = distance if index >= act.end else 5 + ahead
        sure = 0.8 if token.fold == "in" else 0.6
    elif token.fold in words.places.where and ahead > 0:
        span, distance = _place_ahead(act.sentence, index, labels), 0
    elif words.orders is not None and words.orders.endings.get(token.fold) == "in":
        span = _place_before(act.sentence, index, labels)
    if span is not None:
        yield distance, span, sure


def _is_country(act: Act, span: Span, labels: Sequence[Label]) -> bool:
    named = [label for label in labels if act.sentence.span_of(label.start, label.end) == span]
    return bool(named) and all(label.kind in ("government", "region") for label in named)


def named_in_english(
    place: Found[str], act: Act, labels: Sequence[Label], words: Words, offices: Offices
) -> Found[str]:
    """The place by its English name, where the language has its own or declines it ("в Анкаре" is Ankara).

    "the Chinese capital" is Beijing.
    """
    if words.orders is None:
        return _capital_meant(place, act, labels, words, offices)
    town = words.places.english.get(fold(place.value))
    if town is not None:
        return Found(town, place.evidence, place.confidence)
    for label in labels:
        if act.sentence.span_of(label.start, label.end).covers(place.evidence[0]) and len(label.keys) == 1:
            government = offices.government(label.keys[0])
            known = ""
            if government is not None and label.kind in ("capital", "government"):
                known = government.capital if label.kind == "capital" else government.name
            if known:
                return Found(known, place.evidence, place.confidence)
    return place


def _capital_meant(
    place: Found[str], act: Act, labels: Sequence[Label], words: Words, offices: Offices
) -> Found[str]:
    if fold(place.value).split()[-1] not in words.places.capitals:
        return place
    for label in labels:
        span = act.sentence.span_of(label.start, label.end)
        if label.kind == "demonym" and len(label.keys) == 1 and place.evidence[0].start == span.start:
            government = offices.government(label.keys[0])
            if government is not None and government.capital:
                return Found(government.capital, place.evidence, place.confidence)
    return place


def _destination(act: Act, labels: Sequence[Label]) -> Span | None:
    """Where a visit goes: the capital or country that it is a visit to."""
    for _, group in act.right:
        for mention in group:
            named = [x for x in labels if mention.start <= x.start and x.end <= mention.end]
            if mention.kind == "government" and any(x.kind in ("capital", "government") for x in named):
                return mention.span
    return None


def _place_ahead(sentence: Sentence, where: int, labels: Sequence[Label]) -> Span | None:
    """The place right in front of ", where": "goes to Ankara, where he will meet B"."""
    end = where - 1 if sentence.folds(where - 1, where) == (",",) else where
    for label in labels:
        if label.end == end and label.kind in ("capital", "city"):
            return sentence.span_of(label.start, label.end)
    return None


def _place_before(sentence: Sentence, index: int, labels: Sequence[Label]) -> Span | None:
    """The place that the ending at ``index`` belongs to ("Atina'da"): a known one, or a name nobody has."""
    known = [label for label in labels if label.start < index <= label.end]
    places = [label for label in known if label.kind in _PLACES]
    if places:
        return sentence.span_of(min(label.start for label in places), index)
    token = sentence.tokens[index - 1] if index else None
    if known or token is None or not token.capital or not token.text.isalpha():
        return None
    return sentence.span_of(index - 1, index)


def _place_at(sentence: Sentence, index: int, labels: Sequence[Label], words: Words) -> Span | None:
    """A place name at ``index``: one the atlas knows, or capitalised words that are nothing else it knows."""
    opened = index
    while index < len(sentence.tokens) and sentence.tokens[index].fold in words.articles:
        index += 1
    end = _capital_of(sentence, index, labels, words)
    if end is not None:
        return sentence.span_of(index, end)
    if index > opened:
        index = _called(sentence, index, words)
    town = words.places.towns.longest(sentence, index)
    if town:
        return sentence.span_of(index, town)
    known = [label for label in labels if label.start == index]
    if any(label.kind in _SEATED for label in known):
        end = max(label.end for label in known if label.kind in _SEATED)
        following = sentence.tokens[end].text if end < len(sentence.tokens) else ""
        return None if following in ("'s", "’s", "-") else sentence.span_of(index, end)
    if known:
        return None
    end = index
    while end < len(sentence.tokens) and _goes_on(sentence, end, words):
        end += 1
    if end == index or end - index > 4 or not sentence.tokens[index].text[1:].islower():
        return None
    if any(
        label.start < end and label.end > index
        for label in labels
        if label.kind in ("office", "body", "date")
    ):
        return None
    return sentence.span_of(index, end)


def _capital_of(sentence: Sentence, index: int, labels: Sequence[Label], words: Words) -> int | None:
    """Where "Chinese capital" at ``index`` ends; None where there is nothing of the kind."""
    ends = [label.end for label in labels if label.start == index and label.kind == "demonym"]
    following = sentence.folds(ends[0], ends[0] + 1) if ends else ()
    return ends[0] + 1 if set(following) & words.places.capitals else None


def _goes_on(sentence: Sentence, index: int, words: Words) -> bool:
    """Whether a place's name goes on: a capital, or a small word between two ("Rio de Janeiro")."""
    token = sentence.tokens[index]
    if token.capital and token.text.isalpha():
        return True
    small = token.fold in words.places.joints and index and sentence.tokens[index - 1].capital
    return bool(small) and index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].capital


def _called(sentence: Sentence, index: int, words: Words) -> int:
    """Where the name begins behind "the border town of", "the Black Sea resort of"; else ``index``."""
    for place in range(index, min(index + _OPENING, len(sentence.tokens) - 2)):
        token = sentence.tokens[place]
        if not token.word or token.fold in words.breaks:
            break
        if token.fold in words.places.settlements and sentence.tokens[place + 1].fold in words.of:
            return place + 2
    return index


def channel_of(act: Act, words: Words) -> str | None:
    """How the act was done: what its sentence says, else what its kind implies."""
    if act.cue.channel:
        return act.cue.channel
    if act.kind.channel in ("phone", "in person", None) and any(
        token.fold in words.video for token in act.sentence.tokens
    ):
        return "video"
    return act.kind.channel
