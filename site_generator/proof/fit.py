"""Checks that names, people, conditions, times and the order of the steps fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from decision_aid.duties import SPANS, Duty, Gap, Timing, parts_of
from decision_aid.people import NOT_STATED, split_ref, turned
from decision_aid.places import absolute, rules_of
from decision_aid.policy import Policy
from decision_aid.reachable import reachable
from decision_aid.stages import Rule, Stage
from decision_aid.timescale import parse_span
from decision_aid.written import several
from site_generator.checks.findings import Finding
from site_generator.proof.explored import Explored
from site_generator.reading.problems import did_you_mean
from site_generator.reading.whole import Whole, exits_written
from site_generator.reading.yaml_reader import Path


def check_fit(explored: Explored) -> Iterator[Finding]:
    """A finding for each pair of things that do not fit together."""
    whole = explored.whole
    yield from _one_name_each(explored.policy)
    yield from _with_themselves(whole)
    yield from _on_no_side(whole)
    yield from _unused_starts(whole)
    yield from _stays_open(whole)
    yield from _parts(explored.policy)
    yield from _in_order(explored.policy)
    yield from _readings(explored.policy)
    yield from _no_agreement(explored.policy)
    yield from _one_reading(whole)
    yield from _roads(explored.policy)


def _one_name_each(policy: Policy) -> Iterator[Finding]:
    """Two things that a reader has to tell apart must not have the same name."""
    groups: list[tuple[str, list[tuple[Path, str]]]] = [
        (
            "steps or ends are",
            [
                *((("stages", key, "title"), stage.title) for key, stage in policy.stages.items()),
                *((("ends", key, "title"), end.title) for key, end in policy.ends.items()),
            ],
        ),
        (
            "questions are",
            [(("questions", key, "ask"), each.ask) for key, each in policy.questions.items()],
        ),
    ]
    for side in dict.fromkeys(role.side for role in policy.people.values()):
        same = [(key, role) for key, role in policy.people.items() if role.side == side]
        posts: list[tuple[Path, str]] = [
            (("people", key, "title"), role.title) for key, role in same
        ]
        groups.append(("posts of one side are", posts))
    offered: list[tuple[Path, Mapping[str, str]]] = [
        (("questions", key, "answers"), each.answers) for key, each in policy.questions.items()
    ]
    if policy.agencies:
        offered.append((("agencies", "kinds"), policy.agencies.kinds))
    for path, answers in offered:
        groups.append(("answers are", [((*path, key), label) for key, label in answers.items()]))
    for what_they_are, named in groups:
        yield from _twice(what_they_are, named)


def _twice(what_they_are: str, named: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    known: set[str] = set()
    for path, name in named:
        if name in known:
            what = (
                f"two {what_they_are} called “{name}”, so a reader cannot tell them apart; give "
                "one of them a different name"
            )
            yield Finding(path, what)
        known.add(name)


def _with_themselves(whole: Whole) -> Iterator[Finding]:
    """Nobody is asked to talk to themselves."""
    for path, duty in whole.each(Duty):
        for actor, ref in product(parts_of(duty.who), several(duty.whom)):
            (whose, role), (theirs, other) = split_ref(actor), split_ref(ref)
            same_side = whose == theirs or theirs == "each" or (whose, theirs) == ("each", "")
            if role == other and actor != NOT_STATED and same_side:
                meant = turned(actor) if whose != "each" else f"their {role}"
                what = (
                    f"“{actor}” is to do this with “{ref}”, which is the same person; write "
                    f"“{meant}” if the other side is meant, or remove “whom”"
                )
                yield Finding((*path, "whom"), what)


def _on_no_side(whole: Whole) -> Iterator[Finding]:
    """A post of the board, or an independent one, belongs to neither side."""
    roles = whole.policy.people
    for path, key, ref in _refs(whole):
        whose, role = split_ref(ref)
        if whose and role in roles and roles[role].side != "each agency":
            what = (
                f"“{roles[role].title}” is on neither side, so there is no “{ref}”; write “{role}”"
            )
            yield Finding((*path, key), what)
    for role_id, post in roles.items():
        if post.on_no_side and post.contact == "known to you":
            what = (
                f"“{post.title}” is on neither side, so a reader may not know them; write “ask for "
                "it”, or “not given” if the document gives no contact"
            )
            yield Finding(("people", role_id, "contact"), what)


def _refs(whole: Whole) -> Iterator[tuple[Path, str, str]]:
    for path, duty in whole.each(Duty):
        yield from ((path, "who", ref) for ref in parts_of(duty.who))
        yield from ((path, "whom", ref) for ref in several(duty.whom))
    yield from ((path, "by", rule.by) for path, rule in whole.each(Rule))


def _unused_starts(whole: Whole) -> Iterator[Finding]:
    """A time limit that gives no date must not have a start."""
    for path, timing in whole.each(Timing):
        spans = [parse_span(text) for key in SPANS if (text := getattr(timing, key))]
        if any(span.gives_date for span in spans):
            continue
        for key in ("runs_from", "we_count_from", "pause", "or_sooner"):
            if getattr(timing, key):
                said = timing.within or timing.within_words or "no time"
                what = (
                    f"“{key}” is for a time limit that gives a date, but “{said}” gives none; "
                    f"correct “within”, or remove “{key}”"
                )
                yield Finding((*path, key), what)


def _stays_open(whole: Whole) -> Iterator[Finding]:
    """A duty may stay open only at steps that can come after its own."""
    policy = whole.policy
    for path, duty in whole.each(Duty):
        if not isinstance(duty.stays_open, tuple):
            continue
        own = str(path[1]) if path[0] == "stages" else ""
        after = {*reachable(policy, own, {})} - {own} if own else {*policy.stages}
        known = [each for each in policy.stages if each in after]
        for at, stage in enumerate(duty.stays_open):
            if stage not in known:
                instead = did_you_mean(stage, known) if known else "write “no”"
                what = f"no step that can follow this one is called “{stage}”; {instead}"
                yield Finding((*path, "stays_open", at), what)


def _parts(policy: Policy) -> Iterator[Finding]:
    """A later part of a printed step is written after it and has the same label."""
    order = list(policy.stages)
    for stage_id, stage in policy.stages.items():
        first = policy.stages.get(stage.part_of)
        if first is None:
            continue
        if first.label != stage.label:
            what = (
                f"“part_of” says that the document prints this and “{first.title}” as one step, "
                f"but their labels differ; write “label: {first.label}”, or remove “part_of”"
            )
            yield Finding(("stages", stage_id, "label"), what)
        elif order.index(stage.part_of) >= order.index(stage_id):
            what = (
                f"this step is part of “{first.title}”, which comes after it in the file; move it "
                f"to after “{first.title}”"
            )
            yield Finding(("stages", stage_id, "part_of"), what)


def _in_order(policy: Policy) -> Iterator[Finding]:
    """Steps are written in the order in which they follow each other, as readers see that list."""
    order = list(policy.stages)
    for stage_id, stage in policy.stages.items():
        for target in _on_from(policy, stage_id, stage):
            back = order.index(target) < order.index(stage_id)
            if back and stage_id not in reachable(policy, target, {}):
                other = policy.stages[target].title
                what = (
                    f"“{stage.title}” leads on to “{other}”, which is written before it; write the "
                    "steps in the order in which they follow each other"
                )
                yield Finding(("stages", f"key:{stage_id}"), what)


def _on_from(policy: Policy, stage_id: str, stage: Stage) -> tuple[str, ...]:
    """The steps of the same ladder that follow if people still disagree."""
    named = (each for rule in rules_of(policy, stage_id, "unresolved") for each in rule.targets())
    stages = policy.stages
    return tuple(each for each in named if each in stages and stages[each].ladder == stage.ladder)


def _readings(policy: Policy) -> Iterator[Finding]:
    """Where the document has no rule, the safer reading is to go on as after disagreement."""
    for path, stage_id, move, rules in exits_written(policy):
        if not stage_id or move in ("unresolved", "resolved"):
            continue
        on = _targets(rules_of(policy, stage_id, "unresolved"), stage_id) & {*policy.stages}
        for at, rule in enumerate(rules):
            other = _targets([rule], stage_id) - on
            if rule.unclear and other:
                what = (
                    "where the document does not say, readers are sent on as after disagreement, "
                    f"to {_listed(on) or 'no other step here'}, but this leads to "
                    f"{_listed(other)}; "
                    + (f"write {_listed(on)}" if on else "leave this entry out")
                    + ", or remove “unclear” if the document does say so"
                )
                yield Finding((*path, at), what)


def _no_agreement(policy: Policy) -> Iterator[Finding]:
    """An ending without agreement must not lead to a place where people have agreed."""
    for path, stage_id, move, rules in exits_written(policy):
        if not stage_id or move == "resolved":
            continue
        for at, rule in enumerate(rules):
            agreed = {to for to in _targets([rule], stage_id) if to.endswith(".resolved")}
            if agreed:
                what = (
                    f"“{move}” leads to {_listed(agreed)}, as if they had agreed; write a step, an "
                    "end or “stops” instead"
                )
                yield Finding((*path, at), what)


def _one_reading(whole: Whole) -> Iterator[Finding]:
    for path, gap in whole.each(Gap):
        if len(gap.readings) == 1:
            what = "one reading alone is not a choice; write the other too, or remove “readings”"
            yield Finding((*path, "readings"), what)


def _targets(rules: Iterable[Rule], stage_id: str) -> set[str]:
    return {absolute(target, stage_id) for rule in rules for target in rule.targets()}


def _roads(policy: Policy) -> Iterator[Finding]:
    for road_id, road in policy.scope.items():
        if not (road.go or road.duties or road.elsewhere):
            what = (
                f"nothing says what to do about “{road.answer}”; write it under “duties”, or write "
                "the step at which it starts under “go”; if the policy is only not for that, write "
                "“elsewhere: not stated”"
            )
            yield Finding(("scope", f"key:{road_id}"), what)


def _listed(places: set[str]) -> str:
    return " or ".join(f"“{place}”" for place in sorted(places))
