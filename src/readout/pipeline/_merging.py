"""Merging what new pages touch: their claims, those near them, and the events that hold any of these.

The same claims give the same events, whether they came one by one or at once: a component is merged as a
whole, and everything that a new claim can change lies in its component.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from readout import events, store
from readout.knowledge import Knowledge
from readout.record import Event, Resolved

# Pages whose claims are merged together. More share the cost of a component that several of them touch; this
# many take about a second.
_PAGES = 200


def merge_new(record: store.Store, knowledge: Knowledge) -> int:
    """Merge the pages that no merge has seen into the record's events; the number of claims looked at."""
    merging = _Merging(record, knowledge)
    page = record.sketches.merged_to(events.VERSION)
    return merging.on(page) if page else merging.anew()


def merge_all(record: store.Store, knowledge: Knowledge) -> int:
    """Merge every page of the record anew; the number of claims looked at."""
    return _Merging(record, knowledge).anew()


def merge_claims(record: store.Store, knowledge: Knowledge, claims: Iterable[str]) -> int:
    """Merge what hangs together with these claims anew, after a person said something of them."""
    return _Merging(record, knowledge).again(claims)


class _Rows:
    """The record's sketches as merging asks for them."""

    def __init__(self, record: store.Store) -> None:
        self._kept = record.sketches
        self._read = lru_cache(maxsize=50_000)(events.Sketch.unpack)

    def between(self, key: str, first: int, last: int) -> Sequence[events.Sketch]:
        return self._all(self._kept.between(key, first, last))

    def begins(self, key: str, day: int) -> bool:
        return self._kept.begins(key, day)

    def group(self, keys: Sequence[str], limit: int) -> Sequence[events.Sketch]:
        return self._all(self._kept.group(keys, limit))

    def number(self, keys: Sequence[str], limit: int) -> int:
        return self._kept.number(keys, limit)

    def of(self, claims: Iterable[str]) -> Sequence[events.Sketch]:
        return self._all(self._kept.of(claims))

    def _all(self, docs: Iterable[str]) -> list[events.Sketch]:
        return [self._read(doc) for doc in docs]


class _Merging:
    def __init__(self, record: store.Store, knowledge: Knowledge) -> None:
        self._record = record
        self._merger = events.Merger(knowledge, record.judgements())
        self._kept = record.sketches
        self._rows = _Rows(record)

    def anew(self) -> int:
        """Merge every page. All are sketched first: what is merged at once needs no second look."""
        self._kept.clear()
        page = number = 0
        while (step := self._kept.after(page, _PAGES))[0] != page:
            page, resolved = step
            self._sketch(resolved)
        page = 0
        while (step := self._kept.after(page, _PAGES))[0] != page:
            page, resolved = step
            number += self._settle(self._rows.of(one.claim.id for one in resolved))
        self._kept.reached(page, events.VERSION)
        return number

    def on(self, page: int) -> int:
        """Merge every page after ``page``, in the order of reading."""
        number = 0
        while (step := self._kept.after(page, _PAGES))[0] != page:
            page, resolved = step
            self._sketch(resolved)
            new = self._rows.of(one.claim.id for one in resolved)
            number += self._settle([*new, *self._merger.crossed(new, self._rows)])
            self._kept.reached(page, events.VERSION)
        return number

    def again(self, claims: Iterable[str]) -> int:
        """Merge the components of these claims, which may have changed since they were sketched."""
        wanted = sorted(claims)
        pages = {one.claim.article for one in self._kept.resolved(wanted).values()}
        self._sketch([one for page in sorted(pages) for one in self._record.claims(page)])
        return self._settle(self._rows.of(wanted))

    def _sketch(self, resolved: Sequence[Resolved]) -> None:
        articles = self._record.articles_of({one.claim.article for one in resolved})
        self._kept.put(
            (claim, one.pack(), self._merger.keys(one))
            for claim, one in self._merger.sketches(resolved, articles).items()
        )

    def _settle(self, seeds: Sequence[events.Sketch]) -> int:
        """Merge the components of the seeds, and those of claims that leave an event because of it."""
        fresh = {one.claim for one in seeds}
        done: set[str] = set()
        components: list[list[events.Sketch]] = []
        while seeds:
            step = list(self._merger.components(seeds, self._rows))
            components += [found for found in step if found[0].claim not in done]
            done.update(one.claim for found in step for one in found)
            seeds = self._rows.of(self._kept.together(done) - done)
        if components:
            self._record.save_events(self._events(components, done, fresh))
        return len(done)

    def _events(
        self, components: Sequence[Sequence[events.Sketch]], claims: Iterable[str], fresh: set[str]
    ) -> list[Event]:
        """The events of the components that may differ from those in the record: of few of their claims."""
        held = self._kept.held(claims)
        acts = [self._merger.unlike(self._merger.acts(found), held, fresh) for found in components]
        touched = {one.claim for found in acts for members in found for one in members}
        resolved = self._kept.resolved(touched)
        articles = self._record.articles_of({one.claim.article for one in resolved.values()})
        return [event for found in acts for event in self._merger.events(found, resolved, articles)]
