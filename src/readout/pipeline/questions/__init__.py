"""Questions put to a record, each answered with a sentence and a table whose rows say what they rest on.

``Readout.questions`` is a ``Questions`` over the open record. A further kind of question is a file under
``kinds``.
"""

from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._questions import Questions
from readout.pipeline.questions._values import Answer, Parameter, Place, Row

__all__ = ["Answer", "Desk", "Parameter", "Place", "Question", "Questions", "Row"]
