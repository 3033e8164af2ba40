"""From the atlas's words to phrases: the folded form, what it means, and when it may be read so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from rapidfuzz.distance import JaroWinkler

from readout.knowledge.offices._fold import folded, script, stem, tokens
from readout.knowledge.offices._names import roman, sound
from readout.knowledge.offices._sources import (
    GovernmentSource,
    Namesakes,
    RegionSource,
    Sources,
    TitleSource,
    Words,
)
from readout.knowledge.offices._values import Person

# When a phrase may be read as it means: always; only in capitals or with dots; only with a capital (a text
# all in lower case excepted); always with a capital; only after a title or the full name; only
# before a name.
ALWAYS, UPPER, NAME, CAPITAL, GUARDED, BEFORE = "", "u", "n", "c", "g", "b"

_ACRONYM = 5  # letters: longer all-capital words (ECOWAS, UNESCO) are no other word in lower case
_SHORT = 4  # letters: shorter names without a capital are too often other words ("чад", "того")
_ALIKE = 0.78  # Jaro-Winkler of romanised family names, from 200 pairs of the atlas looked at by hand
_FAMILY_FIRST = frozenset({"CHN", "JPN", "KOR", "PRK", "TWN", "VNM", "KHM", "HUN", "SGP", "HKG"})

# kind ("" for a phrase that means nothing here), when it may be read so, and its keys
Meaning: TypeAlias = "tuple[str, str, tuple[str, ...]]"

_PERSONAL = frozenset({"person", "family"})


class Phrases:
    """Phrases by group: ``all`` is read in every language, the others in their own only."""

    def __init__(self, namesakes: Namesakes) -> None:
        self.groups: dict[str, dict[str, dict[tuple[str, str], list[str]]]] = {}
        self._lower = frozenset(" ".join(folded(word)) for word in namesakes.lower)
        self._families = frozenset(" ".join(folded(word)) for word in namesakes.families)
        self._namesakes = namesakes

    def add(self, words: str, kind: str, keys: tuple[str, ...], language: str, when: str = ALWAYS) -> None:
        """Keep ``words`` as ``kind`` of ``keys``."""
        parts = folded(words)
        if not parts:
            return
        letters = script(parts[0])
        latin = letters == "latin"
        group = language if latin else "all"
        # A name in Arabic letters has neither cases nor a plural: "the first" is nobody called Oli.
        exact = when == UPPER or (latin and language in ("en", "all"))
        exact = exact or (letters == "arabic" and kind in _PERSONAL)
        phrase = " ".join(part if exact else stem(part, language) or part for part in parts)
        held = self.groups.setdefault(group, {}).setdefault(phrase, {}).setdefault((kind, when), [])
        held += [key for key in keys if key not in held]

    def when(self, words: str, kind: str) -> str:
        """When a government's, capital's or seat's name may be read as such."""
        parts = folded(words)
        letters = words.replace(".", "").replace(" ", "")
        if len(letters) <= _ACRONYM and letters.isupper() and letters.lower() != letters:
            return UPPER
        if " ".join(parts) in self._lower:
            return NAME
        if kind != "demonym" and len(parts) == 1 and len(parts[0]) <= _SHORT:
            return NAME
        return ALWAYS

    def government(self, source: GovernmentSource) -> None:
        """Names, demonyms, capitals and seats of a government, in every language."""
        code = source.government.code
        kind = "body" if source.government.kind == "body" else "government"
        for language, words in source.words:
            for role, names in _roles(kind, words):
                group = language
                if language == "en" and role != "demonym":
                    group = "all"
                for name in names:
                    self.add(name, role, (code,), group, self.when(name, role))
                    if (language, role) == ("en", "demonym") and _counts(name, words):
                        self.add(f"{name}s", role, (code,), group, self.when(name, role))

    def region(self, region: RegionSource) -> None:
        """Names of a region."""
        for language, names in region.names:
            for name in names:
                self.add(
                    name,
                    "region",
                    (region.key,),
                    "all" if language == "en" else language,
                    self.when(name, ""),
                )

    def titles(self, language: str, titles: tuple[TitleSource, ...]) -> None:
        """Titles of offices in one language."""
        for title in titles:
            for name in title.names:
                when = UPPER if name.isupper() and len(name) <= _ACRONYM else ALWAYS
                self.add(name, "office", (title.office,), language, when)
                if language == "en" and when == ALWAYS and name[-1] != "s":
                    many = name[:-1] + "ies" if name.endswith("y") else name + "s"
                    self.add(many, "office", (title.office,), language, when)
            for name in title.before_names:
                self.add(name, "office", (title.office,), language, BEFORE)

    def person(self, person: Person) -> None:
        """Full names and family names of a person."""
        for name in _full_names(person):
            self.add(name, "person", (person.id,), "all", CAPITAL if len(folded(name)) == 1 else ALWAYS)
        for family in family_names(person):
            guarded = " ".join(folded(family)) in self._families
            self.add(family, "family", (person.id,), "all", GUARDED if guarded else CAPITAL)

    def others(self) -> None:
        """Given names, family names of the same sound as a place, and phrases that mean no government."""
        for word in self._namesakes.given:
            self.add(word, "given", (), "all", CAPITAL)
        for word in self._namesakes.places:
            self.add(word, "family", (), "all", CAPITAL)
        for word in self._namesakes.others:
            self.add(word, "", (), "all")


def packed_phrases(sources: Sources, persons: tuple[Person, ...]) -> dict[str, dict[str, str]]:
    """Every phrase of the atlas by group, and every beginning of one, with its packed meanings.

    Packed: ``kind,when,key key ...;`` for each meaning, persons by their place in ``persons``.
    """
    made = Phrases(sources.namesakes)
    for government in sources.governments:
        made.government(government)
    for region in sources.regions:
        made.region(region)
    for language, titles in sources.titles:
        made.titles(language, titles)
    for person in persons:
        made.person(person)
    made.others()
    places = {person.id: str(place) for place, person in enumerate(persons)}
    return {group: _packed(found, places) for group, found in sorted(made.groups.items())}


def _packed(
    found: Mapping[str, dict[tuple[str, str], list[str]]], places: Mapping[str, str]
) -> dict[str, str]:
    packed: dict[str, str] = {}
    for phrase, meant in sorted(found.items()):
        packed[phrase] = ";".join(
            f"{kind},{when},{' '.join(places.get(key, key) for key in keys)}"
            for (kind, when), keys in meant.items()
        )
        words = phrase.split(" ")
        for count in range(1, len(words)):
            packed.setdefault(" ".join(words[:count]), "")
    return packed


def meanings(packed: str, ids: Sequence[str]) -> tuple[Meaning, ...]:
    """The meanings in their packed form; ``ids`` are the persons' ids by place."""
    found = []
    for part in packed.split(";"):
        kind, when, keys = part.split(",")
        names = keys.split()
        found.append(
            (kind, when, tuple(ids[int(key)] for key in names) if kind in _PERSONAL else tuple(names))
        )
    return tuple(found)


def _roles(kind: str, words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (kind, words.names),
        ("demonym", words.demonyms),
        ("capital", words.capitals),
        ("seat", words.seats),
    )


def _full_names(person: Person) -> tuple[str, ...]:
    family = family_names(person)
    # A name of one word is the family's or, as "MBS", a by-name.
    found = [name for name in (person.name, *person.also) if len(name.split()) > 1 or name not in family]
    own = set(folded(person.family))
    given = [part for part in person.name.split() if not own & set(folded(part))]
    if given and person.family and len(given[0].strip(".")) > 1:
        found.append(f"{given[0]} {person.family}")
        if any(term.government in _FAMILY_FIRST for term in person.terms):
            found += [f"{' '.join(given)} {person.family}", f"{person.family} {' '.join(given)}"]
    # "عبد الرحمن" is written as one word too.
    found += [name.replace("عبد ال", "عبدال") for name in found if "عبد ال" in name]
    return tuple(dict.fromkeys(found))


def family_names(person: Person) -> tuple[str, ...]:
    """What a second mention may call a person: the family name and its spellings."""
    if not person.family:
        return ()
    found = [person.family]
    parts = folded(person.family)
    if len(parts) > 1 and parts[0] in ("al", "el", "ould", "ul"):
        bare = person.family[_after_first(person.family) :]
        found += [bare, f"al-{bare}", f"el-{bare}"]
    spellings = [_family_part(name, person) for name in person.also]
    # A single word that ends a fuller spelling is the family name alone, however it is spelt.
    ends = {name.split()[-1] for name in person.also if len(name.split()) > 1}
    spellings += [name for name in person.also if name in ends and script(folded(name)[0]) != "latin"]
    found += [spelling for spelling in spellings if spelling and _long_enough(spelling)]
    return tuple(dict.fromkeys(found))


def _counts(demonym: str, words: Words) -> bool:
    """Whether a demonym has a plural in -s that is no name of the government (Lao, Laos)."""
    return not demonym.endswith(("s", "sh", "ch", "ese")) and f"{demonym}s" not in words.names


def given_names(person: Person) -> frozenset[str]:
    """The folded words of a person's name that are not of the family name."""
    words = {word for name in (person.name, *person.also) if len(name.split()) > 1 for word in folded(name)}
    return frozenset(words.difference(*(folded(family) for family in family_names(person))))


def _after_first(words: str) -> int:
    return tokens(words)[1][1]


def _family_part(name: str, person: Person) -> str:
    """The words of another spelling that stand for the family name; empty if none do."""
    words, parts = person.name.split(), name.split()
    count = len(person.family.split())
    if len(parts) < count or not folded(name):
        return ""
    options = [" ".join(parts[at : at + count]) for at in range(len(parts) - count + 1)]
    best = max(options, key=lambda option: _likeness(option, person.family))
    if _likeness(best, person.family) >= _ALIKE:
        return best
    same_order = len(parts) == len(words) > 1 and person.name.endswith(person.family)
    return options[-1] if same_order and script(folded(name)[0]) in ("cyrillic", "greek", "arabic") else ""


def _likeness(left: str, right: str) -> float:
    a, b = ("".join(sound(word) for word in roman(words)) for words in (left, right))
    if script(folded(left)[0] if folded(left) else "") == "arabic":
        a, b = (_consonants(words) for words in (a, b))
    return JaroWinkler.similarity(a, b)


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "aeiouwy'")


def _long_enough(word: str) -> bool:
    """Scripts without capitals give no sign of a name: there only longer ones count."""
    if word.lower() != word.upper():
        return True
    kind = script(folded(word)[0]) if folded(word) else "other"
    return len("".join(folded(word))) >= (_SHORT if kind == "arabic" else 2)
