"""Who a mention can be on a day: the parts of the mention, asked for together."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Protocol

from readout.knowledge.offices._candidates import LOOSE, MARGIN, doubted, stands, surest
from readout.knowledge.offices._fold import folded
from readout.knowledge.offices._mention import Mention, read_mention
from readout.knowledge.offices._standing import standing_words
from readout.knowledge.offices._values import Candidate, Spotted, Standing

_GOVERNING = frozenset({"government", "body", "demonym"})


class Asking(Protocol):
    """What is asked of the atlas."""

    def spot(self, text: str, language: str = "en") -> tuple[Spotted, ...]: ...
    def office_kinds(self, title: str, language: str = "en") -> tuple[str, ...]: ...
    def honorifics(self) -> frozenset[str]: ...
    def bearers(self, name: str) -> int: ...
    def candidates(
        self,
        name: str | None = None,
        office: str | None = None,
        government: str | None = None,
        on: str | None = None,
        latest: str | None = None,
        *,
        standing: Standing = "holder",
    ) -> tuple[Candidate, ...]: ...


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: its language, its sentence, the day and the last day of writing."""

    language: str
    sentence: str
    on: str | None
    latest: str | None


def meant(atlas: Asking, text: str, place: Place) -> tuple[Candidate, ...]:
    """The people whom ``text`` can mean, the best first; none where it names nobody."""
    mention = _read(atlas, text, place.language)
    if mention.beside or not (mention.name or mention.offices or mention.counterpart):
        return ()
    before = _before(text, place.sentence)
    mention = _completed(atlas, mention, before, place)
    if mention.name is None:
        return _titled(atlas, mention, place)
    return _named(atlas, mention, place)


def _read(atlas: Asking, text: str, language: str) -> Mention:
    return read_mention(
        text,
        atlas.spot(text, language),
        standing_words(language),
        language,
        atlas.honorifics(),
        lambda title: atlas.office_kinds(title, language),
    )


def _before(text: str, sentence: str) -> str:
    at = sentence.find(text)
    return sentence[:at] if at > 0 else ""


def _completed(atlas: Asking, mention: Mention, before: str, place: Place) -> Mention:
    """The mention with what the words before it add: a counterpart's office, the government beside it."""
    spotted = atlas.spot(before, place.language) if before else ()
    if mention.counterpart and not mention.name:
        offices = [each for each in spotted if each.kind == "office"]
        kinds = offices[-1].keys if offices else ()
        if not kinds or kinds[0] in LOOSE:
            kinds = _held(atlas, spotted, before, place) or kinds
        return dataclasses.replace(mention, offices=kinds)
    beside = [each for each in spotted if each.kind in _GOVERNING and _ends(before, each)]
    if beside and not mention.governments:
        return dataclasses.replace(mention, governments=beside[-1].keys)
    return mention


def _ends(before: str, spotted: Spotted) -> bool:
    return before[spotted.span.end :].strip() in ("", "'s", "’s", "'", "’")


def _held(atlas: Asking, spotted: Sequence[Spotted], before: str, place: Place) -> tuple[str, ...]:
    """The office on the day of the person named last."""
    people = [each for each in spotted if each.kind in ("person", "family")]
    if not people or place.on is None:
        return ()
    best = surest(atlas.candidates(name=people[-1].span.of(before), on=place.on))
    return (best.term.office,) if best and best.term and best.standing == "holder" else ()


def _titled(atlas: Asking, mention: Mention, place: Place) -> tuple[Candidate, ...]:
    """The holders on the day, where the words are a title of one government and nothing else."""
    if mention.several or len(mention.governments) != 1 or mention.standing != "holder":
        return ()
    found = [
        candidate
        for office in mention.offices
        for candidate in atlas.candidates(None, office, mention.governments[0], place.on, place.latest)
        if candidate.standing == "holder"
    ]
    ranked = _by_title(_best_of(found), mention.titles - standing_words(place.language).small)
    return doubted(ranked, "its other words are not known") if mention.unknown else ranked


def _named(atlas: Asking, mention: Mention, place: Place) -> tuple[Candidate, ...]:
    ranked = _nearby(atlas, _asked(atlas, mention, place, place.on), place)
    single = sum(len(word) > 1 for word in folded(mention.name or "")) < 2
    if single and not (mention.offices or mention.governments) and atlas.bearers(mention.name or "") > 1:
        return doubted(ranked, "the family name alone fits several")
    if single or place.on is None or surest(ranked) is not None:
        return ranked
    # A full name that fits one person is that person in and out of office.
    ever = _asked(atlas, mention, place, None)
    return ranked if surest(ever) is None else tuple(_on(each, place.on) for each in ever)


def _nearby(atlas: Asking, candidates: tuple[Candidate, ...], place: Place) -> tuple[Candidate, ...]:
    """Namesakes told apart by the one whose government the sentence names."""
    near = [each for each in candidates if each.score > candidates[0].score - MARGIN]
    if len(near) < 2 or not place.sentence:
        return candidates
    spotted = atlas.spot(place.sentence, place.language)
    named = {key for each in spotted if each.kind in (*_GOVERNING, "capital", "seat") for key in each.keys}
    here = {each.person.id for each in near if each.term and each.term.government in named}
    if len(here) != 1:
        return candidates
    return _lowered(
        candidates, [each for each in near if each.person.id not in here], "of no government here"
    )


def _asked(atlas: Asking, mention: Mention, place: Place, on: str | None) -> tuple[Candidate, ...]:
    """Everyone of the name, with each office and government that the mention names."""
    return _best_of(
        [
            candidate
            for office in mention.offices or (None,)
            for government in mention.governments or (None,)
            for candidate in atlas.candidates(
                mention.name, office, government, on, place.latest, standing=mention.standing
            )
        ]
    )


def _on(candidate: Candidate, day: str) -> Candidate:
    """A candidate ranked without the day, as he or she stood on it."""
    if candidate.term is None or (standing := stands(candidate.term, day)) == "holder":
        return candidate
    return dataclasses.replace(candidate, standing=standing, why=f"{candidate.why}, not in office on {day}")


def _best_of(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Each person once, as the best of several candidates."""
    best: dict[str, Candidate] = {}
    for each in candidates:
        if each.person.id not in best or each.score > best[each.person.id].score:
            best[each.person.id] = each
    return _sorted(best.values())


def _sorted(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=lambda each: (-each.score, each.person.id)))


def _by_title(candidates: tuple[Candidate, ...], words: frozenset[str]) -> tuple[Candidate, ...]:
    """Several holders of one kind of office told apart by the words of their titles, where these differ."""
    near = [each for each in candidates if each.score > candidates[0].score - MARGIN]
    if len(near) < 2:
        return candidates
    shared = {
        each.person.id: len(words & frozenset(folded(each.term.title if each.term else ""))) for each in near
    }
    most = max(shared.values())
    if sum(count == most for count in shared.values()) > 1:
        return candidates
    return _lowered(candidates, [each for each in near if shared[each.person.id] < most], "by another title")


def _lowered(
    candidates: tuple[Candidate, ...], which: Sequence[Candidate], why: str
) -> tuple[Candidate, ...]:
    """The candidates with some put clear behind the rest."""
    lower = [
        dataclasses.replace(each, score=round(each.score - MARGIN * 2, 4), why=f"{each.why}, {why}")
        if each in which
        else each
        for each in candidates
    ]
    return _sorted(lower)
