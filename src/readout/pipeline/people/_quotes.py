"""Which quotations are by a person, and which are about one."""

from __future__ import annotations

from dataclasses import replace

from readout import actors
from readout.knowledge import Knowledge
from readout.pipeline.people._names import words
from readout.pipeline.people._values import Profile, Quoted
from readout.record import Actor, Article, Found, Party, Quotation, Resolved
from readout.store import Store

# What may be shown of a text whose publisher has not allowed more, in code points.
LONGEST = 300
# Claims looked at for one person, the newest first: each takes about half a millisecond.
MOST_LOOKED_AT = 300
# From so many letters on, a family name may be told by the beginning of a word, as inflected names are.
_LONG_NAME = 5


def quotations(
    profile: Profile, store: Store, knowledge: Knowledge
) -> tuple[tuple[Quoted, ...], tuple[Quoted, ...]]:
    """The quotations by the person and those about the person, of the newest pages first.

    A speaker is resolved as a party is: the party of this name on that page, else the atlas on that day. One
    that stays open is nobody's. A quotation is about those whose name stands in it.
    """
    mine = tuple(name for name in profile.names if len(words(name)) > 1)
    claims = store.people.quoting(profile.ids, mine, MOST_LOOKED_AT)
    known = frozenset(word for name in profile.names for word in words(name))
    family = _family(profile)
    by: dict[tuple[str, str], Quoted] = {}
    about: dict[tuple[str, str], Quoted] = {}
    for one in claims:
        party = any(actor.id in profile.ids for actor in one.actors)
        for said in one.claim.said:
            key = (one.claim.article, said.text.value)
            if _speaks(said, one, profile, known, store, knowledge):
                by.setdefault(key, _quoted(one, said))
            elif _named(said.text.value, family, profile, knowledge, sure=party):
                about.setdefault(key, _quoted(one, said))
    return tuple(by.values()), tuple(about.values())


def _speaks(
    said: Quotation,
    one: Resolved,
    profile: Profile,
    known: frozenset[str],
    store: Store,
    knowledge: Knowledge,
) -> bool:
    if said.speaker is None:
        return False
    party = _party(said.speaker, one)
    if party is not None:
        return party.id in profile.ids
    if not profile.in_atlas or known.isdisjoint(words(said.speaker.value)):
        return False
    found = speaker(said, one, store, knowledge)
    return found is not None and found.id in profile.ids


def speaker(said: Quotation, one: Resolved, store: Store, knowledge: Knowledge) -> Actor | None:
    """Who spoke: the party of this name on that page, else whom the atlas has on that day; None is nobody."""
    if said.speaker is None:
        return None
    party = _party(said.speaker, one)
    if party is not None:
        return party
    article = store.article(one.claim.article)
    return None if article is None else _resolved(said.speaker, one, article, knowledge)


def _party(speaker: Found[str], one: Resolved) -> Actor | None:
    """The party of the claim who is the speaker."""
    pairs = zip(one.claim.parties, one.actors, strict=False)
    return next((actor for party, actor in pairs if _same(party, speaker)), None)


def _same(party: Party, speaker: Found[str]) -> bool:
    """Whether the speaker is this party: the same name, or the very same words of the page."""
    if party.name is not None and words(party.name) == words(speaker.value):
        return True
    return any(span in party.found.evidence for span in speaker.evidence)


def _resolved(speaker: Found[str], one: Resolved, article: Article, knowledge: Knowledge) -> Actor:
    """The speaker by the rules for parties."""
    party = Party("both", speaker.value, None, None, replace(speaker, evidence=(one.claim.evidence,)))
    claim = replace(one.claim, parties=(party,))
    return actors.resolve([claim], article, knowledge)[0].actors[0]


def _family(profile: Profile) -> frozenset[str]:
    """The words by which others name the person: the last of each form of the name."""
    forms = [words(name) for name in profile.names]
    short = {found[-1] for found in forms if found}
    held = {word for term in profile.terms for word in words(term.short)[-1:]}
    return frozenset(word for word in short | held if len(word) > 1)


def _named(text: str, family: frozenset[str], profile: Profile, knowledge: Knowledge, *, sure: bool) -> bool:
    """Whether the text names the person; where he or she is no party to the act, nobody else may fit."""
    said = words(text)
    if not any(_is(word, name) for word in said for name in family):
        return False
    if sure or not profile.in_atlas:
        return sure
    spotted = (one.keys for one in knowledge.offices.spot(text) if one.kind in ("person", "family"))
    return any(keys == (profile.id,) for keys in spotted)


def _is(word: str, name: str) -> bool:
    return word == name or (len(name) >= _LONG_NAME and word.startswith(name) and len(word) <= len(name) + 3)


def _quoted(one: Resolved, said: Quotation) -> Quoted:
    text = said.text.value
    return Quoted(
        story=one.claim.article,
        claim=one.claim.id,
        speaker=said.speaker.value if said.speaker else None,
        text=shortened(text),
        cut=len(text) > LONGEST,
        span=next(iter(said.text.evidence), None),
    )


def shortened(text: str) -> str:
    """At most 300 characters, cut between words; the last is then an ellipsis."""
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST - 1]
    cut = head.rfind(" ")
    return f"{head[:cut] if cut > LONGEST // 2 else head}…"
