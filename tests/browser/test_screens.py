"""Screens at their limits: long words, many accounts, an empty record, a login, and the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from readout import pipeline
from readout.record import Detail, Disagreement, Found, Reading, Resolved, When
from tests.browser.conftest import Heard, opened, serve
from tests.browser.test_walk import CLAIM, DESKTOP, PHONE, SMALL, STORY, grave, too_wide
from tests.doors._record import BLINKEN, CAVUSOGLU, Text, article, build, claim, event

pytestmark = pytest.mark.browser

PASSWORD = "correct horse battery"
# One word that fits no column, as German laws and addresses are.
WORD = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenverordnungsangelegenheit"
ACCOUNTS = 12


def crowded() -> list[tuple[Resolved, Reading]]:
    """Twelve accounts of one call, each long, each of another outlet."""
    told = []
    for number in range(ACCOUNTS):
        day = f"January {3 + number % 2}, 2022"
        text = Text().add("headline", f"Ministers talk, number {number}: {'a headline that goes on ' * 6}")
        text.add("body", f"Secretary Blinken spoke by phone with Minister Çavuşoğlu on {day} about {WORD}.")
        page = article(
            text,
            f"https://news{number}.example/{WORD}",
            headline=f"Ministers talk, number {number}",
            outlet=Found(f"outlet-{number}-{WORD}"),
        )
        one = claim(
            page,
            text,
            "Secretary Blinken spoke by phone with Minister Çavuşoğlu",
            [(BLINKEN, "both", "Secretary Blinken"), (CAVUSOGLU, "both", "Minister Çavuşoğlu")],
            when=Found(When(f"2022-01-0{3 + number % 2}", "explicit"), text.at(day).evidence),
            details=(Detail("topic", text.at(WORD)), Detail("place", text.at(WORD))),
            according_to=(Found(WORD), Found("a ministry"), Found("its spokesperson")),
        )
        told.append((one, Reading(page, (one,), ())))
    return told


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("full") / "record.sqlite"
    told = crowded()
    with pipeline.open(path) as readout:
        for _, reading in told:
            assert readout.record.add(reading)
        held = tuple(
            (f"2022-01-0{day}", tuple(one.claim.id for one, _ in told[day - 3 :: 2])) for day in (3, 4)
        )
        made = event("event-full", told, disagreements=(Disagreement("date", held),))
        readout.record.save_events([made], whole=True)
    yield from serve(path)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("empty") / "record.sqlite"
    pipeline.open(path).close()
    yield from serve(path)


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = build(tmp_path_factory.mktemp("closed") / "record.sqlite")
    with pipeline.open(path) as readout:
        readout.accounts.add("ada-of-the-long-name@ministry.example", "reviewer", PASSWORD)
    yield from serve(path)


@pytest.mark.parametrize("size", [DESKTOP, PHONE, SMALL], ids=["desktop", "phone", "small"])
def test_twelve_accounts_and_a_word_that_fits_nowhere_stay_in_the_window(
    browser: Browser, full: str, heard: Heard, size: dict[str, int]
) -> None:
    context, page = opened(browser, heard, viewport=size)
    key = crowded()[0][1].article.id
    review = crowded()[0][0].claim.id
    for address in (
        "/events/event-full",
        "/",
        "/search?q=ministers",
        f"/stories/{key}",
        "/dyads/USA/TUR",
        "/dyads/USA/TUR/brief",
        "/stories",
        "/quality",
        "/about",
        "/review",
        f"/review/{review}/topic-0",
    ):
        page.goto(full + address)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert too_wide(page) == "", address
    page.goto(f"{full}/events/event-full")
    expect(page.locator("article.account")).to_have_count(ACCOUNTS)
    assert grave(page) == []
    assert heard.said == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_empty_record_says_so_on_every_page(
    browser: Browser, empty: str, heard: Heard, scheme: str
) -> None:
    context, page = opened(browser, heard, viewport=PHONE, color_scheme=scheme)
    for address in (
        "/",
        "/search",
        "/actors",
        "/governments",
        "/dyads",
        "/stories",
        "/review",
        "/review/log",
    ):
        page.goto(empty + address)
        expect(page.locator(".empty").first).to_be_visible()
        assert grave(page) == [], address
        assert too_wide(page) == "", address
    for address in (
        "/quality",
        "/ask",
        "/about",
        "/governments/TUR",
        "/dyads/USA/TUR",
        "/dyads/USA/TUR/brief",
    ):
        page.goto(empty + address)
        assert grave(page) == [], address
    assert heard.said == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, SMALL], ids=["desktop", "small"])
def test_the_login_and_the_pages_behind_it(
    browser: Browser, closed: str, heard: Heard, size: dict[str, int], scheme: str
) -> None:
    context, page = opened(browser, heard, viewport=size, color_scheme=scheme)
    page.goto(f"{closed}/review/{CLAIM}/date-0")
    assert grave(page) == []
    assert too_wide(page) == ""
    page.get_by_label("Name").fill("ada-of-the-long-name@ministry.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{closed}/review/{CLAIM}/date-0")
    assert grave(page) == []
    assert too_wide(page) == ""
    page.get_by_role("button", name="It is right").click()
    expect(page.get_by_role("status")).to_contain_text("ada-of-the-long-name@ministry.example")
    assert grave(page) == []
    for address in ("/review/log", "/quality", "/ask"):
        page.goto(closed + address)
        assert grave(page) == [], address
        assert too_wide(page) == "", address
    assert heard.said == []
    context.close()


def stops(page: Page, most: int) -> list[dict[str, object]]:
    """Where the tabulator stops, until it has been everywhere."""
    found: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const e = document.activeElement;
                if (!e || e === document.body) return null;
                const box = e.getBoundingClientRect(), style = getComputedStyle(e);
                const before = window.last, after = !before
                    || !!(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
                window.last = e;
                return {
                    what: e.outerHTML.slice(0, 120), after,
                    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
                    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                    named: !!(e.innerText || "").trim() || !!e.getAttribute("aria-label")
                        || !!(e.labels && e.labels.length),
                };
            }"""
        )
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError(f"the tabulator did not come round in {most} steps")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search?q=grain",
        "/events/event-call",
        STORY,
        f"/review/{CLAIM}/date-0",
        "/ask",
        "/dyads/USA/TUR",
    ],
)
def test_the_keyboard_goes_through_a_page_in_order_and_is_always_seen(
    browser: Browser, site: str, heard: Heard, address: str
) -> None:
    context, page = opened(browser, heard, viewport=DESKTOP)
    page.goto(site + address)
    found = stops(page, 300)
    assert "Skip to the content" in str(found[0]["what"])
    assert len(found) > 15
    for rule in ("after", "seen", "ring", "named"):
        assert [one["what"] for one in found if not one[rule]] == [], rule
    assert heard.said == []
    context.close()
