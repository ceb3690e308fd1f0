"""The stages of each ladder in order, with the ways on from one to another."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from decision_aid.contents import Placed, is_start, placed
from decision_aid.duties import Gap
from decision_aid.gaps import gaps_of
from decision_aid.people import NOT_STATED
from decision_aid.places import (
    ENDINGS,
    MOVES,
    absolute,
    exit_of,
    exit_source,
    first_places,
    ladder_of,
    rules_of,
    split_place,
)
from decision_aid.policy import Policy
from decision_aid.stages import Rule, Stage
from decision_aid.timescale import Timescale
from decision_aid.timing import STAGE_MOMENTS, timescales_at


@dataclass(frozen=True, slots=True)
class WayOn:
    """Where one ending leads by one rule."""

    rule: Rule
    places: tuple[str, ...]
    """Two or more are a choice."""
    onward: bool
    """Whether it leads to the stage that comes next, and nowhere else."""
    skips: bool
    """Whether it passes over that stage."""
    source: str = ""
    """Where the policy's file has the rule: `stages.two.unresolved.0`."""

    @property
    def sure(self) -> bool:
        """Whether the policy says so, whatever the case."""
        return not (self.rule.when or self.rule.if_words or self.rule.unclear)


@dataclass(frozen=True, slots=True)
class LadderStage:
    """One stage of a ladder."""

    id: str
    stage: Stage
    following: str
    """The stage that comes next; empty for the last."""
    ways: dict[str, tuple[WayOn, ...]]
    """The ways on by how talks ended; an ending for which the policy has no rule is left out."""
    acts: tuple[Placed, ...]
    """What is done here, with what comes before the first stage."""
    limits: tuple[Timescale, ...]
    """The stage's own limits; a duty's stands with the duty."""
    whole: tuple[Timescale, ...]
    """The limits on the whole process or over several stages."""

    @property
    def leads_on(self) -> bool:
        """Whether some way leads to the stage that comes next."""
        if self.stage.then:
            return self.following in {to for _, to in self.stage.followed_by}
        return any(self.following in way.places for way in self.ways.get("unresolved", ()))

    @property
    def only_onward(self) -> WayOn | None:
        """The one way on, where it surely leads to that stage."""
        ways = self.ways.get("unresolved", ())
        return ways[0] if len(ways) == 1 and ways[0].onward and ways[0].sure else None


def ladders(policy: Policy) -> tuple[str, ...]:
    """The ladders of a policy: first the one on which a reader starts, then in their order."""
    first = ladder_of(policy, first_places(policy)[0])
    return tuple(dict.fromkeys((first, *(stage.ladder for stage in policy.stages.values()))))


@lru_cache(maxsize=64)
def stages_of(policy: Policy, ladder: str) -> tuple[LadderStage, ...]:
    """The stages of one ladder, in order."""
    ids = [stage_id for stage_id, stage in policy.stages.items() if stage.ladder == ladder]
    return tuple(_stage(policy, here, following) for here, following in pairwise([*ids, ""]))


def _stage(policy: Policy, stage_id: str, following: str) -> LadderStage:
    stage = policy.stages[stage_id]
    before = duties_in(policy, "before") if is_start(policy, stage_id) else ()
    limits = [each for each in limits_of(policy, stage_id) if each.limits != "duty"]
    whole = tuple(each for each in limits if _is_whole(policy, each))
    return LadderStage(
        id=stage_id,
        stage=stage,
        following=following,
        ways={move: ways for move in MOVES if (ways := _ways(policy, stage_id, move, following))},
        acts=(*before, *duties_in(policy, f"stages.{stage_id}.duties")),
        limits=tuple(each for each in limits if each not in whole),
        whole=whole,
    )


def _ways(policy: Policy, stage_id: str, move: str, following: str) -> tuple[WayOn, ...]:
    if policy.stages[stage_id].then and move in ("resolved", "unresolved"):
        return ()
    at = exit_source(policy, stage_id, move)
    rules = {f"{at}.{number}": each for number, each in enumerate(rules_of(policy, stage_id, move))}
    return tuple(
        way_on(policy, stage_id, rule, following, source)
        for source, rule in rules.items()
        if rule.targets()
    )


def way_on(
    policy: Policy, stage_id: str, rule: Rule, following: str = "", source: str = ""
) -> WayOn:
    """Where one rule leads."""
    places = tuple(absolute(target, stage_id) for target in rule.targets())
    others = any(place in policy.stages and place != following for place in places)
    return WayOn(
        rule, places, onward=places == (following,), skips=bool(following) and others, source=source
    )


def limits_of(policy: Policy, place: str) -> tuple[Timescale, ...]:
    """The limits that a place states, its own first."""
    return tuple(each for each in timescales_at(policy, place, {}) if each.stated)


@lru_cache(maxsize=64)
def whole_limits(policy: Policy) -> tuple[Timescale, ...]:
    """The limits over several stages or on the whole process, each once."""
    found = (each for stage_id in policy.stages for each in limits_of(policy, stage_id))
    return tuple({each.id: each for each in found if _is_whole(policy, each)}.values())


def _is_whole(policy: Policy, timescale: Timescale) -> bool:
    """Whether a limit reads the same at every stage: one from the stage's own start does not."""
    limit = policy.every_stage.limits.get(timescale.id)
    starts = limit.starts if limit else ()
    return limit is not None and not any(start in STAGE_MOMENTS for start in starts)


KINDS = {"tell": "tell", "advice": "advice", "record": "record", "record_when_resolved": "record"}
"""The kind of the duties in a list, by its key; of any other they are acts."""


def duties_in(policy: Policy, path: str) -> tuple[Placed, ...]:
    """The duties in one list of a policy's file: `before`, `stages.two.tell`."""
    *at, key = path.split(".")
    held: Any = policy
    for part in at:
        held = held[part] if isinstance(held, dict) else getattr(held, part)
    stage_id = at[1] if at[:1] == ["stages"] else ""
    return tuple(placed(getattr(held, key), KINDS.get(key, "act"), path, stage_id))


def always(duties: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """The duties that hold in every case; those of an emergency do, whatever words it has."""
    return tuple(
        each
        for each in duties
        if not (each.duty.when or (each.duty.if_words and not each.is_urgent))
    )


def unstated_moves(policy: Policy) -> tuple[str, ...]:
    """The endings for which no stage has a rule."""
    return tuple(
        move
        for move, each in ENDINGS.items()
        if not (each.leads or each.by_rule)
        and all(exit_of(policy, stage, move) in (None, NOT_STATED) for stage in policy.stages)
    )


def gaps_at(policy: Policy, place: str) -> tuple[Gap, ...]:
    """What the policy leaves open at a stage, a road or another place, with all that follows it."""
    return tuple(
        gap for gap in gaps_of(policy).values() if any(split_place(at)[0] == place for at in gap.at)
    )
