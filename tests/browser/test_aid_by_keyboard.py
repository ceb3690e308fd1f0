"""The aid with Tab, Shift+Tab, Enter and Space alone, on a phone's width, from the home page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.browser.walks import WALKS, way_through
from tests.cases import keeping

LINK_TO = "[href='#{}']"


@pytest.fixture(autouse=True)
def _on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 667})


@pytest.mark.parametrize("policy", keeping("city-and-hackney", of=WALKS))
def test_every_answer_takes_the_focus_to_the_new_heading_and_asks_nothing_of_the_server(
    policy: str, page: Page, reader: Reader
) -> None:
    reader.at_home().presses_tab_until(f"[href$='policies/{policy}/aid/']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/policies/{policy}/aid/")
    page.wait_for_load_state("networkidle")
    asked = list(reader.asked)
    stops = {stop.address: stop for stop in WALKS[policy]}
    for address in way_through(policy):
        reader.presses_tab_until(LINK_TO.format(address))
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/aid/#{address}")
        expect(reader.screen.locator("h1")).to_be_focused()
        assert page.title().startswith(reader.headline)
        if address in stops:
            stops[address].is_told_to(reader)
    assert reader.asked == asked


@pytest.mark.usefixtures("no_engine")
def test_what_the_policy_leaves_open_opens_with_space_and_shift_tab_goes_back(
    page: Page, reader: Reader
) -> None:
    reader.at("officers-annex", "position=two_talk")
    heard_nothing = reader.presses_tab_until(".fp-arms summary")
    assert heard_nothing.startswith("No answer from the other agency's line manager")
    page.keyboard.press("Space")
    onward = reader.presses_tab_until("[href='#position=three']", most=1)
    assert onward.startswith("The safer reading is to go on")
    page.keyboard.press("Shift+Tab")
    assert reader.focused == heard_nothing
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(reader.screen.locator("h1")).to_be_focused()
    assert reader.headline == "It goes up to senior managers in both agencies"


def test_a_date_is_had_by_keyboard_alone(page: Page, reader: Reader) -> None:
    reader.at("city-and-hackney", "position=two")
    reader.presses_tab_until("fieldset button")
    page.keyboard.press("Tab")
    assert reader.focused == "Give the date and time"
    page.keyboard.press("Enter")
    for part in ("23", "11", "2026", ""):
        page.keyboard.type(part)
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(reader.dates).to_contain_text("Monday 30 November 2026")
    assert reader.focused == "Counted from: Monday 23 November 2026."
