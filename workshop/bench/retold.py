"""Merging alone, on our own acts told again: pairs of accounts that tell one act, and pairs that nearly do.

``retold.toml`` holds acts with two accounts or more, each hard in a way of its own, and near misses that must
stay apart. The claims are given there, so that what is lost in reading is not laid to merging. All accounts
are merged together and compared with the acts, pair by pair. ``python -m workshop.bench.retold`` also prints
every pair that is not as it should be, with what kept it apart or brought it together.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from readout import actors, events
from readout.events._evidence import PARTS, Evidence, told_alike
from readout.events._sketch import Sketch
from readout.knowledge import Knowledge, load
from readout.record import (
    Article,
    Block,
    Bounds,
    Claim,
    DateBasis,
    Detail,
    Found,
    Party,
    Resolved,
    Role,
    Span,
    Status,
    When,
    content_id,
)
from workshop.bench.merging import Pairs, pairs
from workshop.bench.table import Table

FILE = Path(__file__).with_suffix(".toml")
_TITLE = "Merging of our own acts told again, claims given: pairs of accounts"
_ROLES = ("both", "source", "target", "host", "mediator", "witness", "carrier")

Row = dict[str, Any]


def tables() -> Iterator[Table]:
    """Precision, recall and F1 over all pairs, and the share of near misses that stayed apart."""
    found, near = measured()
    apart = f"{sum(near.values())} of {len(near)}"
    row = (*(f"{value:.3f}" for value in found.scores), str(len(found.wrong)), str(len(found.missed)), apart)
    names = ("precision", "recall", "F1", "false pairs", "missed pairs", "near misses apart")
    yield Table(_TITLE, names, [row])


def measured() -> tuple[Pairs, dict[str, bool]]:
    """The pairs of accounts, and for every near miss whether none of its accounts joined another act."""
    knowledge, acts = load(), acts_of()
    accounts = dict(told(acts, knowledge))
    found = _merged(accounts, knowledge)
    result = pairs({name: name.partition("/")[0] for name in accounts}, found)
    joined = {name.partition("/")[0] for pair in result.wrong for name in pair}
    return result, {row["name"]: row["name"] not in joined for row in acts if "near" in row}


def acts_of(file: Path = FILE) -> list[Row]:
    """The acts as they stand in the file."""
    return cast("list[Row]", tomllib.loads(file.read_text(encoding="utf-8"))["act"])


def told(acts: list[Row], knowledge: Knowledge) -> Iterator[tuple[str, tuple[Article, Resolved]]]:
    """Every account by its name, ``act/number``: its page and its claim, resolved as ours are."""
    for act in acts:
        for number, own in enumerate(act["told"]):
            name = f"{act['name']}/{number}"
            row = {**act, **own}
            article = _article(name, row)
            (one,) = actors.resolve([_claim(article, row, knowledge)], article, knowledge)
            yield name, (article, one)


def _merged(accounts: dict[str, tuple[Article, Resolved]], knowledge: Knowledge) -> dict[str, str]:
    articles = {article.id: article for article, _ in accounts.values()}
    merged = events.merge([one for _, one in accounts.values()], articles, knowledge)
    holder = {account.claim: event.id for event in merged for account in event.accounts}
    return {name: holder[one.claim.id] for name, (_, one) in accounts.items()}


def _article(name: str, row: Row) -> Article:
    span = Span(0, len(row["text"]))
    return Article(
        id=content_id("article", name),
        url=f"https://{name.replace('/', '-')}.example/",
        name=name,
        outlet=Found(name, source="url"),
        language=row["lang"],
        text=row["text"],
        blocks=(Block("body", span),),
        sentences=(span,),
        headline=None,
        headline_source=None,
        dateline=None,
        published=Found(row["published"], source="given") if row["published"] else None,
        bounds=Bounds(latest=row["published"] or None),
    )


def _claim(article: Article, row: Row, knowledge: Knowledge) -> Claim:
    kind = knowledge.event_types.get(row["kind"])
    here = (Span(0, len(article.text)),)
    channel = row.get("channel", kind.channel)
    details = [("place", row.get("place")), ("channel", channel)]
    basis = cast("DateBasis", row.get("basis", "explicit"))
    return Claim(
        id=content_id("claim", article.id),
        article=article.id,
        event_type=row["kind"],
        act=row.get("root") or kind.act,
        cameo=kind.cameo,
        status=cast("Status", row.get("status", "happened")),
        parties=tuple(_party(side, n, kind.mutual, here) for n, side in enumerate(row["sides"])),
        details=tuple(Detail(role, Found(value, here)) for role, value in details if value),
        when=Found(When(row["on"], basis), here) if row["on"] else None,
        announced=None,
        said=(),
        according_to=(),
        trigger=here[0],
        evidence=here[0],
        main=True,
        confidence=0.9,
        read_by="given",
    )


def _party(side: str, number: int, mutual: bool, here: tuple[Span, ...]) -> Party:
    """``role=GOV:Name:Office``; the kind tells a role that is not given, and name and office may lack."""
    role, _, rest = side.rpartition("=")
    code, name, office = (*rest.split(":"), "", "")[:3]
    role = role or ("both" if mutual else "target" if number else "source")
    assert role in _ROLES, side
    found = Found(name or office or code, here)
    return Party(cast("Role", role), name or None, office or None, code, found)


def _why(pair: tuple[str, str], sketches: dict[str, Sketch], evidence: Evidence) -> str:
    """What two accounts have for and against their being one act."""
    a, b = (sketches[name] for name in pair)
    parts = dict.fromkeys((*evidence.kind(a).same_if, *evidence.kind(b).same_if))
    against = [part for part in parts if not PARTS[part](evidence, a, b)]
    if against:
        return "differ in " + ", ".join(against)
    return f"points {evidence.points(a, b):.2f}, of them story {told_alike(a, b):.2f}"


def main() -> int:
    """Print the table and every pair that is not as it should be, with the reason."""
    for table in tables():
        print("\n".join(table.lines()))
    knowledge = load()
    accounts = dict(told(acts_of(), knowledge))
    merger = events.Merger(knowledge)
    articles = {article.id: article for article, _ in accounts.values()}
    made = merger.sketches([one for _, one in accounts.values()], articles)
    sketches = {name: made[one.claim.id] for name, (_, one) in accounts.items()}
    found, _ = measured()
    for word in ("wrong", "missed"):
        for pair in getattr(found, word):
            print(f"{word}: {' + '.join(pair)}: {_why(pair, sketches, merger.evidence)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
