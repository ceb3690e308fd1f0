"""What all tests share: the project's folder, the built site and the browser bundle."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from bench.chromium import driving
from site_generator.browser.bundle import Bundle, build_bundle
from tests.web_server import serving

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Give what drives browsers, one for all tests."""
    with driving() as found:
        yield found


@pytest.fixture(scope="session")
def bundle(root: Path) -> Bundle:
    """The bundle that the site publishes, built unless it is there already."""
    return build_bundle(root, root / "build" / "bundle")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole site, built once."""
    folder = tmp_path_factory.mktemp("site")
    build_site(folder)
    return folder


def build_site(folder: Path) -> None:
    """Build the site as `make site` builds it, as on the day of the last commit."""
    asked = ["git", "log", "-1", "--format=%ct"]
    day = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if name != "SITE_URL"},
            "NO_MKDOCS_2_WARNING": "1",
            "SOURCE_DATE_EPOCH": day.stdout.strip(),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"the site does not build:\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address where the built site is served, ending in a slash."""
    with serving(site) as url:
        yield url
