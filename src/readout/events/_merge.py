"""Merging: which claims tell of one act, and the events made of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from readout.events._event import event_of
from readout.events._evidence import Evidence
from readout.events._near import Memory, Near, Rows, keys_of
from readout.events._sketch import Key, Sketch, sketches
from readout.events._verdicts import Verdicts
from readout.knowledge import Knowledge
from readout.record import Article, Event, Judgement, Resolved, content_id


def merge(
    resolved: Iterable[Resolved],
    articles: Mapping[str, Article],
    knowledge: Knowledge,
    judgements: Iterable[Judgement] = (),
) -> tuple[Event, ...]:
    """Events from claims, by date and id. ``articles`` holds the article of every claim, by id.

    Two claims can be one act where the parts of ``same_if`` of both their types agree and they are of two
    pages; they are one where enough speaks for it: the day, the people, the parties, the story told. An
    undated claim stays alone where two dated acts fit it nearly as well. ``judgements`` on claims outrank
    all of that, and the last word on a pair of claims counts.
    """
    unique = {one.claim.id: one for one in resolved}
    merger = Merger(knowledge, judgements)
    seeds = [sketch for _, sketch in sorted(merger.sketches(unique.values(), articles).items())]
    found = [
        event
        for acts in merger.acts(seeds, Memory(seeds, merger.evidence))
        for event in merger.events(acts, unique, articles)
    ]
    return tuple(sorted(found, key=lambda e: (e.when.date if e.when else "9999", e.id)))


class Merger:
    """Merging in steps, for a record that grows: sketches, then the acts told by some of them and by all that
    hangs together with these, then the events of these acts. ``merge`` takes all the steps at once."""

    def __init__(self, knowledge: Knowledge, judgements: Iterable[Judgement] = ()) -> None:
        self._knowledge = knowledge
        self._verdicts = Verdicts(judgements)
        self.evidence = Evidence(knowledge)

    def sketches(self, resolved: Iterable[Resolved], articles: Mapping[str, Article]) -> dict[str, Sketch]:
        """The sketch of each claim, by the claim's id."""
        told: dict[str, list[Resolved]] = defaultdict(list)
        for one in resolved:
            told[one.claim.article].append(one)
        return {
            sketch.claim: sketch
            for key, claims in told.items()
            for sketch in sketches(claims, articles.get(key), self._knowledge)
        }

    def keys(self, one: Sketch) -> tuple[Key, ...]:
        """The keys under which a sketch is looked for, each with its first day as an ordinal."""
        return keys_of(one, self.evidence)

    def acts(self, seeds: Iterable[Sketch], rows: Rows) -> Iterator[list[list[Sketch]]]:
        """All claims that must be merged together with each of the seeds, by the acts that they tell: each
        claim in one of them. Each component, and each of its claims, comes once."""
        return Near(rows, self.evidence, self._verdicts).components(seeds)

    def crossed(self, new: Sequence[Sketch], rows: Rows) -> list[Sketch]:
        """Undated claims that ``new`` ones, already among ``rows``, made one of too many."""
        return list(Near(rows, self.evidence, self._verdicts).crossed(new))

    @staticmethod
    def unlike(
        acts: Sequence[Sequence[Sketch]], held: Mapping[str, str], fresh: Collection[str]
    ) -> list[Sequence[Sketch]]:
        """The acts of a component whose events may differ from those that hold their claims now.

        An event is made of its claims alone: where it holds the same ones and none of them is ``fresh``, it
        is the same. Events of one content are numbered among themselves, so that acts with a day of one that
        changed come along. ``held`` gives the event of each claim that has one.
        """
        sizes = Counter(held.values())

        def changed(members: Sequence[Sketch]) -> bool:
            holders = {held.get(one.claim) for one in members}
            holder = holders.pop() if len(holders) == 1 else None
            same = holder is not None and sizes[holder] == len(members)
            return not same or any(one.claim in fresh for one in members)

        days = {one.date for members in acts if changed(members) for one in members}
        return [members for members in acts if any(one.date in days for one in members)]

    def events(
        self,
        acts: Iterable[Sequence[Sketch]],
        resolved: Mapping[str, Resolved],
        articles: Mapping[str, Article],
    ) -> list[Event]:
        """The events of a component's acts, or of those of them that ``unlike`` left."""
        return _distinct(
            event_of([resolved[one.claim] for one in members], articles, self._knowledge) for members in acts
        )


def _distinct(events: Iterable[Event]) -> list[Event]:
    """Events of one content (two calls of one pair on one day) told apart by their first claim."""
    seen: dict[str, int] = defaultdict(int)
    found = []
    for event in sorted(events, key=lambda e: (e.id, min(a.claim for a in e.accounts))):
        seen[event.id] += 1
        if seen[event.id] > 1:
            event = replace(event, id=content_id("event", event.id, str(seen[event.id])))
        found.append(event)
    return found
