"""Resolving the parties of claims: the atlas first, the page's own words where it knows nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.knowledge import Knowledge
from readout.knowledge.offices import Candidate
from readout.record import Actor, Article, Claim, Judgement, Party, Problem, Resolved, content_id, problem

# Below this score the atlas's best candidate is not taken: better an actor from the text than a wrong person.
# Found on the name-form pairs of tests/knowledge; rerun them when it changes.
_SURE = 0.75
_MARGIN = 0.04
# Words in a full name. A family name alone says too little once no office on the day speaks for it.
_FULL = 2


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """People's judgements: who an actor made from the text is, and who it is not."""

    same: Mapping[str, str]
    other: frozenset[tuple[str, str]]


def resolve(
    claims: Sequence[Claim],
    article: Article,
    knowledge: Knowledge,
    judgements: Iterable[Judgement] = (),
) -> tuple[Resolved, ...]:
    """Each claim with an actor for every party, as of the claim's date, else as of the page's.

    Somebody the atlas does not know becomes an actor made from the text alone (``known`` False, P031); a
    name that fits several people stays unresolved in the same way, with P030. A full name that fits one
    person who held no office on that day is that person, in the text's own words for the office, with P032.
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
    on = _day(claim, article)
    actors: list[Actor] = []
    problems: list[Problem] = []
    for party in claim.parties:
        actor, found = _actor(party, on, article.language, knowledge)
        mine = _from_text(party)
        if (mine.id, actor.id) in verdicts.other:
            actor, found = mine, []
        if mine.id in verdicts.same:
            actor, found = _judged(verdicts.same[mine.id], party, on, knowledge), []
        actors.append(actor)
        problems.extend(found)
    return Resolved(claim, tuple(actors), tuple(problems))


def _judged(target: str, party: Party, on: str | None, knowledge: Knowledge) -> Actor:
    """The person somebody said it is, in the office that he or she held on the day."""
    person = knowledge.offices.person(target)
    if person is None:
        return replace(_from_text(party), id=target, known=True)
    ranked = knowledge.offices.candidates(name=person.name, government=party.government, on=on)
    held = next((c for c in ranked if c.person.id == target and c.score >= _SURE), None)
    return _known(held or Candidate(person, None, 1.0, "somebody said so"), party)


def _day(claim: Claim, article: Article) -> str | None:
    if claim.when is not None:
        return claim.when.value.date.split("/")[0]
    if article.published is not None:
        return article.published.value[:10]
    return None


def _actor(party: Party, on: str | None, language: str, knowledge: Knowledge) -> tuple[Actor, list[Problem]]:
    offices = knowledge.offices
    kind = offices.office_kind(party.office, language) if party.office else None
    if party.name is None and kind is None:
        return _institution(party), []
    candidates = offices.candidates(name=party.name, office=kind, government=party.government, on=on)
    best = _best(candidates, party)
    if best is not None:
        return _known(best, party), []
    if party.name is None:
        return _institution(party), []
    away = _out_of_office(party, knowledge) if on else None
    if away is not None:
        called = f"; the page says {party.office}" if party.office else ""
        detail = f"{away.person.name} on {on}{called}"
        return _known(away, party), [problem("P032", detail, party.found.evidence[-1])]
    if len({c.person.id for c in candidates if c.score >= _SURE}) > 1:
        names = ", ".join(sorted({c.person.name for c in candidates[:4]}))
        return _from_text(party), [
            problem("P030", f"{party.name!r} may be {names}", party.found.evidence[-1])
        ]
    return _from_text(party), [problem("P031", party.name, party.found.evidence[-1])]


def _best(candidates: Sequence[Candidate], party: Party) -> Candidate | None:
    if not candidates or candidates[0].score < _SURE:
        return None
    best = candidates[0]
    rivals = [c for c in candidates[1:] if c.person.id != best.person.id and c.score > best.score - _MARGIN]
    if rivals:
        return None
    if party.name is None and best.term is None:
        return None
    return best


def _out_of_office(party: Party, knowledge: Knowledge) -> Candidate | None:
    """The one person whom a full name fits whatever the day: a former holder, or one yet to come."""
    if party.name is None or len(party.name.split()) < _FULL:
        return None
    ranked = knowledge.offices.candidates(name=party.name, government=party.government)
    best = _best(ranked, party)
    return replace(best, term=None) if best is not None else None


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
