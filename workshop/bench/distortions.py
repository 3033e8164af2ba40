"""What papers do to agency copy, done to our own stories by a seeded generator."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\W\d_]+")

# Lines of the kind that papers put round copy, in our own words.
_BOILERPLATE = (
    "This story was prepared by our news desk and appears here in full.",
    "Sign up for our morning letter and never miss what matters in the region.",
    "The editors of this paper have not changed the report, which comes from an agency feed.",
    "Readers can reach the foreign desk by post or through the form at the foot of the page.",
    "Follow us for more reports of this kind, day and night, on every device you own.",
    "All rights reserved; reprinting needs the written permission of the publisher.",
    "With reporting by our correspondents abroad; edited in the capital by the night desk.",
    "Support independent journalism: become a member today from three euros a month.",
)


def boilerplate(text: str, seed: int) -> str:
    """The text with one line of boilerplate before its body and three after it."""
    lines = random.Random(seed).sample(_BOILERPLATE, 4)
    head, _, rest = text.partition("\n")
    return "\n".join([head, lines[0], rest, *lines[1:]])


def changed(text: str, share: float, seed: int, vocabulary: Sequence[str]) -> str:
    """The text with this share of its words replaced by words of other stories."""
    rng = random.Random(seed)
    places = list(_WORD.finditer(text))
    chosen = sorted(rng.sample(range(len(places)), round(share * len(places))))
    out, end = [], 0
    for number in chosen:
        out += [text[end : places[number].start()], rng.choice(vocabulary)]
        end = places[number].end()
    return "".join([*out, text[end:]])


def first_half(text: str) -> str:
    """The text up to the end of the word in the middle."""
    places = list(re.finditer(r"\S+", text))
    return text[: places[(len(places) + 1) // 2 - 1].end()] if places else text


def distortions(text: str, seed: int, vocabulary: Sequence[str]) -> Mapping[str, str]:
    """Every distortion of a text, by name."""
    return {
        "boilerplate added": boilerplate(text, seed),
        "10 % of words changed": changed(text, 0.1, seed, vocabulary),
        "20 % of words changed": changed(text, 0.2, seed, vocabulary),
        "first half only": first_half(text),
        "10 % changed, boilerplate added": boilerplate(changed(text, 0.1, seed, vocabulary), seed),
        "first half, boilerplate added": boilerplate(first_half(text), seed),
    }
