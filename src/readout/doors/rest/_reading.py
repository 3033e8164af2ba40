"""A page that somebody sends: read, answered, forgotten."""

from __future__ import annotations

import io
import json

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request

from readout.doors.rest._wire import ToRead
from readout.pipeline import Readout
from readout.record import InputError, Page

# What the sources take of one page over the wire: the largest news page seen is a tenth of it.
LARGEST = 5_000_000

_NAME = "request"


async def read(request: Request, readout: Readout) -> dict[str, object]:
    """What the page in the request reports, in the codebook's shape. Nothing is kept.

    :raises InputError: for JSON that is not a page.
    :raises HTTPException: for a body of another kind, or one that is too large.
    """
    body = await _body(request)
    return await run_in_threadpool(_answer, _page(request, body), readout)


def _answer(page: Page, readout: Readout) -> dict[str, object]:
    reading = readout.read_page(page)
    out = io.StringIO()
    readout.export("engagements", out, readout.view([reading]))
    answer = json.loads(out.getvalue())
    assert isinstance(answer, dict)
    return answer


async def _body(request: Request) -> bytes:
    """The body, never more of it in memory than the limit."""
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and len(declared) < 19 and int(declared) > LARGEST:
        raise HTTPException(413, f"a page has at most {LARGEST:,} bytes")
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            raise HTTPException(413, f"a page has at most {LARGEST:,} bytes")
        parts.append(part)
    return b"".join(parts)


def _page(request: Request, body: bytes) -> Page:
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind == "application/json":
        return _from_json(body)
    if kind not in ("text/html", "text/plain"):
        raise HTTPException(415, "send text/html, text/plain or application/json")
    if kind == "text/plain":
        return _text(body.decode("utf-8", "replace"), "", None)
    charset = rest.partition("charset=")[2].strip().strip('"') or None
    return Page(url="", content=body, source=_NAME, name=_NAME, media_type=kind, charset=charset)


def _from_json(body: bytes) -> Page:
    try:
        asked = ToRead.model_validate_json(body)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the body"
        raise InputError(f"{where}: {first['msg']}") from error
    if (asked.text is None) == (asked.html is None):
        raise InputError("give either text or html")
    published = _date(asked.published)
    if asked.text is not None:
        return _text(asked.text, asked.url, published)
    return Page(
        url=asked.url,
        content=(asked.html or "").encode("utf-8", "replace"),
        source=_NAME,
        name=_NAME,
        media_type="text/html",
        charset="utf-8",
        published=published,
    )


def _text(text: str, url: str, published: str | None) -> Page:
    return Page(
        url=url,
        content=text.encode("utf-8", "replace"),
        source=_NAME,
        name=_NAME,
        media_type="text/plain",
        charset="utf-8",
        published=published,
        text_given=True,
    )


def _date(value: str | None) -> str | None:
    """The publication date as the record takes it.

    :raises InputError: for a date that is none.
    """
    from readout.pipeline import Query

    if value:
        try:
            Query(since=value[:10])
        except InputError as error:
            raise InputError(f"published is a date such as 2022-01-04; got {value!r}") from error
    return value or None
