"""The guidance shown at one point: who does what, with whom, by when, and what may come next."""

from dataclasses import dataclass

from decision_aid.answers import condition_of
from decision_aid.conditions import UNSURE, Answers, judge, several
from decision_aid.contents import Placed, by_source, duties_at, earlier_at, notes_at
from decision_aid.endings import Next, next_from
from decision_aid.headlines import Headline, headlines
from decision_aid.people import (
    BOARD,
    EVERYONE,
    NOT_STATED,
    Post,
    Who,
    reach,
    seen_from,
    sided_refs,
    split_ref,
    turned,
    who_is,
)
from decision_aid.place import Place, place_of
from decision_aid.places import split_place
from decision_aid.policy import Gap, Policy
from decision_aid.shown import Decided, Note, SamePerson, ShownDuty, ShownGap, ShownMeeting
from decision_aid.timescale import Timescale
from decision_aid.timing import (
    EventAsked,
    events_asked,
    has_limit,
    timescales_at,
    without_date,
)
from decision_aid.written import clauses_of

GAPS_SHOWN = 2
"""A step shows the first two, in the order of the file; the procedure page shows all."""


@dataclass(frozen=True, slots=True)
class Step:
    """The guidance shown at one point."""

    stage: Place
    headlines: dict[str, Headline]
    duties: tuple[ShownDuty, ...]
    earlier: tuple[ShownDuty, ...]
    timescales: tuple[Timescale, ...]
    events: tuple[EventAsked, ...]
    gaps: tuple[ShownGap, ...]
    next: tuple[Next, ...]
    notes: tuple[Note, ...]
    meeting: ShownMeeting | None
    decided: Decided | None = None
    same_person: SamePerson | None = None


def step_at(policy: Policy, place: str, answers: Answers) -> Step:
    """The step at a place whose questions have all been asked."""
    duties = _shown(duties_at(policy, place), policy, answers)
    earlier = _shown(earlier_at(policy, place), policy, answers)
    stated = timescales_at(policy, place, answers)
    gaps = _gaps(policy, place, stated, answers)
    timescales = (
        *stated,
        *without_date(
            policy,
            place,
            stated,
            urgent=answers.get("safe") in ("no", UNSURE),
            told=any(gap.about == "when" and not gap.limit for gap in gaps.values()),
        ),
    )
    here = place_of(policy, place)
    return Step(
        stage=here,
        headlines=headlines(policy, here, duties, answers),
        duties=duties,
        earlier=tuple(each for each in earlier if each.id not in {duty.id for duty in duties}),
        timescales=timescales,
        events=events_asked(policy, timescales),
        gaps=tuple(
            ShownGap(gap_id, gap.about, gap.unclear, gap.readings, clauses_of(gap.clause))
            for gap_id, gap in gaps.items()
        ),
        next=next_from(policy, place, answers),
        notes=_notes(policy, place),
        meeting=_meeting(policy, place),
        decided=_decided(policy, place),
        same_person=_same_person(policy, place, answers),
    )


def _shown(placed: tuple[Placed, ...], policy: Policy, answers: Answers) -> tuple[ShownDuty, ...]:
    found: list[ShownDuty] = []
    for each in placed:
        verdict = judge(each.duty.when, answers, policy)
        if verdict.holds is False or verdict.ask:
            continue
        found += _sides_of(each, policy, answers, settled=bool(verdict.holds))
    return tuple(found)


def _sides_of(each: Placed, policy: Policy, answers: Answers, *, settled: bool) -> list[ShownDuty]:
    duty = each.duty
    # The other side's duty is told from where they stand: "their" senior is then their own.
    whom = [turned(ref) if duty.who.startswith("their ") else ref for ref in several(duty.whom)]
    return [
        ShownDuty(
            id=each.id,
            kind=each.kind,
            side=side,
            who=who_is(ref, policy, answers),
            force=duty.force,
            acts=duty.acts,
            with_=tuple(who_is(other, policy, seen_from(side, answers), side) for other in whom),
            contacts=tuple(
                found
                for other in whom
                for found in reach(other, policy, seen_from(side, answers), side)
            ),
            timescales=(each.id,) if has_limit(policy, each) else (),
            when=None if settled else condition_of(duty.if_words, duty.when, policy),
            file=duty.file,
            form=duty.form,
            clauses=clauses_of(duty.clause),
            source=each.source,
        )
        for side, ref in sided_refs(duty.who, policy)
    ]


def _gaps(
    policy: Policy, place: str, timescales: tuple[Timescale, ...], answers: Answers
) -> dict[str, Gap]:
    """What is told here of what the policy leaves open: the first few that concern this case."""
    limits = {"", *(timescale.id for timescale in timescales)}
    here = [
        (gap_id, gap)
        for gap_id, gap in policy.gaps.items()
        if place in gap.at
        and gap.limit in limits
        and judge(gap.when, answers, policy).holds is not False
    ]
    return dict(here[:GAPS_SHOWN])


def _notes(policy: Policy, place: str) -> tuple[Note, ...]:
    said = [
        Note(note.about, note.says, note.force, clauses_of(note.clause), source)
        for source, note in notes_at(policy, place).items()
    ]
    if split_place(place)[0] in policy.stages and not place.endswith(".resolved"):
        said += [
            Note("when", each.says, each.force, clauses_of(each.clause), source)
            for source, each in by_source("speed", policy.speed).items()
        ]
    return tuple(said)


def _decided(policy: Policy, place: str) -> Decided | None:
    end = policy.ends.get(place)
    if end is None or end.decided_by not in policy.roles:
        return None
    title = policy.roles[end.decided_by].title
    who = Who(end.decided_by, "one", (Post(end.decided_by, BOARD, title),))
    return Decided(who, clauses_of(end.clause))


def _same_person(policy: Policy, place: str, answers: Answers) -> SamePerson | None:
    """One person on several rungs is told so once, not walked through equal screens."""
    kind = answers.get("yours", UNSURE)
    here = _posts(policy, place, kind)
    if not here:
        return None
    for post, role in here.items():
        named = (
            stage.label if stage.label != NOT_STATED else stage.title
            for stage_id, stage in policy.stages.items()
            if post in _posts(policy, stage_id, kind)
        )
        rungs = list(dict.fromkeys(named))
        if len(rungs) > 1:
            clauses = clauses_of(policy.roles[role].clause)
            return SamePerson(post, tuple(rungs), clauses, f"roles.{role}.where.{kind}")
    return None


def _posts(policy: Policy, place: str, kind: str) -> dict[str, str]:
    """The posts that act at a stage in one kind of agency, each with its role."""
    stage = policy.stages.get(place)
    found: dict[str, str] = {}
    for duty in stage.duties if stage else ():
        if duty.who not in (NOT_STATED, EVERYONE) and not duty.who.startswith("their "):
            role_id = split_ref(duty.who)[1]
            where = policy.roles[role_id].where
            if kind in where:
                found[where[kind]] = role_id
    return found


def _meeting(policy: Policy, place: str) -> ShownMeeting | None:
    stage = policy.stages.get(place)
    if stage is None or stage.meeting is None:
        return None
    meeting = stage.meeting
    clauses = [meeting.clause, *(each.clause for each in meeting.sits)]
    return ShownMeeting(
        meeting.called,
        tuple(each.says for each in meeting.sits),
        meeting.chairs,
        meeting.votes,
        tuple(dict.fromkeys(part for clause in clauses for part in clauses_of(clause))),
    )
