"""The rule reader: sentences to mentions to acts to drafts to claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.claims._act import Act
from readout.claims._act_asides import is_boarding, is_present, is_purpose, is_yet_to_come, same_day_as
from readout.claims._acts import barred
from readout.claims._addressee import name_addressee, to_whom_it_was_called_off
from readout.claims._advice import advised, advised_status, back, told_apart
from readout.claims._announced import announced
from readout.claims._asked import name_asked
from readout.claims._assemble import RULES, assemble
from readout.claims._attended import told_of_guests
from readout.claims._cancelled import call_off_with, called_off_by
from readout.claims._carried import name_carrier
from readout.claims._counterparts import name_counterpart, name_target_before
from readout.claims._courtesy import call_in_person
from readout.claims._drafts import Draft, drop_spoken, join
from readout.claims._dropped import name_dropped
from readout.claims._enrich import enrich, topics_of
from readout.claims._gate import look
from readout.claims._handed import name_receiver
from readout.claims._headlined import mark_carrier
from readout.claims._home import home
from readout.claims._joiners import name_joined
from readout.claims._marked import marked, marked_with
from readout.claims._mentions import Mention, groups
from readout.claims._mirrors import without_halves
from readout.claims._page import OpenPage, Spots, open_page, spots_of, words_by_cues
from readout.claims._parties import PartyFinder, Principal
from readout.claims._peers import name_peers
from readout.claims._places import channel_of, named_in_english, place_of
from readout.claims._promised import name_promiser
from readout.claims._refused import name_refused
from readout.claims._said import said_on
from readout.claims._selves import name_other
from readout.claims._shares import shares
from readout.claims._speakers import name_it, name_left_out, name_speakers
from readout.claims._status import status_of
from readout.claims._thirds import name_thirds
from readout.claims._tokens import fold
from readout.claims._told import FAINT, aimed, is_told, only_spoken_of, together
from readout.claims._untimed import untimed
from readout.claims._words import words_of
from readout.knowledge import Knowledge
from readout.record import Article, Claim, Found, Model, Problem, Proposed, Span, Status, When, problem

_MOST_CLAIMS = 6
# The language that the packed model reads.
_MODELLED = "en"
_HISTORY = 2
_CALL = "call"
# What leads, within so many words, to the call in which something was discussed.
_BY_CALL = frozenset(["in", "during", "by", "over"])
_PHRASE = 4
# Blocks from the top of a page among which its label stands ("Readout").
_TOP = 4
# How near a date must stand to dated words without parties ("the last call was on 2 December").
_BESIDE = 8


def read(
    article: Article, knowledge: Knowledge, model: Model | None = None, *, gated: bool = True
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims an article makes, in text order, and what a person should know about reading them.

    Furniture is never read. An article in a language without a reading pack gives no claims and P021; one
    without an engagement gives no claims and P020. A ``model`` proposes acts beside those of the rules, in
    the languages it was trained on. Where the names and words of a story tell of no such act it is not read
    further, where they hardly do the model is not asked, unless ``gated`` is off.
    """
    words = words_of(article.language, knowledge) or words_by_cues(article, knowledge)
    if words is None and not article.sentences:
        return (), ()  # there is no text to be in any language; the page's own problems say why
    if words is None:
        return (), (problem("P021", _unread(article.language)),)
    spots = spots_of(article, knowledge, words.language)
    nothing = problem("P020", "no act between two governments was recognised in the story")
    speaker = home(article, knowledge)
    reader = look(article, knowledge, words.language, spots, speaker) if gated else "model"
    if reader == "nobody":
        return (), (nothing,)
    page = open_page(article, knowledge, words, spots, speaker)
    asked = reader == "model" and words.language == _MODELLED
    proposed = _proposed(page, spots, model) if asked else None
    drafts = _drafts(page, proposed)
    if not drafts:
        return (), (*page.problems, nothing)
    read_by = RULES if proposed is None or model is None else f"{RULES}+{model.name}"
    serving = {one.name: one.government for one in page.people.all() if one.government}
    claims = assemble(article, drafts, said_on(page), read_by, serving=serving)
    return claims, (*page.problems, *(p for d in drafts for p in d.problems))


def _unread(language: str) -> str:
    if language == "und":
        return "which language the page is in could not be told"
    return f"the page is in {language!r}; no pack reads it"


def _proposed(page: OpenPage, spots: Spots, model: Model | None) -> Proposed | None:
    if model is None:
        return None
    opened = len(page.dates.tagged) == len(page.article.sentences)
    story = (
        marked_with(page.article, spots, page.dates.tagged)
        if opened
        else marked(page.article, page.knowledge)
    )
    return back(model.read([story.marked])[0], story)


def _advise(page: OpenPage, proposed: Proposed, everyone: list[Mention]) -> None:
    """Hear the model on every sentence's acts."""
    for one in page.sentences:
        acts = page.acts_of(one.number)
        lists = groups(one, page.mentions[one.number], page.words)
        asked = one.kind != "headline" and any(one.span.covers(p.trigger) for p in proposed.proposals)
        no_cues = barred(one, page.words) if asked else frozenset()
        heard = advised(one, acts, proposed, everyone, lists, page.knowledge, no_cues)
        name_asked(heard)
        page.acts[one.number] = heard


def _drafts(page: OpenPage, proposed: Proposed | None) -> list[Draft]:
    finder = PartyFinder(page.people, page.words, page.article.text)
    drafts: list[Draft] = []
    everyone = [mention for mentions in page.mentions.values() for mention in mentions]
    if proposed is not None:
        _advise(page, proposed, everyone)
    name_speakers(page)
    _prime(page, finder)
    for one in page.sentences:
        acts = page.acts_of(one.number)
        matters = topics_of(page, one, 0, whole=True)
        for act in acts:
            call_in_person(page, act)
            if act.kind.mutual:
                page.people.reread(act.mentions)
            name_thirds(page, act)
            name_joined(page, act)
            name_addressee(page, act)
            name_carrier(page, act)
            name_refused(page, act)
            name_left_out(page, act)
            name_it(page, act)
            name_dropped(page, act)
            name_receiver(page, act, finder.last)
            name_promiser(page, act)
            name_other(page, act)
            name_counterpart(page, act, everyone)
            name_target_before(page, act)
            if _is_matter(act, matters) or told_of_guests(act, drafts, page.words):
                continue
            for shared in shares(page, finder, act):
                principals = to_whom_it_was_called_off(act, shared, drafts)
                draft = _draft(page, finder, act, acts, principals)
                drafts += [draft] if draft is not None else []
    _plan_purposes(page, drafts)
    drafts = call_off_with(drafts)
    # A letter for nobody is left out only now: it may say how a refusal told beside it was made.
    kept = drop_spoken(join(_without_faint(without_halves(drafts)), told_apart(proposed)))
    joined = [d for d in kept if d.kind.family != "letter" or d.kind.mutual or aimed(d.principals)]
    mark_carrier(page, joined)
    for draft in joined:
        name_peers(draft, page.people, joined)
        enrich(page, draft, joined)
    return _worth_keeping(page, joined)


def _plan_purposes(page: OpenPage, drafts: Sequence[Draft]) -> None:
    """A contact for which somebody is to travel is to come too; one for which he came was then."""
    journeys = [d for d in drafts if d.kind.family == "visit" and d.status in ("planned", "happened")]
    for draft in drafts:
        undated = draft.kind.family == "contact" and draft.status == "happened" and draft.when is None
        journey = next((j for j in journeys if undated and is_purpose(draft.act, j.act, page.words)), None)
        if journey is not None and journey.status == "planned":
            draft.status = "planned"
            draft.announced = announced(page.dates, draft.act, page.words)
        elif journey is not None and page.words.orders is not None and journey.when is not None:
            draft.when = replace(journey.when, confidence=0.6)


def _is_matter(act: Act, matters: Sequence[Found[str]]) -> bool:
    """True for an act named inside what was talked about: a matter of the talk, not news of its own."""
    if act.kind.name == _CALL and _BY_CALL & set(act.sentence.folds(act.start - _PHRASE, act.start)):
        return False  # "discussed visas in a 40-minute phone call"
    cue = act.sentence.span_of(act.start, act.end)
    return any(topic.evidence[0].covers(cue) for topic in matters)


def _without_faint(drafts: list[Draft]) -> list[Draft]:
    """Leave out cues that a surer one beside them makes idle.

    A faint cue ("told") between governments that a surer cue joins anywhere on the page; an open one
    ("discussed") in a sentence whose surer cues name the kind of contact and, between them, its parties.
    """
    # An offer to mediate names the sides it is made for: it is no contact of theirs.
    sure = [d.governments for d in drafts if d.weight >= FAINT and d.kind.family != "mediation"]
    kept = [
        d
        for d in drafts
        if d.weight >= FAINT or together(d.act) or not any(d.governments & g == d.governments for g in sure)
    ]
    return [d for d in kept if not (d.weak and any(_outdoes(other, d) for other in kept))]


def _outdoes(sure: Draft, weak: Draft) -> bool:
    return (
        not sure.weak
        and sure.kind.family == weak.kind.family
        and sure.act.sentence.number == weak.act.sentence.number
        and sure.governments <= weak.governments
        and _named(weak) <= _named(sure)
    )


def _named(draft: Draft) -> set[str]:
    return {p.key for p in draft.principals if p.party.name}


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
    if not is_told(page, act, principals):
        return None
    again = not act.mentions
    if act.kind.mutual and not any(m.kind == "pair" and m.owned for m in act.mentions):
        finder.remember(principals)  # "their ministers" are not the pair that the story goes on with
    status = advised_status(act, status_of(act, page.words))
    when, problems, status = _told_when(page, act, acts, principals, status)
    if when is None and status == "happened":
        problems = (*problems, *untimed(page, act))
    if (when is None and (again or act.kind.name == "planned")) or only_spoken_of(
        act, when, status, page.words
    ):
        return None
    if act.kind.name == "planned" and status != "planned":
        return None  # a contact of no known form is worth telling only as a plan with a day
    dated = [expression.span for expression in page.dates.expressions(act.sentence.number)]
    labels = page.labels[act.sentence.number]
    place = place_of(act, labels, page.words, page.article.text, dated)
    topics = _topics(page, act)
    return Draft(
        act=act,
        kind=act.kind,
        principals=principals,
        status=status,
        when=when,
        announced=announced(page.dates, act, page.words) if status in ("planned", "cancelled") else None,
        place=place and named_in_english(place, act, labels, page.words, page.knowledge.offices),
        channel=channel_of(act, page.words),
        weight=act.cue.weight,
        head=act.sentence.kind == "headline",
        bare=act.sentence.kind == "headline",
        called_off=_canceller(page, act) if status == "cancelled" and act.kind.mutual else None,
        vague=when is None and page.dates.vague(act, page.words),
        spans=[_evidence(act)],
        topics=topics,
        headline_topics=tuple(topics) if act.sentence.kind == "headline" else (),
        rules=[*act.rules, *(["agreed"] if page.words.agreed & _leading(act) else [])],
        problems=list(problems),
        sentences=[act.sentence.number],
    )


def _told_when(
    page: OpenPage, act: Act, acts: Sequence[Act], principals: tuple[Principal, ...], status: Status
) -> tuple[Found[When] | None, tuple[Problem, ...], Status]:
    """The day of an act, what stood in its way, and the status: of what lies ahead it is a plan."""
    reach = {} if act.mentions else {"reach": _BESIDE}
    if status == "cancelled" and is_boarding(act, page.words):
        return None, (), status
    if status == "happened" and is_present(act, page.words):
        coming = page.dates.coming(act, acts, principals, page.words, weekdays=True)
        if coming is not None:
            return coming, (), "planned"
        if page.words.status.future.any_in(act.sentence.folds(act.end, act.end + _BESIDE)):
            return None, (), "planned"  # "travels to C next week"
    when, problems = page.dates.of(act, acts, status, principals, page.words, **reach)
    if when is None and status == "happened" and not problems and (main := same_day_as(act, acts)):
        when, problems = page.dates.of(main, acts, status, principals, page.words)
    if when is not None and status == "happened" and page.dates.is_soon(when):
        return when, problems, "planned"
    if when is None and status == "happened" and act.kind.family in ("contact", "visit"):
        coming = page.dates.coming(act, acts, principals, page.words)
        if coming is not None:
            return coming, (), "planned"
    if when is None and status == "happened" and is_yet_to_come(act, page.words):
        return None, (), "planned"
    return when, problems, status


def _canceller(page: OpenPage, act: Act) -> str | None:
    """The government of whoever called the act off."""
    mention = called_off_by(act, page.mentions[act.sentence.number], page.words)
    return page.people.government(mention) if mention is not None else None


def _leading(act: Act) -> set[str]:
    """The words shortly before the cue."""
    return set(act.sentence.folds(act.start - 6, act.start))


def _topics(page: OpenPage, act: Act) -> list[Found[str]]:
    """What the act's own sentence says that it was about, its parties apart."""
    found = topics_of(page, act.sentence, _matter_from(page, act), act.start)
    return [topic for topic in found if not _only_parties(act, topic, page)]


def _matter_from(page: OpenPage, act: Act) -> int:
    """The token from which the matter is looked for: "discussed visas during a call" has it in front."""
    if act.sentence.tokens[act.start].fold in page.words.prepositions:
        return 0
    named = act.kind.family == "contact" and act.cue.frame == "noun" and act.left
    return min(act.left[-1].end, act.start) if named else act.start


def _only_parties(act: Act, topic: Found[str], page: OpenPage) -> bool:
    """Whether a topic is nothing but parties: "tariffs on A and B", "paid a courtesy call on C"."""
    span, named = topic.evidence[0], [m.span for m in act.mentions]
    first = act.sentence.token_at(span.start)
    rest = [t for t in act.sentence.tokens[first:] if t.span.start < span.end]
    free = [t for t in rest if not any(one.covers(t.span) for one in named)]
    joins = page.words.and_ | page.words.articles
    return len(free) < len(rest) and all(not t.word or t.fold in joins or t.text.isdigit() for t in free)


def _evidence(act: Act) -> Span:
    start = min([act.sentence.tokens[act.start].span.start, *(m.span.start for m in act.mentions)])
    end = max([act.sentence.tokens[act.end - 1].span.end, *(m.span.end for m in act.mentions)])
    return Span(start, end)


def _worth_keeping(page: OpenPage, drafts: list[Draft]) -> list[Draft]:
    """Drop what is history on this page, then the weakest beyond the codebook's five."""
    if drafts and _long_ago(page, drafts[0]) and all(d.when is None or _long_ago(page, d) for d in drafts):
        return []
    drafts = _without_carried(drafts) if _is_readout(page) else drafts
    if _is_readout(page) and drafts and drafts[0].kind.family == "contact" and drafts[0].status == "happened":
        # A government's account of one contact: what came up in it is its matter, except a next contact.
        ahead = [d for d in drafts[1:] if d.status == "planned" and (d.when or d.place)]
        drafts = [drafts[0], *(d for d in ahead if d.kind.family in ("contact", "visit"))]
    kept = [d for d in drafts if d is drafts[0] or d.head or not _long_ago(page, d)]
    return kept[:_MOST_CLAIMS]


def _without_carried(drafts: list[Draft]) -> list[Draft]:
    """An official account's acts without what its headline says was asked or promised in its contact."""
    carrying = [d for d in drafts if d.carries and d.kind.family == "contact"]
    return [d for d in drafts if not (carrying and d.head and not d.carries)]


def _long_ago(page: OpenPage, draft: Draft) -> bool:
    """True for an act told as history: more than two years before the page."""
    latest = page.article.bounds.latest if page.article.published is not None else None
    if latest is None or draft.when is None:
        return False
    return int(draft.when.value.date[:4]) < int(latest[:4]) - _HISTORY


def _is_readout(page: OpenPage) -> bool:
    """True for an official account: on a government's own page, or under a headline or label that says so."""
    head = {t.fold for one in page.sentences[:2] if one.kind == "headline" for t in one.tokens}
    text = page.article.text
    labels = {line for block in page.article.blocks[:_TOP] for line in block.span.of(text).splitlines()}
    head |= {fold(line.strip()) for line in labels}
    return page.people.home is not None or bool(page.words.readouts & head)
