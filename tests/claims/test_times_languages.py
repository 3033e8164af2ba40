"""Times in languages other than English: every calendar that ships compiles and reads its own words."""

from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.claims._times import Anchor, resolve, tag
from readout.knowledge import Calendar
from readout.plugins import Table, read_toml

# A Tuesday.
PAGE = Anchor(published="2022-01-04")
LANGUAGES = sorted(
    folder.name
    for folder in files("readout.knowledge.languages").iterdir()
    if folder.is_dir() and folder.joinpath("calendar.toml").is_file()
)


@cache
def calendar_of(code: str) -> Calendar:
    file = files("readout.knowledge.languages").joinpath(code, "calendar.toml")
    return Calendar.read(Table(read_toml(file), str(file)))


CASES = {
    "ru": [
        ("в понедельник", "2022-01-03"),
        ("вечером в пятницу", "2021-12-31"),
        ("в прошлую среду", "2021-12-29"),
        ("сегодня утром", "2022-01-04"),
        ("вчера", "2022-01-03"),
        ("три дня назад", "2022-01-01"),
        ("24 февраля", "2021-02-24"),
        ("5 апреля 2024 года", "2024-04-05"),
        ("в понедельник, 3 января", "2022-01-03"),
        ("24.02.2022", "2022-02-24"),
        ("23-24 февраля", "2021-02-23/2021-02-24"),
        ("с 24 февраля по 2 марта", "2021-02-24/2021-03-02"),
        ("на будущей неделе", "2022-01"),
        ("в прошлом месяце", "2021-12"),
        ("в марте", "2021-03"),
        ("в декабре 2022 года", "2022-12"),
        ("накануне", "2022-01-03"),
        ("3 марта прошлого года", "2021-03-03"),
    ],
    "uk": [
        ("у понеділок", "2022-01-03"),
        ("в п'ятницю ввечері", "2021-12-31"),
        ("у п’ятницю", "2021-12-31"),
        ("сьогодні", "2022-01-04"),
        ("вчора", "2022-01-03"),
        ("30 березня", "2021-03-30"),
        ("5 квітня 2024 року", "2024-04-05"),
        ("23-24 лютого", "2021-02-23/2021-02-24"),
        ("наступного тижня", "2022-01"),
        ("у грудні 2022 року", "2022-12"),
        ("три дні тому", "2022-01-01"),
    ],
    "fr": [
        ("lundi", "2022-01-03"),
        ("lundi en fin de journée", "2022-01-03"),
        ("vendredi dernier", "2021-12-31"),
        ("lundi 3 janvier", "2022-01-03"),
        ("Ce mardi 4 janvier", "2022-01-04"),
        ("le 1er mars", "2021-03-01"),
        ("5 avril 2024", "2024-04-05"),
        ("ce 8 août 2023", "2023-08-08"),
        ("le 5 mars dernier", "2021-03-05"),
        ("du 3 au 5 mai", "2021-05-03/2021-05-05"),
        ("hier", "2022-01-03"),
        ("aujourd’hui", "2022-01-04"),
        ("il y a trois jours", "2022-01-01"),
        ("la semaine prochaine", "2022-01"),
        ("ce mois", "2022-01"),
        ("le mois dernier", "2021-12"),
        ("en mars", "2021-03"),
        ("fin 2022", "2022"),
        ("la veille", "2022-01-03"),
    ],
    "de": [
        ("am Montag", "2022-01-03"),
        ("am Freitagabend", "2021-12-31"),
        ("am vergangenen Freitag", "2021-12-31"),
        ("Montag, den 3. Januar", "2022-01-03"),
        ("am 5. April 2024", "2024-04-05"),
        ("5.-7. April", "2021-04-05/2021-04-07"),
        ("gestern", "2022-01-03"),
        ("vor drei Tagen", "2022-01-01"),
        ("nächste Woche", "2022-01"),
        ("Ende März", "2021-03"),
        ("im Dezember 2022", "2022-12"),
        ("am Vortag", "2022-01-03"),
    ],
    "es": [
        ("el lunes", "2022-01-03"),
        ("el pasado viernes", "2021-12-31"),
        ("el lunes 3 de enero", "2022-01-03"),
        ("5 de abril de 2024", "2024-04-05"),
        ("del 3 al 5 de mayo", "2021-05-03/2021-05-05"),
        ("ayer", "2022-01-03"),
        ("mañana", "2022-01-05"),
        ("esta mañana", "2022-01-04"),
        ("hace tres días", "2022-01-01"),
        ("la próxima semana", "2022-01"),
        ("a finales de marzo", "2021-03"),
        ("el día anterior", "2022-01-03"),
    ],
    "tr": [
        ("Pazartesi günü", "2022-01-03"),
        ("3 Ocak Pazartesi günü", "2022-01-03"),
        ("5 Nisan 2024", "2024-04-05"),
        ("5 Nisan'da", "2021-04-05"),
        ("23-24 Şubat", "2021-02-23/2021-02-24"),
        ("dün", "2022-01-03"),
        ("üç gün önce", "2022-01-01"),
        ("gelecek hafta", "2022-01"),
        ("geçen ay", "2021-12"),
        ("Nisan ayında", "2021-04"),
        ("Aralık 2022'de", "2022-12"),
    ],
    "el": [
        ("τη Δευτέρα", "2022-01-03"),
        ("την περασμένη Παρασκευή", "2021-12-31"),
        ("Δευτέρα 3 Ιανουαρίου", "2022-01-03"),
        ("5 Απριλίου 2024", "2024-04-05"),
        ("1η Μαρτίου", "2021-03-01"),
        ("23-24 Φεβρουαρίου", "2021-02-23/2021-02-24"),
        ("χθες", "2022-01-03"),
        ("πριν από τρεις ημέρες", "2022-01-01"),
        ("την επόμενη εβδομάδα", "2022-01"),
        ("τον Δεκέμβριο του 2022", "2022-12"),
        ("στα τέλη Μαρτίου", "2021-03"),
    ],
    "ar": [
        ("يوم الاثنين", "2022-01-03"),
        ("الجمعة الماضي", "2021-12-31"),
        ("والأربعاء", "2021-12-29"),
        ("الاثنين 3 يناير", "2022-01-03"),
        ("5 أبريل 2024", "2024-04-05"),
        ("٥ أبريل ٢٠٢٤", "2024-04-05"),
        ("5 أبريل/نيسان 2024", "2024-04-05"),
        ("9 آب الماضي", "2021-08-09"),
        ("تشرين الأول 2020", "2020-10"),
        ("أمس", "2022-01-03"),
        ("قبل ثلاثة أيام", "2022-01-01"),
        ("الأسبوع المقبل", "2022-01"),
        ("الشهر الجاري", "2022-01"),
    ],
}


@pytest.mark.parametrize(
    ("code", "text", "date"), [(code, text, date) for code, rows in CASES.items() for text, date in rows]
)
def test_one_expression(code: str, text: str, date: str) -> None:
    answers = [resolve(one, PAGE, "past") for one in tag(text, calendar_of(code))]
    assert [one.when.date if one.when else None for one in answers] == [date]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "окружающая среда"),
        ("uk", "серед експертів"),
        ("fr", "il a été reçu"),
        ("es", "por la mañana"),
        ("tr", "Cumhurbaşkanı açıkladı"),
        ("de", "Die Sommerzeit"),
        ("el", "για τρίτη φορά"),
    ],
)
def test_words_that_are_no_time(code: str, text: str) -> None:
    assert tag(text, calendar_of(code)) == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_calendar_has_twelve_months_and_seven_days(code: str) -> None:
    calendar = calendar_of(code)
    assert {int(value) for _, value in calendar.spellings("month")} == set(range(1, 13))
    assert {int(value) for _, value in calendar.spellings("weekday")} == set(range(7))
    assert {-1, 0, 1} <= {int(value) for _, value in calendar.spellings("today")}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_words_of_any_calendar(data: st.DataObject) -> None:
    calendar = calendar_of(data.draw(st.sampled_from(LANGUAGES)))
    words = [spelling.rstrip("*") for _, pairs in calendar.words for spelling, _ in pairs]
    parts = st.one_of(
        st.sampled_from(words), st.sampled_from(["3", "31.", "2022", "-", "1999", "05.06.2020"])
    )
    text = " ".join(data.draw(st.lists(parts, max_size=10)))
    end = 0
    for one in tag(text, calendar):
        assert end <= one.span.start < one.span.end <= len(text)
        end = one.span.end
        assert resolve(one, PAGE, "past").rule
