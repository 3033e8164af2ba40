"""``readout stories``: the running stories of a span of days, each with the pages that tell it."""

from __future__ import annotations

import sys

import click


@click.command(
    "stories",
    short_help="List what pages of some days told together.",
    epilog="\b\nExamples:\n"
    "  readout stories 2022-01-03                 what was written about on one day\n"
    "  readout stories 2022-01-03 2022-01-05      over three days\n"
    "  readout stories 2022-01-03 --all           also what only one page told",
)
@click.argument("since", metavar="DAY")
@click.argument("until", metavar="[DAY]", required=False)
@click.option("--all", "every", is_flag=True, help="Also stories that only one page tells.")
@click.pass_obj
def command(db: str, since: str, until: str | None, every: bool) -> None:
    """List what pages published from DAY to DAY told together, by their headlines; the most told first."""
    from readout import pipeline

    with pipeline.open(db, read_only=True) as readout:
        told = readout.stories.running(since, until or since)
        told = tuple(ids for ids in told if every or len(ids) > 1)
        if not told:
            click.echo("no story fits; pages without a publication date or headline are in none", err=True)
            sys.exit(1)
        from readout.doors.cli._tables import print_stories

        articles = readout.record.articles_of({key for ids in told for key in ids})
        print_stories(told, articles, readout.stories.copies(articles).first)
