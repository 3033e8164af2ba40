"""What is refused, how fast, and what is read all the same."""

from __future__ import annotations

import pytest

from readout.knowledge import load
from readout.pages import read
from readout.pages._guard import MAX_BYTES, MAX_DEPTH, unparsable, without_long_tags
from readout.record import Article, Page
from tests.timing import least

PARAGRAPH = (
    "<p>The two ministers spoke by telephone on Tuesday and agreed to meet again next month, aides said.</p>"
)


def article(content: bytes | str, **page: object) -> Article:
    data = content.encode() if isinstance(content, str) else content
    return read(Page("https://news.example/story", data, "file", **page), load())  # type: ignore[arg-type]


def html(body: str) -> str:
    return (
        f"<html><head><title>Ministers talk</title></head><body><h1>Ministers talk</h1>{body}</body></html>"
    )


def codes(found: Article) -> set[str]:
    return {one.code for one in found.problems}


@pytest.mark.parametrize("content", [b"", b"  \n\t ", b"\xef\xbb\xbf\n", b"\0\0\0\0"])
def test_an_empty_page_is_an_article_without_text(content: bytes) -> None:
    found = article(content)
    assert codes(found) == {"P001"}
    assert found.text == ""
    assert found.url == "https://news.example/story"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", None),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), None),
        (b"\xff\xd8\xff\xe0" + bytes(200), None),
        (b"PK\x03\x04" + bytes(200), None),
        (bytes(range(32)) * 100, None),
        (b'{"headline": "Ministers talk", "body": "..."}', None),
        (b'[{"a": 1}]', None),
        (b"<p>text</p>", "image/svg+xml"),
        (b"<p>text</p>", "application/pdf"),
    ],
)
def test_what_is_not_text_is_p002(content: bytes, media_type: str | None) -> None:
    assert codes(article(content, media_type=media_type)) == {"P002"}


def test_a_text_that_begins_with_a_bracket_is_not_json() -> None:
    found = article("[Updated] The minister met the envoy in Vienna on Monday, officials said.")
    assert "P002" not in codes(found)
    assert "Vienna" in found.text


def test_given_text_is_never_taken_for_json() -> None:
    assert article('{"a": 1}', text_given=True).text == '{"a": 1}'


def test_fifty_megabytes_are_refused_at_once() -> None:
    content = b"<p>word</p>" * (50_000_000 // 11)
    assert least(lambda: article(content), within=0.5) < 0.5
    found = article(content)
    assert codes(found) == {"P003"}
    assert found.text == ""
    assert str(f"{MAX_BYTES:,}") in found.problems[0].message


def test_nesting_over_the_limit_is_p004_and_loses_only_the_text() -> None:
    found = article(html("<div>" * 3_000 + PARAGRAPH))
    assert "P004" in codes(found)
    assert (found.text, found.blocks) == ("", ())


def test_text_below_and_after_deep_markup_is_kept() -> None:
    deep = "<div>" * 1_900 + "<p>Deep words here</p>" + "</div>" * 1_900
    found = article(html(deep + "<p>Words after the deep part</p>"))
    assert "Deep words here" in found.text
    assert "Words after the deep part" in found.text
    assert "P004" not in codes(found)


def test_nesting_is_counted_as_the_parser_nests() -> None:
    assert unparsable("<p>one<p>two" * 5_000) is None
    assert unparsable("<ul>" + "<li>one" * 5_000) is None
    assert unparsable("<br><img src=x>" * 5_000) is None
    assert unparsable("<b>" * (MAX_DEPTH - 5) + "</b>" * (MAX_DEPTH - 5) + "<i>x</i>" * 5_000) is None
    # An end tag of lower rank closes no table, so the tables stay open.
    refused = unparsable("<div><table></div>" * 2_000)
    assert refused is not None
    assert refused.code == "P004"


def test_tags_inside_scripts_and_comments_do_not_count() -> None:
    inside = "<div>" * 3_000
    assert unparsable(f"<script>var a = '{inside}';</script><!-- {inside} --><p>x</p>") is None


def test_too_much_markup_is_p009() -> None:
    refused = unparsable("<i>x</i>" * 200_000)
    assert refused is not None
    assert refused.code == "P009"


def test_a_tag_with_thousands_of_attributes_loses_them_and_nothing_else() -> None:
    many = " ".join(f"a{number}=1" for number in range(5_000))
    kept = '<a href="/one">one</a>' + "<img src='" + "x" * 9_000 + "'>"
    assert without_long_tags(f"<div {many}>word</div>{kept}") == f"<div>word</div>{kept}"


BOMBS = {
    "open divisions": "<div>x" * 100_000,
    "open paragraphs": "<p>x" * 100_000,
    "open items": "<ul>" + "<li>x" * 99_000,
    "open links": "<a href='/x'>word " * 60_000,
    "nested blocks": ("<div>" * 500 + PARAGRAPH + "</div>" * 500) * 60,
    "one attribute": f"<a href='{'x' * 5_000_000}'>t</a>" + PARAGRAPH,
    "many attributes": "<a " + " ".join(f"a{n}=1" for n in range(90_000)) + ">t</a>" + PARAGRAPH,
    "entities": "<p>" + "&amp;" * 1_000_000 + "</p>",
    "one paragraph": "<p>" + "word " * 1_000_000 + "</p>",
    "lone surrogates": "<p>" + "&#xD800;x" * 200_000 + "</p>",
    "nulls": "<p>wo\0rd</p>" * 20_000,
    "less-than signs": "<" * 500_000,
    "open comments": "<!--" * 500_000,
    "end tags": "</div>" * 300_000,
    "spans in one paragraph": "<p>" + "<span>word</span>" * 40_000,
    "cells": "<table><tr>" + "<td>x</td>" * 40_000,
    "links in one line": "<a href='/x'>The minister met the envoy</a> " * 40_000,
    "times": "<li><a href='/x'>The minister met an envoy</a><time>10:00, 01.02.2025</time></li>" * 15_000,
    "preformatted lines": "<pre>" + "a\n" * 200_000 + "</pre>",
    "dashes": "<title>" + " - " * 100_000 + "</title><h1>" + " - " * 100_000 + "</h1>",
    "nested JSON": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + PARAGRAPH,
    "JSON objects": '<script type="application/ld+json">[' + '{"@type":"Article"},' * 60_000 + "{}]</script>",
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_no_bomb_holds_the_reader_up(name: str) -> None:
    article(html(PARAGRAPH))  # imports and packs are paid for once, not by the bomb
    bomb = html(BOMBS[name])
    # Each takes at most 2 s on one quiet core of 2024; a loaded machine gets twice that.
    assert least(lambda: article(bomb).text.encode("utf-8"), within=4) < 4
