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
# Makes a value of plain data.
Builder: typing.TypeAlias = "Callable[[Plain], object]"


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
    hint: object = kind
    try:
        return typing.cast("T", _builder(hint)(data))
    except ValueError as error:  # a span that runs backward, a time that is none, a tuple too long
        raise TypeError(str(error)) from error


# What a hint asks for is looked up once: doing so for each of an article's hundred spans took longer than
# everything else in reading a record.
@cache
def _builder(kind: object) -> Builder:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
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


def _leaf(kind: object) -> Builder:
    if kind is datetime:
        return lambda data: datetime.fromisoformat(str(data))
    if not isinstance(kind, type) or kind is object:
        return lambda data: data
    if kind is float:
        return lambda data: float(data) if type(data) is int else _checked(type(data) is float, kind, data)
    # A bool is an int to Python, but not to the record.
    return lambda data: data if type(data) is kind else _checked(False, kind, data)


def _checked(fits: bool, kind: object, data: Plain) -> Plain:
    if not fits:
        raise TypeError(f"expected {getattr(kind, '__name__', kind)}, found {data!r}")
    return data


def _union(options: tuple[object, ...]) -> Builder:
    (only,) = [option for option in options if option is not type(None)]
    build = _builder(only)
    return lambda data: None if data is None else build(data)


def _tuple(args: tuple[object, ...]) -> Builder:
    whole = len(args) == 2 and args[1] is Ellipsis
    builders = [_builder(arg) for arg in (args[:1] if whole else args)]

    def build(data: Plain) -> object:
        if not isinstance(data, list):
            raise TypeError(f"expected a list, found {type(data).__name__}")
        if whole:
            return tuple(map(builders[0], data))
        return tuple(each(item) for each, item in zip(builders, data, strict=True))

    return build


def _dataclass(target: type, args: tuple[object, ...]) -> Builder:
    hints = typing.get_type_hints(target)
    kinds = {field.name: hints[field.name] for field in dataclasses.fields(target)}
    builders: dict[str, Builder] = {}

    def build(data: Plain) -> object:
        if not isinstance(data, dict):
            raise TypeError(f"expected an object for {target.__name__}, found {type(data).__name__}")
        if unknown := data.keys() - kinds.keys():
            raise TypeError(f"{target.__name__} has no field {', '.join(sorted(unknown))}")
        for name in data.keys() - builders.keys():  # one at a time: a class may hold values of itself
            own = (args[0] if args else object) if isinstance(kinds[name], TypeVar) else kinds[name]
            builders[name] = _builder(own)
        return target(**{name: builders[name](item) for name, item in data.items()})

    return build
