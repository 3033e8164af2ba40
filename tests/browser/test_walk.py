"""People walk through the pages: large and small, light and dark, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from readout import pipeline
from tests.browser.conftest import Heard, opened, serve
from tests.doors._record import build, press_page
from tests.doors.test_web_safety import ADDRESSES, PAYLOADS, poisoned

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 360, "height": 740}

STORY = f"/stories/{press_page().article.id}"
CLAIM = press_page().claims[0].claim.id
EVERY = [
    "/",
    "/search?q=grain",
    "/search",
    "/events/event-call",
    "/events/event-visit",
    STORY,
    "/actors",
    "/actors?q=al",
    "/actors/person-0a141bf17cdffc6d",
    "/actors/a-envoy",
    "/governments",
    "/governments?all=yes",
    "/governments/TUR",
    "/governments/LBY?office=head-of-government",
    "/governments/USA",
    "/dyads",
    "/dyads/USA/TUR",
    "/dyads/USA/TUR?kind=contact&today=2022-06-30",
    "/dyads/TUR/GRC",
    "/dyads/USA/TUR/brief",
    "/stories?since=2022-01-01&until=2022-03-31",
    "/search?side=USA&side=TUR&rank=minister",
    "/quality",
    "/quality/problems/P014",
    "/about",
    "/review",
    f"/review?claim={CLAIM}",
    f"/review/{CLAIM}/date-0",
    f"/review/{CLAIM}/status-0",
    "/review/log",
    "/review/log/events",
    "/events/event-call/same",
    "/events/event-call/same?q=visit",
    "/events/event-call/same?with=event-visit",
    f"/events/event-call/split?claim={CLAIM}",
    "/ask",
    "/ask/contacts",
    "/ask/contacts?side=USA&side=TUR",
    "/ask/firsts?day=2022-01-01",
    "/ask/phrase?side=USA&words=grain",
    "/ask/one-sided",
    "/nowhere",
]


def too_wide(page: Page) -> str:
    """What sticks out to the right; empty if nothing does."""
    return page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return "";
            const right = e => e.getBoundingClientRect().right;
            const out = [...document.querySelectorAll("body *")].filter(e => right(e) > width + 1);
            return out.slice(0, 5).map(e => `${e.tagName}.${e.className}`).join(", ") || "the page";
        }"""
    )


def expected(address: str, site: str, times: int) -> list[str]:
    """What a page is heard to say: nothing, but where there is none."""
    if address != "/nowhere":
        return []
    told = "console: Failed to load resource: the server responded with a status of 404 (Not Found)"
    return [f"404: {site}{address}", told] * times


def grave(page: Page) -> list[str]:
    """Serious and critical violations that axe finds."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def grave_with_scripts(browser: Browser, heard: Heard, address: str) -> list[str]:
    """The same of an address that was come to without scripts, which axe is one of."""
    context, page = opened(browser, heard)
    page.goto(address)
    found = grave(page)
    context.close()
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_walk_from_latest_to_event_to_story_to_search(
    browser: Browser, site: str, heard: Heard, size: dict[str, int], scheme: str
) -> None:
    context, page = opened(browser, heard, viewport=size, color_scheme=scheme)
    page.goto(site)
    expect(page.get_by_role("heading", level=1)).to_have_text("Latest events")
    page.get_by_role("link", name="Antony Blinken (United States) and Mevlüt Çavuşoğlu (Turkey)").click()
    expect(page).to_have_url(f"{site}/events/event-call")
    expect(page.get_by_role("heading", name="Where the accounts differ")).to_be_visible()

    page.get_by_role("article").get_by_role("link", name="Ministers discuss grain – Ministry").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ministers discuss grain – Ministry")
    assert STORY in page.url
    field = page.get_by_role("complementary").get_by_role("link", name="4 January 2022").first
    field.click()
    target = page.locator("mark:target")
    expect(target).to_have_text("4 January 2022")
    expect(target).to_be_in_viewport()
    expect(page.get_by_role("heading", name="More about")).to_be_visible()

    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_label("Words").fill("grain")
    page.get_by_label("Governments").fill("Turkey, USA")
    page.get_by_label("Type").select_option("call")
    page.get_by_role("button", name="Search").click()
    assert "q=grain" in page.url
    expect(page.locator("mark.hit").first).to_have_text("grain")
    page.get_by_role("link", name="type call , remove").or_(
        page.get_by_role("link", name="type call")
    ).first.click()
    assert "type=" not in page.url
    assert heard.said == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", EVERY)
def test_axe_finds_nothing_grave(
    browser: Browser, site: str, heard: Heard, address: str, scheme: str
) -> None:
    for size in (DESKTOP, PHONE):
        context, page = opened(browser, heard, viewport=size, color_scheme=scheme)
        page.goto(site + address)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert grave(page) == []
        context.close()
    assert heard.said == expected(address, site, 2)


@pytest.mark.parametrize("size", [DESKTOP, PHONE, SMALL], ids=["desktop", "phone", "small"])
def test_no_page_is_wider_than_its_window(
    browser: Browser, site: str, heard: Heard, size: dict[str, int]
) -> None:
    context, page = opened(browser, heard, viewport=size)
    for address in EVERY:
        page.goto(site + address)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert too_wide(page) == "", address
    assert heard.said == expected("/nowhere", site, 1)
    context.close()


def test_everything_works_without_javascript(browser: Browser, site: str, heard: Heard) -> None:
    context, page = opened(browser, heard, viewport=PHONE, java_script_enabled=False)
    page.goto(site)
    page.locator("#quick").fill("grain")
    page.locator("#quick").press("Enter")
    expect(page.locator("ol.hits li")).to_have_count(2)
    page.locator("ol.hits a").first.click()
    expect(page.locator("section.claim").first).to_be_visible()
    page.locator("section.claim a.jump").first.click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    page.locator("details.furniture summary").first.click()
    expect(page.locator("details.furniture p").first).to_be_visible()
    page.locator("section.claim a[href^='/events/']").first.click()
    expect(page.locator("article.account").first).to_be_visible()
    assert heard.said == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_walk_from_an_event_to_its_people_and_their_governments(
    browser: Browser, site: str, heard: Heard, size: dict[str, int], scheme: str
) -> None:
    context, page = opened(browser, heard, viewport=size, color_scheme=scheme, java_script_enabled=False)
    page.goto(f"{site}/events/event-call")
    page.locator("ul.people").get_by_role("link", name="Antony Blinken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Antony Blinken")
    assert page.url == f"{site}/actors/person-0a141bf17cdffc6d"
    page.locator("section[aria-labelledby='with']").get_by_role("link", name="1 event with Turkey").click()
    expect(page.locator("li.event")).to_have_count(1)
    page.go_back()

    page.locator("table").get_by_role("link", name="United States").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("United States")
    bar = page.locator("figure.timeline a", has_text="Clinton").first
    expect(bar).to_be_visible()
    bar.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hillary Clinton")

    page.get_by_role("navigation", name="Main").get_by_role("link", name="People").click()
    page.get_by_label("Name").fill("fidan")
    page.get_by_label("Government").fill("Turkey")
    page.get_by_role("button", name="Find").click()
    assert page.url == f"{site}/actors?q=fidan&side=Turkey"
    page.get_by_role("link", name="Hakan Fidan").click()
    expect(page.locator("figure.timeline svg").first).to_be_visible()
    assert heard.said == []
    context.close()


def test_a_walk_from_two_governments_to_a_mark_a_number_and_the_brief(
    browser: Browser, site: str, heard: Heard
) -> None:
    context, page = opened(browser, heard, viewport=PHONE, java_script_enabled=False)
    page.goto(f"{site}/dyads")
    page.get_by_label("The other").fill("turkey")
    page.get_by_label("One government").fill("USA")
    page.get_by_role("button", name="Show").click()
    assert page.url == f"{site}/dyads/USA/TUR"
    page.get_by_role("link", name="1 contacts in 2022-Q1").click()
    assert page.url.endswith("?quarter=2022-Q1&kind=contact#events")
    expect(page.locator("li.event")).to_have_count(1)
    page.locator("figure.dots svg a").first.click()
    assert page.url == f"{site}/events/event-call"
    page.go_back()
    page.get_by_role("link", name="Brief for paper").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("United States – Turkey")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    assert heard.said == []
    context.close()


def test_names_in_a_drawing_stand_within_their_bars(browser: Browser, site: str, heard: Heard) -> None:
    for size in (DESKTOP, PHONE, SMALL):
        context, page = opened(browser, heard, viewport=size)
        page.goto(f"{site}/governments/USA")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        shown, wide = page.evaluate(
            """() => {
                const texts = [...document.querySelectorAll("figure.timeline .bar text")]
                    .filter(text => getComputedStyle(text).display !== "none");
                const room = text => text.parentNode.querySelector(".edge").getBoundingClientRect().width;
                const wide = texts.filter(text => text.getComputedTextLength() + 6 > room(text));
                return [texts.length, wide.length];
            }"""
        )
        assert shown >= 20
        assert wide <= shown * 0.02, size
        context.close()
    assert heard.said == []


def test_a_drawing_holds_up_no_keyboard_and_its_table_has_all_of_it(
    browser: Browser, site: str, heard: Heard
) -> None:
    context, page = opened(browser, heard, viewport=DESKTOP)
    page.goto(f"{site}/governments/TUR?office=foreign-minister")
    drawn = page.locator("figure.timeline a")
    rows = page.locator("table tbody tr:not(.group) th a")
    assert drawn.count() == rows.count() > 3
    assert {one.get_attribute("href") for one in drawn.all()} == {
        one.get_attribute("href") for one in rows.all()
    }
    page.locator("nav[aria-label='Offices'] summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('figure') === null")
    context.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, site: str, heard: Heard) -> None:
    context, page = opened(browser, heard, viewport=DESKTOP)
    page.goto(site)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(outline.removesuffix("px")) >= 2
    context.close()


def test_a_place_in_folded_furniture_opens_it(browser: Browser, site: str, heard: Heard) -> None:
    context, page = opened(browser, heard, viewport=DESKTOP)
    span = press_page().problems[0].span
    assert span is not None
    page.goto(f"{site}{STORY}#s{span.start}-{span.end}")
    expect(page.locator("mark:target")).to_be_in_viewport()
    assert heard.said == []
    context.close()


def test_paper_shows_the_text_and_not_the_menus(browser: Browser, site: str, heard: Heard) -> None:
    context, page = opened(browser, heard, viewport=DESKTOP)
    page.goto(site + STORY)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.locator("div.body")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    context.close()


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("evil") / "record.sqlite"
    made = []
    with pipeline.open(path) as readout:
        for number, payload in enumerate(PAYLOADS):
            reading, one = poisoned(number, payload, ADDRESSES[number % len(ADDRESSES)])
            readout.record.add(reading)
            made.append(one)
        readout.record.save_events(made, whole=True)  # type: ignore[arg-type]
    yield from serve(path)


def test_what_pages_held_never_runs(browser: Browser, evil: str, heard: Heard) -> None:
    context, page = opened(browser, heard, viewport=DESKTOP)
    lists = ["/", "/search?q=headline", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E"]
    for address in [
        *lists,
        *(f"/{kind}-{n}" for n in range(len(PAYLOADS)) for kind in ("events/event", "stories/article")),
    ]:
        page.goto(evil + address)
        assert page.locator("main script, main img, main svg, main iframe, base, main style").count() == 0, (
            address
        )
        assert too_wide(page) == "", address
    assert heard.said == []
    context.close()


def test_a_person_corrects_a_date_without_javascript_and_takes_it_back(
    browser: Browser, tmp_path: Path, heard: Heard
) -> None:
    for size in (DESKTOP, PHONE):
        path = build(tmp_path / f"{size['width']}.sqlite")
        for site in serve(path):
            context, page = opened(browser, heard, viewport=size, java_script_enabled=False)
            page.goto(f"{site}/events/event-call")
            page.locator(f"a[href='/review?claim={CLAIM}']").click()
            page.locator(f"a[href='/review/{CLAIM}/date-0']").click()
            expect(page.locator(".body mark")).to_have_text("4 January 2022")
            page.get_by_label("The right value").fill("2022-01-05")
            page.get_by_label("Known from").fill("the minister's diary")
            page.get_by_role("button", name="Change it").click()
            expect(page.get_by_role("status")).to_contain_text("said edit: 2022-01-05")
            page.get_by_role("link", name="The event", exact=True).click()
            expect(page.locator("#accounts ~ .accounts")).to_contain_text("5 January 2022")
            page.goto(f"{site}/review/{CLAIM}/date-0")
            page.get_by_role("button", name="Undo").click()
            expect(page.get_by_role("status")).to_have_count(0)
            page.goto(f"{site}/review/log")
            expect(page.locator("tbody tr")).to_have_count(2)
            context.close()
    assert heard.said == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_person_says_that_two_events_are_one_by_keyboard_and_takes_it_back_in_the_log(
    browser: Browser, tmp_path: Path, heard: Heard, size: dict[str, int]
) -> None:
    for site in serve(build(tmp_path / "record.sqlite")):
        context, page = opened(browser, heard, viewport=size, java_script_enabled=False)
        page.goto(f"{site}/events/event-call")
        page.get_by_role("link", name="Same event as …").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Same event as …")
        page.get_by_role("searchbox", name="Another event").fill(f"{site}/events/event-visit")
        page.get_by_role("searchbox", name="Another event").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Are these one event?")
        expect(page.locator("tr.differs")).not_to_have_count(0)
        expect(page.locator(".two-told .side")).to_have_count(2)
        page.get_by_label("Note").fill("one act, told twice")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="They are one event")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("article.account")).to_have_count(3)
        expect(page.locator("#said")).to_contain_text("one act, told twice")
        expect(page.locator("#said")).to_be_in_viewport()
        page.goto(f"{site}/review")
        page.get_by_role("link", name="What was said of which events are one").click()
        page.get_by_role("button", name="Undo").click()
        expect(page).to_have_url(f"{site}/review/log/events")
        expect(page.locator("ul.words-said > li")).to_have_count(2)
        expect(page.get_by_role("button", name="Undo")).to_have_count(0)
        assert grave_with_scripts(browser, heard, page.url) == []
        context.close()
    assert heard.said == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_person_splits_an_account_off_and_takes_it_back_on_the_event(
    browser: Browser, tmp_path: Path, heard: Heard, size: dict[str, int]
) -> None:
    for site in serve(build(tmp_path / "record.sqlite")):
        context, page = opened(browser, heard, viewport=size, java_script_enabled=False)
        page.goto(f"{site}/events/event-call")
        page.locator("article.account").first.get_by_role("link", name="Another event?").click()
        expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
        page.get_by_role("checkbox", checked=True).press("Space")
        expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
        page.get_by_role("checkbox").first.press("Space")
        page.get_by_role("button", name="They are of another event").press("Enter")
        expect(page.locator("article.account")).to_have_count(1)
        expect(page.locator("#said")).to_contain_text("two events")
        assert grave_with_scripts(browser, heard, page.url) == []
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("#said .words-said > li")).to_have_count(2)
        expect(page.get_by_role("button", name="Undo")).to_have_count(0)
        context.close()
    assert heard.said == []


def test_a_row_of_the_latest_events_is_short_on_a_phone(browser: Browser, site: str, heard: Heard) -> None:
    context, page = opened(browser, heard, viewport=PHONE)
    page.goto(site)
    heights = page.locator("li.event").evaluate_all("rows => rows.map(r => r.getBoundingClientRect().height)")
    assert heights and max(heights) <= 190
    assert heard.said == []
    context.close()
