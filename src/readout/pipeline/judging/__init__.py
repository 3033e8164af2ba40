"""People's words on which events are one, and the events that may be the same as another."""

from readout.pipeline.judging._desk import MergingDesk
from readout.pipeline.judging._said import Said

__all__ = ["MergingDesk", "Said"]
