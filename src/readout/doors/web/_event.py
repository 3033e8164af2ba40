"""One event with its accounts side by side, as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from readout.doors.rest import Labels
from readout.doors.web import _words as words
from readout.doors.web._comparison import comparison_view
from readout.doors.web._comparison_views import ComparisonView
from readout.doors.web._marks import Mark, Piece, anchor, joined, pieces
from readout.doors.web._rows import Badge, Day, Row, days, row, sides_of, status_badge
from readout.pipeline import Query, Readout
from readout.record import Account, Article, Event, Quotation, Reprint, Resolved, Span

# The sentence round the evidence, but never more of a page than may be cited without asking.
LONGEST_CITED = 300
# Beyond five parties "between them" says little; the search has all others.
MOST_SIDES = 5
MOST_OTHERS = 6


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with its speaker and its place in the story."""

    speaker: str | None
    text: str
    at: str | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """What one page says of the event."""

    claim: str
    story: str
    anchor: str
    source: str
    official: str | None
    headline: str | None
    language: str | None
    published: str | None
    status: Badge
    date: str | None
    chain: tuple[str, ...]
    evidence: tuple[Piece, ...]
    said: tuple[Said, ...]
    topics: tuple[str, ...]
    page: str | None
    main: bool
    copy_of: tuple[str, str] | None
    unverifiable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which the accounts differ: each value with who holds it."""

    field: str
    is_date: bool
    values: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """Everything that an event's page shows."""

    event: Event
    row: Row
    sides: words.Sides
    status: Badge
    basis: str
    accounts: tuple[AccountView, ...]
    officials: int
    differences: tuple[Difference, ...]
    first_published: str | None
    last_published: str | None
    undated_pages: int
    independent: int
    governments: tuple[tuple[str, str], ...]
    others: tuple[Day, ...]
    comparison: ComparisonView | None


def event_view(
    event: Event, readout: Readout, labels: Labels, chosen: tuple[str, str] | None = None
) -> EventView:
    """The event's page. Accounts of the governments themselves come first. ``chosen`` are the two sides."""
    articles = readout.record.articles_of({account.article for account in event.accounts})
    claims = {one.claim.id: one for key in articles for one in readout.record.claims(key)}
    told = [
        (account, articles[account.article], claims[account.claim])
        for account in event.accounts
        if account.article in articles and account.claim in claims
    ]
    copies = readout.stories.copies(articles)
    independent = copies.independent(event.accounts)
    firsts = readout.record.articles_of({copies.first(key) for key in articles})
    accounts = sorted(
        (_account(*one, labels, _copy_of(copies.of(one[1].id), firsts, labels)) for one in told),
        key=_first_the_official,
    )
    published = sorted({a.published.value[:10] for _, a, _ in told if a.published})
    codes = dict.fromkeys(actor.government for actor in event.actors if actor.government)
    others = _others(event, tuple(codes), readout)
    compared = readout.compare(event, chosen)
    return EventView(
        event=event,
        row=row(event, dict(articles), labels, independent),
        sides=sides_of(event.actors, event.roles, labels),
        status=status_badge(event.status),
        basis=words.BASIS[event.when.basis] if event.when else "",
        accounts=tuple(accounts),
        officials=sum(1 for one in accounts if one.official),
        differences=_differences(event, {account.claim: article for account, article, _ in told}),
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
        undated_pages=len({article.id for _, article, _ in told if not article.published}),
        independent=independent,
        governments=tuple((code, labels.government(code)) for code in codes),
        others=days(others, {}, labels, readout.stories.independent(others)),
        comparison=comparison_view(compared, articles, labels) if compared else None,
    )


def _others(event: Event, codes: tuple[str, ...], readout: Readout) -> list[Event]:
    """The newest other events that all its governments take part in; none for an act of one alone."""
    if not 2 <= len(codes) <= MOST_SIDES:
        return []
    found = readout.record.find(Query(side=codes, limit=MOST_OTHERS + 1)).events
    return [one for one in found if one.id != event.id][:MOST_OTHERS]


def _first_the_official(one: AccountView) -> tuple[bool, bool, str, str]:
    return (one.official is None, not one.main, one.published or "9999", one.source)


def _copy_of(found: Reprint | None, firsts: Mapping[str, Article], labels: Labels) -> tuple[str, str] | None:
    """The first story of a copy's text and who printed it; None for what is no copy."""
    if found is None or found.first not in firsts:
        return None
    first = firsts[found.first]
    return first.id, words.source(first, labels)


def _account(
    account: Account, article: Article, one: Resolved, labels: Labels, copy_of: tuple[str, str] | None
) -> AccountView:
    claim = one.claim
    official = labels.official(article)
    return AccountView(
        claim=claim.id,
        story=article.id,
        anchor=anchor(claim.evidence),
        source=words.source(article, labels),
        official=labels.government(official) if official else None,
        headline=article.headline.value if article.headline else None,
        language=words.tongue(article.language),
        published=article.published.value if article.published else None,
        status=status_badge(account.status),
        date=account.date,
        chain=account.according_to,
        evidence=cited(article, claim.evidence),
        said=tuple(said(quotation) for quotation in claim.said),
        topics=tuple(found.value for found in claim.detail("topic")),
        page=words.outgoing(article.url),
        main=account.main,
        copy_of=copy_of,
        unverifiable=tuple(one.replace("-", " ") for one in claim.unverifiable),
    )


def said(quotation: Quotation) -> Said:
    """A quotation as the pages show it."""
    spans = quotation.text.evidence
    speaker = quotation.speaker.value if quotation.speaker else None
    return Said(speaker, quotation.text.value, anchor(spans[0]) if spans else None)


def cited(article: Article, evidence: Span) -> tuple[Piece, ...]:
    """The evidence marked in the sentence it stands in; the evidence alone where that would be too long."""
    around = [sentence for sentence in article.sentences if sentence.touches(evidence)]
    whole = Span(
        min([evidence.start, *(span.start for span in around)]),
        max([evidence.end, *(span.end for span in around)]),
    )
    within = whole if len(whole) <= max(LONGEST_CITED, len(evidence)) else evidence
    return pieces(article.text, within, joined([Mark(evidence, ("evidence",))]), anchored=False)


def _differences(event: Event, told: Mapping[str, Article]) -> tuple[Difference, ...]:
    sources = {
        claim: (article.id, article.headline.value if article.headline else words.host(article.url))
        for claim, article in told.items()
    }
    return tuple(
        Difference(
            one.field,
            one.field == "date",
            tuple((v, tuple(sources[key] for key in held if key in sources)) for v, held in one.values),
        )
        for one in event.disagreements
    )
