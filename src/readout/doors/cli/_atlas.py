"""``readout atlas``: check the atlas, compare it, and add rows of one's own to it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readout.record import Addition, InputError, to_json

if TYPE_CHECKING:
    from readout.pipeline.atlas import AtlasDesk, Imported

_PATH = click.Path(path_type=Path)


@click.group(
    "atlas",
    short_help="Check the atlas; add office-holders of your own.",
    epilog="\b\nExamples:\n"
    "  readout atlas check                          what cannot be, or is missing\n"
    "  readout --db calls.sqlite atlas import wikidata query.json --dry-run\n"
    "  readout --db calls.sqlite atlas import toml mine.toml\n"
    "  readout --db calls.sqlite atlas diff         what your own rows change\n"
    "  readout --db calls.sqlite atlas list TUR",
)
def command() -> None:
    """Check the atlas of office-holders, and add rows of your own to it: they lie in the record and win."""


@command.command(
    "check",
    epilog="\b\nExamples:\n"
    "  readout atlas check\n"
    "  readout atlas check TUR DEU --kind overlap --kind gap\n"
    "  readout atlas check --at my-atlas/        an atlas in a folder of your own",
)
@click.argument("governments", nargs=-1, metavar="[GOVERNMENT...]")
@click.option(
    "--kind", "kinds", multiple=True, help="Only this kind: impossible, row, overlap, source or gap."
)
@click.option("--at", type=_PATH, default=None, help="Check the atlas in this folder or file instead.")
@click.option("--json", "as_json", is_flag=True, help="The notes as JSON.")
@click.pass_obj
def check(
    db: str, governments: tuple[str, ...], kinds: tuple[str, ...], at: Path | None, as_json: bool
) -> None:
    """Tell of terms that cannot be, two holders of one office at a time, gaps, and missing sources.

    The record's own rows are looked over with the shipped ones. Ends with 1 where something cannot be.
    """
    from readout.doors.cli._opened import opened

    known = ("impossible", "row", "overlap", "source", "gap")
    if wrong := [kind for kind in kinds if kind not in known]:
        raise InputError(f"no kind of note is called {wrong[0]!r}; known: {', '.join(known)}")
    with opened(db) as readout:
        codes = {_code(readout.atlas, words) for words in governments}
        notes = [
            one
            for one in readout.atlas.check(at)
            if (not codes or one.government in codes) and (not kinds or one.kind in kinds)
        ]
    if as_json:
        click.echo(json.dumps(to_json(notes), ensure_ascii=False, indent=2))
    else:
        from readout.doors.cli._atlas_tables import counted, print_notes

        print_notes(notes)
        click.echo(counted(notes), err=True)
    if any(one.kind in ("impossible", "row") for one in notes):
        sys.exit(1)


def _code(atlas: AtlasDesk, words: str) -> str:
    code = words.upper() if atlas.offices.government(words) else atlas.offices.find_government(words)
    if code is None:
        raise InputError(f"no government is called {words[:80]!r}; give a name or a code such as TUR or XEU")
    return code


@command.command(
    "diff",
    epilog="\b\nExamples:\n"
    "  readout --db calls.sqlite atlas diff      what your own rows change\n"
    "  readout atlas diff old/atlas new/atlas    two atlases in folders\n"
    "  readout atlas diff old-atlas.json --json  an old one, and the one used here",
)
@click.argument("old", type=_PATH, required=False)
@click.argument("new", type=_PATH, required=False)
@click.option("--json", "as_json", is_flag=True, help="The changes as JSON.")
@click.pass_obj
def diff(db: str, old: Path | None, new: Path | None, as_json: bool) -> None:
    """Tell what the record's own rows change in the shipped atlas, or what differs between two atlases.

    OLD and NEW are folders of TOML files or compact files; without NEW, OLD is compared with the atlas used
    here.
    """
    from readout.doors.cli._opened import opened

    with opened(db) as readout:
        changes = readout.atlas.compare(old, new)
    if as_json:
        click.echo(json.dumps(to_json(changes), ensure_ascii=False, indent=2))
        return
    from readout.doors.cli._atlas_tables import print_changes

    click.echo(f"{print_changes(changes)} changes", err=True)


@command.command(
    "import",
    epilog="\b\nExamples:\n"
    "  readout --db calls.sqlite atlas import wikidata query.json --dry-run\n"
    "  readout --db calls.sqlite atlas import wikidata entities.json.gz\n"
    "  readout --db calls.sqlite atlas import opensanctions entities.ftm.json\n"
    "  readout --db calls.sqlite atlas import toml my.toml --unmatched rest.jsonl",
)
@click.argument("form", metavar="FORMAT")
@click.argument("file", type=_PATH)
@click.option("--dry-run", "dry", is_flag=True, help="Print the rows that would be added and write nothing.")
@click.option(
    "--unmatched", type=_PATH, default=None, help="Write everything that gave no row here, as JSON lines."
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing of what gave no row but how much it was.")
@click.pass_obj
def import_(db: str, form: str, file: Path, dry: bool, unmatched: Path | None, quiet: bool) -> None:
    """Add the office-holders of FILE to the record. FORMAT is wikidata, opensanctions or toml.

    FILE is read as it streams, however large. Every row is kept as soon as some hundreds are there: a run
    that is stopped loses little, and started again adds only what is missing. What gives no row is told with
    the reason, and counted.
    """
    from contextlib import ExitStack

    from readout import pipeline
    from readout.doors.cli._opened import opened
    from readout.doors.cli._progress import measure

    with ExitStack() as stack:
        readout = stack.enter_context(opened(db) if dry else pipeline.open(db))
        terms = readout.atlas.formats().get(form)
        if terms and not quiet:
            click.echo(f"{terms}. Whether you may use this file so is for you to see to.", err=True)
        out = stack.enter_context(unmatched.open("w", encoding="utf-8")) if unmatched else None
        step = stack.enter_context(measure(f"importing {file.name}", sys.stderr))

        def missed(found: object) -> None:
            if out is not None:
                out.write(json.dumps(to_json(found), ensure_ascii=False) + "\n")
            elif not quiet:
                plain = to_json(found)
                assert isinstance(plain, dict)
                click.echo(f"{plain['where']}: {plain['what']}: {plain['reason']}", err=True)

        done = readout.atlas.add(form, file, dry=dry, row=_shown if dry else None, missed=missed, step=step)
        where = readout.record.address if "://" in db else db
    _told(done, where, dry)


def _shown(row: Addition) -> None:
    until = row.until or "now"
    click.echo(f"{row.government} {row.office}: {row.name}, {row.title}, {row.since} to {until}")


def _told(done: Imported, where: str, dry: bool) -> None:
    added = "would be new" if dry else "new"
    changed = "would change" if dry else "changed"
    click.echo(f"{done.new} rows {added}, {done.changed} {changed}, {done.known} already in {where}")
    for reason, count in done.unmatched.items():
        click.echo(f"  {count} left out: {reason}")
    if not (done.new or done.changed or done.known):
        sys.exit(1)


@command.command(
    "list",
    epilog="\b\nExamples:\n"
    "  readout --db calls.sqlite atlas list\n"
    "  readout --db calls.sqlite atlas list TUR --source wikidata",
)
@click.argument("governments", nargs=-1, metavar="[GOVERNMENT...]")
@click.option("--source", default=None, help="Only rows of this source.")
@click.option("--json", "as_json", is_flag=True, help="The rows as JSON.")
@click.pass_obj
def list_(db: str, governments: tuple[str, ...], source: str | None, as_json: bool) -> None:
    """List the rows of your own that lie in the record."""
    from readout.doors.cli._opened import opened

    with opened(db) as readout:
        codes = {_code(readout.atlas, words) for words in governments}
        rows = [
            one
            for one in readout.atlas.rows()
            if (not codes or one.government in codes) and source in (None, one.source)
        ]
    if as_json:
        click.echo(json.dumps(to_json(rows), ensure_ascii=False, indent=2))
        return
    from readout.doors.cli._atlas_tables import print_rows

    click.echo(f"{print_rows(rows)} rows of your own", err=True)


@command.command(
    "remove",
    epilog="\b\nExamples:\n"
    "  readout --db calls.sqlite atlas remove row-2f6c1d9e8a7b5c40\n"
    "  readout --db calls.sqlite atlas remove --source wikidata",
)
@click.argument("keys", nargs=-1, metavar="[ID...]")
@click.option("--source", default=None, help="Every row of this source.")
@click.pass_obj
def remove(db: str, keys: tuple[str, ...], source: str | None) -> None:
    """Take rows of your own away again, by their ids (atlas list tells them) or all of one source."""
    from readout import pipeline

    if not keys and source is None:
        raise click.UsageError("give the ids of rows, or --source")
    with pipeline.open(db) as readout:
        count = readout.atlas.remove(keys, source)
        where = readout.record.address
    click.echo(f"{count} rows removed from {where}")
    if not count:
        sys.exit(1)
