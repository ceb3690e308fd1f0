"""Which places can follow which, whatever a reader answers or with the answers given."""

from collections import deque
from collections.abc import Iterator
from functools import lru_cache

from decision_aid.conditions import Answers, judge
from decision_aid.places import absolute, first_places, may_stop, moves_at, rules_of, split_place
from decision_aid.policy import Policy
from decision_aid.written import When


@lru_cache(maxsize=1024)
def ways_from(policy: Policy, place: str) -> tuple[tuple[str, When | None], ...]:
    """Every place that one ending leads to, with the condition of the rule that leads there."""
    stage_id, ending = split_place(place)
    if stage_id not in policy.stages:
        # Before the ladder, on a road or in an emergency every ladder can still be reached.
        roads = (road.go for road in policy.scope.values() if road.go)
        ahead = () if place in policy.ends else (*first_places(policy), *roads)
        return tuple((each, None) for each in ahead)
    moves = moves_at(policy, place)
    then = policy.stages[stage_id].then
    found: list[tuple[str, When | None]] = [
        (absolute(target, stage_id), None)
        for _, target in policy.stages[stage_id].followed_by
        if then
    ]
    if ending != "resolved" and not then:
        found.append((f"{stage_id}.resolved", None))
    if "higher" in moves:
        found.append((stage_id, None))
    if "unresolved" in moves and may_stop(policy, stage_id):
        found.append((f"{stage_id}.stops", None))
    for move in moves:
        for rule in rules_of(policy, stage_id, move):
            found += [(absolute(target, stage_id), rule.when) for target in rule.targets()]
    return tuple(found)


def reachable(policy: Policy, place: str, answers: Answers) -> Iterator[str]:
    """This place and every place that can follow it with these answers; the nearest first."""
    found = {place}
    waiting = deque(found)
    while waiting:
        here = waiting.popleft()
        yield here
        for following, when in ways_from(policy, here):
            if following not in found and judge(when, answers, policy).holds is not False:
                found.add(following)
                waiting.append(following)


def earlier_stages(policy: Policy, place: str) -> tuple[str, ...]:
    """The stages written before this one from which some way leads here."""
    here = split_place(place)[0]
    order = list(policy.stages)
    return tuple(
        stage_id
        for stage_id in order[: order.index(here)]
        if here in reachable(policy, stage_id, {})
    )


@lru_cache(maxsize=1024)
def is_on_every_way(policy: Policy, stage_id: str, here: str) -> bool:
    """Whether no way leads from a start of the policy to a stage but through another stage."""
    roads = (road.go for road in policy.scope.values() if road.go)
    found = {*first_places(policy), *roads} - {stage_id}
    waiting = deque(found)
    while waiting:
        for following, _ in ways_from(policy, waiting.popleft()):
            if following not in found and following != stage_id:
                found.add(following)
                waiting.append(following)
    return here not in found
