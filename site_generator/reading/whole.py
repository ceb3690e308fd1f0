"""A policy being checked as a whole: what it contains, and where in the file a fault is."""

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
    """One policy, the file it was read from, and where it holds stand-ins."""

    policy: Policy
    read: Read
    stand_ins: frozenset[Path] = frozenset()
    """Paths at which a fault was already reported: nothing more is reported there."""

    def fault(self, path: Path, what: str, *related: str) -> Iterator[Problem]:
        """A Problem, unless one was already reported at the path or at these keys."""
        at = tuple(part.removeprefix("key:") if isinstance(part, str) else part for part in path)
        if not self.reported(at) and not any((*at, key) in self.stand_ins for key in related):
            yield self.read.problem(path, what)

    def reported(self, path: Path) -> bool:
        """Whether a fault was already reported here, or around it."""
        return any(path[:length] in self.stand_ins for length in range(len(path) + 1))

    def each(self, kind: type[Kind]) -> Iterator[tuple[Path, Kind]]:
        """Every record of one kind, with its path."""
        everything = everything_in(self.policy)
        yield from ((path, item) for path, item in everything if isinstance(item, kind))

    def conditions(self) -> Iterator[tuple[Path, When]]:
        """Every condition, with its path."""
        for path, item in self.each(Written):
            when = getattr(item, "when", None)
            if when is not None:
                yield (*path, "when"), when


class ExitWritten(NamedTuple):
    """One list of rules as it is written in the file."""

    path: Path
    stage: str
    """The stage it belongs to; empty for `start` and for `every_stage`."""
    move: str
    """The ending it is for; empty for `start`."""
    rules: tuple[Rule, ...]


def exits_written(policy: Policy) -> Iterator[ExitWritten]:
    """Every list of rules in a policy, in the order of its page."""
    yield ExitWritten(("start",), "", "", policy.start)
    holders: list[tuple[Path, str, Exits]] = [(("every_stage",), "", policy.every_stage)]
    holders += [(("stages", key), key, stage) for key, stage in policy.stages.items()]
    for path, stage, holder in holders:
        for move in MOVES:
            rules = getattr(holder, move)
            if isinstance(rules, tuple):
                yield ExitWritten((*path, move), stage, move, rules)


@lru_cache(maxsize=8)
def everything_in(policy: Policy) -> tuple[tuple[Path, Any], ...]:
    """Every value of a policy, collected once for the many checks that need them."""
    return tuple(walk(policy, ()))


def walk(item: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value inside a record, with its path in the board's file."""
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
