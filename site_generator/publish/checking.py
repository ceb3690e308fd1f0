"""Finds every fault in the files that a board edits: policies, scenarios, clauses, holidays."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from decision_aid.door import open_door
from site_generator.checks.clauses import Clause, check_clauses, read_clauses
from site_generator.checks.loader import Loaded, read_policy
from site_generator.outcomes.changes import StaleTable, check_table
from site_generator.outcomes.table import TABLE
from site_generator.proof.expected import read_scenarios
from site_generator.proof.prove import Proof, prove
from site_generator.proof.scenarios import check_enough, check_scenarios
from site_generator.reading.holidays import DATA, HolidaysError, check_horizon, holidays_json
from site_generator.reading.problems import Problem, ProblemsFound
from site_generator.screens.policies import policy_json

HOME = Path(__file__).resolve().parents[2]
"""The folder that contains this program."""

POLICY, SCENARIOS, CLAUSES = "policy.yaml", "scenarios.yaml", "clauses.yaml"
FILES = (POLICY, SCENARIOS, CLAUSES, TABLE)
"""What a policy's folder holds."""


@dataclass(slots=True)
class Checked:
    """The result of a check."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    """What is not wrong yet but soon may be."""
    proofs: list[Proof] = field(default_factory=list)
    """The proof of each policy that can be read."""
    tables: list[StaleTable] = field(default_factory=list)
    """Outcome tables that differ from what their policy says now; they do not stop publishing."""
    policies: int = 0
    scenarios: int = 0
    clauses: int = 0
    held_back: int = 0
    """Files of which something is checked only once what was found is put right."""

    def keep(self, find: Callable[[], Iterator[Problem]]) -> None:
        """Add the problems found, or those because of which a file cannot be read at all."""
        try:
            self.problems += find()
        except ProblemsFound as found:
            self.problems += found.problems
            self.held_back += 1

    def add(self, other: Checked) -> None:
        """Add the result of another check."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


def policy_folders(path: Path) -> tuple[Path, ...]:
    """The folders of the policies that a path means; empty if it means no policy.

    A folder whose policy has lost its name is one of them, so that it is told and never left out.
    """
    if path.name in FILES and path.is_file():
        return (path.parent,)
    if any((path / name).is_file() for name in FILES):
        return (path,)
    inner = path / "policies" if (path / "policies").is_dir() else path
    return tuple(sorted({found.parent for name in FILES for found in inner.glob(f"*/{name}")}))


def check_folders(folders: tuple[Path, ...], holidays: Path, today: datetime.date) -> Checked:
    """Check these policies, and the bank holidays that their dates are counted with."""
    checked = Checked()
    days = _holidays(holidays, today, checked)
    with nothing_thrown_away():
        for folder in folders:
            checked.add(check_folder(folder, days, today))
    checked.problems = sorted(dict.fromkeys(checked.problems))
    return checked


@contextmanager
def nothing_thrown_away() -> Iterator[None]:
    """Turn garbage collection off: it takes a tenth of a check's time and frees almost nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def proved(
    policies: Path, holidays: Path, warn: Callable[[str], None], today: datetime.date
) -> tuple[Proof, ...]:
    """The proofs of all policies to be published; raises ProblemsFound.

    Faults that do not stop publishing go to `warn`: bank holidays that end soon, old tables.
    """
    checked = check_folders(policy_folders(policies), holidays, today)
    for warning in (*checked.warnings, *map(str, checked.tables)):
        warn(warning)
    if checked.problems:
        raise ProblemsFound(checked.problems)
    return tuple(checked.proofs)


def _holidays(folder: Path, today: datetime.date, checked: Checked) -> str:
    """The JSON text of the holidays; empty, with a Problem, if they cannot be used."""
    try:
        days = holidays_json(folder)
        checked.warnings += check_horizon(days, today)
    except HolidaysError as error:
        file, _, what = str(error).partition(": ")
        if not what or " " in file:
            file, what = f"holidays/{DATA}", str(error)
        checked.problems.append(Problem(file, 1, 1, what))
        return ""
    return days


def _contents(folder: Path) -> tuple[bytes, ...]:
    """The contents of a policy's files; empty for a file that does not exist."""
    files = (folder / name for name in FILES)
    return tuple(file.read_bytes() if file.is_file() else b"" for file in files)


KEPT: dict[tuple[Path, tuple[bytes, ...], str, datetime.date], Checked] = {}
"""Results of earlier checks, by the contents of the policy's files."""

MOST_KEPT = 64


def check_folder(folder: Path, days: str, today: datetime.date) -> Checked:
    """Check one policy; done only once for the same contents of its files."""
    before = _contents(folder)
    key = (folder, before, days, today)
    if key in KEPT:
        return KEPT[key]
    checked = _check_files(folder, days, today)
    if _contents(folder) == before:  # otherwise a file was saved during the check
        if len(KEPT) >= MOST_KEPT:
            KEPT.clear()
        KEPT[key] = checked
    return checked


def _check_files(folder: Path, days: str, today: datetime.date) -> Checked:
    """Check one policy's files; scenarios and the proof only if the policy can be read."""
    checked = Checked(policies=1)
    loaded: Loaded | None = None
    clauses: tuple[Clause, ...] = ()

    def scenarios() -> Iterator[Problem]:
        read, found = read_scenarios(folder / SCENARIOS, shown(folder / SCENARIOS))
        checked.scenarios = len(found)
        yield from check_enough(read, found)
        if any(each.file == shown(folder / POLICY) for each in checked.problems):
            checked.held_back += 1  # what they come to would follow from these faults
        elif loaded and days:
            door = open_door(policy_json(loaded.policy), days)
            yield from check_scenarios(door, read, found)

    def paragraphs() -> Iterator[Problem]:
        nonlocal clauses
        read, clauses = read_clauses(folder / CLAUSES, shown(folder / CLAUSES))
        checked.clauses = len(clauses)
        if loaded:
            yield from check_clauses(loaded.policy, loaded.read, read, clauses)

    try:
        loaded = read_policy(folder / POLICY, shown(folder / POLICY))
    except ProblemsFound as found:
        checked.problems += found.problems
    checked.keep(paragraphs)
    checked.keep(scenarios)
    if loaded and days:
        proof = prove(loaded, clauses, days, today)
        checked.proofs.append(replace(proof, scenarios=checked.scenarios))
        checked.problems += proof.problems
    if loaded:
        checked.tables += check_table(folder, loaded.policy, shown(folder / TABLE))
    return checked


def shown(path: Path) -> str:
    """A path as a person would type it: relative to the current folder, if it is inside that."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
