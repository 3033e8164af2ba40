"""Who is who inside one article."""

from __future__ import annotations

import pytest

from readout.claims._people import Person
from tests.claims.opened import opened


def _people(
    text: str, published: str | None = "2022-01-05", url: str = "https://news.example/a"
) -> tuple[Person, ...]:
    return opened(text, published, url).people.all()


def _at(
    text: str, words: str, published: str | None = "2022-01-05", nth: int = 0, url: str = "https://n.example/"
) -> Person | None:
    """The person whom the mention that reads ``words`` stands for."""
    page = opened(text, published, url)
    found = [m for number in sorted(page.mentions) for m in page.mentions[number]]
    fitting = [m for m in found if m.span.of(page.article.text) == words]
    return page.people.of(fitting[nth])


_STORY = (
    "French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris on Monday. "
    "Macron thanked Scholz. The chancellor praised the president. He left in the evening."
)


def test_a_family_name_later_is_the_same_person() -> None:
    assert [(p.name, len(p.mentions)) for p in _people(_STORY)] == [
        ("Emmanuel Macron", 2),
        ("Olaf Scholz", 2),
    ]


def test_offices_and_governments_come_from_the_fullest_mention() -> None:
    assert [(p.office, p.office_kind, p.government) for p in _people(_STORY)] == [
        ("President", "head-of-state", "FRA"),
        ("Chancellor", "head-of-government", "DEU"),
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("chancellor", "Olaf Scholz"),
        ("president", "Emmanuel Macron"),
        ("Scholz", "Olaf Scholz"),
    ],
)
def test_titles_later(words: str, name: str) -> None:
    person = _at(_STORY, words)
    assert person is not None
    assert person.name == name


def test_a_pronoun_is_the_subject_of_the_sentence_before() -> None:
    text = "Emmanuel Macron met Olaf Scholz on Monday. Scholz thanked Macron. He left in the evening."
    person = _at(text, "He")
    assert person is not None
    assert person.name == "Olaf Scholz"


def test_two_of_one_family_name_are_two() -> None:
    text = "British Prime Minister Boris Johnson spoke. American envoy Johnson listened."
    assert [(p.name, p.government) for p in _people(text)] == [("Boris Johnson", "GBR"), ("Johnson", "USA")]


def test_the_order_of_a_name_does_not_matter() -> None:
    text = "Foreign Minister Hayashi Yoshimasa spoke. Japanese Foreign Minister Yoshimasa Hayashi left."
    (person,) = _people(text)
    assert person.government == "JPN"


def test_a_full_name_after_the_family_name_is_the_same() -> None:
    (person,) = _people(
        "Blinken discusses grain. U.S. Secretary of State Antony Blinken spoke on Monday. Blinken left."
    )
    assert (person.name, len(person.mentions)) == ("Antony Blinken", 3)


def test_the_atlas_gives_what_the_page_leaves_out() -> None:
    (person,) = _people("Antony Blinken left on Monday.")
    assert (person.office_kind, person.government) == ("foreign-minister", "USA")


def test_the_day_of_the_page_decides_the_office() -> None:
    kinds = [
        _people("Liz Truss left on Monday.", day)[0].office_kind
        for day in ("2020-05-05", "2022-01-05", "2022-10-05")
    ]
    assert kinds == ["trade-minister", "foreign-minister", "head-of-government"]


def test_a_former_holder_is_not_the_president() -> None:
    text = "Former U.S. President Donald Trump spoke. U.S. President Joe Biden answered. The president left."
    person = _at(text, "president")
    assert person is not None
    assert person.name == "Joe Biden"


def test_a_minister_of_a_government_is_its_minister() -> None:
    text = "Russian Foreign Minister Sergei Lavrov met Mevlut Cavusoglu. The Turkish minister smiled."
    person = _at(text, "Turkish minister")
    assert person is not None
    assert person.name == "Mevlut Cavusoglu"


def test_a_title_nobody_here_holds_is_nobody() -> None:
    assert _at("Russian Foreign Minister Sergei Lavrov left. The king stayed.", "king") is None


def test_an_officials_own_page_names_its_president() -> None:
    page = "https://www.kremlin.ru/events/president/news/1"
    person = _at("The President met with members of the government on Monday.", "President", url=page)
    assert person is None or person.government == "RUS"


def test_nobody_is_nobody() -> None:
    assert _people("The weather stays fine in the valleys this week.") == ()


def test_a_bare_title_is_whoever_bears_that_very_title() -> None:
    page = opened(
        "Foreign Secretary Yvette Cooper met Brazil's Foreign Minister Mauro Vieira. "
        "The Foreign Secretary left for Paris."
    )
    (mention,) = page.mentions[1][:1]
    found = page.people.of(mention)
    assert found is not None
    assert found.name == "Yvette Cooper"


def test_his_is_whoever_bears_the_title_in_front() -> None:
    text = "Ecuador's president said his country would sell oil. Daniel Noboa spoke on Monday."
    person = _at(text, "his", "2024-04-07")
    assert person is not None
    assert person.name == "Daniel Noboa"


@pytest.mark.parametrize(
    ("text", "office_kind"),
    [
        ("Rubio met Israeli Prime Minister Benjamin Netanyahu in Jerusalem on Monday.", "foreign-minister"),
        ("National Security Adviser Marco Rubio met Jonathan Powell on Monday.", "security-adviser"),
    ],
)
def test_of_several_offices_the_named_one_else_the_highest(text: str, office_kind: str) -> None:
    rubio = next(p for p in _people(text, "2025-09-16") if p.name.endswith("Rubio"))
    assert rubio.office_kind == office_kind
