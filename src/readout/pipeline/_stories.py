"""Stories of a record beside each other: copies, independent sources, what is related, what is running."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from readout import store
from readout.events import stories as beside
from readout.knowledge import Knowledge
from readout.record import Event, HeadlineClaim, Related

# As many as the lists of news sites show.
MOST_RELATED = 5


class Stories:
    """Which story is a copy of which, who tells of an event independently, and what to read more about.

    ``Readout.stories`` is one over the open record.
    """

    def __init__(self, record: store.Store, knowledge: Knowledge) -> None:
        self._record = record
        self._held = record.stories
        self._knowledge = knowledge

    def compare(self) -> int:
        """Compare the wording of every page that was not compared yet with all others; how many there were.

        What is known afterwards does not depend on the order in which pages came. A run that is stopped goes
        on where it was.

        :raises StoreError: if the record cannot be written.
        """
        count = 0
        while pages := self._held.uncompared():
            known = {page.id: beside.wording(page) for page in pages}
            for page in pages:
                own = known[page.id]
                keys = own.band_keys()
                near = self._held.sharing(keys) - {page.id} if keys else frozenset()
                missing = self._record.articles_of(near - known.keys())
                known |= {key: beside.wording(one) for key, one in missing.items()}
                found = (own.alike(known[key]) for key in sorted(near))
                self._held.keep(page.id, keys, [one for one in found if one is not None])
                count += 1
        return count

    def copies(self, articles: Iterable[str]) -> beside.Copies:
        """What is known of copies among these articles and all that are like them."""
        found = self._held.likenesses(articles)
        return beside.Copies(
            found, self._held.published({key for one in found for key in (one.left, one.right)})
        )

    def independent(self, events: Iterable[Event]) -> Mapping[str, int]:
        """The number of independent sources of each event, by its id.

        Copies of one text count once, whoever prints them, and so do the pages of one outlet.
        """
        told = list(events)
        copies = self.copies({account.article for event in told for account in event.accounts})
        return {event.id: copies.independent(event.accounts) for event in told}

    def fresh(self, events: Iterable[Event]) -> frozenset[str]:
        """The articles that tell of these events and were fetched within the last day of reading.

        None where the whole record was read in one day.
        """
        return self._held.fresh({account.article for event in events for account in event.accounts})

    def read_between(
        self,
        since: str,
        until: str,
        offset: int = 0,
        limit: int = 60,
        outlet: str | None = None,
        *,
        dated: bool | None = True,
    ) -> tuple[int, tuple[tuple[str, str | None, str | None, str | None], ...]]:
        """How many pages were published on these days (ISO, inclusive), and some of them, newest first.

        Of each its id, headline, outlet and time of publication. Only those of ``outlet`` where one is given.
        ``dated`` False asks for pages without a date instead, None for those too, after the others.
        """
        return self._held.read_between(since, until, offset, limit, outlet, dated=dated)

    def related(self, article: str, most: int = MOST_RELATED) -> tuple[Related, ...]:
        """What to read more about the story of this article: stories that share its actors, topics and acts.

        Newest first. Copies of it and of each other are left out: the first of them stands for all.
        """
        own = self._held.subjects([article])
        if not own:
            return ()
        near = self._held.near(own[0])
        copies = self.copies({article, *near})
        kept = {copies.first(key) for key in near} - {copies.first(article)}
        return beside.related(own[0], self._held.subjects(kept), most)

    def printed(self, article: str) -> tuple[HeadlineClaim, ...]:
        """The headlines of other stories on one page: weak claims, accounts of no event."""
        return self._held.printed(article)

    def running(self, since: str, until: str) -> tuple[tuple[str, ...], ...]:
        """The articles published from ``since`` to ``until`` by running story, the most told first.

        :raises InputError: for what is no date.
        """
        told = beside.gather(self._held.headlines(since, until), self._knowledge)
        return tuple(sorted(told, key=lambda ids: (-len(ids), ids)))
