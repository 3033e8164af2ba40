"""How well and how fast the atlas of offices answers; see ``workshop.atlas.measure``."""

from workshop.atlas.measure import tables

__all__ = ["tables"]
