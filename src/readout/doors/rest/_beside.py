"""What stands beside a story: what it is a copy of, what to read more about, the headlines it prints."""

from __future__ import annotations

from typing import Literal

from readout.doors.rest import _wire as wire
from readout.doors.rest._labels import Labels
from readout.pipeline import Readout
from readout.record import Actor, Article, Found, HeadlineClaim, Resolved, When


class Beside:
    """Answers about the neighbours of a story."""

    def __init__(self, readout: Readout, labels: Labels) -> None:
        self._record = readout.record
        self._stories = readout.stories
        self._labels = labels

    def copy_of(self, story: str) -> wire.CopyOf | None:
        """The first story of the same text; None where this one is no copy."""
        found = self._stories.copies([story]).of(story)
        article = self._record.article(found.first) if found else None
        if found is None or article is None:
            return None
        return wire.CopyOf(
            story=article.id,
            url=f"/stories/{article.id}",
            headline=value_of(article.headline),
            outlet=value_of(article.outlet),
            published=value_of(article.published),
            share=round(found.share, 3),
        )

    def more_about(self, story: str) -> list[wire.RelatedOf]:
        """Stories that share its actors, topics and acts, newest first."""
        found = self._stories.related(story)
        articles = self._record.articles_of({one.article for one in found})
        return [
            wire.RelatedOf(
                story=one.article,
                url=f"/stories/{one.article}",
                headline=value_of(articles[one.article].headline),
                outlet=value_of(articles[one.article].outlet),
                at=one.at,
                shared=list(one.shared),
            )
            for one in found
        ]

    def headlines(self, article: Article, kind: Literal["related", "latest"]) -> list[wire.HeadlineOf]:
        """The headlines of one of the page's own lists, with the acts they tell by themselves."""
        acts = {one.headline.evidence[0]: one for one in self._stories.printed(article.id)}
        return [
            wire.HeadlineOf(
                headline=block.span.of(article.text).strip(),
                at=value_of(block.at),
                said_by=value_of(block.said_by),
                link=block.link,
                start=block.span.start,
                end=block.span.end,
                claims=self._acts(acts.get(block.span)),
            )
            for block in article.blocks_of(kind)
        ]

    def _acts(self, printed: HeadlineClaim | None) -> list[wire.HeadlineAct]:
        return [self._act(one) for one in printed.claims] if printed else []

    def _act(self, one: Resolved) -> wire.HeadlineAct:
        claim = one.claim
        return wire.HeadlineAct(
            type=claim.event_type,
            label=self._labels.type(claim.event_type),
            act=claim.act,
            status=claim.status,
            when=date_of(claim.when.value) if claim.when else None,
            participants=[
                participant(actor, party.role)
                for actor, party in zip(one.actors, claim.parties, strict=False)
            ],
        )


def value_of(found: Found[str] | None) -> str | None:
    """The value alone."""
    return found.value if found is not None else None


def date_of(when: When | None) -> wire.DateOf | None:
    """A date with its reason."""
    if when is None:
        return None
    return wire.DateOf(date=when.date, basis=when.basis, rule=when.rule, candidates=list(when.candidates))


def participant(actor: Actor, role: str) -> wire.Participant:
    """Who takes part, and as what."""
    return wire.Participant(
        id=actor.id,
        name=actor.person,
        office=actor.office,
        government=actor.government,
        role=role,
        since=actor.since,
        until=actor.until,
        qid=actor.qid,
        known=actor.known,
    )
