"""What tests of several rooms share: a place for a record, once in SQLite and once in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.databases import Server, absent, server

# The address of a record by a name of the test's own; the same name gives the same record.
Place = Callable[[str], str]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    with ExitStack() as stack:
        try:
            found = stack.enter_context(server())
        except LookupError as error:
            absent(str(error))
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Places for records, in either kind of database."""
    if request.param == "sqlite":
        yield lambda name: str(tmp_path / f"{name}.sqlite")
        return
    found: Server = request.getfixturevalue("postgresql")
    made: dict[str, str] = {}

    def at(name: str) -> str:
        if name not in made:
            made[name] = found.lend()
        return made[name]

    yield at
    for address in made.values():
        found.take_back(address)


@pytest.fixture
def address(place: Place) -> str:
    """The address of one empty record."""
    return place("r")
