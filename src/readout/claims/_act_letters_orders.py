"""The parts people have in a letter, in languages with another order than English."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._words import Words

# How far in front of a letter the verb may stand that hands it over or receives it: a place and a day may
# stand between ("a reçu, mercredi au siège de la Présidence, un message de ...").
_BEFORE = 16
_STOPS = frozenset(";:")

_Group = tuple[Mention, ...]


def name_parts(act: Act, before: Sequence[_Group], words: Words) -> None:
    """Give a letter its author on the left, its addressee and its bearer on the right.

    Only where a verb says that somebody received it or handed it over and its author is told: otherwise the
    verb's subject is the author and the arguments stay as they are. ``before`` are the groups in front of the
    letter, the nearest first.
    """
    verb = _verb(act, words)
    authors = _linked(act, ("from",)) or _linked(act, ("of",)) or _owner(act)
    if act.kind.family != "letter" or verb is None or not authors:
        return
    free = [g for g in before if g[0].via is None and g != authors and g[-1].end <= verb]
    subject = act.left if act.left and act.left != authors else next(iter(free), ())
    received = act.sentence.tokens[verb].fold in words.letters.receives
    given = _linked(act, ("to",)) or _linked(act, (None,))
    first = words.orders is not None and words.orders.order == "vso"
    between = [g for g in reversed(before) if g[0].via is None and verb < g[0].start] if first else []
    if between:  # "سلم A B رسالة من C": bearer, addressee and author behind the verb
        subject, given = between[0], given or next(iter(between[1:]), ())
    addressees, bearers = (subject, ()) if received else (given, subject)
    if not addressees or addressees == authors:
        return
    act.left = authors
    act.right = tuple((via, group) for via, group in (("to", addressees), ("via", bearers)) if group)
    act.rules.append("letter:parts")


def _verb(act: Act, words: Words) -> int | None:
    wanted = words.letters.carries | words.letters.receives
    for index in range(act.end - 1, max(act.start - _BEFORE, 0) - 1, -1):
        token = act.sentence.tokens[index]
        if token.fold in wanted:
            return index
        if token.text in _STOPS or token.fold in words.breaks:
            return None
    return None


def _owner(act: Act) -> _Group:
    """Whoever stands behind a noun with nothing between owns it: "письмо Путина"."""
    return act.left if act.cue.frame == "noun" and act.left and act.left[0].start >= act.end else ()


def _linked(act: Act, vias: Sequence[str | None]) -> _Group:
    return next((group for via, group in act.right if via in vias), ())
