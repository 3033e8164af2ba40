"""What stands outside an act's own sentence: its topics, sources, kind and date."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from readout.claims._act import Act
from readout.claims._act_letters import ANSWERED
from readout.claims._advice import advised_sources
from readout.claims._date_words import is_ahead, said_then
from readout.claims._drafts import Draft
from readout.claims._page import OpenPage, outlet_name
from readout.claims._parties import ELLIPTIC, OWN_PAGE, SUMMONS
from readout.claims._places import channel_of
from readout.claims._placing import placed
from readout.claims._sources import Source, chain
from readout.claims._tokens import Sentence
from readout.claims._topics import topics_after, topics_before
from readout.claims._turns import asked_apart
from readout.record import Found, Span, When

_WEEK = 7
# "had just come back from": an auxiliary stands this near to its verb.
_NEAR = 3
# A government speaks of the act before it at most this many sentences behind it.
_NEXT = 2
# How many sentences around the act may give its day.
_LEAD = 2
# How far in front of a letter's day the word stands that makes it one which is answered.
_ANSWER = 7


def enrich(page: OpenPage, draft: Draft, drafts: Sequence[Draft]) -> None:
    """What stands outside the act's own sentence: topics, sources, a date given later."""
    last = max(draft.sentences)
    following = _own_sentences(page, last, drafts)
    for number in following:
        draft.topics += topics_of(page, page.sentences[number], 0)
    if draft.weak:
        told = {n for d in drafts for n in d.sentences}
        untold = set(range(len(page.sentences))) - told
        _kind_from_neighbours(page, draft, following, untold)
    if draft.kind.family == "letter":
        _date_of_letter(page, draft)
    if draft.when is None:
        _date_from_neighbours(page, draft, following, drafts)
    if draft.when is None and draft.kind.family == "statement" and draft.status == "happened":
        _date_of_saying(page, draft)
    if ELLIPTIC in draft.rules:
        _same_occasion(draft, drafts)
    draft.place = placed(page, draft, first=draft is drafts[0])
    head = page.article.headline_source if draft.head or draft is drafts[0] else None
    draft.according_to = chain(
        _attribution(page, draft, drafts),
        head,
        outlet_name(page.article, page.knowledge),
        official=page.people.home is not None,
    ) or advised_sources(draft.act, page.article.text)


def _same_occasion(draft: Draft, drafts: Sequence[Draft]) -> None:
    """ "Germany pledged aid for Yemen at a virtual conference. Britain pledged more": there, too."""
    before = [d for d in drafts if d.kind is draft.kind and max(d.sentences) < min(draft.sentences)]
    if before and draft.channel is None:
        draft.channel = before[-1].channel


def _attribution(page: OpenPage, draft: Draft, drafts: Sequence[Draft]) -> list[Source]:
    """Who says so: in the act's own sentences and the next, else around them where no other act is told.

    Outside its own sentences only who can be the source of this act counts; see ``_vouches``.
    """
    number, start, end = draft.act.sentence.number, draft.act.start, draft.act.end
    own = [
        s
        for n in draft.sentences
        for s in page.sources.get(n, ())
        if n != number or not start <= s.verb < end
    ]
    agencies = [s for s in page.agencies if draft is drafts[0]]
    taken = {n for d in drafts if d is not draft for n in d.sentences}
    following = [n + 1 for n in draft.sentences if n + 1 not in draft.sentences]
    if any(not source.outer for source in own):
        following = [n for n in following if n not in taken]
        return [*agencies, *own, *_vouching(page, draft, following)[:1]]
    last = max(draft.sentences)
    around = [n for n in (last + 2, last + 3, *(m - 1 for m in draft.sentences)) if n not in taken]
    return [*agencies, *own, *_vouching(page, draft, [*following, *around])[:3]]


def _vouching(page: OpenPage, draft: Draft, numbers: Sequence[int]) -> list[Source]:
    """The sources of sentences that are not the act's own, where they can be the source of this act."""
    return [
        source
        for number in numbers
        if number not in draft.sentences
        for source in page.sources.get(number, ())
        if _vouches(page, draft, number, source)
    ]


def _vouches(page: OpenPage, draft: Draft, number: int, source: Source) -> bool:
    """Whether who speaks in sentence ``number`` may be taken to say that the act took place.

    Who speaks for a government that has no part in it does not; in the sentence after the act, whoever else
    speaks does. Farther off, or before it, people mostly speak of something else: institutions, outlets and
    who is cited still count, and shortly behind the act a government.
    """
    mention = source.mention
    government = page.people.government(mention) if mention is not None else None
    if government is not None and government not in draft.governments:
        return False
    last = max(draft.sentences)
    within = min(draft.sentences) < number <= last + 1
    if within or source.outer or mention is None or source.verb == mention.start:
        return True  # "according to" leads to it wherever it stands
    return mention.kind == "office" or (mention.kind == "government" and last < number <= last + _NEXT)


def _own_sentences(page: OpenPage, last: int, drafts: Sequence[Draft]) -> list[int]:
    """The sentences after ``last`` that still tell of the same act: up to the next act's sentence."""
    taken = {n for d in drafts for n in d.sentences}
    found = []
    for number in range(last + 1, min(last + 6, len(page.sentences))):
        if number in taken or asked_apart(page, number, last):
            break
        found.append(number)
    return found


def _kind_from_neighbours(
    page: OpenPage, draft: Draft, following: Sequence[int], untold: Collection[int]
) -> None:
    """ "A told B ..." and then "in the call": a surer cue without parties of its own tells the kind.

    Words of the act's own sentence decide before that: "by telephone", "on the sidelines".
    """
    folds = {token.fold for n in draft.sentences for token in page.sentences[n].tokens}
    for shown, name in ((page.words.remote, "call"), (page.words.in_person, "meeting")):
        if folds & shown and draft.kind.family == "contact" and draft.kind.name != "talks":
            draft.kind = page.knowledge.event_types.get(name)
            draft.channel = channel_of(replace(draft.act, kind=draft.kind), page.words)
            draft.rules.append(f"kind:{name}-words")
            return
    last = max(draft.sentences)
    before = min(draft.sentences) - 1
    between = range(before + 1, last)
    nearby = dict.fromkeys(
        [*draft.sentences, *between, min(last + 1, len(page.sentences) - 1), *following[:3]]
    )
    if before >= 0:
        nearby[before] = None  # "The phone call lasted an hour." opens the page, and then "A and B spoke"
    for number in nearby:
        for act in page.acts_of(number):
            alike = act.kind.family == draft.kind.family and act.kind.mutual
            bare = not act.mentions and (number != before or before in untold)
            if (
                alike
                and (bare or _points_back(page, act, draft))
                and (act.kind.rank > draft.kind.rank or act.cue.weight > draft.weight)
            ):
                draft.kind, draft.channel = act.kind, channel_of(act, page.words)
                draft.weight = max(draft.weight, act.cue.weight)
                draft.rules.append("kind:next-sentence")
                return


def _points_back(page: OpenPage, act: Act, draft: Draft) -> bool:
    """ "voiced his concerns, a statement on the call said": the call of whoever the pronoun stands for."""
    pronouns = all(mention.kind == "pronoun" for mention in act.mentions)
    return pronouns and act.cue.frame == "noun" and not act.right and _same_sides(page, act, draft)


def _date_of_letter(page: OpenPage, draft: Draft) -> None:
    """ "the letter dated 14 September": the day it bears, not the day it became known."""
    first, last = min(draft.sentences), max(draft.sentences)
    for number in (*draft.sentences, *range(first + 1, last), last + 1, last + 2):
        for expression in page.dates.expressions(number):
            if expression.modifier == "dated" and not _of_answered(page, draft, number, expression.span):
                when, problems = page.dates.resolved(expression, draft.status, draft.principals)
                if when is not None:
                    draft.when = when
                    draft.problems += problems
                    return


def _of_answered(page: OpenPage, draft: Draft, number: int, day: Span) -> bool:
    """True for the day of the letter that this one answers ("in reply to a letter of 14 September")."""
    if ANSWERED in draft.rules:
        return False
    sentence = page.sentences[number]
    at = sentence.token_at(day.start)
    return bool(page.words.letters.answers & set(sentence.folds(at - _ANSWER, at)))


def _date_from_neighbours(
    page: OpenPage, draft: Draft, following: Sequence[int], drafts: Sequence[Draft]
) -> None:
    """ "The call took place on Friday": a cue of the same kind in a sentence of its own, with a date."""
    for number in following[:3]:
        for act in page.acts_of(number):
            if act.kind.family != draft.kind.family or not _same_sides(page, act, draft):
                continue
            when, problems = page.dates.of(act, [act], draft.status, draft.principals, page.words)
            if when is not None:
                draft.when = when
                draft.problems += problems
                draft.rules.append("date:next-sentence")
                return
    announced = draft.act.cue.status is not None and draft.kind.family == "aid"
    if (draft.status == "happened" or announced) and not draft.problems:
        _date_from_lead(page, draft, drafts)
    if draft.status == "happened" and draft.when is None and not draft.problems:
        _date_of_telling(page, draft, following)
    if draft.kind.family == "agreement" and draft.when is None and not draft.problems:
        _date_of_meeting(page, draft, drafts)


def _date_of_meeting(page: OpenPage, draft: Draft, drafts: Sequence[Draft]) -> None:
    """What two who met have signed, they signed when they met, where no day of its own is told.

    "A met B on Monday. (...) The two ministers signed a memorandum."
    """
    act = draft.act
    if draft.status != "happened" or act.aside or page.dates.named(act, page.words):
        return
    for held in drafts:
        if held.when is None or held.kind.family != "contact" or held.status != "happened":
            continue
        after = min(draft.sentences) > min(held.sentences) and max(draft.sentences) > max(held.sentences)
        if after and held.governments == draft.governments:
            draft.when = Found(held.when.value, held.when.evidence, 0.6)
            draft.rules.append("date:meeting")
            return


def _date_of_saying(page: OpenPage, draft: Draft) -> None:
    """The page's day for what its own government says on it; else the day on which the next sentence has its
    author speak: "A calls B wrong. Z said on Monday ...".
    """
    if OWN_PAGE in draft.rules and draft.act.cue.cameo != SUMMONS:
        draft.when = page.dates.on_page_day("the page itself says it")
        return
    authors = {p.government for p in draft.principals if p.party.role == "source"}
    number = max(draft.sentences) + 1
    if not draft.head or number >= len(page.sentences):
        return
    one = page.sentences[number]
    speaking = [s.mention for s in page.sources.get(number, ()) if s.mention is not None]
    if not any(page.people.government(mention) in authors for mention in speaking):
        return
    for expression in page.dates.expressions(number):
        if said_then(one, one.token_at(expression.span.start), page.words):
            when, _ = page.dates.resolved(expression, draft.status, draft.principals)
            if when is not None:
                draft.when = when
                draft.rules.append("date:saying")
                return


def _same_sides(page: OpenPage, act: Act, draft: Draft) -> bool:
    """False for an act that names a government which has no part in the draft."""
    named = {page.people.government(mention) for mention in act.mentions}
    return named - {None} <= draft.governments


def _date_from_lead(page: OpenPage, draft: Draft, drafts: Sequence[Draft]) -> None:
    """The day that the news was last said to be on, where that day is in the week of the page.

    Of the sentences shortly before the act the nearest one with a day counts, if it has only one.
    """
    told = [n for n in draft.sentences if page.sentences[n].kind != "headline"]
    first = min(told or draft.sentences)
    act = draft.act
    if page.sentences[first].kind == "headline" or act.aside or page.dates.named(act, page.words):
        return
    if "had" in act.sentence.folds(act.start - _NEAR, act.start):
        return  # before what the story tells
    for number in range(first - 1, max(first - 1 - _LEAD, -1), -1):
        if asked_apart(page, number, first):
            return
        ahead = [d.when for d in drafts if number in d.sentences and is_ahead(d.act, d.status) and d.when]
        days = [
            one
            for one in page.dates.days(number, draft.principals)
            if _in_week(page, one) and not any(one.evidence == other.evidence for other in ahead)
        ]
        if len(days) == 1:
            draft.when = Found(days[0].value, days[0].evidence, 0.6)
            draft.rules.append("date:sentence-before")
        if days:
            return


def _in_week(page: OpenPage, day: Found[When]) -> bool:
    """True for a day in the week up to the page's, or told with its month on an undated page."""
    if page.article.published is None:
        return day.value.basis in ("partial", "explicit")
    return page.dates.days_before_page(day.value.date) in range(_WEEK)


def _date_of_telling(page: OpenPage, draft: Draft, following: Sequence[int]) -> None:
    """The day on which the act was made known, where nothing else gives a day for it.

    "X and Y spoke. The ministry's statement of Monday, 3 January says so.": on a page without a day of its
    own that is the day a reader takes, and of a decision ("The order was announced on Friday") on any page.
    A day of the page that a sentence tells without a telling is the act's.
    """
    published = page.article.published
    for number in following[:_LEAD]:
        days = page.dates.days(number, draft.principals)
        told = bool(page.words.says & {token.fold for token in page.sentences[number].tokens})
        decided = draft.kind.family == "sanction" and len(days) == 1 and _in_week(page, days[0])
        if published is None:
            fitting = days if told and len(days) == 1 else []
        elif told:
            fitting = days if decided else []
        else:
            fitting = [one for one in days if one.value.date == published.value[:10]]
        if fitting:
            draft.when = Found(fitting[0].value, fitting[0].evidence, 0.6)
            draft.rules.append("date:telling")
        if days:
            return


def topics_of(
    page: OpenPage, one: Sentence, start: int, until: int | None = None, *, whole: bool = False
) -> list[Found[str]]:
    """What a sentence names as talked about, from token ``start`` on or as its subject.

    What stands in front of token ``until`` ends before the phrase that it belongs to. With ``whole`` nothing
    is cut: what holds a day is left out.
    """
    dated = [expression.span for expression in page.dates.expressions(one.number)]
    if page.article.headline_source is not None:
        dated += page.article.headline_source.evidence
    before = topics_before(one, page.words, page.article.text, dated)
    return before + topics_after(one, start, page.words, page.article.text, dated, until, whole=whole)
