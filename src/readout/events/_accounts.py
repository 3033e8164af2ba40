"""Claims about claims: what each account does with each field of an event, and where two of them differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from readout.events._days import interval
from readout.events._sides import Material
from readout.knowledge import Knowledge
from readout.record import Absence, Claim, FieldRow, Found, Holding, Point, Side, Span, Stand, TopicRow


@dataclass(frozen=True, slots=True)
class _Value:
    """A field's value as an account gives it; ``denied``: it says that it was not so."""

    text: str
    spans: tuple[Span, ...]
    denied: bool = False


_Reading = Callable[[Claim, Material], "_Value | None"]
_Exclude = Callable[[str, str], bool]


def field_rows(
    pages: Sequence[Material],
    sides: tuple[Side, Side],
    absences: Sequence[Absence],
    rows: Sequence[TopicRow],
    knowledge: Knowledge,
) -> Iterator[FieldRow]:
    """A row for each field that some account gives, and for each number in which wordings differ."""
    families = {name: knowledge.event_types.get(name).family for name in knowledge.event_types.names()}
    differ: dict[str, _Exclude] = {
        "date": _apart,
        "type": lambda a, b: families.get(a, a) != families.get(b, b),
        "place": lambda a, b: not (_in(a, b) or _in(b, a)),
        "present": lambda _a, _b: False,
    }
    told = [(claim, one) for one in pages for claim in one.claims]
    for name, reading in _READINGS.items():
        values = [(claim, one, reading(claim, one)) for claim, one in told]
        if any(value is not None for _, _, value in values):
            yield _row(name, values, differ.get(name, _other), sides, absences)
    claims = {one.article.id: claim for claim, one in reversed(told)}
    for each in rows:
        yield from _numbers(each, claims)


def _row(
    name: str,
    values: Sequence[tuple[Claim, Material, _Value | None]],
    excludes: _Exclude,
    sides: tuple[Side, Side],
    absences: Sequence[Absence],
) -> FieldRow:
    holdings: list[Holding] = []
    before: list[tuple[str, _Value]] = []
    for claim, one, value in values:
        publisher = (
            one.article.outlet.value if one.article.outlet else one.own[0] if one.own else one.article.id
        )
        holdings.append(
            Holding(
                claim=claim.id,
                article=one.article.id,
                speaks_for=one.own[0] if one.own else None,
                stand=_stand(value, publisher, before, excludes),
                value=value.text if value else None,
                spans=value.spans if value else (),
            )
        )
        if value is not None:
            before.append((publisher, value))
    given = list(dict.fromkeys(value.text for _, value in before))
    own = [_of_side(name, side, holdings) for side in sides]
    return FieldRow(
        field=name,
        holdings=tuple(holdings),
        differ=any(excludes(a, b) for a in given for b in given if a != b),
        left=own[0],
        right=own[1],
        left_absence=None if own[0] else absences[0],
        right_absence=None if own[1] else absences[1],
    )


def _stand(
    value: _Value | None, publisher: str, before: Sequence[tuple[str, _Value]], excludes: _Exclude
) -> Stand:
    if value is None:
        return "omits"
    if value.denied:
        return "denies"
    earlier = [old for name, old in before if name == publisher]
    if earlier and excludes(earlier[-1].text, value.text):
        return "corrects"
    known = any(old.text == value.text or not excludes(old.text, value.text) for _, old in before)
    return "reaffirms" if known else "asserts"


def _of_side(name: str, side: Side, holdings: Sequence[Holding]) -> str | None:
    """What a side itself says of a field: on its own page, or, of the talk itself, in its own words."""
    told = {"initiator": side.initiator, "duration": side.duration, "present": side.present}.get(name)
    if told is not None:
        return told[0].value if told else None
    own = [one.value for one in holdings if one.speaks_for == side.government and one.value]
    return own[0] if own else None


def _numbers(row: TopicRow, claims: dict[str, Claim]) -> Iterator[FieldRow]:
    """Numbers of one unit in which the two sides' wordings of a topic differ."""
    units = [_units(points) for points in (row.left, row.right)]
    for unit in sorted(units[0].keys() & units[1].keys()):
        (left, here), (right, there) = units[0][unit], units[1][unit]
        if left == right or row.wider:
            continue
        holdings = [
            Holding(claims[p.voice.article].id, p.voice.article, None, "asserts", value, (p.span,))
            for p, value in ((here, left), (there, right))
            if p.voice.article in claims
        ]
        name = f"number: {row.topic.name}"
        yield FieldRow(name, tuple(holdings), True, f"{left} {unit}", f"{right} {unit}")


def _units(points: Sequence[Point]) -> dict[str, tuple[str, Point]]:
    found: dict[str, tuple[str, Point]] = {}
    for one in points:
        for number in one.numbers:
            value, _, unit = number.partition(" ")
            if unit:
                found.setdefault(unit, (value, one))
    return found


# -- readings --------------------------------------------------------------------------------------------


def _status(claim: Claim, _one: Material) -> _Value:
    return _Value(claim.status, (claim.trigger,), claim.status == "denied")


def _date(claim: Claim, _one: Material) -> _Value | None:
    return _Value(claim.when.value.date, claim.when.evidence) if claim.when else None


def _type(claim: Claim, _one: Material) -> _Value:
    return _Value(claim.event_type, (claim.trigger,))


def _detail(role: str) -> _Reading:
    def reading(claim: Claim, _one: Material) -> _Value | None:
        found: Found[str] | None = next(iter(claim.detail(role)), None)
        return _Value(found.value, found.evidence) if found else None

    return reading


def _feature(kind: str) -> _Reading:
    def reading(_claim: Claim, one: Material) -> _Value | None:
        found = next((each for _, each in one.features if each.kind == kind), None)
        return _Value(found.value, (found.span,)) if found else None

    return reading


_READINGS: dict[str, _Reading] = {
    "status": _status,
    "date": _date,
    "type": _type,
    "place": _detail("place"),
    "channel": _detail("channel"),
    "initiator": _feature("initiator"),
    "duration": _feature("duration"),
    "present": _feature("present"),
}


def _other(a: str, b: str) -> bool:
    return a != b


def _apart(a: str, b: str) -> bool:
    """Whether two dates have no day in common."""
    (first, last), (begin, end) = interval(a), interval(b)
    return last < begin or end < first


def _in(a: str, b: str) -> bool:
    return a.casefold() in b.casefold()
