"""The rule reader: sentences to mentions to acts to drafts to claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.claims._act import Act
from readout.claims._assemble import assemble
from readout.claims._drafts import Draft, drop_spoken, join
from readout.claims._mentions import Mention
from readout.claims._page import OpenPage, home, open_page, outlet_name, words_by_cues
from readout.claims._parties import PartyFinder, Principal
from readout.claims._places import channel_of, place_of
from readout.claims._quotes import quotations
from readout.claims._sources import Source, chain
from readout.claims._status import status_of
from readout.claims._tokens import Sentence
from readout.claims._topics import topics_after, topics_before
from readout.claims._words import words_of
from readout.knowledge import Knowledge
from readout.record import Article, Claim, Found, Problem, Quotation, Span, problem

_MOST_CLAIMS = 6
_HISTORY = 2
_SEVERAL = 2
_WEEK = 7
# A cue fainter than this counts only with both sides named.
_FAINT = 0.5
# How near a date must stand to dated words without parties ("the last call was on 2 December").
_BESIDE = 8
# "received", "hosted": below this weight a transitive cue needs people on both sides.
_SURE = 0.75


def read(article: Article, knowledge: Knowledge) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims an article makes, in text order, and what a person should know about reading them.

    Furniture is never read. An article in a language without a reading pack gives no claims and P021; one
    without an engagement gives no claims and P020.
    """
    words = words_of(article.language, knowledge) or words_by_cues(article, knowledge)
    if words is None and not article.sentences:
        return (), ()  # there is no text to be in any language; the page's own problems say why
    if words is None:
        return (), (problem("P021", f"the page is in {article.language!r}; no pack reads it"),)
    page = open_page(article, knowledge, words)
    drafts = _drafts(page)
    if not drafts:
        page.problems.append(problem("P020", "no act between two governments was recognised in the story"))
        return (), tuple(page.problems)
    claims = assemble(article, drafts, _quotations(page))
    return claims, (*page.problems, *(p for d in drafts for p in d.problems))


def _quotations(page: OpenPage) -> list[Quotation]:
    """Every quotation; speakers under the names that the parties have, in Latin letters where known."""
    dateline = page.article.dateline.evidence if page.article.dateline else ()
    subjects = {
        number: [
            Found(_speaker_name(page, m), (m.span,), 0.6)
            for m in mentions
            if m.via is None and m.kind in ("person", "office", "government", "pronoun") and not m.quoted
            if not any(m.span.touches(span) for span in dateline)
        ]
        for number, mentions in page.mentions.items()
    }
    found = quotations(page.article.text, page.article.blocks, page.sentences, page.sources, subjects)
    names = page.people.latin()
    return [
        replace(q, speaker=replace(q.speaker, value=names.get(q.speaker.value, q.speaker.value)))
        if q.speaker is not None
        else q
        for q in found
    ]


def _speaker_name(page: OpenPage, mention: Mention) -> str:
    person = page.people.of(mention)
    return person.name if person is not None else mention.span.of(page.article.text)


def _drafts(page: OpenPage) -> list[Draft]:
    finder = PartyFinder(page.people, page.words, page.article.text)
    drafts: list[Draft] = []
    _prime(page, finder)
    for one in page.sentences:
        acts = page.acts_of(one.number)
        matters = _topics(page, one, 0)
        for act in acts:
            if _is_matter(act, matters):
                continue
            for principals in _shares(page, finder, act):
                draft = _draft(page, finder, act, acts, principals)
                drafts += [draft] if draft is not None else []
    joined = drop_spoken(join(_without_faint(drafts)))
    for draft in joined:
        _enrich(page, draft, joined)
    return _worth_keeping(page, joined)


def _is_matter(act: Act, matters: Sequence[Found[str]]) -> bool:
    """True for an act named inside what was talked about: a matter of the talk, not news of its own."""
    cue = act.sentence.span_of(act.start, act.end)
    return any(topic.evidence[0].covers(cue) for topic in matters)


def _shares(page: OpenPage, finder: PartyFinder, act: Act) -> list[tuple[Principal, ...]]:
    """The principals of an act; for "spoke with A and B by phone", of each of its two calls."""
    principals = finder.aim(act, finder.principals(act))
    again = not act.mentions and act.cue.frame == "noun" and act.kind.mutual
    if again:
        principals = finder.known_pair(act.sentence.span_of(act.start, act.end))
    callers = [p for p in principals if any(s.end <= _start(act) for s in p.party.found.evidence[-1:])]
    others = [p for p in principals if p not in callers]
    apart = {p.government for p in others}
    together = page.words.together & {token.fold for token in act.sentence.tokens}
    if not act.kind.pairwise or len(callers) != 1 or len(apart) < _SEVERAL or together:
        return [principals]
    return [(callers[0], other) for other in others]


def _start(act: Act) -> int:
    return act.sentence.tokens[act.start].span.start


def _without_faint(drafts: list[Draft]) -> list[Draft]:
    """Leave out cues that a surer one beside them makes idle.

    A faint cue ("told") between governments that a surer cue joins anywhere on the page; an open one
    ("discussed") in a sentence whose surer cues name the kind of contact and, between them, its parties.
    """
    sure = [d.governments for d in drafts if d.weight >= _FAINT]
    kept = [
        d for d in drafts if d.weight >= _FAINT or not any(d.governments & g == d.governments for g in sure)
    ]
    return [d for d in kept if not (d.weak and any(_outdoes(other, d) for other in kept))]


def _outdoes(sure: Draft, weak: Draft) -> bool:
    return (
        not sure.weak
        and sure.kind.family == weak.kind.family
        and sure.act.sentence.number == weak.act.sentence.number
        and sure.governments <= weak.governments
    )


def _prime(page: OpenPage, finder: PartyFinder) -> None:
    """Let the first act with two governments fix a day of the story."""
    for one in page.sentences:
        for act in page.acts_of(one.number):
            principals = finder.principals(act)
            if len({p.government for p in principals if p.government}) > 1:
                page.dates.prime(principals)
                return


def _draft(
    page: OpenPage,
    finder: PartyFinder,
    act: Act,
    acts: Sequence[Act],
    principals: tuple[Principal, ...],
) -> Draft | None:
    if _habitual(page, act):
        return None
    again = not act.mentions
    governments = {p.government for p in principals if p.government}
    if len(governments) < 2:
        return None
    if act.kind.family == "statement" and not _aimed(principals):
        return None
    if not _plain(act):
        return None
    if act.kind.mutual:
        finder.remember(principals)
    status = status_of(act, page.words)
    reach = {"reach": _BESIDE} if again else {}
    when, problems = page.dates.of(act, acts, status, principals, page.words, **reach)
    if when is None and (again or act.kind.name == "planned"):
        return None
    if act.kind.name == "planned" and status != "planned":
        return None  # a contact of no known form is worth telling only as a plan with a day
    dated = [expression.span for expression in page.dates.expressions(act.sentence.number)]
    place = place_of(act, page.labels[act.sentence.number], page.words, page.article.text, dated)
    topics = _topics(page, act.sentence, act.start)
    return Draft(
        act=act,
        kind=act.kind,
        principals=principals,
        status=status,
        when=when,
        announced=page.dates.announced(act, page.words) if status in ("planned", "cancelled") else None,
        place=place,
        channel=channel_of(act, page.words),
        weight=act.cue.weight,
        head=act.sentence.kind == "headline",
        bare=act.sentence.kind == "headline",
        spans=[_evidence(act)],
        topics=topics,
        headline_topics=tuple(topics) if act.sentence.kind == "headline" else (),
        rules=[*act.rules, *(["agreed"] if page.words.agreed & _leading(act) else [])],
        problems=list(problems),
        sentences=[act.sentence.number],
    )


def _leading(act: Act) -> set[str]:
    """The words shortly before the cue."""
    return set(act.sentence.folds(act.start - 6, act.start))


def _plain(act: Act) -> bool:
    """False for a faint cue whose sides are not both plainly named, or a guest who is only a country."""
    kinds = {m.kind for m in act.mentions}
    if act.cue.weight < _FAINT:
        return kinds <= {"person", "office"}
    received = act.cue.direct and act.kind.name == "meeting" and act.cue.weight < _SURE
    return not received or "government" not in kinds


def _topics(page: OpenPage, one: Sentence, start: int) -> list[Found[str]]:
    dated = [expression.span for expression in page.dates.expressions(one.number)]
    if page.article.headline_source is not None:
        dated += page.article.headline_source.evidence
    before = topics_before(one, page.words, page.article.text, dated)
    return before + topics_after(one, start, page.words, page.article.text, dated)


def _aimed(principals: Sequence[Principal]) -> bool:
    roles = {p.party.role for p in principals if p.government}
    return {"source", "target"} <= roles


def _habitual(page: OpenPage, act: Act) -> bool:
    return bool(page.words.habitual & set(act.sentence.folds(act.start - 4, act.start)))


def _evidence(act: Act) -> Span:
    start = min([act.sentence.tokens[act.start].span.start, *(m.span.start for m in act.mentions)])
    end = max([act.sentence.tokens[act.end - 1].span.end, *(m.span.end for m in act.mentions)])
    return Span(start, end)


def _enrich(page: OpenPage, draft: Draft, drafts: Sequence[Draft]) -> None:
    """What stands outside the act's own sentence: topics, sources, a date given later."""
    last = max(draft.sentences)
    following = _own_sentences(page, last, drafts)
    for number in following:
        draft.topics += _topics(page, page.sentences[number], 0)
    if draft.weak:
        _kind_from_neighbours(page, draft, following)
    if draft.kind.family == "letter":
        _date_of_letter(page, draft)
    if draft.when is None:
        _date_from_neighbours(page, draft, following)
    head = page.article.headline_source if draft.head or draft is drafts[0] else None
    draft.according_to = chain(
        _attribution(page, draft, drafts),
        head,
        outlet_name(page.article, page.knowledge),
        official=home(page.article, page.knowledge) is not None,
    )


def _attribution(page: OpenPage, draft: Draft, drafts: Sequence[Draft]) -> list[Source]:
    """Who says so: in the act's own sentences and the next, else in those around that tell of no other act."""
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
        return [*agencies, *own, *[s for n in following for s in page.sources.get(n, ())][:1]]
    last = max(draft.sentences)
    around = [n for n in (last + 2, last + 3, *(m - 1 for m in draft.sentences)) if n not in taken]
    near = [s for n in (*following, *around) if n not in draft.sentences for s in page.sources.get(n, ())]
    return [*agencies, *own, *near[:3]]


def _own_sentences(page: OpenPage, last: int, drafts: Sequence[Draft]) -> list[int]:
    """The sentences after ``last`` that still tell of the same act: up to the next act's sentence."""
    taken = {n for d in drafts for n in d.sentences}
    found = []
    for number in range(last + 1, min(last + 6, len(page.sentences))):
        if number in taken:
            break
        found.append(number)
    return found


def _kind_from_neighbours(page: OpenPage, draft: Draft, following: Sequence[int]) -> None:
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
    nearby = dict.fromkeys([*draft.sentences, min(last + 1, len(page.sentences) - 1), *following[:3]])
    for number in nearby:
        for act in page.acts_of(number):
            alike = act.kind.family == draft.kind.family and act.kind.mutual and not act.mentions
            if alike and (act.kind.rank > draft.kind.rank or act.cue.weight > draft.weight):
                draft.kind, draft.channel = act.kind, channel_of(act, page.words)
                draft.weight = max(draft.weight, act.cue.weight)
                draft.rules.append("kind:next-sentence")
                return


def _date_of_letter(page: OpenPage, draft: Draft) -> None:
    """ "the letter dated 14 September": the day it bears, not the day it became known."""
    last = max(draft.sentences)
    for number in (*draft.sentences, last + 1, last + 2):
        for expression in page.dates.expressions(number):
            if expression.modifier == "dated":
                when, problems = page.dates.resolved(expression, draft.status, draft.principals)
                if when is not None:
                    draft.when = when
                    draft.problems += problems
                    return


def _date_from_neighbours(page: OpenPage, draft: Draft, following: Sequence[int]) -> None:
    """ "The call took place on Friday": a cue of the same kind in a sentence of its own, with a date."""
    for number in following[:3]:
        for act in page.acts_of(number):
            if act.kind.family != draft.kind.family:
                continue
            when, problems = page.dates.of(act, [act], draft.status, draft.principals, page.words)
            if when is not None:
                draft.when = when
                draft.problems += problems
                draft.rules.append("date:next-sentence")
                return
    announced = draft.act.cue.status is not None and draft.kind.family == "aid"
    if (draft.status == "happened" or announced) and not draft.problems:
        _date_from_lead(page, draft)


def _date_from_lead(page: OpenPage, draft: Draft) -> None:
    """The only day named shortly before the act in the news, where that day is in the week of the page."""
    published = page.article.published
    first = min(draft.sentences)
    expressions = [e for n in (first - 1, first - 2) for e in page.dates.expressions(n) if n >= 0]
    if published is None or len(expressions) != 1 or page.sentences[first].kind == "headline":
        return
    when, _ = page.dates.resolved(expressions[0], "happened", draft.principals)
    if when is None or when.value.basis not in ("relative", "partial") or "/" in when.value.date:
        return
    if page.dates.days_before_page(when.value.date) in range(_WEEK):
        draft.when = Found(when.value, when.evidence, 0.6)
        draft.rules.append("date:sentence-before")


def _worth_keeping(page: OpenPage, drafts: list[Draft]) -> list[Draft]:
    """Drop what is history on this page, then the weakest beyond the codebook's five."""
    if drafts and all(_long_ago(page, draft) for draft in drafts):
        return []
    kept = [d for d in drafts if d is drafts[0] or d.head or not _long_ago(page, d)]
    return kept[:_MOST_CLAIMS]


def _long_ago(page: OpenPage, draft: Draft) -> bool:
    """True for an act told as history: more than two years before the page."""
    latest = page.article.bounds.latest if page.article.published is not None else None
    if latest is None or draft.when is None:
        return False
    return int(draft.when.value.date[:4]) < int(latest[:4]) - _HISTORY
