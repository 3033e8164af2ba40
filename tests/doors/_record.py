"""A small record with one of everything that a page can show, written in plain sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from readout import pipeline
from readout.record import (
    Account,
    Actor,
    Article,
    Block,
    BlockKind,
    Bounds,
    Claim,
    Detail,
    Disagreement,
    Event,
    Found,
    Party,
    Quotation,
    Reading,
    Resolved,
    Role,
    Span,
    Status,
    When,
    content_id,
    problem,
)

BLINKEN = Actor(
    "a-blinken", "Antony Blinken", "Secretary of State", "USA", "2021-01-26", "2025-01-20", "Q7821917"
)
CAVUSOGLU = Actor(
    "a-cavusoglu", "Mevlüt Çavuşoğlu", "Minister of Foreign Affairs", "TUR", "2015-11-24", "2023-06-03"
)
GREECE = Actor("a-greece", None, None, "GRC")
ENVOY = Actor("a-envoy", "Ela Example", "Envoy", "TUR", known=False)


# A path, or an address of either kind of record.
Place = TypeVar("Place", Path, str)


class Text:
    """A page's text that grows block by block, and the places of words in it."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []

    def add(self, kind: BlockKind, words: str, **more: object) -> Text:
        start = len(self.text)
        self.blocks.append(Block(kind, Span(start, start + len(words)), **more))  # type: ignore[arg-type]
        self.text += words + "\n"
        return self

    def at(self, words: str, value: str | None = None, after: str = "") -> Found[str]:
        start = self.text.index(words, self.text.index(after) if after else 0)
        return Found(value or words, (Span(start, start + len(words)),), 0.9)


def article(text: Text, url: str, *, headline: str | None, **more: object) -> Article:
    told = tuple(b.span for b in text.blocks if b.kind in ("headline", "body", "quotation"))
    plain: dict[str, object] = {
        "id": content_id("article", url, text.text),
        "url": url,
        "name": None,
        "outlet": None,
        "language": "en",
        "text": text.text,
        "blocks": tuple(text.blocks),
        "sentences": told,
        "headline": text.at(headline) if headline else None,
        "headline_source": None,
        "dateline": None,
        "published": None,
        "bounds": Bounds(latest="2025-03-14", latest_from="stamps"),
    }
    return Article(**(plain | more))  # type: ignore[arg-type]


def claim(
    page: Article,
    text: Text,
    evidence: str,
    parties: list[tuple[Actor, Role, str]],
    *,
    event_type: str = "call",
    status: Status = "happened",
    when: Found[When] | None = None,
    main: bool = True,
    **more: object,
) -> Resolved:
    proof = text.at(evidence).evidence[0]
    plain: dict[str, object] = {
        "id": content_id("claim", page.id, event_type, evidence),
        "article": page.id,
        "event_type": event_type,
        "act": "CONSULT",
        "cameo": "041",
        "status": status,
        "parties": tuple(
            Party(role, actor.person, actor.office, actor.government, text.at(words))
            for actor, role, words in parties
        ),
        "details": (),
        "when": when,
        "announced": None,
        "said": (),
        "according_to": (),
        "trigger": proof,
        "evidence": proof,
        "main": main,
        "confidence": 0.86,
        "read_by": "rules-1",
        "why": ("cue:call",),
    }
    return Resolved(Claim(**(plain | more)), tuple(actor for actor, _, _ in parties))  # type: ignore[arg-type]


def official_page() -> Reading:
    text = Text()
    text.add("headline", "Secretary Blinken's call with Foreign Minister Çavuşoğlu")
    text.add(
        "body",
        "Secretary Blinken spoke by phone with Foreign Minister Çavuşoğlu on January 3 about grain exports.",
    )
    text.add("body", "“We will keep talking about grain exports,” the Secretary said.")
    url = "https://www.state.gov/calls/turkey"
    page = article(
        text, url, headline="Secretary Blinken's call with Foreign Minister Çavuşoğlu",
        outlet=Found("us-state-department", source="url"), published=Found("2022-01-03", source="meta"),
    )  # fmt: skip
    rule = "January 3 is not after the page"
    when = Found(
        When("2022-01-03", "partial", ("2021-01-03", "2022-01-03"), rule), text.at("January 3").evidence
    )
    parties: list[tuple[Actor, Role, str]] = [
        (BLINKEN, "both", "Secretary Blinken"),
        (CAVUSOGLU, "both", "Foreign Minister Çavuşoğlu"),
    ]
    said = Quotation(text.at("the Secretary"), text.at("We will keep talking about grain exports"))
    one = claim(
        page, text, "Secretary Blinken spoke by phone with Foreign Minister Çavuşoğlu", parties, when=when,
        details=(Detail("channel", text.at("by phone", "phone")), Detail("topic", text.at("grain exports"))),
        said=(said,),
    )  # fmt: skip
    return Reading(page, (one,), ())


def press_page() -> Reading:
    """Its evidence and its quotation cross; it carries lists of other headlines; two engagements."""
    text = Text()
    text.add("headline", "Ministers discuss grain – Ministry")
    text.add("byline", "By A. Reporter")
    text.add(
        "body",
        "“Blinken and Çavuşoğlu talked by phone on 4 January 2022 about grain,” said the ministry in Ankara.",
    )
    text.add("subheading", "What comes next")
    text.add("body", "Çavuşoğlu will visit Athens on 10 January 2022 for talks with Greece.")
    text.add("advert", "Advertising\nAdvertising")
    text.add("marker", "MORE ABOUT")
    first = "Grain ships leave the harbour – Minister"
    text.add(
        "related",
        first,
        at=Found("2025-03-07T16:01"),
        said_by=Found("Minister"),
        link="https://news.example/1",
    )
    text.add("stamp", "16:01, 07.03.2025")
    text.add("related", "Harbour master retires", link="javascript:alert(1)")
    text.add("marker", "LATEST")
    text.add("latest", "Weather turns cold", at=Found("2025-03-14T13:57"))
    page = article(
        text, "https://news.example/grain", headline="Ministers discuss grain – Ministry",
        headline_source=text.at("Ministry"), published=Found("2022-01-05T09:30", source="json-ld"),
        outlet=Found("Example News"), name="grain.html",
    )  # fmt: skip
    call = claim(
        page, text, "Blinken and Çavuşoğlu talked by phone on 4 January 2022 about grain,” said the ministry",
        [(BLINKEN, "both", "Blinken"), (CAVUSOGLU, "both", "Çavuşoğlu")],
        when=Found(When("2022-01-04", "explicit"), text.at("4 January 2022").evidence),
        details=(Detail("topic", text.at("grain", after="about grain")),),
        said=(
            Quotation(None, text.at("Blinken and Çavuşoğlu talked by phone on 4 January 2022 about grain")),
        ),
        according_to=(Found("Example News", source="url"), text.at("the ministry")),
    )  # fmt: skip
    visit = claim(
        page, text, "Çavuşoğlu will visit Athens on 10 January 2022",
        [(CAVUSOGLU, "source", "Çavuşoğlu"), (GREECE, "target", "Greece")],
        event_type="visit", status="planned", main=False, details=(Detail("place", text.at("Athens")),),
        when=Found(When("2022-01-10/2022-01-12", "explicit"), text.at("10 January 2022").evidence),
    )  # fmt: skip
    return Reading(
        page, (call, visit), (problem("P016", "written 07.03.2025", text.at("07.03.2025").evidence[0]),)
    )


def turkish_page() -> Reading:
    text = Text()
    text.add("headline", "Elçi mektup göndermedi")
    text.add("body", "Elçi Ela Example, Yunanistan'a mektup gönderildiği haberini yalanladı.")
    page = article(text, "mektup.html", headline="Elçi mektup göndermedi", language="tr")
    one = claim(
        page, text, "Yunanistan'a mektup gönderildiği haberini yalanladı",
        [(ENVOY, "source", "Elçi Ela Example"), (GREECE, "target", "Yunanistan")],
        event_type="letter", status="denied",
    )  # fmt: skip
    return Reading(page, (one,), (problem("P014"), problem("P022")))


def empty_page() -> Reading:
    """No headline, no claim, and half of a surrogate pair in its text."""
    text = Text().add("body", "The council met about its budget \ud83d and went home.")
    page = article(text, "https://news.example/council", headline=None, language="und")
    return Reading(page, (), (problem("P020"),))


def event(key: str, told: list[tuple[Resolved, Reading]], **more: object) -> Event:
    first = told[0][0]
    plain: dict[str, object] = {
        "id": key,
        "event_type": first.claim.event_type,
        "act": first.claim.act,
        "status": first.claim.status,
        "when": first.claim.when.value if first.claim.when else None,
        "actors": first.actors,
        "roles": tuple(party.role for party in first.claim.parties),
        "place": next((found.value for found in first.claim.detail("place")), None),
        "channel": next((found.value for found in first.claim.detail("channel")), None),
        "topics": tuple(found.value for one, _ in told for found in one.claim.detail("topic")),
        "accounts": tuple(
            Account(
                one.claim.id,
                reading.article.id,
                reading.article.outlet.value if reading.article.outlet else None,
                one.claim.status,
                one.claim.when.value.date if one.claim.when else None,
                tuple(found.value for found in one.claim.according_to),
                one.claim.main,
            )
            for one, reading in told
        ),
    }
    return Event(**(plain | more))  # type: ignore[arg-type]


def build(path: Place) -> Place:
    """A record of four pages and three events; ``event-old`` was merged into ``event-call``."""
    official, press, turkish, empty = official_page(), press_page(), turkish_page(), empty_page()
    with pipeline.open(path) as readout:
        for reading in (official, press, turkish, empty):
            assert readout.record.add(reading)
        call, told = official.claims[0], press.claims[0]
        readout.record.save_events(
            [event("event-old", [(told, press)]), event("event-call", [(call, official)])]
        )
        differ = Disagreement("date", (("2022-01-03", (call.claim.id,)), ("2022-01-04", (told.claim.id,))))
        events = [
            event(
                "event-call",
                [(told, press), (call, official)],
                disagreements=(differ,),
                when=call.claim.when.value,
            )
            if call.claim.when
            else event("event-call", [(call, official)]),
            event("event-visit", [(press.claims[1], press)]),
            event("event-letter", [(turkish.claims[0], turkish)]),
        ]
        readout.record.save_events(events, whole=True)
    return path


def many(path: Path, number: int) -> Path:
    """A record of so many events, one a day and page."""
    with pipeline.open(path) as readout:
        made = []
        with readout.record.batch() as batch:
            for count in range(number):
                base = official_page()
                key = f"https://news.example/{count}"
                page = replace(base.article, id=content_id("article", key), url=key)
                day = f"2021-{count // 28 % 12 + 1:02d}-{count % 28 + 1:02d}"
                old = base.claims[0]
                assert old.claim.when is not None
                when = replace(old.claim.when, value=When(day, "explicit"))
                told = replace(old.claim, id=content_id("claim", key), article=page.id, when=when)
                one = Resolved(told, old.actors)
                reading = Reading(page, (one,), ())
                batch.add(reading)
                made.append(event(f"event-{count:04d}", [(one, reading)]))
        readout.record.save_events(made, whole=True)
    return path
