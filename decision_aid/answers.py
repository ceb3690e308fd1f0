"""What may be answered to each question, and conditions on answers as a reader can follow them."""

from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.conditions import UNSURE, Answers, alternatives, judge
from decision_aid.policy import Policy
from decision_aid.roles import OWN
from decision_aid.written import When, several


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question."""

    id: str
    says: str = ""
    """The policy's own words for it."""
    code: str = ""
    """Where it has none: which of the answers that every policy has."""


SAFE = {
    "no": Answer("no", code="no"),
    UNSURE: Answer(UNSURE, code=UNSURE),
    "yes": Answer("yes", code="safe"),
}

TOLD = ("told", "cannot_reach", "will_not_act", "i_am_named")
"""What a reader may say of having told whoever the policy names."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact on which something rests: a question, and the answers that fit."""

    question: str
    ask: str
    """The policy's own words; empty for a question that every policy has."""
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """When something holds: by the answers to questions, and in the author's words."""

    says: str
    """The author's words; without any it is told by the facts."""
    any: tuple[tuple[Fact, ...], ...] = ()
    """Lists of the facts that are still open, of which one list must hold whole."""


def allowed_answers(policy: Policy, question: str) -> Mapping[str, Answer]:
    """Every answer to a question by its id, the position's excepted."""
    if question == "safe":
        return SAFE
    if question == "told":
        return _told(policy)
    if question == "topic":
        roads = {road_id: Answer(road_id, road.answer) for road_id, road in policy.scope.items()}
        return {**roads, "other": Answer("other", code="other")} if roads else {}
    unsure = {UNSURE: Answer(UNSURE, code=UNSURE)}
    if question in ("yours", "theirs", OWN):
        kinds = policy.agencies.kinds if policy.agencies else {}
        known = {kind: Answer(kind, label) for kind, label in kinds.items()}
        return {**known, **unsure} if known and question == "theirs" else known
    asked = policy.questions.get(question)
    if asked is None:
        return {}
    known = {answer: Answer(answer, label) for answer, label in asked.answers.items()}
    return known if asked.sure else {**known, **unsure}


def _told(policy: Policy) -> dict[str, Answer]:
    """Where the policy names nobody to tell, nobody can be the one it names."""
    if policy.emergency.names_somebody:
        return {each: Answer(each, code=each) for each in TOLD}
    codes = ("told_anybody", *TOLD[1:3])
    return {each: Answer(each, code=code) for each, code in zip(TOLD[:3], codes, strict=True)}


def own_wording(policy: Policy, question: str) -> tuple[str, str]:
    """A question and the help with it in the policy's words; empty for one that all have."""
    if question in ("yours", "theirs") and policy.agencies:
        agencies = policy.agencies
        return agencies.ask_yours if question == "yours" else agencies.ask_theirs, ""
    asked = policy.questions.get(question)
    return (asked.ask, asked.help) if asked else ("", "")


def condition_of(
    if_words: str, when: When | None, policy: Policy, answers: Answers | None = None
) -> Condition | None:
    """A condition as far as these answers leave it open; None where there is no condition."""
    given = answers or {}
    left = (each for each in alternatives(when) if judge(each, given, policy).holds is not False)
    facts = tuple(_facts(each, policy, given) for each in left)
    return Condition(if_words, facts) if if_words or facts else None


def _facts(
    facts: Mapping[str, str | tuple[str, ...]], policy: Policy, given: Answers
) -> tuple[Fact, ...]:
    found = []
    for question, allowed in facts.items():
        if judge({question: allowed}, given, policy).holds is None:
            known = allowed_answers(policy, question)
            named = dict.fromkeys(several(allowed))
            answers = tuple(known.get(each, Answer(each, each)) for each in named)
            found.append(Fact(question, own_wording(policy, question)[0], answers))
    return tuple(found)
