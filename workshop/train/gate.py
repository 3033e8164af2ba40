"""Make the gate's words: ``python -m workshop.train.gate [--write]``.

Learns from the English batches which words sentences have, alone or two by two, that tell of an engagement.
Those with a trigger are for it, all sentences of documents without an engagement against it. Five times a
fifth of the events is left out and judged by the rest. The two bars are the highest, less ``MARGIN``, at
which no document left out is stopped that has an engagement and where the reader reads one, and at which no
more than ``SPARED`` of them are kept from the model where only the model finds one. Prints what the gate
stops and loses, on the fifths left out and on the measuring part of the corpus, which it never learns from;
with ``--write`` the words are put into ``claims/gates/en.json``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from readout import claims, model, pages
from readout.claims import _gate
from readout.claims._confidence import Signals
from readout.claims._home import home
from readout.claims._page import spots_of
from readout.knowledge import load
from readout.record import Article, Page
from workshop.corpus import batches, check

Numbers = npt.NDArray[np.float64]

OUT = Path(_gate.__file__).parent / "gates" / "en.json"
# Below the lowest score of a document left out that must pass.
MARGIN = 0.1
# Documents in which only the model finds an engagement, of some hundreds, that it may be kept from.
SPARED = 1
# Where an act is as likely as not: what sums to more is always shown to the model.
EVEN = 0.0
_FOLDS = 5
# Words that fewer documents have say nothing; weights nearer to nothing than this are not kept.
_SELDOM = 4
_FAINT = 0.02
# Gradient steps, their size, and the pull of every weight to nothing.
_STEPS = 300
_RATE = 0.02
_PULL = 0.001


@dataclass(frozen=True, slots=True)
class Story:
    """A document: the words of every stretch, which of them are for (True) and against (False)."""

    name: str
    heard: tuple[frozenset[str], ...]
    told: tuple[bool | None, ...]
    relevant: bool
    fold: int
    passes: bool
    read: int
    helped: int


def main(arguments: Sequence[str]) -> int:
    """Print what the gate loses, and write it if asked to."""
    parser = argparse.ArgumentParser(prog="python -m workshop.train.gate", description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    lines = [line for line in batches.lines() if line["lang"] == "en"]
    stories = [_story(batches.document(line), batches.annotation(line), _triggers(line)) for line in lines]
    notes = {note["id"]: note for note in check.annotated()}
    measuring = [_story(one, notes[one["id"]], None) for one in check.documents() if one["lang"] == "en"]
    apart: dict[str, float] = {}
    for fold in range(_FOLDS):
        gate = _fitted([one for one in stories if one.fold != fold])
        apart |= {one.name: _best(gate, one) for one in stories if one.fold == fold}
    asked = [one for one in stories if one.relevant and one.read and one.passes]
    gate = replace(
        _fitted(stories),
        least=round(min(apart[one.name] for one in asked) - MARGIN, 2),
        asked=min(round(sorted(apart[one.name] for one in asked if one.helped)[SPARED] - MARGIN, 2), EVEN),
    )
    _tell("batches, by the fifths left out", stories, apart, gate)
    _tell("measuring part", measuring, {one.name: _best(gate, one) for one in measuring}, gate)
    if options.write:
        words = dict(sorted(gate.words.items()))
        data = {"types": sorted(gate.types), "least": gate.least, "asked": gate.asked}
        data |= {"bias": gate.bias, "words": words}
        OUT.parent.mkdir(exist_ok=True)
        OUT.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        print(f"{OUT.name}: {len(words)} words")
    return 0


def _tell(name: str, stories: Sequence[Story], scores: dict[str, float], gate: _gate.Gate) -> None:
    """What is stopped: documents without an engagement, with one, and those in which one was read."""
    print(name)
    for what, some in (
        ("without an engagement", [one for one in stories if not one.relevant]),
        ("with an engagement", [one for one in stories if one.relevant]),
        ("in which one is read and is there", [one for one in stories if one.read and one.relevant]),
    ):
        named = [one for one in some if one.passes]
        stopped = [one for one in named if scores[one.name] < gate.least]
        unasked = [one for one in named if gate.least <= scores[one.name] < gate.asked]
        left = [one for one in some if not one.passes or one in stopped]
        lost = sum(one.read for one in left) + sum(one.helped for one in unasked)
        print(
            f"  {len(some):5} {what:34} {len(some) - len(named):4} stopped by names,"
            f" {len(stopped):4} by words, {len(unasked):4} for the rules alone; {lost} engagements read there"
        )


def _triggers(line: batches.Line) -> list[int]:
    """Where the triggers of a document begin."""
    found = []
    for deed in line["engagements"]:
        near = batches.evidence(line["text"], deed)
        place = batches.occurrence(line["text"], deed["trigger"], near) if near is not None else None
        found += [place.start] if place is not None else []
    return found


def _story(document: check.Document, note: check.Annotation, triggers: Sequence[int] | None) -> Story:
    page = Page(
        document["url"],
        document["text"].encode(),
        "jsonl",
        document["id"],
        published=document["published"],
        text_given=True,
    )
    article = pages.read(page, load())
    read, _ = claims.read(article, load(), model.shipped(), gated=False)
    helped = sum(Signals.read(one.why).origin == "model" for one in read)
    return story_of(article, note, triggers, (len(read), helped))


def story_of(
    article: Article, note: check.Annotation, triggers: Sequence[int] | None, read: tuple[int, int]
) -> Story:
    """A document; ``read`` is how many acts are read in it and how many of them only the model proposed."""
    knowledge = load()
    texts = [span.of(article.text) for span in article.sentences]
    spots = spots_of(article, knowledge, "en")
    relevant = bool(note["engagements"])
    found = [frozenset(words) for words in _gate.heard(texts, spots)]
    told: list[bool | None] = [None if relevant else False] * len(found)
    for place in triggers or ():
        number = next((n for n, span in enumerate(article.sentences) if span.start <= place < span.end), -1)
        for at, (start, end) in enumerate(_gate.stretches(len(texts))):
            told[at] = True if start <= number < end else told[at]
    main = note["main"]
    event = (note["engagements"][main]["event"] if main is not None else None) or note["id"]
    fold = hashlib.sha256(event.encode()).digest()[0] % _FOLDS
    passes = _gate.two_governments(spots, knowledge.offices, home(article, knowledge))
    return Story(note["id"], tuple(found), tuple(told), relevant, fold, passes, *read)


def _fitted(stories: Sequence[Story]) -> _gate.Gate:
    """Weights by logistic regression on what is told for or against, both sides counting alike."""
    counts = Counter(word for one in stories for word in frozenset().union(*one.heard))
    words = sorted(word for word, count in counts.items() if count >= _SELDOM)
    place = {word: at for at, word in enumerate(words)}
    kept = [
        (pair, told)
        for one in stories
        for pair, told in zip(one.heard, one.told, strict=True)
        if told is not None
    ]
    rows = [[place[word] for word in pair if word in place] for pair, _ in kept]
    weights, bias = _descended(rows, np.array([told for _, told in kept], np.float64), len(words))
    return _gate.Gate(
        types=frozenset(load().event_types.names()),
        least=0.0,
        asked=0.0,
        bias=round(bias, 3),
        words={
            word: round(float(weight), 3)
            for word, weight in zip(words, weights, strict=True)
            if abs(weight) > _FAINT
        },
    )


def _descended(rows: Sequence[Sequence[int]], wanted: Numbers, width: int) -> tuple[Numbers, float]:
    """Weights and bias after Adam's steps over all rows at once; a row is the places of its words."""
    share = wanted.mean()
    counts = np.where(wanted == 1, 0.5 / share, 0.5 / (1 - share)) / len(wanted)
    # The bias is the weight of one more word that every row has.
    words = np.concatenate([np.array([*row, width]) for row in rows])
    owners = np.repeat(np.arange(len(rows)), [len(row) + 1 for row in rows])
    weights, mean, square = (np.zeros(width + 1) for _ in range(3))
    for step in range(1, _STEPS + 1):
        sums = np.bincount(owners, weights[words], len(rows))
        off = (1 / (1 + np.exp(-sums)) - wanted) * counts
        slope = np.bincount(words, off[owners], width + 1) + _PULL * np.append(weights[:-1], 0)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        ahead = mean / (1 - 0.9**step)
        weights = weights - _RATE * ahead / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights[:-1], float(weights[-1])


def _best(gate: _gate.Gate, story: Story) -> float:
    return max((gate.score(pair) for pair in story.heard), default=gate.bias)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
