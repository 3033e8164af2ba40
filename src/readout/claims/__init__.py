"""Article to claims: who, whom, when, how, about what, what was said, and according to whom.

``read`` is a function from values to values: the same article and knowledge always give the same claims.
"""

from readout.claims._reader import read

__all__ = ["read"]
