"""People's words on events: these are one, this account is of another, take that back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal

from readout import store
from readout.knowledge import Knowledge
from readout.pipeline._merging import merge_claims
from readout.record import Event, InputError, Judgement

Verdict = Literal["positive", "negative", "unsure"]


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

    def split(self, claim: str, who: str, why: str = "", at: datetime | None = None) -> Event:
        """Say that a claim is no account of the event that it is in; the event it is in now.

        :raises InputError: for an id that is no claim's of an event, or the only one of its event.
        """
        others = [each for each in _claims(self._holding(claim)) if each != claim]
        if not others:
            raise InputError(f"{claim} is the only account of its event; there is nothing to split it from")
        self._say([(claim, other) for other in others], "negative", who, why, at)
        return self._holding(claim)

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
