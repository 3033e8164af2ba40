"""Every route of the application, whatever it was put together from."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import FastAPI
from starlette.routing import Mount


def every(app: FastAPI) -> Iterator[tuple[frozenset[str], str]]:
    """Methods and path of every route, those of included routers and of mounted applications too."""
    waiting = [("", route) for route in app.routes]
    while waiting:
        before, route = waiting.pop()
        included = getattr(route, "original_router", None)
        if included is not None:
            # A router of ours is included as it stands, without a prefix.
            assert route.include_context.prefix == ""  # type: ignore[attr-defined]
            waiting.extend((before, inner) for inner in included.routes)
        elif isinstance(route, Mount):
            waiting.extend((before + route.path, inner) for inner in route.routes or ())
        else:
            yield frozenset(route.methods or ()), before + route.path  # type: ignore[attr-defined]
