"""What a kind of question is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from readout.pipeline.questions._asked import Asked
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._values import Column, Parameter, Row


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of question: a module under ``kinds`` holds one as ``QUESTION``.

    ``title`` is the question in words. ``example`` are the words after ``readout ask`` that ask it.
    """

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    caveat: str
    example: str
    answer: Callable[[Desk, Asked], tuple[str, tuple[Row, ...]]]
