"""The aid by keyboard, with scripts and without, and from a link that is old or not ours."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader


@pytest.mark.usefixtures("no_engine")
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


def test_a_stale_link_is_mended_and_names_what_no_longer_counts(reader: Reader) -> None:
    reader.at("city-and-hackney", "position=two;told=told")
    notice = reader.page.locator(".fp-notice")
    expect(notice).to_contain_text("This link has changed. You are at the nearest step to it.")
    expect(notice).to_contain_text("I have told them” is left out")
    assert reader.place == "position=two"


@pytest.mark.usefixtures("own_context")
def test_a_stale_link_is_mended_on_a_page_that_has_long_been_open_too(reader: Reader) -> None:
    page = reader.page
    page.clock.install()
    reader.at("city-and-hackney", "position=two")
    reader.gives("When did the disagreement begin?", "2026-11-23")
    expect(reader.dates).to_have_count(1)
    page.clock.fast_forward(20_000)
    page.evaluate("location.hash = '#position=two;told=told'")
    expect(page.locator(".fp-notice")).to_contain_text("This link has changed.")


def test_a_link_with_its_answers_in_another_order_leads_to_the_same_step(reader: Reader) -> None:
    reader.at("city-and-hackney", "position=two;child_status=both")
    reader.page.wait_for_url("**#position=two")
    expect(reader.screen).to_have_count(1)


@pytest.mark.usefixtures("no_engine")
def test_a_link_that_was_never_ours_is_said_to_be_unknown(reader: Reader) -> None:
    reader.at("city-and-hackney", "nonsense")
    notice = reader.page.locator(".fp-notice")
    expect(notice).to_contain_text("This link is not known here. This is the first question.")
    assert reader.headline.startswith("Is the child safe for now")
