"""The page that tells how a policy was checked, and what was found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import groupby

from jinja2 import Environment

from decision_aid.gaps import gaps_of
from decision_aid.place import place_of
from decision_aid.places import split_place
from decision_aid.turn import Turn
from site_generator.outcomes.table import states_in_order
from site_generator.pages.page import NO_ROBOTS, Page, one_block
from site_generator.pages.pages import meta_of
from site_generator.proof.prove import Proof
from site_generator.proof.urgency import STARTS
from site_generator.reading.inline import SITE_ENGLISH
from site_generator.screens.graph import State
from site_generator.screens.policies import policy_json
from words import how_checked as told
from words.catalogue import Words
from words.findings import KINDS
from words.lines import Line
from words.sentence import Sentence
from words.standing import standing_of


def draw_proof(templates: Environment, proof: Proof, words: Words = SITE_ENGLISH) -> Page:
    """How one policy was checked, as its readers and its board may read it."""
    policy = proof.loaded.policy
    words = words.about(policy.person)
    say = told.fixed(words)
    opened = list(_opened(proof, words))
    sha256 = hashlib.sha256(policy_json(policy).encode()).hexdigest()
    html = templates.get_template("how_checked.html.j2").render(
        standing=standing_of(policy, proof.today, words),
        say=say,
        lead=told.lead(policy),
        judged=told.judged(policy, words),
        short=told.in_short(_counts(proof, len(opened)), words),
        checks=[
            told.check_told(each.check, STARTS, len(each.answered), words) for each in proof.results
        ],
        opened=opened,
        one_line_each=told.one_line_each(words),
        columns=told.columns(words),
        places=list(_places(proof, words)),
        version=told.version_told(policy, sha256, proof.calendar, proof.today, words),
        run_it=told.run_it(policy, words),
    )
    return Page(
        path=f"policies/{policy.id}/how-checked/index.md",
        title=words.text(say["title"]),
        html=one_block(html),
        meta={**meta_of(policy, words), "robots": NO_ROBOTS, "search": {"exclude": True}},
        source=f"policies/{policy.id}/policy.yaml",
    )


def _counts(proof: Proof, found: int) -> dict[str, int]:
    return {
        "screens": len(proof.graph.states),
        "questions": proof.questions,
        "steps": proof.steps,
        "links": proof.links,
        "scenarios": proof.scenarios,
        "clauses": proof.clauses,
        "found": found,
    }


def _opened(proof: Proof, words: Words) -> Iterator[Line]:
    """What was found and is told, each sentence once with every step at which it is."""
    policy = proof.loaded.policy
    found: dict[tuple[str, str], list[str]] = {}
    for each in (each for result in proof.results for each in result.answered):
        stages = found.setdefault((each.gap, each.finding.kind), [])
        stage = split_place(each.finding.place)[0]
        if stage in policy.stages and stage not in stages:
            stages.append(stage)
    for (gap, kind), stages in found.items():
        yield told.opened(policy, KINDS[kind].means, gaps_of(policy)[gap], stages, words)


def _places(proof: Proof, words: Words) -> Iterator[tuple[str, Sentence, list[told.Row]]]:
    """Every step, with the answers that lead to it, by its place: its name, how many, each."""
    policy, graph = proof.loaded.policy, proof.graph

    def following(answers: Mapping[str, str]) -> Turn:
        return graph.states[graph.to(answers)].turn

    steps = (state for state in states_in_order(policy, graph) if state.turn.step)
    for place, group in groupby(steps, _place):
        rows = [told.row_told(policy, state.turn, following, words) for state in group]
        name = words.text(told.place_name(place_of(policy, place), words))
        yield name, told.lines_told(len(rows), words), rows


def _place(state: State) -> str:
    return state.turn.step.stage.id if state.turn.step else ""
