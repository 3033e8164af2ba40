"""Language: which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
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
    "fa": "پچژگ",
    "ur": "ٹڈڑےں",
}
_WORD = re.compile(r"[^\W\d_]+")
# On 99 news pages in 13 languages of Latin script, the pack's twenty words were 8% of the words or more;
# those of a near relative reached 26% (French on a Spanish page): hence the lead.
_SHARE = 0.08
_LEAD = 1.25
# Words below which a text is too short for shares to settle.
_SHORT = 60


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
    return _by_words(sample.casefold(), script, knowledge, claimed)


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


def _by_words(sample: str, script: str, knowledge: Knowledge, claimed: str) -> str:
    words = Counter(_WORD.findall(sample))
    whole = max(1, words.total())
    shares = {
        code: sum(words[word] for word in stopwords) / whole
        for code, pack_script, stopwords in _packs(knowledge)
        if pack_script == script
    }
    for code, letters in _LETTERS.items():
        if code in shares or script != "Latin":
            count = sum(sample.count(letter) for letter in letters)
            if count and code in shares:
                shares[code] += min(0.2, 5 * count / max(1, len(sample)))
            elif count * 100 > len(sample):
                shares[code] = shares.get(code, 0.0) + 2 * count / len(sample) + _SHARE
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    best, share = ranked[0] if ranked else ("", 0.0)
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if claimed and (claimed not in shares or shares[claimed] * _LEAD >= share):
        return claimed if share < 2 * _SHARE or claimed in shares else best
    # One common word in a sentence or two is as much as a short text shows; a clear lead then decides.
    enough = _SHARE if len(words) >= _SHORT else _SHARE / 2
    if share >= enough and share >= second * (_LEAD if len(words) >= _SHORT else 1.5):
        return best
    return UNKNOWN
