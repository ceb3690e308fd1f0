"""A completely new browser: a new process with a new, empty profile."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, sync_playwright

from site_generator.browser.node import find_node

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HEADLESS_SHELL = "chromium-headless-shell"
WATCH = Path(__file__).with_name("watch.js")
PATIENCE_MS = 120_000
AT_REST_MS = 1_000
"""How long a browser needs until its own start no longer slows down its first page."""

SEEN = """([patience, address]) => Promise.race([
    globalThis.seen,
    new Promise((_, fail) =>
        setTimeout(() => fail(new Error(`nothing to be seen at ${address}`)), patience)),
])"""


@dataclass(frozen=True, slots=True)
class Chromium:
    """Starts Chromium as often as needed."""

    playwright: Playwright

    @contextmanager
    def new(self, watch: str, slower: int = 1) -> Iterator[Page]:
        """A page in a new browser, with a processor made slower by a factor.

        Its caches are empty: neither files nor compiled programs. `watch` is a call to `watch.js`,
        which starts before the page's own scripts; `seen` waits for its result.
        """
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            context = self.playwright.chromium.launch_persistent_context(
                profile,
                executable_path=own_chromium(),
                args=list(FLAGS),
                locale="en-GB",
                timezone_id="Europe/London",
            )
            context.set_default_timeout(PATIENCE_MS)
            page = context.pages[0]
            page.wait_for_timeout(AT_REST_MS)
            page.add_init_script(f"{WATCH.read_text()}\nglobalThis.seen = bench.{watch};")
            if slower > 1:
                session = context.new_cdp_session(page)
                session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            try:
                yield page
            finally:
                context.close()


def own_chromium(*first: str) -> str | None:
    """The machine's own Chromium, if possible under one of these names; None means Playwright's.

    The browser that readers have comes before the shell, the same engine without a window.
    """
    names = (*first, "chromium", "chromium-browser", "google-chrome", HEADLESS_SHELL)
    return next((found for name in names if (found := shutil.which(name))), None)


@contextmanager
def driving() -> Iterator[Playwright]:
    """Playwright, which controls browsers: one in each process, as two do not work together."""
    # On a bare Debian the Node inside Playwright lacks a library; ours is known to run.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(find_node()))
    with sync_playwright() as playwright:
        yield playwright


def seen(page: Page, address: str) -> Any:
    """Go to an address; returns what was watched for, or raises if it never appears."""
    page.goto(address, wait_until="commit")
    return page.evaluate(SEEN, [PATIENCE_MS, address])
