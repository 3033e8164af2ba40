"""The pages of review: the queue, one field beside its story, and the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from readout.doors.rest import Labels, Wire
from readout.doors.rest.files import MOST_ENTRIES, MOST_ROWS, feed, table
from readout.doors.rest.review import ReviewAnswers, Reviewer, Saying, further, item_wire
from readout.doors.web import _words as words
from readout.doors.web._event import cited
from readout.doors.web._html import page
from readout.doors.web._marks import Mark, Piece, joined, pieces
from readout.doors.web._rows import act_line
from readout.doors.web._sent import sent
from readout.pipeline import Readout
from readout.pipeline.lists import Entry
from readout.pipeline.review import KINDS, Item
from readout.record import Article, InputError, Resolved, Span


@dataclass(frozen=True, slots=True)
class ItemView:
    """A field to look at: the act it is of in a line, the sentence, and why to look."""

    item: Item
    article: Article
    source: str
    quoted: tuple[Piece, ...]
    act: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """The fields of one claim in the queue, under what they share.

    ``quoted`` is the sentence that tells of the act; a field keeps its own where it stands in another one.
    """

    act: str
    article: Article
    source: str
    quoted: tuple[Piece, ...]
    fields: tuple[ItemView, ...]


class ReviewPages:
    """The pages of review over one open record; words go through ``reviewer``."""

    def __init__(self, readout: Readout, reviewer: Reviewer) -> None:
        self._readout = readout
        self._desk = readout.review
        self._reviewer = reviewer
        self._labels = Labels(readout)
        self._answers = ReviewAnswers(readout)

    def routes(self) -> list[BaseRoute]:
        """Every address. That with ``.json`` stands first, or the other would take it."""
        addresses = (
            ("/review.json", self.queue_json),
            ("/review", self.queue),
            ("/review/log.json", self.log_json),
            ("/review/log.csv", self.log_csv),
            ("/review/log.atom", self.log_atom),
            ("/review/log", self.log),
            ("/review/{claim}/{field}.json", self.item_json),
            ("/review/{claim}/{field}", self.item),
        )
        shown: list[BaseRoute] = [Route(path, endpoint, methods=["GET"]) for path, endpoint in addresses]
        return [*shown, Route("/review/{claim}/{field}", self.say, methods=["POST"])]

    def queue(self, request: Request) -> Response:
        """Fields to look at next, or all of one claim."""
        given = request.query_params
        found = self._answers.items(given)
        articles = self._readout.record.articles_of({one.article for one in found})
        told = self._told(articles)
        asked_for = f"?{request.url.query}" if request.url.query else ""
        return page(
            "review.html",
            claims=_by_claim(
                [
                    self._row(one, articles[one.article], told.get(one.claim))
                    for one in found
                    if one.word is not None or not one.missing
                ],
                told,
            ),
            lacking=[one for one in found if one.missing and one.word is None],
            asked=_kept(request),
            kinds=KINDS,
            kind=given.get("kind", ""),
            claim=given.get("claim", ""),
            judged=self._desk.count(),
            next=further(given, "/review", len(found)),
            here="/review",
            json=f"/review.json{asked_for}",
        )

    def _row(self, item: Item, article: Article, told: Resolved | None) -> ItemView:
        return ItemView(
            item,
            article,
            words.source(article, self._labels),
            _quoted(article, item, told),
            act_line(told, self._labels) if told else "",
            _why(item),
        )

    def _told(self, articles: Iterable[str]) -> dict[str, Resolved]:
        """The claims of these articles by id, as the record now tells them."""
        return {one.claim.id: one for key in articles for one in self._readout.record.claims(key)}

    def queue_json(self, request: Request) -> Response:
        """The same as JSON."""
        return Wire(self._answers.listed(request.query_params, "/review.json").model_dump())

    def log(self, request: Request) -> Response:
        """Every word, newest first."""
        found = self._answers.log(request.query_params, "/review/log")
        return page("review_log.html", found=found, here="/review", json="/review/log.json")

    def log_json(self, request: Request) -> Response:
        """The same as JSON."""
        return Wire(self._answers.log(request.query_params, "/review/log.json").model_dump())

    def log_csv(self, _request: Request) -> Response:
        """Every word as CSV, newest first."""
        columns = ("at", "who", "claim_id", "field", "verdict", "was", "value", "source", "why")
        rows = (
            (
                one.at.isoformat(),
                one.who,
                one.claim,
                one.field,
                one.verdict,
                one.was,
                one.value,
                one.source,
                one.why,
            )
            for one in self._desk.log(MOST_ROWS)
        )
        return table("review", columns, rows)

    def log_atom(self, _request: Request) -> Response:
        """The newest words as a feed."""
        entries = [
            Entry(
                f"{one.claim}/{one.field}/{one.at.isoformat()}",
                f"{one.who}: {one.verdict.replace('-', ' ')}, {one.field} of {one.claim}",
                one.at.isoformat(),
                "\n".join(part for part in (one.value, one.source, one.why) if part),
            )
            for one in self._desk.log(MOST_ENTRIES)
        ]
        return feed("words of review", entries)

    def item(self, request: Request) -> Response:
        """One field with the story beside it."""
        return self._shown(request, self._item(request))

    def item_json(self, request: Request) -> Response:
        """The same as JSON."""
        return Wire(item_wire(self._item(request)).model_dump())

    async def say(self, request: Request) -> Response:
        """A word that a form sends; then the field as it stands, or the form again with what is wrong."""
        given = dict(await sent(request))
        return await run_in_threadpool(self._say, request, given)

    def _say(self, request: Request, given: dict[str, str]) -> Response:
        item = self._item(request)
        try:
            word = Saying.model_validate({**given, "claim": item.claim, "field": item.field.key})
            self._reviewer.say(word, request)
        except ValidationError as error:
            return self._shown(request, item, given, _wrong(error))
        except InputError as error:
            return self._shown(request, item, given, str(error))
        return RedirectResponse(_address(item, _kept(request)), status_code=303)

    def _shown(
        self, request: Request, item: Item, given: dict[str, str] | None = None, wrong: str = ""
    ) -> Response:
        article = self._readout.record.articles_of([item.article])[item.article]
        record = self._readout.record
        told = self._told([item.article]).get(item.claim)
        of_claim = self._desk.of(item.claim)
        return page(
            "review_item.html",
            400 if wrong else 200,
            item=item,
            shown=self._row(item, article, told),
            article=article,
            language=words.tongue(article.language),
            text=_text(article, item, told),
            fields=[one for one in of_claim if one.word is not None or not one.missing],
            lacking=[one for one in of_claim if one.missing and one.word is None],
            asked=_kept(request),
            next=self._next(request, item),
            event=record.event_of(item.claim),
            choices=_choices(item, self._labels),
            given=given or {},
            wrong=wrong,
            here="/review",
            json=f"/review/{item.claim}/{item.field.key}.json",
        )

    def _next(self, request: Request, item: Item) -> str | None:
        """The field that comes next in the queue that was being looked at."""
        given = request.query_params
        first = self._desk.queue(2, kind=given.get("kind", ""), seed=given.get("seed", "0"))
        return next((_address(one, _kept(request)) for one in first if not _same(one, item)), None)

    def _item(self, request: Request) -> Item:
        try:
            return self._desk.item(request.path_params["claim"], request.path_params["field"])
        except InputError as error:
            raise HTTPException(404, "The record holds no such field of a claim.") from error


def _by_claim(rows: Iterable[ItemView], told: Mapping[str, Resolved]) -> tuple[ClaimView, ...]:
    """Rows under their claims; a claim stands where its first row stood, and so does each row in it."""
    found: dict[str, list[ItemView]] = {}
    for row in rows:
        found.setdefault(row.item.claim, []).append(row)
    return tuple(_claim(of, told.get(claim)) for claim, of in found.items())


def _claim(rows: list[ItemView], told: Resolved | None) -> ClaimView:
    """The rows of one claim, each sentence shown once."""
    first = rows[0]
    quoted = cited(first.article, told.claim.evidence) if told else ()
    shown = [_plain(quoted)]
    fields = []
    for row in rows:
        text = _plain(row.quoted)
        fields.append(replace(row, quoted=()) if any(text in one for one in shown) else row)
        shown.append(text)
    return ClaimView(first.act, first.article, first.source, quoted, tuple(fields))


def _plain(quoted: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in quoted if piece.what == "text")


def _kept(request: Request) -> str:
    """What was asked of the queue, for the addresses of its fields; "" for nothing."""
    given = {name: request.query_params[name] for name in ("kind", "seed") if request.query_params.get(name)}
    return f"?{urlencode(given, errors='replace')}" if given else ""


def _wrong(error: ValidationError) -> str:
    """What is wrong with a form, in a sentence."""
    first = error.errors()[0]
    if first["loc"] == ("verdict",):
        return "Choose what to say: accept, edit, not verifiable or undo."
    return f"{first['loc'][-1]}: {first['msg']}"


def _address(item: Item, asked: str) -> str:
    return f"/review/{item.claim}/{item.field.key}{asked}"


def _quoted(article: Article, item: Item, told: Resolved | None) -> tuple[Piece, ...]:
    """The sentence that the field was read from, else that which tells of the act."""
    spans = item.field.spans or ((told.claim.evidence,) if told else ())
    return cited(article, spans[0]) if spans else ()


def _why(item: Item) -> tuple[str, ...]:
    """Why to look, the marks of the rules in words."""
    found = "; ".join(words.made_by(item.field.rules))
    return (*item.field.why, f"found by {found}") if found else item.field.why


def _same(one: Item, other: Item) -> bool:
    return (one.claim, one.field.key) == (other.claim, other.field.key)


def _choices(item: Item, labels: Labels) -> tuple[str, ...]:
    """The values a field may have, where they are few."""
    if item.field.kind == "status":
        return tuple(words.STATUS)
    return tuple(sorted(labels.types)) if item.field.kind == "type" else ()


def _text(article: Article, item: Item, told: Resolved | None) -> tuple[tuple[str, object], ...]:
    """The blocks of the story, each with the field's places marked in it, else those that tell of the act."""
    spans = [Mark(span, ("evidence",), f"read as {item.field.kind}") for span in item.field.spans]
    if not spans and told:
        spans = [Mark(told.claim.evidence, ("evidence",), "tells of the act")]
    marks = joined(spans)
    blocks = [(one.kind, one.span) for one in article.blocks if one.kind not in words.FURNITURE]
    whole = blocks or [("body", Span(0, len(article.text)))]
    return tuple((kind, pieces(article.text, span, marks)) for kind, span in whole)
