"""The fields of a claim: each a value, the places it was read from, and what else it might be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.record import Claim, Found, Party, Span

KINDS = ("type", "status", "date", "party", "place", "channel", "topic", "attribution")
# Problems that bear on a date, and those that bear on a party.
ON_DATES = frozenset({"P016", "P022", "P023", "P024"})
ON_PARTIES = frozenset({"P025", "P030", "P031", "P032"})
# What a claim may lack and a person may add: each has an item though the page reports nothing.
_ONE_AT_LEAST = ("place", "channel")
_LISTS = ("place", "channel", "topic")
# Of what a claim has several, a person may add one more.
ADDED = ("party", "topic", "attribution")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a claim as it was read. ``value`` is "" where the page reports none.

    ``key`` is the kind and the place among its kind (``date-0``, ``party-1``); a party's value is its name,
    office and government, parted by semicolons. ``sure`` runs from 0 to 1. ``rules`` are the marks of what
    read the claim (``Claim.why``), where they tell of the field.
    """

    kind: str
    place: int
    value: str
    spans: tuple[Span, ...]
    sure: float
    alternatives: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The field's name among the fields of its claim."""
        return f"{self.kind}-{self.place}"


def fields(claim: Claim) -> tuple[Field, ...]:
    """Every field of a claim: type, status, date, parties, place, channel, topics, attributions."""
    told = (claim.evidence,)
    return (
        Field("type", 0, claim.event_type, (claim.trigger,), claim.confidence, rules=claim.why),
        Field("status", 0, claim.status, told, claim.confidence),
        _date(claim),
        *(
            Field("party", number, party_text(party), party.found.evidence, party.found.confidence)
            for number, party in enumerate(claim.parties)
        ),
        *_details(claim),
        *(_plain("attribution", number, found) for number, found in enumerate(claim.according_to)),
    )


def party_text(party: Party) -> str:
    """Name, office and government, parted by semicolons; what is not given is left empty."""
    return "; ".join(part or "" for part in (party.name, party.office, party.government))


def _date(claim: Claim) -> Field:
    if claim.when is None:
        return Field("date", 0, "", (), 0.0, why=("the page gives no date for the act",))
    when = claim.when.value
    why = tuple(line for line in (when.rule, _BASIS.get(when.basis, "")) if line)
    others = tuple(one for one in when.candidates if one != when.date)
    return Field("date", 0, when.date, claim.when.evidence, claim.when.confidence, others, why)


_BASIS = {
    "partial": "the text gives a part of the date",
    "relative": "the text names the day from its own point of view",
    "pub": "the day is that of the page itself",
}


def _details(claim: Claim) -> Iterator[Field]:
    for role in _LISTS:
        found = claim.detail(role)
        for number, one in enumerate(found):
            yield _plain(role, number, one)
        if not found and role in _ONE_AT_LEAST:
            yield Field(role, 0, "", (), 1.0, why=("the page reports none",))


def _plain(kind: str, number: int, found: Found[str]) -> Field:
    return Field(kind, number, found.value, found.evidence, found.confidence)
