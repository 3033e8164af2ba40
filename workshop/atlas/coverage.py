"""What the atlas covers: ``python -m workshop.atlas.coverage`` writes the table into ``docs/explanation``.

A row for each government: for each of the main offices the years from 2000 on in which somebody is known to
have held it on 1 July, how many kinds of office it has besides, and its terms by the kind of their source.
The page is also written anew by ``make docs``; this command writes nothing else.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from readout.knowledge.offices import Government, Offices, Term

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "what-the-atlas-covers.md"
YEARS = range(2000, 2026)
_DAY = "-07-01"
# Columns: the offices any of which answers for them.
_MAIN = {
    "head": ("head-of-state", "head-of-government", "monarch", "supreme-leader", "leader", "head-of-body",
             "secretary-general"),
    "foreign": ("foreign-minister",),
    "defence": ("defence-minister",),
    "security": ("security-adviser",),
    "UN": ("un-ambassador",),
}  # fmt: skip
_SOURCES = ("factbook", "page", "knowledge")
_KINDS = {
    "state": "States",
    "observer": "Observers",
    "de-facto": "De facto governments",
    "non-state": "Parties without a state",
    "body": "Intergovernmental bodies",
}


def lines(atlas: Offices) -> list[str]:
    """The tables as lines of Markdown: sums by kind of government, then each government."""
    terms = _terms(atlas)
    out = [*_head("governments", "", "terms"), *_sums(atlas, terms), ""]
    for kind, title in _KINDS.items():
        group = [each for each in atlas.governments() if each.kind == kind]
        if group:
            out += [f"### {title}", "", *_head("government", "other offices", "terms")]
            out += [_row(each, terms.get(each.code, ())) for each in group]
            out.append("")
    return out


def years(terms: Iterable[Term], offices: Iterable[str], covered: range = YEARS) -> int:
    """In how many years somebody is known to have held one of the offices on 1 July."""
    kinds = frozenset(offices)
    spans = [(each.since, each.until or "9999") for each in terms if each.since and each.office in kinds]
    days = [f"{year}{_DAY}" for year in covered]
    # A year or month is as good as any day inside it: it compares as a prefix of the day.
    return sum(
        any(since[: len(day)] <= day and _reaches(until, day) for since, until in spans) for day in days
    )


def _reaches(until: str, day: str) -> bool:
    return until >= day[: len(until)]


def _terms(atlas: Offices) -> Mapping[str, list[Term]]:
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for key in atlas.person_ids():
        for term in atlas.terms(key):
            found[term.government].append(term)
    return found


def _head(first: str, *rest: str) -> list[str]:
    columns = [first, *_MAIN, *filter(None, rest[:-1]), *_SOURCES]
    return [f"| {' | '.join(columns)} |", f"|---|{'---:|' * (len(columns) - 1)}"]


def _sums(atlas: Offices, terms: Mapping[str, list[Term]]) -> Iterable[str]:
    for kind in _KINDS:
        group = [each for each in atlas.governments() if each.kind == kind]
        possible = len(group) * len(YEARS)
        shares = []
        for offices in _MAIN.values():
            held = sum(years(terms.get(each.code, ()), offices) for each in group)
            shares.append(f"{100 * held / possible:.0f} %" if possible else "")
        sources = Counter(term.source for each in group for term in terms.get(each.code, ()))
        yield f"| {len(group)} {kind} | {' | '.join(shares)} | {_counts(sources)} |"


def _row(government: Government, terms: Iterable[Term]) -> str:
    held = list(terms)
    main = {kind for offices in _MAIN.values() for kind in offices}
    cells = [str(years(held, offices) or "") for offices in _MAIN.values()]
    others = len({term.office for term in held} - main)
    sources = Counter(term.source for term in held)
    name = government.name.replace("|", "/")
    return f"| {name} ({government.code}) | {' | '.join(cells)} | {others or ''} | {_counts(sources)} |"


def _counts(sources: Mapping[str, int]) -> str:
    return " | ".join(str(sources.get(source, 0) or "") for source in _SOURCES)


def main() -> int:
    """Write the generated blocks of the page."""
    from workshop.docs.blocks import filled

    before = PAGE.read_text(encoding="utf-8")
    after = filled(before)
    if after != before:
        PAGE.write_text(after, encoding="utf-8")
        print(f"written: {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
