"""Checks that every combination of answers gives one screen, and that there are not too many."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator

from decision_aid.answers import allowed_answers
from decision_aid.codec import from_plain, to_plain
from decision_aid.conditions import deciding
from decision_aid.contents import FIXED_QUESTIONS
from decision_aid.policy import Policy
from decision_aid.turn import Turn, turn
from site_generator.checks.findings import OUR_FAULT, Finding
from site_generator.proof.explored import Explored
from site_generator.reading.yaml_reader import Path
from site_generator.screens.graph import Graph, State
from site_generator.screens.policies import policy_json
from words.catalogue import ENGLISH, Words
from words.questions import asked, choice_told
from words.sentence import plain

MOST_STATES = 600
"""The most screens for which one page still opens at once on an old phone."""

MOST_BYTES = 1_000_000
"""An old phone needs a seventh more time for a page of this size than for an empty one."""


def check_totality(explored: Explored) -> Iterator[Finding]:
    """A finding for each set of answers without exactly one screen, and for too many screens."""
    words = ENGLISH.about(explored.policy.person)
    for state in explored.graph.states.values():
        yield from _one_screen(state, words)
        yield from _leads_to_itself(state, turn(explored.policy, state.turn.answers))
    yield from check_sent(explored.policy, policy_json(explored.policy))
    count = len(explored.graph.states)
    if count > MOST_STATES:
        more = "" if explored.graph.whole else "more than "
        found = f"the decision aid has {more}{count:,} screens, but at most {MOST_STATES} fit"
        yield _too_large(explored.policy, explored.graph, found)


def check_sent(policy: Policy, text: str) -> Iterator[Finding]:
    """The policy that a browser reads is the one from which the pages are drawn."""
    if to_plain(from_plain(Policy, json.loads(text))) != to_plain(policy):
        yield Finding((), f"the policy that is sent to browsers is another; {OUR_FAULT}")


def check_size(policy: Policy, graph: Graph, html: str) -> Iterator[Finding]:
    """A finding for a decision aid whose page is too large to open at once."""
    size = len(html.encode())
    if size > MOST_BYTES:
        found = f"the decision aid's page is {size // 1000:,} kB, but at most 1,000 kB is allowed"
        yield _too_large(policy, graph, found)


def _too_large(policy: Policy, graph: Graph, found: str) -> Finding:
    """What multiplies the screens, the worst question first, and what to write instead."""
    named = _multiplying(graph)
    if not named:
        return Finding((), f"{found}; remove steps or rules, or split it into two policies")
    answers = {each: len(allowed_answers(policy, each)) for each in named}
    counted = ", ".join(f"“{each}” ({number} answers)" for each, number in answers.items())
    decide_more = deciding(policy)[0]
    timed = [f"“{each}”" for each in named if each in policy.questions and each not in decide_more]
    on_the_step = (
        f" Under {' and '.join(timed)} write “on_the_step: yes”: then each time limit is shown "
        "with its condition."
    )
    what = (
        f"{found}; a step is drawn for every answer to a question that decides a way, a time limit "
        f"or who acts. These do: {counted}; together {math.prod(answers.values()):,} cases."
        f"{on_the_step if timed else ''} Under another of them write “never_ask: yes”: readers are "
        "then shown every case instead of being asked. A way that leads back to an earlier step "
        "multiplies the screens too"
    )
    return Finding(_first_question(graph), what)


def _multiplying(graph: Graph) -> tuple[str, ...]:
    """The policy's own questions, the one in the most screens first."""
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


def _one_screen(state: State, words: Words) -> Iterator[Finding]:
    shown = state.turn
    if (shown.question is None) == (shown.step is None):
        what = f"the answers {state.address} do not lead to exactly one screen; {OUR_FAULT}"
        yield Finding((), what)
    if shown.question:
        choices = shown.question.answers
        labels = [(each.label, plain(choice_told(each, words))) for each in choices]
        if len(labels) < 2 or len(set(labels)) < len(labels):
            what = (
                f"the question “{plain(asked(shown.question, words))}” does not offer two answers "
                "in different words; give each answer or step words of its own, so that a reader "
                "can tell them apart"
            )
            yield Finding(_path_of(shown.question.id), what)


def _leads_to_itself(state: State, again: Turn) -> Iterator[Finding]:
    """The answers in a screen's address lead to that screen and to no other."""
    was = state.turn
    if (again.answers, again.question, again.step) != (was.answers, was.question, was.step):
        yield Finding((), f"the answers {state.address} lead to a different screen; {OUR_FAULT}")


def _path_of(question: str) -> Path:
    if question == "topic":
        return ("key:scope",)
    if question in FIXED_QUESTIONS:
        return ("key:stages",)
    return ("questions", question, "answers")
