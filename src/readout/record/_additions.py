"""Addition: one row that a user adds to the atlas of offices."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addition:
    """One person in one office of one government over one term, as the user's own source tells it.

    It lies in the record and wins over the shipped atlas. ``id`` is a content id of what identifies the row
    at its source, so that importing a file twice changes nothing. ``office`` is an office kind of the atlas,
    or empty where the row only adds forms of a name. ``since`` and ``until`` are ISO prefixes; ``since`` is
    empty where nobody knows, ``until`` None while the term lasts. ``source`` is the word for where the row
    came from (``wikidata``, ``opensanctions``, ``own``), ``reference`` the place in it.
    """

    id: str
    name: str
    government: str
    office: str
    since: str
    until: str | None
    source: str
    title: str = ""
    family: str = ""
    also: tuple[str, ...] = ()
    qid: str = ""
    acting: bool = False
    reference: str = ""
    confidence: float = 0.9
    note: str = ""
