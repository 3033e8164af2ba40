"""What the encoder may learn before the reader's tasks.

``python -m workshop.train.before masked|names OUT FILE...``: ``masked`` hides words of plain text (JSON lines
with ``text``) and asks for them; ``names`` marks persons, places and organisations (JSON lines ``{tokens,
ner}``, gzipped or not). Both write a state that ``python -m workshop.train --from`` starts from.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from workshop.train.network import START

_LONGEST = 128
_HIDDEN = 0.15
_PASS = -100
_MASK = 103
_CLS = 101
_SEP = 102
_TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")

Row = tuple[list[int], list[int]]


class Before(nn.Module):
    """The encoder with one head; a row is (ids, what is asked of each piece, -100 for nothing)."""

    def __init__(self, task: str) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(START, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.turned = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.names = nn.Linear(width, len(_TAGS)) if task == "names" else None

    def loss(self, rows: Sequence[Row]) -> Tensor:
        """Mean cross entropy of what is asked."""
        longest = max(len(ids) for ids, _ in rows)
        ids = torch.tensor([[*ids, *[0] * (longest - len(ids))] for ids, _ in rows])
        asked = torch.tensor([[*asked, *[_PASS] * (longest - len(asked))] for _, asked in rows])
        states = self.encoder(input_ids=ids, attention_mask=(ids != 0).long()).last_hidden_state
        wanted = states[asked != _PASS]
        if self.names is not None:
            logits = self.names(wanted)
        else:
            logits = self.turned(wanted) @ self.encoder.embeddings.word_embeddings.weight.T
        return nn.functional.cross_entropy(logits, asked[asked != _PASS])


def masked(texts: Sequence[str], tokenizer: Tokenizer, rng: random.Random) -> Iterator[Row]:
    """Each text with one piece in seven hidden."""
    for text in texts:
        ids = [_CLS, *tokenizer.encode(text, add_special_tokens=False).ids[:_LONGEST], _SEP]
        hidden = {at for at in range(1, len(ids) - 1) if rng.random() < _HIDDEN}
        if hidden:
            yield (
                [_MASK if at in hidden else piece for at, piece in enumerate(ids)],
                [piece if at in hidden else _PASS for at, piece in enumerate(ids)],
            )


def named(lines: Sequence[dict[str, list[str]]], tokenizer: Tokenizer) -> Iterator[Row]:
    """Each sentence with a tag on the first piece of every word."""
    for line in lines:
        ids, asked = [_CLS], [_PASS]
        for word, tag in zip(line["tokens"], line["ner"], strict=True):
            pieces = tokenizer.encode(word, add_special_tokens=False).ids
            ids += pieces
            asked += [_TAGS.index(tag) if tag in _TAGS else 0, *[_PASS] * (len(pieces) - 1)][: len(pieces)]
        yield [*ids[:_LONGEST], _SEP], [*asked[:_LONGEST], _PASS]


def main(arguments: Sequence[str]) -> int:
    """Learn for one pass over the files and write the state."""
    parser = argparse.ArgumentParser(prog="python -m workshop.train.before", description=__doc__)
    parser.add_argument("task", choices=("masked", "names"))
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=6000, help="how many texts or sentences to learn from")
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--size", type=int, default=16)
    options = parser.parse_args(arguments)
    torch.manual_seed(1)
    rng = random.Random(1)
    tokenizer = Tokenizer.from_file(str(START / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    lines = [line for file in options.files for line in _lines(file)]
    rng.shuffle(lines)
    lines = lines[: options.most]
    if options.task == "names":
        rows = list(named(lines, tokenizer))
    else:
        rows = list(masked([line["text"] for line in lines], tokenizer, rng))
    network = Before(options.task)
    learn(network, rows, options.rate, options.size, rng)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in network.state_dict().items() if name.startswith("encoder.")}
    torch.save({"network": kept}, options.out)
    return 0


def _lines(file: Path) -> Iterator[dict[str, list[str]]]:
    data = file.read_bytes()
    text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode()
    return (json.loads(line) for line in text.splitlines() if line.strip())


def learn(network: Before, rows: list[Row], rate: float, size: int, rng: random.Random) -> None:
    """One pass, batches of like length in random order."""
    network.train()
    ordered = sorted(rows, key=lambda row: len(row[0]) + rng.random() * 12)
    batches = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    rng.shuffle(batches)
    optimizer = torch.optim.AdamW([p for p in network.parameters() if p.requires_grad], lr=rate)
    total = 0.0
    for count, batch in enumerate(batches, 1):
        loss = network.loss(batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        total += float(loss.detach())
        if count % 50 == 0:
            print(f"{count} of {len(batches)} batches, loss {total / 50:.3f}", flush=True)
            total = 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
