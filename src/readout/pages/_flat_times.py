"""Times of lists on a flattened page that say less than a day, counted from what the page knows of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from readout.pages._clock import Clock, dated, of_day, reckoned
from readout.pages._flat_items import Item, Listed
from readout.pages._flat_signs import Signed
from readout.record import Block, Found, Span

# As sure as a time can be that is counted from another, set by hand as for pages of markup.
_COUNTED, _OF_DAY = 0.75, 0.7
# One such time by one headline is chance (a programme, "Today" in a menu); two are a list.
_FEWEST = 2
_PARAGRAPH, _UNDER = 12, 4


def completed(
    blocks: tuple[Block, ...], lines: Sequence[Signed], listed: Listed, clock: Clock
) -> tuple[Block, ...]:
    """``blocks`` with the times that ``clock`` can tell: "5 h ago", "24 December", "18:20" of today."""
    if clock.now is None and clock.fetched is None:
        return blocks
    found = _found(lines, listed, clock)
    return tuple(
        replace(block, at=found[block.span.start])
        if block.at is None and block.span.start in found and block.kind in {"related", "latest", "stamp"}
        else block
        for block in blocks
    )


def _found(lines: Sequence[Signed], listed: Listed, clock: Clock) -> dict[int, Found[str]]:
    """Where each such headline and its stamp begin in the page's text, and what the stamp says."""
    found: dict[int, Found[str]] = {}
    counted: dict[int, list[tuple[Item, str]]] = defaultdict(list)
    clocks: dict[int, list[tuple[Item, str]]] = defaultdict(list)
    for item in sorted(listed.items.values(), key=lambda item: item.line):
        if item.stamp is None or item.time is None or item.stamp.value is not None:
            continue
        text, span = lines[item.time].line.text, item.stamp.span
        words = text[span.start : span.end]
        if value := reckoned(words, item.stamp.ago, item.stamp.clock, clock):
            counted[item.group].append((item, value))
        elif item.stamp.clock and not _is_length(text, span) and (bare := of_day(words, clock)):
            clocks[item.group].append((item, bare))
    for group in counted.values():
        for item, value in group if len(group) >= _FEWEST else ():
            found |= _at(lines, item, value, _COUNTED)
    for group in clocks.values():
        if len(group) < _FEWEST or _is_told(lines, [item.line for item, _ in group]):
            continue
        for (item, _), value in zip(group, dated([bare for _, bare in group], clock) or (), strict=False):
            found |= _at(lines, item, value, _OF_DAY)
    return found


def _is_told(lines: Sequence[Signed], items: Sequence[int]) -> bool:
    """Whether paragraphs stand under the headlines: they are entries of one running report."""
    between = lines[items[0] : items[-1] + _UNDER]
    return 2 * sum(one.line.ends and one.line.words >= _PARAGRAPH for one in between) > len(items)


def _is_length(text: str, span: Span) -> bool:
    """How long a film runs, in brackets: "(4:22)"."""
    return text[: span.start].endswith("(") and text[span.end :].startswith(")")


def _at(lines: Sequence[Signed], item: Item, value: str, confidence: float) -> dict[int, Found[str]]:
    assert item.stamp is not None
    assert item.time is not None
    stamped = lines[item.time].line
    span = Span(stamped.start + item.stamp.span.start, stamped.start + item.stamp.span.end)
    found = Found(value, (span,), confidence)
    return {lines[item.line].line.start + item.start: found, stamped.start: found}
