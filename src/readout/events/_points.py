"""Topics as a text words them: the verb of talk, the stretch that it governs, who is said to have put it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from readout.events._page import Page, Words
from readout.events._voices import Heard
from readout.knowledge.offices import Spotted
from readout.knowledge.topics import Form, Topics
from readout.record import Span, Strength, Topic, Voice

_COMMA = re.compile(r"\s*[,;•\n]\s*|\s+[–—]\s+")
# The point of an abbreviation ends nothing ("Turkey-U.S. relations").
_CLAUSE = re.compile(r"[;:!?…]|(?<!\.\w)\.(?=\s|$)")
_EDGE = " \t\n\u00a0\"'“”«»„‘’().,;:!?-–—"
_NUMBER = re.compile(r"(?<![\w-])(\d+(?:[.,]\d+)*)\s*(%|[^\W\d_]{2,})?")
# A matter is named in a line or so; what runs on longer is a whole account.
_LONGEST = 160
# Said in so many other words, nothing tells a matter from the flow of speech: something of it must be known.
_LOOSE = frozenset({"raised", None})
# How far before its verb a "not" may stand.
_NOT = 30
_NAMES = ("government", "body", "demonym", "capital", "seat")


@dataclass(frozen=True, slots=True)
class Worded:
    """A topic as one sentence words it, with its form; ``by`` and the rest as in ``Point``."""

    voices: tuple[Voice, ...]
    form: Form
    topic: Topic
    span: Span
    words: str
    strength: Strength | None
    verb: Span | None
    by: str | None
    denied: bool
    numbers: tuple[str, ...]


@dataclass(slots=True)
class Reader:
    """Reads the topics of one page. ``people`` gives the government of each of the event's persons."""

    page: Page
    topics: Topics
    sides: Sequence[str]
    people: dict[str, str]
    claimed: Sequence[Span] = ()
    _by: str | None = field(default=None, init=False)

    def read(self, sentences: Iterable[Heard]) -> list[Worded]:
        """Every topic of the sentences that hold somebody's words, in text order."""
        if self.page.words is None:
            return []
        found: list[Worded] = []
        for one in sentences:
            if one.voices:
                found += self._sentence(one, self.page.words)
        return found

    def party(self, one: Spotted) -> str | None:
        """The government of the event that a mention stands for."""
        if one.kind in ("person", "family"):
            return next((self.people[key] for key in one.keys if key in self.people), None)
        if one.kind in _NAMES and len(one.keys) == 1 and one.keys[0] in self.sides:
            return one.keys[0]
        return None

    def _sentence(self, one: Heard, words: Words) -> Iterator[Worded]:
        taken: list[Span] = []
        sources = [voice.said_by for voice in one.voices if voice.said_by is not None]
        for verb, strength in self._verbs(one.span, words, one.voices):
            by, denied = self._who(one, verb, words), self._denied(one.span, verb, words)
            for span in self._objects(one.span, verb, words):
                if any(span.touches(other) for other in (*taken, *sources)):
                    continue
                found = self.worded(span, one.voices, strength, verb if strength else None, by, denied)
                if found is not None:
                    taken.append(found.span)
                    yield found
        rest = [span for span in self.claimed if one.span.covers(span)]
        if not taken and all(voice.hearing != "carried" for voice in one.voices):
            rest.append(one.span)
        for span in (piece for whole in rest for piece in self._items(whole, words)):
            near = self._known(span) if one.span in rest else span
            if near is None or any(near.touches(other) for other in (*taken, *sources)):
                continue
            found = self.worded(near, one.voices, None, None, None, denied=False)
            if found is not None:
                taken.append(found.span)
                yield found

    def _known(self, span: Span) -> Span | None:
        """The known topics of a stretch with the places among them, without the flow of words round them."""
        page = self.page
        topics = self.topics.found(page.folded, span, page.article.language)
        if not topics:
            return None
        places = [
            one.span
            for one in page.spotted_in(span)
            if one.kind in (*_NAMES, "region") and not set(one.keys) & set(self.sides)
        ]
        near = [one for one in places if any(_gap(one, topic) <= _BESIDE for topic in topics)]
        found = [*topics, *near]
        return Span(min(one.start for one in found), max(one.end for one in found))

    def worded(
        self,
        span: Span,
        voices: tuple[Voice, ...],
        strength: Strength | None,
        verb: Span | None,
        by: str | None,
        denied: bool,
    ) -> Worded | None:
        """The stretch as a topic; None where it names none."""
        form = self.form(span)
        if not (form.known or form.places or (form.rest and strength not in _LOOSE)):
            return None
        text = self.page.article.text
        words = " ".join(span.of(text).split())
        topic = Topic(
            self.topics.name(form, words),
            tuple(sorted(form.areas)),
            tuple(sorted(form.governments)),
            tuple(sorted(form.regions)),
        )
        numbers = tuple(
            " ".join(part for part in match.groups() if part)
            for match in _NUMBER.finditer(self.page.folded, span.start, span.end)
        )
        return Worded(voices, form, topic, span, words, strength, verb, by, denied, numbers)

    def form(self, span: Span) -> Form:
        """The normal form of a stretch of the page."""
        page = self.page
        stopwords = page.words.stopwords if page.words is not None else frozenset()
        idle: list[Span] = []
        if page.words is not None:
            for phrases in (page.words.framing, page.words.occasions, page.words.says):
                idle += [found for found, _ in phrases.find(page.folded, span)]
        return self.topics.normal(
            page.folded,
            span,
            page.spotted_in(Span(max(0, span.start - _ARTICLE), span.end)),
            page.article.language,
            stopwords,
            sides=self.sides,
            idle=idle,
        )

    # -- verbs and what they govern --------------------------------------------------------------------------

    def _verbs(
        self, sentence: Span, words: Words, voices: Sequence[Voice]
    ) -> list[tuple[Span, Strength | None]]:
        folded = self.page.folded
        found: list[tuple[Span, Strength | None]] = list(words.verbs.find(folded, sentence))
        found += [
            (lead, None)
            for lead, _ in words.leads.find(folded, sentence)
            if not any(lead.touches(verb) for verb, _ in found)
        ]
        sources = [voice.said_by for voice in voices if voice.said_by is not None]
        return sorted(
            (pair for pair in found if not any(pair[0].touches(source) for source in sources)),
            key=lambda pair: pair[0],
        )

    def _objects(self, sentence: Span, verb: Span, words: Words) -> list[Span]:
        """What a verb governs, one span for each thing on its list."""
        others = [span for span, _ in words.verbs.find(self.page.folded, sentence) if span != verb]
        being = [span for span, _ in words.being.find(self.page.folded, sentence)]
        passive = next((span for span in being if 0 <= verb.start - span.end <= _PASSIVE), None)
        before = max((span.end for span in others if span.end <= verb.start), default=sentence.start)
        if words.order == "sov" or passive is not None:
            stop = passive.start if passive is not None else verb.start
            stretch = Span(min(self._clause_start(before, stop), stop), stop)
        else:
            others += [span for span, _ in words.says.find(self.page.folded, Span(verb.end, sentence.end))]
            after = min((span.start for span in others if span.start >= verb.end), default=sentence.end)
            stretch = Span(verb.end, self._clause_end(verb.end, after, words))
        return self._items(stretch, words)

    def _clause_start(self, start: int, stop: int) -> int:
        breaks = [match.end() for match in _CLAUSE.finditer(self.page.folded, start, stop)]
        return breaks[-1] if breaks else start

    def _clause_end(self, start: int, stop: int, words: Words) -> int:
        ends = [
            span.start
            for span, _ in words.ends.find(self.page.folded, Span(start, stop))
            if span.start > start + 1
        ]
        ends += [match.start() for match in _CLAUSE.finditer(self.page.folded, start, stop)]
        return min([*ends, stop, start + 2 * _LONGEST])

    def _items(self, stretch: Span, words: Words) -> list[Span]:
        """The things on a list; "and" parts two of which something is known each."""
        found: list[Span] = []
        start = stretch.start
        cuts = [*_COMMA.finditer(self.page.folded, stretch.start, stretch.end)]
        for stop, following in [*((cut.start(), cut.end()) for cut in cuts), (stretch.end, stretch.end)]:
            if start < stop:
                found += self._parted(Span(start, stop), words)
            start = max(start, following)
        return found

    def _parted(self, span: Span, words: Words) -> list[Span]:
        whole = self._trimmed(span, words)
        if whole is None:
            return []
        known = self.topics.found(self.page.folded, whole, self.page.article.language)
        for joint, _ in words.and_.find(self.page.folded, whole):
            if joint.start <= whole.start or any(topic.covers(joint) for topic in known):
                continue
            left = self._trimmed(Span(whole.start, joint.start), words)
            right = self._trimmed(Span(joint.end, whole.end), words)
            if left is None or right is None:
                continue
            forms = self.form(left), self.form(right)
            if all(form.known or form.places for form in forms):
                return [left, *self._parted(right, words)]
        return [whole] if len(whole) <= _LONGEST else []

    def _trimmed(self, span: Span, words: Words) -> Span | None:
        """Without the empty words, the addressee and the marks at its edges."""
        folded, (start, end) = self.page.folded, (span.start, span.end)
        while True:
            while start < end and folded[start] in _EDGE:
                start += 1
            cut = next(
                (one.end for one, _ in words.empty.find(folded, Span(start, end)) if one.start == start),
                start,
            )
            if cut == start:
                cut = self._addressee(start, end)
            if cut == start:
                break
            start = cut
        joints = [one for one, _ in words.and_.find(folded, Span(start, end))]
        while end > start and (folded[end - 1] in _EDGE or any(one.end == end for one in joints)):
            end -= next((len(one) for one in joints if one.end == end), 1)
        return Span(start, end) if end - start > 1 else None

    def _addressee(self, start: int, end: int) -> int:
        """The end of a party's name that begins the stretch and is not all of it ("Putin to withdraw")."""
        first = next(iter(self.page.spotted_in(Span(start, end))), None)
        whole = first is not None and first.span.start == start and first.span.end < end
        person = whole and first is not None and first.kind in ("person", "family")
        return first.span.end if person and first is not None and self.party(first) else start

    # -- who ------------------------------------------------------------------------------------------------

    def _who(self, one: Heard, verb: Span, words: Words) -> str | None:
        """The side whose man or woman puts the matter; None where both do or nobody is named."""
        before = Span(one.span.start, verb.start)
        sources = [voice.said_by for voice in one.voices if voice.said_by is not None]
        named = [
            (spot.span.start, party)
            for spot in self.page.spotted_in(before)
            if (party := self.party(spot)) is not None
            and not any(source.touches(spot.span) for source in sources)
        ]
        both = [span.start for span, _ in words.pairs.find(self.page.folded, before)]
        parties = list(dict.fromkeys(party for _, party in named))
        last = max(named, default=None)
        if last is not None and (not both or last[0] > max(both)):
            people = {party for start, party in named if start > last[0] - _TOGETHER}
            self._by = None if len(people) > 1 and len(parties) > 1 else last[1]
        elif both or not any(True for _ in words.pronouns.find(self.page.folded, before)):
            self._by = None
        return self._by

    def _denied(self, sentence: Span, verb: Span, words: Words) -> bool:
        start = max(sentence.start, verb.start - _NOT)
        verbs = words.verbs.find(self.page.folded, Span(start, verb.start))
        start = max((span.end for span, _ in verbs), default=start)
        return any(True for _ in words.against.find(self.page.folded, Span(start, verb.end)))


# A form of "be" and its participle may have an adverb between them.
_PASSIVE = 14
# Two parties named within this of each other act together ("A and B discussed").
_TOGETHER = 60
# Letters of an article that the atlas takes into a name ("the Horn of Africa"), which a topic leaves out.
_ARTICLE = 4
# A place and a topic name one matter within this ("the launch of a missile by North Korea").
_BESIDE = 24


def _gap(left: Span, right: Span) -> int:
    return max(0, max(left.start, right.start) - min(left.end, right.end))
