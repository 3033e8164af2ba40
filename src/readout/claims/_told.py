"""Which acts are told at all: what a cue alone, a habit, a match or a contradiction does not tell.

Every question is asked of one act and its parties; whether it is news of this page is asked later.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims._act import Act
from readout.claims._page import OpenPage
from readout.claims._parties import Principal
from readout.claims._undone import undone
from readout.claims._weighed import weighed
from readout.claims._words import Words
from readout.record import Found, Status, When

# How far in front of a noun the verb may stand that only says what somebody thinks of it.
_GREETED = 5
# "about the first round of the talks between"
_SPOKEN_OF = 7
# "according to the countries' joint statement": words that cite stand this near.
_CITED = 5
# Families of acts that are nothing without somebody who does them and somebody they are done to.
_AIMED = ("statement", "aid")
# A cue fainter than this counts only with both sides named.
FAINT = 0.5
# "received", "hosted": below this weight a transitive cue needs people on both sides.
_SURE = 0.75
_SEVERAL = 2
_THREAT = "threat"
# Words of fiction on a page that is about a book or a film. Reviews of our own have five and more, news at
# most two.
_MANY = 4


def is_told(page: OpenPage, act: Act, principals: Sequence[Principal]) -> bool:
    """Whether an act with these parties is told as something that is, was or will be done by them."""
    if act.kind.family == "letter" and _only_said(page, act):
        return False
    if (
        _habitual(page, act)
        or _played(page, act)
        or _imagined(page)
        or _contradicts(page, act)
        or weighed(act, page.words)
        or undone(act, page.words) == "untold"
    ):
        return False
    if len({p.government for p in principals if p.government}) < _SEVERAL:
        return False
    if act.kind.family in _AIMED and not aimed(principals):
        return False
    if _nobody_goes(act, page.words) or _on_condition(act, page.words):
        return False
    if _only_sent_home(act, page.words) or _at_nobody(act, principals):
        return False
    return _plain(act) and _has_sides(act, principals, page.words) and not _medium(page, act)


def _at_nobody(act: Act, principals: Sequence[Principal]) -> bool:
    """True for a sanction of the model's own of which nobody is said to suffer it."""
    return act.kind.family == "sanction" and act.rules[0].startswith("model:") and not aimed(principals)


def _only_sent_home(act: Act, words: Words) -> bool:
    """ "12 Afghans were deported": nationals whom a country sends home, of whom nothing more is told."""
    targets = act.left if act.cue.swap else tuple(m for via, group in act.right for m in group if via is None)
    nationals = bool(targets) and all(m.kind == "owner" for m in targets)
    expelled = act.kind.family == "sanction" and act.cue.cameo == "166"
    return nationals and expelled and not words.telling.posted & {t.fold for t in act.sentence.tokens}


def _nobody_goes(act: Act, words: Words) -> bool:
    """ "reaches 40 degrees in A and B": a verb of travel without a traveller, in another order."""
    travels = act.kind.family == "visit" and act.cue.frame == "verb"
    return travels and words.orders is not None and not act.left


def _on_condition(act: Act, words: Words) -> bool:
    """ "If A is attacked again, the two countries will consult": an undertaking, and no contact to come."""
    opened = act.kind.family == "contact" and act.mentions and all(m.kind == "pair" for m in act.mentions)
    before = act.sentence.folds(0, act.mentions[0].start) if opened else ()
    return bool(before) and before[0] in words.telling.conditions and "," in before


def aimed(principals: Sequence[Principal]) -> bool:
    """Whether governments stand on the side that does and on the side it is done to."""
    roles = {p.party.role for p in principals if p.government}
    return {"source", "target"} <= roles


def together(act: Act) -> bool:
    """ "A and B have agreed to reopen the border": two governments are the one subject of a faint cue."""
    named = {m.government for m in act.left if m.kind == "government"} - {None}
    return act.kind.family == "agreement" and len(named) >= _SEVERAL


def only_spoken_of(act: Act, when: Found[When] | None, status: Status, words: Words) -> bool:
    """ "welcomed the talks between A and B", "told him of the talks between A and B".

    Without a day of its own, an act that somebody only thinks or speaks of is not reported. That there is
    none ("no plans for a meeting of A and B") is.
    """
    if status in ("denied", "cancelled"):
        return False
    if act.kind.name == _THREAT and act.cue.frame == "noun" and when is None:
        return True  # "A's threats against B moved the markets"
    whole = act.cue.frame == "noun" and act.kind.mutual and any(via == "between" for via, _ in act.right)
    if not whole or (when is not None and when.value.basis != "pub"):
        return False
    greeted = words.speech.greets & set(act.sentence.folds(act.start - _GREETED, act.start))
    return bool(greeted or words.matters & set(act.sentence.folds(act.start - _SPOKEN_OF, act.start)))


def _only_said(page: OpenPage, act: Act) -> bool:
    """ "delivered a clear message to B": a message of that kind is no writing."""
    near = act.sentence.folds(act.start - 1, act.end)
    return any(word.startswith("message") for word in near) and bool(page.words.letters.blunt & set(near))


def _habitual(page: OpenPage, act: Act) -> bool:
    return bool(page.words.habitual & set(act.sentence.folds(act.start - 4, act.start)))


def _played(page: OpenPage, act: Act) -> bool:
    """True for countries that meet as teams: nobody is named, on a page with several words of sport."""
    if not act.kind.mutual or any(m.kind not in ("government", "owner") for m in act.mentions):
        return False
    told = {token.fold for one in page.sentences for token in one.tokens}
    return len(page.words.games & told) >= _SEVERAL


def _imagined(page: OpenPage) -> bool:
    """True for a page with many words of books and films: what happens there happens in one of them."""
    told = {token.fold for one in page.sentences for token in one.tokens}
    return len(page.words.telling.fiction & told) >= _MANY


def _contradicts(page: OpenPage, act: Act) -> bool:
    """True for a directed act of the model's own that has one government do it and suffer it."""
    if act.kind.mutual or not act.rules[0].startswith("model:"):
        return False
    doers = {page.people.government(m) for m in act.left} - {None}
    return any(page.people.government(m) in doers for _, group in act.right for m in group)


def _plain(act: Act) -> bool:
    """False for a faint cue whose sides are not both plainly named, or a guest who is only a country."""
    kinds = {m.kind for m in act.mentions}
    if act.cue.weight < FAINT:
        return kinds <= {"person", "office"} or together(act)
    received = act.cue.direct and act.kind.name == "meeting" and act.cue.weight < _SURE
    return not received or ("government" not in kinds and (act.passive or _greets(act)))


def _greets(act: Act) -> bool:
    """False for "welcomed the sanctions adopted by ministers": nobody is received, and "by" names no host."""
    return any(via is None for via, _ in act.right) or not act.right


def _medium(page: OpenPage, act: Act) -> bool:
    """ "according to a joint statement", "... – joint statement": what it was said in is no act itself."""
    cue, named = act.sentence.span_of(act.start, act.end), page.article.headline_source
    if named is not None and any(span.covers(cue) for span in named.evidence):
        return True
    if act.cue.frame != "noun" or act.kind.family != "agreement":
        return False
    if (
        act.cue.weight < _SURE
        and act.sentence.folds(act.end, act.end + 1)[:1] == ("on",)
        and _of_act(page, act)
    ):
        return True
    citing = page.words.citing
    return any(citing.longest(act.sentence, start) in (act.start, act.start - 1) for start in _leads(act))


def _of_act(page: OpenPage, act: Act) -> bool:
    """ "Joint statement on the meeting of A and B": it tells of a contact that its sentence names."""
    others = [other for other in page.acts_of(act.sentence.number) if other.kind.family == "contact"]
    return any(0 <= other.start - act.end <= _CITED for other in others)


def _leads(act: Act) -> range:
    return range(max(act.start - _CITED, 0), act.start)


def _has_sides(act: Act, principals: Sequence[Principal], words: Words) -> bool:
    """False for a sanction that somebody only suffers, a contact of which only third parties are told, and a
    mediation in which nobody is mediated between ("A and B agree to keep up shuttle diplomacy").
    """
    roles = {p.party.role for p in principals if p.government}
    if act.kind.family == "visit" and act.cue.frame == "verb" and roles == {"source"}:
        return False  # "A and B went on to talk"
    if act.kind.family == "mediation":
        return roles != {"source"}
    if act.kind.family == "visit" and "target" not in roles and words.orders is not None:
        return False  # two who travel, and nobody to whom
    return "both" in roles if act.kind.mutual else act.kind.family != "sanction" or "source" in roles
