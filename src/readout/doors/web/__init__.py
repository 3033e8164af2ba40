"""The web pages: the record as people read it, rendered on the server, with no script at all.

``application`` is the one door: the pages, their ``.json``, the downloads and the REST API in one ASGI app.
"""

from readout.doors.web._app import application

__all__ = ["application"]
