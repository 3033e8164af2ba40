"""One question put at every door, with what each answers in one shape."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from click.testing import CliRunner
from lxml import html
from starlette.testclient import TestClient

from readout.doors.cli import main

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Told:
    """An answer that the doors agree on: its sentence and its rows, values by column beside their basis."""

    sentence: str
    rows: Rows

    def by(self, *columns: str) -> dict[Any, dict[str, Any]]:
        """The rows by the value of a column, or of several."""
        if len(columns) == 1:
            return {row[columns[0]]: row for row in self.rows}
        return {tuple(row[column] for column in columns): row for row in self.rows}


@dataclass(frozen=True)
class Doors:
    """The doors to one record."""

    db: str
    web: TestClient

    def cli(self, *words: str) -> str:
        """What a command prints."""
        run = CliRunner().invoke(main, ["--db", self.db, *words])
        assert run.exit_code == 0, run.output
        return str(run.stdout)

    def json(self, address: str) -> Any:
        """What an address answers."""
        answer = self.web.get(address)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def ask(self, name: str, words: Sequence[str], given: Mapping[str, str | list[str]]) -> Told:
        """The answer of the command line, once the API and the web page have been found to say the same."""
        lines = [json.loads(line) for line in self.cli("ask", name, *words, "--format", "jsonl").splitlines()]
        wire = self._json(f"/api/v1/ask/{name}", given)
        assert self._json(f"/ask/{name}.json", given) == wire
        assert [_flat(row) for row in wire["rows"]] == lines
        columns = [one["name"] for one in wire["columns"]]
        table = csv.reader(io.StringIO(self.cli("ask", name, *words, "--format", "csv")))
        sent = self.web.get(f"/ask/{name}.csv", params=given)
        assert list(csv.reader(io.StringIO(sent.text))) == list(table)
        self._page_says(name, given, wire, columns)
        printed = " ".join(self.cli("ask", name, *words).split())
        assert " ".join(wire["sentence"].split()) in printed
        return Told(wire["sentence"], lines)

    def _page_says(
        self, name: str, given: Mapping[str, str | list[str]], wire: dict[str, Any], columns: list[str]
    ) -> None:
        answer = self.web.get(f"/ask/{name}", params=given)
        assert answer.status_code == 200, answer.text
        tree = html.fromstring(answer.text)
        assert wire["sentence"] in tree.text_content()
        shown = [
            [cell.text_content().strip() for cell in row.findall("td")][: len(columns)]
            for row in tree.xpath("//table[@class='answer']/tbody/tr")
        ]
        # What rests on nothing is folded away behind the rest.
        ordered = sorted(wire["rows"], key=lambda row: not (row["events"] or row["places"] or row["stories"]))
        assert shown == [[_cell(row["values"][one]) for one in columns] for row in ordered]
        bare = {one["id"] for row in ordered for one in (*row["events"], *row["stories"])}
        named = tree.xpath("//ol[@class='basis']//a")
        assert not any(link.text_content().strip() in bare for link in named)
        for link in tree.xpath("//main//a[starts-with(@href, '#')]/@href"):
            assert tree.get_element_by_id(link[1:]) is not None
        for link in dict.fromkeys(tree.xpath("//ol[@class='basis']//a/@href")[:12]):
            assert self.web.get(link.partition("#")[0]).status_code == 200

    def _json(self, address: str, given: Mapping[str, str | list[str]]) -> Any:
        answer = self.web.get(address, params=given)
        assert answer.status_code == 200, answer.text
        return answer.json()


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the wire in the shape of the command line's."""
    return {
        **row["values"],
        "events": [one["id"] for one in row["events"]],
        "stories": [one["id"] for one in row["stories"]],
        "places": [{key: one[key] for key in ("story", "start", "end")} for one in row["places"]],
    }


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()
