"""The time limits of a step: which apply, and what each runs from."""

from dataclasses import dataclass, replace

from decision_aid.answers import condition_of
from decision_aid.conditions import Answers, judge
from decision_aid.contents import Placed, duties_at, limits_at
from decision_aid.duties import Duty, Limit, Timing
from decision_aid.people import NOT_STATED, Who, who_is
from decision_aid.places import EMERGENCY, leads, split_place
from decision_aid.policy import Policy
from decision_aid.timescale import Start, Timescale, parse_span
from decision_aid.written import clauses_of, several

STAGE_MOMENTS = ("began", "unresolved", "resolved")
"""The moments of a stage that a limit may run from."""


@dataclass(frozen=True, slots=True)
class EventAsked:
    """A moment that a step's limits run from, for the reader to give."""

    id: str
    start: Start
    needed_by: tuple[str, ...]


def timescales_at(policy: Policy, place: str, answers: Answers) -> tuple[Timescale, ...]:
    """This stage's limits, its duties', then the whole policy's."""
    own: list[Timescale] = []
    whole: list[Timescale] = []
    for limit_id, kind, limit, stage_id in limits_at(policy, place):
        if judge(limit.when, answers, policy).holds is not False:
            source = f"{_holder(policy, place, stage_id, limit_id)}.limits.{limit_id}"
            found = _limit_timescale(policy, limit_id, kind, limit, stage_id, answers, source)
            (whole if kind in ("process", "stages") else own).append(found)
    for each in duties_at(policy, place):
        verdict = judge(each.duty.when, answers, policy)
        # An emergency is shown before it is known whether they were told, and what rests on that.
        if verdict.holds is not False and not (place == EMERGENCY and each.waits_for(verdict)):
            timescale = duty_timescale(policy, each, answers)
            if timescale and timescale.id not in {other.id for other in own}:
                own.append(timescale)
    return (*own, *whole)


def _holder(policy: Policy, place: str, stage_id: str, limit_id: str) -> str:
    """What a limit is one of: a road, a stage, or every stage."""
    if not stage_id:
        return f"scope.{place}"
    return f"stages.{stage_id}" if limit_id in policy.stages[stage_id].limits else "every_stage"


def without_date(
    policy: Policy, place: str, stated: tuple[Timescale, ...], *, urgent: bool, told: bool
) -> tuple[Timescale, ...]:
    """What a step with no limit of its own says: that there is no date, and no leave to wait.

    It is said last. Where the case is urgent and the policy's limit for that stands there, nothing
    is said; where a gap on the step already tells why there is no date (`told`), only the second.
    """
    own = any(each.limits not in ("process", "stages") for each in stated)
    at_stage = place in policy.stages
    if own or not at_stage or (urgent and stated):
        return ()
    return (_none_stated(policy, place, "told" if told else "own" if stated else "step"),)


def duty_timescale(policy: Policy, each: Placed, answers: Answers) -> Timescale | None:
    """The limit of one duty; None when the policy states none for it."""
    if not has_limit(policy, each):
        return None
    duty = _with_usual_limit(policy, each)
    owed_by = None if duty.who == NOT_STATED else who_is(duty.who, policy, answers)
    source = each.source if duty is each.duty else "every_stage.within"
    return _timescale(
        policy, each.id, "duty", duty, duty.does, owed_by, each.stage, answers, source
    )


def has_limit(policy: Policy, each: Placed) -> bool:
    """Whether the policy states a limit for a duty."""
    duty = _with_usual_limit(policy, each)
    return bool(duty.within_words) or duty.within not in ("", NOT_STATED)


def _with_usual_limit(policy: Policy, each: Placed) -> Duty:
    """A duty of a stage that names no limit has the one that `every_stage` names."""
    duty, usual = each.duty, policy.every_stage.within
    if duty.within or duty.within_words or usual in ("", NOT_STATED):
        return duty
    if each.stage not in policy.stages:
        return duty
    acts = each.kind == "act" and duty in policy.stages[each.stage].duties
    return replace(duty, within=usual) if acts else duty


def events_asked(policy: Policy, timescales: tuple[Timescale, ...]) -> tuple[EventAsked, ...]:
    """The moments that these limits run from, each with the limits that need it."""
    needed: dict[str, list[str]] = {}
    for timescale in timescales:
        for event in timescale.events:
            needed.setdefault(event, []).append(timescale.id)
    return tuple(
        EventAsked(event, start_of(policy, event), tuple(ids)) for event, ids in needed.items()
    )


def is_event(policy: Policy, event_id: str) -> bool:
    """Whether a limit of this policy could run from it."""
    stage_id, moment = split_place(event_id)
    return event_id in policy.events or (stage_id in policy.stages and moment in STAGE_MOMENTS)


def start_of(policy: Policy, event_id: str) -> Start:
    """A declared event, or a moment of a stage: `one.began`; of every stage: `began`."""
    if event_id in policy.events:
        event = policy.events[event_id]
        return Start(event_id, event.name, event.ask)
    if event_id in STAGE_MOMENTS:
        return Start(event_id, moment=event_id)
    stage_id, moment = split_place(event_id)
    return Start(event_id, moment=moment, stage=policy.stages[stage_id].title)


def _limit_timescale(
    policy: Policy,
    limit_id: str,
    kind: str,
    limit: Limit,
    stage_id: str,
    answers: Answers,
    source: str,
) -> Timescale:
    owed_by = None if limit.owed_by == NOT_STATED else who_is(limit.owed_by, policy, answers)
    return _timescale(
        policy, limit_id, kind, limit, limit.on_what, owed_by, stage_id, answers, source
    )


def _timescale(
    policy: Policy,
    timescale_id: str,
    limits: str,
    timing: Timing,
    on_what: str,
    owed_by: Who | None,
    stage_id: str,
    answers: Answers,
    source: str,
) -> Timescale:
    events, reading = _events(timing, stage_id)
    unknown = judge(timing.when, answers, policy).holds is None
    return Timescale(
        id=timescale_id,
        limits=limits,
        span=parse_span(timing.within) if timing.within else None,
        also=parse_span(timing.also_written) if timing.also_written else None,
        stated=timing.within != NOT_STATED,
        force=timing.force,  # type: ignore[attr-defined]
        owed_by=owed_by,
        starts=tuple(start_of(policy, event) for event in events),
        event_is_reading=reading,
        sooner=timing.or_sooner,
        urgent=answers.get("safe") != "yes" and not policy.about_nobody,
        clauses=clauses_of(timing.clause),  # type: ignore[attr-defined]
        on_what=on_what,
        own_words=timing.within_words,
        condition=condition_of(timing.if_words, timing.when if unknown else None, policy, answers),
        source=source,
        out_of_hours=parse_span(timing.out_of_hours) if timing.out_of_hours else None,
        out_of_term=parse_span(timing.out_of_term) if timing.out_of_term else None,
        pause=tuple(start_of(policy, _absolute(event, stage_id)) for event in timing.pause),
        agreed=start_of(policy, _absolute(timing.agreed, stage_id)) if timing.agreed else None,
        followed=_is_followed(policy, stage_id, answers),
    )


def _is_followed(policy: Policy, place: str, answers: Answers) -> bool | None:
    """Whether the policy says what follows if it has not been done here; None outside a stage."""
    stage_id, ending = split_place(place)
    if stage_id not in policy.stages:
        return None
    to = leads(policy, stage_id, "not_done" if ending else "no_reply", answers)
    return to.stated and bool(to.ask or to.ways)


def _events(timing: Timing, stage_id: str) -> tuple[tuple[str, ...], bool]:
    """The events a limit runs from, and whether that is only our reading."""
    if timing.we_count_from or timing.runs_from == NOT_STATED:
        return tuple(_absolute(each, stage_id) for each in several(timing.we_count_from)), True
    return tuple(_absolute(each, stage_id) for each in several(timing.runs_from)), False


def _absolute(event: str, stage_id: str) -> str:
    return f"{stage_id}.{event}" if stage_id and event in STAGE_MOMENTS else event


def _none_stated(policy: Policy, place: str, undated: str) -> Timescale:
    return Timescale(
        id=f"{place}.none",
        limits="stage",
        span=None,
        also=None,
        stated=False,
        force="none",
        owed_by=None,
        starts=(),
        event_is_reading=False,
        sooner="",
        urgent=False,
        clauses=tuple(
            dict.fromkeys(part for each in policy.speed for part in clauses_of(each.clause))
        ),
        undated=undated,
    )
