"""Holders rule out dates: a date left open between several, moved to the one they all were in office on."""

from __future__ import annotations

from dataclasses import replace

from readout.knowledge.offices import Offices
from readout.record import Claim, Party


def redated(claim: Claim, language: str, offices: Offices) -> Claim:
    """The claim, on another of its date's candidates where its own is impossible for the people named.

    The reader has weighed the terms of those whose names it knew; here count also those whose names are spelt
    in a way that only a look-up finds. Nothing is changed unless just one other date suits everybody.
    """
    if claim.when is None or len(claim.when.value.candidates) < 2:
        return claim
    when, named = claim.when.value, [party for party in claim.parties if party.name]
    if not named or _all_in_office(named, when.date, language, offices):
        return claim
    others = [day for day in when.candidates if day != when.date]
    fitting = [day for day in others if _all_in_office(named, day, language, offices)]
    if len(fitting) != 1:
        return claim
    names = ", ".join(party.name or "" for party in named)
    told = replace(when, date=fitting[0], rule=f"{when.rule}; in office with {names} only on {fitting[0]}")
    return replace(claim, when=replace(claim.when, value=told))


def _all_in_office(parties: list[Party], day: str, language: str, offices: Offices) -> bool:
    return all(_in_office(party, day, language, offices) for party in parties)


def _in_office(party: Party, day: str, language: str, offices: Offices) -> bool:
    """Whether the person held the office that the words give, or any office where they give none."""
    kind = offices.office_kind(party.office, language) if party.office else None
    if party.office and offices.standing(party.office, language) != "holder":
        return True
    best = offices.surest(
        offices.candidates(name=party.name, office=kind, government=party.government, on=day)
    )
    if best is None or best.term is None or best.standing != "holder":
        return False
    return kind is None or best.term.office == kind
