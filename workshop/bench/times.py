"""How well expressions of time are found and resolved: WikiWars, and a generated set of days without a year.

The set here tries the solver alone; ``years`` reads whole pages about people in office.

Run ``python -m workshop.bench.times``. WikiWars writes every expression as a DATE with a TIMEX3 value; its
ranges are two expressions. The documents have no date of writing that matters, so each expression is
resolved against the date that the text spoke of last. The last column is what TempEval-3 calls value F1: over
expressions whose extents overlap ("relaxed"), those with the right value. HeidelTime's published 0.78 is that
figure; the row "strict" counts a value only where the extent is the same too.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from readout.claims._times import Anchor, Resolution, TimeExpression, resolve, tag
from readout.knowledge import Calendar
from readout.plugins import Table, read_toml

SHARED = Path(__file__).parents[2].parent / "shared"
WIKIWARS = SHARED / "data" / "wikiwars_train.jsonl"

Row = tuple[str, ...]
Timex = tuple[int, int, str]

_SEASONS = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
_PARTS = {"morning": "TMO", "noon": "T12:00", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_VAGUE = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
_SETS = {"daily": "XXXX-XX-XX", "weekly": "XXXX-WXX", "monthly": "XXXX-XX", "yearly": "XXXX"}
_UNITS = {
    "minute": "T{}M",
    "hour": "T{}H",
    "day": "{}D",
    "week": "{}W",
    "weekend": "{}WE",
    "month": "{}M",
    "quarter": "{}Q",
    "year": "{}Y",
    "decade": "{}DE",
    "century": "{}CE",
}


def tables() -> list[tuple[str, Row, list[Row]]]:
    """Title, header and rows of each table; WikiWars is left out where its file is not at hand."""
    found = [("Days without a year", ("cases", "right", "undecided", "wrong"), [solver_row()])]
    if WIKIWARS.is_file():
        header = ("extent", "precision", "recall", "F1", "value F1")
        found.append(("WikiWars, 16 documents", header, wikiwars_rows()))
    return found


def english() -> Calendar:
    """The English calendar as shipped."""
    file = files("readout.knowledge.languages").joinpath("en", "calendar.toml")
    return Calendar.read(Table(read_toml(file), str(file)))


# ---- WikiWars


def wikiwars_rows() -> list[Row]:
    """Relaxed (any overlap) and strict (same span) extents, each with the F1 of span and value together."""
    counts = {"relaxed": [0, 0], "strict": [0, 0]}
    gold_total = system_total = 0
    for gold, system in _documents():
        gold_total += len(gold)
        system_total += len(system)
        for name, pairs in (("relaxed", _pairs(gold, system)), ("strict", _equal(gold, system))):
            matched = list(pairs)
            counts[name][0] += len(matched)
            counts[name][1] += sum(one[2] == two[2] for one, two in matched)
    return [_row(name, hits, values, gold_total, system_total) for name, (hits, values) in counts.items()]


def _row(name: str, hits: int, values: int, gold: int, system: int) -> Row:
    precision, recall = hits / max(1, system), hits / max(1, gold)
    scores = (precision, recall, 2 * hits / max(1, gold + system), 2 * values / max(1, gold + system))
    return (name, *(f"{score:.3f}" for score in scores))


def _documents() -> Iterator[tuple[list[Timex], list[Timex]]]:
    calendar = english()
    for line in WIKIWARS.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        gold = [(one["start"], one["end"], str(one["value"])) for one in document["timexes"]]
        yield gold, list(read(document["text"], calendar))


def read(text: str, calendar: Calendar) -> Iterator[Timex]:
    """Start, end and TIMEX3 value of every expression, ranges as two."""
    reference: str | None = None
    for one in tag(text, calendar):
        for part in _parts(one):
            answer = resolve(part, Anchor(reference=reference))
            value = _value(part, answer, reference)
            if answer.when is not None and part.modifier not in ("attributive", "name", "dated"):
                reference = _next(reference, answer.when.date)
            yield part.span.start, part.span.end, value


def _parts(one: TimeExpression) -> Iterable[TimeExpression]:
    return (one.begin, one.end) if one.begin is not None and one.end is not None else (one,)


def _next(reference: str | None, found: str) -> str:
    """What the text speaks of now: a month inside which it already stands says nothing new."""
    found = found.split("/")[0]
    return reference if reference is not None and reference.startswith(found) else found


def _value(one: TimeExpression, answer: Resolution, reference: str | None) -> str:
    if one.kind == "duration" or (one.unit is not None and answer.when is None and one.count is not None):
        return "P" + _UNITS.get(one.unit or "", "{}").format(one.count or "X")
    if one.kind == "set" and one.unit is not None:
        return "P" + _UNITS[one.unit].format(1)
    if one.kind == "set":
        return _SETS.get(one.frequency or "", "XXXX")
    if one.unit == "decade" and one.year is not None:
        return str(one.year)[:3]
    if one.modifier == "vague":
        return _VAGUE.get(one.vague or "", "null")
    if one.kind == "clock":
        return f"{reference or 'XXXX-XX-XX'}T{one.clock}"
    if answer.when is None:
        return "null"
    if one.unit == "season":
        return f"{answer.when.date[:4]}-{_SEASONS[one.season or 1]}"
    return answer.when.date + (_PARTS.get(one.part, "") if one.part else "")


def _equal(gold: list[Timex], system: list[Timex]) -> Iterator[tuple[Timex, Timex]]:
    spans = {one[:2]: one for one in system}
    return ((one, spans[one[:2]]) for one in gold if one[:2] in spans)


def _pairs(gold: list[Timex], system: list[Timex]) -> Iterator[tuple[Timex, Timex]]:
    free = list(system)
    for one in gold:
        over = [two for two in free if two[0] < one[1] and one[0] < two[1]]
        if over:
            best = max(over, key=lambda two: min(one[1], two[1]) - max(one[0], two[0]))
            free.remove(best)
            yield one, best


# ---- Days without a year


def solver_row(cases: int = 200, seed: int = 7) -> Row:
    """Weekday, day and month of meetings that pages two to twelve years younger tell of, with terms."""
    calendar = english()
    right = undecided = wrong = 0
    for text, anchor, true in generated(cases, seed):
        (one,) = (part for part in tag(text, calendar) if part.kind == "date")
        when = resolve(one, anchor, "past").when
        right += when is not None and when.date == true
        undecided += when is None
        wrong += when is not None and when.date != true
    return (str(cases), str(right), str(undecided), str(wrong))


def generated(cases: int, seed: int) -> Iterator[tuple[str, Anchor, str]]:
    """A sentence with a weekday and a day, what its page gives, and the true day.

    The page is known by a bound two to twelve years after the day. Two holders' terms, each of two to five
    years around the day, meet in one interval.
    """
    chance = random.Random(seed)
    shapes = ("on %A, %B {0}", "on %A, {0} %B", "%A, the {0} of %B", "on %a. %B {0}", "%A {0} %B")
    for _ in range(cases):
        day = date(2000, 1, 1) + timedelta(days=chance.randrange(365 * 22))
        written = day + timedelta(days=chance.randint(2 * 365, 12 * 365))
        starts = [day - timedelta(days=chance.randint(0, 1800)) for _ in range(2)]
        ends = [day + timedelta(days=chance.randint(0, 900)) for _ in range(2)]
        term = (max(starts).isoformat(), min(ends).isoformat())
        words = day.strftime(chance.choice(shapes)).format(day.day)
        yield (
            f"The two ministers met {words}.",
            Anchor(latest=written.isoformat(), tenures=(term,)),
            day.isoformat(),
        )


def main() -> None:
    """Print every table."""
    for title, header, rows in tables():
        print(title)
        for row in (header, *rows):
            print("  " + "  ".join(f"{cell:>10}" for cell in row))


if __name__ == "__main__":
    main()
