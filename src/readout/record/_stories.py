"""Stories beside each other: which repeat another's wording, and which are about the same things."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two articles, by id and the lower first, of which one repeats the other's wording.

    ``left_inside`` is the share (0 to 1) of the left story's own words that stand in the right story in the
    same order, ``right_inside`` the reverse; words inside quotations are nobody's own.
    """

    left: str
    right: str
    left_inside: float
    right_inside: float


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article that is a copy: ``first`` is the article whose wording it repeats.

    ``share`` is the share (0 to 1) of its own words that stand in the story it was copied from.
    """

    article: str
    first: str
    share: float


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline to be gathered with others: its id, words, language (ISO 639-1) and ISO time, if known."""

    id: str
    text: str
    language: str
    at: str | None
