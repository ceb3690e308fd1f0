"""axe finds nothing on any page or kind of screen, light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.reader import Reader
from tests.browser.screens import (
    STEP,
    Pages,
    every_page,
    one_of_each_and_all_aids,
    show_alone,
    show_one_of_each_kind,
    without_dates,
)
from tests.cases import LONG
from tests.conftest import ROOT

Scheme = Literal["light", "dark"]
RULES: dict[Scheme, list[str]] = {
    "light": [],
    "dark": ["color-contrast", "link-in-text-block"],
}
"""The rules tried in each scheme, all if none is named: dark differs in its colours alone."""

Look = tuple[Scheme, int]
LIGHT, DARK = (((scheme, 375), (scheme, 1280)) for scheme in RULES)
ALL_LOOKS: tuple[Look, ...] = (*LIGHT, *DARK)
"""Each scheme at each width."""

TWO_LOOKS: tuple[tuple[Look, ...], ...] = ((LIGHT[0], DARK[1]), (LIGHT[1], DARK[0]))
"""Both schemes and both widths, for one page one way round and for the next the other."""

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


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Let the checker be put into pages, which the site's own policy forbids."""
    context = chromium.new_context(locale="en-GB", bypass_csp=True, reduced_motion="reduce")
    yield context
    context.close()


def violations(page: Page, looks: Iterable[Look]) -> list[str]:
    """What axe finds on what is shown, in each look."""
    found = []
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme, width in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        told = page.evaluate(RUN_AXE, RULES[scheme])
        found += [f"{page.url} {scheme} {width}: {each}" for each in told]
    return found


@pytest.mark.parametrize(
    ("pages", "looks"),
    [
        pytest.param(one_of_each_and_all_aids, TWO_LOOKS, id="one of each template, all aids"),
        pytest.param(every_page, (ALL_LOOKS,), id="every page", marks=LONG),
    ],
)
def test_no_page_and_no_kind_of_question_or_step_breaks_a_rule(
    pages: Pages, looks: tuple[tuple[Look, ...], ...], site: Path, reader: Reader
) -> None:
    found, seen, states = [], set[str](), 0
    page = without_dates(reader.page)
    for address, look in zip(pages(site), cycle(looks), strict=False):
        page.goto(reader.url + address)
        states += show_one_of_each_kind(page, seen)
        found += violations(page, look)
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


ACTS: dict[Callable[[Reader], None], int] = {
    asks_for_the_date: 375,
    gives_no_date: 1280,
    gives_a_date: 375,
    opens_everything: 1280,
    shows_what_others_do: 375,
    opens_the_menu: 375,
    searches: 1280,
}
"""What a reader opens, and the width at which `make test` looks at it."""


@pytest.mark.parametrize(
    ("act", "looks"),
    [
        *(
            pytest.param(act, [(each, ACTS[act]) for each in RULES], id=act.__name__)
            for act in ACTS
        ),
        *(
            pytest.param(act, ALL_LOOKS, id=f"{act.__name__}, all looks", marks=LONG)
            for act in ACTS
        ),
    ],
)
def test_what_a_reader_opens_breaks_no_rule(
    act: Callable[[Reader], None], looks: Iterable[Look], reader: Reader
) -> None:
    if act is not gives_a_date:
        without_dates(reader.page)
    reader.at("city-and-hackney", STEP)
    show_alone(reader.page, STEP)
    act(reader)
    assert violations(reader.page, looks) == []


def test_the_notice_about_an_old_link_breaks_no_rule(reader: Reader) -> None:
    reader.at("city-and-hackney", "nonsense")
    expect(reader.page.locator(".fp-notice")).to_contain_text("This is the first question.")
    show_alone(reader.page, "start")
    assert violations(reader.page, TWO_LOOKS[0]) == []
