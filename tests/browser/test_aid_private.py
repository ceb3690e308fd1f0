"""What the site keeps to itself: nothing asked elsewhere, nothing stored, no text that runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_generator.browser.assets import policy_asset
from site_generator.browser.bundle import Bundle
from site_generator.checks.loader import read_policy
from site_generator.publish.build import site_of
from site_generator.publish.site import draw_aid
from tests.browser.reader import Reader
from tests.browser.screens import Pages, some_or_all_pages
from tests.conftest import ROOT
from tests.pages.conftest import EMERGENCY
from tests.pages.hostile import hostile
from tests.web_server import serving

STORED = """async () => [
    document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
]"""

LIVE = """[...document.querySelectorAll(".fp-aid *")].filter((each) =>
    each.matches("img, iframe, object, style, script:not([type='application/json'])")
    || [...each.attributes].some(({name, value}) =>
        name.startsWith("on") || /^\\s*javascript:/i.test(value))).length"""


@pytest.mark.usefixtures("own_context")
@some_or_all_pages
def test_no_page_asks_another_site_for_anything_or_stores_anything(
    pages: Pages, site: Path, reader: Reader
) -> None:
    assert len(pages(site)) > 7
    for address in pages(site):
        reader.page.goto(reader.url + address)
        assert reader.page.evaluate(STORED) == ["", 0, 0, 0, 0, 0], address
    assert [each for each in reader.asked if not each.startswith((reader.url, "data:"))] == []


@pytest.mark.usefixtures("own_context")
def test_a_whole_case_leaves_nothing_behind(reader: Reader) -> None:
    reader.at("city-and-hackney", "position=two")
    reader.gives("When did the disagreement begin?", "2026-11-23")
    expect(reader.dates).to_have_count(1)
    asked = list(reader.asked)
    reader.choose("We still").on_side("manages the raiser").choose("We agreed")
    assert reader.asked == asked
    assert reader.page.evaluate(STORED) == ["", 0, 0, 0, 0, 0]
    assert reader.page.context.cookies() == []


@pytest.fixture
def hostile_url(site: Path, bundle: Bundle, tmp_path: Path) -> Iterator[str]:
    """Where a site stands whose policy tries, in each of its texts, to break out of the page."""
    policy = hostile(read_policy(ROOT / "policies/city-and-hackney/policy.yaml").policy)
    aid = draw_aid(site_of(ROOT, bundle, "", EMERGENCY), policy)
    built = (site / "policies/city-and-hackney/aid/index.html").read_text(encoding="utf-8")
    start, end = built.index('<div class="fp-aid">'), built.rindex("</article>")
    folder = tmp_path / "policies/city-and-hackney"
    (folder / "aid").mkdir(parents=True)
    (folder / "aid/index.html").write_text(built[:start] + aid.html + built[end:], encoding="utf-8")
    shutil.copytree(site / "assets", tmp_path / "assets")
    (tmp_path / "search").symlink_to(site / "search")
    asset = policy_asset(policy)
    (tmp_path / asset.path).write_text(str(asset.content), encoding="utf-8")
    with serving(tmp_path) as url:
        yield url


def test_a_policy_full_of_scripts_is_shown_as_text_and_runs_nothing(
    page: Page, hostile_url: str
) -> None:
    told: list[str] = []
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("console", lambda line: told.append(line.text) if line.type != "warning" else None)
    # With words for a limit in every duty, each of its facts routes.
    reader = Reader(page, hostile_url).at("city-and-hackney", "child_status=both;position=two")
    reader.gives("alert(1)", "2026-11-23")
    expect(reader.dates).to_have_count(1)
    assert "<script>alert(1)</script>" in page.title()
    assert "<img src=x onerror=alert(1)>" in reader.block("Who")
    for opened in page.locator("summary:visible").all():
        opened.click()
    reader.on_side("it was raised with")
    assert "[x](javascript:alert(1))" in reader.block("Do this")
    assert page.evaluate(LIVE) == 0
    assert told == []
