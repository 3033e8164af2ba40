"""Language: which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from readout.knowledge import Knowledge

UNKNOWN = "und"

# How much of a text is looked at: this many code points from its start and as many from its middle.
_SAMPLE = 2000
_SCRIPTS = {
    "Latin": r"A-Za-zÀ-ɏẀ-ỿ",
    "Cyrillic": r"Ѐ-ԯ",
    "Greek": r"Ͱ-Ͽἀ-῿",
    "Arabic": r"؀-ۿݐ-ݿ",
    "Hebrew": r"֐-׿",
    "Han": r"一-鿿",
    "Kana": r"぀-ヿ",
    "Hangul": r"가-힯",
    "Devanagari": r"ऀ-ॿ",
    "Bengali": r"ঀ-৿",
    "Tamil": r"஀-௿",
    "Thai": r"฀-๿",
    "Armenian": r"԰-֏",
    "Georgian": r"Ⴀ-ჿ",
    "Amharic": r"ሀ-፿",
}
# Scripts that nearly always mean one language on a news page.
_ONE_LANGUAGE = {
    "Greek": "el",
    "Hebrew": "he",
    "Kana": "ja",
    "Hangul": "ko",
    "Han": "zh",
    "Devanagari": "hi",
    "Bengali": "bn",
    "Tamil": "ta",
    "Thai": "th",
    "Armenian": "hy",
    "Georgian": "ka",
    "Amharic": "am",
}
# Letters that only one of the languages sharing a script uses; they decide between close relatives.
_LETTERS = {
    "uk": "іїєґ",
    "be": "ў",
    "ru": "ыэё",
    "sr": "ђћџљњј",
    "mk": "ѓќѕ",
    "kk": "әғқңөұүһ",
    "tr": "ığ",
    "az": "ə",
    "fa": "پچژگ",
    "ur": "ٹڈڑےں",
}
_WORD = re.compile(r"[^\W\d_]+")
# What stands behind a name to say whose something is.
_OWN = re.compile(r"(?<=\w)['’]s\b")
_MORE = re.compile(r"[\s*\[\].]")
# On 99 news pages in 13 languages of Latin script, the pack's twenty words were 8% of the words or more;
# those of a near relative reached 26% (French on a Spanish page): hence the lead.
_SHARE = 0.08
_LEAD = 1.25
# Words below which a text is too short for shares to settle.
_SHORT = 60
# In so few words a common one of another language weighs much: the markup's word is worth more there.
_SHORT_LEAD = 2


def language(text: str, knowledge: Knowledge, declared: str | None = None) -> str:
    """ISO 639-1 code of the language of ``text``, or ``und``.

    ``declared`` is what the page's markup says ("en-GB"); it decides between languages that the text does not
    tell apart, and is not believed against the script.
    """
    middle = max(_SAMPLE, len(text) // 2)
    sample = text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]
    claimed = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    claimed = claimed if re.fullmatch(r"[a-z]{2}", claimed) else ""
    script = _script(sample)
    if script is None:
        return claimed or UNKNOWN
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    return _by_words(sample, script, knowledge, claimed)


def _script(sample: str) -> str | None:
    counts: Counter[str] = Counter()
    for letter, number in Counter(sample).items():
        if (name := _script_of(letter)) is not None:
            counts[name] += number
    if counts["Kana"] * 10 > counts["Han"] > 0 or counts["Kana"] > counts["Latin"]:
        counts["Kana"] += counts["Han"]
    ranked = counts.most_common(1)
    return ranked[0][0] if ranked and ranked[0][1] >= 2 else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}


@lru_cache(4096)
def _script_of(letter: str) -> str | None:
    return next((name for name, pattern in _patterns().items() if pattern.match(letter)), None)


@cache
def _packs(knowledge: Knowledge) -> tuple[tuple[str, str, frozenset[str]], ...]:
    return tuple(
        (pack.code, pack.script, frozenset(word.casefold() for word in pack.stopwords))
        for pack in knowledge.languages.all()
    )


@cache
def _telling(knowledge: Knowledge) -> tuple[tuple[str, str, frozenset[str], frozenset[str]], ...]:
    """Code and script of each language that is read for acts, its verbs of acts, and all its small words.

    Small words are those of grammar, the commonest, and those of times.
    """
    found = []
    for pack in knowledge.languages.all():
        if pack.reading is None:
            continue
        cues = [cue for kind in knowledge.event_types.all() for cue in kind.cues_in(pack.code)]
        verbs = _single(words for cue in cues if cue.frame == "verb" for words in cue.words)
        lists = (
            getattr(pack.reading, name)
            for name in ("of", "and_", "by", "prepositions", "pronouns", "counterparts")
        )
        small = _single(word for words in (*lists, pack.reading.articles) for word in words)
        stopwords = frozenset(word.casefold() for word in pack.stopwords)
        times = pack.calendar.words if pack.calendar is not None else ()
        days = frozenset(
            word.casefold() for _, pairs in times for spelling, _ in pairs for word in spelling.split()
        )
        found.append((pack.code, pack.script, verbs, verbs | small | stopwords | days))
    return tuple(found)


def _single(patterns: Iterable[str]) -> frozenset[str]:
    """The words that a pattern may be all by itself."""
    return frozenset(word for one in patterns if not _MORE.search(one) for word in one.casefold().split("|"))


def _by_act(sample: str, script: str, knowledge: Knowledge) -> str | None:
    """The one language of whose acts a short text tells, and which explains each of its small words.

    "Lavrov met Fidan" is English, though "met" is a common word of Dutch: no Dutch sentence is made of it.
    """
    small = [word for word in _WORD.findall(_OWN.sub("", sample)) if word[0].islower()]
    fit = [
        code
        for code, own, verbs, known in _telling(knowledge)
        if own == script and not verbs.isdisjoint(small) and known.issuperset(small)
    ]
    return fit[0] if len(fit) == 1 else None


def _by_words(text: str, script: str, knowledge: Knowledge, claimed: str) -> str:
    sample = text.casefold()
    words = Counter(_WORD.findall(sample))
    whole = max(1, words.total())
    shares = {
        code: sum(words[word] for word in stopwords) / whole
        for code, pack_script, stopwords in _packs(knowledge)
        if pack_script == script
    }
    for code, letters in _LETTERS.items():
        count = sum(sample.count(letter) for letter in letters)
        if count and code in shares:
            shares[code] += min(0.2, 5 * count / max(1, len(sample)))
        elif count * 100 > len(sample):
            shares[code] = shares.get(code, 0.0) + 2 * count / len(sample) + _SHARE
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    best, share = ranked[0] if ranked else ("", 0.0)
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    lead = _LEAD if len(words) >= _SHORT else _SHORT_LEAD
    if claimed and (claimed not in shares or shares[claimed] * lead >= share):
        return claimed if share < 2 * _SHARE or claimed in shares else best
    if len(words) < _SHORT and (told := _by_act(text, script, knowledge)) is not None:
        return told
    # One common word in a sentence or two is as much as a short text shows; a clear lead then decides.
    enough = _SHARE if len(words) >= _SHORT else _SHARE / 2
    if share >= enough and share >= second * (_LEAD if len(words) >= _SHORT else 1.5):
        return best
    return UNKNOWN
