"""People and governments on the wire: what an address asks of them, and the answers.

The web pages are drawn from the same answers that their ``.json`` gives.
"""

from readout.doors.rest.people._answers import PeopleAnswers
from readout.doors.rest.people._asking import AskedTerms, actor_address, asked_terms, list_address, with_page
from readout.doors.rest.people._routes import add_routes

__all__ = [
    "AskedTerms",
    "PeopleAnswers",
    "actor_address",
    "add_routes",
    "asked_terms",
    "list_address",
    "with_page",
]
