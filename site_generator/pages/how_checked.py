"""The page that tells how a policy was checked, and what was found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from jinja2 import Environment

from decision_aid.calendar import Calendar, in_words
from decision_aid.codec import to_plain
from decision_aid.places import split_place
from decision_aid.policy import Policy
from decision_aid.step import stage_name
from site_generator.checks.findings import KINDS
from site_generator.outcomes.table import states_in_order
from site_generator.pages.aid import answer_in_words, asked_in_words
from site_generator.pages.ladder import anchor_of, place_name
from site_generator.pages.pages import NO_ROBOTS, Page, meta_of, one_block
from site_generator.proof.prove import Check, Proof, Result
from site_generator.screens.graph import State
from site_generator.screens.policies import policy_json
from words.standing import publisher_of, standing_of
from words.turn_lines import OUTCOMES, contacts_in_words, duty_in_words

PAGES = Check(
    "Every page tells the same",
    "The decision aid's page, the procedure page with its flowchart and the poster were read back "
    "as they are published, and held against the rules: every step, post, time limit and way on.",
)
"""True of every page that is published: one that says something else is not."""


def draw_proof(templates: Environment, proof: Proof) -> Page:
    """How one policy was checked, as its readers and its board may read it."""
    policy = proof.loaded.policy
    html = templates.get_template("how_checked.html.j2").render(
        policy=policy,
        publisher=publisher_of(policy),
        standing=standing_of(policy, proof.today),
        counts={
            "screens": len(proof.graph.states),
            "questions": proof.questions,
            "steps": proof.steps,
            "links": proof.links,
            "scenarios": proof.scenarios,
            "clauses": proof.clauses,
        },
        results=(*proof.results, Result(PAGES, (), ())),
        answered=list(_told(proof)),
        places=list(_places(proof)),
        sha256=hashlib.sha256(policy_json(policy).encode()).hexdigest(),
        today=in_words(proof.today),
        holidays=_holidays(proof.calendar),
    )
    return Page(
        path=f"policies/{policy.id}/how-checked/index.md",
        title="How this was checked",
        html=one_block(html),
        meta={**meta_of(policy, proof.today), "robots": NO_ROBOTS, "search": {"exclude": True}},
        source=f"policies/{policy.id}/policy.yaml",
    )


def _holidays(calendar: Calendar) -> str:
    return f"As published on {in_words(calendar.taken)}, up to {in_words(calendar.known_to)}."


def _told(proof: Proof) -> Iterator[dict[str, Any]]:
    """What was found and is told, each sentence once with every step at which it is."""
    policy = proof.loaded.policy
    found: dict[tuple[str, str], list[str]] = {}
    for each in (each for result in proof.results for each in result.answered):
        places = found.setdefault((each.gap, each.finding.kind), [])
        if split_place(each.finding.place)[0] in policy.stages:
            places.append(each.finding.place)
    for (gap, kind), places in found.items():
        yield {
            "kind": KINDS[kind].means,
            "gap": policy.gaps[gap],
            "where": [
                (anchor_of(stage), place_name(policy, stage))
                for stage in dict.fromkeys(split_place(place)[0] for place in places)
            ],
        }


def _places(proof: Proof) -> Iterator[dict[str, Any]]:
    """Every step, with the answers that lead to it, by its place."""
    policy = proof.loaded.policy
    states = states_in_order(policy, proof.graph)
    steps = (state for state in states if state.turn.step)
    for place, group in groupby(steps, _place):
        rows = [_row(proof, state) for state in group]
        yield {"name": _name(policy, place), "rows": rows}


def _place(state: State) -> str:
    return state.turn.step.stage.id if state.turn.step else ""


def _row(proof: Proof, state: State) -> dict[str, Any]:
    policy, step = proof.loaded.policy, to_plain(state.turn)["step"]
    acts = [duty for duty in step["duties"] if duty["kind"] in ("act", "tell")]
    short = ({**duty, "does": duty["does"].split(". ")[0], "clauses": ()} for duty in acts)
    outcome = state.turn.outcome
    return {
        "answers": list(_in_words(policy, state.turn.answers)),
        "cells": [
            [duty_in_words(duty) for duty in short],
            list(dict.fromkeys(contacts_in_words(step["duties"]))),
            [each["words"] for each in step["timescales"]],
            [
                *([f"This is an end: {OUTCOMES[outcome]}."] if outcome else []),
                *(f"{way['label']}: {_leads_to(proof, way)}" for way in step["next"]),
            ],
        ],
    }


def _leads_to(proof: Proof, way: dict[str, Any]) -> str:
    """What comes next, by name: a step, or a question."""
    if not way["stated"]:
        return "the policy does not say"
    following = proof.graph.states[proof.graph.to(way["answers"])].turn
    if following.step:
        return _name(proof.loaded.policy, following.step.stage.id)
    return f"the question “{following.question.ask}”" if following.question else ""


def _name(policy: Policy, place: str) -> str:
    on_ladder = split_place(place)[0] in (*policy.stages, *policy.ends)
    return (
        answer_in_words(policy, "position", place) if on_ladder else stage_name(policy, place).title
    )


def _in_words(policy: Policy, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What was answered, without the place, which stands above."""
    for question, answer in answers.items():
        if question != "position":
            yield asked_in_words(policy, question), answer_in_words(policy, question, answer)
