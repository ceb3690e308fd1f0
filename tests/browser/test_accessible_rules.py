"""axe finds nothing on any page or kind of screen, light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import Reader
from tests.browser.screens import STEP, every_page, show_alone, show_one_of_each_kind
from tests.conftest import ROOT

Scheme = Literal["light", "dark"]
RULES: dict[Scheme, list[str]] = {
    "light": [],
    "dark": ["color-contrast", "link-in-text-block"],
}
"""The rules tried in each scheme, all if none is named: dark differs in its colours alone."""

WIDTHS = (375, 1280)
AXE = ROOT / "node_modules/axe-core/axe.min.js"
# The rule on the size of targets is new in WCAG 2.2, and axe leaves it out unless asked.
RUN_AXE = """async (names) => {
    const rules = {"target-size": {enabled: true}};
    const only = names.length ? {runOnly: {type: "rule", values: names}} : {rules};
    const {violations} = await axe.run({...only, resultTypes: ["violations"], preload: false});
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target).join(" | ")}`);
}"""
KINDS = (
    *("fp-question", "fp-help", "fp-step--emergency", "fp-step--act", "fp-step--agreed"),
    *("fp-step--decided", "fp-step--elsewhere", "fp-step--stops", "fp-limits", "fp-meeting"),
    *("fp-check", "fp-open", "fp-mirror", "fp-first", "receiver", "board"),
)
"""The kinds of screen that there must be, by the names that the markup gives them."""

BEGAN = "When did the disagreement begin?"


@pytest.fixture
def checked(chromium: Browser, site_url: str) -> Iterator[Reader]:
    """Somebody into whose pages the checker can be put, which the site's own policy forbids."""
    context = chromium.new_context(locale="en-GB", bypass_csp=True, reduced_motion="reduce")
    yield Reader(context.new_page(), site_url)
    context.close()


def violations(page: Page) -> list[str]:
    """What axe finds on what is shown, in each scheme and width."""
    found = []
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for (scheme, names), width in product(RULES.items(), WIDTHS):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{page.url} {scheme} {width}: {each}" for each in page.evaluate(RUN_AXE, names)]
    return found


def test_no_page_and_no_kind_of_question_or_step_breaks_a_rule(site: Path, checked: Reader) -> None:
    found, seen, states = [], set[str](), 0
    for address in every_page(site):
        checked.page.goto(checked.url + address)
        states += show_one_of_each_kind(checked.page, seen)
        found += violations(checked.page)
    assert found == []
    assert states > 12
    assert [kind for kind in KINDS if not any(kind in mark for mark in seen)] == []


def asks_for_the_date(reader: Reader) -> None:
    reader.page.get_by_role("button", name="Give the date").click()


def gives_no_date(reader: Reader) -> None:
    asks_for_the_date(reader)
    reader.page.get_by_role("button", name="Work out the date").click()


def gives_a_date(reader: Reader) -> None:
    reader.gives(BEGAN, "2026-11-23")
    reader.page.get_by_text("How we counted").click()


def opens_everything(reader: Reader) -> None:
    for each in reader.page.locator("summary:visible").all():
        each.click()


def shows_what_others_do(reader: Reader) -> None:
    reader.on_side("it was raised with").page.get_by_role("button", name="Show what the").click()


def opens_the_menu(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 375, "height": 900})
    reader.page.get_by_role("button", name="Menu").click()


def searches(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    reader.page.get_by_role("textbox", name="Search").press_sequentially("manager")
    expect(reader.page.locator(".md-search-result__link").first).to_be_visible()


@pytest.mark.parametrize(
    "act",
    [
        asks_for_the_date, gives_no_date, gives_a_date, opens_everything, shows_what_others_do,
        opens_the_menu, searches,
    ],
)  # fmt: skip
def test_what_a_reader_opens_breaks_no_rule(act: Callable[[Reader], None], checked: Reader) -> None:
    checked.at("city-and-hackney", STEP)
    show_alone(checked.page, STEP)
    act(checked)
    assert violations(checked.page) == []


def test_the_notice_about_an_old_link_breaks_no_rule(checked: Reader) -> None:
    checked.at("city-and-hackney", "nonsense")
    expect(checked.page.locator(".fp-notice")).to_contain_text("This is the first question.")
    show_alone(checked.page, "start")
    assert violations(checked.page) == []
