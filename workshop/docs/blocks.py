"""Generated blocks inside written pages: what a command prints, the scores.

A block stands between ``<!-- generated: WHAT -->`` and ``<!-- end -->``. WHAT is ``scores``, ``coverage``
(what the atlas covers), ``mentions`` (how it answers), or ``run`` and the arguments of a ``readout`` command
that is run in the root of the checkout.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from readout.doors.cli import main as readout
from readout.knowledge.offices import load
from workshop.atlas import coverage, measure
from workshop.atlas.mentions import answered, mentions

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"(<!-- generated: (?P<what>.+?) -->\n).*?(<!-- end -->)", re.DOTALL)
# What each score answers, in the order in which they are shown.
_SCORES = {
    "corpus_precision": "of the engagements read, how many the page reports",
    "corpus_recall": "of the engagements the page reports, how many are read",
    "corpus_date": "the date, to the day, of those that are read",
    "corpus_status": "the status of those that are read",
    "corpus_negatives_clean": "pages without an engagement from which none is read",
    "main.f1": "the page's main engagement is found and right in kind, parties, date (F1)",
    "engagements.p": "of the engagements read, how many the page reports",
    "engagements.r": "of the engagements the page reports, how many are read",
    "engagements.f1": "both together (F1)",
    "negatives_clean": "pages without an engagement from which none is read",
    "type_accuracy": "the form: call, meeting, visit ...",
    "root_accuracy": "the act: the root of PLOVER",
    "status_accuracy": "happened, planned, cancelled, denied or hypothetical",
    "status_accuracy_not_happened": "the same, where it did not happen",
    "participants.f1": "who took part, in engagements that are read (F1)",
    "participants_end_to_end.f1": "who took part, missed engagements counted (F1)",
    "countries.f1": "which governments (F1)",
    "side_accuracy": "the side each stands on",
    "date_exact": "the date, to the day",
    "date_within_1": "the date, within a day or one inside the other",
    "date_null_right": "no date, where a careful reader cannot tell one",
    "channel_accuracy": "by phone, in person, by video, in writing",
    "attribution_recall": "according to whom",
    "quote_recall": "direct quotations found",
    "quote_speaker": "of these, with the right speaker",
    "merge_pairs.f1": "two pages about one event brought together (F1 over pairs)",
    "pages_without_a_difference": "example pages read like a careful reader, in every field asserted",
}


def filled(text: str) -> str:
    """The page with every generated block as it must be today."""

    def block(match: re.Match[str]) -> str:
        return f"{match[1]}{_block(match['what'])}{match[3]}"

    return _BLOCK.sub(block, text)


@cache
def _block(what: str) -> str:
    if what in _TABLES:
        return _TABLES[what]()
    word, *arguments = shlex.split(what)
    assert word == "run", f"nothing is called {what!r} here"
    result = CliRunner().invoke(readout, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    printed = "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())
    return f"```console\n$ readout {shlex.join(arguments)}\n{printed}\n```\n"


def _scores() -> str:
    floors = tomllib.loads((ROOT / "gates" / "floors.toml").read_text(encoding="utf-8"))
    lines = ["| what | measured on | at least |", "|---|---|---|"]
    for name, words in _SCORES.items():
        for part, kept in floors.items():
            if name in kept["scores"]:
                lines.append(f"| {words} | {part} | {kept['scores'][name]:.2f} |")
    return "\n".join(lines) + "\n"


def _coverage() -> str:
    return "\n".join(coverage.lines(load())) + "\n"


def _mentions() -> str:
    atlas = load()
    tables = (
        measure.mention_table([answered(atlas, mention) for mention in mentions()]),
        measure.name_table(atlas),
    )
    return "\n".join(line for table in tables for line in table.lines()[1:-1]).strip("\n") + "\n"


_TABLES = {"scores": _scores, "coverage": _coverage, "mentions": _mentions}
