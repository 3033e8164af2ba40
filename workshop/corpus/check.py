"""Mechanical checks of the corpus: ``python -m workshop.corpus.check``.

Prints what is wrong and exits 1 if anything is. What a person must judge (is this an engagement, is it the
main one) is not checked. What a machine can know is: that anchors are in the text in their order, that words
are those of the codebook, that dates agree with the weekdays the text names, that codes are in the atlas and
that a group has more than one member.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from readout.knowledge import load
from readout.model import LABELS

FOLDER = Path(__file__).parent
TYPES = frozenset(LABELS["kinds"]) - {"none"}
ROOTS = frozenset(LABELS["acts"])
STATUSES = frozenset(LABELS["statuses"])
BASES = frozenset({"explicit", "partial", "relative", "pub", "none"})
CHANNELS = frozenset({"phone", "in person", "video", "written", "public statement", None})
SIDES = frozenset({"source", "target", "both"})
ROLES = frozenset({"mediator", "host", "witness", "carrier"})
SYMMETRICAL = frozenset({"call", "meeting", "talks"})
MOST = 5
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# A weekday with its day and month, in either order, the year optional. English only.
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[A-Z][a-z]{2})[a-z]*\.?"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
WRITTEN = (
    re.compile(rf"{_WEEKDAY},? (?:the )?{_DAY} {_MONTH}(?:,? (?P<year>\d{{4}}))?"),
    re.compile(rf"{_WEEKDAY},? {_MONTH} {_DAY}(?:,? (?P<year>\d{{4}}))?"),
)
# Words that tell the day without a weekday.
NEARBY = re.compile(
    r"\b(today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|last night|next (?:day|week)|"
    r"earlier|later|same day|day (?:after|before|later|earlier)|days (?:after|later|before|earlier)|eve of|"
    r"previous|next day|following)\b",
    re.I,
)


class Party(TypedDict, total=False):
    """A participant as the corpus writes it."""

    name: str | None
    office: str
    country_iso3: str
    side: str
    role: str


class Quote(TypedDict):
    """A quotation by its first and last words."""

    speaker: str
    first_words: str
    last_words: str


class Engagement(TypedDict, total=False):
    """An engagement as the corpus writes it."""

    type: str
    plover_root: str
    plover_alt: list[str]
    status: str
    participants: list[Party]
    date: str | None
    date_basis: str
    place: str | None
    channel: str | None
    topics: list[str]
    quotes: list[Quote]
    according_to: list[str]
    evidence: dict[str, str]
    event: str | None
    announced: str


class Document(TypedDict):
    """A document as it is read."""

    id: str
    url: str
    lang: str
    published: str | None
    text: str
    register: str


class Annotation(TypedDict):
    """What a document holds."""

    id: str
    url: str
    lang: str
    published: str | None
    group: str | None
    tags: list[str]
    engagements: list[Engagement]
    main: int | None


def documents() -> list[Document]:
    """The documents, in the file's order."""
    return [json.loads(line) for line in _lines("documents.jsonl")]


def annotated() -> list[Annotation]:
    """The annotations, in the file's order."""
    return [json.loads(line) for line in _lines("annotations.jsonl")]


def _lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


def wrongs() -> Iterator[str]:
    """One line for each thing that is wrong, the document's id first."""
    texts, notes = documents(), annotated()
    if [one["id"] for one in texts] != [one["id"] for one in notes]:
        yield "documents and annotations do not have the same ids in the same order"
        return
    for what, count in Counter(one["id"] for one in texts).items():
        if count > 1:
            yield f"{what}: the id is used {count} times"
    codes = {one.code for one in load().offices.governments()}
    for document, note in zip(texts, notes, strict=True):
        for why in of_one(document, note, codes):
            yield f"{document['id']}: {why}"
    yield from of_groups(notes)


def of_one(document: Document, note: Annotation, codes: set[str]) -> Iterator[str]:
    """What is wrong with one document and its annotation; ``codes`` are the governments of the atlas."""
    yield from _of_document(document, note)
    yield from _of_engagements(document["text"], note, codes)


def _of_document(document: Document, note: Annotation) -> Iterator[str]:
    if any(document[key] != note[key] for key in ("url", "lang", "published")):
        yield "address, language or publication date differ between the two files"
    if not document["url"].split("/")[2].endswith(".example"):
        yield "the address is not under .example"
    if document["text"] != document["text"].strip() or not document["text"]:
        yield "the text is empty or has blank edges"
    count, main = len(note["engagements"]), note["main"]
    if count > MOST:
        yield f"{count} engagements, at most {MOST}"
    if (main is None) != (count == 0) or (main is not None and not 0 <= main < count):
        yield f"main is {main} of {count} engagements"
    if main is not None and note["group"] != note["engagements"][main]["event"]:
        yield "group is not the event of main"
    if (count == 0) != ("negative" in note["tags"]):
        yield "a document without engagements has the tag negative, and no other has"
    yield from _of_written(document)


def _of_written(document: Document) -> Iterator[str]:
    """Weekdays that the calendar does not give to the day beside them."""
    year = (document["published"] or "")[:4]
    for found in (one for pattern in WRITTEN for one in pattern.finditer(document["text"])):
        at = found["year"] or year
        if not at or found["month"] not in MONTHS:
            continue
        day = dt.date(int(at), MONTHS.index(found["month"]) + 1, int(found["day"]))
        if DAYS[day.weekday()] != found["weekday"]:
            yield f"{found[0]!r} is a {DAYS[day.weekday()]} in {at}"


def _of_engagements(text: str, note: Annotation, codes: set[str]) -> Iterator[str]:
    for place, one in enumerate(note["engagements"]):
        checks = (_of_words(one), _of_parties(one, codes), _of_anchors(text, one), _of_dates(text, note, one))
        for why in (line for check in checks for line in check):
            yield f"engagement {place} ({one['type']}): {why}"


def _of_words(one: Engagement) -> Iterator[str]:
    if one["type"] not in TYPES:
        yield f"unknown type {one['type']}"
    for root in (one["plover_root"], *one["plover_alt"]):
        if root not in ROOTS:
            yield f"unknown root {root}"
    if one["status"] not in STATUSES:
        yield f"unknown status {one['status']}"
    if one["date_basis"] not in BASES:
        yield f"unknown basis {one['date_basis']}"
    if one["channel"] not in CHANNELS:
        yield f"unknown channel {one['channel']}"
    if one["type"] == "call" and one["place"]:
        yield "a call has no place"


def _of_parties(one: Engagement, codes: set[str]) -> Iterator[str]:
    parties = one["participants"]
    if len({party["country_iso3"] for party in parties}) < 2 and one["type"] != "talks":
        yield "fewer than two governments"
    for party in parties:
        if party["country_iso3"] not in codes:
            yield f"{party['country_iso3']} is not in the atlas"
        if party["side"] not in SIDES or party.get("role", "host") not in ROLES:
            yield f"unknown side or role of {party['name'] or party['office']}"
        if not party["office"]:
            yield f"{party['name']} has no office"
    sides = {party["side"] for party in parties if party.get("role") is None}
    if one["type"] in SYMMETRICAL and one["status"] != "cancelled" and sides != {"both"}:
        yield f"sides of a symmetrical act are {sorted(sides)}"
    if "both" not in sides and sides != {"source", "target"}:
        yield f"sides of a directed act are {sorted(sides)}"


def _of_anchors(text: str, one: Engagement) -> Iterator[str]:
    anchors = [("evidence", one["evidence"]["first_words"], one["evidence"]["last_words"])]
    anchors += [("quote", quote["first_words"], quote["last_words"]) for quote in one["quotes"]]
    for what, first, last in anchors:
        start = text.find(first)
        if start < 0:
            yield f"{what}: {first!r} is not in the text"
        elif text.find(last, start) < 0:
            yield f"{what}: {last!r} does not follow {first!r}"


def _of_dates(text: str, note: Annotation, one: Engagement) -> Iterator[str]:
    date, basis = one["date"], one["date_basis"]
    for part in (*(date or "").split("/"), one.get("announced", "")):
        if part and not DATE.fullmatch(part):
            yield f"{part} is not a date"
    if basis == "pub" and (date is None or not date.startswith((note["published"] or "-")[:7])):
        yield f"{date} is not of the publication's month"
    if basis == "explicit" and date is None:
        yield "an explicit date is null"
    if date and basis == "relative" and len(date) == len("2000-01-01") and note["lang"] == "en":
        yield from _of_weekday(text, dt.date.fromisoformat(date))


def _of_weekday(text: str, date: dt.date) -> Iterator[str]:
    """A relative date is named by its weekday, or by a word such as yesterday."""
    named = {day for day in DAYS if re.search(day, text, re.I)}
    if DAYS[date.weekday()] not in named and not NEARBY.search(text):
        yield f"{date} is a {DAYS[date.weekday()]}; the text names {sorted(named)}"


def of_groups(notes: list[Annotation]) -> Iterator[str]:
    """Every event has accounts in two documents or more, of the same governments and days that can be one."""
    members: dict[str, list[tuple[str, Engagement]]] = {}
    for note in notes:
        for one in note["engagements"]:
            if one["event"]:
                members.setdefault(one["event"], []).append((note["id"], one))
    for event, accounts in members.items():
        if len({name for name, _ in accounts}) < 2:
            yield f"{event}: told by one document only"
        shared = set.intersection(*({p["country_iso3"] for p in one["participants"]} for _, one in accounts))
        if len(shared) < 2:
            yield f"{event}: its accounts share {sorted(shared)}"
        days = {one["date"] for _, one in accounts if one["date"] and len(one["date"]) == len("2000-01-01")}
        ordered = sorted(dt.date.fromisoformat(day) for day in days)
        if ordered and (ordered[-1] - ordered[0]).days > 1:
            yield f"{event}: its accounts are of {sorted(days)}"


def main() -> int:
    """Print what is wrong; 1 if anything is."""
    found = list(wrongs())
    for line in found:
        print(line)
    notes = annotated()
    count = sum(len(one["engagements"]) for one in notes)
    print(f"{len(notes)} documents, {count} engagements, {len(found)} things wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
