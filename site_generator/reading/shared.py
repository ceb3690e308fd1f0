"""What is written once under `every_stage`, put into the stages for which it holds.

- An entry with `at:` holds for the stages that it names. Its `id` is that of the first, since a
  step finds a date by the id of its duty.
- A way on with `go: next` leads from a stage that writes no such way to the stage after it.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from typing import Any

from decision_aid.places import MOVES
from decision_aid.written import several
from site_generator.reading.problems import Problem, did_you_mean
from site_generator.reading.yaml_reader import Path, Read

EVERY = "every_stage"

NEXT = "next"
"""The target of a way on from every stage: the stage after it."""


def shared_out(read: Read) -> Read:
    """A file without short forms, each such entry in its stages; lines stay as they are."""
    tree = read.tree if isinstance(read.tree, dict) else {}
    every, stages = tree.get(EVERY), tree.get("stages")
    if not (isinstance(every, dict) and isinstance(stages, dict)):
        return read
    sharing = _Sharing(read, copy.deepcopy(read.tree))
    for key, entries in every.items():
        if key in MOVES and isinstance(entries, list):
            sharing.ways(key, entries)
        elif isinstance(entries, list) and entries and key != "gaps":
            sharing.entries(key, entries)
    return replace(
        read,
        tree=sharing.tree,
        places=sharing.places(),
        problems=(*read.problems, *sharing.problems),
    )


@dataclass(slots=True)
class _Sharing:
    """One file while its shared entries are put into stages."""

    read: Read
    tree: dict[str, Any]
    moved: list[tuple[Path, Path, Any]] = field(default_factory=list)
    """Where each entry of a list was, where it is now, and what it is there."""
    emptied: set[Path] = field(default_factory=set)
    """The lists that were shared out."""
    problems: list[Problem] = field(default_factory=list)

    def entries(self, key: str, entries: list[Any]) -> None:
        """Share out the entries of one list that name stages."""
        del self.tree[EVERY][key]
        self.emptied.add((EVERY, key))
        for number, entry in enumerate(entries):
            old: Path = (EVERY, key, number)
            named = _stages_named(entry)
            if not named:
                self._put((EVERY,), key, entry, old)
                continue
            own = {name: value for name, value in entry.items() if name != "at"}
            for stage_id in named:
                self._put(("stages", stage_id), key, own, old)
                own = {name: value for name, value in own.items() if name != "id"}

    def ways(self, move: str, rules: list[Any]) -> None:
        """Share out the way on from every stage, if it leads to the next one."""
        if not (len(rules) == 1 and isinstance(rules[0], dict) and rules[0].get("go") == NEXT):
            return
        del self.tree[EVERY][move]
        self.emptied.add((EVERY, move))
        ladder = self.tree[EVERY].get("ladder")
        before: dict[Any, str] = {}
        for stage_id, stage in self.tree["stages"].items():
            own = stage.get("ladder", "main") if isinstance(stage, dict) else None
            earlier = before.get(own)
            if earlier and ladder in (None, own) and move not in self.tree["stages"][earlier]:
                way = {**rules[0], "go": stage_id}
                self._put(("stages", earlier), move, way, (EVERY, move, 0))
            before[own] = stage_id

    def _put(self, holder: tuple[str, ...], key: str, entry: Any, old: Path) -> None:
        """Add an entry to a list of a record, unless there is no such record."""
        record: Any = self.tree
        for name in holder:
            record = record.get(name)
        if not isinstance(record, dict):
            what = f"no stage is called “{holder[-1]}”"
            what = f"{what}; {did_you_mean(holder[-1], self.tree['stages'])}"
            self.problems.append(self.read.problem((*old, "at"), what))
            return
        listed = record.setdefault(key, [])
        if isinstance(listed, list):
            self.moved.append((old, (*holder, key, len(listed)), entry))
            listed.append(entry)

    def places(self) -> dict[Path, tuple[int, int]]:
        """The line and column of each value that is there, where it is now."""
        kept = self.read.places.items()
        found = {path: at for path, at in kept if path[:2] not in self.emptied}
        for old, new, entry in self.moved:
            for path, at in self.read.places.items():
                below = path[len(old) :]
                if path[: len(old)] == old and not _is_left_out(below, entry):
                    found[(*new, *below)] = at
        return found


def _stages_named(entry: Any) -> tuple[str, ...]:
    """The stages for which an entry holds; none where it names none, or not as it should."""
    named = entry.get("at") if isinstance(entry, dict) else None
    whole = isinstance(named, str) or (
        isinstance(named, list) and all(isinstance(each, str) for each in named)
    )
    return several(named) if named and whole else ()


def _is_left_out(below: Path, entry: Any) -> bool:
    """Whether a path in an entry is to its `at` or `id`, which it has no longer."""
    key = str(below[0]).removeprefix("key:") if below else ""
    return key in ("at", "id") and key not in entry
