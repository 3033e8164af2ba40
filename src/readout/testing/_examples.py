"""Examples beside a pack: one JSON object a line, with what must be read from a short text.

Beside an event type: ``language``, ``text``, ``published`` and ``engagements``, each ``{"type", "status",
"governments", "date"}``; they are all that the text tells. Beside a language: ``text`` with ``sentences``,
with ``times`` (``{"words": "...", "date": "2022-01-03"}``, counted from ``published``), or with both. A line
that fails today says why in ``known_miss``; once it passes, the mark must go.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from readout.record import Page

File = str | Path | Traversable


@dataclass(frozen=True, slots=True)
class Example:
    """One line: ``where`` names file and line for messages, ``fields`` is its object."""

    where: str
    fields: Mapping[str, object]

    def text(self, key: str) -> str:
        """A string that must be there."""
        value = self.fields.get(key)
        assert isinstance(value, str) and value, f"{self.where}: {key!r} must be a text, not {value!r}"
        return value

    def optional(self, key: str) -> str | None:
        """A string, or None where it is null or absent."""
        value = self.fields.get(key)
        assert value is None or isinstance(value, str), f"{self.where}: {key!r} must be a text or null"
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where absent."""
        value = self.fields.get(key, [])
        assert isinstance(value, list), f"{self.where}: {key!r} must be a list of texts"
        assert all(isinstance(item, str) for item in value), f"{self.where}: {key!r} must be a list of texts"
        return tuple(str(item) for item in value)

    def tables(self, key: str) -> tuple[Example, ...]:
        """A list of objects; empty where absent."""
        value = self.fields.get(key, [])
        assert isinstance(value, list), f"{self.where}: {key!r} must be a list of objects"
        assert all(isinstance(item, dict) for item in value), (
            f"{self.where}: {key!r} must be a list of objects"
        )
        return tuple(Example(f"{self.where}, {key} {number}", item) for number, item in enumerate(value, 1))

    def only(self, *keys: str) -> None:
        """Refuse a key that nothing reads, so that a misspelt one is not passed over."""
        unknown = sorted(set(self.fields) - set(keys))
        assert not unknown, f"{self.where}: unknown key {', '.join(unknown)}"

    @property
    def page(self) -> Page:
        """The text as a page of its own, published when the example says."""
        content = self.text("text").encode()
        published = self.optional("published")
        return Page(self.where, content, "example", published=published, text_given=True)


def examples(file: File) -> Iterator[Example]:
    """Every example of a file, in order. Blank lines are passed over."""
    opened = Path(file) if isinstance(file, str) else file
    for number, line in enumerate(opened.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            where = f"{opened}:{number}"
            try:
                fields = json.loads(line)
            except ValueError as error:
                raise AssertionError(f"{where}: the line is not JSON ({error})") from error
            assert isinstance(fields, dict), f"{where}: the line is not an object"
            yield Example(where, fields)


def check_examples(file: File | None, wrong: Callable[[Example], str]) -> int:
    """Run ``wrong``, which says what is read wrongly ("" for nothing), over every example.

    Returns how many are marked as known misses. Raises ``AssertionError`` that lists every example that fails
    without a mark, and every marked one that passes.
    """
    found, misses = [], 0
    for example in examples(file) if file is not None else ():
        miss = example.optional("known_miss")
        said = wrong(example)
        misses += miss is not None
        if miss is None and said:
            found.append(f"{example.where}: {said}")
        elif miss is not None and not said:
            found.append(f"{example.where}: passes now; take its 'known_miss' away")
    assert not found, "\n" + "\n".join(found)
    return misses
