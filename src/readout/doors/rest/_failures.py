"""Every error of the doors in one shape: ``{"error": {"code", "message"}}``."""

from __future__ import annotations

import json

from starlette.responses import JSONResponse

# The word for each status that the doors give; programs test it, people read the message.
CODES = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
    421: "wrong_host",
    422: "bad_request",
    429: "too_many_requests",
    500: "internal_error",
    503: "record_unavailable",
}


class Wire(JSONResponse):
    """JSON in UTF-8 whatever a page held: a lone surrogate, which UTF-8 has no bytes for, becomes ``?``."""

    def render(self, content: object) -> bytes:
        """The bytes of the answer."""
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")


def failure(status: int, message: str, headers: dict[str, str] | None = None) -> Wire:
    """An error as the wire has it."""
    code = CODES.get(status, "error")
    return Wire({"error": {"code": code, "message": message}}, status_code=status, headers=headers)
