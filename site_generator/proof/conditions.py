"""Checks that no two rules conflict, and that every condition can be both true and false."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from decision_aid.answers import allowed_answers
from decision_aid.conditions import UNSURE, alternatives, judge
from decision_aid.contents import duties_at, limits_at
from decision_aid.duties import Duty, Limit
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from decision_aid.written import When, several
from site_generator.checks.findings import Finding
from site_generator.proof.explored import Answers, Explored, cases, depends_on, told_all
from site_generator.reading.whole import Whole, exits_written
from site_generator.reading.yaml_reader import Path


def check_conditions(explored: Explored) -> Iterator[Finding]:
    """A finding for each condition that is always or never true, and for rules that conflict."""
    yield from _always_or_never(explored.whole)
    yield from _two_ways(explored.policy)
    yield from _two_limits(explored)
    yield from _two_duties(explored)


def _always_or_never(whole: Whole) -> Iterator[Finding]:
    for path, when in whole.conditions():
        questions = depends_on(whole.policy, when)
        if not questions:
            yield from _every_answer(whole.policy, path, when)
            continue
        results = {judge(when, case, whole.policy).holds for case in cases(whole.policy, questions)}
        if results == {True}:
            what = (
                "this condition is true whatever the answers are; remove “when”, or remove from it "
                "the answers that it is not meant for"
            )
            yield Finding(path, what)
        elif True not in results:
            what = "this condition can never be true; correct the answers, or remove it"
            yield Finding(path, what)


def _every_answer(policy: Policy, path: Path, when: When) -> Iterator[Finding]:
    """A condition on a question that is never asked must exclude some answer to have an effect."""
    for facts in alternatives(when):
        for question, answers in facts.items():
            known = {each for each in allowed_answers(policy, question) if each != UNSURE}
            if known and known <= set(several(answers)):
                what = (
                    f"this is true whatever the answer to “{question}” is; remove it, or remove "
                    "from it the answers that it is not meant for"
                )
                yield Finding(path, what)


def _two_ways(policy: Policy) -> Iterator[Finding]:
    """Two ways on with conditions that can both be true: a reader could be sent either way."""
    for path, _, _, rules in exits_written(policy):
        conditional = [(at, rule) for at, rule in enumerate(rules) if not rule.otherwise]
        for (_, one), (at, other) in itertools.combinations(conditional, 2):
            case = _both_hold(policy, one.when, other.when)
            if case is not None and _effect(one) != _effect(other):
                what = (
                    f"this entry and one before it both apply {_in_words(case)}, so that a reader "
                    "could be sent either way; remove that case from one of them"
                )
                yield Finding((*path, at), what)


def _both_hold(policy: Policy, one: When | None, other: When | None) -> Answers | None:
    for case in cases(policy, depends_on(policy, one, other)):
        if judge(one, case, policy).holds and judge(other, case, policy).holds:
            return case
    return None


def _effect(rule: Rule) -> tuple[object, ...]:
    return (rule.targets(), rule.force, rule.by, rule.requires, rule.unclear)


def _in_words(case: Answers) -> str:
    said = " and ".join(f"“{question}” is “{answer}”" for question, answer in case.items())
    return f"when {said}" if said else "in every case"


def _two_limits(explored: Explored) -> Iterator[Finding]:
    """Two limits on the same thing that apply together but differ."""
    policy = explored.policy
    paths = {id(limit): path for path, limit in explored.whole.each(Limit)}
    reported: set[Path] = set()
    for place, answers in _settled(explored):
        here = [
            limit
            for _, _, limit, _ in limits_at(policy, place)
            if judge(limit.when, answers, policy).holds
        ]
        for one, other in itertools.combinations(here, 2):
            same = (one.on_what, one.owed_by, one.window) == (
                other.on_what,
                other.owed_by,
                other.window,
            )
            path = paths[id(other)]
            if same and _how_long(one) != _how_long(other) and path not in reported:
                reported.add(path)
                what = (
                    f"two limits on “{one.on_what}” hold together here ({one.within} and "
                    f"{other.within}); let their conditions leave each other out, or say under "
                    "“on_what” how they differ"
                )
                yield Finding(path, what)


def _two_duties(explored: Explored) -> Iterator[Finding]:
    """The same person is told twice to do the same thing."""
    policy = explored.policy
    paths = {id(duty): path for path, duty in explored.whole.each(Duty)}
    reported: set[Path] = set()
    for place, answers in _settled(explored):
        here = [
            each.duty
            for each in duties_at(policy, place)
            if judge(each.duty.when, answers, policy).holds is not False
        ]
        for one, other in itertools.combinations(here, 2):
            same = (one.who, one.does, one.whom) == (other.who, other.does, other.whom)
            together = one.when == other.when or _both_known(policy, answers, one, other)
            path = paths[id(other)]
            if same and together and path not in reported and path != paths[id(one)]:
                reported.add(path)
                what = (
                    f"the same person is told twice at “{place}” to {one.does}; keep one of the "
                    "two, or write conditions that are never true together"
                )
                yield Finding(path, what)


def _both_known(policy: Policy, answers: Answers, one: Duty, other: Duty) -> bool:
    """Whether both apply; a question that is never asked leaves this unknown."""
    return all(judge(duty.when, answers, policy).holds for duty in (one, other))


def _how_long(limit: Limit) -> tuple[object, ...]:
    return (
        limit.within,
        limit.out_of_hours,
        limit.out_of_term,
        limit.within_words,
        limit.runs_from,
        limit.force,
    )


def _settled(explored: Explored) -> Iterator[tuple[str, Answers]]:
    """Every step with a set of answers that has no “I am not sure”."""
    for place, states in explored.steps.items():
        for state in states:
            if UNSURE not in state.turn.answers.values():
                yield from ((place, answers) for answers, _ in told_all(explored.policy, state))
