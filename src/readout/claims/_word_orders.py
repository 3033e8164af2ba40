"""A language's grammar compiled: which word or ending gives which role, and where a written word is two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from readout.claims._patterns import Matcher
from readout.claims._tokens import Sentence, Token, fold
from readout.knowledge import Language
from readout.record import Span

_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]+")
_LEAST = 3
_PLAIN_MARKS = {"،": ",", "؛": ";", "؟": "?"}


@dataclass(frozen=True, slots=True)
class Orders:
    """The compiled ``[grammar]`` of one language; see ``knowledge/_grammar.py``. All words are folded."""

    order: str
    roles: dict[str, str]
    after: dict[str, str]
    endings: dict[str, str]
    bare_owner: bool
    bare_government: bool
    elided: tuple[str, ...]
    apostrophes: bool
    prefixed: tuple[str, ...]
    whole: tuple[str, ...]
    possessives: frozenset[str]
    former: frozenset[str]
    tails: tuple[tuple[tuple[str, ...], str], ...]
    forms: frozenset[str]
    titled_behind: bool
    lineage: frozenset[str]
    being: frozenset[str]
    agents: frozenset[str]
    many: frozenset[str]
    later: Matcher[str]
    present: frozenset[str]
    datives: frozenset[str]
    purpose: frozenset[str]
    objects: frozenset[str]
    drops: bool
    she_or_they: frozenset[str]
    beside: frozenset[str]
    known: frozenset[str]


def orders_of(pack: Language) -> Orders | None:
    """The compiled grammar of a language; None where it reads in English order."""
    if pack.reading is None or not pack.reading.grammar.order:
        return None
    g, r = pack.reading.grammar, pack.reading
    tails = sorted(((tuple(fold(w).split()), o) for w, o in g.tails), key=lambda t: -len(t[0]))
    known = (*r.counterparts, *r.says, *r.auxiliaries, *r.prepositions, *r.breaks, *r.pronouns)
    return Orders(
        order=g.order,
        roles={fold(word): role for word, role in g.roles},
        after={fold(word): role for word, role in g.after},
        endings={fold(word): role for word, role in g.endings},
        bare_owner=g.bare_owner,
        bare_government=g.bare_government,
        elided=tuple(fold(word) for word in g.elided),
        apostrophes=g.apostrophes,
        prefixed=tuple(fold(word) for word in g.prefixed),
        whole=tuple(fold(word) for word in g.whole),
        possessives=frozenset(fold(word) for word in g.possessives),
        former=frozenset(fold(word) for word in g.former),
        tails=tuple(tails),
        forms=frozenset(fold(word) for word in g.forms),
        titled_behind=g.titled_behind,
        lineage=frozenset(fold(word) for word in g.lineage),
        being=frozenset(fold(word) for word in g.being),
        agents=frozenset(g.agents),
        many=frozenset(fold(word) for word in g.many),
        later=Matcher((pattern, pattern) for pattern in g.later),
        datives=frozenset(fold(word) for word in g.datives),
        drops=g.drops,
        she_or_they=frozenset(fold(word) for word in g.she_or_they),
        objects=frozenset(fold(word) for word in g.objects),
        purpose=frozenset(fold(word) for word in g.purpose),
        present=frozenset(fold(word) for word in g.present),
        beside=frozenset(fold(word) for word in g.beside),
        known=frozenset(fold(word) for word in known),
    )


def cut(sentence: Sentence, text: str, orders: Orders, same: Callable[[int], bool]) -> Sentence:
    """``sentence`` with its written words cut into the words they hold, spans and quotation kept.

    ``same(at)`` says whether the atlas reads what begins at offset ``at`` of ``text`` just as it reads it
    without its first letter: then that letter is a word of its own.
    """
    tokens = [_plain_mark(token) for token in _whole_words(sentence.tokens, text)]
    cuts = [part for token in tokens for part in _parts(token, text, orders, same)]
    return replace(sentence, tokens=tuple(cuts))


def _plain_mark(token: Token) -> Token:
    """The Arabic comma and semicolon as the marks that the rest of the room knows."""
    mark = _PLAIN_MARKS.get(token.text)
    return replace(token, text=mark, fold=mark) if mark else token


def _whole_words(tokens: tuple[Token, ...], text: str) -> Iterator[Token]:
    """Tokens with Arabic words joined that vowel signs had parted."""
    held: Token | None = None
    for token in tokens:
        sign = bool(_MARKS.fullmatch(token.text))
        touching = held is not None and held.span.end == token.span.start
        if held is not None and touching and (sign or _MARKS.match(text[held.span.end - 1])):
            span = Span(held.span.start, token.span.end)
            held = Token(span.of(text), fold(_MARKS.sub("", span.of(text))), span, held.quoted)
            continue
        if held is not None:
            yield held
        held = token
    if held is not None:
        yield held


def _parts(token: Token, text: str, orders: Orders, same: Callable[[int], bool]) -> tuple[Token, ...]:
    plain = token.fold.replace("’", "'")
    for word in orders.elided:
        if plain.startswith(word) and len(plain) > len(word):
            return _split(token, len(word), text)
    if orders.apostrophes and "'" in plain[1:]:
        return _split(token, plain.index("'"), text)
    if not plain.startswith(orders.prefixed) or plain.startswith(orders.whole):
        return (token,)
    rest = plain[1:]
    sure = rest.startswith("ال") or plain.startswith((orders.prefixed[0], "لل")) or rest in orders.known
    if len(rest) < _LEAST or not (sure or same(token.span.start)):
        return (token,)
    first, second = _split(token, 1, text)
    if plain.startswith("لل") and not rest.startswith(orders.whole):  # "للقاء" holds "لقاء", not "القاء"
        second = replace(second, fold="ا" + second.fold)
    return (
        (first, *_parts(second, text, orders, same)) if plain[0] in orders.prefixed[:2] else (first, second)
    )


def _split(token: Token, at: int, text: str) -> tuple[Token, Token]:
    place = token.span.start + at
    left, right = Span(token.span.start, place), Span(place, token.span.end)
    return (
        Token(left.of(text), fold(left.of(text)), left, token.quoted),
        Token(right.of(text), fold(_MARKS.sub("", right.of(text))), right, token.quoted),
    )
