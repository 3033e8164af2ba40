"""Status: whether a page says that an act happened, is planned, cancelled, denied or only thought of."""

from __future__ import annotations

from readout.claims._act import Act
from readout.claims._act_letters import CALLED_OFF
from readout.claims._mentions import Mention
from readout.claims._patterns import Matcher
from readout.claims._tokens import Sentence
from readout.claims._undone import undone
from readout.claims._words import Words
from readout.record import Status

# Tokens before and after a cue in which words of status bear on it.
_BEFORE = 9
_AFTER = 10
_FAR = 30
# "invited the President to visit": the verb stands this near in front of whoever is to come.
_INVITED = 2
# Auxiliaries and adverbs in front of a verb that opens a stretch of the sentence ("a été, mardi, annulée").
_OPENS = 3
_BEEN = frozenset(["been", "was", "were", "is", "be", "being"])
_DECIDED = frozenset(["decision", "decree", "decided"])
# "after a first, brief meeting": how far in front of a noun the word may stand that puts the act first.
_LEAD = 4
_AFTER_WORDS = frozenset(["after", "following"])
# "not rule out": words of a negation that leaves an act open.
_RULED = 3
# "to hold a summit": verbs with which a noun for a contact makes an act.
_HOLDING = frozenset(["hold", "have", "host", "attend", "convene", "join"])
_BACKSHIFT, _FUTURE = frozenset(["would"]), frozenset(["will", "'ll", "shall"])
_MARKS = frozenset(";:")
_PARTS = frozenset(";:,.")
_CLAUSE_ENDS = _MARKS | {"after", "before", "and", "but"}
_SUPPORT = frozenset(
    [
        "place",
        "delivered",
        "handed",
        "conveyed",
        "sent",
        "begin",
        "start",
        "travel",
        "scheduled",
        "planned",
        "expected",
        "due",
        "pencilled",
        "penciled",
        "postponed",
        "cancelled",
        "canceled",
        "off",
        "held",
        "happen",
    ]
)


def status_of(act: Act, words: Words) -> Status:
    """The status of one act from the words around its cue, or around the cue it was told together with."""
    act = act.first or act
    if act.cue.status in ("happened", "planned", "hypothetical", "cancelled", "denied"):
        return act.cue.status  # type: ignore[return-value]  # checked by the tuple above
    before, after = _wished(act, _before(act, words), words), _after(act, words)
    around = (*before, *act.sentence.folds(act.start, act.end), *after)
    if _settled(act, before, words) or _is_over(act, words):
        return "happened"
    if words.status.denied.any_in(around) or _denied_afar(act, words):
        return "denied"
    if negative := _negated(act, before, words):
        return negative
    if words.status.cancelled.any_in(around) or _called_off_later(act, words):
        return "cancelled"
    if _to_come(act, before, words) or (not words.status.hypothetical.any_in(before) and _comes(act, words)):
        return "planned"
    if words.status.hypothetical.any_in(_reported(act)[-3:]):
        return "hypothetical"
    inside = act.sentence.folds(act.start, act.end)
    wish, plan = (
        _longest(words.status.hypothetical, before),
        _longest(words.status.future, (*before, *inside)),
    )
    if wish and wish >= plan:
        return "hypothetical"
    later = words.orders is not None and words.orders.later.any_in(after)
    if plan or later or (set(after) & _SUPPORT and words.status.future.any_in(after)):
        return "planned"
    return "happened"


def _wished(act: Act, before: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """The words in front of a cue, with a "to" that opens it where they wish for it: "wants to host B"."""
    opens = act.cue.frame == "verb" and act.sentence.tokens[act.start].fold == "to"
    wishes = opens and words.status.hypothetical.any_in((*before[-1:], "to"))
    return (*before, "to") if wishes else before


def _settled(act: Act, before: tuple[str, ...], words: Words) -> bool:
    """ "agreed to sign" is agreed, "the decision of A to impose sanctions" decided, whatever comes later."""
    if CALLED_OFF in act.rules:
        return True  # what a letter calls off is another act
    if act.kind.family == "sanction":
        return bool(_DECIDED & {*before, *_reported(act)[-3:]})
    return act.kind.family == "agreement" and bool(words.agreed & set(before))


def _is_over(act: Act, words: Words) -> bool:
    """ "said they would go on talking after a first meeting": what they would do follows the act."""
    lead = act.sentence.folds(act.start - _LEAD, act.start)
    place = next((i for i, word in enumerate(lead) if word in _AFTER_WORDS), None)
    if act.cue.frame != "noun" or place is None or words.orders is not None:
        return False
    told = act.sentence.folds(0, act.start - len(lead) + place)
    return bool(_BACKSHIFT & set(told)) and not _FUTURE & set(told)


def _negated(act: Act, before: tuple[str, ...], words: Words) -> Status | None:
    """ "did not talk", "there was no call": said not to have been; "will not meet": called off."""
    if act.cue.frame == "noun":
        if "no" not in before[-2:]:
            return None
        return "cancelled" if words.status.future.any_in(before) else "denied"
    if act.kind.family not in ("contact", "visit", "letter"):
        return "denied" if undone(act, words) == "denied" else None
    place = next((i for i in range(len(before) - 1, -1, -1) if before[i] in words.negated), None)
    if place is None:
        if not _negated_behind(act, words):
            return None
        off = act.sentence.tokens[act.start].fold not in words.pasts or words.status.future.any_in(before)
        return "cancelled" if off else "denied"
    if words.status.hypothetical.any_in(before[place : place + _RULED]):
        return None  # "did not rule out meeting B"
    told = before[:place]
    if words.orders is not None:  # the verb itself may be in the future: "no se celebrará"
        told = (*before, *act.sentence.folds(act.start, act.end))
    return "cancelled" if words.status.future.any_in(told) else "denied"


def _negated_behind(act: Act, words: Words) -> bool:
    """ "reist nicht nach", "trifft B vorerst nicht": the finite verb second, its negation behind it."""
    if words.orders is None or words.orders.order != "v2":
        return False
    folds = act.sentence.folds(act.end, act.end + _AFTER)
    stop = next((i for i, word in enumerate(folds) if word in _PARTS or word in words.and_), len(folds))
    return any(
        word in words.negated and folds[i + 1 : i + 2] != ("nur",) for i, word in enumerate(folds[:stop])
    )


def _comes(act: Act, words: Words) -> bool:
    """ "A letter to B will be delivered by C": the verb of a noun cue in front of its last argument."""
    if act.cue.frame != "noun" or not act.right:
        return False
    folds = act.sentence.folds(act.end, act.right[-1][1][0].start)
    return bool(set(folds) & _SUPPORT) and words.status.future.any_in(folds)


def _longest(matcher: Matcher[str], folds: tuple[str, ...]) -> int:
    """Words in the longest match: "get ready to" outweighs "ready to"."""
    return max((end - start for start, end, _ in matcher.find(folds)), default=0)


def _before(act: Act, words: Words) -> tuple[str, ...]:
    """Words between the subject and the cue; for a noun cue also the verb in front of it."""
    start = max(act.start - _BEFORE, 0)
    subject = act.left[-1] if act.left else None
    # "postponed his visit": the owner stands between the verb and the noun.
    owned = subject is not None and act.cue.frame == "noun" and subject.kind == "pronoun"
    # Where the verb stands first, it and what it says of the act stand in front of the subject.
    first = words.orders is not None and words.orders.order == "vso"
    if subject is not None and subject.end <= act.start and not owned and not first:
        start = max(start, subject.end)
    folds = _folds(act.sentence, start, act.start)
    if words.orders is not None and words.orders.order == "v2" and subject is not None and not owned:
        folds = _clause(act, subject, folds)
    if act.cue.frame == "verb" and folds[-1:] == (",",) and _participle(act):
        return ()  # "asked for nothing, rejecting what B said": what stands before is of another act
    for index in range(len(folds) - 1, -1, -1):
        joined = act.cue.frame == "verb" and folds[index] in ("and", "but")
        if (
            joined
            and index + 1 == len(folds)
            and _bare(act, words)
            and words.status.future.any_in(folds[:index])
        ):
            continue  # "will hold talks with A and meet B"
        if folds[index] in _MARKS or joined or (first and folds[index] in words.and_):
            return folds[index + 1 :]
    return folds


def _clause(act: Act, subject: Mention, folds: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a clause whose finite verb stands by its subject, far from the cue at its end.

    "will in der kommenden Woche ... treffen", "am Montag wird B ... empfangen".
    """
    if act.cue.frame != "verb" or subject.end > act.start:
        return folds
    front = _folds(act.sentence, subject.start - 1, subject.start) if subject.start else ()
    return front + _folds(act.sentence, subject.end, act.start)


def _bare(act: Act, words: Words) -> bool:
    """True for a verb in its plain form, which goes on with the auxiliary before "and"."""
    verb = act.sentence.tokens[act.start].fold
    return not verb.endswith(("s", "ed", "ing")) and verb not in words.pasts


def _participle(act: Act) -> bool:
    return act.sentence.tokens[act.start].fold.endswith("ing")


def _called_off_later(act: Act, words: Words) -> bool:
    """ "A summit, which was to take place in May, has been shelved": a passive far behind the noun."""
    folds = act.sentence.folds(act.end, act.end + _FAR)
    if words.orders is not None and words.orders.order == "v2":
        # "hat seine Reise nach A und B abgesagt": the participle closes the clause.
        stop = next((i for i, word in enumerate(folds) if word in _PARTS), len(folds))
        return act.cue.frame == "noun" and words.status.cancelled.any_in(folds[:stop])
    if words.orders is not None:
        return _closes(act, words.status.cancelled, words)
    return act.cue.frame == "noun" and any(
        _BEEN & set(folds[max(start - 2, 0) : start]) for start, _, _ in words.status.cancelled.find(folds)
    )


def _denied_afar(act: Act, words: Words) -> bool:
    """Whether the denial stands in front of the subject or, where a verb stands first, opens the sentence."""
    denied = words.status.denied
    first = words.orders is not None and words.orders.order == "vso"
    opens = first and act.start > 0 and denied.any_in(act.sentence.folds(0, 1))
    return opens or denied.any_in(_reported(act)) or _closes(act, denied, words)


def _closes(act: Act, matcher: Matcher[str], words: Words) -> bool:
    """Whether the verb of a noun says so behind what stands between: "η συνάντηση, που ήταν ..., ακυρώθηκε".

    It opens one of the stretches between commas. Not where the verb stands last or second.
    """
    if words.orders is None or words.orders.order not in ("svo", "vso") or act.cue.frame != "noun":
        return False
    start = max([act.end, *(group[-1].end for _, group in act.right)])
    folds = act.sentence.folds(start, start + _FAR)
    stop = next((i for i, word in enumerate(folds) if word in _MARKS), len(folds))
    opens = [0, *(i + 1 for i, word in enumerate(folds[:stop]) if word == ",")]
    return any(first - place <= _OPENS for place in opens for first in _starts(matcher, folds, place, stop))


def _starts(matcher: Matcher[str], folds: tuple[str, ...], place: int, stop: int) -> list[int]:
    end = next((i for i in range(place, stop) if folds[i] == ","), stop)
    return [place + start for start, _, _ in matcher.find(folds[place:end])]


def _reported(act: Act) -> tuple[str, ...]:
    """Words in front of the subject: "the Kremlin denied that Putin had spoken ..."."""
    if not act.left or act.left[0].start > act.start:
        return ()
    folds = _folds(act.sentence, act.left[0].start - _BEFORE, act.left[0].start)
    stop = next((i for i in range(len(folds) - 1, -1, -1) if folds[i] in (";", ":", ".")), -1)
    return folds[stop + 1 :]


def _after(act: Act, words: Words) -> tuple[str, ...]:
    """Words after the cue up to the next clause; past the arguments that follow it."""
    start = act.end
    for _, group in act.right:
        if group[-1].end <= start + _AFTER:
            start = max(start, group[-1].end)
    folds = _folds(act.sentence, start, start + _AFTER)
    ends = _CLAUSE_ENDS if words.orders is None else words.and_ | words.breaks | _MARKS
    stop = next((i for i, word in enumerate(folds) if word in ends), None)
    return folds[:stop]


def _folds(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """The words without months that look like words of status: "May 14" and "14 May" leave nothing open."""
    start = max(start, 0)
    tokens = sentence.tokens[start:end]
    around = sentence.tokens[max(start - 1, 0) : end + 1]
    places = [i for i, token in enumerate(around) if token.text.isdigit()]
    near = {around[j].span.start for i in places for j in (i - 1, i + 1) if 0 <= j < len(around)}
    return tuple(token.fold for token in tokens if not (token.capital and token.span.start in near))


def _to_come(act: Act, before: tuple[str, ...], words: Words) -> bool:
    """ "Lavrov to visit Iran", "agreed to meet", "to hold a summit": a bare infinitive and no wish."""
    if act.cue.frame == "noun":
        held = [word for word in before if word not in words.articles][-2:]
        bare = len(held) > 1 and held[0] == "to" and held[1] in _HOLDING
    else:
        own = act.sentence.tokens[act.start].fold == "to" and not before  # not "was in Kyiv to receive B"
        bare = own or before[-1:] == ("to",)
    if not bare:
        return False
    invited = words.status.hypothetical.any_in(_reported(act)[-_INVITED:]) and len(before) == 1
    return not invited and not words.status.hypothetical.any_in(before)
