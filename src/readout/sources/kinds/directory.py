"""Every page in a folder and the folders inside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from readout.record import problem
from readout.sources._files import shown
from readout.sources._items import Failure, Item, Options
from readout.sources.kinds import file, jsonl


class DirectorySource:
    """A folder: files that end like pages or JSON lines, sorted by path. Hidden and other files are left out.

    Linked files are read and linked folders are not entered, so a loop of links ends. A cursor is the file's
    path inside the folder, followed by the file's own cursor after a NUL where it has one.
    """

    name = "directory"

    def accepts(self, address: str) -> bool:
        """A folder that is there."""
        try:
            return "://" not in address and Path(address).is_dir()
        except (OSError, ValueError):
            return False

    def pages(self, address: str, options: Options) -> Iterator[Item]:
        """The items of every file, and a failure for each folder that cannot be listed or holds nothing."""
        done, _, inner = (options.cursor or "").partition("\0")
        empty = True
        for path, refusal in _walk(Path(address)):
            empty = False
            place = path.relative_to(address).as_posix()
            if done and (_order(place) < _order(done) or (place == done and not inner)):
                continue
            if refusal is not None:
                yield self._failed(str(path), refusal, options)
                continue
            yield from _items(path, place, replace(options, cursor=inner if place == done else None))
        if empty:
            looked = ", ".join((*file.ENDINGS, *jsonl.ENDINGS))
            yield self._failed(address, f"no file in it ends in {looked}", options)

    def _failed(self, address: str, why: str, options: Options) -> Item:
        return Item(Failure(shown(address), problem("P008", why), self.name, None, options.clock()))


def _items(path: Path, place: str, options: Options) -> Iterator[Item]:
    kind = jsonl.SOURCE if jsonl.SOURCE.accepts(path.name) else file.SOURCE
    for item in kind.pages(str(path), options):
        yield Item(item.page, f"{shown(place)}\0{item.cursor}" if item.cursor else shown(place))


def _order(place: str) -> tuple[str, ...]:
    """Folders sort as a walk meets them: part by part."""
    return tuple(shown(place).split("/"))


def _walk(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Every file to read, in order of ``_order``; with a reason in place of one that cannot be looked at."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: shown(entry.name))
    except OSError as error:
        yield folder, os.strerror(error.errno) if error.errno else str(error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name)
        elif entry.name.lower().endswith((*file.ENDINGS, *jsonl.ENDINGS)) and (folder / entry.name).is_file():
            yield folder / entry.name, None


SOURCE = DirectorySource()
