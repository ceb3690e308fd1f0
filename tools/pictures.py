"""Makes the pictures of the README from a built site: `make pictures`.

    python tools/pictures.py SITE FOLDER

The clock is set, so that the pictures change only when the pages do.
"""

from __future__ import annotations

import os
import shutil
import sys
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from site_generator.browser.node import find_node
from tests.web_server import serving

NOW = "2026-11-26T10:00:00Z"
STEP = "policies/city-and-hackney/aid/#child_status=both;position=two"
PROCEDURE = "policies/city-and-hackney/"
PHONE = ViewportSize(width=375, height=800)
TABLE = """
body { background: #e3e9ea; display: flex; gap: 20px; margin: 20px }
img { outline: 1px solid #9ab }
"""
PATIENCE_MS = 60_000


def main(site: Path, folder: Path) -> None:
    """Write both pictures into the folder."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(find_node()))
    folder.mkdir(parents=True, exist_ok=True)
    with serving(site) as url, sync_playwright() as playwright:
        own = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
        picture_of_step(phone(browser), url, folder / "aid.png")
        picture_of_procedure(phone(browser), url, folder / "procedure.png")
        browser.close()


def phone(browser: Browser) -> Page:
    """A page as wide as a phone, in light colours."""
    page = browser.new_page(viewport=PHONE, color_scheme="light", timezone_id="Europe/London")
    page.set_default_timeout(PATIENCE_MS)
    page.clock.set_fixed_time(NOW)
    return page


def picture_of_step(page: Page, url: str, file: Path) -> None:
    """One step on two phones: what to do, and by when."""
    page.goto(url + STEP)
    page.get_by_role("button", name="Give the date and time").click()
    for label, value in (("Day", "23"), ("Month", "11"), ("Year", "2026")):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Work out the date").click()
    page.locator(".fp-date:visible > strong").wait_for()
    page.evaluate("scrollTo(0, 0)")
    top = page.screenshot()
    page.locator(".fp-block--when:visible").evaluate("(block) => block.scrollIntoView()")
    side_by_side(page, [top, page.screenshot()], file)


def picture_of_procedure(page: Page, url: str, file: Path) -> None:
    """The top of a procedure's page, and the first steps of its ladder."""
    page.goto(url + PROCEDURE)
    top = page.screenshot()
    page.locator(".fp-ladder").first.evaluate("(ladder) => ladder.scrollIntoView()")
    side_by_side(page, [top, page.screenshot()], file)


def side_by_side(page: Page, screens: list[bytes], file: Path) -> None:
    """Put screens beside each other, as phones on a table, into one picture."""
    images = "".join(
        f'<img src="data:image/png;base64,{b64encode(each).decode()}">' for each in screens
    )
    page.goto("about:blank")  # where the site's own rules on styles and images do not hold
    page.set_viewport_size({"width": 2 * PHONE["width"] + 60, "height": PHONE["height"] + 40})
    page.set_content(f"<style>{TABLE}</style>{images}")
    page.screenshot(path=file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
