"""Acts of which a page says that nobody tells when they were."""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._page import OpenPage
from readout.record import Problem, problem

# What ends the clause that says so: "would not say when." and not "would not say when talks resume".
_ENDS = frozenset('.,;:!?…)"”»')


def untimed(page: OpenPage, act: Act) -> tuple[Problem, ...]:
    """A problem where the page says, behind an act or in the next sentence, that no time is told."""
    here = act.sentence
    following = page.sentences[here.number + 1 : here.number + 2]
    for sentence, start in ((here, act.end), *((one, 0) for one in following)):
        folds = sentence.folds(start, len(sentence.tokens))
        for first, end, _ in page.words.telling.untimed.find(folds):
            if end == len(folds) or folds[end] in _ENDS:
                span = sentence.span_of(start + first, start + end)
                said = span.of(page.article.text)
                return (problem("P022", f"the page says that no time is told: {said!r}", span),)
    return ()
