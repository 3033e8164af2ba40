"""A broken calendar is told by its file and key."""

import pytest

from readout.claims._times import tag
from readout.knowledge import Calendar
from readout.plugins import Table
from readout.record import PackError

GOOD: dict[str, object] = {
    "words": {"month": {"1": ["Primo"], "12": ["Ultim*"]}, "unit": {"day": ["dia"]}},
    "forms": [{"kind": "date", "shapes": ["{day} {month}(?: {year})?"]}],
}


def read(**changes: object) -> Calendar:
    return Calendar.read(Table({**GOOD, **changes}, "xx/calendar.toml"))


def test_a_small_calendar_reads_its_own_language() -> None:
    (one,) = tag("il 3 ultimes 1999 e tot", read())
    assert (one.day, one.month, one.year) == (3, 12, 1999)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"words": {"moon": {"1": ["Primo"]}}}, "moon"),
        ({"words": {"month": {"13": ["Tredici"]}}}, "13"),
        ({"words": {"weekday": {"Monday": ["Lun"]}}}, "Monday"),
        ({"words": {"month": {"1": "Primo"}}}, "list"),
        ({"forms": [{"kind": "epoch", "shapes": []}]}, "epoch"),
        ({"forms": [{"kind": "date", "shapes": ["{fortnight}"]}]}, "fortnight"),
        ({"forms": [{"kind": "date", "shapes": ["({day}"]}]}, "regular expression"),
        ({"forms": [{"kind": "date", "shape": ["{day}"]}]}, "shape"),
        ({"months": []}, "months"),
    ],
)
def test_a_broken_calendar_names_file_and_key(changes: dict[str, object], message: str) -> None:
    with pytest.raises(PackError, match=message) as error:
        read(**changes)
    assert "xx/calendar.toml" in str(error.value)
