"""Ranking the people who may be meant by a name, an office, a government and a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.knowledge.offices._days import first_day, last_day, overlaps, years_away
from readout.knowledge.offices._values import Candidate, Person, Standing, Term

# What each contradiction costs, as a factor. They say how often a page that names such a person means him or
# her all the same: titles are loose, governments seldom so, dates bound but slip by days.
_KIN = 0.85  # a neighbouring office ("minister" for "foreign-minister", a president called leader)
_OTHER_OFFICE = 0.5
_OTHER_GOVERNMENT = 0.3
_YEAR_OFF = 0.75  # out of the term by less than a year ("former", or a report that looks back)
_YEARS_OFF = 0.45
_AFTER_LATEST = 0.2  # took office only after the page was written
_STALE = 0.012  # for each year between the term's end and the page's last day, where no day is given
_LEAST = 0.25  # below this a candidate is no use to anybody
_SOON = 1.0  # years: who is called elect takes office within them
# Below this score the best candidate is nobody, and a rival so near makes it nobody too: better no answer
# than a wrong one. Found on the mentions in workshop/atlas; rerun its ``measure`` to change them.
SURE = 0.75
MARGIN = 0.04

# Offices that several hold at a time: the title alone names nobody, even where the atlas knows only one.
SHARED = frozenset(
    {
        "minister", "deputy-foreign-minister", "deputy-head-of-government", "diplomatic-adviser",
        "special-envoy", "ambassador", "un-ambassador", "spokesperson",
    }
)  # fmt: skip
LOOSE = frozenset({"minister", "leader"})  # titles that holders of closer ones go by as well
# How the note of a term begins that is held by virtue of an office elsewhere: the king of one realm is king
# of fifteen, and a president of France is prince of Andorra; a page that says no more means the first.
EX_OFFICIO = "ex officio"
# What brings a candidate below ``SURE`` whom too little speaks for.
_DOUBT = 0.7

_KINDRED = (
    frozenset({"head-of-state", "head-of-government", "leader", "supreme-leader", "monarch", "crown-prince"}),
    frozenset({"head-of-body", "secretary-general", "leader"}),
    frozenset(
        {
            "minister", "foreign-minister", "deputy-foreign-minister", "defence-minister",
            "interior-minister",
            "finance-minister", "economy-minister", "trade-minister", "energy-minister", "justice-minister",
            "deputy-head-of-government",
        }
    ),
    frozenset({"special-envoy", "ambassador", "un-ambassador", "diplomatic-adviser", "security-adviser"}),
    frozenset({"head-of-government", "deputy-head-of-government"}),
    frozenset({"head-of-state", "vice-president"}),
    frozenset({"foreign-minister", "head-of-body", "secretary-general"}),
    frozenset({"leader", "military-chief"}),
    frozenset({"chief-of-staff", "diplomatic-adviser", "security-adviser"}),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of the person looked for; any part may be None. Days are ISO prefixes.

    ``standing`` is what the words say of the office: that it was held before, is to be held, or is held.
    ``exact`` says that the government has this very office, so that its holder is not called by another's;
    ``alike`` are offices that serve as well as the one asked for.
    """

    office: str | None
    government: str | None
    on: str | None
    latest: str | None
    standing: Standing = "holder"
    exact: bool = False
    alike: frozenset[str] = frozenset()


def rank(people: Iterable[Person], asked: Asked, named: Mapping[str, float]) -> tuple[Candidate, ...]:
    """The people in order of fit. ``named`` holds how well each one's name fits (1 where absent)."""
    found = []
    for person in people:
        name = named.get(person.id, 1.0)
        # A full name is the person's whatever the title; a family name may be somebody's whom nobody knows.
        kin = _OTHER_OFFICE if asked.exact and name < 1 else _KIN
        best = max((_fit(term, asked, kin) for term in person.terms), key=_first, default=None)
        if best is None:
            found.append(
                Candidate(person, None, round(name * _OTHER_OFFICE, 4), f"{person.name}; no term known")
            )
            continue
        factor, why, term = best
        score = name * factor * (0.9 + 0.1 * term.confidence)
        if score >= _LEAST:
            how = "" if name >= 1 else f" (name {name:.2f})"
            standing = stands(term, asked.on)
            found.append(Candidate(person, term, round(score, 4), f"{person.name}{how}: {why}", standing))
    return tuple(sorted(found, key=lambda candidate: (-candidate.score, candidate.person.id)))


def stands(term: Term, on: str | None) -> Standing:
    """How the person of a term stands to it on a day."""
    if on is None or overlaps(term, on):
        return "holder"
    return "elect" if term.since and first_day(term.since) > last_day(on) else "former"


def surest(candidates: Sequence[Candidate]) -> Candidate | None:
    """The one candidate who is sure enough and clear of every other person; None where nobody is."""
    if not candidates or candidates[0].score < SURE:
        return None
    best = candidates[0]
    near = (each for each in candidates[1:] if each.score > best.score - MARGIN)
    return None if any(each.person.id != best.person.id for each in near) else best


def doubted(candidates: Iterable[Candidate], why: str) -> tuple[Candidate, ...]:
    """The candidates in their order, each below what is taken."""
    return tuple(
        replace(each, score=round(min(each.score, SURE) * _DOUBT, 4), why=f"{each.why}; {why}")
        for each in candidates
    )


def _first(fit: tuple[float, str, Term]) -> tuple[float, bool, str]:
    """What ranks a person's terms: the fit, then an office of one's own, then the later one."""
    return fit[0], not fit[2].note.startswith(EX_OFFICIO), fit[2].since


def _fit(term: Term, asked: Asked, kin: float) -> tuple[float, str, Term]:
    factor, why = 1.0, [_told(term)]
    if asked.office and term.office != asked.office and term.office not in asked.alike:
        factor *= kin if kindred(term.office, asked.office) else _OTHER_OFFICE
        why.append(f"not {asked.office}")
    if asked.government and term.government != asked.government:
        factor *= _OTHER_GOVERNMENT
        why.append(f"not of {asked.government}")
    if asked.on:
        factor *= _timely(term, asked, why)
    if asked.latest and asked.standing == "holder":
        factor *= _freshness(term, asked, why)
    return factor, ", ".join(why), term


def _timely(term: Term, asked: Asked, why: list[str]) -> float:
    """What the day costs: nothing where the person stood to the office as the words say."""
    on, away = asked.on or "", years_away(term, asked.on or "")
    standing = stands(term, on)
    # Terms meet on one day: who left on it may be called former on it, who came on it elect.
    edge = term.until if asked.standing == "former" else term.since
    if asked.standing != "holder" and (standing == asked.standing or (edge and edge == on)):
        why.append(f"{asked.standing} on {on}")
        return 1.0 if asked.standing == "former" or away <= _SOON else _YEARS_OFF
    if asked.standing == "holder" and standing == "holder":
        return 1.0
    why.append(f"in office on {on}" if standing == "holder" else f"not in office on {on}")
    return _YEAR_OFF if 0 < away < 1 else _YEARS_OFF


def _freshness(term: Term, asked: Asked, why: list[str]) -> float:
    latest = asked.latest or ""
    if term.since and first_day(term.since) > last_day(latest):
        why.append(f"took office after {latest}")
        return _AFTER_LATEST
    if asked.on:
        return 1.0
    return max(0.7, 1.0 - _STALE * years_away(term, latest))


def _told(term: Term) -> str:
    until = f" until {term.until}" if term.until else ""
    since = f" since {term.since}" if term.since else ""
    return f"{'acting ' if term.acting else ''}{term.office} of {term.government}{since}{until}"


def kindred(left: str, right: str) -> bool:
    """Whether two offices are near enough for one to be called by the other's title."""
    return any(left in group and right in group for group in _KINDRED)
