"""Whether a condition is true, given the answers so far."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

from decision_aid.duties import duties_in
from decision_aid.policy import Policy
from decision_aid.stages import EveryStage, Exits, Stage
from decision_aid.written import When, several

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
    adds: tuple[str, ...] = ()
    """The facts that only add, not yet answered, that would settle it."""

    @property
    def wants(self) -> tuple[str, ...]:
        """Every question that would settle it."""
        return (*self.ask, *self.adds)

    @property
    def unknown(self) -> bool:
        """Whether the reader is not sure, or is not asked before the step."""
        return self.holds is None and not self.ask


HOLDS, FAILS = Verdict(True), Verdict(False)


def alternatives(when: When | None) -> tuple[dict[str, str | tuple[str, ...]], ...]:
    """The alternative mappings of a condition: one of them is enough."""
    if when is None:
        return ()
    return (when,) if isinstance(when, dict) else when


def judge(when: When | None, answers: Answers, policy: Policy) -> Verdict:
    """Without a condition: true. All entries of a mapping must be true; one mapping of a list."""
    if when is None:
        return HOLDS
    one_by_one = [_judge_all(facts, answers, policy) for facts in alternatives(when)]
    if any(one.holds for one in one_by_one):
        return HOLDS
    left = [one for one in one_by_one if one.holds is None]
    return Verdict(None, *_wanting(left)) if left else FAILS


def _wanting(verdicts: Iterable[Verdict]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What would settle any of these, each once: what is asked, and what only adds."""
    ask = dict.fromkeys(question for one in verdicts for question in one.ask)
    adds = dict.fromkeys(question for one in verdicts for question in one.adds)
    return tuple(ask), tuple(adds)


def _judge_all(
    facts: Mapping[str, str | tuple[str, ...]], answers: Answers, policy: Policy
) -> Verdict:
    unknown, ask, adds = False, [], []
    for question, allowed in facts.items():
        answer = _answer(question, answers, policy)
        if answer is None and question in adding(policy):
            adds.append(question)
        elif answer is None:
            # Whether they were told matters only if the child may not be safe.
            ask += ["safe", "told"] if question == "told" and "safe" not in answers else [question]
        elif answer == UNSURE:
            unknown = True
        elif answer not in several(allowed):
            return FAILS
    return Verdict(None, tuple(ask), tuple(adds)) if unknown or ask or adds else HOLDS


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


@lru_cache(maxsize=64)
def adding(policy: Policy) -> frozenset[str]:
    """The policy's own questions that only add something to a step, so that it stands without them.

    All others route: they decide a way, an act of a stage, or a time limit. One that decides
    limits alone may be put on the step too; the step then shows each limit with its condition.
    """
    routing, timed = deciding(policy)
    return frozenset(
        question
        for question, asked in policy.questions.items()
        if question not in routing and (asked.on_the_step or question not in timed)
    )


@lru_cache(maxsize=64)
def deciding(policy: Policy) -> tuple[frozenset[str], frozenset[str]]:
    """The questions that decide where a way leads or what is done, and those that decide limits.

    An emergency waits for no fact, and what is done once it has ended does not choose the way.
    """
    stages: tuple[EveryStage | Stage, ...] = (policy.every_stage, *policy.stages.values())
    roads = tuple(policy.scope.values())
    acts = (policy.before, *(each.duties for each in (*stages, *roads)))
    limits = [limit for each in (*stages, *roads) for limit in each.limits.values()]
    duties = [duty for each in (*stages, *roads, *policy.ends.values()) for duty in duties_in(each)]
    return (
        _named(
            *(rule.when for rule in policy.start),
            *(when for stage in stages for when in _ways_of(stage)),
            *(duty.when for listed in acts for duty in listed),
        ),
        _named(*(each.when for each in (*limits, *duties) if each.limited)),
    )


def _ways_of(stage: Exits) -> Iterator[When | None]:
    for each in fields(Exits):
        rules = getattr(stage, each.name)
        yield from (rule.when for rule in rules or () if not isinstance(rules, str))


def _named(*conditions: When | None) -> frozenset[str]:
    return frozenset(q for when in conditions for facts in alternatives(when) for q in facts)
