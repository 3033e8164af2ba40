"""Direct quotations: their words, over which marks and paragraphs, and who spoke them."""

from __future__ import annotations

import pytest

from readout.record import Quotation
from tests.claims.opened import claimed

_LEAD = "Antony Blinken met Sergey Lavrov in Geneva on Monday.\n"


def _said(text: str) -> list[tuple[str | None, str]]:
    found, _ = claimed(_LEAD + text, "2022-01-05")
    quotes: tuple[Quotation, ...] = found[0].said
    for quote in quotes:
        assert [span.of(_LEAD + text) for span in quote.text.evidence] == [quote.text.value]
    return [(q.speaker.value if q.speaker else None, q.text.value) for q in quotes]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"We had frank talks," Lavrov said.\n', [("Sergey Lavrov", "We had frank talks")]),
        ("“We had frank talks,” Lavrov said.\n", [("Sergey Lavrov", "We had frank talks")]),
        ("«We had frank talks», Lavrov said.\n", [("Sergey Lavrov", "We had frank talks")]),
        ('"We had frank talks," said Lavrov.\n', [("Sergey Lavrov", "We had frank talks")]),
        ('Lavrov said: "We had frank talks."\n', [("Sergey Lavrov", "We had frank talks.")]),
        (
            '"We had frank talks," Lavrov said. "They were useful."\n',
            [("Sergey Lavrov", "We had frank talks"), ("Sergey Lavrov", "They were useful.")],
        ),
        (
            '"We had frank talks," the State Department said in a statement.\n',
            [("State Department", "We had frank talks")],
        ),
        (
            'Lavrov called them "frank and useful" talks.\n',
            [("Sergey Lavrov", "frank and useful")],
        ),
        ('Lavrov called the talks "useful".\n', [("Sergey Lavrov", "useful")]),
        (
            'On the next round, he said "there should be no illusions".\n',
            [("Antony Blinken", "there should be no illusions")],
        ),
        ('"Frank talks," added the Russian minister.\n', [("Sergey Lavrov", "Frank talks")]),
        ('They spoke of "gas" and left.\n', []),
        ("It isn't the ministers' first meeting.\n", []),
    ],
)
def test_words_and_speaker(text: str, wanted: list[tuple[str | None, str]]) -> None:
    found = _said(text)
    assert [words for _, words in found] == [words for _, words in wanted]
    for (speaker, _), (name, _) in zip(found, wanted, strict=True):
        assert speaker is not None
        assert name is not None
        assert name.endswith(speaker) or speaker.endswith(name)


def test_the_speaker_of_the_paragraph_before_goes_on() -> None:
    text = '"We had frank talks," Lavrov said.\n"They were useful and we will go on."\n'
    (first, _), (second, _) = _said(text)
    assert first == second


def test_one_that_runs_over_paragraphs_is_quoted_paragraph_by_paragraph() -> None:
    text = "Lavrov said: “We had frank talks.\n“They were useful.”\n"
    assert [words for _, words in _said(text)] == ["We had frank talks.", "They were useful."]
    assert len({speaker for speaker, _ in _said(text)}) == 1


def test_each_quotation_has_its_own_speaker() -> None:
    text = '"We had frank talks," Lavrov said.\n"They were hard," Blinken said.\n'
    assert [(speaker or "").split()[-1] for speaker, _ in _said(text)] == ["Lavrov", "Blinken"]


def test_nothing_is_quoted_from_the_furniture() -> None:
    text = 'They parted at noon.\nMORE ABOUT\nRutte: "We are strong together" – media\n16:01, 07.03.2025\n'
    assert _said(text) == []


def test_straight_marks_run_over_paragraphs_too() -> None:
    text = '"We had frank talks.\n\n"They were useful to both of us," Lavrov said.\n'
    assert _said(text) == [
        ("Sergey Lavrov", "We had frank talks."),
        ("Sergey Lavrov", "They were useful to both of us"),
    ]


def test_a_dateline_speaks_no_words() -> None:
    text = 'GENEVA, January 4 (Xinhua) -- Antony Blinken met Sergey Lavrov. Talks were "frank and open".\n'
    found, _ = claimed(text, "2022-01-05")
    assert [q.speaker for q in found[0].said if q.speaker and "GENEVA" in q.speaker.value] == []


@pytest.mark.parametrize(
    ("text", "speaker", "span"),
    [
        ("“The road is open now,” said a spokesman for the harbour.\n", "spokesman", "a spokesman"),
        ("“The road is open now,” Ida Holm, the harbour's chair, told reporters.\n", "Ida Holm", "Ida Holm"),
        ("Ida Holm, who chairs the harbour, added: “The road is open now.”\n", "Ida Holm", "Ida Holm"),
        ("According to Ida Holm, “the road is open now.”\n", "Ida Holm", "Ida Holm"),
        ("“The road is open now.” — Ida Holm\n", "Ida Holm", "Ida Holm"),
        ("“Is the road open now?” Ida Holm asked.\n", "Ida Holm", "Ida Holm"),
        ("Ida Holm (H-Lund), a councillor, said “the road is open now.”\n", "Ida Holm", "Ida Holm"),
        ("Ida Holm went on about the road, saying “it is open now.”\n", "Ida Holm", "Ida Holm"),
        ("“The road to the harbour” is open, shop owners said.\n", "shop owners", "shop owners"),
        (
            "After a pause Ida Holm spoke again.\nHolm continued:\n“The road is open now.”\n",
            "Ida Holm",
            "Holm",
        ),
        ("The road is still shut, Ida Holm said. “It opens on Friday.”\n", "Ida Holm", "Ida Holm"),
    ],
)
def test_anybody_may_speak(text: str, speaker: str, span: str) -> None:
    found, _ = claimed(_LEAD + text, "2022-01-05")
    (quote,) = found[0].said
    assert quote.speaker is not None
    assert speaker in quote.speaker.value
    assert quote.speaker.evidence[0].of(_LEAD + text) == span


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # What the quotation completes comes before what reports the whole.
        ('Lavrov repeated that Moscow "seeks no quarrel", a ministry spokesman said.\n', "Sergey Lavrov"),
        # The subject of the quoted words themselves is not who says them.
        ('The United States "seeks no quarrel", said Ida Holm.\n', "Ida Holm"),
        # "reported by": nobody's verb.
        ('In remarks released by the State Department, Lavrov found it "a useful road".\n', "Sergey Lavrov"),
        # "said Moscow was ready": Moscow says nothing.
        ('Lavrov spoke of "no quarrel at all", said Moscow was ready.\n', "Sergey Lavrov"),
    ],
)
def test_the_nearer_of_two_tags(text: str, speaker: str) -> None:
    ((found, _),) = _said(text)
    assert found == speaker


def test_an_institution_is_meant_by_it_and_by_its_letter() -> None:
    text = "The African Union met.\n“We are ready to mediate,” it said.\n"
    assert [speaker for speaker, _ in _said(text)] == ["African Union"]
    text = "“We cannot receive you,” a Foreign Ministry letter said. “It is not safe,” the letter said.\n"
    assert [speaker for speaker, _ in _said(text)] == ["Foreign Ministry letter"] * 2
