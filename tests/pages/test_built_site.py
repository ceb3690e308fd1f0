from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from site_generator.checks.loader import Loaded
from tests.pages.reading import Reading


def test_every_policy_has_its_pages_and_files(site: Path, loaded: tuple[Loaded, ...]) -> None:
    for each in loaded:
        folder = site / "policies" / each.policy.id
        for name in ("index.html", "aid/index.html", "how-checked/index.html", "poster.svg"):
            assert (folder / name).is_file()


def test_edit_this_page_opens_the_policys_file(site: Path, loaded: tuple[Loaded, ...]) -> None:
    for each in loaded:
        html = (site / "policies" / each.policy.id / "index.html").read_text()
        assert f"/policies/{each.policy.id}/policy.yaml" in html


def test_search_engines_are_told_of_no_page_that_asks_them_to_stay_away(site: Path) -> None:
    told = re.findall(r"<loc>[^<]*?//[^/]*/([^<]*)</loc>", (site / "sitemap.xml").read_text())
    assert "which-policy/" in told
    hidden = [name for name in told if '"noindex' in (site / name / "index.html").read_text()]
    assert hidden == []


def test_the_contents_of_a_page_name_its_stages_as_the_page_does(site: Path) -> None:
    reading = (site / "policies/birmingham/index.html").read_text()
    listed = re.findall(r'class="md-ellipsis">\s*([^<]*?)\s*<', reading)
    assert "Stage Two: The two professionals talk" in listed


def test_no_link_of_the_site_leads_nowhere(site: Path) -> None:
    readings = {path: Reading(path.read_text()) for path in site.rglob("*.html")}
    broken = [
        f"{path.relative_to(site)}: {link}"
        for path, reading in readings.items()
        for link in dict.fromkeys(reading.links)
        if path.name != "404.html" and not resolves(site, path, link, readings)
    ]
    assert readings
    assert broken == []


def resolves(site: Path, page: Path, link: str, readings: dict[Path, Reading]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return parts.scheme in ("https", "mailto", "tel", "data")
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target.is_dir():
        target = target / "index.html"
    if not target.is_file() or not target.is_relative_to(site):
        return False
    if not parts.fragment or target.suffix != ".html":
        return True
    return unquote(parts.fragment) in (*readings[target].ids, "__drawer", "__search")
