"""Lines: a flattened page cut at its line breaks, with what each line's shape shows."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from readout.record import Span

# Everything that breaks a line in Unicode, so that spans agree with what a person sees.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGES = " \t\u00a0\u200b\ufeff\u200e\u200f"
_MARKS = _EDGES + ":：;,.!…|•·*-–—_=+#<>»«›‹/\\()[]{}▶►→←↑↓▼▲✕×✖©®\"'“”‘’`~،؛"
_TERMINAL = ".!?…؟。！？۔।॥"
_CLOSERS = "\"'”’»›)]」』】*"
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_DIGITS = re.compile(r"\d")
_TAGS = "a|b|br|div|p|span|img|image|script|style|iframe|ul|ol|li|h[1-6]|table|td|tr|input|button|svg|path|em"
_CODE = re.compile(
    r"[{}]\s*;?\s*$|\bfunction\s*\(|\)\s*=>|\b(?:var|let|const)\s+\w+\s*=|\$\(|\)\s*;\s*\S|\w+\(\{"
    rf"|</?(?:{_TAGS})(?:\s[^>]*)?/?>|@(?:media|import|name)\b|\]\s*=\s*[\"'\[{{]|\b\w+\.\w+\.\w+\("
    r"|^\s*[.#][\w-]+\s*\{|!important|data:image/|\bwindow\.\w|\bdocument\.\w+[.(\[]",
)
# A regular expression with this many ways to begin is slow, so it is tried only where one of these stands.
_CODE_MARKS = frozenset("{}<>=;$@!.")
_CODE_HINTS = (
    "{",
    "}",
    "</",
    "/>",
    "=>",
    "$(",
    ");",
    "= ",
    "](",
    "<",
    "@",
    "!i",
    "data:",
    "window.",
    "document.",
)
_ADDRESS = re.compile(r"https?://|www\.|\.(?:jpe?g|png|gif|webp|svg)\b|^/[\w/.@\[\]'=:-]{8,}$", re.IGNORECASE)
_ADDRESS_HINTS = ("/", "www.", ".j", ".p", ".g", ".w", ".s", ".J", ".P", ".G", ".W", ".S")
# Looking at more of one line than this adds nothing to its shape: a line this long is text or code.
_LOOK = 1200


class Line(NamedTuple):
    """One line that is not blank, without the white space around it.

    ``start`` is its offset in the page. ``label`` is its words case-folded, without marks at either end: what
    a button or heading is known by. ``size`` counts code points, those of scripts that write without spaces
    twice and a half; ``words`` counts words the same way. ``ends`` says that it ends like a sentence.
    ``digits`` is the share of digits, ``code`` and ``address`` say that it holds program text or an address,
    ``repeats`` how often it stands on the page.
    """

    start: int
    text: str
    label: str
    size: float
    words: int
    ends: bool
    digits: float
    code: bool
    address: bool
    repeats: int

    @property
    def span(self) -> Span:
        """Where the line stands in the page's text."""
        return Span(self.start, self.start + len(self.text))


def lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that hold more than white space and invisible marks, in order."""
    raw = []
    for match in _LINE.finditer(text):
        words = match[0].strip().strip(_EDGES).strip()
        if words:
            start = match.start() + match[0].find(words)
            raw.append((start, words, words[:_LOOK].casefold().strip(_MARKS)))
    count = Counter(label for _, _, label in raw)
    return tuple(_line(start, words, label, count[label]) for start, words, label in raw)


def _line(start: int, words: str, label: str, repeats: int) -> Line:
    head = words[:_LOOK]
    wide = 0 if head.isascii() else len(_WIDE.findall(head))
    bare = words[-8:].rstrip(_CLOSERS)
    return Line(
        start=start,
        text=words,
        label=label,
        size=len(words) + 1.5 * wide,
        words=max(len(head.split()), wide // 2),
        ends=bare[-1:] in _TERMINAL if bare else False,
        digits=len(_DIGITS.findall(head[:200])) / len(head[:200]),
        code=not _CODE_MARKS.isdisjoint(head) and any(map(head.__contains__, _CODE_HINTS)) and _is_code(head),
        address=any(map(head.__contains__, _ADDRESS_HINTS)) and _ADDRESS.search(head) is not None,
        repeats=repeats,
    )


def _is_code(head: str) -> bool:
    return _CODE.search(head) is not None
