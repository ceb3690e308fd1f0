from __future__ import annotations

import json
import marshal
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from site_generator.browser.bundle import (
    Bundle,
    BundleError,
    build_bundle,
    check_package,
    key_of,
    read_record,
)
from site_generator.browser.node import find_node


def contents(folder: str) -> dict[str, bytes]:
    files = (path for path in Path(folder).rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_two_builds_are_the_same_to_the_last_byte(
    root: Path, bundle: Bundle, tmp_path: Path
) -> None:
    again = build_bundle(root, tmp_path / "bundle")
    assert contents(again.folder) == contents(bundle.folder)


def test_an_unchanged_bundle_is_not_built_again(root: Path, bundle: Bundle) -> None:
    library = Path(bundle.folder) / bundle.library
    before = library.stat().st_mtime_ns
    assert build_bundle(root, root / "build" / "bundle") == bundle
    assert library.stat().st_mtime_ns == before


@pytest.mark.parametrize("harm", ["library", "record", "none"])
def test_a_bundle_that_came_to_harm_is_not_taken_for_whole(
    harm: str, bundle: Bundle, root: Path, tmp_path: Path
) -> None:
    kept = Path(bundle.folder)
    out, record = tmp_path / kept.name, tmp_path / "bundle.json"
    shutil.copytree(kept, out)
    shutil.copy(kept.with_name(record.name), record)
    harmed = {"library": out / bundle.library, "record": record}
    if harm in harmed:
        harmed[harm].write_text("{}")
    whole = read_record(record, key_of(root), out)
    assert whole == (replace(bundle, folder=str(out)) if harm == "none" else None)


def test_only_what_is_listed_is_published(bundle: Bundle) -> None:
    assert sorted(contents(bundle.folder)) == sorted(bundle.files)


def compiled(bundle: Bundle) -> dict[str, dict[str, bytes]]:
    with zipfile.ZipFile(Path(bundle.folder) / bundle.library) as library:
        table: dict[str, dict[str, bytes]] = marshal.loads(library.read("compiled.marshal"))
    return table


def test_the_library_is_compiled_uncompressed_and_dated_alike(bundle: Bundle) -> None:
    with zipfile.ZipFile(Path(bundle.folder) / bundle.library) as library:
        entries = library.infolist()
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {Path(entry.filename).suffix for entry in entries} == {".pyc", ".marshal"}


def ours_in(modules: Iterable[str]) -> set[str]:
    """Those of a page's answers: `decision_aid.turn`, `words.live`."""
    rooms = ("decision_aid.", "words.")
    named = (name.replace("/", ".") for name in modules)
    return {name for name in named if name.startswith(rooms) and not name.endswith("__init__")}


def test_the_library_is_trimmed_and_holds_what_a_page_asks_for(bundle: Bundle, root: Path) -> None:
    modules = compiled(bundle)["modules"].keys()
    command = [sys.executable, "-c", "import sys, words.live; print(*sys.modules)"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert "words.live" in done.stdout
    assert ours_in(done.stdout.split()) <= ours_in(modules)
    unasked = {"words/script", "unittest/mock", "xmlrpc/client", "pdb", "ssl"}
    assert unasked.isdisjoint(modules)


def test_loading_the_engine_compiles_no_dataclass(bundle: Bundle, root: Path) -> None:
    """The methods that they write were compiled at each start: a sixth of the wait for a date."""
    script = Path(__file__).with_name("what_is_compiled.mjs")
    parts = (root / "node_modules" / "pyodide", Path(bundle.folder) / bundle.library)
    command = [str(each) for each in (find_node(), script, *parts)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert [each for each in json.loads(done.stdout) if "__create_fn__" in each] == []


def test_a_part_that_is_not_the_locked_one_is_refused(root: Path, tmp_path: Path) -> None:
    package = tmp_path / "pyodide"
    shutil.copytree(root / "node_modules" / "pyodide", package)
    with (package / "pyodide.asm.mjs").open("a") as script:
        script.write("// one line more")
    with pytest.raises(BundleError, match=r"pyodide\.asm\.mjs is not the file we locked"):
        check_package(package)


def test_a_missing_part_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="run `make bundle`"):
        check_package(tmp_path / "nowhere")
