"""Subjects where the verb stands first: who opens a headline, and verbs that go on with one told before."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._word_orders import Orders
from readout.claims._words import Words

_PEOPLE = ("person", "office")
_PAIR = 2

_Group = tuple[Mention, ...]


def opening(act: Act, before: Sequence[_Group], words: Words, orders: Orders) -> _Group:
    """ "السيسي يستقبل A ويتسلم رسالة": who opens a headline does what is joined on by "and" too."""
    first = before[-1] if before and orders.order == "vso" and act.cue.frame == "verb" else ()
    joined = bool(words.and_ & set(act.sentence.folds(act.start - 1, act.start)))
    opens = bool(first) and first[0].start == 0 and first[0].via is None
    return first if opens and joined and first[0].kind in ("person", "office", "government") else ()


def heads(act: Act, before: Sequence[_Group], orders: Orders) -> bool:
    """ "وزير الخارجية يلتقي B": who opens a sentence right in front of a verb that mostly stands first."""
    if orders.order != "vso" or act.cue.frame != "verb" or not before:
        return False
    first = before[0]
    return first[0].start == 0 and first[-1].end == act.start and first[0].kind in (*_PEOPLE, "government")


def subject_told(
    act: Act, before: Sequence[_Group], bare: Sequence[_Group], words: Words, orders: Orders
) -> _Group:
    """ "وصل A إلى C، والتقى B": a verb joined on with one name behind it goes on with the first's subject."""
    if orders.order != "vso" or act.cue.frame != "verb" or not (act.cue.direct and act.kind.mutual):
        return ()
    joined = bool(words.and_ & set(act.sentence.folds(act.start - 1, act.start))) and act.start > _PAIR
    subjects = [g for g in reversed(before) if g[0].kind in _PEOPLE and g[0].via is None]
    return subjects[0] if joined and subjects and len(bare) == 1 else ()
