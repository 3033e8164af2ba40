"""iCalendar (RFC 5545): every dated event as an entry of a calendar, the announced ones among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO

from readout.exports._exporter import Options, opened
from readout.exports._told import day_of, page_of, summary, told_at, told_in_words
from readout.record import Event, View

_NO_OPTIONS = Options()
_STATUS = {"happened": "CONFIRMED", "planned": "TENTATIVE", "hypothetical": "TENTATIVE"}
_FOLD = 75  # octets of a line, its CRLF not counted (RFC 5545, 3.1)


@dataclass(frozen=True, slots=True)
class ICalendar:
    """Every event that is dated to the day as an entry of whole days; the others cannot stand in a calendar.

    ``UID`` is made of the event's id. ``DTSTAMP`` is when the newest page that tells of the event was fetched
    or published, never the clock's time: the same record always gives the same bytes.
    """

    name: str = "ical"
    extension: str = ".ics"
    media_type: str = "text/calendar; charset=utf-8"
    description: str = "a calendar of the events that are dated to the day, announced ones too"

    def write(self, view: View, out: Path | TextIO, options: Options = _NO_OPTIONS) -> int:
        """Write every event of the view that is dated to the day; the number of entries."""
        del options
        count = 0
        with opened(out) as stream:
            _put(stream, ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Readout//Readout//EN"))
            _put(stream, ("CALSCALE:GREGORIAN", "METHOD:PUBLISH"))
            for event in view.events():
                days = _days(event)
                if days is not None:
                    _put(stream, _entry(view, event, days))
                    count += 1
            _put(stream, ("END:VCALENDAR",))
        return count


def _put(stream: TextIO, lines: tuple[str, ...] | Iterator[str]) -> None:
    for line in lines:
        stream.write(folded(line) + "\r\n")


def _entry(view: View, event: Event, days: tuple[date, date]) -> Iterator[str]:
    first, last = days
    at = told_at(view, event)
    yield "BEGIN:VEVENT"
    yield f"UID:{_plain(event.id)}@readout"
    yield f"DTSTAMP:{at.replace('-', '').replace(':', '')}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(summary(event))}"
    yield f"STATUS:{_STATUS.get(event.status, 'CANCELLED')}"
    yield "TRANSP:TRANSPARENT"
    if event.place:
        yield f"LOCATION:{escaped(event.place)}"
    yield f"CATEGORIES:{escaped(event.event_type)},{escaped(event.status)}"
    yield f"DESCRIPTION:{escaped(told_in_words(view, event))}"
    page = page_of(view, event)
    if page is not None:
        yield f"URL:{page}"
    yield "END:VEVENT"


def _days(event: Event) -> tuple[date, date] | None:
    """First and last day; None where either is coarser than a day."""
    first, _, last = (event.when.date if event.when else "").partition("/")
    try:
        found = date.fromisoformat(day_of(first)), date.fromisoformat(day_of(last or first))
        return found if found[0] <= found[1] < date.max else None
    except ValueError:
        return None


def escaped(text: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11); control characters, which it cannot hold, become spaces."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(letter if letter >= " " and letter != "\x7f" else " " for letter in text)


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which parts a letter."""
    pieces: list[str] = []
    piece, used, room = "", 0, _FOLD
    for letter in line:
        size = len(letter.encode("utf-8", "replace"))
        if used + size > room:
            pieces.append(piece)
            piece, used, room = "", 0, _FOLD - 1  # the space that opens a further piece counts
        piece += letter
        used += size
    return "\r\n ".join([*pieces, piece])


def _plain(key: str) -> str:
    return "".join(letter for letter in key if letter.isalnum() or letter in "-_.")


FORMAT = ICalendar()
