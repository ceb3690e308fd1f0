"""How many steps a change of a policy concerns, by what its two outcomes say and from where."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.places import split_place
from decision_aid.policy import Policy
from site_generator.outcomes.items import Item
from site_generator.outcomes.lines import Line
from site_generator.outcomes.page import whole_table
from site_generator.outcomes.sources import of_answer
from words import affected as said
from words.catalogue import Words
from words.sentence import Sentence


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One line of one version, and all that it says."""

    line: Line
    items: dict[tuple[str, str], tuple[str, ...]]
    """By column and text, the records that say so; the answers are some of them."""


@dataclass(frozen=True, slots=True)
class Affected:
    """One line that says something else now, or that only one of the two versions has."""

    line: Line
    was: Said | None
    now: Said | None

    def concerned(self, was: str, now: str) -> bool:
        """Whether a difference in the records at these paths is one of this line."""
        return _only_in(self.was, self.now, was) or _only_in(self.now, self.was, now)


class AffectedSteps:
    """The steps that differ between two versions of a policy."""

    def __init__(self, old: Policy, new: Policy, words: Words) -> None:
        self.words = words
        self.before, self.after = _said_by(old, words), _said_by(new, words)
        before, after = self.before, self.after
        pairs = [(_nearest(each, before), each) for each in after]
        matched = {was for was, _ in pairs}
        self.other = [
            Affected(now.line, was, now)
            for was, now in pairs
            if was and was.items.keys() != now.items.keys()
        ]
        self.new = [Affected(now.line, None, now) for was, now in pairs if not was]
        self.gone = [
            Affected(each.line, each, None)
            for each in before
            if each not in matched and not _nearest(each, after)
        ]
        self.steps = [sum(bool(each.line.place) for each in lines) for lines in (before, after)]

    def count_told(self, was: str, now: str, stage: str = "") -> Sentence:
        """How many steps, of one stage or of all, a difference at these paths concerns."""
        everything = (*self.other, *self.new, *self.gone)
        found = [each for each in everything if each.concerned(was, now)]
        if stage:
            found = [each for each in found if split_place(each.line.place)[0] == stage]
        if any(each.line.everywhere for each in found):
            return self.words.say(said.EVERY_STEP)
        steps = _steps(found)
        # A question is no step.
        return () if found and not steps else said.affected_told(steps, self.words)

    def concerns(self, was: str, now: str) -> bool:
        """Whether some line says something else by a difference at these paths."""
        return any(each.concerned(was, now) for each in (*self.other, *self.new, *self.gone))

    def sum_told(self) -> Sentence:
        """How many of all steps differ: `14 of 66 steps say something else; 2 are new.`"""
        counts = [_steps(each) for each in (self.other, self.new, self.gone)]
        everywhere = any(each.line.everywhere for each in self.other)
        return said.sum_told(counts, self.steps, self.words, everywhere=everywhere)


def _steps(found: list[Affected]) -> int:
    return sum(bool(each.line.place) for each in found)


def _said_by(policy: Policy, words: Words) -> list[Said]:
    """What each line of one version says, whole."""
    known: dict[Item, str] = {}
    found = []
    for line in whole_table(policy, words):
        items: dict[tuple[str, str], tuple[str, ...]] = {
            ("answers", f"{question}={answer}"): (of_answer(question, answer),)
            for question, answer in (line.answers or {}).items()
        }
        for each in line.items:
            if each not in known:
                known[each] = words.text(each.told)
            at = (each.column, known[each])
            items[at] = (*items.get(at, ()), *each.sources)
        found.append(Said(line, items))
    return found


def _only_in(one: Said | None, other: Said | None, path: str) -> bool:
    """Whether only one of two lines says something that comes from the record at this path.

    That is one from the record itself, from what stands in it, or from what it stands in.
    """
    if one is None or not path:
        return False
    return any(
        source == path or source.startswith(f"{path}.") or path.startswith(f"{source}.")
        for item, sources in one.items.items()
        if other is None or item not in other.items
        for source in sources
    )


def _nearest(one: Said, others: list[Said]) -> Said | None:
    """The line of the other version for the same case: at the same place, with no other answer.

    A question that only one of the two asks is in the answers of one of them only.
    """
    fitting = [
        (_apart(one.line, other.line), at, other)
        for at, other in enumerate(others)
        if _agree(one.line, other.line)
    ]
    return min(fitting)[2] if fitting else None


def _agree(one: Line, other: Line) -> bool:
    if one.place != other.place:
        return False
    if one.answers is None or other.answers is None:
        return one.key == other.key  # no answers, but a name
    theirs = other.answers
    return all(theirs.get(name, answer) == answer for name, answer in one.answers.items())


def _apart(one: Line, other: Line) -> int:
    """How many answers only one of the two has."""
    return len(set((one.answers or {}).items()) ^ set((other.answers or {}).items()))
