"""Dates in the aid: nothing waits for them, no slip breaks them, no device's zone moves them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.reader import Reader

STEP = "child_status=both;position=two"
BEGAN = "When did the disagreement begin?"
TOLD = "When did you tell your line manager?"


def test_until_dates_are_ready_the_limit_stands_in_words_and_the_answer_is_kept(
    page: Page, reader: Reader
) -> None:
    held: list[Route] = []
    page.context.route("**/*.wasm", lambda route: held.append(route))
    reader.at("city-and-hackney", STEP).gives(BEGAN, "2026-11-23")
    slot = reader.screen.locator(".fp-date")
    expect(slot).to_have_text("The date needs a moment to load. The limit stands in words.")
    assert "1 working week" in reader.block("By when")
    held.pop().continue_()
    expect(slot).to_contain_text("Monday 30 November 2026")


def test_when_dates_cannot_load_one_plain_line_says_so_and_every_answer_still_works(
    page: Page, reader: Reader
) -> None:
    page.context.route("**/*.wasm", lambda route: route.abort())
    page.clock.install()
    reader.at("city-and-hackney").choose("Yes", "Something else", "Our managers", "We still")
    reader.choose("Neither").gives(BEGAN, "2026-11-23")
    page.clock.fast_forward(20_000)
    slot = reader.screen.locator(".fp-date")
    expect(slot).to_have_text("Dates are taking too long to load. The limit stands in words.")
    assert "1 working week" in reader.block("By when")


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
    reader.at("city-and-hackney", "child_status=neither;position=two").gives(BEGAN, "2026-11-23")
    expect(reader.dates).to_contain_text("Monday 30 November 2026")
    reader.choose("We still")
    assert reader.place == "child_status=neither;position=three"
    expect(reader.dates).to_contain_text("Monday 30 November 2026")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles"])
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
        ("2026-13-01", "Enter the month as a number, such as 11."),
        ("2026-11-27T25:00", "Enter the time on the 24-hour clock, such as 16:45"),
        ("2027-03-28T01:30", "never was: the clocks went forward"),
    ],
)
def test_a_date_or_time_that_cannot_be_is_refused_in_plain_words(
    time: str, said: str, reader: Reader
) -> None:
    reader.at("officers-annex", "position=two_talk").gives(TOLD, time)
    expect(reader.page.get_by_role("alert")).to_contain_text(said)
    expect(reader.dates).to_have_count(0)
