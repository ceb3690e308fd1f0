"""The next thing to show a practitioner: a question, or a step.

A Turn is computed from the policy and all answers so far, from the start, every time. Answers
that no longer matter are dropped, and the Turn says which.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from decision_aid.answers import allowed_answers
from decision_aid.arising import arises
from decision_aid.asking import (
    Question,
    how_it_ended,
    intake_question,
    keeping,
    policy_question,
    which_way,
)
from decision_aid.conditions import UNSURE, Answers, adding
from decision_aid.contents import question_order
from decision_aid.kept_answers import live_answers
from decision_aid.open_questions import open_questions
from decision_aid.places import (
    EMERGENCY,
    START,
    Leads,
    is_place,
    leads,
    split_place,
    start,
)
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty
from decision_aid.step import Step, step_at

MOST_MOVES = 20
"""A position is followed this many moves at most; a policy that needs more has a loop."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """An answer that was left out, and why."""

    question: str
    answer: str
    why: str
    """`done` of one that has chosen the way, `no_difference`, `no_question`, `no_step`,
    `no_answer` or `no_choice`."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell the reader about what they sent."""

    about: str
    """`next`, the event whose time it is, or the part of the request."""
    code: str
    """What is wrong, by one of `MESSAGES`."""
    text: str = ""
    """What was sent, or the part of it that is wrong."""
    at: date | None = None
    """The day or time that was given, where it is told back."""


ASKED_BACK = ("in_the_future", "over_a_year_ago")
"""What is asked back of a moment that is used all the same."""

MESSAGES = (
    *("not_offered", "unreadable", "unreadable_part", "write_time", "write_now"),
    *("no_such_start", "unused_start", "which_start", "no_start", "no_step_yet"),
    *ASKED_BACK,
    *("no_moment", "no_such_day", "year", "no_time", "never_was"),
)
"""What can be told; the last line of them of a moment that cannot be read."""

OF_A_COMMAND = ("no_pair",)
"""What can be told of what was typed after a command besides."""


@dataclass(frozen=True, slots=True)
class Emergency:
    """What stands open in every state: the policy's own rule for a child who is not safe."""

    line: str
    duties: tuple[ShownDuty, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A Step to show or a Question to ask; exactly one of the two is there."""

    answers: dict[str, str]
    """The answers that matter here, in order: the address of this state."""
    facts: dict[str, str]
    """The answers to facts that only add: they change lines of a step, and are in no address."""
    dropped: tuple[Dropped, ...]
    messages: tuple[Message, ...]
    emergency: Emergency
    question: Question | None
    step: Step | None
    outcome: str | None
    """`agreed`, `decided`, `elsewhere`, `ended`, `not_for_this`, `stops`, or None while the way
    goes on."""
    person: str = "child"
    """Whom the policy is about: `child`, `adult`, `none`, or words that follow "the"."""


def turn(policy: Policy, answers: Answers) -> Turn:
    """The question or step for these answers, with the answers that matter and those dropped."""
    known, dropped = _known(policy, answers)
    messages: list[Message] = []
    chose: set[str] = set()
    found = _place(policy, known, messages, chose)
    place = found if isinstance(found, str) else known.get("position", START)
    kept = live_answers(policy, place, known)
    dropped += [
        Dropped(question, answer, "done")
        if question in chose
        else Dropped(question, answer, "no_difference")
        for question, answer in known.items()
        if question not in kept and question != "position"
    ]
    if isinstance(found, Question):
        return _turn(policy, kept, dropped, messages, question=keeping(found, kept))
    ask = open_questions(policy, found, kept)
    if ask:
        return _turn(
            policy, kept, dropped, messages, question=policy_question(policy, ask[0], kept)
        )
    step = _step(policy, found, tuple(kept.items()))
    return _turn(policy, kept, dropped, messages, step=step, place=found)


@lru_cache(maxsize=1024)
def _step(policy: Policy, place: str, kept: tuple[tuple[str, str], ...]) -> Step:
    """The step at a place: the same whichever way a reader came, so worked out once."""
    return step_at(policy, place, dict(kept))


def _known(policy: Policy, answers: Answers) -> tuple[dict[str, str], list[Dropped]]:
    """The answers that the policy knows, in order, and those that it does not."""
    order = question_order(policy)
    known: dict[str, str] = {}
    dropped: list[Dropped] = []
    for question, answer in answers.items():
        if question not in order:
            dropped.append(Dropped(question, answer, "no_question"))
        elif question == "position" and not is_place(policy, answer):
            dropped.append(Dropped(question, answer, "no_step"))
        elif question != "position" and answer not in allowed_answers(policy, question):
            dropped.append(Dropped(question, answer, "no_answer"))
        else:
            known[question] = answer
    return {question: known[question] for question in order if question in known}, dropped


def _place(
    policy: Policy, known: dict[str, str], messages: list[Message], chose: set[str]
) -> str | Question:
    """The place that these answers lead to, or the question to ask on the way there.

    `chose` is filled with the questions whose answers have chosen the way.
    """
    if "position" not in known:
        return _before_the_ladder(policy, known)
    for _ in range(MOST_MOVES):
        place = known["position"]
        stage_id, move = split_place(place)
        if move == "ended":
            return how_it_ended(policy, stage_id, known)
        if place != START and (place in policy.ends or move in ("", "stops")):
            return place
        if move == "resolved" and policy.stages[stage_id].resolved is None:
            return place
        to = _leads(policy, place, known)
        if to.ask:
            return policy_question(policy, to.ask[0], known)
        if to.is_unsaid:
            # Any rule, of any ending, may lead to where all is settled.
            if move == "resolved" or arises(policy, stage_id, move, known):
                return place
            messages.append(Message("next", "not_offered"))
            known["position"] = stage_id
        elif place in {way.place for way in to.ways}:
            return place
        elif len(to.ways) > 1:
            return which_way(policy, to, known)
        else:
            chose.update(_choosing(policy, place, known, to))
            known["position"] = to.ways[0].place
    known["position"] = split_place(known["position"])[0]
    return known["position"]


def _leads(policy: Policy, place: str, known: Answers) -> Leads:
    """Where a start or an ending leads."""
    return start(policy, known) if place == START else leads(policy, *split_place(place), known)


def _choosing(policy: Policy, place: str, known: Answers, to: Leads) -> Iterator[str]:
    """The questions whose answers an ending needed to lead where it leads."""
    for question in known:
        without = {other: answer for other, answer in known.items() if other != question}
        if question != "position" and _leads(policy, place, without) != to:
            yield question


def _before_the_ladder(policy: Policy, known: dict[str, str]) -> str | Question:
    topic = known.get("topic")
    if topic and topic != "other":
        road = policy.scope[topic]
        if road.duties or road.limits or not road.go:
            return topic
    if not topic and "safe" in known and known["safe"] != "yes" and known.get("told") != "told":
        return EMERGENCY
    return intake_question(policy, known)


def _turn(
    policy: Policy,
    answers: dict[str, str],
    dropped: list[Dropped],
    messages: list[Message],
    *,
    question: Question | None = None,
    step: Step | None = None,
    place: str = "",
) -> Turn:
    adds = adding(policy)
    return Turn(
        answers={each: answer for each, answer in answers.items() if each not in adds},
        facts={each: answer for each, answer in answers.items() if each in adds},
        dropped=tuple(dropped),
        messages=tuple(messages),
        emergency=_emergency(policy),
        question=question,
        step=step,
        outcome=_outcome(policy, place) if step else None,
        person=policy.person,
    )


@lru_cache(maxsize=64)
def _emergency(policy: Policy) -> Emergency:
    """Whatever is known of the case: what depends on it is named with its condition."""
    facts = ("yours", "theirs", *policy.questions)
    unknown = {"safe": "no", **dict.fromkeys(facts, UNSURE)}
    return Emergency(policy.emergency.words, step_at(policy, EMERGENCY, unknown).duties)


def _outcome(policy: Policy, place: str) -> str | None:
    if place in policy.ends:
        return policy.ends[place].outcome or "ended"
    if place in policy.scope:
        road = policy.scope[place]
        unsaid = "not_for_this" if road.elsewhere == "not stated" else "elsewhere"
        return None if road.go else unsaid
    return {"resolved": "agreed", "stops": "stops"}.get(split_place(place)[1])
