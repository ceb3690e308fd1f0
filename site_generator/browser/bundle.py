"""Builds what the decision aid loads: Python, its library with the engine, and a time zone file.

Nothing is fetched here: the parts come from `node_modules`, from the installed `tzdata` and from
`decision_aid` and `words`. Every file's name holds a hash of its content, so that browsers may
keep it forever.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from site_generator.browser.assets import hash_of
from site_generator.browser.integrity import BundleError as BundleError
from site_generator.browser.integrity import check_copies
from site_generator.browser.node import find_node

log = logging.getLogger("mkdocs.fingerpost.bundle")

PARTS = Path(__file__).parent / "bundle_parts"
CORE_FILES = ("pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide.mjs")
ZONE = "Europe/London"
FIXED_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files that let a browser run the engine, by their names inside one folder."""

    folder: str
    """Where they are on this machine."""
    core: str
    """The folder with Python's own three files, ending in a slash."""
    library: str
    """The archive of compiled modules: standard library and engine."""
    zone: str
    """The time zone file for London."""
    info: dict[str, str]
    """Which Python this is; the loader needs it."""
    files: tuple[str, ...]
    """Every file to publish."""

    def manifest(self) -> dict[str, object]:
        """Return the value of `files` in the worker's first message."""
        return {"core": self.core, "library": self.library, "zone": self.zone, "info": self.info}


def build_bundle(root: Path, out: Path) -> Bundle:
    """Build the bundle into `out`, unless it was already built there from the same parts."""
    out.parent.mkdir(parents=True, exist_ok=True)
    record = out.with_name(f"{out.name}.json")
    with one_at_a_time(out.with_name(f"{out.name}.lock")):
        key = key_of(root)
        known = read_record(record, key, out)
        if known:
            return known
        log.info("Compiling the engine for the browser (a few seconds, once)")
        with tempfile.TemporaryDirectory(dir=out.parent) as work:
            bundle = assemble(root, Path(work), out)
            shutil.rmtree(out, ignore_errors=True)
            (Path(work) / "bundle").rename(out)
        built = {"made_from": key, "made": digest_of(bundle), **asdict(bundle)}
        record.write_text(json.dumps(built, indent=1))
        return bundle


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Let only one process at a time build into a folder."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def key_of(root: Path) -> str:
    """Hash everything that the bundle is made from."""
    digest = hashlib.sha256()
    mine = [Path(__file__), *(path for path in PARTS.rglob("*") if path.suffix != ".pyc")]
    locks = [root / "package-lock.json", root / "requirements-pyodide.txt"]
    engine = (path for room in ("decision_aid", "words") for path in (root / room).glob("*.py"))
    for path in sorted(path for path in (*mine, *locks, *engine) if path.is_file()):
        digest.update(f"{path.name}\n".encode() + path.read_bytes() + b"\0")
    digest.update(read_zone())
    return digest.hexdigest()


def read_record(record: Path, key: str, out: Path) -> Bundle | None:
    """Read what was built before, if it is still complete and made from the same parts."""
    try:
        built = json.loads(record.read_text())
        made_from, made = built.pop("made_from"), built.pop("made")
        bundle = Bundle(**{**built, "files": tuple(built["files"]), "folder": str(out)})
        return bundle if (made_from, made) == (key, digest_of(bundle)) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None  # written by another version, or not completely


def digest_of(bundle: Bundle) -> str:
    """Hash every file that is published."""
    digest = hashlib.sha256()
    for name in bundle.files:
        digest.update(f"{name}\n".encode() + (Path(bundle.folder) / name).read_bytes())
    return digest.hexdigest()


def assemble(root: Path, work: Path, out: Path) -> Bundle:
    """Make every file in `work/bundle`."""
    made = work / "bundle"
    made.mkdir()
    package = root / "node_modules" / "pyodide"
    check_package(package)
    library = compile_library(root, package, work)
    core_bytes = {name: (package / name).read_bytes() for name in CORE_FILES}
    core = f"python-{hash_of(b''.join(core_bytes.values()))}/"
    names = {f"{core}{name}": content for name, content in core_bytes.items()}
    library_name = f"library-{hash_of(library)}.zip"
    zone_name = f"london-{hash_of(read_zone())}.tzif"
    names |= {library_name: library, zone_name: read_zone()}
    for name, content in names.items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_bytes(content)
    return Bundle(
        folder=str(out),
        core=core,
        library=library_name,
        zone=zone_name,
        info=read_info(package),
        files=tuple(sorted(names)),
    )


def check_package(package: Path) -> None:
    """Refuse a Pyodide that is missing or differs in any byte from the one we locked."""
    if not package.is_dir():
        raise BundleError("node_modules/pyodide is missing: run `make bundle`, which installs it")
    for line in (PARTS / "pyodide.sha256").read_text().splitlines():
        expected, name = line.split()
        if hashlib.sha256((package / name).read_bytes()).hexdigest() != expected:
            raise BundleError(
                f"node_modules/pyodide/{name} is not the file we locked: "
                "delete node_modules and run `make bundle`"
            )


def read_info(package: Path) -> dict[str, str]:
    """Read which Python the package contains, so that the browser needs no package lock file."""
    info = json.loads((package / "pyodide-lock.json").read_text())["info"]
    version = json.loads((package / "package.json").read_text())["version"]
    return {**info, "version": version}


def read_zone() -> bytes:
    """Read London's time zone file, checked against the hash in its package's own record."""
    name = f"tzdata/zoneinfo/{ZONE}"
    try:
        path = Path(str(metadata.distribution("tzdata").locate_file(name)))
    except metadata.PackageNotFoundError as error:
        missing = "the package tzdata is missing: run `make bundle`, which installs it"
        raise BundleError(missing) from error
    check_copies("tzdata", {name: path})
    return path.read_bytes()


def compile_library(root: Path, package: Path, work: Path) -> bytes:
    """Let the browser's own Python choose and compile the modules, then fix dates and order."""
    node = find_node()
    tools = root / "build" / "pyodide-python"
    if node is None or not tools.is_dir():
        missing = "Node 20 or newer" if node is None else "build/pyodide-python"
        raise BundleError(f"{missing} is missing: run `make bundle`, which installs it")
    zones = work / "zones"
    (zones / ZONE).parent.mkdir(parents=True)
    (zones / ZONE).write_bytes(read_zone())
    done = subprocess.run(
        [node, PARTS / "compile.mjs", package, PARTS, tools, root, zones, work],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        raise BundleError(f"the engine does not load in the browser's Python:\n{done.stderr}")
    return pack_again(work / "library.zip")


def pack_again(archive: Path) -> bytes:
    """Pack the same modules uncompressed, in order of name and all with the same date.

    Servers compress what they send, and Python reads an uncompressed archive faster.
    """
    packed = archive.with_name("packed.zip")
    with zipfile.ZipFile(archive) as compiled, zipfile.ZipFile(packed, "w") as fixed:
        for name in sorted(compiled.namelist()):
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            fixed.writestr(entry, compiled.read(name))
    return packed.read_bytes()


def main() -> int:
    """Build the bundle of the current folder and say where it is."""
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    try:
        bundle = build_bundle(Path.cwd(), Path.cwd() / "build" / "bundle")
    except BundleError as error:
        log.error("The bundle cannot be built: %s", error)
        return 1
    size = sum((Path(bundle.folder) / name).stat().st_size for name in bundle.files)
    log.info("The browser bundle is in build/bundle (%.1f MB before compression)", size / 1e6)
    return 0


if __name__ == "__main__":
    sys.exit(main())
