"""Dates in words, marks in a text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout import pipeline
from readout.doors.rest import Labels
from readout.doors.web._comparison import once
from readout.doors.web._comparison_views import Wording
from readout.doors.web._dates import machine, moment, spoken, weekday
from readout.doors.web._guard import host_of, is_loopback
from readout.doors.web._marks import Mark, joined, pieces
from readout.doors.web._rows import contradicted, newness
from readout.doors.web._words import host, outgoing, tongue
from readout.record import Article, Disagreement, Span
from tests.store._builder import event_for, reading


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2022-01-03", "3 January 2022"),
        ("2022-01", "January 2022"),
        ("2022", "2022"),
        ("2022-01-03/2022-01-05", "3–5 January 2022"),
        ("2022-01-30/2022-02-02", "30 January – 2 February 2022"),
        ("2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022"),
        ("2022-01/2022-03", "January – March 2022"),
        ("2021/2022", "2021 – 2022"),
        ("2022-13-01", "2022-13-01"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_dates_are_spoken(date: str, words: str) -> None:
    assert spoken(date) == words


def test_moments_weekdays_and_machine_dates() -> None:
    assert moment("2025-03-07T16:01") == "7 March 2025, 16:01"
    assert moment("2025-03-07T16:01:30Z") == "7 March 2025, 16:01 UTC"
    assert moment("2025-03-07") == "7 March 2025"
    assert weekday("2022-01-03") == "Monday"
    assert weekday("2022-01") == weekday("2022-02-31") == weekday("2022-01-03/2022-01-04") == ""
    assert machine("2022-01-03") == "2022-01-03"
    assert machine("2022-01-03/2022-01-05") is None
    assert machine("<b>") is None


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))


@given(text=st.text(min_size=0, max_size=40), within=spans, marks=st.lists(spans, max_size=8))
def test_pieces_make_up_the_text_and_nest(text: str, within: Span, marks: list[Span]) -> None:
    within = Span(min(within.start, len(text)), min(within.end, len(text)))
    made = pieces(text, within, joined(Mark(span, ("who",), "x") for span in marks))
    assert "".join(piece.text for piece in made) == within.of(text)
    depth = 0
    for piece in made:
        depth += {"open": 1, "close": -1, "text": 0}[piece.what]
        assert depth >= 0
    assert depth == 0


@given(text=st.text(min_size=1, max_size=40), marks=st.lists(spans, max_size=6))
def test_every_letter_lies_in_the_marks_that_cover_it_and_each_has_one_anchor(
    text: str, marks: list[Span]
) -> None:
    every = joined(Mark(span, (f"k{number}",)) for number, span in enumerate(marks) if span.end <= len(text))
    made = pieces(text, Span(0, len(text)), every)
    at, open_kinds = 0, []
    for piece in made:
        if piece.what == "open":
            open_kinds.append(piece.kinds)
        elif piece.what == "close":
            open_kinds.pop()
        else:
            for _ in piece.text:
                over = {" ".join(mark.kinds) for mark in every if mark.span.start <= at < mark.span.end}
                assert set(open_kinds) == over
                at += 1
    anchors = [piece.anchor for piece in made if piece.anchor]
    assert sorted(anchors) == sorted(f"s{mark.span.start}-{mark.span.end}" for mark in every)


def test_one_span_of_two_fields_is_one_mark() -> None:
    (mark,) = joined(
        [Mark(Span(1, 3), ("who",), "a"), Mark(Span(1, 3), ("topic",), "b"), Mark(Span(2, 2), ("x",))]
    )
    assert mark.kinds == ("who", "topic")
    assert mark.title == "a; b"


def test_only_whole_web_addresses_go_out() -> None:
    assert outgoing("https://news.example/a?b=c") == "https://news.example/a?b=c"
    for address in (
        None,
        "",
        "javascript:alert(1)",
        "//x.example",
        "http:x",
        "ftp://x.example",
        "https:///x",
        "http://[x",
    ):
        assert outgoing(address) is None
    assert host("https://www.news.example/a") == "news.example"
    assert host("pages/saved.html") == host("/old/pages/saved.html") == "file saved.html"


def test_only_language_codes_become_attributes() -> None:
    assert tongue("pt-BR") == "pt-BR"
    assert tongue("und") is None
    assert tongue('en" onclick="x') is None


def test_loopback() -> None:
    assert all(is_loopback(host_of(one)) for one in ("127.0.0.1:1", "[::1]:1", "localhost", "127.9.9.9"))
    assert not any(
        is_loopback(host_of(one)) for one in ("", "10.0.0.1", "[::]:1", "localhost.example", "127.1:1")
    )


def test_latest_marks_what_is_new_contradicted_or_told_by_the_second_side() -> None:
    def own(code: str, key: str, host: str) -> Article:
        return replace(reading(f"https://{host}/{key}").article, id=f"article-{code}")

    first = own("usa", "a", "www.state.gov")
    second = own("tur", "b", "www.mfa.gov.tr")
    event = event_for(reading())
    account = event.accounts[0]
    both = replace(
        event,
        accounts=(replace(account, article=first.id), replace(account, article=second.id)),
        heard=("TUR", "USA"),
    )
    labels = Labels(pipeline.Readout())
    articles = {first.id: first, second.id: second}

    def kinds(fresh: set[str]) -> list[str]:
        return [badge.kind for badge in newness(both, articles, labels, frozenset(fresh))]

    assert kinds({first.id, second.id}) == ["new"]
    assert kinds({second.id}) == ["second"]
    assert kinds(set()) == []
    held = (("denied", ("c1",)), ("happened", ("c2",)))
    assert contradicted(replace(event, disagreements=(Disagreement("status", held),)))
    told = (("happened", ("c1",)), ("planned", ("c2",)))
    assert not contradicted(replace(event, disagreements=(Disagreement("status", told),)))
    assert not contradicted(event)


def test_the_same_words_of_a_topic_stand_once_with_their_further_places() -> None:
    one = Wording("grain exports", "#s1-14", 1, "", "its own text", denied=False)
    later = replace(one, words="Grain exports", at="#s30-43")
    refused = replace(one, at="#s60-73", denied=True)
    assert once([one, refused, later]) == (replace(one, again=("#s30-43",)), refused)
