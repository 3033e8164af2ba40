"""The contact that the same verb joins on: "spoke with A on Monday and with B on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._words import Words

# How far behind the first counterpart a second one of the same verb may stand.
_APART = 12
# "held a meeting with A ..., and another with B": so far where it is told as another.
_FAR = 24
# Tokens between "and" and the second counterpart, his day not counted.
_LEAD = 3
_STOPS = frozenset(";:")
_ENDS = frozenset(".,)")


def second(
    act: Act, groups: Sequence[tuple[Mention, ...]], words: Words, dated: frozenset[int] = frozenset()
) -> list[Act]:
    """The act with a second counterpart whom "and" joins on; none where the verb has no such.

    ``dated`` are the tokens of the sentence's times: "met A on 12 June, and a day later B". Behind a direct
    object a second one needs a day of its own, or he is the subject of what follows.
    """
    if words.orders is not None or not act.kind.mutual or not act.left or len(act.right) != 1:
        return []
    via, done = act.right[0]
    for group in groups:
        between = act.sentence.tokens[done[-1].end : group[0].start]
        again = "another" in act.sentence.folds(group[0].start - _LEAD, group[0].start)
        near = done[-1].end < group[0].start and len(between) <= (_FAR if again else _APART)
        if not near or group[0].via != via or any(token.text in _STOPS for token in between):
            continue
        joined, own_day = _joined(act, group[0].start, words, dated, bare=via is None)
        if joined and (via is not None or _object(act, done, group, own_day, words, dated)):
            place = group[0].start - 1 if own_day or via is not None else group[-1].end - 1
            return [
                Act(act.sentence, place, place + 1, act.kind, act.cue, act.left, ((via, group),), first=act)
            ]
    return []


def _joined(act: Act, start: int, words: Words, dated: frozenset[int], *, bare: bool) -> tuple[bool, bool]:
    """Whether "and" leads to token ``start`` with little between, nothing but a day where it is ``bare``; and
    whether a day stands there.
    """
    own_day, others = False, 0
    for index in range(start - 1, act.end, -1):
        if act.sentence.tokens[index].fold in words.and_:
            return others > 0 or own_day or index == start - 1, own_day
        own_day = own_day or index in dated or act.sentence.tokens[index].fold in words.telling.apart
        token = act.sentence.tokens[index]
        if bare and index not in dated and not _small(token.fold, words):
            return False, own_day  # "met A on Monday and will meet B on Tuesday"
        others += index not in dated and token.text != ","
        if others >= _LEAD:
            break
    return False, own_day


def _small(word: str, words: Words) -> bool:
    return word == "," or word in words.telling.apart or word in words.articles or word in words.prepositions


def _object(
    act: Act,
    done: tuple[Mention, ...],
    group: tuple[Mention, ...],
    own_day: bool,
    words: Words,
    dated: frozenset[int],
) -> bool:
    """ "met A on Monday and on Tuesday B", "met A on Monday and B on Tuesday": no verb of his own follows."""
    if act.cue.frame != "verb" or not act.cue.direct:
        return False
    tokens, end = act.sentence.tokens, group[-1].end
    behind = tokens[end].fold if end < len(tokens) else ""
    ends = not behind or behind in _ENDS or behind in words.prepositions or end in dated
    if own_day:
        return ends
    first_day = any(index in dated for index in range(done[-1].end, group[0].start))
    return first_day and ends and bool(dated & {end, end + 1})
