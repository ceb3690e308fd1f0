"""What has to fit together in one policy: every name used is declared, every duty complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from decision_aid.asking import allowed_answers
from decision_aid.conditions import UNSURE, alternatives, several
from decision_aid.contents import EMERGENCY, FIXED_QUESTIONS
from decision_aid.people import EVERYONE, NOT_STATED, split_ref
from decision_aid.places import is_place
from decision_aid.policy import Duty, Limit, Policy, Rule, Stage, Timing
from decision_aid.timescale import parse_span
from decision_aid.timing import STAGE_MOMENTS
from site_generator.problems import Problem, did_you_mean
from site_generator.yaml_reader import Path, Read

MUST_SAY_CONTACT = ("board", "independent")


def check_policy(policy: Policy, read: Read) -> Iterator[Problem]:
    """Every fault that shows only when the policy is read as a whole."""
    yield from _check_ids(policy, read)
    yield from _check_roles(policy, read)
    yield from _check_about(policy, read)
    for path, duty in duties_of(policy):
        yield from _check_duty(policy, read, path, duty)
    for path, limit in limits_of(policy):
        yield from _check_limit(policy, read, path, limit)
    for path, rule in rules_of(policy):
        yield from _check_rule(policy, read, path, rule)
    for path, when in whens_of(policy, ()):
        yield from _check_when(policy, read, path, when)
    yield from _check_places(policy, read)


def duties_of(policy: Policy) -> Iterator[tuple[Path, Duty]]:
    """Every duty of a policy with its path."""
    yield from ((path, item) for path, item in walk(policy, ()) if isinstance(item, Duty))


def limits_of(policy: Policy) -> Iterator[tuple[Path, Limit]]:
    """Every limit of a policy with its path."""
    yield from ((path, item) for path, item in walk(policy, ()) if isinstance(item, Limit))


def rules_of(policy: Policy) -> Iterator[tuple[Path, Rule]]:
    """Every rule of an exit with its path."""
    yield from ((path, item) for path, item in walk(policy, ()) if isinstance(item, Rule))


def walk(item: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value inside a record, with the path that a board's file has for it."""
    yield path, item
    if hasattr(item, "__dataclass_fields__"):
        for field in fields(item):
            yield from walk(getattr(item, field.name), (*path, field.name))
    elif isinstance(item, dict):
        for key, inner in item.items():
            yield from walk(inner, (*path, key))
    elif isinstance(item, tuple):
        for at, inner in enumerate(item):
            yield from walk(inner, (*path, at))


def whens_of(policy: Policy, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every condition with its path."""
    for at, item in walk(policy, path):
        if hasattr(item, "__dataclass_fields__") and getattr(item, "when", None) is not None:
            yield (*at, "when"), item.when


def _check_ids(policy: Policy, read: Read) -> Iterator[Problem]:
    for group in ("stages", "roles", "questions", "events", "ends", "scope", "gaps"):
        for item_id in getattr(policy, group):
            if not item_id.replace("_", "").isalnum() or item_id != item_id.lower():
                what = (
                    f"“{item_id}” is used as a name here; write it in small letters, digits and _, "
                    "without spaces"
                )
                yield read.problem((group, f"key:{item_id}"), what)
    for question in policy.questions:
        if question in FIXED_QUESTIONS:
            what = f"“{question}” is a question that every policy has; use another name"
            yield read.problem(("questions", f"key:{question}"), what)
    taken = {*policy.stages, "start", EMERGENCY, "other"}
    for group in ("ends", "scope"):
        for item_id in getattr(policy, group):
            if item_id in taken:
                what = f"“{item_id}” is already the name of a stage; use another name"
                yield read.problem((group, f"key:{item_id}"), what)
            taken.add(item_id)
    if not policy.stages:
        yield read.problem(("stages",), "there is no stage; write at least one")
    yield from _twice(
        policy, read, "so_far", ((("stages", key), s.so_far) for key, s in policy.stages.items())
    )
    named = [(path, duty.id) for path, duty in duties_of(policy) if duty.id]
    yield from _twice(policy, read, "id", named)


def _twice(
    policy: Policy, read: Read, key: str, entries: Iterable[tuple[Path, str]]
) -> Iterator[Problem]:
    listed = list(entries)
    counts = Counter(text for _, text in listed)
    for path, text in listed:
        if counts[text] > 1:
            what = f"“{text}” stands at {counts[text]} places; each needs words of its own"
            yield read.problem((*path, key), what)


def _check_about(policy: Policy, read: Read) -> Iterator[Problem]:
    if policy.standing == "in force":
        for key in ("approved_by", "approved_on", "mistakes_to"):
            if not getattr(policy, key):
                what = f"a policy in force must say “{key}”; add it, or write “standing: draft”"
                yield read.problem(("standing",), what)


def _check_roles(policy: Policy, read: Read) -> Iterator[Problem]:
    kinds = policy.agencies.kinds if policy.agencies else {}
    for role_id, role in policy.roles.items():
        path: Path = ("roles", role_id)
        if role.function in MUST_SAY_CONTACT and not role.contact and not role.contacts:
            what = (
                f"the role “{role_id}” does not say how to reach it; add “contacts:”, or "
                "“contact: not given” if the policy gives none"
            )
            yield read.problem(path, what)
        if role.contact == "given" and not role.contacts:
            what = "“contact: given” needs “contacts:” with an e-mail or a phone number under it"
            yield read.problem((*path, "contact"), what)
        for kind in role.where:
            if kind not in kinds:
                what = f"“{kind}” is not a kind of agency; {did_you_mean(kind, kinds)}"
                yield read.problem((*path, "where", f"key:{kind}"), what)


def _check_duty(policy: Policy, read: Read, path: Path, duty: Duty) -> Iterator[Problem]:
    for key in ("who", "whom"):
        for ref in several(getattr(duty, key)):
            yield from _check_ref(policy, read, (*path, key), ref)
    is_act = path[-2] in ("duties", "before", "when_resolved")
    if is_act and path[0] == "stages" and path[-2] == "duties":
        if not duty.within and not duty.within_words and not policy.every_stage.within:
            what = (
                "“within” is missing here; add the time limit, or “within: not stated” if the "
                "policy gives none"
            )
            yield read.problem(path, what)
    yield from _check_timing(policy, read, path, duty)


def _check_ref(policy: Policy, read: Read, path: Path, ref: str) -> Iterator[Problem]:
    if ref in (NOT_STATED, EVERYONE):
        return
    _, role = split_ref(ref)
    if role not in policy.roles:
        yield read.problem(path, f"no role is called “{role}”; {did_you_mean(role, policy.roles)}")


def _check_limit(policy: Policy, read: Read, path: Path, limit: Limit) -> Iterator[Problem]:
    if limit.owed_by != NOT_STATED:
        yield from _check_ref(policy, read, (*path, "owed_by"), limit.owed_by)
    for stage in limit.over:
        if stage not in policy.stages:
            what = f"no stage is called “{stage}”; {did_you_mean(stage, policy.stages)}"
            yield read.problem((*path, "over"), what)
    if not limit.within and not limit.within_words:
        what = "a limit needs “within”; write an amount such as “5 working days”, or “not stated”"
        yield read.problem(path, what)
    yield from _check_timing(policy, read, path, limit)


def _check_timing(policy: Policy, read: Read, path: Path, timing: Timing) -> Iterator[Problem]:
    counts = False
    for key in ("within", "also_written"):
        text = getattr(timing, key)
        if text:
            try:
                counts = parse_span(text).amount is not None or counts
            except ValueError as error:
                yield read.problem((*path, key), str(error))
    if counts and not timing.runs_from:
        what = f"“{timing.within}” needs “runs_from”: the event it is counted from, or “not stated”"
        yield read.problem((*path, "within"), what)
    for key in ("runs_from", "read_from"):
        for event in several(getattr(timing, key)):
            yield from _check_event(policy, read, (*path, key), event)


def _check_event(policy: Policy, read: Read, path: Path, event: str) -> Iterator[Problem]:
    stage, dot, moment = event.partition(".")
    moments = [f"{each}.{moment}" for each in policy.stages] if moment in STAGE_MOMENTS else []
    known = [*policy.events, *STAGE_MOMENTS, *moments, NOT_STATED]
    if event not in known or (dot and stage not in policy.stages):
        what = f"no event is called “{event}”; {did_you_mean(event, known)}"
        yield read.problem(path, what)


def _check_rule(policy: Policy, read: Read, path: Path, rule: Rule) -> Iterator[Problem]:
    named = [key for key in ("go", "otherwise", "choose") if getattr(rule, key)]
    if len(named) != 1:
        what = "each entry here needs one of “go”, “otherwise” or “choose”, and only one"
        yield read.problem(path, what)
    for key in named:
        for target in several(getattr(rule, key)):
            ends = [f"{stage}.resolved" for stage in policy.stages]
            known = [*policy.stages, *policy.ends, "resolved", "stops", *ends]
            if target not in known:
                what = f"no stage or end is called “{target}”; {did_you_mean(target, known)}"
                yield read.problem((*path, key), what)
            if path[0] == "stages" and target == path[1]:
                what = "a stage cannot lead to itself; make “keep going up” a stage of its own"
                yield read.problem((*path, key), what)
    if rule.by:
        yield from _check_ref(policy, read, (*path, "by"), rule.by)
    if rule.otherwise and rule.when is not None:
        yield read.problem(path, "“otherwise” has no condition; take “when” out, or write “go”")


def _check_when(policy: Policy, read: Read, path: Path, when: Any) -> Iterator[Problem]:
    for at, facts in enumerate(alternatives(when)):
        base = path if isinstance(when, dict) else (*path, at)
        for question, allowed in facts.items():
            choices = allowed_answers(policy, question)
            if not choices:
                known = [*policy.questions, "safe", "told", "topic"]
                known += ["yours", "theirs"] if policy.agencies else []
                what = f"no question is called “{question}”; {did_you_mean(question, known)}"
                yield read.problem((*base, f"key:{question}"), what)
                continue
            for answer in several(allowed):
                if answer not in choices or answer == UNSURE:
                    known = [choice for choice in choices if choice != UNSURE]
                    what = (
                        f"“{answer}” is not an answer to “{question}”; "
                        f"{did_you_mean(answer, known)}"
                    )
                    yield read.problem((*base, question), what)


def _check_places(policy: Policy, read: Read) -> Iterator[Problem]:
    for gap_id, gap in policy.gaps.items():
        for place in gap.at:
            known = place in (EMERGENCY, *policy.scope) or is_place(policy, place)
            if not known:
                what = f"nothing is called “{place}”; {did_you_mean(place, policy.stages)}"
                yield read.problem(("gaps", gap_id, "at"), what)
    for road_id, road in policy.scope.items():
        if road.go and road.go not in policy.stages:
            what = f"no stage is called “{road.go}”; {did_you_mean(road.go, policy.stages)}"
            yield read.problem(("scope", road_id, "go"), what)
    for stage_id, stage in policy.stages.items():
        yield from _check_stage(policy, read, stage_id, stage)


def _check_stage(policy: Policy, read: Read, stage_id: str, stage: Stage) -> Iterator[Problem]:
    if stage.unresolved is None and policy.every_stage.unresolved is None:
        what = (
            f"the stage “{stage_id}” does not say where “unresolved” leads; add it, or "
            "“unresolved: not stated” if the policy stops here"
        )
        yield read.problem(("stages", f"key:{stage_id}"), what)
    if stage.part_of and stage.part_of not in policy.stages:
        what = f"no stage is called “{stage.part_of}”; {did_you_mean(stage.part_of, policy.stages)}"
        yield read.problem(("stages", stage_id, "part_of"), what)
