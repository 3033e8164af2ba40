"""Whole lists as files."""

from readout.doors.rest.files._files import FEEDS, download
from readout.doors.rest.files._lists import MOST_ENTRIES, MOST_ROWS, feed, table

__all__ = ["FEEDS", "MOST_ENTRIES", "MOST_ROWS", "download", "feed", "table"]
