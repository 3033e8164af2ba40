"""Drafts: acts with everything read about them, joined where two sentences tell of one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readout.claims._act import Act
from readout.claims._parties import Principal
from readout.knowledge import EventType
from readout.record import Found, Party, Problem, Quotation, Role, Span, Status, When

# A cue at or below this weight does not by itself say which kind of contact it was.
WEAK = 0.65
# From this weight on an open contact ("spoke with") holds what was said in it.
_OPEN = 0.65
# Acts of speech that belong to a contact of the same parties: what was said in it is not another act.
_SPOKEN = ("statement", "mediation-talk")
_REPROACH = "ACCUSE"
_SUMMONS = "114"  # the CAMEO code of calling in an ambassador
# CAMEO of calling one's own envoys home, and of sending another's away.
_RECALL, _EXPULSION = "160", "166"
_ENVOYS = frozenset(["ambassador", "ambassadors", "envoy", "envoys", "high"])
_PAIR = 2
# How a text gives a date, the fullest first.
_FULLNESS = ("explicit", "partial", "relative", "pub", "none")
_AHEAD = frozenset(["planned", "hypothetical", "cancelled"])
# Pairs of a model's triggers, in text order.
Pairs = frozenset[tuple[Span, Span]]
_LOOSE = frozenset([frozenset(["meeting", "talks"]), frozenset(["visit", "meeting"])])


@dataclass(slots=True)
class Draft:
    """One act on its way to a claim.

    ``bare``: only the headline has told it so far. ``called_off``: the government that called it off.
    ``vague``: its own words name a time that comes to no day ("last week"). ``carries``: what the headline
    tells was said in it.
    """

    act: Act
    kind: EventType
    principals: tuple[Principal, ...]
    status: Status
    when: Found[When] | None
    announced: Found[When] | None
    place: Found[str] | None
    channel: str | None
    weight: float
    head: bool
    bare: bool
    called_off: str | None = None
    vague: bool = False
    carries: bool = False
    spans: list[Span] = field(default_factory=list)
    topics: list[Found[str]] = field(default_factory=list)
    headline_topics: tuple[Found[str], ...] = ()
    according_to: tuple[Found[str], ...] = ()
    said: list[Quotation] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    @property
    def governments(self) -> frozenset[str]:
        """Every government among the principals."""
        return frozenset(p.government for p in self.principals if p.government)

    @property
    def weak(self) -> bool:
        """True when the cue leaves the kind of contact open."""
        return self.weight <= WEAK


def join(drafts: Sequence[Draft], apart: Pairs = frozenset()) -> list[Draft]:
    """Drafts of one act made one; the others kept, in order of first mention.

    ``apart`` are pairs of a model's triggers, in text order, that tell two acts however alike they are.
    """
    kept: list[Draft] = []
    for draft in drafts:
        target = next(
            (old for old in kept if _one_act(old, draft) and not _told_apart(old, draft, apart)), None
        )
        if target is None:
            kept.append(draft)
        else:
            _absorb(target, draft)
    return kept


def _told_apart(old: Draft, new: Draft, apart: Pairs) -> bool:
    one, two = old.act.proposal, new.act.proposal
    if one is None or two is None:
        return False
    first, second = sorted((one.trigger, two.trigger))
    return (first, second) in apart


def _one_act(old: Draft, new: Draft) -> bool:
    if not _kinds_agree(old, new) or not _sides_agree(old, new):
        return False
    if not _dates_agree(old.when, new.when):
        return False
    if old.status == new.status or old.kind.family == new.kind.family == "aid":
        return True
    if old.act.sentence.number == new.act.sentence.number and old.kind.name == new.kind.name:
        return True
    if "cancelled" in (old.status, new.status) and {old.status, new.status} <= _AHEAD:
        return old.kind.name == new.kind.name
    if {old.status, new.status} == {"happened", "denied"} and old.when == new.when:
        return old.kind.name == new.kind.name and old.kind.family == "contact"
    # A headline has no room for status words; the story's own sentence decides.
    return (
        old.bare or new.bare or (old.when is not None and new.when is not None and bool(_same_day(old, new)))
    )


def _same_day(old: Draft, new: Draft) -> bool:
    return old.when is not None and new.when is not None and old.when.value.date == new.when.value.date


def _kinds_agree(old: Draft, new: Draft) -> bool:
    if old.kind.family != new.kind.family:
        pair = frozenset([old.kind.name, new.kind.name])
        if old.act.sentence.number == new.act.sentence.number and not old.bare:
            return False  # "flew to C, where he was received by B" tells both
        return pair in _LOOSE and _same_day(old, new) and old.governments == new.governments
    if old.kind.family == "statement" and old.kind.act != new.kind.act:
        return False
    if old.kind.family == "sanction" and (_eases(old) != _eases(new) or _own_and_other(old, new)):
        return False
    if old.kind.name == new.kind.name or old.weak or new.weak:
        return True
    return frozenset([old.kind.name, new.kind.name]) in _LOOSE


def _own_and_other(old: Draft, new: Draft) -> bool:
    """True for a recall of one's own envoys beside an expulsion of another's, each told in its own words."""
    recall, expulsion = (old, new) if old.act.cue.cameo == _RECALL else (new, old)
    if recall.act.cue.cameo != _RECALL or expulsion.act.cue.cameo != _EXPULSION:
        return False
    return bool(_ENVOYS & set(recall.act.sentence.folds(recall.act.start, recall.act.end)))


def _eases(draft: Draft) -> bool:
    """True for what lifts a sanction: never one act with what imposes one."""
    return draft.act.cue.act == "CONCEDE"


def _sides_agree(old: Draft, new: Draft) -> bool:
    if not (old.governments <= new.governments or new.governments <= old.governments):
        return False
    for left in old.principals:
        for right in new.principals:
            named = left.party.name and right.party.name
            if named and left.government == right.government and left.key != right.key:
                same_role = left.party.role == right.party.role
                if same_role and not _shares(old, new):
                    return False
            crossed = {left.party.role, right.party.role} == {"source", "target"}
            same = left.key == right.key or (
                left.government is not None and left.government == right.government
            )
            if crossed and same and len(old.governments) > 1:
                return False
    return True


def _shares(old: Draft, new: Draft) -> bool:
    """True when each side of one act is named in the other: then extra names only add to it."""
    keys = {p.key for p in old.principals if p.party.name} & {p.key for p in new.principals if p.party.name}
    return len(keys) >= 2


def _dates_agree(left: Found[When] | None, right: Found[When] | None) -> bool:
    if left is None or right is None:
        return True
    a, b = left.value.date, right.value.date
    return a == b or a.startswith(b) or b.startswith(a) or ("/" in a + b and (a[:10] in b or b[:10] in a))


def _absorb(old: Draft, new: Draft) -> None:
    """Put what ``new`` tells into ``old``."""
    principals = _union(old, new)
    if (new.weight, new.kind.rank) > (old.weight, old.kind.rank) and (
        old.weak or new.kind.rank > old.kind.rank
    ):
        old.kind, old.channel, old.weight = new.kind, new.channel, new.weight
        old.principals = tuple(_with_role(p, "both") if new.kind.mutual else p for p in old.principals)
    if "cancelled" in (old.status, new.status) and {old.status, new.status} <= _AHEAD:
        old.status = "cancelled"  # what was proposed or planned, and then called off
    if {old.status, new.status} == {"happened", "planned"} and _held_first(old, new):
        old.status = "happened"  # "would go on talking after a meeting on Monday"
    if {old.status, new.status} == {"happened", "denied"}:
        old.status = "denied"  # what is alleged and what is denied of it are one act
    if old.bare and not new.head:
        old.bare = False
        # A headline names the country ("in Turkey") or the topic ("in Gaza"), the story the city.
        sure = old.place is None or new.place is None or new.place.confidence >= old.place.confidence
        old.place = new.place if new.place and sure else old.place
        old.announced = _announced(new.announced, old.announced)
        old.status = new.status
        old.act = new.act
        old.sentences = [*new.sentences, *old.sentences]
    old.announced = _announced(old.announced, new.announced)
    old.when = _finer(old.when, new.when)
    old.vague |= new.vague
    old.principals = principals
    old.place = old.place or new.place
    old.called_off = old.called_off or new.called_off
    old.channel = old.channel or new.channel
    if new.topics and all(topic in old.headline_topics for topic in old.topics):
        old.topics = []  # the story's own words say better what a headline crams together
    old.topics += [t for t in new.topics if t not in old.topics]
    old.spans += new.spans
    old.rules += [rule for rule in new.rules if rule not in old.rules]
    old.problems += new.problems
    old.sentences += [n for n in new.sentences if n not in old.sentences]
    old.according_to = old.according_to or new.according_to


def _announced(first: Found[When] | None, second: Found[When] | None) -> Found[When] | None:
    """The day on which a plan or its end was made known: one that the text gives before the page's own."""
    told = [one for one in (first, second) if one is not None and one.value.basis != "pub"]
    return told[0] if told else first or second


def _held_first(old: Draft, new: Draft) -> bool:
    """Whether one sentence tells an act of a day and, without a day, what is to follow it."""
    held, plan = (old, new) if old.status == "happened" else (new, old)
    here = old.act.sentence.number == new.act.sentence.number
    return here and held.when is not None and plan.when is None


def _finer(old: Found[When] | None, new: Found[When] | None) -> Found[When] | None:
    """The date that says more; of two that say the same the one that the text gives more fully."""
    if old is None or new is None:
        return old or new
    told, telling = (_FULLNESS.index(one.value.basis) for one in (old, new))
    same = new.value.date == old.value.date
    return new if len(new.value.date) > len(old.value.date) or (same and telling < told) else old


def _union(old: Draft, new: Draft) -> tuple[Principal, ...]:
    first, second = (new, old) if old.bare else (old, new)
    merged = list(first.principals)
    for principal in second.principals:
        place = next((i for i, p in enumerate(merged) if _stands_for(p, principal)), None)
        if place is None:
            crowded = old.kind.mutual and sum(1 for p in merged if p.party.name) >= _PAIR
            if principal.party.name or (
                not crowded and principal.government not in {p.government for p in merged}
            ):
                merged.append(principal)
        else:
            merged[place] = _fuller(merged[place], principal)
    mutual = old.kind.mutual
    return tuple(
        _with_role(p, "both") if mutual and p.party.role in ("source", "target") else p for p in merged
    )


def _fuller(old: Principal, new: Principal) -> Principal:
    """One party from two mentions: the named one, found where it is named most fully, standing in both."""
    role: Role = old.party.role
    best = new if new.party.name and not old.party.name else old
    mentions = sorted((old.party.found, new.party.found), key=lambda f: len(f.value), reverse=True)
    spans = tuple(dict.fromkeys((*mentions[0].evidence, *mentions[1].evidence)))
    found = Found(mentions[0].value, spans[:4], max(f.confidence for f in mentions))
    party = replace(
        best.party,
        role=role,
        office=best.party.office or old.party.office or new.party.office,
        government=best.party.government or old.party.government,
        found=found,
    )
    return replace(best, party=party, office_kind=best.office_kind or old.office_kind or new.office_kind)


def _stands_for(left: Principal, right: Principal) -> bool:
    if left.key == right.key:
        return True
    return left.government == right.government and not (left.party.name and right.party.name)


def _with_role(principal: Principal, role: Role) -> Principal:
    party: Party = replace(principal.party, role=role)
    return replace(principal, party=party)


def drop_spoken(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out acts of speech by a party of a contact on this page: they are what was said there.

    A contact of an open kind that is only wished for goes too, unless the headline has it, and so does
    going on talking some day, in the sentence that tells of their talks.
    """
    holders = [d for d in drafts if d.kind.family in ("contact", "visit", "letter", "agreement", "vote")]
    contacts = [d for d in holders if d.kind.family == "contact" and d.weight >= _OPEN]
    kept = []
    for draft in drafts:
        spoken = draft.kind.family == "statement" and draft.act.cue.cameo != _SUMMONS
        inside = spoken and (
            any(_held(draft, holder) or _in_vote(draft, holder) for holder in holders)
            or any(_said_after(draft, contact) for contact in contacts)
        )
        refused = _put_in_writing(draft, drafts)
        vague = draft.weak and draft.status == "hypothetical" and len(drafts) > 1
        if draft.head or not (inside or vague or refused or _goes_on(draft, contacts)):
            kept.append(draft)
    return kept


def _goes_on(draft: Draft, contacts: Sequence[Draft]) -> bool:
    """True for talks to come, no one says when, of a contact's parties in its own sentence."""
    if draft.kind.family != "contact" or draft.status != "planned" or draft.when:
        return False
    held = [c for c in contacts if c.status == "happened" and c.governments == draft.governments]
    here = draft.act.sentence.number
    return any(contact.act.sentence.number == here for contact in held)


def _held(draft: Draft, holder: Draft) -> bool:
    """Whether what a government said was said in an act it took part in.

    What is only planned holds nothing that is said, and what was on another day holds nothing of today.
    """
    if not draft.governments <= holder.governments or not _dates_agree(draft.when, holder.when):
        return False
    if holder.kind.family == "agreement" and max(draft.sentences) < min(holder.sentences):
        return False  # what was said before anybody told of the text is not its matter
    if holder.kind.family == "agreement" and (draft.act.cue.act or draft.kind.act) == _REPROACH:
        return False  # nor is a reproach
    return holder.status == "happened" or holder.head


def _said_after(draft: Draft, contact: Draft) -> bool:
    """Whether a party of a contact told before says this, of anybody: on that day, in it or about it."""
    if not _sources(draft) & contact.governments or not _dates_agree(draft.when, contact.when):
        return False
    return min(contact.sentences) <= max(draft.sentences)


def _put_in_writing(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True for a letter that only carries a refusal told on the page: it is how the refusal was made."""
    if draft.kind.family != "letter" or draft.act.cue.act is not None:
        return False
    found = [d for d in drafts if d.kind.family == "refusal" and d.governments & draft.governments]
    for refusal in found:
        # What was refused would have been done in person; the refusal told beside a letter came by it.
        beside = set(refusal.sentences) & set(draft.sentences)
        refusal.channel = draft.channel if beside else refusal.channel or draft.channel
    return bool(found)


def _in_vote(draft: Draft, holder: Draft) -> bool:
    """ "adopted a resolution demanding that ...": what a vote demands is the vote's matter."""
    same = draft.act.sentence.number == holder.act.sentence.number
    return holder.kind.family == "vote" and same and bool(_sources(draft) & _sources(holder))


def _sources(draft: Draft) -> set[str | None]:
    return {p.government for p in draft.principals if p.party.role == "source"}
