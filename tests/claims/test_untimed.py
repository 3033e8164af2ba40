"""An act of which nobody will say when it was does not get the day of the page that says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout import claims, pages
from readout.knowledge import load
from readout.record import Page

KNOWLEDGE = load()
_TOLD = "US Secretary of State Antony Blinken has telephoned Turkish Foreign Minister Mevlut Cavusoglu"
_CASES = {
    "en": (_TOLD + ".", "He would not say when."),
    "en, in the sentence": (_TOLD + ", his office said without specifying when.", ""),
    "en, a date": (_TOLD + ".", "The ministry gave no date."),
    "de": (
        "US-Außenminister Antony Blinken hat mit dem türkischen Außenminister Mevlüt Çavuşoğlu telefoniert.",
        "Wann, sagte er nicht.",
    ),
    "fr": (
        "Le secrétaire d'État américain Antony Blinken s'est entretenu par téléphone avec le ministre turc "
        "des Affaires étrangères Mevlüt Çavuşoğlu.",
        "Il n'a pas précisé quand.",
    ),
    "es": (
        "El secretario de Estado de Estados Unidos, Antony Blinken, habló por teléfono con el ministro de "
        "Exteriores turco, Mevlüt Çavuşoğlu.",
        "No precisó cuándo.",
    ),
    "ru": (
        "Госсекретарь США Энтони Блинкен провёл телефонный разговор с министром иностранных дел Турции "
        "Мевлютом Чавушоглу.",
        "Когда именно, он не уточнил.",
    ),
    "tr": (
        "ABD Dışişleri Bakanı Antony Blinken, Dışişleri Bakanı Mevlüt Çavuşoğlu ile telefonda görüştü.",
        "Ne zaman görüştüklerini söylemedi.",
    ),
}


def _read(text: str, case: str = "en") -> tuple[list[str | None], set[str]]:
    """The days of the claims, and the codes of the problems."""
    page = Page("https://news.example/a", text.encode(), "jsonl", published="2022-01-04", text_given=True)
    # A single sentence can be too short to tell its language by.
    article = replace(pages.read(page, KNOWLEDGE), language=case[:2])
    found, problems = claims.read(article, KNOWLEDGE)
    return [one.when.value.date if one.when else None for one in found if one.main], {
        one.code for one in problems
    }


@pytest.mark.parametrize("case", _CASES)
def test_has_no_day_and_a_reason(case: str) -> None:
    first, second = _CASES[case]
    assert _read(f"{first} {second}".strip(), case) == ([None], {"P022"})


@pytest.mark.parametrize("case", [case for case in _CASES if "," not in case])
def test_has_the_page_s_day_without_such_words(case: str) -> None:
    days, problems = _read(_CASES[case][0], case)
    assert days == ["2022-01-04"]
    assert "P022" not in problems


def test_what_is_not_told_of_something_else_does_not_count() -> None:
    days, _ = _read(_TOLD + ". He would not say when talks on the jets would be resumed.")
    assert days == ["2022-01-04"]


def test_a_day_that_is_told_stands() -> None:
    days, problems = _read(
        _TOLD.replace("has telephoned", "telephoned") + " on Monday. He would not say when."
    )
    assert days == ["2022-01-03"]
    assert "P022" not in problems
