"""One story: its text block by block with everything that was read from it marked, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from readout.doors.rest import Labels
from readout.doors.web import _words as words
from readout.doors.web._beside import Beside, beside
from readout.doors.web._dates import spoken
from readout.doors.web._event import Said, said
from readout.doors.web._marks import Mark, Piece, anchor, joined, pieces
from readout.doors.web._rows import Badge, status_badge
from readout.pipeline import Readout
from readout.record import Article, Block, Claim, Found, Problem, Resolved, Span, When

# From so many letters on a story runs past two screens, and its claims stay beside it while it is read.
LONG = 3500


@dataclass(frozen=True, slots=True)
class Value:
    """A value that was read, with the places in the text it was read from; a party with ``who`` it is."""

    text: str
    note: str
    spans: tuple[str, ...]
    from_text: bool
    who: words.Person | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a claim; no values means that the page does not report it."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One engagement that the story reports."""

    id: str
    label: str
    status: Badge
    main: bool
    title: str
    fields: tuple[Field, ...]
    when: When | None
    basis: str
    said: tuple[Said, ...]
    event: str | None
    evidence: str
    code: str
    confidence: float
    why: tuple[str, ...]
    read_by: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the story, or of the furniture round it."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks in a row that are all the story's or all furniture; ``words`` say what the furniture is."""

    furniture: bool
    blocks: tuple[BlockView, ...]
    words: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """Everything that a story's page shows."""

    article: Article
    title: tuple[Piece, ...]
    plain_title: str
    source: str
    official: str | None
    language: str | None
    language_name: str
    page: str | None
    runs: tuple[Run, ...]
    claims: tuple[ClaimView, ...]
    beside: Beside
    problems: tuple[tuple[Problem, str | None], ...]
    versions: tuple[str, ...]
    long: bool


def story_view(article: Article, readout: Readout, labels: Labels) -> StoryView:
    """The story's page."""
    record = readout.record
    resolved = record.claims(article.id)
    problems = record.problems(article.id)
    marks = joined(_marks(article, resolved, problems, labels))
    heading = next(iter(article.blocks_of("headline")), None)
    plain = article.headline.value if article.headline else f"A story of {words.host(article.url)}"
    shown = pieces(article.text, heading.span, marks) if heading else (Piece("text", plain),)
    official = labels.official(article)
    return StoryView(
        article=article,
        title=shown,
        plain_title=plain,
        source=words.source(article, labels),
        official=labels.government(official) if official else None,
        language=words.tongue(article.language),
        language_name=words.LANGUAGE.get(article.language, article.language),
        page=words.outgoing(article.url),
        runs=tuple(_runs(article, marks, heading)),
        claims=tuple(_claim(one, record.event_of(one.claim.id), labels) for one in resolved),
        beside=beside(article, readout, labels),
        problems=tuple((one, anchor(one.span) if one.span else None) for one in problems),
        versions=record.versions(article.url),
        long=sum(len(block.span) for block in article.blocks if block.kind not in words.FURNITURE) > LONG,
    )


def _marks(
    article: Article, resolved: Iterable[Resolved], problems: Iterable[Problem], labels: Labels
) -> Iterator[Mark]:
    """Everything that was read, where it was read."""
    for one in resolved:
        claim = one.claim
        yield Mark(claim.evidence, ("evidence",), f"evidence: {labels.type(claim.event_type)}")
        for party in claim.parties:
            yield from _found(party.found, "who")
        for detail in claim.details:
            yield from _found(detail.found, "topic" if detail.role == "topic" else "detail", detail.role)
        for when in (claim.when, claim.announced):
            if when is not None:
                yield from (Mark(span, ("when",), "when") for span in when.evidence)
        for quotation in claim.said:
            yield from _found(quotation.text, "said", "quotation")
            if quotation.speaker:
                yield from _found(quotation.speaker, "source", "speaker")
        for source in claim.according_to:
            yield from _found(source, "source", "according to")
    if article.headline_source:
        yield from _found(article.headline_source, "source", "the headline's source")
    yield from (Mark(one.span, ("problem",), one.code) for one in problems if one.span)


def _found(found: Found[str], kind: str, title: str = "") -> Iterator[Mark]:
    return (Mark(span, (kind,), title or kind) for span in found.evidence)


def _runs(article: Article, marks: tuple[Mark, ...], heading: Block | None) -> Iterator[Run]:
    told = [block for block in article.blocks if block is not heading]
    for furniture, group in groupby(told, key=lambda block: block.kind in words.FURNITURE):
        blocks = tuple(group)
        kinds = dict.fromkeys(words.FURNITURE[block.kind] for block in blocks if furniture)
        yield Run(
            furniture,
            tuple(BlockView(block.kind, pieces(article.text, block.span, marks)) for block in blocks),
            ", ".join(kinds),
        )


def _claim(one: Resolved, event: str | None, labels: Labels) -> ClaimView:
    claim = one.claim
    people = words.sides(
        words.person(actor, party.role, labels)
        for actor, party in zip(one.actors, claim.parties, strict=False)
    )
    when = claim.when.value if claim.when else None
    return ClaimView(
        id=claim.id,
        label=labels.type(claim.event_type),
        status=status_badge(claim.status),
        main=claim.main,
        title=people.title,
        fields=tuple(_fields(one, labels)),
        when=when,
        basis=words.BASIS[when.basis] if when else "",
        said=tuple(said(quotation) for quotation in claim.said),
        event=event,
        evidence=anchor(claim.evidence),
        code=" · ".join(part for part in (claim.act, claim.cameo and f"CAMEO {claim.cameo}") if part),
        confidence=claim.confidence,
        why=words.made_by(claim.why),
        read_by=claim.read_by,
    )


def _fields(one: Resolved, labels: Labels) -> Iterator[Field]:
    claim = one.claim
    yield Field("who", tuple(_parties(one, labels)))
    yield Field("when", _dates(claim.when))
    if claim.announced:
        yield Field("announced", _dates(claim.announced))
    details: dict[str, list[Value]] = {"place": [], "channel": [], "topic": []}
    for detail in claim.details:
        details.setdefault(detail.role, []).append(_value(detail.found))
    yield from (Field(role, tuple(values)) for role, values in details.items())
    yield Field("according to", _chain(claim))


def _parties(one: Resolved, labels: Labels) -> Iterator[Value]:
    for number, party in enumerate(one.claim.parties):
        spans = _places(party.found.evidence)
        if number >= len(one.actors):
            yield Value(party.found.value, words.ROLE.get(party.role, party.role), spans, True)
            continue
        who = words.person(one.actors[number], party.role, labels)
        role = "" if party.role == "both" else words.ROLE.get(party.role, party.role)
        alone = "known from the text alone" if not who.known and who.government else ""
        note = ", ".join(part for part in (role, alone) if part)
        yield Value(who.name, note, spans, bool(spans), who)


def _dates(found: Found[When] | None) -> tuple[Value, ...]:
    if found is None:
        return ()
    note = found.value.rule if found.value.basis in words.INFERRED else ""
    return (Value(spoken(found.value.date), note, _places(found.evidence), bool(found.evidence)),)


def _chain(claim: Claim) -> tuple[Value, ...]:
    return tuple(_value(found) for found in claim.according_to)


def _value(found: Found[str]) -> Value:
    note = "" if found.evidence else f"from {found.source}"
    return Value(found.value, note, _places(found.evidence), bool(found.evidence))


def _places(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(anchor(span) for span in spans if len(span))
