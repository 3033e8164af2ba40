"""Who may send what: one table of every route that is not only read, with the least role for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from starlette.routing import compile_path

from readout.record import UserRole

# Reading is for everybody who is let in. A route that is missing here is for admins alone, and the test that
# walks the application's routes fails. None is for whoever comes, logged in or not.
LEAST: dict[tuple[str, str], UserRole | None] = {
    ("POST", "/login"): None,
    ("POST", "/logout"): "reader",
    ("POST", "/api/v1/read"): "reader",
    ("POST", "/api/v1/review"): "reviewer",
    ("POST", "/api/v1/judgements"): "reviewer",
    ("POST", "/review/{claim}/{field}"): "reviewer",
    ("POST", "/review/log/events/{word}"): "reviewer",
    ("POST", "/events/{key}/same"): "reviewer",
    ("POST", "/events/{key}/split"): "reviewer",
}
_RANKS: tuple[UserRole, ...] = get_args(UserRole)


class Roles:
    """The table, ready to be asked."""

    def __init__(self, least: Mapping[tuple[str, str], UserRole | None] = LEAST) -> None:
        self._rows: list[tuple[str, re.Pattern[str], UserRole | None]] = [
            (method, compile_path(path)[0], role) for (method, path), role in least.items()
        ]

    def least(self, method: str, path: str) -> UserRole | None:
        """The least role for what is sent to a path."""
        for known, pattern, role in self._rows:
            if method == known and pattern.fullmatch(path):
                return role
        return "admin"


def enough(role: UserRole, least: UserRole | None) -> bool:
    """Whether a role may do what needs the other at least."""
    return least is None or _RANKS.index(role) >= _RANKS.index(least)
