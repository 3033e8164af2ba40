"""A share with its interval."""

from __future__ import annotations

from math import sqrt

# The 97.5th percentile of the normal distribution: an interval of 95 %.
_Z = 1.959963984540054


def wilson(hits: int, number: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of ``hits`` out of ``number``; 0 to 1 where there is nothing."""
    if number == 0:
        return 0.0, 1.0
    share = hits / number
    middle = share + _Z**2 / (2 * number)
    spread = _Z * sqrt(share * (1 - share) / number + _Z**2 / (4 * number**2))
    scale = 1 + _Z**2 / number
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
