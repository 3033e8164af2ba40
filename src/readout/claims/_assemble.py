"""Drafts made claims: details, quotations, ids, confidence, and which one is the page's main act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.claims._confidence import confidence, signals
from readout.claims._drafts import Draft
from readout.record import Article, Claim, Detail, Found, Party, Quotation, Span, When, content_id

RULES = "rules-1"
_MOST_TOPICS = 8
_DOING = ("source", "both")


def assemble(
    article: Article,
    drafts: Sequence[Draft],
    said: Sequence[Quotation],
    read_by: str = RULES,
    *,
    serving: Mapping[str, str] | None = None,
) -> tuple[Claim, ...]:
    """Claims from drafts, in text order. Each quotation goes to the nearest draft that its speaker acts in,
    or else his government.

    ``serving`` are governments by the names of those who speak for them.
    """
    main = _main(drafts)
    for quotation in said:
        government = (serving or {}).get(quotation.speaker.value) if quotation.speaker else None
        name = quotation.speaker.value if quotation.speaker else None
        own = [draft for draft in drafts if name and any(p.party.name == name for p in draft.principals)]
        acting = own or [draft for draft in drafts if government in _acting(draft)]
        _nearest(acting or drafts, quotation, main).said.append(quotation)
    return tuple(_claim(article, draft, draft is main, read_by) for draft in drafts)


def _main(drafts: Sequence[Draft]) -> Draft:
    """The act in the headline, or in which its words were said; without one, the first the story tells."""
    carrying = [draft for draft in drafts if draft.carries]
    if carrying:
        return carrying[0]
    head = [draft for draft in drafts if draft.head] or list(drafts)
    beside = [d for d in head if d.act.sentence.number == head[0].act.sentence.number and not d.act.aside]
    return beside[0] if beside else head[0]


def _acting(draft: Draft) -> set[str]:
    """The governments that do the act, apart from those it is done to."""
    return {p.government for p in draft.principals if p.government and p.party.role in _DOING}


def _nearest(drafts: Sequence[Draft], quotation: Quotation, main: Draft) -> Draft:
    place = quotation.text.evidence[0].start
    before = [draft for draft in drafts if min(span.start for span in draft.spans) <= place]
    return max(before, key=lambda d: max(s.start for s in d.spans if s.start <= place), default=main)


def _claim(article: Article, draft: Draft, main: bool, read_by: str) -> Claim:
    when = draft.when or _publication(article, draft, main)
    channel = _channel(draft, main)
    evidence = draft.spans[0] if not draft.head or len(draft.spans) == 1 else draft.spans[1]
    trigger = draft.act.sentence.span_of(draft.act.start, draft.act.end)
    parties = _parties(draft)
    told = signals(draft, heard=read_by != RULES)
    return Claim(
        id=_claim_id(article, draft, evidence),
        article=article.id,
        event_type=draft.kind.name,
        act=_root(draft),
        cameo=draft.act.cue.cameo or draft.kind.cameo,
        status=draft.status,
        parties=parties,
        details=_details(draft, channel, trigger),
        when=when,
        announced=draft.announced,
        said=tuple(draft.said),
        according_to=draft.according_to,
        trigger=trigger,
        evidence=evidence,
        main=main,
        confidence=confidence(told),
        read_by=read_by,
        why=(*draft.rules, str(told)),
    )


def _claim_id(article: Article, draft: Draft, evidence: Span) -> str:
    """Two calls told in one stretch of words differ by their parties."""
    keys = ",".join(sorted(principal.key for principal in draft.principals))
    return content_id("claim", article.id, draft.kind.name, str(evidence.start), str(evidence.end), keys)


def _parties(draft: Draft) -> tuple[Party, ...]:
    """The principals' parties; calling off a mutual act is itself directed, from who calls it off."""
    parties = tuple(principal.party for principal in draft.principals)
    if draft.status != "cancelled" or not draft.kind.mutual or len(parties) < 2:
        return parties
    alone = draft.act.cue.frame == "verb" and len(draft.act.left) == 1  # "A will not meet B"
    caller = draft.called_off or (parties[0].government if alone else None)
    if caller not in draft.governments:
        return parties
    return tuple(
        replace(party, role="source" if party.government == caller else "target")
        if party.role == "both"
        else party
        for party in sorted(parties, key=lambda party: party.government != caller)
    )


def _root(draft: Draft) -> str:
    """The PLOVER root: the cue's, else the type's; a cancelled contact is a REJECT."""
    if draft.status == "cancelled" and draft.kind.family in ("contact", "visit"):
        return "REJECT"
    if draft.kind.family == "agreement" and "agreed" in draft.rules:
        return "AGREE"
    if draft.status in ("planned", "hypothetical") and draft.kind.family in ("sanction", "agreement", "aid"):
        return "AGREE"
    return draft.act.cue.act or draft.kind.act


def _channel(draft: Draft, main: bool) -> str | None:
    """How the act was done, where the page can be taken to tell.

    A sanction told in passing names no channel, nor does an agreement that nobody reached or that is told of
    governments without anybody who met.
    """
    if draft.act.cue.channel is None and draft.kind.name == "sanction" and not main:
        return None
    if draft.act.cue.channel is None and draft.kind.name == "agreement":
        met = any(p.party.name for p in draft.principals) and draft.status not in ("denied", "hypothetical")
        return draft.channel if met else None
    return draft.channel


def _details(draft: Draft, channel: str | None, trigger: Span) -> tuple[Detail, ...]:
    found = []
    if draft.place is not None and channel != "phone":
        found.append(Detail("place", draft.place))
    if channel is not None:
        found.append(Detail("channel", Found(channel, (trigger,), 0.9)))
    topics: list[Found[str]] = []
    for topic in sorted(draft.topics, key=lambda t: t.evidence[0]):
        if not any(topic.evidence[0].touches(other.evidence[0]) for other in topics):
            topics.append(topic)
    return (*found, *(Detail("topic", topic) for topic in topics[:_MOST_TOPICS]))


def _publication(article: Article, draft: Draft, main: bool) -> Found[When] | None:
    """The publication day for an undated main act that the page reports as news of the day."""
    published = article.published
    if not main or published is None or draft.status != "happened" or draft.problems or _only_aside(draft):
        return None
    if draft.vague:
        return None  # the page names another time than its own day
    day = published.value[:10]
    return Found(
        When(day, "pub", (day,), "no date in the text; the page reports it as news of its day"),
        published.evidence,
        0.6,
        published.source,
    )


def _only_aside(draft: Draft) -> bool:
    """True for an act that the page names once, to say when another was."""
    return draft.act.aside and len(draft.sentences) == 1
