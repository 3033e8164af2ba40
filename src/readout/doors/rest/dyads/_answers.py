"""The record's answers about two governments, in the shapes of the wire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from readout.doors.rest._answers import Answers
from readout.doors.rest._labels import Labels
from readout.doors.rest._wire import EventRow
from readout.doors.rest.dyads import _wire as wire
from readout.pipeline import Readout
from readout.pipeline.dyads import Brief, Dyad, Told, kind_of, quarter_days, words
from readout.record import InputError, Mark

# Two screens of a laptop, as in the other lists of events.
ON_A_PAGE = 30
KINDS = ("contact", "other", "announced", "not")
_LONGEST = 80


class DyadAnswers:
    """Everything that the REST API and the pages' ``.json`` say of two governments."""

    def __init__(self, readout: Readout) -> None:
        self._dyads = readout.dyads
        self._labels = Labels(readout)
        self._answers = Answers(readout)
        self._types = readout.knowledge.event_types.names()

    def code(self, given: str) -> str | None:
        """The code of a government given by code or name."""
        return self._dyads.code(given) if len(given) <= _LONGEST else None

    def pairs(self) -> wire.Pairs:
        """The pairs that share most events."""
        return wire.Pairs(
            pairs=[
                wire.PairOf(
                    left=left,
                    right=right,
                    left_name=self._labels.government(left),
                    right_name=self._labels.government(right),
                    url=f"/dyads/{left}/{right}",
                    events=number,
                )
                for left, right, number in self._dyads.busiest()
            ]
        )

    def dyad(self, left: str, right: str, parameters: QueryParams, path: str) -> wire.DyadOf:
        """Two governments over time; ``path`` is the address that the pages of the list hang on.

        :raises InputError: for a day, quarter, kind, type or page that is none.
        """
        asked = _asked(parameters, self._types)
        found = self._dyads.dyad(left, right, asked.get("today"))
        listed = found.chosen(asked.get("quarter"), asked.get("kind"), asked.get("type"))
        page = int(asked.get("page", "1"))
        shown = listed[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
        last = max(1, -(-len(listed) // ON_A_PAGE))
        return wire.DyadOf(
            left=left,
            right=right,
            left_name=self._labels.government(left),
            right_name=self._labels.government(right),
            url=f"/dyads/{left}/{right}",
            today=found.today,
            today_from=found.today_from,
            today_words=words.today_in_words(found),
            total=len(found.marks),
            last_contact=self._mark(found.last_contact),
            days_since=found.days_since,
            announced=[self.mark(mark) for mark in found.announced],
            baseline=_baseline(found),
            baseline_words=words.baseline_in_words(found),
            types=self._counted(found, asked),
            quarters=[_quarter(found, number) for number in range(len(found.quarters))],
            marks=[self.mark(mark) for mark in found.marks],
            quarter=asked.get("quarter"),
            kind=asked.get("kind"),
            type=asked.get("type"),
            listed=len(listed),
            events=self._answers.rows(self._dyads.events(shown)),
            previous=address(path, asked, page=min(page - 1, last)) if page > 1 else None,
            next=address(path, asked, page=page + 1) if page < last else None,
        )

    def brief(self, left: str, right: str, parameters: QueryParams) -> wire.BriefOf:
        """A brief. :raises InputError: for a day that is none."""
        found = self.asked_brief(left, right, parameters)
        told = partial(_told, self._rows_of(found), self._labels.government)
        return wire.BriefOf(
            left=left,
            right=right,
            left_name=self._labels.government(left),
            right_name=self._labels.government(right),
            url=f"/dyads/{left}/{right}/brief",
            since=found.since,
            since_from=found.since_from,
            since_words=words.since_in_words(found),
            today_words=words.today_in_words(found.dyad),
            baseline_words=words.baseline_in_words(found.dyad),
            last_contact=self._mark(found.dyad.last_contact),
            days_since=found.dyad.days_since,
            ministerial=told(found.ministerial) if found.ministerial else None,
            happened=[told(one) for one in found.happened],
            announced=[told(one) for one in found.announced],
            not_so=[told(one) for one in found.not_so],
            left_out=found.left_out,
        )

    def markdown(self, left: str, right: str, parameters: QueryParams) -> str:
        """A brief as Markdown."""
        return words.brief_in_markdown(self.asked_brief(left, right, parameters), self._labels.government)

    def asked_brief(self, left: str, right: str, parameters: QueryParams) -> Brief:
        """The brief that the parameters ask for."""
        since, today = (parameters.get(name, "").strip() or None for name in ("since", "today"))
        return self._dyads.brief(left, right, since, today)

    def mark(self, mark: Mark) -> wire.MarkOf:
        """An event on a line of time."""
        return wire.MarkOf(
            id=mark.id,
            url=f"/events/{mark.id}",
            type=mark.event_type,
            label=self._labels.type(mark.event_type),
            status=mark.status,
            kind=kind_of(mark),
            date=mark.date,
            channel=mark.channel,
            rank=mark.rank,
        )

    def _mark(self, mark: Mark | None) -> wire.MarkOf | None:
        return self.mark(mark) if mark is not None else None

    def _counted(self, found: Dyad, asked: Mapping[str, str]) -> list[wire.TypeOf]:
        counts = Counter((kind_of(mark), mark.event_type) for mark in found.marks)
        path = f"/dyads/{found.left}/{found.right}"
        kept = {"today": asked["today"]} if "today" in asked else {}
        return [
            wire.TypeOf(
                type=name,
                label=self._labels.type(name),
                kind=kind,
                events=number,
                url=address(path, kept, kind=kind, type=name),
            )
            for (kind, name), number in sorted(
                counts.items(), key=lambda one: (KINDS.index(one[0][0]), -one[1], one[0][1])
            )
        ]

    def _rows_of(self, brief: Brief) -> dict[str, EventRow]:
        told = [*brief.happened, *brief.announced, *brief.not_so]
        told += [brief.ministerial] if brief.ministerial else []
        return {row.id: row for row in self._answers.rows(tuple(one.event for one in told))}


def address(path: str, asked: Mapping[str, str], **changed: str | int) -> str:
    """``path`` with what is asked, or ``changed``; page 1 is left out."""
    pairs = {**asked, **{name: str(value) for name, value in changed.items()}}
    kept = [(name, value) for name, value in pairs.items() if value and (name, value) != ("page", "1")]
    return f"{path}?{urlencode(kept, errors='replace')}" if kept else path


def _asked(parameters: QueryParams, types: Iterable[str]) -> dict[str, str]:
    """What the parameters ask, each checked."""
    names = ("today", "quarter", "kind", "type", "page")
    given = {name: value for name in names if (value := parameters.get(name, "").strip())}
    if "quarter" in given:
        try:
            quarter_days(given["quarter"])
        except ValueError as error:
            raise InputError(str(error)) from error
    known = (("kind", KINDS), ("type", tuple(types)))
    for name, values in known:
        if name in given and given[name] not in values:
            raise InputError(f"no {name} is called {given[name][:80]!r}; known: {', '.join(values)}")
    page = given.get("page", "1")
    if not (page.isascii() and page.isdigit() and len(page) < 7 and int(page) > 0):
        raise InputError(f"page is a number from 1 on; got {page[:80]!r}")
    return given


def _baseline(found: Dyad) -> wire.BaselineOf | None:
    base = found.baseline
    return wire.BaselineOf(first=base.first, last=base.last, mean=round(base.mean, 3)) if base else None


def _quarter(found: Dyad, number: int) -> wire.QuarterOf:
    one = found.quarters[number]
    return wire.QuarterOf(
        name=one.name,
        since=one.first,
        until=one.last,
        contacts=one.contacts,
        others=one.others,
        announced=one.announced,
        stories=one.stories,
        running=one.running,
    )


def _told(rows: Mapping[str, EventRow], name: Callable[[str], str], told: Told) -> wire.ToldOf:
    sources = {
        one.story: wire.SourceOf(
            story=f"/stories/{one.story}", title=one.title, outlet=one.outlet, page=one.url
        )
        for one in told.sources
    }
    return wire.ToldOf(
        event=rows[told.event.id],
        evidence=told.evidence[0] if told.evidence else None,
        evidence_source=sources[told.evidence[1].story] if told.evidence else None,
        quotations=[
            wire.Quoted(speaker=one.speaker, text=one.text, source=sources[one.source.story])
            for one in told.said
        ],
        commitments=[
            wire.PromisedOf(
                told_by=one.told_by,
                by=one.by,
                text=one.text,
                confirmed=one.confirmed,
                label=words.promised_in_words(one, name),
                source=sources[one.source.story],
            )
            for one in told.promised
        ],
        sources=list(sources.values()),
    )
