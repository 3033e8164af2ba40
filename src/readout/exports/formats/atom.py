"""Atom (RFC 4287): every event as an entry of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from readout.exports._exporter import Options, opened
from readout.exports._feed import TAG, head, quoted, text
from readout.exports._told import newest, page_of, sources, summary, told_at, told_in_words
from readout.record import Event, View

_NO_OPTIONS = Options()
# A reader asks again and again; beyond this it would get the record's whole past every time.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Atom:
    """The newest 200 events as entries, in the order of the list.

    ``id`` is made of the event's id and ``updated`` is when the newest page that tells of it was fetched or
    published, never the clock's time: a reader sees an entry again when a further page tells of the event.
    """

    name: str = "atom"
    extension: str = ".atom"
    media_type: str = "application/atom+xml; charset=utf-8"
    description: str = "a feed of the newest 200 events"

    def write(self, view: View, out: Path | TextIO, options: Options = _NO_OPTIONS) -> int:
        """Write the newest events of the view; the number of entries."""
        entries = [each for each, _ in zip(view.events(), range(_MOST), strict=False)]
        stamps = [told_at(view, event) for event in entries]
        name = options.title or "events"
        with opened(out) as stream:
            stream.write("".join(f"{line}\n" for line in head(name, max(stamps, default=newest()))))
            for event, at in zip(entries, stamps, strict=True):
                stream.write("".join(f"{line}\n" for line in _entry(view, event, at)))
            stream.write("</feed>\n")
        return len(entries)


def _entry(view: View, event: Event, at: str) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{text(f'{TAG}{event.id}')}</id>"
    yield f"<title>{text(summary(event))}</title>"
    yield f"<updated>{at}</updated>"
    page = page_of(view, event)
    if page is not None:
        yield f'<link rel="alternate" href={quoted(page)}/>'
    for name, url in sources(view, event)[1:]:
        yield f'<link rel="via" title={quoted(name)} href={quoted(url)}/>'
    yield f"<category term={quoted(event.event_type)}/>"
    yield f"<category term={quoted(event.status)}/>"
    yield f'<content type="text">{text(told_in_words(view, event))}</content>'
    yield "</entry>"


FORMAT = Atom()
