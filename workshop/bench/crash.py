"""Kill the writer of a record at its named steps, again and again, and look at what it left behind.

    python -m workshop.bench.crash [--kills 100] [--seed 1] [postgresql://user@host/database]

Over a file of SQLite in a temporary folder, or over an empty database of PostgreSQL that is given. A child
process adds pages and merges them, one by one or in batches, and kills itself with SIGKILL at a step chosen
by chance. What it had acknowledged by then it wrote to a pipe. After each kill the record is compared with
what was written. Four figures are printed; all but the first must be 0.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from readout import store
from readout.record import Reading
from readout.store import _adding, _saving
from workshop.bench import made

STEPS = tuple(dict.fromkeys((*_adding.STEPS[:-2], *_saving.STEPS, *_adding.STEPS[-2:])))
PAGES = tuple(made.readings(12, seed=7, filler=60))

Tell = Callable[[str], None]
Work = Callable[[str, Tell, Tell], None]


def one_by_one(address: str, tell: Tell, step: Tell) -> None:
    """A page, then all events anew, as a desk does that adds what comes in."""
    with store.open(address, step=step) as record:
        for number, each in enumerate(PAGES):
            if record.add(each):
                tell(each.article.id)
                record.save_events(made.events(PAGES[: number + 1], apart=number % 2 == 0), whole=True)


def in_batches(address: str, tell: Tell, step: Tell) -> None:
    """Many pages a transaction, then all events, as an archive is read; then the events grouped otherwise."""

    def kept(ids: tuple[str, ...]) -> None:
        for one in ids:
            tell(one)

    with store.open(address, step=step) as record:
        with record.batch(size=6, kept=kept) as batch:
            for each in PAGES:
                batch.add(each)
        for apart in (False, True, False):
            record.save_events(made.events(PAGES, apart=apart), whole=True)


def run_and_kill(
    address: str, work: Work, *, step: tuple[str, int] | None = None, after: float | None = None
) -> tuple[bool, set[str]]:
    """Do the work in a child that dies at the n-th time of a step, or after some seconds.

    Whether it died so, and the pages that it acknowledged.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _child(address, work, write, step)
    os.close(write)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(read) as lines:
        told = lines.read().split("\n")
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status), set(told[:-1])  # what follows the last line end was cut off by the kill


def _child(address: str, work: Work, write: int, deadly: tuple[str, int] | None) -> None:
    seen: Counter[str] = Counter()

    def step(name: str) -> None:
        seen[name] += 1
        if (name, seen[name]) == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    def tell(line: str) -> None:
        os.write(write, f"{line}\n".encode())

    try:
        work(address, tell, step)
    finally:
        os._exit(0)


@dataclass
class Report:
    """What the kills did."""

    kills: Counter[str] = field(default_factory=Counter)
    sound: int = 0
    lost: int = 0
    half: int = 0
    again: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Every look found a sound record, and nothing was lost, half there, or there twice."""
        return self.sound == self.kills.total() and not (self.lost or self.half or self.again)

    def lines(self) -> list[str]:
        """The four figures."""
        total = self.kills.total()
        return [
            f"{total} kills at {len(self.kills)} of {len(STEPS)} steps: "
            + ", ".join(f"{name} {self.kills[name]}" for name in STEPS),
            f"integrity: {self.sound} of {total} records sound after the kill",
            f"acknowledged pages lost: {self.lost}",
            f"half pages and half events: {self.half}",
            f"rows that a second rerun added: {self.again}",
            *self.faults[:5],
        ]


def look(address: str, told: set[str], report: Report) -> None:
    """Compare the record with what was written to it and what was acknowledged."""
    with store.open(address) as record:
        faults = [*_integrity(address), *map(str, record.check())]
        report.sound += not faults
        report.faults += faults
        found = {article.id for article in record.articles()}
        report.lost += len(told - found)
        report.half += sum(each.article.id in found and not _whole(record, each) for each in PAGES)
        report.half += sum(
            record.event_of(account.claim) != event.id
            for event in record.events()
            for account in event.accounts
        )


def finish(address: str, report: Report) -> None:
    """Run the work to its end, then once more: that must add nothing."""
    with store.open(address) as record:
        for _ in range(2):
            before = dict(record.stats())
            for each in PAGES:
                record.add(each)
            record.save_events(made.events(PAGES), whole=True)
        report.again += sum(abs(number - before[name]) for name, number in record.stats().items())
        report.half += abs(record.stats()["pages"] - len(PAGES))
        report.half += abs(record.stats()["events"] - len(made.events(PAGES)))


def kill(places: Callable[[], str], kills: int, seed: int) -> Report:
    """Kill ``kills`` writers: each named step in turn, at its n-th time by chance, on records of every age.

    ``places`` gives the address of an empty record, new or emptied, each time it is called.
    """
    chance = random.Random(seed)
    report = Report()
    for _ in range(20 + 2 * kills):
        if report.kills.total() == kills:
            return report
        address, told = places(), set()
        for _ in range(5):
            if report.kills.total() == kills:
                break
            name = min(chance.sample(STEPS, len(STEPS)), key=lambda one: report.kills[one])
            work = chance.choice((one_by_one, in_batches))
            died, more = run_and_kill(address, work, step=(name, chance.randint(1, 5)))
            told |= more
            if not died:
                break  # too little was left to write for this step to come so often
            report.kills[name] += 1
            look(address, told, report)
        finish(address, report)
    raise RuntimeError(f"some steps are never reached: {report.kills}")


def _integrity(address: str) -> list[str]:
    """SQLite's full check, which ``Store.check`` shortens."""
    if "://" in address:
        return []
    with closing(sqlite3.connect(address)) as file:
        found = [str(row[0]) for row in file.execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def _whole(record: store.Store, each: Reading) -> bool:
    key = each.article.id
    return (
        record.article(key) == each.article
        and record.claims(key) == each.claims
        and record.problems(key) == each.problems
    )


def _files(folder: Path) -> Callable[[], str]:
    def fresh() -> str:
        for file in folder.iterdir():
            file.unlink()
        return str(folder / "record.sqlite")

    return fresh


def _emptied(address: str) -> Callable[[], str]:
    def fresh() -> str:
        import psycopg

        with psycopg.connect(address) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return address

    return fresh


def main() -> int:
    """Print the figures; 1 where they are not what they must be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "database", nargs="?", help="an empty database of PostgreSQL, EMPTIED AGAIN AND AGAIN"
    )
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        places = _emptied(options.database) if options.database else _files(Path(folder))
        report = kill(places, options.kills, options.seed)
    print("\n".join(report.lines()))
    return 0 if report.good else 1


if __name__ == "__main__":
    sys.exit(main())
