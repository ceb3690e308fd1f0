"""What all tests share: the project's folder, the built site, the bundle, and their order."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from bench.chromium import driving
from site_generator.browser.bundle import Bundle, build_bundle, one_at_a_time
from tests.web_server import serving

ROOT = Path(__file__).parent.parent

FIRST = ("hosting", "proof", "proving", "browser", "bench", "bundle")
"""Folders whose files take longest. Hosting builds the site; proof meanwhile needs none."""

RULES = pytest.StashKey[dict[str, bool]]()
"""Each test by its file and name, and whether any case of it is in `make test`."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note what of each rule is left to `make prove`; then put first what takes longest."""
    rules = config.stash[RULES] = {}
    for item in items:
        rule = item.nodeid.partition("[")[0]
        rules[rule] = rules.get(rule, False) or item.get_closest_marker("long") is None
    places = {folder: at for at, folder in enumerate(FIRST)}
    items.sort(key=lambda item: places.get(item.path.parent.name, len(FIRST)))


def pytest_collection_finish() -> None:
    """Look seldom for what can be thrown away: it takes a sixth of the time, and little is."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


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
    """The folder of the whole site, built once however many processes test it."""
    return made_once(tmp_path_factory, "site", build_site)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first process makes, while the others that want it wait."""
    run = factory.getbasetemp()
    shared = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    made, unfinished = shared / name, shared / f"{name}.unfinished"
    with one_at_a_time(shared / f"{name}.lock"):
        if not made.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(made)
    return made


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
