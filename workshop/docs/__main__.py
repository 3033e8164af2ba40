"""Write every generated page, and every generated block inside a written one."""

from __future__ import annotations

import sys
from pathlib import Path

from workshop.docs.blocks import filled
from workshop.docs.reference import pages

ROOT = Path(__file__).parents[2]


def generated() -> dict[Path, str]:
    """Every file that holds generated text, with the text it must have."""
    texts = {ROOT / "docs" / "reference" / name: text for name, text in pages().items()}
    for file in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        if file not in texts and "<!-- generated:" in (text := file.read_text(encoding="utf-8")):
            texts[file] = filled(text)
    return texts


def main() -> int:
    """Write what differs and name it; the exit status is always 0."""
    for file, text in generated().items():
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            print(f"written: {file.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
