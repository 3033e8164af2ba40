"""A comparison of two sides for people: rows of topics, promises, the press, the fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from readout.doors.cli._tables import console
from readout.record import Article, Comparison, FieldRow, Point, Side, TopicRow

_MARK = {"both": "both", "left": "only {left}", "right": "only {right}", "contradicted": "contradicted"}
_STYLE = {"both": "green", "left": "cyan", "right": "cyan", "contradicted": "red"}
_HEARD = {"own": "its own text", "relayed": "as others relay it", "not heard": "not heard"}


def print_comparison(found: Comparison, articles: Mapping[str, Article]) -> None:
    """The whole comparison."""
    out = console()
    for side in (found.left, found.right):
        _print_side(out, side, articles)
    out.print(_topics(found))
    _print_notes(out, found, articles)
    out.print(_fields(found, articles))


def _print_side(out: Console, side: Side, articles: Mapping[str, Article]) -> None:
    out.print(Text(side.government, style="bold"), Text(_HEARD[side.heard]))
    for text in side.texts:
        lag = "" if text.lag_days is None else f", {text.lag_days} days after the event"
        out.print(Text(f"  {_name(text.article, articles)}: {text.words} words{lag} ({text.hearing})"))
    for name, told in (("framing", side.framing), ("wanted by", side.initiator), ("present", side.present)):
        if told:
            out.print(Text(f"  {name}: " + ", ".join(one.value for one in told)))
    for one in side.duration:
        out.print(Text(f"  duration: {one.value} minutes"))


def _topics(found: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    left, right = found.left.government, found.right.government
    for heading in (left, "topic", "", right):
        table.add_column(heading, overflow="fold", no_wrap=heading == "")
    for row in found.rows:
        mark = _MARK[row.kind].format(left=left, right=right) + (" (wider)" if row.wider else "")
        table.add_row(
            _side_of(row, row.left),
            row.topic.name,
            Text(mark, style=_STYLE[row.kind]),
            _side_of(row, row.right),
        )
    return table


def _side_of(row: TopicRow, points: Sequence[Point]) -> Text:
    if not points:
        return Text(row.absence or "not reported", style="dim")
    return Text("\n".join(_worded(points)))


def _worded(points: Iterable[Point]) -> Iterable[str]:
    for one in dict.fromkeys((p.order, p.strength, p.denied, p.words) for p in points):
        order, strength, denied, words = one
        verb = f"{'not ' if denied else ''}{strength}: " if strength else ""
        yield f"{order}. {verb}{words}"


def _print_notes(out: Console, found: Comparison, articles: Mapping[str, Article]) -> None:
    for promise in found.commitments:
        own = f"it says: {promise.own.words}" if promise.own else f"its own text: {promise.absence}"
        out.print(Text(f"{promise.voice.government} says that {promise.of} will: “{promise.words}” ({own})"))
    for account in found.press:
        for wrong in account.miscredits:
            out.print(
                Text(
                    f"{_name(account.article, articles)} credits {wrong.point.voice.government} with "
                    f"“{wrong.point.words}”, which {wrong.said_by} alone says elsewhere",
                    style="yellow",
                )
            )


def _fields(found: Comparison, articles: Mapping[str, Article]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("field", found.left.government, found.right.government, "accounts"):
        table.add_column(heading, overflow="fold")
    for one in found.fields:
        told = _told(one, articles)
        name = Text(one.field + (" ≠" if one.differ else ""), style="yellow" if one.differ else "")
        table.add_row(name, one.left or one.left_absence or "", one.right or one.right_absence or "", told)
    return table


def _told(one: FieldRow, articles: Mapping[str, Article]) -> str:
    """Account by account where they differ, else how many say it and how many do not."""
    if one.differ:
        return "\n".join(
            f"{_name(h.article, articles)} {h.stand}" + (f" {h.value}" if h.value else "")
            for h in one.holdings
        )
    silent = sum(h.value is None for h in one.holdings)
    said = len(one.holdings) - silent
    return f"{said} {'account says' if said == 1 else 'accounts say'} so" + (
        f", {silent} not" if silent else ""
    )


def _name(key: str, articles: Mapping[str, Article]) -> str:
    article = articles.get(key)
    return (article.name or article.url) if article is not None else key
