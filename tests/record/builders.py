"""Hypothesis builders for every type of the record, by its own annotations."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import UTC, datetime

from hypothesis import strategies as st

from readout.record import (
    Account,
    Actor,
    Article,
    Block,
    Bounds,
    Claim,
    Commitment,
    Comparison,
    Credits,
    Detail,
    Disagreement,
    Event,
    FieldRow,
    Found,
    Judgement,
    Link,
    Page,
    Party,
    Point,
    Problem,
    Quotation,
    Reading,
    Resolved,
    Side,
    Span,
    TopicRow,
    When,
)

#: Every type that has a JSON form.
JSON_TYPES: tuple[type, ...] = (
    Account,
    Actor,
    Article,
    Block,
    Bounds,
    Claim,
    Commitment,
    Comparison,
    Credits,
    Detail,
    Disagreement,
    Event,
    FieldRow,
    Judgement,
    Link,
    Party,
    Point,
    Problem,
    Quotation,
    Reading,
    Resolved,
    Side,
    Span,
    TopicRow,
    When,
)
EVERY_TYPE: tuple[type, ...] = (*JSON_TYPES, Page)

TEXTS = st.text(max_size=12)
SPANS = st.tuples(st.integers(0, 500), st.integers(0, 40)).map(lambda p: Span(p[0], p[0] + p[1]))
_TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)).map(lambda t: t.replace(tzinfo=UTC))
_LEAVES: dict[object, st.SearchStrategy[object]] = {
    str: TEXTS,
    int: st.integers(0, 1000),
    float: st.floats(0, 1),
    bool: st.booleans(),
    bytes: st.binary(max_size=20),
    datetime: _TIMES,
    Span: SPANS,
    type(None): st.none(),
}


def found(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """A Found of the given values."""
    return st.builds(
        Found,
        value=values,
        evidence=st.lists(SPANS, max_size=2).map(tuple),
        confidence=st.floats(0, 1),
        source=TEXTS,
    )


def of(kind: object) -> st.SearchStrategy[object]:
    """Values of an annotation: a leaf, a Literal, a union, a tuple, a Found or a dataclass of the record."""
    if kind in _LEAVES:
        return _LEAVES[kind]
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return st.sampled_from(args)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(of(arg) for arg in args))
    if origin is tuple:
        if args[-1] is Ellipsis:
            return st.lists(st.deferred(lambda: of(args[0])), max_size=2).map(tuple)
        return st.tuples(*(of(arg) for arg in args))
    if origin is Found:
        return found(of(args[0]))
    assert isinstance(kind, type)
    assert dataclasses.is_dataclass(kind), kind
    hints = typing.get_type_hints(kind)
    fields = {field.name: of(hints[field.name]) for field in dataclasses.fields(kind)}
    if kind is Page:
        fields["published"] = st.sampled_from([None, "2022", "2022-02", "2022-02-28", "2022-02-28T10:00Z"])
    return st.builds(kind, **fields)
