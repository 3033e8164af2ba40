"""Names in a sentence: those the atlas knows, and capitals that a title or a verb of speech shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.claims._mentions import GOVERNING, Label
from readout.claims._tokens import Sentence
from readout.claims._words import Words

_NAME_PARTS = frozenset("al el bin ben ibn van von de da dos di la le du der abu ul ur ad as".split())  # noqa: SIM905


class NameScan:
    """The tokens and labels of one sentence, and the names among them.

    ``lasts`` are the last names, folded, of whom the page names in full, with the atlas ids they may have.
    """

    def __init__(
        self,
        sentence: Sentence,
        labels: Sequence[Label],
        words: Words,
        text: str,
        taken: frozenset[int] = frozenset(),
        lasts: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._lasts = lasts or {}
        self._s = sentence
        self._text = text
        self._taken = taken
        self._tokens = sentence.tokens
        self._words = words
        self._titled = _title_case(sentence)
        self._at: dict[int, list[Label]] = {}
        for label in labels:
            self._at.setdefault(label.start, []).append(label)

    def _fold(self, index: int) -> str:
        return self._tokens[index].fold if index < len(self._tokens) else ""

    def _label(self, index: int, *kinds: str) -> Label | None:
        options = [label for label in self._at.get(index, ()) if label.kind in kinds]
        return max(options, key=lambda label: label.end, default=None)

    def _tokens_text(self, index: int) -> str:
        return self._tokens[index].text if index < len(self._tokens) else ""

    def _capitals(self, place: int) -> int:
        """The end of a run of capitalised words from ``place``: a name the atlas does not know."""
        index = place
        if self._titled:
            return place
        while index < len(self._tokens) and index - place < 7 and index not in self._taken:
            token = self._tokens[index]
            joint = token.text in (".", "-", "'", "’") or token.fold in _NAME_PARTS
            if token.text == "-" and index > place and self._apart(index):
                break
            if token.capital and token.text[0].isalpha():
                if self._label(index, "office", *GOVERNING):
                    break
            elif not (joint and index > place and self._next_capital(index)):
                break
            index += 1
        return index

    def _apart(self, index: int) -> bool:
        """A dash with spaces around it: "Mitsotakis - Erdogan" are two."""
        before, after = self._tokens[index - 1], self._tokens[min(index + 1, len(self._tokens) - 1)]
        here = self._tokens[index].span
        return before.span.end < here.start and here.end < after.span.start

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
        if self._named_before(place, run):
            return place + 1, self._lasts[self._fold(place)]
        if titled and run > place and (run - place > 1 or self._tokens[place].text[1:].islower()):
            return run, ()
        if run - place > 1 and (self._label(place, "given", "family") or self._speaks(place, run)):
            return run, ()
        return None

    def _named_before(self, place: int, run: int) -> bool:
        """True for the last name alone of somebody whom the page names in full."""
        before = place - 1
        longer = before > 0 and self._tokens[before].capital and before not in self._taken
        return run == place + 1 and not longer and self._fold(place) in self._lasts

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


def _title_case(sentence: Sentence) -> bool:
    """A headline in title case: capitals there say nothing about names."""
    words = [token for token in sentence.tokens if token.text.isalpha() and len(token.text) > 3]
    return len(words) >= 4 and sum(token.capital for token in words) >= 0.8 * len(words)
