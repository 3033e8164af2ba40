"""Ids come from content, so reading a page twice changes nothing."""

from __future__ import annotations

import hashlib

_ESCAPED = str.maketrans({"\x1e": "\x1e\x1e", "\x1f": "\x1e\x1f"})


def content_id(kind: str, *parts: str) -> str:
    """A stable id: ``kind`` and the first 16 hex digits of the SHA-256 of ``parts``.

    Parts are joined by the ASCII unit separator, escaped where a part holds it, so ("ab", "c") and
    ("a", "bc") always differ. Surrogates that cannot be encoded are kept by ``surrogatepass``.
    """
    joined = "\x1f".join(part.translate(_ESCAPED) for part in parts)
    digest = hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:16]}"
