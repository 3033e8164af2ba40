"""Speech tags: the words around a quotation that name who speaks it, anybody, known to the atlas or not.

``"...", said a spokesman``, ``he added: "..."``, ``X, the secretary, told reporters that "..."``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.claims._tokens import Sentence, Token
from readout.claims._words import Words
from readout.record import Span

# A speaker with an apposition is seldom longer, and neither is what stands between one and the verb.
_LONGEST = 14
_APPOSITION = 26
_SHORT = 6
_MARKS = '“”„«»‹›"'
_STOPS = ";:–—―()[]…"
_DASHES = "―—–"
_LINKS = ".-'’&/"


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one paragraph, and which of them begin a sentence."""

    tokens: tuple[Token, ...]
    starts: frozenset[int]

    def at(self, offset: int) -> int:
        """Index of the first token that ends after ``offset``; the token count if there is none."""
        return next((i for i, t in enumerate(self.tokens) if t.span.end > offset), len(self.tokens))

    def text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def fold(self, index: int) -> str:
        return self.tokens[index].fold if 0 <= index < len(self.tokens) else ""

    def span(self, start: int, end: int) -> Span:
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def begin(self, index: int) -> int:
        """Where the sentence of token ``index`` begins."""
        return max((start for start in self.starts if start <= index), default=0)

    def close(self, index: int) -> int:
        """Where the sentence of token ``index`` ends."""
        return min((start for start in self.starts if start > index), default=len(self.tokens))


def line_of(sentences: Sequence[Sentence]) -> Line:
    """The sentences of one paragraph as one line."""
    tokens: list[Token] = []
    starts = []
    for one in sentences:
        starts.append(len(tokens))
        tokens += one.tokens
    return Line(tuple(tokens), frozenset(starts))


class Tags:
    """Reads the speech tags of a language in English order."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._verbs = words.says | words.speech.quotes
        self._nouns_too = words.speech.ambiguous
        self._skipped = (words.auxiliaries | words.negated) - self._verbs
        self._before_noun = words.articles | words.prepositions | words.quantities | {"'s", "’s"}

    def around(self, line: Line, quoted: Span) -> Span | None:
        """The speaker named by a tag in the quotation's own sentence; None where none is.

        The tag that the quotation completes ("he said that “...”") comes before one that follows it, if its
        words begin in mid-sentence: what follows then reports the whole ("..., a spokesman said").
        """
        first, behind = line.at(quoted.start), line.at(quoted.end)
        while behind < len(line.tokens) and line.text(behind) in "”»›\"'’,.!?":
            if behind in line.starts and line.text(behind) not in '”»›"':
                return self.before(line, first)
            behind += 1
        led, followed = self.before(line, first), None
        if behind not in line.starts or self._short_tag(line, behind):
            followed = self._after(line, behind) or self._at_the_end(line, behind)
        fragment = line.text(first)[:1].islower()
        return (led or followed) if fragment else (followed or led)

    # -- tags behind the quotation

    def _at_the_end(self, line: Line, start: int) -> Span | None:
        """ "“...” has been shown, a spokesman said": a tag behind the rest of the quotation's sentence."""
        stop = line.close(start)
        for comma in range(start, stop - 1):
            if line.text(comma) != "," or line.tokens[comma].quoted:
                continue
            if self._verb(line, comma + 1) and self._opens(line, comma + 2):
                found = self._inverted(line, comma + 2, stop)
            else:
                found = self._tag(line, comma + 1, min(stop, comma + _LONGEST))
            if found is not None:
                return found
        return None

    def _tag(self, line: Line, start: int, stop: int) -> Span | None:
        """ "Roe said" between ``start`` and ``stop``, with nothing behind it that is said."""
        if not self._opens(line, start):
            return None
        for index in range(start + 1, stop):
            if not line.tokens[index].word and not self._joins(line, index):
                return None
            if self._verb(line, index):
                closed = line.text(index + 1) in ",." or line.fold(index + 1) in self._words.prepositions
                return self._subject(line, index, start) if closed else None
        return None

    def _short_tag(self, line: Line, start: int) -> bool:
        """True for a sentence that is nothing but a tag: "“Why?” Roe asked.", "“Never.” — Jane Roe"."""
        if line.text(start) in _DASHES or line.text(start - 2) in "?!":
            stop = min(line.close(start), start + _SHORT)
            return line.text(start) in _DASHES or any(
                self._verb(line, i)
                and (line.text(i + 1) in ",." or line.fold(i + 1) in self._words.prepositions)
                for i in range(start + 1, stop)
            )
        return False

    def _after(self, line: Line, start: int) -> Span | None:
        stop = min(line.close(start), start + _APPOSITION)
        if line.text(start) in _DASHES:
            start += 1
            named = self._capitals(line, start, stop)
            last = line.at(named.end - 1) + 1 if named is not None else start
            if last >= line.close(start - 1) or line.text(last) in (".", *_MARKS):
                return named  # "“...” — Jane Roe" ends the line
        if self._verb(line, start) and self._opens(line, start + 1):
            return self._inverted(line, start + 1, stop)
        cited = self._cited(line, start)
        if cited:
            return self._forward(line, cited, stop)
        if not self._opens(line, start):
            return None
        for index in range(start + 1, stop):
            if line.text(index) in _MARKS or line.text(index) in ";:":
                return None
            if self._verb(line, index):
                return self._subject(line, index, start)
        return None

    def _inverted(self, line: Line, start: int, stop: int) -> Span | None:
        """ "said Roe": the phrase behind the verb; None where another verb follows it ("said Oz was")."""
        found = self._forward(line, start, stop)
        if found is None:
            return None
        end = line.at(found.end - 1) + 1
        more = line.fold(end) in self._skipped or line.fold(end) in self._verbs
        return None if more or (line.text(end) in '“«"' and end < stop) else found

    def _opens(self, line: Line, index: int) -> bool:
        """True where a name, a title or a pronoun may begin."""
        token = line.tokens[index] if index < len(line.tokens) else None
        if token is None or not token.word or token.fold in self._words.prepositions:
            return False
        return (
            token.capital
            or token.fold in self._words.articles
            or token.fold in self._words.speech.speakers
            or token.fold in self._words.quantities
            or not self._function(token.fold)
        )

    def _function(self, word: str) -> bool:
        return word in self._words.breaks or word in self._words.and_ or word in self._skipped

    def _forward(self, line: Line, start: int, stop: int) -> Span | None:
        """The noun phrase that begins at ``start``: up to a mark, a preposition but "of", or a day."""
        end = start
        while end < stop:
            token = line.tokens[end]
            if not token.word and not (token.text in _LINKS and self._joins(line, end)):
                break
            ends = token.fold in self._words.prepositions and token.fold not in self._words.of
            if end > start and (ends or token.fold in self._words.breaks or token.fold in self._skipped):
                break
            end += 1
            if line.fold(start) in self._words.speech.speakers:
                break
        return line.span(start, end) if end > start else None

    @staticmethod
    def _joins(line: Line, index: int) -> bool:
        """True for a mark inside a name ("G.K.", "al-Burhan"), close to what follows it."""
        token = line.tokens[index]
        if index + 1 >= len(line.tokens) or not line.tokens[index + 1].word:
            return False
        gap = line.tokens[index + 1].span.start - token.span.end
        return gap == 0 or (token.text == "." and gap == 1 and len(line.text(index - 1)) <= 4)

    # -- tags before it

    def before(self, line: Line, first: int) -> Span | None:
        """The subject of the last verb of speech before token ``first`` in its sentence."""
        return self._last_verb(line, first, line.begin(min(first, len(line.tokens) - 1)))

    def leading_to(self, line: Line, first: int, above: Line | None) -> Span | None:
        """The speaker whom the sentence before names, for a quotation that is a sentence of its own.

        ``above`` is the paragraph before, which leads to the quotation if it ends in a colon.
        """
        begin = line.begin(min(first, len(line.tokens) - 1))
        if first - begin > 1:
            return None
        if begin:
            return self._last_verb(line, begin, line.begin(begin - 1))
        if above is None or above.text(len(above.tokens) - 1) != ":":
            return None
        return self.before(above, len(above.tokens) - 1)

    def _last_verb(self, line: Line, first: int, begin: int) -> Span | None:
        for index in range(first - 1, begin - 1, -1):
            if line.tokens[index].quoted or line.text(index) in _MARKS:
                continue
            cited = self._cited(line, index)
            if cited and cited < first:
                return self._forward(line, cited, first)
            if index > begin and self._verb(line, index):
                found = self._subject(line, index, begin)
                if found is not None:
                    return found
        return None

    def _cited(self, line: Line, index: int) -> int | None:
        """Where the source begins that words like "according to" at ``index`` lead to."""
        for size in (2, 4):
            if " ".join(line.fold(index + i) for i in range(size)) in self._words.speech.quoting:
                return index + size
        return None

    def _verb(self, line: Line, index: int) -> bool:
        token = line.tokens[index] if index < len(line.tokens) else None
        if token is None or token.fold not in self._verbs or token.quoted or token.capital:
            return False
        if line.fold(index + 1) in self._words.by:
            return False  # "a letter released by the ministry"
        if line.fold(index) in self._nouns_too and not (
            line.tokens[index - 1].capital or line.fold(index - 1) in self._words.speech.speakers
        ):
            return False
        return line.fold(index - 1) not in self._before_noun

    def _subject(self, line: Line, verb: int, begin: int) -> Span | None:
        """The subject of the verb at ``verb``, behind an apposition or a relative pronoun too."""
        last = verb - 1
        while last >= begin and self._adverb(line.fold(last)):
            last -= 1
        if last < begin:
            return None
        if line.fold(verb).endswith("ing") and last == verb - 1:
            return self._leading(line, last + 1, begin)  # "Roe went on, saying"
        if line.fold(last) in ("who", "which"):
            last -= 2 if line.text(last - 1) == "," else 1
        while last > begin and line.text(last) in ",)":
            if line.text(last) == "," and line.text(last - 1) == ")":
                last -= 1
                continue
            opening = self._opening(line, last, begin)
            if opening is None:
                return None
            last = opening - 1
        return self._backward(line, last, begin)

    def _adverb(self, word: str) -> bool:
        return word in self._skipped or (word.endswith("ly") and len(word) > 4)

    def _opening(self, line: Line, closing: int, begin: int) -> int | None:
        """The comma or bracket behind the subject, of the appositions that end at ``closing``.

        ``X, the chair of Y, said``: what stands before a comma and begins with an article is an apposition
        too, where another comma stands before it.
        """
        wanted = "(" if line.text(closing) == ")" else ","
        found = None
        for index in range(closing - 1, max(begin, closing - _APPOSITION), -1):
            if line.text(index) in _MARKS:
                break
            if line.text(index) == wanted:
                if found is not None and not self._aside(line, index + 1):
                    break
                found = index
                if wanted == "(":
                    break
        return found if found is not None and found > begin else None

    def _aside(self, line: Line, index: int) -> bool:
        """True where an apposition goes on: an article, "and", a preposition, a word without a capital."""
        return not line.tokens[index].capital and line.fold(index) not in self._words.speech.speakers

    def _leading(self, line: Line, stop: int, begin: int) -> Span | None:
        """Who is before token ``stop``: the subject of a verb of speech, or what the sentence begins with."""
        for index in range(stop - 1, begin, -1):
            if self._verb(line, index) and not line.fold(index).endswith("ing"):
                return self._subject(line, index, begin)
        start = begin
        while start < stop and (self._function(line.fold(start)) or not line.tokens[start].word):
            start += 1
        if line.fold(start) in self._words.prepositions:  # "At a rally on Friday, Roe spoke"
            start = next((i + 1 for i in range(start, stop) if line.text(i) == ","), start)
        if line.fold(start) in self._words.speech.speakers:
            return line.span(start, start + 1)
        if line.fold(start) in self._words.articles:
            return self._forward(line, start, min(stop, start + 3))
        return self._capitals(line, start, stop)

    def _capitals(self, line: Line, start: int, stop: int) -> Span | None:
        """The capitalised words that begin at ``start``."""
        end = start
        while end < stop and (line.tokens[end].capital or (end > start and self._joins(line, end))):
            end += 1
        return line.span(start, end) if end > start else None

    def _backward(self, line: Line, last: int, begin: int) -> Span | None:
        """The noun phrase whose last token is ``last``."""
        if last < begin or not line.tokens[last].word:
            return None
        if line.fold(last) in self._words.speech.speakers:
            return line.span(last, last + 1)
        start = last
        while start > begin and last - start < _LONGEST and self._goes_on(line, start - 1):
            if (
                line.fold(start) in self._words.articles
                and line.fold(start - 1) not in self._words.prepositions
            ):
                break
            start -= 1
        while start < last and (self._function(line.fold(start)) or not line.tokens[start].word):
            start += 1
        start = self._without_opening(line, start, last)
        if self._function(line.fold(last)) or line.fold(last) in self._words.prepositions:
            return None
        return line.span(start, last + 1)

    def _goes_on(self, line: Line, index: int) -> bool:
        """True where the token at ``index`` may belong to the phrase that follows it."""
        token = line.tokens[index]
        if token.quoted or token.text in _MARKS or token.text in _STOPS or token.text == ",":
            return False
        if not token.word and token.text not in ("'s", "’s"):
            return token.text in _LINKS and self._joins(line, index)
        return token.fold not in self._words.breaks and token.fold not in self._verbs

    def _without_opening(self, line: Line, start: int, last: int) -> int:
        """ "In an interview Trump": the phrase begins behind what only leads to it."""
        if line.fold(start) not in self._words.prepositions:
            return start
        index = last
        while index > start and (line.tokens[index].capital or line.text(index) in _LINKS):
            index -= 1
        if index < last:
            return index + 1
        articles = [i for i in range(start, last) if line.fold(i) in self._words.articles]
        return articles[-1] if articles else last


def telephoned(sentence: Sentence, index: int, words: Words) -> bool:
    """ "Xi called him.", "that Xi had called": nothing is said of anybody, who was called is all."""
    object_ = sentence.folds(index + 1, index + 2)
    after = index + 2 if set(object_) & words.pronouns else index + 1
    closes = sentence.tokens[after].text if after < len(sentence.tokens) else "."
    return closes in '.,;”"' or sentence.tokens[min(after, len(sentence.tokens) - 1)].fold in words.breaks
