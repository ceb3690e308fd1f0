"""A policy being checked as a whole: what it holds, and where a fault of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from decision_aid.places import MOVES
from decision_aid.policy import Policy
from decision_aid.stages import Exits, Rule
from decision_aid.written import When, Written
from site_generator.reading.problems import Problem
from site_generator.reading.yaml_reader import Path, Read

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Whole:
    """One policy, the file it was read from, and what in it is not the file's own."""

    policy: Policy
    read: Read
    stand_ins: frozenset[Path] = frozenset()
    """Where the file was wrong already: nothing more is said of these."""

    def fault(self, path: Path, what: str, *rests_on: str) -> Iterator[Problem]:
        """A Problem, unless it follows from one already told of the path or of these keys."""
        at = tuple(part.removeprefix("key:") if isinstance(part, str) else part for part in path)
        if not self.told(at) and not any((*at, key) in self.stand_ins for key in rests_on):
            yield self.read.problem(path, what)

    def told(self, path: Path) -> bool:
        """Whether what stands here, or around it, was wrong already."""
        return any(path[:length] in self.stand_ins for length in range(len(path) + 1))

    def each(self, kind: type[Kind]) -> Iterator[tuple[Path, Kind]]:
        """Every record of one kind, with its path."""
        everything = _everything_in(self.policy)
        yield from ((path, item) for path, item in everything if isinstance(item, kind))

    def conditions(self) -> Iterator[tuple[Path, When]]:
        """Every condition, with its path."""
        for path, item in self.each(Written):
            when = getattr(item, "when", None)
            if when is not None:
                yield (*path, "when"), when


class ExitWritten(NamedTuple):
    """One list of rules as it stands in the file."""

    path: Path
    stage: str
    """The stage it stands at; empty for `start` and for every stage."""
    move: str
    """The ending; empty for `start`."""
    rules: tuple[Rule, ...]


def exits_written(policy: Policy) -> Iterator[ExitWritten]:
    """Every list of rules of a policy, in the order of its page."""
    yield ExitWritten(("start",), "", "", policy.start)
    holders: list[tuple[Path, str, Exits]] = [(("every_stage",), "", policy.every_stage)]
    holders += [(("stages", key), key, stage) for key, stage in policy.stages.items()]
    for path, stage, holder in holders:
        for move in MOVES:
            rules = getattr(holder, move)
            if isinstance(rules, tuple):
                yield ExitWritten((*path, move), stage, move, rules)


@lru_cache(maxsize=8)
def _everything_in(policy: Policy) -> tuple[tuple[Path, Any], ...]:
    """Every value of a policy, walked once for the many checks that look through it."""
    return tuple(walk(policy, ()))


def walk(item: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value inside a record, with the path that a board's file has for it."""
    yield path, item
    if hasattr(item, "__dataclass_fields__"):
        for field in fields(item):
            yield from walk(getattr(item, field.name), (*path, field.name))
    elif isinstance(item, dict):
        for key, inner in item.items():
            yield from walk(inner, (*path, key))
    elif isinstance(item, tuple):
        for at, inner in enumerate(item):
            yield from walk(inner, (*path, at))
