"""What makes a model's probabilities keep their word: of what it says with 0.8, eight of ten are so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]

# Heads that say yes or no, and heads that choose among labels.
SINGLE = ("trigger", "main", "roles", "relevance")
CHOICE = ("kinds", "statuses", "acts")
_EDGE = 1e-6


@dataclass(frozen=True, slots=True)
class Scales:
    """For each head a slope (1 over its temperature) and a shift of its log odds.

    A head that chooses has no shift. A head that is not named stays as it is.
    """

    by_head: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, told: object) -> Scales:
        """The scales that a manifest tells: ``{"trigger": [0.9, -0.4], "kinds": [0.8, 0.0], ...}``.

        :raises ValueError: for a head that is not known, or a slope that would turn its answers round.
        """
        if not isinstance(told, dict) or set(told) - {*SINGLE, *CHOICE}:
            raise ValueError(
                f"'scales' must give slope and shift of {', '.join((*SINGLE, *CHOICE))}: {told!r}"
            )
        found = {name: (float(slope), float(shift)) for name, (slope, shift) in told.items()}
        if any(slope <= 0 for slope, _ in found.values()):
            raise ValueError(f"a slope in 'scales' is not positive: {told!r}")
        return cls(found)

    def yes(self, head: str, logit: float) -> float:
        """The probability that a head's log odds stand for."""
        slope, shift = self.by_head.get(head, (1.0, 0.0))
        return 1 / (1 + exp(-(slope * logit + shift)))

    def sure(self, head: str, share: float) -> float:
        """What a head's probability is worth."""
        if head not in self.by_head:
            return share
        inside = min(max(share, _EDGE), 1 - _EDGE)
        return self.yes(head, log(inside / (1 - inside)))

    def shares(self, head: str, shares: Numbers) -> Numbers:
        """What a distribution over labels is worth; the order of the labels stays."""
        if head not in self.by_head:
            return shares
        raised = np.maximum(shares, _EDGE) ** self.by_head[head][0]
        scaled: Numbers = raised / raised.sum()
        return scaled
