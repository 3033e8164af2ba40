"""The pages of people and governments: what they say, where their numbers lead, and the same as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout import pipeline
from readout.doors.web import application
from readout.doors.web._timeline import HEAD, LANE_NAME, ROW, timeline
from readout.pipeline.people import Held
from readout.record import Actor, Found, Quotation, Reading, Resolved
from tests.doors._markup import faults, find, parse, problems_of_structure
from tests.doors._record import CAVUSOGLU, Text, article, claim, event, official_page

# The atlas's own ids, as its build gives them.
BLINKEN = "person-0a141bf17cdffc6d"
ERDOGAN = "Q39259"
TRUMP = Actor("person-bb2707df678310e9", "Donald Trump", "President", "USA", "2025-01-20")


def test_a_person_of_the_atlas_has_names_offices_events_and_company(client: TestClient) -> None:
    page = client.get(f"/actors/{BLINKEN}").content
    assert find(page, "//h1") == ["Antony Blinken"]
    assert "✓ in the atlas" in find(page, "//p[contains(@class,'kicker')]")[0]
    names = find(page, "//section[@aria-labelledby='names']")[0]
    assert "Энтони Блинкен" in names
    assert "Cyrillic" in names
    assert parse(page).xpath("//a[contains(@href,'wikidata')]/@href") == [
        "https://www.wikidata.org/wiki/Q7821917"
    ]
    rows = find(page, "//table[contains(@class,'terms-held')]//tbody/tr")
    assert rows[0] == (
        "Secretary of State United States 26 January 2021 – 20 January 2025 Both to the day "
        "Dated official pages So named in dated posts of the US State Department. 92 %"
    )
    assert len(parse(page).xpath("//figure[@class='timeline']//a")) == len(rows)
    assert find(page, "//section[@aria-labelledby='events']//li/h3") == [
        "Antony Blinken (United States) and Mevlüt Çavuşoğlu (Turkey)"
    ]
    assert find(page, "//section[@aria-labelledby='with']//li") == [
        "Turkey 1",
        "Mevlüt Çavuşoğlu Minister of Foreign Affairs, Turkey 1",
    ]


def test_every_number_of_a_person_leads_to_as_many_rows(client: TestClient) -> None:
    for address in (
        f"/actors/{BLINKEN}",
        "/actors/a-cavusoglu",
        "/actors",
        "/governments",
        "/governments/TUR",
    ):
        tree = parse(client.get(address).content)
        links = [one for one in tree.xpath("//a[starts-with(@href,'/search?')]") if one.text]
        counted = [(one.get("href"), one.text.split()[-1]) for one in links]
        numbers = [(href, int(words)) for href, words in counted if words.isdigit()]
        assert numbers, address
        for href, number in numbers:
            assert client.get(href.replace("/search?", "/search.json?")).json()["total"] == number, href


def test_a_person_known_under_another_id_leads_to_the_one(client: TestClient) -> None:
    for end in ("", ".json"):
        for other in ("a-blinken", "Q7821917"):
            answer = client.get(f"/actors/{other}{end}")
            assert answer.status_code == 301
            assert answer.headers["location"] == f"/actors/{BLINKEN}{end}"
    assert client.get("/actors/a-greece").headers["location"] == "/governments/GRC"
    found = client.get(f"/actors/{BLINKEN}.json").json()
    assert found["ids"] == [BLINKEN, "a-blinken"]
    assert found["total"] == 1
    for asked in (BLINKEN, "a-blinken", "Q7821917"):
        chips = find(client.get(f"/search?actor={asked}").content, "//ul[@class='chips']/li")
        assert chips == ["person Antony Blinken ×, remove"]


def test_somebody_made_from_text_alone_is_marked_so(client: TestClient) -> None:
    page = client.get("/actors/a-envoy").content
    assert "? from text alone" in find(page, "//p[contains(@class,'kicker')]")[0]
    assert find(page, "//p[@class='lead']") == ["Envoy, Turkey"]
    assert "No term of office is known" in find(page, "//section[@aria-labelledby='offices']")[0]
    assert parse(page).xpath("//svg") == []
    row = next(one for one in find(client.get("/actors").content, "//ul/li") if "Ela Example" in one)
    assert "from text alone" in row
    # Of an id that the atlas had and has no more, neither is said.
    once = find(client.get("/actors/a-cavusoglu").content, "//p[contains(@class,'kicker')]")[0]
    assert "not in the atlas" in once
    assert "text alone" not in once


def test_an_event_and_a_story_lead_to_people_and_governments(client: TestClient) -> None:
    event_page = parse(client.get("/events/event-letter").content)
    links = event_page.xpath("//ul[@class='people']//a/@href")
    assert links == ["/actors/a-envoy", "/governments/TUR", "/governments/GRC"]
    story = official_page().article.id
    links = parse(client.get(f"/stories/{story}").content).xpath(
        "//section[contains(@class,'claim')]//a/@href"
    )
    assert {"/actors/a-blinken", "/actors/a-cavusoglu", "/governments/USA", "/governments/TUR"} <= set(links)


def test_people_are_found_by_name_script_and_government(client: TestClient) -> None:
    def found(query: str) -> list[str]:
        return find(client.get(f"/actors?{query}").content, "//ul[contains(@class,'people-index')]//a/bdi")

    assert found("q=recep+erd") == ["Recep Tayyip Erdoğan"]
    assert found("q=%D0%AD%D1%80%D0%B4%D0%BE%D0%B3%D0%B0%D0%BD") == ["Recep Tayyip Erdoğan"]
    assert "Antony Blinken" in found("side=United+States&q=ant")
    assert found("side=Greece&q=blinken") == []
    first, second = (client.get(f"/actors.json?side=USA&page={page}").json() for page in (1, 2))
    assert first["total"] > 100
    assert first["next"] == "/actors.json?side=USA&page=2"
    assert second["previous"] == "/actors.json?side=USA"
    assert not {one["id"] for one in first["actors"]} & {one["id"] for one in second["actors"]}
    page = client.get("/actors?q=recep&side=Turkey").content
    assert parse(page).xpath("//input[@id='q']/@value") == ["recep"]
    assert parse(page).xpath("//input[@id='side']/@value") == ["TUR"]


def test_a_government_has_codes_seats_membership_and_holders_by_office(client: TestClient) -> None:
    page = client.get("/governments/TUR").content
    codes = find(page, "//section[@aria-labelledby='codes']//dd")
    assert codes == ["TUR", "640", "640", "TUR", "Q43"]
    assert "Capital Ankara" in find(page, "//section[@aria-labelledby='names']")[0]
    assert "Beştepe" in find(page, "//section[@aria-labelledby='names']")[0]
    assert "NATO" in find(page, "//section[@aria-labelledby='members']")[0]
    lanes = find(page, "//figure[@class='timeline'][1]//text[@class='lane']")
    assert lanes[0] == "Head of state"
    assert "Foreign minister" in lanes
    bars = parse(page).xpath("//figure[@class='timeline']//a/@href")
    table = parse(page).xpath("//table//tbody//th/a/@href")
    assert set(table) <= set(bars)
    assert all(one.startswith("/actors/person-") for one in bars)
    europe = client.get("/governments/XEU").content
    assert "Code of the atlas XEU" in find(europe, "//section[@aria-labelledby='codes']//div")[0]
    assert "France" in find(europe, "//section[@aria-labelledby='members']")[0]


def test_a_government_with_hundreds_of_holders_is_paged_and_narrowed(client: TestClient) -> None:
    address, seen = "/governments/USA?office=ambassador", []
    for _ in range(100):
        tree = parse(client.get(address).content)
        assert tree.xpath("//nav[@aria-label='Offices']//a[@aria-current]/text()")[0].strip() == "Ambassador"
        assert {one.text for one in tree.xpath("//tr[@class='group']/th")} == {"Ambassador"}
        rows = tree.xpath("//table//tbody/tr[not(@class)]")
        assert len(rows) <= 25
        seen += rows
        older = tree.xpath("//nav[@aria-label='Office-holders']//a[@rel='next']/@href")
        if not older:
            break
        assert older[0].endswith("#holders")
        address = older[0].partition("#")[0]
    assert len(seen) == client.get("/governments/USA.json?office=ambassador").json()["holders"]["total"] > 100


def test_a_government_of_another_name_leads_to_its_code(client: TestClient) -> None:
    for asked in ("tur", "Turkey", "T%C3%BCrkiye"):
        assert client.get(f"/governments/{asked}").headers["location"] == "/governments/TUR"
    assert client.get("/governments/tur.json").headers["location"] == "/governments/TUR.json"


def test_governments_are_found_by_name_code_and_seat(client: TestClient) -> None:
    def found(query: str) -> list[str]:
        return [one["code"] for one in client.get(f"/governments.json?{query}").json()["governments"]]

    assert found("") == ["TUR", "GRC", "USA"]
    assert found("q=ankara") == ["TUR"]
    assert found("q=xeu") == ["XEU"]
    assert found("q=nowhere+at+all") == []
    assert len(found("all=yes")) > 250


@pytest.mark.parametrize("kind", ["actors", "governments"])
def test_what_nobody_knows_is_an_error_of_the_one_shape(client: TestClient, kind: str) -> None:
    page = client.get(f"/{kind}/nobody-at-all")
    assert page.status_code == 404
    assert problems_of_structure(page.content) == []
    for address in (f"/{kind}/nobody-at-all.json", f"/api/v1/{kind}/nobody-at-all"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert set(answer.json()) == {"error"}
        assert answer.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/actors?page=0", "Page is a number from 1 on"),
        ("/actors?side=Narnia", "No government is called 'Narnia'"),
        ("/actors?side=USA,TUR", "one government at a time"),
        (f"/actors/{BLINKEN}?said=x", "Said is a number from 1 on"),
        ("/governments/TUR?office=cook", "Nobody held the office 'cook'; known: head-of-state"),
        ("/governments/TUR?cursor=zzz", "is not a cursor"),
        (f"/search?actor={'x' * 81}", "An actor is an id"),
    ],
)
def test_what_cannot_be_asked_is_said(client: TestClient, address: str, words: str) -> None:
    page = client.get(address)
    assert page.status_code == 400
    assert words in find(page.content, "//main")[0]


@pytest.mark.parametrize(
    "path", [f"/actors/{BLINKEN}", "/actors/a-envoy", "/governments/TUR", "/actors?q=erdogan", "/governments"]
)
def test_a_page_s_twin_and_the_api_say_the_same(client: TestClient, path: str) -> None:
    head, mark, query = path.partition("?")
    twin = client.get(f"{head}.json{mark}{query}").json()
    answer = client.get(f"/api/v1{path}").text
    # They differ in the addresses of further pages alone: each leads on within itself.
    assert json.loads(answer.replace("/api/v1", "")) == json.loads(json.dumps(twin).replace(".json", ""))
    page = "".join(parse(client.get(path).content).itertext())
    for one in twin.get("terms", []):
        assert one["title"] in page
    for one in twin.get("actors", []) + twin.get("names", []) if "q" in twin or "ids" in twin else []:
        assert one["name"] in page


def test_events_of_a_government_follow_each_other_to_the_end(crowded: TestClient) -> None:
    for start in ("/governments/TUR", "/actors/a-cavusoglu"):
        address, seen = start, []
        for _ in range(5):
            tree = parse(crowded.get(address).content)
            seen += tree.xpath("//li[@class='event']//h3/a/@href")
            older = tree.xpath("//nav[@aria-label='More events']//a[@rel='next']/@href")
            if not older:
                break
            assert older[0].endswith("#events")
            address = older[0].partition("#")[0]
        assert len(seen) == len(set(seen)) == 70


# -- quotations ---------------------------------------------------------------------------------------------


def spoken_page(number: int, words: str, speaker: str | None) -> Reading:
    text = Text().add("headline", f"Talks {number}")
    text.add("body", f"Foreign Minister Çavuşoğlu met President Trump in Ankara, round {number}.")
    text.add("body", f"“{words}” {speaker or 'somebody'} said.")
    page = article(
        text, f"https://news.example/{number}", headline=f"Talks {number}",
        published=Found(f"2025-03-{number:02d}", source="meta"),
    )  # fmt: skip
    quotation = Quotation(text.at(speaker) if speaker else None, text.at(words))
    one = claim(
        page, text, "Foreign Minister Çavuşoğlu met President Trump in Ankara", event_type="meeting",
        parties=[(CAVUSOGLU, "both", "Foreign Minister Çavuşoğlu"), (TRUMP, "both", "President Trump")],
        said=(quotation,),
    )  # fmt: skip
    return Reading(page, (one,), ())


@pytest.fixture(scope="module")
def quoting(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path: Path = tmp_path_factory.mktemp("quoting") / "record.sqlite"
    long = "We will talk " + "and talk " * 60 + "again"
    pages = [spoken_page(n, f"{long} number {n}", "Donald Trump") for n in range(1, 13)]
    pages.append(spoken_page(13, "Trump was a kind host to all of us", "Mevlüt Çavuşoğlu"))
    pages.append(spoken_page(14, "Nobody is named in these words", None))
    pages.append(spoken_page(15, "Antony Blinken ought to have come too", "a spokesman"))
    with pipeline.open(path) as readout:
        for reading in pages:
            assert readout.record.add(reading)
        told: list[tuple[Resolved, Reading]] = [(reading.claims[0], reading) for reading in pages]
        readout.record.save_events([event("event-talks", told)], whole=True)
    return TestClient(application(str(path)), base_url="http://127.0.0.1", follow_redirects=False)


def test_quotations_by_a_person_are_short_paged_and_lead_to_the_words(quoting: TestClient) -> None:
    first = quoting.get(f"/actors/{TRUMP.id}.json").json()["said"]
    assert first["total"] == 12
    assert first["next"] == f"/actors/{TRUMP.id}.json?said=2"
    assert all(len(one["text"]) <= 300 and one["cut"] for one in first["quotations"])
    assert [one["published"] for one in first["quotations"][:2]] == ["2025-03-12", "2025-03-11"]
    page = quoting.get(f"/actors/{TRUMP.id}").content
    assert faults(page) == []
    links = parse(page).xpath("//section[@aria-labelledby='said']//a[starts-with(@href,'/stories/')]/@href")
    assert len(links) == 10
    story, _, place = links[0].partition("#")
    assert (
        parse(quoting.get(story).content).xpath("string(//*[@id=$key])", key=place).startswith("We will talk")
    )
    second = quoting.get(f"/actors/{TRUMP.id}?said=2").content
    assert len(find(second, "//section[@aria-labelledby='said']//figure")) == 2


def test_quotations_about_a_person_name_that_person(quoting: TestClient) -> None:
    about = quoting.get(f"/actors/{TRUMP.id}.json").json()["said_of"]
    assert [one["text"] for one in about["quotations"]] == ["Trump was a kind host to all of us"]
    assert about["quotations"][0]["speaker"] == "Mevlüt Çavuşoğlu"
    assert about["quotations"][0]["event"] == "event-talks"
    # Of somebody who is no party to the act, where the full name leaves no doubt.
    other = quoting.get(f"/actors/{BLINKEN}.json").json()
    assert [one["text"] for one in other["said_of"]["quotations"]] == [
        "Antony Blinken ought to have come too"
    ]
    assert other["said"]["total"] == 0
    host = quoting.get("/actors/a-cavusoglu.json").json()
    assert [one["text"] for one in host["said"]["quotations"]] == ["Trump was a kind host to all of us"]


# -- the drawing --------------------------------------------------------------------------------------------


def term(name: str, since: str, until: str | None, **more: object) -> Held:
    def ends(value: str) -> tuple[str, str] | None:
        if not value:
            return None
        return (value, value) if len(value) == 10 else (f"{value}-01-01", f"{value}-12-31")

    plain = Held(
        f"person-{name}", name, name, "TUR", "foreign-minister", "Minister", since, until, ends(since),
        ends(until or ""), "day", "day" if until else "open", False, False, "page", 0.9, "",
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def test_bars_stand_where_their_terms_are() -> None:
    terms = (term("A", "2000-01-01", "2010-01-01"), term("B", "2010-01-01", None))
    drawn = timeline([("Minister", terms)], terms, date(2020, 1, 1), lambda one: one.short)
    assert drawn is not None
    (lane,) = drawn.lanes
    first, second = lane.bars
    assert first.x == "0.00%"
    assert float(first.width[:-1]) == pytest.approx(49.8, abs=0.3)
    assert float(second.x[:-1]) == pytest.approx(float(first.x[:-1]) + float(first.width[:-1]), abs=0.02)
    assert first.y == second.y == HEAD + LANE_NAME
    assert "running" in second.kinds
    assert [tick.year for tick in drawn.ticks] == [2000, 2005, 2010, 2015]
    assert first.title == "A, Minister: 1 January 2000 – 1 January 2010"


def test_terms_at_one_time_stand_under_each_other_and_doubt_is_drawn() -> None:
    terms = (
        term("A", "2000", "2010-01-01"),
        term("B", "2005-01-01", "2012-01-01", acting=True, disputed=True),
    )
    drawn = timeline([("Minister", terms)], terms, date(2020, 1, 1), lambda one: one.short)
    assert drawn is not None
    first, second = drawn.lanes[0].bars
    assert second.y == first.y + ROW
    assert [part.soft for part in first.parts] == [True, False]
    assert [part.soft for part in second.parts] == [False]
    assert second.kinds == "acting disputed"
    assert "(acting, disputed)" in second.title


def test_a_name_is_shown_only_where_its_bar_has_room() -> None:
    terms = (
        term("Ax", "2000-01-01", "2019-01-01"),
        term("A very long family name", "2019-01-01", "2019-06-01"),
    )
    drawn = timeline([("Minister", terms)], terms, date(2020, 1, 1), lambda one: one.short)
    assert drawn is not None
    assert [bar.fits for bar in drawn.lanes[0].bars] == ["fits-320", "fits-not"]


def test_no_dates_make_no_drawing() -> None:
    terms = (term("A", "", None),)
    assert timeline([("Minister", terms)], terms, date(2020, 1, 1), lambda one: one.short) is None
    assert timeline([], (), date(2020, 1, 1), lambda one: one.short) is None
