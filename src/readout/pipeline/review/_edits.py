"""A claim with people's values in the place of what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

from readout.knowledge import Knowledge
from readout.pipeline.review._fields import fields
from readout.pipeline.review._finding import find
from readout.record import UNVERIFIABLE, Claim, Detail, Found, InputError, Party, Review, Role, Status, When

BY_A_PERSON = "review"
_PARTS, _SIDES = 3, ("source", "target")
_DAY, _MONTH, _YEAR = "%Y-%m-%d", len("2022-01"), len("2022")


def edited(claim: Claim, words: Mapping[str, Review], text: str, knowledge: Knowledge) -> Claim:
    """The claim as it was read with people's ``words``, by the keys of fields, put into it.

    The value of an edit takes the place of what was read, "" takes it away, and one behind the last of its
    kind is added, with its place in the article's ``text``. ``why`` gets a line for each:
    ``reviewed:date-0``, or ``not-verifiable:date-0`` for what nobody can know, which stays as it was read.

    :raises InputError: for a value that the field cannot have.
    """
    edits = {key: word for key, word in words.items() if word.verdict == "edit"}
    known = {one.key for one in fields(claim)}
    for key in sorted(edits, key=_place):
        if key not in known:
            claim = _added(claim, edits[key], text, knowledge)
    for key in sorted(edits, key=_place, reverse=True):
        if key in known:
            kind, number = _place(key)
            claim = _put(claim, kind, number, edits[key].value.strip(), knowledge)
    marks = [f"reviewed:{key}" for key in edits]
    marks += [f"{UNVERIFIABLE}{key}" for key, word in words.items() if word.verdict == "not-verifiable"]
    return replace(claim, why=(*claim.why, *sorted(marks)))


def _place(key: str) -> tuple[str, int]:
    """Kind and number. The last of a kind is put first: taking one away moves none still to be looked at."""
    kind, _, number = key.rpartition("-")
    return kind, int(number)


def _added(claim: Claim, word: Review, text: str, knowledge: Knowledge) -> Claim:
    """The claim with what it lacked, read where the source's words stand in the text."""
    kind, value = _place(word.field)[0], word.value.strip()
    span = find(text, word.source, claim.evidence)
    found = Found(value, (span,)) if span is not None else Found(value, source=BY_A_PERSON)
    if kind == "attribution":
        return replace(claim, according_to=(*claim.according_to, found))
    if kind != "party":
        return replace(claim, details=(*claim.details, Detail(kind, found)))
    if span is None:
        raise InputError(
            "the source of a missing party is the words that name it, as they stand in the story"
        )
    parts, role = value.split(";"), ""
    if len(parts) > _PARTS:
        parts, role = parts[:_PARTS], "; ".join(parts[_PARTS:]).strip()
    name, office, government = _named(parts)
    mention = Found(span.of(text), (span,))
    party = Party(_role(claim, role, knowledge), name, office, government, mention)
    return replace(claim, parties=(*claim.parties, party))


def _role(claim: Claim, said: str, knowledge: Knowledge) -> Role:
    """The role that was said, else the one that the others leave open."""
    held = {party.role for party in claim.parties}
    taken = knowledge.event_types.get(claim.event_type).roles
    if not said:
        said = "both" if "both" in taken else next((one for one in _SIDES if one not in held), "target")
    for one in get_args(Role):
        if one == said and one in taken:
            found: Role = one
            return found
    raise InputError(f"{claim.event_type} has no role {said!r}; its roles are {', '.join(taken)}")


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
    name, office, government = _named(value.split(";"))
    return (*before, replace(old, name=name, office=office, government=government), *after)


def _named(written: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    parts = [part.strip() or None for part in written]
    if len(parts) > _PARTS or not any(parts):
        raise InputError("a party is a name, an office and a government's code: Jane Example; Minister; TUR")
    name, office, government = (*parts, None, None, None)[:3]
    if government is not None and not (
        len(government) == 3 and government.isascii() and government.isupper()
    ):
        raise InputError(f"{government!r} is no government's code; one has three large letters, such as TUR")
    return name, office, government


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
