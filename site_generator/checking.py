"""Every fault in the files that a board edits: policies, scenarios, clauses, holidays."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from decision_aid.door import open_door
from site_generator.clauses import check_clauses, read_clauses
from site_generator.holidays import DATA, HolidaysError, check_horizon, holidays_json
from site_generator.loader import Loaded, read_policy
from site_generator.outcome_changes import StaleTable, check_table
from site_generator.outcome_table import TABLE
from site_generator.policies import policy_json
from site_generator.problems import Problem, ProblemsFound
from site_generator.scenarios import check_scenarios, read_scenarios

POLICY, SCENARIOS, CLAUSES = "policy.yaml", "scenarios.yaml", "clauses.yaml"


@dataclass(slots=True)
class Checked:
    """What a check came to."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    """What is not wrong yet."""
    tables: list[StaleTable] = field(default_factory=list)
    """Outcome tables that are not what their policy says now: shown in review, no bar to a page."""
    policies: int = 0
    scenarios: int = 0
    clauses: int = 0

    def keep(self, find: Callable[[], Iterator[Problem]]) -> None:
        """Add the problems found, or those for which a file cannot be read at all."""
        try:
            self.problems += find()
        except ProblemsFound as found:
            self.problems += found.problems


def policy_folders(path: Path) -> tuple[Path, ...]:
    """The folders of the policies that a path names; none if it names no policy."""
    if path.name in (POLICY, SCENARIOS, CLAUSES) and path.is_file():
        return (path.parent,)
    if (path / POLICY).is_file():
        return (path,)
    inner = path / "policies" if (path / "policies").is_dir() else path
    return tuple(sorted(found.parent for found in inner.glob(f"*/{POLICY}")))


def check_folders(folders: tuple[Path, ...], holidays: Path, today: datetime.date) -> Checked:
    """Everything wrong in these policies, and in the holidays that their dates are counted with."""
    checked = Checked()
    days = _holidays(holidays, today, checked)
    for folder in folders:
        _check_folder(folder, days, checked)
    checked.problems = sorted(dict.fromkeys(checked.problems))
    return checked


def _holidays(folder: Path, today: datetime.date, checked: Checked) -> str:
    """The holidays' text; empty, with a Problem, when there is none to count with."""
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


def _check_folder(folder: Path, days: str, checked: Checked) -> None:
    checked.policies += 1
    loaded: Loaded | None = None
    try:
        loaded = read_policy(folder / POLICY, shown(folder / POLICY))
    except ProblemsFound as found:
        checked.problems += found.problems
    checked.keep(lambda: _scenarios(folder / SCENARIOS, loaded, days, checked))
    checked.keep(lambda: _clauses(folder / CLAUSES, loaded, checked))
    if loaded:
        checked.tables += check_table(folder, loaded.policy, shown(folder / TABLE))


def _scenarios(path: Path, loaded: Loaded | None, days: str, checked: Checked) -> Iterator[Problem]:
    """A scenario is held against its policy only where both can be read."""
    read, scenarios = read_scenarios(path, shown(path))
    checked.scenarios += len(scenarios)
    if loaded and days:
        door = open_door(policy_json(loaded.policy), days)
        yield from check_scenarios(loaded.policy, read, scenarios, door.answer)


def _clauses(path: Path, loaded: Loaded | None, checked: Checked) -> Iterator[Problem]:
    read, clauses = read_clauses(path, shown(path))
    checked.clauses += len(clauses)
    if loaded:
        yield from check_clauses(loaded.policy, loaded.read, read, clauses)


def shown(path: Path) -> str:
    """A path as its reader would type it: from the folder they are in, where it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
