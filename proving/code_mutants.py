"""Code mutation: mutmut changes the engine in one place at a time, and a test must notice.

Mutmut works in `build/code-mutants`, on a copy of the engine, its tests and the files they read.
"""

from __future__ import annotations

import ast
import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from rich.progress import Progress

FOLDER = Path("build/code-mutants")

ENGINE = "decision_aid"

COPIED = (
    ENGINE,
    "bench",
    "proving",
    "site_generator",
    "words",
    "site_templates",
    "policies",
    "holidays",
    "tests",
)

SURVIVORS = "survivors.diff"

LEAST_KILLED = 0.9
"""The share of all mutants that a test must notice."""

FATES: dict[int | None, str] = {0: "survived", 5: "no tests", 33: "no tests"}
FATES |= dict.fromkeys((None, 2, 255), "not tried")
FATES |= dict.fromkeys((24, -24, 152, -9, 36), "timeout")
"""What mutmut's exit codes mean; any other code means that a test failed."""


class CodeMutantsError(Exception):
    """The run shows nothing: mutmut failed, made no mutants, or too many of them survived."""


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change of the engine that no test noticed."""

    name: str
    module: str
    fate: str
    """`survived`, or `no tests` if no test calls the function."""
    diff: str


@dataclass(frozen=True, slots=True)
class Result:
    """How many mutants had which fate, in total and by module."""

    fates: Counter[str]
    by_module: dict[str, Counter[str]]
    survivors: tuple[Survivor, ...]

    @property
    def made(self) -> int:
        """All mutants."""
        return self.fates.total()

    @property
    def killed(self) -> int:
        """Those that a test noticed, including by never ending."""
        return self.fates["killed"] + self.fates["timeout"]

    @property
    def share(self) -> float:
        """The share of mutants that were killed; one without tests counts as not killed."""
        return self.killed / self.made if self.made else 0.0

    def __str__(self) -> str:
        """The figures, in total and by module, and where the survivors are listed."""
        modules = [
            f"  {name}: {fates['killed'] + fates['timeout']} of {fates.total()}"
            for name, fates in self.by_module.items()
            if fates
        ]
        figures = (
            f"Code mutation: {self.killed} of {self.made} mutants killed ({self.share:.1%}), "
            f"{self.fates['timeout']} of them by the clock; {self.fates['survived']} survived, "
            f"and {self.fates['no tests']} met no test."
        )
        return "\n".join((figures, *modules, f"  Every survivor: {FOLDER / SURVIVORS}"))


def run(root: Path, progress: Progress) -> Result:
    """Mutate the whole engine and try every mutant; raises CodeMutantsError."""
    folder = root / FOLDER
    copy_engine(root, folder)
    try_mutants(folder, progress)
    result = read_result(folder)
    write_survivors(folder, result)
    check_enough(result)
    return result


def check_enough(result: Result) -> None:
    """Check that mutants were made, all were tried, and enough of them were killed."""
    if not result.made:
        raise CodeMutantsError("Code mutation made no mutants.")
    if result.fates["not tried"]:
        raise CodeMutantsError(f"{result.fates['not tried']} mutants of the code were not tried.")
    if result.share < LEAST_KILLED:
        raise CodeMutantsError(f"{result}\nFewer than {LEAST_KILLED:.0%} were killed.")


def copy_engine(root: Path, folder: Path) -> None:
    """Make a new copy of the engine, ready for mutmut, with its tests and the files they read."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in COPIED:
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", folder)
    for path in (folder / ENGINE).glob("*.py"):
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")


def undecorated(source: str) -> str:
    """The same code, with functions decorated after they are defined: `name = property(name)`.

    Mutmut does not change a function that has a decorator above it.
    """
    lines = source.splitlines(keepends=True)
    functions = [each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.FunctionDef)]
    for function in sorted(functions, key=lambda each: each.lineno, reverse=True):
        for decorator in function.decorator_list:
            indent, name = " " * function.col_offset, function.name
            made = f"{indent}{name} = {ast.unparse(decorator)}({name})\n"
            lines.insert(function.end_lineno or 0, made)
            del lines[decorator.lineno - 1]
    return "".join(lines)


def try_mutants(folder: Path, progress: Progress) -> None:
    """Let mutmut make its mutants and run the tests of each, and show its progress."""
    task = progress.add_task("Code mutation", total=None)
    mutmut = Path(sys.executable).with_name("mutmut")
    # Without bytecode on disk the copy, which contains every mutant, is compiled at each start.
    variables = {key: os.environ[key] for key in os.environ if key != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        [mutmut, "run"],
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        said = b""
        for part in _parts(running):
            said = (said + part)[-10_000:]
            if done := re.findall(rb"(\d+)/(\d+) ", part):
                tried, made = (int(number) for number in done[-1])
                progress.update(task, completed=tried, total=made)
    if running.returncode:
        raise CodeMutantsError(f"Mutmut failed:\n{said.decode(errors='replace')}")


def _parts(running: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """A program's output as it comes: mutmut writes its progress again and again on one line."""
    assert running.stdout is not None
    while part := running.stdout.read1():  # type: ignore[attr-defined]
        yield part


def read_result(folder: Path) -> Result:
    """Read what mutmut recorded about every mutant."""
    by_module: dict[str, Counter[str]] = {}
    survivors: list[Survivor] = []
    with contextlib.chdir(folder):  # mutmut reads its files from the current folder
        for path in sorted(Path(ENGINE).glob("*.py")):
            data = SourceFileMutationData(path=path)
            data.load()
            fates = {name: _fate(code) for name, code in data.exit_code_by_key.items()}
            by_module[path.stem] = Counter(fates.values())
            survivors += [
                Survivor(name, path.stem, fate, get_diff_for_mutant(name, path=path))
                for name, fate in fates.items()
                if fate in ("survived", "no tests")
            ]
    return Result(sum(by_module.values(), Counter()), by_module, tuple(survivors))


def _fate(exit_code: int | None) -> str:
    return FATES.get(exit_code, "killed")


def write_survivors(folder: Path, result: Result) -> None:
    """Write a list of every mutant that no test noticed, with its change, for people to read."""
    text = "\n".join(f"# {each.name}: {each.fate}\n{each.diff}" for each in result.survivors)
    (folder / SURVIVORS).write_text(text, encoding="utf-8")
