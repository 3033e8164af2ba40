"""Question 1: calls, meetings and visits a month between two governments, by highest rank, with zeros."""

from __future__ import annotations

from tests.questions.doors import Doors, Told

# What the examples tell of the USA and Turkey, by month: the column in which each contact is counted.
RIGHT = {
    "2021-02": {"calls_ministers": 1},
    "2021-04": {"calls_leaders": 1},
    "2021-06": {"meetings_leaders": 1},
    "2021-10": {"meetings_leaders": 1},
    "2022-01": {"calls_ministers": 1},
    "2022-02": {"calls_ministers": 1},
    "2022-03": {"calls_leaders": 1},
    "2022-05": {"meetings_ministers": 1},
    "2023-01": {"meetings_ministers": 1},
    "2023-02": {"calls_leaders": 1, "meetings_ministers": 1},
    "2023-11": {"meetings_ministers": 1},
    "2024-01": {"meetings_leaders": 1},
    "2024-12": {"meetings_ministers": 1},
}


def _counts(told: Told) -> dict[str, dict[str, int]]:
    """The columns that are not zero, by month, months of zeros left out."""
    counted = {
        row["month"]: {name: row[name] for name in row if "s_" in name and row[name]} for row in told.rows
    }
    return {month: counts for month, counts in counted.items() if counts}


def _ask(doors: Doors, since: str, until: str) -> Told:
    given: dict[str, str | list[str]] = {"side": ["USA", "TUR"], "since": since, "until": until}
    return doors.ask("contacts", ["USA", "TUR", "--since", since, "--until", until], given)


def test_question_01_contacts_per_month_with_zeros(doors: Doors) -> None:
    told = _ask(doors, "2018", "2025")
    assert _counts(told) == RIGHT
    assert told.sentence.startswith("USA and TUR: 14 contacts in 96 months, none in 83 of them")


def test_question_01_contacts_of_2018_to_2023(doors: Doors) -> None:
    told = _ask(doors, "2018", "2023")
    months = [row["month"] for row in told.rows]
    assert months == [f"{year}-{month:02}" for year in range(2018, 2024) for month in range(1, 13)]
    assert _counts(told) == {month: counts for month, counts in RIGHT.items() if month < "2024"}
    for row in told.rows:
        assert row["contacts"] == len(row["events"]) == sum(row[name] for name in row if "s_" in name)


def test_a_month_and_the_order_of_sides_do_not_matter(doors: Doors) -> None:
    one = _ask(doors, "2023-02", "2023-02").rows
    given: dict[str, str | list[str]] = {
        "side": ["Turkey", "United States"],
        "since": "2023-02",
        "until": "2023-02",
    }
    other = doors.ask(
        "contacts", ["Turkey", "United States", "--since", "2023-02", "--until", "2023-02"], given
    )
    assert one == other.rows
    assert len(one) == 1
