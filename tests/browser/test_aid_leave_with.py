"""What a reader takes away: calendar file, record sheet, copied text, words to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.reader import Reader, missing
from tests.cases import keeping

STEP = "position=two"
POLICIES = (
    *("birmingham", "bedfordshire-luton", "city-and-hackney"),
    *("officers-annex", "school-birmingham", "example"),
)
LONGEST = """[...document.querySelectorAll(".fp-step")]
    .map((step) => [step.querySelector(".fp-block--record")?.textContent.length ?? 0, step.id])
    .sort(([one], [other]) => other - one)[0][1]"""
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def saved_calendar(reader: Reader) -> bytes:
    """Press the calendar button; gives the file."""
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Add to my calendar").click()
    return Path(download.value.path()).read_bytes()


def entry(raw: bytes) -> Event:
    """The one entry of a calendar file, as a calendar reads it."""
    calendar = Calendar.from_ical(raw)
    assert isinstance(calendar, Calendar)
    (found,) = calendar.events
    return found


@pytest.fixture(scope="module")
def of_a_day(context: BrowserContext, site_url: str) -> Iterator[bytes]:
    """The calendar file of a limit that ends with a day."""
    page = context.new_page()
    reader = Reader(page, site_url).at("city-and-hackney", STEP)
    reader.gives("When did the disagreement begin?", "2026-11-23")
    yield saved_calendar(reader)
    page.close()


def test_a_day_goes_into_the_calendar_as_a_whole_day(of_a_day: bytes) -> None:
    saved = entry(of_a_day)
    day, first_after = saved.DTSTART, saved.DTEND
    assert day == date(2026, 11, 30)
    assert first_after == date(2026, 12, 1)


def test_an_hour_goes_into_the_calendar_in_utc(reader: Reader) -> None:
    reader.at("officers-annex", "position=two_talk")
    reader.gives("When did you tell your line manager?", "2026-06-05T16:45")
    start = entry(saved_calendar(reader)).DTSTART
    assert start == datetime(2026, 6, 6, 15, 45, tzinfo=UTC)


def test_the_calendar_file_names_the_policy_and_nothing_of_the_case(of_a_day: bytes) -> None:
    text = of_a_day.replace(b"\r\n ", b"").decode()
    assert of_a_day.count(b"\n") == of_a_day.count(b"\r\n")
    assert max(len(line) for line in of_a_day.split(b"\r\n")) <= 75
    assert "Resolving Professional Difference" in text
    assert "Monday 30 November 2026" in text
    assert "It may also mean Friday 27 November 2026." in text
    assert "child_status" not in text
    assert "looked after" not in text


@pytest.mark.usefixtures("no_engine")
@pytest.mark.parametrize("policy", keeping("bedfordshire-luton", of=POLICIES))
def test_even_the_longest_record_sheet_fits_one_page(
    policy: str, page: Page, reader: Reader
) -> None:
    # Chromium without a window has no print dialogue; what it would print is made below.
    page.add_init_script("window.print = () => {}")
    reader.at(policy).page.goto(f"{page.url}#{page.evaluate(LONGEST)}")
    page.get_by_text("Record sheet", exact=True).click()
    page.get_by_role("button", name="Print the sheet").click()
    assert len(PAGE.findall(page.pdf(format="A4"))) == 1


@pytest.mark.usefixtures("own_context")
def test_the_record_sheet_copies_as_text_with_policy_standing_address_and_date(
    page: Page, reader: Reader
) -> None:
    page.clock.set_fixed_time("2026-11-26T09:00:00Z")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.at("city-and-hackney", STEP)
    page.get_by_text("Record sheet", exact=True).click()
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    wanted = (
        *("Escalation Policy: Resolving Professional Difference", "Version: December 2021"),
        *("Standing: example", "Do not use it for a real case", "Stage Two", "(3.1)"),
        *(f"From {page.url}", "Printed on Thursday", "26 November 2026", "(helpful)"),
    )
    assert missing(copied, wanted) == []


@pytest.mark.usefixtures("no_engine")
def test_what_to_say_is_marked_as_not_from_the_policy(reader: Reader) -> None:
    reader.at("city-and-hackney", STEP)
    reader.page.get_by_text("A way to say it", exact=True).click()
    said = reader.page.locator(".fp-say").inner_text()
    assert missing(said, ["Not from the policy.", "Resolving Professional Difference"]) == []
    assert "Stage Two" in said


def test_without_scripts_the_blank_sheet_is_still_there(without_scripts: Reader) -> None:
    without_scripts.at("city-and-hackney", STEP)
    without_scripts.page.get_by_text("Record sheet", exact=True).click()
    expect(without_scripts.page.get_by_text("What they said, and their reasons")).to_be_visible()
    expect(without_scripts.page.get_by_role("button", name="Copy as text")).not_to_be_visible()
