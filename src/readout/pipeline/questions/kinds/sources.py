"""Who published an event first, and how the attribution ran from page to page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from readout.events import official
from readout.pipeline.questions._asked import Asked
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._values import SAMPLE, Column, Parameter, Place, Row
from readout.pipeline.questions._voices import government_of
from readout.record import Account, Article, InputError

_DAY = len("2022-01-04")


class _Tree:
    """The pages of an event by the page that each follows."""

    def __init__(self, accounts: Sequence[Account], articles: Mapping[str, Article], desk: Desk) -> None:
        self._desk = desk
        self._articles = articles
        self._copies = desk.stories.copies(articles)
        self._accounts = {one.article: one for one in accounts if one.article in articles}
        self._order = sorted(self._accounts, key=lambda key: (_moment(articles[key]), key))
        self._follows = {key: self._parent(key) for key in self._order}

    @property
    def first(self) -> str | None:
        """The page that was published first, where its time of day or its day alone puts it first."""
        dated = [key for key in self._order if self._articles[key].published is not None]
        return dated[0] if dated else None

    def rows(self) -> tuple[Row, ...]:
        """Every page below the page it follows, the earliest first."""
        return tuple(row for key in self._order if self._follows[key] is None for row in self._below(key, 0))

    def _below(self, key: str, depth: int) -> list[Row]:
        under = [one for one in self._order if (self._follows[one] or ("",))[0] == key]
        return [self._row(key, depth), *(row for one in under for row in self._below(one, depth + 1))]

    def _parent(self, key: str) -> tuple[str, str] | None:
        """The page that a page repeats or cites, and which of the two; only one that came before it."""
        earlier = self._order[: self._order.index(key)]
        copied = self._copies.of(key)
        if copied is not None and copied.first in earlier:
            return copied.first, "copies"
        for source in self._accounts[key].according_to:
            for other in earlier:
                if self._is(source, other):
                    return other, "cites"
        return None

    def _is(self, source: str, key: str) -> bool:
        """Whether a source's name is that of the page's publisher."""
        article = self._articles[key]
        whose = official(article, self._desk.knowledge)
        if whose is not None:
            return government_of(source, _written(article), self._desk.knowledge) == whose[0]
        return source[:1].isupper() and " " in source and source in _publisher(article)

    def _row(self, key: str, depth: int) -> Row:
        article, account = self._articles[key], self._accounts[key]
        parent = self._follows[key]
        copied = self._copies.of(key)
        values = (
            depth,
            article.published.value if article.published else None,
            article.outlet.value if article.outlet else article.url,
            account.status,
            " ← ".join(account.according_to) or None,
            parent[1] if parent else None,
            parent[0] if parent else None,
            round(copied.share, 3) if copied and parent and parent[1] == "copies" else None,
        )
        claim = next((c.claim for c in self._desk.record.claims(key) if c.claim.id == account.claim), None)
        spans = [span for found in claim.according_to for span in found.evidence] if claim else []
        places = tuple(Place(key, span) for span in (spans or ([claim.evidence] if claim else [])))
        return Row(values, stories=(key,), places=places)


def _answer(desk: Desk, asked: Asked) -> tuple[str, tuple[Row, ...]]:
    event = desk.record.event(asked.event)
    if event is None:
        raise InputError(f"no event is called {asked.event!r}; readout events lists them")
    articles = desk.record.articles_of({account.article for account in event.accounts})
    tree = _Tree(event.accounts, articles, desk)
    rows = tree.rows()
    number = desk.stories.independent([event])[event.id]
    first = articles[tree.first] if tree.first else None
    said = f"{len(rows)} pages from {number} independent sources tell of it"
    if first is None or first.published is None:
        return f"{said}; none says when it was published.", rows
    return f"{said}; first of those that say when was {first.url}, {first.published.value}.", rows


def _publisher(article: Article) -> str:
    """What the page prints outside its story, where its publisher's name stands."""
    blocks = article.blocks_of("furniture", "byline", "time")
    return "\n".join(block.span.of(article.text) for block in blocks)


def _written(article: Article) -> str | None:
    return article.published.value[:_DAY] if article.published else None


def _moment(article: Article) -> datetime:
    """When a page was published. A day without a time counts by its end, a page without a day comes last."""
    if article.published is None:
        return datetime.max.replace(tzinfo=UTC)
    written = article.published.value
    try:
        found = datetime.fromisoformat(written)
    except ValueError:  # a month or a year
        return datetime.max.replace(tzinfo=UTC)
    if len(written) == _DAY:
        found += timedelta(days=1, seconds=-1)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


QUESTION = Question(
    name="sources",
    title="Who published an event first, and how did the attribution run?",
    parameters=(Parameter("event", "event", "the id of an event", required=True),),
    columns=(
        Column("step", "0 for a page that follows none here, 1 for one that follows it, and so on"),
        Column("published", "when the page says that it was published"),
        Column("publisher", "the outlet, or the page's address"),
        Column("status", "what the page says of the event"),
        Column("according_to", "the sources it names, from the outermost inwards"),
        Column("how", "copies or cites"),
        Column("follows", "the id of the story that it copies or cites"),
        Column("share", "the share of its own words that stand in the story it copies"),
    ),
    caveat=f"{SAMPLE} First is the first page here; a time without a zone is taken for UTC.",
    example="sources event-3829654d9099c3f4",
    answer=_answer,
)
