"""Headlines of other stories with their times, from markup."""
# ruff: noqa: E501 -- markup is easier to check unbroken

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from readout.knowledge import load
from readout.pages import read
from readout.record import Article, Block, Page

STORY = (
    "<article><h1>Ministers speak by telephone</h1>"
    + "".join(
        f"<p>Paragraph {n}: the two ministers spoke by telephone and agreed to meet again, an official said later.</p>"
        for n in range(4)
    )
    + "</article>"
)
OTHERS = (
    "Council approves budget for roads",
    "Envoy arrives in Geneva for talks",
    "Storm closes northern harbours",
)


def article(below: str, head: str = "", source: str = "file", **page: object) -> Article:
    content = f"<html lang=en><head><title>Ministers speak by telephone</title>{head}</head><body>{STORY}{below}</body></html>"
    return read(Page("https://news.example/a", content.encode(), source, **page), load())  # type: ignore[arg-type]


def timed(found: Article) -> dict[str, str]:
    return {b.span.of(found.text): b.at.value for b in found.blocks_of("related", "latest") if b.at}


def first(found: Article) -> Block:
    return found.blocks_of("related", "latest")[0]


CARDS = {
    "time element after the headline": "<li><a href='/{n}'><h3>{h}</h3></a><time datetime='2025-03-0{d}T16:01:00+02:00'>x</time></li>",
    "time element before it": "<li><time datetime='2025-03-0{d}T16:01+02:00'>x</time><h3><a href='/{n}'>{h}</a></h3></li>",
    "time element without text": "<li><a href='/{n}'>{h}</a><span><time datetime='2025-03-0{d}T16:01+02:00'></time></span></li>",
    "one link round the card": "<a href='/{n}'><div><h4>{h}</h4><p>World</p><time datetime='2025-03-0{d}T16:01+02:00'>x</time></div></a>",
    "inside the headline's line": "<li><a href='/{n}'>{h}</a> <time datetime='2025-03-0{d}T16:01+02:00'>now</time></li>",
}


@pytest.mark.parametrize("card", CARDS)
def test_cards_of_every_make(card: str) -> None:
    items = "".join(CARDS[card].format(n=n, d=n + 1, h=h) for n, h in enumerate(OTHERS))
    found = article(f"<section class='related-news'><h2>More about</h2><ul>{items}</ul></section>")
    keys = [next(h for h in OTHERS if h in key) for key in timed(found)]
    assert keys == list(OTHERS)
    assert list(timed(found).values()) == [f"2025-03-0{n}T16:01+02:00" for n in (1, 2, 3)]
    assert first(found).link == "https://news.example/0"


def test_printed_times_in_a_list_without_cards() -> None:
    items = "".join(
        f"<div><a href='/{n}'>{h}</a></div><div>1{n}:22, 1{n}.03.2025</div>" for n, h in enumerate(OTHERS)
    )
    found = article(f"<div class=block><div class=title>MORE ABOUT</div>{items}</div>")
    assert timed(found) == {h: f"2025-03-1{n}T1{n}:22" for n, h in enumerate(OTHERS)}
    assert [b.span.of(found.text) for b in found.blocks_of("marker")] == ["MORE ABOUT"]
    assert {b.kind for b in found.blocks_of("related", "latest")} == {"related"}
    assert len(found.blocks_of("stamp")) == 3


def test_times_that_come_first() -> None:
    items = "".join(
        f"<div>1{n}:22, 1{n}.03.2025</div><div><a href='/{n}'>{h}</a></div>" for n, h in enumerate(OTHERS)
    )
    assert timed(article(f"<div><h3>LATEST</h3>{items}</div>")) == {
        h: f"2025-03-1{n}T1{n}:22" for n, h in enumerate(OTHERS)
    }


def test_a_first_time_is_not_the_lists_heading() -> None:
    items = "".join(
        f"<div>1{n}:22, 1{n}.03.2025</div><div><a href='/{n}'>{h}</a></div>" for n, h in enumerate(OTHERS)
    )
    found = article(f"<div><h3>LATEST</h3>{items}</div>")
    assert [b.span.of(found.text) for b in found.blocks_of("marker")] == ["LATEST"]
    assert len(found.blocks_of("stamp")) == 3


def test_a_headline_of_the_list_without_a_time_is_one_of_it() -> None:
    items = "".join(
        f"<div class=i><a href='/{n}'>{h}</a></div><div>1{n}:22, 1{n}.03.2025</div>"
        for n, h in enumerate(OTHERS)
    )
    last = "<div class=i><a href='/9'>Ferry service returns to the islands</a></div><div class=foot><a href=/all>See all of the news here</a></div>"
    found = article(f"<div><h3>LATEST</h3>{items}{last}</div>")
    assert len(timed(found)) == 3
    untimed = [b for b in found.blocks_of("latest") if b.at is None]
    assert [b.span.of(found.text) for b in untimed] == ["Ferry service returns to the islands"]
    assert untimed[0].link == "https://news.example/9"


def test_a_list_of_related_stories_without_times() -> None:
    items = "".join(f"<li><a href='/{n}'>{h}</a></li>" for n, h in enumerate(OTHERS))
    found = article(f"<div class=related-stories><h3>Related</h3><ul>{items}</ul></div>")
    assert [b.span.of(found.text) for b in found.blocks_of("related")] == list(OTHERS)
    assert timed(found) == {}


def test_the_lists_heading_or_class_says_what_it_is() -> None:
    items = "".join(
        f"<li><a href='/{n}'>{h}</a><time datetime='2025-03-0{n + 1}'>x</time></li>"
        for n, h in enumerate(OTHERS)
    )
    assert first(article(f"<div><h3>LATEST</h3><ul>{items}</ul></div>")).kind == "latest"
    assert first(article(f"<div class='widget most-popular'><ul>{items}</ul></div>")).kind == "latest"
    assert first(article(f"<div class='related-posts'><ul>{items}</ul></div>")).kind == "related"


def test_who_says_it_is_kept() -> None:
    items = "".join(
        f"<li><a href='/{n}'>{h}</a><time datetime='2025-03-0{n}'>x</time></li>"
        for n, h in enumerate(("Turkey supports early ceasefire at sea – Erdogan", OTHERS[0]), 1)
    )
    found = article(f"<div class=related><ul>{items}</ul></div>")
    assert first(found).said_by is not None
    assert first(found).said_by.value == "Erdogan"  # type: ignore[union-attr]


def test_relative_times_need_a_page_date() -> None:
    items = "".join(
        f"<li><a href='/{n}'>{h}</a><span>{n + 2} hours ago</span></li>" for n, h in enumerate(OTHERS)
    )
    box = f"<div class=related><h3>Related</h3><ul>{items}</ul></div>"
    assert timed(article(box)) == {}
    meta = '<meta property="article:published_time" content="2025-03-07T12:30:00Z">'
    assert list(timed(article(box, meta)).values()) == [
        "2025-03-07T10:30Z",
        "2025-03-07T09:30Z",
        "2025-03-07T08:30Z",
    ]
    fetched = article(box, source="url", fetched_at=datetime(2025, 3, 7, 1, 0, tzinfo=UTC))
    assert next(iter(timed(fetched).values())) == "2025-03-06T23:00Z"
    # A page fetched years after it was published speaks of the day it was fetched; a file says nothing of it.
    late = article(box, meta, source="url", fetched_at=datetime(2026, 3, 7, 1, 0, tzinfo=UTC))
    assert next(iter(timed(late).values())) == "2026-03-06T23:00Z"
    assert timed(article(box, fetched_at=datetime(2025, 3, 7, 1, 0, tzinfo=UTC))) == {}


def test_a_day_without_a_year_is_the_last_before_the_page() -> None:
    items = "".join(
        f"<li><a href='/{n}'>{h}</a><span>{day}</span></li>"
        for n, (h, day) in enumerate(zip(OTHERS, ("March 6", "March 5", "December 30"), strict=True))
    )
    box = f"<div class=related><h3>Related</h3><ul>{items}</ul></div>"
    meta = '<meta property="article:published_time" content="2025-03-07T12:30:00Z">'
    assert list(timed(article(box, meta)).values()) == ["2025-03-06", "2025-03-05", "2024-12-30"]
    assert timed(article(box)) == {}


def test_the_storys_own_time_is_not_a_list() -> None:
    found = article("", '<meta property="article:published_time" content="2025-03-07T12:30:00Z">')
    assert timed(found) == {}
    top = STORY.replace(
        "</h1>",
        "</h1><div class=meta><a href=/authors/x>Anna Berg in the capital</a> <time datetime='2025-03-07T12:30Z'>x</time></div>",
    )
    content = f"<html><head><title>Ministers speak by telephone</title></head><body>{top}</body></html>"
    assert timed(read(Page("https://news.example/a", content.encode(), "file"), load())) == {}


def test_one_time_beside_one_link_is_chance() -> None:
    assert (
        timed(article("<div><a href=/terms>Our terms of use for readers</a> <span>01.02.2025</span></div>"))
        == {}
    )


def test_times_of_comments_are_not_stories() -> None:
    items = "".join(
        f"<li><a href='/u{n}'>Reader number {n} of many</a><time datetime='2025-03-07T1{n}:00Z'>x</time></li>"
        for n in range(5)
    )
    assert timed(article(f"<section class=comments><ul>{items}</ul></section>")) == {}


def test_a_date_inside_a_headline_is_part_of_it() -> None:
    items = "".join(f"<li><a href='/{n}'>{h}, summary of 1{n}.02.2025</a></li>" for n, h in enumerate(OTHERS))
    assert timed(article(f"<div class=related><h3>Related</h3><ul>{items}</ul></div>")) == {}


def test_headlines_are_never_sentences_of_the_story() -> None:
    items = "".join(
        f"<li><a href='/{n}'>{h}</a><time datetime='2025-03-0{n + 1}'>x</time></li>"
        for n, h in enumerate(OTHERS)
    )
    found = article(f"<div class=related><ul>{items}</ul></div>")
    assert not any(h in s.of(found.text) for s in found.sentences for h in OTHERS)


CLOCKS = ("14:20", "11:05", "09:40")
PUBLISHED = "<meta property='article:published_time' content='2025-03-07T15:30:00+01:00'>"


def clocked(clocks: tuple[str, ...], headlines: tuple[str, ...] = OTHERS, made: str = "time") -> str:
    return "".join(
        f"<li><{made}>{clock}</{made}> <a href='/{h[:6]}'>{h}</a></li>"
        for clock, h in zip(clocks, headlines, strict=True)
    )


@pytest.mark.parametrize("made", ["time", "span", "b"])
def test_times_of_day_are_of_the_pages_own_day(made: str) -> None:
    found = article(f"<section><h2>Latest</h2><ul>{clocked(CLOCKS, made=made)}</ul></section>", PUBLISHED)
    assert timed(found) == {h: f"2025-03-07T{clock}" for h, clock in zip(OTHERS, CLOCKS, strict=True)}
    assert {one.at.confidence < 0.8 for one in found.blocks_of("latest") if one.at} == {True}


def test_two_lists_after_each_other_stay_apart() -> None:
    more = ("Mayor of the port city steps down", "Wheat harvest smaller than last year")
    found = article(
        f"<section><h2>More on this topic</h2><ul>{clocked(CLOCKS)}</ul></section>"
        f"<aside><h2>Latest</h2><ul>{clocked(('15:02', '14:58'), more, 'span')}</ul></aside>",
        PUBLISHED,
    )
    kinds = {b.span.of(found.text): b.kind for b in found.blocks if b.kind in ("related", "latest", "marker")}
    assert kinds == (
        dict.fromkeys(OTHERS, "related")
        | dict.fromkeys(more, "latest")
        | dict.fromkeys(("More on this topic", "Latest"), "marker")
    )
    assert list(timed(found).values()) == [f"2025-03-07T{c}" for c in (*CLOCKS, "15:02", "14:58")]


def test_the_time_above_the_headline_is_the_storys_and_no_heading_is_an_item() -> None:
    story = STORY.replace(
        "<h1>", "<p><a href=/w>World</a> <time datetime='2025-03-07T15:30+01:00'>15:30</time></p><h1>"
    )
    content = f"<html lang=en><head><title>Ministers speak by telephone</title>{PUBLISHED}</head><body><main>{story}<section><h2>More on this topic</h2><ul>{clocked(CLOCKS)}</ul></section></main></body></html>"
    found = read(Page("https://news.example/a", content.encode(), "file"), load())
    assert list(timed(found)) == list(OTHERS)


def test_after_midnight_the_list_goes_on_into_the_day_before() -> None:
    found = article(
        f"<section><h2>Latest</h2><ul>{clocked(('00:20', '23:50', '14:10'))}</ul></section>", PUBLISHED
    )
    assert list(timed(found).values()) == ["2025-03-07T00:20", "2025-03-06T23:50", "2025-03-06T14:10"]


def test_a_time_of_day_later_than_the_page_leaves_the_day_open() -> None:
    clocks = ("19:00", "14:00", "13:00")
    found = article(f"<section><h2>Latest</h2><ul>{clocked(clocks)}</ul></section>", PUBLISHED)
    assert timed(found) == {}
    assert [b.span.of(found.text) for b in found.blocks_of("latest")] == list(OTHERS)


def test_times_of_day_in_another_zone_and_in_no_order() -> None:
    clocks = ("3:05 PM GMT+2", "1:05 PM GMT+2", "4:05 PM GMT+2")
    found = article(f"<section><h2>Latest</h2><ul>{clocked(clocks)}</ul></section>", PUBLISHED)
    assert list(timed(found).values()) == [f"2025-03-07T{hour}:05+02:00" for hour in (15, 13, 16)]


def test_times_of_day_on_a_page_fetched_on_another_day_stay_open() -> None:
    box = f"<section><h2>Latest</h2><ul>{clocked(CLOCKS)}</ul></section>"
    content = f"<html lang=en><head><title>Ministers speak by telephone</title>{PUBLISHED}</head><body>{STORY}{box}</body></html>"
    later = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)
    fetched = Page("https://news.example/a", content.encode(), "url", fetched_at=later)
    assert timed(read(fetched, load())) == {}
    assert len(timed(article(box, PUBLISHED, fetched_at=later))) == 3  # a file was saved who knows when
    assert timed(article(box)) == {}


def test_a_programme_is_no_list_of_stories() -> None:
    assert (
        timed(
            article(
                f"<div class=tv><h2>Tonight on television</h2><ul>{clocked(CLOCKS)}</ul></div>", PUBLISHED
            )
        )
        == {}
    )


def test_the_storys_own_headline_in_a_list_is_no_other_story() -> None:
    items = "".join(
        f"<li><a href='/{n}'>{h}</a><span>1{n}.03.2025</span></li>"
        for n, h in enumerate(("MINISTERS SPEAK BY TELEPHONE", *OTHERS))
    )
    assert list(timed(article(f"<h3>Latest</h3><ul>{items}</ul>"))) == list(OTHERS)


def test_how_long_a_film_runs_is_no_time() -> None:
    meta = '<meta property="article:published_time" content="2025-03-07T12:30:00Z">'
    items = "".join(f"<li><a href='/{n}'>{h}</a> <span>(0{n}:22)</span></li>" for n, h in enumerate(OTHERS))
    assert timed(article(f"<div class=latest><h3>Latest</h3><ul>{items}</ul></div>", meta)) == {}


def test_how_long_something_lasts_is_no_time() -> None:
    items = "".join(
        f"<li><a href='/{n}'>{h}</a><p>1{n} March 2025 | 20 August 2025</p></li>"
        for n, h in enumerate(OTHERS)
    )
    assert timed(article(f"<div class=latest><h3>Latest</h3><ul>{items}</ul></div>")) == {}


def test_the_smaller_card_has_the_headline() -> None:
    items = "".join(
        f"<li><h3><a href='/{n}'>{h}</a></h3><p>by Ann Roe</p><time datetime='2025-03-0{n + 1}'>x</time></li>"
        for n, h in enumerate(OTHERS)
    )
    below = (
        f"<div><p>Published</p><p>24 April 2019</p><section><h3>Related</h3><ul>{items}</ul></section></div>"
    )
    assert list(timed(article(below)).values()) == ["2025-03-01", "2025-03-02", "2025-03-03"]
