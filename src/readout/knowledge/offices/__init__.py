"""The atlas: who held which office of which government, on any day; and finding all of them in a text."""

from readout.knowledge.offices._fold import TAGS, parts_of_tag
from readout.knowledge.offices._offices import Offices, load
from readout.knowledge.offices._values import Candidate, Government, Person, Spotted, Term

__all__ = [
    "TAGS",
    "Candidate",
    "Government",
    "Offices",
    "Person",
    "Spotted",
    "Term",
    "load",
    "parts_of_tag",
]
