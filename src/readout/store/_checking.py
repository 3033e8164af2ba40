"""The record looks at itself: file, references, text index, spans and forms."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from sqlalchemy import select

from readout.record import Article, Resolved, Span, StoreError
from readout.store import _reading
from readout.store._backend import text_index
from readout.store._database import Database
from readout.store._narrowing import facet_faults
from readout.store._query import Finding
from readout.store._tables import pages


def check(database: Database) -> Iterator[Finding]:
    """Everything found wrong, the gravest kind first. Reads the whole record."""
    # Some indexes check themselves only for who may write.
    with database.reading() if database.read_only else database.writing() as connection:
        broken = list(database.faults(connection))
        broken += text_index(connection).faults(connection, read_only=database.read_only)
        broken += facet_faults(connection)
    yield from broken
    if not any(finding.check == "file" for finding in broken):
        yield from _spans(database)


def _spans(database: Database) -> Iterator[Finding]:
    with database.reading() as connection:
        ids = connection.execute(select(pages.c.id).order_by(pages.c.seq)).scalars().all()
    for key in ids:
        try:
            with database.reading() as connection:
                article = _reading.article(connection, key)
                claims = _reading.claims_of(connection, key)
        except StoreError as error:
            yield Finding("form", key, str(error))
            continue
        if article is None:
            yield Finding("reference", key, "the page has no article")
            continue
        yield from _outside(article, article, key)
        for one in claims:
            yield from _outside(one, article, one.claim.id)


def _outside(value: Article | Resolved, article: Article, where: str) -> Iterator[Finding]:
    """Spans that run past the end of the article's text."""
    for span in spans_in(value):
        if span.end > len(article.text):
            message = f"[{span.start}, {span.end}) lies outside a text of {len(article.text)} code points"
            yield Finding("span", where, message)


def spans_in(value: object) -> Iterator[Span]:
    """Every span inside a value of the record, at any depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name))
