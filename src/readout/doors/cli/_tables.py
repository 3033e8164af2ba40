"""Tables for people: events, readings, search hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from readout.pipeline import Readout
from readout.record import Actor, Article, Event, Problem, Reading, Resolved, View

_WIDE = 110
_ROLE = {"both": "with", "source": "from", "target": "to"}
_STATUS = {
    "happened": "green",
    "planned": "cyan",
    "cancelled": "red",
    "denied": "red",
    "hypothetical": "yellow",
}


def console() -> Console:
    """The terminal; where output goes to a file or a pipe, wide enough for whole rows."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=160)


def who(actors: Sequence[Actor]) -> str:
    """The actors of an event in one line: names with governments, governments alone by code."""
    parts = [f"{a.person} ({a.government})" if a.person else str(a.government or a.office) for a in actors]
    return " – ".join(parts)


def print_events(
    events: Iterable[Event],
    articles: Mapping[str, Article],
    readout: Readout,
    *,
    sources: bool,
) -> int:
    """Events as a table, one row each, with their sources under them where asked; the number of rows."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("date", "what", "status", "who", "about", "sources"):
        table.add_column(heading, overflow="fold", no_wrap=heading in ("date", "what", "status"))
    count = 0
    for event in events:
        count += 1
        table.add_row(
            event.when.date.replace("/", "/\n") if event.when else "—",
            event.event_type,
            Text(event.status, style=_STATUS.get(event.status, "")),
            who(event.actors) + (f", {event.place}" if event.place else ""),
            "; ".join(event.topics[:3]),
            _told_by(event, readout.stories.independent([event])[event.id]),
        )
        if sources:
            for name, line in _sources(event, articles, readout):
                table.add_row("", "", "", Text(f"{name}\n  {line}", style="dim"), "", "")
    console().print(table)
    return count


def _told_by(event: Event, independent: int) -> str:
    """The number of independent sources, and of pages where these are more."""
    pages = len({account.article for account in event.accounts})
    return str(independent) if pages == independent else f"{independent} on {pages} pages"


def _sources(event: Event, articles: Mapping[str, Article], readout: Readout) -> list[tuple[str, str]]:
    rows = []
    copies = readout.stories.copies(account.article for account in event.accounts)
    for account in event.accounts:
        article = articles.get(account.article)
        name = (article.name or article.url) if article else account.article
        chain = " ← ".join(account.according_to)
        line = f"{account.status}, {account.date or 'undated'}" + (f" · {chain}" if chain else "")
        found = copies.of(account.article)
        if found is not None:
            line += f" · copy of {_called(articles, found.first)}"
        rows.append((name, line))
    return rows


def print_stories(
    stories: Iterable[tuple[str, ...]], articles: Mapping[str, Article], first: Callable[[str], str]
) -> None:
    """Running stories: how many pages and how many texts told each, then their headlines."""
    out = console()
    for ids in stories:
        texts = len({first(key) for key in ids})
        pages = f"{len(ids)} {'page' if len(ids) == 1 else 'pages'}"
        out.print(Text(f"{pages}, {texts} {'text' if texts == 1 else 'texts'}", style="bold"))
        for key in ids:
            article = articles[key]
            title = article.headline.value if article.headline else article.url
            copy = f"  (copy of {_called(articles, first(key))})" if first(key) != key else ""
            at = article.published.value if article.published else "undated"
            out.print(Text(f"  {at:<25} {title}{copy}"))


def _called(articles: Mapping[str, Article], key: str) -> str:
    """What the caller calls an article, else its address; its id where it is not at hand."""
    return (articles[key].name or articles[key].url) if key in articles else key


def print_readings(readings: Sequence[Reading], view: View) -> None:
    """What each page says: its headline, its claims with evidence, its problems."""
    out = console()
    for reading in readings:
        article = reading.article
        title = article.headline.value if article.headline else "(no headline)"
        out.print(Text(article.name or article.url, style="bold"), Text(title))
        facts = [f"language {article.language}"]
        facts.append(f"published {article.published.value}" if article.published else "no publication date")
        if article.headline_source:
            facts.append(f"according to {article.headline_source.value}")
        out.print(Text("  " + " · ".join(facts), style="dim"))
        for one in reading.claims:
            _print_claim(out, article, one, view)
        for kind in ("related", "latest"):
            blocks = article.blocks_of("related" if kind == "related" else "latest")
            if blocks:
                out.print(Text(f"  {kind}: {len(blocks)} headlines", style="dim"))
        _print_problems(out, reading.problems)
        out.print()


def _print_claim(out: Console, article: Article, one: Resolved, view: View) -> None:
    claim = one.claim
    date = claim.when.value.date if claim.when else "undated"
    head = Text("  ")
    head.append(f"{claim.event_type} ", style="bold")
    head.append(claim.status, style=_STATUS.get(claim.status, ""))
    head.append(f"  {date}  {who(one.actors)}")
    if claim.main:
        head.append("  (main)", style="dim")
    out.print(head)
    rows: list[tuple[str, str]] = []
    for role in ("place", "channel", "topic"):
        values = "; ".join(found.value for found in claim.detail(role))
        if values:
            rows.append((role, values))
    if claim.according_to:
        rows.append(("according to", " ← ".join(found.value for found in claim.according_to)))
    for quotation in claim.said:
        speaker = quotation.speaker.value if quotation.speaker else "somebody"
        rows.append((f"{speaker} said", f"“{quotation.text.value}”"))
    rows.append(("evidence", f"“{claim.evidence.of(article.text)}”"))
    rows.append(("event", view.event_of(claim.id) or "—"))
    for name, value in rows:
        label = Text(f"    {name:<13} ", style="dim")
        out.print(label.append(Text(" ".join(value.split()), style="not dim")))


def _print_problems(out: Console, problems: Sequence[Problem]) -> None:
    for one in problems:
        out.print(Text(f"  {one.code} {one.message}", style="yellow"))


def print_event(event: Event, articles: Mapping[str, Article], claims: Mapping[str, Resolved]) -> None:
    """One event in full: its fields, then every account with its evidence and quotations."""
    out = console()
    head = Text(event.event_type, style="bold")
    head.append(f"  {event.status}", style=_STATUS.get(event.status, ""))
    head.append(f"  {event.when.date if event.when else 'undated'}")
    out.print(head)
    for actor, role in zip(event.actors, event.roles, strict=True):
        office = f", {actor.office}" if actor.office else ""
        unknown = "" if actor.known else "  (from the text alone)"
        name = f"{actor.person or 'government'}{office} ({actor.government or '?'}){unknown}"
        out.print(f"  {_ROLE.get(role, role):<8} {name}")
    for name, value in (
        ("place", event.place),
        ("channel", event.channel),
        ("about", "; ".join(event.topics)),
    ):
        if value:
            out.print(f"  {name:<8} {value}")
    if event.when and event.when.rule:
        out.print(Text(f"  dated    {event.when.rule}", style="dim"))
    for one in event.disagreements:
        values = " / ".join(f"{value} ({len(holders)})" for value, holders in one.values)
        out.print(Text(f"  accounts differ on {one.field}: {values}", style="yellow"))
    for account in event.accounts:
        article = articles.get(account.article)
        resolved = claims.get(account.claim)
        if article is None or resolved is None:
            continue
        out.print()
        out.print(Text(article.name or article.url, style="bold"))
        claim = resolved.claim
        out.print(f"  {account.status}, {account.date or 'undated'}; “{claim.evidence.of(article.text)}”")
        if account.according_to:
            out.print(Text("  according to " + " ← ".join(account.according_to), style="dim"))
        for quotation in claim.said:
            speaker = quotation.speaker.value if quotation.speaker else "somebody"
            out.print(Text(f"  {speaker}: “{quotation.text.value}”", style="italic"))
    out.print()
    out.print(Text(event.id, style="dim"))
