"""``readout user``: who may come in where the record is served to others."""

from __future__ import annotations

import sys

import click

_Stdin = click.option("--stdin", "piped", is_flag=True, help="Take the password from standard input.")


@click.group(
    "user",
    epilog="\b\nExamples:\n"
    "  readout --db calls.sqlite user add ada --role admin\n"
    "  readout user token ada > token.txt  for programs: Authorization: Bearer ...\n"
    "  readout user list",
)
def command() -> None:
    """Say who may come in where the record is served.

    A reader reads, a reviewer also judges, an admin may do everything. Without any user the record is served
    on this machine only, to everybody on it. Passwords are kept as argon2id hashes, tokens as SHA-256.
    """


@command.command("add", epilog="\b\nExamples:\n  readout user add mira --role reviewer")
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(["reader", "reviewer", "admin"]),
    default="reader",
    show_default=True,
    help="What the user may do.",
)
@_Stdin
@click.pass_obj
def add(db: str, name: str, role: str, piped: bool) -> None:
    """Make the user NAME; asks for the password twice."""
    from readout import pipeline

    password = _password(piped)
    with pipeline.open(db) as readout:
        made = readout.accounts.add(name, role, password)
    click.echo(f"{made.name} may come in as {made.role}")


@command.command("list", epilog="\b\nExamples:\n  readout user list")
@click.pass_obj
def list_(db: str) -> None:
    """List the users and their roles."""
    from readout import pipeline

    with pipeline.open(db, read_only=True) as readout:
        found = readout.accounts.all()
    for one in found:
        click.echo(f"{one.name}\t{one.role}")
    if not found:
        click.echo("no user: everybody on this machine may do everything", err=True)


@command.command("remove", epilog="\b\nExamples:\n  readout user remove mira")
@click.argument("name")
@click.pass_obj
def remove(db: str, name: str) -> None:
    """Take the user NAME away, with sessions and token."""
    from readout import pipeline

    with pipeline.open(db) as readout:
        readout.accounts.remove(name)
        left = readout.accounts.all()
    click.echo(f"{name} may come in no more")
    if not left:
        click.echo("no user is left: everybody on this machine may do everything", err=True)


@command.command("password", epilog="\b\nExamples:\n  readout user password mira")
@click.argument("name")
@_Stdin
@click.pass_obj
def password_(db: str, name: str, piped: bool) -> None:
    """Give the user NAME a new password; all sessions of that user end."""
    from readout import pipeline

    password = _password(piped)
    with pipeline.open(db) as readout:
        readout.accounts.change_password(name, password)
    click.echo(f"{name} has a new password")


@command.command("token", epilog="\b\nExamples:\n  readout user token mira")
@click.argument("name")
@click.pass_obj
def token(db: str, name: str) -> None:
    """Print a new token for programs of the user NAME; it is shown this once, and the old one ends."""
    from readout import pipeline

    with pipeline.open(db) as readout:
        click.echo(readout.accounts.new_token(name))


def _password(piped: bool) -> str:
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return asked
