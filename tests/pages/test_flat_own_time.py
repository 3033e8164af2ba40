"""The day and headline of a page given as text: what it says of itself, and what it does not."""

from __future__ import annotations

import pytest

from readout.knowledge import load
from readout.pages._flat import read_flat
from readout.pages._language import language
from readout.record import Article, Page

HEAD = "Envoys of the two islands agree on fishing rights"
BODY = (
    "The envoys of the two islands agreed on Monday on who may fish where, the ministry of the north said.\n"
    "The quarrel had lasted for nine years, in which the talks were broken off four times, it said.\n"
)


def _read(text: str, url: str = "page.txt") -> Article:
    page = Page(url=url, content=text.encode(), source="file", text_given=True)
    return read_flat(text, page, load(), language(text, load()))


def _day(article: Article) -> str | None:
    return article.published.value if article.published else None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("06. 01. 2026, 14:59", "2026-01-06T14:59"),
        ("28.04.2023-19:20", "2023-04-28T19:20"),
        ("Herald PressApril 28, 2023 GMT", "2023-04-28"),
        ("by Ann D | 5 November 2024", "2024-11-05"),
        ("Published: 5 November 2024, 10:00 Updated: 6 November 2024, 11:00", "2024-11-05T10:00"),
        ("Updated: 6 November 2024, 11:00 Published: 5 November 2024, 10:00", "2024-11-05T10:00"),
        ("Northport, November 05, 2025, 5:09: local", "2025-11-05"),
        ("Updated: 6 November 2024, 11:00", None),
        ("Updated\n6 November 2024, 11:00", None),
        ("Ann Smith in Oslo on the day of the vote, 5 November 2024", None),
    ],
)
def test_the_line_of_the_day(line: str, day: str | None) -> None:
    assert _day(_read(f"{HEAD}\n{line}\n{BODY}")) == day


def test_today_in_the_pages_head_is_not_the_storys_day() -> None:
    text = f"Wednesday, 03 December 2025\nHome\n{HEAD}\nby Ann D | 5 November 2024\n{BODY}"
    assert _day(_read(text)) == "2024-11-05"


@pytest.mark.parametrize("path", ["Home {}", "9 {}", "{} - Herald"])
def test_the_headline_is_the_line_without_the_path_to_it(path: str) -> None:
    url = "https://herald.example/envoys-of-the-two-islands-agree-on-fishing-rights/"
    article = _read(f"Sport\n{path.format(HEAD)}\nBusiness\n{HEAD}\n4 May 2024\n{BODY}", url)
    assert article.headline is not None
    assert article.headline.value == HEAD


def test_the_address_tells_a_headline_from_a_notice_above_it() -> None:
    notice = "To see this story again, visit your profile and then view the stories that you saved"
    url = "https://herald.example/news/envoys-islands-quarrel-ends"
    article = _read(f"Sport\n{notice}\nPolitics\n{HEAD}\n4 May 2024\n{BODY}", url)
    assert article.headline is not None
    assert article.headline.value == HEAD


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 10, 2025 - Halifax, Nova Scotia - Harbour Affairs Office", "2025-03-10"),
        ("10 March 2025 | Bern | Federal Department of Foreign Affairs", "2025-03-10"),
        ("March 10, 2025 - ministers met in Halifax and spoke - again", None),
    ],
)
def test_a_day_with_place_and_issuer_behind_it_is_the_release_s(line: str, day: str | None) -> None:
    story = "The two ministers spoke about fish stocks and agreed to meet again before the summer. " * 3
    assert _day(_read(f"Readout of a call\n\n{line}\n\n{story}\n")) == day
