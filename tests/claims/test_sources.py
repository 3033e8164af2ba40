"""According to whom: from the outermost source inwards, no name twice."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed, opened

_ACT = "Antony Blinken met Sergey Lavrov in Geneva on Monday"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{_ACT}.", []),
        (f"{_ACT}, the State Department said.", ["State Department"]),
        (f"{_ACT}, the State Department said in a statement.", ["State Department"]),
        (f"{_ACT}, according to the Kremlin.", ["Kremlin"]),
        (f"According to TASS, {_ACT}.", ["TASS"]),
        (f"{_ACT}, TASS reported.", ["TASS"]),
        (
            f"{_ACT}, Xinhua reported, citing the Russian Foreign Ministry.",
            ["Xinhua", "Russian Foreign Ministry"],
        ),
        (f"{_ACT}, Reuters reported citing the Kremlin.", ["Reuters", "Kremlin"]),
        (f"GENEVA, January 4 (Xinhua) -- {_ACT}, the presidency said.", ["Xinhua", "presidency"]),
        (f"The Russian Foreign Ministry said that {_ACT}.", ["Russian Foreign Ministry"]),
        (f"{_ACT}, the State Department said. The State Department gave no details.", ["State Department"]),
        (f"{_ACT} and told parliament of the talks.", []),
        (f"{_ACT} over recruits to the Syrian army, local media reported.", ["local media"]),
    ],
)
def test_the_chain(text: str, wanted: list[str]) -> None:
    (claim,), _ = claimed(text, "2022-01-05")
    assert [found.value for found in claim.according_to] == wanted
    for found in claim.according_to:
        assert all(span.of(text) in (found.value, found.value.upper()) for span in found.evidence)


def test_the_headlines_attribution_closes_it() -> None:
    text = f"Blinken, Lavrov meet in Geneva – State Department\n{_ACT} and spoke about gas transit.\n"
    (claim,), _ = claimed(text, "2022-01-05")
    assert [found.value for found in claim.according_to] == ["State Department"]


def test_a_press_release_goes_on_from_who_issued_it() -> None:
    text = f"{_ACT}, the State Department said.\nThe document says that they spoke about gas.\n"
    (claim,), _ = claimed(text, "2022-01-05")
    assert [found.value for found in claim.according_to] == ["State Department"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{_ACT}, the Evening Courier reported.", "Evening Courier"),
        (f"{_ACT}. Sergey Lavrov told KBNA that the talks were useful.", "KBNA"),
        (f"GENEVA, January 4 (epx) -- {_ACT}.", "epx"),
        (f"The following is attributable to Spokesperson Ned Price: {_ACT}.", "Ned Price"),
        (f"{_ACT}, according to a readout released by the White House.", "White House"),
        (f"{_ACT}, the White House and the Kremlin said.", "White House"),
        (f"{_ACT}, the President's Office said.", "President's Office"),
        (f"{_ACT}, Interfax reported, citing government sources.", "sources"),
        (f"{_ACT}, and spoke about gas, reports say.", "reports"),
        (f"{_ACT}. Russia's Presidential Press said so.", "Presidential Press"),
    ],
)
def test_who_says_so(text: str, wanted: str) -> None:
    (claim, *_), _ = claimed(text, "2022-01-05")
    assert any(wanted in found.value for found in claim.according_to), claim.according_to


@pytest.mark.parametrize(
    "text",
    [
        "Antony Blinken called off a meeting with Sergey Lavrov in Geneva.",
        "Antony Blinken was told by Sergey Lavrov that they could meet in Geneva.",
    ],
)
def test_what_is_no_speech_has_no_source(text: str) -> None:
    (claim, *_), _ = claimed(text, "2022-01-05")
    assert "Antony Blinken" not in [found.value for found in claim.according_to]


@pytest.mark.parametrize(
    "text",
    [
        # a third government's voice speaks of something else
        f"{_ACT}.\nIn Beijing, foreign ministry spokesman Lin Jian said that China watched prices closely.\n",
        # before the act, and further on, people speak of other things
        f"Joe Biden said that the winter would be hard.\n{_ACT}.\n",
        f"{_ACT}.\nSnow fell all day.\nLater Joe Biden said that the winter would be hard.\n",
    ],
)
def test_whoever_else_speaks_nearby_is_no_source(text: str) -> None:
    claims, _ = claimed(text, "2022-01-05")
    meeting = next(one for one in claims if one.event_type == "meeting")
    assert meeting.according_to == ()


def test_an_institution_is_a_source_a_sentence_or_two_on() -> None:
    text = f"{_ACT}.\nThe two spoke for an hour.\nThe State Department said they spoke about gas.\n"
    (claim, *_), _ = claimed(text, "2022-01-05")
    assert [found.value for found in claim.according_to] == ["State Department"]


def test_a_voice_behind_a_comma_takes_the_verb_from_the_place_before() -> None:
    text = "Joe Biden meets Xi Jinping in Jakarta, officials say\n"
    (claim, *_), _ = claimed(text, "2022-11-15")
    assert [found.value for found in claim.according_to] == ["officials"]


def test_initials_are_written_in_capitals() -> None:
    text = f"{_ACT}. Spokesperson Ani Badalyan confirmed it in a post.\n"
    (claim, *_), _ = claimed(text, "2022-01-05")
    assert "Ani" not in [found.value for found in claim.according_to]


def test_an_agency_with_a_countrys_name_is_no_party() -> None:
    text = f"{_ACT}, according to a statement carried by the Qatar News Agency."
    (claim,), _ = claimed(text, "2022-01-05")
    assert {party.government for party in claim.parties} == {"USA", "RUS"}
    assert "Qatar News Agency" in [found.value for found in claim.according_to]


def test_the_statement_that_a_headline_cites_is_no_agreement() -> None:
    text = f"Blinken, Lavrov discuss gas transit – joint statement\n{_ACT} and spoke about gas transit.\n"
    found, _ = claimed(text, "2022-01-05")
    assert [one.event_type for one in found] == ["meeting"]


def test_a_pronoun_that_speaks_is_whoever_spoke_last() -> None:
    text = (
        "Antony Blinken did not meet Sergey Lavrov in Geneva, Russian ambassador Anatoly Antonov said.\n"
        '"No such meeting took place," he added.\n'
    )
    found, _ = claimed(text, "2022-01-05")
    (quotation,) = found[0].said
    assert quotation.speaker is not None
    assert quotation.speaker.value == "Anatoly Antonov"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Donald Trump told Time magazine that Xi Jinping had called him.",
            ["Time magazine", "Donald Trump"],
        ),
        ("Donald Trump says China's Xi Jinping has called.", ["Donald Trump"]),
        ("Emmanuel Macron called it a mistake.", ["Emmanuel Macron"]),
    ],
)
def test_whoever_telephoned_said_nothing(text: str, speakers: list[str]) -> None:
    assert [source.name for found in opened(text).sources.values() for source in found] == speakers
