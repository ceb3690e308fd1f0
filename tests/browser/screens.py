"""The screens on which accessibility is measured: all pages, and every kind of an aid's screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.cases import keeping

KINDS = {
    "home": "",
    "text": "national/",
    "table": "which-policy/",
    "list": "policies/",
    "procedure": "policies/bedfordshire-luton/",
    "checks": "policies/officers-annex/how-checked/",
    "not found": "404.html",
    "question": "policies/city-and-hackney/aid/",
    "question with help": "policies/school-birmingham/aid/#safe=yes",
    "emergency": "policies/school-birmingham/aid/#safe=no",
    "step": "policies/city-and-hackney/aid/#position=two",
    "stops": "policies/birmingham/aid/#position=mediation.stops",
}
"""One page of each template, and the aid's main kinds of screen, by the address."""

STEP = "position=two"
"""A step of City & Hackney's aid with a time limit, earlier duties and open ends."""

ONE_OF_EACH = """(known) => {
    const seen = new Set(known);
    const marks = (each) => [each.localName, ...each.classList, each.dataset.side ?? ""].join(".");
    const inside = (each) => `${marks(each.parentElement)} > ${marks(each)}`;
    for (const state of document.querySelectorAll(".fp-state")) {
        const found = [marks(state), ...[...state.querySelectorAll("*")].map(inside)];
        const fresh = found.filter((mark) => !seen.has(mark));
        fresh.forEach((mark) => seen.add(mark));
        if (fresh.length === 0 && state.previousElementSibling) state.remove();
        else state.style.display = "block";
    }
    return [...seen];
}"""


def every_page(site: Path) -> list[str]:
    """The address of every page, seen from the site's root."""
    pages = sorted(str(page.relative_to(site)) for page in site.rglob("*.html"))
    return [page.removesuffix("index.html") for page in pages]


def one_of_each_template(site: Path) -> list[str]:
    """The addresses of the pages above, without their screens."""
    kinds = {address.partition("#")[0] for address in KINDS.values()}
    return [page for page in every_page(site) if page in kinds]


def one_of_each_and_all_aids(site: Path) -> list[str]:
    """The same and every aid: each has screens that no other has."""
    templates = one_of_each_template(site)
    return [page for page in every_page(site) if page in templates or page.endswith("/aid/")]


Pages = Callable[[Path], list[str]]

some_or_all_pages = pytest.mark.parametrize(
    "pages", keeping(one_of_each_template, of=(one_of_each_template, every_page))
)
aids_or_all_pages = pytest.mark.parametrize(
    "pages", keeping(one_of_each_and_all_aids, of=(one_of_each_and_all_aids, every_page))
)


def without_dates(page: Page) -> Page:
    """The page, from which the engine is kept: loading it takes longer than looking at the page."""
    page.route("**/*.wasm", lambda route: route.abort())
    return page


def show_one_of_each_kind(page: Page, seen: set[str]) -> int:
    """Show the first state of the open aid and those that hold markup not seen before.

    Between them they hold every kind of markup in it. What they hold is added to what was seen.
    Gives how many are shown; on a page that is no aid, none.
    """
    seen.update(page.evaluate(ONE_OF_EACH, sorted(seen)))
    return page.locator(".fp-state").count()


def show_alone(page: Page, address: str) -> None:
    """Take every state out of the open aid but one, so that measuring the page is quick."""
    page.evaluate(
        """(address) => document.querySelectorAll(".fp-state")
            .forEach((state) => state.id === address || state.remove())""",
        address,
    )
