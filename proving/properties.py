"""What holds of every policy that the loader accepts, whatever a board has written in it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import yaml

from decision_aid.codec import from_plain, to_plain
from decision_aid.door import Door
from decision_aid.policy import Policy
from decision_aid.turn import Turn, turn
from site_generator.graph import Graph, State, address_of, links_from
from site_generator.loader import Loaded, parse_policy
from site_generator.policies import policy_json
from site_generator.problems import ProblemsFound
from site_generator.proof.prove import CHECKS, Proof, prove
from site_generator.proof.ways_on import check_ways_on
from site_generator.site import Site, policy_pages
from site_generator.tellings.agree import Drawn, check_tellings
from site_generator.yaml_reader import Read, parse_yaml

TIMES = (
    (None, None),
    ("2026-12-24T16:45", "2026-12-01T10:00"),
    ("2026-10-25T01:30", None),
    ("2028-12-26", "2029-01-01T00:00"),
    ("2099-12-31T23:59", "2026-12-01T10:00"),
)
"""What a reader may give for every moment, and the time now; both may be unknown."""

TODAY = date(2026, 11, 25)


def read_tree(tree: Any) -> Loaded:
    """The policy of a tree of text; raises ProblemsFound."""
    return parse_policy(Read("policy.yaml", tree), "generated")


def accepted(tree: Any) -> Loaded | None:
    """The policy of a tree of text; None if it has Problems. Nothing else may come of it."""
    try:
        return read_tree(tree)
    except ProblemsFound:
        return None


def hold_to_be_kept(tree: Any, policy: Policy) -> None:
    """Written as YAML and read again, or sent to the browser and rebuilt, it is the same policy."""
    text = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)
    read = parse_yaml(text, "policy.yaml")
    assert read.tree == tree
    again = parse_policy(read, "generated").policy
    assert to_plain(again) == to_plain(policy)
    rebuilt = from_plain(Policy, json.loads(policy_json(policy)))
    assert to_plain(rebuilt) == to_plain(policy)
    assert policy_json(rebuilt) == policy_json(policy)


def hold_to_be_replayed(policy: Policy, walked: list[Turn]) -> None:
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
            assert shown(again) == shown(seen)
            assert again.dropped == ()


def shown(seen: Turn) -> tuple[Any, ...]:
    """All that a reader sees of a state, however they came to it."""
    return (list(seen.answers.items()), seen.emergency, seen.question, seen.step, seen.outcome)


def hold_to_be_answered(door: Door, states: Iterable[State]) -> None:
    """Every state has its one address, asks or shows, and answers with times and without."""
    for state in states:
        again = turn(door.policy, state.turn.answers)
        assert (address_of(again.answers), again.dropped) == (state.address, ()), state.address
        assert (state.turn.question is None) != (state.turn.step is None), state.address
        _hold_ids_apart(state)
        events = [event.id for event in state.turn.step.events] if state.turn.step else []
        answers = dict(state.turn.answers)
        for given, now in TIMES if events else TIMES[:1]:
            times = {event: given for event in events if given}
            reply = json.loads(json.dumps(door.turn_json(answers, times, now)))
            assert reply["answers"] == answers, state.address
            assert set(reply["times"]) == set(times), state.address


def _hold_ids_apart(state: State) -> None:
    """A page finds a limit's date by the limit's id."""
    if state.turn.step:
        ids = [each.id for each in state.turn.step.timescales]
        assert len(ids) == len(set(ids)), f"{state.address}: {ids}"


def hold_to_be_proved(loaded: Loaded, holidays: str) -> Proof:
    """The checks come to an end, and where they find nobody stranded there is always a way on."""
    proof = prove(loaded, (), holidays, TODAY)
    for result in proof.results:
        if CHECKS.get(result.check) == check_ways_on and not result.open:
            _hold_to_be_left(proof.graph.states.values())
    return proof


def _hold_to_be_left(states: Iterable[State]) -> None:
    for state in states:
        on = [link for link in links_from(state.turn) if link.kind != "change"]
        assert on or state.turn.outcome, state.address


def hold_to_be_told_alike(site: Site, policy: Policy, graph: Graph) -> None:
    """Whatever a board has written, its pages are drawn and say what the engine says."""
    page, aid, poster = policy_pages(site, policy)
    drawn = Drawn(aid.html, page.html, str(poster.content))
    assert [finding.what for finding in check_tellings(policy, graph, drawn)] == []
