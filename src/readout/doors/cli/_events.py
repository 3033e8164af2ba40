"""``readout events``: list the record's events."""

from __future__ import annotations

import sys

import click

from readout.doors.cli._asking import asking, query


@click.command(
    "events",
    epilog="\b\nExamples:\n"
    "  readout events                               the newest events\n"
    "  readout events USA TUR --since 2022          between two governments\n"
    "  readout events --type call --status denied --sources\n"
    "  readout events UKR --format jsonl > events.jsonl",
)
@click.argument("sides", nargs=-1, metavar="[GOVERNMENT...]")
@asking
@click.option("--sources", is_flag=True, help="List every source under its event.")
@click.option("--format", "-f", "form", default="table", show_default=True, help="table or jsonl.")
@click.pass_obj
def command(db: str, /, sides: tuple[str, ...], sources: bool, form: str, **options: object) -> None:
    """List events, newest first. GOVERNMENT is a code such as USA, TUR or XEU; all named must take part."""
    from readout import pipeline

    with pipeline.open(db, read_only=True) as readout:
        wanted = query(readout, "", sides, options)
        found = readout.record.find(wanted).events
        if form == "jsonl":
            import json

            from readout.record import to_json

            for event in found:
                click.echo(json.dumps(to_json(event), ensure_ascii=False))
            return
        if form != "table":
            raise click.BadParameter("use table or jsonl here; readout export writes every other format")
        from readout.doors.cli._tables import print_events

        articles = readout.record.articles_of({a.article for event in found for a in event.accounts})
        count = print_events(found, articles, readout, sources=sources)
        total = readout.record.count(wanted)
        if count < total:
            click.echo(f"{count} of {total} events; ask for more with --limit", err=True)
        if not total:
            click.echo("no event fits; readout doctor tells what the record holds", err=True)
            sys.exit(1)
