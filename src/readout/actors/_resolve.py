"""Resolving the parties of claims: the atlas first, the page's own words where it knows nobody.

Date and holders are settled together: the date rules out who did not hold the office then, and where the text
left several dates open, holders rule out those on which they were not in office.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from readout.actors._years import redated
from readout.knowledge import Knowledge
from readout.knowledge.offices import Candidate
from readout.record import Actor, Article, Claim, Judgement, Party, Problem, Resolved, content_id, problem

# Words in a full name, initials not counted. A family name alone says too little once no office on the day
# speaks for it.
_FULL = 2


Standing: TypeAlias = "Literal['holder', 'former', 'elect']"


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """People's judgements: who an actor made from the text is, and who it is not."""

    same: Mapping[str, str]
    other: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a party stands: the day of its claim, the article's language, and what is known."""

    on: str | None
    language: str
    knowledge: Knowledge


def resolve(
    claims: Sequence[Claim],
    article: Article,
    knowledge: Knowledge,
    judgements: Iterable[Judgement] = (),
) -> tuple[Resolved, ...]:
    """Each claim with an actor for every party, as of the claim's date, else as of the page's.

    Somebody the atlas does not know becomes an actor made from the text alone (``known`` False, P031); a
    name that fits several people stays unresolved in the same way, with P030. A full name that fits one
    person who held no office on that day is that person, in the text's own words for the office, with P032
    unless the words say so themselves ("former", "president-elect"). A date that the text left open between
    several is moved to the one on which everybody named held office, if there is just one.
    ``judgements`` say which person an actor made from the text (``left``) is, or is not; later ones win.
    """
    told = list(judgements)
    last = {(j.left, j.right): j.verdict for j in told}
    verdicts = _Verdicts(
        {j.left: j.right for j in told if last[j.left, j.right] == "positive"},
        frozenset(pair for pair, verdict in last.items() if verdict == "negative"),
    )
    return tuple(_resolved(claim, article, knowledge, verdicts) for claim in claims)


def _resolved(claim: Claim, article: Article, knowledge: Knowledge, verdicts: _Verdicts) -> Resolved:
    claim = redated(claim, article.language, knowledge.offices)
    place = _Place(_day(claim, article), article.language, knowledge)
    actors: list[Actor] = []
    problems: list[Problem] = []
    for party in claim.parties:
        actor, found = _actor(party, place, shared=_shared(party, claim))
        mine = _from_text(party)
        if (mine.id, actor.id) in verdicts.other:
            actor, found = mine, []
        if mine.id in verdicts.same:
            actor, found = _judged(verdicts.same[mine.id], party, place.on, knowledge), []
        actors.append(actor)
        problems.extend(found)
    return Resolved(claim, tuple(actors), tuple(problems))


def _shared(party: Party, claim: Claim) -> bool:
    """Whether a plural title may mean one holder of each side ("the ministers of Egypt and Sudan")."""
    others = [other for other in claim.parties if other.government != party.government]
    return any(other.name or other.office for other in others)


def _judged(target: str, party: Party, on: str | None, knowledge: Knowledge) -> Actor:
    """The person somebody said it is, in the office that he or she held on the day."""
    person = knowledge.offices.person(target)
    if person is None:
        return replace(_from_text(party), id=target, known=True)
    ranked = knowledge.offices.candidates(name=person.name, government=party.government, on=on)
    best = next((c for c in ranked if c.person.id == target), None)
    held = best if best and knowledge.offices.surest((best,)) and best.standing == "holder" else None
    return _known(held or Candidate(person, None, 1.0, "somebody said so"), party)


def _day(claim: Claim, article: Article) -> str | None:
    if claim.when is not None:
        return claim.when.value.date.split("/")[0]
    if article.published is not None:
        return article.published.value[:10]
    return None


def _actor(party: Party, place: _Place, *, shared: bool) -> tuple[Actor, list[Problem]]:
    offices = place.knowledge.offices
    kind = offices.office_kind(party.office, place.language) if party.office else None
    standing = offices.standing(party.office, place.language) if party.office else "holder"
    if party.name is None and (kind is None or standing != "holder" or _group(party, place, shared=shared)):
        return _institution(party), []
    candidates = offices.candidates(name=party.name, office=kind, government=party.government, on=place.on)
    best = offices.surest(candidates)
    if best is not None and _fits(best, party, kind, standing):
        return _known(best, party), []
    if party.name is None:
        return _institution(party), []
    told = standing != "holder"
    away = _out_of_office(party, kind, standing, place) if place.on or told else None
    if away is not None:
        return _known(away, party), [] if told else [_not_in_office(away, party, place)]
    return _from_text(party), [_unknown(candidates, party, place)]


def _fits(best: Candidate, party: Party, kind: str | None, standing: Standing) -> bool:
    """Whether the best candidate held on the day what the words say.

    "Former" is said from where the writer stands: on the day of the act the office may still have been held,
    but it must have been that very office.
    """
    if best.term is None or best.standing != "holder":
        return best.term is None and party.name is not None
    return standing == "holder" or (standing == "former" and best.term.office == kind)


def _group(party: Party, place: _Place, *, shared: bool) -> bool:
    """Whether the office is a title of several people of one side: a plural not ``shared`` with another side.

    One with a word before it ("coup leaders") is several people's in any case.
    """
    languages = place.knowledge.languages
    pack = languages.get(place.language) if place.language in languages else None
    reading = pack.reading if pack is not None else None
    words = (party.office or "").lower()
    plurals = {plural for plural, _ in reading.plural_offices} if reading is not None else set()
    if words in plurals:
        return not shared
    return any(words.endswith(f" {plural}") for plural in plurals)


def _out_of_office(party: Party, kind: str | None, standing: Standing, place: _Place) -> Candidate | None:
    """The one person whom a full name fits whatever the day: a former holder, or one yet to come.

    A family name does where the words say themselves that the office was held before or is to come.
    """
    offices, name = place.knowledge.offices, party.name or ""
    if sum(len(word.strip(".")) > 1 for word in name.split()) >= _FULL:
        best = offices.surest(offices.candidates(name=name, government=party.government))
    elif standing != "holder" and kind is not None:
        best = offices.surest(
            offices.candidates(
                name=name, office=kind, government=party.government, on=place.on, standing=standing
            )
        )
    else:
        return None
    return replace(best, term=None) if best is not None else None


def _not_in_office(away: Candidate, party: Party, place: _Place) -> Problem:
    called = f"; the page says {party.office}" if party.office else ""
    return problem("P032", f"{away.person.name} on {place.on}{called}", party.found.evidence[-1])


def _unknown(candidates: Sequence[Candidate], party: Party, place: _Place) -> Problem:
    likely = [each for each in candidates if place.knowledge.offices.surest((each,)) is not None]
    if len({each.person.id for each in likely}) > 1:
        names = "; ".join(dict.fromkeys(each.why for each in candidates[:4]))
        return problem("P030", f"{party.name!r} may be {names}", party.found.evidence[-1])
    return problem("P031", party.name or "", party.found.evidence[-1])


def _known(candidate: Candidate, party: Party) -> Actor:
    person, term = candidate.person, candidate.term
    office = term.title if term else party.office
    government = (term.government if term else None) or party.government
    return Actor(
        id=person.id,
        person=person.name,
        office=office,
        government=party.government or government,
        since=(term.since or None) if term else None,
        until=term.until if term else None,
        qid=person.qid or None,
        known=True,
    )


def _from_text(party: Party) -> Actor:
    key = content_id("actor", party.name or "", party.government or "")
    return Actor(key, party.name, party.office, party.government, known=False)


def _institution(party: Party) -> Actor:
    office = party.office
    key = content_id("actor", "", party.government or "", (office or "government").lower())
    return Actor(key, None, office, party.government)
