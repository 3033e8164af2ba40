"""The page of data quality, drawn from the very answer that its ``.json`` gives."""

from __future__ import annotations

import io

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from readout.doors.rest import Labels, Wire
from readout.doors.rest.quality import QualityAnswers, TableOf
from readout.doors.web._html import page
from readout.pipeline import Readout
from readout.pipeline.quality import write_csv
from readout.record import InputError


class QualityPages:
    """Data quality of one open record."""

    def __init__(self, readout: Readout) -> None:
        self._quality = readout.quality
        self._answers = QualityAnswers(readout)
        self._labels = Labels(readout)

    def routes(self) -> list[BaseRoute]:
        """Every address. That with an ending stands first, or the other would take it."""
        addresses = (
            ("/quality.json", self.all_json),
            ("/quality", self.all),
            ("/quality/problems/{code}.json", self.problem_json),
            ("/quality/problems/{code}", self.problem),
            ("/quality/{name}.csv", self.table_csv),
        )
        return [Route(path, endpoint, methods=["GET"]) for path, endpoint in addresses]

    def all(self, _request: Request) -> Response:
        """What the record holds and lacks, in tables."""
        return page(
            "quality.html",
            tables=self._answers.all().tables,
            numeric=_numeric,
            government=self._labels.government,
            here="/quality",
            json="/quality.json",
        )

    def all_json(self, _request: Request) -> Response:
        """The same as JSON."""
        return Wire(self._answers.all().model_dump())

    def problem(self, request: Request) -> Response:
        """The stories that have one problem."""
        code = request.path_params["code"]
        try:
            found = self._answers.met(code)
        except InputError as error:
            raise HTTPException(404, str(error)) from error
        return page("problem.html", found=found, here="", json=f"/quality/problems/{code}.json")

    def problem_json(self, request: Request) -> Response:
        """The same as JSON."""
        try:
            return Wire(self._answers.met(request.path_params["code"]).model_dump())
        except InputError as error:
            raise HTTPException(404, str(error)) from error

    def table_csv(self, request: Request) -> Response:
        """One table as CSV."""
        name = request.path_params["name"]
        try:
            table = self._quality.table(name)
        except InputError as error:
            raise HTTPException(404, str(error)) from error
        out = io.StringIO()
        write_csv(table, out)
        headers = {"content-disposition": f'attachment; filename="readout-quality-{name}.csv"'}
        content = out.getvalue().encode("utf-8", "replace")
        return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


def _numeric(table: TableOf) -> dict[str, bool]:
    """By column, whether it holds numbers."""
    return {
        name: any(isinstance(row.values[name], int | float) for row in table.rows) for name in table.columns
    }
