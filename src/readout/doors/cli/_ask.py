"""``readout ask``: questions put to the record, one command each, made from the questions there are."""

from __future__ import annotations

import json
import sys
import textwrap
from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from rich.console import Console

    from readout.pipeline.questions import Answer, Parameter, Question, Row

_BASIS = 2
# Of so many columns each still has room for a word in a terminal of 80.
_MOST_COLUMNS = 7
_ANY_WIDTH = 10_000
# What click leaves of a terminal of 80 columns beside its own margin.
_TERMINAL = 76


class _Questions(click.Group):
    """One command a question, made when it is asked for: loading them all is not for ``readout --help``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Every question by name."""
        from readout.pipeline.questions import Questions

        return [one.name for one in Questions.all()]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of one question."""
        from readout.pipeline.questions import Questions

        return _command(Questions.get(name)) if name in self.list_commands(ctx) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """With the known names where somebody mistypes one."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            ctx.fail(f"no question is called {args[0]!r}; the questions are {', '.join(known)}")
        return super().resolve_command(ctx, args)


@click.command(
    "ask",
    short_help="Put a question to the record.",
    cls=_Questions,
    epilog="\b\nExamples:\n"
    "  readout ask contacts USA TUR --since 2018 --until 2025\n"
    '  readout ask phrase UKR "security guarantees" --format csv\n'
    "  readout ask last-contact --help",
)
def command() -> None:
    """Put a question to the record: a sentence, a table, and what each row rests on."""


def _command(question: Question) -> click.Command:
    def ask(**given: object) -> None:
        form = str(given.pop("form"))
        words = {name: _words(value) for name, value in given.items()}
        _answer(click.get_current_context().obj, question.name, words, form)

    formats = click.Option(
        ["--format", "form"],
        type=click.Choice(["table", "csv", "jsonl"]),
        default="table",
        show_default=True,
        help="A table to look at, CSV, or one JSON object a row.",
    )
    return click.Command(
        question.name,
        callback=ask,
        params=[*map(_parameter, question.parameters), formats],
        help=f"{question.title}\n\n{question.caveat}",
        short_help=question.title,
        epilog=f"\b\nExample:\n  readout ask {question.example}\n\n\b\nColumns:\n"
        + "\n".join(_told_of(one.name, one.about) for one in question.columns),
    )


def _told_of(name: str, about: str) -> str:
    """A column and what it holds, in lines that fit a terminal below a margin."""
    return textwrap.fill(about, _TERMINAL, initial_indent=f"  {name:<18} ", subsequent_indent=" " * 21)


def _parameter(one: Parameter) -> click.Parameter:
    """What is required stands by its place, and so does a list; the rest are options."""
    if one.required or one.count == 0:
        number = one.count or -1
        return click.Argument(
            [one.name],
            nargs=number,
            required=one.required,
            metavar=" ".join([one.name.upper()] * (one.count or 1)),
        )
    return click.Option(
        [f"--{one.name}"],
        help=f"{one.about[:1].upper()}{one.about[1:]}.",
        default=one.default,
        show_default=True,
        metavar=one.kind.upper(),
    )


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return cast("tuple[str, ...]", value)
    return (str(value),) if value is not None else ()


def _answer(db: str, name: str, words: dict[str, tuple[str, ...]], form: str) -> None:
    from readout import pipeline

    with pipeline.open(db, read_only=True) as readout:
        answer = readout.questions.ask(name, words)
        if form == "csv":
            readout.questions.write_csv(answer, sys.stdout)
        elif form == "jsonl":
            for line in answer.lines():
                click.echo(json.dumps(line, ensure_ascii=False))
        else:
            _print(answer)


def _print(answer: Answer) -> None:
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    from readout.doors.cli._tables import console

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in (*(one.name for one in answer.columns), "rests on"):
        table.add_column(column, overflow="fold")
    for row in answer.rows:
        cells = ["" if value is None else str(value) for value in row.values]
        table.add_row(*map(Text, cells), Text(_basis(row), style="dim"))
    out = console()
    out.print(Text(answer.sentence, style="bold"))
    # Measured as if there were room for all: in the terminal itself a table is never too wide.
    natural = Measurement.get(out, out.options.update_width(_ANY_WIDTH), table).maximum
    if len(answer.columns) > _MOST_COLUMNS and natural > out.width:
        _print_lines(out, answer)
    else:
        out.print(table)
    out.print(Text(answer.caveat, style="dim"))


def _print_lines(out: Console, answer: Answer) -> None:
    """A table of more columns than the terminal has room for: a line a row, of what is not nought."""
    from rich.text import Text

    first, *others = answer.columns
    for row in answer.rows:
        value, *values = row.values
        told = [f"{one.name} {it}" for one, it in zip(others, values, strict=True) if it not in (None, "", 0)]
        line = Text(f"{first.name} {value}", style="bold")
        line.append(f"  {', '.join(told) or 'none'}", style="not bold")
        line.append(f"  {_basis(row)}", style="not bold dim")
        out.print(line)


def _basis(row: Row) -> str:
    """The first ids that a row rests on, and how many more there are."""
    ids = row.events or row.stories
    more = f" +{len(ids) - _BASIS}" if len(ids) > _BASIS else ""
    return " ".join(ids[:_BASIS]) + more
