"""The questions there are: every module of ``kinds``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from readout.pipeline.questions._question import Question
from readout.plugins import Loader, modules
from readout.record import InputError


@cache
def questions() -> Mapping[str, Question]:
    """Every question by name, sorted. A file's name cannot hold the hyphen that a question's has."""
    found = modules("readout.pipeline.questions.kinds", "QUESTION")
    loaded = (cast("Loader[Question]", loader)() for loader in found.values())
    return {one.name: one for one in sorted(loaded, key=lambda one: one.name)}


def question(name: str) -> Question:
    """The question of this name. :raises InputError: if there is none."""
    if name not in questions():
        raise InputError(f"no question is called {name[:80]!r}; known: {', '.join(questions())}")
    return questions()[name]
