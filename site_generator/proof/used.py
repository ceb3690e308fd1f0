"""Checks that everything a policy declares is used: roles, questions, answers, events, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_aid.answers import allowed_answers
from decision_aid.conditions import UNSURE, alternatives, deciding
from decision_aid.duties import STARTS, Duty, Limit, Timing
from decision_aid.people import split_ref
from decision_aid.roles import OWN
from decision_aid.stages import End, Rule
from decision_aid.written import clauses_of, several
from site_generator.checks.findings import Finding
from site_generator.proof.explored import Explored
from site_generator.reading.whole import Whole
from site_generator.reading.yaml_reader import Path


def check_used(explored: Explored) -> Iterator[Finding]:
    """A finding for each name that is declared but not used."""
    whole = explored.whole
    yield from _roles(whole)
    yield from _events(whole)
    yield from _questions(explored)
    yield from _answers(whole)
    yield from _terms(whole)


def _roles(whole: Whole) -> Iterator[Finding]:
    named = [ref for _, duty in whole.each(Duty) for ref in duty.named]
    named += [limit.owed_by for _, limit in whole.each(Limit)]
    named += [rule.by for _, rule in whole.each(Rule)]
    named += [end.decided_by for _, end in whole.each(End)]
    used = {split_ref(ref)[1] for ref in named}
    for role_id in whole.policy.people:
        if role_id not in used:
            what = (
                f"the role “{role_id}” does nothing in this policy and is told nothing; name it in "
                "a duty, or remove it"
            )
            yield Finding(("people", f"key:{role_id}"), what)


def _events(whole: Whole) -> Iterator[Finding]:
    used = {
        event
        for _, timing in whole.each(Timing)
        for key in STARTS
        for event in several(getattr(timing, key))
    }
    for event_id in whole.policy.events:
        if event_id not in used:
            what = f"no time limit runs from “{event_id}”; name it under “runs_from”, or remove it"
            yield Finding(("events", f"key:{event_id}"), what)


def _questions(explored: Explored) -> Iterator[Finding]:
    turns = [state.turn for state in explored.graph.states.values()]
    asked = {each.question.id for each in turns if each.question}
    asked |= {fact.id for each in turns if each.step for fact in each.step.facts}
    conditions = explored.whole.conditions()
    named = {q for _, when in conditions for facts in alternatives(when) for q in facts}
    for question_id, question in explored.policy.questions.items():
        never = question_id not in named if question.never_ask else question_id not in asked
        if never:
            what = (
                f"nothing that a reader is shown depends on “{question_id}”, so it is never asked; "
                "use it under “when”, or remove it"
            )
            yield Finding(("questions", f"key:{question_id}"), what)
        if question.on_the_step and question_id in deciding(explored.policy)[0]:
            what = (
                f"“{question_id}” decides where a way leads or what is done, so it is asked before "
                "the step; take “on_the_step” out"
            )
            yield Finding(("questions", question_id, "on_the_step"), what)


def _answers(whole: Whole) -> Iterator[Finding]:
    """Two answers that no condition treats differently are really one answer."""
    policy = whole.policy
    groups: list[tuple[Path, str, tuple[str, ...]]] = [
        (("questions", name, "answers"), name, (name,)) for name in policy.questions
    ]
    if policy.agencies:
        groups.append((("agencies", "kinds"), "yours", ("yours", "theirs", OWN)))
    conditions = [when for _, when in whole.conditions()]
    for path, question, names in groups:
        known: dict[tuple[bool | str, ...], str] = {}
        for answer in allowed_answers(policy, question):
            if answer == UNSURE:
                continue
            told_apart: tuple[bool | str, ...] = tuple(
                answer in several(facts[name])
                for when in conditions
                for facts in alternatives(when)
                for name in names
                if name in facts
            )
            if question == "yours":
                told_apart += tuple(role.where.get(answer, "") for role in policy.people.values())
            if told_apart in known:
                what = (
                    f"it makes no difference whether a reader answers “{answer}” or "
                    f"“{known[told_apart]}”; make them one answer, or use one of them under “when”"
                )
                yield Finding((*path, f"key:{answer}"), what)
            known.setdefault(told_apart, answer)


def _terms(whole: Whole) -> Iterator[Finding]:
    """Each term, or what it is short for, is used somewhere else."""
    for term, definition in whole.policy.definitions.items():
        names = [*(name for name in re.split(r", | and ", term) if name)]
        if term.isupper():
            names.append(" ".join(definition.means.split()[-len(term) :]))
        texts = [text for path, text in whole.each(str) if not _is_of(path, term)]
        if not any(_occurs_in(name, text) for name in names for text in texts):
            what = f"“{term}” is explained here but used nowhere else; use it, or remove it"
            yield Finding(
                ("definitions", f"key:{term}"),
                what,
                "term_unused",
                clauses=clauses_of(definition.clause),
            )


def _is_of(path: Path, term: str) -> bool:
    return path[:2] == ("definitions", term) or "gaps" in path or path[-1] == "clause"


def _occurs_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(e?s)?(?!\w)", text, re.IGNORECASE) is not None
