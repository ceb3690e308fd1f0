"""A page outlives the day on which it was built, and paper outlives the page: both say so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.reader import Reader
from tests.cases import LONG

pytestmark = pytest.mark.usefixtures("own_context")

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

    page.route(re.compile(".*/policies/school-birmingham/(aid/|how-checked/)?$"), as_built_then)
    return page


@pytest.mark.parametrize(
    "address",
    ["", pytest.param("aid/", marks=LONG), "aid/#position=five", "how-checked/"],
)
@pytest.mark.parametrize(("today", "told"), [("2031-01-31", False), ("2031-02-01", True)])
def test_an_old_page_says_that_its_review_date_has_passed(
    built_in_time: Page, reader: Reader, address: str, today: str, told: bool
) -> None:
    built_in_time.clock.set_fixed_time(f"{today}T12:00:00Z")
    built_in_time.goto(f"{reader.url}policies/school-birmingham/{address}")
    warning = built_in_time.get_by_text("Its review date, November 2022, has passed.")
    expect(warning.first).to_be_visible(visible=told)


def test_the_record_sheet_says_so_too_on_paper_and_when_it_is_copied(
    built_in_time: Page, reader: Reader
) -> None:
    built_in_time.add_init_script("window.print = () => {}")
    built_in_time.context.grant_permissions(["clipboard-read", "clipboard-write"])
    built_in_time.clock.set_fixed_time("2031-02-01T12:00:00Z")
    reader.at("school-birmingham", "position=five")
    built_in_time.get_by_text("Record sheet", exact=True).click()
    built_in_time.get_by_role("button", name="Copy as text").click()
    expect(built_in_time.get_by_text("Copied.")).to_be_visible()
    copied = built_in_time.evaluate("navigator.clipboard.readText()")
    assert "Its review date, November 2022, has passed." in copied
    built_in_time.get_by_role("button", name="Print the sheet").click()
    built_in_time.emulate_media(media="print")
    paper = built_in_time.locator(".fp-paper")
    expect(paper.get_by_text("Its review date, November 2022, has passed.")).to_be_visible()


def test_every_page_says_of_what_it_was_built_and_a_policys_pages_their_version_too(
    site: Path,
) -> None:
    for path in site.rglob("*.html"):
        foot = path.read_text(encoding="utf-8").partition("<footer")[2]
        assert re.search(
            r"Built from version [0-9a-f]{7,40} of its files.* on \d+ \w+ \d{4}\.", foot
        ), path
        of_a_policy = path.parent.parent.name == "policies" or path.parent.name in (
            *("aid", "how-checked"),
        )
        assert (">Version: " in foot or ">No version is given." in foot) == of_a_policy, path
        assert ("Review due: " in foot or "It has no review date." in foot) == of_a_policy, path
