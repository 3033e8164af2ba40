"""A server of PostgreSQL of our own for measuring, and the CPU that it takes beside this process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def own_server() -> Iterator[str]:
    """The address of an empty database on a server that is started for the block and ends with it.

    :raises LookupError: if PostgreSQL's programs are not on this machine.
    """
    # The tests know how to start one; they are beside the workshop in a checkout.
    from tests.databases import server

    with server() as found:
        yield found.make()


def settle(address: str) -> None:
    """Bring statistics and maps up to date, as the server itself does minutes after much was written."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")


def postmaster(address: str) -> int:
    """The process from which the server's others come; the server must run on this machine."""
    import psycopg

    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT pg_backend_pid()").fetchone()
    assert row is not None
    return _fields(int(row[0]))[1]


def worked(parent: int) -> float:
    """Milliseconds of CPU that a server took so far: of its processes that live, and of those that ended.

    The former are told to the nanosecond, the latter to the hundredth of a second. Only workers that share
    one query, which are rare here, end between two requests.
    """
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    living = sum(_ran(int(child)) for child in (str(parent), *children))
    ended = sum(_fields(parent)[13:15])
    return living / 1e6 + ended * 1000 / _TICKS


def _ran(process: int) -> int:
    """Nanoseconds on a processor; 0 for one that has just ended."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[0])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _fields(process: int) -> list[int]:
    """``/proc/<process>/stat`` from the state, set to 0, on: the parent is second."""
    # The name, in parentheses, may hold anything.
    after = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return [0, *(int(field) for field in after[1:])]
