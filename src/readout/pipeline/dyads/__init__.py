"""Two governments over time: contacts and other acts by quarter, the last and the next, and a brief on paper.

``Readout.dyads`` is a ``Dyads`` over the open record; ``words`` says its numbers in sentences.
"""

from readout.pipeline.dyads import _words as words
from readout.pipeline.dyads._brief import Brief, Told
from readout.pipeline.dyads._dyads import Dyads
from readout.pipeline.dyads._values import Dyad, kind_of, quarter_days

__all__ = ["Brief", "Dyad", "Dyads", "Told", "kind_of", "quarter_days", "words"]
