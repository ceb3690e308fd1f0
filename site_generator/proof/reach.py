"""Checks that everything in a policy is shown to somebody: steps, rules, duties and so on."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.conditions import UNSURE, Answers, judge
from decision_aid.contents import (
    Placed,
    duties_at,
    earlier_at,
    limits_at,
)
from decision_aid.duties import Duty, Gap, Limit
from decision_aid.gaps import held_gaps, places_named
from decision_aid.people import split_ref
from decision_aid.places import (
    follow,
    split_place,
)
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from decision_aid.written import several
from site_generator.checks.findings import Finding
from site_generator.proof.explored import Explored, all_reachable, cases, depends_on
from site_generator.reading.whole import exits_written
from site_generator.reading.yaml_reader import Path

NEVER_TRUE = "no reader is ever shown this, because its condition is never true here; "
CORRECT_WHEN = "correct “when”, or remove it"


def check_reach(explored: Explored) -> Iterator[Finding]:
    """A finding for each thing in the policy that no reader can reach."""
    policy = explored.policy
    reached = all_reachable(policy)
    yield from _places(policy, reached)
    yield from _rules(explored, reached)
    yield from _conditional(explored)
    yield from _contacts(explored)
    yield from _gaps(explored)


def _places(policy: Policy, reached: frozenset[str]) -> Iterator[Finding]:
    for group in ("stages", "ends"):
        for name in getattr(policy, group):
            if name not in reached:
                what = (
                    f"no step leads to “{getattr(policy, group)[name].title}”; under “unresolved” "
                    f"of the step before it write “- {name}”, or take it out"
                )
                yield Finding((group, f"key:{name}"), what)


def _rules(explored: Explored, reached: frozenset[str]) -> Iterator[Finding]:
    """Each way on is taken in some case; one that never is taken misleads people who read it."""
    policy = explored.policy
    for path, stage_id, _, rules in exits_written(policy):
        if path[0] != "start" and stage_id not in reached:
            continue  # rules of an unreachable step or of every step are reported elsewhere
        taken = _taken(explored, stage_id, rules)
        for at, rule in enumerate(rules):
            if not any(rule is each for each in taken):
                what = (
                    "no reader is ever sent this way: the other entries cover every case in which "
                    "this one could apply; correct the conditions, or remove it"
                )
                yield Finding((*path, at), what)


def _taken(explored: Explored, stage_id: str, rules: tuple[Rule, ...]) -> list[Rule]:
    policy = explored.policy
    questions = depends_on(policy, *(rule.when for rule in rules))
    known = [state.turn.answers for state in explored.steps.get(stage_id, ())] or [{}]
    fixed = {tuple((q, each[q]) for q in questions if q in each) for each in known}
    taken: list[Rule] = []
    for facts in fixed:
        for case in cases(policy, questions, dict(facts)):
            ways = follow(rules, stage_id, case, policy, stage_id).ways
            taken += [way.rule for way in ways if way.rule is not None]
    return taken


def _conditional(explored: Explored) -> Iterator[Finding]:
    """Each duty and limit that has a condition is shown in some state."""
    policy = explored.policy
    duties: set[int] = set()
    limits: set[int] = set()
    for place, states in explored.steps.items():
        here = (*duties_at(policy, place), *earlier_at(policy, place))
        for state in states:
            answers = state.turn.answers
            duties |= {id(each.duty) for each in here if _may_hold(policy, each, answers)}
            limits |= {
                id(limit)
                for _, _, limit, _ in limits_at(policy, place)
                if judge(limit.when, answers, policy).holds is not False
            }
    for path, item in (*explored.whole.each(Duty), *explored.whole.each(Limit)):
        if id(item) not in duties | limits and _step_is_reached(explored, path):
            yield Finding(
                path, f"{NEVER_TRUE}{CORRECT_WHEN}" if item.when else _why_never_shown(path)
            )


def _may_hold(policy: Policy, each: Placed, answers: Answers) -> bool:
    return judge(each.duty.when, answers, policy).holds is not False


def _step_is_reached(explored: Explored, path: Path) -> bool:
    """Whether its step can be reached: otherwise the step itself is reported, not this."""
    return path[0] not in ("stages", "ends", "scope") or any(
        split_place(place)[0] == path[1] for place in explored.steps
    )


def _why_never_shown(path: Path) -> str:
    if path[-2] in ("when_resolved", "record_when_resolved"):
        return "agreement at this step leads to another place, so nobody sees this; move it there"
    return "no reader is ever shown this here; move it to a step, or remove it"


def _contacts(explored: Explored) -> Iterator[Finding]:
    """Each contact of a role is shown to some reader who is sent to that role."""
    policy = explored.policy
    shown = {
        (contact.role, contact.name, contact.email, contact.phone)
        for state in explored.graph.states.values()
        if state.turn.step and UNSURE not in state.turn.answers.values()
        for duty in (*state.turn.step.duties, *state.turn.step.earlier)
        for contact in duty.contacts
    }
    named = {(split_ref(ref)[1], *rest) for ref, *rest in shown}
    sent_to = {split_ref(ref)[1] for _, d in explored.whole.each(Duty) for ref in several(d.whom)}
    for role_id in sent_to & set(policy.people):
        for at, contact in enumerate(policy.people[role_id].contacts):
            same = [
                each
                for each in named
                if each[0] == role_id
                and each[2:] == (contact.email, contact.phone)
                and (not contact.name or each[1] == contact.name)
            ]
            if not same:
                what = (
                    f"no step sends a reader to the “{role_id}” with this contact; name the role "
                    "under “whom” of a duty, correct “when”, or remove the contact"
                )
                yield Finding(("people", role_id, "contacts", at), what)


def _gaps(explored: Explored) -> Iterator[Finding]:
    """Each place at which a gap should be shown is one that a reader can reach."""
    for held in held_gaps(explored.policy):
        for number, at in enumerate(held.at):
            places = places_named(explored.policy, at, held.around)
            whys = [_why_not_shown(explored, held.gap, place) for place in places]
            if whys and all(whys):
                yield Finding((*held.source, "at", number), whys[0])
        whys = [_why_not_shown(explored, held.gap, place) for place in held.around]
        if whys and all(whys) and not held.at:
            yield Finding(held.source, whys[0])


def _why_not_shown(explored: Explored, gap: Gap, place: str) -> str:
    """Why a gap is never shown at a place; empty when it can be shown."""
    states = explored.steps.get(place)
    if states is None:
        return f"no reader ever reaches “{place}”; take it out"
    known = (state.turn.answers for state in states)
    if all(judge(gap.when, answers, explored.policy).holds is False for answers in known):
        return (
            f"this is never shown at “{place}”: its condition is never true there; {CORRECT_WHEN}"
        )
    limits = {each.id for state in states if (s := state.turn.step) for each in s.timescales}
    if gap.limit and gap.limit not in limits:
        return f"no limit “{gap.limit}” is shown at “{place}”; correct “limit”, or remove it"
    return ""
