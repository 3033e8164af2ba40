"""The option that says who reads claims; every command that reads pages takes it."""

from __future__ import annotations

from typing import get_args

import click

from readout.record import ReaderKind

reader_option = click.option(
    "--reader",
    default="auto",
    show_default=True,
    type=click.Choice(get_args(ReaderKind)),
    help="rules alone, or the packed model beside them; auto: the model where it is installed.",
)
