"""The places a claim's fields were read from, as pairs of numbers."""

from __future__ import annotations

from readout.record import Claim, Found, Span

Pairs = list[list[int]]


def pairs(spans: tuple[Span, ...]) -> Pairs:
    """Each span as ``[start, end]``."""
    return [[span.start, span.end] for span in spans]


def field_spans(claim: Claim) -> dict[str, Pairs | list[Pairs]]:
    """The spans of every field: ``participants`` has a list for each party in order, the others have one."""
    found: dict[str, Pairs | list[Pairs]] = {
        "date": pairs(claim.when.evidence) if claim.when else [],
        "participants": [pairs(party.found.evidence) for party in claim.parties],
        "according_to": _all(claim.according_to),
    }
    for role in dict.fromkeys(detail.role for detail in claim.details):
        found[role] = _all(claim.detail(role))
    return found


def _all(values: tuple[Found[str], ...]) -> Pairs:
    return [pair for value in values for pair in pairs(value.evidence)]
