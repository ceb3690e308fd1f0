"""How many steps a change of a policy concerns, by the lines of its two outcome tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.places import split_place
from decision_aid.policy import Policy
from site_generator.outcomes.changes import be, counted
from site_generator.outcomes.forms import ANSWER, Mark, finds, located
from site_generator.outcomes.table import EVERY_STEP, Line, lines_of
from site_generator.outcomes.words import full


@dataclass(frozen=True, slots=True)
class Affected:
    """One line that says something else now, or that only one of the two tables has."""

    key: str
    stage: str
    told: frozenset[str]
    """What it says that the other table does not say there, or the other way round."""


class AffectedSteps:
    """The steps that differ between two versions of a policy."""

    def __init__(self, old: Policy, new: Policy) -> None:
        before, after = lines_of(old, full), lines_of(new, full)
        pairs = [(line, _nearest(line, before)) for line in after]
        matched = {id(was) for _, was in pairs if was}
        self.new = tuple(_affected(line) for line, was in pairs if was is None)
        self.gone = tuple(
            _affected(line)
            for line in before
            if id(line) not in matched and _nearest(line, after) is None
        )
        self.other = tuple(
            Affected(line.key, _stage(line), located_items(line) ^ located_items(was))
            for line, was in pairs
            if was and located_items(line) != located_items(was)
        )
        self.before, self.after = (sum(map(bool, map(_stage, lines))) for lines in (before, after))

    def count_in_words(self, marks: tuple[Mark, ...], stage: str = "") -> str:
        """How many steps say something else that a mark finds: `14 steps affected`."""
        known = [mark for mark in marks if mark]
        found = [
            each
            for each in (*self.other, *self.new, *self.gone)
            if (not stage or split_place(each.stage)[0] == stage)
            and any(finds(mark, item) for mark in known for item in each.told)
        ]
        if any(each.key == EVERY_STEP for each in found):
            return "every step affected"
        steps = sum(bool(each.stage) for each in found)
        if found and not steps:
            return ""  # a question, which is no step
        return f"{counted(steps, 'step') if steps else 'no step'} affected"

    def in_words(self) -> str:
        """How many of all steps differ: `14 of 66 steps say something else; 2 are new.`"""
        now = f"There are {counted(self.after, 'step')} now; there were {self.before:,}."
        return f"{self._sum()} {now}" if self.before != self.after else self._sum()

    def _sum(self) -> str:
        other, new, gone = (
            sum(bool(each.stage) for each in lines) for lines in (self.other, self.new, self.gone)
        )
        everywhere = any(each.key == EVERY_STEP for each in self.other)
        if not (other or new or gone):
            return "This stands on every step." if everywhere else "No step says anything else."
        say = "says" if other == 1 else "say"
        parts = [f"{other} of {counted(self.after, 'step')} {say} something else"]
        parts += [f"{new:,} {be(new)} new"] if new else []
        parts += [f"{gone:,} {be(gone)} no longer there"] if gone else []
        parts += ["something else stands on every step"] if everywhere else []
        return f"{'; '.join(parts)}."


def _stage(line: Line) -> str:
    """The stage of a step; nothing for a question, or what stands on every step."""
    return "".join(line.cells.get("stage", ()))


def located_items(line: Line) -> frozenset[str]:
    """What a line says, each item with its column; its answers are some of them."""
    answers = (located(ANSWER.column, answer) for answer in line.key.split())
    cells = (located(column, item) for column, cell in line.cells.items() for item in cell)
    return frozenset((*answers, *cells))


def _affected(line: Line) -> Affected:
    return Affected(line.key, _stage(line), located_items(line))


def _nearest(line: Line, others: tuple[Line, ...]) -> Line | None:
    """The line of the other table for the same case: at the same stage, no answer against it.

    A question that only one of the two asks is in the answers of one of them only.
    """
    fitting = [
        (len(_answers(other.key) ^ _answers(line.key)), at, other)
        for at, other in enumerate(others)
        if _stage(other) == _stage(line) and _agree(other.key, line.key)
    ]
    return min(fitting)[2] if fitting else None


def _agree(one: str, other: str) -> bool:
    if one.startswith("(") or other.startswith("("):
        return one == other  # no answers, but the name of a question
    theirs = dict(_pairs(other))
    return all(theirs.get(question, answer) == answer for question, answer in _pairs(one))


def _answers(key: str) -> frozenset[str]:
    return frozenset(key.split())


def _pairs(key: str) -> Iterator[tuple[str, str]]:
    for typed in key.split():
        question, _, answer = typed.partition("=")
        yield question, answer
