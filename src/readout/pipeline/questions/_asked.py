"""What was asked, checked: the same words mean the same at every door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.pipeline.people import People
from readout.pipeline.questions._values import Parameter, Value
from readout.record import InputError
from readout.store import Query

_LONGEST = 200
_MOST_SIDES = 8
_MOST_NUMBER = 10_000


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person, by all ids that mean this one, or a government, by its code."""

    name: str
    ids: tuple[str, ...] = ()
    government: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The values of one question's parameters; of those that it does not have, the empty ones."""

    side: tuple[str, ...] = ()
    parties: tuple[Somebody, ...] = ()
    by: Somebody | None = None
    about: Somebody | None = None
    since: str | None = None
    until: str | None = None
    on: str | None = None
    days: int = 0
    months: int = 0
    event: str = ""
    words: str = ""


def asked(
    question: str, parameters: Sequence[Parameter], given: Mapping[str, Sequence[str]], people: People
) -> Asked:
    """The values of the question's parameters out of words; an empty word counts as not given.

    :raises InputError: for a parameter that is missing, unknown, or not what it must be.
    """
    known = {one.name: one for one in parameters}
    unknown = sorted(name for name, words in given.items() if name not in known and any(words))
    if unknown:
        raise InputError(f"{question} is not asked with {unknown[0][:80]!r}; but with {', '.join(known)}")
    found = {one.name: _value(one, given.get(one.name, ()), people) for one in parameters}
    return Asked(**{name: value for name, value in found.items() if value is not None})  # type: ignore[arg-type]


def _value(one: Parameter, given: Sequence[str], people: People) -> object:
    words = [word.strip() for word in given if word.strip()]
    if one.count == 0:  # a form has one field for any number of them
        words = [part.strip() for word in words for part in word.split(",") if part.strip()]
    if not words and one.default is not None:
        words = [one.default]
    if not words:
        if one.required:
            raise InputError(f"{one.name} is missing: {one.about}")
        return None
    if any(len(word) > _LONGEST or not word.isprintable() for word in words):
        raise InputError(f"{one.name} is longer than {_LONGEST} characters, or holds what is none")
    most = one.count or _MOST_SIDES
    if len(words) > most or (one.count == 2 and len(words) != 2):
        raise InputError(f"{one.name} takes {'at most ' if one.count != 2 else ''}{most}; got {len(words)}")
    values = tuple(dict.fromkeys(_one(one, word, people) for word in words))
    if one.count == 2 and len(values) != 2:
        raise InputError(f"{one.name} takes two that differ; got {' and '.join(words)}")
    return values if one.count != 1 or one.kind == "side" else values[0]


def _one(one: Parameter, word: str, people: People) -> Somebody | Value:
    if one.kind == "side":
        return _side(word, people)
    if one.kind == "party":
        return _party(word, people)
    if one.kind == "number":
        if not (word.isascii() and word.isdigit() and 0 < int(word) <= _MOST_NUMBER):
            raise InputError(f"{one.name} is a number from 1 to {_MOST_NUMBER}; got {word!r}")
        return int(word)
    return _date(one, word) if one.kind == "date" else word


def _date(one: Parameter, word: str) -> str:
    """A day, month or year; of an instant, its day."""
    if "/" in word:
        raise InputError(f"{one.name} is a day, a month or a year such as 2022-01-04; got {word!r}")
    Query(since=word)  # the store's own word on what a date is
    return word[: len("2022-01-04")]


def _side(word: str, people: People) -> str:
    code = people.find_government(word.upper()) or people.find_government(word)
    if code is None:
        raise InputError(f"no government is called {word!r}; give a code such as USA, TUR or XEU")
    return code


def _party(word: str, people: People) -> Somebody:
    """The government of this code or name, else the one person of this id or name."""
    code = people.find_government(word.upper()) or people.find_government(word)
    if code is not None:
        body = people.body(code)
        return Somebody(body.name if body else code, government=code)
    key = people.find(word)
    if key is None:
        found = people.listed(word)
        in_record = [one for one in found if one.events] or list(found)
        if not in_record:
            raise InputError(f"no person or government is called {word!r}; readout who finds people")
        if len(in_record) > 1 and in_record[0].events == in_record[1].events:
            names = "; ".join(f"{one.name} ({one.id})" for one in in_record[:4])
            raise InputError(f"{word!r} may be {names}: give the id")
        key = in_record[0].id
    return Somebody(people.name(key), ids=people.ids(key))
