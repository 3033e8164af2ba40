"""Questions put to a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TextIO

from readout.exports import write_table
from readout.pipeline.questions._asked import asked
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._shelf import question, questions
from readout.pipeline.questions._values import Answer

# At most so many places are written into one cell of a CSV file.
_MOST_PLACES = 200


class Questions:
    """Puts questions to a record. ``Readout.questions`` is one over the open record.

    Each kind of question is a file under ``kinds``; its words are read the same way whoever asks, so that the
    command line, the API and the pages give one answer.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @staticmethod
    def all() -> tuple[Question, ...]:
        """Every kind of question, by name."""
        return tuple(questions().values())

    @staticmethod
    def get(name: str) -> Question:
        """The kind of question of this name. :raises InputError: if there is none."""
        return question(name)

    def ask(self, name: str, given: Mapping[str, Sequence[str]]) -> Answer:
        """The answer to one question; ``given`` are the words for its parameters, by name.

        :raises InputError: for a question that is none, or words that are not what it is asked with.
        """
        kind = self.get(name)
        sentence, rows = kind.answer(self._desk, asked(name, kind.parameters, given, self._desk.people))
        return Answer(name, sentence, kind.columns, rows, kind.caveat)

    @staticmethod
    def write_csv(answer: Answer, out: TextIO) -> int:
        """Write an answer as CSV: its columns, then the ids it rests on, parted by spaces; the rows written.

        A place is written ``story:start-end``.
        """
        columns = [*(one.name for one in answer.columns), "events", "stories", "places"]
        rows = (
            [
                *row.values,
                " ".join(row.events),
                " ".join(row.stories),
                " ".join(f"{p.story}:{p.span.start}-{p.span.end}" for p in row.places[:_MOST_PLACES]),
            ]
            for row in answer.rows
        )
        return write_table(columns, rows, out)
