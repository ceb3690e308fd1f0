"""What a web host is given: headers, compressed copies, names that may be kept, notices."""

from __future__ import annotations

import gzip
import html
import json
import re
import shutil
import zipfile
from dataclasses import replace
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

import brotli
import pytest

from bench.web_server import headers_for, read_rules
from site_generator.browser.assets import policy_asset, read_look
from site_generator.browser.bundle import Bundle
from site_generator.browser.integrity import NotAsLocked
from site_generator.browser.notices import BILL, IN_THE_THEME
from site_generator.checks.loader import read_policy
from site_generator.publish.hosting import POLICY_IN_PAGE, check_theme, write_headers
from tests.conftest import build_site

MATERIAL = Path(str(metadata.distribution("mkdocs-material").locate_file("material/templates")))
LARGE = 1400
"""Bytes; the rule is that of hosting.py, said here once more."""


def contents(folder: Path) -> dict[str, str]:
    """The hash of every file, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_of_one_commit_are_the_same_to_the_last_byte(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    build_site(tmp_path / "again")
    assert contents(tmp_path / "again") == contents(site)


def test_each_page_has_the_same_security_policy_in_its_headers_and_in_itself(site: Path) -> None:
    rules = read_rules(site)
    for path in site.rglob("*.html"):
        address = f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")
        stands = POLICY_IN_PAGE.search(path.read_text())
        assert stands, address
        assert headers_for(address, rules)["Content-Security-Policy"] == html.unescape(stands[1]), (
            address
        )


def test_only_the_aids_pages_may_compile_and_none_may_run_what_stands_in_it(site: Path) -> None:
    rules = read_rules(site)
    for path in site.rglob("*.html"):
        address = f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")
        policy = headers_for(address, rules)["Content-Security-Policy"]
        assert ("'wasm-unsafe-eval'" in policy) == address.endswith("/aid/"), address
        assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", ""), address
        assert "http" not in policy, address


def test_what_may_be_kept_for_ever_is_named_by_its_content(site: Path) -> None:
    assets = [path for path in (site / "assets").rglob("*") if path.is_file()]
    named = re.compile(r"[-.][0-9a-f]{8,12}[./]")
    assert [str(path) for path in assets if not named.search(str(path.relative_to(site)))] == []
    rules = read_rules(site)
    assert "immutable" in headers_for("/assets/python/anything", rules)["Cache-Control"]
    assert headers_for("/policies/birmingham/aid/", rules)["Cache-Control"] == "no-cache"


def test_another_content_is_another_name(root: Path, tmp_path: Path) -> None:
    theme = shutil.copytree(root / "site_templates" / "theme", tmp_path / "theme")
    before = read_look(theme).folder
    with (theme / "assets/javascripts/worker.js").open("a") as script:
        script.write(" ")
    assert read_look(theme).folder != before == read_look(root / "site_templates/theme").folder
    policy = read_policy(root / "policies/birmingham/policy.yaml").policy
    assert policy_asset(replace(policy, version="2031")).path != policy_asset(policy).path


def test_the_host_is_asked_again_for_what_has_no_hash_in_its_name(site: Path) -> None:
    rules = read_rules(site)
    assert len(rules) < 100
    for name in ("poster.svg", "outcomes.csv", "aid/", ""):
        sent = headers_for(f"/policies/birmingham/{name}", rules)
        assert sent["Cache-Control"] == "no-cache", name


@pytest.mark.parametrize(
    "worker", ["own-*/javascripts/worker.js", "javascripts/workers/search.*.min.js"]
)
def test_a_worker_obeys_a_policy_of_its_own(worker: str, site: Path) -> None:
    """A worker does not take its page's; without one it could ask any site for anything."""
    (script,) = site.glob(f"assets/{worker}")
    sent = headers_for(f"/{script.relative_to(site).as_posix()}", read_rules(site))
    assert sent["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    )
    assert "immutable" in sent["Cache-Control"]


def test_a_page_without_a_policy_or_with_another_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="{}">'
    for name, text in (("one", "default-src 'none'"), ("two", "default-src *")):
        page = tmp_path / "policies" / name / "aid" / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(policy.format(text))
    (tmp_path / "added.html").write_text("<p>Added by hand.</p>")
    write_headers(tmp_path)
    assert "added.html: the page has no security policy" in caplog.text
    assert (
        "two/aid/index.html: its security policy differs from that of similar pages" in caplog.text
    )


def test_a_page_asks_for_one_stylesheet_of_ours_and_stands_in_ascii(site: Path) -> None:
    """Both make the first question come sooner; see decision 41."""
    for path in site.rglob("*.html"):
        page = path.read_bytes()
        assert page.isascii(), path
        assert len(re.findall(rb'<link rel="stylesheet" href="[^"]*own-', page)) == 1, path
        for raw in re.findall(rb"<script[^>]*>(.*?)</script>", page, re.DOTALL):
            assert b"&#" not in raw, "a number is no letter there"
    for path in site.glob("assets/own-*/stylesheets/*.css"):
        assert "@import" not in path.read_text(), path


def test_every_large_file_lies_ready_in_both_compressed_forms(site: Path) -> None:
    squeezed = {".br": brotli.decompress, ".gz": gzip.decompress}
    plain = [path for path in site.rglob("*") if path.is_file() and path.suffix not in squeezed]
    large = [path for path in plain if path.stat().st_size >= LARGE and path.name != "_headers"]
    assert len(large) > 30
    for path in large:
        for suffix, undo in squeezed.items():
            copy = path.with_name(f"{path.name}{suffix}")
            assert undo(copy.read_bytes()) == path.read_bytes(), copy


def test_a_script_of_the_theme_that_somebody_changed_is_not_published(tmp_path: Path) -> None:
    shutil.copytree(MATERIAL / "assets" / "stylesheets", tmp_path / "assets" / "stylesheets")
    check_theme(tmp_path)
    changed = next((tmp_path / "assets/stylesheets").glob("main.*.min.css"))
    changed.write_text(f"{changed.read_text()} ")
    with pytest.raises(NotAsLocked, match=re.escape(changed.name)):
        check_theme(tmp_path)


@pytest.fixture(scope="module")
def bill(site: Path) -> dict[str, Any]:
    """The bill of materials of the built site."""
    read: dict[str, Any] = json.loads((site / BILL).read_text())
    return read


def test_the_bill_of_materials_is_valid_cyclonedx(site: Path) -> None:
    from cyclonedx.schema import SchemaVersion  # here, as it takes seconds to load
    from cyclonedx.validation.json import JsonStrictValidator

    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str((site / BILL).read_text()) is None


def test_the_bill_holds_the_hash_of_every_file_of_the_browsers_python(
    site: Path, bill: dict[str, Any], bundle: Bundle
) -> None:
    pyodide = next(each for each in bill["components"] if each["name"] == "pyodide")
    listed = {each["name"]: each["hashes"][0]["content"] for each in pyodide["components"]}
    published = contents(site / "assets" / "python")
    assert listed == {name: published[name] for name in bundle.files}


def test_the_bill_and_the_notice_name_all_that_is_compiled_into_the_theme(site: Path) -> None:
    """Told by the theme's own source maps, which name each package that a script was made of."""
    compiled = {
        found
        for path in (MATERIAL / "assets" / "javascripts").rglob("*.js.map")
        for source in json.loads(path.read_text())["sources"]
        for found in re.findall(r"node_modules/([^/]+)/", source)
    }
    assert compiled
    assert compiled <= set(IN_THE_THEME)
    notice = (site / "licences/NOTICE.txt").read_text().lower()
    assert [name for name in IN_THE_THEME if name not in notice] == []


def test_every_licence_that_the_notice_names_lies_beside_it(site: Path) -> None:
    notice = (site / "licences/NOTICE.txt").read_text()
    named = set(re.findall(r"[\w.-]+\.txt", notice))
    assert len(named) > 4
    assert [name for name in named if not (site / "licences" / name).is_file()] == []


def test_the_library_that_is_published_can_be_opened(site: Path) -> None:
    (library,) = (site / "assets/python").glob("library-*.zip")
    with zipfile.ZipFile(library) as opened:
        assert opened.testzip() is None
