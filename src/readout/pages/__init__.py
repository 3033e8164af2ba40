"""Pages: bytes to an Article with its text, blocks, sentences, headline, date and problems."""

from readout.pages._read import read

__all__ = ["read"]
