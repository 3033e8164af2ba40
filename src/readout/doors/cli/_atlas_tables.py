"""Office-holders, notes, changes and rows for people to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from readout.doors.cli._tables import console
from readout.pipeline.atlas import Change, Holding, Meant, Note, Who
from readout.record import Addition

_KINDS = {"impossible": "red", "row": "red", "overlap": "yellow", "source": "yellow", "gap": "dim"}


def print_who(answer: Who) -> None:
    """The holders on one day, each with everything that is known of the term."""
    out = console()
    for one in answer.holdings:
        term = one.term
        head = Text(one.person.name, style="bold")
        head.append(f", {term.title or term.office} ({answer.government.name})", style="")
        out.print(head)
        out.print(f"  {_span(one)}")
        out.print(Text(f"  {_source(one)}", style="dim"))
        for remark in one.remarks:
            out.print(Text(f"  {remark}", style="yellow"))


def print_holdings(holdings: Iterable[Holding]) -> None:
    """Terms as a table, one row each."""
    table = _table("from", "to", "who", "title", "source", "sure", "remarks")
    for one in holdings:
        term = one.term
        table.add_row(
            term.since or "?",
            term.until or "now",
            one.person.name,
            term.title or term.office,
            f"{term.source}{' (your own)' if one.own else ''}",
            f"{term.confidence:.2f}",
            "; ".join(one.remarks),
        )
    console().print(table)


def print_persons(found: Sequence[Meant]) -> None:
    """Persons, the likeliest first, with why and every term."""
    out = console()
    for meant in found:
        head = Text(meant.person.name, style="bold")
        head.append(f"  {meant.score:.2f}  {meant.person.qid}", style="dim")
        out.print(head)
        out.print(Text(f"  {meant.why}", style="dim"))
        for one in meant.holdings:
            here = "→" if one.term == meant.term else " "
            out.print(f"  {here} {one.term.government}  {one.term.title or one.term.office}, {_span(one)}")
            out.print(Text(f"      {'; '.join((_source(one), *one.remarks))}", style="dim"))


def print_notes(notes: Sequence[Note]) -> None:
    """Notes, the gravest first, and how many of each kind."""
    table = _table("kind", "where", "office", "what")
    for one in notes:
        own = " (your own)" if one.own else ""
        table.add_row(
            Text(one.kind, style=_KINDS[one.kind]), one.government, one.office, f"{one.message}{own}"
        )
    if notes:
        console().print(table)


def counted(notes: Sequence[Note]) -> str:
    """How many notes of each kind, in words."""
    counts: Counter[str] = Counter(one.kind for one in notes)
    return ", ".join(f"{counts[kind]} {kind}" for kind in _KINDS if counts[kind]) or "nothing to tell"


def print_changes(changes: Iterable[Change]) -> int:
    """Changes as a table; how many."""
    table = _table("what", "who", "where", "office", "before", "after")
    count = 0
    for count, one in enumerate(changes, 1):  # noqa: B007  # the count is the answer
        table.add_row(one.kind, one.person, one.government, one.office, one.before, one.after)
    if count:
        console().print(table)
    return count


def print_rows(rows: Iterable[Addition]) -> int:
    """The user's own rows as a table; how many."""
    table = _table("id", "where", "office", "who", "from", "to", "source", "reference")
    count = 0
    for count, one in enumerate(rows, 1):  # noqa: B007  # the count is the answer
        until = one.until or ("now" if one.office else "")
        office = one.office or "(a name)"
        table.add_row(one.id, one.government, office, one.name, one.since, until, one.source, one.reference)
    if count:
        console().print(table)
    return count


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading in ("id", "from", "to", "kind", "where"))
    return table


def _span(one: Holding) -> str:
    begins = f"from {one.term.since}" if one.term.since else "from an unknown day"
    ends = "and still, as far as is known" if one.term.until is None else f"to {one.term.until}"
    fine = {one.begins, one.ends} - {"running", "day"}
    return f"{begins} {ends}" + (f"  (known to the {', '.join(sorted(fine))})" if fine else "")


def _source(one: Holding) -> str:
    own = " (a row of your own)" if one.own else ""
    return f"source {one.term.source or 'none'}{own}, confidence {one.term.confidence:.2f}"
