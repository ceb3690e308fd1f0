"""Checks that a policy fits together: every duty is complete, every stage has a way on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from decision_aid.duties import SPANS, Duty, Limit, Timing, Verb
from decision_aid.places import absolute, split_place
from decision_aid.policy import Policy
from decision_aid.stages import Rule, Stage
from decision_aid.timescale import parse_span
from site_generator.checks.names import check_names
from site_generator.checks.writing import check_writing
from site_generator.reading.problems import Problem
from site_generator.reading.whole import Whole, exits_written, walk
from site_generator.reading.yaml_reader import Path, Read

__all__ = ["check_policy", "walk"]

AGREEMENT_STOPS = "where all agree nothing stops; name a stage or an end, or leave it out"
NEVER_TRIED = (
    "this entry has no “when”, so that it holds in every case and those after it are never tried; "
    "put it last, or give it a “when”"
)
LEADS_TO_ITSELF = (
    "“{move}” leads to “{place}”, where it is told; name where it goes from there, or leave this "
    "entry out: readers are then told that the policy does not say"
)
READING_LEADS_BACK = (
    "“unclear” says that the policy has no rule for this, so it must lead to a later stage, and "
    "“{place}” is none; name a later stage, or leave this entry out: readers are then told that "
    "the policy does not say"
)


def check_policy(
    policy: Policy, read: Read, stand_ins: frozenset[Path] = frozenset()
) -> Iterator[Problem]:
    """Every fault that can be seen only when the policy is read as a whole.

    `stand_ins` are the paths at which a fault was already reported.
    """
    whole = Whole(policy, read, stand_ins)
    yield from check_names(whole)
    yield from check_writing(whole)
    yield from _check_about(whole)
    yield from _check_unique_words(whole)
    yield from _check_roles(whole)
    yield from _check_questions(whole)
    yield from _check_ends(whole)
    yield from _check_times(whole)
    yield from _check_exits(whole)
    yield from _check_readings(whole)


def _check_times(whole: Whole) -> Iterator[Problem]:
    """Every duty and limit says what is done and by when, and every day counted is known once."""
    policy = whole.policy
    for path, duty in whole.each(Duty):
        yield from _check_duty(whole, path, duty)
    for path, limit in whole.each(Limit):
        if not limit.within and not limit.within_words:
            what = (
                "a limit needs “within”; write an amount such as “5 working days”, or “not stated”"
            )
            yield from whole.fault(path, what, "within", "within_words")
    if policy.conventions.bank_holidays and policy.nation != "elsewhere":
        what = (
            f"the bank holidays of {policy.nation} are known here; remove the list, or write "
            "“nation: elsewhere” if others hold"
        )
        yield from whole.fault(("conventions", "bank_holidays"), what)
    yield from _check_default_limit(whole)
    for path, timing in whole.each(Timing):
        yield from _check_timing(whole, path, timing)


def _check_exits(whole: Whole) -> Iterator[Problem]:
    """Every rule and stage says where it leads, and what otherwise."""
    policy = whole.policy
    for path, rule in whole.each(Rule):
        yield from _check_rule(whole, path, rule)
    for stage_id, stage in policy.stages.items():
        yield from _check_stage(whole, stage_id, stage)
    for path, _, _, rules in exits_written(policy):
        for number, rule in enumerate(rules[:-1]):
            if rule.otherwise:
                yield from whole.fault((*path, number), NEVER_TRIED)


def _check_readings(whole: Whole) -> Iterator[Problem]:
    """Agreement stops nothing; nobody is stopped or sent back by what a policy leaves open."""
    policy = whole.policy
    for path, stage_id, move, rules in exits_written(policy):
        stages = [stage_id] if stage_id else _without(policy, move) if move else []
        for number, rule in enumerate(rules):
            if what := _wrong_reading(policy, stages, move, rule):
                yield from whole.fault((*path, number), what)


def _wrong_reading(policy: Policy, stages: list[str], move: str, rule: Rule) -> str:
    """What is wrong with where a rule leads from these stages; empty for nothing."""
    places = [absolute(place, each) for each in stages for place in rule.targets()]
    if move == "resolved":
        stops = any(split_place(each)[1] == "stops" for each in places)
        return AGREEMENT_STOPS if stops else ""
    for place in places:
        if move == "not_done" and place in [f"{each}.resolved" for each in stages]:
            return LEADS_TO_ITSELF.format(move=move, place=place)
    order = list(policy.stages)
    for stage_id in stages if rule.unclear else ():
        later = order[order.index(stage_id) + 1 :]
        for place in rule.targets():
            if place not in later:
                return READING_LEADS_BACK.format(place=place)
    return ""


def _without(policy: Policy, move: str) -> list[str]:
    """The stages that have no rules of their own for an ending."""
    return [each for each, stage in policy.stages.items() if getattr(stage, move) is None]


def _check_about(whole: Whole) -> Iterator[Problem]:
    policy = whole.policy
    if policy.standing == "in force":
        needed = ("approved_by", "approved_on", "mistakes_to")
        missing = [f"“{key}”" for key in needed if not getattr(policy, key)]
        if missing:
            what = (
                f"a policy in force must say {' and '.join(missing)}; add what is missing, or "
                "write “standing: draft”"
            )
            yield from whole.fault(("standing",), what)
    if not policy.stages:
        yield from whole.fault(("stages",), "there is no stage; write at least one")


def _check_unique_words(whole: Whole) -> Iterator[Problem]:
    """Names and words must differ where a reader or a scenario has to tell two things apart."""
    stages = whole.policy.stages.items()
    yield from _used_twice(
        whole, ((("stages", key, "so_far"), stage.so_far) for key, stage in stages)
    )
    named = (((*path, "id"), duty.id) for path, duty in whole.each(Duty) if duty.id)
    yield from _used_twice(whole, named)
    yield from _check_unique_limit_names(whole)


def _check_unique_limit_names(whole: Whole) -> Iterator[Problem]:
    """A step finds a limit's date by the limit's name, so all limits on one step need their own."""
    policy = whole.policy
    everywhere = dict.fromkeys(policy.every_stage.limits, "a limit of every stage")
    duties = dict.fromkeys((duty.id for _, duty in whole.each(Duty)), "a duty")
    groups: list[tuple[Path, dict[str, Limit], dict[str, str]]]
    groups = [(("every_stage",), policy.every_stage.limits, duties)]
    groups += [
        (("stages", key), stage.limits, duties | everywhere) for key, stage in policy.stages.items()
    ]
    groups += [(("scope", key), road.limits, duties) for key, road in policy.scope.items()]
    for base, limits, taken in groups:
        for name in limits:
            if name in taken:
                what = f"“{name}” is already the name of {taken[name]}; call this limit otherwise"
                yield from whole.fault((*base, "limits", f"key:{name}"), what)


def _used_twice(whole: Whole, entries: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    listed = [(path, text) for path, text in entries if not whole.reported(path)]
    counts = Counter(text for _, text in listed)
    for path, text in listed:
        if counts[text] > 1:
            what = f"“{text}” is used in {counts[text]} places; write something different in each"
            yield from whole.fault(path, what)


def _check_roles(whole: Whole) -> Iterator[Problem]:
    for role_id, role in whole.policy.people.items():
        path: Path = ("people", role_id)
        if role.contact == "not given" and any(each.email or each.phone for each in role.contacts):
            what = "“contact: not given” is followed by a contact; remove that line"
            yield from whole.fault((*path, "contact"), what)


def _check_questions(whole: Whole) -> Iterator[Problem]:
    for question_id, question in whole.policy.questions.items():
        if len(question.answers) < 2:
            what = "a question needs at least two answers; add one, or remove the question"
            yield from whole.fault(("questions", question_id, "answers"), what)


def _check_ends(whole: Whole) -> Iterator[Problem]:
    for end_id, end in whole.policy.ends.items():
        if end.outcome == "decided" and not end.decided_by:
            what = (
                "an end that is “decided” must say who decides; add “decided_by:”, or let the "
                "stage lead to “stops” if no clause says who decides"
            )
            yield from whole.fault(("ends", end_id), what, "outcome", "decided_by")


def _check_duty(whole: Whole, path: Path, duty: Duty) -> Iterator[Problem]:
    if not duty.verbs:
        what = (
            "nothing here says what is done; write it after the verb of the clause, such as "
            f"“should: ring the other worker”; the verbs are {', '.join(get_args(Verb))}"
        )
        yield from whole.fault(path, what, *get_args(Verb))
    for verb in duty.verbs[1:]:
        what = (
            f"a duty has one verb, and “{duty.force}:” stands here already; write another duty for "
            "what has another verb"
        )
        yield from whole.fault((*path, f"key:{verb}"), what)
    acts_at_a_stage = path[0] == "stages" and path[-2] == "duties"
    if acts_at_a_stage and not duty.within and not duty.within_words:
        if not whole.policy.every_stage.within and not whole.reported(("every_stage",)):
            what = (
                "“within” is missing here; add the time limit, or “within: not stated” if the "
                "policy gives none"
            )
            yield from whole.fault(path, what, "within", "within_words")


def _check_default_limit(whole: Whole) -> Iterator[Problem]:
    """The usual limit of duties must be words, because an amount needs its own starting event."""
    text = whole.policy.every_stage.within
    path: Path = ("every_stage", "within")
    try:
        counts = bool(text) and parse_span(text).gives_date
    except ValueError as error:
        yield from whole.fault(path, str(error))
        return
    if counts:
        what = (
            f"“{text}” cannot apply to every duty; write “not stated” here, and “{text}” under "
            "each duty that has this limit"
        )
        yield from whole.fault(path, what)


def _check_timing(whole: Whole, path: Path, timing: Timing) -> Iterator[Problem]:
    counts = False
    for key in SPANS:
        text = getattr(timing, key)
        if text:
            try:
                counts = parse_span(text).gives_date or counts
            except ValueError as error:
                yield from whole.fault((*path, key), str(error))
    if counts and not timing.starts and not whole.reported((*path, "runs_from")):
        what = (
            f"“{timing.within}” needs “runs_from”; write the event it is counted from, or “not "
            "stated”"
        )
        yield from whole.fault((*path, "within"), what)
    if len(timing.pause) not in (0, 2):
        what = "“pause” names two events: when the count is paused, and when it goes on"
        yield from whole.fault((*path, "pause"), what)
    besides = {"also_written": "the second way of writing “within”"}
    besides |= dict.fromkeys(("out_of_hours", "out_of_term"), "another limit than “within” gives")
    for key, is_what in besides.items():
        if getattr(timing, key) and not timing.within:
            what = f"“{key}” is {is_what}; add “within” before it"
            yield from whole.fault((*path, key), what)
    if timing.we_count_from and timing.runs_from and not whole.reported((*path, "runs_from")):
        what = (
            "“we_count_from” is our reading where the policy states no start, and “runs_from” the "
            "start that it states; keep one of them"
        )
        if timing.runs_from == "not stated":
            what = (
                "“we_count_from” says already that no start is stated; remove “runs_from: not "
                "stated”"
            )
        yield from whole.fault((*path, "we_count_from"), what)


def _check_rule(whole: Whole, path: Path, rule: Rule) -> Iterator[Problem]:
    if not rule.targets():
        what = "“go” names no place; write a stage or an end"
        yield from whole.fault((*path, "go"), what)


def _check_stage(whole: Whole, stage_id: str, stage: Stage) -> Iterator[Problem]:
    path: Path = ("stages", f"key:{stage_id}")
    exits = (stage.unresolved, whole.policy.every_stage.unresolved)
    if not stage.then and exits == (None, None):
        what = (
            f"the stage “{stage_id}” does not say where “unresolved” leads; add “unresolved:”, or "
            "“unresolved: not stated” if the policy stops here"
        )
        if not whole.reported(("every_stage", "unresolved")):
            yield from whole.fault(path, what, "unresolved")
