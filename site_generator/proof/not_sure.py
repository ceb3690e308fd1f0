"""Checks that a reader who is not sure is never less safe than one who is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from decision_aid.answers import allowed_answers
from decision_aid.conditions import UNSURE
from decision_aid.duties import Force
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty
from decision_aid.step import Step
from decision_aid.turn import turn
from site_generator.checks.findings import Finding
from site_generator.proof.explored import (
    Explored,
    limit_words,
    path_of_place,
    seen_with,
    title_words,
)
from site_generator.reading.yaml_reader import Path
from site_generator.screens.graph import Graph, State, address_of

FORCES = get_args(Force)
"""The verbs, strongest first."""


def check_not_sure(explored: Explored) -> Iterator[Finding]:
    """“I am not sure” must offer every place, and show everything, that any other answer does."""
    policy, graph = explored.policy, explored.graph
    reported: set[tuple[str, str, str]] = set()
    for state in graph.states.values():
        question = state.turn.question
        to = {choice.id: choice.answers for choice in question.answers} if question else {}
        # If it is not sure that the child is safe, the emergency comes first, then the ladder.
        if question and UNSURE in to and question.id != "safe":
            offered = _arrivals(graph, graph.to(to[UNSURE]))
            for answer, answers in to.items():
                missing = _arrivals(graph, graph.to(answers)) - offered
                if missing:
                    seen = seen_with(policy, state.turn.answers)
                    what = (
                        f"“{answer}” leads to {_listed(missing)}, but a reader who is not sure is "
                        f"not offered it; make the rule depend on this answer alone ({seen})"
                    )
                    yield Finding(_path_of(policy, question.id), what)
        unsure = [each for each, answer in state.turn.answers.items() if answer == UNSURE]
        unsure += [fact.id for fact in state.turn.step.facts] if state.turn.step else []
        for question_id in unsure:
            yield from _shown_less(explored, state, question_id, reported)


def _arrivals(graph: Graph, address: str) -> frozenset[str]:
    """The places that a state leads to by answering questions only."""
    turn = graph.states[address].turn
    if turn.step:
        return frozenset([turn.step.stage.id])
    choices = turn.question.answers if turn.question else ()
    return frozenset(
        place for choice in choices for place in _arrivals(graph, graph.to(choice.answers))
    )


def _shown_less(
    explored: Explored, state: State, question: str, reported: set[tuple[str, str, str]]
) -> Iterator[Finding]:
    step = state.turn.step
    for answer in allowed_answers(explored.policy, question):
        answers = {**state.turn.answers, question: answer}
        on_step = question not in state.turn.answers
        known = on_step or address_of(answers) in explored.graph.states
        other = turn(explored.policy, answers).step if known and answer != UNSURE else None
        if step is None or other is None:
            continue
        lost = _duties_lost(step, other)
        # If the child may not be safe, the urgent limits apply and not those for a safe child.
        lost += _limits_lost(step, other) if question != "safe" else []
        key = (step.stage.id, question, answer)
        if lost and key not in reported:
            reported.add(key)
            what = (
                f"at “{title_words(step, explored.policy)}” a reader who answers “{question}: "
                f"{answer}” is shown this, but a reader who is not sure is not: {'; '.join(lost)}; "
                "make it apply to both, or remove its condition "
                f"({seen_with(explored.policy, answers)})"
            )
            yield Finding(path_of_place(explored.policy, step.stage.id), what)


def _duties_lost(step: Step, other: Step) -> list[str]:
    shown: dict[tuple[str, str], ShownDuty] = {
        (duty.id, duty.side): duty for duty in (*step.earlier, *step.duties)
    }
    return [
        duty.does
        for duty in (*other.duties, *other.earlier)
        if (same := shown.get((duty.id, duty.side))) is None
        or FORCES.index(same.force) > FORCES.index(duty.force)
    ]


def _limits_lost(step: Step, other: Step) -> list[str]:
    shown = {each.id for each in step.timescales}
    return [limit_words(each) for each in other.timescales if each.stated and each.id not in shown]


def _path_of(policy: Policy, question: str) -> Path:
    return ("questions", f"key:{question}") if question in policy.questions else ()


def _listed(places: frozenset[str]) -> str:
    return ", ".join(f"“{place}”" for place in sorted(places))
