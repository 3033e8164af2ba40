"""What diplomats talk about, as data: issue areas with their known topics, and the normal form of a phrase.

An area is a folder with ``area.toml``; a topic is a name with the words for it in the languages that are
read. ``Topics.normal`` brings a phrase of any text to its known topics and its governments and regions, so
that one matter worded twice is known for one.
"""

from readout.knowledge.topics._areas import Area, areas
from readout.knowledge.topics._normal import Form, Topics, likeness
from readout.knowledge.topics._phrases import Phrases, letters

__all__ = ["Area", "Form", "Phrases", "Topics", "areas", "letters", "likeness"]
