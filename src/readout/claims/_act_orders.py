"""The arguments of a cue in languages with another order than English.

Roles come from the mentions (see ``_mention_orders``); this module finds which mentions belong to the cue:
after it as in English, before it where the verb stands last, subject and object after it where it stands
first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from readout.claims._act import Act
from readout.claims._act_first import heads, opening, subject_told
from readout.claims._act_letters_orders import name_parts
from readout.claims._act_suffered import name_announcer, name_doer
from readout.claims._mentions import Mention
from readout.claims._word_orders import Orders
from readout.claims._words import Words

# How far, in tokens, an argument may stand from its cue: as in ``_acts``.
_REACH = 30
# A bare name counts as subject or object of a verb in front of it within this many tokens.
_NEAR = 9
_STOPS = frozenset(";:")
_PAIR = 2
# Families of acts whose subject suffers them where a form of "be" stands in front of the participle.
_DONE_TO = ("sanction", "statement")
_PLACED = ("government", "owner")

_Group: TypeAlias = "tuple[Mention, ...]"
_Linked: TypeAlias = "list[tuple[str | None, _Group]]"


def fill(act: Act, groups: Sequence[_Group], words: Words, orders: Orders) -> None:
    """Give ``act`` its arguments: subject left, the others right, each with its role."""
    outside = [g for g in groups if g[-1].end <= act.start or g[0].start >= act.end]
    inside: _Linked = [(_via(g, orders), g) for g in groups if g not in outside]
    before = _before(act, outside)
    after = inside + _Scan(act, words, orders).after(outside)
    noun = act.cue.frame == "noun"
    owner = [g for via, g in after if noun and via in (None, "of")]
    bare = [g for via, g in after if not noun and via is None]
    linked: _Linked = [
        (via, g)
        for via, g in after
        if (via in act.cue.links or via in words.by) and not (noun and via == "of")
    ]
    if _whole(act, linked, owner):
        act.right = (*(("of", g) for g in owner[:1]), *linked)
        return
    passive = orders.order == "v2" and _is_passive(act, before, words, orders)
    if not (noun and _beside(act, orders)):
        linked = linked or _linked_before(act, before, orders, orders.agents if passive else frozenset())
    direct: list[_Group] = []
    if act.cue.direct and orders.order == "sov" and not linked and not inside:
        direct = _touching(act, before)
    if act.cue.direct and orders.order == "v2" and not (noun or linked or bare):
        direct = _object_before(act, before) or ([] if passive else _of_unnamed(act, before, words))
    act.left = opening(act, before, words, orders)
    act.left = act.left or _subject(act, [g for g in before if g not in direct], owner, words, orders)
    fronted = _object_fronted(act, (*bare, *([act.left] if act.left else ())), orders)
    if fronted:
        direct, bare = [fronted], [g for g in bare if g != fronted]
        act.left = () if act.left == fronted else act.left
    told = before[0] if heads(act, before, orders) else ()
    told = told or (() if linked else subject_told(act, before, bare, words, orders))
    bare = _settle_bare(act, bare, told, inverted=_inverted(act, before, bare, linked, orders))
    if act.cue.direct and not direct:
        direct = bare[:1]
    act.right = (*((None, g) for g in direct), *linked)
    if noun and act.kind.mutual and linked and not act.left and not before:
        act.left = _fronted(act, outside, words)
    _settle(act, outside, words, orders)
    act.passive = act.passive or (passive and not bare and not direct)
    if noun and act.cue.swap and owner:
        name_doer(act, before, owner[0])
    name_parts(act, before, words)


def _settle_bare(act: Act, bare: list[_Group], told: _Group, *, inverted: bool) -> list[_Group]:
    """Name the subject: ``told``, or one of the bare groups behind a verb; the groups that are left."""
    if told:
        act.left = told
        return bare[:1]
    if bare and (not act.left or len(bare) == _PAIR or inverted):
        act.left = bare[0]
        return bare[1:]
    return bare


def _object_fronted(act: Act, groups: Sequence[_Group], orders: Orders) -> _Group:
    """ "Τον πρέσβη κάλεσε ο υπουργός": what stands in front with an object's article is done to."""
    first = act.sentence.tokens
    return next(
        (
            g
            for g in groups
            if act.cue.direct and g[0].start < act.end and first[g[0].start].fold in orders.objects
        ),
        (),
    )


def _is_passive(act: Act, before: Sequence[_Group], words: Words, orders: Orders) -> bool:
    """ "wurde ... von B empfangen", "wurde ... einbestellt": a form of "be" in the clause, one bare name.

    Where the same form makes the future ("wird ... empfangen") only a named doer shows the passive.
    """
    if act.cue.frame != "verb":
        return False
    subject = next((g for g in before if g[0].via is None), None)
    start = subject[-1].end if subject else max(act.start - _NEAR, 0)
    clause = act.sentence.folds(start, act.start) + act.sentence.folds(act.end, act.end + 1)
    told = any(via in orders.agents for via in (g[0].via for g in _linkable(before)))
    forms = {word for word in orders.being & set(clause) if told or not words.status.future.any_in((word,))}
    return bool(forms) and not _object_before(act, before)


def _linkable(before: Sequence[_Group]) -> list[_Group]:
    """The groups in front of a verb up to the first bare one, the nearest first."""
    subject = next((i for i, g in enumerate(before) if g[0].via is None), len(before))
    return list(before[:subject])


def _own(act: Act, before: Sequence[_Group]) -> list[_Group]:
    """Bare groups in front of a verb with no comma between: those of its own clause, the nearest first."""
    return [
        g
        for g in before
        if g[0].via is None
        and g[0].kind != "owner"
        and all(token.text != "," for token in act.sentence.tokens[g[-1].end : act.start])
    ]


def _object_before(act: Act, before: Sequence[_Group]) -> list[_Group]:
    """The object of a verb at its clause's end ("hat Merz Macron empfangen"): the nearer of two."""
    own = _own(act, before)
    return own[:1] if len(own) >= _PAIR else []


def _of_unnamed(act: Act, before: Sequence[_Group], words: Words) -> list[_Group]:
    """The object of a subject that is no mention: "Das Departement hat die Botschafterin ... einbestellt"."""
    own = _own(act, before)
    if len(own) != 1:
        return []
    tokens = act.sentence.tokens
    start = next((i + 1 for i in range(own[0][0].start - 1, -1, -1) if tokens[i].text in ",;:"), 0)
    opens = tokens[start].fold in words.articles and start < own[0][0].start
    finite = any(tokens[i].fold in words.auxiliaries for i in range(start + 1, own[0][0].start))
    return own if opens and finite else []


def _inverted(
    act: Act, before: Sequence[_Group], bare: Sequence[_Group], linked: _Linked, orders: Orders
) -> bool:
    """True where the subject follows its verb: "Wie der Kreml mitteilte, telefonierte Putin mit Trump"."""
    return (
        orders.order == "v2"
        and act.cue.frame == "verb"
        and bool(bare)
        and bool(linked)
        and not _own(act, before)
    )


def _fronted(act: Act, groups: Sequence[_Group], words: Words) -> _Group:
    """ "In a call with B, A said ...": who is told of behind a noun that opens the sentence with one side."""
    end = act.right[-1][1][-1].end
    for group in (g for g in groups if g[0].start >= end and g[0].via is None):
        between = act.sentence.tokens[end : group[0].start]
        stopped = any(t.text in _STOPS or t.quoted or t.fold in words.breaks for t in between)
        stopped = stopped or any(a.text == "," and b.fold in words.says for a, b in pairwise(between))
        near = len(between) <= _NEAR and group[0].kind in ("person", "office")
        return group if near and not stopped and not group[0].quoted else ()
    return ()


def _whole(act: Act, linked: _Linked, owner: Sequence[_Group]) -> bool:
    """True when the words after a noun name both sides ("встреча Путина с Трампом", "entre A et B")."""
    if act.cue.frame != "noun" or not act.kind.mutual:
        return False
    sides = sum(m.kind != "pair" for _, g in linked for m in g) + sum(len(g) for g in owner[:1])
    return sides >= _PAIR and (bool(owner) or any(via == "between" for via, _ in linked))


def _before(act: Act, groups: Sequence[_Group]) -> list[_Group]:
    """Groups before the cue in its own stretch of the sentence, the nearest first."""
    found = []
    for group in reversed([g for g in groups if g[-1].end <= act.start]):
        if act.start - group[-1].end > _REACH:
            break
        between = act.sentence.tokens[group[-1].end : act.start]
        if any(token.text in _STOPS for token in between):
            break
        found.append(group)
    return found


class _Scan:
    """One walk over the words behind a cue.

    ``light`` until a word that ends a direct object's place; ``closed`` once another verb is joined by "and";
    ``matter`` once words about the matter begin ("вокруг", "concernant").
    """

    def __init__(self, act: Act, words: Words, orders: Orders) -> None:
        self._act = act
        self._words = words
        self._orders = orders
        self._light = True
        self._closed = False
        self._matter = False
        self._most = _PAIR
        self._found: _Linked = []

    def after(self, groups: Sequence[_Group]) -> _Linked:
        """Groups after the cue with their roles: each role once, bare ones as the order allows."""
        front = [g for g in groups if 0 <= self._act.start - g[-1].end <= _REACH]
        self._most = 1 if _own(self._act, front) else _PAIR
        starts = {group[0].start: group for group in groups}
        index = self._act.end
        folds = [token.fold for token in self._act.sentence.tokens]
        while index < min(len(folds), self._act.end + _REACH):
            group = starts.get(index)
            if self._orders.order == "vso" and any(True for _ in self._words.cues.at(folds, index)):
                self._closed = True  # "يتوجه إلى دمشق للقاء B": B belongs to the next act
            if group is None:
                token = self._act.sentence.tokens[index]
                if token.text in _STOPS or token.fold in self._words.breaks:
                    break
                self._light = self._light and self._passes(index)
                self._closed = self._closed or (token.fold in self._words.and_ and index + 1 not in starts)
                self._closed = self._closed or (self._orders.order == "v2" and token.text == ",")
                self._matter = self._matter or token.fold in self._words.matters
                index += 1
                continue
            via = _via(group, self._orders)
            if self._belongs(via, group, index):
                self._found.append((via, group))
            elif via is None and self._act.cue.frame == "noun" and self._parted(index):
                break
            self._light = self._light and via is not None
            index = max(group[-1].end, index + 1)
        return self._found

    def _passes(self, index: int) -> bool:
        """Whether the word at ``index`` may stand between a verb and its object: ", jeudi," too."""
        if self._act.sentence.tokens[index].text != ",":
            return _light(self._act, index, self._words, self._orders)
        beside = self._act.sentence.folds(index - 1, index) + self._act.sentence.folds(index + 1, index + 2)
        return bool(set(beside) & self._words.auxiliaries) and self._orders.order == "svo"

    def _parted(self, index: int) -> bool:
        """ "At the summit of A, B met C": a comma in front of a name that is no part of what went before."""
        return self._act.sentence.folds(index - 1, index) == (",",)

    def _belongs(self, via: str | None, group: _Group, index: int) -> bool:
        taken = [v for v, _ in self._found]
        if self._matter and group[0].kind == "government":
            return False  # "о ситуации с Украиной": what was talked about, not with whom
        if via is None:
            return self._bare(index, taken.count(None))
        if via == "of":
            leads = self._act.cue.frame == "noun" or "of" in self._act.cue.links
            return leads and not taken and index - self._act.end <= _PAIR + 1
        return via not in taken

    def _bare(self, index: int, count: int) -> bool:
        """Whether a name without a role belongs to the cue: subject and object, or the object alone."""
        if self._orders.order == "v2" and self._act.cue.frame == "verb":
            return index - self._act.end <= _NEAR and not self._closed and count < self._most
        if self._orders.order == "vso" and self._act.cue.frame == "verb":
            near = index - self._act.end <= _NEAR or bool(self._found)
            return near and not self._closed and count < _PAIR
        return self._light and not count and self._orders.order != "sov"


def _light(act: Act, index: int, words: Words, orders: Orders) -> bool:
    fold = act.sentence.tokens[index].fold
    light = words.articles | words.auxiliaries | orders.being | {"-", "(", '"'}
    return fold in light or fold.isdigit()


def _via(group: _Group, orders: Orders) -> str | None:
    """The role of a group: of its first name, or of its last where the role's mark stands behind."""
    return group[-1 if orders.order == "sov" else 0].via


def _touching(act: Act, before: Sequence[_Group]) -> list[_Group]:
    """The bare group right in front of a verb that stands last, where another bare group is farther left."""
    near = [g for g in before if g[-1].via is None and 0 <= act.start - g[-1].end <= 1]
    others = [g for g in before if g not in near and g[-1].via in (None, "of")]
    return near[:1] if others else []


def _linked_before(act: Act, before: Sequence[_Group], orders: Orders, agents: frozenset[str]) -> _Linked:
    """Linked groups in front of the cue, each role once: as where the verb is last, else inverted."""
    found: _Linked = []
    for group in before:
        via = _via(group, orders)
        if orders.order not in ("sov", "v2") and _comma_behind(act, group):
            break  # "reçu à Pékin par B, avant de se rendre à C"
        doer = orders.order == "sov" and via == "by" and act.cue.frame == "verb"
        if doer or (via in agents and act.cue.direct):
            found.append(("by", group))
        elif via == "of" and act.cue.frame == "noun" and orders.order != "sov":
            continue  # what stands in front of a noun does not own it
        elif via in act.cue.links and via not in [v for v, _ in found]:
            found.append((via, group))
        elif orders.order != "sov" and via is None:
            break
    return found


def _comma_after(act: Act, group: _Group) -> bool:
    """ "Erdoğan, ...": the comma right behind a name closes the subject, where the verb stands last."""
    return act.sentence.folds(group[-1].end, group[-1].end + 1) == (",",)


def _comma_behind(act: Act, group: _Group) -> bool:
    """A comma or a dash between spaces stands between a group and the cue behind it."""
    tokens = act.sentence.tokens[group[-1].end : act.start]
    dashes = (t for t in tokens if t.text in "-–—" and group[-1].span.end < t.span.start)
    return any(token.text == "," for token in tokens) or any(True for _ in dashes)


def _subject(
    act: Act, before: Sequence[_Group], owner: Sequence[_Group], words: Words, orders: Orders
) -> _Group:
    """The owner of a noun, else the nearest bare group in front; a bare government yields to a person."""
    if owner:
        return owner[0]
    fallback: _Group = ()
    # "Erdoğan'ın Beyaz Saray'da Biden ile yapması beklenen görüşme": farther off, the other side between.
    reach = _REACH if any(_via(g, orders) in act.cue.links for g in before) else _NEAR
    owned = [g for g in before if _via(g, orders) == "of" and act.start - g[-1].end <= reach]
    if act.cue.frame == "noun" and orders.order == "sov" and owned:
        return owned[0]
    if act.cue.frame == "noun" and _beside(act, orders):
        return ()
    closed = [g for g in before if _via(g, orders) is None and _comma_after(act, g)]
    if orders.order == "sov" and act.cue.frame == "verb" and closed:
        return closed[0]
    for group in before:
        if group[0].kind == "owner" or _via(group, orders) not in (None, "between"):
            continue
        if orders.order == "vso" and _another_clause(act, group, words):
            break
        if group[-1].kind != "government" or group[-1].end == act.start:
            return group
        fallback = fallback or group
    if not fallback and orders.order == "sov" and act.cue.frame == "verb" and owned:
        return owned[0]  # "Orban'ın Ankara'ya geleceği bildirildi"
    linked = any(_via(g, orders) in act.cue.links for g in before)
    again = act.cue.frame == "noun" and orders.order == "sov" and not linked
    return () if again else fallback  # "NATO Karargâhı'ndaki görüşmede": nobody is with anybody there


def _beside(act: Act, orders: Orders) -> bool:
    """ "на полях саммита", "على هامش المحادثات": an occasion, not what those named in front of it did."""
    return bool(orders.beside & set(act.sentence.folds(act.start - _PAIR - 1, act.start)))


def _another_clause(act: Act, group: _Group, words: Words) -> bool:
    between = act.sentence.tokens[group[-1].end : act.start - 1]
    return any(token.text == "," or token.fold in words.and_ for token in between)


def _settle(act: Act, groups: Sequence[_Group], words: Words, orders: Orders) -> None:
    """Passives, and countries in front of their visitors ("Турцию посетил Вучич")."""
    near = act.sentence.folds(act.start - 3, act.end)
    by = any(via in words.by for via, _ in act.right)
    being = bool(orders.being & set(near)) or orders.order == "sov"
    act.passive = by and act.cue.frame == "verb" and being
    if act.kind.family in _DONE_TO and orders.order == "svo" and being and not act.right and act.left:
        name_announcer(act, groups, words)
    if act.kind.family != "visit" or not act.left or act.left[-1].kind not in _PLACED:
        return
    people = [g for via, g in act.right if via is None and g[-1].kind in ("person", "office")]
    if people:
        act.left, act.right = people[0], ((None, act.left),)
