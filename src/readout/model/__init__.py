"""The packed model: a folder of weights with its manifest, checked before it is used.

``load`` verifies the folder and refuses one that is absent, damaged or of a kind that cannot be run here.
"""

from readout.model._load import load

__all__ = ["load"]
