"""Lines: a flattened page cut at its line breaks, with what each line's shape shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from readout.record import Span

# Everything that breaks a line in Unicode, so that spans agree with what a person sees.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGES = " \t\u00a0\u200b\ufeff\u200e\u200f"
_MARKS = " \t\u00a0\u200b\u200e\u200f:：;,.!…|•·*-–—_=+#<>»«›‹/\\()[]{}▶►→←↑↓▼▲✕×✖©®\"'“”‘’`~،؛"
_TERMINAL = ".!?…؟。！？۔।॥"
_CLOSERS = "\"'”’»›)]」』】*"
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_CODE = re.compile(
    r"[{};]\s*$|\bfunction\s*\(|=>|\bvar\s+\w|\$\(|\)\s*;|</?\w+[^>]*>|\w+\(\{|@(?:media|import|name)|\]\s*=\s*"
    r"|\b\w+\.\w+\.\w+\(|^\s*[.#][\w-]+\s*\{|!important|<image>|data:image/|\bwindow\.|\bdocument\.",
)
_ADDRESS = re.compile(r"https?://|www\.|\.(?:jpe?g|png|gif|webp|svg)\b|^/[\w/.@\[\]'=:-]{8,}$")
# Looking at more of one line than this adds nothing to its shape: a line this long is text or code.
_LOOK = 1200


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the white space around it.

    ``label`` is its words case-folded, without marks at either end: what a button or heading is known by.
    ``size`` counts code points, those of scripts that write without spaces twice and a half. ``words``
    counts words the same way. ``common`` is the share of words that are among the language's commonest,
    ``capital`` the share of words after the first that begin with a capital, ``digits`` the share of digits.
    """

    span: Span
    text: str
    label: str
    size: float
    words: int
    ends: bool
    commas: int
    common: float
    capital: float
    digits: float
    code: bool
    address: bool
    repeats: int


def lines(text: str, stopwords: frozenset[str]) -> tuple[Line, ...]:
    """The lines of ``text`` that hold more than white space, in order.

    ``stopwords`` are the language's commonest words, case-folded; where there are none, the page's own
    commonest short words stand in for them.
    """
    raw = []
    for match in _LINE.finditer(text):
        words = match[0]
        left = len(words) - len(words.lstrip())
        stripped = words.strip().strip(_EDGES)
        if stripped:
            start = match.start() + max(left, words.find(stripped[0]))
            raw.append((start, stripped))
    labels = [words[:_LOOK].casefold().strip(_MARKS) for _, words in raw]
    common = stopwords or _commonest(words for _, words in raw)
    count = Counter(labels)
    return tuple(
        _line(start, words, label, common, count[label])
        for (start, words), label in zip(raw, labels, strict=True)
    )


def _commonest(texts: Iterable[str]) -> frozenset[str]:
    """The page's own commonest short words: on a page of prose these are the language's."""
    counts: Counter[str] = Counter()
    for words in texts:
        if len(words) > 80:
            counts.update(
                word for word in words[:_LOOK].casefold().split() if len(word) <= 5 and word.isalpha()
            )
    return frozenset(word for word, number in counts.most_common(18) if number > 1)


def _line(start: int, words: str, label: str, common: frozenset[str], repeats: int) -> Line:
    head = words[:_LOOK]
    tokens = head.split()
    wide = len(_WIDE.findall(head)) if not head.isascii() else 0
    count = max(len(tokens), int(wide / 2))
    rest = tokens[1:]
    bare = words[-8:].rstrip(_CLOSERS)
    return Line(
        span=Span(start, start + len(words)),
        text=words,
        label=label,
        size=len(words) + 1.5 * wide,
        words=count,
        ends=bare[-1:] in _TERMINAL if bare else False,
        commas=head.count(",") + head.count("،") + head.count("、") + head.count(". ") + head.count("。"),
        common=sum(token.casefold() in common for token in tokens) / len(tokens),
        capital=sum(token[0].isupper() for token in rest) / len(rest) if rest else 0.0,
        digits=sum(map(str.isdigit, head)) / len(head),
        code=_CODE.search(head) is not None,
        address=_ADDRESS.search(head) is not None,
        repeats=repeats,
    )
