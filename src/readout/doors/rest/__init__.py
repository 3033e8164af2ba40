"""The REST API: what the record holds, as JSON, for programs.

``api`` makes the routes under ``/api/v1``; ``Answers`` makes the JSON that the routes and the web pages'
``.json`` addresses share; ``asked`` reads a query from an address; every error has one shape, ``failure``.
"""

from readout.doors.rest._answers import Answers
from readout.doors.rest._asking import Asked, asked
from readout.doors.rest._failures import Wire, failure
from readout.doors.rest._labels import Labels
from readout.doors.rest._routes import api

__all__ = ["Answers", "Asked", "Labels", "Wire", "api", "asked", "failure"]
