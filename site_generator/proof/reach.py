"""Everything that a policy writes is shown to somebody: steps, rules, duties, limits, contacts."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.conditions import UNSURE, Answers, judge, several
from decision_aid.contents import (
    Placed,
    duties_at,
    earlier_at,
    limits_at,
)
from decision_aid.duties import Duty, Limit
from decision_aid.people import split_ref
from decision_aid.places import (
    follow,
    split_place,
)
from decision_aid.policy import Gap, Policy
from decision_aid.stages import Headline, Rule
from site_generator.checks.findings import Finding
from site_generator.proof.explored import Explored, ahead, cases, rests_on
from site_generator.reading.whole import exits_written
from site_generator.reading.yaml_reader import Path

NEVER = "no reader is ever shown this, because its condition never holds where it stands; "
MEND = "put “when” right, or take it out"


def check_reach(explored: Explored) -> Iterator[Finding]:
    """A finding for each thing written that nothing leads to."""
    policy = explored.policy
    reached = ahead(policy)
    yield from _places(policy, reached)
    yield from _rules(explored, reached)
    yield from _conditional(explored)
    yield from _contacts(explored)
    yield from _told(explored)


def _places(policy: Policy, reached: frozenset[str]) -> Iterator[Finding]:
    for group in ("stages", "ends"):
        for name in getattr(policy, group):
            if name not in reached:
                what = (
                    f"no step leads to “{getattr(policy, group)[name].title}”; under “unresolved” "
                    f"of the step before it write “- otherwise: {name}”, or take it out"
                )
                yield Finding((group, f"key:{name}"), what)


def _rules(explored: Explored, reached: frozenset[str]) -> Iterator[Finding]:
    """Each way on is taken in some case; a way that never is, misleads whoever reads it."""
    policy = explored.policy
    for path, stage_id, _, rules in exits_written(policy):
        if path[0] != "start" and stage_id not in reached:
            continue  # what leads to no step, or stands for every step, is told elsewhere
        taken = _taken(explored, stage_id, rules)
        for at, rule in enumerate(rules):
            if not any(rule is each for each in taken):
                what = (
                    "no reader is ever led this way: the other entries cover every case in which "
                    "it could hold; put the conditions right, or take it out"
                )
                yield Finding((*path, at), what)


def _taken(explored: Explored, stage_id: str, rules: tuple[Rule, ...]) -> list[Rule]:
    policy = explored.policy
    questions = rests_on(policy, *(rule.when for rule in rules))
    known = [state.turn.answers for state in explored.steps.get(stage_id, ())] or [{}]
    fixed = {tuple((q, each[q]) for q in questions if q in each) for each in known}
    taken: list[Rule] = []
    for facts in fixed:
        for case in cases(policy, questions, dict(facts)):
            ways = follow(rules, stage_id, case, policy, stage_id).ways
            taken += [way.rule for way in ways if way.rule is not None]
    return taken


def _conditional(explored: Explored) -> Iterator[Finding]:
    """Duties, limits and headlines that depend on something, each seen in some state."""
    policy = explored.policy
    duties: set[int] = set()
    limits: set[int] = set()
    headlines: set[int] = set()
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
            headlines |= _chosen(policy, place, answers)
    for path, item in (*explored.whole.each(Duty), *explored.whole.each(Limit)):
        if id(item) not in duties | limits and _stands_where_shown(explored, path):
            yield Finding(path, f"{NEVER}{MEND}" if item.when else _never_there(path))
    for path, headline in explored.whole.each(Headline):
        if id(headline) not in headlines and path[1] in explored.steps:
            what = (
                "no reader is ever shown this headline: an entry before it holds in every case, "
                f"or its own never does; {MEND}"
            )
            yield Finding(path, what)


def _may_hold(policy: Policy, each: Placed, answers: Answers) -> bool:
    return judge(each.duty.when, answers, policy).holds is not False


def _chosen(policy: Policy, place: str, answers: Answers) -> set[int]:
    """The headlines shown at a place: the first of each side's list that holds."""
    chosen: set[int] = set()
    stage = policy.stages.get(place)
    for written in stage.headline.values() if stage else ():
        if not isinstance(written, str):
            held = (each for each in written if judge(each.when, answers, policy).holds)
            first = next(held, None)
            chosen |= {id(first)} if first else set()
    return chosen


def _stands_where_shown(explored: Explored, path: Path) -> bool:
    """What stands at a step that nothing leads to is told of with that step."""
    return path[0] not in ("stages", "ends", "scope") or any(
        split_place(place)[0] == path[1] for place in explored.steps
    )


def _never_there(path: Path) -> str:
    if path[-2] in ("when_resolved", "record_when_resolved"):
        return (
            "agreement at this step leads to another place, so that nobody sees this; move it there"
        )
    return "no reader is ever shown this where it stands; move it to a step, or take it out"


def _contacts(explored: Explored) -> Iterator[Finding]:
    """Each contact of a role is given to somebody whom a step sends to that role."""
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
    for role_id in sent_to & set(policy.roles):
        for at, contact in enumerate(policy.roles[role_id].contacts):
            same = [
                each
                for each in named
                if each[0] == role_id
                and (not contact.given or each[2:] == (contact.email, contact.phone))
                and (not contact.name or each[1] == contact.name)
            ]
            if not same:
                what = (
                    f"no step sends a reader to the “{role_id}” with this contact; name the role "
                    "under “whom” of a duty, put “when” right, or take the contact out"
                )
                yield Finding(("roles", role_id, "contacts", at), what)


def _told(explored: Explored) -> Iterator[Finding]:
    """Each place at which something is to be told is one that a reader can be at."""
    for gap_id, gap in explored.policy.gaps.items():
        for at, place in enumerate(gap.at):
            why = _untold(explored, gap, place)
            if why:
                yield Finding(("gaps", gap_id, "at", at), why)


def _untold(explored: Explored, gap: Gap, place: str) -> str:
    """Why a gap is never told at a place; nothing when it can be."""
    states = explored.steps.get(place)
    if states is None:
        return f"no reader ever comes to “{place}”; take it out of “at”"
    known = (state.turn.answers for state in states)
    if all(judge(gap.when, answers, explored.policy).holds is False for answers in known):
        return f"this is never told at “{place}”: its condition never holds there; {MEND}"
    limits = {each.id for state in states if (s := state.turn.step) for each in s.timescales}
    if gap.limit and gap.limit not in limits:
        return f"no limit “{gap.limit}” is shown at “{place}”; put “limit” right, or take it out"
    return ""
