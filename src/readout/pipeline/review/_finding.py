"""Where words stand in a text."""

from __future__ import annotations

import re

from readout.record import Span


def find(text: str, words: str, near: Span) -> Span | None:
    """The place of ``words`` in the text that is nearest to ``near``; None where they do not stand in it.

    White space is as good as any other, as are small letters and large ones.
    """
    parts = words.split()
    if not parts:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)", re.IGNORECASE)
    places = [Span(*match.span()) for match in pattern.finditer(text)]
    return min(places, key=lambda one: (_away(one, near), one), default=None)


def _away(one: Span, near: Span) -> int:
    return max(0, one.start - near.end, near.start - one.end)
