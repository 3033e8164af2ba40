"""Pages for the whole path, and a page that kills the process that reads it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from readout.record import Page

CALL = (
    "Blinken, Fidan discuss grain exports – Department of State\n"
    "U.S. Secretary of State Antony Blinken spoke by phone with Turkish Foreign Minister Hakan Fidan on "
    "Tuesday, July 18, 2023, about grain exports, the Department of State said.\n"
)
OTHER_SIDE = (
    "Fidan, Blinken talk over the phone\n"
    "Turkish Foreign Minister Hakan Fidan held a telephone conversation with U.S. Secretary of State Antony "
    "Blinken on July 18, 2023, diplomatic sources said.\n"
)
MEETING = (
    "French President Emmanuel Macron met Indian Prime Minister Narendra Modi in Paris on July 14, 2023.\n"
    "They spoke about submarines, the Elysee said.\n"
)
WEATHER = "The weather stays fine in the valleys this week.\nRain is expected on Sunday.\n"
TEXTS = {"call": CALL, "meeting": MEETING, "other-side": OTHER_SIDE, "weather": WEATHER}


def folder(root: Path) -> Path:
    """A folder of plain pages, one of them empty and one no text."""
    made = root / "pages"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    (made / "nothing.txt").write_bytes(b"")
    (made / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    return made


def jsonl(root: Path) -> Path:
    """A file of page lines, the third of which is none."""
    file = root / "pages.jsonl"
    lines = [
        json.dumps({"id": name, "url": f"https://news.example/{name}", "text": t})
        for name, t in TEXTS.items()
    ]
    lines.insert(2, "{broken")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def page(name: str, text: str) -> Page:
    """A page given as text."""
    return Page(f"https://news.example/{name}", text.encode(), "test", name, text_given=True)


class Killer(Page):
    """A page whose arrival ends the process that was to read it, as one that fills the memory would."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)
