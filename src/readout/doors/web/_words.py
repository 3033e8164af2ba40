"""The record's codes in the words that the pages use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from readout.doors.rest import Labels
from readout.doors.rest.people import actor_address
from readout.record import PROBLEM_CODES, Actor, Article

STATUS = {
    "happened": "It took place.",
    "planned": "Announced, expected or agreed for later.",
    "cancelled": "It was planned and called off.",
    "denied": "A party or the page's main source says that it did not take place.",
    "hypothetical": "Only possible, offered or asked for.",
}
SIGN = {"planned": "◷", "cancelled": "✕", "denied": "⊘", "hypothetical": "?", "happened": "✓"}

BASIS = {
    "explicit": "The text gives the full date.",
    "partial": "The text gives a part of the date; the rest was worked out.",
    "relative": "The text names the day from its own point of view, such as “on Monday” or “today”.",
    "pub": "The text gives no date; the page is a report of the same day.",
    "none": "No date could be found.",
}
# The bases on which a date is worked out and not read.
INFERRED = frozenset({"partial", "relative", "pub"})

ROLE = {
    "both": "takes part",
    "source": "acts",
    "target": "is addressed",
    "mediator": "mediates",
    "host": "hosts",
    "witness": "witnesses",
    "carrier": "carries it",
}
# The roles that stand on either side of an act; the others stand beside it.
LEFT = frozenset({"both", "source"})
RIGHT = frozenset({"target"})

# Who speaks for a state or a body: the lanes that are always shown, and their names.
OFFICE = {
    "head-of-state": "Head of state",
    "monarch": "Monarch",
    "supreme-leader": "Supreme leader",
    "leader": "Leader",
    "head-of-government": "Head of government",
    "head-of-body": "Head of the body",
    "secretary-general": "Secretary-General",
    "foreign-minister": "Foreign minister",
}
# Where a term of office is known from.
SOURCE = {
    "factbook": "lists of the World Factbook",
    "page": "dated official pages",
    "knowledge": "general knowledge, not checked against a list",
}
PRECISION = {
    "day": "to the day",
    "month": "to the month",
    "year": "to the year",
    "unknown": "not known",
    "open": "still running, as far as is known",
}

FURNITURE = {
    "advert": "advertising",
    "marker": "headings",
    "related": "related headlines",
    "latest": "latest headlines",
    "stamp": "times",
    "furniture": "menus and notices",
}

LANGUAGE = {
    "ar": "Arabic", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

RANK = {
    "leader": "leader",
    "minister": "minister",
    "deputy-minister": "deputy minister",
    "official": "other official",
    "government": "nobody named",
}

PROBLEMS = PROBLEM_CODES

# The marks that a claim carries of how it was made; "" for one that says nothing more than its confidence.
_MADE_BY = {
    "agreed": "the model and the rules agree",
    "date:next-sentence": "the date stands in the next sentence",
    "date:sentence-before": "the date stands in the sentence before",
    "date:telling": "the date is that of the telling",
    "party:peer": "a party of the same standing, named beside another",
}


@dataclass(frozen=True, slots=True)
class Person:
    """One party as the pages name it: a person with a government, or a government alone.

    ``code`` is that of a government that has a page; ``page`` is the party's own.
    """

    name: str
    government: str | None
    code: str | None
    office: str | None
    term: tuple[str | None, str | None]
    role: str
    known: bool
    qid: str | None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of an act: ``left`` and ``right`` of the arrow, and those ``beside`` it."""

    left: tuple[Person, ...]
    right: tuple[Person, ...]
    beside: tuple[Person, ...]

    @property
    def all(self) -> tuple[Person, ...]:
        """Every party."""
        return self.left + self.right + self.beside

    @property
    def title(self) -> str:
        """The parties in one line of plain text."""
        left, right = _listed(self.left), _listed(self.right)
        line = f"{left} → {right}" if left and right else left or (f"→ {right}" if right else "")
        return line or _listed(self.beside) or "unknown parties"


def person(actor: Actor, role: str, labels: Labels) -> Person:
    """An actor as the pages name it."""
    government = labels.government(actor.government) if actor.government else None
    code = actor.government if actor.government and labels.is_government(actor.government) else None
    somebody = actor.person or actor.office
    return Person(
        name=actor.person or government or actor.office or "somebody",
        government=government if actor.person else None,
        code=code,
        office=actor.office,
        term=(actor.since, actor.until),
        role=role,
        known=actor.known,
        qid=actor.qid if actor.qid and actor.qid[1:].isdigit() else None,
        page=actor_address(actor.id) if somebody else (f"/governments/{code}" if code else None),
    )


def sides(people: Iterable[Person]) -> Sides:
    """The parties of an act by where they stand in it."""
    every = tuple(people)
    left = tuple(one for one in every if one.role in LEFT)
    right = tuple(one for one in every if one.role in RIGHT)
    return Sides(left, right, tuple(one for one in every if one.role not in LEFT | RIGHT))


def made_by(why: Iterable[str]) -> tuple[str, ...]:
    """The marks of how a claim was made, in words; a mark that is not known stays as it is."""
    return tuple(dict.fromkeys(text for text in map(_mark, why) if text))


def _mark(one: str) -> str:
    kind, _, rest = one.partition(":")
    if kind == "sure":
        return ""
    if kind == "cue":
        return f"words that stand for “{rest.replace('-', ' ')}”"
    if kind == "reviewed":
        return f"a person's word on {rest}"
    if kind == "not-verifiable":
        return f"not verifiable, a person says: {rest}"
    if kind == "model":
        about, _, share = rest.rpartition(":")
        try:
            sure = f"the model, {float(share) * 100:.0f} % sure"
        except ValueError:
            return one
        return f"{sure} of “{about.replace('-', ' ')}”" if about else sure
    return _MADE_BY.get(one, one)


def office_name(kind: str) -> str:
    """The name of a kind of office."""
    return OFFICE.get(kind, kind.replace("-", " ").capitalize().replace("Un ", "UN "))


def precision(since: str, until: str) -> str:
    """How exactly both ends of a term are known, in words."""
    first, last = PRECISION.get(since, since), PRECISION.get(until, until)
    if until == "open":
        return f"beginning {first}"
    return f"both {first}" if since == until else f"beginning {first}, end {last}"


def outgoing(url: str | None) -> str | None:
    """The address if a page may link to it: http and https alone, with a host; else None."""
    if not url or any(letter.isspace() or ord(letter) < 32 for letter in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


def host(url: str) -> str:
    """The host of an address as readers know it; "file" and its name for a file, which names no outlet."""
    safe = outgoing(url)
    if safe is None:
        name = url.rstrip("/").rpartition("/")[2] or url
        return name if "://" in url else f"file {name}"
    return (urlsplit(safe).hostname or url).removeprefix("www.")


def source(article: Article, labels: Labels) -> str:
    """Who published a page: the outlet where it is known, else its host, else the file that it is.

    A file that gives itself out as a government's own page is called so.
    """
    if article.outlet:
        return labels.outlet(article.outlet.value)
    side = None if outgoing(article.url) else labels.official(article)
    return f"{labels.government(side)}, own page ({host(article.url)})" if side else host(article.url)


def tongue(language: str) -> str | None:
    """What a ``lang`` attribute may say; None where the language is not known."""
    return (
        language if language.replace("-", "").isalnum() and language.isascii() and language != "und" else None
    )


def _listed(people: tuple[Person, ...]) -> str:
    names = [one.name for one in people]
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
