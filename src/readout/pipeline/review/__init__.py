"""People's words on single fields of claims: what to look at next, what was said of it, and what follows.

``Readout.review`` is a ``ReviewDesk`` over the open record.
"""

from readout.pipeline.review._desk import ReviewDesk, sample
from readout.pipeline.review._fields import KINDS, Field
from readout.pipeline.review._items import Item

__all__ = ["KINDS", "Field", "Item", "ReviewDesk", "sample"]
