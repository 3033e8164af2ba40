"""The record's and the atlas's answers about people and governments, in the shapes of the wire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict
from urllib.parse import quote

from starlette.datastructures import QueryParams

from readout.doors.rest._answers import Answers
from readout.doors.rest._asking import Asked
from readout.doors.rest._labels import Labels
from readout.doors.rest._wire import Events
from readout.doors.rest.people import _wire as wire
from readout.doors.rest.people._asking import (
    EVENTS_ON_A_PAGE,
    PEOPLE_ON_A_PAGE,
    QUOTATIONS_ON_A_PAGE,
    AskedTerms,
    Paged,
    actor_address,
    asked_people,
    asked_terms,
    asked_text,
    given,
    list_address,
    page_number,
    with_page,
)
from readout.pipeline import Query, Readout
from readout.pipeline.people import Held, Listed, Quoted
from readout.record import Article, Event

# The parameters of a person's and of a government's page: each list on it is paged by its own.
_OF_ACTOR = ("said", "of", "cursor")
_OF_GOVERNMENT = ("office", "terms", "cursor")


class PeopleAnswers:
    """What the API, the pages and their ``.json`` say of people and governments.

    ``path`` is always the address that links to further pages hang on. What nobody knows is None.
    """

    def __init__(self, readout: Readout) -> None:
        self._readout = readout
        self._people = readout.people
        self._labels = Labels(readout)
        self._answers = Answers(readout)

    # -- people ----------------------------------------------------------------------------------------------

    def address_of(self, key: str) -> str | None:
        """The page of the person of ``key``, an id of any kind; that of the government where it is one."""
        own = self._people.find(key)
        if own is None:
            return None
        actor = self._people.actor(own)
        if actor and not actor.person and not actor.office and self._people.body(actor.government or ""):
            return f"/governments/{actor.government}"
        return actor_address(own)

    def actors(self, parameters: QueryParams, path: str) -> wire.Actors:
        """One page of people, those of most events first.

        :raises InputError: for a government or page that is none.
        """
        asked = asked_people(parameters, self._readout)
        found = self._people.listed(asked.text, asked.government)
        paged = Paged(asked.page, PEOPLE_ON_A_PAGE, len(found))
        return wire.Actors(
            q=asked.text,
            side=asked.government,
            total=len(found),
            **_pages(paged, path, asked.given(), "page"),
            actors=[self._row(one) for one in found[paged.shown]],
        )

    def everybody(self, parameters: QueryParams) -> tuple[Listed, ...]:
        """The same people, all of them.

        :raises InputError: for a government that is none.
        """
        asked = asked_people(parameters, self._readout)
        return self._people.listed(asked.text, asked.government)

    def actor(self, key: str, parameters: QueryParams, path: str) -> wire.ActorOf | None:
        """One person; ``key`` is the id it is shown under.

        :raises InputError: for a page or cursor that is none.
        """
        profile = self._people.profile(key)
        if profile is None:
            return None
        here = given(parameters, *_OF_ACTOR)
        company = self._people.company(profile)
        by, about = self._people.quotations(profile)
        return wire.ActorOf(
            **dict(self._events(Asked(actor=(profile.ids,)), here, path)),
            id=profile.id,
            url=actor_address(profile.id),
            name=profile.name,
            in_atlas=profile.in_atlas,
            from_text=profile.from_text,
            qid=profile.qid,
            government=profile.government,
            office=profile.office,
            names=[wire.NameOf(name=one, script=self._people.script(one)) for one in profile.names],
            terms=[_term(one) for one in profile.terms],
            ids=list(profile.ids),
            may_be=[_named(*one) for one in profile.may_be],
            counterparts=[self._row(one, profile.id) for one in company.people],
            governments=[self._count(*one, actor=(profile.id,)) for one in company.governments],
            said=self._quotations(by, "said", parameters, path),
            said_of=self._quotations(about, "of", parameters, path),
        )

    # -- governments -----------------------------------------------------------------------------------------

    def governments(self, parameters: QueryParams) -> wire.Governments:
        """Governments with their numbers of events: those that have some; with words or ``all``, any.

        :raises InputError: if the words are too long.
        """
        text, every = asked_text(parameters), bool(parameters.get("all", "").strip())
        counts = {one.value: one.count for one in self._readout.record.facets(Query())["side"]}
        found = [(one, counts.pop(one.code, 0)) for one in self._people.bodies(text)]
        rows = [_government(one.code, one.name, one.kind, n) for one, n in found if n or text or every]
        if not text:  # codes that a page's reader gave and the atlas does not have
            rows += [_government(code, code, "unknown", number) for code, number in counts.items()]
        return wire.Governments(
            q=text,
            all=every,
            total=len(rows),
            governments=sorted(rows, key=lambda one: (-one.events, one.name)),
        )

    def government(self, code: str, parameters: QueryParams, path: str) -> wire.GovernmentOf | None:
        """One government, by its code.

        :raises InputError: for an office, page or cursor that is none.
        """
        body = self._people.body(code)
        if body is None:
            return None
        here = given(parameters, *_OF_GOVERNMENT)
        counts = self._readout.record.facets(Query(side=(code,)))
        codes = wire.Codes(
            iso3=body.code if body.iso else None,
            cow=body.cow or None,
            gw=body.gw or None,
            cameo=body.cameo or None,
            qid=body.qid,
        )
        return wire.GovernmentOf(
            **dict(self._events(Asked(side=(code,)), here, path)),
            code=body.code,
            url=f"/governments/{body.code}",
            name=body.name,
            kind=body.kind,
            names=list(body.names),
            codes=codes,
            capital=body.capital or None,
            seats=list(body.seats),
            region=body.region or None,
            members=[self._linked(one) for one in body.members],
            member_of=[self._linked(one) for one in body.member_of],
            holders=_terms(asked_terms(parameters, self._people.holders(code)), here, path),
            governments=[
                self._count(one.value, one.count, side=(code,)) for one in counts["side"] if one.value != code
            ],
            types=[
                wire.TypeCount(
                    type=one.value,
                    label=self._labels.type(one.value),
                    events=one.count,
                    list=f"{list_address(side=(code,))}&type={quote(one.value, safe='', errors='replace')}",
                )
                for one in counts["event_type"]
            ],
        )

    # -- parts -----------------------------------------------------------------------------------------------

    def page_of_events(
        self,
        parameters: QueryParams,
        *,
        side: tuple[str, ...] = (),
        actor: tuple[tuple[str, ...], ...] = (),
    ) -> tuple[Event, ...]:
        """The events themselves that such an answer lists, newest first.

        :raises InputError: for a cursor that no page gave.
        """
        cursor = given(parameters, "cursor").get("cursor")
        asked = Asked(side=side, actor=actor, limit=EVENTS_ON_A_PAGE, cursor=cursor)
        return self._readout.record.find(asked.query).events

    def _events(self, question: Asked, here: Mapping[str, str], path: str) -> Events:
        asked = Asked(
            side=question.side,
            actor=question.actor,
            limit=EVENTS_ON_A_PAGE,
            cursor=here.get("cursor"),
        )
        found = self._answers.events(asked, path)
        following = with_page(path, here, cursor=found.cursor) if found.cursor else None
        return found.model_copy(update={"next": following})

    def _linked(self, code: str) -> wire.Linked:
        return wire.Linked(code=code, name=self._labels.government(code), url=f"/governments/{code}")

    def _row(self, one: Listed, beside: str | None = None) -> wire.ActorRow:
        actors = (beside, one.id) if beside else (one.id,)
        return wire.ActorRow(
            id=one.id,
            name=one.name,
            url=actor_address(one.id),
            government=one.government,
            government_name=self._labels.government(one.government) if one.government else None,
            office=one.office,
            in_atlas=one.in_atlas,
            from_text=one.from_text,
            events=one.events,
            list=list_address(actor=actors) if one.events else None,
        )

    def _count(
        self, code: str, number: int, *, actor: Sequence[str] = (), side: Sequence[str] = ()
    ) -> wire.GovernmentCount:
        known = self._labels.is_government(code)
        return wire.GovernmentCount(
            code=code,
            name=self._labels.government(code),
            events=number,
            url=f"/governments/{code}" if known else None,
            list=list_address(actor=actor, side=(*side, code)) if known else None,
        )

    def _quotations(
        self, found: Sequence[Quoted], name: str, parameters: QueryParams, path: str
    ) -> wire.Quotations:
        paged = Paged(page_number(parameters, name), QUOTATIONS_ON_A_PAGE, len(found))
        shown = found[paged.shown]
        articles = self._readout.record.articles_of({one.story for one in shown})
        return wire.Quotations(
            total=len(found),
            **_pages(paged, path, given(parameters, *_OF_ACTOR), name),
            quotations=[self._quotation(one, articles.get(one.story)) for one in shown],
        )

    def _quotation(self, one: Quoted, article: Article | None) -> wire.QuotationOf:
        anchor = f"#s{one.span.start}-{one.span.end}" if one.span else ""
        outlet = article.outlet.value if article and article.outlet else None
        return wire.QuotationOf(
            text=one.text,
            cut=one.cut,
            speaker=one.speaker,
            story=one.story,
            story_url=f"/stories/{one.story}{anchor}",
            start=one.span.start if one.span else None,
            end=one.span.end if one.span else None,
            headline=article.headline.value if article and article.headline else None,
            language=article.language if article else "und",
            outlet=self._labels.outlet(outlet) if outlet else None,
            page=article.url if article else "",
            published=article.published.value if article and article.published else None,
            event=self._readout.record.event_of(one.claim),
        )


class _Pages(TypedDict):
    page: int
    previous: str | None
    next: str | None


def _pages(paged: Paged, path: str, here: Mapping[str, str], name: str) -> _Pages:
    """Which page this is, and the addresses of the one before it and the one after it."""
    before = with_page(path, here, **{name: paged.before}) if paged.before else None
    following = with_page(path, here, **{name: paged.following}) if paged.following else None
    return {"page": paged.page, "previous": before, "next": following}


def _government(code: str, name: str, kind: str, events: int) -> wire.GovernmentRow:
    known = kind != "unknown"
    return wire.GovernmentRow(
        code=code,
        name=name,
        kind=kind,
        url=f"/governments/{code}" if known else None,
        events=events,
        list=list_address(side=(code,)) if known and events else None,
    )


def _terms(asked: AskedTerms, here: Mapping[str, str], path: str) -> wire.Terms:
    return wire.Terms(
        office=asked.office,
        total=asked.paged.total,
        **_pages(asked.paged, path, here, "terms"),
        offices=[
            wire.OfficeCount(
                office=office, terms=len(held), url=with_page(path, here, office=office, terms=None)
            )
            for office, held in asked.offices
        ],
        terms=[_term(one) for one in asked.rows],
    )


def _term(one: Held) -> wire.TermOf:
    return wire.TermOf(
        person=_named(one.person, one.name),
        government=one.government,
        office=one.office,
        title=one.title,
        since=one.since,
        until=one.until,
        since_precision=one.since_precision,
        until_precision=one.until_precision,
        acting=one.acting,
        disputed=one.disputed,
        source=one.source,
        confidence=one.confidence,
        note=one.note,
        beside=[_named(*other) for other in one.beside],
    )


def _named(key: str, name: str) -> wire.NamedOf:
    return wire.NamedOf(id=key, name=name, url=actor_address(key))
