"""Everything between two governments on one page, each statement with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from readout.events import compare
from readout.knowledge import Knowledge
from readout.pipeline.dyads._values import Dyad, kind_of
from readout.pipeline.people import shortened
from readout.record import RANKS, Account, Article, Event, Mark, Resolved
from readout.store import Store

# A paper that nobody reads to its end helps nobody; what is left out is counted.
MOST = 60
_SIDES = frozenset({"source", "target", "both"})


@dataclass(frozen=True, slots=True)
class Source:
    """A page that tells of an event: its id in the record, headline, outlet and own address."""

    story: str
    title: str
    outlet: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation of at most 300 characters, who spoke as the page has it, and its source."""

    speaker: str | None
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Promised:
    """What the text of one side, ``told_by``, says that the other, ``by``, will do; both are codes.

    ``confirmed`` is True where the other side's own text says so too.
    """

    told_by: str
    by: str
    text: str
    confirmed: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the pages that tell of it.

    ``evidence`` is the sentence of the main account (at most 300 characters) with its source, ``said`` are
    the quotations, each once. ``promised`` are the commitments that one side ascribes to the other.
    """

    event: Event
    sources: tuple[Source, ...]
    evidence: tuple[str, Source] | None
    said: tuple[Said, ...]
    promised: tuple[Promised, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """What happened ``since`` a day, what is announced, and what was said, newest first.

    ``since_from`` says where that day comes from: ``asked``, the ``ministerial`` (the last contact in which a
    minister or leader takes part, which is ``ministerial``), or the ``beginning`` of the record where there
    is none. ``left_out`` is how many events there are beyond those shown.
    """

    dyad: Dyad
    since: str | None
    since_from: str
    ministerial: Told | None
    happened: tuple[Told, ...]
    announced: tuple[Told, ...]
    not_so: tuple[Told, ...]
    left_out: int


def brief_of(dyad: Dyad, record: Store, knowledge: Knowledge, since: str | None) -> Brief:
    """The brief on a dyad since a day, else since its last ministerial."""
    meeting = _ministerial(dyad, since)
    begin, source = (since, "asked") if since else (None, "beginning")
    if not since and meeting is not None and meeting.first:
        begin, source = meeting.first, "ministerial"
    later = [
        mark
        for mark in dyad.chosen()
        if (begin is None or (mark.last or "") >= begin) and mark is not meeting and mark.first is not None
    ]
    happened = [mark for mark in later if kind_of(mark) in ("contact", "other") and _until(mark, dyad.today)]
    not_so = [mark for mark in later if kind_of(mark) == "not"]

    def told(marks: Iterable[Mark]) -> tuple[Told, ...]:
        return _told(marks, record, knowledge, (dyad.left, dyad.right))

    return Brief(
        dyad=dyad,
        since=begin,
        since_from=source,
        ministerial=next(iter(told([meeting])), None) if meeting else None,
        happened=told(happened[:MOST]),
        announced=told(dyad.announced[:MOST]),
        not_so=told(not_so[:MOST]),
        left_out=sum(max(len(marks) - MOST, 0) for marks in (happened, dyad.announced, not_so)),
    )


def _until(mark: Mark, today: str) -> bool:
    return mark.first is not None and mark.first <= today


def _ministerial(dyad: Dyad, before: str | None) -> Mark | None:
    """The last contact of ministers or leaders that happened; up to a day where that is asked."""
    high = RANKS[: RANKS.index("minister") + 1]
    end = before or dyad.today
    found = [m for m in dyad.chosen(kind="contact") if m.rank in high and m.last and m.last <= end]
    return next(iter(found), None)


def _told(
    marks: Iterable[Mark], record: Store, knowledge: Knowledge, sides: tuple[str, str]
) -> tuple[Told, ...]:
    events = [event for mark in marks if (event := record.event(mark.id)) is not None]
    articles = record.articles_of({account.article for event in events for account in event.accounts})
    claims = {one.claim.id: one for key in articles for one in record.claims(key)}
    return tuple(
        replace(told, promised=tuple(_promised(told, articles, claims, knowledge, sides)))
        for told in (_one(event, articles, claims) for event in events)
    )


def _one(event: Event, articles: Mapping[str, Article], claims: Mapping[str, Resolved]) -> Told:
    sources: dict[str, Source] = {}
    said: dict[str, Said] = {}
    evidence = None
    for account in sorted(event.accounts, key=lambda account: not account.main):
        article, one = articles.get(account.article), claims.get(account.claim)
        if article is None or one is None:
            continue
        source = sources.setdefault(article.id, _source(account, article))
        if evidence is None:
            evidence = shortened(" ".join(one.claim.evidence.of(article.text).split())), source
        for each in one.claim.said:
            speaker = each.speaker.value if each.speaker else None
            said.setdefault(each.text.value, Said(speaker, shortened(each.text.value), source))
    return Told(event, tuple(sources.values()), evidence, tuple(said.values()))


def _promised(
    told: Told,
    articles: Mapping[str, Article],
    claims: Mapping[str, Resolved],
    knowledge: Knowledge,
    sides: tuple[str, str],
) -> Iterator[Promised]:
    """What either side's text ascribes to the other, where both are sides of the event and not its host."""
    event = told.event
    pairs = zip(event.actors, event.roles, strict=True)
    if not set(sides) <= {actor.government for actor, role in pairs if role in _SIDES}:
        return
    own = [claims[account.claim] for account in event.accounts if account.claim in claims]
    compared = compare(event, own, articles, knowledge, sides)
    sources = {source.story: source for source in told.sources}
    for one in compared.commitments if compared is not None else ():
        yield Promised(
            told_by=one.voice.government,
            by=one.of,
            text=shortened(one.words),
            confirmed=one.own is not None,
            source=sources[one.voice.article],
        )


def _source(account: Account, article: Article) -> Source:
    title = article.headline.value if article.headline else article.name or article.url
    return Source(article.id, title, account.outlet, article.url)
