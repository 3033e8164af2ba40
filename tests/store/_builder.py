"""Small readings made of plain sentences, with spans that really cover what they say."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

from readout.record import (
    Account,
    Actor,
    Article,
    Block,
    Bounds,
    Claim,
    Detail,
    Event,
    Found,
    Party,
    Quotation,
    Reading,
    Resolved,
    Span,
    Status,
    When,
    content_id,
    problem,
)

PEOPLE = {
    "USA": ("Antony Blinken", "Secretary of State"),
    "TUR": ("Mevlüt Çavuşoğlu", "Minister of Foreign Affairs"),
    "POL": ("Zbigniew Rau", "Minister of Foreign Affairs"),
    "JPN": ("林芳正", "Minister for Foreign Affairs"),
    "XEU": (None, "European Union"),
}


def actor(government: str) -> Actor:
    person, office = PEOPLE[government]
    return Actor(content_id("actor", government), person, office, government, "2021-01", None, None)


def reading(
    url: str = "https://example.org/a",
    *,
    sides: tuple[str, str] = ("USA", "TUR"),
    date: str | None = "2022-01-03",
    published: str | None = "2022-01-04",
    outlet: str | None = "Example Wire",
    topic: str = "grain exports",
    extra: str = "",
    name: str | None = None,
    event_type: str = "call",
    channel: str = "phone",
    status: Status = "happened",
    language: str = "en",
) -> Reading:
    """One page with one claim, a quotation, a related headline and an advert."""
    left, right = (actor(side) for side in sides)
    who = [one.person or one.office or "" for one in (left, right)]
    lines = [
        ("headline", f"{who[0]} and {who[1]} discuss {topic} – Ministry"),
        (
            "body",
            f"{who[0]} spoke with {who[1]} by phone on Monday about {topic}, the ministry said{extra}.",
        ),
        ("body", f"“We are ready to help with {topic},” the ministry said."),
        ("advert", "Subscribe to our zeppelin newsletter"),
        ("related", "Earlier talks ended without a result – Minister"),
    ]
    text, blocks = _lay_out(lines)
    article_id = content_id("article", url, text)

    def at(words: str, start: int = 0) -> Found[str]:
        begin = text.index(words, start)
        return Found(words, (Span(begin, begin + len(words)),), 0.9)

    body = blocks[1].span.start
    article = Article(
        id=article_id,
        url=url,
        name=name,
        outlet=Found(outlet, source="url") if outlet else None,
        language=language,
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(block.span for block in blocks[:3]),
        headline=Found(text[: blocks[0].span.end], (blocks[0].span,)),
        headline_source=at("Ministry"),
        dateline=None,
        published=Found(published, source="meta") if published else None,
        bounds=Bounds(latest=published, latest_from="published" if published else "none"),
        problems=() if published else (problem("P014"),),
        fetched_at=datetime(2025, 3, 14, 9, 30, tzinfo=UTC),
    )
    evidence = Span(body, text.index(" by phone", body))
    claim = Claim(
        id=content_id("claim", article_id, event_type, f"{evidence.start}"),
        article=article_id,
        event_type=event_type,
        act="CONSULT",
        cameo="041",
        status=status,
        parties=tuple(
            Party("both", one.person, one.office, one.government, at(words, body))
            for one, words in zip((left, right), who, strict=True)
        ),
        details=(
            Detail("topic", at(topic, body)),
            Detail("channel", replace(at("phone", body), value=channel)),
        ),
        when=Found(When(date, "relative", rule="the Monday before"), at("Monday").evidence) if date else None,
        announced=None,
        said=(
            Quotation(at("the ministry", blocks[2].span.start), at(f"We are ready to help with {topic},")),
        ),
        according_to=(at("the ministry", body),),
        trigger=at("spoke").evidence[0],
        evidence=evidence,
        main=True,
        confidence=0.9,
        read_by="readout 0.1.0",
    )
    problems = article.problems + (() if date else (problem("P022"),))
    return Reading(article, (Resolved(claim, (left, right)),), problems)


def _lay_out(lines: list[tuple[str, str]]) -> tuple[str, list[Block]]:
    text, blocks = "", []
    for kind, line in lines:
        blocks.append(Block(kind, Span(len(text), len(text) + len(line))))  # type: ignore[arg-type]
        text += line + "\n"
    return text, blocks


def event_for(*readings: Reading, key: str | None = None) -> Event:
    """One event told by every claim of the readings, with the id their claims give it."""
    told = [one for each in readings for one in each.claims]
    first = told[0]
    outlets = {each.article.id: each.article.outlet for each in readings}
    accounts = tuple(
        Account(
            one.claim.id,
            one.claim.article,
            outlet.value if (outlet := outlets[one.claim.article]) else None,
            one.claim.status,
            one.claim.when.value.date if one.claim.when else None,
            tuple(found.value for found in one.claim.according_to),
            one.claim.main,
        )
        for one in told
    )
    (topic,) = first.claim.detail("topic")
    (channel,) = first.claim.detail("channel")
    return Event(
        id=key or content_id("event", *sorted(account.claim for account in accounts)),
        event_type=first.claim.event_type,
        act=first.claim.act,
        status=first.claim.status,
        when=first.claim.when.value if first.claim.when else None,
        actors=first.actors,
        roles=tuple(party.role for party in first.claim.parties),
        place=None,
        channel=channel.value,
        topics=(topic.value,),
        accounts=accounts,
    )


def many(number: int, seed: int = 1) -> list[Reading]:
    """Different readings of different days, sides and topics."""
    chance = random.Random(seed)
    governments = list(PEOPLE)
    found = []
    for count in range(number):
        left, right = chance.sample(governments, 2)
        day = f"2022-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        topic = chance.choice(["grain exports", "the Horn of Africa", "visas", "gas transit"])
        url = f"https://example.org/{seed}/{count}"
        found.append(
            reading(url, sides=(left, right), date=day, published=day, topic=topic, extra=f" in note {count}")
        )
    return found
