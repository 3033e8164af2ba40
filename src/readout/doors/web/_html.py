"""Templates: always escaped, always text, never half an address."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from functools import cache
from importlib.metadata import version
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from readout.doors.web import _dates, _words
from readout.record import User

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
# Who is logged in while a request is answered; None where nobody need be.
VISITOR: ContextVar[User | None] = ContextVar("visitor", default=None)


@cache
def _templates() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["spoken"] = _dates.spoken
    found.filters["weekday"] = _dates.weekday
    found.filters["moment"] = _dates.moment
    found.filters["machine"] = _dates.machine
    found.filters["capital"] = _capital
    found.filters["groupby_given"] = _groups
    found.filters["office"] = _words.office_name
    found.globals["words"] = _words
    found.globals["visitor"] = VISITOR.get
    found.globals["version"] = version("readout")
    found.globals["style"] = f"/static/readout.css?v={int((STATIC / 'readout.css').stat().st_mtime)}"
    return found


def page(template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page from its template."""
    text = _templates().get_template(template).render(values)
    # A page may hold half of a surrogate pair, for which UTF-8 has no bytes.
    return HTMLResponse(text.encode("utf-8", "replace"), status_code=status)


def _groups(values: Iterable[object], name: str) -> list[tuple[object, list[object]]]:
    """Neighbours that have one value of the attribute, in the order given."""
    return [(key, list(group)) for key, group in groupby(values, key=attrgetter(name))]


def _capital(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[:1].upper() + text[1:]
