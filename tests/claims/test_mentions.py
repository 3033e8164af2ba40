"""Mentions: title, government and name in all their orders, and what stands alone."""

from __future__ import annotations

import pytest

from tests.claims.opened import mentions, opened

# text; then for each mention: kind, name, office, government, the word that leads to it.
_CASES: list[tuple[str, list[tuple[str, str | None, str | None, str | None, str | None]]]] = [
    (
        "Turkish Foreign Minister Mevlut Cavusoglu arrived.",
        [("person", "Mevlut Cavusoglu", "Foreign Minister", "TUR", None)],
    ),
    (
        "Mevlut Cavusoglu, the foreign minister of Turkey, arrived.",
        [("person", "Mevlut Cavusoglu", "foreign minister", "TUR", None)],
    ),
    (
        "The foreign minister of Turkey, Mevlut Cavusoglu, arrived.",
        [("person", "Mevlut Cavusoglu", "foreign minister", "TUR", None)],
    ),
    (
        "Turkey's foreign minister, Mevlut Cavusoglu, arrived.",
        [("person", "Mevlut Cavusoglu", "foreign minister", "TUR", None)],
    ),
    ("Russia's Lavrov left.", [("person", "Lavrov", None, "RUS", None)]),
    (
        "Israel's Netanyahu and Egypt's Sisi spoke.",
        [("person", "Netanyahu", None, "ISR", None), ("person", "Sisi", None, "EGY", None)],
    ),
    (
        "Mr. Lavrov spoke to Mrs. Baerbock.",
        [("person", "Lavrov", None, None, None), ("person", "Baerbock", None, None, None)],
    ),
    ("Chancellor Olaf Scholz of Germany arrived.", [("person", "Olaf Scholz", "Chancellor", "DEU", None)]),
    (
        "Former U.S. President Donald Trump spoke.",
        [("person", "Donald Trump", "former President", "USA", None)],
    ),
    (
        "Deputy Prime Minister and Foreign Minister Antonio Tajani spoke.",
        [("person", "Antonio Tajani", "Deputy Prime Minister and Foreign Minister", None, None)],
    ),
    (
        "External Affairs Minister (EAM) S. Jaishankar spoke.",
        [("person", "S. Jaishankar", "External Affairs Minister", None, None)],
    ),
    (
        "President Emmanuel Macron and Chancellor Olaf Scholz met.",
        [
            ("person", "Emmanuel Macron", "President", None, None),
            ("person", "Olaf Scholz", "Chancellor", None, None),
        ],
    ),
    (
        "EU foreign policy chief Josep Borrell spoke.",
        [("person", "Josep Borrell", "foreign policy chief", "XEU", None)],
    ),
    (
        "UN Secretary-General Antonio Guterres spoke.",
        [("person", "Antonio Guterres", "Secretary-General", "XUN", None)],
    ),
    (
        "Dmitry Peskov, the Kremlin spokesman, said so.",
        [("person", "Dmitry Peskov", "spokesman", "RUS", None)],
    ),
    (
        "Saudi Crown Prince Mohammed bin Salman arrived.",
        [("person", "Mohammed bin Salman", "Crown Prince", "SAU", None)],
    ),
    (
        "He met with his German counterpart.",
        [("pronoun", None, None, None, None), ("counterpart", None, None, "DEU", "with")],
    ),
    (
        "He met his Turkish counterpart Mevlut Cavusoglu.",
        [("pronoun", None, None, None, None), ("person", "Mevlut Cavusoglu", None, "TUR", None)],
    ),
    ("The two leaders met again.", [("pair", None, None, None, None)]),
    (
        "Washington and Ankara agreed.",
        [("government", None, None, "USA", None), ("government", None, None, "TUR", None)],
    ),
    ("The Russian Foreign Ministry said so.", [("government", None, None, "RUS", None)]),
    ("the Kremlin said so.", [("government", None, None, "RUS", None)]),
    ("Russia's invasion went on.", [("owner", None, None, "RUS", None)]),
    ("The Russia-Ukraine war continues.", []),
    ("Syria-based rebels attacked.", []),
    ("The weather in the valleys stays fine.", []),
]


@pytest.mark.parametrize(("text", "wanted"), _CASES, ids=[text for text, _ in _CASES])
def test_mentions(
    text: str, wanted: list[tuple[str, str | None, str | None, str | None, str | None]]
) -> None:
    assert [(m.kind, m.name, m.office, m.government, m.via) for m in mentions(text)] == wanted


_PLURALS = [
    ("The presidents of Guyana and Venezuela, Irfaan Ali and Nicolas Maduro, met.", "GUY", "VEN"),
    ("Ukrainian and Polish Foreign Ministers Dmytro Kuleba and Zbigniew Rau met.", "UKR", "POL"),
    ("The foreign ministers of Egypt and Sudan met.", "EGY", "SDN"),
    ("The U.S. and Russian presidents spoke.", "USA", "RUS"),
]


@pytest.mark.parametrize(("text", "first", "second"), _PLURALS, ids=[text for text, _, _ in _PLURALS])
def test_one_title_for_two_holders(text: str, first: str, second: str) -> None:
    left, right = mentions(text)
    assert (left.government, right.government) == (first, second)
    assert left.office is not None
    assert left.kind == right.kind
    if "," in text:
        assert (left.name, right.name) == ("Irfaan Ali", "Nicolas Maduro")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "On Monday the U.S. Secretary of State Antony Blinken spoke.",
            "U.S. Secretary of State Antony Blinken",
        ),
        ("“The Kremlin lies,” he said.", "Kremlin"),
        ("It was Çavuşoğlu, who left.", "Çavuşoğlu"),
    ],
)
def test_the_span_quotes_the_mention(text: str, words: str) -> None:
    assert words in [m.span.of(opened(text).article.text) for m in mentions(text)]


def test_mentions_inside_quotations_say_so() -> None:
    found = mentions("“Russia and Belarus are partners,” Sergei Lavrov said in Minsk.")
    assert [(m.government, m.quoted) for m in found if m.kind == "government"] == [
        ("RUS", True),
        ("BLR", True),
        ("BLR", False),
    ]


def test_months_and_weekdays_are_no_names() -> None:
    names = [
        m.name for m in mentions("President Joe Biden spoke on Monday, June 6, with May Thursday in mind.")
    ]
    assert "Joe Biden" in names
    assert not {"Monday", "June", "Thursday"} & set(names)
