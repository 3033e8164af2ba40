"""The words around a day that say whether it is the day of the act, of its telling or of another act."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readout.claims._act import Act
from readout.claims._act_asides import is_purpose
from readout.claims._times import TimeExpression
from readout.claims._tokens import Sentence
from readout.claims._words import Words
from readout.record import Status

# Words this near to an act still belong to it.
_IN_PERSON = ("contact", "visit", "refusal", "mediation")
_NEAR = 3
# "hosted today in Doha a meeting of A and B": how far behind its verb the noun for one act may stand.
_HELD = 5
# "on the sidelines of the Group of Seven's annual summit": how far in front of it the word stands.
_MARGIN = 9
# "said in an emailed statement on Monday": how far behind the verb the day may stand.
_SOMEWHERE = 6
_PLACED = frozenset(["in", "at", "on", "via", "during"])
_DECIDED = ("agreement", "sanction")
# "to begin on Sunday", "due to take effect on Monday", "enters into force on 1 July"
_BEGINS = frozenset(["begin", "begins", "start", "starts", "effect", "force", "starting", "beginning"])
_UNITS = frozenset(["hour", "day", "week", "month", "year"])


def rivals(act: Act, other: Act, words: Words) -> bool:
    """Whether another act of the sentence can take a day away from ``act``.

    Not the same act named again ("spoke with B by telephone on 8 February", "agreed on Friday to restore
    relations", "hosted today a meeting of A and B"), nor one during which the
    act was ("did not meet him during the visit of C on Sunday"), nor what came of it on the day ("agreed on
    Wednesday to start, after talks with C"), nor one beside which it was ("on the margins of a summit in A on
    Sunday").
    """
    if other is act or words.in_person & set(act.sentence.folds(act.end, other.start)[-_MARGIN:]):
        return False
    alike = other.kind.family == act.kind.family
    if alike and (_names_less(other, act, words) or _held(other, act, words)):
        return False
    if alike and act.end <= other.start and "at" in act.sentence.folds(other.start - _NEAR, other.start):
        return False  # "is to see B at the summit, due on 27 July"
    if act.kind.family == "contact" and _right_after(act.sentence.folds(other.end, act.start)):
        return False
    if act.kind.family == "visit" and other.kind.family == "contact" and is_purpose(other, act, words):
        return False  # "flies to C to see B on Thursday": both are on that day
    return "during" not in act.sentence.folds(act.end, other.start)


def _held(other: Act, act: Act, words: Words) -> bool:
    """ "hosted today a meeting of A and B", "hosted today in Doha a meeting": verb and noun tell one act."""
    between = act.sentence.folds(other.end, act.start) if other.end <= act.start else None
    if between is None or len(between) <= _NEAR:
        return between is not None
    object_ = between[-1] in words.articles and not set(between) & (words.and_ | words.breaks | {","})
    return object_ and len(between) <= _HELD and other.cue.frame == "verb" and act.cue.frame == "noun"


def _names_less(other: Act, act: Act, words: Words) -> bool:
    """Whether ``other`` names fewer parties of ``act`` and nobody else: the same act named again.

    A verb with a subject of its own tells of itself ("who came for the summit, was received on its eve"),
    "by telephone" does not.
    """
    leads = act.sentence.tokens[other.start].fold in words.prepositions
    if not other.mentions or not (leads or other.cue.frame == "noun"):
        return bool(act.mentions) and not other.mentions
    return set(other.mentions) < set(act.mentions)


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
    if _said_somewhere(sentence, at - 1, words):
        return True
    listeners = len(before) > 2 and before[0] in words.speech.tells and not sentence.tokens[at - 2].capital
    return listeners or before[-2:][0] in words.says  # "told reporters on Monday"


def _said_somewhere(sentence: Sentence, on: int, words: Words) -> bool:
    """ "said in a statement on Monday", "wrote on Twitter on Tuesday": by what or where it was said stands
    between the verb and the day, and no other clause."""
    for index in range(on - 1, max(on - _SOMEWHERE, 0) - 1, -1):
        token = sentence.tokens[index]
        if token.fold in words.says:
            return sentence.tokens[index + 1].fold in _PLACED
        if not token.word or token.fold in words.breaks or token.fold in words.and_:
            return False
    return False


def purpose(sentence: Sentence, start: int, words: Words) -> bool:
    """True when the act is what another is done for: an infinitive."""
    if words.orders is not None:
        return bool(words.orders.purpose & set(sentence.folds(start - 2, start)))
    return sentence.folds(start - 1, start) == ("to",)


def told_then(act: Act, expression: TimeExpression, words: Words) -> bool:
    """True when the expression dates the telling, the putting off or the agreeing, not what is to come.

    It stands by such a verb: "said on Monday", "on Friday postponed", "was put off on Friday".
    """
    sentence, folds = act.sentence, act.sentence.folds(0, len(act.sentence.tokens))
    at = sentence.token_at(expression.span.start)
    end = sentence.token_at(expression.span.end - 1) + 1
    telling = act.cue.status == "cancelled" and act.cue.frame == "verb"
    if said_then(sentence, at, words) or (telling and end <= act.end):
        return True  # "on Friday told B that he was not coming": the day stands by or in front of the telling
    start = at - 1 if at and folds[at - 1] == "on" else at
    comma = words.orders is None and folds[end : end + 1] == (",",)
    behind = (end, end + 1) if comma else (end,)
    if any(last == start or first in behind for first, last, _ in words.status.cancelled.find(folds)):
        return True
    if words.orders is not None:
        return end < act.start and (folds[end] in words.says or folds[end] in words.agreed)
    # "On Thursday he confirmed that X would meet Y", "On May 24 Trump cancelled the summit"
    leading = folds[end : act.start]
    verbs = words.says | words.agreed
    told = [i for i, word in enumerate(leading) if word in verbs or (i == 0 and word.endswith("ed"))]
    called_off = any(
        end <= first and last <= act.start for first, last, _ in words.status.cancelled.find(folds)
    )
    return (bool(told) or called_off) and folds[at - 1 : at] != ("for",)


def beside_the_telling(act: Act, expression: TimeExpression, words: Words) -> bool:
    """ "X, who called Y a liar, is wrong, Z said on Monday": Z's day is not that of X's words."""
    if act.kind.family != "statement" or not act.left:
        return False
    relative = act.sentence.folds(act.left[-1].end, act.start)[:2] == (",", "who")
    return relative and said_then(act.sentence, act.sentence.token_at(expression.span.start), words)


def denied_then(act: Act, expression: TimeExpression, words: Words) -> bool:
    """True when the expression stands by the denial itself: "on Friday denied that ..."."""
    sentence, folds = act.sentence, act.sentence.folds(0, len(act.sentence.tokens))
    at = sentence.token_at(expression.span.start)
    end = sentence.token_at(expression.span.end - 1) + 1
    start = at - 1 if at and folds[at - 1] == "on" else at
    denials = list(words.status.denied.find(folds))
    first = words.orders is not None and words.orders.order == "vso" and end <= act.start
    if first and any(last <= start for opens, last, _ in denials if not opens):
        return True  # "نفت الوزارة، الاثنين، ما تردد عن لقاء"
    return any(last == start or first == end for first, last, _ in denials)


def about(sentence: Sentence, at: int) -> bool:
    """True when the expression belongs to a topic ("over the August 9 election", "Monday's attack")."""
    before = sentence.folds(at - 2, at)
    after = sentence.folds(at + 1, at + 3)
    return any(word in ("over", "about", "regarding") for word in before) or "'s" in after[:1]


def before_subject(act: Act, at: int, words: Words) -> bool:
    """ "met A on Sunday, and B announced": the day stands in the clause in front of the act's own."""
    if at < _NEAR or words.orders is not None or at >= act.start:
        return False
    if act.cue.frame == "verb" and act.aside:
        return True  # "is in A on Monday before going to B"
    if act.sentence.folds(act.start - 1, act.start) == (",",) and _participle(act):
        return True  # "called off a visit due on 3 May, blaming B"
    between = act.sentence.folds(at, act.left[0].start) if act.left else ()
    return any(mark == "," and word in words.and_ for mark, word in pairwise(between))


def _participle(act: Act) -> bool:
    return act.sentence.tokens[act.start].fold.endswith("ing")


def in_force(act: Act, expression: TimeExpression) -> bool:
    """ "agreed to waive visas from 1 January", "agreed to a truce to begin on Sunday": the day from which it
    holds, not that of the agreement."""
    if act.kind.family not in _DECIDED:
        return False
    at = act.sentence.token_at(expression.span.start)
    begins = set(act.sentence.folds(max(at - _NEAR, act.end), at)) & _BEGINS
    return expression.modifier == "from" or (bool(begins) and at >= act.end)


def follows(act: Act, expression: TimeExpression, words: Words) -> bool:
    """Whether the expression stands behind an act that opens a clause of its own, with no other between."""
    at = act.sentence.token_at(expression.span.start)
    first = min([act.start, *(m.start for m in act.left)])
    opened = act.sentence.folds(first - 1, first)
    clause = bool(opened) and opened[0] in words.breaks
    return clause and at >= act.end and not words.breaks & set(act.sentence.folds(act.end, at))


def of_paper(act: Act, expression: TimeExpression) -> bool:
    """ "met in Delhi on the communique of 13 September": the day of a paper, and of no act done in person."""
    return expression.modifier == "dated" and act.kind.family in _IN_PERSON


def day_before(act: Act, expression: TimeExpression) -> bool:
    """ "on the eve of A's visit": the day before it, not its own."""
    end = act.sentence.token_at(expression.span.end - 1) + 1
    first = min([act.start, *(m.start for m in act.left)])
    counted = act.cue.frame == "noun" and expression.kind == "reference" and expression.offset == -1
    return counted and act.sentence.folds(end, end + 1) == ("of",) and end < first <= end + _NEAR
