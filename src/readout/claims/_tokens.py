"""A sentence as tokens: words, marks, possessives, with folded forms for matching."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from readout.knowledge.offices import TAGS, parts_of_tag
from readout.record import Span

# An abbreviation with inner dots ("U.S."), an English possessive, a clock, a word, or a single mark. The
# signs of hashtags and handles are passed over: "#Russia" is the word Russia, "@JohnKerry" two words.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|['’]s\b|\d{1,2}:\d\d\b|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|[^\w\s#@]|_",
    re.UNICODE,
)
_SPECIAL = str.maketrans(
    {
        "ı": "i",
        "İ": "i",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "’": "'",
        "ё": "е",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
    }
)
_STRAIGHT = '"'
# A mark that opens a quotation the other way round; one between spaces parts the links of a page.
_INWARD = re.compile(r"(?<![^\s(\[])»(?=\w)")
_CYRILLIC = "\u0306\u0308"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. ``fold`` is lower case without accents; ``quoted``: it stands in quotation marks."""

    text: str
    fold: str
    span: Span
    quoted: bool

    @property
    def capital(self) -> bool:
        """True when it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        """True when it holds a letter or a digit."""
        return self.text[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's tokens. ``number`` counts sentences of the article; ``kind`` is its block's kind."""

    number: int
    paragraph: int
    kind: str
    span: Span
    tokens: tuple[Token, ...]

    def span_of(self, start: int, end: int) -> Span:
        """The text span of tokens ``[start, end)``."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def words(self, start: int, end: int, text: str) -> str:
        """The words of tokens ``[start, end)`` as they are written; those that a tag runs together, apart."""
        whole = self.span_of(start, end)
        if not any(sign in text[max(whole.start - 1, 0) : whole.end] for sign in TAGS):
            return whole.of(text)
        said = self.tokens[start].text
        for before, token in pairwise(self.tokens[start:end]):
            between = text[before.span.end : token.span.start].strip(TAGS)
            said += (between or (" " if before.word and token.word else "")) + token.text
        return said

    def folds(self, start: int, end: int) -> tuple[str, ...]:
        """Folded words of tokens ``[start, end)``."""
        return tuple(token.fold for token in self.tokens[max(start, 0) : max(end, 0)])

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after ``offset``; the token count if there is none."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        return low


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, Turkish and Nordic letters made plain."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    kept: list[str] = []
    for letter in plain:
        # A Cyrillic mark makes another letter (й, ї), not an accent.
        if not unicodedata.combining(letter) or (
            kept and "\u0400" <= kept[-1] <= "\u04ff" and letter in _CYRILLIC
        ):
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept)).lower()


def sentence(text: str, span: Span, number: int, paragraph: int, kind: str, *, open_quote: bool) -> Sentence:
    """Tokens of ``text`` in ``span``. ``open_quote`` says a quotation runs in from the sentence before."""
    tokens = []
    quoted = open_quote
    opening, closing = marks(text)
    for match in _TOKEN.finditer(text, span.start, span.end):
        word = match.group()
        if word in opening:
            quoted = True
        elif word in closing:
            quoted = False
        elif word == _STRAIGHT:
            quoted = not quoted
        tagged = match.start() and text[match.start() - 1] in TAGS
        for start, end in parts_of_tag(word) if tagged else ((0, len(word)),):
            place = Span(match.start() + start, match.start() + end)
            tokens.append(Token(word[start:end], fold(word[start:end]), place, quoted))
    return Sentence(number, paragraph, kind, span, tuple(tokens))


def spelt(phrase: str, elided: tuple[str, ...] = ()) -> tuple[str, ...]:
    """A phrase of a pack as the folded tokens it has in a sentence; ``elided`` are words cut off ("d'")."""
    found: list[str] = []
    for match in _TOKEN.finditer(phrase.replace("' ", "'")):
        word = fold(match.group())
        cut = next((e for e in elided if word.startswith(e) and len(word) > len(e)), "")
        found += [cut, word[len(cut) :]] if cut else [word]
    return tuple(found)


def marks(text: str) -> tuple[str, str]:
    """The marks that open and those that close quotations in a whole ``text``: „so“, »so« or “so”, «so»."""
    opening, closing = ("„‹", "“”›") if "„" in text else ("“„‹", "”›")
    first = _INWARD.search(text)
    inward = first is not None and "«" not in text[: first.start()]
    return (opening + "»", closing + "«") if inward else (opening + "«", closing + "»")


def leaves_quote_open(text: str, *, open_quote: bool, of: tuple[str, str] | None = None) -> bool:
    """Whether a quotation that began in ``text`` (or before it) is still open at its end.

    ``of`` are the marks of the whole page, those of ``text`` alone where they are not given.
    """
    quoted = open_quote
    opening, closing = of or marks(text)
    for letter in text:
        if letter in opening:
            quoted = True
        elif letter in closing:
            quoted = False
        elif letter == _STRAIGHT:
            quoted = not quoted
    return quoted
