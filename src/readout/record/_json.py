"""JSON forms of the record's values: dataclass to plain data and back, without loss."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import TypeVar

T = TypeVar("T")

Plain: typing.TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
_Reader: typing.TypeAlias = "Callable[[Plain], object]"


def to_json(value: object) -> Plain:
    """Plain data for ``json.dumps``. Tuples become lists, datetimes ISO strings.

    :raises TypeError: for a value that is none of the record's types.
    """
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form in the record")


def from_json(kind: type[T], data: Plain) -> T:
    """The value that ``to_json`` made ``data`` from. ``kind`` may be a parametrised ``Found[str]``.

    :raises TypeError: if ``data`` does not have the shape of ``kind``.
    """
    try:
        return typing.cast("T", _reader(kind)(data))  # type: ignore[arg-type]  # every type can be hashed
    except ValueError as error:  # a span that runs backward, a time that is none, a tuple too long
        raise TypeError(str(error)) from error


# A kind is taken apart once. Doing so again for each of an article's hundred spans made reading a record many
# times slower.
@cache
def _reader(kind: object) -> _Reader:
    """What makes a value of this kind from plain data."""
    origin = typing.get_origin(kind)
    args = typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _union(args)
    if origin is tuple:
        return _tuple(args)
    if origin is typing.Literal:
        return lambda data: _checked(data in args, kind, data)
    target = origin or kind
    if isinstance(target, type) and dataclasses.is_dataclass(target):
        return _dataclass(target, args)
    return _leaf(target)


def _leaf(kind: object) -> _Reader:
    if kind is datetime:
        return lambda data: datetime.fromisoformat(str(data))
    if not isinstance(kind, type) or kind is object:
        return lambda data: data

    def read(data: Plain) -> object:
        # A bool is an int to Python, but not to the record.
        if type(data) is kind:
            return data
        return float(data) if kind is float and type(data) is int else _checked(False, kind, data)

    return read


def _checked(fits: bool, kind: object, data: Plain) -> Plain:
    if not fits:
        raise TypeError(f"expected {getattr(kind, '__name__', kind)}, found {data!r}")
    return data


def _union(options: tuple[object, ...]) -> _Reader:
    (only,) = [_reader(option) for option in options if option is not type(None)]
    return lambda data: None if data is None else only(data)


def _tuple(args: tuple[object, ...]) -> _Reader:
    several = len(args) == 2 and args[1] is Ellipsis
    readers = [_reader(arg) for arg in args if arg is not Ellipsis]

    def read(data: Plain) -> object:
        if not isinstance(data, list):
            raise TypeError(f"expected a list, found {type(data).__name__}")
        if several:
            return tuple(map(readers[0], data))
        return tuple(reader(item) for reader, item in zip(readers, data, strict=True))

    return read


def _dataclass(target: type, args: tuple[object, ...]) -> _Reader:
    fields: dict[str, _Reader] = {}

    def read(data: Plain) -> object:
        if not isinstance(data, dict):
            raise TypeError(f"expected an object for {target.__name__}, found {type(data).__name__}")
        if not fields:  # not before: a field may hold a value of this very kind
            fields.update(_fields(target, args))
        if not data.keys() <= fields.keys():
            unknown = data.keys() - fields.keys()
            raise TypeError(f"{target.__name__} has no field {', '.join(sorted(unknown))}")
        return target(**{name: fields[name](item) for name, item in data.items()})

    return read


def _fields(target: type, args: tuple[object, ...]) -> dict[str, _Reader]:
    hints = typing.get_type_hints(target)
    kinds = {field.name: hints[field.name] for field in dataclasses.fields(target)}
    given = args[0] if args else object
    return {name: _reader(given if isinstance(kind, TypeVar) else kind) for name, kind in kinds.items()}
