"""Made-up readings in any number, for measuring the record itself: no page is read, nobody in them exists.

Names, topics and sentences are put together by chance from the lists below; the same seed gives the same
readings. The shape is that of real reports: one to six engagements a page, some told by several outlets.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from readout.record import (
    RANKS,
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
    When,
    content_id,
)

GOVERNMENTS, _TOPICS, _OUTLETS, _START, _END, _FILLER = (
    line.split("|")
    for line in (
        "USA|TUR|POL|JPN|DEU|FRA|GBR|ITA|ESP|UKR|RUS|CHN|IND|BRA|ZAF|EGY|SAU|IRN|IRQ|ISR|JOR|QAT|ARE|KAZ|UZB|"
        "GEO|ARM|AZE|GRC|CYP|BGR|ROU|HUN|CZE|SVK|AUT|CHE|NLD|BEL|SWE|NOR|FIN|DNK|EST|LVA|LTU|CAN|MEX|ARG|CHL",
        "grain exports|gas transit|visa rules|border crossings|water sharing|air links|fishing rights|"
        "port fees|prisoner exchange|trade in steel|climate finance|railway works|vaccine supply|"
        "student exchange|energy prices|cyber security|arms control|sea rescue|debt relief|customs checks",
        "Harbour Wire|Valley Post|Lantern Herald|Summit Radio|Meridian Gazette|Delta Wire|Harbour Post|"
        "Valley Herald|Lantern Radio|Summit Gazette|Meridian Wire|Delta Post|Harbour Herald|Valley Radio",
        "ba|ce|di|fo|gu|ha|ji|ko|lu|ma|ne|pi|ro|su|ta|ve|wi|yo|za|mir|tor|vel|kan|dor",
        "ran|lis|moth|berg|ska|nen|vic|dze|oglu|ides|ez|son|ard|une|ova",
        "officials|said|the|discussion|was|useful|and|that|further|contacts|would|follow|in|coming|weeks|while|"
        "experts|of|both|sides|prepare|a|list|open|questions|about|costs|schedules|guarantees|reported|earlier",
    )
)
# The part of the engagements that a page takes from pages before it.
_RETOLD = 0.25

# Form, topic, sides and day of an engagement.
Act = tuple[tuple[str, str, str, str, str], str, tuple[Actor, ...], str]

_FORMS = (
    ("call", "CONSULT", "041", "phone", "spoke by phone with"),
    ("meeting", "CONSULT", "040", "in-person", "met"),
    ("visit", "CONSULT", "042", "in-person", "travelled to see"),
    ("letter", "CONSULT", "040", "letter", "wrote to"),
    ("talks", "CONSULT", "046", "in-person", "negotiated with"),
)
_RANK = {
    "President": "leader",
    "Prime Minister": "leader",
    "Minister of Foreign Affairs": "minister",
    "Minister of Defence": "minister",
    "Ambassador": "official",
}


def readings(number: int, seed: int = 1, *, filler: int = 200) -> Iterator[Reading]:
    """``number`` pages, each with one to six engagements and ``filler`` words of no meaning."""
    chance = random.Random(seed)
    known: deque[Act] = deque(maxlen=40)
    for count in range(number):
        yield _page(chance, f"https://example.org/{seed}/{count}", filler, known)


def events(told: Iterable[Reading], *, apart: bool = False) -> list[Event]:
    """The events of the readings: one for each act, day and two sides, or ``apart``, one for each claim."""
    groups: dict[object, list[tuple[Resolved, Reading]]] = {}
    for reading in told:
        for one in reading.claims:
            assert one.claim.when is not None
            sides = tuple(sorted(actor.id for actor in one.actors))
            key = one.claim.id if apart else (one.claim.event_type, one.claim.when.value.date, sides)
            groups.setdefault(key, []).append((one, reading))
    return [_event(group) for group in groups.values()]


@cache
def _people(government: str) -> tuple[Actor, ...]:
    chance = random.Random(government)
    return tuple(
        Actor(
            content_id("actor", government, office),
            f"{(chance.choice(_START) + chance.choice(_START)).title()} "
            f"{(chance.choice(_START) + chance.choice(_START) + chance.choice(_END)).title()}",
            office,
            government,
            "2010-01-01",
            None,
        )
        for office in _RANK
    )


def _act(chance: random.Random, known: deque[Act]) -> Act:
    """An act that another page told of lately, or a new one."""
    if known and chance.random() < _RETOLD:
        return chance.choice(known)
    # The governments at the head of the list meet far more often, as in the world.
    left = int(len(GOVERNMENTS) * chance.random() ** 2)
    right = chance.choice([at for at in range(len(GOVERNMENTS)) if at != left])
    sides = tuple(chance.choice(_people(GOVERNMENTS[at])) for at in (left, right))
    day = date(2015, 1, 1) + timedelta(chance.randrange(4000))
    known.append((chance.choice(_FORMS), chance.choice(_TOPICS), sides, day.isoformat()))
    return known[-1]


def _page(chance: random.Random, url: str, filler: int, known: deque[Act]) -> Reading:
    text, blocks, claims = "", [], []
    for number in range(chance.choice((1, 2, 3, 4, 6))):
        form, topic, sides, day = _act(chance, known)
        first, second = (actor.person or "" for actor in sides)
        if not number:
            text = f"{first} and {second} on {topic} – Ministry\n"
            blocks.append(Block("headline", Span(0, len(text) - 1)))
        start = len(text)
        told = f"{first} {form[4]} {second} about {topic}, the ministry said."
        text += f"{told}\n“We stand ready to help with {topic},” {second} said.\n"
        blocks.append(Block("body", Span(start, len(text) - 1)))
        claims.append(((form, topic, sides, day), start, start + len(told)))
    start = len(text)
    text += " ".join(chance.choices(_FILLER, k=filler)) + "\n"
    blocks.append(Block("body", Span(start, len(text) - 1)))
    article = Article(
        id=content_id("article", url, text),
        url=url,
        name=None,
        outlet=Found(chance.choice(_OUTLETS), source="url"),
        language=chance.choice(("en", "en", "en", "ru", "fr", "tr")),
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(block.span for block in blocks),
        headline=Found(text[: blocks[0].span.end], (blocks[0].span,)),
        headline_source=None,
        dateline=None,
        published=Found(day, source="meta"),
        bounds=Bounds(latest=day, latest_from="published"),
    )
    resolved = tuple(_claim(article, chance.random(), *claim) for claim in claims)
    return Reading(article, resolved, ())


def _claim(article: Article, confidence: float, told: Act, start: int, end: int) -> Resolved:
    (event_type, act, cameo, channel, verb), topic, sides, day = told

    def at(words: str, value: str | None = None) -> Found[str]:
        begin = article.text.index(words, start)
        return Found(value or words, (Span(begin, begin + len(words)),), 0.9)

    claim = Claim(
        id=content_id("claim", article.id, event_type, f"{start}"),
        article=article.id,
        event_type=event_type,
        act=act,
        cameo=cameo,
        status="happened" if confidence < 0.9 else "planned",
        parties=tuple(
            Party("both", one.person, one.office, one.government, at(one.person or "")) for one in sides
        ),
        details=(Detail("topic", at(topic)), Detail("channel", at(verb, channel))),
        when=Found(When(day, "explicit"), ()),
        announced=None,
        said=(Quotation(at(sides[1].person or ""), at(f"We stand ready to help with {topic},")),),
        according_to=(at("the ministry"),),
        trigger=at(verb).evidence[0],
        evidence=Span(start, end),
        main=start == article.blocks[1].span.start,
        confidence=round(confidence, 2),
        read_by="made up",
    )
    return Resolved(claim, sides)


def _event(group: list[tuple[Resolved, Reading]]) -> Event:
    first = group[0][0]
    accounts = tuple(
        Account(
            one.claim.id,
            one.claim.article,
            reading.article.outlet.value if reading.article.outlet else None,
            one.claim.status,
            one.claim.when.value.date if one.claim.when else None,
            tuple(found.value for found in one.claim.according_to),
            one.claim.main,
        )
        for one, reading in group
    )
    governments = sorted({actor.government for actor in first.actors if actor.government})
    return Event(
        id=content_id("event", *sorted(account.claim for account in accounts)),
        event_type=first.claim.event_type,
        act=first.claim.act,
        status=first.claim.status,
        when=first.claim.when.value if first.claim.when else None,
        actors=first.actors,
        roles=tuple(party.role for party in first.claim.parties),
        place=None,
        channel=first.claim.detail("channel")[0].value,
        topics=tuple(found.value for found in first.claim.detail("topic")),
        accounts=accounts,
        rank=next(rank for rank in RANKS if rank in {_RANK[actor.office or ""] for actor in first.actors}),
        # Both, one or none of them, by chance, but the same for the same readings.
        heard=tuple(governments[: int(first.claim.id[-1], 16) % 3]),
        confidence=max(one.claim.confidence for one, _ in group),
    )
