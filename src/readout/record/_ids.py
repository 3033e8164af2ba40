"""Ids come from content, so reading a page twice changes nothing."""

from __future__ import annotations

import hashlib


def content_id(kind: str, *parts: str) -> str:
    """A stable id: ``kind`` and the first 16 hex digits of the SHA-256 of ``parts``.

    Parts are joined by the ASCII unit separator, so ("ab", "c") and ("a", "bc") differ. Surrogates that
    cannot be encoded are kept by ``surrogatepass``.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:16]}"
