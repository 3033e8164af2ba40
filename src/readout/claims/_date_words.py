"""The words around a day that say whether it is the day of the act, of its telling or of another act."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._times import TimeExpression
from readout.claims._tokens import Sentence
from readout.claims._words import Words
from readout.record import Status

# Words this near to an act still belong to it.
_NEAR = 3
_UNITS = frozenset(["hour", "day", "week", "month", "year"])


def rivals(act: Act, other: Act) -> bool:
    """Whether another act of the sentence can take a day away from ``act``.

    Not the same act named again ("spoke with B by telephone on 8 February", "agreed on Friday to restore
    relations", "hosted today a meeting of A and B"), nor one during which the
    act was ("did not meet him during the visit of C on Sunday"), nor what came of it on the day ("agreed on
    Wednesday to start, after talks with C").
    """
    if other is act:
        return False
    alike = other.kind.family == act.kind.family
    if alike and ((act.mentions and not other.mentions) or 0 <= act.start - other.end <= _NEAR):
        return False
    if act.kind.family == "contact" and _right_after(act.sentence.folds(other.end, act.start)):
        return False
    return "during" not in act.sentence.folds(act.end, other.start)


def _right_after(between: Sequence[str]) -> bool:
    """True for words that lead on to what was just before: "after talks", and not "two days after talks"."""
    at = next((i for i, word in enumerate(between) if word in ("after", "following")), None)
    return at is not None and not any(word.rstrip("s") in _UNITS for word in between[max(0, at - 1) : at])


def is_ahead(act: Act, status: Status) -> bool:
    """True for an act whose day is not the day of its announcement; a pledge is made by announcing it."""
    announced = act.cue.status is not None and act.kind.family not in ("contact", "visit", "letter")
    return status not in ("happened", "denied") and not announced


def said_then(sentence: Sentence, at: int, words: Words) -> bool:
    """True when the expression dates the saying ("the ministry said on Monday"), not what is to come."""
    before = sentence.folds(at - 3, at)
    if not before or before[-1] in words.says:
        return bool(before)
    if before[-1] != "on":
        return False
    listeners = len(before) > 2 and before[0] in words.speech.tells and not sentence.tokens[at - 2].capital
    return listeners or before[-2:][0] in words.says  # "told reporters on Monday"


def purpose(sentence: Sentence, start: int) -> bool:
    """True when the act is what another is done for: an infinitive."""
    return sentence.folds(start - 1, start) == ("to",)


def told_then(act: Act, expression: TimeExpression, words: Words) -> bool:
    """True when the expression dates the telling, the putting off or the agreeing, not what is to come.

    It stands by such a verb: "said on Monday", "on Friday postponed", "was put off on Friday".
    """
    sentence, folds = act.sentence, act.sentence.folds(0, len(act.sentence.tokens))
    at = sentence.token_at(expression.span.start)
    end = sentence.token_at(expression.span.end - 1) + 1
    if said_then(sentence, at, words):
        return True
    start = at - 1 if at and folds[at - 1] == "on" else at
    if any(last == start or first == end for first, last, _ in words.status.cancelled.find(folds)):
        return True
    if words.orders is not None:
        return end < act.start and (folds[end] in words.says or folds[end] in words.agreed)
    # "On Thursday he confirmed that X would meet Y", "On May 24 Trump cancelled the summit"
    leading = folds[end : act.start]
    telling = words.says | words.agreed
    told = [i for i, word in enumerate(leading) if word in telling or (i == 0 and word.endswith("ed"))]
    called_off = any(
        end <= first and last <= act.start for first, last, _ in words.status.cancelled.find(folds)
    )
    return (bool(told) or called_off) and folds[at - 1 : at] != ("for",)


def denied_then(act: Act, expression: TimeExpression, words: Words) -> bool:
    """True when the expression stands by the denial itself: "on Friday denied that ..."."""
    sentence, folds = act.sentence, act.sentence.folds(0, len(act.sentence.tokens))
    at = sentence.token_at(expression.span.start)
    end = sentence.token_at(expression.span.end - 1) + 1
    start = at - 1 if at and folds[at - 1] == "on" else at
    return any(last == start or first == end for first, last, _ in words.status.denied.find(folds))


def about(sentence: Sentence, at: int) -> bool:
    """True when the expression belongs to a topic ("over the August 9 election", "Monday's attack")."""
    before = sentence.folds(at - 2, at)
    after = sentence.folds(at + 1, at + 3)
    return any(word in ("over", "about", "regarding") for word in before) or "'s" in after[:1]
