"""Whether a condition is true, given the answers so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.policy import Policy
from decision_aid.written import When

UNSURE = "unsure"
"""The answer id of "I am not sure", in every question that offers it."""

NOBODY_TOLD = "nobody"
"""For a child who is safe for now nobody had to be told, so no rule on `told` applies."""

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of checking a condition against the answers: true, false, unknown or open."""

    holds: bool | None
    """True or False when settled; None when it is unknown or open."""
    ask: tuple[str, ...] = ()
    """The questions, not yet answered, that would settle it."""

    @property
    def unknown(self) -> bool:
        """Whether the reader was asked and is not sure."""
        return self.holds is None and not self.ask


HOLDS, FAILS, UNKNOWN = Verdict(True), Verdict(False), Verdict(None)


def several(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The items as a tuple: a single item may be written without a list; empty text means none."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)


def alternatives(when: When | None) -> tuple[Mapping[str, str | tuple[str, ...]], ...]:
    """The alternative mappings of a condition: one of them is enough."""
    if when is None:
        return ()
    return (when,) if isinstance(when, dict) else when


def judge(when: When | None, answers: Answers, policy: Policy) -> Verdict:
    """Without a condition: true. All entries of a mapping must be true; one mapping of a list."""
    if when is None:
        return HOLDS
    unknown, ask = False, []
    for facts in alternatives(when):
        one = _judge_all(facts, answers, policy)
        if one.holds:
            return HOLDS
        unknown = unknown or one.unknown
        ask += [question for question in one.ask if question not in ask]
    if ask:
        return Verdict(None, tuple(ask))
    return UNKNOWN if unknown else FAILS


def _judge_all(
    facts: Mapping[str, str | tuple[str, ...]], answers: Answers, policy: Policy
) -> Verdict:
    unknown, ask = False, []
    for question, allowed in facts.items():
        answer = _answer(question, answers, policy)
        if answer is None:
            # Whether they were told matters only if the child may not be safe.
            ask += ["safe", "told"] if question == "told" and "safe" not in answers else [question]
        elif answer == UNSURE:
            unknown = True
        elif answer not in several(allowed):
            return FAILS
    if ask:
        return Verdict(None, tuple(ask))
    return UNKNOWN if unknown else HOLDS


def _answer(question: str, answers: Answers, policy: Policy) -> str | None:
    asked = policy.questions.get(question)
    if asked is not None and asked.never_ask:
        return UNSURE
    if question in ("yours", "theirs") and policy.agencies and policy.agencies.never_ask:
        return UNSURE
    if question == "told" and answers.get("safe") == "yes":
        return NOBODY_TOLD
    answer = answers.get(question)
    # Not being sure that the child is safe counts as knowing that it is not.
    return "no" if question == "safe" and answer == UNSURE else answer
