"""Pages a second on one core and peak memory, each reader in a process of its own, one after the other."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from workshop.bench.gold import pages, skipped
from workshop.bench.table import Table

_TITLE = "Speed and memory on one core"
_READERS = ("readout", "trafilatura")


def tables() -> Iterator[Table]:
    """Each reader's speed over all pages, in CPU seconds of its own process."""
    if not pages():
        yield skipped(_TITLE)
        return
    found = {}
    for reader in _READERS:
        command = [sys.executable, "-m", "workshop.bench.speed", reader]
        found[reader] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    share = found["readout"]["rate"] / found["trafilatura"]["rate"]
    rows = tuple((name, f"{one['rate']:.1f}", f"{one['memory']:.0f} MB") for name, one in found.items())
    yield Table(
        _TITLE,
        ("reader", "pages a second", "peak memory"),
        rows,
        (
            "Readout reads text, blocks, headline, dates, lists and sentences; trafilatura the body alone.",
            f"That is {share:.2f} of trafilatura's speed.",
        ),
    )


def _measure(reader: str) -> dict[str, float]:
    """Read all pages once after a first page that pays for the imports."""
    import logging

    logging.disable(logging.CRITICAL)
    golds = pages()
    if reader == "readout":
        from readout.knowledge import load
        from readout.pages import read

        knowledge = load()
        run = [lambda gold=gold: read(gold.page, knowledge) for gold in golds]
    else:
        from trafilatura import extract

        run = [
            lambda gold=gold: extract(gold.html, favor_precision=True, include_comments=False)
            for gold in golds
        ]
    run[0]()
    start = time.process_time()
    for one in run:
        one()
    seconds = time.process_time() - start
    return {"rate": len(run) / seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    print(json.dumps(_measure(sys.argv[1])))
