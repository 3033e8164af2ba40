"""JSON forms of the record's values: dataclass to plain data and back, without loss."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import datetime
from functools import cache
from typing import TypeVar

T = TypeVar("T")

Plain: typing.TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"


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
        return typing.cast("T", _build(kind, data))
    except ValueError as error:  # a span that runs backward, a time that is none, a tuple too long
        raise TypeError(str(error)) from error


def _build(kind: object, data: Plain) -> object:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(kind), data)
    if origin is tuple:
        return _tuple(typing.get_args(kind), data)
    if origin is typing.Literal:
        return _checked(data in typing.get_args(kind), kind, data)
    target = origin or kind
    if isinstance(target, type) and dataclasses.is_dataclass(target):
        return _dataclass(target, typing.get_args(kind), data)
    return _leaf(target, data)


def _leaf(kind: object, data: Plain) -> object:
    if kind is datetime:
        return datetime.fromisoformat(str(data))
    if kind is float and type(data) is int:
        return float(data)
    # A bool is an int to Python, but not to the record.
    return _checked(not isinstance(kind, type) or kind is object or type(data) is kind, kind, data)


def _checked(fits: bool, kind: object, data: Plain) -> Plain:
    if not fits:
        raise TypeError(f"expected {getattr(kind, '__name__', kind)}, found {data!r}")
    return data


def _union(options: tuple[object, ...], data: Plain) -> object:
    if data is None:
        return None
    (only,) = [option for option in options if option is not type(None)]
    return _build(only, data)


def _tuple(args: tuple[object, ...], data: Plain) -> object:
    if not isinstance(data, list):
        raise TypeError(f"expected a list, found {type(data).__name__}")
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_build(args[0], item) for item in data)
    return tuple(_build(arg, item) for arg, item in zip(args, data, strict=True))


# Looking the hints up again for each of an article's hundred spans made reading a record five times slower.
@cache
def _hints(target: type) -> dict[str, object]:
    hints = typing.get_type_hints(target)
    return {f.name: hints[f.name] for f in dataclasses.fields(target)}


def _dataclass(target: type, args: tuple[object, ...], data: Plain) -> object:
    if not isinstance(data, dict):
        raise TypeError(f"expected an object for {target.__name__}, found {type(data).__name__}")
    hints = _hints(target)
    if unknown := data.keys() - hints.keys():
        raise TypeError(f"{target.__name__} has no field {', '.join(sorted(unknown))}")
    values = {}
    for name, item in data.items():
        hint = hints[name]
        if isinstance(hint, TypeVar):
            hint = args[0] if args else object
        values[name] = _build(hint, item)
    return target(**values)
