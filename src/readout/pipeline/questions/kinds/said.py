"""What somebody said about somebody, with the place of every quotation."""

from __future__ import annotations

from collections.abc import Iterator

from readout.pipeline.questions._asked import Asked, Somebody
from readout.pipeline.questions._desk import Desk
from readout.pipeline.questions._question import Question
from readout.pipeline.questions._values import SAMPLE, SINCE, UNTIL, Column, Parameter, Place, Row
from readout.pipeline.questions._voices import government_of, mentioned, people_in
from readout.record import Actor, Article, InputError, Quotation, Resolved

# Claims with quotations looked at for one question, the newest first; resolving one takes half a millisecond.
_MOST = 2000
_DAY = len("2022-01-04")
_LONGEST = 300


def _answer(desk: Desk, asked: Asked) -> tuple[str, tuple[Row, ...]]:
    by, about = asked.by, asked.about
    if by is None or about is None:
        raise InputError("somebody who speaks and somebody spoken about are asked for")
    rows: dict[tuple[str, str], Row] = {}
    wanted = {about.government} if about.government else set(about.ids)
    for one in _claims(desk, asked, by, about):
        article = desk.record.article(one.claim.article)
        day = _day(one, article)
        if article is None or not _inside(day, asked):
            continue
        for said in one.claim.said:
            speaker = desk.people.speaker(said, one)
            if speaker is None or not _speaks(speaker, said, by, day, desk):
                continue
            whom, how = _about(said, one, article, speaker, day, desk)
            if whom & wanted:
                rows.setdefault((article.id, said.text.value), _row(said, one, article, (day, how), desk))
    found = tuple(
        sorted(rows.values(), key=lambda row: (str(row.values[0] or ""), row.stories), reverse=True)
    )
    times = "Once" if len(found) == 1 else f"{len(found)} times"
    since = f" since {asked.since}" if asked.since else ""
    return f"{times} the record quotes {by.name} about {about.name}{since}.", found


def _claims(desk: Desk, asked: Asked, by: Somebody, about: Somebody) -> tuple[Resolved, ...]:
    sides = {code for one in (by, about) for code in _sides(one, desk)}
    return desk.record.people.quoting_sides(sorted(sides), asked.since, asked.until, _MOST)


def _sides(one: Somebody, desk: Desk) -> Iterator[str]:
    """The government itself, or every one in which the person held an office."""
    if one.government:
        yield one.government
    profile = desk.people.profile(one.ids[0]) if one.ids else None
    if profile is not None:
        yield from (term.government for term in profile.terms)
        yield from (code for code in (profile.government,) if code)


def _speaks(speaker: Actor, said: Quotation, by: Somebody, day: str | None, desk: Desk) -> bool:
    """Whether the speaker is the person, or speaks for the government."""
    if by.ids:
        return speaker.id in by.ids
    name = said.speaker.value if said.speaker else ""
    return (speaker.government or government_of(name, day, desk.knowledge)) == by.government


def _about(
    said: Quotation, one: Resolved, article: Article, speaker: Actor, day: str | None, desk: Desk
) -> tuple[frozenset[str], str]:
    """The governments and people whom the quotation or its sentence names; else those of the other side.

    That is, of the act it is told with. And which of the two it was.
    """
    text = said.text.value
    for span in said.text.evidence[:1]:
        text = " ".join(each.of(article.text) for each in article.sentences if each.touches(span)) or text
    people = people_in(text, desk.knowledge) - {speaker.id}
    terms = (desk.knowledge.offices.held(key, day) if day else () for key in people)
    named = people | {term.government for held in terms for term in held}
    named |= set(mentioned(said.text.value, day, desk.knowledge))
    if named - {speaker.government}:
        return frozenset(named), "named"
    others = [each for each in one.actors if each.government != speaker.government]
    return frozenset({each.id for each in others} | {each.government or "" for each in others}), "party"


def _day(one: Resolved, article: Article | None) -> str | None:
    """The day of the page, else of the claim."""
    if article is not None and article.published is not None:
        return article.published.value[:_DAY]
    return one.claim.when.value.date[:_DAY] if one.claim.when else None


def _inside(day: str | None, asked: Asked) -> bool:
    """Whether a day lies in the days asked for; one that is not known lies in no bounded range."""
    if day is None:
        return asked.since is None and asked.until is None
    return (asked.since or "") <= day and day[: len(asked.until or day)] <= (asked.until or day)


def _row(said: Quotation, one: Resolved, article: Article, told: tuple[str | None, str], desk: Desk) -> Row:
    words = " ".join(said.text.value.split())
    event = desk.record.event_of(one.claim.id)
    day, how = told
    values = (
        day,
        said.speaker.value if said.speaker else None,
        words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…",
        how,
        article.headline.value if article.headline else None,
        article.url,
    )
    places = tuple(Place(article.id, span) for span in said.text.evidence)
    return Row(values, (event,) if event else (), (article.id,), places)


QUESTION = Question(
    name="said",
    title="What did somebody say about somebody, and where does it stand?",
    parameters=(
        Parameter("by", "party", "the person or government that speaks", required=True),
        Parameter("about", "party", "the person or government spoken about", required=True),
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("date", "the day of the page or, where it gives none, of the act it tells"),
        Column("speaker", "who spoke, as the page has it"),
        Column("words", "the quotation, at most 300 characters"),
        Column("how", "named: in it or its sentence; party: nobody is, and it is told with an act of theirs"),
        Column("headline", "the story it stands in"),
        Column("page", "the address of the page"),
    ),
    caveat=f"{SAMPLE} Whom a quotation is about its sentence says, or else its act.",
    example="said Biden Xi --since 2023-06",
    answer=_answer,
)
