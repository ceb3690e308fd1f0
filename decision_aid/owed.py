"""What is owed at a point: each duty for each side that owes it, as far as the answers tell."""

from collections.abc import Iterator
from dataclasses import replace

from decision_aid.answers import Condition, condition_of
from decision_aid.conditions import UNSURE, Answers, judge
from decision_aid.contents import Placed, duties_at, resting_on
from decision_aid.people import (
    BOARD,
    EVERYONE,
    NOT_STATED,
    are_one,
    as_side_says,
    met_by,
    reach,
    seen_from,
    sided_refs,
    who_is,
)
from decision_aid.place import Place
from decision_aid.places import EMERGENCY
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty
from decision_aid.timing import has_limit
from decision_aid.written import clauses_of, several


def duties_owed(
    policy: Policy, here: Place, answers: Answers, left_out: tuple[str, ...] = ()
) -> tuple[ShownDuty, ...]:
    """What is done here: first what has to be done because the person is not safe."""
    placed = tuple(each for each in duties_at(policy, here.id) if each.id not in left_out)
    listed = shown(placed, policy, answers)
    unsafe = answers.get("safe") in ("no", UNSURE)
    on_safety = resting_on(policy, here.id, "safe") if unsafe else ()
    urgent = tuple(each for each in listed if each.id in on_safety)
    others = (each for each in listed if each not in urgent)
    if here.is_unsaid:  # whom the reader may ask
        others = (each for each in others if each.side != BOARD)
    return (*urgent, *others)


def to_oneself(policy: Policy, place: str, answers: Answers) -> tuple[str, ...]:
    """What a reader whom the policy names in an emergency would have to tell themselves."""
    if place != EMERGENCY or answers.get("told") != "i_am_named":
        return ()
    after_telling = resting_on(policy, place, "told")
    naming = [
        each
        for each in duties_at(policy, place)
        if each.duty.whom
        and each.id not in after_telling
        and judge(each.duty.when, answers, policy).holds is not False
    ]
    if len({several(each.duty.whom) for each in naming}) > 1:
        return ()  # nobody here knows which of them the reader is
    own = (each for each in naming if each.duty.who != NOT_STATED and not each.is_theirs)
    return tuple(each.id for each in own)


def shown(placed: tuple[Placed, ...], policy: Policy, answers: Answers) -> tuple[ShownDuty, ...]:
    """Those of these duties that the answers leave standing, for each side that owes them."""
    found: list[ShownDuty] = []
    for each in placed:
        verdict = judge(each.duty.when, answers, policy)
        if verdict.holds is False or each.waits_for(verdict):
            continue
        found += _sides_of(each, policy, answers, settled=bool(verdict.holds))
    return tuple(found)


def at_rest(each: Placed, policy: Policy) -> tuple[ShownDuty, ...]:
    """A duty as the policy's file has it: with its condition, for each side that owes it."""
    return tuple(_sides_of(each, policy, {}, settled=False))


def _sides_of(
    each: Placed, policy: Policy, answers: Answers, *, settled: bool
) -> Iterator[ShownDuty]:
    """A duty for each side that owes it; nobody is sent to themselves."""
    duty = each.duty
    for side, ref in sided_refs(duty.who, policy):
        who, seen = who_is(ref, policy, answers), seen_from(side, answers)
        named = [as_side_says(other, duty.who, side) for other in several(duty.whom)]
        named_by = {other: met_by(who, who_is(other, policy, seen, side)) for other in named}
        whom = {
            other: met
            for other, met in named_by.items()
            if not any(are_one(single, met) for single in who.singly)
        }
        if named and not whom and answers:  # at rest, nothing being known, each duty is told
            continue
        yield ShownDuty(
            id=each.id,
            kind=each.kind,
            side=side,
            who=who,
            force=duty.force,
            does=duty.does,
            with_=tuple(whom.values()),
            contacts=tuple(
                replace(found, who=met)
                for other, met in whom.items()
                for found in reach(other, policy, seen, side)
            ),
            timescales=(each.id,) if has_limit(policy, each) else (),
            when=_condition(each, policy, answers, settled=settled),
            file=duty.file,
            form=duty.form,
            clauses=clauses_of(duty.clause),
            source=each.source,
            through=policy.stages[each.through].title if each.through else "",
            sign=duty.sign,
        )


def _condition(
    each: Placed, policy: Policy, answers: Answers, *, settled: bool
) -> Condition | None:
    """Under which condition it is owed, as far as the answers leave that open.

    What is urgent keeps the policy's condition for whoever is not sure, and where everyone owes it:
    not everyone may see it so. Without it the verb would be stronger than the clause's.
    """
    duty = each.duty
    left = condition_of(duty.if_words, duty.when, policy, answers)
    safe = answers.get("safe")
    if each.is_urgent and (safe == UNSURE or (safe == "no" and duty.who == EVERYONE)):
        facts = tuple(facts for facts in left.any if facts) if left else ()
        return Condition(duty.if_words, facts) if duty.if_words or facts else None
    known = settled if duty.when else each.is_urgent and safe == "no"
    return None if known else left
