"""Two sides of an event as its page shows them: topics in rows over the sides' texts, and every field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from readout.doors.rest import Labels
from readout.doors.web import _words as words
from readout.doors.web._comparison_views import (
    Cell,
    ComparisonView,
    Credited,
    FieldView,
    Held,
    Promise,
    RowView,
    SideView,
    TextView,
    Value,
    Wording,
)
from readout.doors.web._marks import Mark, anchor, joined, pieces
from readout.record import Article, Comparison, FieldRow, Holding, Point, Side, Span, Told, TopicRow

HEARD = {
    "own": "its own text",
    "relayed": "only as others relay it",
    "not heard": "not heard in this record",
}
HEARING = {
    "domain": "from the government's own site",
    "masthead": "from a saved page that names the government in its heading or signature",
    "attribution": "as a source that the sentence names says",
    "carried": "the sentence goes on after one that names its source",
}
ABSENCE = {
    "not reported": "Its text is in the record and does not mention this.",
    "not investigated": "No text of this side is in the record.",
    "denied": "This side says that it was not so.",
    "not verifiable": "Heard only through others, or in a language not compared: its silence proves nothing.",
}
STAND = {
    "asserts": "says so first",
    "reaffirms": "says the same as one before it",
    "corrects": "changes what the same publisher said before",
    "denies": "says that it was not so",
    "omits": "does not say",
}
_FIELD = {"initiator": "who wanted the talk", "duration": "duration", "present": "who else was there"}


def comparison_view(found: Comparison, articles: Mapping[str, Article], labels: Labels) -> ComparisonView:
    """The two sides with names for codes and addresses for places."""
    maker = _Maker(found, articles, labels)
    rows = tuple(maker.row(one) for one in found.rows)
    kinds = dict.fromkeys(("both", "left", "right", "contradicted"))
    names = {one.kind: one.mark for one in rows}
    return ComparisonView(
        left=maker.side(found.left),
        right=maker.side(found.right),
        rows=rows,
        counts=tuple((names[k], sum(r.kind == k for r in rows)) for k in kinds if k in names),
        promises=tuple(maker.promises()),
        credited=tuple(maker.credited()),
        fields=tuple(maker.field(one) for one in found.fields),
        others=tuple(maker.pairs()),
    )


class _Maker:
    def __init__(self, found: Comparison, articles: Mapping[str, Article], labels: Labels) -> None:
        self._found = found
        self._articles = articles
        self._labels = labels
        shown = [text.article for side in (found.left, found.right) for text in side.texts]
        self._names = {key: f"t{number}-" for number, key in enumerate(dict.fromkeys(shown), 1)}

    def _at(self, article: str, span: Span) -> str:
        """Where a span is shown: in a text on this page, else on its story's."""
        name = self._names.get(article)
        return f"#{anchor(span, name)}" if name else f"/stories/{article}#{anchor(span)}"

    def _source(self, article: str) -> str:
        found = self._articles[article]
        return words.source(found, self._labels)

    # -- rows ------------------------------------------------------------------------------------------------

    def row(self, one: TopicRow) -> RowView:
        """One topic."""
        names = {"left": self._found.left.government, "right": self._found.right.government}
        mark = f"only {self._labels.government(names[one.kind])}" if one.kind in names else one.kind
        return RowView(
            name=one.topic.name,
            kind=one.kind,
            mark=f"{mark}, one in wider words" if one.wider else mark,
            left=self._cell(one.left, one.absence),
            right=self._cell(one.right, one.absence),
            areas=tuple(key.replace("-", " ") for key in one.topic.areas),
        )

    def _cell(self, points: Sequence[Point], absence: str | None) -> Cell:
        if points:
            return Cell(once(self._wording(one) for one in points), None, "")
        return Cell((), absence or "not reported", ABSENCE[absence or "not reported"])

    def _wording(self, one: Point) -> Wording:
        who = f" by {self._labels.government(one.by)}" if one.by else ""
        verb = f"{'not ' if one.denied else ''}{one.strength}{who}" if one.strength else ""
        why = HEARING[one.voice.hearing]
        if one.voice.said_by is not None:
            why += f": “{one.voice.said_by.of(self._articles[one.voice.article].text)}”"
        return Wording(one.words, self._at(one.voice.article, one.span), one.order, verb, why, one.denied)

    # -- sides -----------------------------------------------------------------------------------------------

    def side(self, one: Side) -> SideView:
        """One side with its texts."""
        return SideView(
            code=one.government,
            name=self._labels.government(one.government),
            heard=HEARD[one.heard],
            own=one.heard == "own",
            texts=tuple(self._texts(one)),
            framing=self._values(one.framing),
            initiator=tuple(
                Value(self._labels.government(told.value), self._at(told.voice.article, told.span))
                for told in one.initiator
            ),
            duration=tuple(
                Value(f"{told.value} minutes", self._at(told.voice.article, told.span))
                for told in one.duration
            ),
            present=self._values(one.present),
            absence="not reported"
            if one.heard == "own"
            else "not verifiable"
            if one.texts
            else "not investigated",
        )

    def _values(self, told: Iterable[Told]) -> tuple[Value, ...]:
        return tuple(Value(one.value, self._at(one.voice.article, one.span)) for one in told)

    def _texts(self, side: Side) -> Iterator[TextView]:
        for one in side.texts:
            article = self._articles[one.article]
            marks = joined(self._marks(one.article))
            whole = side.heard == "own"
            told = [
                sentence
                for sentence in article.sentences
                if whole or any(sentence.touches(mark.span) for mark in marks)
            ]
            yield TextView(
                story=article.id,
                headline=article.headline.value if article.headline else None,
                source=self._source(one.article),
                language=words.tongue(article.language),
                hearing=HEARING[one.hearing],
                published=one.published,
                words=one.words,
                lag=_lag(one.lag_days),
                blocks=tuple(
                    pieces(article.text, span, marks, name=self._names[one.article])
                    for span in _paragraphs(article, told)
                ),
                whole=whole,
            )

    def _marks(self, article: str) -> Iterator[Mark]:
        """Everything that the comparison leads to in a text."""
        found = self._found
        for row in found.rows:
            for one in (*row.left, *row.right):
                if one.voice.article == article:
                    yield Mark(one.span, ("topic", row.kind), row.topic.name)
        for promise in found.commitments:
            if promise.voice.article == article:
                yield Mark(promise.span, ("said",), f"ascribed to {self._labels.government(promise.of)}")
        for told in (told for side in (found.left, found.right) for told in _puts(side)):
            if told.voice.article == article:
                yield Mark(told.span, ("detail",), "how the talk is put")
        for field in found.fields:
            kind = "when" if field.field == "date" else "detail"
            places = [span for held in field.holdings if held.article == article for span in held.spans]
            yield from (Mark(span, (kind,), field.field) for span in places)

    # -- the rest --------------------------------------------------------------------------------------------

    def promises(self) -> Iterator[Promise]:
        """What each side's text says that the other will do."""
        for one in self._found.commitments:
            yield Promise(
                teller=self._labels.government(one.voice.government),
                of=self._labels.government(one.of),
                words=one.words,
                at=self._at(one.voice.article, one.span),
                own=self._wording(one.own) if one.own else None,
                absence=one.absence,
            )

    def credited(self) -> Iterator[Credited]:
        """What the press credits to the wrong side."""
        for account in self._found.press:
            for one in account.miscredits:
                yield Credited(
                    story=account.article,
                    source=self._source(account.article),
                    words=one.point.words,
                    credited=self._labels.government(one.point.voice.government),
                    said_by=self._labels.government(one.said_by),
                    instead=self._wording(one.instead),
                )

    def field(self, one: FieldRow) -> FieldView:
        """One field over all accounts."""
        return FieldView(
            name=_FIELD.get(one.field, one.field),
            is_date=one.field == "date",
            differ=one.differ,
            left=self._said(one.field, one.left) or one.left_absence or "not reported",
            right=self._said(one.field, one.right) or one.right_absence or "not reported",
            absent=(one.left is None, one.right is None),
            held=tuple(self._held(one.field, each) for each in one.holdings if each.stand != "omits"),
            omitting=sum(each.stand == "omits" for each in one.holdings),
        )

    def _said(self, field: str, value: str | None) -> str | None:
        if value is None:
            return None
        if field == "initiator":
            return self._labels.government(value)
        if field == "type":
            return self._labels.type(value)
        return f"{value} minutes" if field == "duration" else value

    def _held(self, field: str, one: Holding) -> Held:
        return Held(
            source=self._source(one.article),
            story=one.article,
            at=self._at(one.article, one.spans[0]) if one.spans else f"/stories/{one.article}",
            stand=one.stand,
            why=STAND[one.stand],
            value=self._said(field, one.value),
            official=self._labels.government(one.speaks_for) if one.speaks_for else None,
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Other pairs of an event with more sides, by the names of the two."""
        found = self._found
        codes = (found.left.government, found.right.government)
        for other in found.others:
            for one in codes:
                names = f"{self._labels.government(one)} and {self._labels.government(other)}"
                yield f"?left={one}&right={other}#sides", names


def _puts(side: Side) -> tuple[Told, ...]:
    return (*side.framing, *side.initiator, *side.duration, *side.present)


def _paragraphs(article: Article, sentences: Sequence[Span]) -> Iterator[Span]:
    """The sentences of each block as one stretch, where they follow each other."""
    told: list[Span] = []
    for block in article.blocks:
        if block.kind == "headline":
            continue
        last: Span | None = None
        for one in (each for each in sentences if block.span.covers(each)):
            gap = article.text[last.end : one.start] if last is not None else ""
            if last is not None and not gap.strip():
                last = Span(last.start, one.end)
            else:
                if last is not None:
                    told.append(last)
                last = one
        if last is not None:
            told.append(last)
    return iter(told)


def once(wordings: Iterable[Wording]) -> tuple[Wording, ...]:
    """Wordings alike but for their place as one, with its further places."""
    found: dict[tuple[object, ...], Wording] = {}
    for one in wordings:
        alike = (one.words.casefold(), one.order, one.verb, one.why, one.denied)
        first = found.get(alike)
        found[alike] = replace(first, again=(*first.again, one.at)) if first else one
    return tuple(found.values())


def _lag(days: int | None) -> str:
    if days is None:
        return "delay not known"
    return {0: "the same day", 1: "the day after"}.get(days, f"{days} days after")
