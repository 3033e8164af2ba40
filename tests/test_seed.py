"""Flattened agency pages, read from the command line to the letter: the seed page, and others of its build.

The page tells of one call in three paragraphs, gives a weekday and a day without a year, and is followed by
advertising and by other headlines with their times, of which nothing may be read.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from readout import pipeline
from readout.doors.cli import main
from readout.record import Claim, Reading, Span

_SEED = Path(__file__).parents[1].parent / "shared" / "pages" / "interfax-2022-01-04-scraped-2025-03-14.txt"
_TWINS = Path(__file__).parent / "golden" / "flattened"
_EXPECTED: dict[str, dict[str, Any]] = json.loads((_TWINS / "expected.json").read_text(encoding="utf-8"))

seed = pytest.mark.skipif(not _SEED.is_file(), reason="the seed page is not beside this checkout")


@cache
def _printed(path: Path) -> dict[str, Any]:
    done = CliRunner().invoke(main, ["read", "--format", "engagements", str(path)])
    assert done.exit_code == 0, done.output
    (line,) = done.stdout.splitlines()
    page: dict[str, Any] = json.loads(line)
    return page


@cache
def _reading(path: Path) -> Reading:
    with pipeline.open() as readout:
        (reading,) = readout.read([str(path)])
    return reading


def _claim(path: Path) -> Claim:
    (one,) = _reading(path).claims
    return one.claim


def _words(path: Path, *spans: Span) -> list[str]:
    return [span.of(_reading(path).article.text) for span in spans]


def _quoted(path: Path, spans: list[list[int]]) -> list[str]:
    return [path.read_text(encoding="utf-8")[start:end] for start, end in spans]


@seed
class TestSeed:
    def test_one_call_that_happened(self) -> None:
        page = _printed(_SEED)
        (call,) = page["engagements"]
        assert (call["type"], call["plover_root"], call["cameo"], call["status"]) == (
            "call",
            "CONSULT",
            "041",
            "happened",
        )
        assert (call["place"], call["channel"]) == (None, "phone")
        assert page["main"] == 0
        assert page["published"] is None
        assert page["headline_source"] == "Department of State"
        assert [problem["code"] for problem in page["problems"]] == ["P014"]
        assert call["event"].startswith("event-")

    def test_the_words_that_say_who_did_what_with_whom(self) -> None:
        claim = _claim(_SEED)
        assert _words(_SEED, claim.trigger) == ["phone conversation"]
        assert _words(_SEED, claim.evidence) == [
            "phone conversation between U.S. Secretary of State Antony Blinken and "
            "Turkish Foreign Minister Mevlut Cavusoglu"
        ]
        assert _quoted(_SEED, _printed(_SEED)["engagements"][0]["spans"]["channel"]) == ["phone conversation"]

    def test_the_day_and_why(self) -> None:
        (call,) = _printed(_SEED)["engagements"]
        assert (call["date"], call["date_basis"]) == ("2022-01-03", "partial")
        assert _quoted(_SEED, call["spans"]["date"]) == ["Monday, January 3"]
        found = _claim(_SEED).when
        assert found is not None
        assert {"2011-01-03", "2022-01-03"} <= set(found.value.candidates)
        assert not any(day > "2025-03-14" for day in found.value.candidates)
        assert "Monday" in found.value.rule
        assert "terms" in found.value.rule
        bounds = _reading(_SEED).article.bounds
        assert (bounds.latest, bounds.latest_from) == ("2025-03-14", "stamps")

    def test_both_ministers_and_their_offices(self) -> None:
        (call,) = _printed(_SEED)["engagements"]
        assert [
            (p["name"], p["office"], p["country_iso3"], p["side"], p["qid"]) for p in call["participants"]
        ] == [
            ("Antony Blinken", "Secretary of State", "USA", "both", "Q7821917"),
            ("Mevlüt Çavuşoğlu", "Minister of Foreign Affairs", "TUR", "both", "Q249206"),
        ]
        assert [_quoted(_SEED, spans) for spans in call["spans"]["participants"]] == [
            ["U.S. Secretary of State Antony Blinken", "Blinken", "Secretary Blinken"],
            ["Turkish Foreign Minister Mevlut Cavusoglu", "Cavusoglu", "Foreign Minister Cavusoglu"],
        ]

    @pytest.mark.parametrize(
        "words",
        [
            "threat of Russian escalation in Ukraine",
            "Somali peninsula",
            "special representative of Turkey to normalize relations with Armenia",
            "deepening relations between Washington and Ankara in a bilateral format or within NATO",
        ],
    )
    def test_topics(self, words: str) -> None:
        (call,) = _printed(_SEED)["engagements"]
        assert any(words in topic for topic in call["topics"]), call["topics"]
        assert 4 <= len(call["topics"]) <= 8
        assert _quoted(_SEED, call["spans"]["topic"]) == call["topics"]

    def test_one_quotation_and_its_speaker(self) -> None:
        (call,) = _printed(_SEED)["engagements"]
        (quote,) = call["quotes"]
        assert quote["speaker"] == "Department of State"
        assert quote["text"].startswith("Secretary Blinken and Foreign Minister Cavusoglu discussed")
        assert quote["text"].endswith("the threat of Russian escalation in Ukraine")
        assert _quoted(_SEED, [[quote["start"], quote["end"]]]) == [quote["text"]]
        (said,) = _claim(_SEED).said
        assert said.speaker is not None
        assert _words(_SEED, *said.speaker.evidence) == ["Department of State"]

    def test_who_says_so_from_the_outside_in(self) -> None:
        (call,) = _printed(_SEED)["engagements"]
        assert call["according_to"] == ["Interfax-Ukraine", "Department of State"]
        assert _words(_SEED, *_claim(_SEED).according_to[1].evidence) == ["Department of State"]

    def test_more_about(self) -> None:
        related = _printed(_SEED)["related"]
        assert [(one["at"], one["said_by"]) for one in related] == [
            ("2025-03-07T16:01", "Erdogan"),
            ("2025-03-01T11:22", None),
            ("2025-02-18T16:42", "media"),
            ("2025-02-18T15:55", None),
            ("2025-02-17T15:29", None),
        ]
        assert (
            related[1]["headline"]
            == "Britain and Turkey discuss war in Ukraine and upcoming summit in London"
        )
        for block in _reading(_SEED).article.blocks_of("related"):
            assert block.at is not None
            (stamp,) = _words(_SEED, *block.at.evidence)
            day = block.at.value
            assert stamp == f"{day[11:16]}, {day[8:10]}.{day[5:7]}.{day[:4]}"

    def test_latest_the_last_without_a_time(self) -> None:
        latest = _printed(_SEED)["latest"]
        assert [one["at"] for one in latest] == [
            "2025-03-14T13:57",
            "2025-03-14T13:39",
            "2025-03-14T13:04",
            "2025-03-14T12:40",
            None,
        ]
        assert latest[-1]["headline"].startswith("Rutte after meeting with Trump")

    def test_nothing_is_read_from_the_furniture(self) -> None:
        _stays_in_the_story(_SEED)


def _stays_in_the_story(path: Path) -> None:
    """Every span of the claim lies in the story, an outlet known by its furniture aside."""
    article, claim = _reading(path).article, _claim(path)
    text = article.text
    story = text.index("Advertising")
    spans = [claim.trigger, claim.evidence]
    spans += [span for party in claim.parties for span in party.found.evidence]
    spans += [span for detail in claim.details for span in detail.found.evidence]
    spans += [span for quote in claim.said for span in quote.text.evidence]
    spans += list(claim.when.evidence) if claim.when else []
    assert spans
    assert all(span.end <= story for span in spans)
    kinds = {block.kind for block in article.blocks if block.span.start >= story}
    assert kinds <= {"advert", "marker", "related", "latest", "stamp"}


def _headlines(found: list[dict[str, Any]]) -> list[tuple[str, str | None, str | None]]:
    return [(one["headline"], one["at"], one["said_by"]) for one in found]


@pytest.mark.parametrize("name", sorted(_EXPECTED))
class TestTwins:
    def test_one_call(self, name: str) -> None:
        page, wanted = _printed(_TWINS / name), _EXPECTED[name]
        (call,) = page["engagements"]
        assert (call["type"], call["cameo"], call["status"]) == ("call", "041", "happened")
        assert (call["place"], call["channel"], page["main"]) == (None, "phone", 0)
        assert page["headline_source"] == wanted["headline_source"]
        assert call["according_to"] == wanted["according_to"]
        assert [[quote["speaker"], quote["text"]] for quote in call["quotes"]] == wanted["quotes"]

    def test_the_day_and_why(self, name: str) -> None:
        (call,), wanted = _printed(_TWINS / name)["engagements"], _EXPECTED[name]
        assert (call["date"], call["date_basis"]) == (wanted["date"], "partial")
        assert _quoted(_TWINS / name, call["spans"]["date"]) == [wanted["date_words"]]
        found = _claim(_TWINS / name).when
        assert found is not None
        assert set(wanted["decided"]) <= set(found.value.candidates)

    def test_the_participants(self, name: str) -> None:
        (call,), wanted = _printed(_TWINS / name)["engagements"], _EXPECTED[name]["participants"]
        assert [(p["name"], p["country_iso3"], p["side"]) for p in call["participants"]] == [
            (person, code, "both") for person, code, _ in wanted
        ]
        for spans, (_, _, words) in zip(call["spans"]["participants"], wanted, strict=True):
            assert any(words in quoted for quoted in _quoted(_TWINS / name, spans))

    def test_topics(self, name: str) -> None:
        (call,) = _printed(_TWINS / name)["engagements"]
        for words in _EXPECTED[name]["topics"]:
            assert any(words in topic for topic in call["topics"]), (words, call["topics"])

    def test_the_matter_that_opens_the_story(self, name: str) -> None:
        (call,) = _printed(_TWINS / name)["engagements"]
        for words in _EXPECTED[name]["missed_topics"]:
            assert any(words in topic for topic in call["topics"]), (words, call["topics"])

    @pytest.mark.parametrize("kind", ["related", "latest"])
    def test_the_furnitures_headlines(self, name: str, kind: str) -> None:
        found, wanted = _headlines(_printed(_TWINS / name)[kind]), _EXPECTED[name][kind]
        assert [(at, said_by) for _, at, said_by in found] == [(at, said_by) for _, at, said_by in wanted]
        for (headline, _, _), (end, _, _) in zip(found, wanted, strict=True):
            assert headline.endswith(end)

    def test_nothing_is_read_from_the_furniture(self, name: str) -> None:
        _stays_in_the_story(_TWINS / name)


def test_pages_read_together_stay_apart() -> None:
    paths = [str(_TWINS / name) for name in sorted(_EXPECTED)]
    done = CliRunner().invoke(main, ["read", "--format", "engagements", *paths])
    pages = [json.loads(line) for line in done.stdout.splitlines()]
    assert [page["engagements"][0]["date"] for page in pages] == [
        _EXPECTED[n]["date"] for n in sorted(_EXPECTED)
    ]
    assert len({page["engagements"][0]["event"] for page in pages}) == len(pages)
