"""Direct quotations with the right source, on 84 political news articles of PolNeAR's development part.

Run ``python -m workshop.bench quotations``. The articles lie beside the checkout (``shared/data``); nothing
is trained or kept from them.

A gold item is an attribution whose content contains a stretch in quotation marks (``quoted_segments``).
What a reader gives is a quotation with a source: a span of quoted words and the span of the words that name
who spoke. Quotations without a source are not given; neither are those of fewer than three words, of which
the data marks none. The two are matched like this:

- a quotation *touches* a gold item where its span overlaps one of the item's quoted stretches;
- the sources *agree* where the reader's source span covers the head word of the gold source, or has itself
  the same head word, case and a possessive ending aside (a reader may point at an earlier place that names
  the same speaker; a pronoun never agrees so, only in its own place). The head word is the last word of the
  source before its first preposition, relative pronoun, comma or bracket: "spokesman" of "a spokesman for
  the campaign".

Precision is the share of the reader's quotations that touch an item with an agreeing source; recall is the
share of items that are so touched. A quotation that its speech tag splits in two is one item: both parts of
it are right, and the item counts once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from readout.claims._page import open_page, spots_of
from readout.claims._said import said_on
from readout.claims._words import words_of
from readout.knowledge import Knowledge, load
from readout.pages import read
from readout.record import Page, Span
from workshop.bench.table import Table

POLNEAR = Path(__file__).parents[2].parent / "shared" / "data" / "polnear_dev.jsonl"

# A quotation: the quoted words, and the words that name who spoke.
Pair = tuple[Span, Span]
_FEWEST_WORDS = 3
_TITLE = "Direct quotations with the right source: PolNeAR, development part"
_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")
_BEFORE_HEAD = re.compile(
    r"(?<=\w)(?:\s*[,(;]|\s+[-–—]|\s+(?:of|for|from|in|on|at|with|to|by|who|which|that|and)\b)"
)
_PRONOUNS = frozenset("he she it they we i you who which that".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its text, its day, and the gold items as (quoted stretches, pieces of the source)."""

    text: str
    day: str
    items: tuple[tuple[tuple[Span, ...], tuple[Span, ...]], ...]


def tables() -> Iterator[Table]:
    """Precision, recall and F1 of our reader and of a regular expression."""
    if not POLNEAR.is_file():
        yield Table(_TITLE, (), (), ("Skipped: the articles are not beside the checkout (shared/data).",))
        return
    readers: dict[str, Callable[[Story], Sequence[Pair]]] = {
        "Readout": quoted,
        "regular expression": matched,
    }
    stories = list(_stories())
    items = sum(len(story.items) for story in stories)
    yield Table(
        _TITLE,
        ("reader", "articles", "items", "given", "precision", "recall", "F1"),
        [
            (name, str(len(stories)), str(items), *scores([(s, reader(s)) for s in stories]))
            for name, reader in readers.items()
        ],
        ("How quotations and sources are matched is said in workshop/bench/quotations.py.",),
    )


def scores(read: Sequence[tuple[Story, Sequence[Pair]]]) -> tuple[str, ...]:
    """Given, precision, recall and F1 of the pairs read from each story."""
    read = [(s, [p for p in pairs if len(p[0].of(s.text).split()) >= _FEWEST_WORDS]) for s, pairs in read]
    given = sum(len(pairs) for _, pairs in read)
    items = sum(len(story.items) for story, _ in read)
    right = sum(any(_right(story, item, p) for item in story.items) for story, pairs in read for p in pairs)
    found = sum(any(_right(story, item, p) for p in pairs) for story, pairs in read for item in story.items)
    precision, recall = right / max(1, given), found / max(1, items)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return (str(given), f"{precision:.3f}", f"{recall:.3f}", f"{both:.3f}")


def _right(story: Story, item: tuple[tuple[Span, ...], tuple[Span, ...]], pair: Pair) -> bool:
    stretches, sources = item
    if not sources or not any(pair[0].touches(stretch) for stretch in stretches):
        return False
    gold, ours = head(story.text, sources[0]), head(story.text, pair[1])
    if pair[1].covers(gold):
        return True
    word = gold.of(story.text).lower()
    return word not in _PRONOUNS and word == ours.of(story.text).lower()


def head(text: str, source: Span) -> Span:
    """The head word of a source by the rule that the module describes."""
    stop = _BEFORE_HEAD.search(text, source.start, source.end)
    words = list(_WORD.finditer(text, source.start, stop.start() if stop else source.end))
    words = [word for word in words if word.group() != "s"] or words
    return Span(words[-1].start(), words[-1].end()) if words else source


def _stories() -> Iterator[Story]:
    for line in POLNEAR.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        stretches: dict[int, list[Span]] = {}
        for quoted_words in one["quoted_segments"]:
            if quoted_words["attribution"] is not None:
                span = Span(quoted_words["start"], quoted_words["end"])
                stretches.setdefault(quoted_words["attribution"], []).append(span)
        items = tuple(
            (tuple(spans), tuple(Span(*piece) for piece in one["attributions"][number]["source"]))
            for number, spans in sorted(stretches.items())
        )
        yield Story(one["text"], one["publication_date"], items)


# ---- the readers


@cache
def _knowledge() -> Knowledge:
    return load()


def quoted(story: Story) -> list[Pair]:
    """What the claims room reads from the article, given as plain text with its day."""
    words = words_of("en", _knowledge())
    assert words is not None
    page = Page("https://news.example/", story.text.encode(), "bench", published=story.day, text_given=True)
    article = read(page, _knowledge())
    assert article.text == story.text  # the offsets of the two are compared
    opened = open_page(article, _knowledge(), words, spots_of(article, _knowledge(), "en"), None)
    return [
        (said.text.evidence[0], said.speaker.evidence[0])
        for said in said_on(opened)
        if said.speaker is not None
    ]


_QUOTED = re.compile('“[^“”]+”|"[^"\n]+"')
_NAME = (
    r"(?P<who>(?:(?:the|a|an) )?(?:[\w.'’-]+ ){0,4}?(?:[A-Z][\w.'’-]+|spokes\w+|official)"
    r"|he|she|they|it|He|She|They)"
)
_VERB = r"(?:said|says|told|tells|added|adds|asked|asks|wrote|tweeted|continued|explained|argued)"
_AFTER = (re.compile(rf"\s*{_NAME} {_VERB}\b"), re.compile(rf"\s*{_VERB} {_NAME}"))
_BEFORE = re.compile(rf"{_NAME} {_VERB}\b[^.“”\"]{{0,60}}$")


def matched(story: Story) -> list[Pair]:
    """The baseline: a name or pronoun with a verb of speech right behind the quotation, or before it."""
    found: list[Pair] = []
    for quote in _QUOTED.finditer(story.text):
        options = [form.match(story.text, quote.end()) for form in _AFTER]
        start = max(story.text.rfind("\n", 0, quote.start()), quote.start() - 120) + 1
        options.append(_BEFORE.search(story.text, start, quote.start()))
        best = next((option for option in options if option is not None), None)
        span = Span(quote.start(), quote.end())
        if best is not None:
            found.append((span, Span(*best.span("who"))))
        elif found and "\n" not in story.text[found[-1][0].end : quote.start()]:
            found.append((span, found[-1][1]))
    return found
