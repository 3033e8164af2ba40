"""Merging what new pages touch: their claims, those near them, and the events that hold any of these.

The same claims give the same events, whether they came one by one or at once: a component is merged as a
whole, and everything that a new claim can change lies in its component.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from readout import events, store
from readout.knowledge import Knowledge
from readout.record import Event, Resolved

# Pages whose claims are merged together. More share the cost of a component that several of them touch; this
# many take about a second.
_PAGES = 200
# A key and the days, ordinals, that are looked through under it; see ``events.Rows``.
_Window = tuple[str, int, int]
# Sketches kept in memory between questions, about 8 KB each.
_READ = 20_000


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
    """The record's sketches as merging asks for them. Those read last are kept: days come in order."""

    def __init__(self, record: store.Store) -> None:
        self._kept = record.sketches
        self._read: dict[str, events.Sketch] = {}

    def between(self, windows: Collection[_Window]) -> dict[_Window, list[events.Sketch]]:
        found = self._kept.between(windows)
        read = self._all({claim for claims in found.values() for claim in claims})
        return {window: [read[claim] for claim in claims] for window, claims in found.items()}

    def numbers(self, windows: Collection[_Window], limit: int) -> dict[_Window, int]:
        return self._kept.numbers(windows, limit)

    def of(self, claims: Iterable[str]) -> list[events.Sketch]:
        return list(self._all(claims).values())

    def put(self, found: Iterable[events.Sketch]) -> None:
        """Keep sketches that were made or made anew."""
        self._read.update((one.claim, one) for one in found)

    def _all(self, claims: Iterable[str]) -> dict[str, events.Sketch]:
        """The sketches of those of the claims that have one, by claim in the order of the ids."""
        wanted = sorted(set(claims))
        new = {
            claim: events.Sketch.unpack(doc)
            for claim, doc in self._kept.of(claim for claim in wanted if claim not in self._read).items()
        }
        found = {claim: one for claim in wanted if (one := self._read.pop(claim, None) or new.get(claim))}
        self._read.update(found)  # at the end: what was asked for last goes last
        for claim in list(islice(self._read, max(0, len(self._read) - _READ))):
            del self._read[claim]
        return found


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
        made = self._merger.sketches(resolved, articles)
        self._kept.put((claim, one.pack(), self._merger.keys(one)) for claim, one in made.items())
        self._rows.put(made.values())

    def _settle(self, seeds: Sequence[events.Sketch]) -> int:
        """Merge the components of the seeds, and those of claims that leave an event because of it."""
        fresh = {one.claim for one in seeds}
        done: set[str] = set()
        components: list[list[list[events.Sketch]]] = []
        while seeds:
            step = list(self._merger.acts(seeds, self._rows))
            components += [acts for acts in step if acts[0][0].claim not in done]
            done.update(one.claim for acts in step for members in acts for one in members)
            seeds = self._rows.of(self._kept.together(done) - done)
        if components:
            self._record.save_events(self._events(components, done, fresh))
        return len(done)

    def _events(
        self,
        components: Sequence[Sequence[Sequence[events.Sketch]]],
        claims: Iterable[str],
        fresh: set[str],
    ) -> list[Event]:
        """The events of the components that may differ from those in the record: of few of their claims."""
        held = self._kept.held(claims)
        acts = [self._merger.unlike(found, held, fresh) for found in components]
        touched = {one.claim for found in acts for members in found for one in members}
        resolved = self._kept.resolved(touched)
        articles = self._record.articles_of({one.claim.article for one in resolved.values()})
        return [event for found in acts for event in self._merger.events(found, resolved, articles)]
