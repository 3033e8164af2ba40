"""What each page says for each side, and each side from its own pages or from what others relay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from readout.events._days import interval
from readout.events._features import Feature, features
from readout.events._page import Page, page
from readout.events._points import Reader, Worded
from readout.events._rows import point
from readout.events._voices import Heard, heard, official
from readout.knowledge import Knowledge
from readout.knowledge.topics import Topics, likeness
from readout.record import (
    Article,
    Claim,
    Event,
    Hearing,
    Miscredit,
    Resolved,
    Side,
    SideText,
    Span,
    Told,
    Voice,
)

# Roles that stand beside an act, not on a side of it.
_BESIDE = frozenset({"mediator", "host", "witness", "carrier"})
_SAME, _ALIKE = 0.89, 0.5


@dataclass(frozen=True, slots=True)
class Material:
    """One page as comparing reads it. ``own`` is the government whose own page it is."""

    page: Page
    reader: Reader
    own: tuple[str, Hearing] | None
    heard: tuple[Heard, ...]
    worded: tuple[Worded, ...]
    features: tuple[tuple[Heard, Feature], ...]
    claims: tuple[Claim, ...]

    @property
    def article(self) -> Article:
        """The page's article."""
        return self.page.article

    def says_for(self, government: str) -> list[tuple[Voice, Worded]]:
        """Every topic that the page words for a government, with the voice."""
        return [(voice, one) for one in self.worded for voice in one.voices if voice.government == government]


def materials(
    event: Event, told: Iterable[Resolved], articles: Mapping[str, Article], knowledge: Knowledge
) -> list[Material]:
    """Every page that tells of the event, by its date of publication, those without one last."""
    claims: dict[str, list[Claim]] = {}
    mine = {account.claim for account in event.accounts}
    unique = {one.claim.id: one.claim for one in told if one.claim.id in mine}
    for claim in sorted(unique.values(), key=lambda one: (one.trigger, one.id)):
        if claim.article in articles:
            claims.setdefault(claim.article, []).append(claim)
    made = [_material(articles[key], tuple(found), event, knowledge) for key, found in claims.items()]
    return sorted(made, key=lambda one: (_published(one.article) or "9999", one.article.id))


def _material(article: Article, claims: tuple[Claim, ...], event: Event, knowledge: Knowledge) -> Material:
    ready = page(article, knowledge)
    people = {actor.id: actor.government for actor in event.actors if actor.person and actor.government}
    reader = Reader(
        page=ready,
        topics=topics_of(knowledge),
        sides=governments(event),
        people=people,
        claimed=[span for claim in claims for found in claim.detail("topic") for span in found.evidence],
    )
    sentences = tuple(heard(ready, event, knowledge))
    return Material(
        page=ready,
        reader=reader,
        own=official(article, knowledge),
        heard=sentences,
        worded=tuple(reader.read(sentences)),
        features=tuple((one, found) for one in sentences for found in features(reader, one.span)),
        claims=claims,
    )


@cache
def topics_of(knowledge: Knowledge) -> Topics:
    """The known topics, made ready once."""
    return Topics(knowledge.topics, knowledge.offices)


def governments(event: Event) -> tuple[str, ...]:
    """The governments on the sides of the event: who acts, then who is addressed, else by code."""
    order = {"source": 0, "both": 1, "target": 2}
    found = sorted(
        (order.get(role, 1), actor.government)
        for actor, role in zip(event.actors, event.roles, strict=True)
        if actor.government and role not in _BESIDE
    )
    return tuple(dict.fromkeys(code for _, code in found))


def pair(event: Event, pages: Sequence[Material]) -> tuple[str, str] | None:
    """The two governments to compare: of several, those heard most directly. None for fewer than two."""
    codes = governments(event)
    if len(codes) < 2:  # two sides
        return None
    ranked = sorted(codes, key=lambda code: -_directly(code, pages))[:2]
    left, right = (code for code in codes if code in ranked)
    return left, right


def _directly(code: str, pages: Sequence[Material]) -> int:
    if any(one.own and one.own[0] == code for one in pages):
        return 2
    return int(any(one.says_for(code) for one in pages))


def side(code: str, pages: Sequence[Material], event: Event) -> Side:
    """A government's words, from its own pages where there are any."""
    own = [one for one in pages if one.own and one.own[0] == code]
    using = own or [one for one in pages if _speaks(one, code)]
    kinds: dict[str, list[Told]] = {"framing": [], "initiator": [], "duration": [], "present": []}
    for one in using:
        for sentence, feature in one.features:
            voice = next((each for each in sentence.voices if each.government == code), None)
            if voice is not None and all(told.value != feature.value for told in kinds[feature.kind]):
                kinds[feature.kind].append(Told(feature.value, voice, feature.span))
    return Side(
        government=code,
        heard="own" if own else "relayed" if using else "not heard",
        texts=tuple(_text(one, code, event) for one in using),
        framing=tuple(kinds["framing"]),
        initiator=tuple(kinds["initiator"]),
        duration=tuple(kinds["duration"]),
        present=tuple(kinds["present"]),
    )


def _speaks(one: Material, code: str) -> bool:
    return any(voice.government == code for sentence in one.heard for voice in sentence.voices)


def _text(one: Material, code: str, event: Event) -> SideText:
    mine = one.own is not None and one.own[0] == code
    told = [
        sentence.span
        for sentence in one.heard
        if mine or any(voice.government == code for voice in sentence.voices)
    ]
    published = _published(one.article)
    days = next((claim.when.value.date for claim in one.claims if claim.when), None)
    days = days or (event.when.date if event.when else None)
    return SideText(
        article=one.article.id,
        hearing=one.own[1] if one.own is not None and mine else "attribution",
        words=sum(one.page.length(span) for span in told),
        published=published,
        lag_days=_lag(published, days),
    )


def _published(article: Article) -> str | None:
    return article.published.value if article.published is not None else None


def _lag(published: str | None, days: str | None) -> int | None:
    if published is None or days is None or len(published) < len("2022-01-01"):
        return None
    first, last = interval(days)
    days_after = date.fromisoformat(published[:10]).toordinal() - last
    return days_after if last - first <= 1 and days_after >= 0 else None


def miscredits(one: Material, pages: Sequence[Material], sides: tuple[str, str]) -> list[Miscredit]:
    """What a page puts in one side's mouth that only the other side says where the two are told apart.

    They are told apart on a side's own page and on one that speaks for either. A page that tells them apart
    itself is not held to what another tells, and nobody else may credit the first side with those words.
    """
    if one.own is not None or _both(one, sides):
        return []
    apart = [other for other in pages if other is not one and (other.own or _both(other, sides))]
    found: list[Miscredit] = []
    for mine, theirs in (sides, sides[::-1]):
        told_apart = any(other.says_for(mine) for other in apart)
        own = [word for other in pages if other is not one for _, word in other.says_for(mine)]
        rival = [said for other in apart for said in other.says_for(theirs)]
        for voice, word in one.says_for(mine) if told_apart else ():
            if any(likeness(word.form, each.form) >= _ALIKE for each in own):
                continue
            instead = next(((v, w) for v, w in rival if likeness(word.form, w.form) >= _SAME), None)
            if instead is not None:
                found.append(Miscredit(point(voice, word, 0), theirs, point(*instead, 0)))
    return found


def _both(one: Material, sides: tuple[str, str]) -> bool:
    """Whether a page words something for each side that it does not word for the other."""
    left, right = ([word.span for _, word in one.says_for(code)] for code in sides)
    return bool(set(left) - set(right)) and bool(set(right) - set(left))


def spans_of(found: Iterable[Miscredit]) -> set[tuple[str, str, Span]]:
    """The side, the article and the place of every miscredited wording."""
    return {(one.point.voice.government, one.point.voice.article, one.point.span) for one in found}


def sayings(
    code: str, pages: Sequence[Material], heard_as: Side, apart: set[tuple[str, str, Span]]
) -> Iterator[tuple[Voice, Worded]]:
    """What a side says, in the order of its texts; wordings that are miscredited to it left out."""
    using = {text.article for text in heard_as.texts}
    for one in pages:
        if one.article.id in using:
            for voice, word in one.says_for(code):
                if (code, one.article.id, word.span) not in apart:
                    yield voice, word
