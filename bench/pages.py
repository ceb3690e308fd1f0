"""Two pages that show only an answer: one with unchanged Pyodide, one with our engine alone."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

from bench.published import Asked
from site_generator.browser.assets import KEPT_FOLDER
from site_generator.browser.bundle import read_zone
from site_generator.reading.holidays import holidays_json
from site_generator.screens.policies import policy_json

BARE = Path(__file__).with_name("bare")
ALONE = Path(__file__).with_name("alone")
STOCK = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
)
IN_A_WHEEL = {
    "METADATA": "Metadata-Version: 2.1\nName: decision-aid\nVersion: 1\n",
    "WHEEL": "Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "RECORD": "",
}
"""The files that turn a zip of source code into a wheel."""


def lay_out_bare(root: Path, folder: Path, asked: Asked) -> Path:
    """Write the baseline: Pyodide's files, engine and words as zipped source."""
    shutil.copytree(BARE, folder, dirs_exist_ok=True)
    loaded = folder / KEPT_FOLDER
    loaded.mkdir(exist_ok=True)
    for name in STOCK:
        shutil.copy(root / "node_modules" / "pyodide" / name, loaded / name)
    with zipfile.ZipFile(loaded / "engine.zip", "w", zipfile.ZIP_DEFLATED) as engine:
        for room in ("decision_aid", "words"):
            for path in sorted((root / room).glob("*.py")):
                engine.write(path, f"{room}/{path.name}")
    wheel = shutil.copy(loaded / "engine.zip", loaded / "decision_aid-1-py3-none-any.whl")
    with zipfile.ZipFile(wheel, "a", zipfile.ZIP_DEFLATED) as engine:
        for name, text in IN_A_WHEEL.items():
            engine.writestr(f"decision_aid-1.dist-info/{name}", text)
    (loaded / "london.tzif").write_bytes(read_zone())
    texts = {
        "policy.json": policy_json(asked.policy),
        "holidays.json": holidays_json(root / "holidays"),
        "asked.json": json.dumps(asked.plain()),
    }
    for name, text in texts.items():
        (loaded / name).write_text(text, encoding="utf-8")
    return folder


def lay_out_alone(site: Path, asked: Asked) -> str:
    """Write a page beside the published aid that only starts its worker; returns its path."""
    path = f"policies/{asked.policy.id}/alone/"
    shutil.copytree(ALONE, site / path, dirs_exist_ok=True)
    aid = (site / "policies" / asked.policy.id / "aid" / "index.html").read_text(encoding="utf-8")
    data = re.search(r'<script type="application/json" id="fp-aid">(.*?)</script>', aid, re.DOTALL)
    if data is None:
        raise LookupError(f"the aid of {asked.policy.id} does not say what it loads")
    start = {"assets": json.loads(data[1])["assets"], "asked": asked.plain()}
    page = site / path / "index.html"
    page.write_text(page.read_text().replace("{}", json.dumps(start)), encoding="utf-8")
    return path
