"""Checks that no stage leads back to itself, by its own rule or by one for every stage."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.places import MOVES, absolute, rules_of, split_place
from decision_aid.policy import Policy
from site_generator.reading.problems import Problem
from site_generator.reading.whole import Whole
from site_generator.reading.yaml_reader import Path

TO_ITSELF = (
    "a stage cannot lead to itself; if the policy says to keep going higher, write that as a "
    "separate stage"
)


LEADS_BACK = (
    "what follows “{place}” leads back to this stage; a stage cannot lead to itself; write where "
    "it goes on"
)


EVERY_TO_ITSELF = (
    "the rule for every stage leads from “{stage}” to itself; add “{move}:” to this stage"
)


def check_loops(whole: Whole) -> Iterator[Problem]:
    """A Problem for each stage that leads to itself, by its own rule or by one for every stage."""
    policy = whole.policy
    for stage_id, stage in policy.stages.items():
        for move in MOVES:
            for at, rule in enumerate(rules_of(policy, stage_id, move)):
                for target in rule.targets():
                    place = absolute(target, stage_id)
                    here = f"{stage_id}.{move}"
                    if not _led_to(policy, place) & {stage_id, *({here} - {place})}:
                        continue
                    if getattr(stage, move) is not None:
                        where: Path = ("stages", stage_id, move, at, "go")
                        what = TO_ITSELF if place == stage_id else LEADS_BACK.format(place=place)
                    elif getattr(policy.every_stage, move) is None:
                        continue  # no reply counts as disagreement: reported at the rule for that
                    else:
                        where = ("stages", f"key:{stage_id}")
                        what = EVERY_TO_ITSELF.format(stage=stage_id, move=move)
                    yield from whole.fault(where, what)


def _led_to(policy: Policy, place: str) -> set[str]:
    """This place, and those that a reader is led on to: an ending with a rule is no place to be."""
    found: set[str] = set()
    waiting = [place]
    while waiting:
        here = waiting.pop()
        found.add(here)
        stage_id, move = split_place(here)
        known = stage_id in policy.stages and move in MOVES
        rules = rules_of(policy, stage_id, move) if known else ()
        targets = (absolute(each, stage_id) for rule in rules for each in rule.targets())
        waiting += [each for each in targets if each not in found]
    return found
