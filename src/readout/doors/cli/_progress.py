"""Progress on long work: a line on the terminal's error stream, nothing where there is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

# Below this many pages a progress line would only flicker.
_QUIET = 5


@contextmanager
def progress(what: str, stream: TextIO) -> Iterator[Callable[[str], None]]:
    """A function to call after each page with its name. Shows count, rate and the last name."""
    if not stream.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as shown:
        task = shown.add_task(what, total=None)
        count = 0

        def step(name: str) -> None:
            nonlocal count
            count += 1
            if count > _QUIET:
                shown.update(task, description=f"{what}: {count} pages  {name[-50:]}")

        yield step


@contextmanager
def measure(what: str, stream: TextIO) -> Iterator[Callable[[int, int], None]]:
    """A function to call with what is done and what there is in all, for work whose size is known."""
    if not stream.isatty():
        yield lambda _done, _whole: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=stream), transient=True) as shown:
        task = shown.add_task(what, total=None)

        def step(done: int, whole: int) -> None:
            shown.update(task, completed=done, total=whole)

        yield step
