"""A claim with people's values in the place of what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import get_args

from readout.knowledge import Knowledge
from readout.record import Claim, Detail, Found, InputError, Party, Status, When

BY_A_PERSON = "review"
_DAY, _MONTH, _YEAR = "%Y-%m-%d", len("2022-01"), len("2022")


def edited(claim: Claim, values: Mapping[str, str], knowledge: Knowledge) -> Claim:
    """The claim as it was read with ``values``, by the keys of fields, put into it; "" takes a value away.

    ``why`` gets a line for each, ``reviewed:date-0``.

    :raises InputError: for a value that the field cannot have.
    """
    for key, value in sorted(values.items(), key=_last_first):
        kind, _, number = key.rpartition("-")
        claim = _put(claim, kind, int(number), value.strip(), knowledge)
    marks = tuple(f"reviewed:{key}" for key in sorted(values))
    return replace(claim, why=(*claim.why, *marks))


def _last_first(one: tuple[str, str]) -> tuple[str, int]:
    """The last of a list first: taking one away moves none that is still to be looked at."""
    kind, _, number = one[0].rpartition("-")
    return kind, -int(number)


def _put(claim: Claim, kind: str, number: int, value: str, knowledge: Knowledge) -> Claim:
    if kind == "type":
        return _typed(claim, value, knowledge)
    if kind == "status":
        return replace(claim, status=_status(value))
    if kind == "date":
        return replace(claim, when=_when(value))
    if kind == "party":
        return replace(claim, parties=_parties(claim.parties, number, value))
    if kind == "attribution":
        return replace(claim, according_to=_found(claim.according_to, number, value))
    return replace(claim, details=_details(claim, kind, number, value))


def _typed(claim: Claim, value: str, knowledge: Knowledge) -> Claim:
    if value not in knowledge.event_types.names():
        raise InputError(
            f"no event type is called {value!r}; known: {', '.join(knowledge.event_types.names())}"
        )
    kind = knowledge.event_types.get(value)
    return replace(claim, event_type=value, act=kind.act, cameo=kind.cameo)


def _status(value: str) -> Status:
    for one in get_args(Status):
        if one == value:
            found: Status = one
            return found
    raise InputError(f"no status is called {value!r}; known: {', '.join(get_args(Status))}")


def _when(value: str) -> Found[When] | None:
    if not value:
        return None
    for part in value.split("/"):
        _check_day(part, value)
    if value.count("/") > 1:
        raise InputError(
            f"{value!r} is no date; one looks like 2022-01-03, 2022-01, 2022 or 2022-01-03/2022-01-05"
        )
    return Found(When(value, "explicit", (), "a person's word"), source=BY_A_PERSON)


def _check_day(part: str, value: str) -> None:
    filled = {_YEAR: f"{part}-01-01", _MONTH: f"{part}-01"}.get(len(part), part)
    try:
        if date.fromisoformat(filled).isoformat() != filled:
            raise ValueError
    except ValueError:
        raise InputError(
            f"{value!r} is no date; one looks like 2022-01-03, 2022-01, 2022 or 2022-01-03/2022-01-05"
        ) from None


def _parties(parties: tuple[Party, ...], number: int, value: str) -> tuple[Party, ...]:
    before, old, after = parties[:number], parties[number], parties[number + 1 :]
    if not value.strip("; "):
        if len(parties) == 1:
            raise InputError("the only party of a claim cannot be taken away; say that it is not verifiable")
        return before + after
    parts = [part.strip() or None for part in value.split(";")]
    if len(parts) > 3:
        raise InputError("a party is a name, an office and a government's code: Jane Example; Minister; TUR")
    name, office, government = (*parts, None, None, None)[:3]
    if government is not None and not (
        len(government) == 3 and government.isascii() and government.isupper()
    ):
        raise InputError(f"{government!r} is no government's code; one has three large letters, such as TUR")
    return (*before, replace(old, name=name, office=office, government=government), *after)


def _found(values: tuple[Found[str], ...], number: int, value: str) -> tuple[Found[str], ...]:
    mine = (Found(value, source=BY_A_PERSON),) if value else ()
    return values[:number] + mine + values[number + 1 :]


def _details(claim: Claim, kind: str, number: int, value: str) -> tuple[Detail, ...]:
    mine = (Detail(kind, Found(value, source=BY_A_PERSON)),) if value else ()
    places = [at for at, one in enumerate(claim.details) if one.role == kind]
    if number >= len(places):
        return claim.details + mine
    at = places[number]
    return claim.details[:at] + mine + claim.details[at + 1 :]
