"""The aid where no script runs: links alone, from the home page to the end of every ladder."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.browser.walks import WALKS, way_through
from tests.cases import keeping


@pytest.mark.parametrize("policy", keeping("bedfordshire-luton", of=WALKS))
def test_links_alone_lead_to_the_end_and_ask_nothing_of_the_server(
    policy: str, without_scripts: Reader
) -> None:
    reader = without_scripts.at_home()
    reader.page.locator(f"main [href$='policies/{policy}/aid/']").first.click()
    reader.page.wait_for_load_state("networkidle")
    asked = list(reader.asked)
    stops = {stop.address: stop for stop in WALKS[policy]}
    for address in way_through(policy):
        reader.screen.locator(f"[href='#{address}']").first.click()
        expect(reader.screen).to_have_count(1)
        if address in stops:
            stops[address].is_told_to(reader)
    assert reader.asked == asked


def test_what_the_policy_leaves_open_opens_in_place_and_leads_on(without_scripts: Reader) -> None:
    reader = without_scripts.at("officers-annex", "position=two_talk").choose("No answer from")
    assert reader.place == "position=three"
    assert reader.headline == "It goes up to senior managers in both agencies"


def test_how_to_count_by_hand_stands_at_the_foot_of_a_step(without_scripts: Reader) -> None:
    reader = without_scripts.at("city-and-hackney", "position=two")
    reader.page.get_by_text("How to count working days by hand").click()
    expect(reader.page.get_by_text("The next working day is day 1.")).to_be_visible()
    expect(reader.page.locator("noscript p")).to_contain_text(
        "at the foot of each step it says how"
    )
