"""Titles in a sentence: governments, offices, counterparts and honorifics in front of a name or alone."""

from __future__ import annotations

from readout.claims._mention_names import NameScan
from readout.claims._mentions import GOVERNING, Draft, Label

# Counterparts of several governments ("his Polish and Czech colleagues"), each of whom may be named.
_FROM = frozenset(["from", "to", "for"])
_SEVERAL = frozenset(["counterparts", "colleagues"])
# Whoever acts owns what stands behind these.
OWNING = frozenset(["its", "their", "his", "her"])


class TitleScan(NameScan):
    """What stands before a name: fills a ``Draft`` and tells where it ends."""

    def _head(self, index: int, draft: Draft) -> int:
        """Titles, governments and honorifics from ``index`` on; fills ``draft``, returns where they end."""
        place = index
        # "the Dominican Republic's president": some names begin with their article.
        while self._fold(place) in self._words.articles and not self._label(place, *GOVERNING):
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

    def _after_plural(self, end: int, draft: Draft) -> int:
        """Where a title of several ends with the governments behind it."""
        after = self._after_office(end, draft)
        if after > end or (self._fold(end) == "from" and self._own(end - 1)):
            return after  # "recalled its ambassadors from A and B": they are not theirs
        return self._from_governments(end, draft)

    def _own(self, place: int) -> bool:
        """Whether a title belongs to whoever acts: "its", with at most a word between ("its new envoys")."""
        return bool({self._fold(place - 1), self._fold(place - 2)} & OWNING) if place > 1 else False

    def _from_governments(self, place: int, draft: Draft) -> int:
        """ "counterparts from A and B": the governments behind them; returns where they end."""
        if self._fold(place) not in (*self._words.of, "from"):
            return place
        draft.plural = True
        found = self._governments(place + 1, draft)
        return found if found > place + 1 else place

    def _namesake(self, start: int) -> int | None:
        """Where a name like a country's ends that is a person's ("Salvador Sanchez"); None for others."""
        label = self._label(start, "government", "capital")
        if label is None or label.end > start + 1 or self._titled or self._label(start, "person"):
            return None
        towards = self._fold(start - 1) in self._words.places.leads | _FROM if start else False
        if towards and label.kind == "capital" and self._fold(start) not in self._words.names.namesakes:
            return None  # "In Kyiv Blinken met ..."
        run = label.end
        while run < len(self._tokens) and self._tokens[run].capital and run not in self._taken:
            if self._label(run, "person", "office", *GOVERNING) or self._words.organs.longest(self._s, run):
                return None
            run += 1
        token = self._tokens[start + 1] if run == start + 2 else None
        if token is None or not token.text[1:].islower() or not token.text.isalpha():
            return None
        known = self._label(start + 1, "family") is not None
        return run if known or self._fold(start) in self._words.names.namesakes else None

    def _head_step(self, place: int, draft: Draft) -> tuple[int, bool] | None:
        plural = self._words.plurals.longest(self._s, place)
        if plural:
            draft.office, draft.plural = (place, plural), True
            draft.office_kind = self._words.plural_kind(self._s.folds(place, plural))
            return self._after_plural(plural, draft), True
        label = self._label(place, "office")
        if label:
            return self._office(label, draft), True
        word = self._fold(place)
        if f"{word} {self._fold(place + 1)}" in self._words.counterparts:
            draft.counterpart = True
            return place + 2, True
        if word in self._words.counterparts:
            draft.counterpart = True
            end = self._from_governments(place + 1, draft) if word in _SEVERAL else place + 1
            draft.plural = word in _SEVERAL and len(draft.governments) > 1
            return end, True
        government = self._label(place, *GOVERNING)
        if government and not self._label(place, "person"):
            return self._government(government, draft), True
        organ = self._words.organs.longest(self._s, place)
        if organ and draft.governments:
            draft.organ = True
            return organ, True
        if (
            word in self._words.honorifics
            and not self._label(place, "person")
            and not (draft.governments and word == "general")
        ):
            draft.honorific = True
            return place + (2 if self._tokens_text(place + 1) == "." else 1), True
        joins = word in self._words.and_ or self._tokens[place].text == ","
        if joins and draft.governments and self._plural_ahead(place + 1):
            return place + 1, False
        if word in self._words.modifiers or (place and draft.governments and self._hyphen(place)):
            draft.former = draft.former or word in ("former", "ex")
            return place + 1, False
        return None

    def _plural_ahead(self, place: int) -> bool:
        """True when only governments stand before a plural title or organ ("Turkish and US troops")."""
        for _ in range(6):
            if self._words.plurals.longest(self._s, place) or self._fold(place) in _SEVERAL:
                return True
            organ = self._words.organs.longest(self._s, place)
            if organ is not None and self._fold(organ - 1).endswith("s"):
                return True
            label = self._label(place, *GOVERNING)
            if label is None and self._fold(place) not in (*self._words.and_, ",", "the"):
                return False
            place = label.end if label else place + 1
        return False

    def _held_by(self, place: int, draft: Draft) -> Label | None:
        """ "the bloc's current chair, Nepal, ...": a country holds the office, and is nobody's name."""
        label = self._label(place, "government") if not draft.governments and not draft.counterpart else None
        return label if label is not None and self._capitals(place) <= label.end else None

    def _government(self, label: Label, draft: Draft) -> int:
        draft.governments.extend(key for key in label.keys[:1] if key not in draft.governments)
        draft.label_kind = draft.label_kind if draft.label_kind == "compound" else label.kind
        end = label.end
        if self._tokens_text(end) in ("'s", "’s", "'", "’"):
            draft.label_kind = "possessive"
            end += 1
        elif self._compound(label, end):
            draft.label_kind = "compound"
        return end

    def _compound(self, label: Label, end: int) -> bool:
        """ "Russia-Ukraine"; and not "ANKARA - Ethiopia and Somalia", where the dash closes a dateline."""
        if self._tokens_text(end) not in ("-", "–", "/") or not self._label(end + 1, *GOVERNING):
            return False
        apart = self._tokens[end].span.end < self._tokens[end + 1].span.start
        opens = label.start == 0 and self._tokens[0].text.isupper()
        return not (apart and opens and not self._tokens[end + 1].text.isupper())

    def _hyphen(self, place: int) -> bool:
        """A hyphen inside a word ("US-Turkey"), not a dash with a space before it."""
        token = self._tokens[place]
        return token.text == "-" and self._tokens[place - 1].span.end == token.span.start

    def _office(self, label: Label, draft: Draft) -> int:
        draft.office = (label.start, label.end)
        draft.office_kind = label.keys[0] if label.keys else None
        end = label.end
        second = self._label(end + 1, "office") if self._fold(end) in self._words.and_ else None
        # "Deputy Prime Minister and Foreign Minister X": one holder of two offices, if a name follows.
        if second and (
            self._label(second.end, "person", "family") or self._capitals(second.end) > second.end
        ):
            draft.office = (label.start, second.end)
            end = second.end
        return self._after_office(end, draft)

    def _after_office(self, end: int, draft: Draft) -> int:
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

    def _governments(self, place: int, draft: Draft) -> int:
        """A list of governments ("Guyana and Venezuela") from ``place`` on; returns where it ends."""
        end = place
        while label := self._label(place, *GOVERNING):
            if self._tokens_text(label.end) in ("'s", "’s"):
                break
            draft.governments.extend(key for key in label.keys[:1] if key not in draft.governments)
            end = place = label.end
            step = place
            while self._fold(step) in (*self._words.and_, ","):
                step += 1
            if self._fold(step) == "the" and not self._label(step, *GOVERNING):
                step += 1
            if step == place or not draft.plural:
                break
            place = step
        return end
