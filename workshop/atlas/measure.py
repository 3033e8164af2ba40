"""How well and how fast the atlas answers: ``python -m workshop.atlas.measure``.

Prints what comes of the dated mentions (see ``mentions``), of pairs of names (``names.jsonl``: ``left``,
``right`` and whether they are the ``same`` person), and how long look-ups take. ``make bench`` prints it too.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from readout.knowledge.offices import Offices, load
from workshop.atlas.mentions import Answer, Mention, answered, mentions
from workshop.bench.table import Table

NAMES = Path(__file__).with_name("names.jsonl")
_ROUNDS = 3
_JOINED = 0.85  # the likeness from which two names are taken for one person's


class Score(NamedTuple):
    """Counts of mentions: answered rightly and wrongly, left open rightly and wrongly."""

    right: int
    wrong: int
    open: int
    missing: int

    @property
    def precision(self) -> float:
        """Of the mentions answered, how many rightly."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def accuracy(self) -> float:
        """Of all mentions, how many came out as written down, those left open included."""
        return (self.right + self.open) / max(1, sum(self))


def tables() -> Iterator[Table]:
    """The tables of quality, then that of speed."""
    atlas = load()
    answers = [answered(atlas, mention) for mention in mentions()]
    yield mention_table(answers)
    yield name_table(atlas)
    yield Table("The atlas: time and memory", ("what", "measured"), tuple(_speed(atlas)))


def score(answers: Iterable[Answer]) -> Score:
    """Count the answers."""
    counts = Counter((answer.best is None, bool(answer.fault)) for answer in answers)
    return Score(*(counts[key] for key in ((False, False), (False, True), (True, False), (True, True))))


def mention_table(answers: list[Answer]) -> Table:
    """A row for each kind of mention, and the sums."""
    kinds = list(dict.fromkeys(answer.mention.kind for answer in answers))
    groups = {kind: [each for each in answers if each.mention.kind == kind] for kind in kinds}
    groups |= {
        "easy": [each for each in answers if not each.mention.hard],
        "hard": [each for each in answers if each.mention.hard],
        "all": answers,
    }
    rows = []
    for name, group in groups.items():
        one = score(group)
        answered_well = f"{one.precision:.3f}" if one.right + one.wrong else "–"
        rows.append((name, *map(str, (sum(one), *one)), answered_well, f"{one.accuracy:.3f}"))
    header = ("kind", "mentions", "right", "wrong", "left open", "missing", "where answered", "overall")
    return Table("Who a dated mention is", header, tuple(rows))


def pairs() -> Iterator[tuple[str, str, bool]]:
    """The pairs of names and whether each is one person."""
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        yield data["left"], data["right"], data["same"]


def joined(atlas: Offices, left: str, right: str) -> bool:
    """Whether two names are taken for one person's: they are alike, or the atlas finds the same person."""
    if max(atlas.likeness(left, right), atlas.likeness(right, left)) >= _JOINED:
        return True
    return bool({each.id for each in atlas.people(left)} & {each.id for each in atlas.people(right)})


def name_table(atlas: Offices) -> Table:
    """How many pairs are joined, of one person and of two."""
    counts = Counter((same, joined(atlas, left, right)) for left, right, same in pairs())
    rows = tuple(
        (what, str(counts[same, True] + counts[same, False]), str(counts[same, True]))
        for what, same in (("two forms of one name", True), ("names of two persons", False))
    )
    return Table("Names brought together", ("pairs", "number", "joined"), rows)


def lookups() -> list[float]:
    """Seconds that the name, government and day of each mention take in an atlas that has not met the name.

    Each is the best of several, for the machine does other things too.
    """
    known = load()
    asked = [_parts(known, mention) for mention in mentions()]
    rounds = []
    for _ in range(_ROUNDS):
        atlas = load()
        atlas.candidates(name="Nobody Whatsoever", on="2020")
        times = []
        for name, government, day in asked:
            start = time.perf_counter()
            atlas.candidates(name=name, government=government, on=day)
            times.append(time.perf_counter() - start)
        rounds.append(times)
    return [min(times) for times in zip(*rounds, strict=True)]


def _parts(atlas: Offices, mention: Mention) -> tuple[str, str | None, str]:
    found = [each for each in atlas.spot(mention.mention, mention.language) if each.kind == "person"]
    name = found[0].span.of(mention.mention) if found else mention.person or mention.mention
    return name, mention.government, mention.date


def footprint() -> tuple[float, float]:
    """CPU seconds and megabytes that loading the atlas takes, in a process of its own."""
    command = [sys.executable, "-m", "workshop.atlas.measure", "--load"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told["seconds"], told["memory"]


def _speed(atlas: Offices) -> Iterator[tuple[str, str]]:
    seconds, memory = footprint()
    yield "load", f"{1000 * seconds:.0f} ms"
    yield "memory of the loaded atlas", f"{memory:.0f} MB"
    times = lookups()
    yield (
        "a name with government and day: half within, 95 of 100 within",
        f"{_within(times, 0.5)}, {_within(times, 0.95)}",
    )
    rounds = [[_read(atlas, mention) for mention in mentions()] for _ in range(_ROUNDS)]
    reading = [min(times) for times in zip(*rounds, strict=True)]
    yield (
        "a whole mention read and ranked: half within, 95 of 100 within",
        f"{_within(reading, 0.5)}, {_within(reading, 0.95)}",
    )


def _read(atlas: Offices, mention: Mention) -> float:
    """Seconds that one mention takes, its names met before."""
    start = time.perf_counter()
    atlas.meant(mention.mention, mention.date, language=mention.language, sentence=mention.sentence)
    return time.perf_counter() - start


def _within(times: list[float], share: float) -> str:
    return f"{1000 * sorted(times)[int(share * len(times))]:.3f} ms"


def _loading() -> None:
    """Load once in this process and print what it took."""
    before = _resident()
    start = time.process_time()
    atlas = load()
    atlas.candidates(name="Nobody Whatsoever", on="2020")  # makes what is made on the first look-up
    seconds = time.process_time() - start
    memory = _resident() - before
    print(json.dumps({"seconds": seconds, "memory": memory}))


def _resident() -> float:
    """Megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def main(arguments: list[str]) -> int:
    """Print every table, and each mention that did not come out as written down."""
    if arguments == ["--load"]:
        _loading()
        return 0
    for table in tables():
        print("\n".join(table.lines()), flush=True)
    atlas = load()
    for answer in (answered(atlas, mention) for mention in mentions()):
        if answer.fault:
            print(f"{answer.mention.date} {answer.mention.mention!r}: {answer.fault}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
