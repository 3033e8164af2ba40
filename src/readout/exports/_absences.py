"""Why a field has no value, or none that anybody can know: words for what is missing, never an empty cell."""

from __future__ import annotations

from collections.abc import Iterator

from readout.record import Absence, Claim, Event, View

# The fields that every act has, whether or not a page says so.
_FIELDS = ("date", "place", "channel")


def of_claim(claim: Claim) -> dict[str, Absence]:
    """What the page does not report of the act, and what a person said that nobody can know."""
    found: dict[str, Absence] = {field: "not reported" for field in _FIELDS if not _told(claim, field)}
    return found | dict.fromkeys(claim.unverifiable, "not verifiable")


def of_event(view: View, event: Event) -> dict[str, Absence]:
    """The same of an event: a value is not verifiable where that was said of every account that gives one."""
    told = list(_claims(view, event))
    found: dict[str, Absence] = {}
    for field in (*_FIELDS, "status", "type"):
        saying = [one for one in told if _told(one, field)]
        doubted = [one for one in told if field in one.unverifiable]
        if doubted and all(one in doubted for one in saying):
            found[field] = "not verifiable"
        elif not _value(event, field):
            found[field] = "not reported"
    return found


def _claims(view: View, event: Event) -> Iterator[Claim]:
    keys = {account.claim for account in event.accounts}
    for article in sorted({account.article for account in event.accounts}):
        yield from (one.claim for one in view.claims(article) if one.claim.id in keys)


def _told(claim: Claim, field: str) -> bool:
    if field == "date":
        return claim.when is not None
    return field in ("status", "type") or bool(claim.detail(field))


def _value(event: Event, field: str) -> object:
    if field == "date":
        return event.when
    return getattr(event, "event_type" if field == "type" else field)
