"""Questions on the wire: what there is to ask, and the answers that the pages are drawn from too."""

from readout.doors.rest.questions._answers import QuestionAnswers
from readout.doors.rest.questions._package import packaged
from readout.doors.rest.questions._routes import add_routes
from readout.doors.rest.questions._wire import AnswerOf, PlaceOf

__all__ = ["AnswerOf", "PlaceOf", "QuestionAnswers", "add_routes", "packaged"]
