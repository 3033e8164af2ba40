"""Mentions in languages with another order than English: roles from cases, endings and postpositions.

``via`` is the role itself here ("with", "to", "of"), whatever word or ending gives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.claims._mention_parser import MentionParser
from readout.claims._mentions import GOVERNING, LATTER, Draft, Label, Mention
from readout.claims._tokens import Sentence
from readout.claims._word_orders import Orders
from readout.claims._words import Words

_ENDED = ("yla", "yle")
# How German verbs end that go with several, and the one that does not end so.
_MANY, _ARE = "en", ("sind",)
_OPENING = '«“"('
_LIKE_WORDS = ("office", "family")
# Who serves another office, whose title may stand behind his own ("envoy of the President of A").
_SERVING = frozenset(["special-envoy", "envoy", "spokesperson", "representative", "chief-of-staff"])
# Orders in which a government's name stands behind its office, never in front of it.
_BEHIND_OFFICE = ("svo", "vso")
# Words of the longest preposition ("à l' encontre de").
_PHRASE = 4


class OrderedParser(MentionParser):
    """A ``MentionParser`` by a language's own order and marks."""

    def __init__(
        self,
        sentence: Sentence,
        labels: Sequence[Label],
        words: Words,
        text: str,
        taken: frozenset[int],
        orders: Orders,
    ) -> None:
        self._orders = orders
        fitting = [one for one in labels if not _another_word(sentence, one, words, taken)]
        super().__init__(sentence, _fitting(sentence, fitting, orders), words, text, taken)

    def mentions(self) -> list[Mention]:
        """Every mention of the sentence, in order, with the roles that the words around it give."""
        found = super().mentions()
        if found and self._opens_story(found[0]):
            found = found[1:]
        return [replace(m, via=self._role(m)) for m in found]

    def _opens_story(self, mention: Mention) -> bool:
        """ "عمان - بحث A مع B": a place in front of a dash tells where the story was written.

        Where letters have no capitals that shows nowhere else.
        """
        placed = mention.kind == "government" and mention.start == 0 and self._orders.order == "vso"
        return placed and self._tokens_text(mention.end) in ("-", "–", "—", "/")

    def _role(self, mention: Mention) -> str | None:
        if mention.kind == "owner" and self._orders.apostrophes:
            return "of"
        behind = self._behind(mention)
        if behind:
            return behind
        titled = range(mention.start, mention.end) if mention.office or mention.counterpart else ()
        if mention.via is None and any(self._fold(index) in self._orders.datives for index in titled):
            return "to"
        return self._orders.roles.get(mention.via or "", mention.via)

    def _behind(self, mention: Mention) -> str | None:
        """The role that an ending or a postposition gives."""
        word = self._fold(mention.end)
        role = self._orders.endings.get(word) if word[:1] == "'" else None
        if role in (None, "of", "object") and self._orders.after:
            step = mention.end + (1 if word[:1] == "'" else 0)
            role = self._orders.after.get(self._fold(step), role)
        if role is None and self._orders.endings and self._fold(mention.end - 1).endswith(_ENDED):
            return "with"
        return role

    def _via(self, start: int) -> str | None:
        index = start if self._fold(start) in self._words.articles else start - 1
        while index >= 0 and (
            self._tokens[index].text in _OPENING or self._fold(index) in self._words.quantities
        ):
            index -= 1
        while index >= 0:
            for size in range(min(_PHRASE, index + 1), 0, -1):
                phrase = " ".join(self._s.folds(index - size + 1, index + 1))
                if phrase in self._orders.roles:
                    return phrase
            if self._fold(index) not in self._words.articles:
                break
            index -= 1
        word = self._fold(index) if index >= 0 else ""
        return word if word in self._words.prepositions else None

    def _small(self, start: int) -> Mention | None:
        """A pair or a pronoun; a plural with its governments or names behind it is a title."""
        if self._fold(start) in self._orders.she_or_they:
            return self._make(start, start + 1, "pair" if self._are_many(start) else "pronoun")
        if " ".join(self._s.folds(start, start + 2)) in self._words.pronouns:
            return replace(self._make(start, start + 2, "pronoun"), office_kind=LATTER)
        end = self._words.pairs.longest(self._s, start)
        if end == start + 1 and self._orders.order == "sov" and self._tells(end, end + 1):
            return None  # "ikili görüşme": bilateral
        place = start
        while self._fold(place) in self._words.articles:
            place += 1
        titled = end and self._words.plurals.longest(self._s, place)
        if titled and (
            self._label(titled, *GOVERNING, "person") or self._one_more(titled, Draft([])) > titled
        ):
            return None
        return super()._small(start)

    def _are_many(self, start: int) -> bool:
        """ "kamen sie", "sie wollen": the verb beside such a pronoun says of how many it is."""
        opens = not start or not self._tokens[start - 1].word or self._fold(start - 1) in self._words.and_
        verb = self._fold(start + 1 if opens else start - 1)
        return verb.endswith(_MANY) or verb in _ARE

    def _name(self, place: int, *, titled: bool) -> tuple[int, tuple[str, ...]] | None:
        """A name; where the verb stands last, or nouns bear capitals, a family name alone ends before the
        next capital."""
        family = self._label(place, "family")
        if (
            self._orders.order in ("sov", "v2")
            and family
            and family.keys
            and not self._label(place, "person", "given")
        ):
            return family.end, family.keys
        found = super()._name(place, titled=titled)
        if found and not found[1] and self._tells(place, found[0]):
            return None  # "Gayriresmi Toplantısı": capitals, but a word for an act
        return found

    def _tells(self, start: int, end: int) -> bool:
        folds = self._s.folds(start, end)
        return any(True for place in range(len(folds)) for _ in self._words.cues.at(folds, place))

    def _closing_person(self, place: int, run: int) -> tuple[int, tuple[str, ...]] | None:
        """A known person inside a run of capitals that no "of" or title parts: "Entretien de M. Barrot"."""
        found = super()._closing_person(place, run)
        small = {self._fold(index) for index in range(place + 1, run)}
        if found and not place and next(self._words.cues.at((self._fold(0),), 0), None) is not None:
            return None  # "Зустріч Володимира Зеленського": the first word has a capital of its own
        return None if found and small & (self._words.of | self._words.honorifics) else found

    def _single(self, start: int, end: int, draft: Draft) -> list[Mention]:
        """As in English; a place and a name behind it are two where offices stand before their state."""
        titled = draft.office or draft.honorific or draft.counterpart or draft.organ
        placed = draft.label_kind in ("government", "capital", "seat")
        if draft.governments and placed and not titled and self._orders.order in _BEHIND_OFFICE:
            return self._alone(start, end, draft)
        return super()._single(start, end, draft)

    def _with_apposition(
        self, start: int, place: int, named: tuple[int, tuple[str, ...]], draft: Draft
    ) -> list[Mention]:
        """As in English, and with the titles that follow a name without a comma where they do so.

        A title with its state is another person's where nothing governs the name: it may be the object of
        the verb whose subject stands in front of it.
        """
        if not self._orders.titled_behind:
            return super()._with_apposition(start, place, named, draft)
        end, governed = self._lineage(named[0]), self._via(start) is not None
        while True:
            after = Draft([])
            closed = self._head(end, after)
            if closed <= end or not after.office or after.plural or (after.governments and not governed):
                break
            if self._name(closed, titled=True):
                break
            if not draft.office:
                draft.office, draft.office_kind = after.office, after.office_kind
            draft.governments = draft.governments or after.governments
            end = closed
        if end == named[0]:
            return super()._with_apposition(start, place, named, draft)
        return [self._person(start, place, named, draft, end=end)]

    def _lineage(self, end: int) -> int:
        """As in English; without capitals, one word behind each that leads to a forefather or a house."""
        if not self._orders.lineage:
            return super()._lineage(end)
        while end + 1 < len(self._tokens) and self._fold(end) in self._orders.lineage:
            end += 2 if self._fold(end + 1) not in self._orders.lineage else 3
        return min(end, len(self._tokens))

    def _plural(self, start: int, end: int, draft: Draft) -> list[Mention]:
        """Holders of one office; one alone where only its form could be a plural ("der Außenminister")."""
        several = len(draft.governments) > 1 or len(self._names_after(end, replace(draft))[0]) > 1
        if not self._orders.many or several or self._fold(start) in self._orders.many:
            return super()._plural(start, end, draft)
        draft.plural = False
        return self._single(start, end, draft)

    def _head_step(self, place: int, draft: Draft) -> tuple[int, bool] | None:
        if self._fold(place) in self._orders.former:
            draft.former = True
            return place + 1, True
        if draft.governments and self._orders.endings.get(self._fold(place)) == "of":
            draft.label_kind = "possessive"
            return place + 1, True
        organ = self._organ(place, draft)
        if organ:
            return organ, True
        if draft.governments and self._orders.bare_government and self._label(place, "government", "body"):
            return None
        if self._parted(place, draft):
            return None
        step = super()._head_step(place, draft)
        if draft.office_kind == "ambassador" and len(draft.governments) > 1 and not draft.plural:
            draft.post = draft.post or draft.governments[1]  # "İsveç'in Ankara Büyükelçisi"
        if step is not None and draft.counterpart and not draft.office:
            return self._after_office(step[0], draft), step[1]
        return step

    def _parted(self, place: int, draft: Draft) -> bool:
        """True where a place ends and a title begins: "au Quai d'Orsay M. Fidan", "в Кремле президент X"."""
        if not draft.governments or self._orders.order not in _BEHIND_OFFICE:
            return False
        if draft.label_kind not in ("government", "capital", "seat"):
            return False
        return bool(self._label(place, "office")) or self._fold(place) in self._words.honorifics

    def _organ(self, place: int, draft: Draft) -> int | None:
        """An organ with its government behind it ("МИД Турции", "la présidence turque"); None without one."""
        end = self._words.organs.longest(self._s, place)
        if not end or draft.governments or self._label(place, "office"):
            return None
        stop = self._after_office(end, draft)
        if not draft.governments:
            return None
        draft.organ = True
        return stop

    def _after_office(self, end: int, draft: Draft) -> int:
        """The demonym, government and rest of the title behind an office, in any order."""
        place = end
        for _ in range(4):
            found = self._one_more(place, draft)
            if found == place:
                break
            place = found
        return self._stationed(place, draft)

    def _stationed(self, place: int, draft: Draft) -> int:
        """Where the post of an ambassador ends ("ambassadeur de Chine à Ottawa"); ``place`` without one."""
        if draft.office_kind != "ambassador" or draft.plural or not draft.governments:
            return place
        if self._orders.roles.get(self._fold(place)) not in ("in", "to"):
            return place
        after = place + 1
        while self._fold(after) in self._words.articles:
            after += 1
        label = self._label(after, "capital") or self._label(after, "government")
        if label is None or not label.keys or label.keys[0] in draft.governments:
            return place
        draft.post = label.keys[0]
        return label.end

    def _one_more(self, place: int, draft: Draft) -> int:
        """One more word or phrase of a title behind its office; ``place`` where there is none."""
        if draft.counterpart and self._fold(place) in self._orders.possessives:
            return place + 1
        tail = self._tail(place, draft)
        if tail > place or (draft.governments and not draft.plural):
            return tail
        after = self._lead(place)
        served = self._served(after, draft)
        if served is not None:
            return served
        form = self._formed(after)
        if form is not None:
            return self._governments(form, draft)
        label = self._label(after, *GOVERNING)
        if label is None or self._label(after, "person"):
            return place
        demonym = label.kind == "demonym" or self._label(after, "demonym") is not None
        if demonym and self._orders.order == "v2":
            return (
                place  # an adjective opens the next noun: "hat die Regierung den russischen Botschafter ..."
            )
        bare = after == place and not demonym
        if bare and not self._orders.bare_government:
            return place
        return self._governments(after, draft)

    def _served(self, place: int, draft: Draft) -> int | None:
        """Where the office ends whose holder is served ("спецпосланник президента"); None without one."""
        label = self._label(place, "office")
        owner = self._label(place, "person", "family") if draft.office_kind in _SERVING else None
        if owner is not None and self._label(owner.end, "person", "family"):
            return owner.end  # "спецпосланник Трампа Уиткофф"
        if draft.office_kind not in _SERVING or label is None or label.keys[:1] == (draft.office_kind,):
            return None
        return label.end

    def _formed(self, place: int) -> int | None:
        """Where a state's name begins behind what it is ("République fédérative du Brésil"); else None."""
        after = place
        while self._fold(after) in self._orders.forms and not self._label(after, *GOVERNING):
            after += 1
        after = self._lead(after) if after > place else place
        return after if after > place and self._label(after, *GOVERNING) else None

    def _tail(self, place: int, draft: Draft) -> int:
        """The rest of a title behind its demonym ("ministre turc des Affaires étrangères")."""
        for tail, office in self._orders.tails:
            if self._s.folds(place, place + len(tail)) == tail:
                draft.office_kind = office
                if draft.office:
                    draft.office = (draft.office[0], place + len(tail))
                return place + len(tail)
        return place

    def _lead(self, place: int) -> int:
        """Where the words end that lead from an office to its government ("de la", "των")."""
        if self._fold(place) in self._words.of:
            place += 1
            while self._fold(place) in self._words.articles:
                place += 1
            return place
        article = self._fold(place) in self._words.articles and self._orders.bare_government
        return place + 1 if article else place


def _another_word(sentence: Sentence, label: Label, words: Words, taken: frozenset[int]) -> bool:
    """True for a family name that is part of a day, and for a preposition like an office ("после")."""
    if label.kind == "family" and label.start in taken:
        return True
    word = sentence.tokens[label.start].fold
    return label.kind in _LIKE_WORDS and label.end == label.start + 1 and word in words.prepositions


def _fitting(sentence: Sentence, labels: Sequence[Label], orders: Orders) -> list[Label]:
    """Labels that start at their own word: not at a prefix, not in lower case where names have capitals."""
    found = []
    for label in labels:
        start = label.start
        while start + 1 < label.end and _prefix(sentence, start, orders):
            start += 1
        first = sentence.tokens[start].text[:1]
        place = label.kind in ("government", "capital", "seat", "body")
        if place and first.islower() and first.upper() != first and "demonym" not in _kinds(labels, label):
            continue
        found.append(replace(label, start=start) if start != label.start else label)
    return found


def _kinds(labels: Sequence[Label], one: Label) -> set[str]:
    return {label.kind for label in labels if label.start == one.start}


def _prefix(sentence: Sentence, index: int, orders: Orders) -> bool:
    token, after = sentence.tokens[index], sentence.tokens[index + 1]
    touching = token.span.end == after.span.start
    return touching and (token.fold in orders.prefixed or token.fold in orders.elided)
