"""What a policy's pages show of duties, people and limits: names, conditions and times in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.asking import condition_words
from decision_aid.conditions import several
from decision_aid.contents import Placed, placed
from decision_aid.duties import Duty
from decision_aid.headlines import sentence
from decision_aid.people import NOT_STATED, Reach, person, reach, split_ref
from decision_aid.policy import Policy
from decision_aid.timescale import Timescale
from decision_aid.timing import STAGE_MOMENTS, duty_timescale, event_of, timescales_at
from decision_aid.written import When, clauses_of

MOMENT_WORDS = {
    "began": "began",
    "unresolved": "ended without agreement",
    "resolved": "was resolved",
}


@dataclass(frozen=True, slots=True)
class DutyShown:
    """One duty of the procedure page."""

    who: str
    """Who acts, from the raiser's point of view."""
    duty: Duty
    kind: str
    when: str
    """Its condition in words, or nothing."""
    time: str
    """Its own time limit in words, or nothing."""
    contacts: tuple[Reach, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one person does at one place, in order."""

    who: str
    duties: tuple[DutyShown, ...]


def shown_duties(
    policy: Policy, duties: tuple[Duty, ...], kind: str = "act", stage_id: str = ""
) -> tuple[DutyShown, ...]:
    """Duties of one list, with names, conditions and limits in words."""
    return tuple(_duty(policy, each) for each in placed(duties, kind, "", stage_id))


def parts_of(duties: Iterable[DutyShown]) -> tuple[Part, ...]:
    """Duties by the person who does them, in order of first appearance."""
    found: dict[str, list[DutyShown]] = {}
    for each in duties:
        found.setdefault(each.who, []).append(each)
    return tuple(Part(who, tuple(theirs)) for who, theirs in found.items())


def limits_of(policy: Policy, place: str) -> tuple[Timescale, ...]:
    """The limits that a place states, its own first."""
    return tuple(each for each in timescales_at(policy, place, {}) if each.stated)


@lru_cache(maxsize=64)
def whole_limits(policy: Policy) -> tuple[Timescale, ...]:
    """The limits over several stages or on the whole process, each once."""
    found: dict[str, Timescale] = {}
    for stage_id in policy.stages:
        for each in limits_of(policy, stage_id):
            if is_whole(policy, each):
                found.setdefault(each.id, each)
    return tuple(found.values())


def is_whole(policy: Policy, timescale: Timescale) -> bool:
    """Whether a limit reads the same at every stage: one from the stage's own start does not."""
    limit = policy.every_stage.limits.get(timescale.id)
    starts = (*several(limit.runs_from), *several(limit.read_from)) if limit else ()
    return limit is not None and not any(start in STAGE_MOMENTS for start in starts)


def actor(policy: Policy, ref: str) -> str:
    """Who acts, as the one who raises the matter calls them."""
    whose, role_id = split_ref(ref)
    if whose != "each":
        return sentence(person(ref, policy, {}).name)
    ours, theirs = person(role_id, policy, {}).name, person(f"their {role_id}", policy, {}).name
    return sentence(ours) if ours == theirs else f"{sentence(ours)}, and {theirs}"


def conditions(policy: Policy, if_words: str, when: When | None) -> str:
    """A condition in words; nothing when there is none."""
    return sentence(condition_words(if_words, when, policy)) if if_words or when else ""


def _duty(policy: Policy, each: Placed) -> DutyShown:
    duty = each.duty
    return DutyShown(
        who=actor(policy, duty.who),
        duty=duty,
        kind=each.kind,
        when=conditions(policy, duty.if_words, duty.when),
        time=_time(policy, each),
        contacts=tuple(
            dict.fromkeys(found for ref in several(duty.whom) for found in reach(ref, policy, {}))
        ),
        clauses=clauses_of(duty.clause),
    )


def _time(policy: Policy, each: Placed) -> str:
    """A duty's own limit: the words of its timescale without the duty that they begin with."""
    duty = each.duty
    reading = duty.runs_from == NOT_STATED
    starts = several(duty.read_from if reading else duty.runs_from)
    if not each.stage and set(starts) & set(STAGE_MOMENTS):
        # Said of every stage: which one it is, and so which day, only a step knows.
        how_long = duty.within_words or duty.within
        names = " or ".join(_start(policy, start) for start in starts)
        unsaid = ". The policy does not say from when. We count"
        stated = how_long not in ("", NOT_STATED)
        return f"{how_long}{unsaid if reading else ','} from {names}" if stated else ""
    timescale = duty_timescale(policy, each, {})
    if timescale is None or not timescale.stated:
        return ""
    condition = f", {duty.if_words}" if duty.if_words else ""
    first = duty.does.split(". ")[0]
    return sentence(timescale.words.removeprefix(f"{sentence(first)}{condition}: "))


def _start(policy: Policy, event: str) -> str:
    """What a limit runs from, where no stage is named."""
    if event in MOMENT_WORDS:
        return f"the day the step {MOMENT_WORDS[event]}"
    return event_of(policy, event).name
