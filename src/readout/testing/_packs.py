"""Checks of packs: languages, outlets, event types."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from functools import cache, partial
from typing import get_args

from readout import claims, pages, pipeline
from readout.knowledge import Calendar, Cue, EventType, Knowledge, Language, Outlet, load
from readout.knowledge.topics import Area
from readout.plugins import Shelf
from readout.record import Role, Span, Status
from readout.testing._examples import Example, File, check_examples

# The roots of PLOVER, and the two of its forerunner CAMEO that the codebook keeps.
ACTS = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"}
    | {"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
CHANNELS = frozenset({"phone", "in person", "video", "written", "public statement"})
_PARTS = frozenset(
    {"family", "type", "act", "side", "parties", "people", "targets", "date", "place", "channel"}
)
_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")
_CAMEO = re.compile(r"\d{2,4}")
_KEY = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
_DOMAIN = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}")
_STAMP = re.compile(r"[^\d]*(9[^0-8]*)*")


def check_language(pack: Language, examples: File | None = None) -> int:
    """A language reads: its words are whole, its times compile, its examples come out as they say.

    ``examples`` is its ``examples.jsonl``. Returns the number of known misses among them.
    """
    where = f"language {pack.code!r}"
    assert _CODE.fullmatch(pack.code), f"{where}: the code must be ISO 639, such as 'en'"
    assert pack.name and pack.script, f"{where}: 'name' and 'script' must be given"
    assert pack.stopwords, f"{where}: 'stopwords' is empty, so no page is known to be in this language"
    _distinct(f"{where}: 'stopwords'", pack.stopwords)
    _distinct(f"{where}: 'abbreviations'", pack.abbreviations)
    stopped = [word for word in pack.abbreviations if word.endswith(".")]
    assert not stopped, f"{where}: abbreviations are written without their last stop, not {stopped}"
    if pack.furniture is not None and pack.furniture.months:
        assert len(pack.furniture.months) == 12, f"{where}: furniture.toml: 'months' must be twelve strings"
    if pack.calendar is not None:
        _check_calendar(where, pack.calendar)
    return check_examples(examples, partial(_language_example, pack))


def _check_calendar(where: str, calendar: Calendar) -> None:
    for name, values in (("month", range(1, 13)), ("weekday", range(7))):
        have = {value for _, value in calendar.spellings(name)}
        missing = [str(value) for value in values if str(value) not in have]
        assert not missing, f"{where}: calendar.toml: [words.{name}] has no word for {', '.join(missing)}"
    assert calendar.forms, f"{where}: calendar.toml: there are no [[forms]]"
    claims.find_times("", calendar)  # compiles every form


def _language_example(pack: Language, example: Example) -> str:
    example.only("text", "published", "sentences", "times", "known_miss")
    if "times" in example.fields and (said := _times(pack, example)):
        return said
    if "sentences" not in example.fields:
        return ""
    article = pages.read(example.page, _alone(pack))
    if article.language != pack.code:
        return f"the text is taken for {article.language!r}"
    found = [" ".join(span.of(article.text).split()) for span in article.sentences]
    wanted = list(example.texts("sentences"))
    return "" if found == wanted else f"sentences: expected {wanted}, found {found}"


@cache
def _alone(pack: Language) -> Knowledge:
    """Everything known, but no other language."""
    return dataclasses.replace(load(), languages=Shelf("language", {pack.code: lambda: pack}, "none"))


def _times(pack: Language, example: Example) -> str:
    assert pack.calendar is not None, f"{example.where}: has 'times', but the language has no calendar.toml"
    text, anchor = example.text("text"), claims.Anchor(published=example.optional("published"))
    found = []
    for one in claims.find_times(text, pack.calendar):
        when = claims.resolve_time(one, anchor).when
        found.append((one.span.of(text), when.date if when else None))
    wanted = [(time.text("words"), time.optional("date")) for time in example.tables("times")]
    return "" if found == wanted else f"times: expected {wanted}, found {found}"


def check_outlet(pack: Outlet) -> None:
    """An outlet can be found and attributed to, and says on what terms its pages may be used."""
    where = f"outlet {pack.key!r}"
    assert _KEY.fullmatch(pack.key), f"{where}: the folder's name must be small letters, digits and hyphens"
    assert pack.name, f"{where}: 'name' must be given"
    assert pack.terms.strip(), f"{where}: 'terms' must say what its terms allow, or 'not known'"
    assert pack.domains or pack.aliases, f"{where}: without 'domains' or 'aliases' nothing can find it"
    _distinct(f"{where}: 'aliases'", pack.aliases)
    for domain in pack.domains:
        good = _DOMAIN.fullmatch(domain) and not domain.startswith("www.")
        assert good, f"{where}: 'domains' are registered domains such as 'example.org', not {domain!r}"
    for slug in pack.slugs:
        assert slug == slug.lower(), f"{where}: 'slugs' are small letters, not {slug!r}"
    if pack.official is not None:
        known = load().offices.government(pack.official)
        assert known, f"{where}: 'official' is {pack.official!r}, which is no government of the atlas"
    for number, layout in enumerate(pack.layouts, 1):
        place = f"{where}: [[layouts]] {number}"
        assert layout.markers or layout.stamp, f"{place}: has neither 'markers' nor 'stamp'"
        assert _STAMP.fullmatch(layout.stamp), f"{place}: 'stamp' has 9 for every digit, not {layout.stamp!r}"
        assert not (layout.since and layout.until and layout.until < layout.since), (
            f"{place}: 'until' lies before 'since'"
        )


def check_area(area: Area) -> None:
    """An issue area is whole: named, defined, each topic once, with words, and governments of the atlas."""
    where = f"issue area {area.key!r}"
    assert _KEY.fullmatch(area.key), f"{where}: the folder's name must be small letters, digits, hyphens"
    assert area.label and area.definition.endswith("."), (
        f"{where}: needs a label and a definition, a sentence"
    )
    names = [topic.name for topic in area.topics]
    assert names and len(set(names)) == len(names), f"{where}: topics must be there, each under its own name"
    known = frozenset(load().languages.names()) | {"all"}
    for topic in area.topics:
        told = f"{where}: topic {topic.name!r}"
        _among(f"{told}: its words", [code for code, _ in topic.words], known)
        assert all(words for _, words in topic.words), f"{told}: has a language without words"
        unknown = [code for code in topic.governments if load().offices.government(code) is None]
        assert not unknown, f"{told}: no government has the code {unknown[0]!r}"


def check_event_type(kind: EventType, examples: File | None = None) -> int:
    """An event type is whole: codes are codes, cues can fire, its examples are read as they say.

    ``examples`` is its ``examples.jsonl``; every language that has cues should have one among them.
    Returns the number of known misses.
    """
    where = f"event type {kind.name!r}"
    assert _KEY.fullmatch(kind.name), f"{where}: the folder's name must be small letters, digits, hyphens"
    assert kind.label and kind.definition.endswith("."), (
        f"{where}: needs a label and a definition, a sentence"
    )
    assert kind.act in ACTS, f"{where}: 'act' is {kind.act!r}, which is no root of PLOVER"
    assert kind.cameo is None or _CAMEO.fullmatch(kind.cameo), (
        f"{where}: 'cameo' is digits, not {kind.cameo!r}"
    )
    assert kind.channel is None or kind.channel in CHANNELS, f"{where}: no channel is called {kind.channel!r}"
    _among(f"{where}: 'roles'", kind.roles, frozenset(get_args(Role)))
    assert kind.roles, f"{where}: 'roles' is empty"
    _among(f"{where}: 'same_if'", kind.same_if, _PARTS)
    assert kind.same_if, f"{where}: 'same_if' is empty, so no two accounts of it would ever be one event"
    families = {load().event_types.get(name).family for name in load().event_types.names()}
    _among(f"{where}: 'kin'", kind.kin, frozenset(families - {kind.family}))
    assert 0 <= kind.days_apart <= 31, f"{where}: 'days_apart' must be 0 to 31, not {kind.days_apart}"
    assert 0 <= kind.rank <= 100, f"{where}: 'rank' must be 0 to 100, not {kind.rank}"
    _among(f"{where}: [cues]", [code for code, _ in kind.cues], frozenset(load().languages.names()))
    for code, cues in kind.cues:
        for number, cue in enumerate(cues, 1):
            _check_cue(f"{where}: [[cues.{code}]] {number}", cue)
    return check_examples(examples, partial(_event_type_example, kind))


def _check_cue(where: str, cue: Cue) -> None:
    assert cue.words, f"{where}: 'words' is empty"
    for pattern in cue.words:
        parts = pattern.split()
        assert parts and not set(parts) <= {"..", "..."}, f"{where}: the pattern {pattern!r} has no word"
        assert not any("||" in p or p.strip("[]").strip("|") != p.strip("[]") for p in parts), (
            f"{where}: {pattern!r} has an empty alternative"
        )
    assert cue.act is None or cue.act in ACTS, f"{where}: 'act' is {cue.act!r}, which is no root of PLOVER"
    assert cue.cameo is None or _CAMEO.fullmatch(cue.cameo), f"{where}: 'cameo' is digits, not {cue.cameo!r}"
    _among(f"{where}: 'status'", [cue.status] if cue.status else [], frozenset(get_args(Status)))
    _among(f"{where}: 'channel'", [cue.channel] if cue.channel else [], CHANNELS)
    assert 0 < cue.weight <= 1, f"{where}: 'weight' must be 1 to 100, not {cue.weight * 100:g}"


def _event_type_example(kind: EventType, example: Example) -> str:
    example.only("language", "text", "published", "engagements", "known_miss")
    wanted = sorted(_wanted(one) for one in example.tables("engagements"))
    assert kind.name in {one[0] for one in wanted} or not wanted, f"{example.where}: tells no {kind.name}"
    language = example.text("language")
    # A pack's examples hold its words to account, so the rules read them alone.
    with pipeline.open(reader="rules") as readout:
        reading = readout.read_page(example.page)
    if reading.article.language != language:
        return f"the text is taken for {reading.article.language!r}, not {language!r}"
    found = []
    for one in reading.claims:
        _inside(one.claim.evidence, reading.article.text)
        when = one.claim.when.value.date if one.claim.when else ""
        codes = ",".join(sorted({actor.government or "?" for actor in one.actors}))
        found.append((one.claim.event_type, str(one.claim.status), codes, when))
    return "" if sorted(found) == wanted else f"expected {wanted}, found {sorted(found)}"


def _wanted(one: Example) -> tuple[str, str, str, str]:
    one.only("type", "status", "governments", "date")
    codes = ",".join(sorted(one.texts("governments")))
    return one.text("type"), one.text("status"), codes, one.optional("date") or ""


def _inside(span: Span, text: str) -> None:
    assert span.end <= len(text) and span.of(text).strip(), f"evidence {span} lies outside its text"


def _distinct(where: str, words: Sequence[str]) -> None:
    twice = sorted({word for word in words if words.count(word) > 1})
    assert not twice, f"{where} has {', '.join(twice)} twice"
    assert all(word.strip() == word and word for word in words), f"{where} has a word with space around it"


def _among(where: str, values: Sequence[str], known: frozenset[str]) -> None:
    unknown = sorted(set(values) - known)
    assert not unknown, f"{where}: {', '.join(unknown)} is unknown; known: {', '.join(sorted(known))}"
