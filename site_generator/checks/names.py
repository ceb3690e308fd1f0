"""Checks that a policy declares every role, stage, event, question and answer that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from decision_aid.answers import allowed_answers
from decision_aid.conditions import UNSURE, alternatives
from decision_aid.duties import STARTS, Duty, Limit, Says, Timing, parts_of
from decision_aid.gaps import ABOUT, held_gaps, places_named
from decision_aid.people import EVERYONE, NOT_STATED, split_ref
from decision_aid.places import EMERGENCY, is_place
from decision_aid.roles import OWN
from decision_aid.stages import Rule
from decision_aid.timing import STAGE_MOMENTS
from decision_aid.written import several
from site_generator.checks.loops import check_loops
from site_generator.reading.problems import Problem, did_you_mean
from site_generator.reading.whole import Whole
from site_generator.reading.yaml_reader import Path

SAFETY = ("safe", "told")
"""What is not asked where a policy is about nobody."""

AGENCIES = ("yours", "theirs", OWN)
"""What a condition may ask of the kinds of agency."""

MOMENTS_OF_NO_STAGE = ("every_stage", "record")
"""This record is also kept in an emergency, when no stage has begun."""


def check_names(whole: Whole) -> Iterator[Problem]:
    """A Problem for each name that the policy does not declare."""
    for path, duty in whole.each(Duty):
        for key in ("who", "whom"):
            for at, ref in _each((*path, key), getattr(duty, key)):
                for single in parts_of(ref) if key == "who" else (ref,):
                    yield from _role(whole, at, single)
        if len(parts := parts_of(duty.who)) > 1 and not _are_two(parts):
            what = (
                "“who” names one post, or two single ones with “and” or “or” between them; write "
                "a duty for each of several"
            )
            yield from whole.fault((*path, "who"), what)
    for path, limit in whole.each(Limit):
        yield from _role(whole, (*path, "owed_by"), limit.owed_by)
        for at, stage in _each((*path, "over"), limit.over):
            yield from _stage(whole, at, stage)
    for path, timing in whole.each(Timing):
        for key in STARTS:
            for at, event in _each((*path, key), getattr(timing, key)):
                if at[-1] != "runs_from" or event != NOT_STATED:
                    yield from _event(whole, at, event)
    for path, rule in whole.each(Rule):
        yield from _rule(whole, path, rule)
    for path, shared in (*whole.each(Duty), *whole.each(Says)):
        if getattr(shared, "at", ()):
            what = (
                "“at” is for what stands under “every_stage:”; it holds here anyway, so remove it"
            )
            yield from whole.fault((*path, "at"), what)
    for path, when in whole.conditions():
        yield from _condition(whole, path, when)
    yield from _agencies(whole)
    yield from _readers(whole)
    yield from _stages_named(whole)
    yield from check_loops(whole)


def _each(path: Path, named: str | tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """Each name with its path; a single name may be written without a list."""
    if isinstance(named, str):
        yield from ((path, name) for name in several(named))
    else:
        yield from (((*path, at), name) for at, name in enumerate(named))


def _unknown(
    whole: Whole, group: str, path: Path, kind: str, name: str, known: Iterable[str]
) -> Iterator[Problem]:
    """A Problem, unless the whole group that declares such names could not be read."""
    if (group,) not in whole.stand_ins:
        what = f"no {kind} is called “{name}”; {did_you_mean(name, known)}"
        yield from whole.fault(path, what)


def _are_two(parts: tuple[str, ...]) -> bool:
    """Whether these are two different references, each to a single post."""
    singles = [part for part in parts if part not in (NOT_STATED, EVERYONE)]
    return len(set(singles)) == len(parts) == 2 and not any(p.startswith("each ") for p in parts)


def _role(whole: Whole, path: Path, ref: str) -> Iterator[Problem]:
    _, role = split_ref(ref)
    several_of = [part.strip() for part in re.split(r"[,/&]", ref)]
    both = all(split_ref(part)[1] in whole.policy.people for part in several_of)
    if path[-1] == "who" and len(several_of) == 2 and both:
        what = (
            f"“who” names two; write “{' or '.join(several_of)}” (either of them) or "
            f"“{' and '.join(several_of)}” (together)"
        )
        yield from whole.fault(path, what)
    elif path[-1] == "whom" and len(several_of) > 1 and both:
        what = f"“whom” names several; write a list: [{', '.join(several_of)}]"
        yield from whole.fault(path, what)
    elif ref not in (NOT_STATED, EVERYONE) and role not in whole.policy.people:
        yield from _unknown(whole, "people", path, "role", role, whole.policy.people)


def _stage(whole: Whole, path: Path, stage: str) -> Iterator[Problem]:
    if stage and stage not in whole.policy.stages:
        yield from _unknown(whole, "stages", path, "stage", stage, whole.policy.stages)


def _event(whole: Whole, path: Path, event: str) -> Iterator[Problem]:
    policy = whole.policy
    stage, dot, moment = event.partition(".")
    in_a_stage = path[0] in ("stages", "every_stage") and path[:2] != MOMENTS_OF_NO_STAGE
    known = [*policy.events, *(STAGE_MOMENTS if in_a_stage else ())]
    if dot and moment in STAGE_MOMENTS:
        if stage in policy.stages or ("stages",) in whole.stand_ins:
            return
        known += [f"{each}.{moment}" for each in policy.stages]
    if event in known:
        return
    if event == NOT_STATED:
        what = "“not stated” cannot be used here; name an event, or remove this"
        yield from whole.fault(path, what)
    elif event in STAGE_MOMENTS:
        what = (
            f"“{event}” needs a stage, because this is not written inside one; name the stage too, "
            f"such as “{next(iter(policy.stages), 'one')}.{event}”"
        )
        yield from whole.fault(path, what)
    else:
        known += [NOT_STATED] if path[-1] == "runs_from" else []
        yield from _unknown(whole, "events", path, "event", event, known)


def _rule(whole: Whole, path: Path, rule: Rule) -> Iterator[Problem]:
    policy = whole.policy
    own_ends = ["resolved", "stops"] if path[0] != "start" else []
    known = [
        *(*policy.stages, *policy.ends, *own_ends),
        *(f"{stage}.resolved" for stage in policy.stages),
    ]
    for at, target in _each((*path, "go"), rule.go):
        if target not in known and ("ends",) not in whole.stand_ins:
            # “not stated” alone, misspelt, is read as the place of a rule.
            yield from _unknown(whole, "stages", at, "stage or end", target, [*known, NOT_STATED])
    if rule.by in (EVERYONE, NOT_STATED):
        what = (
            f"“by” says whose choice it is, and “{rule.by}” is not a single post; write one post, "
            "or remove the line"
        )
        yield from whole.fault((*path, "by"), what)
    elif rule.by:
        yield from _role(whole, (*path, "by"), rule.by)


def _condition(whole: Whole, path: Path, when: Any) -> Iterator[Problem]:
    policy = whole.policy
    for at, facts in enumerate(alternatives(when)):
        base = path if isinstance(when, dict) else (*path, at)
        for question, allowed in facts.items():
            if _unread(whole, question):
                continue
            choices = allowed_answers(policy, question)
            in_contact = path[0] == "people"
            unknown = question in SAFETY and policy.about_nobody
            unknown |= question == "position" or (question == OWN and not in_contact)
            if not choices or unknown:
                known = [*policy.questions, *([] if policy.about_nobody else SAFETY)]
                known += ["topic"] if policy.scope else []
                known += (
                    [*([OWN] if in_contact else []), "yours", "theirs"] if policy.agencies else []
                )
                group = {"topic": "scope", **dict.fromkeys(AGENCIES, "agencies")}
                at_key = (*base, f"key:{question}")
                declared = group.get(question, "questions")
                yield from _unknown(whole, declared, at_key, "question", question, known)
            else:
                yield from _answers(whole, (*base, question), several(allowed), choices)


def _unread(whole: Whole, question: str) -> bool:
    """Whether the answers of a question could not be read."""
    groups = {"topic": ("scope",), **dict.fromkeys(AGENCIES, ("agencies", "kinds"))}
    return whole.reported(groups.get(question, ("questions", question, "answers")))


def _answers(
    whole: Whole, path: Path, allowed: tuple[str, ...], choices: Iterable[str]
) -> Iterator[Problem]:
    known = [choice for choice in choices if choice != UNSURE]
    for answer in allowed:
        if answer == UNSURE:
            what = (
                "no rule can depend on “I am not sure”, because a reader who is not sure is shown "
                f"every case; write one of: {', '.join(known)}"
            )
            yield from whole.fault(path, what)
        elif answer not in known:
            what = f"“{answer}” is not an answer to “{path[-1]}”; {did_you_mean(answer, known)}"
            yield from whole.fault(path, what)


def _agencies(whole: Whole) -> Iterator[Problem]:
    kinds = whole.policy.agencies.kinds if whole.policy.agencies else {}
    for role_id, role in whole.policy.people.items():
        for kind in role.where:
            if kind not in kinds and not whole.reported(("agencies", "kinds")):
                what = f"“{kind}” is not a kind of agency; {did_you_mean(kind, kinds)}"
                yield from whole.fault(("people", role_id, "where", f"key:{kind}"), what)


def _readers(whole: Whole) -> Iterator[Problem]:
    """Whoever raises a concern holds a post that both agencies have."""
    policy = whole.policy
    if not policy.you:
        yield from whole.fault(("you",), "“you” names nobody; write the post of the reader")
    for path, role_id in _each(("you",), policy.you):
        if role_id not in policy.people:
            yield from _unknown(whole, "people", path, "post", role_id, policy.people)
        elif policy.people[role_id].on_no_side:
            what = (
                f"“{role_id}” stands under “{policy.people[role_id].side}”, and a reader who "
                "raises a concern is in an agency; name a post under “each agency”"
            )
            yield from whole.fault(path, what)


def _stages_named(whole: Whole) -> Iterator[Problem]:
    policy = whole.policy
    yield from _left_open(whole)
    for held in held_gaps(policy):
        for path, kind in _each((*held.source, "finding"), held.gap.finding):
            if kind not in ABOUT:
                what = f"no finding is called “{kind}”; {did_you_mean(kind, ABOUT)}"
                yield from whole.fault(path, what)
        for path, at in _each((*held.source, "at"), held.at):
            if not places_named(policy, at, held.around):
                what = f"“{at}” alone names a place only under a stage; write the stage before it"
                yield from whole.fault(path, f"{what}, as in “two.{at}”")
            elif places_named(policy, at, held.around) == (at,):
                yield from _place_shown(whole, path, at)
    for road_id, road in policy.scope.items():
        yield from _stage(whole, ("scope", road_id, "go"), road.go)
    for stage_id, stage in policy.stages.items():
        for says, place in stage.followed_by:
            then: Path = ("stages", stage_id, "then", *([says] if says else []))
            known = [*policy.stages, *policy.ends, "resolved", "stops"]
            if place and place not in known:
                yield from _unknown(whole, "stages", then, "stage or end", place, known)
    for stage_id, stage in policy.stages.items():
        yield from _stage(whole, ("stages", stage_id, "part_of"), stage.part_of)
    ladders = {stage.ladder for stage in policy.stages.values()}
    if policy.every_stage.ladder and policy.every_stage.ladder not in ladders:
        named = policy.every_stage.ladder
        yield from _unknown(whole, "stages", ("every_stage", "ladder"), "ladder", named, ladders)


def _left_open(whole: Whole) -> Iterator[Problem]:
    for finding, places in whole.policy.leaves_open.items():
        if finding not in ABOUT:
            what = f"no finding is called “{finding}”; {did_you_mean(finding, ABOUT)}"
            yield from whole.fault(("leaves_open", f"key:{finding}"), what)
        elif places != "yes":
            for path, place in _each(("leaves_open", finding), places):
                yield from _place_shown(whole, path, place)


def _place_shown(whole: Whole, path: Path, place: str) -> Iterator[Problem]:
    policy = whole.policy
    if not (place in (EMERGENCY, *policy.scope) or is_place(policy, place)):
        known = [*policy.stages, *policy.ends, *policy.scope, EMERGENCY]
        yield from _unknown(whole, "stages", path, "stage, end or road", place, known)
