"""Names to actors as of the claim's date: person, office, government. People's judgements win."""

from readout.actors._resolve import resolve

__all__ = ["resolve"]
