"""Every combination of answers gives one question or one step, and there are not too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from decision_aid.contents import FIXED_QUESTIONS
from site_generator.graph import State
from site_generator.proof.explored import Explored
from site_generator.proof.finding import Finding
from site_generator.yaml_reader import Path

MOST_STATES = 400
"""So many screens fit into one page that opens at once on an old telephone."""

NAMED = 3
"""How many of the questions that multiply the screens are named."""


def check_totality(explored: Explored) -> Iterator[Finding]:
    """A finding for each screen that is none, and for a policy with too many."""
    for state in explored.graph.states.values():
        yield from _one_screen(state)
    count = len(explored.graph.states)
    if count > MOST_STATES:
        yield Finding(_first_question(explored), too_many(explored, f"{count:,} screens"))


def too_many(explored: Explored, found: str) -> str:
    """What to do about a page that is too large: which questions multiply it."""
    more = "" if explored.graph.whole else "more than "
    named = " and ".join(f"“{question}”" for question in multiplying(explored)[:NAMED])
    how = (
        f"the questions {named} multiply them; show what depends on one of them instead of asking "
        "it: write “never_ask: yes” under it"
        if named
        else "take steps or rules out, or make two policies of it"
    )
    return f"the decision aid has {more}{found}, and at most {MOST_STATES} can be shown; {how}"


def multiplying(explored: Explored) -> tuple[str, ...]:
    """The policy's own questions, the one first that stands in the most screens."""
    counted = Counter(
        question
        for state in explored.graph.states.values()
        for question in state.turn.answers
        if question not in FIXED_QUESTIONS or question in ("yours", "theirs")
    )
    return tuple(question for question, _ in counted.most_common())


def _first_question(explored: Explored) -> Path:
    first = next(iter(multiplying(explored)), "")
    if first in ("yours", "theirs"):
        return ("key:agencies",)
    return ("questions", f"key:{first}") if first else ()


def _one_screen(state: State) -> Iterator[Finding]:
    shown = state.turn
    if (shown.question is None) == (shown.step is None):
        what = f"the answers {state.address} lead to no one screen; tell the makers of Fingerpost"
        yield Finding((), what)
    if shown.question:
        labels = [choice.label for choice in shown.question.answers]
        if len(labels) < 2 or len(set(labels)) < len(labels):
            what = (
                f"the question “{shown.question.ask}” does not offer two answers with words of "
                "their own; give each answer or step words by which a reader can tell it"
            )
            yield Finding(_path_of(shown.question.id), what)


def _path_of(question: str) -> Path:
    if question == "topic":
        return ("key:scope",)
    if question in FIXED_QUESTIONS:
        return ("key:stages",)
    return ("questions", question, "answers")
