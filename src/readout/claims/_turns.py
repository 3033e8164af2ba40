"""Transcripts of questions and answers: what is asked is another's word than what is answered."""

from __future__ import annotations

from readout.claims._page import OpenPage

# Tokens from the label of a question to its colon: "Q:", "Question from Reuters:".
_LABEL = 4


def asked_apart(page: OpenPage, number: int, other: int) -> bool:
    """Whether sentence ``number`` is in the paragraph of a question, and sentence ``other`` in another one.

    "Q: A spoke ill of B yesterday. (...)" above "C: We reject that": the day that the question names is not
    the day of the answer.
    """
    return page.sentences[number].paragraph != page.sentences[other].paragraph and _asks(page, number)


def _asks(page: OpenPage, number: int) -> bool:
    """Whether the paragraph of a sentence opens with the label of a question."""
    first = number
    while first and page.sentences[first - 1].paragraph == page.sentences[number].paragraph:
        first -= 1
    folds = page.sentences[first].folds(0, 1 + _LABEL)
    return folds[:1] != () and folds[0] in page.words.telling.questions and ":" in folds[1:]
