"""Days of ISO prefixes, near enough to compare two sources by."""

from __future__ import annotations


def pad(prefix: str, end: str) -> str:
    """A year or month as a day: ``end`` is the "MM-DD" that fills it."""
    return prefix if len(prefix) >= 10 else prefix + f"0000-{end}"[len(prefix) :]


def between(left: str, right: str) -> int:
    """Days from one ISO day to another, every month counted as 30."""
    return _count(right) - _count(left)


def _count(day: str) -> int:
    return int(day[:4]) * 365 + (int(day[5:7]) - 1) * 30 + int(day[8:10])
