"""When two terms are one, overlap or follow each other; which offices one person holds at a time."""

from __future__ import annotations

import functools
from importlib.resources import files

from readout.knowledge.offices._days import first_day, last_day
from readout.knowledge.offices._fold import folded
from readout.knowledge.offices._sources import several_here
from readout.knowledge.offices._values import Term

# Offices that one person holds at a time; the atlas's ``several.toml`` says where it is otherwise, and why.
SINGLE = (
    "head-of-state",
    "head-of-government",
    "foreign-minister",
    "monarch",
    "supreme-leader",
    "secretary-general",
)
# Kinds that hold many offices: only the title tells which is meant.
MANY = frozenset({"minister", "ambassador", "special-envoy", "spokesperson", "deputy-foreign-minister"})

_EVER = "9999-12-31"


def single(office: str, government: str) -> bool:
    """Whether one person at a time holds this office of this government."""
    return office in SINGLE and (government, office) not in _several()


@functools.cache
def _several() -> frozenset[tuple[str, str]]:
    return several_here(files("readout.knowledge.offices") / "atlas" / "several.toml")


def same_office(left: Term, right: Term) -> bool:
    """Whether two terms are of one office; of a kind that holds many, only where the titles agree."""
    if (left.office, left.government) != (right.office, right.government):
        return False
    if left.office not in MANY:
        return True
    return not left.title or not right.title or folded(left.title) == folded(right.title)


def surely_overlap(left: Term, right: Term) -> bool:
    """Whether two terms share more than the day of a change, however their coarse dates are read.

    "Until 2018" and "since May 2018" may follow each other, so they do not overlap; two terms with the same
    dates, one told more finely, do.
    """
    if _agree(left.since, right.since) and _agree(left.until or "", right.until or ""):
        return True
    return _begins(left) < _ends(right) and _begins(right) < _ends(left)


def _agree(left: str, right: str) -> bool:
    if not left or not right:
        return left == right
    return left.startswith(right) or right.startswith(left)


def _begins(term: Term) -> str:
    """The last day on which it can have begun."""
    return last_day(term.since) if term.since else ""


def _ends(term: Term) -> str:
    """The first day on which it can have ended."""
    return first_day(term.until) if term.until else _EVER
