"""Ranking the people who may be meant by a name, an office, a government and a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from readout.knowledge.offices._days import first_day, last_day, years_away
from readout.knowledge.offices._values import Candidate, Person, Term

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
    """What is known of the person looked for; any part may be None. Days are ISO prefixes."""

    office: str | None
    government: str | None
    on: str | None
    latest: str | None


def rank(people: Iterable[Person], asked: Asked, named: Mapping[str, float]) -> tuple[Candidate, ...]:
    """The people in order of fit. ``named`` holds how well each one's name fits (1 where absent)."""
    found = []
    for person in people:
        best = max((_fit(term, asked) for term in person.terms), key=_first, default=None)
        name = named.get(person.id, 1.0)
        if best is None:
            found.append(
                Candidate(person, None, round(name * _OTHER_OFFICE, 4), f"{person.name}; no term known")
            )
            continue
        factor, why, term = best
        score = name * factor * (0.9 + 0.1 * term.confidence)
        if score >= _LEAST:
            how = "" if name >= 1 else f" (name {name:.2f})"
            found.append(Candidate(person, term, round(score, 4), f"{person.name}{how}: {why}"))
    return tuple(sorted(found, key=lambda candidate: (-candidate.score, candidate.person.id)))


def _first(fit: tuple[float, str, Term]) -> tuple[float, str]:
    return fit[0], fit[2].since


def _fit(term: Term, asked: Asked) -> tuple[float, str, Term]:
    factor, why = 1.0, [_told(term)]
    if asked.office and term.office != asked.office:
        factor *= _KIN if kindred(term.office, asked.office) else _OTHER_OFFICE
        why.append(f"not {asked.office}")
    if asked.government and term.government != asked.government:
        factor *= _OTHER_GOVERNMENT
        why.append(f"not of {asked.government}")
    if asked.on and (away := years_away(term, asked.on)):
        factor *= _YEAR_OFF if away < 1 else _YEARS_OFF
        why.append(f"not in office on {asked.on}")
    if asked.latest:
        factor *= _freshness(term, asked, why)
    return factor, ", ".join(why), term


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
