from __future__ import annotations

import pytest

from readout.knowledge import load
from readout.pages._headlines import split_attribution


def _source(headline: str, language: str = "en") -> str | None:
    _, span = split_attribution(headline, load(), language)
    return span.of(headline) if span is not None else None


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Merkel, Putin discuss gas transit by phone – Chancellery spokesman", "Chancellery spokesman"),
        ("Lavrov to visit Baku next week - Kremlin", "Kremlin"),
        ("Talks on grain corridor to resume in Istanbul – Department of State", "Department of State"),
        ("No date has been set for the summit yet — Peskov", "Peskov"),
        ("Two more rounds of talks are planned – media", "media"),
        ("Kremlin: No meeting with Zelensky is being prepared", "Kremlin"),
        ("Polish FM: Border talks will go on in spring", "Polish FM"),
        ("Envoys agree to keep talking, says Kuleba", "Kuleba"),
        ("Germany will send more aid next month, Scholz says", "Scholz"),
        ("Minister raises tariffs in call with British counterpart: spokesperson", "spokesperson"),
        ("Erdogan after call with Macron: We expect concrete steps", "Erdogan"),
        ("NATO ready to help with evacuation - Stoltenberg", "Stoltenberg"),
    ],
)
def test_the_source_is_the_name_alone(headline: str, source: str) -> None:
    assert _source(headline) == source


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Guerre en Syrie : le président reçoit son homologue turc", "fr"),
        ("WRAPUP 2-Obama, Putin hold talks on Syria", "en"),
        ("Ukraine: talks in Istanbul end without a result", "en"),
        ("US-Russia summit ends with a joint statement", "en"),
        ("The day in pictures: leaders meet in Geneva", "en"),
        ("Ministers meet in Vienna - and agree on nothing at all", "en"),
        ("Grain deal extended 2:1 after long talks", "en"),
        ("", "en"),
        (" – ", "en"),
        (":", "en"),
    ],
)
def test_not_every_dash_or_colon_is_an_attribution(headline: str, language: str) -> None:
    assert _source(headline, language) is None


def test_other_languages_name_their_sources() -> None:
    assert _source("Нових переговорів поки не планують – Кулеба", "uk") == "Кулеба"
    assert _source("Визит премьера перенесён на осень – СМИ", "ru") == "СМИ"


def test_the_rest_is_the_headline_without_its_source() -> None:
    headline, _ = split_attribution("Lavrov to visit Baku next week - Kremlin", load(), "en")
    assert headline == "Lavrov to visit Baku next week"


def test_an_unknown_language_is_no_error() -> None:
    assert split_attribution("Isihloko sendaba esisha", load(), "zu") == ("Isihloko sendaba esisha", None)


def test_a_day_behind_a_colon_makes_no_source_of_what_stands_before() -> None:
    headline = "PM Starmer call with President Macron of France: 10 August 2025"
    assert split_attribution(headline, load(), "en") == (headline, None)


def test_two_people_with_a_dash_between_are_no_source() -> None:
    headline = "Ολοκληρώθηκε η συνάντηση Μητσοτάκη - Ερντογάν στην Άγκυρα"
    assert split_attribution(headline, load(), "el") == (headline, None)
