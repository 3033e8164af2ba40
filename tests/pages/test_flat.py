"""A page given as text: its story, its furniture, its lists, its dates."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from readout.knowledge import load
from readout.pages._flat import read_flat
from readout.pages._language import language
from readout.record import Article, Block, Page

# Laid out as an agency's page is after flattening, with other people, places and times.
AGENCY = """Novak, Haddad speak of closer work of their navies in the gulf – Ministry of Defense
The growing number of incidents in the gulf was one of the subjects of a video call between Defense \
Minister Petra Novak and her counterpart Sami Haddad on Thursday, June 9, the Ministry of Defense said.
"Minister Novak and Minister Haddad agreed to tell each other of patrols in advance," the ministry said.
According to the statement, they also went over the training of pilots and a planned visit in the autumn.
Advertising
MORE ABOUT
Patrol boats of both navies meet at sea for the first time – admiral
18:20, 28.05.2024
Gulf states hold talks on shipping lanes in Muscat
09:10, 21.05.2024
LATEST
Czech FM: Sanctions will stay until the last prisoner is home
12:31, 30.05.2024
Price of bread should not rise before winter - Fiala
12:02, 30.05.2024
Haddad after talks in Cairo: We have understood each other well"""

CABLE = """Business
Markets
Ministers of two rivers sign water treaty
By Jane Doe
June 4, 2021|Globe Wire
* Treaty took nine years
* Farmers on both banks welcome it
RIVERTON, June 4 (Globe Wire) - The water ministers of two
neighbours signed a treaty on Friday that shares out what the
dams hold back, the first such text since the war.
Minister Ruth Amara had asked for a longer delay, but her
counterpart found it too costly.
Both parliaments must agree before the end of the year.
(Reporting by Jane Doe; Editing by John Roe)"""


def _read(text: str, url: str = "page.txt", source: str = "file", **more: object) -> Article:
    page = Page(url=url, content=text.encode(), source=source, text_given=True, **more)  # type: ignore[arg-type]
    return read_flat(text, page, load(), language(text, load()))


def _words(article: Article, *kinds: str) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind in kinds]


def _covers(article: Article) -> bool:
    covered = set()
    last = 0
    for block in article.blocks:
        assert block.span.start >= last, "blocks overlap or are out of order"
        last = block.span.end
        covered.update(range(block.span.start, block.span.end))
    return all(char.isspace() or n in covered for n, char in enumerate(article.text))


def test_an_agency_page_is_told_from_its_lists() -> None:
    article = _read(AGENCY)
    assert article.headline is not None
    assert article.headline.value.startswith("Novak, Haddad speak")
    assert article.headline_source is not None
    assert article.headline_source.value == "Ministry of Defense"
    assert article.headline_source.evidence[0].of(AGENCY) == "Ministry of Defense"
    assert len(_words(article, "body")) == 3
    assert _words(article, "marker") == ["MORE ABOUT", "LATEST"]
    assert _words(article, "advert") == ["Advertising"]
    assert _covers(article)


def test_each_related_headline_keeps_its_own_time_and_source() -> None:
    article = _read(AGENCY)
    items = [
        (block.kind, block.at.value if block.at else None, block.said_by.value if block.said_by else None)
        for block in article.blocks
        if block.kind in {"related", "latest"}
    ]
    assert items == [
        ("related", "2024-05-28T18:20", "admiral"),
        ("related", "2024-05-21T09:10", None),
        ("latest", "2024-05-30T12:31", "Czech FM"),
        ("latest", "2024-05-30T12:02", "Fiala"),
        ("latest", None, "Haddad"),
    ]


def test_furniture_times_bound_the_date_and_are_not_it() -> None:
    article = _read(AGENCY)
    assert article.published is None
    assert [problem.code for problem in article.problems] == ["P014"]
    assert (article.bounds.latest, article.bounds.latest_from) == ("2024-05-30", "stamps")


def test_sentences_cover_the_story_only() -> None:
    article = _read(AGENCY)
    told = [span.of(AGENCY) for span in article.sentences]
    assert told[0].startswith("Novak, Haddad speak")
    assert len(told) == 4
    assert not any("Muscat" in words or "Advertising" in words for words in told)


def test_a_wrapped_cable() -> None:
    article = _read(CABLE)
    assert article.headline is not None
    assert article.headline.value == "Ministers of two rivers sign water treaty"
    assert _words(article, "furniture") == ["Business\nMarkets"]
    assert _words(article, "summary") == ["* Treaty took nine years", "* Farmers on both banks welcome it"]
    assert _words(article, "byline") == ["By Jane Doe", "(Reporting by Jane Doe; Editing by John Roe)"]
    assert len(_words(article, "body")) == 3
    assert article.dateline is not None
    assert article.dateline.value == "RIVERTON, June 4 (Globe Wire)"
    assert article.published is not None
    assert (article.published.value, article.published.source) == ("2021-06-04", "text")
    assert "The water ministers of two\nneighbours signed" in _words(article, "body")[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister flew to the capital on Monday to sign the treaty with his colleague there.", "en"),
        ("Le ministre s'est rendu lundi dans la capitale pour y signer le traité avec son homologue.", "fr"),
        ("Министр прибыл в столицу в понедельник, чтобы подписать договор со своим коллегой.", "ru"),
        ("Ο υπουργός πήγε τη Δευτέρα στην πρωτεύουσα για να υπογράψει τη συνθήκη με τον ομόλογό του.", "el"),
        ("وصل الوزير إلى العاصمة يوم الاثنين من أجل توقيع المعاهدة مع نظيره في القصر.", "ar"),
        ("外务大臣は月曜日に首都を訪れ、相手国の外相と条約に署名した。両者は今後も協議を続ける。", "ja"),
        ("Waziri alisafiri hadi mji mkuu Jumatatu kutia saini mkataba huo pamoja na mwenzake.", "und"),
    ],
)
def test_a_short_text_without_furniture_is_all_story(text: str, code: str) -> None:
    article = _read(text)
    assert article.language == code
    assert _words(article, "body") == [text]


def test_a_headline_printed_twice_is_headline_once() -> None:
    title = "Envoys of the two islands agree on fishing rights"
    body = "The envoys agreed on Monday on who may fish where, the ministry said."
    text = f"15:34 21.06.2023\n{title}\n2 min read\n{title}\n{body}"
    article = _read(text)
    assert _words(article, "headline") == [title]
    assert article.blocks[1].kind == "headline"
    assert title in "\n".join(_words(article, "furniture"))
    assert article.published is not None
    assert article.published.value == "2023-06-21T15:34"


def test_a_link_glued_to_the_next_sentence_is_cut_from_it() -> None:
    text = (
        "The council of ministers agreed on Monday to widen the list, diplomats said in the evening.\n"
        "Read alsoThousands march in the capital for the third week (Photo)"
        "The list will be printed on Friday.\n"
        "The opposition called the step long overdue and asked for more of them."
    )
    article = _read(text)
    assert _words(article, "marker") == ["Read also"]
    assert _words(article, "related") == ["Thousands march in the capital for the third week (Photo)"]
    assert _words(article, "body")[1] == "The list will be printed on Friday."
    assert _covers(article)


def test_script_and_image_tags_are_furniture() -> None:
    text = (
        "Lopez flies to Quito\n"
        '<image>data:image/s3,"s3://bucket/1.png" alt="Lopez"</image>\n'
        "Foreign Minister Ana Lopez will fly to Quito next week, her spokesman said on Tuesday.\n"
        "ads.cmd.push(function () { ads({ id: '1' }).render('2'); });\n"
        "She will meet her counterpart and the president there, according to the spokesman."
    )
    article = _read(text)
    assert len(_words(article, "body")) == 2
    assert len(_words(article, "furniture")) == 2


def test_a_given_date_wins_and_a_page_that_says_otherwise_is_reported() -> None:
    article = _read(CABLE, published="2021-07-01")
    assert article.published is not None
    assert (article.published.value, article.published.source) == ("2021-07-01", "given")
    assert [problem.code for problem in article.problems] == ["P015"]
    assert _read(CABLE, published="2021-06").problems == ()


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2019/03/07/ministers-meet/", "2019-03-07"),
        ("https://example.org/20190307/ministers-meet", "2019-03-07"),
        ("https://example.org/world/2019/mar/07/ministers-meet", "2019-03-07"),
        ("https://example.org/news/statement-of-7-march-2019", "2019-03-07"),
        ("https://example.org/2019/03/ministers-meet", "2019-03"),
        ("https://example.org/story-36501522", None),
        ("https://example.org/2019/13/45/x", None),
        ("saved-2019-03-07.txt", None),
    ],
)
def test_an_address_gives_a_date_only_if_it_is_one(url: str, value: str | None) -> None:
    article = _read("The ministers met on Thursday and agreed to meet again, the ministry said.", url)
    assert (article.published.value if article.published else None) == value
    assert article.published is None or article.published.source == "url"


def test_an_undecided_day_order_is_said() -> None:
    text = (
        "Ministers meet by the lake again\n03/04/2021\n"
        "The ministers met by the lake and agreed on nothing, aides said."
    )
    assert {problem.code for problem in _read(text).problems} == {"P014", "P016"}
    decided = text + "\nMORE ABOUT\nAn older story of the lake\n25/03/2021"
    article = _read(decided)
    assert article.published is not None
    assert article.published.value == "2021-04-03"


def test_a_time_of_the_story_is_not_taken_from_below_it() -> None:
    text = (
        "Ministers meet by the lake once more\n"
        "The ministers met by the lake on 3 May 2020 and agreed on nothing at all, aides said.\n"
        "They will meet again in a week, the aides said, and nobody expects a result then either.\n"
        "Most read\nLake is closed for swimmers until June\n4 June 2020"
    )
    article = _read(text)
    assert article.published is None
    assert article.bounds.latest == "2020-06-04"


def test_relative_times_need_the_day_the_page_was_fetched() -> None:
    text = (
        "Aid convoy reaches the valley at last\nThe convoy reached the valley on Monday, aides said.\n"
        "Most Read\nBridge reopens after the flood in spring\n5 h ago\nSchools to open in the valley\n7 h ago"
    )
    items = [block for block in _read(text).blocks if block.kind == "latest"]
    assert [block.at for block in items] == [None, None]
    read_today = _read(text, fetched_at=datetime(2022, 3, 4, 12, 0, tzinfo=UTC))
    assert not any(block.at for block in read_today.blocks)
    fetched = _read(text, source="url", fetched_at=datetime(2022, 3, 4, 12, 0, tzinfo=UTC))
    times = [block.at.value for block in fetched.blocks if block.kind == "latest" and block.at]
    assert times == ["2022-03-04T07:00", "2022-03-04T05:00"]
    printed = text.replace("\n", "\n4 March 2022, 12:00\n", 1)
    dated = _read(printed)
    assert [b.at.value for b in dated.blocks if b.kind == "latest" and b.at] == times


def test_a_full_page_gives_up_its_story() -> None:
    menu = [f"Menu {n}" for n in range(60)]
    story = [
        f"Paragraph number {n} tells that the ministers went on with their talks, and nobody left."
        for n in range(8)
    ]
    rest = [f"Teaser about another matter of the day {n}" for n in range(30)]
    text = "\n".join(
        [
            "Home",
            *menu,
            "Ministers talk all night long",
            *story,
            "Most popular",
            *rest,
            "All rights reserved.",
        ]
    )
    article = _read(text, "https://example.org/world/ministers-talk-all-night-long")
    assert _words(article, "body") == story
    assert article.headline is not None
    assert article.headline.value == "Ministers talk all night long"
    assert len(_words(article, "latest")) == 30
    assert _covers(article)


def test_blank_text_is_a_problem_and_no_error() -> None:
    for text in ("", " \n\t\r\n\u2028"):
        article = _read(text)
        assert article.blocks == ()
        assert [problem.code for problem in article.problems] == ["P001"]


def test_block_kinds_are_stable_under_every_kind_of_line_break() -> None:
    def shape(article: Article) -> list[tuple[str, str]]:
        return [(block.kind, " ".join(block.span.of(article.text).split())) for block in article.blocks]

    plain = shape(_read(AGENCY))
    for mark in ("\r\n", "\r", "\u2028", "\n\n", "\u0085"):
        assert shape(_read(AGENCY.replace("\n", mark))) == plain, repr(mark)


def _first(article: Article, kind: str) -> Block:
    return next(block for block in article.blocks if block.kind == kind)


def test_the_blocks_say_where_each_time_stands() -> None:
    article = _read(AGENCY)
    item = _first(article, "related")
    assert item.at is not None
    assert item.at.evidence[0].of(AGENCY) == "18:20, 28.05.2024"
    assert item.said_by is not None
    assert item.said_by.evidence[0].of(AGENCY) == "admiral"


def test_a_byte_order_mark_is_no_part_of_the_headline() -> None:
    article = _read("\ufeff" + AGENCY)
    assert article.headline is not None
    assert article.headline.value.startswith("Novak")
    assert _covers(article)
