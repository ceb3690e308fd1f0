"""No two rules pull apart, and every condition can hold and can fail."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from decision_aid.asking import allowed_answers
from decision_aid.conditions import UNSURE, alternatives, judge, several
from decision_aid.contents import duties_at, limits_at
from decision_aid.duties import Duty, Limit
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from decision_aid.written import When
from site_generator.checks.findings import Finding
from site_generator.proof.explored import Answers, Explored, cases, rests_on
from site_generator.reading.whole import Whole, exits_written
from site_generator.reading.yaml_reader import Path


def check_conditions(explored: Explored) -> Iterator[Finding]:
    """Conditions that always or never hold, and rules that hold together and differ."""
    yield from _always_or_never(explored.whole)
    yield from _two_ways(explored.policy)
    yield from _two_limits(explored)
    yield from _two_duties(explored)


def _always_or_never(whole: Whole) -> Iterator[Finding]:
    for path, when in whole.conditions():
        questions = rests_on(whole.policy, when)
        if not questions:
            yield from _every_answer(whole.policy, path, when)
            continue
        held = {judge(when, case, whole.policy).holds for case in cases(whole.policy, questions)}
        if held == {True}:
            what = (
                "this condition holds whatever is answered; take “when” out, or leave out of it "
                "the answers for which it is not meant"
            )
            yield Finding(path, what)
        elif True not in held:
            what = "this condition can never hold; put the answers right, or take it out"
            yield Finding(path, what)


def _every_answer(policy: Policy, path: Path, when: When) -> Iterator[Finding]:
    """A condition on what nobody is asked leaves some answer out, or it would be none."""
    for facts in alternatives(when):
        for question, answers in facts.items():
            known = {each for each in allowed_answers(policy, question) if each != UNSURE}
            if known and known <= set(several(answers)):
                what = (
                    f"this holds whatever the answer to “{question}”; take it out, or leave out of "
                    "it the answers for which it is not meant"
                )
                yield Finding(path, what)


def _two_ways(policy: Policy) -> Iterator[Finding]:
    """Two ways on under one condition: a reader could be sent either way."""
    for path, _, _, rules in exits_written(policy):
        conditional = [(at, rule) for at, rule in enumerate(rules) if not rule.otherwise]
        for (_, one), (at, other) in itertools.combinations(conditional, 2):
            case = _both_hold(policy, one.when, other.when)
            if case is not None and _effect(one) != _effect(other):
                what = (
                    f"this entry and one before it both hold {_in_words(case)}; a reader could be "
                    "led either way; leave that case out of one of them"
                )
                yield Finding((*path, at), what)


def _both_hold(policy: Policy, one: When | None, other: When | None) -> Answers | None:
    for case in cases(policy, rests_on(policy, one, other)):
        if judge(one, case, policy).holds and judge(other, case, policy).holds:
            return case
    return None


def _effect(rule: Rule) -> tuple[object, ...]:
    return (rule.targets(), rule.force, rule.by, rule.requires, rule.unclear)


def _in_words(case: Answers) -> str:
    said = " and ".join(f"“{question}” is “{answer}”" for question, answer in case.items())
    return f"when {said}" if said else "in every case"


def _two_limits(explored: Explored) -> Iterator[Finding]:
    """Two limits on the same thing that hold together and differ."""
    policy = explored.policy
    paths = {id(limit): path for path, limit in explored.whole.each(Limit)}
    told: set[Path] = set()
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
            if same and _how_long(one) != _how_long(other) and path not in told:
                told.add(path)
                what = (
                    f"two limits on “{one.on_what}” hold together here ({one.within} and "
                    f"{other.within}); let their conditions leave each other out, or say under "
                    "“on_what” how they differ"
                )
                yield Finding(path, what)


def _two_duties(explored: Explored) -> Iterator[Finding]:
    """One thing that the same person is told twice to do."""
    policy = explored.policy
    paths = {id(duty): path for path, duty in explored.whole.each(Duty)}
    told: set[Path] = set()
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
            if same and together and path not in told and path != paths[id(one)]:
                told.add(path)
                what = (
                    f"the same person is told twice at “{place}” to {one.does}; keep one of the "
                    "two, or let their conditions leave each other out"
                )
                yield Finding(path, what)


def _both_known(policy: Policy, answers: Answers, one: Duty, other: Duty) -> bool:
    """Whether both hold; what nobody is asked is only known to be the same for both or not."""
    return all(judge(duty.when, answers, policy).holds for duty in (one, other))


def _how_long(limit: Limit) -> tuple[object, ...]:
    return (limit.within, limit.within_words, limit.runs_from, limit.force)


def _settled(explored: Explored) -> Iterator[tuple[str, Answers]]:
    """Every step under answers of which none is “I am not sure”."""
    for place, states in explored.steps.items():
        for state in states:
            if UNSURE not in state.turn.answers.values():
                yield place, state.turn.answers
