"""When a page was published, so that two can be put in order."""

from __future__ import annotations

from datetime import UTC, datetime

_DAY = 10


def instant(published: str | None) -> str | None:
    """An ISO minute in UTC that sorts; a day without a time of day is taken for its end, a month for its.

    A local time without an offset is taken as it is written. None where nothing can be put in order.
    """
    if not published:
        return None
    if len(published) <= _DAY:
        return f"{published}-99-99"[:_DAY] + "T24:00"
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    if moment.tzinfo is not None:
        try:
            moment = moment.astimezone(UTC)
        except OverflowError:
            return None
    return moment.strftime("%Y-%m-%dT%H:%M").zfill(16)
