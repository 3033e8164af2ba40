"""Review on the wire: the fields to look at, the words on them, and taking a new one."""

from readout.doors.rest.review._answers import ReviewAnswers, further, item_wire
from readout.doors.rest.review._reviewer import Once, Reviewer
from readout.doors.rest.review._routes import add_routes
from readout.doors.rest.review._wire import Saying

__all__ = ["Once", "ReviewAnswers", "Reviewer", "Saying", "add_routes", "further", "item_wire"]
