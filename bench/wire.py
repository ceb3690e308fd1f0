"""How many bytes are loaded until the first date is shown, raw and compressed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

from bench.chromium import Chromium, seen
from bench.first_date import PRESSED, WRITTEN
from bench.measure import Measured, Rounds
from bench.published import Asked
from bench.web_server import hosting

RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
"""Python itself: the same three files on both sides."""
ENGINE = (".zip", ".tzif", "pyodide-lock.json")
"""The engine, with the library and the time zone file that it needs."""
GROUPS = ("page", "engine", "runtime")


def measure_bytes(
    rounds: Rounds, browsers: Chromium, asked: Asked, site: Path, bare: Path
) -> Iterator[Measured]:
    """Compare a new browser's files with bare Pyodide's, and its page with an empty page."""
    aid = f"policies/{asked.policy.id}/aid/#{asked.address}"
    rounds.tell("bytes")
    ours = grouped(asked_for(browsers, site, aid, PRESSED))
    empty = grouped(asked_for(browsers, site, "404.html", 'answerable("main a")'))
    theirs = grouped(asked_for(browsers, bare, "", WRITTEN)) | {"page": empty["page"]}
    for name in GROUPS:
        baseline = "an empty page" if name == "page" else "bare Pyodide"
        for subject, against in zip(sizes(ours[name]), sizes(theirs[name]), strict=True):
            what = f"{name} of {asked.policy.id}, {subject[0]}"
            yield Measured(what, "KB", [subject[1]], baseline, [against[1]])


def asked_for(browsers: Chromium, folder: Path, path: str, watch: str) -> frozenset[Path]:
    """The files that one visit loads, including those of its worker."""
    found = set()
    with hosting(folder) as url, browsers.new(watch) as page:
        page.context.on("request", lambda request: found.add(urlsplit(request.url)))
        seen(page, url + path)
    here = {folder / unquote(each.path).lstrip("/") for each in found if each.scheme == "http"}
    return frozenset(each / "index.html" if each.is_dir() else each for each in here)


def grouped(files: frozenset[Path]) -> dict[str, list[Path]]:
    """The files, grouped by what they are for."""
    found: dict[str, list[Path]] = {name: [] for name in GROUPS}
    for file in files:
        own = "runtime" if file.name in RUNTIME else "engine" if file.name.endswith(ENGINE) else ""
        found[own or "page"].append(file)
    return found


def sizes(files: list[Path]) -> list[tuple[str, float]]:
    """Kilobytes, raw and compressed: from the copy beside the file, or else compressed here."""
    raw = {file: file.read_bytes() for file in files}
    ways = {"br": brotli.compress, "gz": gzip.compress}
    packed = {
        way: sum(len(_beside(file, way) or pack(raw[file])) for file in files)
        for way, pack in ways.items()
    }
    total = sum(len(content) for content in raw.values())
    return [
        (name, size / 1000)
        for name, size in (("raw", total), ("gzip", packed["gz"]), ("brotli", packed["br"]))
    ]


def _beside(file: Path, way: str) -> bytes:
    beside = file.with_name(f"{file.name}.{way}")
    return beside.read_bytes() if beside.is_file() else b""
