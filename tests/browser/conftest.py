"""What the browser tests share: Chromium, a page, and the engine as a browser runs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from bench.chromium import FLAGS, HEADLESS_SHELL, own_chromium
from site_generator.browser.bundle import Bundle
from tests.browser.browser_engine import BrowserEngine, engine_in
from tests.browser.reader import PATIENCE_MS, Reader
from tests.browser.screens import without_dates
from tests.conftest import ROOT

COMPILES_ONCE = "--js-flags=--liftoff-only"
"""A page that lives two seconds never earns back what compiling Python a second time takes."""


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Give the machine's own Chromium, or Playwright's where the machine has none.

    Without a window where it can be had: a context of its own then takes a third of the work.
    """
    expect.set_options(timeout=PATIENCE_MS)
    with launched(playwright, COMPILES_ONCE) as browser:
        yield browser


@pytest.fixture(scope="session")
def optimising_chromium(playwright: Playwright) -> Iterator[Browser]:
    """Give the same with nothing left out, for what asks the engine itself."""
    with launched(playwright) as browser:
        yield browser


@contextmanager
def launched(playwright: Playwright, *flags: str) -> Iterator[Browser]:
    own = own_chromium(HEADLESS_SHELL)
    browser = playwright.chromium.launch(executable_path=own, args=[*FLAGS, *flags])
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Give what the pages of one module share: the files that a browser keeps."""
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London")
    yield context
    context.close()


@pytest.fixture
def own_context(chromium: Browser) -> Iterator[BrowserContext]:
    """Give one test a context of its own.

    For whoever sets the clock, holds files back, is given leave or looks for what is stored: all of
    that is the whole context's, and would be the next test's too.
    """
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London")
    yield context
    context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """Give a page with a history of its own, in the test's own context if it has one."""
    own = "own_context" in request.fixturenames
    context: BrowserContext = request.getfixturevalue("own_context" if own else "context")
    page = context.new_page()
    yield page
    page.close()


@pytest.fixture
def no_engine(page: Page) -> None:
    """Keep from the page what works out dates, for whoever asks for none."""
    without_dates(page)


@pytest.fixture
def reader(page: Page, site_url: str) -> Reader:
    """Give somebody with a browser on the built site."""
    return Reader(page, site_url)


@pytest.fixture(scope="module")
def plain_context(chromium: Browser) -> Iterator[BrowserContext]:
    """Give a context in which no scripts run."""
    context = chromium.new_context(locale="en-GB", java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def without_scripts(plain_context: BrowserContext, site_url: str) -> Iterator[Reader]:
    """Give somebody whose browser runs no scripts."""
    page = plain_context.new_page()
    yield Reader(page, site_url)
    page.close()


@pytest.fixture(scope="session")
def pyodide(
    optimising_chromium: Browser, bundle: Bundle, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserEngine]:
    """Give the engine as the published worker runs it: `pyodide.doors(policy, holidays, […])`."""
    folder = tmp_path_factory.mktemp("engine")
    # A device far from London, where a wrong use of the device's own zone would show.
    with engine_in(optimising_chromium, "Pacific/Kiritimati", ROOT, folder, bundle) as engine:
        yield engine
