"""Parties: an act's mentions as principals with roles, coreference and counterparts resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readout.claims._act import Act
from readout.claims._alike import alike
from readout.claims._mentions import Mention, own_office
from readout.claims._people import People, Person
from readout.claims._tokens import fold
from readout.claims._words import Words
from readout.record import Found, Party, Role, Span

SUMMONS = "114"  # the CAMEO code of calling in an ambassador
_SPEAKERS = ("spokesperson",)
_PAIR = 2
_SIDES = ("both", "source", "target")
# Kinds of acts told one after another with the target named once, within how many sentences, and how sure
# the cue must be. Found on sentences of our own; wider limits made acts out of talk at home.
_ELLIPTIC = ("sanction", "aid", "statement")
_SOON = 2
# The rule by which an act takes its target from the act told before it.
ELLIPTIC = "target:sentence-before"
# The rule by which what a government says on its own page is its.
OWN_PAGE = "source:own-page"
_CLEAR = 0.7
# Families of acts that a government tells of on its own page without naming itself, and within how many
# tokens in front of the verb it says "we".
_OWN_WORDS = ("sanction", "statement")
_WE = frozenset(["we"])
_WE_NEAR = 6
_ANSWERS = frozenset(["retaliatory", "reciprocal", "retaliation", "countermeasures", "counter", "response"])
# Confidence of a party by how it is named: a name, a title, a government alone, a pronoun.
_SURE = {"person": 0.95, "office": 0.85, "government": 0.8, "counterpart": 0.75, "pair": 0.7, "pronoun": 0.65}


@dataclass(frozen=True, slots=True)
class Principal:
    """A party with the keys that joining needs: who it is, and which atlas persons it may be."""

    party: Party
    key: str
    persons: tuple[str, ...]
    office_kind: str | None

    @property
    def government(self) -> str | None:
        """The government the party acts for."""
        return self.party.government


class PartyFinder:
    """Turns the mentions of acts into principals, remembering the last pair for "the two ministers"."""

    def __init__(self, people: People, words: Words, text: str) -> None:
        self._people = people
        self._words = words
        self._text = text
        self._last: tuple[Principal, ...] = ()
        self._first: tuple[Principal, ...] = ()
        self._pairs: list[tuple[Principal, ...]] = []
        self._aimed: tuple[int, str, tuple[Principal, ...]] = (-_SOON, "", ())

    @property
    def last(self) -> tuple[Principal, ...]:
        """The two whom "the two" means by now; empty before any are told of."""
        return self._last

    def remember(self, principals: Sequence[Principal]) -> None:
        """Make ``principals`` the pair that "the two" means from here on."""
        sides = tuple(p for p in principals if p.party.role in _SIDES)
        if len(sides) == _PAIR and len({p.government for p in sides}) == _PAIR:
            self._last = sides
            self._first = self._first or self._last
            self._pairs.append(sides)

    def principals(self, act: Act) -> tuple[Principal, ...]:
        """The principals of an act with their roles, each once."""
        found: list[Principal] = []
        for role, mention in self._roles(act):
            for principal in self._of(role, mention, act):
                self._add(found, principal)
        if not act.kind.mutual and self._home_speaks(act, found):
            found.append(self._speaking(act))
        found += self._receiving(act, found)
        return tuple(found) if act.kind.mutual else _aimed_away(found)

    def aim(self, act: Act, principals: tuple[Principal, ...]) -> tuple[Principal, ...]:
        """A directed act with its target, which a sentence after another such act need not name.

        "Norway expelled three Russian diplomats. Denmark expelled two": the target of the act before. Where
        its target answers ("Russia expelled two in return"), the act's author.
        """
        roles = {p.party.role for p in principals if p.government}
        number, family, before = self._aimed
        if {"source", "target"} <= roles:
            self._aimed = (act.sentence.number, act.kind.family, principals)
        elif roles == {"target"} and act.cue.cameo == SUMMONS:
            principals += self._summoner(act, principals, number, before)
        elif (
            roles == {"source"} and act.kind.family in (family, "statement") and act.kind.family in _ELLIPTIC
        ):
            governments = {p.government for p in principals}
            others = [p for p in before if p.government and p.government not in governments]
            answering = any(p.government in governments for p in before if p.party.role == "target")
            wanted = [p for p in others if p.party.role == ("source" if answering else "target")]
            if act.kind.family == "statement" and not answering:
                return principals
            near = 0 <= act.sentence.number - number <= _SOON
            answers = answering and bool(_ANSWERS & {token.fold for token in act.sentence.tokens})
            if (near or answers) and act.cue.weight >= _CLEAR and wanted:
                span = act.sentence.span_of(act.start, act.end)
                principals += tuple(self.again(p, span, "target") for p in wanted)
                act.rules.append(ELLIPTIC)
        return principals

    def _summoner(
        self, act: Act, principals: Sequence[Principal], number: int, before: Sequence[Principal]
    ) -> tuple[Principal, ...]:
        """Who summoned an ambassador in the sentences after an act against his government: its author."""
        struck = {p.government for p in before if p.party.role == "target"}
        if act.sentence.number - number > _SOON or not {p.government for p in principals} <= struck:
            return ()
        span = act.sentence.span_of(act.start, act.end)
        act.rules.append(ELLIPTIC)
        return tuple(self.again(p, span, "source") for p in before if p.party.role == "source")

    def known_pair(self, span: Span) -> tuple[Principal, ...]:
        """The pair the story is about again, standing at ``span``; empty when there is none."""
        return tuple(self.again(principal, span, principal.party.role) for principal in self._first)

    # -- the page's own government ------------------------------------------------------------------

    def _home_speaks(self, act: Act, found: Sequence[Principal]) -> bool:
        """Whether a government speaks of itself on its own page: "We condemn", "the ambassador was summoned".

        The act has whom it is directed at and nobody else does it; no quotation is read so.
        """
        home = self._people.home
        directed = act.kind.family in _OWN_WORDS and {p.party.role for p in found} == {"target"}
        if home is None or not directed or home in {p.government for p in found}:
            return False
        before = act.sentence.tokens[max(act.start - _WE_NEAR, 0) : act.start]
        said = any(token.fold in _WE for token in before)
        return (said or act.cue.swap or act.cue.frame == "noun") and not act.sentence.tokens[act.start].quoted

    def _speaking(self, act: Act) -> Principal:
        span = act.sentence.span_of(act.start, act.end)
        found = Found(span.of(self._text), (span,), _SURE["pronoun"])
        act.rules.append(OWN_PAGE)
        home = self._people.home
        return Principal(Party("source", None, None, home, found), f"{home}:", (), None)

    def _receiving(self, act: Act, found: Sequence[Principal]) -> list[Principal]:
        """Who summoned an ambassador where only his post says so: "l'ambassadeur de Chine à Ottawa"."""
        posts = [m for m in act.mentions if m.post is not None]
        alone = {p.party.role for p in found if p.government} == {"target"}
        if act.cue.cameo != SUMMONS or not posts or not alone:
            return []
        party = Party("source", None, None, posts[0].post, self._found(posts[0]))
        return [Principal(party, f"{posts[0].post}:", (), None)]

    # -- roles -------------------------------------------------------------------------------------

    def _roles(self, act: Act) -> Iterator[tuple[Role, Mention]]:
        swap = act.passive != act.cue.swap and "letter:parts" not in act.rules
        letter = act.kind.family == "letter"
        settled = "letter:parts" in act.rules
        from_author = letter and act.cue.frame == "noun" and any(via == "from" for via, _ in act.right)
        for mention in _without_pairs(act.left):
            first: Role = "target" if swap else "source"
            yield self._role(act, "carrier" if from_author else first), mention
        has_source = bool(act.left) and not swap and not from_author
        for via, group in act.right:
            giver = self._gives(act, via, has_source=has_source)
            if giver and has_source and not letter and not act.kind.mutual:
                if act.kind.family != "statement" or via not in act.cue.links:
                    continue
                giver = False  # "condemned the attack by X": X is who is spoken to
            role: Role = "source" if giver or act.cue.swap else "target"
            if letter and ((giver and has_source) or via in ("via", "through")):
                role = "carrier"
            elif settled:
                role = "target"
            # "recalled its ambassador": he is no target of his own government
            sanctioned = act.kind.family == "sanction" and role == "target"
            yield from (
                (self._role(act, role), m)
                for m in _without_pairs(group)
                if not (sanctioned and own_office(m))
            )
        for third, group in act.third:
            yield from ((third, mention) for mention in group)

    def _gives(self, act: Act, via: str | None, *, has_source: bool) -> bool:
        """Whether whoever stands behind ``via`` does it: behind "by", and behind a noun's "from".

        Not where "A ordered the expulsion of diplomats from B's embassy".
        """
        expelled = has_source and act.kind.family == "sanction"
        return via in self._words.by or (via == "from" and act.cue.frame == "noun" and not expelled)

    @staticmethod
    def _role(act: Act, role: Role) -> Role:
        return "both" if act.kind.mutual and role in ("source", "target") else role

    # -- mentions ----------------------------------------------------------------------------------

    def _of(self, role: Role, mention: Mention, act: Act) -> Iterator[Principal]:
        if mention.kind == "pair":
            yield from self._pair(role, mention, act)
            return
        person = self._people.of(mention)
        government = person.government if person is not None else self._people.government(mention)
        kind = person.office_kind if person is not None else mention.office_kind
        if kind in _SPEAKERS:
            if government is not None and not act.kind.mutual:
                yield self._voice(role, mention, government)
        elif person is not None:
            yield self._person(role, mention, person)
        elif mention.kind != "pronoun" or government is not None:
            yield from self._unknown(role, mention, government, act)

    def _pair(self, role: Role, mention: Mention, act: Act) -> Iterator[Principal]:
        """ "the two ministers", "they", and the "them" whom somebody refused to see."""
        if act.kind.family == "refusal" and role == "target":
            refused = self._people.refused(mention, {self._people.government(m) for m in act.left})
            if refused is not None:
                yield self._person(role, mention, refused)
        if not act.kind.mutual and role != "source":
            return  # "wrote that the two should meet": they are what a directed act is about
        if not self._last:
            for named in self._people.two_before(mention):
                yield from self._of(role, named, act)
        if mention.owned and mention.office_kind:
            yield from (self._of_theirs(p, mention, role) for p in self._last)
            return
        kind, meant = self._pair_meant(mention)
        if kind is not None and meant and not any(alike(kind, p.office_kind) for p in meant):
            # after a call of their ministers, "the two presidents" are others of their governments
            of_kind = replace(mention, office_kind=kind)
            yield from (self._of_theirs(p, of_kind, role) for p in meant)
            return
        yield from (self.again(p, mention.span, role) for p in meant)

    def _pair_meant(self, mention: Mention) -> tuple[str | None, tuple[Principal, ...]]:
        """The kind of office that "the two presidents" names, and the pair: the last of whom each is one, if
        any are, else the last told of."""
        said = fold(mention.span.of(self._text)).split()
        kind = next((found for i in range(len(said)) if (found := self._words.plural_kind(said[i:]))), None)
        fitting = [pair for pair in self._pairs if kind and all(p.office_kind == kind for p in pair)]
        return kind, fitting[-1] if fitting else self._last

    def _of_theirs(self, principal: Principal, mention: Mention, role: Role) -> Principal:
        """ "their foreign ministers": the minister of the government of one of the pair, nobody named."""
        government = principal.government
        party = Party(role, None, mention.office, government, self._found(mention))
        return Principal(party, f"{government}:{mention.office_kind}", (), mention.office_kind)

    def _unknown(self, role: Role, mention: Mention, government: str | None, act: Act) -> Iterator[Principal]:
        """A title, an institution, or a name that a title vouches for."""
        if mention.kind == "person" and not (mention.office or mention.persons):
            return
        if government is None and mention.kind != "person":
            return
        office = mention.office
        if mention.counterpart and office is None:
            office = self._office_beside(act)
        party = Party(role, mention.name, office, government, self._found(mention))
        key = fold(mention.name) if mention.name else f"{government}:{mention.office_kind or ''}"
        yield Principal(party, key, mention.persons, mention.office_kind)

    def _office_beside(self, act: Act) -> str | None:
        """The office of whoever a counterpart is the counterpart of."""
        for mention in act.left:
            person = self._people.of(mention)
            if mention.office or (person is not None and person.office):
                return mention.office or (person.office if person is not None else None)
        return None

    def _voice(self, role: Role, mention: Mention, government: str) -> Principal:
        """A spokesperson is no principal: the government speaks."""
        return Principal(
            Party(role, None, None, government, self._found(mention)), f"{government}:", (), None
        )

    def _person(self, role: Role, mention: Mention, person: Person) -> Principal:
        party = Party(role, person.name, person.office, person.government, self._found(mention))
        return Principal(party, person.last, person.persons, person.office_kind)

    def _found(self, mention: Mention) -> Found[str]:
        return Found(mention.span.of(self._text), (mention.span,), _SURE.get(mention.kind, 0.6))

    @staticmethod
    def again(principal: Principal, span: Span, role: Role) -> Principal:
        """The same principal standing at ``span``, in another role."""
        old = principal.party
        found = Found(old.found.value, (*old.found.evidence[:1], span), _SURE["pair"])
        party = Party(role, old.name, old.office, old.government, found)
        return Principal(party, principal.key, principal.persons, principal.office_kind)

    @staticmethod
    def _add(found: list[Principal], new: Principal) -> None:
        """Add a principal unless it is there: a government alone yields to its person."""
        for index, old in enumerate(found):
            same_person = old.key == new.key
            if same_person:
                return
            if old.government == new.government and old.government is not None:
                if new.party.name is None and new.party.role == old.party.role:
                    return
                if old.party.name is None and old.party.role == new.party.role:
                    found[index] = new
                    return
        found.append(new)


def _without_pairs(group: Sequence[Mention]) -> Sequence[Mention]:
    """ "A and the ministers of the bloc": beside somebody named, a plural is nobody told of before."""
    named = [mention for mention in group if mention.kind != "pair"]
    return named or group


def _aimed_away(found: list[Principal]) -> tuple[Principal, ...]:
    """Leave out targets of the source's own government where there are others ("A's letter to B")."""
    sources = {p.government for p in found if p.party.role == "source"}
    others = [p for p in found if p.party.role != "target" or p.government not in sources]
    return tuple(others if any(p.party.role == "target" for p in others) else found)
