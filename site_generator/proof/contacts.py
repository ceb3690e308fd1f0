"""Checks that readers are told how to reach everyone they are sent to, above all in emergencies."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.people import split_ref
from decision_aid.places import EMERGENCY
from decision_aid.timescale import Counting, Span, parse_span
from decision_aid.written import clauses_of, several
from site_generator.checks.findings import Finding
from site_generator.proof.explored import Explored, path_of_place, seen_with, told_all
from site_generator.reading.yaml_reader import Path

SOON: dict[Counting, int] = {
    "working_days": 0,
    "working_weeks": 0,
    "school_days": 0,
    "every_day": 0,
    "clear_days": 0,
    "clear_working_days": 0,
    "days_of_no_kind": 0,
    "months": 0,
    "hours": 24,
    "working_hours": 24,
    "same_day": 1,
    "next_day": 0,
    "speed": 1,
    "not_stated": 1,
}
"""How many of what is counted so are still soon enough for an emergency; 0 for none."""


def check_contacts(explored: Explored) -> Iterator[Finding]:
    """A finding for each person a reader is sent to who cannot be reached."""
    yield from _left_empty(explored)
    yield from _none_for_this_case(explored)
    yield from _emergency(explored)
    yield from _unsure(explored)
    yield from _how_soon(explored)


def _left_empty(explored: Explored) -> Iterator[Finding]:
    for role_id, role in explored.policy.people.items():
        for at, contact in enumerate(role.contacts):
            if not contact.email and not contact.phone:
                name = contact.name or role.title
                what = (
                    f"no e-mail address or phone number is given for “{name}”. If the document "
                    "gives one, write it here"
                )
                clauses = clauses_of(contact.clause or role.clause)
                path: Path = ("people", role_id, "contacts", at)
                yield Finding(path, what, "no_contact", clauses=clauses)


def _none_for_this_case(explored: Explored) -> Iterator[Finding]:
    """A role whose contacts do not cover some answers: for example, one area was forgotten."""
    policy = explored.policy
    reported: set[tuple[str, str]] = set()
    for place, states in explored.steps.items():
        for answers, step in (each for state in states for each in told_all(policy, state)):
            sent_to = (each for duty in step.duties for each in duty.contacts)
            without = {
                each.who.role for each in sent_to if each.source == f"people.{each.who.role}"
            }
            for role_id in sorted(without):
                role = policy.people[role_id]
                if role.contacts and (place, role_id) not in reported:
                    reported.add((place, role_id))
                    what = (
                        f"some readers are sent to “{role.title}”, but none of its contacts is "
                        "for them. If the document gives one, add it "
                        f"({seen_with(policy, answers)})"
                    )
                    yield Finding(("people", role_id, "contacts"), what, "no_contact", place)


def _emergency(explored: Explored) -> Iterator[Finding]:
    """Somebody is named for an emergency in every case, and can be reached."""
    policy = explored.policy
    states = explored.steps.get(EMERGENCY, ())
    named = [
        {
            person.role
            for duty in state.turn.step.duties
            if duty.kind == "act" and not (duty.when and duty.when.any)
            for person in duty.with_
        }
        for state in states
        if state.turn.step and state.turn.answers.get("told") != "i_am_named"
    ]
    if not all(named) and not policy.about_nobody:
        what = (
            "nobody is named to call when somebody is not safe. If the document names somebody, "
            "write it under “duties”, with “whom” and without a condition"
        )
        yield Finding(path_of_place(policy, EMERGENCY), what, "no_emergency", EMERGENCY)
    duties = (duty for state in states if state.turn.step for duty in state.turn.step.duties)
    not_given = (c.role for duty in duties for c in duty.contacts if c.kind == "not_given")
    for ref in dict.fromkeys(not_given):
        what = (
            f"in an emergency a reader is sent to “{ref}”, but it is not always said how to reach "
            "them. If the document says how, write it under “contacts” of the role"
        )
        yield Finding(("people", f"key:{split_ref(ref)[1]}"), what, "no_contact", EMERGENCY)


def _unsure(explored: Explored) -> Iterator[Finding]:
    """Whoever is not sure is told what is urgent with the policy's condition."""
    if explored.policy.about_nobody:
        return
    for number, duty in enumerate(explored.policy.emergency.duties):
        if not (duty.when or duty.if_words):
            what = (
                "a reader who is not sure whether anybody is safe is told this as firmly as one "
                "who knows; write “if_words:” with the document's condition, such as “if a child "
                "is in immediate danger”"
            )
            yield Finding(("emergency", "duties", number), what)


def _how_soon(explored: Explored) -> Iterator[Finding]:
    """The first call in an emergency must not take days."""
    duties = explored.policy.emergency.duties
    calls = [duty for duty in duties if several(duty.whom)]
    spans = [parse_span(duty.within) for duty in calls if duty.within]
    if calls and len(spans) == len(calls) and not any(map(_soon, spans)):
        what = (
            f"in an emergency the first call may take “{spans[0].text}”. If the document does not "
            "say so, write “immediately”"
        )
        path: Path = ("emergency", "duties", duties.index(calls[0]), "within")
        yield Finding(path, what, "later_when_urgent", EMERGENCY)


def _soon(span: Span) -> bool:
    return (span.amount or 1) <= SOON[span.counting]
