"""Whether a caller's publication date is one."""

from __future__ import annotations

import re
from datetime import date, datetime

_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,6})?)?( ?(Z|[+-]\d{2}:?\d{2}))?")


def iso_prefix(text: str) -> str | None:
    """``text`` as an ISO prefix (year, month, day, or a moment with ``T``), or None if it is none."""
    text = text.strip()
    if plain := _PREFIX.fullmatch(text):
        year, month, day = (int(part or 1) for part in plain.groups())
        try:
            date(year, month, day)
        except ValueError:
            return None
        return text
    if not _MOMENT.fullmatch(text):
        return None
    moment = text[:10] + "T" + text[11:].replace(" ", "").replace(",", ".")
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return None
    return moment
