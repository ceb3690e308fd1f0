"""Picks the modules that the engine needs in the browser and compiles them into one archive.

Runs inside the browser's own Python (see `compile.mjs`), never in ours: what is loaded there after
the engine has been imported is what the engine needs.
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
ENGINE = "decision_aid"
START = Path(__file__).with_name("sitecustomize.py")
PYC_HEADER = 16
"""Bytes before the code in a compiled module."""

# What nothing imports by its name until it is needed.
ALWAYS = (
    "traceback",
    # Text encodings are looked up by name when first used.
    "encodings.ascii",
    "encodings.cp437",
    "encodings.latin_1",
    "encodings.utf_8",
    "encodings.utf_8_sig",
)

# What is used where it is there and not missed where it is not: other compressions of archives,
# and encrypted connections, of which a browser's Python makes none.
NOT_MISSED = ("bz2.", "compression/", "lzma.", "ssl.")

# What Python reads before it can read anything from a table.
FIRST = ("encodings/", "sitecustomize.")


def main(engine_folder: str, archive: str) -> None:
    """Write the archive: the needed part of the library, and the engine, all of it compiled."""
    library = next(entry for entry in sys.path if entry.endswith(".zip"))
    engine = sorted((Path(engine_folder) / ENGINE).glob("*.py"))
    load(engine)
    needed = loaded_from(library)
    methods = methods_of_dataclasses()
    # From here on modules are loaded that only the making needs.
    write_sources(library, needed, engine, archive)
    compile_archive(archive)
    gather(archive, methods)


def load(engine: list[Path]) -> None:
    """Import all that is needed, imports inside the engine's functions included."""
    for name in ALWAYS:
        importlib.import_module(name)
    for path in engine:
        importlib.import_module(ENGINE if path.stem == "__init__" else f"{ENGINE}.{path.stem}")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in imported_names(node):
                importlib.import_module(name)
    zoneinfo = importlib.import_module("zoneinfo")
    zoneinfo.ZoneInfo("Europe/London")


def imported_names(node: ast.AST) -> list[str]:
    """Name the modules that one import statement loads."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module]
    return []


def loaded_from(library: str) -> set[str]:
    """Name the files in the library's archive that have been loaded so far."""
    prefix = f"{library}/"
    loaded = [module for module in list(sys.modules.values()) if not is_built_in(module)]
    files = (getattr(module, "__file__", None) for module in loaded)
    inside = {name.removeprefix(prefix) for name in files if name and name.startswith(prefix)}
    return {name for name in inside if not name.startswith(NOT_MISSED)}


def is_built_in(module: ModuleType) -> bool:
    """Whether Python carries a module in itself and never reads it from the archive."""
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
            trimmed.writestr(f"{ENGINE}/{path.name}", path.read_bytes())


def without_docstrings(source: str) -> str:
    """Leave out what nobody reads there, and every line where it was.

    The engine keeps its own: a dataclass without one would write its signature as one.
    """
    lines = source.splitlines(keepends=True)
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, HAVE_DOCSTRINGS) and ast.get_docstring(node, clean=False) is not None:
            told = node.body[0]
            first, last = told.lineno - 1, told.end_lineno or told.lineno
            # A module needs no other words in its place, and `from __future__` bears none.
            left = "" if node is tree else f"{lines[first][: told.col_offset]}None"
            lines[first:last] = [f"{left}\n", *["\n"] * (last - first - 1)]
    return "".join(lines)


def compile_archive(archive: str) -> None:
    """Compile every module in the archive, with the browser's own tool for it."""
    from pyodide_build.cli.py_compile import main as py_compile

    py_compile([archive, "--silent", "--compression-level", "0"], standalone_mode=False)


def methods_of_dataclasses() -> dict[str, bytes]:
    """Give the code of what each loaded dataclass writes as its methods, by that text.

    Defining the classes once more shows what they write.
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
    """Put modules and methods into one table, which is read at once; see `sitecustomize.py`."""
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
