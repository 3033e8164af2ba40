"""What is read differently in other languages than English: voices, letters, names, days."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout import actors, claims, pages
from readout.claims._tokens import spelt
from readout.claims._words import words_of
from readout.knowledge import load
from readout.record import Page, Resolved


def _read(text: str, language: str, url: str = "https://news.example/a") -> tuple[Resolved, ...]:
    page = Page(url, text.encode(), "jsonl", published="2024-05-16", text_given=True)
    article = replace(pages.read(page, load()), language=language)
    found, _ = claims.read(article, load())
    return actors.resolve(found, article, load())


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ru", "Никол Пашинян встретился с Владимиром Путиным, сообщила пресс-служба правительства Армении.",
         "пресс-служба правительства Армении"),
        ("ru", "Ли Цян посетит Россию по приглашению правительства, сообщает пресс-служба кабинета министров",
         "пресс-служба кабинета министров"),
        ("ru", "Урсула фон дер Ляйен прибыла в Астану, пояснили в представительстве ЕС.",
         "представительстве ЕС"),
        ("fr", "Macron a reçu Giorgia Meloni, indique un communiqué de la Présidence de la République.",
         "communiqué de la Présidence de la République"),
        ("fr", "Nawaf Salam a reporté sa visite à Bagdad, selon un communiqué de son bureau.",
         "communiqué de son bureau"),
        ("tr", "İletişim Başkanı Fahrettin Altun'un açıklamasına göre Erdoğan, Sisi ile görüştü.",
         "Fahrettin Altun"),
        ("el", "Η ΕΕ επέβαλε νέες κυρώσεις κατά της Ρωσίας, ανακοίνωσε η κυπριακή προεδρία.", "προεδρία"),
        ("ar", "وصرح المتحدث الرسمي بأن السيسي استقبل سيرغي لافروف.", "المتحدث الرسمي"),
    ],
)  # fmt: skip
def test_voice(language: str, text: str, source: str) -> None:
    said = [one.value for each in _read(text, language) for one in each.claim.according_to]
    assert any(source in name for name in said), said


def test_a_host_is_no_voice() -> None:
    text = "Ли Цян посетит Россию по приглашению Михаила Мишустина, сообщает пресс-служба правительства."
    said = [one.value for each in _read(text, "ru") for one in each.claim.according_to]
    assert said == ["пресс-служба правительства"]


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        (
            "fr",
            "Le président Alassane Ouattara a reçu un message écrit de Bassirou Diomaye Faye.",
            {("source", "SEN"), ("target", "CIV")},
        ),
        (
            "ar",
            "سلم الوزير سيرغي لافروف الرئيس عبد الفتاح السيسي رسالة من بوتين.",
            {("source", "RUS"), ("target", "EGY"), ("carrier", "RUS")},
        ),
        (
            "ru",
            "МИД России заявил решительный протест послу Германии.",
            {("source", "RUS"), ("target", "DEU")},
        ),
        (
            "fr",
            "L'ambassadeur de Chine à Ottawa a été convoqué.",
            {("source", "CAN"), ("target", "CHN")},
        ),
        (
            "fr",
            "Alger a décidé l'expulsion de deux diplomates français.",
            {("source", "DZA"), ("target", "FRA")},
        ),
        (
            "el",
            "Απελάθηκαν δύο Ρώσοι διπλωμάτες από την Αθήνα.",
            {("source", "GRC"), ("target", "RUS")},
        ),
    ],
)
def test_sides(language: str, text: str, roles: set[tuple[str, str]]) -> None:
    one = _read(text, language)[0]
    assert {(p.role, a.government) for p, a in zip(one.claim.parties, one.actors, strict=True)} == roles


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ru", "В Кремле президент России Владимир Путин принял Никола Пашиняна.",
         {"Vladimir Putin", "Nikol Pashinyan"}),
        ("fr", "Entretien de M. Stéphane Séjourné avec Hakan Fidan", {"Stéphane Séjourné", "Hakan Fidan"}),
        ("uk", "Зустріч Володимира Зеленського з Дональдом Туском", {"Volodymyr Zelenskyy", "Donald Tusk"}),
        ("ru", "Спецпосланник президента США Стив Уиткофф встретился с Сергеем Лавровым.",
         {"Steve Witkoff", "Sergei Lavrov"}),
        ("ar", "استقبل السيسي وزير الخارجية الروسي سيرغي لافروف.", {"Abdel Fattah al-Sisi", "Sergei Lavrov"}),
    ],
)  # fmt: skip
def test_names(language: str, text: str, names: set[str]) -> None:
    one = _read(text, language)[0]
    assert {actor.person for actor in one.actors} == names


def test_the_president_of_a_page_is_its_own() -> None:
    text = (
        "Le Président de la République s'est entretenu par téléphone avec M. Luiz Inácio Lula da Silva, "
        "Président de la République fédérative du Brésil."
    )
    one = _read(text, "fr", "https://www.elysee.fr/emmanuel-macron/2024/05/16/entretien")[0]
    assert {actor.government for actor in one.actors} == {"FRA", "BRA"}


def test_a_day_may_be_an_adjective() -> None:
    one = _read("Ο Ρίσι Σούνακ ακύρωσε την αυριανή συνάντηση με τον Κυριάκο Μητσοτάκη.", "el")[0]
    assert one.claim.when is not None
    assert (one.claim.status, one.claim.when.value.date) == ("cancelled", "2024-05-17")


@pytest.mark.parametrize(
    ("phrase", "elided", "tokens"),
    [
        ("пресс-служба президента", (), ("пресс", "-", "служба", "президента")),
        ("chefs d' État", ("d'",), ("chefs", "d'", "etat")),
        ("прем'єри", (), ("прем'єри",)),
        ("president's office", (), ("president", "'s", "office")),
    ],
)
def test_phrases_are_spelt_as_sentences(
    phrase: str, elided: tuple[str, ...], tokens: tuple[str, ...]
) -> None:
    assert spelt(phrase, elided) == tokens


def test_plural_offices_with_hyphens() -> None:
    words = words_of("ru", load())
    assert words is not None
    assert words.plural_kind(("премьер", "-", "министры")) == "head-of-government"


@pytest.mark.parametrize(
    ("text", "governments"),
    [
        ("Baerbock reiste nach Kairo. Dort traf sie Samih Schukri.", {"DEU", "EGY"}),
        ("Baerbock traf Fidan. Am Dienstag telefonierten sie mit Samih Schukri.", {"DEU", "TUR", "EGY"}),
    ],
)
def test_she_or_they_as_the_verb_has_it(text: str, governments: set[str]) -> None:
    one = _read(text, "de")[-1]
    assert {actor.government for actor in one.actors} == governments


def test_a_pronoun_stands_for_whom_the_pronoun_before_it_stands() -> None:
    text = "Wang Yi flew to Cairo. He met Sameh Shoukry. On Tuesday he spoke by phone with Hakan Fidan."
    assert {actor.government for actor in _read(text, "en")[-1].actors} == {"CHN", "TUR"}


def test_the_day_of_a_letter_may_stand_between_two_sentences_that_tell_of_it() -> None:
    text = (
        "Aleksandar Vucic sent a letter to Emmanuel Macron. It is dated 3 May. "
        "Aleksandar Vucic sent the letter to Emmanuel Macron before the summit."
    )
    one = _read(text, "en")[0]
    assert one.claim.when is not None and one.claim.when.value.date == "2024-05-03"
