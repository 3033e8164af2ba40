"""What review answers, for the API and for the pages' ``.json``."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from readout.doors.rest.review._wire import (
    ItemList,
    ItemWire,
    JudgementList,
    JudgementWire,
    Place,
    WordList,
    WordWire,
)
from readout.pipeline import Readout
from readout.pipeline.review import Item
from readout.record import InputError, Judgement, Review

ON_A_PAGE = 20
WORDS_ON_A_PAGE = 50
_FURTHEST = 100_000
_LONGEST = 100


class ReviewAnswers:
    """Answers over one open record."""

    def __init__(self, readout: Readout) -> None:
        self._readout = readout
        self._desk = readout.review

    def items(self, given: QueryParams) -> tuple[Item, ...]:
        """The fields asked for: those of one ``claim``, or the queue from ``skip`` on, of one ``kind``."""
        if claim := given.get("claim", ""):
            return self._desk.of(claim[:_LONGEST])
        kind, seed = given.get("kind", "")[:_LONGEST], given.get("seed", "0")[:_LONGEST]
        return self._desk.queue(ON_A_PAGE, skipped(given), kind=kind, seed=seed)

    def listed(self, given: QueryParams, path: str) -> ItemList:
        """The same on the wire."""
        found = self.items(given)
        return ItemList(items=[item_wire(one) for one in found], next=further(given, path, len(found)))

    def log(self, given: QueryParams, path: str) -> WordList:
        """Words, newest first."""
        skip, total = skipped(given), self._desk.count()
        found = self._desk.log(WORDS_ON_A_PAGE, skip)
        more = f"{path}?{urlencode({'skip': skip + len(found)})}" if skip + len(found) < total else None
        return WordList(words=[word_wire(one) for one in found], total=total, next=more)

    def judgements(self, given: QueryParams, path: str) -> JudgementList:
        """Words on which events, and which people, are one, newest first."""
        skip, found = skipped(given), self._readout.record.judgements()[::-1]
        some = found[skip : skip + WORDS_ON_A_PAGE]
        more = f"{path}?{urlencode({'skip': skip + len(some)})}" if skip + len(some) < len(found) else None
        return JudgementList(judgements=[_judgement(one) for one in some], total=len(found), next=more)

    def skip(self, given: QueryParams) -> int:
        """How many of a list to pass over. :raises InputError: if what is given is no such number."""
        return skipped(given)


def skipped(given: QueryParams) -> int:
    """How many to pass over. :raises InputError: if that is no such number."""
    written = given.get("skip", "0")
    if not (written.isascii() and written.isdigit() and int(written[:9]) <= _FURTHEST):
        raise InputError(f"skip is a number from 0 to {_FURTHEST}")
    return int(written)


def further(given: QueryParams, path: str, found: int) -> str | None:
    """The address of the next page of the queue, where this one is full."""
    if given.get("claim") or found < ON_A_PAGE:
        return None
    kept = {name: given[name] for name in ("kind", "seed") if given.get(name)}
    return f"{path}?{urlencode(kept | {'skip': str(skipped(given) + found)}, errors='replace')}"


def item_wire(one: Item) -> ItemWire:
    """An item on the wire."""
    return ItemWire(
        url=f"/review/{one.claim}/{one.field.key}",
        claim=one.claim,
        story=one.article,
        field=one.field.key,
        kind=one.field.kind,
        value=one.field.value,
        spans=[Place(start=span.start, end=span.end) for span in one.field.spans],
        alternatives=list(one.field.alternatives),
        why=list(one.field.why),
        rules=list(one.field.rules),
        doubt=one.doubt,
        sample=one.sample,
        missing=one.missing,
        word=word_wire(one.word) if one.word else None,
    )


def word_wire(word: Review) -> WordWire:
    """A word on the wire."""
    return WordWire(
        claim=word.claim,
        field=word.field,
        verdict=word.verdict,
        was=word.was,
        value=word.value,
        source=word.source,
        who=word.who,
        at=word.at.isoformat(),
        why=word.why,
    )


def _judgement(word: Judgement) -> JudgementWire:
    return JudgementWire(
        left=word.left,
        right=word.right,
        verdict=word.verdict,
        who=word.who,
        at=word.when.isoformat(),
        why=word.why,
    )
