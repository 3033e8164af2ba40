"""Data quality on the wire: tables whose rows lead to what they count."""

from readout.doors.rest.quality._answers import QualityAnswers
from readout.doors.rest.quality._routes import add_routes
from readout.doors.rest.quality._wire import TableOf

__all__ = ["QualityAnswers", "TableOf", "add_routes"]
