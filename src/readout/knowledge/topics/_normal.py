"""The normal form of what was talked about: known topics, governments, regions, and what words are left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.knowledge.offices import Offices, Spotted
from readout.knowledge.topics._areas import Area, KnownTopic
from readout.knowledge.topics._phrases import Phrases
from readout.plugins import Shelf
from readout.record import Span

_WORD = re.compile(r"[^\W\d_]{3,}")
# Of a word that nothing is known of, what its forms share: endings of our languages run to four letters.
_STEM = 6
_PLACES = ("government", "body", "demonym", "capital", "seat")
# How much of the words that are left two phrases must share, where nothing known tells them apart or one.
_SHARED_WORDS = 0.5
# How far from a word of what lies between two a name is theirs ("relations between the United States").
_BESIDE = 14
# How many words before it must be empty where no name is near ("of the relations").
_BEFORE = 2
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Form:
    """What a phrase is about.

    ``known`` are names of known topics, ``areas`` their keys; ``governments`` codes and ``regions`` keys of
    the atlas; ``rest`` the stems of other words. Two phrases of one form are one topic.
    """

    known: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    governments: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()

    def __or__(self, other: Form) -> Form:
        """The form of two wordings of one topic together."""
        return Form(
            self.known | other.known,
            self.areas | other.areas,
            self.governments | other.governments,
            self.regions | other.regions,
            self.rest | other.rest,
        )

    @property
    def places(self) -> frozenset[str]:
        """Governments and regions together."""
        return self.governments | self.regions


class Topics:
    """The known topics of every issue area, and the atlas that names places."""

    def __init__(self, shelf: Shelf[Area], offices: Offices) -> None:
        self._offices = offices
        self._known = [(area.key, topic) for area in shelf.all() for topic in area.topics]
        self._phrases: dict[tuple[str, bool], Phrases[tuple[str, KnownTopic]]] = {}

    def normal(
        self,
        folded: str,
        span: Span,
        spotted: Iterable[Spotted],
        language: str,
        stopwords: frozenset[str],
        sides: Sequence[str] = (),
        idle: Sequence[Span] = (),
    ) -> Form:
        """The form of the stretch ``span`` of a text.

        ``folded`` is the text's ``letters`` and ``spotted`` what the atlas finds in it. ``sides`` are the
        governments that talk: every matter is theirs, so they tell no topic apart. ``idle`` are words that
        are none by themselves.
        """
        topics = list(self._words(language).find(folded, span))
        places = [one for one in spotted if span.touches(one.span)]
        topics += [
            (found, topic)
            for found, topic in self._words(language, between=True).find(folded, span)
            if not any(found.touches(other) for other, _ in topics)
            and _of_the_two(folded, found, span, places, sides, stopwords)
        ]
        known = frozenset(topic.name for _, (_, topic) in topics)
        named = {one.keys[0] for one in places if one.kind in _PLACES and len(one.keys) == 1}
        named |= {code for _, (_, topic) in topics for code in topic.governments}
        regions = {one.keys[0] for one in places if one.kind == "region" and one.keys}
        regions |= {key for _, (_, topic) in topics for key in topic.regions}
        taken = [found for found, _ in topics] + [one.span for one in places if one.kind != "given"]
        taken += idle
        rest = frozenset(
            word.group()[:_STEM]
            for word in _WORD.finditer(folded, span.start, span.end)
            if word.group() not in stopwords
            and not any(one.touches(Span(word.start(), word.end())) for one in taken)
        )
        others = named - set(sides)
        return Form(
            known=known,
            areas=frozenset(key for _, (key, _) in topics),
            governments=frozenset(others),
            regions=frozenset(regions),
            rest=rest,
        )

    def found(self, folded: str, span: Span, language: str) -> list[Span]:
        """Where known topics stand in a stretch of a text that ``letters`` has folded."""
        return list(dict.fromkeys(place for place, _ in self._words(language).find(folded, span)))

    def name(self, form: Form, words: str) -> str:
        """What to call a topic: its known names and places; where nothing is known, its own ``words``."""
        places = [self._called(code) for code in sorted(form.governments)]
        places += [key.replace("-", " ").title().replace(" Of ", " of ") for key in sorted(form.regions)]
        topics = sorted(form.known)
        if not topics:
            return ", ".join(places) if places and not form.rest else words
        fixed = {
            code
            for _, one in self._known
            if one.name in form.known
            for code in (*one.governments, *one.regions)
        }
        keys = (*sorted(form.governments), *sorted(form.regions))
        told = [
            place for key, place in zip(keys, places, strict=True) if key not in fixed and place not in topics
        ]
        return f"{', '.join(topics)} ({', '.join(told)})" if told else ", ".join(topics)

    def _called(self, code: str) -> str:
        found = self._offices.government(code)
        return found.name if found is not None else code

    def _words(self, language: str, *, between: bool = False) -> Phrases[tuple[str, KnownTopic]]:
        key = language, between
        if key not in self._phrases:
            self._phrases[key] = Phrases(
                (pattern, (area, topic))
                for area, topic in self._known
                for code, patterns in (topic.between if between else topic.words)
                if code in ("all", language)
                for pattern in patterns
            )
        return self._phrases[key]


def _of_the_two(
    folded: str,
    found: Span,
    within: Span,
    places: Iterable[Spotted],
    sides: Sequence[str],
    stopwords: frozenset[str],
) -> bool:
    """Whether a word such as "relations" is of those who talk.

    Names of theirs beside it say so, and anybody else's say no. Where no name is near, it is theirs where
    nothing else stands before it ("their relations", "the state of the relations"): a word of its own says
    what kind it is ("public relations"), and what it merely occurs in is about something else ("carry the
    relations forward").
    """
    near = [one for one in places if one.kind in (*_PLACES, "region") and _apart(one.span, found) <= _BESIDE]
    if near:
        return all(len(one.keys) == 1 and one.keys[0] in sides for one in near)
    before = [word.group() for word in _LETTERS.finditer(folded, within.start, found.start)]
    return bool(before) and all(word in stopwords for word in before[-_BEFORE:])


def _apart(left: Span, right: Span) -> int:
    return max(left.start, right.start) - min(left.end, right.end)


def likeness(left: Form, right: Form) -> float:
    """How far two forms are one topic: 1 the same, from 0.5 one in wider words than the other, 0 two."""
    if left.known and right.known:
        return _of_known(left, right)
    if left.places and right.places:
        shared = len(left.places & right.places) / len(left.places | right.places)
        if not shared:
            return 0.0
        if left.known or right.known:
            return 0.5 + 0.1 * shared if shared >= 0.5 else 0.0  # half of the places
        if left.places == right.places and (not (left.rest and right.rest) or left.rest & right.rest):
            return 1.0
        return 0.5 + 0.2 * shared if shared >= 0.5 else 0.0  # as above
    if left.known or right.known or left.places or right.places:
        return 0.0
    union = left.rest | right.rest
    return 1.0 if union and len(left.rest & right.rest) / len(union) >= _SHARED_WORDS else 0.0


def _of_known(left: Form, right: Form) -> float:
    shared = left.known & right.known
    if not shared:
        return 0.0
    a, b = left.places, right.places
    if a and b and not a & b:
        return 0.0
    fit = len(shared) / len(left.known | right.known)
    if a == b and fit == 1:
        return 1.0
    nested = a == b and bool(a) and (left.known <= right.known or right.known <= left.known)
    return 0.7 + 0.2 * fit + (0.05 if a == b else 0.0) + (0.05 if nested else 0.0)
