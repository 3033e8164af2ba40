"""Acts: cue words in a sentence with the actors around them, by the frame that the cue has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from readout.claims._act import Act
from readout.claims._act_asides import share_subjects, without_doubles
from readout.claims._act_letters import settle_letter
from readout.claims._act_orders import fill
from readout.claims._act_seconds import second
from readout.claims._act_subjects import host_of_staff, subject_of
from readout.claims._act_thirds import third_parties
from readout.claims._act_visits import name_visited, name_visitor
from readout.claims._asked import name_asked, name_threatened, without_alleged
from readout.claims._mentions import Mention, own_office
from readout.claims._tokens import Sentence, Token
from readout.claims._words import Words
from readout.knowledge import Cue, EventType

# How far, in tokens, an argument may stand from its cue. Longer than any clause of our examples needs.
_REACH = 30
_STOPS = frozenset(";:")
_ADJECTIVES = 4
_QUOTES = frozenset("\"”’'»")
# Words that begin another clause but may stand inside a cue ("said that ... should", "recognised ... as").
_INSIDE = frozenset(["that", "as"])
_PASSIVE = frozenset(["was", "were", "is", "are", "be", "been", "being"])
_BE = _PASSIVE | {"has", "have", "had"}


# A cue below this weight leaves open what kind of act it tells of.
_SURE = 0.7

_Found = tuple[int, int, EventType, Cue]
# Pronouns that no subject is: "it summoned B to hand him a note".
_OBJECTS = frozenset(["him", "them", "whom"])


def find_acts(
    sentence: Sentence,
    groups: Sequence[tuple[Mention, ...]],
    words: Words,
    dated: frozenset[int] = frozenset(),
) -> list[Act]:
    """Every act of a sentence with its arguments, in text order. ``dated`` are the tokens of its times."""
    acts = []
    for start, end, kind, cue in _cues(sentence, words):
        if cue.mutual:
            kind = replace(kind, mutual=True)
        act = Act(sentence, start, end, kind, cue, rules=[f"cue:{kind.name}"])
        _fill(act, groups, words)
        if not _spoilt(act, words) and (act.mentions or cue.frame == "noun"):
            acts.append(act)
            acts += second(act, groups, words, dated)
    acts = share_subjects(acts)
    acts = acts if words.orders is None else without_doubles(acts)
    name_asked(acts)
    name_threatened(acts)
    return without_alleged(acts)


def _cues(sentence: Sentence, words: Words) -> Iterator[tuple[int, int, EventType, Cue]]:
    """Cues that stand, overlapping ones decided: the higher rank, then the longer, then the surer."""
    folds = [token.fold for token in sentence.tokens]
    found = [
        (start, end, kind, cue)
        for start, end, (kind, cue) in words.cues.find(folds)
        if not (start and folds[start - 1] in cue.away)
        and not (cue.unless and set(folds[end : end + 1]) & set(cue.unless))
        and not (words.breaks - _INSIDE) & set(folds[start + 1 : end - 1])
    ]
    found = [one for one in found if not any(_spells_out(other, one) for other in found)]
    found.sort(key=lambda f: (f[2].rank + 10 * (f[3].weight - 0.5), f[1] - f[0]), reverse=True)
    taken: list[tuple[int, int, EventType, Cue]] = []
    for option in found:
        if all(option[1] <= other[0] or other[1] <= option[0] for other in taken):
            taken.append(option)
    return iter(sorted(taken, key=lambda f: f[0]))


def barred(sentence: Sentence, words: Words) -> frozenset[tuple[int, str]]:
    """Where an open cue stands that an article behind it bars, with the kind of act it would have told.

    "called an emergency session" is no call, whoever else takes it for one.
    """
    folds = [token.fold for token in sentence.tokens]
    articles = words.articles - words.pronouns
    return frozenset(
        (start, kind.name)
        for start, end, (kind, cue) in words.cues.find(folds)
        if cue.weight < _SURE and articles & set(folds[end : end + 1]) & set(cue.unless)
    )


def _spells_out(longer: _Found, shorter: _Found) -> bool:
    """ "called him a liar" beside "called": from the same word on, the sure cue outdoes the open one."""
    sure = longer[3].weight >= _SURE > shorter[3].weight
    return longer[0] == shorter[0] and longer[1] > shorter[1] and sure


def _spoilt(act: Act, words: Words) -> bool:
    """True when the words after the counterpart show another sense ("called him a friend")."""
    if not act.cue.unless:
        return False
    # Behind a noun's counterpart stands no other sense: "a call with Lavrov on Monday".
    if not act.right or act.cue.frame != "verb":
        return False
    end = act.right[0][1][-1].end
    following = set(act.sentence.folds(end, end + 1)) - words.prepositions
    return bool(following & set(act.cue.unless))


def _fill(act: Act, groups: Sequence[tuple[Mention, ...]], words: Words) -> None:
    if words.orders is not None:
        fill(act, groups, words, words.orders)
        return
    outside = [g for g in groups if g[-1].end <= act.start or g[0].start >= act.end]
    inside = [g for g in groups if act.start <= g[0].start < act.end and _may_hold(act, g)]
    act.right = tuple(_right(act, outside, words))
    if act.cue.swap:
        _suffer(act, groups, inside, words)
    elif inside and act.cue.frame == "noun":
        act.right = (*((g[0].via, g) for g in inside), *act.right)
    elif inside:
        act.right = ((None, inside[0]), *act.right)
    act.passive = _is_passive(act, words)
    if not _complete(act) and not act.left:
        act.left = subject_of(act, outside, words)
    if act.cue.swap and act.left and not act.right:
        act.right = tuple(("by", group) for group in [_fronted(act, outside)] if group)
    elif not act.left and not _complete(act):
        act.left = _fronted(act, outside)
    host = host_of_staff(act, outside, words)
    act.right = (("by", host),) if host else act.right
    _settle(act, groups, outside, words)


def _may_hold(act: Act, group: tuple[Mention, ...]) -> bool:
    """Whether whoever stands inside a cue is an argument: not in "said that B must", "freed a B officer"."""
    if act.cue.status == "cancelled" and group[0].via is not None:
        return False  # "told reporters in B that he was not coming"
    if act.cue.direct or act.cue.frame == "noun":
        return True
    if act.kind.family == "sanction" and own_office(group[0]):
        return False  # "called its ambassador in B home": B is whom it is done to
    return act.kind.family != "other" and (act.kind.family != "statement" or group[0].via is None)


def _suffer(
    act: Act, groups: Sequence[tuple[Mention, ...]], inside: Sequence[tuple[Mention, ...]], words: Words
) -> None:
    """Whom a passive is done to, where he stands inside its cue or is told by whose the thing is.

    "An offer by B was rejected by A", "the Turkish offer was rejected by A", "23 Russians were expelled".
    """
    if inside and act.cue.frame == "verb":
        act.right = ((None, inside[0]), *act.right)
    elif inside:
        act.left = inside[0]
    for group in groups if not inside else ():
        between = act.sentence.tokens[group[-1].end : act.start]
        near = group[0].start < act.start <= group[-1].end or (
            act.cue.frame == "verb" and _light(between, words)
        )
        if group[0].kind == "owner" and group[0].start < act.start and near:
            act.left = group


def _light(tokens: Sequence[Token], words: Words) -> bool:
    return all(token.fold in words.auxiliaries for token in tokens)


def _settle(
    act: Act, groups: Sequence[tuple[Mention, ...]], outside: Sequence[tuple[Mention, ...]], words: Words
) -> None:
    """Arguments that a kind of act has besides its subject and object."""
    if not act.kind.mutual and not act.right and act.left and act.left[0].kind == "pair":
        _from_report(act, outside)
    if act.kind.mutual and not act.right and act.left and act.left[0].counterpart:
        anchors = [g for g in outside if g[-1].end <= act.left[0].start and g[0].via is None]
        act.left = (*anchors[-1], *act.left) if anchors else act.left  # "A ... after his counterpart B met"
    if act.kind.mutual:
        act.third = tuple(third_parties(act, outside, words))
        used = [group for _, group in act.third]
        if not act.left and all(role == "witness" for role, _ in act.third):
            used, act.third = [], ()  # "The meeting was attended by A and B": nobody else held it
        act.right = tuple((via, group) for via, group in act.right if group not in used)
    if act.kind.family == "visit":
        name_visited(act, outside)
    if act.kind.family == "visit" and act.cue.frame == "noun":
        name_visitor(act, words)
    if act.kind.family == "letter" and not act.kind.mutual:
        settle_letter(act, groups, words)


def _from_report(act: Act, groups: Sequence[tuple[Mention, ...]]) -> None:
    """ "A told B that they cannot ...": the report's own subject and addressee are the parties."""
    before = [group for group in groups if group[-1].end <= act.left[0].start and group[0].via is None]
    if len(before) == 2:
        act.left, act.right = before[0], ((None, before[1]),)


def _complete(act: Act) -> bool:
    """True when the words after a noun name both ("a call between A and B", "a letter from A to B")."""
    if act.cue.frame == "verb":
        return False
    vias = {via for via, _ in act.right}
    count = sum(mention.kind != "pair" for _, group in act.right for mention in group)
    if any(via == "between" and group[0].kind == "pair" for via, group in act.right):
        return True  # "there was no call between the two leaders", said by somebody else
    if act.kind.mutual:
        return count >= 2 and bool(vias & {"between", "of", "among"} or len(vias) > 1)
    # "ordered the expulsion of diplomats from B's embassy" does not say who expels them.
    unplaced = act.kind.family == "sanction" and any(group[0].kind == "pair" for _, group in act.right)
    return not unplaced and "from" in vias and len(vias) > 1


def _is_passive(act: Act, words: Words) -> bool:
    before = act.sentence.folds(act.start - 3, act.start)
    by = any(via in words.by for via, _ in act.right)
    return by and act.cue.frame == "verb" and bool(_PASSIVE & set(before))


def _right(
    act: Act, groups: Sequence[tuple[Mention, ...]], words: Words
) -> Iterator[tuple[str | None, tuple[Mention, ...]]]:
    starts = {group[0].start: group for group in groups}
    index = act.end
    direct = act.cue.direct
    taken: set[str | None] = set()
    if (
        act.cue.frame == "noun"
        and act.start <= _ADJECTIVES
        and act.sentence.folds(act.end, act.end + 1) == (",",)
    ):
        return  # "In the call, the two spoke of ...": the noun is done with
    owned = act.end + _REACH  # where the last possessive ended: "Russia's invasion of ..."
    while index < min(len(act.sentence.tokens), act.end + _REACH):
        token = act.sentence.tokens[index]
        group = starts.get(index)
        if group:
            via = group[0].via
            of_owned = via in words.of and 0 <= index - owned <= _ADJECTIVES
            if (group[0].kind == "owner" and act.kind.mutual) or of_owned:
                index = max(group[-1].end, index + 1)
                continue
            doer = via in words.by and not taken and _takes_doer(act, index)
            linked = (via in act.cue.links and not _spent(via, taken, words)) or doer
            if (linked and via not in taken) or ((direct or act.cue.loose) and via is None and not taken):
                yield via, group
                taken.add(via)
                owned = group[-1].end if group[0].kind == "owner" else owned
            direct = act.cue.loose
            index = max(group[-1].end, index + 1)
            continue
        if not taken and act.cue.frame == "verb" and _turns_to_matter(act, index, words):
            return
        if token.text in _STOPS or (
            token.fold in words.breaks and not act.cue.loose and not _leads(act, index)
        ):
            return
        if direct and act.kind.mutual and token.fold in words.places.leads:  # "received in A today B"
            index = _beyond_place(act, index, starts)
            continue
        direct = act.cue.loose or (direct and _is_light(token, words))
        index += 1


def _beyond_place(act: Act, index: int, starts: Mapping[int, tuple[Mention, ...]]) -> int:
    """Where the place ends that a preposition leads to: a capital, or names that stand for nobody."""
    after = index + 1
    if after in starts:
        return starts[after][-1].end if starts[after][0].kind == "government" else after
    while after not in starts and after < len(act.sentence.tokens) and act.sentence.tokens[after].capital:
        after += 1
    return after


def _spent(via: str | None, taken: set[str | None], words: Words) -> bool:
    """Whether a word no longer leads to a party behind those that were ``taken``.

    Behind "with B" or "between A and B" both sides are named: "relations between A and C", "of the summit".
    """
    if via == "in":
        return bool(taken)
    whole = taken & {"between", "among"}
    return bool(whole and via in words.of) or (via in ("between", "among") and "with" in taken)


def _is_light(token: Token, words: Words) -> bool:
    """A word that may stand between a verb and its object: an article, an adverb, a number."""
    light = token.fold in words.articles or token.fold in words.auxiliaries or token.fold in words.quantities
    return light or token.fold in ("with", "-") or token.fold.isdigit()


def _takes_doer(act: Act, index: int) -> bool:
    """True where "by" names who did it: behind a noun, a passive, or a participle right in front of it."""
    if act.cue.frame != "verb" or act.cue.swap:
        return True
    return bool(_BE & set(act.sentence.folds(act.start - 2, act.end))) or index - act.end <= 2


def _turns_to_matter(act: Act, index: int, words: Words) -> bool:
    """ "spoke about", "talked of": what follows is the matter; a counterpart no longer comes."""
    token = act.sentence.tokens[index]
    return token.fold in ("about", "regarding", "concerning") or (
        token.fold in words.of
        and index == act.end
        and act.kind.family != "aid"  # "sent tonnes of food to B": of what there was so much
        and not words.of & set(act.cue.links)
    )


def _leads(act: Act, index: int) -> bool:
    """A break word that opens no clause: "before", "after", "as" with a noun ("ahead of", "as well as")."""
    following = act.sentence.folds(index + 1, index + 2)
    return (
        act.sentence.tokens[index].fold in ("as", "so")
        and bool(following)
        and following[0] in ("well", "part")
    )


def _fronted(act: Act, groups: Sequence[tuple[Mention, ...]]) -> tuple[Mention, ...]:
    """ "In a call with B, A said ...": the subject follows."""
    used = {m for _, group in act.right for m in group}
    for group in groups:
        if group[0].start < act.end or group[0] in used or group[0].kind == "owner":
            continue
        if group[0].kind == "pronoun" and act.sentence.tokens[group[0].start].fold in _OBJECTS:
            continue
        if group[0].via is None and _before_is_comma(act, group):
            return group
    return ()


def _before_is_comma(act: Act, group: tuple[Mention, ...]) -> bool:
    index = group[0].start - 1
    while act.kind.family == "statement" and index > 0 and act.sentence.tokens[index].text in _QUOTES:
        index -= 1
    if index < 0:
        return False
    token = act.sentence.tokens[index]
    return (
        token.text == ","
        or group[0].kind == "pronoun"
        or any(group[0].start == m.end for _, right in act.right for m in right)
    )
