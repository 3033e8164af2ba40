"""The day on which a plan, or the end of one, was made known."""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._date_words import said_then, told_then
from readout.claims._dates import Dates
from readout.claims._words import Words
from readout.record import Found, When


def announced(dates: Dates, act: Act, words: Words) -> Found[When] | None:
    """The day by the verb that tells of a plan or calls it off, else the page's; None where there is none.

    "The ministry said on Monday that A would meet B", "A on Friday put off a visit due on 5 February".
    """
    sentence = act.sentence
    for expression in dates.expressions(sentence.number):
        if not dates.can_date(expression):
            continue
        if said_then(sentence, sentence.token_at(expression.span.start), words) or told_then(
            act, expression, words
        ):
            found, _ = dates.resolved(expression, "happened", ())
            if found is not None:
                return found
    return dates.on_page_day("the page announces it")
