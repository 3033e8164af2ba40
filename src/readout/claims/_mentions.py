"""Mentions: the actors a sentence names, each as title, name and government, and how they are coordinated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.claims._tokens import Sentence
from readout.claims._words import Words
from readout.record import Span

_GOVERNING = ("government", "demonym", "capital", "seat", "body")
_NAME_PARTS = frozenset(
    [
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "van",
        "von",
        "de",
        "da",
        "dos",
        "di",
        "la",
        "le",
        "du",
        "der",
        "abu",
        "ul",
        "ur",
        "ad",
        "as",
    ]
)
_SMALL = frozenset(",'\"“”()’")


@dataclass(frozen=True, slots=True)
class Label:
    """Something the atlas knows, on tokens ``[start, end)``: its kind and keys."""

    start: int
    end: int
    kind: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One actor as a sentence names him; token indices are of that sentence.

    ``kind`` is ``person`` (a name stands there), ``office`` (a title alone), ``government`` (a government,
    body or its organ), ``owner`` (a government in the possessive, "Russia's invasion"), ``counterpart`` (an unnamed opposite number), ``pair`` ("the two leaders") or
    ``pronoun``. ``persons`` are atlas ids the name may stand for; ``via`` the word that governs it ("with").
    """

    sentence: int
    start: int
    end: int
    span: Span
    kind: str
    name: str | None = None
    persons: tuple[str, ...] = ()
    office: str | None = None
    office_kind: str | None = None
    government: str | None = None
    counterpart: bool = False
    via: str | None = None
    quoted: bool = False


@dataclass(slots=True)
class _Draft:
    """What the parser has gathered of one mention so far."""

    governments: list[str]
    label_kind: str | None = None
    office: tuple[int, int] | None = None
    office_kind: str | None = None
    plural: bool = False
    counterpart: bool = False
    honorific: bool = False
    former: bool = False
    organ: bool = False


class MentionParser:
    """Parses the mentions of one sentence from its tokens and the atlas's labels."""

    def __init__(
        self,
        sentence: Sentence,
        labels: Sequence[Label],
        words: Words,
        text: str,
        taken: frozenset[int] = frozenset(),
    ) -> None:
        self._s = sentence
        self._text = text
        self._taken = taken
        self._tokens = sentence.tokens
        self._words = words
        self._titled = _title_case(sentence)
        self._at: dict[int, list[Label]] = {}
        for label in labels:
            self._at.setdefault(label.start, []).append(label)

    def mentions(self) -> list[Mention]:
        """Every mention of the sentence, in order, none overlapping."""
        found: list[Mention] = []
        index = 0
        while index < len(self._tokens):
            parsed = self._parse(index)
            if parsed:
                via = self._via(index)
                found.extend(replace(m, via=m.via or via) for m in parsed if m.kind != "matter")
                index = max(parsed[-1].end, index + 1)
            else:
                index += 1
        return found

    # -- pieces ---------------------------------------------------------------------------------------------

    def _fold(self, index: int) -> str:
        return self._tokens[index].fold if index < len(self._tokens) else ""

    def _label(self, index: int, *kinds: str) -> Label | None:
        options = [label for label in self._at.get(index, ()) if label.kind in kinds]
        return max(options, key=lambda label: label.end, default=None)

    def _via(self, start: int) -> str | None:
        index = start - 1
        while index >= 0 and (
            self._fold(index) in self._words.articles or self._tokens[index].text in _SMALL
        ):
            if self._tokens[index].text == ",":
                return None
            index -= 1
        word = self._fold(index) if index >= 0 else ""
        return word if word in self._words.prepositions else None

    def _parse(self, start: int) -> list[Mention]:
        small = self._small(start)
        if small:
            return [small]
        draft = _Draft([])
        end = self._head(start, draft)
        if draft.plural:
            return self._plural(start, end, draft)
        return self._single(start, end, draft)

    def _small(self, start: int) -> Mention | None:
        """A pair or a pronoun."""
        end = self._words.pairs.longest(self._s, start)
        if end:
            following = self._fold(end)
            if following in self._words.of and self._label_after(end):
                return None
            return self._make(start, end, "pair")
        titled = self._fold(start + 1) in self._words.honorifics
        if self._fold(start) in self._words.pronouns and not titled and not self._heads_title(start + 1):
            return self._make(start, start + 1, "pronoun")
        return None

    def _label_after(self, index: int) -> bool:
        nearby = range(index + 1, index + 3)
        return any(self._label(place, *_GOVERNING) for place in nearby)

    def _heads_title(self, index: int) -> bool:
        """True when a possessive pronoun only opens a title ("his Russian counterpart")."""
        place = index
        while self._fold(place) in self._words.modifiers:
            place += 1
        if self._fold(place) in self._words.counterparts or self._label(place, "office"):
            return True
        governed = self._label(place, *_GOVERNING)
        return bool(governed and governed.kind == "demonym")

    # -- the part before the name ----------------------------------------------------------------------------

    def _head(self, index: int, draft: _Draft) -> int:
        """Titles, governments and honorifics from ``index`` on; fills ``draft``, returns where they end."""
        place = index
        while place < len(self._tokens) and self._fold(place) in self._words.articles:
            place += 1
        end = place
        while place < len(self._tokens):
            step = self._head_step(place, draft)
            if step is None:
                break
            place, solid = step
            if solid:
                end = place
            if draft.office or draft.counterpart or draft.organ:
                break
        return end if end > index else index

    def _head_step(self, place: int, draft: _Draft) -> tuple[int, bool] | None:
        plural = self._words.plurals.longest(self._s, place)
        if plural:
            draft.office, draft.plural = (place, plural), True
            draft.office_kind = self._words.plural_kind(self._s.folds(place, plural))
            return self._after_office(plural, draft), True
        label = self._label(place, "office")
        if label:
            return self._office(label, draft), True
        word = self._fold(place)
        if word in self._words.counterparts:
            draft.counterpart = True
            return place + 1, True
        government = self._label(place, *_GOVERNING)
        if government and not self._label(place, "person"):
            return self._government(government, draft), True
        organ = self._words.organs.longest(self._s, place)
        if organ and draft.governments:
            draft.organ = True
            return organ, True
        if word in self._words.honorifics and not (draft.governments and word == "general"):
            draft.honorific = True
            return place + (2 if self._tokens_text(place + 1) == "." else 1), True
        if word in self._words.and_ and draft.governments and self._plural_ahead(place + 1):
            return place + 1, False
        if word in self._words.modifiers or (self._tokens[place].text == "-" and place and draft.governments):
            draft.former = draft.former or word in ("former", "ex")
            return place + 1, False
        return None

    def _plural_ahead(self, place: int) -> bool:
        """True when only governments stand between ``place`` and a plural title ("Turkish and US diplomats")."""
        for _ in range(6):
            if self._words.plurals.longest(self._s, place):
                return True
            label = self._label(place, *_GOVERNING)
            if label is None and self._fold(place) not in (*self._words.and_, ",", "the"):
                return False
            place = label.end if label else place + 1
        return False

    def _tokens_text(self, index: int) -> str:
        return self._tokens[index].text if index < len(self._tokens) else ""

    def _government(self, label: Label, draft: _Draft) -> int:
        draft.governments.extend(key for key in label.keys[:1] if key not in draft.governments)
        draft.label_kind = draft.label_kind if draft.label_kind == "compound" else label.kind
        end = label.end
        if self._tokens_text(end) in ("'s", "’s", "'", "’"):
            draft.label_kind = "possessive"
            end += 1
        elif self._tokens_text(end) in ("-", "–", "/") and self._label(end + 1, *_GOVERNING):
            draft.label_kind = "compound"
        return end

    def _office(self, label: Label, draft: _Draft) -> int:
        draft.office = (label.start, label.end)
        draft.office_kind = label.keys[0] if label.keys else None
        end = label.end
        if self._fold(end) in self._words.and_ and (second := self._label(end + 1, "office")):
            # "Deputy Prime Minister and Foreign Minister X": one holder of two offices, if a name follows.
            if self._label(second.end, "person", "family") or self._capitals(second.end) > second.end:
                draft.office = (label.start, second.end)
                end = second.end
        return self._after_office(end, draft)

    def _after_office(self, end: int, draft: _Draft) -> int:
        """ "of Turkey", "for Foreign Affairs of Japan": the office's government after it."""
        place = end
        if self._fold(place) in self._words.of:
            after = place + 1
            while self._fold(after) in self._words.articles:
                after += 1
            found = self._governments(after, draft)
            if found > after:
                return found
        return end

    def _governments(self, place: int, draft: _Draft) -> int:
        """A list of governments ("Guyana and Venezuela") from ``place`` on; returns where it ends."""
        end = place
        while label := self._label(place, *_GOVERNING):
            if self._tokens_text(label.end) in ("'s", "’s"):
                break
            draft.governments.extend(key for key in label.keys[:1] if key not in draft.governments)
            end = place = label.end
            step = place
            while self._fold(step) in (*self._words.and_, ",", "the"):
                step += 1
            if step == place or not draft.plural:
                break
            place = step
        return end

    # -- names -----------------------------------------------------------------------------------------------

    def _capitals(self, place: int) -> int:
        """The end of a run of capitalised words from ``place``: a name the atlas does not know."""
        index = place
        if self._titled:
            return place
        while index < len(self._tokens) and index - place < 7 and index not in self._taken:
            token = self._tokens[index]
            joint = token.text in (".", "-", "'", "’") or token.fold in _NAME_PARTS
            if token.capital and token.text[0].isalpha():
                if self._label(index, "office", *_GOVERNING):
                    break
            elif not (joint and index > place and self._next_capital(index)):
                break
            index += 1
        return index

    def _next_capital(self, index: int) -> bool:
        after = self._tokens[index + 1] if index + 1 < len(self._tokens) else None
        return bool(
            after
            and (after.capital or after.text == "-")
            and after.span.start - self._tokens[index].span.end < 2
        )

    def _name(self, place: int, *, titled: bool) -> tuple[int, tuple[str, ...]] | None:
        """A name at ``place``: where it ends and which atlas persons it may be."""
        known = self._label(place, "person")
        if known:
            return known.end, known.keys
        run = self._capitals(place)
        inside = self._closing_person(place, run)
        if inside:
            return inside
        family = self._label(place, "family")
        if family and family.end >= run and family.keys:
            return family.end, family.keys
        if titled and run > place and (run - place > 1 or self._tokens[place].text[1:].islower()):
            return run, ()
        if run - place > 1 and (self._label(place, "given", "family") or self._speaks(place, run)):
            return run, ()
        return None

    def _speaks(self, place: int, run: int) -> bool:
        """True for capitals right after a closing quotation mark or right before a verb of speech."""
        before = self._tokens_text(place - 1) if place else ""
        return before in ('"', "”", "»") or self._fold(run) in self._words.says

    def _closing_person(self, place: int, run: int) -> tuple[int, tuple[str, ...]] | None:
        """A known person inside a run of capitals: "Ayatollah Seyyed Ali Khamenei", "Antony J. Blinken"."""
        for index in range(place + 1, run):
            label = self._label(index, "person")
            if label and label.end >= run:
                return label.end, label.keys
        return None

    # -- whole mentions ----------------------------------------------------------------------------------------

    def _single(self, start: int, end: int, draft: _Draft) -> list[Mention]:
        titled = bool(draft.office or draft.honorific or draft.counterpart)
        place = end
        while titled and self._fold(place) in self._words.honorifics:
            place += 2 if self._tokens_text(place + 1) == "." else 1
        if draft.office and self._tokens_text(place) == "(" and self._tokens_text(place + 2) == ")":
            place += 3  # "External Affairs Minister (EAM) X"
        comma = titled and self._tokens_text(place) == ","
        if comma and (draft.office or draft.counterpart):
            named = self._name(place + 1, titled=True)
            if named and self._apposition_closes(named[0]):
                return [self._person(start, place + 1, named, draft)]
        named = self._name(place, titled=titled)
        if named and not (draft.label_kind == "compound"):
            if draft.organ and not titled:
                return self._alone(start, end, draft)
            return self._with_apposition(start, place, named, draft)
        return self._alone(start, end, draft)

    def _apposition_closes(self, end: int) -> bool:
        following = self._tokens_text(end)
        return following in (",", ".", ";", ":", "", ")", "’", "”", '"') or self._fold(end) in (
            *self._words.and_,
            *self._words.prepositions,
            *self._words.auxiliaries,
        )

    def _with_apposition(
        self, start: int, place: int, named: tuple[int, tuple[str, ...]], draft: _Draft
    ) -> list[Mention]:
        end = named[0]
        if not draft.office and self._tokens_text(end) in (",", "(", "—", "–"):
            after = _Draft([])
            closed = self._head(end + 1, after)
            if (after.office or after.organ) and closed > end + 1 and not after.plural:
                if not self._name(closed, titled=False):
                    draft.office, draft.office_kind = after.office, after.office_kind
                    draft.governments = after.governments or draft.governments
                    closing = closed + 1 if self._tokens_text(closed) in (",", ")") else closed
                    return [self._person(start, place, named, draft, end=closing)]
        if (
            not draft.governments
            and self._fold(end) in ("of", "(")
            and (label := self._label(end + 1, "government"))
        ):
            draft.governments = list(label.keys[:1])
            return [self._person(start, place, named, draft, end=label.end)]
        return [self._person(start, place, named, draft)]

    def _person(
        self,
        start: int,
        place: int,
        named: tuple[int, tuple[str, ...]],
        draft: _Draft,
        end: int | None = None,
    ) -> Mention:
        stop, persons = named
        text = self._s.span_of(place, stop)
        return self._make(
            start,
            end or stop,
            "person",
            name=text.of(self._text),
            persons=persons,
            draft=draft,
        )

    def _alone(self, start: int, end: int, draft: _Draft) -> list[Mention]:
        """A title, an organ or a government without a name."""
        if end <= start:
            return []
        if draft.counterpart:
            return [self._make(start, end, "counterpart", draft=draft)]
        if draft.office:
            return [self._make(start, end, "office", draft=draft)]
        if not draft.governments:
            return []
        if draft.label_kind == "possessive" and not draft.organ:
            return [self._make(start, end, "owner", draft=draft)]
        if draft.organ or draft.label_kind in ("government", "capital", "seat", "body", "compound"):
            if draft.label_kind == "compound" or (not draft.organ and self._modifies(start, end)):
                return [self._make(start, end, "matter")]
            return [
                self._make(
                    start, end, "government", draft=_Draft([code], draft.label_kind, organ=draft.organ)
                )
                for code in draft.governments[:1]
            ]
        return []

    def _modifies(self, start: int, end: int) -> bool:
        """True when a government's name only modifies what follows it ("Russia-Ukraine", "Syria-based")."""
        return (
            self._tokens_text(end) in ("-", "–", "/")
            and end + 1 < len(self._tokens)
            and not (self._tokens[end + 1].span.start > self._tokens[end].span.end)
        )

    def _plural(self, start: int, end: int, draft: _Draft) -> list[Mention]:
        """ "the presidents of Guyana and Venezuela, X and Y": one mention for each holder."""
        names, stop = self._names_after(end)
        if not names and len(draft.governments) < 2:
            if draft.governments and not names:
                return [
                    self._make(start, end, "government", draft=_Draft(draft.governments, "body", organ=True))
                ]
            return [self._make(start, end, "pair")]
        count = max(len(names), len(draft.governments))
        found = []
        for number in range(count):
            code = draft.governments[number] if number < len(draft.governments) else None
            share = _Draft([code] if code else [], "office", draft.office, draft.office_kind)
            if number < len(names):
                place, named = names[number]
                found.append(self._person(start, place, named, share, end=stop))
            else:
                found.append(self._make(start, stop, "office", draft=share))
        return found

    def _names_after(self, end: int) -> tuple[list[tuple[int, tuple[int, tuple[str, ...]]]], int]:
        place = end + 1 if self._tokens_text(end) == "," else end
        names: list[tuple[int, tuple[int, tuple[str, ...]]]] = []
        stop = end
        while place < len(self._tokens):
            while self._fold(place) in self._words.honorifics or (names and self._tokens_text(place) == "."):
                place += 1
            named = self._name(place, titled=True)
            if not named:
                break
            names.append((place, named))
            stop = place = named[0]
            while self._fold(place) in (*self._words.and_, ","):
                place += 1
            if place == stop:
                break
        return names, stop

    def _make(
        self,
        start: int,
        end: int,
        kind: str,
        name: str | None = None,
        persons: tuple[str, ...] = (),
        draft: _Draft | None = None,
    ) -> Mention:
        draft = draft or _Draft([])
        office = self._s.span_of(*draft.office).of(self._text) if draft.office else None
        first = start
        while first < end - 1 and self._fold(first) in ("the", "a", "an"):
            first += 1
        return Mention(
            sentence=self._s.number,
            start=start,
            end=end,
            span=self._s.span_of(first, end),
            kind=kind,
            name=name,
            persons=persons,
            office=("former " + office) if office and draft.former else office,
            office_kind=draft.office_kind,
            government=draft.governments[0] if draft.governments else None,
            counterpart=draft.counterpart,
            quoted=self._tokens[start].quoted,
        )


def _title_case(sentence: Sentence) -> bool:
    """A headline in title case: capitals there say nothing about names."""
    words = [token for token in sentence.tokens if token.text.isalpha() and len(token.text) > 3]
    return len(words) >= 4 and sum(token.capital for token in words) >= 0.8 * len(words)


def groups(sentence: Sentence, mentions: Sequence[Mention], words: Words) -> list[tuple[Mention, ...]]:
    """Mentions that are coordinated ("A and B", "A, B and C") as one group each."""
    found: list[list[Mention]] = []
    for mention in mentions:
        if found and _joined(sentence, found[-1][-1], mention, words):
            found[-1].append(mention)
        else:
            found.append([mention])
    return [tuple(group) for group in found]


def _joined(sentence: Sentence, left: Mention, right: Mention, words: Words) -> bool:
    if left.start == right.start:
        return True
    between = sentence.folds(left.end, right.start)
    if not between:
        return sentence.tokens[left.end - 1].text == "," and left.kind == right.kind == "person"
    if len(between) > 4:
        return False
    joins = set(between) - set(words.articles)
    if joins == {","}:
        return left.kind == right.kind
    return bool(joins & words.and_) and joins <= (
        words.and_ | {",", "as", "well", "with", "along", "of", "for"}
    )
