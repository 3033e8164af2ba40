"""How likely a claim is right: the right type between the right parties.

What the reader has to go by is the cue's weight and how the parties are named (``raw``) and, where the
model proposed the act, how surely. ``calibration.json`` says for each way that a claim came about how often
such claims were right on documents held out; ``python -m workshop.train.reliability`` measures that and
writes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Literal

from readout.claims._drafts import Draft

# The rules read alone; the rules beside a model that saw nothing there; both; the model alone.
Origin = Literal["rules", "unborne", "borne", "model"]
ORIGINS: tuple[Origin, ...] = ("rules", "unborne", "borne", "model")
CALIBRATION = "calibration.json"
MARK = "sure"
_EDGE = 0.01
_MOST = 0.99


@dataclass(frozen=True, slots=True)
class Signals:
    """What a claim's confidence is told from; ``raw`` and ``certainty`` from 0 to 1.

    As a text it stands in ``Claim.why``: ``sure:borne:0.81:0.97``.
    """

    origin: Origin
    raw: float
    certainty: float | None = None

    def __str__(self) -> str:
        sure = () if self.certainty is None else (f"{self.certainty:.2f}",)
        return ":".join((MARK, self.origin, f"{self.raw:.2f}", *sure))

    @classmethod
    def read(cls, why: tuple[str, ...]) -> Signals:
        """The signals that a claim's ``why`` holds. :raises ValueError: where it holds none."""
        for rule in why:
            mark, *parts = rule.split(":")
            if mark == MARK:
                origin = next(one for one in ORIGINS if one == parts[0])
                return cls(origin, float(parts[1]), float(parts[2]) if len(parts) > 2 else None)
        raise ValueError(f"no signals in {why}")

    def numbers(self) -> tuple[float, float, float]:
        """What the calibration weighs: one, and the log odds of ``raw`` and of ``certainty``."""
        return 1.0, log_odds(self.raw), log_odds(self.certainty) if self.certainty is not None else 0.0


def signals(draft: Draft, heard: bool) -> Signals:
    """The signals of a draft; ``heard`` says that a model was asked."""
    raw = draft.weight
    for principal in draft.principals:
        raw *= 0.5 + principal.party.found.confidence / 2
    raw = round(min(raw, _MOST), 2)
    proposal = draft.act.proposal
    if proposal is None:
        return Signals("unborne" if heard else "rules", raw)
    alone = draft.act.rules[0].startswith("model:")
    return Signals("model" if alone else "borne", raw, round(proposal.certainty, 2))


def confidence(found: Signals) -> float:
    """The probability, from 0.01 to 0.99, that a claim with these signals is right."""
    weights = _weights()[found.origin]
    odds = sum(weight * number for weight, number in zip(weights, found.numbers(), strict=True))
    return round(min(max(1 / (1 + exp(-odds)), _EDGE), _MOST), 3)


def log_odds(share: float) -> float:
    """The log odds of a probability, which is taken for 0.01 or 0.99 where it is nearer to an end."""
    inside = min(max(share, _EDGE), 1 - _EDGE)
    return log(inside / (1 - inside))


@cache
def _weights() -> dict[str, tuple[float, float, float]]:
    data = json.loads((files("readout.claims") / CALIBRATION).read_text(encoding="utf-8"))
    return {origin: tuple(data["weights"][origin]) for origin in ORIGINS}
