"""What the importers share: one row from what a source tells, or the reason why it gives none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readout.knowledge.offices._days import first_day, last_day
from readout.knowledge.offices._fold import folded, script
from readout.knowledge.offices._names import THRESHOLD
from readout.knowledge.offices._offices import Offices
from readout.knowledge.offices._same import single
from readout.knowledge.offices.checking import unusable
from readout.knowledge.offices.imports import Unmatched
from readout.knowledge.offices.imports._places import Place
from readout.record import Addition, content_id

_MOST_NAMES = 40
_LONGEST_NAME = 80  # characters
# Nobody of ours looked at such a row, so it is less sure than the least sure of the atlas (0.85 for what is
# general knowledge); one without an end may have been left open by mistake.
_SURE = 0.8
_OPEN = 0.6

NO_NAME = "the person has no name"
NO_START = "nobody says when the term began"
STALE = "nobody says that the term ended, but the atlas has a later holder"


@dataclass(frozen=True, slots=True)
class Told:
    """One holding as a source tells it; ``since`` and ``until`` as in ``Addition``.

    ``labels`` are other forms of the name that the source vouches for, ``others`` what it says people call
    the person. ``lasting`` is True where it says in so many words that the term lasts.
    """

    where: str
    source: str
    person: str
    name: str
    labels: tuple[str, ...]
    others: tuple[str, ...]
    family: str
    qid: str
    place: Place
    since: str
    until: str | None
    reference: str
    note: str = ""
    lasting: bool = False


def row(told: Told, offices: Offices) -> Addition | Unmatched:
    """The row, or why there is none."""
    what = f"{told.name or told.person}, {told.place.title}, {told.since or '?'}"
    if not folded(told.name) or len(told.name) > _LONGEST_NAME:
        return Unmatched(told.where, what, NO_NAME)
    if not told.since:
        return Unmatched(told.where, what, NO_START)
    open_ = not told.until and not told.lasting
    if open_ and _succeeded(told, offices):
        return Unmatched(told.where, what, STALE)
    place = told.place
    notes = filter(None, (told.note, f"{told.source} gives no end" if open_ else ""))
    made = Addition(
        id=content_id("row", told.source, told.person, place.office, place.government, told.since),
        name=told.name,
        government=place.government,
        office=place.office,
        since=told.since,
        until=told.until,
        source=told.source,
        title=place.title,
        family=told.family if _holds(told.name, told.family) else "",
        also=_others(told, offices),
        qid=told.qid,
        acting=place.acting,
        reference=told.reference,
        confidence=_OPEN if open_ else _SURE,
        note="; ".join(notes),
    )
    why = unusable(offices, made)
    return Unmatched(told.where, what, why) if why else made


def _succeeded(told: Told, offices: Offices) -> bool:
    """Whether somebody else came later to an office that one person holds at a time."""
    office, government = told.place.office, told.place.government
    later = [
        term
        for term in offices.holders(office, government, "0001/9999")
        if single(office, government) and term.since and first_day(term.since) > last_day(told.since)
    ]
    others = (person for term in later if (person := offices.person(term.person)))
    return any(
        offices.likeness(person.name, told.name) < THRESHOLD and not (told.qid and person.qid == told.qid)
        for person in others
    )


def _holds(name: str, family: str) -> bool:
    return bool(folded(family)) and set(folded(family)) <= set(folded(name))


def _others(told: Told, offices: Offices) -> tuple[str, ...]:
    """The other forms of a name that are forms of it: no by-names, no titles, no single Latin words."""
    fitting = [name for name in told.labels if len(folded(name)) > 1 and len(name) <= _LONGEST_NAME]
    fitting += [name for name in told.others if _is_form(name, told.name, offices)]
    return tuple(dict.fromkeys(name for name in fitting if name != told.name))[:_MOST_NAMES]


def _is_form(name: str, of: str, offices: Offices) -> bool:
    words = folded(name)
    if not words or len(name) > _LONGEST_NAME:
        return False
    kind = script(words[0])
    if kind == "other":
        return len("".join(words)) > 1  # no transliteration of these can be compared
    return len(words) > 1 and offices.likeness(name, of) >= THRESHOLD


def agreed(days: Iterable[str]) -> str | None:
    """What several dates share: the finest that all agree on; None where the years differ."""
    found = sorted(set(days), key=len)
    if not found:
        return ""
    shared = found[-1]
    for day in found:
        while shared and not day.startswith(shared) and not shared.startswith(day):
            shared = shared[: max(0, shared.rfind("-"))]
    return shared or None
