"""Whose page it is, and what its government says of itself there."""

from __future__ import annotations

import pytest

from readout import claims, pages
from readout.claims._home import home
from readout.record import Article, Page
from tests.claims.opened import KNOWLEDGE

_STORY = (
    "The ambassador of Poland was summoned on Monday. A protest over the closed border was handed to him, "
    "and he was asked to pass it on to his capital without delay."
)


def _page(masthead: str, story: str = _STORY, lang: str = "en") -> Article:
    text = (
        f'<html lang="{lang}"><head><title>{masthead}</title></head><body><div id="banner">{masthead}</div>'
        f'<div id="menu"><a href="/a">News</a> | <a href="/b">Contact</a></div><h1>The border is closed</h1>'
        f"<p>{story}</p><p><b>14 March 2022</b></p></body></html>"
    )
    return pages.read(Page("https://unknown.example/a", text.encode(), "test"), KNOWLEDGE)


@pytest.mark.parametrize(
    ("masthead", "wanted"),
    [
        ("Ministry of Foreign Affairs of Norway", "NOR"),
        ("The Ministry of Foreign Affairs of the Republic of Belarus", "BLR"),
        ("President of Ukraine", "UKR"),
        ("U.S. Department of State", "USA"),
        ("The Norway Post", None),
        ("Ministry of Foreign Affairs", None),
        ("Ministry of Foreign Affairs of Norway and Ministry of Foreign Affairs of Denmark", None),
    ],
)
def test_a_masthead_tells_whose_page_it_is(masthead: str, wanted: str | None) -> None:
    assert home(_page(masthead), KNOWLEDGE) == wanted


def test_a_government_speaks_on_its_own_page() -> None:
    found, _ = claims.read(_page("Ministry of Foreign Affairs of the Republic of Belarus"), KNOWLEDGE)
    assert {(p.role, p.government) for p in found[0].parties} == {("source", "BLR"), ("target", "POL")}


@pytest.mark.parametrize(
    ("above", "below"), [("Politics", "Congress"), ("", "Congress"), ("Politics", "All the news of the day")]
)
def test_an_entry_of_a_menu_is_no_masthead(above: str, below: str) -> None:
    menu = "".join(f"<div>{line}</div>" for line in (above, "White House", below, "Elections") if line)
    text = (
        f"<html lang='en'><body><div id='menu'>{menu}</div><h1>The border is closed</h1><p>{_STORY}</p>"
        "<p>14 March 2022</p></body></html>"
    )
    page = pages.read(Page("https://unknown.example/a", text.encode(), "test"), KNOWLEDGE)
    assert home(page, KNOWLEDGE) is None
