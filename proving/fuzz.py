"""Fuzzes the loader: whatever is in a board's files, the messages are in words a board knows.

Files of the corpus are damaged at the level of bytes, lines, tokens and the YAML tree. Reading them
may raise only ProblemsFound, and a file without Problems must cause no error later.
"""

from __future__ import annotations

import re
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from rich.progress import Progress

from decision_aid.door import Door, open_door
from proving.damage import damaged_tree
from proving.damage_to_text import damaged_bytes, damaged_lines, damaged_tokens
from proving.properties import not_answered, require_none
from site_generator.checks.clauses import check_clauses, read_clauses
from site_generator.checks.loader import Loaded, parse_policy, read_policy
from site_generator.proof.expected import read_scenarios
from site_generator.proof.scenarios import check_scenarios
from site_generator.publish.checking import CLAUSES, POLICY, SCENARIOS
from site_generator.reading.holidays import holidays_json
from site_generator.reading.problems import ProblemsFound
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.graph import compile_graph
from site_generator.screens.policies import policy_json

LEVELS = ("bytes", "lines", "tokens", "tree")

NOT_FOR_BOARDS = re.compile(r"Traceback|pydantic|NoneType")
"""What no message to a board may contain."""

CORPUS = {
    "tests/language/invalid/*.yaml": 5,
    "tests/language/valid/*.yaml": 4,
    f"policies/*/{POLICY}": 1,
    f"policies/*/{SCENARIOS}": 1,
    f"policies/*/{CLAUSES}": 1,
}
"""The files that are damaged, and how often each kind is chosen, relative to the others."""

FAULTS_SHOWN = 20
"""Only the first of very many faults are shown: most have one cause."""

MOST_STATES = 20
"""How many states of a damaged policy without Problems are asked for."""

A_SHARE = 50
"""How many runs are given to a process at once."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A run that ended in something that should not happen."""

    number: int
    """The run's number, from which `damaged` makes the same file again."""
    file: str
    level: str
    what: str


@dataclass(slots=True)
class Result:
    """The result of fuzzing."""

    seed: int
    runs: int = 0
    told: int = 0
    """Runs that ended in Problems; in the others the file was still right."""
    seconds: float = 0.0
    slowest: tuple[float, int] = (0.0, 0)
    """The seconds that the slowest run took, and its number."""
    faults: list[Fault] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.runs:,} runs from seed {self.seed} in {self.seconds:.0f} seconds, "
            f"{self.told:,} told of Problems, the slowest (run {self.slowest[1]}) took "
            f"{self.slowest[0]:.1f} seconds; "
            f"{len(self.faults)} faults"
        )

    def add(self, share: Result) -> None:
        """Add the results of a share of the runs."""
        self.runs += share.runs
        self.told += share.told
        self.slowest = max(self.slowest, share.slowest)
        self.faults += share.faults


class FuzzError(Exception):
    """A damaged file led to something other than Problems."""


def run(
    root: Path, progress: Progress, seed: int = 0, most: int = 1_000_000, seconds: float = 600
) -> Result:
    """Fuzz until this many runs or seconds are over; raises FuzzError with the faults found."""
    task = progress.add_task("Fuzz of the loader", total=most)
    result, began = Result(seed), time.monotonic()
    with ProcessPoolExecutor() as processes:
        shares = [
            processes.submit(fuzz, root, seed, range(first, min(first + A_SHARE, most)))
            for first in range(0, most, A_SHARE)
        ]
        for share in shares:
            result.add(share.result())
            result.seconds = time.monotonic() - began
            progress.update(task, completed=result.runs)
            if result.seconds > seconds:
                processes.shutdown(cancel_futures=True)
                break
    if result.faults:
        told = [
            f"run {each.number}, {each.file}, {each.level}: {each.what}"
            for each in result.faults[:FAULTS_SHOWN]
        ]
        raise FuzzError("\n".join((str(result), *told)))
    return result


def fuzz(root: Path, seed: int, numbers: range) -> Result:
    """Do the runs with these numbers."""
    result = Result(seed)
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            began = time.monotonic()
            _try(root, seed, number, Path(folder), result)
            result.slowest = max(result.slowest, (time.monotonic() - began, number))
            result.runs += 1
    return result


def damaged(root: Path, seed: int, number: int) -> tuple[Path, str, bytes]:
    """The file of one run, the level at which it is damaged, and its damaged content."""
    chance = Random(f"{seed}:{number}")
    kinds = corpus(root)
    path = chance.choice(chance.choices(list(kinds.values()), list(CORPUS.values()))[0])
    level = chance.choice(LEVELS)
    data = path.read_bytes()
    tree = _tree(path)
    if level == "tree" and tree is not None:
        changed = damaged_tree(tree, chance)
        text = yaml.safe_dump(changed, sort_keys=False, allow_unicode=True)
        return path, level, text.encode("utf-8", "surrogatepass")
    text = data.decode("utf-8", "surrogateescape")
    if level == "lines":
        return path, level, damaged_lines(text, chance).encode("utf-8", "surrogateescape")
    if level == "tokens":
        return path, level, damaged_tokens(text, chance).encode("utf-8", "surrogateescape")
    return path, "bytes", damaged_bytes(data, chance)


@cache
def corpus(root: Path) -> dict[str, list[Path]]:
    """The files of each kind."""
    return {kind: sorted(root.glob(kind)) for kind in CORPUS}


@cache
def _tree(path: Path) -> Any:
    """The tree of an undamaged file; None if it cannot be read."""
    try:
        return read_yaml(path).tree
    except ProblemsFound:
        return None


def _try(root: Path, seed: int, number: int, folder: Path, result: Result) -> None:
    """Do one run: write the file, read it as the site generator does, and keep any fault."""
    path, level, data = damaged(root, seed, number)
    what = ""
    try:
        (folder / path.name).write_bytes(data)
        _read(root, path, folder / path.name)
    except ProblemsFound as found:
        result.told += 1
        hidden = [str(each) for each in found.problems if NOT_FOR_BOARDS.search(each.what)]
        what = f"a message that is not for boards: {hidden[0]}" if hidden else ""
        what = what or ("" if found.problems else "Problems without a Problem")
    except Exception as error:  # any other error is a fault that we look for
        last = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}: {error}"
    if what:
        shown_as = path.relative_to(root).as_posix()
        result.faults.append(Fault(number, shown_as, level, what))


def _read(root: Path, original: Path, path: Path) -> None:
    """Do everything that is done with such a file before drawing; raises ProblemsFound."""
    if original.name == SCENARIOS:
        policy, door = _undamaged(original.parent)
        read, scenarios = read_scenarios(path)
        problems = list(check_scenarios(door, read, scenarios))
    elif original.name == CLAUSES:
        policy, _ = _undamaged(original.parent)
        read, clauses = read_clauses(path)
        problems = list(check_clauses(policy.policy, policy.read, read, clauses))
    else:
        loaded = parse_policy(read_yaml(path), "a-policy")
        door = open_door(policy_json(loaded.policy), _holidays(root))
        require_none(not_answered(door, compile_graph(loaded.policy, MOST_STATES).states.values()))
        return
    if problems:
        raise ProblemsFound(problems)


@cache
def _undamaged(folder: Path) -> tuple[Loaded, Door]:
    loaded = read_policy(folder / POLICY)
    return loaded, open_door(policy_json(loaded.policy), _holidays(folder.parents[1]))


@cache
def _holidays(root: Path) -> str:
    return holidays_json(root / "holidays")
