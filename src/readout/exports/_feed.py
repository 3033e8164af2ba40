"""Any list as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from readout.exports._told import newest

# RFC 4151: a name that nobody else gives, which needs no address that answers.
TAG = "tag:readout,2025:"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a list.

    ``at`` is an ISO date or time, "" where none is known; ``link`` an absolute address.
    """

    key: str
    title: str
    at: str
    text: str
    link: str | None = None


def write_feed(title: str, entries: Sequence[Entry], out: TextIO) -> None:
    """Write a list as a feed, in the order given; nothing in it depends on the clock."""
    stamps = [_instant(one.at) for one in entries]
    out.write("".join(f"{line}\n" for line in head(title, max(stamps, default=newest()))))
    for one, at in zip(entries, stamps, strict=True):
        lines = [f"<id>{text(TAG + one.key)}</id>", f"<title>{text(one.title)}</title>"]
        lines.append(f"<updated>{at}</updated>")
        if one.link is not None:
            lines.append(f'<link rel="alternate" href={quoted(one.link)}/>')
        lines.append(f'<content type="text">{text(one.text)}</content>')
        out.write("".join(f"{line}\n" for line in ("<entry>", *lines, "</entry>")))
    out.write("</feed>\n")


def head(title: str, updated: str) -> Iterable[str]:
    """The lines of a feed before its entries."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{text(f'Readout: {title}')}</title>",
        f"<id>{text(TAG + _slug(title))}</id>",
        f"<updated>{updated}</updated>",
        "<author><name>Readout</name></author>",
        "<generator>Readout</generator>",
    )


def text(value: str) -> str:
    """Text between two tags."""
    return escape(_clean(value))


def quoted(value: str) -> str:
    """The value of an attribute, with its marks."""
    return quoteattr(_clean(value))


def _instant(written: str) -> str:
    """An ISO date or time as an instant in UTC; the beginning of counting for what is none or coarser."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return newest()
    found = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return f"{found:%Y-%m-%dT%H:%M:%SZ}" if found.year >= _FIRST else newest()


# Years of fewer than four digits are no year of RFC 3339 as Python writes them.
_FIRST = 1000


def _slug(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_.:" else "-" for letter in name)


def _clean(value: str) -> str:
    """Without what XML 1.0 cannot hold: control characters, halves of surrogate pairs, U+FFFE and U+FFFF."""
    return "".join(
        letter if letter in "\t\n" or (letter >= " " and not _no_letter(letter)) else " " for letter in value
    )


def _no_letter(letter: str) -> bool:
    return "\ud800" <= letter <= "\udfff" or letter in "\ufffe\uffff"
