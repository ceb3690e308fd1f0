"""Large print, wide spacing, own colours, no motion, fingers: nothing is lost by them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.reader import Reader
from tests.browser.screens import (
    KINDS,
    STEP,
    Pages,
    aids_or_all_pages,
    show_alone,
    show_one_of_each_kind,
    without_dates,
)
from tests.cases import keeping

OPEN_ALL = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"

# As success criterion 1.4.12 of WCAG 2.2 sets them.
WIDE_SPACING = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
"""

CUT_OFF = """() => {
    const shown = [...document.querySelectorAll("body *")].filter((each) =>
        each.checkVisibility({visibilityProperty: true, opacityProperty: true})
        && !each.closest(".fp-vh") && getComputedStyle(each).clipPath === "none");
    const clips = (each) => {
        const {overflowX, overflowY} = getComputedStyle(each);
        const hides = (overflow) => ["hidden", "clip"].includes(overflow);
        return (hides(overflowX) && each.scrollWidth > each.clientWidth + 1)
            || (hides(overflowY) && each.scrollHeight > each.clientHeight + 1);
    };
    const found = shown.filter(clips).map((each) => `${each.localName}.${each.className}`);
    if (document.documentElement.scrollWidth > innerWidth) found.push("the page is too wide");
    return found;
}"""

# Links inside a sentence may be as high as its line.
SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((each) => each.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .filter((each) => {
        const words = (some) => some.textContent.replace(/[^\\p{L}\\p{N}]/gu, "");
        const line = each.closest("p, li, dt, dd, td, th, h1, h2, h3, h4") ?? each.parentElement;
        const inSentence = words(line) !== words(each)
            && getComputedStyle(each).display === "inline";
        const {width, height} = each.getBoundingClientRect();
        return !inSentence && (width < 24 || height < 24);
    })
    .map((each) => `${each.localName}.${each.className} “${each.textContent.trim()}”`)"""

# Boxes that the eye knows by their ground alone, and signs drawn or cut out in one colour.
GROUNDS = """() => {
    const clear = "rgba(0, 0, 0, 0)";
    const ground = (each) => {
        const own = getComputedStyle(each).backgroundColor;
        return own !== clear || !each.parentElement ? own : ground(each.parentElement);
    };
    const shown = [...document.querySelectorAll("body *")].filter((each) =>
        each.checkVisibility({visibilityProperty: true, opacityProperty: true})
        && each.getBoundingClientRect().width > 30);
    shown.filter((each) => {
        const own = getComputedStyle(each).backgroundColor;
        return own !== clear && own !== ground(each.parentElement);
    }).forEach((each) => each.setAttribute("data-ground", ""));
}"""
UNSEEN = """() => {
    const lined = (style) => ["Top", "Right", "Bottom", "Left"].some((side) =>
        style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0
        && style[`border${side}Color`] !== style.backgroundColor);
    const boxes = [...document.querySelectorAll("[data-ground]")]
        .filter((each) => !lined(getComputedStyle(each)));
    const signs = [...document.querySelectorAll("svg")].filter((each) => each.checkVisibility()
        && getComputedStyle(each).fill === getComputedStyle(document.body).backgroundColor);
    const lost = [...document.querySelectorAll("*")].filter((each) => each.checkVisibility()
        && ["::before", "::after"].map((part) => getComputedStyle(each, part)).some((style) =>
            !["none", ""].includes(style.maskImage) && style.content !== "none"
            && style.display !== "none" && style.visibility !== "hidden"
            && style.backgroundColor === getComputedStyle(document.body).backgroundColor));
    return [...boxes, ...signs, ...lost].map((each) => `${each.localName}.${each.className}`);
}"""

BOXES = ("home", "procedure", "checks", "question with help", "emergency", "step")
"""The kinds of page that hold every kind of box and sign."""

MOVING = """() => {
    const all = [document.documentElement, ...document.querySelectorAll("*")];
    const moves = (each, part) => {
        const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(each, part);
        return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== "none"
            || scrollBehavior !== "auto";
    };
    return all.filter((each) => [null, "::before", "::after"].some((part) => moves(each, part)))
        .map((each) => `${each.localName}.${each.className}`);
}"""


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Let a reader's own style sheet be put into pages."""
    context = chromium.new_context(locale="en-GB", bypass_csp=True)
    yield context
    context.close()


def cut_off(page: Page) -> set[str]:
    """What is cut off, or makes the page scroll sideways, with everything opened."""
    page.evaluate(OPEN_ALL)
    return set(page.evaluate(CUT_OFF))


@aids_or_all_pages
@pytest.mark.parametrize("width", [320, 1280])
def test_large_print_wide_spacing_and_fingers_lose_nothing_of_any_page(
    width: int, pages: Pages, site: Path, reader: Reader
) -> None:
    """At 320 pixels a page stands as on a screen of 1280 at 400 % (WCAG 1.4.10, 1.4.12, 2.5.8)."""
    page, seen = without_dates(reader.page), set[str]()
    page.set_viewport_size({"width": width, "height": 256})
    found: dict[tuple[str, str], set[str]] = {}
    for address in pages(site):
        page.goto(reader.url + address)
        show_one_of_each_kind(page, seen)
        found[address, "cut off"] = cut_off(page)
        found[address, "too small to press"] = set(page.evaluate(SMALL))
        page.add_style_tag(content=WIDE_SPACING)
        found[address, "cut off, spaced"] = cut_off(page)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("spaced", keeping(True, of=(True, False)))
def test_the_form_for_a_date_its_mistakes_and_the_date_fit_at_320_pixels(
    spaced: bool, reader: Reader
) -> None:
    page = reader.page
    page.set_viewport_size({"width": 320, "height": 256})
    reader.at("city-and-hackney", STEP)
    if spaced:
        page.add_style_tag(content=WIDE_SPACING)
    page.get_by_role("button", name="Give the date").click()
    page.get_by_role("button", name="Work out the date").click()
    assert cut_off(page) == set()
    for label, value in (("Day", "23"), ("Month", "11"), ("Year", "2026")):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Work out the date").click()
    expect(reader.dates).to_have_count(1)
    assert cut_off(page) == set()


@pytest.mark.parametrize("kinds", keeping(BOXES, of=(BOXES, tuple(KINDS))))
def test_boxes_and_signs_are_seen_in_the_readers_own_colours(
    kinds: tuple[str, ...], reader: Reader
) -> None:
    page = without_dates(reader.page)
    found, boxes = {}, 0
    for kind in kinds:
        page.goto("about:blank")
        page.goto(reader.url + KINDS[kind])
        page.evaluate(OPEN_ALL)
        page.emulate_media(forced_colors="none")
        page.evaluate(GROUNDS)
        boxes += page.locator("[data-ground]").count()
        page.emulate_media(forced_colors="active")
        if unseen := set(page.evaluate(UNSEEN)):
            found[kind] = unseen
    assert found == {}
    assert boxes > len(kinds)


def test_nothing_moves_for_whoever_asked_for_no_motion(reader: Reader) -> None:
    page = without_dates(reader.page)
    for address in ("", f"policies/city-and-hackney/aid/#{STEP}"):
        page.goto(reader.url + address)
        show_alone(page, STEP)
        page.emulate_media(reduced_motion="no-preference")
        assert page.evaluate(MOVING) != []
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(MOVING) == []
