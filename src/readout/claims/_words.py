"""One language's reading words and cues, compiled once for the claims room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from readout.claims._patterns import Matcher
from readout.claims._tokens import Sentence, fold, spelt
from readout.claims._word_orders import Orders, orders_of
from readout.knowledge import Cue, EventType, Knowledge, Language
from readout.record import Role

# Nouns that, after a government, name its organs: "Niger's coup leaders", "Iranian side".
_ORGAN_EXTRAS = (
    "leadership",
    "delegation",
    "regime",
    "junta",
    "authorities",
    "cabinet",
    "coup leaders",
    "military",
)


class Phrases:
    """Fixed phrases as the tokens of a sentence, found longest first. ``elided``: see ``spelt``."""

    def __init__(self, phrases: Iterable[str], elided: tuple[str, ...] = ()) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = spelt(phrase, elided)
            if words:
                self._by_first.setdefault(words[0], []).append(words)
        for options in self._by_first.values():
            options.sort(key=len, reverse=True)

    def longest(self, sentence: Sentence, start: int) -> int | None:
        """Where the longest phrase that begins at token ``start`` ends, or None."""
        if start >= len(sentence.tokens):
            return None
        for words in self._by_first.get(sentence.tokens[start].fold, ()):
            if sentence.folds(start, start + len(words)) == words:
                return start + len(words)
        return None


@dataclass(frozen=True, slots=True)
class Speech:
    """The words around what somebody says, beside the verbs of speech themselves."""

    reports: frozenset[str]
    quotes: frozenset[str]
    ambiguous: frozenset[str]
    quoting: frozenset[str]
    speakers: frozenset[str]
    institutions: frozenset[str]
    greets: frozenset[str]
    tells: frozenset[str]
    media: Phrases


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The words around what was talked about: the verbs before it, those after it, and where it ends."""

    verbs: Matcher[str]
    subjects: Matcher[str]
    ends: Phrases


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Patterns of what is to come, only thought of, called off, and denied."""

    future: Matcher[str]
    hypothetical: Matcher[str]
    cancelled: Matcher[str]
    denied: Matcher[str]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words around a place's name: what leads to it, says what it is, and stands within it; and towns
    that the language writes otherwise than English, with their English names.
    """

    leads: frozenset[str]
    settlements: frozenset[str]
    joints: frozenset[str]
    capitals: frozenset[str]
    where: frozenset[str]
    towns: Phrases
    english: dict[str, str]


@dataclass(frozen=True, slots=True)
class NameWords:
    """Places' names that people bear too, what somebody may be to whoever stands in front of him, what a
    government is called that came to power otherwise than by its office, and titles cut short.
    """

    namesakes: frozenset[str]
    relations: frozenset[str]
    regimes: Phrases
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class TellingWords:
    """How a text tells of an act: with each apart, by whom, of guests only, without a time, only weighed; who
    promises it, and on what condition.
    """

    apart: frozenset[str]
    first: frozenset[str]
    authored: Matcher[str]
    questions: frozenset[str]
    attending: Matcher[str]
    joining: Matcher[str]
    posted: frozenset[str]
    offers: frozenset[str]
    fiction: frozenset[str]
    crossed: frozenset[str]
    promises: frozenset[str]
    conditions: frozenset[str]
    weighing: Matcher[str]
    withheld: Matcher[str]
    untimed: Matcher[str]
    finites: frozenset[str]


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The verbs that make a letter's subject its carrier or its addressee, the words for a reply, and
    those for a message that was only said.
    """

    carries: frozenset[str]
    receives: frozenset[str]
    answers: frozenset[str]
    blunt: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled words of one language. See ``knowledge/_reading.py`` for what each list means."""

    language: str
    honorifics: frozenset[str]
    modifiers: frozenset[str]
    counterparts: frozenset[str]
    pronouns: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    and_: frozenset[str]
    by: frozenset[str]
    prepositions: frozenset[str]
    breaks: frozenset[str]
    matters: frozenset[str]
    auxiliaries: frozenset[str]
    negated: frozenset[str]
    says: frozenset[str]
    speech: Speech
    earlier: frozenset[str]
    video: frozenset[str]
    places: PlaceWords
    habitual: frozenset[str]
    together: frozenset[str]
    telling: TellingWords
    games: frozenset[str]
    agreed: frozenset[str]
    pairs: Phrases
    plurals: Phrases
    organs: Phrases
    citing: Phrases
    topics: TopicWords
    status: StatusWords
    quantities: frozenset[str]
    holdings: frozenset[str]
    thirds: dict[str, Role]
    readouts: frozenset[str]
    pasts: frozenset[str]
    letters: LetterWords
    names: NameWords
    remote: frozenset[str]
    in_person: frozenset[str]
    plural_offices: dict[str, str]
    cues: Matcher[tuple[EventType, Cue]]
    orders: Orders | None

    def plural_kind(self, words: Sequence[str]) -> str | None:
        """The office of a plural title ("prime ministers" -> "head-of-government")."""
        return self.plural_offices.get(" ".join(words))


@cache
def words_of(language: str, knowledge: Knowledge) -> Words | None:
    """The words of ``language``, or None where no pack reads it."""
    if language not in knowledge.languages:
        return None
    pack = knowledge.languages.get(language)
    return _compile(pack, knowledge) if pack.reading else None


def _speech(pack: Language) -> Speech:
    r = pack.reading
    assert r is not None
    return Speech(
        reports=frozenset(r.reports),
        quotes=frozenset(r.quotes),
        ambiguous=frozenset(r.ambiguous),
        quoting=frozenset(r.quoting),
        speakers=frozenset(r.speakers),
        institutions=frozenset(r.institutions),
        greets=frozenset(r.greets),
        tells=frozenset(r.tells),
        media=_phrases(pack, r.media),
    )


def _topics(pack: Language) -> TopicWords:
    r = pack.reading
    assert r is not None
    return TopicWords(_matcher(r.topic_verbs), _matcher(r.topic_subjects), _phrases(pack, r.topic_ends))


def _place_words(pack: Language) -> PlaceWords:
    r = pack.reading
    assert r is not None
    return PlaceWords(
        frozenset(r.places),
        frozenset(r.settlements),
        frozenset(r.name_joints),
        frozenset(r.capitals),
        frozenset(r.where),
        towns=Phrases(written.replace("-", " - ") for written, _ in pack.places),
        english={fold(written): name for written, name in pack.places},
    )


def _telling(pack: Language) -> TellingWords:
    r = pack.reading
    assert r is not None
    return TellingWords(
        apart=frozenset(r.apart),
        first=frozenset(r.first),
        authored=_matcher(r.authored),
        questions=frozenset(r.questions),
        attending=_matcher(r.attending),
        joining=_matcher(r.joining),
        posted=frozenset(r.posted),
        offers=frozenset(r.offers),
        fiction=frozenset(r.fiction),
        crossed=frozenset(r.crossed),
        promises=frozenset(r.promises),
        conditions=frozenset(r.conditions),
        weighing=_matcher(r.weighing),
        withheld=_matcher(r.withheld),
        untimed=_matcher(r.untimed),
        finites=frozenset(r.finites),
    )


def _compile(pack: Language, knowledge: Knowledge) -> Words:
    r = pack.reading
    assert r is not None
    return Words(
        language=pack.code,
        honorifics=frozenset(r.honorifics),
        modifiers=frozenset(r.modifiers),
        counterparts=frozenset(r.counterparts),
        pronouns=frozenset(r.pronouns),
        articles=frozenset(r.articles),
        of=frozenset(r.of),
        and_=frozenset(r.and_),
        by=frozenset(r.by),
        prepositions=frozenset(r.prepositions),
        breaks=frozenset(r.breaks),
        matters=frozenset(r.matters),
        auxiliaries=frozenset(r.auxiliaries),
        negated=frozenset(r.negated),
        says=frozenset(r.says),
        speech=_speech(pack),
        earlier=frozenset(r.earlier),
        remote=frozenset(r.remote),
        video=frozenset(r.video),
        in_person=frozenset(r.in_person),
        places=_place_words(pack),
        habitual=frozenset(r.habitual),
        together=frozenset(r.together),
        telling=_telling(pack),
        games=frozenset(r.games),
        agreed=frozenset(r.agreed),
        quantities=frozenset(r.quantities),
        holdings=frozenset(r.holdings),
        pasts=frozenset(r.pasts),
        thirds=_thirds(r.hosts, r.mediates, r.witnesses),
        readouts=frozenset(r.readouts),
        letters=LetterWords(*map(frozenset, (r.carries, r.receives, r.answers, r.blunt))),
        names=_names(pack),
        pairs=_phrases(pack, r.pairs),
        organs=_phrases(pack, (*r.voices, *r.regimes, *_ORGAN_EXTRAS)),
        citing=_phrases(pack, r.citing),
        topics=_topics(pack),
        status=StatusWords(*map(_matcher, (r.future, r.hypothetical, r.cancelled, r.denied))),
        plurals=_phrases(pack, dict(r.plural_offices)),
        plural_offices={" ".join(spelt(title, _elided(pack))): kind for title, kind in r.plural_offices},
        cues=Matcher(_cues(pack, knowledge)),
        orders=orders_of(pack),
    )


def _names(pack: Language) -> NameWords:
    r = pack.reading
    assert r is not None
    regimes = _phrases(pack, r.regimes)
    return NameWords(frozenset(r.namesakes), frozenset(r.relations), regimes, frozenset(r.bare_titles))


def _phrases(pack: Language, phrases: Iterable[str]) -> Phrases:
    return Phrases(phrases, _elided(pack))


def _elided(pack: Language) -> tuple[str, ...]:
    """The words that the language writes as one with the next, folded ("d'")."""
    return tuple(fold(word) for word in pack.reading.grammar.elided) if pack.reading is not None else ()


def _thirds(hosts: Sequence[str], mediates: Sequence[str], witnesses: Sequence[str]) -> dict[str, Role]:
    """The words that show a third party, each with the role they give."""
    found: dict[str, Role] = dict.fromkeys(map(fold, hosts), "host")
    found.update(dict.fromkeys(map(fold, mediates), "mediator"))
    found.update(dict.fromkeys(map(fold, witnesses), "witness"))
    return found


def _cues(pack: Language, knowledge: Knowledge) -> Iterator[tuple[str, tuple[EventType, Cue]]]:
    """Every cue pattern of one language with its event type."""
    for kind in knowledge.event_types.all():
        for cue in kind.cues_in(pack.code):
            for pattern in cue.words:
                yield pattern, (kind, cue)


def _matcher(patterns: Iterable[str]) -> Matcher[str]:
    return Matcher((pattern, pattern) for pattern in patterns)
