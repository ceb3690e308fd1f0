"""Who may import whom: the engine stands alone, and nothing leans on the edges."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ENGINE = "decision_aid"
EDGES = ("site_generator.publish.plugin", "site_generator.command.cli")
ROOMS = (
    *("decision_aid", "words", "reading", "checks", "screens", "proof", "outcomes", "difference"),
    *("pages", "browser", "publish", "command"),
)
"""Every room; each imports only what stands before it."""


def imported(path: Path) -> Iterator[str]:
    """The full name of every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: import by the full name"
            yield str(node.module)
            yield from (f"{node.module}.{each.name}" for each in node.names)


def modules(root: Path, *rooms: str) -> list[Path]:
    found = [path for room in rooms for path in sorted((root / room).rglob("*.py"))]
    assert found
    return found


def test_the_engine_imports_the_standard_library_only(root: Path) -> None:
    """It runs in a browser, where nothing else is; and never knows the site's generator."""
    foreign = [
        f"{path.name}: {name}"
        for path in modules(root, ENGINE)
        for name in imported(path)
        if name.split(".")[0] not in (ENGINE, *sys.stdlib_module_names)
    ]
    assert foreign == []


def test_the_engine_loads_without_any_package(root: Path) -> None:
    """A Python without site packages can open the door."""
    code = f"import sys; sys.path.insert(0, {str(root)!r}); import decision_aid.door"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_engines_annotations_are_no_text(root: Path) -> None:
    """As text they are compiled when a policy is read: a third of the wait from Python's start."""
    assert [path.name for path in modules(root, ENGINE) if "__future__" in imported(path)] == []


def test_the_engine_touches_no_file_network_or_clock(root: Path) -> None:
    """Now and the bank holidays are arguments."""
    outside = {"os", "pathlib", "io", "socket", "urllib", "http", "subprocess", "time", "random"}
    found = [
        f"{path.name}: {name}"
        for path in modules(root, ENGINE)
        for name in imported(path)
        if name.split(".")[0] in outside
    ]
    calls = [
        f"{path.name}: {node.attr}"
        for path in modules(root, ENGINE)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow")
        if isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime")
    ]
    assert found + calls == []


def room_of(module: str) -> str:
    """`site_generator.proof.prove` is in the room `proof`."""
    first, _, rest = module.partition(".")
    return rest.partition(".")[0] if first == "site_generator" else first


def test_each_room_imports_only_what_stands_before_it(root: Path) -> None:
    inner = (root / "site_generator").iterdir()
    folders = {path.name for path in inner if (path / "__init__.py").is_file()}
    assert folders == set(ROOMS[2:])
    backward = [
        f"{path.relative_to(root)}: {name}"
        for at, room in enumerate(ROOMS)
        for path in modules(root, room if at < 2 else f"site_generator/{room}")
        for name in imported(path)
        if room_of(name) in ROOMS[at + 1 :]
    ]
    assert backward == []


def test_words_imports_the_standard_library_and_the_engine_only(root: Path) -> None:
    """It too runs in a browser."""
    foreign = [
        f"{path.name}: {name}"
        for path in modules(root, "words")
        for name in imported(path)
        if name.split(".")[0] not in ("words", ENGINE, *sys.stdlib_module_names)
    ]
    assert foreign == []


def test_nothing_imports_the_plugin_or_the_command_line(root: Path) -> None:
    leaning = [
        f"{path.name}: {name}"
        for path in modules(root, ENGINE, "words", "site_generator")
        for name in imported(path)
        if name in EDGES
    ]
    assert leaning == []


def test_mkdocs_is_known_to_its_adapter_only(root: Path) -> None:
    """Another generator could take its place in a day."""
    knowing = {
        path.name
        for path in modules(root, ENGINE, "words", "site_generator")
        for name in imported(path)
        if name.split(".")[0] in ("mkdocs", "material")
    }
    assert knowing == {"plugin.py"}
