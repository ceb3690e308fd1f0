"""The questions: those every policy has, and the policy's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from decision_aid.answers import Answer, Condition, allowed_answers, condition_of, own_wording
from decision_aid.endings import own_words
from decision_aid.place import Place, place_of
from decision_aid.places import MOVES, Leads, leads, offered, opens_at, own_label, rungs
from decision_aid.policy import Policy


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer offered."""

    id: str
    answers: dict[str, str]
    """The whole mapping to send next."""
    answer: Answer
    """What it says; empty where a place is offered."""
    label: str = ""
    """What the policy prints on the stage that it names, if it does."""
    condition: Condition | None = None
    """Under which condition the place is the next."""
    place: Place | None = None
    """The place that is offered, where several are possible."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked of the practitioner."""

    id: str
    kind: str
    """`safe`, `told`, `topic`, `own` for the policy's, `rung`, `ended` or `way`."""
    ask: str
    """The policy's own words; empty for a question that every policy has."""
    help: str
    """The policy's own help with it, its term for danger, or how a reader knows the stage."""
    answers: tuple[Choice, ...]
    sure: bool = True
    """For `way`: whether the reader may choose; no, where it rests on what they do not know."""


def intake_question(policy: Policy, known: Mapping[str, str]) -> Question:
    """What is asked before the ladder: is the child safe, what is it about, who has talked."""
    if "safe" not in known and "topic" not in known:
        return policy_question(policy, "safe", known)
    if policy.scope and "topic" not in known:
        return policy_question(policy, "topic", known)
    return _who_has_talked(policy, known)


def policy_question(policy: Policy, question: str, known: Mapping[str, str]) -> Question:
    """A question with all answers that may be given to it; the position's are others."""
    ask, explained = own_wording(policy, question)
    if question == "safe":
        explained = policy.emergency.words
    return Question(
        question,
        "own" if ask else question,
        ask,
        explained,
        tuple(
            Choice(answer_id, {**known, question: answer_id}, answer)
            for answer_id, answer in allowed_answers(policy, question).items()
        ),
    )


def _who_has_talked(policy: Policy, known: Mapping[str, str]) -> Question:
    choices = tuple(
        Choice(each.place, _at(known, each.place), Answer("", each.says, "nobody"), each.label)
        for each in rungs(policy, known.get("topic", ""))
    )
    return Question("position", "rung", "", "", choices)


def how_it_ended(policy: Policy, stage_id: str, known: Mapping[str, str]) -> Question:
    """How the talks at a stage ended; an ending without a rule leads to the stage's own step."""
    choices = []
    for move in MOVES:
        if offered(policy, stage_id, move, known):
            place = f"{stage_id}.{move}"
            says = own_label(policy, stage_id, move)
            to = leads(policy, stage_id, move, known)
            if len(to.ways) == 1:
                says = own_words(policy, stage_id, move, to.ways[0].rule) or says
            if to.opens_in_place:
                place = opens_at(stage_id, move)
            answer = Answer("", says, move)
            choices.append(Choice(f"{stage_id}.{move}", _at(known, place), answer))
    unfinished = Answer("", code="unfinished")
    choices.append(Choice(stage_id, _at(known, stage_id), unfinished))
    so_far = policy.stages[stage_id].so_far
    return Question("position", "ended", "", so_far, tuple(choices))


def which_way(policy: Policy, to: Leads, known: Mapping[str, str]) -> Question:
    """Every place that is possible, each with its condition, when the answers leave several."""
    choices = []
    for way in to.ways:
        rule = way.rule
        condition = Condition(rule.if_words) if rule and rule.if_words else None
        if not way.sure and rule:
            condition = condition_of(rule.if_words, rule.when, policy)
        rest = not way.sure and (rule is None or bool(rule.otherwise))
        answer = Answer("", code="otherwise" if rest else "")
        here = place_of(policy, way.place)
        at = _at(known, way.place)
        choices.append(Choice(way.place, at, answer, "", None if rest else condition, here))
    sure = to.ways[0].sure
    return Question("position", "way", "", "", tuple(choices), sure)


def keeping(question: Question, kept: Mapping[str, str]) -> Question:
    """The question with only the answers that matter sent on, so that one address is one screen."""
    choices = (
        replace(choice, answers={**kept, question.id: choice.answers[question.id]})
        for choice in question.answers
    )
    return replace(question, answers=tuple(choices))


def _at(known: Mapping[str, str], place: str) -> dict[str, str]:
    return {**known, "position": place}
