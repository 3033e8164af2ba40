"""How long the web pages and the API take over a record of 100,000 events.

    python -m workshop.bench.latency [--events 100000] [--requests 60] [--keep FILE | --server | postgresql://...]

Fills a record with made-up readings (``workshop.bench.made``), unless the record that is named holds some
already, and sends requests through the whole application in this process, without a network. Prints for each
kind of request the 50th and 95th percentile in milliseconds: by the clock, and of the work of a processor,
which a busy machine hardly changes and which the bars are for. With ``--server`` a PostgreSQL is started for
the while, and its work counts as this process's own does; that of a server elsewhere is in the clock only.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import islice
from pathlib import Path

from starlette.testclient import TestClient

from readout import store
from readout.doors.web import application
from readout.store import Query, Store
from workshop.bench import made, served
from workshop.bench.doubling import double

# The 95th percentiles, in milliseconds, that must be kept at 100,000 events.
BARS = {"first page": 100.0, "search": 200.0}
_PAGES_AT_ONCE = 100
_DOUBLINGS = 5


def fill(record: Store, events: int, seed: int = 1) -> None:
    """Bring the record to ``events`` or a few more: the thirty-second part is written, then doubled."""
    readings = made.readings(10**9, seed)
    while record.stats()["events"] < events / 2**_DOUBLINGS:
        part = list(islice(readings, _PAGES_AT_ONCE))
        with record.batch() as batch:
            for each in part:
                batch.add(each)
        record.save_events(made.events(part))
    for number in range(_DOUBLINGS):
        if record.stats()["events"] < events:
            double(record, f"x{number}")
            print(f"{record.stats()['events']} events", file=sys.stderr)


def requests(record: Store, chance: random.Random) -> dict[str, Callable[[], str]]:
    """For each kind of request, a maker of addresses: no two alike if chance so wills."""
    events = record.find(Query(limit=200)).events
    sides = made.GOVERNMENTS
    topics = [topic for event in events for topic in event.topics]
    people = [actor.person or "" for event in events for actor in event.actors]

    def words() -> str:
        return chance.choice(
            (chance.choice(topics), chance.choice(people), chance.choice(people).split()[1], "ministry")
        )

    def narrowed() -> str:
        year = chance.randint(2015, 2025)
        return chance.choice(
            (
                f"q={words()}&side={chance.choice(sides)}",
                f"side={chance.choice(sides)}&side={chance.choice(sides)}",
                f"q={words()}&since={year}&until={year}",
                f"type=call&since={year}-03&until={year}-08",
                f"side={chance.choice(sides)}&language=fr",
            )
        )

    return {
        "first page": lambda: "/",
        "first page, an older part": lambda: f"/?until={chance.randint(2015, 2025)}-06",
        "search": lambda: chance.choice((f"/search?q={words()}", f"/search?{narrowed()}")),
        "search without words": lambda: "/search",
        "event": lambda: f"/events/{chance.choice(events).id}",
        "story": lambda: f"/stories/{chance.choice(events).accounts[0].article}",
        "API list": lambda: f"/api/v1/events?side={chance.choice(sides)}&limit=50",
        "API search": lambda: f"/api/v1/search?q={words()}",
    }


def measure(
    address: str, number: int, seed: int = 1, *, beside: Callable[[], float] = float
) -> dict[str, tuple[list[float], list[float]]]:
    """For each kind of request, sorted milliseconds by the clock and of work.

    ``beside`` says how many milliseconds of work were done for this process elsewhere, up to now.
    """
    chance = random.Random(seed)
    with store.open(address, read_only=True) as record:
        kinds = requests(record, chance)
    with TestClient(application(address), base_url="http://127.0.0.1") as client:
        return {kind: _timed(client, maker, number, beside) for kind, maker in kinds.items()}


def _timed(
    client: TestClient, maker: Callable[[], str], number: int, beside: Callable[[], float]
) -> tuple[list[float], list[float]]:
    clock, work = [], []
    client.get(maker())
    for _ in range(number):
        address = maker()
        worked = time.process_time() * 1000 + beside()
        start = time.perf_counter()
        answer = client.get(address)
        clock.append((time.perf_counter() - start) * 1000)
        work.append(time.process_time() * 1000 + beside() - worked)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return sorted(clock), sorted(work)


def lines(measured: dict[str, tuple[list[float], list[float]]]) -> Iterator[str]:
    """The table."""
    yield f"{'request':28}{'p50':>8}{'p95':>8}  ms by the clock{'p50':>8}{'p95':>8}  ms of work"
    for kind, (clock, work) in measured.items():
        row = [_part(clock, 0.5), _part(clock, 0.95), _part(work, 0.5), _part(work, 0.95)]
        bar = f"   bar {BARS[kind]:.0f}" if kind in BARS else ""
        yield f"{kind:28}{row[0]:8.1f}{row[1]:8.1f}{'':17}{row[2]:8.1f}{row[3]:8.1f}{bar}"


def _part(values: list[float], part: float) -> float:
    return values[min(len(values) - 1, int(len(values) * part))]


def main() -> int:
    """Print the table; 1 where a bar is broken, unless the work of a server elsewhere is not known."""
    options = _options()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        address = options.database or options.keep or str(Path(folder) / "record.sqlite")
        if options.server:
            address = stack.enter_context(served.own_server())
        with store.open(address) as record:
            fill(record, options.events)
            stats = record.stats()
            where = record.address if options.database else "PostgreSQL" if options.server else "SQLite"
        beside: Callable[[], float] = float
        if options.server:
            served.settle(address)
            beside = partial(served.worked, served.postmaster(address))
        print(f"{where}: {stats['events']} events, {stats['claims']} claims, {stats['pages']} pages")
        loads = [os.getloadavg()[0]]
        measured = measure(address, options.requests, beside=beside)
        loads.append(os.getloadavg()[0])
    print("\n".join(lines(measured)))
    print(f"load of the machine before and after: {loads[0]:.1f}, {loads[1]:.1f}")
    broken = [kind for kind, bar in BARS.items() if _part(measured[kind][1], 0.95) > bar]
    return 1 if broken and not options.database else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    place = parser.add_mutually_exclusive_group()
    place.add_argument(
        "database", nargs="?", help="a database of PostgreSQL, filled where it holds too little"
    )
    place.add_argument("--keep", help="a file of SQLite to keep for the next time")
    place.add_argument("--server", action="store_true", help="a PostgreSQL that is started for the while")
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=60)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
