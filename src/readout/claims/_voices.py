"""Voices that are no persons: what they are called, and the verb of speech in front of them."""

from __future__ import annotations

from collections.abc import Mapping

from readout.claims._mentions import Mention
from readout.claims._tokens import Sentence
from readout.claims._words import Words

# Words between a verb of speech and the voice behind it ("пояснили в [этом] представительстве").
_BETWEEN = 3
# Words of the longest name that a voice has behind it ("пресс-служба кабинета министров Республики Армения").
_NAMED = 8
_BEHIND = ("svo", "vso")


def told_by(sentence: Sentence, index: int, words: Words) -> bool:
    """Whether a verb of speech stands right in front of the voice at ``index``: "indique un communiqué".

    An article and the preposition that says where ("пояснили в представительстве") may stand between.
    """
    if words.orders is None or words.orders.order not in _BEHIND:
        return False
    inside = {word for word, role in words.orders.roles.items() if role == "in"}
    for place in range(index - 1, max(index - 1 - _BETWEEN, -1), -1):
        word = sentence.tokens[place].fold
        if word in words.says:
            return not sentence.tokens[place].quoted
        if word not in words.articles and word not in inside:
            return False
    return False


def named_until(sentence: Sentence, end: int, words: Words) -> int:
    """Where the name of a voice ends that goes on behind it: "un communiqué de la Présidence".

    ``end`` is where the voice itself ends; in languages with names in front of it, the name ends there too.
    """
    if words.orders is None or words.orders.order not in _BEHIND:
        return end
    stop = end
    ends = (words.prepositions - words.of) | words.says | words.breaks | words.and_ | words.auxiliaries
    for index in range(end, min(end + _NAMED, len(sentence.tokens))):
        token = sentence.tokens[index]
        small = token.fold in words.of or token.fold in words.articles
        if not token.word or token.fold.isdigit() or (token.fold in ends and not small):
            break
        stop = stop if small else index + 1
    return stop


def cited_behind(sentence: Sentence, mention: Mention, words: Words) -> bool:
    """ "Altun'un açıklamasına göre": the words that cite stand behind whoever they cite."""
    if words.orders is None or words.orders.order != "sov" or mention.via != "of":
        return False
    start = mention.end
    if start < len(sentence.tokens) and sentence.tokens[start].text[:1] in ("'", "’"):
        start += 1
    return words.citing.longest(sentence, start) is not None


def listed_behind(sentence: Sentence, mention: Mention, starts: Mapping[int, Mention], words: Words) -> bool:
    """ "A, who held talks with B and C, said": a comma behind C, and what governs B governs C."""
    joined = sentence.folds(mention.start - 1, mention.start)
    governed = any(m.end == mention.start - 1 and m.via is not None for m in starts.values())
    closed = sentence.folds(mention.end, mention.end + 1) == (",",)
    return bool(set(joined) & words.and_) and governed and closed and words.orders is None


def own_words(sentence: Sentence, index: int, words: Words) -> int:
    """Where a voice's name begins: with the capitals before it, and whose it is if it has one itself.

    "Niger's Presidential Press", but only the "statement" of "the man in Kim's statement".
    """
    named = sentence.tokens[index].capital
    first = index
    while first and (
        sentence.tokens[first - 1].capital
        or sentence.tokens[first - 1].fold == "official"
        or (named and sentence.tokens[first - 1].text in ("'s", "’s"))
    ):
        first -= 1
    while first < index and (
        sentence.tokens[first].fold in words.articles or not sentence.tokens[first].word
    ):
        first += 1
    return first


def nobody_s(sentence: Sentence, start: int, end: int, words: Words) -> bool:
    """True for a voice that does not say whose it is: "the statement", and not "the foreign ministry"."""
    return not words.speech.institutions or not any(
        phrase in words.speech.institutions
        for phrase in (" ".join(sentence.folds(start, end)), *sentence.folds(start, end))
    )
