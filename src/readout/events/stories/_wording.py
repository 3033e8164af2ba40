"""The words of a story for comparing it with others: folded, and apart from what it quotes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from readout.record import Article, BlockKind

_TOLD: tuple[BlockKind, ...] = ("headline", "summary", "body", "subheading", "caption")
# Scripts without spaces: each sign is a word.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_SIGN = re.compile(f"[{_UNSPACED}]")
# A quotation ends with its line: the next paragraph may open one anew, and a text may be cut inside one.
_QUOTED = re.compile(r"“[^”\n]*”?|„[^“”\n]*[“”]?|«[^»\n]*»?|「[^」\n]*」?|\"[^\"\n]*\"?")


def words(text: str) -> list[str]:
    """The words of a text in order, in lower case and without marks on letters."""
    return [_fold(word) for word in _WORD.findall(text)]


def own_words(article: Article) -> list[str]:
    """The words of the story that stand in no quotation.

    Two reports that quote one statement share its words and are still two reports.
    """
    blocks = article.blocks_of(*_TOLD)
    parts = [block.span.of(article.text) for block in blocks] or [article.text]
    return words("\n".join(_QUOTED.sub("\n", part) for part in parts))


def unspaced(word: str) -> bool:
    """True for a sign of a script that is written without spaces."""
    return _SIGN.match(word) is not None


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
