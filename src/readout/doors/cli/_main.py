"""The group of commands, its options, and how errors look."""

from __future__ import annotations

import importlib
import sys
from typing import IO

import click

from readout import __version__
from readout.record import ReadoutError

_COMMANDS = (
    "read", "add", "events", "stories", "show", "compare", "ask", "search", "dyad", "brief",
    "export", "package", "judge", "review",
    "who", "person", "atlas", "quality", "serve", "user", "doctor",
)  # fmt: skip


class _Commands(click.Group):
    """Commands loaded when they are called: ``--help`` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """In the order of a day's work, not of the alphabet."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002  # as above
        """One module a command."""
        if name not in _COMMANDS:
            return None
        module = importlib.import_module(f"readout.doors.cli._{name}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """With the known names where somebody mistypes one."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"no command is called {args[0]!r}; the commands are {', '.join(_COMMANDS)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Readout's own errors as one plain sentence; a bug still shows where it is."""
        try:
            return super().invoke(ctx)
        except ReadoutError as error:
            raise _Failure(str(error)) from error
        except BrokenPipeError:
            # The reader of our output has gone (``| head``): nothing is wrong.
            sys.stderr.close()
            ctx.exit(0)


class _Failure(click.ClickException):
    def show(self, file: IO[str] | None = None) -> None:  # noqa: ARG002  # click's signature
        click.echo(f"readout: {self.message}", err=True)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n"
    "  readout read page.html                    what one page says, as a table\n"
    "  readout --db calls.sqlite add pages/      read a folder into a record\n"
    "  readout --db calls.sqlite events USA TUR  the events between two governments\n"
    "  readout --db calls.sqlite serve           the record in a browser",
)
@click.version_option(__version__, prog_name="readout")
@click.option(
    "--db",
    envvar="READOUT_DB",
    default="record.sqlite",
    show_default=True,
    metavar="RECORD",
    help="The record to use: a file, or postgresql://... (environment: READOUT_DB).",
)
@click.pass_context
def main(ctx: click.Context, db: str) -> None:
    """Turn news pages and official statements into a sourced record of diplomacy."""
    ctx.obj = db
