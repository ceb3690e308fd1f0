"""What the browser tests share: Chromium, a page, and the engine as a browser runs it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from bench.chromium import FLAGS, HEADLESS_SHELL, own_chromium
from site_generator.browser.bundle import Bundle
from tests.browser.browser_engine import BrowserEngine, engine_in
from tests.browser.reader import PATIENCE_MS, Reader
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Give the machine's own Chromium, or Playwright's where the machine has none.

    Without a window where it can be had: a context of its own then takes a third of the work.
    """
    expect.set_options(timeout=PATIENCE_MS)
    own = own_chromium(HEADLESS_SHELL)
    browser = playwright.chromium.launch(executable_path=own, args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Give a page with a history and storage of its own."""
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London")
    yield context.new_page()
    context.close()


@pytest.fixture
def reader(page: Page, site_url: str) -> Reader:
    """Give somebody with a browser on the built site."""
    return Reader(page, site_url)


@pytest.fixture
def without_scripts(chromium: Browser, site_url: str) -> Iterator[Reader]:
    """Give somebody whose browser runs no scripts."""
    context = chromium.new_context(locale="en-GB", java_script_enabled=False)
    yield Reader(context.new_page(), site_url)
    context.close()


@pytest.fixture(scope="session")
def pyodide(
    chromium: Browser, bundle: Bundle, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserEngine]:
    """Give the engine as the published worker runs it: `pyodide.doors(policy, holidays, […])`."""
    folder = tmp_path_factory.mktemp("engine")
    # A device far from London, where a wrong use of the device's own zone would show.
    with engine_in(chromium, "Pacific/Kiritimati", ROOT, folder, bundle) as engine:
        yield engine
