"""What a policy says at each place, before its conditions are checked against the answers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from decision_aid.conditions import Verdict, alternatives
from decision_aid.duties import Duty, Limit, Says, parts_of
from decision_aid.places import (
    EMERGENCY,
    MOVES,
    first_places,
    ladder_of,
    split_place,
)
from decision_aid.policy import Policy
from decision_aid.reachable import earlier_stages, is_on_every_way
from decision_aid.stages import EveryStage, Stage
from decision_aid.written import When, several

FIXED_QUESTIONS = ("safe", "told", "topic", "position", "yours", "theirs")
"""The questions that every policy has, in the order they are asked."""

OPEN_FORCES = ("must", "need_to")
"""Duties with these forces stay open at later stages."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A duty at one place in the policy."""

    id: str
    """The duty's own id, or the path to it."""
    kind: str
    """`act`, `tell`, `record` or `advice`."""
    duty: Duty
    """The duty."""
    stage: str = ""
    """The stage it belongs to, for events such as `began`; empty for the policy as a whole."""
    before: bool = False
    """Whether it comes before the first stage."""
    source: str = ""
    """Where it stands in the policy's file: `stages.two.duties.0`."""
    through: str = ""
    """Of a duty of an earlier stage: that stage, where only some ways here pass it."""

    @property
    def is_theirs(self) -> bool:
        """Whether a post of the other agency owes it, and none of the reader's own."""
        return all(part.startswith("their ") for part in parts_of(self.duty.who))

    @property
    def is_urgent(self) -> bool:
        """Whether it holds for somebody who is not safe, and because of that."""
        return self.source.startswith(f"{EMERGENCY}.") or rests_on_safety(self.duty.when)

    def waits_for(self, verdict: Verdict) -> set[str]:
        """The questions to be answered before it is told; of the other agency's kind none is."""
        return set(verdict.ask) - ({"theirs"} if self.is_theirs else set())


def question_order(policy: Policy) -> tuple[str, ...]:
    """The order in which questions are asked and answers are written."""
    fixed = FIXED_QUESTIONS[2:] if policy.about_nobody else FIXED_QUESTIONS
    return fixed + tuple(policy.questions)


def placed(
    duties: tuple[Duty, ...], kind: str, path: str, stage: str = "", source: str = ""
) -> Iterator[Placed]:
    """The duties in one list, each with its id and with where the policy's file has it."""
    for number, duty in enumerate(duties):
        yield Placed(
            id=duty.id or f"{path}.{number + 1}",
            kind=kind,
            duty=duty,
            stage=stage,
            before=path == "before",
            source=f"{source or path}.{number}",
        )


def _of_stage(stage: Stage | EveryStage, path: str, stage_id: str) -> Iterator[Placed]:
    source = path if path == "every_stage" else f"stages.{path}"
    kinds = {"duties": "act", "tell": "tell", "record": "record", "advice": "advice"}
    for name, kind in kinds.items():
        duties = getattr(stage, name)
        yield from placed(duties, kind, f"{path}.{name}", stage_id, f"{source}.{name}")


@lru_cache(maxsize=1024)
def duties_at(policy: Policy, place: str) -> tuple[Placed, ...]:
    """Everything that anybody has to do at a place, in the order it is shown."""
    stage_id, ending = split_place(place)
    every = policy.every_stage
    if place == EMERGENCY:
        return tuple(
            placed(policy.emergency.duties, "act", EMERGENCY, source=f"{EMERGENCY}.duties")
        )
    if place in policy.scope:
        road = f"scope.{place}"
        return tuple(placed(policy.scope[place].duties, "act", road, source=f"{road}.duties"))
    if place in policy.ends:
        end = policy.ends[place]
        return (
            *placed(end.duties, "act", f"{place}.duties", source=f"ends.{place}.duties"),
            *placed(end.record, "record", f"{place}.record", source=f"ends.{place}.record"),
            *placed(every.record, "record", "every_stage.record"),
        )
    if stage_id not in policy.stages:
        return ()
    return tuple(_at_stage(policy, stage_id, ending))


def _at_stage(policy: Policy, stage_id: str, ending: str) -> Iterator[Placed]:
    """What is done at a stage, or once the talks there have ended like this."""
    stage, every, place = policy.stages[stage_id], every_at(policy, stage_id), stage_id
    here = _of_stage(stage, stage_id, stage_id)
    everywhere = _of_stage(every, "every_stage", stage_id)
    if ending == "resolved":
        place = f"{stage_id}.{ending}"
        done, record = f"stages.{stage_id}.when_resolved", f"stages.{stage_id}.record_when_resolved"
        yield from placed(stage.when_resolved, "act", place, stage_id, done)
        yield from placed(every.when_resolved, "act", "every_stage.when_resolved", stage_id)
        yield from placed(stage.record_when_resolved, "record", f"{place}.record", stage_id, record)
        common = "every_stage.record_when_resolved"
        yield from placed(every.record_when_resolved, "record", common, stage_id)
        yield from placed(every.record, "record", "every_stage.record", stage_id)
    elif ending == "stops":
        yield from everywhere
    elif ending in MOVES:
        for each in (*here, *everywhere):
            if each.kind == "advice" or rests_on_safety(each.duty.when):
                yield each
    else:
        if is_start(policy, place):
            yield from placed(policy.before, "act", "before")
        yield from here
        yield from everywhere


def on_first_ladder(policy: Policy, place: str) -> bool:
    """Whether a place is on a ladder on which somebody who has not talked yet may start."""
    return ladder_of(policy, place) in {ladder_of(policy, each) for each in first_places(policy)}


def is_start(policy: Policy, place: str) -> bool:
    """Whether what comes before the procedure comes before this stage: nothing else does."""
    if place in first_places(policy):
        return True
    alone = place in policy.stages and not earlier_stages(policy, place)
    return alone and on_first_ladder(policy, place)


def rests_on_safety(when: When | None) -> bool:
    """Whether a condition holds for somebody who is not safe, and because of that."""
    return any("no" in several(facts.get("safe", ())) for facts in alternatives(when))


@lru_cache(maxsize=1024)
def resting_on(policy: Policy, place: str, question: str) -> frozenset[str]:
    """The ids of the duties at a place whose condition asks a question."""
    return frozenset(
        each.id
        for each in duties_at(policy, place)
        if any(question in facts for facts in alternatives(each.duty.when))
    )


def every_at(policy: Policy, stage_id: str) -> EveryStage:
    """What applies at every stage, if it applies to this stage's ladder; otherwise empty."""
    every = policy.every_stage
    return every if every.ladder in ("", policy.stages[stage_id].ladder) else EveryStage()


@lru_cache(maxsize=1024)
def earlier_at(policy: Policy, place: str) -> tuple[Placed, ...]:
    """The duties of earlier stages that stay open here."""
    here, ending = split_place(place)
    if here not in policy.stages or ending not in ("", "resolved", "stops"):
        return ()
    found: list[Placed] = []
    if on_first_ladder(policy, place) and not is_start(policy, place) and ending != "resolved":
        found += placed(policy.before, "act", "before")
    for stage_id in (*earlier_stages(policy, place), *([here] if ending else [])):
        through = "" if stage_id == here or is_on_every_way(policy, stage_id, here) else stage_id
        found += (
            replace(each, through=through)
            for each in _of_stage(policy.stages[stage_id], stage_id, stage_id)
        )
    return tuple(each for each in found if stays_open(policy, each, here))


def stays_open(policy: Policy, each: Placed, stage_id: str) -> bool:
    """Whether a duty stays open: as the author says; otherwise musts and notifications do.

    At a stage of another ladder a duty stays open only where the author names that stage.
    """
    said = each.duty.stays_open
    if isinstance(said, tuple):
        return stage_id in said
    if each.stage and ladder_of(policy, each.stage) != ladder_of(policy, stage_id):
        return False
    if said is not None:
        return said
    return (
        each.before
        or each.kind == "tell"
        or (each.kind == "act" and each.duty.force in OPEN_FORCES)
    )


def limits_at(policy: Policy, place: str) -> Iterator[tuple[str, str, Limit, str]]:
    """Each limit that applies at a place: its id, what it limits, the limit, its stage."""
    stage_id, ending = split_place(place)
    if place in policy.scope:
        for limit_id, limit in policy.scope[place].limits.items():
            yield limit_id, "window" if limit.window else "duty", limit, ""
    if stage_id not in policy.stages or ending == "resolved":
        return
    if not ending:
        for limit_id, limit in policy.stages[stage_id].limits.items():
            yield limit_id, "window" if limit.window else "stage", limit, stage_id
    for limit_id, limit in every_at(policy, stage_id).limits.items():
        unsaid = ending in MOVES and not rests_on_safety(limit.when)
        if not unsaid and (not limit.over or stage_id in limit.over):
            kind = "stages" if limit.over else "process"
            yield limit_id, "window" if limit.window else kind, limit, stage_id


def notes_at(policy: Policy, place: str) -> dict[str, Says]:
    """What else the policy says of a place, by where its file says so."""
    stage_id, ending = split_place(place)
    if place == EMERGENCY:
        return by_source("emergency.notes", policy.emergency.notes)
    if stage_id not in policy.stages or ending in MOVES:
        return {}
    own = () if ending else policy.stages[stage_id].notes
    return {
        **by_source(f"stages.{stage_id}.notes", own),
        **by_source("every_stage.notes", every_at(policy, stage_id).notes),
    }


def by_source(path: str, said: tuple[Says, ...]) -> dict[str, Says]:
    """What one list says, by where the file says it."""
    return {f"{path}.{number}": each for number, each in enumerate(said)}
