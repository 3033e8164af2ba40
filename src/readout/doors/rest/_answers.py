"""The record's answers in the shapes of the wire."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from readout.doors.rest import _wire as wire
from readout.doors.rest._asking import Asked
from readout.doors.rest._beside import Beside, date_of, participant, value_of
from readout.doors.rest._labels import Labels
from readout.doors.rest._wire_comparison import ComparisonOf
from readout.pipeline import Readout
from readout.record import (
    Account,
    Actor,
    Article,
    Claim,
    Event,
    Found,
    Party,
    Quotation,
    Reprint,
    Resolved,
    Span,
)

# Stories beside the events of a search.
MOST_STORIES = 50


class Answers:
    """Everything that the REST API and the pages' ``.json`` say, as wire models."""

    def __init__(self, readout: Readout) -> None:
        self._readout = readout
        self._record = readout.record
        self._stories = readout.stories
        self._labels = Labels(readout)
        self._beside = Beside(readout, self._labels)

    def events(self, question: Asked, path: str) -> wire.Events:
        """One page of events; ``path`` is the address that the next page hangs on."""
        results = self._record.find(question.query)
        return wire.Events(
            total=self._record.count(question.query),
            next=next_address(question, results.cursor, path),
            cursor=results.cursor,
            events=self.rows(results.events),
        )

    def rows(self, events: tuple[Event, ...]) -> list[wire.EventRow]:
        """Events as rows of a list, in the order given."""
        first = (main_account(event) for event in events)
        articles = self._record.articles_of({account.article for account in first if account})
        independent = self._stories.independent(events)
        return [self._row(event, articles, independent[event.id]) for event in events]

    def event(self, event: Event, sides: tuple[str, str] | None = None) -> wire.EventOf:
        """One event with every account and its two sides compared; ``sides`` names them where it has more."""
        articles = self._record.articles_of({account.article for account in event.accounts})
        claims = {one.claim.id: one.claim for key in articles for one in self._record.claims(key)}
        copies = self._stories.copies(articles)
        accounts = [
            self._account(
                account, articles[account.article], claims[account.claim], copies.of(account.article)
            )
            for account in event.accounts
            if account.article in articles and account.claim in claims
        ]
        compared = self._readout.compare(event, sides)
        return wire.EventOf(
            **dict(self._row(event, articles, copies.independent(event.accounts))),
            accounts=accounts,
            comparison=ComparisonOf.model_validate(compared) if compared else None,
        )

    def story(self, article: Article) -> wire.StoryOf:
        """One page's text with everything read from it."""
        return wire.StoryOf(
            id=article.id,
            url=f"/stories/{article.id}",
            page=article.url,
            name=article.name,
            outlet=value_of(article.outlet),
            language=article.language,
            headline=value_of(article.headline),
            headline_source=value_of(article.headline_source),
            dateline=value_of(article.dateline),
            published=value_of(article.published),
            published_from=article.published.source if article.published else None,
            text=article.text,
            blocks=[wire.BlockOf(kind=b.kind, start=b.span.start, end=b.span.end) for b in article.blocks],
            claims=[self._claim(one) for one in self._record.claims(article.id)],
            related=self._beside.headlines(article, "related"),
            latest=self._beside.headlines(article, "latest"),
            copy_of=self._beside.copy_of(article.id),
            copies=list(self._stories.copies([article.id]).others(article.id)),
            more_about=self._beside.more_about(article.id),
            problems=[
                wire.ProblemOf(code=p.code, message=p.message, span=_span(p.span) if p.span else None)
                for p in self._record.problems(article.id)
            ],
            versions=list(self._record.versions(article.url)),
        )

    def search(self, question: Asked, path: str) -> wire.Found:
        """Events and stories that fit, with counts of every facet."""
        facets = self._record.facets(question.query)  # first: the number of events comes with them
        listed = self.events(question, path)
        return wire.Found(
            **dict(listed),
            stories=self.stories(question) if question.text else [],
            facets={
                name: [wire.CountOf(value=one.value, count=one.count) for one in counts]
                for name, counts in facets.items()
            },
        )

    def stories(self, question: Asked) -> list[wire.HitOf]:
        """Stories that hold the words, best first, and that report an act as the question wants it."""
        wanted = min(question.limit, MOST_STORIES)
        return [
            wire.HitOf(
                story=hit.article,
                url=f"/stories/{hit.article}",
                page=hit.url,
                headline=hit.headline,
                outlet=hit.outlet,
                published=hit.published,
                snippet=hit.words,
                start=hit.snippet.start,
                marks=_inside(hit.snippet, hit.spans),
            )
            for hit in self._record.search(replace(question.query, limit=wanted, cursor=None))
        ]

    def _row(self, event: Event, articles: Mapping[str, Article], independent: int) -> wire.EventRow:
        first = main_account(event)
        article = articles.get(first.article) if first else None
        return wire.EventRow(
            id=event.id,
            url=f"/events/{event.id}",
            type=event.event_type,
            label=self._labels.type(event.event_type),
            act=event.act,
            status=event.status,
            when=date_of(event.when),
            participants=[
                participant(actor, role) for actor, role in zip(event.actors, event.roles, strict=True)
            ],
            place=event.place,
            channel=event.channel,
            topics=list(event.topics),
            headline=value_of(article.headline) if article else None,
            told_by=first.outlet if first else None,
            sources=len({account.article for account in event.accounts}),
            independent=independent,
            differences=[
                wire.Difference(
                    field=one.field,
                    values=[wire.DifferingValue(value=v, claims=list(held)) for v, held in one.values],
                )
                for one in event.disagreements
            ],
            rank=event.rank,
            heard=list(event.heard),
            confidence=event.confidence,
        )

    def _account(
        self, account: Account, article: Article, claim: Claim, copy: Reprint | None
    ) -> wire.AccountOf:
        return wire.AccountOf(
            claim=account.claim,
            story=article.id,
            story_url=f"/stories/{article.id}",
            page=article.url,
            outlet=account.outlet,
            official=self._labels.official(article),
            headline=value_of(article.headline),
            published=value_of(article.published),
            status=account.status,
            date=account.date,
            according_to=list(account.according_to),
            main=account.main,
            evidence=claim.evidence.of(article.text),
            evidence_span=_span(claim.evidence),
            quotations=[_said(quotation) for quotation in claim.said],
            topics=[found.value for found in claim.detail("topic")],
            copy_of=copy.first if copy else None,
        )

    def _claim(self, one: Resolved) -> wire.ClaimOf:
        claim = one.claim
        return wire.ClaimOf(
            id=claim.id,
            event=self._record.event_of(claim.id),
            type=claim.event_type,
            label=self._labels.type(claim.event_type),
            act=claim.act,
            cameo=claim.cameo,
            status=claim.status,
            main=claim.main,
            confidence=claim.confidence,
            when=date_of(claim.when.value) if claim.when else None,
            when_spans=_spans(claim.when.evidence) if claim.when else [],
            announced=date_of(claim.announced.value) if claim.announced else None,
            parties=[_party(party, actor_at(one, n)) for n, party in enumerate(claim.parties)],
            details=_details(claim),
            quotations=[_said(quotation) for quotation in claim.said],
            according_to=[_value(found) for found in claim.according_to],
            evidence=_span(claim.evidence),
            trigger=_span(claim.trigger),
            read_by=claim.read_by,
            why=list(claim.why),
            unverifiable=list(claim.unverifiable),
        )


def main_account(event: Event) -> Account | None:
    """The account that tells the event as its page's main news, else the first."""
    return next((account for account in event.accounts if account.main), next(iter(event.accounts), None))


def next_address(question: Asked, cursor: str | None, path: str) -> str | None:
    """The address of the next page; None at the end."""
    if cursor is None:
        return None
    here = question.address(path)
    return f"{here}{'&' if '?' in here else '?'}limit={question.limit}&cursor={cursor}"


def actor_at(one: Resolved, position: int) -> Actor | None:
    """Who the party at this place of the claim is, where that was found out."""
    return one.actors[position] if position < len(one.actors) else None


def _inside(snippet: Span, spans: Iterable[Span]) -> list[wire.SpanOf]:
    """The spans that stand in the snippet, counted from where it begins."""
    inside = [span for span in spans if snippet.covers(span)]
    return [wire.SpanOf(start=s.start - snippet.start, end=s.end - snippet.start) for s in inside]


def _span(span: Span) -> wire.SpanOf:
    return wire.SpanOf(start=span.start, end=span.end)


def _spans(spans: Iterable[Span]) -> list[wire.SpanOf]:
    return [_span(span) for span in spans]


def _value(found: Found[str]) -> wire.Value:
    return wire.Value(
        value=found.value, spans=_spans(found.evidence), confidence=found.confidence, source=found.source
    )


def _party(party: Party, actor: Actor | None) -> wire.PartyOf:
    return wire.PartyOf(
        role=party.role,
        words=_value(party.found),
        actor=participant(actor, party.role) if actor else None,
    )


def _details(claim: Claim) -> dict[str, list[wire.Value]]:
    found: dict[str, list[wire.Value]] = {}
    for detail in claim.details:
        found.setdefault(detail.role, []).append(_value(detail.found))
    return found


def _said(quotation: Quotation) -> wire.Said:
    return wire.Said(
        speaker=value_of(quotation.speaker), text=quotation.text.value, spans=_spans(quotation.text.evidence)
    )
