"""What comes out of a printer: whole boxes, no menus, and where to look whether it still holds."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, PdfMargins, expect

from tests.browser.reader import Reader, missing
from tests.browser.screens import without_dates
from tests.cases import LONG, keeping

STEP = "position=two"

POLICIES = (
    *("birmingham", "bedfordshire-luton", "city-and-hackney"),
    *("officers-annex", "school-birmingham", "example"),
)

LONGEST = """[...document.querySelectorAll(".fp-step")]
    .map((step) => [step.textContent.length, step.id])
    .sort(([one], [other]) => other - one)[0][1]"""

SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")

BOXES = """:is(
    .md-banner, .fp-strip, .fp-review, .fp-danger, .fp-box, .fp-part, .fp-open, .fp-block--when,
    .fp-check, .fp-meeting, .fp-national, .fp-opens > li, .fp-contacts > div, .fp-footer,
    h1, h2, h3, li:not(:has(li)))"""

LAID_OUT_IN_SHEETS = """(boxes) => {
    const [wide, high] = [688, 1032];  // an A4 sheet between its margins, in pixels
    Object.assign(document.body.style, {
        width: `${wide}px`, height: `${high}px`, columnWidth: `${wide}px`, columnGap: "40px",
        columnFill: "auto", margin: "0", display: "block", overflow: "visible", minHeight: "0",
    });
    const told = (each) => each.textContent.trim().replace(/\\s+/g, " ").slice(0, 60);
    const shown = (each) => each.checkVisibility() && each.getClientRects().length > 0;
    const parts = [...document.querySelectorAll(boxes)].filter(shown);
    const column = (rect) => Math.floor(rect.x / (wide + 40));
    const columns = (each) => new Set([...each.getClientRects()].map(column)).size;
    const cut = parts.filter((each) => {
        const tall = [...each.getClientRects()].reduce((sum, {height}) => sum + height, 0);
        return columns(each) > 1 && tall < high;
    });
    const texts = [...document.querySelectorAll("p, li, td, dd, .fp-part ul")].filter(shown);
    const alone = parts.filter((each) => each.matches("h1, h2, h3")).filter((each) => {
        const next = texts.find((text) =>
            each.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
        return next && column(next.getClientRects()[0]) !== column(each.getClientRects()[0]);
    });
    const sheets = Math.max(...parts.map((each) => column(each.getClientRects()[0]))) + 1;
    return {cut: cut.map(told), alone: alone.map(told), boxes: parts.length, sheets};
}"""
"""Columns are filled by the same rules as sheets, and unlike sheets they can be measured."""


@pytest.fixture
def on_paper(page: Page) -> Page:
    """A browser that shows what it would print."""
    without_dates(page)
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("policies/school-birmingham/", ("Version: 2020 to 2022.", "Review due: November 2022.")),
        ("policies/city-and-hackney/aid/", ("Version: December 2021", "It has no review date.")),
        ("policies/birmingham/how-checked/", ("No version is given.", "It has no review date.")),
        ("", ()),
        pytest.param("national/", (), marks=LONG),
    ],
)
def test_every_print_names_its_version_its_live_page_and_its_build_and_has_no_menu(
    address: str, own: tuple[str, ...], on_paper: Page, site_url: str
) -> None:
    on_paper.goto(site_url + address)
    foot = on_paper.locator("footer").inner_text()
    live = f"Check the live page before you rely on this: https://fingerpost.example/{address}"
    assert missing(foot, (*own, live, "Built from version ")) == []
    furniture = on_paper.locator("header, nav, button, select, .md-sidebar, .md-search, .fp-links")
    assert [each.is_visible() for each in furniture.all()] == [False] * furniture.count()
    expect(on_paper.get_by_text("in danger now?").first).to_be_visible()


@pytest.mark.usefixtures("own_context")
def test_a_step_says_the_answers_that_led_to_it_and_when_it_was_printed(
    on_paper: Page, reader: Reader
) -> None:
    on_paper.clock.set_fixed_time("2026-11-26T09:00:00Z")
    reader.at("city-and-hackney", STEP)
    foot = on_paper.locator(".fp-foot")
    expect(foot).to_be_visible()
    assert missing(foot.inner_text(), (on_paper.url, "Printed on Thursday", "26 November")) == []
    assert "Stage Two: The two line managers talk" in reader.screen.inner_text()


def test_what_opens_on_the_screen_stands_open_on_paper(reader: Reader) -> None:
    """A reader of paper cannot press: they read what is not said, and the safer way on."""
    reader.page.emulate_media(media="print")
    reader.at("city-and-hackney", STEP)
    expect(
        reader.screen.get_by_text("The policy does not say what no answer means.")
    ).to_be_visible()
    expect(reader.screen.get_by_text("The safer reading is to go on").first).to_be_visible()
    folded = reader.screen.locator("details.fp-more .fp-open")
    assert folded.count()
    assert [each.is_visible() for each in folded.all()] == [True] * folded.count()


@pytest.mark.parametrize("policy", keeping("bedfordshire-luton", "example", of=POLICIES))
def test_even_the_longest_step_fits_two_sheets_and_cuts_no_box(
    policy: str, without_scripts: Reader
) -> None:
    """Without scripts the parts of all sides are printed: no step is longer."""
    page = without_scripts.at(policy).page
    without_scripts.at(policy, page.evaluate(LONGEST))
    assert len(SHEET.findall(page.pdf(prefer_css_page_size=True))) in (1, 2)
    page.emulate_media(media="print")
    assert_whole(page)


@pytest.mark.parametrize(
    "address", ["birmingham/", "bedfordshire-luton/", "city-and-hackney/how-checked/"]
)
def test_no_box_of_a_page_is_cut_by_the_end_of_a_sheet(
    address: str, on_paper: Page, site_url: str
) -> None:
    on_paper.goto(f"{site_url}policies/{address}")
    assert_whole(on_paper)


def assert_whole(page: Page) -> None:
    found = page.evaluate(LAID_OUT_IN_SHEETS, BOXES)
    assert found["boxes"] > 10
    assert found["sheets"] > 1
    assert (found["cut"], found["alone"]) == ([], [])


def test_the_page_of_checks_takes_few_sheets(on_paper: Page, site_url: str) -> None:
    """Every step for every answer is for the screen and the spreadsheet, not for paper."""
    on_paper.goto(f"{site_url}policies/birmingham/how-checked/")
    tables = on_paper.locator(".fp-checked details")
    assert tables.count() > 3
    assert [each.is_visible() for each in tables.all()] == [False] * tables.count()
    assert on_paper.get_by_role("heading", name="What was checked").is_visible()


def test_the_poster_fills_one_sheet(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}policies/birmingham/poster.svg")
    assert len(SHEET.findall(page.pdf(format="A4"))) == 1
    margins = PdfMargins(top="10mm", right="10mm", bottom="10mm", left="10mm")
    assert len(SHEET.findall(page.pdf(format="A4", margin=margins))) == 1


@pytest.mark.usefixtures("no_engine")
def test_the_record_sheet_carries_version_and_build(page: Page, reader: Reader) -> None:
    page.add_init_script("window.print = () => {}")
    reader.at("school-birmingham", "position=five")
    page.get_by_text("Record sheet", exact=True).click()
    page.get_by_role("button", name="Print the sheet").click()
    page.emulate_media(media="print")
    printed = page.locator("body").inner_text()
    wanted = ("Version: 2020 to 2022. Review due: November 2022.", "Built from version ", page.url)
    assert missing(printed, wanted) == []
