"""One policy with all of its states: the input of every check."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from decision_aid.answers import allowed_answers
from decision_aid.calendar import Calendar
from decision_aid.conditions import UNSURE, alternatives
from decision_aid.contents import question_order
from decision_aid.places import EMERGENCY, START, first_places, split_place
from decision_aid.policy import Policy
from decision_aid.reachable import reachable
from decision_aid.step import Step
from decision_aid.timescale import Timescale
from decision_aid.turn import turn
from decision_aid.written import When
from site_generator.checks.clauses import Clause
from site_generator.reading.whole import Whole
from site_generator.reading.yaml_reader import Path
from site_generator.screens.graph import Graph, State
from words.catalogue import ENGLISH
from words.limits import limit_told
from words.names import place_title
from words.sentence import plain

Answers = Mapping[str, str]

MOST_CASES = 20_000
"""A condition with more combinations of answers than this is only partly worked through."""


@dataclass(frozen=True, slots=True)
class Explored:
    """A policy, its file, its document's paragraphs, and every state a reader can reach."""

    whole: Whole
    graph: Graph
    steps: dict[str, tuple[State, ...]]
    """The states that show a step, by the step's place."""
    clauses: tuple[Clause, ...]
    """The paragraphs of the document, in order; empty when that file cannot be read."""
    calendar: Calendar
    today: date

    @property
    def policy(self) -> Policy:
        """The policy."""
        return self.whole.policy


def steps_of(graph: Graph) -> dict[str, tuple[State, ...]]:
    """The states of a graph that show a step, by the step's place."""
    found: dict[str, tuple[State, ...]] = {}
    for state in graph.states.values():
        if state.turn.step:
            place = state.turn.step.stage.id
            found[place] = (*found.get(place, ()), state)
    return found


def depends_on(policy: Policy, *conditions: When | None) -> tuple[str, ...]:
    """The questions that these conditions depend on and readers are asked, in order."""
    named = {q for when in conditions for facts in alternatives(when) for q in facts}
    return tuple(q for q in question_order(policy) if q in named and _is_asked(policy, q))


def cases(
    policy: Policy, questions: tuple[str, ...], known: Answers | None = None
) -> Iterator[dict[str, str]]:
    """Every combination of definite answers to these questions, added to the known answers."""
    fixed = dict(known or {})
    asked = [q for q in questions if fixed.get(q, UNSURE) == UNSURE]
    choices = [[each for each in allowed_answers(policy, q) if each != UNSURE] for q in asked]
    for answers in itertools.islice(itertools.product(*choices), MOST_CASES):
        yield {**fixed, **dict(zip(asked, answers, strict=True))}


def told_all(policy: Policy, state: State) -> Iterator[tuple[Answers, Step]]:
    """The step of a state for every combination of answers to the facts that it asks itself."""
    step = state.turn.step
    if step is None or not step.facts:
        yield from ((state.turn.answers, each) for each in (step,) if each)
        return
    for answers in cases(policy, tuple(fact.id for fact in step.facts), state.turn.answers):
        found = turn(policy, answers).step
        assert found, "a fact that only adds leaves a step a step"
        yield answers, found


def all_reachable(policy: Policy) -> frozenset[str]:
    """Every place that can be reached from the start of the ladder or of a road."""
    starts = [*first_places(policy), *(road.go for road in policy.scope.values() if road.go)]
    found = {place for start in starts for place in reachable(policy, start, {})}
    return frozenset(found - {START})


def path_of_place(policy: Policy, place: str) -> Path:
    """Where a step, an end, a road or the emergency is written in the policy's file."""
    name = split_place(place)[0]
    for group in ("stages", "ends", "scope"):
        if name in getattr(policy, group):
            return (group, f"key:{name}")
    return ("key:emergency",) if name == EMERGENCY else ("key:stages",)


def limit_words(timescale: Timescale) -> str:
    """A limit in the words that its step uses."""
    return plain(limit_told(timescale, ENGLISH))


def title_words(step: Step, policy: Policy) -> str:
    """The title of a step, as the step itself shows it."""
    return plain(place_title(step.stage, ENGLISH.about(policy.person)))


def seen_with(policy: Policy, answers: Answers) -> str:
    """The command that shows a screen."""
    given = " ".join(f"{question}={answer}" for question, answer in answers.items())
    return f"see it with: fingerpost ask {policy.id} {given}".rstrip()


def _is_asked(policy: Policy, question: str) -> bool:
    asked = policy.questions.get(question)
    if asked is not None:
        return not asked.never_ask
    if question in ("yours", "theirs"):
        return policy.agencies is not None and not policy.agencies.never_ask
    return True
