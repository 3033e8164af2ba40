"""Fit the story model of flattened pages anew: ``python -m workshop.story PAGES``.

``PAGES`` is a folder with ``pages.jsonl`` (id, url, body) and ``html/<id>.html.gz``. Prints the weights of
``readout.pages._flat_story`` and the body scores of five folds by site, so that a change of the features
shows what it is worth on sites it was not fitted on.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html as lxml_html
from lxml.html import HtmlElement

from readout.knowledge import Knowledge, load
from readout.pages import _flat_story
from readout.pages._flat_anchor import anchor, overlaps
from readout.pages._flat_features import APART, NAMES, features, prose_like
from readout.pages._flat_lines import lines
from readout.pages._flat_signs import Signed, signed
from readout.pages._language import language
from readout.pages._stamps import day_order

FOLDS = 5
ROUNDS = 20
RIDGE = 1.0
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "aside",
        "main",
        "td",
        "th",
        "tr",
        "table",
        "tbody",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "form",
        "button",
        "label",
        "option",
        "select",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "address",
        "fieldset",
        "time",
        "title",
        "body",
        "html",
        "head",
        "video",
        "iframe",
        "details",
        "summary",
        "center",
    }
)
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "textarea"})
_WORD = re.compile(r"[぀-ヿ一-鿿]|\w+")
Row = tuple[float, ...]


@dataclass
class Sample:
    """One page: its lines, their features, and for each whether it is the story's and what it weighs."""

    site: str
    body: str
    marked: tuple[Signed, ...]
    anchor: int | None
    rows: list[Row]
    labels: list[float]
    weights: list[float]


def flatten(markup: bytes) -> str:
    """The page's text, one block element a line."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    found: list[str] = []
    current: list[str] = []

    def end() -> None:
        words = " ".join("".join(current).split())
        current.clear()
        if words:
            found.append(words)

    def walk(element: HtmlElement) -> None:
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return
        block = element.tag in _BLOCKS
        if block:
            end()
        current.append(element.text or "")
        for child in element:
            walk(child)
            current.append(child.tail or "")
        if block:
            end()

    sys.setrecursionlimit(20_000)
    walk(lxml_html.document_fromstring(markup, parser=parser))
    end()
    return "\n".join(found)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The text's runs of four words, counted."""
    words = _WORD.findall(text.lower())
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3))) if words else Counter()


def sample(url: str, body: str, text: str, knowledge: Knowledge) -> Sample:
    """A page with its lines labelled by how many of their shingles the body holds."""
    code = language(text, knowledge)
    pack = knowledge.languages.get(code) if code in knowledge.languages else None
    raw = lines(text)
    marked = signed(text, raw, pack, day_order(line.text for line in raw))
    anchored = anchor(overlaps(marked, url), [prose_like(one) for one in marked])
    gold = shingles(body)
    labels, sizes = [], []
    for line in raw:
        own = shingles(line.text)
        share = sum(count for key, count in own.items() if key in gold) / max(1, own.total())
        labels.append(float(share >= 0.5 and own.total() > 0))
        sizes.append(1.0 + min(60, own.total()))
    whole = sum(sizes)
    weights = [100 * size / whole for size in sizes]
    host = (urlsplit(url).hostname or "").split(".")
    site = host[-2] if len(host) > 1 else ".".join(host)
    return Sample(site, body, marked, anchored, features(marked, anchored), labels, weights)


def fit(samples: list[Sample]) -> list[float]:
    """Weights of a logistic regression with a small ridge, by Newton's method."""
    width = len(NAMES)
    weights = [0.0] * width
    for _ in range(ROUNDS):
        slope = [-RIDGE * value for value in weights]
        curve = [[RIDGE * (i == j) for j in range(width)] for i in range(width)]
        for page in samples:
            for row, label, weight in zip(page.rows, page.labels, page.weights, strict=True):
                _add(slope, curve, row, label, weight, weights)
        weights = [old + step for old, step in zip(weights, _solve(curve, slope), strict=True)]
    return weights


def _add(
    slope: list[float], curve: list[list[float]], row: Row, label: float, weight: float, weights: list[float]
) -> None:
    odds = sum(w * x for w, x in zip(weights, row, strict=True))
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    full = [(i, value) for i, value in enumerate(row) if value]
    for i, value in full:
        slope[i] += weight * (label - chance) * value
        scaled = weight * chance * (1 - chance) * value
        own = curve[i]
        for j, other in full:
            own[j] += scaled * other


def _solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Gaussian elimination with pivoting; the ridge keeps the matrix regular."""
    size = len(vector)
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda n: abs(rows[n][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            if factor:
                rows[below] = [x - factor * y for x, y in zip(rows[below], rows[at], strict=True)]
    result = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][n] * result[n] for n in range(at + 1, size))
        result[at] = (rows[at][size] - known) / rows[at][at]
    return result


def score(page: Sample, weights: list[float]) -> tuple[float, float]:
    """Precision and recall of the page's body with these weights."""
    _flat_story.WEIGHTS.update(zip(NAMES, weights, strict=True))
    inside = _flat_story.story(page.marked, page.anchor)
    left_out = APART | {"caption", "credit", "byline"}
    told = "\n".join(
        one.line.text
        for one, yes in zip(page.marked, inside, strict=True)
        if yes and one.sign not in left_out
    )
    gold, found = shingles(page.body), shingles(told)
    shared = (gold & found).total()
    return shared / max(1, found.total()), shared / max(1, gold.total())


def main(folder: Path) -> None:
    """Print the weights of all pages and the scores of the folds."""
    knowledge = load()
    samples = []
    for row in (folder / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(row)
        text = flatten(gzip.decompress((folder / "html" / f"{page['id']}.html.gz").read_bytes()))
        samples.append(sample(page["url"], page["body"], text, knowledge))
    sites = sorted({page.site for page in samples})
    fold = {site: n % FOLDS for n, site in enumerate(sites)}
    pairs = []
    for number in range(FOLDS):
        weights = fit([page for page in samples if fold[page.site] != number])
        pairs += [score(page, weights) for page in samples if fold[page.site] == number]
    precision, recall = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
    print(f"five folds by site: precision {precision:.3f}, recall {recall:.3f}")
    print("\n".join(f'    "{name}": {value:.2f},' for name, value in zip(NAMES, fit(samples), strict=True)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
