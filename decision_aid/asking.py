"""The questions: those every policy has, and the policy's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from decision_aid.conditions import UNSURE, alternatives, several
from decision_aid.endings import own_words, place_title, told_answers
from decision_aid.people import NOT_STATED
from decision_aid.places import MOVES, Leads, label_of, leads, offered, opens_at, rungs
from decision_aid.policy import Policy
from decision_aid.written import When

UNSURE_LABEL = "I am not sure"

SAFE = {
    "no": "No",
    UNSURE: UNSURE_LABEL,
    "yes": "Yes, safe for now",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer offered."""

    id: str
    label: str
    answers: dict[str, str]
    """The whole mapping to send next."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked of the practitioner."""

    id: str
    ask: str
    help: str
    answers: tuple[Choice, ...]


def allowed_answers(policy: Policy, question: str) -> Mapping[str, str]:
    """Id and label of every answer to a question, the position's excepted."""
    if question == "safe":
        return SAFE
    if question == "told":
        return told_answers(policy)
    if question == "topic":
        roads = {road_id: road.answer for road_id, road in policy.scope.items()}
        return {**roads, "other": "Something else, or I am not sure: go on"} if roads else {}
    if question in ("yours", "theirs"):
        kinds = policy.agencies.kinds if policy.agencies else {}
        return {**kinds, UNSURE: UNSURE_LABEL} if kinds and question == "theirs" else kinds
    asked = policy.questions.get(question)
    if asked is None:
        return {}
    return asked.answers if asked.sure else {**asked.answers, UNSURE: UNSURE_LABEL}


def intake_question(policy: Policy, known: Mapping[str, str]) -> Question:
    """What is asked before the ladder: is the child safe, what is it about, who has talked."""
    if "safe" not in known and "topic" not in known:
        return _offer(policy, "safe", known)
    if policy.scope and "topic" not in known:
        return _offer(policy, "topic", known)
    return _who_has_talked(policy, known)


def policy_question(policy: Policy, question: str, known: Mapping[str, str]) -> Question:
    """One of the questions that the policy's own conditions rest on."""
    return _offer(policy, question, known)


def _offer(policy: Policy, question: str, known: Mapping[str, str]) -> Question:
    ask, explained = _wording(policy, question)
    choices = allowed_answers(policy, question)
    return Question(
        question,
        ask,
        explained,
        tuple(
            Choice(answer, label, {**known, question: answer}) for answer, label in choices.items()
        ),
    )


def _wording(policy: Policy, question: str) -> tuple[str, str]:
    if question == "safe":
        words = policy.emergency.words
        explained = "" if words == NOT_STATED else f"The policy's own words: “{words}”."
        ask = f"Is the {policy.person} safe for now, tonight and until offices open again?"
        return ask, explained
    if question == "told":
        return "Have you told them?", ""
    if question == "topic":
        return "What is it about?", ""
    if question in ("yours", "theirs") and policy.agencies:
        agencies = policy.agencies
        return agencies.ask_yours if question == "yours" else agencies.ask_theirs, ""
    asked = policy.questions[question]
    return asked.ask, asked.help


def _who_has_talked(policy: Policy, known: Mapping[str, str]) -> Question:
    choices = tuple(
        Choice(place, label, _at(known, place))
        for place, label in rungs(policy, known.get("topic", ""))
    )
    return Question("position", "Who has talked to whom so far?", "", choices)


def how_it_ended(policy: Policy, stage_id: str, known: Mapping[str, str]) -> Question:
    """How the talks at a stage ended; an ending without a rule leads to the stage's own step."""
    choices = []
    for move in MOVES:
        if offered(policy, stage_id, move, known):
            place = f"{stage_id}.{move}"
            label = label_of(policy, stage_id, move)
            to = leads(policy, stage_id, move, known)
            if len(to.ways) == 1:
                label = own_words(policy, stage_id, move, to.ways[0].rule) or label
            if to.opens_in_place:
                place = opens_at(stage_id, move)
            choices.append(Choice(f"{stage_id}.{move}", label, _at(known, place)))
    choices.append(Choice(stage_id, "It is not finished", _at(known, stage_id)))
    return Question("position", "How did it end?", policy.stages[stage_id].so_far, tuple(choices))


def which_way(policy: Policy, to: Leads, known: Mapping[str, str]) -> Question:
    """Every place that is possible, each with its condition, when the answers leave several."""
    choices = []
    for way in to.ways:
        condition = way.rule.if_words if way.rule else ""
        if not way.sure and (way.rule is None or way.rule.otherwise):
            condition = "in every other case"
        elif not way.sure and way.rule:
            condition = condition_words(condition, way.rule.when, policy)
        title = place_title(policy, way.place)
        label = f"{condition[:1].upper()}{condition[1:]}: {title}" if condition else title
        choices.append(Choice(way.place, label, _at(known, way.place)))
    explained = (
        ""
        if to.ways[0].sure
        else f"Not sure? Take the one that protects the {policy.person} sooner."
    )
    return Question("position", "Which of these fits?", explained, tuple(choices))


def keeping(question: Question, kept: Mapping[str, str]) -> Question:
    """The question with only the answers that matter sent on, so that one address is one screen."""
    choices = (
        replace(choice, answers={**kept, question.id: choice.answers[question.id]})
        for choice in question.answers
    )
    return replace(question, answers=tuple(choices))


def condition_words(if_words: str, when: When | None, policy: Policy) -> str:
    """A condition in words: the author's, else made of the questions and the answers' labels."""
    if if_words or when is None:
        return if_words
    ways = []
    for facts in alternatives(when):
        parts = []
        for question, allowed in facts.items():
            known = allowed_answers(policy, question)
            labels = [known.get(each, each) for each in several(allowed)]
            parts.append(f"“{_wording(policy, question)[0]}” is “{' or '.join(labels)}”")
        ways.append(" and ".join(parts))
    return f"if {', or if '.join(ways)}"


def _at(known: Mapping[str, str], place: str) -> dict[str, str]:
    return {**known, "position": place}
