"""The ways a board can get a condition wrong: too wide, too narrow, or about another answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from proving.policy_changes import Change, Spot, Tree, replaced, spots, taken_out, written
from proving.policy_operators import Operator
from site_generator.reading.yaml_reader import Path


def widen_a_condition(tree: Tree) -> Iterator[Change]:
    """Make a condition true in more cases: add an answer, or remove an entry or all of it."""
    for spot in _conditions(tree):
        yield taken_out(spot.path, spot.held)
        for path, facts in _alternatives(spot):
            for question, answers in facts.items():
                if len(facts) > 1:
                    yield taken_out((*path, question), answers)
                given = [answers] if isinstance(answers, str) else answers
                for answer in _answers_to(tree, question):
                    if answer not in given:
                        yield replaced((*path, question), answers, [*given, answer])


def narrow_a_condition(tree: Tree) -> Iterator[Change]:
    """Make a condition true in fewer cases: remove an answer or alternative, or add an entry."""
    for spot in _conditions(tree):
        several = list(_alternatives(spot))
        for path, facts in several:
            if len(several) > 1:
                yield taken_out(path, facts)
            for question, answers in facts.items():
                if isinstance(answers, list) and len(answers) > 1:
                    for at, answer in enumerate(answers):
                        yield taken_out((*path, question, at), answer)
            for question in tree.get("questions", {}):
                if question not in facts:
                    answer = next(iter(tree["questions"][question]["answers"]))
                    what = f"{written(path)}: and only if {question} is {answer}"
                    yield Change(what, (((*path, question), answer),))


def turn_a_condition(tree: Tree) -> Iterator[Change]:
    """Make a condition ask for another answer: for example, swap yes and no."""
    for spot in _conditions(tree):
        for path, facts in _alternatives(spot):
            for question, answers in facts.items():
                given = [answers] if isinstance(answers, str) else answers
                for at in range(len(given)):
                    for other in _answers_to(tree, question):
                        if other not in given:
                            now = [*given[:at], other, *given[at + 1 :]]
                            single = isinstance(answers, str)
                            yield replaced((*path, question), answers, other if single else now)


def _conditions(tree: Tree) -> Iterator[Spot]:
    return (spot for spot in spots(tree) if spot.owner and spot.key == "when")


def _alternatives(spot: Spot) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(spot.held, dict):
        yield spot.path, spot.held
    else:
        yield from (((*spot.path, at), facts) for at, facts in enumerate(spot.held))


def _answers_to(tree: Tree, question: str) -> tuple[str, ...]:
    if question == "safe":
        return ("no", "yes")
    if question == "told":
        return ("told", "cannot_reach", "will_not_act", "i_am_named")
    if question in ("yours", "theirs"):
        return tuple(tree["agencies"]["kinds"])
    return tuple(tree["questions"][question]["answers"])


CONDITION_OPERATORS: dict[str, Operator] = {
    "widen a condition": widen_a_condition,
    "narrow a condition": narrow_a_condition,
    "turn a condition": turn_a_condition,
}
"""The mistakes in this module, by name."""
