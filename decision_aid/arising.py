"""Which endings can arise at a stage, on whom they rest, and the safer reading where no rule is."""

from collections.abc import Iterator

from decision_aid.conditions import Answers, judge
from decision_aid.contents import Placed, duties_at
from decision_aid.duties import parts_of
from decision_aid.people import (
    BOARD,
    EVERYONE,
    NOT_STATED,
    RAISING,
    Who,
    side_of,
    split_ref,
    turned,
    who_is,
)
from decision_aid.places import absolute, exit_of, leads, rules_of
from decision_aid.policy import Policy
from decision_aid.reachable import earlier_stages
from decision_aid.stages import Rule
from decision_aid.written import several

WEAK = ("can", "may", "none")
"""Nobody waits for an answer to what is only allowed."""


def arises(policy: Policy, stage_id: str, move: str, answers: Answers) -> bool:
    """Whether the talks at a stage can end like this: by a rule, or by what is done there."""
    if policy.stages[stage_id].then and move in ("resolved", "unresolved"):
        return False
    if exit_of(policy, stage_id, move) not in (None, NOT_STATED):
        to = leads(policy, stage_id, move, answers)
        if to.ask or to.ways:
            return True
    match move:
        case "resolved" | "unresolved":
            return True
        case "no_reply":
            named = "no_reply" in policy.stages[stage_id].labels
            return named or bool(waited_for(policy, stage_id, answers))
        case "own_side":
            return bool(refusing(policy, stage_id, answers))
        case "not_done":
            return bool(duties_at(policy, f"{stage_id}.resolved"))
    return False


def waiting_on(policy: Policy, stage_id: str, move: str, answers: Answers) -> tuple[Who, ...]:
    """The posts that have not answered, or that will not take it on; none for other endings."""
    of = {"no_reply": waited_for, "own_side": refusing}.get(move)
    refs = of(policy, stage_id, answers) if of else ()
    return tuple(who_is(ref, policy, answers) for ref in refs)


def waited_for(policy: Policy, stage_id: str, answers: Answers) -> tuple[str, ...]:
    """The posts across from whoever raised it, where an act stronger than *may* crosses sides."""
    found: list[str] = []
    for each in _acts(policy, stage_id, answers):
        if each.duty.force in WEAK:
            continue
        for actor, other in _pairs(policy, each):
            sides = {_side(policy, actor), _side(policy, other)}
            if RAISING in sides and len(sides) > 1:
                found += [ref for ref in (actor, other) if _side(policy, ref) != RAISING]
    return tuple(dict.fromkeys(found))


def refusing(policy: Policy, stage_id: str, answers: Answers) -> tuple[str, ...]:
    """The posts of the reader's own side, besides the reader, that act or are reached here."""
    named = (
        ref
        for each in _acts(policy, stage_id, answers)
        for ref in _named(policy, each)
        if _side(policy, ref) == RAISING and not policy.raised_by(ref)
    )
    return tuple(dict.fromkeys(named))


def safer_reading(policy: Policy, stage_id: str, move: str, answers: Answers) -> Rule | None:
    """Where no rule says what follows: the rule of the one stage that disagreement leads to.

    It never leads to an end, to where the policy stops, or back; and where one's own side will
    not take it on, it passes by stages where only those who refuse act. None without such a stage.
    """
    refused = set(refusing(policy, stage_id, answers)) if move == "own_side" else set()
    here, passed = stage_id, {stage_id, *earlier_stages(policy, stage_id)}
    while rule := _one_stage_on(policy, here, answers):
        here = rule.targets()[0]
        if here in passed:
            return None
        acting = set(_acting_for_reader(policy, here, answers))
        if not acting or not acting <= refused:
            return rule
        passed.add(here)
    return None


def _one_stage_on(policy: Policy, stage_id: str, answers: Answers) -> Rule | None:
    """The rule by which disagreement leads to one stage, whatever is not known of the case."""
    then = [
        Rule(go=to) for _, to in policy.stages[stage_id].followed_by if to not in ("", "resolved")
    ]
    possible = then or [
        rule
        for rule in rules_of(policy, stage_id, "unresolved")
        if judge(rule.when, answers, policy).holds is not False
    ]
    places = {absolute(target, stage_id) for rule in possible for target in rule.targets()}
    settled = any(judge(rule.when, answers, policy).holds for rule in possible)
    return possible[0] if settled and len(places) == 1 and places <= set(policy.stages) else None


def _acting_for_reader(policy: Policy, stage_id: str, answers: Answers) -> Iterator[str]:
    """The posts of the raising side that act at a stage."""
    for each in _acts(policy, stage_id, answers):
        for ref in _sides(each.duty.who):
            if _side(policy, ref) == RAISING:
                yield ref


def _acts(policy: Policy, stage_id: str, answers: Answers) -> tuple[Placed, ...]:
    """What is done at a stage itself, as far as the answers do not rule it out."""
    own = f"stages.{stage_id}.duties."
    return tuple(
        each
        for each in duties_at(policy, stage_id)
        if each.source.startswith(own) and judge(each.duty.when, answers, policy).holds is not False
    )


def _named(policy: Policy, each: Placed) -> Iterator[str]:
    """Every post that a duty names, as whoever raised it refers to it."""
    yield from _sides(each.duty.who)
    for _, other in _pairs(policy, each):
        yield other


def _pairs(policy: Policy, each: Placed) -> Iterator[tuple[str, str]]:
    """Who acts, with whom: each actor with each post that it goes to."""
    mirrored = split_ref(each.duty.who)[0] == "each"
    for actor in _sides(each.duty.who):
        for ref in several(each.duty.whom):
            for other in _sides(ref):
                swap = mirrored and actor.startswith("their ") and _side(policy, other) != BOARD
                yield actor, turned(other) if swap else other


def _sides(ref: str) -> tuple[str, ...]:
    """A reference as references to single posts: `each manager` is both managers."""
    if ref in (NOT_STATED, EVERYONE):
        return ()
    if len(parts := parts_of(ref)) > 1:
        return tuple(single for part in parts for single in _sides(part))
    whose, role = split_ref(ref)
    return (role, f"their {role}") if whose == "each" else (ref,)


def _side(policy: Policy, ref: str) -> str:
    whose, role = split_ref(ref)
    return side_of(policy, role, whose, "raiser")
