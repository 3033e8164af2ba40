"""The mentions of one sentence: title, government and name joined, in any of their orders."""

from __future__ import annotations

from dataclasses import replace

from readout.claims._mention_owners import name_owners
from readout.claims._mention_titles import OWNING, TitleScan
from readout.claims._mentions import GOVERNING, Draft, Label, Mention

# Initials of honour in front of a title: "a message from HE President X".
_EXCELLENCIES = frozenset(["HE", "HH", "HRH", "HM"])
_SMALL = frozenset(",'\"“”()’")
# Bodies that act for the government behind "of"; words in the longest of them. Ministries are no such
# bodies: their name is told whole where they are who says so.
_BODIES = frozenset(["delegation", "government", "leadership", "authorities", "officials"])
_LONGEST = 4
# "the island nation's": whom a title belongs to takes at most this many words.
_OWNER = 3
# Words that lead from a name to a forefather or a house.
_LINEAGE = frozenset(["bin", "ibn", "bint", "ben", "al"])
# No preposition governs these: "in between he talked to B".
_SUBJECTS = frozenset(["he", "she"])


class MentionParser(TitleScan):
    """Parses the mentions of one sentence from its tokens and the atlas's labels."""

    def mentions(self) -> list[Mention]:
        """Every mention of the sentence, in order, none overlapping."""
        found: list[Mention] = []
        index = 0
        while index < len(self._tokens):
            parsed = self._parse(index)
            if parsed:
                body = self._body_before(index) if parsed[0].kind == "government" else None
                if body is not None:
                    parsed = [replace(parsed[0], start=body), *parsed[1:]]
                index = index if body is None else body
                via = self._via(index) if self._fold(index) not in _SUBJECTS else None
                found.extend(replace(m, via=m.via or via) for m in parsed if m.kind != "matter")
                index = max(parsed[-1].end, index + 1)
            else:
                index += 1
        return name_owners(self._s, found, self._words)

    def _via(self, start: int) -> str | None:
        index = start - 1
        while index >= 0 and (
            self._fold(index) in self._words.articles
            or self._tokens[index].text in _SMALL
            or self._tokens[index].text in _EXCELLENCIES
            or self._fold(index) in self._words.quantities - self._words.prepositions
            or self._fold(index).isdigit()
        ):
            if self._tokens[index].text == ",":
                return None
            index -= 1
        if index > 0 and self._fold(index) in ("'s", "’s"):
            index = self._before_owner(index)  # "to the junta's leader"
        word = self._fold(index) if index >= 0 else ""
        return word if word in self._words.prepositions else None

    def _before_owner(self, mark: int) -> int:
        """Where the word stands in front of an owner who is no mention, whose mark stands at ``mark``."""
        start = next((i for i in range(max(mark - _OWNER, 1), mark) if self._regime(i, mark)), None)
        return start - 2 if start is not None and start > 1 else mark

    def _regime(self, start: int, end: int) -> bool:
        behind = self._fold(start - 1) in self._words.articles
        return behind and self._words.names.regimes.longest(self._s, start) == end

    def _body_before(self, index: int) -> int | None:
        """Where the body begins whose government stands at ``index`` ("a delegation of Poland")."""
        of = index - 1
        while self._fold(of) in self._words.articles:
            of -= 1
        if self._fold(of) not in self._words.of:
            return None
        for start in range(max(of - _LONGEST, 0), of):
            if self._words.organs.longest(self._s, start) == of:
                words = {self._fold(place) for place in range(start, of)}
                named = (
                    start > 1 and self._fold(start - 2) in self._words.articles
                )  # "the Taliban government of"
                first = start - 1 if named and self._fold(start - 1) not in self._words.articles else start
                return first if words & _BODIES else None
        return None

    def _parse(self, start: int) -> list[Mention]:
        small = self._small(start)
        if small:
            return [small]
        bearer = self._namesake(start)
        if bearer:
            return [self._make(start, bearer, "person", name=self._s.words(start, bearer, self._text))]
        draft = Draft([])
        end = self._head(start, draft)
        if draft.plural:
            return self._plural(start, end, draft)
        return self._single(start, end, draft)

    def _small(self, start: int) -> Mention | None:
        """A pair, a pronoun, or a government that only a page can tell ("the junta")."""
        end = self._words.pairs.longest(self._s, start)
        if end:
            following = self._fold(end)
            if following in self._words.of and self._label_after(end):
                return None
            if end == start + 1 and self._fold(start) in self._words.quantities and self._named(end):
                return None  # "received both A and B"
            return self._make(start, end, "pair")
        if self._fold(start) in self._words.articles:
            regime = self._words.names.regimes.longest(self._s, start + 1)
            if regime and self._tokens_text(regime) not in ("'s", "’s"):
                return self._make(start, regime, "government")
        if self._speaks_of_itself(start):
            return self._make(start, start + 1, "speaker")
        titled = self._fold(start + 1) in self._words.honorifics
        excellency = self._tokens[start].text in _EXCELLENCIES and self._tokens_text(start + 1)[:1].isupper()
        if excellency:
            return None
        if self._fold(start) in self._words.pronouns and not titled and not self._heads_title(start + 1):
            return self._make(start, start + 1, "pronoun")
        return None

    def _speaks_of_itself(self, start: int) -> bool:
        """ "I met B": whoever writes or is quoted. A number in a name ("Elizabeth I") is nobody."""
        if self._fold(start) not in self._words.telling.first or not self._tokens[start].capital:
            return False
        before = self._tokens[start - 1] if start > 1 else None  # "Today I met": any word opens a sentence so
        numbers = before is not None and before.capital and before.text.isalpha()
        return not numbers and not self._tokens_text(start + 1)[:1].isupper()

    def _named(self, start: int) -> bool:
        """True where an actor stands who is more than "the two" again."""
        return any(mention.kind not in ("pair", "pronoun") for mention in self._parse(start))

    def _label_after(self, index: int) -> bool:
        nearby = range(index + 1, index + 3)
        return any(self._label(place, *GOVERNING) for place in nearby)

    def _heads_title(self, index: int) -> bool:
        """True when a possessive pronoun only opens a title ("his Russian counterpart")."""
        place = index
        while self._fold(place) in self._words.modifiers:
            place += 1
        if self._fold(place) in self._words.counterparts or self._label(place, "office"):
            return True
        governed = self._label(place, *GOVERNING)
        if governed is None:
            return False
        # "his Botswana counterpart"
        return governed.kind == "demonym" or self._fold(governed.end) in self._words.counterparts

    def _single(self, start: int, end: int, draft: Draft) -> list[Mention]:
        titled = bool(draft.office or draft.honorific or draft.counterpart)
        place = self._beyond_honorifics(end) if titled else end
        if draft.office and self._tokens_text(place) == "(" and self._tokens_text(place + 2) == ")":
            place += 3  # "External Affairs Minister (EAM) X"
        comma = titled and self._tokens_text(place) == ","
        if comma and (draft.office or draft.counterpart):
            seat = self._held_by(place + 1, draft)
            if seat is not None and self._apposition_closes(seat.end):
                return [self._make(start, seat.end, "government", draft=Draft([*seat.keys]))]
            first = self._beyond_honorifics(place + 1)
            named = self._name(first, titled=True)
            if named and self._apposition_closes(named[0]):
                return [self._person(start, first, named, draft)]
        if comma and draft.counterpart and (beside := self._beside_counterpart(start, place, draft)):
            return [beside]
        named = self._name(place, titled=titled)
        if named and draft.label_kind != "compound":
            if draft.organ and not titled:
                return self._alone(start, end, draft)
            return self._with_apposition(start, place, named, draft)
        return self._alone(start, end, draft)

    def _beyond_honorifics(self, place: int) -> int:
        while self._fold(place) in self._words.honorifics and not self._label(place, "person"):
            place += 2 if self._tokens_text(place + 1) == "." else 1
        return place

    def _beside_counterpart(self, start: int, comma: int, draft: Draft) -> Mention | None:
        """ "his counterpart, Minister B of A, ...": who that is follows with a title of his own."""
        following = self._parse(comma + 1)
        if len(following) != 1 or following[0].kind != "person" or following[0].office is None:
            return None
        mention = following[0]
        if draft.governments and mention.government not in (None, draft.governments[0]):
            return None
        closes = self._apposition_closes(mention.end)
        return replace(mention, start=start, via=None, owned=False) if closes else None

    def _apposition_closes(self, end: int) -> bool:
        following = self._tokens_text(end)
        return following in (",", ".", ";", ":", "", ")", "’", "”", '"') or self._fold(end) in (
            *self._words.and_,
            *self._words.prepositions,
            *self._words.auxiliaries,
        )

    def _with_apposition(
        self, start: int, place: int, named: tuple[int, tuple[str, ...]], draft: Draft
    ) -> list[Mention]:
        end = self._lineage(named[0])
        if not draft.office and self._tokens_text(end) in (",", "(", "—", "–"):
            after = Draft([])
            opens = self._belonging(end + 1)
            closed = self._head(opens, after)
            titled = (after.office or after.organ) and closed > opens and not after.plural
            if titled and not self._name(closed, titled=False):
                draft.office, draft.office_kind = after.office, after.office_kind
                draft.governments = after.governments or draft.governments
                closing = closed + 1 if self._tokens_text(closed) in (",", ")") else closed
                return [self._person(start, place, named, draft, end=closing)]
        home = self._home_after(end) if not draft.governments else None
        if home is not None:
            draft.governments = list(home.keys[:1])
            return [self._person(start, place, named, draft, end=home.end)]
        return [self._person(start, place, named, draft, end=end)]

    def _lineage(self, end: int) -> int:
        """Where the forefathers end that follow a name: "Mohammed bin Salman bin Abdulaziz Al Saud"."""
        while self._fold(end) in _LINEAGE and self._tokens_text(end + 1)[:1].isupper():
            end = max(self._capitals(end + 1), end + 2)
        return end

    def _belonging(self, place: int) -> int:
        """Where the title begins behind "the bloc's", "the island nation's": whose it is the name tells."""
        after = place
        while self._fold(after) in self._words.articles:
            after += 1
        for owner in range(after + 1, after + _OWNER + 1) if after > place else ():
            if self._tokens_text(owner) in ("'s", "’s") and not self._label(after, *GOVERNING):
                return owner + 1
        return place

    def _home_after(self, end: int) -> Label | None:
        """ "Maduro of Venezuela", "Tshisekedi of the Democratic Republic of the Congo"."""
        if self._fold(end) not in (*self._words.of, "("):
            return None
        place = end + 1
        while self._fold(place) in self._words.articles:
            place += 1
        return self._label(place, "government")

    def _person(
        self,
        start: int,
        place: int,
        named: tuple[int, tuple[str, ...]],
        draft: Draft,
        end: int | None = None,
    ) -> Mention:
        stop, persons = named
        return self._make(
            start,
            end or stop,
            "person",
            name=self._s.words(place, stop, self._text),
            persons=persons,
            draft=draft,
        )

    def _alone(self, start: int, end: int, draft: Draft) -> list[Mention]:
        """A title, an organ or a government without a name."""
        if end <= start:
            return []
        if draft.counterpart:
            return [self._make(start, end, "counterpart", draft=draft)]
        if draft.office:
            return [self._make(start, end, "office", draft=draft)]
        if not draft.governments:
            return []
        owner = self._owner_end(start, end, draft) if not draft.organ else None
        if owner is not None:
            return [self._make(start, owner, "owner", draft=draft)]
        brokered = self._tokens_text(end) in ("-", "–") and self._fold(end + 1) in self._words.thirds
        if draft.label_kind == "demonym" and brokered:
            return [self._make(start, end, "matter", draft=draft)]
        if draft.organ or draft.label_kind in ("government", "capital", "seat", "body", "compound"):
            if draft.label_kind == "compound" or (not draft.organ and self._modifies(start, end)):
                return [self._make(start, end, "matter")]
            several = draft.organ and self._fold(end - 1).endswith("s")  # "Chinese and Indian troops"
            return [
                self._make(start, end, "government", draft=Draft([code], draft.label_kind, organ=draft.organ))
                for code in (draft.governments if several else draft.governments[:1])
            ]
        return []

    def _owner_end(self, start: int, end: int, draft: Draft) -> int | None:
        """Where a government ends that only says whose something is ("Russia's", "Russian assets")."""
        if draft.label_kind == "possessive":
            return end
        if draft.label_kind != "demonym":
            return None
        if self._fold(end) in self._words.holdings:
            return end + 1
        return end if self._counted(start, end) else None

    def _counted(self, start: int, end: int) -> bool:
        """ "23 Russians", "two Iranians": people of a country, told by their number."""
        many = self._fold(end - 1).endswith("s") and end == start + 1
        before = self._fold(start - 1) if start else ""
        return many and (before.isdigit() or before in self._words.quantities)

    def _modifies(self, start: int, end: int) -> bool:
        """True when a government's name only modifies what is by it ("Russia-Ukraine", "Syria-based")."""
        hyphens = ("-", "–", "/")
        if start and self._tokens_text(start - 1) in hyphens:
            return self._tokens[start - 1].span.end == self._tokens[start].span.start
        return (
            self._tokens_text(end) in hyphens
            and end + 1 < len(self._tokens)
            and self._tokens[end + 1].span.start == self._tokens[end].span.end
        )

    def _plural(self, start: int, end: int, draft: Draft) -> list[Mention]:
        """ "the presidents of A and B, X and Y": one mention for each holder."""
        names, stop = self._names_after(end, draft)
        if not names and len(draft.governments) < 2:
            if draft.governments and not names:
                return [
                    self._make(start, end, "government", draft=Draft(draft.governments, "body", organ=True))
                ]
            if self._fold(end) == "from" and self._own(end - 1):
                return [self._make(start, end, "office", draft=draft)]  # "recalled its envoys from A"
            # "their foreign ministers": those of the pair before, and not the pair
            theirs = draft if self._fold(start) == "their" and not draft.governments else None
            return [self._make(start, end, "pair", draft=theirs)]
        count = max(len(names), len(draft.governments))
        found = []
        for number in range(count):
            code = draft.governments[number] if number < len(draft.governments) else None
            share = Draft([code] if code else [], "office", draft.office, draft.office_kind)
            share.counterpart = draft.counterpart
            if number < len(names):
                place, named = names[number]
                found.append(self._person(start, place, named, share, end=stop))
            else:
                found.append(self._make(start, stop, "office", draft=share))
        return found

    def _names_after(
        self, end: int, draft: Draft
    ) -> tuple[list[tuple[int, tuple[int, tuple[str, ...]]]], int]:
        """The names behind a plural title, and where they end; fills ``draft`` where each has a home."""
        homes: list[str] = []
        place = end + 1 if self._tokens_text(end) == "," else end
        names: list[tuple[int, tuple[int, tuple[str, ...]]]] = []
        stop = end
        while place < len(self._tokens):
            while self._fold(place) in self._words.honorifics or (names and self._tokens_text(place) == "."):
                place += 1
            named = self._name(place, titled=True)
            if not named:
                break
            home = self._home_after(named[0]) if not draft.governments else None
            homes += [home.keys[0]] if home is not None else []
            names.append((place, named))
            stop = place = home.end if home is not None else named[0]
            while self._fold(place) in (*self._words.and_, ","):
                place += 1
            if place == stop:
                break
        if names and len(homes) == len(names):
            draft.governments = homes
        return names, stop

    def _make(
        self,
        start: int,
        end: int,
        kind: str,
        name: str | None = None,
        persons: tuple[str, ...] = (),
        draft: Draft | None = None,
    ) -> Mention:
        draft = draft or Draft([])
        office = self._s.words(*draft.office, self._text) if draft.office else None
        first = start
        while first < end - 1 and self._fold(first) in ("the", "a", "an", "both"):
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
            owned=self._fold(start) in OWNING,
            post=draft.post,
        )
