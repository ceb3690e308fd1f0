"""Checks that nobody is left without a way on, and that no way leads round in a circle for ever."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from decision_aid.people import NOT_STATED
from decision_aid.places import MOVES, absolute, follow, rules_of, split_place
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from decision_aid.written import clauses_of
from site_generator.checks.findings import Finding
from site_generator.proof.explored import (
    Answers,
    Explored,
    cases,
    depends_on,
    path_of_place,
    seen_with,
)
from site_generator.reading.yaml_reader import Path
from site_generator.screens.graph import Graph, links_from


def check_ways_on(explored: Explored) -> Iterator[Finding]:
    """A finding for each screen that leads to no end, and each end that is not one."""
    ends = _lead_to_an_end(explored.graph)
    for address, state in explored.graph.states.items():
        if address not in ends:
            place = state.turn.step.stage.id if state.turn.step else ""
            what = (
                "from here no way leads to an agreement, to a decision, to another procedure or to "
                "where the policy stops; make one of its ways on lead there "
                f"({seen_with(explored.policy, state.turn.answers)})"
            )
            yield Finding(path_of_place(explored.policy, place), what)
    yield from _stops(explored)
    for end_id, end in explored.policy.ends.items():
        if end.outcome == "decided" and not _decides(explored.policy, end.decided_by):
            what = (
                f"“decided_by: {end.decided_by}” is not a post that can decide; name a post of the "
                "policy that is not a practitioner's, or let the step lead to “stops”"
            )
            yield Finding(("ends", end_id, "decided_by"), what)
        if end.outcome == "decided" and not clauses_of(end.clause):
            what = (
                "an end that is “decided” must cite the clause that says who decides; add it, or "
                "let the step lead to “stops”"
            )
            yield Finding(("ends", end_id, "clause"), what)


def _decides(policy: Policy, role_id: str) -> bool:
    """Whether a post can decide: the practitioner who disagrees cannot."""
    return role_id in policy.people and not policy.raised_by(role_id)


def check_loops(explored: Explored) -> Iterator[Finding]:
    """A finding for each loop that people who disagree cannot leave, or whose exit nobody owns."""
    policy = explored.policy
    for loop in _loops({stage: _following(policy, stage) for stage in policy.stages}):
        out = [
            (stage, rule)
            for stage in loop
            for rule in rules_of(policy, stage, "unresolved")
            if set(_targets(rule, stage)) - set(loop)
        ]
        stops = any(not rules_of(policy, stage, "unresolved") for stage in loop)
        listed = " and ".join(f"“{policy.stages[stage].title}”" for stage in loop)
        path: Path = ("stages", f"key:{loop[0]}")
        if _never_out(policy, loop):
            what = (
                f"{listed} lead to each other for as long as people disagree; make “unresolved” of "
                "one of them lead elsewhere"
            )
            yield Finding(path, what)
        elif not stops and not any(_is_owned(policy, stage, rule) for stage, rule in out):
            what = (
                f"{listed} lead to each other, and nobody is named who ends this; say who acts, or "
                "who judges (“by”), where a way leads out"
            )
            yield Finding(path, what, "loop_unowned", loop[0])


def _never_out(policy: Policy, loop: tuple[str, ...]) -> bool:
    """Whether, in some case, somebody who still disagrees can never leave a loop."""
    rules = {stage: rules_of(policy, stage, "unresolved") for stage in loop}
    questions = depends_on(policy, *(rule.when for each in rules.values() for rule in each))
    for case in cases(policy, questions):
        on = {stage: _ways_on(policy, stage, rules[stage], case) for stage in loop}
        inside = [stage for stage in loop if on[stage] <= set(loop)]
        if any(stage in _reach(stage, {each: on[each] for each in inside}) for stage in inside):
            return True
    return False


def _ways_on(policy: Policy, stage: str, rules: tuple[Rule, ...], case: Answers) -> frozenset[str]:
    ways = follow(rules, stage, case, policy, f"{stage}.stops").ways
    return frozenset(way.place for way in ways) or frozenset([f"{stage}.stops"])


def _lead_to_an_end(graph: Graph) -> frozenset[str]:
    """The states from which an outcome can be reached without changing an answer."""
    before: dict[str, list[str]] = {}
    for address, state in graph.states.items():
        for link in links_from(state.turn):
            if link.kind != "change":
                before.setdefault(graph.to(link.answers), []).append(address)
    found = {address for address, state in graph.states.items() if state.turn.outcome}
    waiting = deque(found)
    while waiting:
        for address in before.get(waiting.popleft(), ()):
            if address not in found:
                found.add(address)
                waiting.append(address)
    return frozenset(found)


def _stops(explored: Explored) -> Iterator[Finding]:
    """Where the policy stops, a reader is told what is still open."""
    for place in explored.steps:
        stage_id, ending = split_place(place)
        if ending == "stops":
            title = explored.policy.stages[stage_id].title
            some = _has_conditional_ways(explored, stage_id)
            left = " (if none of its conditions applies)" if some else ""
            what = (
                f"the policy stops at “{title}” while people may still disagree{left}. If the "
                "document says what follows, write it under “unresolved”"
            )
            yield Finding(("stages", stage_id, "unresolved"), what, "no_exit", place)


def _has_conditional_ways(explored: Explored, stage_id: str) -> bool:
    """Whether only some of those who still disagree have a way on."""
    rules = rules_of(explored.policy, stage_id, "unresolved")
    return bool(rules) and all(rule.when is not None for rule in rules)


def _following(policy: Policy, stage: str) -> frozenset[str]:
    """The stages that the endings of a stage lead to, whatever the answers are."""
    found = {
        split_place(target)[0]
        for move in MOVES
        for rule in rules_of(policy, stage, move)
        for target in _targets(rule, stage)
    }
    return frozenset(found & (set(policy.stages) - {stage}))


def _targets(rule: Rule, stage: str) -> tuple[str, ...]:
    return tuple(absolute(target, stage) for target in rule.targets())


def _loops(ahead: Mapping[str, frozenset[str]]) -> list[tuple[str, ...]]:
    """Each group of stages that all lead to each other, in the order of the file."""
    reach = {stage: _reach(stage, ahead) for stage in ahead}
    loops = [
        tuple(other for other in ahead if other in reach[stage] and stage in reach[other])
        for stage in ahead
        if stage in reach[stage]
    ]
    return list(dict.fromkeys(loops))


def _reach(stage: str, ahead: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(ahead[stage])
    while waiting:
        following = waiting.pop()
        if following not in found:
            found.add(following)
            waiting += ahead.get(following, ())
    return frozenset(found)


def _is_owned(policy: Policy, stage: str, rule: Rule) -> bool:
    """Whether somebody is named who decides on the way out, or who acts at the step before it."""
    return bool(rule.by) or any(duty.who != NOT_STATED for duty in policy.stages[stage].duties)
