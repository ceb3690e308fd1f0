"""Chooses the modules that the engine needs in the browser and compiles them into one archive.

Runs inside the browser's own Python (see `compile.mjs`), never in ours: the modules that are loaded
there once the engine has been imported are the ones it needs.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import marshal
import sys
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType

HAVE_DOCSTRINGS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
ENGINE, WORDS = "decision_aid", "words"
LIVE = f"{WORDS}.live"
"""What a page asks: of the words only what it needs is sent."""
START = Path(__file__).with_name("sitecustomize.py")
PYC_HEADER = 16
"""The number of bytes before the code in a compiled module."""

# Modules that are imported only when they are first needed.
ALWAYS = (
    "traceback",
    # Text encodings are looked up by name when first used.
    "encodings.ascii",
    "encodings.cp437",
    "encodings.latin_1",
    "encodings.utf_8",
    "encodings.utf_8_sig",
)

# Optional modules that we leave out: other compression methods for archives, and encrypted
# connections, which Python in a browser never makes.
NOT_NEEDED = ("bz2.", "compression/", "lzma.", "ssl.")

# Modules that Python reads before it can read anything from our table.
FIRST = ("encodings/", "sitecustomize.")


def main(engine_folder: str, archive: str) -> None:
    """Write the archive: the needed part of the library and the engine, all compiled."""
    library = next(entry for entry in sys.path if entry.endswith(".zip"))
    engine = load(Path(engine_folder))
    needed = loaded_from(library)
    methods = methods_of_dataclasses()
    # From here on we load modules that only this build needs.
    write_sources(library, needed, engine, archive)
    compile_archive(archive)
    gather(archive, methods)


def load(root: Path) -> list[Path]:
    """Import all that is needed, imports inside functions included; give our own files of it."""
    for name in ALWAYS:
        importlib.import_module(name)
    importlib.import_module(LIVE)
    folders = {f"{root / room}" for room in (ENGINE, WORDS)}
    files = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
    ours = sorted(path for path in map(Path, files) if f"{path.parent}" in folders)
    for path in ours:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in imported_names(node):
                importlib.import_module(name)
    zoneinfo = importlib.import_module("zoneinfo")
    zoneinfo.ZoneInfo("Europe/London")
    return ours


def imported_names(node: ast.AST) -> list[str]:
    """Return the names of the modules that an import statement loads."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module]
    return []


def loaded_from(library: str) -> set[str]:
    """Return the names of the files in the library's archive that have been loaded so far."""
    prefix = f"{library}/"
    loaded = [module for module in list(sys.modules.values()) if not is_built_in(module)]
    files = (getattr(module, "__file__", None) for module in loaded)
    inside = {name.removeprefix(prefix) for name in files if name and name.startswith(prefix)}
    return {name for name in inside if not name.startswith(NOT_NEEDED)}


def is_built_in(module: ModuleType) -> bool:
    """Whether a module is built into Python and never read from the archive."""
    spec = getattr(module, "__spec__", None)
    return spec is not None and spec.origin == "frozen"


def write_sources(library: str, needed: set[str], engine: list[Path], archive: str) -> None:
    """Write the sources to be compiled, in order of name."""
    import zipfile

    with zipfile.ZipFile(library) as whole, zipfile.ZipFile(archive, "w") as trimmed:
        for name in sorted(needed):
            trimmed.writestr(name, without_docstrings(whole.read(name).decode()))
        trimmed.write(START, START.name)
        for path in engine:
            trimmed.writestr(f"{path.parent.name}/{path.name}", path.read_bytes())


def without_docstrings(source: str) -> str:
    """Remove the docstrings, which nobody reads there, and keep every line at its number.

    The engine keeps its own, because a dataclass without one generates one from its signature.
    """
    lines = source.splitlines(keepends=True)
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, HAVE_DOCSTRINGS) and ast.get_docstring(node, clean=False) is not None:
            docstring = node.body[0]
            first, last = docstring.lineno - 1, docstring.end_lineno or docstring.lineno
            # A module needs nothing in its place: no statement may precede `from __future__`.
            left = "" if node is tree else f"{lines[first][: docstring.col_offset]}None"
            lines[first:last] = [f"{left}\n", *["\n"] * (last - first - 1)]
    return "".join(lines)


def compile_archive(archive: str) -> None:
    """Compile every module in the archive with Pyodide's own tool."""
    from pyodide_build.cli.py_compile import main as py_compile

    py_compile([archive, "--silent", "--compression-level", "0"], standalone_mode=False)


def methods_of_dataclasses() -> dict[str, bytes]:
    """Compile the text of the methods that each loaded dataclass generates: text to code.

    Defining the classes again shows which text they generate.
    """
    methods: dict[str, bytes] = {}

    def note(text: str, variables: dict[str, object], names: dict[str, object]) -> None:
        code = compile(text, "<dataclass>", "exec")
        methods[text] = marshal.dumps(code)
        exec(code, variables, names)

    vars(dataclasses)["exec"] = note
    for module in [*sys.modules.values()]:
        own = [each for each in getattr(module, "__dict__", {}).values() if isinstance(each, type)]
        if any(is_dataclass(each) and each.__module__ == module.__name__ for each in own):
            importlib.reload(module)
    del vars(dataclasses)["exec"]
    return methods


def gather(archive: str, methods: dict[str, bytes]) -> None:
    """Put modules and methods into one table that is read in one go; see `sitecustomize.py`."""
    import zipfile

    with zipfile.ZipFile(archive) as compiled:
        files = {name: compiled.read(name) for name in compiled.namelist()}
    modules = {
        name.removesuffix(".pyc"): content[PYC_HEADER:]
        for name, content in sorted(files.items())
        if not name.startswith(FIRST)
    }
    table = {"modules": modules, "methods": methods}
    with zipfile.ZipFile(archive, "w") as gathered:
        gathered.writestr("compiled.marshal", marshal.dumps(table, 2))
        for name, content in files.items():
            if name.startswith(FIRST):
                gathered.writestr(name, content)
