"""Serving the atlas."""

from __future__ import annotations


class Offices:
    """Who held which office of which government, on any day."""


def load() -> Offices:
    """The shipped atlas."""
    return Offices()
