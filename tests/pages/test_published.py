"""When a page was published, by what it says and where."""
# ruff: noqa: E501 -- markup is easier to check unbroken

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from readout.knowledge import load
from readout.pages import read
from readout.pages._instants import instant
from readout.record import Article, Page

STORY = "".join(
    f"<p>Paragraph {n}: the two ministers spoke by telephone and agreed to meet again, an official said later.</p>"
    for n in range(4)
)


def article(
    head: str = "", above: str = "", below: str = "", url: str = "https://news.example/a", **page: object
) -> Article:
    content = (
        f"<html lang=en><head><title>Ministers speak by telephone</title>{head}</head><body><article>"
        f"<h1>Ministers speak by telephone</h1>{above}{STORY}{below}</article></body></html>"
    )
    return read(Page(url, content.encode(), "file", **page), load())  # type: ignore[arg-type]


def date(found: Article) -> tuple[str, str] | None:
    return (found.published.value, found.published.source) if found.published else None


def codes(found: Article) -> list[str]:
    return [one.code for one in found.problems]


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2022-01-04T10:20:30+03:00", "2022-01-04T10:20+03:00"),
        ("2022-01-04T10:20:30.123Z", "2022-01-04T10:20Z"),
        ("2022-01-04T10:20:30", "2022-01-04T10:20"),
        ("2022-01-04 10:20:30 +0300", "2022-01-04T10:20+03:00"),
        ("20220104T102030Z", "2022-01-04T10:20Z"),
        ("2022-01-04", "2022-01-04"),
        ("2022/1/4", "2022-01-04"),
        ("Tue, 04 Jan 2022 10:20:30 GMT", "2022-01-04T10:20Z"),
        ("Tue Jan 04 10:20:30 CET 2022", "2022-01-04T10:20+01:00"),
        ("January 4, 2022", "2022-01-04"),
        ("1641291630", "2022-01-04T10:20Z"),
        ("1641291630000", "2022-01-04T10:20Z"),
        ("0001-01-01T00:00:00Z", None),
        ("1970-01-01T00:00:00Z", None),
        ("2022-02-30", None),
        ("2022", None),
        ("soon", None),
        ("", None),
        ("9" * 5_000, None),
    ],
)
def test_machine_written_dates(written: str, read_as: str | None) -> None:
    assert instant(written) == read_as


def test_json_ld_keeps_minute_and_offset() -> None:
    found = article(json_ld('{"@type": "NewsArticle", "datePublished": "2022-01-04T09:15:00+03:00"}'))
    assert date(found) == ("2022-01-04T09:15+03:00", "json-ld")


def test_json_ld_of_other_stories_is_not_this_one() -> None:
    graph = (
        '{"@graph": [{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2020-05-05"}]},'
        '{"@type": "NewsArticle", "url": "https://news.example/other", "datePublished": "2021-06-06"},'
        '{"@type": "NewsArticle", "url": "https://news.example/a", "datePublished": "2022-01-04"}]}'
    )
    assert date(article(json_ld(graph))) == ("2022-01-04", "json-ld")


@pytest.mark.parametrize(
    "broken", ["{", "[" * 5_000, '{"@type": "NewsArticle", "datePublished": 5}', "null", '"x"']
)
def test_broken_json_ld_leaves_the_meta_tags(broken: str) -> None:
    meta = '<meta property="article:published_time" content="2022-01-04T09:15:00Z">'
    assert date(article(json_ld(broken) + meta)) == ("2022-01-04T09:15Z", "meta")


def test_a_trailing_comma_does_not_break_json_ld() -> None:
    assert date(article(json_ld('{"@type": "NewsArticle", "datePublished": "2022-01-04",}'))) == (
        "2022-01-04",
        "json-ld",
    )


def test_agreement_is_confidence() -> None:
    alone = article(json_ld('{"@type": "NewsArticle", "datePublished": "2022-01-04"}'))
    both = article(
        json_ld('{"@type": "NewsArticle", "datePublished": "2022-01-04"}')
        + '<meta name="date" content="2022-01-04">'
    )
    assert alone.published is not None
    assert both.published is not None
    assert both.published.confidence > alone.published.confidence


def test_two_statements_far_apart_are_a_problem() -> None:
    found = article(
        json_ld('{"@type": "NewsArticle", "datePublished": "2022-01-04"}')
        + '<meta property="article:published_time" content="2021-12-20T10:00:00Z">'
    )
    assert date(found) == ("2022-01-04", "json-ld")
    assert "P015" in codes(found)


def test_a_day_apart_is_a_time_zone() -> None:
    found = article(
        json_ld('{"@type": "NewsArticle", "datePublished": "2022-01-04T01:00:00+03:00"}')
        + '<meta property="article:published_time" content="2022-01-03T22:00:00Z">'
    )
    assert "P015" not in codes(found)


def test_updates_are_not_publications() -> None:
    found = article('<meta property="article:modified_time" content="2023-05-06T10:00:00Z">')
    assert date(found) is None
    assert "P014" in codes(found)


def test_microdata_and_early_html5() -> None:
    assert date(
        article(above='<time itemprop="datePublished" datetime="2022-01-04T09:15Z">4 Jan</time>')
    ) == (
        "2022-01-04T09:15Z",
        "meta",
    )
    assert date(article(above='<time pubdate datetime="2022-01-04">4 Jan</time>')) == ("2022-01-04", "meta")


def test_a_time_element_by_the_headline() -> None:
    found = article(above='<div><time datetime="2022-01-04T09:15:00+03:00">Tuesday</time></div>')
    assert date(found) == ("2022-01-04T09:15+03:00", "text")
    assert found.published is not None
    assert found.published.evidence[0].of(found.text) == "Tuesday"


def test_a_printed_time_by_the_headline() -> None:
    found = article(above="<div class=date>Published: January 4, 2022, 09:15</div>")
    assert date(found) == ("2022-01-04T09:15", "text")


def test_a_day_in_a_paragraph_is_not_the_pages_date() -> None:
    found = article(
        above="<p>On January 4, 2022, the two ministers had first spoken about the agreement, he said.</p>"
    )
    assert date(found) is None


def test_the_address_gives_a_day() -> None:
    assert date(article(url="https://news.example/world/2022/01/04/ministers-speak")) == ("2022-01-04", "url")
    assert date(article(url="https://news.example/archive/2022/01/ministers-speak")) is None
    assert date(article(url="https://news.example/id/20221399/x")) is None


def test_the_day_of_the_address_gets_its_minute_from_the_page() -> None:
    found = article(
        url="https://news.example/2022/01/04/x",
        above='<div><time datetime="2022-01-04T09:15:00Z">Tuesday</time></div>',
    )
    assert found.published is not None
    assert found.published.value == "2022-01-04T09:15Z"


def test_times_of_other_stories_are_not_this_ones() -> None:
    others = "".join(
        f"<li><a href='/{n}'>Another story about another meeting</a> <time datetime='2025-03-0{n}T10:00Z'>x</time></li>"
        for n in range(1, 6)
    )
    found = article(below=f"<section class=related><h2>Related</h2><ul>{others}</ul></section>")
    assert date(found) is None
    assert found.bounds.latest == "2025-03-05"
    assert found.bounds.latest_from == "stamps"


def test_what_the_caller_gives_wins_and_disagreement_is_told() -> None:
    meta = '<meta property="article:published_time" content="2022-01-04T09:15:00Z">'
    agreed = article(meta, published="2022-01-04")
    assert date(agreed) == ("2022-01-04", "given")
    assert "P015" not in codes(agreed)
    other = article(meta, published="2021-11-11")
    assert date(other) == ("2021-11-11", "given")
    assert "P015" in codes(other)
    month = article(meta, published="2022-01")
    assert "P015" not in codes(month)


def test_the_day_of_fetching_is_a_bound_and_never_the_date() -> None:
    found = article(fetched_at=datetime(2022, 2, 1, 12, tzinfo=UTC))
    assert date(found) is None
    assert (found.bounds.latest, found.bounds.latest_from) == ("2022-02-01", "fetched")
    later = article('<meta name="date" content="2023-01-01">', fetched_at=datetime(2022, 2, 1, tzinfo=UTC))
    assert date(later) is None


def test_a_published_page_is_bound_by_its_date() -> None:
    found = article(
        '<meta name="date" content="2022-01-04T09:15Z">', fetched_at=datetime(2025, 3, 14, tzinfo=UTC)
    )
    assert (found.bounds.latest, found.bounds.latest_from) == ("2022-01-04", "published")
