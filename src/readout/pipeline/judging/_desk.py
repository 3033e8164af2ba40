"""People's words on events: these are one, this account is of another, take that back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from readout import store
from readout.knowledge import Knowledge
from readout.pipeline._merging import merge_claims
from readout.pipeline.judging._near import near
from readout.pipeline.judging._said import Said, Verdict, put_together
from readout.record import Event, InputError, Judgement


class MergingDesk:
    """Takes a person's word on events and merges again what it touches.

    A word is kept on pairs of claims, so it outlives the events and their ids, and every later merge heeds
    it; the last word on a pair counts. Nothing is overwritten: taking a word back is a further word. Where an
    event goes into another, its id leads there.
    """

    def __init__(self, record: store.Store, knowledge: Knowledge) -> None:
        self._record = record
        self._knowledge = knowledge

    def merge(self, events: Sequence[str], who: str, why: str = "", at: datetime | None = None) -> Event:
        """Say that two or more events are one act; the event it is now.

        :raises InputError: for an id that is no event's, or fewer than two events.
        """
        found = {event.id: event for event in map(self._event, events)}
        if len(found) < 2:
            raise InputError("merging takes two events or more; these are one already")
        claims = [claim for event in found.values() for claim in _claims(event)]
        self._say([(claims[0], other) for other in claims[1:]], "positive", who, why, at)
        return self._holding(claims[0])

    def split(
        self, claims: str | Sequence[str], who: str, why: str = "", at: datetime | None = None
    ) -> Event:
        """Say that a claim, or several, are no accounts of the event they are in; the event of the first now.

        Whether several are of one other event, or each of its own, the machine decides as for any claims.

        :raises InputError: for an id that is no claim's of an event, for claims of several events, or for all
            the accounts of one.
        """
        chosen = sorted({claims} if isinstance(claims, str) else set(claims))
        if not chosen:
            raise InputError("choose the accounts that are of another event")
        whole = set(_claims(self._holding(chosen[0])))
        if strange := [each for each in chosen if each not in whole]:
            self._holding(strange[0])
            raise InputError(f"{strange[0]} is of another event than {chosen[0]} already")
        others = sorted(whole - set(chosen))
        if not others:
            only = f"{chosen[0]} is the only account" if len(chosen) == 1 else "these are all the accounts"
            raise InputError(f"{only} of its event; there is nothing to split it from")
        pairs = [(claim, other) for claim in chosen for other in others]
        self._say(pairs, "negative", who, why, at)
        return self._holding(chosen[0])

    def undo(self, claim: str, who: str, why: str = "", at: datetime | None = None) -> Event:
        """Take back every word on this claim, or on all claims of an event; the machine decides again.

        :raises InputError: for an id that is no event's and no claim's, or of which nobody said anything.
        """
        mine = {claim} if claim.startswith("claim-") else set(_claims(self._event(claim)))
        last = {tuple(sorted((one.left, one.right))): one.verdict for one in self._record.judgements()}
        pairs = [(a, b) for (a, b), verdict in last.items() if verdict != "unsure" and mine & {a, b}]
        if not pairs:
            raise InputError(f"nobody said anything of {claim} that could be taken back")
        self._say(sorted(pairs), "unsure", who, why, at)
        return self._holding(min(mine))

    def take_back(self, key: str, who: str, why: str = "", at: datetime | None = None) -> Event:
        """Take back what is left of one word; the event that its first claim is in now.

        :raises InputError: for a key that is no word's, or if later words took the place of all of it.
        """
        word = next((one for one in self.words() if one.key == key), None)
        if word is None:
            raise InputError(f"nobody said a word {key!r} on which events are one")
        if not word.stands:
            raise InputError("that word does not count any more; there is nothing to take back")
        self._say(word.stands, "unsure", who, why, at)
        return self._holding(word.stands[0][0])

    # -- what was said, and what may be one -----------------------------------------------------------------

    def words(self, event: Event | None = None) -> tuple[Said, ...]:
        """Every word on which events are one, newest first; only those on its claims for an ``event``."""
        return put_together(self._record.judgements(_claims(event) if event else None))

    def near(self, event: Event, limit: int = 6) -> tuple[Event, ...]:
        """Other events that may be this one, the likeliest first: of its governments, about its day."""
        return near(self._record, event, limit)

    # -- parts -----------------------------------------------------------------------------------------------

    def _say(
        self, pairs: Sequence[tuple[str, str]], verdict: Verdict, who: str, why: str, at: datetime | None
    ) -> None:
        """Keep the word on each pair, then merge what hangs together with them, as it was and as it is."""
        moment = at or datetime.now(UTC)
        touched = {claim for pair in pairs for claim in pair}
        for left, right in pairs:
            self._record.judge(Judgement(left, right, verdict, who, moment, why))
        merge_claims(self._record, self._knowledge, touched)

    def _event(self, key: str) -> Event:
        event = self._record.event(key)
        if event is None:
            raise InputError(f"no event has the id {key!r}; readout events lists them")
        return event

    def _holding(self, claim: str) -> Event:
        key = self._record.event_of(claim)
        if key is None:
            raise InputError(f"no event has an account {claim!r}; readout show lists an event's accounts")
        return self._event(key)


def _claims(event: Event) -> Iterable[str]:
    return sorted(account.claim for account in event.accounts)
