"""Lists of other stories on a page given as text: which line is the headline that a time belongs to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from readout.knowledge import load
from readout.pages._flat import read_flat
from readout.pages._language import language
from readout.record import Article, Page

TOLD = (
    "\n".join(f"Menu {n}" for n in range(60)) + "\n"
    "Ministers of two rivers sign a treaty on water\n{below}"
    "The water ministers of the two neighbours signed a treaty on Friday that shares out the water.\n"
    "Both parliaments must agree before the end of the year, and nobody expects them to refuse it now.\n"
    "The treaty took nine years, in which the talks were broken off four times and begun again in secret.\n"
)
OTHERS = (
    "Harbour reopens after the storm of last week",
    "Council votes for a new bridge over the river",
    "Schools in the valley close early for the heat",
    "Airline cancels half of its flights to the north",
)
TEASER = "Nobody had thought of it before."
ENTRY = "Nobody had thought on Monday that it would come to this, and many were glad of it."


def _read(text: str, source: str = "file", **more: object) -> Article:
    page = Page(url="page.txt", content=text.encode(), source=source, text_given=True, **more)  # type: ignore[arg-type]
    return read_flat(text, page, load(), language(text, load()))


def _timed(found: Article) -> list[tuple[str, str]]:
    items = found.blocks_of("related", "latest")
    return [(block.span.of(found.text), block.at.value) for block in items if block.at]


def _list(card: str) -> str:
    cards = (card.format(h=headline, n=n, d=n + 1, t=TEASER) for n, headline in enumerate(OTHERS))
    between = "\n".join(f"Section {n}" for n in range(12))
    return TOLD.format(below="") + between + "\n" + "\n".join(cards) + "\nImprint"


EXPECTED = [(headline, f"2024-05-0{n + 1}") for n, headline in enumerate(OTHERS)]


@pytest.mark.parametrize(
    "card",
    [
        "{h}\n0{d}.05.2024",
        "{h}\nJane Roe\n0{d}.05.2024",
        "{h}\nJane Roe, John Doe and Ann Smith\n0{d}.05.2024",
        "{h}\nbyBy Jane Roe in Northport\n0{d}.05.2024",
        "{h}\n|Politics |By Jane Roe |\n0{d}.05.2024",
        "0{d}.05.2024\n{h}",
        "0{d}.05.2024\n{h}\n{t}",
        "Follow us here\nRegister\nLog in\nShare\n0{d}.05.2024\n{h}",
    ],
)
def test_the_headline_is_found_above_or_below_its_time(card: str) -> None:
    assert _timed(_read(_list(card))) == EXPECTED


def test_a_line_before_the_first_time_does_not_shift_the_list() -> None:
    text = TOLD.format(below="") + "Follow the Northport Herald\nShare\nTweet\nPrint\nEmail\nSport latest\n"
    text += "\n".join(f"0{n + 1}.05.2024\n{h}" for n, h in enumerate(OTHERS)) + "\nImprint"
    assert _timed(_read(text)) == EXPECTED


def test_a_day_among_the_words_of_a_headline_is_not_its_time() -> None:
    text = TOLD.format(below="") + "Most read\nThe war in the north: summary of 4 May 2024\n" + OTHERS[0]
    assert _timed(_read(text)) == []


def test_remarks_of_readers_are_no_list() -> None:
    names = ("Gary", "Pam Smith", "Joan", "Ted")
    remarks = "\n".join(
        f"{name}\nMay {n + 1}, 2024 at 3:17 pm\nThank you so much for writing this, I had waited for it long."
        for n, name in enumerate(names)
    )
    assert _timed(_read(TOLD.format(below="") + "4 comments\n" + remarks)) == []
    assert _timed(_read(TOLD.format(below="") + remarks)) == []


def test_the_storys_own_headline_in_a_list_is_no_other_story() -> None:
    own = "Ministers of two rivers sign a treaty on water"
    text = TOLD.format(below="") + f"Latest\n{own}\n05.05.2024\n{OTHERS[0]}\n04.05.2024"
    assert _timed(_read(text)) == [(OTHERS[0], "2024-05-04")]


def test_a_time_between_headline_and_story_is_the_storys() -> None:
    article = _read(TOLD.format(below="News\nJane Roe, Northport\n08:39, 06 Jan 2026\n"))
    assert _timed(article) == []
    assert article.published is not None
    assert article.published.value == "2026-01-06T08:39"


class TestCounted:
    """Times that say less than a day, counted from the page's own time."""

    PRINTED = TOLD.format(below="4 March 2022, 12:00\n")

    def test_hours_ago(self) -> None:
        text = self.PRINTED + f"Most read\n{OTHERS[0]}\nNorth / 5 h ago\n{OTHERS[1]}\nNorth / 7 h ago"
        assert _timed(_read(text)) == [(OTHERS[0], "2022-03-04T07:00"), (OTHERS[1], "2022-03-04T05:00")]

    def test_a_page_fetched_later_speaks_of_then(self) -> None:
        text = self.PRINTED + f"Most read\n{OTHERS[0]}\n5 h ago\n{OTHERS[1]}\n7 h ago"
        found = _timed(_read(text, source="url", fetched_at=datetime(2025, 1, 2, 10, 0, tzinfo=UTC)))
        assert [at for _, at in found] == ["2025-01-02T05:00", "2025-01-02T03:00"]

    def test_months_ago_name_no_day(self) -> None:
        text = self.PRINTED + f"Most read\n{OTHERS[0]}\n3 months ago\n{OTHERS[1]}\n5 months ago"
        assert _timed(_read(text)) == []

    def test_days_without_their_year(self) -> None:
        text = self.PRINTED + f"Most read\n{OTHERS[0]}\n1 March\n{OTHERS[1]}\n24 December"
        assert _timed(_read(text)) == [(OTHERS[0], "2022-03-01"), (OTHERS[1], "2021-12-24")]

    def test_times_of_day(self) -> None:
        text = self.PRINTED + f"Latest\n11:50\n{OTHERS[0]}\n10:20\n{OTHERS[1]}"
        assert _timed(_read(text)) == [(OTHERS[0], "2022-03-04T11:50"), (OTHERS[1], "2022-03-04T10:20")]

    def test_how_long_a_film_runs_is_no_time(self) -> None:
        text = self.PRINTED + f"Latest\n{OTHERS[0]}\n(4:22)\n{OTHERS[1]}\n(1:12)"
        assert _timed(_read(text)) == []

    def test_entries_of_a_running_report_are_no_list(self) -> None:
        entries = "\n".join(f"1{9 - n}:0{n}\n{h}\n{ENTRY}\n{ENTRY}" for n, h in enumerate(OTHERS, 8))
        text = self.PRINTED + "News\n" + entries
        assert _timed(_read(text)) == []

    def test_japanese(self) -> None:
        story = (
            "二国の水大臣が条約に署名した\n2025年1月14日 20:00\n"
            + "両国の大臣は金曜日に水の条約に署名した。これは九年ぶりの合意であり、議会の承認が要る。\n" * 4
        )
        text = (
            story
            + "港が嵐のあとで再び開かれた、先週の被害は大きい\n12月24日\n"
            + "市議会が新しい橋の建設を可決した、来年着工へ\n12月25日"
        )
        assert [at for _, at in _timed(_read(text))] == ["2024-12-24", "2024-12-25"]


@pytest.mark.parametrize(
    "words",
    ["MORE ON THE TOPIC", "More on this subject", "Related materials"],
)
def test_more_on_the_topic_is_a_heading(words: str) -> None:
    article = _read(TOLD.format(below="") + f"{words}\n{OTHERS[0]}\n05.05.2024\n{OTHERS[1]}\n04.05.2024")
    assert [block.span.of(article.text) for block in article.blocks_of("marker")] == [words]
    assert [block.kind for block in article.blocks_of("related", "latest")] == ["related", "related"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("de", "artikel zum thema"),
        ("fr", "sur ce sujet"),
        ("es", "más sobre el tema"),
        ("it", "sullo stesso argomento"),
        ("pt", "mais sobre o assunto"),
        ("nl", "meer over het onderwerp"),
        ("no", "mer om saken"),
        ("sv", "mer i ämnet"),
        ("pl", "więcej na temat"),
        ("ru", "на эту тему"),
        ("uk", "на цю тему"),
        ("tr", "aynı konuda"),
        ("el", "για το ίδιο θέμα"),
        ("ar", "حول الموضوع"),
    ],
)
def test_every_pack_knows_more_on_the_topic(code: str, words: str) -> None:
    furniture = load().languages.get(code).furniture
    assert furniture is not None
    assert words in furniture.related
