"""What there is to learn from: the annotated windows of the corpus, and windows of texts without notes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from readout import pages
from readout.claims import marked
from readout.knowledge import Knowledge, load
from readout.model import cut
from readout.record import Page
from workshop.corpus.batches import lines
from workshop.corpus.posts import POSTS, attached
from workshop.train.distil import unlabelled
from workshop.train.examples import Tally, examples
from workshop.train.lessons import Example, Lesson
from workshop.train.network import START

# Texts of fewer characters tell nothing; a longer window teaches more than a few words do.
_SHORT = 60
_FEWEST = 16
# Every second page is one text, the others as many as this after one another, as a live blog has them.
_TOGETHER = (3, 6)


def tokenizer() -> Tokenizer:
    """The starting weights' tokenizer, as windows are cut with."""
    found = Tokenizer.from_file(str(START / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def annotated(batches: Sequence[Path], posts: Path | None) -> tuple[list[Example], list[Example], Tally]:
    """The corpus's windows to learn from and those held out; ``posts``: the texts of the annotated posts."""
    tally = Tally()
    corpus = lines(list(batches) or None)
    if posts:
        corpus = [*attached(posts), *corpus]
    every = list(examples(corpus, load(), tokenizer(), tally))
    return [one for one in every if not one.held_out], [one for one in every if one.held_out], tally


def texts(file: Path, seed: int) -> list[Lesson]:
    """Windows, unlabelled, of JSON lines ``{id, published, text}``; posts that are annotated are left out."""
    known = {json.loads(line)["id"] for line in POSTS.read_text(encoding="utf-8").splitlines()}
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    rows.sort(key=lambda row: str(row.get("published")))
    kept = [
        str(row["text"]).strip()
        for row in rows
        if str(row["id"]) not in known and len(row["text"]) > _SHORT and not row["text"].startswith("RT ")
    ]
    knowledge, cutter = load(), tokenizer()
    found = (
        lesson
        for text in _together(kept, random.Random(seed))
        for lesson in _windows(text, knowledge, cutter)
    )
    return [lesson for lesson in found if len(lesson.ids) >= _FEWEST]


def _together(kept: Sequence[str], rng: random.Random) -> Iterator[str]:
    at = 0
    while at < len(kept):
        count = 1 if rng.random() < 0.5 else rng.randint(*_TOGETHER)
        yield "\n".join(kept[at : at + count])
        at += count


def _windows(text: str, knowledge: Knowledge, cutter: Tokenizer) -> Iterator[Lesson]:
    page = Page(
        "https://texts.example/",
        text.encode(),
        "jsonl",
        "text",
        media_type="text/plain",
        charset="utf-8",
        text_given=True,
    )
    story = marked(pages.read(page, knowledge), knowledge)
    if story.marked.marks:
        yield from (unlabelled(window) for window in cut(story.marked, cutter))
