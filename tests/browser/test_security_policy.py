"""Nothing that a reader does on the site is refused by the site's own security policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader

LISTEN = """addEventListener("securitypolicyviolation", (event) =>
    console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`))"""


@pytest.fixture
def refused(page: Page) -> list[str]:
    """What the browser refuses on any page from now on, and every error that it tells of."""
    told: list[str] = []
    page.add_init_script(LISTEN)
    page.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def test_a_refusal_would_be_seen(reader: Reader, refused: list[str]) -> None:
    reader.at_home().page.evaluate(
        """() => new Promise((done) => {
            const script = document.createElement("script");
            script.textContent = "1";
            addEventListener("securitypolicyviolation", done);
            document.head.append(script);
        })"""
    )
    assert any(line.startswith("refused: script-src") for line in refused)


def test_the_colours_and_the_search_work_and_nothing_is_refused(
    reader: Reader, refused: list[str]
) -> None:
    page = reader.at_home().page
    page.get_by_title("Switch to light colours").click()
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".md-search__input").click()
    page.keyboard.type("manager")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("h1").first).to_be_visible()
    assert refused == []


def test_the_aid_works_with_dates_paper_and_a_calendar_entry_and_nothing_is_refused(
    reader: Reader, refused: list[str]
) -> None:
    page = reader.at("city-and-hackney", "position=two").page
    reader.gives("When did the disagreement begin?", "2026-11-23")
    expect(reader.dates).to_have_count(1)
    with page.expect_download():
        page.get_by_role("button", name="calendar").click()
    page.pdf()
    assert refused == []


@pytest.mark.parametrize("address", ["policies/birmingham/", "policies/birmingham/how-checked/"])
def test_a_procedure_and_its_checks_are_read_and_printed_and_nothing_is_refused(
    address: str, reader: Reader, refused: list[str]
) -> None:
    page = reader.page
    page.goto(reader.url + address)
    for opened in page.locator("main summary").all():
        opened.click()
    page.pdf()
    assert refused == []
