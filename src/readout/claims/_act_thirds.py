"""Third parties of a contact or an agreement: who hosted, mediated or witnessed it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from readout.claims._act import Act
from readout.claims._mentions import Mention
from readout.claims._tokens import Sentence
from readout.claims._words import Words
from readout.record import Role

# How far in front of a noun the verb may stand that says who hosts ("hosted a first meeting between").
_BEFORE = 7
# How far from the act the words may stand that name a third party behind it.
_AFTER = 24

# How far in front of "took part" its subject ends, and how far from it the act may be named again.
_SUBJECT = 4
_AGAIN = 8
_ACTORS = ("person", "office", "government")

# "Qatari-mediated peace talks": how far behind the country the act may stand.
_COMPOUND = 4

# "with Oman as host": what a party is said to have been there.
_AS: dict[str, Role] = {
    "host": "host",
    "mediator": "mediator",
    "facilitator": "mediator",
    "witness": "witness",
}

_Group = tuple[Mention, ...]


def third_parties(act: Act, groups: Sequence[_Group], words: Words) -> Iterator[tuple[Role, _Group]]:
    """Whoever the sentence says hosted, mediated or witnessed the act, with the role.

    "Oman hosted talks between A and B", "talks brokered by Oman", "through the mediation of Oman",
    "under Oman's mediation", "in the presence of Oman's sultan", "with Oman as host".
    """
    yield from _host_in_front(act, groups, words)
    yield from _in_compound(act, groups, words)
    for group in groups:
        first, last = group[0].start, group[-1].end
        if first < act.end or first - act.end > _AFTER:
            continue
        role = _led(act.sentence, first, words.by | words.of, words)
        owned = act.sentence.folds(last - 1, last + 2)
        if role is None and any(mark in owned for mark in ("'s", "’s")):
            role = words.thirds.get(owned[-1])
        behind = act.sentence.folds(last, last + 2)
        if role is None and group[0].via == "with" and behind[:1] == ("as",):
            role = _AS.get(behind[-1])
        if role is not None:
            yield role, group


def _in_compound(act: Act, groups: Sequence[_Group], words: Words) -> Iterator[tuple[Role, _Group]]:
    """ "Turkish-brokered talks", "Qatar-mediated negotiations"."""
    for group in groups:
        last = group[-1].end
        joined = act.sentence.folds(last, last + 2)
        if last < act.start <= last + _COMPOUND and len(joined) == 2 and joined[0] in ("-", "–"):
            role = words.thirds.get(joined[1])
            if role is not None:
                yield role, group


def told_after(
    following: Sentence, groups: Sequence[_Group], opens: bool, words: Words
) -> Iterator[tuple[Role, _Group]]:
    """Third parties that the sentence after the act names: "The talks were mediated by Oman and by Qatar".

    ``opens``: the sentence begins with the act again, "they" or "the talks".
    """
    if not opens or words.orders is not None:
        return
    role: Role | None = None
    for group in groups:
        again = following.folds(group[0].start - 2, group[0].start)
        joined = bool(again) and again[0] in words.and_ and group[0].via in words.by
        role = _led(following, group[0].start, words.by, words) or (role if joined else None)
        if role is not None:
            yield role, group


def came_too(
    following: Sentence, groups: Sequence[_Group], nouns: Collection[int], words: Words
) -> Iterator[tuple[Role, _Group]]:
    """Who was there too, by the sentence after the act: "C took part in the talks", "C will take part".

    ``nouns`` are the tokens at which that sentence names the act again.
    """
    folds = [token.fold for token in following.tokens]
    for start, end, _ in words.telling.attending.find(folds):
        closes = end >= len(folds) or following.tokens[end].text in ".;,"
        again = any(start - _AGAIN <= at <= end + _SUBJECT for at in nouns)
        if words.by & set(folds[start:end]) or not (closes or again):
            continue
        before = [g for g in groups if g[-1].end <= start and g[-1].via is None and g[0].kind in _ACTORS]
        near = before and (words.orders is not None or start - before[-1][-1].end <= _SUBJECT)
        if near:
            yield "witness", before[-1]
            return


def ordered_thirds(act: Act, groups: Sequence[_Group], words: Words) -> Iterator[tuple[Role, _Group]]:
    """Third parties in languages of another order: "с участием C", "unter Vermittlung von C"."""
    for group in groups:
        first, last = group[0].start, group[-1].end
        if min(abs(first - act.end), abs(act.start - last)) > _AFTER:
            continue
        lead = act.sentence.folds(max(first - 3, 0), first)
        while lead and (lead[-1] in words.articles or lead[-1] in words.prepositions):
            lead = lead[:-1]
        behind = act.sentence.folds(last, last + 2) if words.orders and words.orders.order == "sov" else ()
        role = next((words.thirds[word] for word in (*lead[-1:], *behind) if word in words.thirds), None)
        if role is not None:
            yield role, group


def _led(sentence: Sentence, first: int, by: frozenset[str], words: Words) -> Role | None:
    """The role that the words in front of token ``first`` give: "brokered by", "in the presence of"."""
    lead = sentence.folds(first - 3, first)
    while lead and lead[-1] in words.articles:
        lead = lead[:-1]
    return words.thirds.get(lead[-2]) if len(lead) > 1 and lead[-1] in by else None


def _host_in_front(act: Act, groups: Sequence[_Group], words: Words) -> Iterator[tuple[Role, _Group]]:
    """The subject of a verb of hosting whose object is a contact that names both its sides."""
    if act.cue.frame != "noun" or act.left:
        return
    for index in range(act.start - 1, max(act.start - _BEFORE, 0) - 1, -1):
        token = act.sentence.tokens[index]
        if token.text in ",;:" or token.fold in words.breaks:
            return
        role = words.thirds.get(token.fold)
        if role is not None:
            before = [g for g in groups if g[-1].end <= index and g[0].via is None and g[0].kind != "owner"]
            if before:
                yield role, before[-1]
            return
