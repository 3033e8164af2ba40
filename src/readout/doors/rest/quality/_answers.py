"""The tables of data quality with the addresses of what they count."""

from __future__ import annotations

from urllib.parse import urlencode

from readout.doors.rest.people import actor_address, list_address
from readout.doors.rest.quality import _wire as wire
from readout.pipeline import Readout
from readout.pipeline.quality import Row, Table
from readout.record import PROBLEM_CODES

PROBLEMS = "/quality/problems"


class QualityAnswers:
    """The tables as the API and the pages say them."""

    def __init__(self, readout: Readout) -> None:
        self._quality = readout.quality
        self._record = readout.record

    def all(self) -> wire.QualityOf:
        """Every table."""
        return wire.QualityOf(tables=[_table(one) for one in self._quality.all()])

    def met(self, code: str) -> wire.ProblemRows:
        """The stories that have one problem. :raises InputError: for a code that no problem has."""
        found = self._quality.met(code)
        articles = self._record.articles_of({key for key, _ in found})
        meaning = next((words for known, words in PROBLEM_CODES.items() if known == code), "")
        rows = []
        for key, one in found:
            headline = articles[key].headline if key in articles else None
            rows.append(
                wire.MetOf(
                    story=key,
                    url=f"/stories/{key}",
                    headline=headline.value if headline else None,
                    message=one.message,
                )
            )
        return wire.ProblemRows(code=code, meaning=meaning, stories=rows)


def _table(table: Table) -> wire.TableOf:
    return wire.TableOf(
        name=table.name,
        title=table.title,
        about=table.about,
        columns=list(table.columns),
        rows=[_row(table, row) for row in table.rows],
    )


def _row(table: Table, row: Row) -> wire.RowOf:
    values = dict(zip(table.columns, row.values, strict=True))
    links = {column: url for column, url in _links(table.name, row).items() if values[column]}
    return wire.RowOf(key=row.key, values=values, links=links)


def _links(name: str, row: Row) -> dict[str, str]:
    """By column, the list behind the value; only lists that hold just these rows."""
    if name == "sources":
        found = {"failures": "#failures"}
        return found | (
            {"outlet": f"/search?{urlencode({'outlet': row.key}, errors='replace')}"} if row.key else {}
        )
    if name == "months":
        outlet, _, month = row.key.rpartition(" ")
        address = urlencode({"outlet": outlet, "since": month, "until": month}, errors="replace")
        return {"pages": f"/stories?{address}"} if outlet and month else {}
    if name == "unresolved":
        page = actor_address(row.key)
        return {"name": page, "claims": page, "events": list_address(actor=[row.key])}
    if name == "problems":
        return {"code": f"{PROBLEMS}/{row.key}", "times": f"{PROBLEMS}/{row.key}"}
    return {}
