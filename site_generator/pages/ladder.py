"""The ladder of a policy, as the procedure page and the poster show it: stages and ways on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from decision_aid.duties import Duty, Says
from decision_aid.headlines import sentence
from decision_aid.people import EVERYONE, NOT_STATED, split_ref
from decision_aid.places import (
    MOVES,
    absolute,
    exit_of,
    first_places,
    ladder_of,
    rules_of,
    split_place,
)
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from decision_aid.timescale import Timescale
from decision_aid.written import clauses_of
from site_generator.pages.procedure import (
    DutyShown,
    Part,
    actor,
    conditions,
    is_whole,
    limits_of,
    parts_of,
    shown_duties,
)

MOVE_WORDS = {
    "unresolved": "If you still disagree",
    "no_reply": "If nobody answers, or you cannot reach them",
    "own_side": "If your own side will not take it on",
    "not_done": "If it was agreed but has not been done",
    "higher": "If the risk is growing and it should go higher",
    "resolved": "If you agree",
}


@dataclass(frozen=True, slots=True)
class WayOn:
    """Where one ending leads under one condition."""

    when: str
    """The condition in words, or nothing."""
    names: tuple[str, ...]
    """The places, as they are called on the page; two or more are a choice."""
    anchors: tuple[str, ...]
    """The places' ids on the page, one a name."""
    by: str
    """Whose choice it is, or nothing."""
    force: str
    requires: tuple[Says, ...]
    clauses: tuple[str, ...]
    skips: bool
    """Whether it passes over the stage that comes next on the page."""
    unclear: str
    """What the policy does not say, where this way is only our reading; else nothing."""
    other: str
    """The other reading."""
    onward: bool
    """Whether it leads to that next stage, and nowhere else."""


@dataclass(frozen=True, slots=True)
class StageShown:
    """One stage of the page."""

    id: str
    anchor: str
    name: str
    """Its printed label, or nothing; a later part says so."""
    title: str
    starts_for: tuple[str, ...]
    """The answers by which a reader starts here, when another road leads to this stage."""
    settled: str
    """What its good end is called, when it is not an agreement."""
    actors: str
    """Who acts here, for the box of the ladder."""
    limits: tuple[Timescale, ...]
    """The stage's own limits; a duty's stands with the duty."""
    whole: tuple[Timescale, ...]
    """The limits over several stages, which are told in full elsewhere."""
    soonest: tuple[str, ...]
    """The limits of its duties, for the box of the ladder."""
    parts: tuple[Part, ...]
    tell: tuple[DutyShown, ...]
    record: tuple[DutyShown, ...]
    advice: tuple[DutyShown, ...]
    unresolved: tuple[WayOn, ...]
    """Empty where the policy stops."""
    agreed: tuple[WayOn, ...]
    """The policy's own rule for agreement; empty for the stage's good end."""
    leads_on: bool
    """Whether any way leads to the stage that comes next on the page."""
    others: tuple[tuple[str, tuple[WayOn, ...]], ...]
    """Other endings for which the policy has a rule."""


def anchor_of(place: str) -> str:
    """The id of a place on the procedure page: `stage-two`, `agreed`, `end-panel`."""
    stage_id, ending = split_place(place)
    return {"resolved": "agreed", "stops": f"stage-{stage_id}"}.get(ending, f"stage-{stage_id}")


def stage_name(policy: Policy, stage_id: str) -> str:
    """A stage's printed label; a later part of a stage says that it goes on."""
    stage = policy.stages[stage_id]
    if stage.label == NOT_STATED:
        return ""
    return f"{stage.label}, continued" if stage.part_of else stage.label


@lru_cache(maxsize=64)
def shown_stages(policy: Policy, ladder: str) -> tuple[StageShown, ...]:
    """The stages of one ladder, in order."""
    ids = [stage_id for stage_id, stage in policy.stages.items() if stage.ladder == ladder]
    following = dict(pairwise([*ids, ""]))
    return tuple(_stage(policy, stage_id, following[stage_id]) for stage_id in ids)


def ladders(policy: Policy) -> tuple[str, ...]:
    """The ladders of a policy: first the one on which a reader starts, then in their order."""
    first = ladder_of(policy, first_places(policy)[0])
    return tuple(dict.fromkeys((first, *(stage.ladder for stage in policy.stages.values()))))


def ladder_title(policy: Policy, ladder: str) -> str:
    """What a ladder is for, in the words of the road that leads to it."""
    for road in policy.scope.values():
        if road.go in policy.stages and policy.stages[road.go].ladder == ladder:
            return road.title
    return sentence(ladder.replace("_", " "))


def start_ways(policy: Policy) -> tuple[WayOn, ...]:
    """Where somebody who has talked to nobody starts, when the policy says so."""
    return tuple(_way(policy, "", rule, "") for rule in policy.start if rule.targets())


def unstated_moves(policy: Policy) -> tuple[str, ...]:
    """The endings for which no stage has a rule."""
    return tuple(
        move
        for move in ("no_reply", "own_side", "not_done")
        if all(exit_of(policy, each, move) in (None, NOT_STATED) for each in policy.stages)
    )


def _stage(policy: Policy, stage_id: str, following: str) -> StageShown:
    stage = policy.stages[stage_id]
    before = policy.before if stage_id in first_places(policy) else ()
    limits = [each for each in limits_of(policy, stage_id) if each.limits != "duty"]
    duties = shown_duties(policy, (*before, *stage.duties), "act", stage_id)
    unresolved = tuple(_ways(policy, stage_id, "unresolved", following))
    return StageShown(
        id=stage_id,
        anchor=anchor_of(stage_id),
        name=stage_name(policy, stage_id),
        title=stage.title,
        starts_for=tuple(road.answer for road in policy.scope.values() if road.go == stage_id),
        settled=stage.settled,
        actors=_actors(policy, stage.duties),
        limits=tuple(each for each in limits if not is_whole(policy, each)),
        whole=tuple(each for each in limits if is_whole(policy, each)),
        soonest=tuple(dict.fromkeys(each.time for each in duties if each.time)),
        parts=parts_of(duties),
        tell=shown_duties(policy, stage.tell, "tell", stage_id),
        record=shown_duties(policy, stage.record, "record", stage_id),
        advice=shown_duties(policy, stage.advice, "advice", stage_id),
        unresolved=unresolved,
        agreed=tuple(_ways(policy, stage_id, "resolved", following)),
        leads_on=bool(following) and any(anchor_of(following) in way.anchors for way in unresolved),
        others=tuple(
            (MOVE_WORDS[move], ways)
            for move in MOVES
            if move not in ("resolved", "unresolved")
            if (ways := tuple(_ways(policy, stage_id, move, following)))
        ),
    )


def _actors(policy: Policy, duties: tuple[Duty, ...]) -> str:
    """Who acts at a stage, by bare titles: `worker; supervisor or manager`."""
    refs = [duty.who for duty in duties if duty.who != NOT_STATED]
    titles = dict.fromkeys(
        "everyone involved" if ref == EVERYONE else policy.roles[split_ref(ref)[1]].title
        for ref in refs
    )
    return sentence("; ".join(titles))


def _ways(policy: Policy, stage_id: str, move: str, following: str) -> Iterator[WayOn]:
    for rule in rules_of(policy, stage_id, move):
        if rule.targets():
            yield _way(policy, stage_id, rule, following)


def _way(policy: Policy, stage_id: str, rule: Rule, following: str) -> WayOn:
    places = tuple(absolute(target, stage_id) for target in rule.targets())
    return WayOn(
        when=conditions(policy, rule.if_words, rule.when) or ("Otherwise" if rule.when else ""),
        names=tuple(place_name(policy, place) for place in places),
        anchors=tuple(_target(policy, place) for place in places),
        by=actor(policy, rule.by) if rule.by else "",
        force=rule.force,
        requires=rule.requires,
        clauses=clauses_of(rule.clause),
        unclear=rule.unclear,
        other=rule.other,
        onward=places == (following,),
        skips=following != ""
        and any(place in policy.stages and place != following for place in places),
    )


def _target(policy: Policy, place: str) -> str:
    return f"end-{place}" if place in policy.ends else anchor_of(place)


def place_name(policy: Policy, place: str) -> str:
    """A place by its printed label and its title."""
    stage_id, ending = split_place(place)
    if place in policy.ends:
        return policy.ends[place].title
    if ending:
        return {"resolved": "You have agreed", "stops": "The policy stops here"}[ending]
    name, title = stage_name(policy, stage_id), policy.stages[stage_id].title
    return f"{name}: {title}" if name else title
