"""Names of offices and bodies: a ministry's pages carry its own name where others carry the headline."""

from __future__ import annotations

import re

from readout.knowledge import Knowledge, Language

# The longest names of ministries with their country stay below this.
_LONGEST = 120
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# What the atlas knows such names to be made of; countries alone do not make one.
_PARTS = frozenset({"office", "seat", "body", "government", "demonym", "capital"})
# Of a pack's voices, those that are papers: "Statement of the Ministry" is a headline.
_PAPERS = frozenset({"statement", "readout", "press release", "release", "document", "letter", "communique"})
_BODIES = frozenset({"office", "seat", "body"})


def names_office(text: str, knowledge: Knowledge, code: str) -> bool:
    """Whether ``text`` is the name of an office or body and nothing more: "Ministry of Defence of Norway"."""
    if not 4 <= len(text) <= _LONGEST:
        return False
    spotted = [one for one in knowledge.offices.spot(text, code) if one.kind in _PARTS]
    spans = [(one.span.start, one.span.end) for one in spotted]
    language = knowledge.languages.get(code) if code in knowledge.languages else None
    voices, small = _words(language)
    said = list(voices.finditer(text)) if voices is not None else []
    if not said and not any(one.kind in _BODIES for one in spotted):
        return False
    spans += [match.span() for match in said]
    return all(
        word[0].casefold() in small
        or any(start <= word.start() and word.end() <= end for start, end in spans)
        for word in _WORD.finditer(text)
    )


def _words(language: Language | None) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    """The language's names of ministries, and the words that join names."""
    reading = language.reading if language is not None else None
    if language is None or reading is None:
        return None, frozenset(language.stopwords if language is not None else ())
    longest = sorted((word for word in reading.voices if word not in _PAPERS), key=len, reverse=True)
    voices = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)" if longest else None
    small = frozenset(word.casefold() for word in (*reading.articles, *reading.of, *reading.and_))
    return (re.compile(voices, re.IGNORECASE) if voices else None), small
