"""Articles and pages a second on one core, memory, and the model's load, each reader in a process of its own.

All times are CPU seconds of the process, the best of several rounds, so that other work on the machine counts
as little as it can.
"""

from __future__ import annotations

import io
import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from workshop.bench.gold import pages, skipped
from workshop.bench.table import Table

_WHOLE = "Reading articles of 400 words on one core"
_PAGES = "Pages to text on one core, and memory"
_READERS = ("readout", "trafilatura")
_ROUNDS = 3
# Relevant articles; a stream has nine others to each relevant one.
_RELEVANT = 20
_STREAM = (4, 36)


def tables() -> Iterator[Table]:
    """The whole path on pages of our own beside the bare encoder; then pages alone, where real ones are."""
    yield _whole()
    if not pages():
        yield skipped(_PAGES)
        return
    found = {reader: _run(reader) for reader in _READERS}
    share = found["readout"]["rate"] / found["trafilatura"]["rate"]
    rows = tuple((name, f"{one['rate']:.1f}", f"{one['memory']:.0f} MB") for name, one in found.items())
    yield Table(
        _PAGES,
        ("reader", "pages a second", "peak memory"),
        rows,
        (
            "Readout reads text, blocks, headline, dates, lists and sentences; trafilatura the body alone.",
            f"That is {share:.2f} of trafilatura's speed.",
        ),
    )


def _whole() -> Table:
    rows = []
    for name, reader in (
        ("readout read", "model"),
        ("readout read --reader rules", "rules"),
        ("the bare encoder on the same windows", "encoder"),
    ):
        one = _run(reader)
        load = f"{1000 * one['load']:.0f} ms" if one["load"] else ""
        stream = f"{one['stream']:.1f}" if one["stream"] else ""
        rows.append((name, f"{one['relevant']:.1f}", stream, f"{one['memory']:.0f} MB", load))
    return Table(
        _WHOLE,
        (
            "",
            "relevant articles a second",
            "pages a second, one in ten relevant",
            "peak memory",
            "model load",
        ),
        rows,
        (
            "From a folder of HTML files to engagements as JSON lines; no store.",
            "The encoder's row is onnxruntime alone: what no code around it could be quicker than.",
        ),
    )


def _run(reader: str) -> dict[str, float]:
    command = [sys.executable, "-m", "workshop.bench.speed", reader]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(told)
    return found


def _best(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """CPU seconds of the quickest round."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _measure_whole(reader: str) -> dict[str, float]:
    """The whole path, and the model's load with the import of what runs it."""
    from readout import model, pipeline
    from workshop.bench import stream

    load = _best(model.shipped, 1) if reader == "model" else 0.0
    with (
        tempfile.TemporaryDirectory() as folder,
        pipeline.open(reader="model" if reader == "model" else "rules") as readout,
    ):
        sets = {
            "relevant": stream.relevant(_RELEVANT),
            "stream": [*stream.relevant(_STREAM[0]), *stream.others(_STREAM[1])],
        }

        def read(name: str) -> None:
            readings = list(readout.read([str(Path(folder) / name)]))
            readout.export("engagements", io.StringIO(), readout.view(readings))

        rates = {}
        for name, made in sets.items():
            _write(Path(folder) / name, made)
            read(name)
            rates[name] = len(made) / _best(partial(read, name))
    return {**rates, "memory": _memory(), "load": load}


def _write(folder: Path, made: Sequence[bytes]) -> None:
    folder.mkdir()
    for number, page in enumerate(made):
        (folder / f"{number:03}.html").write_bytes(page)


def _measure_encoder() -> dict[str, float]:
    """The windows of the relevant articles through onnxruntime, made ready before."""
    from tokenizers import Tokenizer

    from readout import claims
    from readout import pages as reading
    from readout.knowledge import load
    from readout.model import cut
    from readout.model._load import WEIGHTS
    from readout.model._run import given, session
    from readout.record import Page
    from workshop.bench import stream

    knowledge = load()
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.no_truncation()
    made = stream.relevant(_RELEVANT)
    articles = [reading.read(Page("https://daily.example/a", page, "file"), knowledge) for page in made]
    windows = [
        given(window) for one in articles for window in cut(claims.marked(one, knowledge).marked, tokenizer)
    ]
    running = session(WEIGHTS / "encoder.onnx")
    seconds = _best(lambda: [running.run(None, window) for window in windows])
    return {"relevant": len(made) / seconds, "stream": 0.0, "memory": _memory(), "load": 0.0}


def _measure_pages(reader: str) -> dict[str, float]:
    """Read all real pages once after a first page that pays for the imports."""
    golds = pages()
    run: list[Callable[[], object]]
    if reader == "readout":
        from readout.knowledge import load
        from readout.pages import read

        knowledge = load()
        run = [partial(read, gold.page, knowledge) for gold in golds]
    else:
        from trafilatura import extract

        run = [partial(extract, gold.html, favor_precision=True, include_comments=False) for gold in golds]
    run[0]()
    seconds = _best(lambda: [one() for one in run], 1)
    return {"rate": len(run) / seconds, "memory": _memory()}


def _measure(reader: str) -> dict[str, float]:
    logging.disable(logging.CRITICAL)
    if reader == "encoder":
        return _measure_encoder()
    return _measure_pages(reader) if reader in _READERS else _measure_whole(reader)


if __name__ == "__main__":
    print(json.dumps(_measure(sys.argv[1])))
