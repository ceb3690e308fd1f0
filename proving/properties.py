"""Properties that every policy accepted by the loader has, whatever a board has written in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

import yaml

from decision_aid.codec import from_plain, to_plain
from decision_aid.conditions import adding
from decision_aid.door import Door
from decision_aid.policy import Policy
from decision_aid.step import Step
from decision_aid.turn import Turn, turn
from site_generator.checks.loader import Loaded, parse_policy
from site_generator.proof.prove import CHECKS, Proof
from site_generator.proof.ways_on import check_ways_on
from site_generator.publish.build import Site
from site_generator.publish.site import policy_pages
from site_generator.reading.problems import ProblemsFound
from site_generator.reading.yaml_reader import Read, parse_yaml
from site_generator.screens.graph import State, address_of, links_from
from site_generator.screens.policies import policy_json

TIMES = (
    (None, None),
    ("2026-12-24T16:45", "2026-12-01T10:00"),
    ("2026-10-25T01:30", None),
    ("2028-12-26", "2029-01-01T00:00"),
    ("2099-12-31T23:59", "2026-12-01T10:00"),
)
"""The time that a reader gives for every event, and the time now; both may be unknown."""


def read_tree(tree: Any) -> Loaded:
    """The policy in a tree of text; raises ProblemsFound."""
    return parse_policy(Read("policy.yaml", tree), "generated")


def accepted(tree: Any) -> Loaded | None:
    """The policy in a tree of text; None if it has Problems. No other error may be raised."""
    try:
        return read_tree(tree)
    except ProblemsFound:
        return None


def require_none(faults: Iterable[str]) -> None:
    """Do nothing if a property holds; raise PropertyFailed with the first fault if it does not."""
    for fault in faults:
        raise PropertyFailed(fault)


class PropertyFailed(Exception):
    """A property does not hold for a policy; the message says for which part."""


def changed_by_round_trip(tree: Any, policy: Policy) -> Iterator[str]:
    """The policy stays the same when it is written as YAML and read, or sent to the browser."""
    text = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)
    read = parse_yaml(text, "policy.yaml")
    if read.tree != tree:
        yield "its tree, written as YAML and read again"
    again = parse_policy(read, "generated").policy
    rebuilt = from_plain(Policy, json.loads(policy_json(policy)))
    for journey, other in (("as YAML", again), ("to the browser", rebuilt)):
        if to_plain(other) != to_plain(policy) or policy_json(other) != policy_json(policy):
            yield f"the policy, sent {journey}"


def not_repeatable(policy: Policy, walked: list[Turn]) -> Iterator[str]:
    """The answers of a walk lead to the screen where it ends, also on a newly loaded policy.

    In any order, and without dropping any: one address is one screen.
    """
    fresh = from_plain(Policy, json.loads(policy_json(policy)))
    for seen in walked:
        backwards = dict(reversed(list(seen.answers.items())))
        for again in (
            turn(policy, seen.answers),
            turn(fresh, seen.answers),
            turn(fresh, backwards),
        ):
            if shown(again) != shown(seen) or again.dropped:
                yield address_of(seen.answers)


def shown(seen: Turn) -> tuple[Any, ...]:
    """Everything that a reader sees of a state, however they reached it."""
    return (list(seen.answers.items()), seen.emergency, seen.question, seen.step, seen.outcome)


def not_answered(door: Door, states: Iterable[State]) -> Iterator[str]:
    """Every state has exactly one address, asks or shows something, and works with any times."""
    for state in states:
        again = turn(door.policy, state.turn.answers)
        if (address_of(again.answers), again.dropped) != (state.address, ()):
            yield f"{state.address}: it is not its own address"
        if (state.turn.question is None) == (state.turn.step is None):
            yield f"{state.address}: it neither asks nor shows, or does both"
        step = state.turn.step
        ids = [each.id for each in step.timescales] if step else []
        if len(ids) != len(set(ids)):
            yield f"{state.address}: a page finds a limit by its id, and two have one: {ids}"
        events = [event.id for event in step.events] if step else []
        answers = dict(state.turn.answers)
        for given, now in TIMES if events else TIMES[:1]:
            times = {event: given for event in events if given}
            reply = json.loads(json.dumps(door.turn_json(answers, times, now)))
            if reply["answers"] != answers or set(reply["times"]) != set(times):
                yield f"{state.address}: it answers to something else, given {times}"


def withheld(policy: Policy, states: Iterable[State]) -> Iterator[str]:
    """No address names a fact that only adds, and no answer to one shows what was not there."""
    for state in states:
        step = state.turn.step
        if adding(policy) & state.turn.answers.keys():
            yield f"{state.address}: it names a fact that only adds"
        for fact in step.facts if step else ():
            for answer in fact.answers:
                told = turn(policy, {**state.turn.answers, fact.id: answer.id})
                if step is None or told.step is None or told.answers != state.turn.answers:
                    yield f"{state.address}: {fact.id}={answer.id} leads away from it"
                elif not _lines(told.step) <= _lines(step) or told.step.headlines != step.headlines:
                    yield f"{state.address}: {fact.id}={answer.id} shows what was not there"


def _lines(step: Step) -> set[tuple[str, str]]:
    duties = {(each.id, each.side) for each in (*step.duties, *step.earlier)}
    return duties | {(each.id, "") for each in step.timescales if each.stated}


def stranded(proof: Proof) -> Iterator[str]:
    """If the checks find nobody stranded, every state has a way on."""
    if finds_nobody_stranded(proof):
        for state in proof.graph.states.values():
            on = [link for link in links_from(state.turn) if link.kind != "change"]
            if not on and not state.turn.outcome:
                yield state.address


def finds_nobody_stranded(proof: Proof) -> bool:
    """Whether the check of ways on has no open findings."""
    return all(not each.open for each in proof.results if CHECKS.get(each.check) == check_ways_on)


def pages_that_cannot_be_read(site: Site, policy: Policy) -> Iterator[str]:
    """Whatever a board has written, its pages can be drawn, and every element is closed."""
    page, aid, poster = policy_pages(site, policy)
    for drawn in (page.html, aid.html, str(poster.content)):
        try:
            ElementTree.fromstring(drawn)
        except ElementTree.ParseError as error:
            yield f"a page of {policy.id} is not well formed: {error}"
