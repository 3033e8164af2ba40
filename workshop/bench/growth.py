"""Growth: what adding and merging a page costs as a record grows, on a synthetic stream of claims.

``python -m workshop.bench.growth 10000 100000`` reads a stream of pages into a fresh record, merging every
few hundred pages as ``Readout.add`` does, and prints the time that a page takes at each of these sizes, and
how many claims are merged anew for it, which does not depend on what else the machine does. The pages
are made, not read: one claim each, of a call between two of many ministers, retold by a handful of outlets in
words of its own, one in fifty without any day. The days go on as the stream does, as an archive's do.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from readout import pipeline, store
from readout.knowledge import load
from readout.pipeline._merging import merge_new
from readout.record import (
    Actor,
    Article,
    Block,
    Bounds,
    Claim,
    Found,
    Party,
    Reading,
    Resolved,
    Span,
    When,
    content_id,
)
from workshop.bench.table import Table

_TITLE = "Growth: seconds of CPU to add and merge 1,000 pages, by claims in the record"
_SIZES = (2_000, 10_000)
_STEP = 500
# Acts a day, accounts an act, governments: about what a wire archive of a busy region holds.
_ACTS, _ACCOUNTS = 40, 5
_GOVERNMENTS = (
    "USA",
    "TUR",
    "RUS",
    "UKR",
    "CHN",
    "IND",
    "FRA",
    "DEU",
    "GBR",
    "JPN",
    "IRN",
    "SAU",
    "EGY",
    "BRA",
)
_VOCABULARY = [f"word{number}" for number in range(3_000)]


def tables() -> Iterator[Table]:
    """The small sizes; the large ones are for the command line."""
    yield table(_SIZES)


def table(sizes: tuple[int, ...], told: Callable[[str], object] = str) -> Table:
    """One row for each size, measured on one record that grows through all of them.

    ``told`` hears each row as soon as it is measured: a million claims take the best part of an hour.
    """
    rows = []
    with tempfile.TemporaryDirectory() as folder, store.open(Path(folder) / "growth.sqlite") as record:
        pages, knowledge, count = stream(), load(), 0
        for size in sizes:
            taken: list[float] = []
            looked: list[int] = []
            while count < size:
                begin = time.process_time()
                with record.batch() as batch:
                    for _ in range(min(_STEP, size - count)):
                        batch.add(next(pages))
                looked.append(merge_new(record, knowledge))
                taken.append(time.process_time() - begin)
                count += min(_STEP, size - count)
            last, merged = taken[-4:] or [0.0], looked[-4:] or [0]
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            found = record.count(pipeline.Query())
            rows.append(
                (
                    f"{count:,}",
                    f"{sum(last) / len(last) * 1000 / _STEP:.2f}",
                    f"{sum(merged) / len(merged) / _STEP:.1f}",
                    f"{found:,}",
                    f"{memory:.0f} MB",
                )
            )
            told("  ".join(rows[-1]))
    return Table(
        _TITLE, ("claims", "seconds a 1,000 pages", "claims looked at a page", "events", "peak memory"), rows
    )


def stream() -> Iterator[Reading]:
    """Pages without end, the same every time."""
    chance = random.Random(20220103)
    day = date(2000, 1, 1)
    number = 0
    while True:
        for act in range(_ACTS):
            sides = chance.sample(_GOVERNMENTS, 2)
            people = [f"{code} minister {chance.randrange(3)}" for code in sides]
            topic = chance.sample(_VOCABULARY, 40)
            for _ in range(chance.randint(1, 2 * _ACCOUNTS - 1)):
                number += 1
                words = chance.sample(topic, 28) + chance.sample(_VOCABULARY, 12)
                yield _page(number, f"act{act}", day, list(zip(sides, people, strict=True)), words)
        day += timedelta(days=1)


def _page(number: int, act: str, day: date, sides: list[tuple[str, str]], words: list[str]) -> Reading:
    text = " ".join(words)
    span = Span(0, len(text))
    undated = number % 50 == 0
    key = content_id("article", str(number))
    actors = tuple(Actor(content_id("person", name), name, None, code) for code, name in sides)
    claim = Claim(
        id=content_id("claim", key, act),
        article=key,
        event_type="call",
        act="CONSULT",
        cameo="041",
        status="happened",
        parties=tuple(
            Party("both", one.person, None, one.government, Found(text[:5], (span,))) for one in actors
        ),
        details=(),
        when=None if undated else Found(When(day.isoformat(), "explicit"), (span,)),
        announced=None,
        said=(),
        according_to=(),
        trigger=span,
        evidence=span,
        main=True,
        confidence=0.9,
        read_by="made",
    )
    article = Article(
        id=key,
        url=f"https://outlet{number % 97}.example/{number}",
        name=None,
        outlet=Found(f"outlet {number % 97}", source="url"),
        language="en",
        text=text,
        blocks=(Block("body", span),),
        sentences=(span,),
        headline=None,
        headline_source=None,
        dateline=None,
        published=None if undated else Found((day + timedelta(days=1)).isoformat(), source="given"),
        bounds=Bounds(),
    )
    return Reading(article, (Resolved(claim, actors),), ())


if __name__ == "__main__":
    wanted = tuple(int(size) for size in sys.argv[1:]) or _SIZES
    print("\n".join(table(wanted, lambda row: print(row, file=sys.stderr, flush=True)).lines()))
