"""PLOVER roots of marked pairs, by cross-validation: ``python -m workshop.train.roots FILE [--seeds 1 2]``.

FILE holds JSON lines ``{id, text, gold: [{root, marked}]}`` in which ``marked`` is the sentence with its
two parties between ``<s>…</s>`` and ``<t>…</t>`` (PLV has this form; it states no licence, so nothing that
is shipped learns from it). Five folds, stratified by root; every sentence is judged by a network that did
not see it. Beside it, in the same folds: word n-grams and logistic regression, and the mean of both.

The network is the encoder that the reader starts from, with one layer over the states of the whole sentence
and of the two parties. That layer starts from what the encoder makes of the roots' definitions: with fifty
sentences a root, where a class begins matters.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline, make_union
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from workshop.train.network import START

_FOLDS = 5
_MARKS = {"<s>": "[unused1]", "</s>": "[unused2]", "<t>": "[unused3]", "</t>": "[unused4]"}
_SPLIT = re.compile(r"(</?[st]>)")
_LONGEST = 160

# What each root means, in our words: where its layer begins.
MEANINGS = {
    "AGREE": "agrees, promises, plans or is willing to meet, to settle or to cooperate",
    "CONSULT": "meets, calls, visits, consults, negotiates or mediates with",
    "SUPPORT": "supports, praises, endorses, recognizes, apologizes to, signs a formal agreement with",
    "COOPERATE": "cooperates with materially, trades with, shares intelligence, exercises together",
    "YIELD": "yields, eases pressure, releases prisoners, lifts sanctions, withdraws, surrenders",
    "AID": "gives money, food, weapons, medicine or asylum as aid to",
    "REQUEST": "asks, demands, urges, appeals or calls for from",
    "ACCUSE": "accuses, criticizes, condemns, denounces, sues, investigates",
    "REJECT": "rejects, refuses, declines, vetoes a proposal or a demand of",
    "THREATEN": "threatens, warns, gives an ultimatum to",
    "PROTEST": "protests, demonstrates, strikes or riots against",
    "SANCTION": "imposes sanctions, cuts ties or aid, expels diplomats, bans",
    "MOBILIZE": "mobilizes, deploys or readies troops, shows force near",
    "COERCE": "arrests, seizes, represses, restricts, deports, attacks by computer",
    "ASSAULT": "attacks, kills, bombs, shoots, tortures, kidnaps",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A marked sentence in pieces; ``source`` and ``target`` are the pieces between its marks."""

    marked: str
    root: int
    ids: tuple[int, ...]
    source: tuple[int, ...]
    target: tuple[int, ...]


class Judge(nn.Module):
    """Batch x pieces to batch x roots."""

    def __init__(self, roots: Sequence[str], tokenizer: Tokenizer, start: Path | None) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(START, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.15)
        self.whole = nn.Linear(width, len(roots))
        self.pair = nn.Linear(2 * width, len(roots))
        with torch.no_grad():
            meant = torch.stack([self._meaning(MEANINGS[root], tokenizer) for root in roots])
            self.whole.weight.copy_((meant - meant.mean(0)) * 0.5)
            self.whole.bias.zero_()
            self.pair.weight.mul_(0.1)
        if start is not None:
            states = torch.load(start, weights_only=False)["network"]
            kept = {k.removeprefix("encoder."): v for k, v in states.items() if k.startswith("encoder.")}
            self.encoder.load_state_dict(kept)

    def _meaning(self, text: str, tokenizer: Tokenizer) -> Tensor:
        self.encoder.eval()
        ids = torch.tensor([tokenizer.encode(text).ids])
        found: Tensor = self.encoder(input_ids=ids).last_hidden_state[0].mean(0)
        return nn.functional.normalize(found, dim=0) * 8

    def forward(self, batch: Sequence[Sentence]) -> Tensor:
        """Logits."""
        longest = max(len(one.ids) for one in batch)
        ids = torch.tensor([[*one.ids, *[0] * (longest - len(one.ids))] for one in batch])
        mask = (ids != 0).long()
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        means = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        pair = torch.stack(
            [
                torch.cat([states[row, list(one.source)].mean(0), states[row, list(one.target)].mean(0)])
                for row, one in enumerate(batch)
            ]
        )
        logits: Tensor = self.whole(self.dropout(means)) + self.pair(self.dropout(pair))
        return logits


def sentences(file: Path, tokenizer: Tokenizer) -> tuple[list[Sentence], list[str]]:
    """Every sentence that has both parties, and the roots in order."""
    rows = [json.loads(line)["gold"][0] for line in file.read_text("utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if all(mark in row["marked"] for mark in ("<s>", "<t>"))]
    roots = sorted({row["root"] for row in rows})
    return [_pieces(row["marked"], roots.index(row["root"]), tokenizer) for row in rows], roots


def _pieces(marked: str, root: int, tokenizer: Tokenizer) -> Sentence:
    ids = [tokenizer.token_to_id("[CLS]")]
    inside: dict[str, list[int]] = {"s": [], "t": []}
    now = ""
    for part in _SPLIT.split(marked):
        if part in _MARKS:
            now = "" if part.startswith("</") else part[1]
            ids.append(tokenizer.token_to_id(_MARKS[part]))
            inside["s" if "s" in part else "t"].append(len(ids) - 1)
            continue
        new = tokenizer.encode(part, add_special_tokens=False).ids
        if now:
            inside[now] += range(len(ids), len(ids) + len(new))
        ids += new
    ids = [*ids[:_LONGEST], tokenizer.token_to_id("[SEP]")]
    source, target = (tuple(p for p in inside[k] if p < len(ids)) or (0,) for k in "st")
    return Sentence(marked, root, tuple(ids), source, target)


def learn(
    train: Sequence[Sentence],
    roots: Sequence[str],
    tokenizer: Tokenizer,
    seed: int,
    options: argparse.Namespace,
) -> Judge:
    """A network that has learnt from ``train``."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    judge = Judge(roots, tokenizer, options.start)
    heads = [*judge.whole.parameters(), *judge.pair.parameters()]
    groups = [
        {"params": judge.encoder.parameters(), "lr": options.rate},
        {"params": heads, "lr": options.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = options.epochs * -(-len(train) // options.size)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / (0.1 * steps), 1 - at / steps)
    )
    counts = np.bincount([one.root for one in train], minlength=len(roots))
    weight = torch.tensor((counts.mean() / np.maximum(counts, 1)) ** 0.5, dtype=torch.float)
    judge.train()
    for _ in range(options.epochs):
        for batch in _batches(train, options.size, rng):
            wanted = torch.tensor([one.root for one in batch])
            loss = nn.functional.cross_entropy(judge(batch), wanted, weight=weight, label_smoothing=0.1)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return judge


def _batches(train: Sequence[Sentence], size: int, rng: np.random.Generator) -> Iterator[list[Sentence]]:
    ordered = sorted(train, key=lambda one: len(one.ids) + rng.random() * 12)
    found = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    for number in rng.permutation(len(found)):
        yield found[number]


def judged(judge: Judge, test: Sequence[Sentence]) -> NDArray[np.float64]:
    """Probabilities: sentences x roots."""
    judge.eval()
    with torch.no_grad():
        rows = [judge([one]).softmax(-1)[0].numpy().astype(np.float64) for one in test]
    return np.stack(rows)


def counted(train: Sequence[Sentence], test: Sequence[Sentence], roots: int) -> NDArray[np.float64]:
    """The baseline's probabilities: word and letter n-grams, logistic regression."""

    def plain(one: Sentence) -> str:
        text = re.sub(r"<s>.*?</s>", " sourceparty ", one.marked)
        return re.sub(r"<t>.*?</t>", " targetparty ", text)

    grams = make_union(
        TfidfVectorizer(ngram_range=(1, 3), sublinear_tf=True, min_df=1),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2),
    )
    pipe = make_pipeline(grams, LogisticRegression(C=20, class_weight="balanced", max_iter=2000))
    pipe.fit([plain(one) for one in train], [one.root for one in train])
    found = np.zeros((len(test), roots))
    found[:, pipe.classes_] = pipe.predict_proba([plain(one) for one in test])
    return found


def main(arguments: Sequence[str]) -> int:
    """Print macro F1 and accuracy over all folds."""
    options = _options(arguments)
    tokenizer = Tokenizer.from_file(str(START / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    every, roots = sentences(options.file, tokenizer)
    wanted = np.array([one.root for one in every])
    print(f"{len(every)} sentences, {len(roots)} roots, {_FOLDS} folds", flush=True)
    names = ["n-grams and regression", *[f"network, seed {seed}" for seed in options.seeds]]
    tables = {name: np.zeros((len(every), len(roots))) for name in names}
    seen = np.zeros(len(every), bool)
    for number, (learnt, asked) in enumerate(
        StratifiedKFold(_FOLDS, shuffle=True, random_state=1).split(wanted, wanted)
    ):
        if options.only is not None and number >= options.only:
            break
        began = time.monotonic()
        train, test = [every[at] for at in learnt], [every[at] for at in asked]
        seen[asked] = True
        tables[names[0]][asked] = counted(train, test, len(roots))
        for seed, name in zip(options.seeds, names[1:], strict=True):
            tables[name][asked] = judged(learn(train, roots, tokenizer, seed, options), test)
        print(f"fold {number + 1} in {time.monotonic() - began:.0f} s", flush=True)
    if len(options.seeds) > 1:
        tables["networks together"] = sum(tables[name] for name in names[1:]) / len(options.seeds)
    together = sum(tables[name] for name in names[1:]) / len(options.seeds)
    tables["networks and n-grams together"] = together + 0.5 * tables[names[0]]
    print(f"{'':34}{'macro F1':>9}{'accuracy':>9}")
    for name, table in tables.items():
        given = table[seen].argmax(1)
        macro = f1_score(wanted[seen], given, average="macro")
        print(f"{name:34}{macro:9.3f}{accuracy_score(wanted[seen], given):9.3f}")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m workshop.train.roots", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--size", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--only", type=int, help="stop after so many folds")
    parser.add_argument(
        "--from", dest="start", type=Path, help="a state of the reader's network to start from"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
