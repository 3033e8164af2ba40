"""Many windows of the sketches' keys looked through in one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, text

# A key, and the first and last of the days looked for.
Window = tuple[str, int, int]

# How many windows a statement has room for. It is text, made once a size: with its values in it, SQLAlchemy
# would make it anew each time, which took longer than the database. 512 take 1,536 of the 32,766 values that
# SQLite binds in one statement.
_ROOMS = (8, 64, 512)
# No claim lies under an empty key.
_NONE: Window = ("", 1, 0)

_CLAIMS = (
    "SELECT asked.n, sketch_keys.claim FROM asked CROSS JOIN sketch_keys "
    "WHERE sketch_keys.key = asked.key AND sketch_keys.first BETWEEN asked.low AND asked.high"
)
_NUMBERS = (
    "SELECT asked.n, (SELECT count(*) FROM (SELECT 1 AS one FROM sketch_keys "
    "WHERE sketch_keys.key = asked.key AND sketch_keys.first BETWEEN asked.low AND asked.high "
    "LIMIT :most) AS few) FROM asked"
)


def claims_in(connection: Connection, windows: Collection[Window]) -> Iterator[tuple[Window, str]]:
    """Each window with each claim in it."""
    for room, part in _cut(windows):
        rows = connection.execute(_statement(_CLAIMS, room), _values(part, room))
        yield from ((part[n], claim) for n, claim in rows)


def numbers_in(
    connection: Connection, windows: Collection[Window], most: int
) -> Iterator[tuple[Window, int]]:
    """Each window with the number of claims in it, ``most`` where there are more."""
    for room, part in _cut(windows):
        rows = connection.execute(_statement(_NUMBERS, room), {"most": most, **_values(part, room)})
        yield from ((part[n], number) for n, number in rows if n < len(part))


def _cut(windows: Collection[Window]) -> Iterator[tuple[int, list[Window]]]:
    """The windows in statements' fills, each with the room that it needs."""
    every = sorted(windows)
    for start in range(0, len(every), _ROOMS[-1]):
        part = every[start : start + _ROOMS[-1]]
        yield next(room for room in _ROOMS if len(part) <= room), part


def _values(part: list[Window], room: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for n, (key, low, high) in enumerate(part + [_NONE] * (room - len(part))):
        values[f"k{n}"], values[f"l{n}"], values[f"h{n}"] = key, low, high
    return values


@cache
def _statement(asking: str, room: int) -> TextClause:
    # The first row says of what types the columns are.
    rows = ["(0, CAST(:k0 AS VARCHAR), CAST(:l0 AS INTEGER), CAST(:h0 AS INTEGER))"]
    rows += [f"({n}, :k{n}, :l{n}, :h{n})" for n in range(1, room)]
    return text(f"WITH asked(n, key, low, high) AS (VALUES {', '.join(rows)}) {asking}")
