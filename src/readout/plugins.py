"""The one way to plug anything in: a shelf of packs or modules, found by folder or entry point.

A *pack* is a folder that holds ``<marker>.toml``; a *module* is a Python file with one named object.
Built-ins are found in a package of Readout, third parties through an entry-point group. Things load one at
a time on first use: a broken one names its file and does not stop the others.
"""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Generic, NoReturn, TypeVar, cast

from readout.record import InputError, PackError

T = TypeVar("T")

Loader = Callable[[], T]

# Makes a thing from its name and the folder that holds it.
Reader = Callable[[str, Traversable], T]


class Shelf(Generic[T]):
    """Named things of one kind, loaded on first use.

    ``kind`` is the word used in messages ("language"). ``found`` maps a name to its loader; ``group`` is the
    entry-point group that third parties use. An entry point names the thing itself, or, where the shelf has a
    ``read``, the package whose folder ``read`` makes it from. A built-in name cannot be taken over.
    """

    def __init__(
        self, kind: str, found: Mapping[str, Loader[T]], group: str, read: Reader[T] | None = None
    ) -> None:
        self.kind = kind
        self.group = group
        self._loaders: dict[str, Loader[T]] = dict(found)
        for point in entry_points(group=group):
            self._loaders.setdefault(point.name, partial(_from_entry_point, point, read))
        self._loaded: dict[str, T] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """Loaders cannot be sent to another process: the loaded things are, and why others do not load."""
        loaded = {thing: self.get(thing) for thing in self.names() if thing not in self.broken()}
        return (_unpacked, (self.kind, self.group, loaded, self.broken()))

    def names(self) -> tuple[str, ...]:
        """Every name on the shelf, sorted, whether it loads or not."""
        return tuple(sorted(self._loaders))

    def __contains__(self, name: str) -> bool:
        return name in self._loaders

    def get(self, name: str) -> T:
        """The thing called ``name``.

        :raises InputError: if nothing has that name; the message lists the known names.
        :raises PackError: if it is broken; the message names the file and key.
        """
        if name not in self._loaded:
            if name not in self._loaders:
                known = ", ".join(self.names()) or "none"
                raise InputError(f"no {self.kind} is called {name!r}; known: {known}")
            self._loaded[name] = self._loaders[name]()
        return self._loaded[name]

    def all(self) -> Iterator[T]:
        """Every thing that loads, by name. Broken ones are left out; ``broken`` tells why."""
        for name in self.names():
            try:
                yield self.get(name)
            except PackError:
                continue

    def broken(self) -> dict[str, str]:
        """Name and message of everything that does not load."""
        messages: dict[str, str] = {}
        for name in self.names():
            try:
                self.get(name)
            except PackError as error:
                messages[name] = str(error)
        return messages


def _unpacked(kind: str, group: str, loaded: Mapping[str, T], broken: Mapping[str, str]) -> Shelf[T]:
    """The shelf of another process; what is plugged in here is not added."""
    shelf: Shelf[T] = Shelf(kind, {}, group)
    shelf._loaders = {name: partial(_raise, message) for name, message in broken.items()}
    shelf._loaders |= {name: partial(_same, thing) for name, thing in loaded.items()}
    return shelf


def _same(thing: T) -> T:
    return thing


def _raise(message: str) -> NoReturn:
    raise PackError(message)


def _from_entry_point(point: EntryPoint, read: Reader[T] | None) -> T:
    try:
        thing = point.load()
    except Exception as error:  # others' code runs here
        raise PackError(f"entry point {point.name} = {point.value} ({point.group}): {error}") from error
    if isinstance(thing, ModuleType) and read is not None:
        return read(point.name, files(thing))
    return cast("T", thing)


def packs(package: str, marker: str) -> dict[str, Traversable]:
    """Every folder of ``package`` that holds ``<marker>.toml``, by folder name."""
    return {
        folder.name: folder
        for folder in files(package).iterdir()
        if folder.is_dir() and folder.joinpath(f"{marker}.toml").is_file()
    }


def modules(package: str, name: str) -> dict[str, Loader[object]]:
    """A loader for the object ``name`` of every public module of ``package``, by module name."""
    found = importlib.import_module(package)
    return {
        info.name: _from_module(f"{package}.{info.name}", name)
        for info in pkgutil.iter_modules(found.__path__)
        if not info.name.startswith("_")
    }


def _from_module(module: str, name: str) -> Loader[object]:
    def load() -> object:
        try:
            found = importlib.import_module(module)
        except Exception as error:  # whatever a file dropped into the folder raises
            raise PackError(f"{module}: {error}") from error
        if not hasattr(found, name):
            raise PackError(f"{module}: has no {name}")
        return getattr(found, name)

    return load


def read_toml(file: Traversable) -> dict[str, object]:
    """The table in a TOML file.

    :raises PackError: if the file is missing or is not TOML; the message names it.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackError(f"{file}: the file is missing") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise PackError(f"{file}: {error}") from error


class Table:
    """A TOML table read key by key, with errors that name the file and the key.

    Call ``done`` last: a key nobody asked for is an error, so a misspelt key is never silently ignored.
    """

    def __init__(self, data: Mapping[str, object], where: str) -> None:
        self._data = data
        self._where = where
        self._asked: set[str] = set()

    @property
    def where(self) -> str:
        """The file and the table inside it, for messages."""
        return self._where

    def _take(self, key: str, kind: type[T], default: T | None) -> T:
        self._asked.add(key)
        value = self._data.get(key, default)
        if value is None:
            raise PackError(f"{self._where}: the key {key!r} is missing")
        # A bool is an int to Python, but not in a pack.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise PackError(f"{self._where}: {key!r} must be {kind.__name__}, not {value!r}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A string."""
        return self._take(key, str, default)

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self._take(key, int, default)

    def share(self, key: str, default: float) -> float:
        """A number from 0 to 1."""
        whole = type(self._data.get(key)) is int
        value = float(self._take(key, int, None)) if whole else self._take(key, float, default)
        if not 0 <= value <= 1:
            raise PackError(f"{self._where}: {key!r} must lie between 0 and 1, not {value!r}")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false; False where absent."""
        return self._take(key, bool, default)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where absent."""
        items: list[object] = self._take(key, list, [])
        if not all(isinstance(item, str) for item in items):
            raise PackError(f"{self._where}: {key!r} must be a list of strings")
        return tuple(str(item) for item in items)

    def table(self, key: str) -> Table:
        """A table inside this one; empty where absent."""
        return Table(self._take(key, dict, {}), f"{self._where}: [{key}]")

    def tables(self, key: str) -> tuple[Table, ...]:
        """A list of tables; empty where absent."""
        items: list[object] = self._take(key, list, [])
        found = []
        for number, item in enumerate(items, 1):
            if not isinstance(item, dict):
                raise PackError(f"{self._where}: {key!r} must be a list of tables")
            found.append(Table(item, f"{self._where}: [[{key}]] {number}"))
        return tuple(found)

    def names(self) -> tuple[str, ...]:
        """Every key of the table, in the file's order."""
        return tuple(self._data)

    def done(self) -> None:
        """Check that every key was asked for.

        :raises PackError: naming the keys that nothing reads.
        """
        if unknown := set(self._data) - self._asked:
            raise PackError(f"{self._where}: unknown key {', '.join(sorted(unknown))}")
