"""What holds of every policy that the loader accepts, whatever a board has written in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from decision_aid.codec import from_plain, to_plain
from decision_aid.door import Door
from decision_aid.policy import Policy
from decision_aid.turn import Turn, turn
from site_generator.checks.loader import Loaded, parse_policy
from site_generator.proof.prove import CHECKS, Proof
from site_generator.proof.ways_on import check_ways_on
from site_generator.publish.build import Site
from site_generator.publish.site import policy_pages
from site_generator.reading.problems import ProblemsFound
from site_generator.reading.yaml_reader import Read, parse_yaml
from site_generator.screens.graph import Graph, State, address_of, links_from
from site_generator.screens.policies import policy_json
from site_generator.tellings.agree import Drawn, check_tellings

TIMES = (
    (None, None),
    ("2026-12-24T16:45", "2026-12-01T10:00"),
    ("2026-10-25T01:30", None),
    ("2028-12-26", "2029-01-01T00:00"),
    ("2099-12-31T23:59", "2026-12-01T10:00"),
)
"""What a reader may give for every moment, and the time now; both may be unknown."""


def read_tree(tree: Any) -> Loaded:
    """The policy of a tree of text; raises ProblemsFound."""
    return parse_policy(Read("policy.yaml", tree), "generated")


def accepted(tree: Any) -> Loaded | None:
    """The policy of a tree of text; None if it has Problems. Nothing else may come of it."""
    try:
        return read_tree(tree)
    except ProblemsFound:
        return None


def held(faults: Iterable[str]) -> None:
    """Nothing, where a property holds; NotHeld with the first fault where it does not."""
    for fault in faults:
        raise NotHeld(fault)


class NotHeld(Exception):
    """A property does not hold of a policy; the message says of which part."""


def changed_on_a_journey(tree: Any, policy: Policy) -> Iterator[str]:
    """Written as YAML and read again, or sent to the browser and rebuilt, it is the same policy."""
    text = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)
    read = parse_yaml(text, "policy.yaml")
    if read.tree != tree:
        yield "its tree, written as YAML and read again"
    again = parse_policy(read, "generated").policy
    rebuilt = from_plain(Policy, json.loads(policy_json(policy)))
    for journey, other in (("as YAML", again), ("to the browser", rebuilt)):
        if to_plain(other) != to_plain(policy) or policy_json(other) != policy_json(policy):
            yield f"the policy, sent {journey}"


def not_replayed(policy: Policy, walked: list[Turn]) -> Iterator[str]:
    """Where a walk ends is what its answers alone lead to, on a policy that has answered nothing.

    In any order, and with nothing dropped: one address is one screen.
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
    """All that a reader sees of a state, however they came to it."""
    return (list(seen.answers.items()), seen.emergency, seen.question, seen.step, seen.outcome)


def not_answered(door: Door, states: Iterable[State]) -> Iterator[str]:
    """Every state has its one address, asks or shows, and answers with times and without."""
    for state in states:
        again = turn(door.policy, state.turn.answers)
        if (address_of(again.answers), again.dropped) != (state.address, ()):
            yield f"{state.address}: it is not its own address"
        if (state.turn.question is None) == (state.turn.step is None):
            yield f"{state.address}: it does not ask or show"
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


def stranded(proof: Proof) -> Iterator[str]:
    """Where the checks find nobody stranded there is always a way on."""
    if finds_nobody_stranded(proof):
        for state in proof.graph.states.values():
            on = [link for link in links_from(state.turn) if link.kind != "change"]
            if not on and not state.turn.outcome:
                yield state.address


def finds_nobody_stranded(proof: Proof) -> bool:
    """Whether the check of ways on found nothing that is open."""
    return all(not each.open for each in proof.results if CHECKS.get(each.check) == check_ways_on)


def told_otherwise(site: Site, policy: Policy, graph: Graph) -> Iterator[str]:
    """Whatever a board has written, its pages are drawn and say what the engine says."""
    page, aid, poster = policy_pages(site, policy)
    drawn = Drawn(aid.html, page.html, str(poster.content))
    yield from (finding.what for finding in check_tellings(policy, graph, drawn))
