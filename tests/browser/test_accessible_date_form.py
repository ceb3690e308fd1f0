"""A mistake in a date: said at the field, summed up, in the title, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.reader import Reader
from tests.browser.screens import STEP

MARKED = """[...document.querySelectorAll("[data-part]")].map((field) => {
    const told = document.getElementById(field.getAttribute("aria-describedby"));
    return [field.labels[0].textContent, field.ariaInvalid === "true", told?.textContent ?? ""];
})"""
"""Each field of the form: its label, whether it is marked as wrong, and what is said of it."""


@pytest.fixture
def form(reader: Reader) -> Page:
    """The form for a date, open on a step."""
    return opened(reader)


@pytest.fixture(scope="module")
def open_form(context: BrowserContext, site_url: str) -> Iterator[Page]:
    """The form of somebody who makes one mistake after the other."""
    page = context.new_page()
    yield opened(Reader(page, site_url))
    page.close()


def opened(reader: Reader) -> Page:
    reader.at("city-and-hackney", STEP)
    reader.page.get_by_role("button", name="Give the date").click()
    return reader.page


def send(page: Page, day: str, month: str, year: str, time: str = "") -> None:
    """Fill the form and send it."""
    for label, value in (("Day", day), ("Month", month), ("Year", year), ("Time", time)):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Work out the date").click()


@pytest.mark.parametrize(
    ("typed", "at", "said"),
    [
        (("", "", ""), ("Day", "Month", "Year"), "Enter the day, the month and the year."),
        (("", "11", "2026"), ("Day",), "Enter the day."),
        (("27", "", ""), ("Month", "Year"), "Enter the month and the year."),
        (("32", "11", "2026"), ("Day",), "Enter the day as a number, such as 27."),
        (("27", "November", "2026"), ("Month",), "Enter the month as a number, such as 11."),
        (("27", "11", "26"), ("Year",), "Enter the year in four figures, such as 2026."),
        (("31", "11", "2026"), ("Day",), "That month does not have so many days."),
        (("27", "11", "2026", "16.75"), ("Time",), "Enter the time on the 24-hour clock"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_nowhere_else(
    typed: tuple[str, ...], at: tuple[str, ...], said: str, open_form: Page
) -> None:
    send(open_form, *typed)
    marked = {
        label.partition(",")[0]: told for label, *told in open_form.evaluate(MARKED) if any(told)
    }
    assert tuple(marked) == at
    for invalid, described in marked.values():
        assert invalid
        assert said in described


@pytest.mark.usefixtures("no_engine")
def test_the_summary_takes_the_focus_and_its_link_leads_to_the_field(form: Page) -> None:
    send(form, "27", "", "2026")
    summary = form.get_by_role("alert").filter(has_text="There is a problem")
    expect(form.locator(".fp-errors:focus")).to_contain_text("Enter the month.")
    summary.get_by_role("link", name="Enter the month.").click()
    expect(form.get_by_label("Month")).to_be_focused()
    assert form.url.endswith(STEP)


@pytest.mark.usefixtures("no_engine")
def test_the_title_says_error_until_it_is_put_right(form: Page) -> None:
    title = form.title()
    send(form, "", "11", "2026")
    send(form, "31", "11", "2026")
    expect(form).to_have_title(f"Error: {title}")
    send(form, "23", "11", "2026")
    expect(form).to_have_title(title)


def test_a_time_that_never_was_is_a_mistake_at_its_field_with_what_was_typed(
    reader: Reader,
) -> None:
    form = reader.at("officers-annex", "position=two_talk").page
    form.get_by_role("button", name="Give the date").click()
    send(form, "29", "3", "2026", "1:30")
    expect(form.locator(".fp-errors:focus")).to_contain_text("29 March 2026")
    expect(form.get_by_label("Time")).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_label("Time")).to_have_value("1:30")
    expect(form.get_by_label("Day")).to_have_value("29")


@pytest.mark.usefixtures("no_engine")
def test_whoever_changes_a_date_finds_the_one_that_they_gave(form: Page) -> None:
    send(form, "23", "11", "2026", "9:05")
    form.get_by_role("button", name="Change").click()
    given = [form.get_by_label(label).input_value() for label in ("Day", "Month", "Year", "Time")]
    assert given == ["23", "11", "2026", "9:05"]
