"""Two governments over time on the wire: what an address asks of them, and the answers.

The web pages are drawn from the same answers that their ``.json`` gives.
"""

from readout.doors.rest.dyads._answers import DyadAnswers
from readout.doors.rest.dyads._routes import add_routes
from readout.doors.rest.dyads._wire import BaselineOf, MarkOf, QuarterOf

__all__ = ["BaselineOf", "DyadAnswers", "MarkOf", "QuarterOf", "add_routes"]
