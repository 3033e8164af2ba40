"""Compare what was read from the examples with what is expected, field by field, in words.

Only what ``expected.jsonl`` asserts is compared: an engagement has the fields that are given, and a page has
more engagements than expected unless it says ``"complete": true``. ``*_alt`` lists other right values.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from anyascii import anyascii
from rapidfuzz import fuzz

Record = dict[str, Any]

# Tried on the names here: transliterations of one name score 92 and more (Sergei Lavrov, Sergey Lavrov),
# persons who share a given name at most 78 (Donald Trump, Donald Tusk).
_SAME_NAME = 85
_PAGE_FIELDS = ("published", "headline", "headline_source")
_FIELDS = ("type", "plover_root", "status", "date", "date_basis", "place", "channel", "announced")


def read_lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def same_words(expected: str | None, found: str | None) -> bool:
    """The same name or phrase, whatever its accents, case and transliteration."""
    if expected is None or found is None:
        return expected is found
    left, right = (anyascii(text).casefold() for text in (expected, found))
    return fuzz.token_set_ratio(left, right) >= _SAME_NAME


def differences(expected: list[Record], found: list[Record]) -> list[str]:
    """One line for every asserted value that was not read; sorted, each beginning with the page."""
    by_id = {page["id"]: page for page in found}
    lines: list[str] = []
    events: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for page in expected:
        if page["id"] not in by_id:
            lines.append(f"{page['id']}: the page was not read")
            continue
        got = by_id[page["id"]]
        lines += [f"{page['id']}: {line}" for line in _page(page, got)]
        for wanted, have in _pairs(page["engagements"], got["engagements"]):
            if have is not None:
                events[wanted["event"]][str(have["event"])].append(page["id"])
    return sorted(lines + _merging(events))


def _page(page: Record, got: Record) -> list[str]:
    lines = [
        _said(field, page[field], got.get(field))
        for field in _PAGE_FIELDS
        if field in page and page[field] != got.get(field)
    ]
    for kind in ("related", "latest"):
        if kind in page:
            lines += _headlines(kind, page[kind], got[kind])
    pairs = _pairs(page["engagements"], got["engagements"])
    for wanted, have in pairs:
        lines += [f"{wanted['event']}: {line}" for line in _engagement(wanted, have)]
    if page.get("complete"):
        taken = [id(have) for _, have in pairs]
        extra = [one for one in got["engagements"] if id(one) not in taken]
        lines += [f"nothing more is reported, found {_short(one)}" for one in extra]
    if "main" in page and pairs and (have := pairs[page["main"]][1]) is not None:
        main = got["main"]
        if main is None or got["engagements"][main] is not have:
            lines.append(f"{pairs[page['main']][0]['event']}: it is the main engagement, found another")
    return lines


def _headlines(kind: str, expected: list[Record], found: list[Record]) -> list[str]:
    wanted = [(one["headline"], one.get("at")) for one in expected]
    have = [(_whole(one), one.get("at")) for one in found]
    missing = [one for one in wanted if one not in have]
    extra = [one for one in have if one not in wanted]
    return [f"{kind}: {one} is missing" for one in missing] + [f"{kind}: {one} is too much" for one in extra]


def _whole(headline: Record) -> str:
    """The headline as printed, whether or not its attribution was split off."""
    return str(headline["headline"])


def _pairs(expected: list[Record], found: list[Record]) -> list[tuple[Record, Record | None]]:
    """Each expected engagement with the most similar one found, each of those used once."""
    rest = list(found)
    pairs: list[tuple[Record, Record | None]] = []
    for wanted in expected:
        best = max(rest, key=lambda have: _likeness(wanted, have), default=None)
        if best is not None and _likeness(wanted, best) >= 3:
            rest = [one for one in rest if one is not best]
            pairs.append((wanted, best))
        else:
            pairs.append((wanted, None))
    return pairs


def _likeness(wanted: Record, have: Record) -> int:
    countries = {one.get("country_iso3") for one in wanted["participants"]}
    shared = countries & {one.get("country_iso3") for one in have["participants"]}
    # "A reproached B" and "B answered A" are told apart by who does what.
    sided = _sided(wanted) & _sided(have)
    same_day = wanted.get("date") == have.get("date")
    return 2 * len(shared) + 2 * _one_of(wanted, "type", have) + len(sided) + same_day


def _sided(one: Record) -> set[tuple[object, object]]:
    return {(who.get("country_iso3"), who["side"]) for who in one["participants"] if who.get("side")}


def _one_of(wanted: Record, field: str, have: Record) -> bool:
    return have.get(field) in [wanted.get(field), *wanted.get(f"{field}_alt", [])]


def _engagement(wanted: Record, have: Record | None) -> list[str]:
    if have is None:
        return [f"{wanted['type']} of {wanted['date']} was not found"]
    lines = []
    for field in _FIELDS:
        if field not in wanted or _one_of(wanted, field, have):
            continue
        if field != "place" or not same_words(wanted[field], have.get(field)):
            lines.append(_said(field, wanted[field], have.get(field)))
    lines += _participants(wanted, have)
    if "quotes" in wanted:
        lines += _quotes(wanted["quotes"], have["quotes"])
    for source in wanted.get("according_to", []):
        if not any(same_words(source, one) for one in have["according_to"]):
            lines.append(_said("according_to", source, have["according_to"]))
    return lines


def _participants(wanted: Record, have: Record) -> list[str]:
    rest = list(have["participants"])
    lines = []
    for one in wanted["participants"]:
        match = next((other for other in rest if _same_party(one, other)), None)
        if match is None:
            lines.append(_said("participant", _who(one), [_who(other) for other in rest]))
            continue
        rest = [other for other in rest if other is not match]
        if "side" in one and one["side"] != match["side"]:
            lines.append(_said(f"side of {_who(one)}", one["side"], match["side"]))
    return lines + [f"participant {_who(other)} is too much" for other in rest]


def _same_party(one: Record, other: Record) -> bool:
    if one["country_iso3"] != other["country_iso3"]:
        return False
    return "name" not in one or same_words(one["name"], other["name"])


def _who(party: Record) -> str:
    return f"{party.get('name') or 'the government'} ({party['country_iso3']})"


def _quotes(wanted: list[Record], have: list[Record]) -> list[str]:
    found = [(one["speaker"], one["text"].strip(" ,.")) for one in have]
    lines = []
    for one in wanted:
        text = one["text"].strip(" ,.")
        speaker = next((said_by for said_by, words in found if words == text), "no such quotation")
        if not same_words(one["speaker"], speaker):
            lines.append(_said(f"quotation “{text}”", one["speaker"], speaker))
    if not wanted and found:
        lines.append(f"no quotation is printed, found {found}")
    return lines


def _merging(events: dict[str, dict[str, list[str]]]) -> list[str]:
    lines = []
    owners: dict[str, list[str]] = defaultdict(list)
    for name, found in events.items():
        if len(found) > 1:
            parts = " | ".join(sorted(", ".join(sorted(pages)) for pages in found.values()))
            lines.append(f"event {name}: told as {len(found)} events: {parts}")
        for event in found:
            owners[event].append(name)
    lines += [
        f"events {', '.join(sorted(names))}: told as one" for names in owners.values() if len(names) > 1
    ]
    return lines


def _said(field: str, wanted: object, have: object) -> str:
    return f"{field}: expected {wanted!r}, found {have!r}"


def _short(one: Record) -> str:
    return f"{one['type']} of {one['date']} by {', '.join(_who(party) for party in one['participants'])}"
