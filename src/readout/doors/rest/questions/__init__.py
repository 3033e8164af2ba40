"""Questions on the wire: what there is to ask, and the answers that the pages are drawn from too."""

from readout.doors.rest.questions._answers import QuestionAnswers
from readout.doors.rest.questions._package import packaged
from readout.doors.rest.questions._routes import add_routes

__all__ = ["QuestionAnswers", "add_routes", "packaged"]
