"""Pages of our own making in other languages (``told/``); German and Spanish sides, sources, quotations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readout import actors, claims, pages
from readout.claims._tokens import fold
from readout.claims._words import words_of
from readout.knowledge import load
from readout.record import Page, Resolved

_PUBLISHED = "2024-05-16"
_MISSED = "# not read rightly yet"
_TOLD = Path(__file__).parent / "told"


def _rows() -> list[object]:
    """Every row of every file as a parameter; those not read yet are marked so."""
    found: list[object] = []
    for file in sorted(_TOLD.glob("*.txt")):
        missed, language = False, file.stem
        for line in file.read_text().splitlines():
            missed = missed or line == _MISSED
            if not line or line.startswith("#"):
                continue
            acts, text = line.split(" | ", 1)
            marks = [pytest.mark.xfail(strict=True, reason="not read rightly yet")] if missed else []
            found.append(pytest.param(language, acts, text, marks=marks, id=f"{language}-{text[:40]}"))
    return found


def _read(text: str, language: str) -> tuple[Resolved, ...]:
    page = Page("https://news.example/a", text.encode(), "jsonl", published=_PUBLISHED, text_given=True)
    # A single sentence can be too short to tell its language by.
    article = replace(pages.read(page, load()), language=language)
    found, _ = claims.read(article, load())
    return actors.resolve(found, article, load())


@pytest.mark.parametrize(("language", "acts", "text"), _rows())
def test_acts(language: str, acts: str, text: str) -> None:
    left = list(_read(text.replace(" ¶ ", "\n\n"), language))
    for act in [] if acts == "-" else acts.split(" ; "):
        kind, status, *rest = act.split()
        days = [word for word in rest if word[0].isdigit()]
        governments = {word for word in rest if not word[0].isdigit()}
        fitting = [
            one
            for one in left
            if (one.claim.event_type, one.claim.status) == (kind, status)
            and {actor.government for actor in one.actors if actor.government} == governments
            and (not days or (one.claim.when is not None and one.claim.when.value.date == days[0]))
        ]
        assert fitting, f"{act} is not among {[(one.claim.event_type, one.claim.status) for one in left]}"
        left.remove(fitting[0])
    assert not left, "more was read than is told"


@pytest.mark.parametrize(
    ("language", "text", "source", "target"),
    [
        ("de", "Der russische Botschafter wurde vom polnischen Außenministerium einbestellt.", "POL", "RUS"),
        ("de", "Deutschland weist zwei russische Diplomaten aus.", "DEU", "RUS"),
        ("de", "Am Montag bestellte das Auswärtige Amt den russischen Botschafter ein.", "DEU", "RUS"),
        ("de", "Selenskyj schrieb einen Brief an den chinesischen Präsidenten Xi Jinping.", "UKR", "CHN"),
        ("de", "Die Reise Macrons nach China wurde abgesagt.", "FRA", "CHN"),
        ("es", "Moldavia expulsó a dos diplomáticos rusos.", "MDA", "RUS"),
        ("es", "El embajador ruso fue convocado por el Ministerio de Exteriores de Polonia.", "POL", "RUS"),
        ("es", "El canciller cubano viajará a La Paz y a La Habana.", "CUB", "BOL"),
    ],
)
def test_sides(language: str, text: str, source: str, target: str) -> None:
    one = _read(text, language)[0]
    sides = {(p.role, a.government) for p, a in zip(one.claim.parties, one.actors, strict=True)}
    assert {("source", source), ("target", target)} <= sides


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "de",
            "Laut dem Auswärtigen Amt hat Annalena Baerbock mit Hakan Fidan telefoniert.",
            "Auswärtigen Amt",
        ),
        ("de", "Nach Angaben des Kreml telefonierte Putin am Montag mit Erdogan.", "Kreml"),
        ("de", "Dem Kreml zufolge telefonierte Putin mit Erdogan.", "Kreml"),
        ("de", "Baerbock traf Fidan, teilte das Auswärtige Amt am Montag mit.", "Auswärtige Amt"),
        (
            "de",
            "Wie das türkische Außenministerium mitteilte, traf Fidan Baerbock.",
            "türkische Außenministerium",
        ),
        ("es", "Según La Moncloa, Pedro Sánchez ha conversado con Volodímir Zelenski.", "La Moncloa"),
        (
            "es",
            "Pedro Sánchez se reunió con Gustavo Petro, informó la Cancillería colombiana.",
            "Cancillería",
        ),
        ("es", "De acuerdo con la Casa Blanca, Biden habló por teléfono con Netanyahu.", "Casa Blanca"),
    ],
)
def test_attribution(language: str, text: str, source: str) -> None:
    found = _read(text, language)
    assert any(source in said.value for one in found for said in one.claim.according_to)


@pytest.mark.parametrize(
    ("language", "text", "speaker", "words"),
    [
        (
            "de",
            "Scholz empfing Macron. „Wir stehen zusammen“, sagte Scholz.",
            "Scholz",
            "Wir stehen zusammen",
        ),
        ("de", "Fidan traf Lawrow. Fidan sagte: »Es war ein langer Tag.«", "Fidan", "Es war ein langer Tag."),
        ("es", "Petro recibió a Boric. «Fue un buen día», dijo Petro.", "Petro", "Fue un buen día"),
        ("es", "Petro recibió a Boric. Boric señaló: “Somos vecinos”.", "Boric", "Somos vecinos"),
    ],
)
def test_quotation(language: str, text: str, speaker: str, words: str) -> None:
    said = [quotation for one in _read(text, language) for quotation in one.claim.said]
    assert [(q.speaker.value, q.text.value) for q in said if q.speaker] == [(speaker, words)]


@pytest.mark.parametrize(
    ("language", "text", "channel"),
    [
        ("de", "Scholz hat mit Macron telefonisch über Niger gesprochen.", "phone"),
        ("de", "Scholz hat mit Macron per Video gesprochen.", "video"),
        ("es", "Pedro Sánchez conversó con Macron por videoconferencia.", "video"),
        ("es", "Pedro Sánchez se reunió en París con Macron.", "in person"),
    ],
)
def test_channel(language: str, text: str, channel: str) -> None:
    assert [c.value for c in _read(text, language)[0].claim.detail("channel")] == [channel]


@pytest.mark.parametrize("language", ["de", "es"])
def test_words_are_folded(language: str) -> None:
    """Lists of single words are compared with folded tokens, so an accent in one would never match."""
    words = words_of(language, load())
    assert words is not None
    lists = (
        words.counterparts,
        words.articles,
        words.breaks,
        words.says,
        words.negated,
        words.and_,
        words.auxiliaries,
        words.prepositions,
        words.pronouns,
        words.quantities,
        words.games,
        words.holdings,
        words.pasts,
        words.matters,
        words.remote,
        words.video,
        words.in_person,
    )
    assert [word for one in lists for word in one if word != fold(word)] == []
