"""What lists of events are narrowed by: the highest rank present, the sides heard, how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from readout.events._voices import official
from readout.knowledge import Knowledge
from readout.record import RANKS, Actor, Article, Rank, Resolved

# Kinds of office by rank, those of the atlas; every other office ranks as an official's.
_LEADERS = frozenset(
    {
        "head-of-state", "head-of-government", "monarch", "supreme-leader", "leader", "head-of-body",
        "secretary-general", "crown-prince",
    }
)  # fmt: skip
_MINISTERS = frozenset({"minister", "vice-president", "deputy-head-of-government"})
_DEPUTY, _MINISTER = "deputy-", "-minister"


def rank_of(actors: Iterable[Actor], on: str | None, knowledge: Knowledge) -> Rank | None:
    """The highest rank among the actors on that day (an ISO prefix); None where there are none."""
    found = {_rank(actor, on, knowledge) for actor in actors}
    return next((rank for rank in RANKS if rank in found), None)


def heard_of(claims: Sequence[Resolved], articles: Mapping[str, Article], knowledge: Knowledge) -> list[str]:
    """The governments that take part and tell of the act on pages of their own, in alphabetical order."""
    sides = {actor.government for one in claims for actor in one.actors if actor.government}
    pages = {one.claim.article: articles.get(one.claim.article) for one in claims}
    own = [official(page, knowledge) for page in pages.values() if page is not None]
    return sorted({one[0] for one in own if one is not None} & sides)


def confidence_of(claims: Iterable[Resolved]) -> float:
    """That of the surest claim, 0 to 1."""
    return round(max(one.claim.confidence for one in claims), 4)


def _rank(actor: Actor, on: str | None, knowledge: Knowledge) -> Rank:
    if actor.person is None and actor.office is None:
        return "government"
    offices = knowledge.offices
    if actor.office and offices.standing(actor.office) != "holder":
        return "official"  # a former president ranks as nobody's president
    kind = offices.office_kind(actor.office) if actor.office else None
    kinds = [kind] if kind else [term.office for term in (offices.held(actor.id, on) if on else ())]
    ranks = {_rank_of_office(each) for each in kinds}
    return next((rank for rank in RANKS if rank in ranks), "official")


def _rank_of_office(kind: str) -> Rank:
    if kind in _LEADERS:
        return "leader"
    if kind in _MINISTERS or (kind.endswith(_MINISTER) and not kind.startswith(_DEPUTY)):
        return "minister"
    return "deputy-minister" if kind.startswith(_DEPUTY) and kind.endswith("minister") else "official"
