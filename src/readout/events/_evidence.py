"""Evidence: whether two claims can tell of one act, and how much speaks for it.

What must hold is data: the ``same_if`` of their event types. What speaks for or against is a sum of points,
each from the two claims alone, so that it does not matter what else was read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cached_property

from readout.events._sketch import KNOWN, SAMPLE, Sketch
from readout.knowledge import EventType, Knowledge

# Claims with this many points are one act. The same kind on the same day between the same two governments
# makes 4 without anybody named. A day apart, with both persons named, makes 2.5: the stories may not differ.
ENOUGH = 2.5
# Where no day ties two claims together, the people and the story must: so many points, and so many of them
# for the story. Two further names in common, one figure, or a third of the words make that.
ENOUGH_UNDATED = 3.5
_STORY_UNDATED = 0.75
# An undated claim joins a dated act only if no other fits nearly as well.
MARGIN = 1.0

_PAIR = 2
_SAME_DAY, _SAME_MONTH, _DAY_APART, _WRITTEN_NEAR = 2.0, 1.0, -2.5, 0.5
# A page that gives no day but its own publication's is often of the day after.
_DAY_ASSUMED = -1.0
_SAME_KIND, _OTHER_FAMILY = 1.0, -4.0
_SAME_STATUS, _SAME_PARTIES, _FEWER_PARTIES = 0.5, 0.5, -0.25
_PERSON, _PERSONS = 1.5, 3.0
_OTHER_PERSON = -1.5
_OTHER_CHANNEL, _SAME_PLACE, _OTHER_PLACE = -1.0, 0.5, -1.0
# Two stories of one act share half of their words and more; of two acts of the same people, about a fifth.
# ``workshop.bench.merging`` prints both. Below _FEW words a share says nothing.
_FEW, _STRANGE, _ALIKE = 12, 0.2, 0.5
_STORY, _STRANGER = 2.0, -2.0
_NAME, _NAMES, _NO_NAME = 0.5, 1.5, -0.25
_NUMBER, _NUMBERS = 0.75, 1.5
_QUOTED = 1.5
# A name that the atlas does not know is another's from this likeness on (see ``Offices.likeness``).
_SAME_NAME = 0.85
# A first name of so many letters may be short for one that begins with it.
_SHORT = 4
# Scripts whose names are spelled sound by sound, so that they can be compared across them.
_SPELLED = frozenset({"LATIN", "CYRILLIC", "GREEK", "GEORGIAN", "ARMENIAN"})
# A text's sample is full with so many hashes; what lies above its highest is not in it.
_SAMPLED, _TOP = SAMPLE, 0xFFFFFFFF


class Evidence:
    """The rules of the event types and the names of the atlas, asked about pairs of claims."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._alike: dict[tuple[str, str], bool] = {}
        self._apart: dict[tuple[str, str], bool] = {}

    def kind(self, one: Sketch) -> EventType:
        """The event type of a claim."""
        return self._knowledge.event_types.get(one.event_type)

    @cached_property
    def kin(self) -> dict[str, tuple[str, ...]]:
        """For each family, itself and those that may tell of one act with it, whichever names the other."""
        shelf = self._knowledge.event_types
        found: dict[str, set[str]] = {}
        broken = shelf.broken()
        for kind in (shelf.get(name) for name in shelf.names() if name not in broken):
            found.setdefault(kind.family, {kind.family}).update(kind.kin)
            for other in kind.kin:
                found.setdefault(other, {other}).add(kind.family)
        return {family: tuple(sorted(kin)) for family, kin in found.items()}

    def apart(self, a: Sketch, b: Sketch) -> int | None:
        """How many days lie between the days of two claims; 0 where they touch, None where one has none."""
        if a.days is None or b.days is None:
            return None
        return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])

    def allows(self, a: Sketch, b: Sketch, but: str = "") -> bool:
        """Whether two claims can tell of one act by the ``same_if`` of both their types, ``but`` left out."""
        left, right = self.kind(a).same_if, self.kind(b).same_if
        parts = left if left == right else dict.fromkeys([*left, *right])
        return all(part == but or PARTS[part](self, a, b) for part in parts)

    def spans(self, one: Sketch, a: Sketch, b: Sketch) -> bool:
        """Whether a claim gives several days, to a week or so, and among them those of two others."""
        if not one.exact or one.days is None or one.days[0] == one.days[1]:
            return False
        return all(other.exact and not self.apart(one, other) for other in (a, b))

    def points(self, a: Sketch, b: Sketch) -> float:
        """How much speaks for one act, beyond what is enough: from 0 on it does."""
        story = told_alike(a, b)
        over = self._kinds(a, b) + self._days(a, b) + self._sides(a, b) + story
        if a.days and b.days:
            return over - ENOUGH
        return min(over - ENOUGH_UNDATED, story - _STORY_UNDATED)

    # -- what must hold --------------------------------------------------------------------------------------

    def families(self, a: Sketch, b: Sketch) -> bool:
        return self.kind(b).family in self.kin[self.kind(a).family]

    def days(self, a: Sketch, b: Sketch) -> bool:
        gap = self.apart(a, b)
        return gap is None or gap <= min(self.kind(a).days_apart, self.kind(b).days_apart)

    def nobody_else(
        self, ours: frozenset[tuple[str, str, str]], theirs: frozenset[tuple[str, str, str]]
    ) -> bool:
        """Whether no government that sends somebody on both sides sends only different people."""
        codes = {code for code, *_ in ours} & {code for code, *_ in theirs}
        return not any(self._strangers(ours, theirs, code) for code in codes)

    def shared(
        self, ours: frozenset[tuple[str, str, str]], theirs: frozenset[tuple[str, str, str]], code: str
    ) -> bool:
        """Whether a government sends one person in both."""
        return any(self._one(a, b) for a in ours if a[0] == code for b in theirs if b[0] == code)

    def _strangers(
        self, ours: frozenset[tuple[str, str, str]], theirs: frozenset[tuple[str, str, str]], code: str
    ) -> bool:
        """Whether a government sends different people only, as far as their names can be compared."""
        return all(
            not self._one(a, b) and self._comparable(a[2], b[2])
            for a in ours
            if a[0] == code
            for b in theirs
            if b[0] == code
        )

    def _comparable(self, left: str, right: str) -> bool:
        """Whether two folded names that are not alike are two persons' names.

        Letters without vowels, and signs for words, cannot be set beside others. One name may be short for
        the other ("Almaz" for "Almazbek").
        """
        pair = (left, right) if left <= right else (right, left)
        if pair not in self._apart:
            self._apart[pair] = self._told_apart(left, right)
        return self._apart[pair]

    def _told_apart(self, left: str, right: str) -> bool:
        scripts = {_script(left), _script(right)}
        if len(scripts) > 1 and not scripts <= _SPELLED:
            return False
        length = min(len((name.split() or [""])[0]) for name in (left, right))
        if length < _SHORT:
            return True
        first, *rest = left.split()
        other, *others = right.split()
        cut = (" ".join((first[:length], *rest)), " ".join((other[:length], *others)))
        return self._knowledge.offices.likeness(*cut) < _SAME_NAME

    def _one(self, a: tuple[str, str, str], b: tuple[str, str, str]) -> bool:
        """One person: by id, or by name where the atlas does not know one of them."""
        if a[1] == b[1]:
            return True
        if a[1].startswith(KNOWN) and b[1].startswith(KNOWN):
            return False
        pair = (a[2], b[2]) if a[2] <= b[2] else (b[2], a[2])
        if pair not in self._alike:
            self._alike[pair] = self._knowledge.offices.likeness(*pair) >= _SAME_NAME
        return self._alike[pair]

    # -- what speaks for it ----------------------------------------------------------------------------------

    def _kinds(self, a: Sketch, b: Sketch) -> float:
        points = _SAME_STATUS if a.status == b.status else 0.0
        if self.kind(a).family != self.kind(b).family:
            points += _OTHER_FAMILY  # they differ in channel as well: a summons is a statement
        elif a.channel and b.channel and a.channel != b.channel:
            points += _OTHER_CHANNEL
        if a.event_type == b.event_type:
            points += _SAME_KIND
        if a.place and b.place:
            near = a.place == b.place or bool({*a.place.split()} & {*b.place.split()})
            points += _SAME_PLACE if near else _OTHER_PLACE
        return points

    def _days(self, a: Sketch, b: Sketch) -> float:
        gap = self.apart(a, b)
        if gap is None:
            return 0.0
        if gap:
            return _DAY_ASSUMED if a.assumed or b.assumed else _DAY_APART
        if a.exact and b.exact:
            return _SAME_DAY
        return _SAME_MONTH if a.date and b.date else _WRITTEN_NEAR

    def _sides(self, a: Sketch, b: Sketch) -> float:
        points = _SAME_PARTIES if a.core == b.core else _FEWER_PARTIES
        ours, theirs = a.people | a.targets, b.people | b.targets
        codes = {code for code, *_ in ours} & {code for code, *_ in theirs}
        same = sum(self.shared(ours, theirs, code) for code in codes)
        other = sum(self._strangers(ours, theirs, code) for code in codes)
        return points + min(_PERSON * same, _PERSONS) + _OTHER_PERSON * other


def _script(name: str) -> str:
    """The script of a name's first letter, as Unicode calls it."""
    letter = next((sign for sign in name if sign.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0]


def told_alike(a: Sketch, b: Sketch) -> float:
    """Points for telling the same story: its words, whom and what it names, its figures, what is quoted."""
    share = common(a, b)
    points = 0.0
    if share is not None:
        alike = min(_STORY, _STORY * (share - _STRANGE) / (_ALIKE - _STRANGE))
        points += alike if share >= _STRANGE else _STRANGER * (1 - share / _STRANGE)
    mine, yours = a.names - b.governments, b.names - a.governments
    both = len(mine & yours)
    strange = min(len(mine), len(yours)) - both
    points += max(-_NAMES, min(_NAMES, _NAME * both + _NO_NAME * strange))
    points += min(_NUMBERS, _NUMBER * len(a.numbers & b.numbers))
    return points + (_QUOTED if a.quoted & b.quoted else 0.0)


def common(a: Sketch, b: Sketch) -> float | None:
    """The share of the shorter text's words that the other has, from their samples; None if too few tell.

    A full sample holds every hash up to its highest, so below the lower of the two heights both are whole.
    """
    if a.language != b.language or min(len(a.words), len(b.words)) < _FEW:
        return None
    height = min(max(one.words) if len(one.words) >= _SAMPLED else _TOP for one in (a, b))
    ours = {word for word in a.words if word <= height}
    theirs = {word for word in b.words if word <= height}
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


# -- the parts of ``same_if`` --------------------------------------------------------------------------------


def _parties(_: Evidence, a: Sketch, b: Sketch) -> bool:
    """One claim's principals' governments all take part in the other, two of them if both have two."""
    if not (a.core <= b.governments or b.core <= a.governments):
        return False
    return len(a.governments & b.governments) >= min(_PAIR, len(a.governments), len(b.governments))


def _side(_: Evidence, a: Sketch, b: Sketch) -> bool:
    """Mirror acts are two: each side expels the other's diplomats."""
    return not a.sources or not b.sources or bool(a.sources & b.sources)


def _act(evidence: Evidence, a: Sketch, b: Sketch) -> bool:
    """Blame and praise of one family are two; where families differ there is nothing to compare."""
    return a.act == b.act or evidence.kind(a).family != evidence.kind(b).family


def _people(evidence: Evidence, a: Sketch, b: Sketch) -> bool:
    """No government is represented by different people."""
    return evidence.nobody_else(a.people, b.people)


def _targets(evidence: Evidence, a: Sketch, b: Sketch) -> bool:
    """It is not done to different people of one government."""
    return evidence.nobody_else(a.targets, b.targets)


PARTS: dict[str, Callable[[Evidence, Sketch, Sketch], bool]] = {
    "family": Evidence.families,
    "type": lambda _, a, b: a.event_type == b.event_type,
    "act": _act,
    "parties": _parties,
    "side": _side,
    "people": _people,
    "targets": _targets,
    "date": Evidence.days,
    "place": lambda _, a, b: not a.place or not b.place or a.place == b.place,
    "channel": lambda _, a, b: not a.channel or not b.channel or a.channel == b.channel,
}
