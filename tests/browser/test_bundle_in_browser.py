from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_generator.browser.bundle import Bundle
from tests.browser.browser_engine import BrowserEngine, lay_out
from tests.bundle.test_bundle import compiled, ours_in
from tests.web_server import serving

# Python loaded with the same options as the worker's, open to questions no reader asks.
PROBE = """async ([base, files, code]) => {
    globalThis.python ??= (async () => {
        const {loadPyodide} = await import(`${base}${files.core}pyodide.mjs`);
        const python = await loadPyodide({
            indexURL: base + files.core,
            stdLibURL: base + files.library,
            lockFileContents: {info: files.info, packages: {}},
            env: {HOME: "/home/pyodide", PYTHONTZPATH: "/zones"},
        });
        const zone = await (await fetch(base + files.zone)).arrayBuffer();
        python.FS.mkdirTree("/zones/Europe");
        python.FS.writeFile("/zones/Europe/London", new Uint8Array(zone));
        return python;
    })();
    const python = await globalThis.python;
    try {
        return String(python.runPython(code));
    } catch (error) {
        return error.message;
    }
}"""


class Probe:
    def __init__(self, page: Page, base: str, bundle: Bundle) -> None:
        self.page, self.base, self.bundle = page, base, bundle

    def run(self, code: str) -> str:
        said: str = self.page.evaluate(PROBE, [self.base, self.bundle.manifest(), code])
        return said


@pytest.fixture(scope="module")
def probe(
    optimising_chromium: Browser,
    bundle: Bundle,
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Probe]:
    folder = tmp_path_factory.mktemp("probe")
    lay_out(folder, root, bundle)
    with serving(folder) as url:
        page = optimising_chromium.new_page()
        page.goto(url)
        yield Probe(page, f"{url}bundle/", bundle)
        page.close()


def test_every_module_of_ours_loads(probe: Probe, bundle: Bundle) -> None:
    lines = [f"import {name}" for name in sorted(ours_in(compiled(bundle)["modules"]))]
    assert {"import decision_aid.policy", "import words.live"} <= {*lines}
    assert probe.run("\n".join([*lines, "'loaded'"])) == "loaded"


@pytest.mark.parametrize(
    ("moment", "offset"),
    [("2026, 7, 1, 12", "1:00:00"), ("2026, 1, 1, 12", "0:00:00"), ("2030, 7, 1", "1:00:00")],
)
def test_london_is_an_hour_ahead_in_summer_only(probe: Probe, moment: str, offset: str) -> None:
    code = f"""
from datetime import datetime
from zoneinfo import ZoneInfo
datetime({moment}, tzinfo=ZoneInfo("Europe/London")).utcoffset()
"""
    assert probe.run(code) == offset


def test_a_module_left_out_is_named_when_asked_for(probe: Probe) -> None:
    assert "ModuleNotFoundError: No module named 'xmlrpc'" in probe.run("import xmlrpc.client")


def test_a_missing_policy_is_told(pyodide: BrowserEngine) -> None:
    said = pyodide.open(pyodide.url + "no-such-policy.json", pyodide.put("{}"))
    assert said["type"] == "failed"
    assert said["why"] == "not_loaded"
    assert "404" in said["detail"]


def test_a_browser_that_blocks_the_engine_is_told_at_once(
    chromium: Browser, bundle: Bundle, root: Path, tmp_path: Path
) -> None:
    lay_out(tmp_path, root, bundle)
    strict = {"Content-Security-Policy": "script-src 'self'"}
    with serving(tmp_path, strict) as url:
        page = chromium.new_page()
        page.goto(url)
        said = BrowserEngine(page, url, tmp_path, bundle).open(url, url)
        page.close()
    assert said["why"] == "not_allowed"
