"""Cards: which line of a list is the headline that each of its times belongs to, by what repeats."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from readout.pages._flat_signs import Signed

# A headline in a list: long enough to say something, short enough not to be a paragraph.
_FEWEST_WORDS, _LEAST_SIZE, _MOST_SIZE = 3, 14.0, 230.0
# Headlines of so many words are sure; a line of more than the second is rather a teaser or a comment.
_SURE_WORDS, _LONG_WORDS = 5, 25
# Between a headline and its time stand at most an author, a section and a label.
_REACH = 4
# Of two lines that fit equally well the one at the distance where most of the list's headlines stand is it,
# then the nearer one.
_SAME_PLACE, _STEP = 0.3, 0.02
# Below this a line is no headline at all, only the likeliest in its place.
# Where it stands elsewhere than the others, or the list has one time, it has to look like one by itself.
_LEAST, _ALONE = 0.25, 0.7
# Headlines stand above their times unless that leaves so much more unexplained: what stands before the first
# time or after the last one tells.
_TURNED = 0.5
_ASKING = ("?", "!", "…", "...")


def is_title(one: Signed) -> bool:
    """Whether a line can be a headline of a list at all."""
    line = one.line
    if one.sign not in {"none", "caption", "inline"} or line.address or line.size > _MOST_SIZE:
        return False
    return line.words >= _FEWEST_WORDS and line.size >= _LEAST_SIZE and line.digits < 0.4


def likeness(one: Signed) -> float:
    """0 to 1: how much a line alone looks like a headline rather than an author, a teaser or a remark."""
    if not is_title(one):
        return 0.0
    line = one.line
    if line.text.startswith("|") or line.text.count("|") > 1 or _is_doubled(line.text):
        return 0.2
    if line.ends and not line.text.rstrip("\"'”’»").endswith(_ASKING):
        return 0.4 if line.words < 2 * _SURE_WORDS else 0.2
    if line.words > _LONG_WORDS:
        return 0.4
    if one.sign == "caption":
        return 0.5
    if _is_capital(line.text):
        return min(0.8, 0.5 + 0.1 * (line.words - _FEWEST_WORDS))
    return 1.0 if line.words >= _SURE_WORDS else 0.5 + 0.2 * (line.words - _FEWEST_WORDS)


def _is_capital(text: str) -> bool:
    """Every word but the smallest begins with a capital: names, or a headline set so."""
    return all(word[:1].isupper() or (len(word) <= 3 and word.isalpha()) for word in text.split())


def _is_doubled(text: str) -> bool:
    """The same words twice: the name under a portrait and beside it."""
    return text[: len(text) // 2].strip() == text[len(text) // 2 :].strip()


def paired(lines: Sequence[Signed], rows: Sequence[int]) -> dict[int, int]:
    """For each time line of a list the line of its headline.

    ``rows`` are the numbers of the list's lines that are a time or may be a headline, in order. Whether
    headlines stand above or below their times is one thing for the whole list: the way that leaves no time
    without one. How far away they stand is learnt from the list too.
    """
    times = [at for n, at in enumerate(rows) if lines[at].sign == "time" and not _repeats(lines, rows, n)]
    if not times:
        return {}
    weights = {at: likeness(lines[at]) for at in rows if lines[at].sign != "time"}
    above = [_window(times, n, -1, rows[0]) for n in range(len(times))]
    below = [_window(times, n, 1, rows[-1]) for n in range(len(times))]
    sizes = [lines[at].line.size for at, weight in weights.items() if weight >= 0.5]
    short = median(sizes) / 2 if sizes else 0.0
    # A heading of the list is shorter than its headlines.
    judged = {at: weight * (0.6 if lines[at].line.size < short else 1.0) for at, weight in weights.items()}
    windows = below if _worth(judged, below) > _worth(judged, above) + _TURNED else above
    usual = _usual(weights, times, windows)
    found: dict[int, int] = {}
    for time, window in zip(times, windows, strict=True):
        best = max(window, key=lambda at: _place(weights, at, time, usual), default=None)
        sure = best is not None and abs(best - time) == usual and (len(times) > 1 or usual == 1)
        if best is not None and weights.get(best, 0.0) >= (_LEAST if sure else _ALONE):
            found[time] = best
    return found


def _repeats(lines: Sequence[Signed], rows: Sequence[int], n: int) -> bool:
    """A second time right below another is the update of the same story."""
    return n > 0 and lines[rows[n - 1]].sign == "time" and rows[n] - rows[n - 1] <= 2


def _window(times: Sequence[int], n: int, step: int, edge: int) -> range:
    """The lines in which the n-th time's headline can stand, nearest first."""
    time = times[n]
    if step < 0:
        last = max(edge - 1, times[n - 1] if n else edge - 1, time - _REACH - 1)
        return range(time - 1, last, -1)
    last = min(edge + 1, times[n + 1] if n + 1 < len(times) else edge + 1, time + _REACH + 1)
    return range(time + 1, last)


def _worth(weights: dict[int, float], windows: Sequence[range]) -> float:
    return sum(max((weights.get(at, 0.0) for at in window), default=0.0) for window in windows)


def _usual(weights: dict[int, float], times: Sequence[int], windows: Sequence[range]) -> int:
    """The distance at which headlines stand most surely."""
    return max(
        range(1, _REACH + 1),
        key=lambda far: (
            sum(
                weights.get(window[far - 1], 0.0)
                for _, window in zip(times, windows, strict=True)
                if len(window) >= far
            )
            - _STEP * far
        ),
    )


def _place(weights: dict[int, float], at: int, time: int, usual: int) -> float:
    far = abs(time - at)
    return weights.get(at, 0.0) + _SAME_PLACE * (far == usual and at in weights) - _STEP * far
