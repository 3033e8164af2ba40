"""Each page: what it says, in sound markup, with the same address as JSON."""

from __future__ import annotations

import gc
import html
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout.doors.web import application
from readout.record import ConfigurationError, StoreError
from tests.doors._markup import faults, find, parse, problems_of_structure
from tests.doors._record import empty_page, official_page, press_page, turkish_page
from tests.timing import least

STORIES = [one().article.id for one in (official_page, press_page, turkish_page, empty_page)]
PAGES = [
    "/",
    "/?side=TUR",
    "/search",
    "/search?q=grain",
    "/search?q=grain&side=USA&side=TUR&type=call&status=happened&since=2022&until=2022-12-31&channel=phone",
    "/search?q=nothing+of+the+kind",
    "/events/event-call",
    "/events/event-visit",
    "/events/event-letter",
    *[f"/stories/{key}" for key in STORIES],
    "/actors",
    "/actors?q=erdogan",
    "/actors?q=nobody+of+the+kind",
    "/actors?side=TUR&page=2",
    "/actors/a-cavusoglu",
    "/actors/a-envoy",
    "/actors/person-0a141bf17cdffc6d",
    "/governments",
    "/governments?all=yes",
    "/governments?q=ankara",
    "/governments/TUR",
    "/governments/USA?office=ambassador&terms=2",
    "/governments/XUN",
    "/dyads",
    "/dyads?left=USA",
    "/dyads/USA/TUR",
    "/dyads/USA/TUR?quarter=2022-Q1&kind=contact&type=call&today=2022-06-30",
    "/dyads/TUR/GRC",
    "/dyads/USA/GRC",
    "/dyads/USA/TUR/brief",
    "/dyads/TUR/GRC/brief?since=2021-01-01&today=2022-01-01",
    "/stories",
    "/stories?since=2022-01&until=2022-03-31&page=2",
    "/search?rank=minister&heard=both&confidence=high&verified=no&topic=grain",
    "/about",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_sound_and_has_a_twin_in_json(client: TestClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert faults(page.content) == []
    assert problems_of_structure(page.content) == []
    (twin,) = parse(page.content).xpath("//link[@rel='alternate']/@href")
    answer = client.get(twin)
    assert answer.status_code == 200, twin
    assert answer.headers["content-type"] == "application/json"
    assert isinstance(answer.json(), dict)


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    seen = set(PAGES)
    waiting = list(PAGES)
    anchors: dict[str, set[str]] = {}
    while waiting:
        page = client.get(waiting.pop())
        if "text/html" not in page.headers["content-type"]:
            continue
        tree = parse(page.content)
        anchors[page.url.path] = set(tree.xpath("//@id"))
        for link in tree.xpath("//a/@href|//link/@href"):
            target = link.partition("#")[0]
            if link.startswith("/") and target not in seen and len(seen) < 150:
                seen.add(target)
                waiting.append(target)
                answer = client.get(target)
                if answer.status_code == 301:  # an id that means a person shown under another
                    assert target.startswith("/actors/"), link
                    answer = client.get(answer.headers["location"])
                assert answer.status_code == 200, link
    for path in list(anchors):
        for link in parse(client.get(path).content).xpath("//a[contains(@href,'/stories/')]/@href"):
            target, _, anchor = link.partition("#")
            assert not anchor or anchor in anchors[target], link
    assert len(anchors) > 10
    assert len(seen) > 60


def test_latest_shows_date_type_parties_topics_sources_and_badges(client: TestClient) -> None:
    page = client.get("/").content
    assert find(page, "//h2[@class='date']") == [
        "10–12 January 2022",
        "3 January 2022 Monday",
        "No date known",
    ]
    assert parse(page).xpath("//h2[@class='date']/time/@datetime") == ["2022-01-03"]
    visit, call, letter = find(page, "//li[@class='event']")
    assert visit.startswith("visit ◷ planned")
    assert "Mevlüt Çavuşoğlu (Turkey) → to Greece" in visit
    assert "Athens" in visit
    assert "≠ accounts differ" in call
    assert "≈ date inferred" in call
    assert "happened" not in call
    assert "Antony Blinken (United States) and Mevlüt Çavuşoğlu (Turkey)" in call
    assert "grain exports" in call
    assert "+1 source" in call
    assert "⊘ denied" in letter
    (headline,) = parse(page).xpath("//q[@lang='tr']")
    assert headline.get("dir") == "auto"


def test_pages_of_events_follow_each_other_to_the_end(crowded: TestClient) -> None:
    address, seen = "/", []
    for _ in range(5):
        page = crowded.get(address).content
        seen += parse(page).xpath("//li[@class='event']//h3/a/@href")
        older = parse(page).xpath("//a[@rel='next']/@href")
        if not older:
            break
        (address,) = older
    assert len(seen) == len(set(seen)) == 70
    assert find(page, "//a[@rel='first']") == ["Newest"]
    assert find(page, "//h1") == ["Earlier events"]


def test_the_first_page_is_quick(crowded: TestClient) -> None:
    crowded.get("/")
    assert crowded.get("/").status_code == 200
    assert least(lambda: crowded.get("/"), within=0.1) < 0.1


def test_an_event_shows_both_dates_terms_rule_candidates_and_the_official_side_first(
    client: TestClient,
) -> None:
    page = client.get("/events/event-call").content
    assert find(page, "//h1") == ["Antony Blinken (United States) and Mevlüt Çavuşoğlu (Turkey)"]
    facts = find(page, "//div[@class='facts']")[0]
    assert "Secretary of State, United States in office 26 January 2021 – 20 January 2025" in facts
    assert "Took place 3 January 2022" in facts
    assert "January 3 is not after the page." in facts
    assert "3 January 2021 3 January 2022 (taken)" in facts
    assert "Published 3 January 2022 to 5 January 2022" in facts
    assert "Place not reported" in facts
    first, second = find(page, "//article[contains(@class,'account')]")
    assert first.startswith("◆ official: United States ✓ happened")
    assert "“We will keep talking" not in second
    assert "According to Example News the ministry" in second
    assert parse(page).xpath("//article[contains(@class,'official')]//mark/text()") == [
        "Secretary Blinken spoke by phone with Foreign Minister Çavuşoğlu"
    ]
    assert find(page, "//section[@class='differences']//tbody/tr")[0] == (
        "date ≠ differ not verifiable 3 January 2022 asserts 3 January 2022 U.S. Department of State, "
        "for United States asserts 4 January 2022 Example News"
    )


def test_a_directed_event_names_who_acts_and_who_is_addressed(client: TestClient) -> None:
    page = client.get("/events/event-visit").content
    people = find(page, "//ul[@class='people']/li")
    assert people[0].startswith("Mevlüt Çavuşoğlu acts")
    assert people[1].startswith("Greece is addressed")
    assert find(page, "//p[contains(@class,'kicker')]")[0] == "visit ◷ planned"


def test_an_event_that_was_merged_leads_to_the_other(client: TestClient) -> None:
    for end in ("", ".json"):
        answer = client.get(f"/events/event-old{end}")
        assert answer.status_code == 301
        assert answer.headers["location"] == f"/events/event-call{end}"


def test_a_story_marks_what_was_read_where_it_was_read(client: TestClient) -> None:
    reading = press_page()
    page = client.get(f"/stories/{reading.article.id}").content
    tree = parse(page)
    evidence = reading.claims[0].claim.evidence
    anchor = f"s{evidence.start}-{evidence.end}"
    (card, visit) = tree.xpath("//section[contains(@class,'claim')]")
    assert f"#{anchor}" in card.xpath(".//a/@href")
    marked = tree.xpath("//*[@id=$key]", key=anchor)[0]
    assert "evidence" in marked.get("class").split()
    for span in reading.claims[1].claim.parties[1].found.evidence:
        assert tree.xpath("string(//*[@id=$key])", key=f"s{span.start}-{span.end}") == "Greece"
    text = "".join(tree.xpath("//div[@class='body']")[0].itertext())
    assert (
        "“Blinken and Çavuşoğlu talked by phone on 4 January 2022 about grain,” said the ministry in Ankara."
        in text
    )
    assert "planned" in find(page, "//section[contains(@class,'claim')]")[1]
    assert visit.xpath(".//a[starts-with(@href,'/events/')]/@href") == ["/events/event-visit"]


def test_a_story_lists_more_about_and_latest_with_their_times(client: TestClient) -> None:
    page = client.get(f"/stories/{press_page().article.id}").content
    related, latest = (
        find(page, f"//section[@aria-labelledby='{key}']//li") for key in ("related", "latest")
    )
    assert related == [
        "7 March 2025, 16:01 Grain ships leave the harbour – Minister according to Minister",
        "no time given Harbour master retires",
    ]
    assert latest == ["14 March 2025, 13:57 Weather turns cold"]
    assert parse(page).xpath("//section[@aria-labelledby='related']//a/@href") == ["https://news.example/1"]
    folded = find(page, "//details[@class='furniture']")
    assert "advertising" in folded[0]
    assert any("16:01, 07.03.2025" in one for one in folded)
    assert "P016" in find(page, "//section[@class='problems']")[0]


def test_a_story_says_what_it_does_not_know(client: TestClient) -> None:
    page = client.get(f"/stories/{turkish_page().article.id}").content
    tree = parse(page)
    head = find(page, "//dl[@class='about-story']")[0]
    assert "Published no date found not after 14 March 2025" in head
    assert tree.xpath("//h1/@lang") == ["tr"]
    assert tree.xpath("//div[@class='body']/@lang") == ["tr"]
    card = find(page, "//section[contains(@class,'claim')]")[0]
    assert "When not reported" in card
    assert "According to not reported" in card
    assert "known from the text alone" in card
    bare = client.get(f"/stories/{empty_page().article.id}").content
    assert "No engagement between governments was found" in find(bare, "//main")[0]
    assert "budget ? and" in find(bare, "//main")[0]
    assert parse(bare).xpath("//div[@class='body']/@lang") == []


def test_search_finds_stories_with_the_words_marked_and_counts_facets(client: TestClient) -> None:
    page = client.get("/search?q=grain").content
    tree = parse(page)
    assert {"grain"} == {word.lower() for word in tree.xpath("//p[@class='snippet']//mark/text()")}
    facets = {text.split()[0]: text for text in find(page, "//aside/details")}
    assert "call 1" in facets["Type"]
    assert "Turkey" in facets["Government"]
    assert tree.xpath("//input[@name='q'][@id='q']/@value") == ["grain"]
    assert "words grain ×, remove" in find(page, "//ul[@class='chips']/li")
    narrowed = tree.xpath("//aside//a[contains(@href,'side=TUR')]/@href")[0]
    assert narrowed == "/search?q=grain&side=TUR"


def test_search_takes_governments_by_name_and_narrows_stories_by_what_they_report(client: TestClient) -> None:
    both = client.get("/search?q=%C3%A7avu%C5%9Fo%C4%9Flu").content
    assert len(find(both, "//ol[@class='hits']/li")) == 2
    one = client.get("/search?q=cavusoglu&side=Greece,+Turkey").content
    assert find(one, "//ul[@class='chips']/li")[1:] == [
        "government Greece ×, remove",
        "government Turkey ×, remove",
    ]
    assert find(one, "//ol[@class='hits']/li/h3") == ["Ministers discuss grain – Ministry"]
    assert find(one, "//li[@class='event']//h3") == ["Mevlüt Çavuşoğlu (Turkey) → to Greece"]


def test_lists_can_be_had_whole_as_csv_and_in_every_format(crowded: TestClient) -> None:
    answer = crowded.get("/index.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="readout-csv.csv"'
    assert len(answer.text.splitlines()) == 71
    assert len(crowded.get("/search.csv?since=2021-02").text.splitlines()) == 1 + 70 - 28
    lines = crowded.get("/export/jsonl?until=2021-01").text.splitlines()
    assert len(lines) == 28
    assert crowded.get("/export/morse").status_code == 404


def test_a_government_has_its_events_and_counterparts(client: TestClient) -> None:
    page = client.get("/governments/TUR").content
    assert find(page, "//h1") == ["Turkey"]
    assert find(page, "//section[@aria-labelledby='with']//li") == ["Greece 2", "United States 1"]
    assert client.get("/governments/ZZZ").status_code == 404


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere", 404, "There is no page at this address."),
        ("/events/event-none", 404, "holds no event"),
        ("/stories/none", 404, "holds no story"),
        ("/search?since=yesterday", 400, "Since is a date such as 2022"),
        ("/search?side=Narnia", 400, "No government is called 'Narnia'"),
        ("/search?type=duel", 400, "No event type is called 'duel'; known: agreement"),
        ("/search?status=perhaps", 400, "No status is called 'perhaps'; known: happened"),
        ("/?cursor=zzz", 400, "is not a cursor"),
        ("/?limit=0", 400, "from 1 to 1000"),
        ("/?limit=many", 400, "from 1 to 1000"),
    ],
)
def test_errors_are_pages_that_say_what_to_do(
    client: TestClient, address: str, status: int, words: str
) -> None:
    page = client.get(address)
    assert page.status_code == status
    assert words in find(page.content, "//main")[0]
    assert faults(page.content) == []
    assert problems_of_structure(page.content) == []


def test_an_error_of_a_twin_is_json(client: TestClient) -> None:
    answer = client.get("/events/event-none.json")
    assert answer.status_code == 404
    assert answer.json() == {
        "error": {"code": "not_found", "message": "The record holds no event of this address."}
    }


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    from readout import pipeline

    pipeline.open(tmp_path / "r.sqlite").close()
    with TestClient(application(str(tmp_path / "r.sqlite")), base_url="http://localhost") as client:
        for address in (
            "/",
            "/search",
            "/search?q=x",
            "/governments",
            "/actors",
            "/about",
            "/governments/USA",
        ):
            page = client.get(address)
            assert page.status_code == 200
            assert problems_of_structure(page.content) == []
        assert "holds no events yet" in client.get("/").text


def test_no_record_and_a_public_host_are_refused(record: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no record"):
        application(str(tmp_path / "none.sqlite"))
    for host in ("0.0.0.0", "::", "192.168.1.5", "example.org"):
        with pytest.raises(ConfigurationError, match="readout user add"):
            application(str(record), host=host)
    for host in ("127.0.0.1", "localhost", "::1", "127.0.0.53"):
        assert application(str(record), host=host)


def test_a_server_spares_what_lasts_from_the_search_for_garbage(record: Path) -> None:
    before = gc.get_freeze_count()
    with TestClient(application(str(record)), base_url="http://127.0.0.1") as client:
        assert gc.get_freeze_count() > before
        assert client.get("/").status_code == 200
    assert gc.get_freeze_count() == 0


def test_an_answer_lists_what_rows_rest_on_and_no_row_that_rests_on_nothing(client: TestClient) -> None:
    shown = client.get("/ask/contacts?side=USA&side=TUR&since=2021-11&until=2022-02").text
    listed = shown.partition("What the rows rest on")[2]
    links = {part.partition('"')[0] for part in shown.split('href="#')[1:] if part.startswith("row-")}
    assert links
    assert {part.partition('"')[0] for part in listed.split('<li id="')[1:]} == links


def test_a_place_that_an_answer_rests_on_is_quoted_with_the_sentence_it_stands_in(client: TestClient) -> None:
    asked = "?side=USA&words=grain"
    rows = client.get(f"/ask/phrase.json{asked}").json()["rows"]
    places = [one for row in rows for one in row["places"]]
    assert places
    listed = html.unescape(client.get(f"/ask/phrase{asked}").text.partition("What the rows rest on")[2])
    for one in places:
        text = client.get(f"/stories/{one['story']}.json").json()["text"]
        after = text[one["start"] : one["end"] + 12].partition("\n")[0]
        link = listed.partition(f'href="{one["url"]}"')[2].partition("</a>")[0]
        assert len(after) > one["end"] - one["start"]
        assert " ".join(after.split()) in link
