"""One event from the claims that tell it: the best account's fields, all accounts, their differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from readout.events._facts import confidence_of, heard_of, rank_of
from readout.knowledge import Knowledge
from readout.record import Account, Actor, Article, Disagreement, Event, Resolved, Role, When, content_id

# What stands when accounts differ: a report that it happened outweighs its announcement.
_STRENGTH = {"happened": 4, "cancelled": 3, "denied": 2, "planned": 1, "hypothetical": 0}


def event_of(claims: Sequence[Resolved], articles: Mapping[str, Article], knowledge: Knowledge) -> Event:
    """The event that ``claims`` tell together."""
    ranked = sorted(claims, key=_quality, reverse=True)
    best = ranked[0]
    when = _when(ranked)
    actors, roles = _actors(ranked)
    place = next((d.value for one in ranked for d in one.claim.detail("place")), None)
    channel = next((d.value for one in ranked for d in one.claim.detail("channel")), None)
    kind = knowledge.event_types.get(best.claim.event_type)
    return Event(
        id=content_id("event", kind.family, *_identity(claims, when)),
        event_type=best.claim.event_type,
        act=best.claim.act,
        status=best.claim.status,
        when=when,
        actors=actors,
        roles=roles,
        place=place,
        channel=channel,
        topics=_topics(ranked),
        accounts=tuple(_account(one, articles) for one in sorted(claims, key=lambda o: o.claim.id)),
        disagreements=tuple(_disagreements(claims)),
        rank=rank_of(actors, when.date.partition("/")[0] if when else None, knowledge),
        heard=tuple(heard_of(claims, articles, knowledge)),
        confidence=confidence_of(claims),
    )


def _identity(claims: Sequence[Resolved], when: When | None) -> tuple[str, str, str]:
    """Governments, people and day by which an event is known: those of the fullest claim that gives its day.

    They are one claim's own, so two events of one identity have each a claim of that day and these
    governments and people (``Sketch.known_by``): such claims are always merged together, and the events told
    apart there.
    """
    if when is None:
        return "", "", min(one.claim.id for one in claims)
    dated = [one for one in claims if one.claim.when and one.claim.when.value.date == when.date]
    sides = [
        (
            sorted({a.id for a in one.actors if a.person}),
            sorted({a.government for a in one.actors if a.government}),
        )
        for one in dated
    ]
    people, codes = max(sides, key=lambda side: (len(side[0]), len(side[1]), side))
    return ",".join(codes), ",".join(people), when.date


def _quality(one: Resolved) -> tuple[int, int, float, int, str]:
    claim = one.claim
    named = sum(1 for actor in one.actors if actor.person)
    return (_STRENGTH[claim.status], int(claim.main), claim.confidence, named, claim.id)


def _when(ranked: Sequence[Resolved]) -> When | None:
    """The date most accounts of the winning status give; finer before coarser, stated before inferred."""
    dated = [
        one.claim.when for one in ranked if one.claim.when and one.claim.status == ranked[0].claim.status
    ]
    dated = dated or [one.claim.when for one in ranked if one.claim.when]
    if not dated:
        return None
    votes: dict[str, int] = defaultdict(int)
    for found in dated:
        votes[found.value.date] += 1
    order = {"explicit": 3, "partial": 2, "relative": 1, "pub": 0, "none": 0}
    best = max(
        dated,
        key=lambda f: (len(f.value.date) >= 10, order[f.value.basis] > 0, votes[f.value.date], f.value.date),
    )
    without = sum(one.claim.when is None for one in ranked)
    if not without:
        return best.value
    inferred = f"inferred for {without} of {len(ranked)} accounts, which give no day"
    return replace(best.value, rule="; ".join(filter(None, (best.value.rule, inferred))))


def _actors(ranked: Sequence[Resolved]) -> tuple[tuple[Actor, ...], tuple[Role, ...]]:
    """Every actor once, a government alone only where no account names its person."""
    found: dict[str, tuple[Actor, Role]] = {}
    for one in ranked:
        for actor, party in zip(one.actors, one.claim.parties, strict=True):
            found.setdefault(actor.id, (actor, party.role))
    people = {actor.government for actor, _ in found.values() if actor.person}
    kept = [pair for pair in found.values() if pair[0].person or pair[0].government not in people]
    kept.sort(key=lambda pair: (pair[0].government or "", pair[0].person or "", pair[0].id))
    return tuple(actor for actor, _ in kept), tuple(role for _, role in kept)


def _topics(ranked: Iterable[Resolved]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for one in ranked:
        for topic in one.claim.detail("topic"):
            found.setdefault(topic.value.casefold(), topic.value)
    return tuple(found.values())[:12]


def _account(one: Resolved, articles: Mapping[str, Article]) -> Account:
    claim = one.claim
    article = articles.get(claim.article)
    return Account(
        claim=claim.id,
        article=claim.article,
        outlet=article.outlet.value if article is not None and article.outlet else None,
        status=claim.status,
        date=claim.when.value.date if claim.when else None,
        according_to=tuple(found.value for found in claim.according_to),
        main=claim.main,
    )


def _disagreements(claims: Sequence[Resolved]) -> Iterable[Disagreement]:
    readings: dict[str, Callable[[Resolved], str | None]] = {
        "status": lambda o: o.claim.status,
        "date": lambda o: o.claim.when.value.date if o.claim.when else None,
        "type": lambda o: o.claim.event_type,
        "place": lambda o: next((d.value for d in o.claim.detail("place")), None),
    }
    for field, reading in readings.items():
        holders: dict[str, list[str]] = defaultdict(list)
        for one in claims:
            value = reading(one)
            if value is not None:
                holders[value].append(one.claim.id)
        if len(holders) > 1:
            yield Disagreement(
                field, tuple((value, tuple(sorted(ids))) for value, ids in sorted(holders.items()))
            )
