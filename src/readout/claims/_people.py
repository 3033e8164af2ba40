"""Who is who inside one article: full names and later family names, titles, pronouns, "the two ministers"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readout.claims._alike import alike, covers, foremost, latin, rank, unlike
from readout.claims._mentions import LATTER, OWNS, Mention
from readout.claims._tokens import fold
from readout.knowledge.offices import Offices, Term

# How many sentences back somebody may be named whom "them" stands for.
_NEAR = 1
_TWO = 2
_ENVOY = "ambassador"
# How many pronouns may follow each other that stand for one person ("He flew to A. There he met B. He said").
_HOPS = 5


@dataclass(slots=True)
class Person:
    """One person of the article: the fullest name, what the page calls his office and government."""

    name: str
    persons: tuple[str, ...]
    office: str | None = None
    office_kind: str | None = None
    government: str | None = None
    former: bool = False
    mentions: list[Mention] = field(default_factory=list)

    @property
    def last(self) -> str:
        """The folded last word of the name, which a second mention repeats."""
        return fold(self.name).replace("’", "'").split()[-1]


class People:
    """The persons of one article, found in one pass over its mentions and asked for again by any mention."""

    def __init__(
        self, mentions: Sequence[Mention], offices: Offices, on: str | None, home: str | None, *, dated: bool
    ) -> None:
        self._offices, self._on, self._home = offices, on, home
        self._dated = dated  # else ``on`` is only the last day that the page may be of
        self._persons: list[Person] = []
        self._of: dict[Mention, Person] = {}
        self._reread: dict[Mention, Person] = {}
        self._order = list(mentions)
        named = [m for m in mentions if m.kind == "person" and m.name]
        for mention in sorted(named, key=lambda m: -len((m.name or "").split())):
            self._enrol(mention)
        for person in self._persons:
            person.mentions.sort(key=lambda m: (m.sentence, m.start))
            self._settle(person)
        for person in self._persons:
            if person.government is None:
                person.government = next(
                    (owner for m in person.mentions if m.owned and (owner := self._owner(m))), None
                )

    @property
    def home(self) -> str | None:
        """The government whose page it is; None where it is nobody's."""
        return self._home

    def all(self) -> tuple[Person, ...]:
        """Every person, by first mention."""
        return tuple(sorted(self._persons, key=lambda p: (p.mentions[0].sentence, p.mentions[0].start)))

    def of(self, mention: Mention) -> Person | None:
        """The person a mention stands for; None for institutions and for titles nobody here holds."""
        if mention in self._of:
            return self._of[mention]
        if mention.owned and mention.kind == "office" and not mention.government:
            mention = replace(mention, government=self._owner(mention))
        if mention.kind in ("office", "counterpart"):
            return self._titled(mention)
        if mention.kind == "speaker":
            return self._reread.get(mention)
        if mention.kind == "pronoun":
            return self._reread.get(mention) or self._before(mention)
        return None

    def reread(self, parties: Sequence[Mention]) -> None:
        """Let a pronoun among the parties of one contact stand for somebody of another government.

        "Ministers A and B called on him. On Monday he will meet C": he is none of their own government.
        """
        governments = {self.government(mention) for mention in parties}
        if len(governments) != 1 or None in governments:
            return
        for mention in parties:
            if mention.kind == "pronoun" and (other := self._foreign(mention, governments)) is not None:
                self._reread[mention] = other
                return

    def known(self, person: str) -> Person | None:
        """Somebody of the atlas as a person of this page; None without an office on its day."""
        enrolled = next((p for p in self._persons if p.persons == (person,)), None)
        known = self._offices.person(person)
        terms = [t for t in self._offices.terms(person) if self._on is not None and covers(t, self._on)]
        if enrolled is not None or known is None or not terms:
            return enrolled
        term = min(terms, key=lambda t: rank(t.office))
        return Person(known.name, (person,), term.title, term.office, term.government)

    def take(self, pronoun: Mention, person: Person) -> None:
        """Let a pronoun stand for a person, whoever was named before it."""
        self._reread[pronoun] = person

    def refused(self, pronoun: Mention, governments: set[str | None]) -> Person | None:
        """Whom "he refused to see them" means: the person of another government named last near by."""
        found = self._foreign(pronoun, governments, acting=False)
        return found if found is not None and self._distance(found, pronoun) <= _NEAR else None

    def two_before(self, pair: Mention) -> tuple[Mention, ...]:
        """Whom "A of X and B of Y said they ..." means: the two that its sentence names before it."""
        named = [
            m
            for m in self._order
            if m.sentence == pair.sentence
            and m.end <= pair.start
            and m.kind in ("person", "office")
            and m.via in (None, "of")
        ]
        governments = {self.government(m) for m in named} - {None}
        return tuple(named) if len(named) == len(governments) == _TWO else ()

    def _foreign(
        self, mention: Mention, governments: set[str | None], *, acting: bool = True
    ) -> Person | None:
        """The person of no such government who was named last, ``acting`` as somebody who acts."""
        here = (mention.sentence, mention.start)
        past = [
            m
            for m, person in self._of.items()
            if (m.sentence, m.start) < here
            and (m.via is None or not acting)
            and person.government is not None
            and person.government not in governments
        ]
        return self._of[max(past, key=lambda m: (m.sentence, m.start))] if past else None

    def latin(self) -> dict[str, str]:
        """The names that the page writes in other letters than Latin, with the atlas's for the same."""
        found = {}
        for person in self._persons:
            known = self._offices.person(person.persons[0]) if len(person.persons) == 1 else None
            if known is not None and not latin(person.name):
                found[person.name] = known.name
        return found

    def government(self, mention: Mention) -> str | None:
        """The government a mention acts for: its own words first, then the person's."""
        person = self.of(mention)
        if person and person.government:
            return person.government
        if mention.government:
            return mention.government
        if mention.owned and mention.kind == "office" and (owner := self._owner(mention)):
            return owner
        if mention.kind == "office" and self._home and mention.office_kind:
            return self._sent_by(mention) or self._home
        if mention.kind == "pronoun" and person is None:
            return next((self.government(m) for m in self._subjects(mention)), None)
        if mention.kind == "speaker" and not mention.quoted:
            return self._home
        return None

    def _sent_by(self, mention: Mention) -> str | None:
        """ "The Ambassador": whoever sent the one told of before; None for other offices, or without one."""
        if mention.office_kind != _ENVOY:
            return None
        before = [
            m.government
            for m in self._order
            if m.office_kind == _ENVOY and (m.sentence, m.start) < (mention.sentence, mention.start)
        ]
        return next((one for one in reversed(before) if one is not None), None)

    # -- enrolling ---------------------------------------------------------------------------------

    def _enrol(self, mention: Mention) -> None:
        person = self._same(mention)
        if person is None:
            person = Person(self._uninflected(mention), mention.persons)
            self._persons.append(person)
        elif mention.persons and person.persons:
            common = tuple(key for key in person.persons if key in mention.persons)
            person.persons = common or person.persons
        elif mention.persons and len((mention.name or "").split()) > 1:
            person.persons = mention.persons
        if mention.office and not (person.office and person.office_kind):
            person.office, person.office_kind = mention.office, mention.office_kind
            person.former = mention.office.startswith("former ")
        if mention.government and not person.government:
            person.government = mention.government
        person.mentions.append(mention)
        self._of[mention] = person

    def _uninflected(self, mention: Mention) -> str:
        """The name without a genitive's bare s ("Macrons") where only so the atlas has it."""
        name = mention.name or ""
        known = self._offices.person(mention.persons[0]) if name.endswith("s") and mention.persons else None
        if known is None:
            return name
        last = {fold(form.split()[-1]) for form in (known.name, known.family, *known.also) if form}
        word = fold(name.split()[-1])
        return name[:-1] if word not in last and word[:-1] in last else name

    def _same(self, mention: Mention) -> Person | None:
        words = fold(mention.name or "").replace("’", "'").split()
        for person in self._persons:
            theirs = fold(person.name).replace("’", "'").split()
            if words == theirs:
                return person
            fits = not mention.government or self._agrees(mention, person)
            if set(mention.persons) & set(person.persons) and (fits or len(mention.persons) == 1):
                return person
            if len(words) == 1 and words[0] in theirs and fits:
                return person
            if (
                len(words) > 1
                and words[-1] == theirs[-1]
                and (set(words) <= set(theirs) or words[0] == theirs[0])
            ):
                return person
        return None

    @staticmethod
    def _agrees(mention: Mention, person: Person) -> bool:
        return person.government in (None, mention.government)

    def _settle(self, person: Person) -> None:
        """Let the atlas say what the page did not: which of several namesakes, and for which government."""
        # Likeness is slow: a name the atlas does not spot is looked for only if a title vouches for it.
        if not person.persons and (person.government or not person.office):
            return
        kind = None if person.former else person.office_kind
        candidates = self._offices.candidates(
            name=person.name, office=kind, government=person.government, on=self._on
        )
        fitting = [c for c in candidates if not person.persons or c.person.id in person.persons]
        if not fitting:
            return
        best = fitting[0]
        rivals = [c for c in fitting[1:] if c.person.id != best.person.id and c.score > best.score - 0.05]
        unsaid = rivals and self._dated and not (person.government or person.office)
        if unsaid and (chief := foremost((best, *rivals), self._on)) is not None:
            best, rivals = chief, []  # "Modi speaks to Putin": the prime minister of two namesakes
        if rivals and not person.government:
            served = {c.term.government if c.term else None for c in (best, *rivals)}
            person.government = served.pop() if len(served) == 1 else None  # whoever it is, he serves it
            return
        person.persons = (best.person.id,)
        if person.government is None and best.term is not None:
            person.government = best.term.government
        if person.office is None and best.term is not None:
            term = self._first_ranked(best.person.id, best.term)
            person.office, person.office_kind = term.title, term.office

    def _first_ranked(self, person: str, best: Term) -> Term:
        """Of the offices that somebody holds for one government on the page's day, the highest."""
        if self._on is None:
            return best
        held = [
            term
            for term in self._offices.terms(person)
            if term.government == best.government and covers(term, self._on)
        ]
        return min((best, *held), key=lambda term: rank(term.office))

    # -- later mentions ----------------------------------------------------------------------------

    def _titled(self, mention: Mention) -> Person | None:
        """ "the Turkish minister", "the president": somebody of this article who holds that office."""
        fitting = [
            person
            for person in self._persons
            if alike(mention.office_kind, person.office_kind)
            and (mention.government in (None, person.government))
            and not person.former
        ]
        if mention.counterpart:
            return fitting[0] if mention.government and len(fitting) == 1 else None
        exact = [person for person in fitting if person.office_kind == mention.office_kind]
        fitting = exact or fitting
        before = [
            p
            for p in fitting
            if (p.mentions[0].sentence, p.mentions[0].start) < (mention.sentence, mention.start)
        ]
        if mention.government:
            return next(iter(before or fitting), None)
        if not mention.office_kind:
            return None
        own = self._own_holder(mention, fitting)
        if own is not None:
            return own
        # "the Foreign Secretary" is whoever bears that very title, before any other foreign minister.
        ranked = sorted(before, key=lambda p: (unlike(p.office, mention.office), self._distance(p, mention)))
        if ranked:
            return ranked[0]
        return fitting[0] if len(fitting) == 1 else self._holder(mention)

    def _own_holder(self, mention: Mention, fitting: Sequence[Person]) -> Person | None:
        """On a government's own page, "the President" of whom it speaks before anybody is named is its own.

        So is whoever bears the same bare title further on.
        """
        if self._home is None or mention.kind != "office" or any(p.government == self._home for p in fitting):
            return None
        words = fold(mention.office or "")
        so_called = (m for m in self._order if m.kind == "office" and fold(m.office or "") == words)
        first = next((m for m in so_called if m.government is None), mention)
        here = (first.sentence, first.start)
        if first.via is not None or any(
            (p.mentions[0].sentence, p.mentions[0].start) < here for p in fitting
        ):
            return None
        return self._holder(first)

    def _owner(self, mention: Mention) -> str | None:
        """Whose "its president" is: the government of its owner, or of whoever the sentence names first."""
        here = [m for m in self._order if m.sentence == mention.sentence and m.via == OWNS]
        owner = next((self._of.get(m) for m in here if m.start == mention.start), None)
        if owner is not None:
            return owner.government
        for other in self._order:
            if other.sentence == mention.sentence and other.start < mention.start and not other.owned:
                person = self._of.get(other)
                government = person.government if person else other.government
                if government is not None:
                    return government
        return None

    def _holder(self, mention: Mention) -> Person | None:
        """On a government's own page, "the President" nobody named is its own, if the day tells which."""
        if self._home is None or self._on is None or mention.kind != "office":
            return None
        terms = self._offices.holders(mention.office_kind or "", self._home, self._on)
        people = {term.person for term in terms}
        if len(people) != 1:
            return None
        known = self._offices.person(terms[0].person)
        if known is None:
            return None
        person = Person(
            known.name, (known.id,), mention.office, mention.office_kind, self._home, mentions=[mention]
        )
        self._persons.append(person)
        return person

    def _distance(self, person: Person, mention: Mention) -> int:
        return min(
            (
                mention.sentence - m.sentence
                for m in person.mentions
                if (m.sentence, m.start) < (mention.sentence, mention.start)
            ),
            default=99,
        )

    def _subjects(self, pronoun: Mention) -> list[Mention]:
        """The persons and titles that its sentence names before a pronoun and nothing governs."""
        return [
            m
            for m in self._order
            if m.sentence == pronoun.sentence
            and m.start < pronoun.start
            and not m.via
            and (m in self._of or m.kind == "office")
        ]

    def _before(self, mention: Mention, hops: int = _HOPS) -> Person | None:
        """Whom a pronoun stands for: the subject of the sentence before, else the nearest person before.

        Where that is a pronoun itself, whom that one stands for, at most ``hops`` times.
        """
        here = (mention.sentence, mention.start)
        if mention.office_kind == LATTER:
            last = [m for m in self._of if (m.sentence, m.start) < here and not m.quoted]
            return self._of[max(last, key=lambda m: (m.sentence, m.start))] if last else None
        for subject in self._subjects(mention):
            if (person := self.of(subject)) is not None:
                return person
        for back in range(1, 4):
            earlier = [m for m in self._order if m.sentence == mention.sentence - back and not m.quoted]
            again = [m for m in earlier if m.kind == "pronoun" and m.via is None and hops]
            titled = [m for m in earlier if m in self._of or m.kind == "office"]
            for subject in sorted([*titled, *again], key=lambda m: (m.via is not None, m.start)):
                taken = self._reread.get(subject)
                person = taken or (self._before(subject, hops - 1) if subject in again else self.of(subject))
                if person:
                    return person
        past = [m for m in self._of if (m.sentence, m.start) < here]
        return self._of[max(past, key=lambda m: (m.sentence, m.start))] if past else None
