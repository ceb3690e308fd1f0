"""The page that tells how a policy was checked, and what was found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from jinja2 import Environment

from decision_aid.calendar import Calendar, in_words
from decision_aid.places import split_place
from decision_aid.policy import Policy
from decision_aid.step import stage_name
from site_generator.aid import answer_in_words, asked_in_words
from site_generator.ladder import anchor_of, place_name
from site_generator.outcomes.table import line_key, lines_of
from site_generator.pages import NO_ROBOTS, Page, meta_of, one_block
from site_generator.policies import policy_json
from site_generator.proof.finding import KINDS
from site_generator.proof.prove import Check, Proof, Result
from site_generator.standing import publisher_of, standing_of

COLUMNS = ("who acts", "contact", "time limits", "what next", "outcome")
"""What the page shows of the outcome table; the file holds the rest."""


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
        columns=COLUMNS,
        places=list(_places(proof)),
        sha256=hashlib.sha256(policy_json(policy).encode()).hexdigest(),
        today=in_words(proof.today),
        holidays=_holidays(proof.calendar),
    )
    return Page(
        path=f"policies/{policy.id}/how-checked/index.md",
        title="How this was checked",
        html=one_block(html),
        meta={**meta_of(policy), "robots": NO_ROBOTS, "search": {"exclude": True}},
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
    """The lines of the outcome table that show a step, by its place."""
    policy = proof.loaded.policy
    shown = {
        line_key(state.turn.answers): (step.stage.id, state.turn.answers)
        for state in proof.graph.states.values()
        if (step := state.turn.step)
    }
    lines = (line for line in lines_of(policy) if line.key in shown)
    for place, group in groupby(lines, lambda line: shown[line.key][0]):
        yield {
            "name": _name(policy, place),
            "rows": [
                {
                    "answers": list(_in_words(policy, shown[line.key][1])),
                    "cells": [line.cells.get(column, ()) for column in COLUMNS],
                }
                for line in group
            ],
        }


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
