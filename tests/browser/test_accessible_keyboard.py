"""What the keyboard reaches is seen: no focus in what is shut, covered or off the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle, product

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.reader import Reader
from tests.browser.screens import KINDS, without_dates
from tests.cases import LONG

NARROW: ViewportSize = {"width": 320, "height": 256}  # a screen of 1280 by 1024 at 400 %
WIDE: ViewportSize = {"width": 1280, "height": 800}

Way = tuple[str, tuple[str, ViewportSize]]
WAYS = tuple(product(("Tab", "Shift+Tab"), (NARROW, WIDE)))
EVERY_WAY = tuple(product(KINDS, WAYS))
"""Each kind of page forwards and backwards, narrow and wide."""

SIMPLE = ("text", "table", "list", "not found")
"""Pages of text and links alone, as the home page is."""

ONE_WAY_EACH = tuple(zip((kind for kind in KINDS if kind not in SIMPLE), cycle(WAYS), strict=False))
"""Each other kind of page, the ways taken in turns."""

# What has the focus, and what is wrong with it once the screen has settled; null the second time.
FOCUSED = """async () => {
    const each = document.activeElement;
    if (each === document.body) return ["", ""];
    const wrong = () => {
        const {left, right, top, bottom, width, height} = each.getBoundingClientRect();
        if (!each.checkVisibility({visibilityProperty: true, opacityProperty: true}))
            return "is hidden";
        if (width < 20 || height < 14) return `is ${width} by ${height}`;
        if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
            return "is off the screen";
        const middle = (low, high, most) => (Math.max(low, 0) + Math.min(high, most)) / 2;
        const found = document.elementFromPoint(
            middle(left, right, innerWidth), middle(top, bottom, innerHeight));
        if (!each.contains(found) && !found?.contains(each) && !each.labels?.length)
            return `lies under ${found?.className}`;
        const {outlineStyle, outlineWidth} = getComputedStyle(each);
        return outlineStyle === "none" || parseFloat(outlineWidth) < 2 ? "has no mark" : "";
    };
    for (let frame = 0; wrong() && frame < 30; frame += 1)
        await new Promise((next) => requestAnimationFrame(next));
    const seen = (window.focused ??= new Set());
    if (seen.has(each)) return null;
    seen.add(each);
    const name = each.ariaLabel ?? each.textContent.trim().slice(0, 40);
    return [`${each.localName}.${each.className} “${name}”`, wrong()];
}"""


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Let nothing move, so that what has the focus stands where it is."""
    context = chromium.new_context(locale="en-GB", reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def keyboard(reader: Reader) -> Reader:
    """Somebody who only has a keyboard, and asks for no date."""
    without_dates(reader.page)
    return reader


def walk(page: Page, key: str) -> list[tuple[str, str]]:
    """Press a key until the focus has gone round; gives each stop and what is wrong with it."""
    stops = []
    page.keyboard.press(key)
    while stop := page.evaluate(FOCUSED):
        stops.append((stop[0], stop[1]))
        page.keyboard.press(key)
    return [stop for stop in stops if stop[0]]


@pytest.mark.parametrize(
    "ways",
    [
        pytest.param(ONE_WAY_EACH, id="one way each"),
        pytest.param(EVERY_WAY, id="every way", marks=LONG),
    ],
)
def test_whatever_has_the_focus_is_seen(ways: Iterable[Way], keyboard: Reader) -> None:
    page = keyboard.page
    hidden: dict[tuple[str, str], str] = {}
    for kind, (key, size) in ways:
        page.set_viewport_size(size)
        page.goto("about:blank")
        page.goto(keyboard.url + KINDS[kind])
        stops = walk(page, key)
        assert len(stops) > 10, kind
        hidden |= {(kind, what): wrong for what, wrong in stops if wrong}
    assert hidden == {}


def test_at_320_pixels_the_menu_opens_and_shuts_again_when_the_focus_leaves_it(
    keyboard: Reader,
) -> None:
    page = keyboard.at_home().page
    page.set_viewport_size({"width": 320, "height": 600})
    keyboard.presses_tab_until("[data-fp-opens=drawer]")
    opener = page.locator("[data-fp-opens=drawer]")
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".fp-nav a:focus")).to_be_in_viewport()
    last = page.locator(".fp-nav a").last.inner_text()
    assert keyboard.presses_tab_until(".fp-nav li:last-child > a") == last
    page.keyboard.press("Tab")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(page.locator("main :focus")).to_be_in_viewport()


@pytest.mark.parametrize("panel", ["drawer", "search"])
def test_escape_shuts_what_was_opened_and_goes_back_to_its_button(
    panel: str, keyboard: Reader
) -> None:
    page = keyboard.at_home().page
    page.set_viewport_size({"width": 320, "height": 600})
    keyboard.presses_tab_until(f"[data-fp-opens={panel}]")
    opener = page.locator(f"[data-fp-opens={panel}]")
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(opener).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_searches_hears_how_many_are_found_and_reaches_each(
    width: int, keyboard: Reader
) -> None:
    page = keyboard.at_home().page
    page.set_viewport_size({"width": width, "height": 600})
    if width == 320:
        keyboard.presses_tab_until("[data-fp-opens=search]")
        page.keyboard.press("Enter")
    else:
        keyboard.presses_tab_until(".md-search__input")
    expect(page.locator(".md-search__input:focus")).to_be_in_viewport()
    # One search only: what a part of the word found would be drawn anew under the focus.
    page.keyboard.insert_text("whistleblowin")
    page.keyboard.press("g")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("matching document")
    keyboard.presses_tab_until(".md-search-result__link")
    reached = page.locator(".md-search-result__link:focus")
    expect(reached).to_be_in_viewport()
    address = reached.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}**")


def test_on_a_narrow_screen_a_named_button_shuts_the_search(keyboard: Reader) -> None:
    page = keyboard.at_home().page
    page.set_viewport_size({"width": 320, "height": 600})
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("button", name="Close the search").click()
    expect(page.locator(".md-search__input")).not_to_be_visible()
    expect(page.locator("[data-fp-opens=search]")).to_be_focused()


def test_no_single_letter_does_anything(keyboard: Reader) -> None:
    """Whoever speaks to their computer would set it off without meaning to (WCAG 2.1.4)."""
    page = keyboard.page
    page.goto(f"{keyboard.url}about/")
    reached = keyboard.presses_tab_until(".fp-footer a")
    for key in ("s", "f", "/", "n", "p", ".", ","):
        page.keyboard.press(key)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert keyboard.focused == reached
    assert page.url == f"{keyboard.url}about/"


def test_each_choice_of_colours_bears_its_own_name(keyboard: Reader) -> None:
    page = keyboard.at_home().page
    keyboard.presses_tab_until("[name=__palette]")
    chosen = page.get_by_role("radio", checked=True)
    expect(chosen).to_have_accessible_name("Use the colours of my device")
    page.keyboard.press("ArrowRight")
    expect(chosen).to_have_accessible_name("Switch to light colours")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.keyboard.press("ArrowRight")
    expect(chosen).to_have_accessible_name("Switch to dark colours")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(chosen).to_be_focused()


def test_a_new_screen_is_read_out_its_title_and_its_heading(keyboard: Reader) -> None:
    keyboard.at("city-and-hackney").choose("Yes", "Something else")
    heading = keyboard.page.get_by_role("heading", name="Who has talked to whom so far?")
    expect(heading).to_be_focused()
    expect(keyboard.page).to_have_title(
        "Who has talked to whom so far? - Escalation Policy: Resolving Professional Difference"
        " - Fingerpost"
    )


def test_a_date_that_appears_is_read_out(reader: Reader) -> None:
    reader.at("city-and-hackney", "position=two")
    reader.gives("When did the disagreement begin?", "2026-11-23")
    told = reader.page.locator("[aria-live=polite]", has_text="Monday 30 November 2026")
    expect(told).to_be_visible()
