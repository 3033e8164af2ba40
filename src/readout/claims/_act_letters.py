"""The parts people have in a letter: who wrote it, who carried it, to whom it went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._tokens import Sentence
from readout.claims._words import Words

# How far before the noun the verb may stand that hands the letter over or receives it.
_BEFORE = 9
_OWNED = ("'s", "’s", "'", "’")
# How far behind the noun the clause may reach that says who wrote to whom, and its verbs.
_BEHIND = 24
_SENT = frozenset(["sent", "wrote", "addressed", "sends", "writes", "addresses", "handed"])
# How far in front of a letter the word stands that makes it one which is answered, and how far from the
# sentence's start, and from the comma behind it, a letter may be that opens a sentence.
_ANSWERED, _OPENING, _COMMA = 7, 5, 5
ANSWERED = "letter:answered"
# The rule by which the letter that calls a contact off is for whom it was to be with.
CALLED_OFF = "addressee:called-off"
_WAYS = ("via", "through")

_Group = tuple[Mention, ...]


def settle_letter(act: Act, groups: Sequence[_Group], words: Words) -> None:
    """Give a letter its author on the left, its addressee behind "to" and its carrier behind "via".

    Where a verb says that the letter was handed over or received, its subject is the carrier or the
    addressee; the author is then whoever owns the letter or stands behind "from". A letter delivered in a
    capital, with nobody named, is for its government. A letter with no other author than its bearer keeps
    the arguments it has.
    """
    if _answered(act, groups, words):
        return
    _told_of(act, groups, words)
    there = _linked(act, ("in",))
    act.right = tuple((via, group) for via, group in act.right if via != "in")
    verb = _verb(act, words)
    by = _linked(act, words.by)
    authors = _owner(act, groups) or _linked(act, ("from", "of"))
    if not authors or (verb is None and not (by and _linked(act, ("from",)))):
        return
    subject, given = _around(act, groups, verb, authors) if verb is not None else ((), ())
    received = verb is not None and act.sentence.tokens[verb].fold in words.letters.receives
    addressees = _linked(act, ("to", "for")) or given or there
    carriers = by or _linked(act, _WAYS) or (() if received else subject)
    if received:
        addressees = subject or addressees
    act.left = authors
    act.right = tuple((via, group) for via, group in (("to", addressees), ("via", carriers)) if group)
    act.rules.append("letter:parts")


def _answered(act: Act, groups: Sequence[_Group], words: Words) -> bool:
    """ "A's message is a reply to a letter from B", "answering B's letter, A ...": B wrote it to whoever
    replies. True where the letter of the cue is such a one.
    """
    lead = act.sentence.folds(act.start - _ANSWERED, act.start)
    authors = _linked(act, ("from",)) or _owner(act, groups)
    if act.cue.frame != "noun" or not words.letters.answers & set(lead) or not authors:
        return False
    replying = act.left if act.left and act.left != authors else ()
    act.left, act.right = authors, (("to", replying),) if replying else ()
    act.rules += ["letter:parts", ANSWERED]
    return True


def _told_of(act: Act, groups: Sequence[_Group], words: Words) -> None:
    """Read who wrote to whom behind the noun, where the words around it name no addressee.

    "The letter which A sent to B", "a letter in which he lets B know", "the letter, signed by A, for B".
    """
    if _linked(act, ("to", "for")):
        if not act.left and (signers := _linked(act, ("of",))):
            act.left = signers
            act.right = tuple((via, group) for via, group in act.right if via != "of")
        return
    behind = [group for group in groups if act.end <= group[0].start <= act.end + _BEHIND]
    folds = act.sentence.folds(act.end, act.end + 2)
    if folds[:1] and folds[0] in ("which", "that"):
        sender = next((group for group in behind if group[0].via is None), ())
        to = next((group for group in behind if sender and group[0].via == "to"), ())
        sent = act.sentence.folds(sender[-1].end, to[0].start) if to and to[0].start > sender[0].start else ()
        if _SENT & set(sent):
            act.left, act.right = sender, (("to", to),)
    elif act.left and (folds == ("in", "which") or _fronted(act)):
        told = told_by(act.sentence, behind, words)
        act.right = (*act.right, *((("to", told),) if told else ()))


def _fronted(act: Act) -> bool:
    """ "In a congratulatory letter on Sunday, A told B ..."."""
    comma = "," in act.sentence.folds(act.end, act.end + _COMMA)
    return act.start <= _OPENING and act.sentence.folds(0, 1) in (("in",), ("by",)) and comma


def told_by(sentence: Sentence, groups: Sequence[_Group], words: Words) -> _Group:
    """Whom a verb of telling has for its object: the group right behind it; empty without one."""
    told = [g for g in groups if g[0].via is None and g[0].start]
    return next((g for g in told if sentence.tokens[g[0].start - 1].fold in words.speech.tells), ())


def _verb(act: Act, words: Words) -> int | None:
    """The token of the verb in front of the letter, or that opens the cue; None without one."""
    wanted = words.letters.carries | words.letters.receives
    for index in range(act.end - 1, max(act.start - _BEFORE, 0) - 1, -1):
        token = act.sentence.tokens[index]
        if token.fold in wanted:
            return index
        if index < act.start and (token.text in ",;:" or token.fold in words.breaks):
            return None
    return None


def _linked(act: Act, vias: Iterable[str]) -> _Group:
    wanted = set(vias)
    return next((group for via, group in act.right if via in wanted), ())


def _owner(act: Act, groups: Sequence[_Group]) -> _Group:
    """Whose letter it is: "Trump's letter", "handed over the Emir's written message"."""
    for group in groups:
        last = group[-1].end
        if not act.start - _BEFORE <= last <= act.end:
            continue
        marks = {token.text for token in act.sentence.tokens[max(last - 1, 0) : last + 1]}
        between = act.sentence.folds(last, act.start)
        if marks & set(_OWNED) and len(between) <= 4 and "to" not in between:
            return group
    return ()


def _around(act: Act, groups: Sequence[_Group], verb: int, authors: _Group) -> tuple[_Group, _Group]:
    """The verb's subject, and whoever stands between the verb and the letter ("handed B a letter")."""
    free = [group for group in groups if group != authors and group[0].via is None]
    before = [group for group in free if group[-1].end <= verb and group[0].kind != "owner"]
    between = [group for group in free if verb < group[0].start and group[-1].end <= act.start]
    return (before[-1] if before else ()), (between[0] if between else ())
