"""Acts told beside another: "A met B before heading to C", "on the eve of A's visit to C"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readout.claims._act import Act
from readout.claims._words import Words

_BEFORE = frozenset(["before", "after"])
_DURING = frozenset(["in", "at", "during"])
_ABOARD = frozenset(["aboard", "aircraft", "flight", "jet", "plane"])
# "ahead of A's first visit to B": so many tokens may stand between these words and whose visit it is.
_NEAR = 2


def share_subjects(acts: Sequence[Act]) -> list[Act]:
    """Give an act that goes on with another's subject that subject, not the other's object.

    "A met B before heading to C", "A summoned B and handed him a note". A noun that only says what the
    contact was is no act beside it and is left out: "A met B and C in bilateral talks". So is one that only
    tells when another was.
    """
    kept = list(acts[:1])
    for number, act in enumerate(acts[1:], start=1):
        main = acts[number - 1]
        objects = {m for _, group in main.right for m in group}
        if _only_when(act, main):
            continue
        kept.append(act)
        if main.passive or main.cue.swap or not objects:
            continue
        if act.left and set(act.left) <= objects and _goes_on(act, main):
            if act.cue.frame == "noun":
                kept.pop()
                continue
            act.left = main.left
        if act.kind.family == "letter" and main.kind.mutual and main.left:
            # "A met B and gave him a letter from Z": A is its bearer.
            act.right = tuple(
                (via, main.left if via == "via" and set(group) <= objects else group)
                for via, group in act.right
            )
    return kept


def _only_when(act: Act, main: Act) -> bool:
    """ "A spoke with B after the meeting in C": the meeting only tells when, and not who was there."""
    told = act.cue.frame == "noun" and act.aside and not act.right and act.kind.family == main.kind.family
    return told and act.kind.mutual and bool(act.left) and set(act.left) <= set(main.mentions)


def _goes_on(act: Act, main: Act) -> bool:
    if act.cue.frame == "noun":
        before = act.sentence.folds(act.start - _NEAR, act.start)
        return act.kind.mutual and main.kind.mutual and not act.right and bool(_DURING & set(before))
    lead = act.sentence.folds(act.start - 1, act.start)
    gerund = act.sentence.tokens[act.start].fold.endswith("ing")
    return lead == ("and",) or (gerund and lead[0] in _BEFORE and bool(main.left))


def without_doubles(acts: Sequence[Act]) -> list[Act]:
    """Leave out a noun that only says what the journey of the verb before it is: "прибыл с визитом в A"."""
    kept = list(acts[:1])
    for before, act in pairwise(acts):
        journeys = before.kind.family == act.kind.family == "visit" and before.cue.frame == "verb"
        double = journeys and act.cue.frame == "noun" and set(act.mentions) <= set(before.mentions)
        kept += [] if double else [act]
    return [one for one in kept if not any(_occasion(one, other) for other in kept)]


def _occasion(act: Act, main: Act) -> bool:
    """ "NATO toplantısı için ... A, B ile görüştü": whom the verb at the end is with is its own."""
    contacts = act.kind.family == main.kind.family == "contact" and act.cue.frame == "noun"
    shared = {m for _, group in act.right for m in group} & {m for _, group in main.right for m in group}
    return contacts and main.cue.frame == "verb" and act.end < main.start and bool(shared)


def is_yet_to_come(act: Act, words: Words) -> bool:
    """Whether a journey without a day was still ahead when what stands beside it was done.

    "met B before heading to C", "on the eve of A's visit to C", "ahead of A's trip to C".
    """
    if act.kind.family != "visit":
        return False
    if act.cue.frame == "verb":
        return act.sentence.folds(act.start - 1, act.start) == ("before",)
    first = min([act.start, *(m.start for m in act.left)])
    folds = [fold for fold in act.sentence.folds(first - _NEAR - 2, first) if fold not in words.articles]
    return folds[-2:] in (["eve", "of"], ["ahead", "of"]) or folds[-1:] == ["before"]


def is_present(act: Act, words: Words) -> bool:
    """Whether a journey is told in the present tense, which on an earlier day is of what is to come."""
    verb = act.sentence.tokens[act.start].fold
    if act.kind.family == "visit" and words.orders is not None and words.orders.order == "vso":
        opens = act.sentence.folds(0, 2) if act.cue.frame == "noun" else ()  # "يبدأ A زيارة إلى B"
        return bool(words.orders.present & {*opens, *act.sentence.folds(act.start, act.end)})
    if act.kind.family != "visit" or act.cue.frame != "verb" or act.sentence.kind == "caption":
        return False
    if words.orders is not None:
        # "est arrivé", "llegó": an accent at the end makes it the past, and folds leave accents out
        plain = {
            t.fold for t in act.sentence.tokens[act.start : act.end] if t.text[-1:].lower() == t.fold[-1:]
        }
        return bool(words.orders.present & plain)
    after_to = act.sentence.folds(act.start - 1, act.start) == ("to",)
    return verb.endswith("s") and verb not in words.auxiliaries and not after_to


def is_boarding(act: Act, words: Words) -> bool:
    """ "should have been on a plane to C last night": the night of the flight is no day of a visit to C."""
    near = set(act.sentence.folds(act.start, act.end + _NEAR))
    return act.kind.family == "visit" and words.orders is None and bool(_ABOARD & near)


def is_purpose(act: Act, journey: Act, words: Words) -> bool:
    """Whether a contact is what a journey told before it is made for: "flies to C for talks with B"."""
    # An English cue may begin with the word itself: "to meet".
    before = set(act.sentence.folds(act.start - _NEAR, act.start + (words.orders is None)))
    leads = {"for", "to"} if words.orders is None else words.orders.purpose
    return journey.sentence is act.sentence and journey.end <= act.start and bool(leads & before)


def same_day_as(act: Act, acts: Sequence[Act]) -> Act | None:
    """The act of the sentence whose day an act without words of its own for one shares; None without.

    "flew to C on Sunday, where he was received by B", "recalled its envoy on Monday and handed over a note".
    """
    before = [other for other in acts if other.end <= act.start]
    main = before[-1] if before else None
    if main is None or act.cue.frame != "verb":
        return None
    first = min([act.start, *(m.start for m in act.left if m.start >= main.end)])
    there = act.sentence.folds(first - 1, first) == ("where",) and main.kind.family == "visit"
    lead = act.sentence.folds(act.start - 1, act.start)
    same = all(m in main.left or m.end <= main.end for m in act.left)
    goes_on = lead == ("and",) and bool(main.left) and same
    return main if there or goes_on else None
