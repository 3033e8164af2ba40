"""Pages that say nothing of themselves: old tables, and offices whose name is on everything."""
# ruff: noqa: E501 -- markup is easier to check unbroken

from __future__ import annotations

import pytest

from readout.knowledge import load
from readout.pages import read
from readout.record import Article, BlockKind, Page

TITLE = "Envoys sign accord on river traffic"
STORY = (
    "HARBOURTOWN – The envoys of three states signed an accord on river traffic on Monday, after nine rounds of talks.",
    "The accord lets barges of all three pass the locks without customs, their spokesmen told reporters in the evening.",
    "A fourth state on the river stayed away. Its transport ministry said it would study the text before it decided.",
)


def article(content: str) -> Article:
    return read(Page("", content.encode(), "file"), load())


def texts(found: Article, *kinds: BlockKind) -> list[str]:
    return [block.span.of(found.text) for block in found.blocks_of(*kinds)]


def newspaper(title: str, line: str = f"<font size=5><b>{TITLE}</b></font>") -> str:
    menu = "<br>".join(f"<a href='{n}.htm'>{n}</a>" for n in ("Front page", "Town", "Abroad", "Games"))
    body = "<br><br>".join(STORY)
    return (
        f"<html><head><title>{title}</title></head><body><table><tr><td colspan=3><font size=6>The Quay Gazette</font></td></tr>"
        f"<tr><td><font size=2>{menu}</font></td><td><font size=1>ABROAD</font><br>{line}<br>"
        f"<font size=2><i>From a correspondent</i><br>Tuesday, March 26, 2019</font><p>{body}</p></td>"
        "<td><b>Most read</b><br>&#8226; <a href=a.htm>Cat rescued from mast of schooner</a><br>&#8226; <a href=b.htm>Bells recast</a></td></tr>"
        "<tr><td colspan=3>The Quay Gazette, 3 Rope Walk, is printed here and read by everybody in the town.</td></tr></table></body></html>"
    )


@pytest.mark.parametrize(
    "title",
    [
        f"The Quay Gazette: {TITLE}",
        f"{TITLE} - The Quay Gazette",
        f"The Quay Gazette | Abroad | {TITLE}",
        TITLE,
    ],
)
def test_the_headline_of_a_page_of_tables(title: str) -> None:
    found = article(newspaper(title))
    assert found.headline is not None
    assert found.headline.value == TITLE
    assert texts(found, "headline") == [TITLE]
    assert found.published is not None
    assert (found.published.value, found.published.source) == ("2019-03-26", "text")


def test_the_furniture_of_a_page_of_tables() -> None:
    found = article(newspaper(f"The Quay Gazette: {TITLE}"))
    assert texts(found, "body") == list(STORY)
    assert texts(found, "byline") == ["From a correspondent"]


def test_a_colon_in_a_headline_is_no_sites_name() -> None:
    words = "Envoy: river accord was the work of years"
    found = article(newspaper(words, f"<b>{words}</b>"))
    assert found.headline is not None
    assert found.headline.value == words


MINISTRIES = (
    "Ministry of Foreign Affairs of the Kingdom of Norway",
    "The Prime Minister of the Republic of Armenia",
    "President of Ukraine",
    "European Commission",
)


def ministry(name: str, top: str, first: str = "", last: str = "") -> str:
    body = "".join(f"<p>{one}</p>" for one in (first + STORY[1], *STORY[2:], STORY[1][::-1]))
    return (
        f"<html lang=en><head><title>{name}</title></head><body>{top}<div><a href=/a>Policy</a> | <a href=/b>Press</a></div>"
        f"<div id=content>{{heading}}{body}{last}</div><div>Home | Site map</div></body></html>"
    )


@pytest.mark.parametrize("name", MINISTRIES)
@pytest.mark.parametrize("top", ["<div id=banner>{}</div>", "<h1>{}</h1>", "<h2>{}</h2>"])
@pytest.mark.parametrize("heading", ["<h2>{}</h2>", "<h3>{}</h3>", "<p><b>{}</b></p>"])
def test_an_offices_name_is_not_the_headline(name: str, top: str, heading: str) -> None:
    long = "Minister Speaks with the Envoys of Three States on the Traffic of the River and its Locks"
    found = article(ministry(name, top.format(name)).replace("{heading}", heading.format(long)))
    assert found.headline is not None
    assert found.headline.value == long
    assert texts(found, "headline") == [long]
    assert long not in texts(found, "body", "summary")


def test_an_offices_name_stands_where_nothing_else_does() -> None:
    found = article(ministry("European Commission", "<h1>European Commission</h1>").replace("{heading}", ""))
    assert found.headline is not None
    assert found.headline.value == "European Commission"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Oslo, 26 April 2023. ", ""),
        ("(April 26, 2023) ", ""),
        ("", "<p>26.04.2023</p>"),
        ("", "<p><b>Oslo, 26 April 2023</b></p>"),
        ("", "<p>(April 26, 2023)</p>"),
    ],
)
def test_the_date_line_of_an_office(first: str, last: str) -> None:
    filler = "".join(f"<p>{STORY[2]} Point {n}.</p>" for n in range(14))
    content = ministry(MINISTRIES[0], "", first, filler + last).replace("{heading}", f"<h2>{TITLE}</h2>")
    found = article(content)
    assert found.published is not None
    assert found.published.value == "2023-04-26"
    assert found.text[found.published.evidence[0].start : found.published.evidence[0].end].strip("()")


@pytest.mark.parametrize(
    "words", ["On 26 April 2023, the envoys met. ", "Since April 2023 they met thrice. "]
)
def test_a_day_in_the_first_sentence_is_no_date_line(words: str) -> None:
    found = article(ministry(MINISTRIES[0], "", words).replace("{heading}", f"<h2>{TITLE}</h2>"))
    assert found.published is None
