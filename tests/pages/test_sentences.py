from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.knowledge import load
from readout.pages._sentences import sentences
from readout.record import Span
from tests.timing import least

EN = load().languages.get("en")


def _split(text: str, code: str = "en") -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)), load().languages.get(code))]


@pytest.mark.parametrize(
    "text",
    [
        "U.S. Secretary of State Anna B. Carter met him.",
        "The call began at 8:10 a.m. Eastern time and was short.",
        "Gen. Ivan Petrov and Dr. Lee spoke on Jan. 3 in Vienna.",
        "The House of Representatives, i.e. Congress, voted No. 5 down.",
        "President Karl\nWeber arrived in the capital.",
        "He paid 3.5 million dollars for it.",
        "“Why now?” he asked the minister.",
        "They spoke for ... well, nobody knows.",
        "1. They would strengthen the alliance.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert _split(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They met in the U.S. The president left at noon.", 2),
        ('"We agreed," he said in the release." "Nothing is signed yet," she said.', 2),
        ("It works. Does it? It does! Fine.", 4),
        ("He left at 9 p.m. It was raining.", 2),
        ("They agreed on 14 points. Both will sign.", 2),
        ("A first paragraph without a stop\n\nA second one", 2),
        ("The sides agreed:\n- to meet again;\n- to trade.", 3),
        ("The minister spoke.The envoy did not.", 2),
        ("He said so (see note). Nobody replied.", 2),
    ],
)
def test_sentences_end_where_they_do(text: str, count: int) -> None:
    assert len(_split(text)) == count


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert _split('She said: "We will go." Then she left.') == ['She said: "We will go."', "Then she left."]


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("ru", "Министр прибыл 5 янв. 2022 г. в Москву. Встреча прошла утром.", 2),
        ("ar", "اجتمع الوزيران اليوم. هل اتفقا؟ لا أحد يعرف.", 3),
        ("el", "Τι είπε ο υπουργός; Δεν απάντησε. Έφυγε αμέσως.", 3),
        ("zh", "两国外长通电话。双方讨论了贸易问题。他说：“很好。”", 3),
        ("el", "«Θα τα πούμε», είπε ο κ. Μητσοτάκης. Έφυγε αμέσως.", 2),
        ("ru", "Соглашение подписано в 2024 г. Президент прибыл в г. Казань утром.", 2),
        ("de", "Am 3. Januar trafen sie sich. Danach flog er heim.", 2),
    ],
)
def test_other_scripts(code: str, text: str, count: int) -> None:
    assert len(_split(text, code)) == count


def test_a_language_without_a_pack_is_still_split() -> None:
    text = "Ministri ha arritur. J. Smith foli pak."
    assert len(sentences(text, Span(0, len(text)), None)) == 2


@given(st.text(alphabet='aA. !?\n"”。1)-', max_size=200), st.integers(0, 50), st.integers(0, 200))
def test_spans_lie_in_order_inside_and_lose_no_letter(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(len(text), start + length))
    found = sentences(text, span, EN)
    assert all(span.covers(one) for one in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    kept = "".join(one.of(text) for one in found)
    assert sum(map(str.isalnum, kept)) == sum(map(str.isalnum, span.of(text)))


def test_a_megabyte_without_a_stop_and_one_of_stops_are_quick() -> None:
    texts = ("word " * 200_000, "a. " * 330_000, "." * 1_000_000, "。" * 300_000)
    for text in texts:
        assert least(lambda text=text: sentences(text, Span(0, len(text)), EN), within=2) < 2


def test_an_abbreviation_behind_a_hyphen_ends_no_sentence() -> None:
    text = "They held the fourth meeting of the Japan-U.S. Security Forum in Tokyo. It was short."
    found = [one.of(text) for one in sentences(text, Span(0, len(text)), EN)]
    assert found == [text[:-14], "It was short."]
