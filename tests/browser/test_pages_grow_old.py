"""A page outlives the day on which it was built, and paper outlives the page: both say so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.reader import Reader, missing

BUILT_LATE = 'data-review-due="2022-11-30">'
"""The review of this policy is long past: its pages are built with the warning open."""

BUILT_IN_TIME = 'data-review-due="2031-01-31" hidden="">'


@pytest.fixture
def built_in_time(page: Page) -> Page:
    """A browser that is given the school's pages as they were built before their review was due."""

    def as_built_then(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        assert BUILT_LATE in text
        route.fulfill(response=answer, body=text.replace(BUILT_LATE, BUILT_IN_TIME))

    page.route("**/policies/school-birmingham/", as_built_then)
    page.route("**/policies/school-birmingham/aid/", as_built_then)
    return page


@pytest.mark.parametrize("address", ["", "aid/", "aid/#position=two"])
@pytest.mark.parametrize(("today", "told"), [("2031-01-31", False), ("2031-02-01", True)])
def test_an_old_page_says_that_its_review_date_has_passed(
    built_in_time: Page, reader: Reader, address: str, today: str, told: bool
) -> None:
    built_in_time.clock.set_fixed_time(f"{today}T12:00:00Z")
    built_in_time.goto(f"{reader.url}policies/school-birmingham/{address}")
    warning = built_in_time.get_by_text("Its review date, November 2022, has passed.")
    expect(warning.first).to_be_visible(visible=told)


def test_paper_says_where_and_when_it_was_printed_and_to_look_again(
    page: Page, reader: Reader
) -> None:
    page.clock.set_fixed_time("2026-11-26T09:00:00Z")
    reader.at("city-and-hackney", "child_status=both;position=two")
    page.emulate_media(media="print")
    foot = page.locator(".fp-foot")
    expect(foot).to_be_visible()
    wanted = (page.url, "Printed on Thursday", "26 November 2026", "Check the live page before")
    assert missing(foot.inner_text(), wanted) == []


def test_the_page_of_checks_takes_few_sheets(page: Page, site_url: str) -> None:
    """Every step for every answer is for the screen and the spreadsheet, not for paper."""
    page.goto(f"{site_url}policies/birmingham/how-checked/")
    page.emulate_media(media="print")
    tables = page.locator(".fp-checked details")
    assert tables.count() > 3
    assert [each.is_visible() for each in tables.all()] == [False] * tables.count()
    assert page.get_by_role("heading", name="What was checked").is_visible()
