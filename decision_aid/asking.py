"""The questions: those every policy has, and the policy's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from decision_aid.answers import Answer, Condition, allowed_answers, condition_of, own_wording
from decision_aid.arising import arises, waiting_on
from decision_aid.endings import next_from
from decision_aid.labels import own_label, own_words, words_of
from decision_aid.people import Who
from decision_aid.place import Place, place_of
from decision_aid.places import MOVES, Leads, Way, leads, rungs
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
    leads_to: Place | None = None
    """Of an ending: the stage or end that follows."""
    waiting_on: tuple[Who, ...] = ()
    """Of an ending: the posts that have not answered, or that will not take it on."""


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
    if "safe" not in known and "topic" not in known and not policy.about_nobody:
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
    """How the talks at a stage ended, each ending with the place that it leads to."""
    choices = [
        Choice(way.to.id if way.to else "", way.answers, Answer("", way.says, way.code))
        for way in next_from(policy, stage_id, known)
        if way.move == "then"
    ]
    for move in MOVES:
        if arises(policy, stage_id, move, known):
            place = f"{stage_id}.{move}"
            to = leads(policy, stage_id, move, known)
            says = words_of(policy, stage_id, move, known)
            if len(to.ways) == 1:
                usual = own_label(policy, stage_id, move)
                says = own_words(policy, stage_id, move, to.ways[0].rule) or usual
            choices.append(
                Choice(
                    place,
                    _at(known, place),
                    Answer("", says, move),
                    leads_to=_told_ahead(policy, to, says),
                    waiting_on=waiting_on(policy, stage_id, move, known),
                )
            )
    unfinished = Answer("", code="unfinished")
    choices.append(Choice(stage_id, _at(known, stage_id), unfinished))
    so_far = policy.stages[stage_id].so_far
    return Question("position", "ended", "", so_far, tuple(choices))


def _told_ahead(policy: Policy, to: Leads, says: str) -> Place | None:
    """Where an ending leads, if one stage or end follows by a rule and its words do not say so."""
    if to.ask or to.is_unsaid or len(to.ways) != 1 or ": " in says:
        return None
    ahead = place_of(policy, to.ways[0].place)
    return None if ahead.ending else ahead


def which_way(policy: Policy, to: Leads, known: Mapping[str, str]) -> Question:
    """Every place that is possible, each with its condition, when the answers leave several.

    A place is offered once: where every other case leads to it too, that says enough.
    """
    choices = []
    places: dict[str, list[Way]] = {}
    for way in to.ways:
        places.setdefault(way.place, []).append(way)
    for place, ways in places.items():
        rest = not ways[0].sure and not all(map(_has_condition, ways))
        choices.append(
            Choice(
                place,
                _at(known, place),
                Answer("", code="otherwise" if rest else ""),
                condition=None if rest else _condition(ways, policy),
                place=place_of(policy, place),
            )
        )
    return Question("position", "way", "", "", tuple(choices), to.ways[0].sure)


def _condition(ways: list[Way], policy: Policy) -> Condition | None:
    """The condition of the rule that leads to a place; of several rules, that one of them holds."""
    rules = [way.rule for way in ways if way.rule]
    if len(rules) == 1:
        return condition_of(rules[0].if_words, None if ways[0].sure else rules[0].when, policy)
    each = (condition_of("", rule.when, policy) for rule in rules)
    return Condition("", tuple(facts for one in each if one for facts in one.any))


def _has_condition(way: Way) -> bool:
    """Whether a way rests on a condition; no, where it is taken in every other case."""
    return way.rule is not None and not way.rule.otherwise


def keeping(question: Question, kept: Mapping[str, str]) -> Question:
    """The question with only the answers that matter sent on, so that one address is one screen."""
    choices = (
        replace(choice, answers={**kept, question.id: choice.answers[question.id]})
        for choice in question.answers
    )
    return replace(question, answers=tuple(choices))


def _at(known: Mapping[str, str], place: str) -> dict[str, str]:
    return {**known, "position": place}
