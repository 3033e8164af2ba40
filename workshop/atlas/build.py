"""Compile the atlas: ``python -m workshop.atlas.build`` writes the file that is shipped."""

from __future__ import annotations

import sys
from pathlib import Path

from readout.knowledge.offices import Offices

KNOWLEDGE = Path(__file__).parents[2] / "src" / "readout" / "knowledge"
ATLAS = KNOWLEDGE / "offices" / "atlas"
LANGUAGES = KNOWLEDGE / "languages"
COMPACT = ATLAS / "atlas.json"


def main() -> int:
    """Compile, write, and tell what is wrong with the sources."""
    text, notes = Offices.compile(ATLAS, LANGUAGES)
    COMPACT.write_text(text, encoding="utf-8")
    for note in notes:
        print(note)
    print(f"{COMPACT.name}: {len(text.encode()) / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
