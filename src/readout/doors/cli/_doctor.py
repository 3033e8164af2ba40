"""``readout doctor``: what is installed, what is known, and whether the record is sound."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import sys
import textwrap
from pathlib import Path

import click

from readout import __version__

_EXTRAS = {
    "url": ("httpx2", "protego"),
    "web": ("fastapi", "uvicorn", "jinja2"),
    "postgresql": ("psycopg",),
    "model": ("numpy", "onnxruntime", "tokenizers"),
}


def _folded(line: str) -> str:
    """A line that fits the terminal; names are not broken."""
    wide = shutil.get_terminal_size().columns
    return textwrap.fill(
        line,
        max(wide, 40),
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


@click.command("doctor", epilog="\b\nExamples:\n  readout doctor\n  readout --db calls.sqlite doctor")
@click.pass_obj
def command(db: str) -> None:
    """Tell what this Readout can do and check the record for damage."""
    from readout import pipeline

    click.echo(f"Readout {__version__} on Python {platform.python_version()}")
    for extra, modules in _EXTRAS.items():
        there = all(importlib.util.find_spec(module) for module in modules)
        click.echo(
            f"  [{extra}] " + ("installed" if there else f"not installed: pip install 'readout[{extra}]'")
        )
    with pipeline.open() as readout:
        known = readout.known()
    for line in known:
        click.echo(_folded(line))
    if "://" not in db and not Path(db).exists():
        click.echo(f"no record at {db}: readout add makes one")
        return
    with pipeline.open(db, read_only=True) as readout:
        stats = readout.record.stats()
        counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in stats.items())
        click.echo(f"the record {readout.record.address}:")
        click.echo(_folded(counts))
        findings = readout.record.check()
    for finding in findings:
        click.echo(f"  damaged: {finding}", err=True)
    click.echo(
        "the record is sound" if not findings else "the record is damaged: restore a copy", err=bool(findings)
    )
    if findings:
        sys.exit(1)
