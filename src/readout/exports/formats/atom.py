"""Atom (RFC 4287): every event as an entry of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from readout.exports._exporter import Options, opened
from readout.exports._told import newest, page_of, sources, summary, told_at, told_in_words
from readout.record import Event, View

_NO_OPTIONS = Options()
# RFC 4151: a name that nobody else gives, which needs no address that answers.
_TAG = "tag:readout,2025:"
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
            stream.write('<?xml version="1.0" encoding="utf-8"?>\n')
            stream.write('<feed xmlns="http://www.w3.org/2005/Atom">\n')
            stream.write(
                f"<title>{_text(f'Readout: {name}')}</title>\n<id>{_text(_TAG + _slug(name))}</id>\n"
            )
            stream.write(f"<updated>{max(stamps, default=newest())}</updated>\n")
            stream.write("<author><name>Readout</name></author>\n<generator>Readout</generator>\n")
            for event, at in zip(entries, stamps, strict=True):
                stream.write("".join(f"{line}\n" for line in _entry(view, event, at)))
            stream.write("</feed>\n")
        return len(entries)


def _entry(view: View, event: Event, at: str) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{_text(f'{_TAG}{event.id}')}</id>"
    yield f"<title>{_text(summary(event))}</title>"
    yield f"<updated>{at}</updated>"
    page = page_of(view, event)
    if page is not None:
        yield f'<link rel="alternate" href={quoteattr(_clean(page))}/>'
    for name, url in sources(view, event)[1:]:
        yield f'<link rel="via" title={quoteattr(_clean(name))} href={quoteattr(_clean(url))}/>'
    yield f"<category term={quoteattr(_clean(event.event_type))}/>"
    yield f"<category term={quoteattr(event.status)}/>"
    yield f'<content type="text">{_text(told_in_words(view, event))}</content>'
    yield "</entry>"


def _slug(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_.:" else "-" for letter in name)


def _text(value: str) -> str:
    return escape(_clean(value))


def _clean(value: str) -> str:
    """Without what XML 1.0 cannot hold: control characters, halves of surrogate pairs, U+FFFE and U+FFFF."""
    return "".join(
        letter if letter in "\t\n" or (letter >= " " and not _no_letter(letter)) else " " for letter in value
    )


def _no_letter(letter: str) -> bool:
    return "\ud800" <= letter <= "\udfff" or letter in "\ufffe\uffff"


FORMAT = Atom()
