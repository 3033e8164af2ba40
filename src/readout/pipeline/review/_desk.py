"""The desk at which people look at the record, field by field."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice, takewhile

from readout import actors, store
from readout.knowledge import Knowledge
from readout.pipeline._merging import merge_claims
from readout.pipeline.review._edits import edited
from readout.pipeline.review._fields import KINDS
from readout.pipeline.review._items import Item, items_of, missing_of, standing
from readout.record import InputError, Resolved, Review, Verdict

# Claims are looked at in windows, the first small so that the first page comes quickly, each twice the last
# up to the widest. What lies beyond the farthest waits until nearer ones are judged.
_WINDOW, _WIDEST, _FARTHEST = 50, 800, 5000
# Of the whole record one claim in so many is in the sample, and every so manieth item comes from it.
SHARE, EVERY = 10, 5
_IDS = 16**16
_LONGEST = 1000
# The place of what is missing, among the fields of its kind.
NEW = "new"


class ReviewDesk:
    """What to look at next, and people's words on it.

    A word is kept for good: taking it back adds another. An edit changes what the record says of the claim
    and merges again what it touches; what was read is kept beside it.
    """

    def __init__(self, record: store.Store, knowledge: Knowledge) -> None:
        self._record = record
        self._kept = record.reviews
        self._knowledge = knowledge

    # -- what to look at -------------------------------------------------------------------------------------

    def queue(self, limit: int = 20, skip: int = 0, *, kind: str = "", seed: str = "0") -> tuple[Item, ...]:
        """Fields that nobody judged, the most doubtful first.

        Every fifth is of a tenth of the claims that ``seed`` draws by chance, whatever their doubt: only what
        is judged of these says how often the record is right. ``kind`` asks for one kind of field
        (``date``). Of either, the first few thousand claims are looked at.

        :raises InputError: for a kind that no field is of.
        """
        if kind and kind not in KINDS:
            raise InputError(f"no field is of the kind {kind!r}; known: {', '.join(KINDS)}")
        low, high = sample(seed)
        drawn = self._open(self._sampled(low, high), kind, sample=True)
        doubtful = self._open(self._doubtful((low, high)), kind, sample=False)
        return tuple(islice(_mixed(doubtful, drawn), skip, skip + limit))

    def of(self, claim: str) -> tuple[Item, ...]:
        """Every field of one claim, judged or not, in the order of the claim; then what it may lack.

        :raises InputError: if the record holds no such claim.
        """
        read = self._claim(claim)
        article = self._record.articles_of([read.claim.article])[read.claim.article]
        lacking = missing_of(read, self._kept.of([claim]), article.text)
        return (*self._items([read], sample=False), *lacking)

    def item(self, claim: str, field: str) -> Item:
        """One field of one claim; ``party-new`` is the place for a party that is missing.

        :raises InputError: if there is no such claim or field.
        """
        kind, _, place = field.rpartition("-")
        found = next(
            (
                one
                for one in self.of(claim)
                if one.field.key == field
                or (place == NEW and one.field.kind == kind and one.missing and one.word is None)
            ),
            None,
        )
        if found is None:
            raise InputError(f"{claim} has no field {field!r}; readout review --claim {claim} lists them")
        return found

    def log(self, limit: int = 100, skip: int = 0) -> tuple[Review, ...]:
        """Every word, newest first."""
        return self._kept.newest(limit, skip)

    def count(self) -> int:
        """How many words there are."""
        return self._kept.count()

    # -- what people say -------------------------------------------------------------------------------------

    def say(
        self,
        claim: str,
        field: str,
        verdict: Verdict,
        who: str,
        *,
        value: str = "",
        source: str = "",
        why: str = "",
        at: datetime | None = None,
    ) -> Item:
        """Keep a person's word on a field; the field as it stands now.

        An ``edit`` takes the value ("" for none) and where it is known from, an address or words. That of
        ``party-new``, ``topic-new`` or ``attribution-new`` adds what the claim lacks; the source of a party
        is the words that name it, as they stand in the story.

        :raises InputError: for a claim or field that is not there, a value the field cannot have, an edit
            without a source, or an ``undo`` where there is nothing to take back.
        """
        item = self.item(claim, field)
        field = item.field.key
        value, source = value.strip(), source.strip()
        _check(item, verdict, value, source, why)
        edit = verdict == "edit"
        word = Review(
            claim, field, verdict, item.field.value, value if edit else "", source, who,
            at or datetime.now(UTC), why.strip(),
        )  # fmt: skip
        read = self._claim(claim)
        now = self._view(read, [*self._kept.of([claim]), word])
        self._kept.add(word)
        if self._kept.change(now, read):
            merge_claims(self._record, self._knowledge, [claim])
        return self.item(claim, field)

    # -- parts -----------------------------------------------------------------------------------------------

    def _claim(self, key: str) -> Resolved:
        """A claim as it was read."""
        found = self._kept.original(key) or self._kept.claim(key)
        if found is None:
            raise InputError(f"the record holds no claim {key!r}; readout show lists an event's claims")
        return found

    def _view(self, read: Resolved, words: Sequence[Review]) -> Resolved:
        """A claim with the words that count."""
        said = {word.field: word for word in standing(words).values() if word.verdict != "accept"}
        if not said:
            return read
        article = self._record.articles_of([read.claim.article])[read.claim.article]
        claim = edited(read.claim, said, article.text, self._knowledge)
        if all(word.verdict == "not-verifiable" for word in said.values()):
            return Resolved(claim, read.actors, read.problems)
        found = actors.resolve([claim], article, self._knowledge, self._record.judgements())[0]
        # Whom the parties are follows from the date; the date itself is no longer open to that.
        return Resolved(claim, found.actors, found.problems)

    def _doubtful(self, leave_out: tuple[str, str]) -> Iterator[tuple[Resolved, ...]]:
        windows = tuple(_windows())
        ids = self._kept.doubtful(sum(windows[-1]), (leave_out,))
        for size, at in windows:
            yield self._kept.claims(ids[at : at + size])

    def _sampled(self, low: str, high: str) -> Iterator[tuple[Resolved, ...]]:
        for size, at in _windows():
            yield self._kept.drawn(low, high, size, at)

    def _open(self, windows: Iterable[Sequence[Resolved]], kind: str, *, sample: bool) -> Iterator[Item]:
        for window in takewhile(len, windows):
            changed = self._kept.originals([one.claim.id for one in window])
            read = [changed.get(one.claim.id, one) for one in window]
            found = [
                one
                for one in self._items(read, sample=sample)
                if one.word is None and kind in ("", one.field.kind)
            ]
            yield from found if sample else sorted(found, key=lambda one: -one.doubt)

    def _items(self, read: Sequence[Resolved], *, sample: bool) -> Iterator[Item]:
        keys = [one.claim.id for one in read]
        events = self._kept.beside(keys)
        problems = self._kept.problems(one.claim.article for one in read)
        words = standing(self._kept.of(keys))
        for one in read:
            known = problems[one.claim.article]
            yield from items_of(one, events.get(one.claim.id), known, words, sample=sample)


def _windows() -> Iterator[tuple[int, int]]:
    """The size of each window of claims and how many stand before it."""
    size, at = _WINDOW, 0
    while at < _FARTHEST:
        yield size, at
        size, at = min(size * 2, _WIDEST), at + size


def sample(seed: str) -> tuple[str, str]:
    """The half-open range of claim ids that a seed draws: a tenth of all, since ids are spread evenly."""
    number = int(hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest(), 16) % SHARE
    low, high = (_IDS * at // SHARE for at in (number, number + 1))
    return f"claim-{low:016x}", f"claim-{high:016x}" if high < _IDS else "claim-g"


def _mixed(doubtful: Iterator[Item], drawn: Iterator[Item]) -> Iterator[Item]:
    """Every so manieth of the drawn; what is left of either when the other is at its end."""
    while True:
        some = [*islice(doubtful, EVERY - 1), *islice(drawn, 1)]
        if not some:
            return
        yield from some


def _check(item: Item, verdict: Verdict, value: str, source: str, why: str) -> None:
    if max(map(len, (value, source, why))) > _LONGEST:
        raise InputError(f"a value, a source and a reason have {_LONGEST} letters at most")
    if item.missing and (verdict in ("accept", "not-verifiable") or (verdict == "edit" and not value)):
        raise InputError("nothing was read here; say what is missing, or take back what was added")
    if verdict == "edit" and not source:
        raise InputError("an edit needs a source: the address or the words that the value is known from")
    if verdict == "edit" and value == item.field.value:
        raise InputError("that is the value that was read; accept it")
    if verdict == "undo" and item.word is None:
        raise InputError(f"nobody said anything of {item.field.key} of {item.claim} that could be taken back")
