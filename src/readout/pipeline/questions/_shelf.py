"""The shelf of questions: every module of ``kinds``, and what others plug in."""

from __future__ import annotations

from typing import cast

from readout.pipeline.questions._question import Question
from readout.plugins import Loader, Shelf, modules

# A file name cannot hold the hyphen that a question's name has.
QUESTIONS: Shelf[Question] = Shelf(
    "question",
    {
        name.replace("_", "-"): cast("Loader[Question]", loader)
        for name, loader in modules("readout.pipeline.questions.kinds", "QUESTION").items()
    },
    "readout.questions",
)
