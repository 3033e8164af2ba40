"""What a model proposes, joined with what the rules found: the model proposes, the rules dispose.

A proposal that stands on a rule's cue bears it out and may know its status better. One that stands alone
becomes an act of its own, whose parties are the mentions that the model gives roles to; names, governments,
days and places are still read by the rules and the atlas. A rule's act that the model sees nothing in is left
out where its cue is no sure one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from readout.claims._act import Act
from readout.claims._marked import MarkedStory
from readout.claims._mentions import PER, Mention, own_office
from readout.claims._tokens import Sentence
from readout.knowledge import Cue, EventType, Knowledge
from readout.record import Found, Proposal, Proposed, Span, Status

# Bars on the model's probabilities, set on the corpus's held-out part (python -m workshop.train.evaluate).
# A proposal on its own becomes an act:
_OWN = 0.93
# One with both its parties in its own sentence, each this surely, becomes one from here on. Where many are
# named (a summit, a vote) they stand in a list more often than in an act.
_OWN_BESIDE = 0.8
_BESIDE = 0.7
_KIND = 0.6
_MANY = 4
# A rule's act with nothing proposed in its reach is left out if its cue is at most this sure:
_UNBORNE = 0.75
# A journey is told beside most meetings, and is an act of its own only where the model sees one:
_UNBORNE_JOURNEY = 0.92
# The model's status replaces the rules':
_STATUS = 0.95
# Words that the model gives an act for who says so are believed:
_BY = 0.6
# Triggers that tell one act with less than this tell two; set on documents held out, measured on others
# (python -m workshop.train.links, python -m workshop.train.evaluate).
_APART = 0.05
# Tokens between a cue and a trigger that still are the same words of the act.
_NEAR = 3

# Of lists longer than this the model sees the beginning.
_PAIR = 2
# Words behind which nobody stands who does what is told ("sanctions on B").
_AGAINST = ("on", "against", "upon")
# Whom the words of these hold is more often who is spoken of ("called it a win for B").
_SPOKEN = ("statement", "contact")
# Words in front of a country that is to get aid.
_GIVEN = ("for", "to")
_DOERS = ("person", "office", "pronoun", "government")
_CONTACTS, _REPROACH = ("call", "meeting"), "ACCUSE"
# An invitation alone is none of the acts that it invites to.
_GUESTS = ("visit", "contact")
_INVITES = frozenset(["invited", "invites", "invite", "inviting"])


def back(proposed: Proposed, story: MarkedStory) -> Proposed:
    """The proposals with their places in the article; those that stand in no one sentence are left out."""
    found = []
    for proposal in proposed.proposals:
        trigger = story.back(proposal.trigger)
        if trigger is not None:
            roles = [(role, story.back(span), sure) for role, span, sure in proposal.roles]
            kept = tuple((role, span, sure) for role, span, sure in roles if span is not None)
            found.append(replace(proposal, trigger=trigger, roles=kept))
    links = []
    for one, two, same in proposed.links:
        first, second = story.back(one), story.back(two)
        if first is not None and second is not None:
            links.append((first, second, same))
    return replace(proposed, proposals=tuple(found), links=tuple(links))


def told_apart(proposed: Proposed | None) -> frozenset[tuple[Span, Span]]:
    """The pairs of triggers that the model takes for two acts, whatever the rules make of them."""
    if proposed is None:
        return frozenset()
    return frozenset((first, second) for first, second, same in proposed.links if same < _APART)


def advised(
    sentence: Sentence,
    acts: Sequence[Act],
    proposed: Proposed,
    everyone: Iterable[Mention],
    lists: Sequence[tuple[Mention, ...]],
    knowledge: Knowledge,
    barred: frozenset[tuple[int, str]] = frozenset(),
) -> list[Act]:
    """The acts of one sentence after the model was heard, in text order.

    ``everyone`` are the mentions of the whole page, for parties named in another sentence; ``lists`` those of
    this sentence, each with whoever is listed beside it. ``barred`` are tokens at which words stand that are
    no act of a kind ("called an emergency session"), however sure the model is.
    """
    mentions = [m for m in everyone if m.sentence <= sentence.number + 1 or sentence.kind == "headline"]
    here = [p for p in proposed.proposals if sentence.span.covers(p.trigger)]
    kept: list[Act] = []
    used: list[Proposal] = []
    for act in acts:
        proposal = _borne_out(act, here)
        if proposal is None:
            sure = _UNBORNE_JOURNEY if act.kind.family == "visit" else _UNBORNE
            if act.cue.weight > sure or sentence.kind == "headline":
                kept.append(act)
            continue
        used.append(proposal)
        act.proposal = proposal
        act.rules.append(f"model:{proposal.certainty:.2f}")
        if act.kind.family == "sanction" and act.left and not act.right and act.cue.frame == "verb":
            act.right = _suffering(act, proposal, mentions, lists)
        kept.append(act)
    for proposal in here:
        if proposal not in used and _believed(proposal, sentence):
            own = _act_of(sentence, proposal, mentions, lists, knowledge)
            if own is None or (own.start, own.kind.name) in barred:
                continue
            kept += [own] if proposal.certainty >= _OWN or len(own.mentions) <= _MANY else []
    return sorted(kept, key=lambda act: act.start)


def _believed(proposal: Proposal, sentence: Sentence) -> bool:
    """Whether a proposal on its own becomes an act: a sure one, or one with its parties beside it."""
    if proposal.certainty >= _OWN:
        return True
    if proposal.certainty < _OWN_BESIDE or proposal.kinds[0][1] < _KIND:
        return False
    here = [role for role, span, sure in proposal.roles if sure >= _BESIDE and sentence.span.covers(span)]
    return {"source", "target"} <= set(here) or here.count("both") > 1


def _suffering(
    act: Act, proposal: Proposal, mentions: Sequence[Mention], lists: Sequence[tuple[Mention, ...]]
) -> tuple[tuple[None, tuple[Mention, ...]], ...]:
    """Whom the model takes to suffer a sanction whose cue leads to nobody, if he stands behind the cue."""
    _, found = _sides(proposal, mentions, lists, act.kind, act.sentence.number, act.start)
    here = (m for m in found if m.sentence == act.sentence.number and not own_office(m))
    behind = tuple(m for m in here if m.start >= act.start)
    return ((None, behind),) if behind else ()


def advised_status(act: Act, status: Status) -> Status:
    """The status of an act: the model's where it is sure enough, else what the rules read."""
    if act.proposal is None or act.cue.status is not None:
        return status
    label, sure = act.proposal.statuses[0]
    return label if sure >= _STATUS else status  # type: ignore[return-value]  # the labels are the statuses


def advised_sources(act: Act, text: str) -> tuple[Found[str], ...]:
    """Who the model takes for saying so, in the words of the text; empty where it is not sure of anybody."""
    if act.proposal is None:
        return ()
    spans = [(span, sure) for role, span, sure in act.proposal.roles if role == "by" and sure >= _BY]
    whole = [(span, sure) for span, sure in spans if span.of(text)[:1].isalnum()]
    return tuple(Found(span.of(text), (span,), sure) for span, sure in whole[:2])


def _borne_out(act: Act, proposals: Sequence[Proposal]) -> Proposal | None:
    """The proposal that stands on an act's cue or at most ``_NEAR`` tokens from it; the nearest one."""
    near: list[tuple[int, Proposal]] = []
    for proposal in proposals:
        start = act.sentence.token_at(proposal.trigger.start)
        end = act.sentence.token_at(proposal.trigger.end - 1) + 1
        far = max(start - act.end, act.start - end, 0)
        if far <= _NEAR:
            near.append((far, proposal))
    return min(near, key=lambda one: (one[0], -one[1].certainty))[1] if near else None


def _act_of(
    sentence: Sentence,
    proposal: Proposal,
    mentions: Sequence[Mention],
    lists: Sequence[tuple[Mention, ...]],
    knowledge: Knowledge,
) -> Act | None:
    """An act from a proposal alone; None where the model gives no two mentions a role in it."""
    name = proposal.kinds[0][0]
    if name in _CONTACTS and proposal.acts[0][0] == _REPROACH:
        name = "statement"  # "called him a fool" is no call
    if name not in knowledge.event_types:
        return None
    kind = knowledge.event_types.get(name)
    start = sentence.token_at(proposal.trigger.start)
    end = max(sentence.token_at(proposal.trigger.end - 1) + 1, start + 1)
    if start >= len(sentence.tokens):
        return None
    invited = bool(_INVITES & set(sentence.folds(start, end)))
    if kind.family in _GUESTS and invited and proposal.statuses[0][0] == "happened":
        return None  # whoever was invited has not come yet
    first, second = _sides(proposal, mentions, lists, kind, sentence.number, start)
    if not second and kind.family not in _SPOKEN:
        second = _inside(sentence, start, end, mentions, first)
    if kind.family == "aid":
        second = _given_to(sentence, second)
    if (not first and not second) or (kind.family == "vote" and not second):
        return None
    act = Act(
        sentence, start, end, kind, _cue(proposal, kind), rules=[f"model:{name}:{proposal.certainty:.2f}"]
    )
    act.left = first
    act.right = ((None, second),) if second else ()
    act.proposal = proposal
    return act


def meant(
    act: Act, everyone: Sequence[Mention], least: float
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The mentions that the model takes for either side of an act with at least this probability."""
    if act.proposal is None:
        return (), ()
    number = act.sentence.number
    sure = tuple((role, span, share) for role, span, share in act.proposal.roles if share >= least)
    return _sides(replace(act.proposal, roles=sure), everyone, (), act.kind, number, act.start)


def _inside(
    sentence: Sentence, start: int, end: int, mentions: Sequence[Mention], first: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Whom the words of an act hold themselves: "suspended Honduras", "agreed with Israel"."""
    words = sentence.span_of(start + 1, end) if end > start + 1 else None
    return tuple(m for m in mentions if words and words.covers(m.span) and m not in first)


def _given_to(sentence: Sentence, targets: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """For whom aid is: the countries that its own sentence says it is for, before anybody of another one."""
    own = [m for m in targets if m.sentence == sentence.number]
    named = tuple(m for m in own if m.kind == "government" and m.via in _GIVEN)
    return named if len(named) == len(own) and named else targets


def _sides(
    proposal: Proposal,
    mentions: Sequence[Mention],
    lists: Sequence[tuple[Mention, ...]],
    kind: EventType,
    number: int,
    start: int,
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The mentions on either side; those of the act's own sentence count first, and ``lists`` are its own."""
    found: dict[str, list[Mention]] = {"source": [], "target": []}
    both: list[Mention] = []
    for role, span, _ in proposal.roles:
        inside = [m for m in _listed(_mentions_in(span, mentions), lists) if m.via != PER]
        if kind.mutual:
            inside = [m for m in inside if m.via != "at" or m.kind != "government"]  # "met at the UN"
        if role == "both" or (role in found and kind.mutual):
            both += [m for m in inside if m not in both]
        elif role in found:
            against = [m for m in inside if m.via in _AGAINST and m not in found["target"]]
            found["target"] += against if role == "source" else []
            inside = [m for m in inside if role == "target" or m.via not in _AGAINST]
            found[role] += [m for m in inside if m not in found[role]]
    if kind.mutual:
        own = [m for m in both if m.sentence == number]
        chosen = own if len(own) > 1 or any(m.kind == "pair" for m in own) else both
        chosen = _subject(chosen, mentions, number, start) + chosen
        return tuple(chosen[:1]), tuple(chosen[1:]) or tuple(m for m in chosen[:1] if m.kind == "pair")
    if both and not (found["source"] and found["target"]):
        return tuple(both[:1]), tuple(both[1:])
    source, target = (_not_later(found[role], number) for role in ("source", "target"))
    return source, target


def _subject(
    chosen: Sequence[Mention], mentions: Sequence[Mention], number: int, start: int
) -> list[Mention]:
    """ "he talked to A, then to B": whoever did, where the model names only those behind the verb."""
    behind = [m for m in chosen if m.sentence == number and m.start >= start]
    if not behind or len(behind) < len(chosen) or behind[0].via not in ("to", "with"):
        return []
    before = [
        m
        for m in mentions
        if m.sentence == number and m.end <= start and m.via is None and m.kind in _DOERS and not m.quoted
    ]
    return before[-1:]


def _not_later(mentions: Sequence[Mention], number: int) -> tuple[Mention, ...]:
    """Without those of a later sentence, where the act's own or an earlier one names somebody."""
    return tuple(m for m in mentions if m.sentence <= number) or tuple(mentions)


def _listed(inside: Sequence[Mention], lists: Sequence[tuple[Mention, ...]]) -> list[Mention]:
    """The mentions with everybody listed beside them: "A, B, C and D" are told as one, where A is."""
    found: list[Mention] = []
    for mention in inside:
        group = next((one for one in lists if mention in one and len(one) > _PAIR), (mention,))
        found += [m for m in group if m not in found]
    return found


def _mentions_in(span: Span, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.span.touches(span)]


def _cue(proposal: Proposal, kind: EventType) -> Cue:
    """A cue that says of the words what the model says."""
    act = proposal.acts[0][0]
    status = proposal.statuses[0][0]
    return Cue(
        frame="noun",
        words=(),
        links=(),
        direct=True,
        loose=False,
        away=(),
        unless=(),
        act=act if act != kind.act else None,
        cameo=None,
        status=None if status == "happened" else status,
        channel=None,
        swap=False,
        mutual=False,
        weight=round(min(0.95, 0.66 + 0.3 * proposal.certainty), 3),
    )
