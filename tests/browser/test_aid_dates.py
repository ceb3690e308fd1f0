"""Dates in the aid: nothing waits for them, no slip breaks them, no device's zone moves them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.reader import Reader
from tests.cases import LONG, keeping

pytestmark = pytest.mark.usefixtures("own_context")

PLACES = """[
    scrollX, scrollY, document.activeElement.textContent, innerHeight,
    ...[...document.querySelectorAll("main *, footer *")]
        .filter((each) => each.checkVisibility() && !each.matches(".fp-date *"))
        .map((each) => {
            const {x, y, width, height} = each.getBoundingClientRect();
            return [each.localName, x, y, width, height].join(" ");
        }),
]"""
"""Where the reader is, and where everything stands but what is inside the places for dates."""

WATCH = """window.moved = [];
new PerformanceObserver((seen) => window.moved.push(...seen.getEntries().map(({value}) => value)))
    .observe({type: "layout-shift"});"""

DRAWN = """() => new Promise((tell) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(tell))))"""

STEP = "position=two"
BEGAN = "When did the disagreement begin?"
TOLD = "When did you tell your line manager?"


@pytest.fixture
def held(page: Page) -> list[Route]:
    """Holds back the file without which no date is worked out, until it is let go."""
    waiting: list[Route] = []
    page.context.route("**/library*.zip", lambda route: waiting.append(route))
    return waiting


def test_a_tab_opened_behind_another_works_its_dates_out_too(page: Page, reader: Reader) -> None:
    """Nothing is drawn there, and nobody sees it; by the time they look the date should stand."""
    page.add_init_script(
        "Object.defineProperty(document, 'hidden', {value: true}); requestAnimationFrame = () => 0;"
    )
    reader.at("city-and-hackney", STEP).gives(BEGAN, "2026-11-23")
    expect(reader.dates).to_have_count(1)


@pytest.mark.parametrize("width", keeping(320, of=(320, 375, 1280)))
def test_an_answer_given_early_gets_its_date_and_nothing_moves(
    width: int, page: Page, reader: Reader, held: list[Route]
) -> None:
    """On the step that the reader has gone on to, with the focus where it was."""
    page.clock.set_fixed_time("2026-11-25T10:00:00Z")
    page.set_viewport_size({"width": width, "height": 667})
    reader.at("city-and-hackney", "position=two").gives(BEGAN, "2026-11-23")
    reader.choose("We still")
    slot = reader.screen.locator(".fp-date")
    expect(slot).to_have_text("The date needs a moment to load. The limit stands in words.")
    slot.scroll_into_view_if_needed()
    reader.presses_tab_until("fieldset button")
    before = page.evaluate(PLACES)
    assert len(before) > 30
    assert "1 working week" in reader.block("By when")
    page.evaluate(WATCH)
    held.pop().continue_()
    expect(slot).to_contain_text("Monday 30 November 2026")
    page.evaluate(DRAWN)
    assert page.evaluate(PLACES) == before
    assert page.evaluate("moved") == []


def test_what_is_being_typed_when_dates_come_stays(
    page: Page, reader: Reader, held: list[Route]
) -> None:
    reader.at("birmingham", "position=one;safe=no").gives("disagreement", "2026-11-23")
    reader.screen.locator("fieldset", has_text="risk").get_by_text("Give the date").click()
    page.keyboard.type("27")
    expect(reader.screen.locator(".fp-date").first).to_contain_text("The date needs a moment")
    held.pop().continue_()
    expect(reader.dates.first).to_contain_text("Monday 23 November 2026")
    expect(reader.screen.get_by_label("Day").and_(page.locator(":focus"))).to_have_value("27")


def test_dates_that_take_long_are_said_to_and_still_come(
    page: Page, reader: Reader, held: list[Route]
) -> None:
    page.clock.install()
    reader.at("city-and-hackney", STEP).gives(BEGAN, "2026-11-23")
    slot = reader.screen.locator(".fp-date")
    expect(slot).to_contain_text("needs a moment")
    page.clock.fast_forward(20_000)
    expect(slot).to_have_text("Dates are taking a long time to load. The limit stands in words.")
    held.pop().continue_()
    expect(slot).to_contain_text("Monday 30 November 2026")


def lost(page: Page) -> None:
    """A school's filter that lets no program through."""
    page.context.route("**/*.wasm", lambda route: route.fulfill(status=403, body="Blocked"))


def replaced(page: Page) -> None:
    """A filter that sends a page of its own, and calls it well."""
    told = "<!doctype html><title>Blocked</title>"
    page.context.route(
        "**/*.wasm", lambda route: route.fulfill(body=told, content_type="text/html")
    )


def forbidden(page: Page) -> None:
    """A browser in which whoever manages it has turned programs off."""
    page.context.route(
        "**/worker*.js",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            headers={**answer.headers, "Content-Security-Policy": "script-src 'self'"},
        ),
    )


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (lost, "What works out dates could not be loaded."),
        (replaced, "What works out dates could not be loaded."),
        (forbidden, "This browser does not let this page work out dates."),
    ],
)
def test_where_dates_cannot_be_had_one_plain_line_says_so_and_every_answer_works(
    block: Callable[[Page], None], said: str, page: Page, reader: Reader
) -> None:
    """It is told because it failed: this reader's clock never comes to the time for giving up."""
    block(page)
    page.clock.install()
    page.clock.pause_at("2099-01-01")
    reader.at("city-and-hackney").choose("Yes", "Something else", "Our managers", "We still")
    page.clock.run_for(100)  # until the page is drawn
    reader.gives(BEGAN, "2026-11-23")
    slot = reader.screen.locator(".fp-date")
    expect(slot).to_have_text(f"{said} The limit stands in words.")
    assert "1 working week" in reader.block("By when")
    reader.choose("We still")
    assert reader.headline.startswith("Is there anyone more senior")


def test_just_now_counts_from_londons_clock_and_shows_the_working(
    page: Page, reader: Reader
) -> None:
    page.clock.set_fixed_time("2026-12-23T09:00:00Z")
    reader.at("city-and-hackney", STEP)
    page.get_by_role("button", name="Just now").click()
    expect(reader.dates).to_contain_text("Monday 4 January 2027")
    reader.screen.get_by_text("How we counted").click()
    working = reader.screen.locator(".fp-date details")
    expect(working).to_contain_text("Friday 25 December 2026: Christmas Day")
    expect(working).to_contain_text("Monday 28 December 2026: Boxing Day")
    expect(working).to_contain_text("Friday 1 January 2027")


def test_a_time_once_given_goes_along_to_the_next_step(page: Page, reader: Reader) -> None:
    page.clock.set_fixed_time("2026-11-26T09:00:00Z")
    reader.at("city-and-hackney", "position=two").gives(BEGAN, "2026-11-23")
    expect(reader.dates).to_contain_text("Monday 30 November 2026")
    reader.choose("We still")
    assert reader.place == "position=three"
    expect(reader.dates).to_contain_text("Monday 30 November 2026")


@pytest.mark.parametrize(
    "zone", keeping("America/Los_Angeles", of=("Asia/Tokyo", "America/Los_Angeles"))
)
def test_a_device_far_from_london_gets_the_same_date(
    zone: str, chromium: Browser, site_url: str
) -> None:
    context = chromium.new_context(locale="en-GB", timezone_id=zone)
    reader = Reader(context.new_page(), site_url)
    # Saturday in Tokyo, Friday afternoon in Los Angeles, Friday night in London.
    reader.page.clock.set_fixed_time("2026-11-27T23:30:00Z")
    reader.at("officers-annex", "position=two_talk")
    reader.page.get_by_role("button", name="Just now").click()
    expect(reader.dates).to_contain_text("Saturday 28 November 2026")
    expect(reader.dates).to_contain_text("23:30")
    reader.screen.get_by_role("button", name="Remove").click()
    reader.gives(TOLD, "2026-11-27T16:45")
    expect(reader.dates).to_contain_text("16:45")
    expect(reader.dates).to_contain_text("Saturday 28 November 2026")
    context.close()


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("2026-02-31", "That month does not have so many days."),
        pytest.param("2026-13-01", "Enter the month as a number, such as 11.", marks=LONG),
        pytest.param("2026-11-27T25:00", "Enter the time on the 24-hour clock", marks=LONG),
        ("2027-03-28T01:30", "never was: the clocks went forward"),
    ],
)
def test_a_date_or_time_that_cannot_be_is_refused_in_plain_words(
    time: str, said: str, reader: Reader
) -> None:
    reader.at("officers-annex", "position=two_talk").gives(TOLD, time)
    expect(reader.page.get_by_role("alert")).to_contain_text(said)
    expect(reader.dates).to_have_count(0)


def test_the_other_reading_stands_beside_the_date(reader: Reader) -> None:
    """In view, and not only under “How we counted”."""
    reader.at("city-and-hackney", STEP).gives(BEGAN, "2026-11-23")
    expect(reader.dates).to_have_count(1)
    assert "It may also mean Friday 27 November 2026." in reader.screen.inner_text()


def test_a_start_in_the_future_is_asked_back_and_counted_from(reader: Reader) -> None:
    reader.at("city-and-hackney", STEP).gives(BEGAN, "2027-11-22")
    asked = reader.screen.locator(".fp-asked-back")
    expect(asked).to_have_text(
        "Monday 22 November 2027 is in the future. Is that right? We count from it."
    )
    expect(reader.dates).to_contain_text("Monday 29 November 2027")
