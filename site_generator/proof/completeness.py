"""Checks that every step says who does what, with whom, by when, what to record, and the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_aid.conditions import UNSURE, judge
from decision_aid.contents import duties_at
from decision_aid.duties import Duty, Gap, Limit, Says
from decision_aid.places import first_places
from decision_aid.policy import Definition, Document, Policy
from decision_aid.reachable import reachable
from decision_aid.stages import Meeting, Road, Rule, Stage
from decision_aid.written import clauses_of
from site_generator.checks.findings import Finding
from site_generator.proof.contacts import check_contacts
from site_generator.proof.explored import Explored, seen_with
from site_generator.reading.yaml_reader import Path
from site_generator.screens.graph import State


def check_steps(explored: Explored) -> Iterator[Finding]:
    """A finding for each part that is missing from a step."""
    for stage_id in explored.policy.stages:
        states = explored.steps.get(stage_id, ())
        if states:
            yield from _headlines(explored, stage_id, states)
            yield from _somebody_acts(explored.policy, stage_id, states)
            yield from _limits(explored.policy, stage_id, states)
            yield from _record(explored.policy, stage_id)
    yield from _every_kind_of_agency(explored.policy)
    yield from check_contacts(explored)
    yield from _told_to_somebody(explored)
    yield from _clauses(explored)


MOST_WORDS = 12
"""The longest first act that fits at the head of a step."""


def _headlines(explored: Explored, stage_id: str, states: tuple[State, ...]) -> Iterator[Finding]:
    """What stands at the head of a step is short enough to be read at a glance."""
    heads = {
        head.duty
        for state in states
        if (step := state.turn.step)
        for head in step.headlines.values()
        if head.why == "own"
    }
    for each in duties_at(explored.policy, stage_id):
        act = each.duty.sign or each.duty.does
        if each.id in heads and len(act.split()) > MOST_WORDS:
            what = (
                f"“{act}” heads the step and has {len(act.split())} words; at most {MOST_WORDS} "
                "can be read at a glance. Add “sign:” to this duty, with what is done in at most "
                "eight words"
            )
            yield Finding(_path(each.source), what)


def _path(source: str) -> Path:
    return tuple(int(part) if part.isdecimal() else part for part in source.split("."))


def _somebody_acts(policy: Policy, stage_id: str, states: tuple[State, ...]) -> Iterator[Finding]:
    idle = [
        state
        for state in states
        if (step := state.turn.step) and not any(duty.kind == "act" for duty in step.duties)
    ]
    if idle:
        title = policy.stages[stage_id].title
        what = (
            f"at “{title}” nobody has anything to do; under “duties” add what is done there "
            f"({seen_with(policy, idle[0].turn.answers)})"
        )
        yield _at(stage_id, what, "nobody_acts", idle)


def _limits(policy: Policy, stage_id: str, states: tuple[State, ...]) -> Iterator[Finding]:
    undated = [
        state
        for state in states
        if (step := state.turn.step)
        and UNSURE not in state.turn.answers.values()
        and not any(each.stated for each in step.timescales)
    ]
    if undated:
        title = policy.stages[stage_id].title
        what = (
            f"at “{title}” no time limit applies. If the document gives one, write it under "
            f"“within” or “limits” ({seen_with(policy, undated[0].turn.answers)})"
        )
        yield _at(stage_id, what, "no_limit", undated)


def _at(stage_id: str, what: str, kind: str, states: list[State]) -> Finding:
    seen_at = tuple(state.address for state in states)
    return Finding(("stages", f"key:{stage_id}"), what, kind, stage_id, seen_at=seen_at)


WRITING = re.compile(r"\b(writ\w+|e-mail|record)\b", re.IGNORECASE)
"""Words that show that a duty is itself done in writing."""


def _record(policy: Policy, stage_id: str) -> Iterator[Finding]:
    duties = duties_at(policy, stage_id)
    if not any(each.kind == "record" or WRITING.search(each.duty.does) for each in duties):
        title = policy.stages[stage_id].title
        what = (
            f"nothing says what must be recorded at “{title}”. If the document does, write it "
            "under “record”"
        )
        yield Finding(("stages", f"key:{stage_id}"), what, "no_record", stage_id)


def _every_kind_of_agency(policy: Policy) -> Iterator[Finding]:
    """Somebody acts for each kind of agency at every step that it can reach."""
    kinds = policy.agencies.kinds if policy.agencies else {}
    for kind, label in kinds.items():
        led = {
            place
            for start in first_places(policy)
            for place in reachable(policy, start, {"yours": kind})
        }
        for stage_id in policy.stages:
            answers = {"yours": kind, "theirs": UNSURE}
            acts = [
                each
                for each in duties_at(policy, stage_id)
                if each.kind == "act"
                and judge(each.duty.when, answers, policy).holds is not False
                and not each.duty.who.startswith("their ")
            ]
            if stage_id in led and not acts:
                title = policy.stages[stage_id].title
                what = (
                    f"at “{title}” nobody acts for “{label}”; say who does, or add a rule that "
                    "takes them past this step"
                )
                yield Finding(("stages", f"key:{stage_id}"), what, "nobody_acts", stage_id)


def _told_to_somebody(explored: Explored) -> Iterator[Finding]:
    for path, duty in explored.whole.each(Duty):
        if path[-2] == "tell" and not duty.whom:
            what = "this says that somebody must be told, but not who; name the role under “whom”"
            yield Finding(path, what)


CITES = (Duty, Limit, Says, Gap, Rule, Stage, Meeting, Road, Definition, Document)
"""The records that come from a paragraph of the document, and so must cite a clause."""


def _clauses(explored: Explored) -> Iterator[Finding]:
    """Everything that a step shows can be looked up in the document."""
    for path, item in explored.whole.each(object):
        if isinstance(item, CITES):
            said_by_none = isinstance(item, Rule) and (
                item.unclear or set(item.targets()) <= {"stops"}
            )
            if not clauses_of(item.clause) and not said_by_none:
                what = (
                    "no clause is cited here; add a line “clause:” with the paragraph of the "
                    'document that says this, such as “clause: "2.4"”'
                )
                yield Finding((*path, "clause"), what)
