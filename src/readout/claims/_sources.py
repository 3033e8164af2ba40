"""Attribution: who a sentence says says so, and the chain for a whole claim, outermost first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from readout.claims._mentions import PER, Mention
from readout.claims._outlets import Outlets, alone, known, unlisted
from readout.claims._people import People
from readout.claims._speech import telephoned
from readout.claims._tokens import Sentence
from readout.claims._voices import cited_behind, listed_behind, named_until, nobody_s, own_words, told_by
from readout.claims._words import Words
from readout.record import Found, Span

# A source and its verb of speech may have a short apposition, an adverb or a day between them.
_NEAR = 8
_SENTENCE = 200
# Words of the longest organ in front of whose it is.
_ORGAN = 4
# Words that may follow a verb of speech which closes its sentence ("C said on Monday").
_CLOSING = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A source of one sentence. ``outer`` is True for news outlets, which relay what others say; ``bare``
    for a voice that names no institution ("the press release")."""

    name: str
    span: Span
    verb: int
    outer: bool
    mention: Mention | None = None
    bare: bool = False


def sources_in(
    sentence: Sentence,
    mentions: Sequence[Mention],
    people: People,
    words: Words,
    outlets: Outlets,
    text: str,
) -> list[Source]:
    """Every source of a sentence: speakers by their verb, outlets by name, "according to" phrases."""
    starts = {mention.start: mention for mention in mentions}
    found = _outlets(sentence, starts, words, outlets, text)
    for mention in mentions:
        if mention.kind in ("pair", "owner"):
            continue
        verb = _verb_of(sentence, mention, starts, words)
        if verb is None:
            continue
        office = _organ_of(sentence, mention, words)
        name = office.of(text) if office is not None else _name(mention, people, text)
        if name:
            found.append(Source(name, office or mention.span, verb, outer=False, mention=mention))
            found += _together(sentence, mention, verb, mentions, people, words, text)
    found = [_of_an_organ(sentence, source, words, text) for source in found]
    found.extend(_organs(sentence, found, words, text))
    return sorted(found, key=lambda s: (not s.outer, s.span.start))


def _organ_of(sentence: Sentence, mention: Mention, words: Words) -> Span | None:
    """ "the President's Office said": the office, not the president, speaks; None where he does himself."""
    if sentence.folds(mention.end, mention.end + 1) not in (("'s",), ("’s",)):
        return None
    end = words.organs.longest(sentence, mention.end + 1)
    return Span(mention.span.start, sentence.tokens[end - 1].span.end) if end else None


def _of_an_organ(sentence: Sentence, source: Source, words: Words, text: str) -> Source:
    """ "со ссылкой на аппарат премьера": the organ right in front of whose it is speaks, not its head."""
    if words.orders is None or source.mention is None or source.mention.kind not in ("office", "person"):
        return source
    for back in range(1, _ORGAN + 1):
        start = source.mention.start - back
        if start >= 0 and words.organs.longest(sentence, start) == source.mention.start:
            span = Span(sentence.tokens[start].span.start, source.span.end)
            return replace(source, name=span.of(text), span=span)
    return source


def _together(
    sentence: Sentence,
    mention: Mention,
    verb: int,
    mentions: Sequence[Mention],
    people: People,
    words: Words,
    text: str,
) -> list[Source]:
    """ "..., the White House and the Kremlin announced": whoever speaks in one breath with ``mention``."""
    for other in mentions:
        between = sentence.folds(other.end, mention.start)
        opens = other.start == 0 or sentence.tokens[other.start - 1].text in ",;–—"
        joined = bool(between) and set(between) <= words.and_ | words.articles
        if joined and opens and other.via is None and other.kind in ("government", "office", "person"):
            name = _name(other, people, text)
            return [Source(name, other.span, verb, outer=False, mention=other)] if name else []
    return []


def _name(mention: Mention, people: People, text: str) -> str | None:
    person = people.of(mention)
    if mention.kind == "pronoun":
        return person.name if person else None
    if mention.kind == "person":
        return person.name if person else mention.name
    if mention.kind == "office" and person is not None:
        return person.name
    return mention.span.of(text)


def _verb_of(sentence: Sentence, mention: Mention, starts: Mapping[int, Mention], words: Words) -> int | None:
    """The token of the speech verb this mention is the subject of, or None."""
    if mention.via == PER or _cited(sentence, mention.start, words, heard=False):
        return mention.start
    if cited_behind(sentence, mention, words):
        return mention.start
    if mention.via or listed_behind(sentence, mention, starts, words):
        return None
    limit = min(len(sentence.tokens), mention.end + _reach(words))
    for index in range(mention.end, limit):
        if _says(sentence, index, words) and not sentence.tokens[index].quoted:
            return None if _new_subject(sentence, mention.end, index, words) else index
        if _parted(sentence, index, words) or _another_subject(sentence, index, starts, words):
            break
    before = sentence.folds(mention.start - 2, mention.start)
    article = before and before[-1] in words.articles
    verb = before[0] if article and len(before) == 2 else (before[-1] if before else "")
    first = words.orders is not None and words.orders.order == "vso"  # "وصرح المتحدث بأن"
    closes = first or _ends_there(sentence, mention.end, words)
    if verb not in words.says or verb in _TO_SOMEBODY or not closes:
        return None
    return mention.start - 1


def _says(sentence: Sentence, index: int, words: Words) -> bool:
    """A verb of speech at ``index``, not one that a particle makes another verb ("called off")."""
    verb, following = sentence.tokens[index].fold, sentence.folds(index + 1, index + 2)
    if set(sentence.folds(index - 1, index)) & _BEING and verb not in _QUOTED:
        return False  # "was told", "was called to the ministry"
    if verb in _THANKS or (verb.startswith("recall") and _OWNED & set(following)):
        return False
    if verb.startswith("call") and (_PARTICLES & set(following) or telephoned(sentence, index, words)):
        return False
    return verb in words.says


# Said to somebody's face, and of nothing that took place.
_OWNED = frozenset(["its", "his", "her", "their", "the"])  # "recalled its ambassador"
_THANKS = frozenset(["thanked", "congratulated"])
_BEING = frozenset(["was", "were", "been", "being", "be"])
_QUOTED = frozenset(["quoted", "cited", "reported", "saying"])
# "called off", "called for", "called in": no words of one's own are reported.
_PARTICLES = frozenset(["off", "for", "up", "in", "on", "upon", "back", "home"])


def _reach(words: Words, near: int = _NEAR) -> int:
    """How far behind its source a verb of speech may stand: anywhere, in a language that puts it last."""
    return _SENTENCE if words.orders is not None and words.orders.order == "sov" else near


def _parted(sentence: Sentence, index: int, words: Words) -> bool:
    """True where the token at ``index`` parts a source from the verbs of speech behind it."""
    token = sentence.tokens[index]
    if token.quoted or token.text in ";:–—":
        return True
    if (
        words.orders is not None
        and token.text == ","
        and set(sentence.folds(index + 1, index + 2)) & words.says
    ):
        return True  # "..., сообщил X": the speaker follows
    return _reach(words) == _NEAR and (token.fold in words.and_ or token.fold in words.breaks)


def _new_subject(sentence: Sentence, start: int, verb: int, words: Words) -> bool:
    """True where a new subject stands behind the last comma before the verb (", the presidency said")."""
    comma = next((i for i in range(verb - 1, start - 1, -1) if sentence.tokens[i].text == ","), None)
    if comma is None or comma + 1 == verb or _reach(words) != _NEAR:
        return False
    first = sentence.tokens[comma + 1]
    if (
        words.organs.longest(sentence, comma + 1) == verb
        or words.speech.media.longest(sentence, comma + 1) == verb
    ):
        return True  # "..., officials say"
    if first.fold in words.prepositions or first.fold in words.breaks:
        return False
    return first.fold in words.articles or any(t.capital for t in sentence.tokens[comma + 1 : verb])


def _another_subject(sentence: Sentence, index: int, starts: Mapping[int, Mention], words: Words) -> bool:
    """True where another subject of the verbs of speech behind begins: "to meet X, the ministry said".

    An apposition between commas is no other subject, and neither is anybody named in front of a verb that
    stands last.
    """
    if words.orders is not None and words.orders.order == "sov":
        return False
    inverted = starts.get(index + 2) if set(sentence.folds(index + 1, index + 2)) & words.says else None
    if sentence.tokens[index].text == "," and inverted is not None and inverted.via is None:
        return True
    other = starts.get(index)
    if other is None or other.via is not None or other.kind == "owner":
        return False
    closed = other.end < len(sentence.tokens) and sentence.tokens[other.end].text == ","
    return not (closed and sentence.folds(index - 1, index) == (",",))


# Verbs whose object follows at once: "told Putin" makes no speaker of Putin.
_TO_SOMEBODY = frozenset(
    ("told", "tells", "informed", "urged", "thanked", "quoted", "cited", "called", "asked", "asks", "warned",
     "warns", "reminded", "assured", "notified", "advised")
)  # fmt: skip


def _ends_there(sentence: Sentence, index: int, words: Words) -> bool:
    """ "..., said the minister.": nothing but a mark, a day or a preposition follows an inverted speaker."""
    token = sentence.tokens[index] if index < len(sentence.tokens) else None
    if token is not None and token.text in '"“«' and token.quoted:
        return False  # "said Russia “remains open”": the subject of what is said
    if token is None or not token.word or token.fold in words.prepositions or token.fold in words.and_:
        return True
    return words.orders is not None and token.fold in words.breaks


def _cited(sentence: Sentence, start: int, words: Words, *, heard: bool = True) -> bool:
    """True when "according to", "citing" leads to the mention at ``start``.

    ``heard``: an outlet or agency that was told something is cited too; a minister or parliament is not.
    """
    for back in range(1, 5):
        end = words.citing.longest(sentence, start - back) if start - back >= 0 else None
        if end and not heard and sentence.tokens[end - 1].fold in _HEARING:
            continue
        if end and start - 2 <= end <= start and "," not in sentence.folds(end, start):
            return True
    return False


# "told Reuters": who relays it, where that is an outlet.
_HEARING = frozenset(["told"])


def _outlets(
    sentence: Sentence, mentions: Mapping[int, Mention], words: Words, outlets: Outlets, text: str
) -> list[Source]:
    """News outlets named near a verb of speech, in brackets, or after a closing dash; and unlisted ones."""
    folds = tuple(token.fold for token in sentence.tokens)
    places = []
    for start, end, _ in known(sentence, outlets):
        near = folds[max(start - 3, 0) : end + 4]
        if words.says & set(near) or _cited(sentence, start, words) or alone(sentence, start, end):
            places.append((start, end))
    for start, end in unlisted(sentence, mentions, words):
        if not any(start < other_end and other < end for other, other_end in places):
            places.append((start, end))
    spans = [(start, sentence.span_of(start, end)) for start, end in sorted(places)]
    return [Source(span.of(text), span, start, outer=True) for start, span in spans]


def named_outlets(sentence: Sentence, outlets: Outlets) -> list[Source]:
    """Every outlet a line names, whatever stands around it."""
    return [
        Source(name, sentence.span_of(start, end), start, outer=True)
        for start, end, name in known(sentence, outlets)
    ]


def _organs(sentence: Sentence, found: Sequence[Source], words: Words, text: str) -> list[Source]:
    """Voices as the subject of a verb of speech: "an official Turkish statement said", "media report"."""
    for index in range(len(sentence.tokens)):
        media = words.speech.media.longest(sentence, index)
        end = media or words.organs.longest(sentence, index)
        if not end or sentence.tokens[index].quoted:
            continue
        end = words.speech.media.longest(sentence, end) or words.organs.longest(sentence, end) or end
        spoken = _speaks_at(sentence, end, words)
        if spoken is not None and _other_voice(sentence, end, spoken, words):
            continue
        cited = told_by(sentence, index, words) or _cited(sentence, index, words, heard=bool(media))
        if spoken is not None or cited:
            first, own = own_words(sentence, index, words), end
            end = named_until(sentence, end, words)
            span = sentence.span_of(first, end)
            bare = first == index and end == own and not media and nobody_s(sentence, index, end, words)
            others = any(not source.outer for source in found)
            if any(span.touches(source.span) for source in found) or (bare and others):
                continue
            return [Source(span.of(text), span, end, outer=bool(media), bare=bare)]
    return []


def _other_voice(sentence: Sentence, end: int, verb: int, words: Words) -> bool:
    """ "joining the army, local media reported": behind the comma another voice has the verb of speech."""
    comma = next((i for i in range(end, verb) if sentence.tokens[i].text == ","), None)
    if comma is None:
        return False
    behind = range(comma + 1, verb)
    return any(words.speech.media.longest(sentence, i) or words.organs.longest(sentence, i) for i in behind)


def _speaks_at(sentence: Sentence, end: int, words: Words) -> int | None:
    """The verb of speech shortly behind a voice, or None."""
    for index in range(end, min(end + _reach(words, 4), len(sentence.tokens))):
        if words.orders is not None and sentence.tokens[index].text == "," and _reach(words) == _NEAR:
            return None  # "по приглашению правительства, сообщает пресс-служба"
        if _says(sentence, index, words):
            return index
    return None


def name_pronouns(sources: dict[int, list[Source]], sentences: Sequence[Sentence], people: People) -> None:
    """Let a pronoun that speaks be whoever closed the sentence before: "A met B, C said. "...", he added."

    The subject of that sentence is who acts in it; who speaks goes on speaking.
    """
    for number in sorted(sources):
        for place, source in enumerate(sources[number]):
            mention = source.mention
            if mention is None or mention.kind != "pronoun" or not number:
                continue
            speaker = _closing(sources.get(number - 1, ()), sentences[number - 1])
            person = people.of(speaker) if speaker is not None else None
            if person is not None:
                people.take(mention, person)
                sources[number][place] = replace(source, name=person.name)


def _closing(sources: Sequence[Source], before: Sentence) -> Mention | None:
    """The person with whose verb of speech a sentence ends."""
    for source in sources:
        if source.mention is None or source.mention.kind not in ("person", "office"):
            continue
        last = max(source.verb, source.mention.end - 1)
        if (
            source.verb > source.mention.start - 3
            and sum(t.word for t in before.tokens[last + 1 :]) <= _CLOSING
        ):
            return source.mention
    return None


def name_voices(sources: dict[int, list[Source]], head: Found[str] | None) -> None:
    """Give a bare voice ("its press release", "the document") the name of the institution it goes on from.

    That is the last source before it that was named, else the headline's.
    """
    last = head.value if head is not None else None
    for number in sorted(sources):
        for place, source in enumerate(sources[number]):
            if source.bare and last is not None:
                sources[number][place] = replace(source, name=last, bare=False)
            elif not source.bare and not source.outer:
                institution = source.mention is None or source.mention.kind in ("government", "office")
                last = source.name if institution else last


def chain(
    sources: Sequence[Source], head: Found[str] | None, outlet: Found[str] | None, *, official: bool = False
) -> tuple[Found[str], ...]:
    """The attribution chain of a claim: relaying outlets first, then who spoke; no name twice.

    The page's own outlet opens the chain when somebody else is its source (own reporting has none), and
    when it is a government's own voice.
    """
    found: list[Found[str]] = [Found(s.name, (s.span,), 0.85) for s in sources if s.outer]
    found += [Found(s.name, (s.span,), 0.85) for s in sources if not s.outer]
    if head is not None:
        found.append(head)
    if outlet is not None and (found or official):
        found.insert(0, outlet)
    kept: list[Found[str]] = []
    for item in found:
        known = next((place for place, other in enumerate(kept) if _same(item.value, other.value)), None)
        if known is None:
            kept.append(item)
        elif item.value.lower().endswith(f" {_plain(kept[known].value)}"):
            kept[known] = item  # "the Foreign Ministry" is the "Pakistan Foreign Ministry" of the headline
    return tuple(kept[:_MOST])


# A chain longer than this is a list of everybody who spoke on the page.
_MOST = 5


def _same(left: str, right: str) -> bool:
    a, b = _plain(left), _plain(right)
    return a == b or a in b or b in a


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ")
