"""Serving the atlas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from readout.knowledge.offices._atlas import Atlas, government, read_atlas, unpack_person
from readout.knowledge.offices._beside import laid
from readout.knowledge.offices._candidates import LOOSE, SHARED, Asked, doubted, rank, stands, surest
from readout.knowledge.offices._compile import compiled
from readout.knowledge.offices._days import first_day, last_day, overlaps
from readout.knowledge.offices._fold import folded
from readout.knowledge.offices._meant import Place, meant
from readout.knowledge.offices._names import fit, likeness, roman, sound
from readout.knowledge.offices._phrases import family_names, given_names
from readout.knowledge.offices._sounds import Sounds
from readout.knowledge.offices._sources import fingerprint, read_sources
from readout.knowledge.offices._spot import Given, Spotter
from readout.knowledge.offices._standing import deputy_of, standing_of, standing_words
from readout.knowledge.offices._values import Candidate, Government, Person, Spotted, Standing, Term
from readout.record import Addition

# What may stand before a government's name in a form of address or a list of countries.
_BEFORE = ("the government of", "government of", "the state of", "state of", "the republic of", "the")
# Offices that one man holds under several names: asked for one that a government lacks, its others are meant.
_TOP = (
    "head-of-government", "head-of-state", "monarch", "supreme-leader", "leader", "head-of-body",
    "secretary-general",
)  # fmt: skip
_GOVERNING = ("head-of-government", "head-of-state")
_FAMILY = 0.95  # the likeness of a family name that fits exactly; a full name has 1
_KEPT = 4096  # names whose persons are kept
_TAIL = 0.93  # that of the last word of a family name of several words ("Kirchner")


class Offices:
    """Who held which office of which government, on any day; and every name they go by."""

    def __init__(self, data: Atlas) -> None:
        self._data = data
        self._people: dict[str, Person] = {}
        self._made: tuple[object, ...] = (Offices, (data,))
        self._own: frozenset[Term] = frozenset()
        self._fits: dict[str, dict[str, float]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return self._made

    def layered(self, rows: Sequence[Addition], kept: Path | None = None, *, keep: bool = True) -> Offices:
        """This atlas with a user's own rows laid over it, where they win; this one itself without any.

        Many rows over the shipped atlas are laid once, and what comes of it lies at ``kept``; see ``laid``.
        """
        if not rows:
            return self
        data, own = laid(self._data, rows, kept if self._made == (load, ()) else None, keep=keep)
        found = Offices(data)
        found._own, found._made = own, (_layer, (self, tuple(rows), kept))
        return found

    def is_own(self, term: Term) -> bool:
        """Whether a term came from a user's own row."""
        return term in self._own

    @staticmethod
    def compile(atlas: Traversable, languages: Traversable) -> tuple[str, tuple[str, ...]]:
        """The compact form of an atlas kept as TOML, and what is wrong with it, one sentence each.

        ``atlas`` holds governments/, holders/, regions.toml and namesakes.toml; ``languages`` one folder a
        language with its titles.toml.

        :raises PackError: naming the file and key that cannot be read.
        """
        return compiled(read_sources(atlas, languages))

    @staticmethod
    def read(file: Traversable) -> Offices:
        """The atlas in a compact file, as ``compile`` writes it.

        :raises PackError: if the file is missing or broken.
        """
        return Offices(read_atlas(file))

    @staticmethod
    def fingerprint_of(atlas: Traversable, languages: Traversable) -> str:
        """The SHA-256 of the sources of an atlas; see ``fingerprint``."""
        return fingerprint(atlas, languages)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the sources that this atlas was made from."""
        return self._data["fingerprint"]

    def government(self, code: str) -> Government | None:
        """The government with this code, in any case of letters."""
        return self._governments.get(code.upper())

    def governments(self) -> tuple[Government, ...]:
        """Every government, by code."""
        return tuple(self._governments.values())

    def members(self, code: str, on: str) -> tuple[str, ...]:
        """The codes of a body's members on a day (ISO prefix): those of now, then those gone since.

        Whoever may have been a member on a coarse day is one. Members that went and came again are not told.
        """
        body = self.government(code)
        if body is None:
            return ()
        came = dict(body.joined)
        now = [each for each in body.members if first_day(came.get(each, "0001")) <= last_day(on)]
        return (*now, *(each for each, until in body.left if first_day(on) <= last_day(until)))

    def find_government(self, words: str, language: str = "en") -> str | None:
        """The code of the government that ``words`` name: a name, code, demonym, capital or seat.

        None where nothing is known by these words, or where they fit several governments and are the name of
        none ("Congo").
        """
        code = words.strip()
        if code in self._governments:
            return code
        for form in _government_forms(code):
            meant: dict[str, list[str]] = {}
            for kind, _, keys in self._spotter.meanings(form, language):
                meant.setdefault(kind, []).extend(keys)
            for kind in ("government", "body", "demonym", "capital", "seat"):
                if found := self._only(meant.get(kind, []), form):
                    return found
        return None

    def _only(self, codes: list[str], words: str) -> str | None:
        several = list(dict.fromkeys(codes))
        if len(several) > 1:
            several = [code for code in several if self._governments[code].name.lower() == words.lower()]
        return several[0] if len(several) == 1 else None

    def spot(self, text: str, language: str = "en") -> tuple[Spotted, ...]:
        """Every mention in ``text`` of something the atlas knows, in order.

        The longest phrase wins, from left to right; a span that means several things is given once for each
        kind. A title that holds a government ("NATO chief") gives two mentions. ``language`` (ISO 639-1)
        chooses the titles and the endings of Latin script; other scripts are read in any case.
        """
        return self._spotter.spot(text, language)

    def office_kind(self, words: str, language: str = "en") -> str | None:
        """The office kind that a title means; the longest title inside ``words`` where the whole is none."""
        for kind, _, keys in self._spotter.meanings(words, language):
            if kind == "office":
                return keys[0]
        inside = [found for found in self.spot(words, language) if found.kind == "office"]
        if not inside:
            return None
        longest = max(inside, key=lambda found: len(found.span))
        before = folded(words[: longest.span.start])
        deputy = before and before[-1] in standing_words(language).deputy
        return deputy_of(longest.keys[0]) if deputy else longest.keys[0]

    def languages(self) -> tuple[str, ...]:
        """The languages in which titles and governments have names of their own, English first."""
        others = sorted(name for name in self._data["phrases"] if name not in ("all", "en"))
        return ("en", *others)

    def titled(self, words: str) -> tuple[str, ...]:
        """The office kinds of which the whole of ``words`` is a title, in any language, English first."""
        found = (meant for language in self.languages() for meant in self._spotter.meanings(words, language))
        return tuple(dict.fromkeys(keys[0] for kind, _, keys in found if kind == "office"))

    def person(self, id: str) -> Person | None:  # noqa: A002  # the word of the record
        """The person with this id."""
        if id not in self._people:
            packed = self._data["persons"].get(id)
            if packed is None:
                return None
            self._people[id] = unpack_person(id, packed)
        return self._people[id]

    def person_ids(self) -> tuple[str, ...]:
        """The id of every person."""
        return tuple(self._ids)

    def terms(self, person_id: str) -> tuple[Term, ...]:
        """Every term of a person, in order of time; empty for an unknown id."""
        person = self.person(person_id)
        return person.terms if person else ()

    def holders(self, office: str, government: str, on: str) -> tuple[Term, ...]:
        """The terms of an office that can cover ``on``, an ISO prefix; unknown ends are open."""
        terms = [
            term
            for person in self._holding(office, government)
            for term in person.terms
            if term.office == office and term.government == government and overlaps(term, on)
        ]
        return tuple(sorted(terms, key=lambda term: (term.since, term.until or "9999", term.person)))

    def people(self, name: str) -> tuple[Person, ...]:
        """Everyone whom ``name`` fits, the best first; empty where nobody's name is near enough.

        Accents, scripts, inflection, the order of words, initials and transliteration are allowed for; the
        least likeness is 0.85 (see ``likeness``).
        """
        fitting = self._fitting(name)
        ranked = sorted(fitting, key=lambda key: (-fitting[key], key))
        return tuple(person for key in ranked if (person := self.person(key)))

    def likeness(self, left: str, right: str) -> float:
        """How well two forms of a name fit one person, 0 to 1; below 0.85 they are not taken for one."""
        return likeness(left, right)

    def candidates(
        self,
        name: str | None = None,
        office: str | None = None,
        government: str | None = None,
        on: str | None = None,
        latest: str | None = None,
        *,
        standing: Standing = "holder",
    ) -> tuple[Candidate, ...]:
        """Who may be meant, the best first.

        ``office`` is an office kind, ``government`` a code, ``on`` the day (ISO prefix) of the act and
        ``latest`` the last day the page can have been written. ``standing`` says that the office was held
        before the day or is to be held after it. With a name, everyone it fits is ranked; without one, the
        holders of the office in that government, below what ``surest`` takes where no day is given or where
        several hold such an office at a time ("minister"). Nothing is guessed from less.
        """
        exact = office not in LOOSE and f"{office} {government}" in self._data["held"]
        asked = Asked(office, government, on, latest, standing, exact)
        if name is not None:
            fitting = self._fitting(name)
            return rank((person for key in fitting if (person := self.person(key))), asked, fitting)
        if not (office and government):
            return ()
        kinds = self._near_offices(office, government)
        asked = replace(asked, alike=frozenset(kinds))
        people = {person.id: person for kind in kinds for person in self._holding(kind, government)}
        if on is None:
            return doubted(rank(people.values(), asked, {}), "no day says which holder")
        found = rank((each for each in people.values() if _meets(each, asked, kinds)), asked, {})
        return doubted(found, "one of several such") if office in SHARED else found

    def meant(
        self,
        mention: str,
        on: str | None = None,
        *,
        language: str = "en",
        sentence: str = "",
        latest: str | None = None,
    ) -> tuple[Candidate, ...]:
        """Who a mention can be on a day, the best first, each with why.

        ``mention`` is the words of one noun phrase ("former Secretary of State John Kerry", "his Turkish
        counterpart"), ``sentence`` the one it stands in, which tells a counterpart's office and a government
        just before. ``on`` and ``latest`` are as for ``candidates``. Nobody is returned where the words name
        somebody else or no single office; whether the best is sure enough, ``surest`` says.
        """
        return meant(self, mention, Place(language, sentence, on, latest))

    @staticmethod
    def surest(candidates: Sequence[Candidate]) -> Candidate | None:
        """The candidate who is sure enough to be taken; None where nobody is, or two are as likely.

        At least 0.75, and 0.04 above every other person.
        """
        return surest(candidates)

    def held(self, person_id: str, on: str) -> tuple[Term, ...]:
        """The terms of a person that can cover ``on``, an ISO prefix; empty for an unknown id."""
        return tuple(term for term in self.terms(person_id) if overlaps(term, on))

    def standing(self, title: str, language: str = "en") -> Standing:
        """What a title says of who bears it: ``former``, ``elect``, or ``holder`` where it says neither."""
        return standing_of(title, language)

    def bearers(self, name: str) -> int:
        """How many persons a name fits, whatever the day."""
        return len(self._fitting(name))

    def office_kinds(self, title: str, language: str = "en") -> tuple[str, ...]:
        """Every office kind that the whole of ``title`` means; empty where it is no title."""
        meanings = self._spotter.meanings(title, language)
        return tuple(dict.fromkeys(key for kind, _, keys in meanings if kind == "office" for key in keys))

    def honorifics(self) -> frozenset[str]:
        """The folded words that stand before a name ("mr")."""
        return frozenset(self._data["honorifics"])

    def _given_of(self, person_id: str) -> frozenset[str]:
        person = self.person(person_id)
        return given_names(person) if person else frozenset()

    def _near_offices(self, office: str, government: str) -> tuple[str, ...]:
        """The office asked for; where a government lacks it, all that stand at its top."""
        held = self._data["held"]
        if office not in _TOP:
            return (office,)
        kinds = tuple(kind for kind in _TOP if f"{kind} {government}" in held)
        if office == "leader":
            # "The leaders spoke": those who govern and not who reigns or guides; a party's leader may too.
            governing = tuple(kind for kind in kinds if kind in _GOVERNING)
            return (*governing, *(kind for kind in kinds if kind == office)) if governing else kinds
        return (office,) if office in kinds else kinds

    def _holding(self, office: str, government: str) -> list[Person]:
        places = self._data["held"].get(f"{office} {government}", ())
        return [person for place in places if (person := self.person(self._ids[place]))]

    def _fitting(self, name: str) -> dict[str, float]:
        """The persons whom a name fits, with the likeness; pages repeat their names, so it is kept."""
        found = self._fits.get(name)
        if found is None:
            if len(self._fits) >= _KEPT:
                self._fits.clear()
            found = self._fits[name] = self._fitted(name)
        return found

    def _fitted(self, name: str) -> dict[str, float]:
        """Those of exactly this name, else those near it."""
        exact: dict[str, float] = {}
        for kind, _, keys in self._spotter.meanings(name, "en"):
            if kind in ("person", "family"):
                for key in keys:
                    exact[key] = max(exact.get(key, 0.0), 1.0 if kind == "person" else _FAMILY)
        words = folded(name)
        if exact and len(words) > 1 and self.office_kinds(words[0]):
            # "King Abdullah" is in the atlas as one king's name, and fits another all the same.
            exact = {**self._fitting(" ".join(words[1:])), **dict.fromkeys(exact, _FAMILY)}
        if len(words) == 1:
            exact = {**self._tails(words[0]), **exact}
        if exact:
            return exact
        heard = roman(name)
        near = (self.person(self._ids[place]) for place in self._sounds.near(heard))
        fits = ((person.id, fit(heard, person, family_names)) for person in near if person)
        return {key: score for key, score in fits if score}

    def _tails(self, word: str) -> dict[str, float]:
        """The persons whose family name of several words ends with ``word``."""
        places = self._data["sounds"].get(sound("".join(roman(word))), ())
        people = (self.person(self._ids[place]) for place in places)
        return {
            each.id: _TAIL
            for each in people
            if each and len(family := folded(each.family)) > 1 and family[-1] == word
        }

    @cached_property
    def _governments(self) -> dict[str, Government]:
        return {row[0]: government(row) for row in self._data["governments"]}

    @cached_property
    def _ids(self) -> list[str]:
        return list(self._data["persons"])

    @cached_property
    def _spotter(self) -> Spotter:
        given = Given(frozenset(self._data["given"]), self._given_of)
        return Spotter(self._data["phrases"], self._ids, frozenset(self._data["honorifics"]), given)

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds(self._data["sounds"])


def load() -> Offices:
    """The shipped atlas. Another process is told to load it, not sent it.

    :raises PackError: if its file is missing or broken.
    """
    shipped = Offices(read_atlas(files(__package__).joinpath("atlas", "atlas.json")))
    shipped._made = (load, ())
    return shipped


def _layer(base: Offices, rows: Sequence[Addition], kept: Path | None) -> Offices:
    return base.layered(rows, kept, keep=False)


def _meets(person: Person, asked: Asked, offices: tuple[str, ...]) -> bool:
    """Whether a term of the person in one of the offices stands to the day as asked."""
    return any(
        term.office in offices
        and term.government == asked.government
        and stands(term, asked.on) == asked.standing
        for term in person.terms
    )


def _government_forms(words: str) -> list[str]:
    lower = words.lower()
    return [words] + [words[len(before) + 1 :] for before in _BEFORE if lower.startswith(before + " ")]
