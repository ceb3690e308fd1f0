from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from site_generator.loader import Loaded
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
