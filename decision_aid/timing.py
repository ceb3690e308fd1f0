"""The time limits of a step: which apply, what each runs from, and how it reads in words."""

from dataclasses import dataclass, replace

from decision_aid.asking import condition_words
from decision_aid.conditions import Answers, judge, several
from decision_aid.contents import EMERGENCY, Placed, duties_at, limits_at
from decision_aid.duties import Duty, Limit, Timing
from decision_aid.people import NOT_STATED, person
from decision_aid.places import split_place
from decision_aid.policy import Event, Policy
from decision_aid.timescale import Span, Timescale, parse_span
from decision_aid.written import clauses_of

STAGE_MOMENTS = {
    "began": ("the day “{title}” began", "When did “{title}” begin?"),
    "unresolved": (
        "the day “{title}” ended without agreement",
        "When did “{title}” end without agreement?",
    ),
    "resolved": ("the day you agreed", "When did you agree?"),
}


NO_DATE = "The policy gives no date for this step. "


@dataclass(frozen=True, slots=True)
class EventAsked:
    """A moment that a step's limits run from, for the reader to give."""

    id: str
    label: str
    needed_by: tuple[str, ...]


def timescales_at(policy: Policy, place: str, answers: Answers) -> tuple[Timescale, ...]:
    """This stage's limits, its duties', then the whole policy's."""
    own: list[Timescale] = []
    whole: list[Timescale] = []
    for limit_id, kind, limit, stage_id in limits_at(policy, place):
        if judge(limit.when, answers, policy).holds is not False:
            found = _limit_timescale(policy, limit_id, kind, limit, stage_id, answers)
            (whole if kind in ("process", "stages") else own).append(found)
    for each in duties_at(policy, place):
        verdict = judge(each.duty.when, answers, policy)
        # An emergency is shown before it is known whether they were told, and what rests on that.
        if verdict.holds is not False and not (place == EMERGENCY and verdict.ask):
            timescale = duty_timescale(policy, each, answers)
            if timescale and timescale.id not in {other.id for other in own}:
                own.append(timescale)
    return (*own, *whole)


def without_date(
    policy: Policy, place: str, stated: tuple[Timescale, ...], *, urgent: bool, told: bool
) -> tuple[Timescale, ...]:
    """What a step with no limit of its own says: that there is no date, and no leave to wait.

    It is said last. Where the case is urgent and the policy's limit for that stands there, nothing
    is said; where a gap on the step already tells why there is no date (`told`), only the second.
    """
    own = any(each.limits not in ("process", "stages") for each in stated)
    at_stage = split_place(place)[0] in policy.stages and not place.endswith(".resolved")
    if own or not at_stage or (urgent and stated):
        return ()
    no_date = "The policy gives this step no date of its own. " if stated else NO_DATE
    return (_none_stated(policy, place, "" if told else no_date),)


def duty_timescale(policy: Policy, each: Placed, answers: Answers) -> Timescale | None:
    """The limit of one duty; None when the policy states none for it."""
    duty = _with_usual_limit(policy, each)
    if not duty.within_words and duty.within in ("", NOT_STATED):
        return None
    owed_by = "" if duty.who == NOT_STATED else person(duty.who, policy, answers).name
    first_sentence = duty.does.split(". ")[0]
    return _timescale(policy, each.id, "duty", duty, first_sentence, owed_by, each.stage, answers)


def _with_usual_limit(policy: Policy, each: Placed) -> Duty:
    """A duty of a stage that names no limit has the one that `every_stage` names."""
    duty, usual = each.duty, policy.every_stage.within
    if duty.within or duty.within_words or not usual or each.stage not in policy.stages:
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
        EventAsked(event, event_of(policy, event).ask, tuple(ids)) for event, ids in needed.items()
    )


def is_event(policy: Policy, event_id: str) -> bool:
    """Whether a limit of this policy could run from it."""
    stage_id, moment = split_place(event_id)
    return event_id in policy.events or (stage_id in policy.stages and moment in STAGE_MOMENTS)


def event_of(policy: Policy, event_id: str) -> Event:
    """A declared event, or a moment of a stage: `one.began`."""
    if event_id in policy.events:
        return policy.events[event_id]
    stage_id, moment = split_place(event_id)
    name, ask = STAGE_MOMENTS[moment]
    title = policy.stages[stage_id].title
    return Event(name=name.format(title=title), ask=ask.format(title=title))


def _limit_timescale(
    policy: Policy, limit_id: str, kind: str, limit: Limit, stage_id: str, answers: Answers
) -> Timescale:
    owed_by = "" if limit.owed_by == NOT_STATED else person(limit.owed_by, policy, answers).name
    return _timescale(policy, limit_id, kind, limit, limit.on_what, owed_by, stage_id, answers)


def _timescale(
    policy: Policy,
    timescale_id: str,
    limits: str,
    timing: Timing,
    on_what: str,
    owed_by: str,
    stage_id: str,
    answers: Answers,
) -> Timescale:
    events, reading = _events(timing, stage_id)
    span = parse_span(timing.within) if timing.within else None
    subject = on_what if limits == "duty" else f"for {on_what}"
    condition = timing.if_words
    if judge(timing.when, answers, policy).unknown:
        condition = condition_words(condition, timing.when, policy)
    subject = f"{subject}, {condition}" if condition else subject
    return Timescale(
        id=timescale_id,
        limits=limits,
        span=span,
        also=parse_span(timing.also_written) if timing.also_written else None,
        words=_words(policy, timing, subject, span, events, reading=reading),
        stated=timing.within != NOT_STATED,
        force=timing.force,  # type: ignore[attr-defined]
        owed_by=owed_by,
        events=events,
        event_is_reading=reading,
        sooner=timing.or_sooner,
        urgent=answers.get("safe") != "yes",
        clauses=clauses_of(timing.clause),  # type: ignore[attr-defined]
    )


def _events(timing: Timing, stage_id: str) -> tuple[tuple[str, ...], bool]:
    """The events a limit runs from, and whether that is only our reading."""
    if timing.runs_from == NOT_STATED:
        return tuple(_absolute(each, stage_id) for each in several(timing.read_from)), True
    return tuple(_absolute(each, stage_id) for each in several(timing.runs_from)), False


def _absolute(event: str, stage_id: str) -> str:
    return f"{stage_id}.{event}" if event in STAGE_MOMENTS else event


def _words(
    policy: Policy,
    timing: Timing,
    subject: str,
    span: Span | None,
    events: tuple[str, ...],
    *,
    reading: bool,
) -> str:
    how_long = timing.within_words or timing.within
    if timing.also_written:
        how_long = f"{how_long}, also written as {timing.also_written}"
    if timing.or_sooner:
        how_long = f"{how_long}, or sooner {timing.or_sooner}"
    names = " or ".join(event_of(policy, event).name for event in events)
    counts = span is not None and span.amount is not None
    start = ""
    if counts and reading:
        start = " The policy does not say from when."
        start += f" We count from {names}." if names else ""
    elif names:
        how_long = f"{how_long}, counted from {names}"
    return f"{subject[:1].upper()}{subject[1:]}: {how_long}.{start}"


def _none_stated(policy: Policy, place: str, no_date: str) -> Timescale:
    return Timescale(
        id=f"{place}.none",
        limits="stage",
        span=None,
        also=None,
        words=f"{no_date}That does not mean it can wait.",
        stated=False,
        force="none",
        owed_by="",
        events=(),
        event_is_reading=False,
        sooner="",
        urgent=False,
        clauses=tuple(
            dict.fromkeys(part for each in policy.speed for part in clauses_of(each.clause))
        ),
    )
