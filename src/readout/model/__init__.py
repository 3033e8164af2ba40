"""The packed model: a folder of weights with its manifest, checked before it is used, run on the CPU.

``shipped`` is the model that comes with Readout. ``load`` verifies a folder and refuses one that is absent,
damaged or of a kind that cannot be run here. ``cut`` makes the windows that the model reads; training uses it
too, so that both see the same. ``LABELS`` holds the label sets by output.
"""

from readout.model._labels import LABELS
from readout.model._load import load, shipped
from readout.model._windows import Tokenizer, Window, cut

__all__ = ["LABELS", "Tokenizer", "Window", "cut", "load", "shipped"]
