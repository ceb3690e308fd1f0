"""What a policy puts at each place, before any condition is held against the answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.conditions import Answers, judge, several
from decision_aid.duties import Duty, Limit, Says
from decision_aid.people import EVERYONE, NOT_STATED, split_ref, titles_vary
from decision_aid.places import (
    START,
    earlier_stages,
    first_places,
    ladder_of,
    moves_at,
    reachable,
    rules_of,
    split_place,
)
from decision_aid.policy import Policy
from decision_aid.stages import EveryStage, Headline, Stage
from decision_aid.written import When

EMERGENCY = "emergency"
"""The place of the step for a child who is not safe for now."""

FIXED_QUESTIONS = ("safe", "told", "topic", "position", "yours", "theirs")
"""The questions that every policy has, in the order they are asked."""

OPEN_FORCES = ("must", "need to")
"""Duties of these forces stay open at later stages."""

Gated = tuple[When | None, When | None]
"""A condition, after the one under which it matters at all: a contact's after its duty's."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A duty where it stands."""

    id: str
    """The duty's own id, or the path to it."""
    kind: str
    """`act`, `tell`, `record` or `advice`."""
    duty: Duty
    """The duty."""
    stage: str = ""
    """The stage it belongs to, for `began` and the like; empty for the policy as a whole."""
    before: bool = False
    """Whether it comes before the first stage."""


def question_order(policy: Policy) -> tuple[str, ...]:
    """The order in which questions are asked and answers written."""
    return FIXED_QUESTIONS + tuple(policy.questions)


def placed(duties: tuple[Duty, ...], kind: str, path: str, stage: str = "") -> Iterator[Placed]:
    """The duties of one list, each with the path that names it."""
    for number, duty in enumerate(duties, start=1):
        yield Placed(duty.id or f"{path}.{number}", kind, duty, stage, path == "before")


def _of_stage(stage: Stage | EveryStage, path: str, stage_id: str) -> Iterator[Placed]:
    yield from placed(stage.duties, "act", f"{path}.duties", stage_id)
    yield from placed(stage.tell, "tell", f"{path}.tell", stage_id)
    yield from placed(stage.record, "record", f"{path}.record", stage_id)
    yield from placed(stage.advice, "advice", f"{path}.advice", stage_id)


@lru_cache(maxsize=1024)
def duties_at(policy: Policy, place: str) -> tuple[Placed, ...]:
    """Everything anyone is to do at a place, in the order it is shown."""
    stage_id, ending = split_place(place)
    every = policy.every_stage
    if place == EMERGENCY:
        return tuple(placed(policy.emergency.duties, "act", EMERGENCY))
    if place in policy.scope:
        return tuple(placed(policy.scope[place].duties, "act", f"scope.{place}"))
    if place in policy.ends:
        end = policy.ends[place]
        return (
            *placed(end.duties, "act", f"{place}.duties"),
            *placed(end.record, "record", f"{place}.record"),
            *placed(every.record, "record", "every_stage.record"),
        )
    if stage_id not in policy.stages:
        return ()
    stage, every = policy.stages[stage_id], every_at(policy, stage_id)
    if ending == "resolved":
        return (
            *placed(stage.when_resolved, "act", place, stage_id),
            *placed(every.when_resolved, "act", "every_stage.when_resolved", stage_id),
            *placed(stage.record_when_resolved, "record", f"{place}.record", stage_id),
            *placed(
                every.record_when_resolved, "record", "every_stage.record_when_resolved", stage_id
            ),
            *placed(every.record, "record", "every_stage.record", stage_id),
        )
    if ending == "stops":
        return tuple(_of_stage(every, "every_stage", stage_id))
    first = placed(policy.before, "act", "before") if place in first_places(policy) else ()
    return (
        *first,
        *_of_stage(stage, stage_id, stage_id),
        *_of_stage(every, "every_stage", stage_id),
    )


def every_at(policy: Policy, stage_id: str) -> EveryStage:
    """What holds at every stage, where this stage's ladder is one for which it holds."""
    every = policy.every_stage
    return every if every.ladder in ("", policy.stages[stage_id].ladder) else EveryStage()


@lru_cache(maxsize=1024)
def earlier_at(policy: Policy, place: str) -> tuple[Placed, ...]:
    """What earlier stages asked for that stays open here."""
    if split_place(place)[0] not in policy.stages:
        return ()
    found: list[Placed] = []
    first = first_places(policy)
    same_ladder = ladder_of(policy, place) in {ladder_of(policy, each) for each in first}
    if same_ladder and place not in first and not place.endswith(".resolved"):
        found += placed(policy.before, "act", "before")
    for stage_id in earlier_stages(policy, place):
        found += _of_stage(policy.stages[stage_id], stage_id, stage_id)
    if split_place(place)[1]:
        stage_id = split_place(place)[0]
        found += _of_stage(policy.stages[stage_id], stage_id, stage_id)
    return tuple(each for each in found if stays_open(each, split_place(place)[0]))


def stays_open(each: Placed, stage_id: str) -> bool:
    """Musts and notifications stay open, and whatever the policy's author says does."""
    said = each.duty.stays_open
    if said is not None:
        return said if isinstance(said, bool) else stage_id in said
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
        if not limit.over or stage_id in limit.over:
            kind = "stages" if limit.over else "process"
            yield limit_id, "window" if limit.window else kind, limit, stage_id


@lru_cache(maxsize=1024)
def conditions_at(policy: Policy, place: str) -> tuple[Gated, ...]:
    """Every condition that decides what is shown at a place."""
    found: list[Gated] = []
    for each in (*duties_at(policy, place), *earlier_at(policy, place)):
        duty = each.duty
        found.append((None, duty.when))
        for ref in several(duty.whom):
            if ref not in (NOT_STATED, EVERYONE):
                contacts = policy.roles[split_ref(ref)[1]].contacts
                found += [(duty.when, contact.when) for contact in contacts]
        if any(titles_vary(ref, policy) for ref in (duty.who, *several(duty.whom))):
            found.append((duty.when, {"yours": ()}))
    found += [(None, limit.when) for _, _, limit, _ in limits_at(policy, place)]
    found += [(None, headline.when) for headline in headlines_at(policy, place)]
    return _distinct(found)


def headlines_at(policy: Policy, place: str) -> Iterator[Headline]:
    """The headlines of a stage that depend on something."""
    stage = policy.stages.get(place)
    for written in stage.headline.values() if stage else ():
        if not isinstance(written, str):
            yield from written


def _distinct(found: list[Gated]) -> tuple[Gated, ...]:
    kept: list[Gated] = []
    for pair in found:
        if pair[1] is not None and pair not in kept:
            kept.append(pair)
    return tuple(kept)


def open_questions(policy: Policy, place: str, answers: Answers) -> tuple[str, ...]:
    """The questions, not yet answered, that would change what is shown here; in order."""
    found: set[str] = set()
    for gate, when in conditions_at(policy, place):
        ask = judge(when, answers, policy).ask
        if ask and judge(gate, answers, policy).holds is not False:
            found.update(ask)
    if place == EMERGENCY:
        found.discard("told")
    return tuple(question for question in question_order(policy) if question in found)


def is_live(policy: Policy, question: str, place: str, answers: Answers) -> bool:
    """Whether this question, not yet answered, could matter here or at a place reachable."""
    return any(
        question in judge(when, answers, policy).ask
        and judge(gate, answers, policy).holds is not False
        for following in reachable(policy, place, answers)
        for gate, when in _resting_on(policy, following).get(question, ())
    )


@lru_cache(maxsize=1024)
def _resting_on(policy: Policy, place: str) -> dict[str, list[Gated]]:
    """By question, the conditions that name it: of what is shown at a place and of its ways on."""
    rules = list(policy.start) if place == START else []
    for move in moves_at(policy, place):
        rules += rules_of(policy, split_place(place)[0], move)
    found: dict[str, list[Gated]] = {}
    for gate, when in (*conditions_at(policy, place), *((None, rule.when) for rule in rules)):
        for question in set(judge(when, {}, policy).ask):
            found.setdefault(question, []).append((gate, when))
    return found


def notes_at(policy: Policy, place: str) -> tuple[Says, ...]:
    """What else the policy says of a place."""
    stage_id, ending = split_place(place)
    if place == EMERGENCY:
        return policy.emergency.notes
    if stage_id not in policy.stages or ending == "resolved":
        return ()
    own = () if ending else policy.stages[stage_id].notes
    return (*own, *every_at(policy, stage_id).notes)
