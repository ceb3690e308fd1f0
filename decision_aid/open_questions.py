"""Which questions are open at a place: those asked before it, and those put on it."""

from collections.abc import Iterable
from functools import lru_cache

from decision_aid.conditions import Answers, adding, judge
from decision_aid.contents import Placed, duties_at, earlier_at, limits_at, question_order
from decision_aid.people import kinds_of, rests_on
from decision_aid.places import EMERGENCY, START, moves_at, rules_of, split_place
from decision_aid.policy import Policy
from decision_aid.reachable import reachable
from decision_aid.written import When, several

Gated = tuple[When | None, When | None]
"""A condition, preceded by the one that decides whether it matters: a duty's, then a contact's."""


@lru_cache(maxsize=1024)
def conditions_at(policy: Policy, place: str) -> tuple[Gated, ...]:
    """Every condition on which it depends what is shown at a place, but for `of_posts_at`."""
    duties = (*duties_at(policy, place), *earlier_at(policy, place))
    found: list[Gated] = [(None, each.duty.when) for each in duties if not each.is_theirs]
    found += [(None, limit.when) for _, _, limit, _ in limits_at(policy, place)]
    return _distinct(found)


@lru_cache(maxsize=1024)
def of_posts_at(policy: Policy, place: str) -> tuple[Gated, ...]:
    """Every condition on which it rests what the posts at a place are called and how reached.

    Whether a post of the other agency acts is such a condition too.
    """
    here = [(each, several(each.duty.whom)) for each in duties_at(policy, place)]
    earlier: list[tuple[Placed, tuple[str, ...]]] = [
        (each, ()) for each in earlier_at(policy, place)
    ]
    found: list[Gated] = []
    for each, whom in (*here, *earlier):
        if each.is_theirs:
            found.append((None, each.duty.when))
        found += ((each.duty.when, when) for when in rests_on(each.duty.who, whom, policy))
    return _distinct(found)


def _distinct(found: list[Gated]) -> tuple[Gated, ...]:
    kept: list[Gated] = []
    for pair in found:
        if pair[1] is not None and pair not in kept:
            kept.append(pair)
    return tuple(kept)


def open_questions(policy: Policy, place: str, answers: Answers) -> tuple[str, ...]:
    """The unanswered questions that are asked before what is shown here, in order.

    The other agency's posts never ask of which kind it is: while it is not known all are listed,
    and what they do is told with its condition.
    """
    found = _asked(conditions_at(policy, place), answers, policy)
    found |= _asked(of_posts_at(policy, place), answers, policy) - {"theirs"}
    if place == EMERGENCY:
        found.discard("told")
    return tuple(question for question in question_order(policy) if question in found)


def _asked(conditions: tuple[Gated, ...], answers: Answers, policy: Policy) -> set[str]:
    return {
        question
        for gate, when in conditions
        if judge(gate, answers, policy).holds is not False
        for question in judge(when, answers, policy).ask
    }


def open_facts(policy: Policy, place: str, answers: Answers) -> tuple[str, ...]:
    """The facts that only add and would change what is shown here, in order, answered or not."""
    return tuple(
        question
        for question in policy.questions
        if question in adding(policy)
        and _matters(
            policy,
            question,
            _resting_on(policy, place).get(question, ()),
            {other: answer for other, answer in answers.items() if other != question},
        )
    )


def is_live(policy: Policy, question: str, place: str, answers: Answers) -> bool:
    """Whether this unanswered question could matter here or at a place that can be reached."""
    return any(
        _matters(policy, question, _resting_on(policy, following).get(question, ()), answers)
        for following in reachable(policy, place, answers)
    )


def _matters(policy: Policy, question: str, conditions: Iterable[Gated], answers: Answers) -> bool:
    """Whether some condition that is not decided yet rests on this unanswered question."""
    return any(
        question in judge(when, answers, policy).wants
        and judge(gate, answers, policy).holds is not False
        for gate, when in conditions
    )


@lru_cache(maxsize=1024)
def _resting_on(policy: Policy, place: str) -> dict[str, list[Gated]]:
    """The conditions that name each question, in what is shown at a place and in its ways on."""
    rules = list(policy.start) if place == START else []
    for move in moves_at(policy, place):
        rules += rules_of(policy, split_place(place)[0], move)
    found: dict[str, list[Gated]] = {}
    named = [rule.by for rule in rules] + [
        each.owed_by for _, _, each, _ in limits_at(policy, place)
    ]
    titles = {kind for ref in named if ref for kind in kinds_of(ref, policy)}
    rest: list[Gated] = [(None, {kind: ()}) for kind in sorted(titles)]
    rest += [(None, rule.when) for rule in rules]
    for gate, when in (*conditions_at(policy, place), *of_posts_at(policy, place), *rest):
        for question in set(judge(when, {}, policy).wants):
            found.setdefault(question, []).append((gate, when))
    return found
