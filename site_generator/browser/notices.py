"""The licences of everything the site sends to a browser, and a bill of materials (CycloneDX)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from site_generator.browser.bundle import Bundle
from site_generator.pages.page import Asset

LICENCES = Path(__file__).parent / "licences"
FOLDER = "licences/"
BILL = f"{FOLDER}sbom.cdx.json"

IN_PYTHON = {
    "musl": "MIT",
    "libffi": "MIT",
    "emscripten": "MIT",
    "zlib": "Zlib",
    "bzip2": "bzip2-1.0.6",
    "liblzma": "0BSD",
    "zstd": "BSD-3-Clause",
    "sqlite": "blessing",
    "expat": "MIT",
    "libmpdec": "BSD-2-Clause",
    "hacl-star": "MIT",
}
"""Libraries compiled into the browser's Python; Pyodide does not say which versions they are."""

IN_THE_THEME = {
    "rxjs": ("7.8.2", "Apache-2.0"),
    "lunr": ("2.3.9", "MIT"),
    "clipboard": ("2.0.11", "MIT"),
    "good-listener": ("1.2.2", "MIT"),
    "select": ("1.1.2", "MIT"),
    "delegate": ("3.2.0", "MIT"),
    "tiny-emitter": ("2.1.0", "MIT"),
    "escape-html": ("1.0.3", "MIT"),
    "focus-visible": ("5.2.1", "W3C-20150513"),
    "tslib": ("2.7.0", "0BSD"),
    "@mdi/svg": ("7.4.47", "Apache-2.0"),
}
"""Packages in the theme's scripts and icons, from the lock file of the theme's own source."""


def notices(bundle: Bundle) -> Iterator[Asset]:
    """Every licence as text, and the bill of materials."""
    for path in sorted(LICENCES.iterdir()):
        yield Asset(f"{FOLDER}{path.name}", path.read_bytes())
    yield Asset(BILL, json.dumps(bill_of_materials(bundle), indent=1) + "\n")


def bill_of_materials(bundle: Bundle) -> dict[str, Any]:
    """Everything sent to a browser that is not ours, in CycloneDX 1.6; the same for every build."""
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": _component("application", "fingerpost", metadata.version("fingerpost"))
        },
        "components": [*_python(bundle), *_theme()],
    }


def _python(bundle: Bundle) -> Iterator[dict[str, Any]]:
    pyodide, python = bundle.info["version"], bundle.info["python"]
    yield {
        **_component("framework", "pyodide", pyodide, "MPL-2.0", f"pkg:npm/pyodide@{pyodide}"),
        "components": [_file(bundle, name) for name in bundle.files],
    }
    yield _component("platform", "cpython", python, "PSF-2.0", f"pkg:generic/cpython@{python}")
    for name, licence in IN_PYTHON.items():
        yield _component("library", name, "", licence)
    zones = metadata.version("tzdata")
    yield _component("data", "tzdata", zones, "Apache-2.0", f"pkg:pypi/tzdata@{zones}")


def _theme() -> Iterator[dict[str, Any]]:
    theme = metadata.version("mkdocs-material")
    address = f"pkg:pypi/mkdocs-material@{theme}"
    yield _component("framework", "mkdocs-material", theme, "MIT", address)
    for name, (version, licence) in IN_THE_THEME.items():
        address = f"pkg:npm/{name.replace('@', '%40')}@{version}"
        yield _component("library", name, version, licence, address)


def _component(
    kind: str, name: str, version: str, licence: str = "", address: str = ""
) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": kind,
        "bom-ref": address or name,
        "name": name,
        "version": version,
    }
    if licence:
        component |= {"licenses": [{"license": {"id": licence}}]}
    if address:
        component |= {"purl": address}
    return {key: value for key, value in component.items() if value}


def _file(bundle: Bundle, name: str) -> dict[str, Any]:
    digest = hashlib.sha256((Path(bundle.folder) / name).read_bytes()).hexdigest()
    return {
        "type": "file",
        "bom-ref": name,
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }
