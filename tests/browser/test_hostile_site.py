"""A whole site built of a hostile policy: nothing a board types runs, in page, search or file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from icalendar import Calendar
from playwright.sync_api import Page, expect

from decision_aid.codec import to_plain
from site_generator.checks.loader import read_policy
from tests.browser.reader import Reader
from tests.conftest import ROOT
from tests.pages.hostile import ATTACK, hostile
from tests.web_server import serving

POLICY = "officers-annex"
FOLLOWED = (
    *("href", "src", "srcset", "xlink:href", "action", "formaction", "data", "poster", "cite"),
    *("background", "ping", "manifest"),
)
"""Attributes that hold an address."""

ICON = ("link", "href", "data")
"""The site's own icon, which stands in the page itself."""

DRAWN = {"svg", "title", "desc", "rect", "path", "text"}

LIVE = """[...document.querySelectorAll("*")].filter((each) =>
    each.matches("img, iframe, object, embed, foreignObject, base")
    || each.matches("script:not([src]):not([type='application/json'])")
    || [...each.attributes].some(({name, value}) =>
        name.startsWith("on") || /^\\s*javascript:/i.test(value))
).map((each) => each.outerHTML.slice(0, 200))"""


def written(plain: Any, own: Any, key: str = "") -> Any:
    """A policy for a file: attacked where it has a text of its own; clauses name a document's."""
    if isinstance(plain, dict):
        made = {each: written(plain[each], own[each], each) for each in own}
        return {each: value for each, value in made.items() if value not in ("", None)}
    if isinstance(plain, list):
        return [written(each, other, key) for each, other in zip(plain, own, strict=True)]
    if key == "sign":  # at most twelve words, and asked for where the attack makes an act longer
        return "<script>alert(1)</script>"
    return own if key == "clause" or own == "" else plain


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that passed every check of ours."""
    root = tmp_path_factory.mktemp("hostile")
    folder = root / "policies" / POLICY
    shutil.copytree(ROOT / "policies" / POLICY, folder)
    policy = read_policy(folder / "policy.yaml").policy
    attack = ATTACK.replace("*", "").replace("\u2028", "\nX-ATTACK:alert(2)\n")
    own = {key: value for key, value in to_plain(policy).items() if key != "id"}
    spoilt = written(to_plain(hostile(policy, attack)), own)
    (folder / "policy.yaml").write_text(json.dumps(spoilt), encoding="utf-8")
    scenarios = yaml.load((folder / "scenarios.yaml").read_text(), yaml.BaseLoader)
    for each in scenarios:
        for told in ("headline", "says"):
            each["expect"].pop(told, None)
    (folder / "scenarios.yaml").write_text(json.dumps(scenarios), encoding="utf-8")
    for shared in ROOT.iterdir():
        if shared.name not in ("policies", "site", ".git"):
            (root / shared.name).symlink_to(shared)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def hostile_url(hostile_site: Path) -> Iterator[str]:
    """The address where it is served."""
    with serving(hostile_site) as url:
        yield url


@pytest.fixture(params=["site", "hostile_site"])
def any_site(request: pytest.FixtureRequest) -> Path:
    """The site as it is published, then the hostile one."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def test_every_address_in_every_page_and_drawing_is_of_a_kind_that_cannot_run(
    any_site: Path,
) -> None:
    found = {}
    for path in (*any_site.rglob("*.html"), *any_site.rglob("*.svg")):
        for tag, name, address in Addresses(path.read_text(encoding="utf-8")).found:
            kind = urlsplit(address.strip()).scheme.lower()
            if kind not in ("", "https", "mailto", "tel") and (tag, name, kind) != ICON:
                found[address] = path
    assert found == {}


def test_no_page_has_a_script_of_its_own_or_an_attribute_that_runs(hostile_site: Path) -> None:
    pages = list(hostile_site.rglob("*.html"))
    assert any("alert(1)" in page.read_text(encoding="utf-8") for page in pages)
    for page in pages:
        reading = Addresses(page.read_text(encoding="utf-8"))
        assert [name for name in reading.attributes if name.startswith(("on", "style"))] == [], page
        assert reading.inline_scripts == [], page
        assert not reading.tags & {"img", "iframe", "object", "embed", "base", "foreignobject"}


def test_the_files_for_programs_hold_it_as_text(hostile_site: Path) -> None:
    folder = hostile_site / "policies" / POLICY
    index = json.loads((hostile_site / "search/search_index.json").read_text(encoding="utf-8"))
    assert "alert(1)" in json.dumps(index)
    data = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in hostile_site.rglob(f"{POLICY}*.json")
    ]
    assert ["alert(1)" in each["title"] for each in data] == [True]
    poster = ElementTree.parse(folder / "poster.svg")
    assert {each.tag.split("}")[1] for each in poster.iter()} <= DRAWN
    ElementTree.parse(hostile_site / "sitemap.xml")


def test_nothing_runs_while_somebody_reads_searches_and_acts(page: Page, hostile_url: str) -> None:
    told: list[str] = []
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("console", lambda line: told.append(line.text) if line.type == "error" else None)
    reader = Reader(page, hostile_url)
    for address in ("", "policies/", "language/", f"policies/{POLICY}/how-checked/"):
        page.goto(hostile_url + address)
        assert page.evaluate(LIVE) == []
    page.goto(f"{hostile_url}policies/{POLICY}/")
    assert page.evaluate(LIVE) == []
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("alert")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate(LIVE) == []
    reader.at(POLICY, "position=two_talk").on_side("manages the raiser")
    reader.gives("alert(1)", "2026-06-05T16:45")
    expect(reader.dates).to_have_count(1)
    assert page.evaluate(LIVE) == []
    assert told == []


@pytest.mark.usefixtures("own_context")
def test_the_calendar_file_and_the_copied_record_hold_it_as_text(
    page: Page, hostile_url: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader = Reader(page, hostile_url).at(POLICY, "position=two_talk")
    reader.gives("alert(1)", "2026-06-05T16:45")
    with page.expect_download() as download:
        page.get_by_role("button", name="Add to my calendar").click()
    calendar = Calendar.from_ical(Path(download.value.path()).read_bytes())
    assert isinstance(calendar, Calendar)
    (entry,) = calendar.walk("VEVENT")
    assert set(entry) == {
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DURATION",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
    }
    assert "alert(1)" in str(entry["SUMMARY"])
    page.get_by_text("Record sheet", exact=True).click()
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert "<script>alert(1)</script>" in page.evaluate("navigator.clipboard.readText()")


class Addresses(HTMLParser):
    """What of a page could run: its addresses, attributes, tags and scripts of its own."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.inline_scripts: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a browser would follow, load or run."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.found += [(tag, name, value or "") for name, value in attrs if name in FOLLOWED]
        if (
            tag == "script"
            and "src" not in dict(attrs)
            and ("type", "application/json") not in attrs
        ):
            self.inline_scripts.append(dict(attrs))
