"""Quality: the tables over one open record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from urllib.parse import urlsplit

from readout.knowledge import Knowledge
from readout.pipeline.quality._precision import Precision, precision
from readout.pipeline.quality._tables import Row, Table
from readout.record import PROBLEM_CODES, Actor, InputError, Problem
from readout.store import Store

# People known from the text alone that are listed; the table says so where there are more.
MOST_UNKNOWN = 200
# Stories listed for one problem.
MOST_STORIES = 500
_DRAWN = "Only claims count that were drawn by chance."
_ANY = "It holds for the record as a whole only as far as the claims looked at were drawn by chance."
_MEANING: dict[str, str] = {str(code): words for code, words in PROBLEM_CODES.items()}


class Quality:
    """Data quality of one record. Every table is counted when it is asked for.

    ``drawn`` is the half-open range of ids of the claims that chance drew for people to look at; without it
    every word counts for the precision.
    """

    def __init__(self, record: Store, knowledge: Knowledge, drawn: tuple[str, str] | None = None) -> None:
        self._drawn = drawn
        self._record = record
        self._knowledge = knowledge
        self._tables: dict[str, Callable[[], Table]] = {
            "sources": self._sources,
            "months": self._months,
            "precision": self._precision,
            "unresolved": self._unresolved,
            "problems": self._problems,
            "failures": self._failures,
        }

    def names(self) -> tuple[str, ...]:
        """The names of the tables."""
        return tuple(self._tables)

    def table(self, name: str) -> Table:
        """One table. :raises InputError: for a name that none has."""
        if name not in self._tables:
            raise InputError(f"no table is called {name[:80]!r}; the tables are {', '.join(self._tables)}")
        return self._tables[name]()

    def all(self) -> tuple[Table, ...]:
        """Every table."""
        return tuple(make() for make in self._tables.values())

    def met(self, code: str) -> tuple[tuple[str, Problem], ...]:
        """Article id and problem for stories that have a problem of this code, last read first.

        :raises InputError: for a code that no problem has.
        """
        if code not in _MEANING:
            raise InputError(f"no problem has the code {code[:80]!r}")
        return self._record.all_problems(code, MOST_STORIES)

    def _sources(self) -> Table:
        failed = Counter(self._outlet(url) for url, _ in self._record.failures())
        rows = []
        for one in self._record.quality.outlets():
            values = (
                self._named(one.outlet),
                one.pages,
                one.silent,
                failed.pop(one.outlet, 0),
                one.first,
                one.last,
                one.fetched,
            )
            rows.append(Row(one.outlet, values))
        for key, count in sorted(failed.items()):
            rows.append(Row(key, (self._named(key), 0, 0, count, None, None, None)))
        return Table(
            "sources",
            "Source health",
            "Days are those on which the pages were published, as they say themselves. A page without a "
            "claim need not be wrong: most news is not about diplomacy.",
            ("outlet", "pages", "without a claim", "failures", "first page", "last page", "last fetched"),
            tuple(rows),
        )

    @cached_property
    def _outlets(self) -> dict[str, str]:
        return {one.key: one.name for one in self._knowledge.outlets.all()}

    @cached_property
    def _domains(self) -> dict[str, str]:
        return {domain: one.key for one in self._knowledge.outlets.all() for domain in one.domains}

    def _named(self, outlet: str) -> str:
        return self._outlets.get(outlet, outlet) or "not known"

    def _outlet(self, url: str) -> str:
        """The outlet at an address, "" for none known."""
        try:
            parts = (urlsplit(url).hostname or "").rstrip(".").lower().split(".")
        except ValueError:
            return ""
        tails = (".".join(parts[number:]) for number in range(len(parts)))
        return next((self._domains[tail] for tail in tails if tail in self._domains), "")

    def _months(self) -> Table:
        rows = tuple(
            Row(f"{outlet} {month}", (self._named(outlet), month or "not known", pages, claims))
            for outlet, month, pages, claims in self._record.quality.months()
        )
        return Table(
            "months",
            "Records per source and month",
            "By the month of publication. A month that is missing was not read, or nothing was published.",
            ("outlet", "month", "pages", "claims"),
            rows,
        )

    def _precision(self) -> Table:
        return Table(
            "precision",
            "Precision by field",
            "From people's last words on values that were read: accepted is right, edited is wrong, not "
            f"verifiable is left out. The interval is Wilson's, of 95 %. {_DRAWN if self._drawn else _ANY}",
            ("field", "n", "right", "wrong", "not verifiable", "precision", "low", "high"),
            tuple(_row(one) for one in precision(self._record.reviews.all(), self._drawn)),
        )

    def _unresolved(self) -> Table:
        found = self._record.quality.unresolved(MOST_UNKNOWN)
        rows = tuple(
            Row(actor.id, (_named(actor), actor.office, actor.government, claims, events))
            for actor, claims, events in found
        )
        more = f" The {MOST_UNKNOWN} with most claims." if len(rows) == MOST_UNKNOWN else ""
        return Table(
            "unresolved",
            "Actors not in the atlas",
            f"People and institutions known from the text alone.{more}",
            ("name", "office", "government", "claims", "events"),
            rows,
        )

    def _problems(self) -> Table:
        rows = [
            Row(one.value, (one.value, _MEANING.get(one.value), one.count))
            for one in self._record.quality.problems()
        ]
        return Table(
            "problems",
            "What could not be read",
            "Absences that Readout knows of, by their code: what is missing here was looked for and not "
            "found, or left out for the reason given.",
            ("code", "meaning", "times"),
            tuple(rows),
        )

    def _failures(self) -> Table:
        rows = tuple(Row(url, (url, one.code, one.message)) for url, one in self._record.failures())
        return Table(
            "failures",
            "Pages that failed",
            "Pages that could not be had or read at all, with the last reason; forgotten once they are read.",
            ("address", "code", "reason"),
            rows,
        )


def _named(actor: Actor) -> str:
    return actor.person or actor.office or actor.government or actor.id


def _row(one: Precision) -> Row:
    low, high = (round(bound, 4) for bound in one.bounds) if one.bounds else (None, None)
    share = None if one.share is None else round(one.share, 4)
    counts = (one.field, one.number, one.right, one.wrong, one.unverifiable)
    return Row(one.field, (*counts, share if one.number else "not reviewed yet", low, high))
