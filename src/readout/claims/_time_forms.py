"""A calendar's forms compiled: every shape a regular expression with one named group a slot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from readout.claims._time_types import TimeKind
from readout.knowledge import Calendar

_SLOT = re.compile(r"\{([a-z_]+)(2?)\}")

# A line may be broken inside an expression (wrapped wire copy), a paragraph may not.
_SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]?\n)"

# A blank in a form; one inside a set of characters or a look-behind must stay one character wide.
_BLANK = re.compile(r"\[[^\]]*\]|\(\?<[=!][^()]*\)| ")

_BUILT_IN = {
    "year": r"(?:1[0-9]\d\d|20\d\d|21\d\d)(?![\d%])(?![.,]\d)",
    "shortyear": r"\d\d(?!\d)",
    "monthnumber": r"(?:1[0-2]|0?[1-9])(?!\d)",
    "decade": r"(?:1[0-9]|20)\d0",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled form of a calendar; its fields mean what they mean there.

    ``needs`` are the classes without a word of which ``regex`` cannot match.
    """

    regex: re.Pattern[str]
    kind: TimeKind
    unit: str | None
    offset: int | None
    sign: int
    modifier: str | None
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One class of words: the spellings that count exactly, those folded, and the stems, longest first."""

    exact: dict[str, str]
    folded: dict[str, str]
    stems: tuple[tuple[str, str], ...]

    def value(self, word: str) -> str | None:
        """The value of a spelling as it stands in a text, or None."""
        bare = " ".join(word.split())
        for form in (bare, bare.rstrip(".")):
            if form in self.exact:
                return self.exact[form]
            if form.casefold() in self.folded:
                return self.folded[form.casefold()]
        low = bare.casefold()
        return next((value for stem, value in self.stems if low.startswith(stem)), None)


@dataclass(frozen=True, slots=True)
class Forms:
    """Everything compiled from one calendar."""

    patterns: tuple[Pattern, ...]
    lexicons: dict[str, Lexicon]
    hint: re.Pattern[str]
    presence: tuple[tuple[str, re.Pattern[str]], ...]
    exact: frozenset[str]
    modifier: re.Pattern[str] | None
    lead: re.Pattern[str] | None
    determiner: re.Pattern[str] | None
    link: re.Pattern[str]
    join: re.Pattern[str]
    conjunction: re.Pattern[str] | None

    def present(self, text: str, start: int, end: int) -> frozenset[str]:
        """The classes of which a word stands in a stretch of text, near enough: none is missed."""
        return frozenset(name for name, regex in self.presence if regex.search(text, start, end))

    def value(self, word_class: str, word: str) -> str | None:
        """The value of ``word`` in a class, or None."""
        lexicon = self.lexicons.get(word_class)
        return None if lexicon is None else lexicon.value(word)

    def number(self, word_class: str, word: str) -> int | None:
        """The value of ``word`` as a whole number, digits included."""
        if word.isdecimal():
            return int(word)
        value = self.value(word_class, word)
        return None if value is None else int(value)


@lru_cache(maxsize=64)
def compiled(calendar: Calendar) -> Forms:
    """The forms of a calendar, compiled once."""
    classes = {name: _alternatives(calendar, pairs) for name, pairs in calendar.words}
    slots = {**{name: words for name, words in classes.items() if words}, **_built_in(calendar, classes)}
    patterns = []
    for form in calendar.forms:
        regex = _compile(form.text, slots, calendar.prefixes)
        if regex is not None:
            kind = cast("TimeKind", form.kind)
            patterns.append(
                Pattern(regex, kind, form.unit, form.offset, form.sign, form.modifier, _needs(form.text))
            )
    return Forms(
        patterns=tuple(patterns),
        lexicons={name: _lexicon(calendar, pairs) for name, pairs in calendar.words},
        hint=_hint(classes, calendar),
        presence=tuple(
            (name, re.compile(words, re.IGNORECASE)) for name, words in _presence(slots, patterns)
        ),
        exact=frozenset(word.rstrip(".") for word in calendar.exact),
        modifier=_before(classes.get("modifier"), classes.get("filler")),
        lead=_before(classes.get("lead")),
        determiner=_before(classes.get("determiner")),
        link=re.compile(rf"{_SPACE}(?:(?:{classes.get('link') or '(?!)'})(?!\w)|(?!\w))"),
        join=_joiner(calendar, "to"),
        conjunction=_joiner(calendar, "and") if _joiners(calendar, "and") else None,
    )


def _alternatives(calendar: Calendar, pairs: tuple[tuple[str, str], ...]) -> str:
    spellings = sorted({spelling for spelling, _ in pairs}, key=lambda word: (-len(word), word))
    return "|".join(_spelling(word, word in calendar.exact) for word in spellings)


def _spelling(word: str, exact: bool) -> str:
    if word.endswith("."):
        body = re.escape(word[:-1]) + r"(?:\.|(?!\w))"
    elif word.endswith("*"):
        body = re.escape(word[:-1]) + r"\w{0,4}"
    else:
        body = re.escape(word)
    body = body.replace(r"\ ", _SPACE)
    return f"(?-i:{body})" if exact else body


def _built_in(calendar: Calendar, classes: dict[str, str]) -> dict[str, str]:
    endings = "|".join(re.escape(ending) for ending in sorted(calendar.suffixes, key=len, reverse=True))
    digits = r"(?:3[01]|[12]\d|0?[1-9])"
    day = rf"{digits}(?:(?:{endings})(?!\w))?" if endings else digits
    end = r"(?!\d)(?!,\d{3}(?!\d))(?!%)"
    meridiem = classes.get("meridiem")
    hours = r"(?:2[0-3]|[01]?\d)"
    half = rf"{_SPACE}?(?:{meridiem})" if meridiem else r"(?!)"
    clock = rf"{hours}:[0-5]\d(?::[0-5]\d)?(?:{half})?|{hours}[.][0-5]\d{half}|{hours}{half}"
    numbers = classes.get("number") or r"(?!)"
    return {
        **_BUILT_IN,
        "day": day + end,
        "nth": rf"{digits}(?:{endings})" if endings else r"(?!)",
        "clock": clock,
        "count": rf"(?:\d{{1,3}}(?![\d.,]\d)|{numbers})",
    }


def _compile(text: str, slots: dict[str, str], prefixes: tuple[str, ...]) -> re.Pattern[str] | None:
    if any(name not in slots for name, _ in _SLOT.findall(text)):
        return None
    body = _SLOT.sub(lambda slot: f"(?P<{slot[1]}{slot[2]}>{slots[slot[1]]})", _blanks(text))
    start = r"(?<![\w$€£#@])(?!(?<=\d[.,:/-])\d)"
    if prefixes:
        grown = "|".join(rf"(?<=(?<!\w){re.escape(prefix)})" for prefix in prefixes)
        start = rf"(?:{start}|{grown})"
    return re.compile(rf"{start}(?:{body})(?!\w)(?!(?<=\d)[-/:]\d)", re.IGNORECASE)


def _lexicon(calendar: Calendar, pairs: tuple[tuple[str, str], ...]) -> Lexicon:
    exact, folded, stems = {}, {}, []
    for spelling, value in pairs:
        bare = spelling.rstrip(".") if len(spelling) > 1 else spelling
        if spelling.endswith("*"):
            stems.append((spelling[:-1].casefold(), value))
        elif spelling in calendar.exact:
            exact[bare] = value
        else:
            folded[bare.casefold()] = value
    return Lexicon(exact, folded, tuple(sorted(stems, key=lambda pair: -len(pair[0]))))


# Classes without which there is no expression of time: where none of their words stands, nothing is sought.
_TELLING = ("month", "weekday", "today", "unit", "season", "vague", "part", "frequency", "name")


def _hint(classes: dict[str, str], calendar: Calendar) -> re.Pattern[str]:
    words = [classes[name] for name in _TELLING if classes.get(name)]
    words += [_blanks(form.text) for form in calendar.forms if not _SLOT.search(form.text)]
    grown = "|".join(re.escape(prefix) for prefix in calendar.prefixes)
    every = "|".join([r"\d", *words])
    return re.compile(rf"(?<!\w)(?:{grown})?(?:{every})", re.IGNORECASE)


_NUMERIC = ("day", "nth", "year", "shortyear", "monthnumber", "decade", "clock")
_SET_OR_ESCAPE = re.compile(r"\\.|\[[^\]]*\]")
_INNERMOST = re.compile(r"\((\?[:=!<]+)?([^()]*)\)([?*])?")


def _needs(text: str) -> frozenset[str]:
    """The classes of the slots that stand in every match: not in a group that may be left out or chosen."""
    text = _SET_OR_ESCAPE.sub("", text)
    while (flat := _INNERMOST.sub(_kept, text)) != text:
        text = flat
    if "|" in text:
        return frozenset()
    return frozenset("digit" if name in _NUMERIC else name for name, _ in _SLOT.findall(text))


def _kept(group: re.Match[str]) -> str:
    optional = group[3] is not None or "|" in group[2]
    return "" if optional or group[1] not in (None, "?:") else group[2]


def _presence(slots: dict[str, str], patterns: list[Pattern]) -> list[tuple[str, str]]:
    needed = sorted({name for pattern in patterns for name in pattern.needs})
    return [(name, r"\d" if name == "digit" else slots[name]) for name in needed]


def _blanks(text: str) -> str:
    return _BLANK.sub(lambda part: _SPACE if part[0] == " " else part[0].replace(" ", r"\s"), text)


def _before(words: str | None, filler: str | None = None) -> re.Pattern[str] | None:
    if not words:
        return None
    between = rf"(?:{_SPACE}(?:{filler}))?" if filler else ""
    return re.compile(rf"(?:(?<!\w)|(?=['’]))({words}){between}{_SPACE}?$", re.IGNORECASE)


def _joiners(calendar: Calendar, value: str) -> list[str]:
    return [word for word, kind in calendar.spellings("join") if kind == value]


def _joiner(calendar: Calendar, value: str) -> re.Pattern[str]:
    words = _joiners(calendar, value) or ["-", "–", "—"]
    body = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"{_SPACE}?(?:{body}){_SPACE}?", re.IGNORECASE)
