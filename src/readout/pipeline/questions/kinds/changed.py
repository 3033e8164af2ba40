"""Which official pages changed or vanished after they were first seen."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from readout.events import official
from readout.pipeline.questions._asked import Asked
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._values import SAMPLE, Column, Parameter, Place, Row
from readout.record import Article, Span

# What may be shown of a text whose publisher has not allowed more, in code points.
_LONGEST = 300
_DAY = len("2022-01-04")


def _answer(desk: Desk, asked: Asked) -> tuple[str, tuple[Row, ...]]:
    rows = tuple(_rows(desk, asked))
    pages = {row.values[0] for row in rows}
    gone = sum(row.values[5] == "vanished" for row in rows)
    return (
        f"{len(pages)} official pages changed or vanished since they were first seen; {gone} vanished.",
        rows,
    )


def _rows(desk: Desk, asked: Asked) -> Iterator[Row]:
    for url, ids in desk.record.changed():
        articles = desk.record.articles_of(ids)
        versions = [articles[key] for key in ids]
        if _wanted(versions[0], asked, desk):
            for old, new in pairwise(versions):
                yield from _differences(url, _side(old, desk), old, new)
    for key, reason in desk.record.vanished():
        article = desk.record.article(key)
        if article is not None and _wanted(article, asked, desk):
            values = (
                article.url,
                _side(article, desk),
                _seen(article),
                None,
                None,
                "vanished",
                reason.message,
            )
            yield Row(values, stories=(key,))


def _wanted(article: Article, asked: Asked, desk: Desk) -> bool:
    side = _side(article, desk)
    return side is not None and (not asked.side or side in asked.side)


def _side(article: Article, desk: Desk) -> str | None:
    found = official(article, desk.knowledge)
    return found[0] if found else None


def _differences(url: str, side: str | None, old: Article, new: Article) -> Iterator[Row]:
    left, right = ([" ".join(span.of(one.text).split()) for span in one.sentences] for one in (old, new))
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (_row(url, side, (old, new), span, "removed") for span in old.sentences[a:b])
            yield from (_row(url, side, (old, new), span, "added") for span in new.sentences[c:d])


def _row(url: str, side: str | None, versions: tuple[Article, Article], span: Span, change: str) -> Row:
    old, new = versions
    where = old if change == "removed" else new
    words = " ".join(span.of(where.text).split())
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    dated = new.published.value[:_DAY] if new.published else None
    values = (url, side, _seen(old), _seen(new), dated, change, shown)
    return Row(values, stories=(old.id, new.id), places=(Place(where.id, span),))


def _seen(article: Article) -> str | None:
    """The day on which a text was read from its address (ISO), where it is known."""
    return article.fetched_at.date().isoformat() if article.fetched_at is not None else None


QUESTION = Question(
    name="changed",
    title="Which official pages changed or vanished after they were first seen?",
    parameters=(Parameter("side", "side", "governments whose pages; any where none is given", count=0),),
    columns=(
        Column("page", "the address"),
        Column("side", "the government whose page it is"),
        Column("before", "the day on which the text before was read"),
        Column("after", "the day on which the text after was read; empty where the page vanished"),
        Column("dated", "the day of publication that the text after gives itself"),
        Column("change", "added, removed or vanished"),
        Column("words", "the sentence, at most 300 characters; why a page could not be had"),
    ),
    caveat=f"{SAMPLE} A page changes here only when it is read again.",
    example="changed USA",
    answer=_answer,
)
