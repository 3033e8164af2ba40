"""The record's values as text for a column, and back."""

from __future__ import annotations

import json
from typing import TypeVar

from readout.record import StoreError, from_json, to_json

T = TypeVar("T")


def pack(value: object) -> str:
    """The JSON of a value of the record, readable where the database can keep its letters as they are."""
    plain = to_json(value)
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate came with the page; only an escape keeps it
        return json.dumps(plain, separators=(",", ":"))
    return text


def unpack(kind: type[T], doc: str) -> T:
    """The value that ``pack`` wrote.

    :raises StoreError: if the text is not such a value any more.
    """
    try:
        return from_json(kind, json.loads(doc))
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(
            f"a {kind.__name__} in the record cannot be read ({error}); run the record's check to find it"
        ) from error


def plain(text: str) -> str:
    """``text`` without what a database cannot hold: a lone surrogate becomes ``?``, NUL becomes U+FFFD."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")


def maybe(text: str | None) -> str | None:
    """``plain``, or None."""
    return None if text is None else plain(text)
