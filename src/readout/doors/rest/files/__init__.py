"""Whole lists as files and feeds, the same for the pages and the API."""

from readout.doors.rest.files._files import FEEDS, download

__all__ = ["FEEDS", "download"]
