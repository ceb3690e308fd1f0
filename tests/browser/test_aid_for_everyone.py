"""The aid by keyboard, on a narrow screen, from an old link, and by the accessibility rules."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import Reader
from tests.conftest import ROOT

PAGES = {
    "home": "",
    "list": "policies/",
    "procedure": "policies/birmingham/",
    "question": "policies/city-and-hackney/aid/",
    "step": "policies/city-and-hackney/aid/#child_status=both;position=two",
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (375, 1280)
RUN_AXE = """async () => (await axe.run({resultTypes: ["violations"]})).violations
    .map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target).join(" | ")}`)"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The accessibility checker, as a script."""
    return Path(ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_nothing_breaks_the_accessibility_rules(
    address: str, axe: str, chromium: Browser, site_url: str
) -> None:
    context = chromium.new_context(locale="en-GB", bypass_csp=True)
    page = context.new_page()
    page.goto(site_url + address)
    page.evaluate(axe)
    found = {}
    for scheme in SCHEMES:
        for width in WIDTHS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            found[scheme, width] = page.evaluate(RUN_AXE)
    context.close()
    assert found == {(scheme, width): [] for scheme in SCHEMES for width in WIDTHS}


def test_the_keyboard_alone_answers_and_lands_on_the_new_heading(reader: Reader) -> None:
    reader.at("city-and-hackney")
    reader.presses_tab_until(".fp-arms a")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("h1:focus")).to_have_text(reader.headline)
    assert reader.place == "safe=no"


def test_without_scripts_the_keyboard_answers_too(without_scripts: Reader) -> None:
    without_scripts.at("city-and-hackney").page.keyboard.press("Tab")
    while "No" not in (without_scripts.page.locator("a:focus").all_inner_texts() or [""]):
        without_scripts.page.keyboard.press("Tab")
    without_scripts.page.keyboard.press("Enter")
    expect(without_scripts.screen).to_have_count(1)
    assert without_scripts.place == "safe=no"


@pytest.mark.parametrize("address", ["", "policies/city-and-hackney/aid/"])
def test_at_320_pixels_a_keyboard_opens_the_menu_and_nothing_is_cut_off(
    address: str, page: Page, reader: Reader
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(reader.url + address)
    assert reader.presses_tab_until("[data-fp-opens=drawer]") == "Menu"
    page.keyboard.press("Enter")
    expect(page.locator(".fp-nav a:focus")).to_have_text("Home")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_stale_link_is_mended_and_names_what_no_longer_counts(reader: Reader) -> None:
    reader.at("city-and-hackney", "child_status=both;position=two;told=told")
    notice = reader.page.locator(".fp-notice")
    expect(notice).to_contain_text("This link has changed. You are at the nearest step to it.")
    expect(notice).to_contain_text("I have told them” is left out")
    assert reader.place == "child_status=both;position=two"


def test_a_link_with_its_answers_in_another_order_leads_to_the_same_step(reader: Reader) -> None:
    reader.at("city-and-hackney", "position=two;child_status=both")
    reader.page.wait_for_url("**#child_status=both;position=two")
    expect(reader.screen).to_have_count(1)


def test_a_link_that_was_never_ours_is_said_to_be_unknown(reader: Reader) -> None:
    reader.at("city-and-hackney", "nonsense")
    notice = reader.page.locator(".fp-notice")
    expect(notice).to_contain_text("This link is not known here. This is the first question.")
    assert reader.headline.startswith("Is the child safe for now")
