"""The guidance shown at one point: who does what, with whom, by when, and what may come next."""

from dataclasses import dataclass

from decision_aid.answers import allowed_answers
from decision_aid.conditions import UNSURE, Answers, adding, judge
from decision_aid.contents import by_source, earlier_at, notes_at, resting_on
from decision_aid.duties import parts_of
from decision_aid.endings import Next, next_from
from decision_aid.gaps import gap_sources, gaps_of
from decision_aid.headlines import Headline, headlines
from decision_aid.open_questions import open_facts
from decision_aid.owed import duties_owed, shown, to_oneself
from decision_aid.people import (
    BOARD,
    EVERYONE,
    NOT_STATED,
    Post,
    Who,
    split_ref,
)
from decision_aid.place import Place, place_of
from decision_aid.policy import Policy
from decision_aid.shown import (
    Decided,
    FactAsked,
    Note,
    SamePerson,
    ShownDuty,
    ShownGap,
    ShownMeeting,
)
from decision_aid.timescale import Timescale
from decision_aid.timing import (
    EventAsked,
    events_asked,
    timescales_at,
    without_date,
)
from decision_aid.written import clauses_of, several


@dataclass(frozen=True, slots=True)
class Step:
    """The guidance shown at one point."""

    stage: Place
    headlines: dict[str, Headline]
    duties: tuple[ShownDuty, ...]
    facts: tuple[FactAsked, ...]
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
    """The step at a place whose questions have all been asked.

    Facts that only add change its lines and never what stands at its head, or what is left open.
    """
    adds = adding(policy)
    routing = {each: answer for each, answer in answers.items() if each not in adds}
    here = place_of(policy, place)
    left_out = to_oneself(policy, place, answers)
    duties = duties_owed(policy, here, answers, left_out)
    first = duties_owed(policy, here, routing, left_out) if routing != answers else duties
    earlier = shown(earlier_at(policy, place), policy, answers)
    stated = tuple(
        each for each in timescales_at(policy, place, answers) if each.id not in left_out
    )
    asked = [
        fact
        for fact in open_facts(policy, place, answers)
        if not left_out or resting_on(policy, place, fact) - {*left_out}
    ]
    gaps = _gaps(policy, place, stated, routing)
    timescales = (
        stated if here.is_unsaid else (*stated, *_undated(policy, place, stated, gaps, answers))
    )
    return Step(
        stage=here,
        headlines=headlines(policy, here, first, stated, routing),
        duties=duties,
        facts=tuple(_fact(policy, each, answers) for each in asked),
        earlier=tuple(each for each in earlier if each.id not in {duty.id for duty in duties}),
        timescales=timescales,
        events=events_asked(policy, timescales),
        gaps=gaps,
        next=next_from(policy, place, answers),
        notes=_notes(policy, here),
        meeting=meeting_at(policy, place),
        decided=_decided(policy, place),
        same_person=_same_person(policy, place, answers),
    )


def _undated(
    policy: Policy,
    place: str,
    stated: tuple[Timescale, ...],
    gaps: tuple[ShownGap, ...],
    answers: Answers,
) -> tuple[Timescale, ...]:
    return without_date(
        policy,
        place,
        stated,
        urgent=answers.get("safe") in ("no", UNSURE),
        told=any(gap.about == "when" and not gap.limit for gap in gaps),
    )


def _fact(policy: Policy, question: str, answers: Answers) -> FactAsked:
    asked = policy.questions[question]
    offered = allowed_answers(policy, question).values()
    return FactAsked(
        question,
        asked.ask,
        asked.help,
        tuple(each for each in offered if each.id != UNSURE),
        answers.get(question, "").replace(UNSURE, ""),
    )


def _gaps(
    policy: Policy, place: str, timescales: tuple[Timescale, ...], answers: Answers
) -> tuple[ShownGap, ...]:
    """What is told here of what the policy leaves open, as far as it concerns this case."""
    limits = {"", *(timescale.id for timescale in timescales)}
    return tuple(
        ShownGap(
            id=gap_id,
            about=gap.about,
            not_said=gap.not_said,
            unclear=gap.unclear,
            finding="" if gap.not_said or gap.unclear else several(gap.finding)[0],
            readings=gap.readings,
            clauses=clauses_of(gap.clause),
            limit=gap.limit,
            source=".".join(map(str, gap_sources(policy)[gap_id])),
        )
        for gap_id, gap in gaps_of(policy).items()
        if place in gap.at
        and gap.limit in limits
        and judge(gap.when, answers, policy).holds is not False
    )


def _notes(policy: Policy, here: Place) -> tuple[Note, ...]:
    said = [
        Note(note.about, note.says, clauses_of(note.clause), source)
        for source, note in notes_at(policy, here.id).items()
    ]
    if here.kind == "stage" and here.ending in ("", "stops"):
        said += [
            Note("when", each.says, clauses_of(each.clause), source)
            for source, each in by_source("speed", policy.speed).items()
        ]
    return tuple(said)


def _decided(policy: Policy, place: str) -> Decided | None:
    end = policy.ends.get(place)
    if end is None or end.decided_by not in policy.people:
        return None
    role = policy.people[end.decided_by]
    who = Who(end.decided_by, "one", (Post(end.decided_by, BOARD, role.title, named=role.named),))
    return Decided(who, clauses_of(end.clause))


def _same_person(policy: Policy, place: str, answers: Answers) -> SamePerson | None:
    """One person on several rungs is told so once, not walked through equal screens."""
    kind = answers.get("yours", UNSURE)
    here = _posts(policy, place, kind)
    if not here:
        return None
    for post, role in here.items():
        rungs: dict[str, str] = {}
        clauses: dict[str, None] = {}
        for stage_id, stage in policy.stages.items():
            if there := _posts(policy, stage_id, kind).get(post):
                rungs[stage.label if stage.label != NOT_STATED else stage.title] = stage_id
                clauses |= dict.fromkeys(clauses_of(policy.people[there].clause))
        if len(rungs) > 1:
            return SamePerson(post, tuple(rungs), tuple(clauses), f"people.{role}.where.{kind}")
    return None


def _posts(policy: Policy, place: str, kind: str) -> dict[str, str]:
    """The posts that act at a stage in one kind of agency, each with its role."""
    stage = policy.stages.get(place)
    found: dict[str, str] = {}
    for duty in stage.duties if stage else ():
        for ref in parts_of(duty.who):
            if ref in (NOT_STATED, EVERYONE) or ref.startswith("their "):
                continue
            role_id = split_ref(ref)[1]
            where = policy.people[role_id].where
            if kind in where:
                found[where[kind]] = role_id
    return found


def meeting_at(policy: Policy, place: str) -> ShownMeeting | None:
    """The meeting of a stage, if it has one."""
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
