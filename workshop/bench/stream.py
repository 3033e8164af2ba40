"""Articles of four hundred words of our own making as HTML: some tell of engagements, others do not.

The relevant ones are stories of the corpus's English batches that have an engagement, joined until they fill
a page. The others are filled in from ``plain.toml``; every fifth begins with a story of the corpus that comes
near to an engagement and has none. The same call always makes the same pages.
"""

from __future__ import annotations

import html
import random
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from workshop.corpus import batches

WORDS = 400
# Lines of a joined story shorter than this are furniture of its page, not part of the text.
_LINE = 8
# Of so many other pages one is a near miss.
_NEAR = 5
_PLAIN = Path(__file__).parent / "plain.toml"


def relevant(count: int) -> list[bytes]:
    """Pages that tell of engagements."""
    return _taken(_joined(relevant=True), count)


def others(count: int) -> list[bytes]:
    """Pages that tell of none: a near miss of the corpus on top of every fifth, the rest of it plain."""
    return _taken(_others(), count)


def _others() -> Iterator[list[str]]:
    near = (_lines(one) for one in batches.lines() if one["lang"] == "en" and not one["engagements"])
    for number, plain in enumerate(_plain()):
        yield _cut([*next(near), *plain[1:]]) if number % _NEAR == 0 else _cut(plain)


def _taken(stories: Iterable[Sequence[str]], count: int) -> list[bytes]:
    found = [_page(story, number) for number, story in enumerate(islice(stories, count))]
    if len(found) < count:
        raise ValueError(f"the corpus fills only {len(found)} such pages, not {count}")
    return found


def _joined(*, relevant: bool) -> Iterator[list[str]]:
    """Lines of stories one after the other, the first one's headline on top."""
    lines: list[str] = []
    for document in batches.lines():
        if document["lang"] == "en" and bool(document["engagements"]) == relevant:
            lines += [line for line in _lines(document) if not lines or len(line.split()) >= _LINE]
            if _words(lines) >= WORDS:
                yield _cut(lines)
                lines = []


def _lines(document: batches.Line) -> list[str]:
    return [line for line in document["text"].splitlines() if line.strip()]


def _plain() -> Iterator[list[str]]:
    data = tomllib.loads(_PLAIN.read_text(encoding="utf-8"))
    chance = random.Random(1)
    kinds = list(data["pages"].values())
    while True:
        for told in kinds:
            first, *rest = told
            lines = [first, *chance.sample(rest, len(rest)), *chance.sample(rest, len(rest))]
            yield [_filled(line, data["fill"], chance) for line in lines]


def _filled(line: str, fill: dict[str, list[str]], chance: random.Random) -> str:
    for slot, choices in fill.items():
        while f"{{{slot}}}" in line:
            line = line.replace(f"{{{slot}}}", chance.choice(choices), 1)
    return line


def _words(lines: Iterable[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _cut(lines: Sequence[str]) -> list[str]:
    """As many lines as reach the length of a page."""
    return [line for at, line in enumerate(lines) if _words(lines[:at]) < WORDS]


def _page(story: Sequence[str], number: int) -> bytes:
    head, *body = (html.escape(line) for line in story)
    day = f"2024-03-{number % 28 + 1:02}"
    paragraphs = "\n".join(f"<p>{line}</p>" for line in body)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{head} | The Daily Example</title>
<link rel="canonical" href="https://daily.example/{day}/{number}">
<meta property="og:site_name" content="The Daily Example">
<meta property="article:published_time" content="{day}T09:30:00Z"></head>
<body><header><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav></header>
<main><article><h1>{head}</h1><p class="byline">By our reporter</p><time datetime="{day}">{day}</time>
{paragraphs}
</article><aside><h2>Most read</h2><ul><li><a href="/a">Ten soups for March</a></li></ul></aside></main>
<footer><p>Copyright The Daily Example</p></footer></body></html>
""".encode()
