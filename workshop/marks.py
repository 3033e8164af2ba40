"""Take the ``known_miss`` mark off every example that is read rightly by now.

``python -m workshop.marks``. It only ever takes marks away: why an example fails is for a person to say.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from readout import testing
from readout.knowledge import load
from readout.plugins import packs


def main() -> int:
    """Rewrite the examples whose marks are stale; the exit status is always 0."""
    knowledge, gone = load(), 0
    for name, folder in packs("readout.knowledge.event_types", "event_type").items():
        kind = knowledge.event_types.get(name)
        gone += _freed(Path(str(folder)), partial(testing.check_event_type, kind))
    for name, folder in packs("readout.knowledge.languages", "language").items():
        pack = knowledge.languages.get(name)
        gone += _freed(Path(str(folder)), partial(testing.check_language, pack))
    print(f"{gone} marks taken away")
    return 0


def _freed(folder: Path, check: Callable[[Path], int]) -> int:
    file = folder / "examples.jsonl"
    if not file.is_file():
        return 0
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [_tried(file, line, check) for line in lines]
    if kept != lines:
        file.write_text("".join(line + "\n" for line in kept), encoding="utf-8")
    return sum(one != other for one, other in zip(lines, kept, strict=True))


def _tried(file: Path, line: str, check: Callable[[Path], int]) -> str:
    fields = json.loads(line)
    if "known_miss" not in fields:
        return line
    plain = json.dumps({k: v for k, v in fields.items() if k != "known_miss"}, ensure_ascii=False)
    alone = file.with_name("trying.jsonl")
    alone.write_text(plain + "\n", encoding="utf-8")
    try:
        check(alone)
    except AssertionError:
        return line
    finally:
        alone.unlink()
    return plain


if __name__ == "__main__":
    sys.exit(main())
