"""Text that a program sends: whole characters only, so that any record can keep it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator


def _whole(text: str) -> str:
    if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("text may hold no NUL and no half of a surrogate pair")
    return text


Text = Annotated[str, AfterValidator(_whole)]
