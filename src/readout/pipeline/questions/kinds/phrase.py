"""First, last and count of a phrase in a side's own texts, by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from readout.events import official
from readout.pipeline.questions._asked import Asked
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._values import SAMPLE, SINCE, UNTIL, Column, Parameter, Place, Row
from readout.record import InputError
from readout.store import Hit, Query

_MOST = 1000


def _answer(desk: Desk, asked: Asked) -> tuple[str, tuple[Row, ...]]:
    side = asked.side[0]
    years: dict[int, list[Hit]] = defaultdict(list)
    for hit in _found(desk, asked, side):
        years[int((hit.published or "")[:4])].append(hit)
    first = int(asked.since[:4]) if asked.since else min(years, default=0)
    last = int(asked.until[:4]) if asked.until else max(years, default=-1)
    rows = tuple(_row(year, years.get(year, [])) for year in range(first, last + 1))
    days = sorted(_day(hit) for hits in years.values() for hit in hits)
    if not days:
        return f"No dated text of {side} in the record holds “{asked.words}”.", rows
    times = sum(len(row.places) for row in rows)
    texts = "text" if len(days) == 1 else "texts"
    return (
        f"{side} says “{asked.words}” {times} times in {len(days)} {texts}: first on {days[0]}, "
        f"last on {days[-1]}.",
        rows,
    )


def _found(desk: Desk, asked: Asked, side: str) -> Iterator[Hit]:
    words = asked.words.replace('"', " ")
    hits = desk.record.search(
        Query(text=f'"{words}"', since=asked.since or "0001", until=asked.until, limit=_MOST)
    )
    if len(hits) == _MOST:
        raise InputError(f"{_MOST} texts or more hold these words; narrow the days with since and until")
    articles = desk.record.articles_of({hit.article for hit in hits})
    for hit in hits:
        whose = official(articles[hit.article], desk.knowledge)
        if hit.published and whose is not None and whose[0] == side:
            yield hit


def _row(year: int, hits: list[Hit]) -> Row:
    hits = sorted(hits, key=lambda hit: (_day(hit), hit.article))
    places = tuple(Place(hit.article, span) for hit in hits for span in hit.spans)
    first, last = (_day(hits[0]), _day(hits[-1])) if hits else (None, None)
    return Row(
        (year, len(places), len(hits), first, last), stories=tuple(hit.article for hit in hits), places=places
    )


def _day(hit: Hit) -> str:
    return (hit.published or "")[: len("2022-01-04")]


QUESTION = Question(
    name="phrase",
    title="When did a side's own texts first and last use a phrase, and how often each year?",
    parameters=(
        Parameter("side", "side", "the government whose texts are looked at", required=True),
        Parameter("words", "words", "the phrase; case and accents do not matter", required=True),
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("year", "the year of publication; every year from the first to the last"),
        Column("times", "how often the phrase stands in the texts"),
        Column("texts", "how many texts hold it"),
        Column("first", "the first day in the year"),
        Column("last", "the last day in the year"),
    ),
    caveat=f"{SAMPLE} Undated texts are left out, and so is the phrase in other languages.",
    example='phrase UKR "security guarantees"',
    answer=_answer,
)
