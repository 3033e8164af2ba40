"""What a form of ours sends."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

# A form's fields are short, or the ids of a few hundred accounts; more than this is none of ours.
_LONGEST = 20_000


async def sent(request: Request) -> list[tuple[str, str]]:
    """The fields of a form and what is in them, in its order; a field may come more than once.

    :raises HTTPException: 413 for more than a form of ours can hold.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise HTTPException(413, "That is more than a form of this page holds.")
    return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
