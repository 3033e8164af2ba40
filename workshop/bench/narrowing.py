"""How long a search takes to be narrowed and counted: a record of made events, questions, percentiles.

    python -m workshop.bench.narrowing 100000

Events are written as rows, without pages, because only the questions are timed. Milliseconds of wall clock
and of the processor's time; on a busy machine only the second says something.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import insert

from readout import store
from readout.record import Actor, Event, When
from readout.store import Query, Store
from readout.store._adding import put_actors
from readout.store._finding import facets
from readout.store._forms import pack
from readout.store._narrowing import Names, Values, pairs_of
from readout.store._packing import packed
from readout.store._saving import _actor_rows, _event_row, _put_row
from readout.store._tables import event_actors

_CODES = (
    "USA",
    "TUR",
    "RUS",
    "UKR",
    "CHN",
    "DEU",
    "FRA",
    "GBR",
    "GRC",
    "POL",
    "JPN",
    "IND",
    "EGY",
    "IRN",
    "ISR",
)
_TYPES = (
    ("call", "phone"),
    ("meeting", "in person"),
    ("visit", "in person"),
    ("statement", "public statement"),
)
_RANKS = ("leader", "minister", "minister", "deputy-minister", "official", "government")
_TOPICS = tuple(f"topic number {number}" for number in range(3000))
_ROUNDS = 20


def made(path: Path, number: int, seed: int = 7) -> Store:
    """A record of so many events between fifteen governments over eight years."""
    chance = random.Random(seed)
    record = store.open(path)
    people = [Actor(f"person-{n:04}", f"Person {n}", "Minister", _CODES[n % 15]) for n in range(300)]
    with record._database.writing() as connection:  # rows alone: pages would take hours
        put_actors(connection, people)
        values = Values(connection)
        for count in range(number):
            event = _event(chance, people, count)
            held = values.ids(pairs_of(event, [(f"outlet-{chance.randrange(60)}", "en")]))
            seq = _put_row(connection, _event_row(event) | {"facets": packed(held)}, pack(event), None)
            values.put(seq, held, "")
            connection.execute(insert(event_actors), _actor_rows(event))
        values.flush()
    return record


def _event(chance: random.Random, people: list[Actor], count: int) -> Event:
    kind, channel = chance.choice(_TYPES)
    day = f"{chance.randint(2018, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    actors = tuple(chance.sample(people, 2))
    return Event(
        id=f"event-{count:06}",
        event_type=kind,
        act="ACCUSE" if kind == "statement" else "CONSULT",
        status=chance.choice(("happened", "happened", "happened", "planned", "denied")),
        when=When(day, "explicit"),
        actors=actors,
        roles=("both", "both"),
        place=None,
        channel=channel,
        topics=tuple(chance.sample(_TOPICS, chance.randint(0, 3))),
        accounts=(),
        rank=chance.choice(_RANKS),  # type: ignore[arg-type]
        heard=tuple(sorted({one.government or "" for one in actors}))[: chance.randint(0, 2)],
        confidence=chance.random(),
    )


def _timed(name: str, question: Callable[[], object]) -> None:
    walls, works = [], []
    for _ in range(_ROUNDS):
        wall, work = time.perf_counter(), time.process_time()
        question()
        walls.append(1000 * (time.perf_counter() - wall))
        works.append(1000 * (time.process_time() - work))
    last = int(_ROUNDS * 0.95) - 1
    middle = _ROUNDS // 2
    wide, hard = sorted(walls), sorted(works)
    print(f"{name:<44} wall p50 {wide[middle]:7.1f} p95 {wide[last]:7.1f}   work p95 {hard[last]:7.1f}")


def _values(record: Store, query: Query) -> object:
    """The facets as they are counted, with nothing kept."""
    with record._database.reading() as connection:
        return facets(connection, query, Names())


def main(number: int) -> None:
    """Makes the record in a folder that is thrown away, and prints a line for each question."""
    questions = {
        "everything": Query(limit=30),
        "rank leader": Query(rank="leader", limit=30),
        "both sides heard, high confidence": Query(heard="both", confidence="high", limit=30),
        "one topic": Query(topic=_TOPICS[5], limit=30),
        "two governments": Query(side=("USA", "TUR"), limit=30),
        "two governments, not verified": Query(side=("USA", "TUR"), verified=False, limit=30),
    }
    with tempfile.TemporaryDirectory() as folder, made(Path(folder) / "record.sqlite", number) as record:
        for name, query in questions.items():
            _timed(f"{name}: page", lambda query=query: record.find(query))  # type: ignore[misc]
            _timed(f"{name}: count", lambda query=query: record.count(query))  # type: ignore[misc]
            _timed(f"{name}: facets", lambda query=query: record.facets(query))  # type: ignore[misc]
            _timed(f"{name}: counted anew", lambda query=query: _values(record, query))  # type: ignore[misc]
        _timed("marks of two governments", lambda: record.dyads.marks("USA", "TUR"))
        _timed("pairs that share most", lambda: record.dyads.busiest(60))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
