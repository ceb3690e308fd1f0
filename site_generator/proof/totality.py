"""Every combination of answers gives one question or one step, and there are not too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from decision_aid.contents import FIXED_QUESTIONS
from decision_aid.turn import Turn, turn
from site_generator.checks.findings import OUR_FAULT, Finding
from site_generator.proof.explored import Explored
from site_generator.reading.yaml_reader import Path
from site_generator.screens.graph import Graph, State

MOST_STATES = 400
"""So many screens fit into one page that opens at once on an old telephone."""

MOST_BYTES = 1_000_000
"""A page of this size costs an old telephone a seventh more time than an empty one."""

NAMED = 3
"""How many of the questions that multiply the screens are named."""


def check_totality(explored: Explored) -> Iterator[Finding]:
    """A finding for each screen that is none, and for a policy with too many."""
    for state in explored.graph.states.values():
        yield from _one_screen(state)
        yield from _same_again(state, turn(explored.policy, state.turn.answers))
    count = len(explored.graph.states)
    if count > MOST_STATES:
        more = "" if explored.graph.whole else "more than "
        found = f"the decision aid has {more}{count:,} screens, and at most {MOST_STATES} fit"
        yield Finding(_first_question(explored.graph), f"{found}; {_fewer(explored.graph)}")


def check_size(graph: Graph, html: str) -> Iterator[Finding]:
    """A finding for a decision aid whose page is too large to open at once."""
    size = len(html.encode())
    if size > MOST_BYTES:
        found = f"the decision aid's page has {size // 1000:,} kB, and at most 1,000 kB may be sent"
        yield Finding(_first_question(graph), f"{found}; {_fewer(graph)}")


def _fewer(graph: Graph) -> str:
    """What makes the screens fewer: the questions that multiply them, the first above all."""
    named = " and ".join(f"“{question}”" for question in _multiplying(graph)[:NAMED])
    if not named:
        return "take steps or rules out, or make two policies of it"
    return (
        f"the questions {named} multiply the screens; under the first of them write “never_ask: "
        "yes”: readers are then shown every case instead of being asked. A way that leads back to "
        "an earlier step multiplies them too"
    )


def _multiplying(graph: Graph) -> tuple[str, ...]:
    """The policy's own questions, the one first that stands in the most screens."""
    counted = Counter(
        question
        for state in graph.states.values()
        for question in state.turn.answers
        if question not in FIXED_QUESTIONS or question in ("yours", "theirs")
    )
    return tuple(question for question, _ in counted.most_common())


def _first_question(graph: Graph) -> Path:
    first = next(iter(_multiplying(graph)), "")
    if first in ("yours", "theirs"):
        return ("key:agencies",)
    return ("questions", f"key:{first}") if first else ()


def _one_screen(state: State) -> Iterator[Finding]:
    shown = state.turn
    if (shown.question is None) == (shown.step is None):
        what = f"the answers {state.address} lead to no one screen; {OUR_FAULT}"
        yield Finding((), what)
    if shown.question:
        labels = [choice.label for choice in shown.question.answers]
        if len(labels) < 2 or len(set(labels)) < len(labels):
            what = (
                f"the question “{shown.question.ask}” does not offer two answers with words of "
                "their own; give each answer or step words by which a reader can tell it"
            )
            yield Finding(_path_of(shown.question.id), what)


def _same_again(state: State, again: Turn) -> Iterator[Finding]:
    """The answers that a screen has for its address lead to that screen, and to no other."""
    was = state.turn
    if (again.answers, again.question, again.step) != (was.answers, was.question, was.step):
        yield Finding((), f"the answers {state.address} lead to another screen; {OUR_FAULT}")


def _path_of(question: str) -> Path:
    if question == "topic":
        return ("key:scope",)
    if question in FIXED_QUESTIONS:
        return ("key:stages",)
    return ("questions", question, "answers")
