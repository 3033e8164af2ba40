from __future__ import annotations

import pytest

from readout.knowledge import load
from readout.pages._language import language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The minister said that the talks with his colleague were useful for both of the countries."),
        ("fr", "Le ministre a dit que les entretiens avec son collègue ont été utiles pour les deux pays."),
        (
            "de",
            "Der Minister sagte, dass die Gespräche mit dem Kollegen für die beiden Länder nützlich sind.",
        ),
        ("es", "El ministro dijo que las conversaciones con su colega fueron útiles para los dos países."),
        (
            "tr",
            "Bakan, görüşmelerin iki ülke için çok yararlı olduğunu ve bir sonraki toplantıyı dedi.",
        ),
        ("ru", "Министр сказал, что переговоры с коллегой были полезны для обеих стран и их граждан."),
        ("uk", "Міністр сказав, що переговори з колегою були корисні для обох країн та їхніх громадян."),
        ("ar", "قال الوزير إن المحادثات مع نظيره كانت مفيدة في هذا اليوم على كل المستويات."),
        ("fa", "وزیر خارجه گفت که گفتگو با همتای خود برای هر دو کشور مفید بود و این را باید پی گرفت."),
        ("el", "Ο υπουργός είπε ότι οι συνομιλίες ήταν χρήσιμες."),
        ("zh", "部长表示，会谈对两国都有益。"),
        ("ja", "大臣は会談が両国にとって有益だったと述べた。"),
        ("ko", "장관은 회담이 두 나라에 도움이 되었다고 말했다."),
        ("he", "השר אמר שהשיחות היו מועילות."),
    ],
)
def test_a_sentence_shows_its_language(code: str, text: str) -> None:
    assert language(text, load()) == code


@pytest.mark.parametrize("text", ["", "12:30", "Zxq vbn wrt plm", "🙂🙂", "Ankara Moskau Kiew"])
def test_what_shows_none_is_und(text: str) -> None:
    assert language(text, load()) == "und"


def test_markup_decides_only_what_the_text_leaves_open() -> None:
    assert language("Oslo Bergen Tromsø", load(), "nb-NO") == "nb"
    assert language("Министр сказал, что переговоры были полезны для обеих стран.", load(), "en") == "ru"
    assert (
        language("The minister said that the talks were of use to the two of them.", load(), "en-GB") == "en"
    )
    assert language("", load(), "pt-BR") == "pt"
    assert language("", load(), "not a language") == "und"


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov met Fidan.",
        "Canada's Foreign Minister Peter MacKay met Germany's Frank-Walter Steinmeier today.",
        "Macron met Scholz in Paris on Tuesday.",
        "Blinken met Cavusoglu in Ankara.",
        "President Biden met Prime Minister Kishida.",
        "Foreign Minister Lavrov met his Turkish counterpart.",
    ],
)
def test_a_short_text_is_of_the_language_whose_act_it_tells(text: str) -> None:
    assert language(text, load()) == "en"


@pytest.mark.parametrize("text", ["Rutte sprak met Zelensky.", "Rutte belde met Zelensky over de oorlog."])
def test_a_word_of_two_languages_alone_does_not_make_a_text_english(text: str) -> None:
    assert language(text, load()) == "nl"


def test_markup_is_believed_before_an_act_is_seen() -> None:
    assert language("Rutte in Kiev met Zelensky.", load(), "nl-NL") == "nl"


def test_turkish_is_told_by_its_letters_and_a_short_page_by_its_markup() -> None:
    received = "Cumhurbaşkanı Erdoğan, ABD Dışişleri Bakanı Blinken'ı İstanbul'da kabul etti."
    assert language(received, load()) == "tr"
    assert language("Prezident İlham Əliyev Türkiyənin xarici işlər nazirini qəbul edib.", load()) != "tr"
    # Of five words one is common in Italian too: what the page says of itself decides.
    assert language("Bakan Fidan da Roma'da.", load(), "tr") == "tr"
