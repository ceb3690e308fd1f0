"""Properties of what readers are told: nothing that no clause says, and nothing left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from decision_aid.conditions import UNSURE, judge
from decision_aid.gaps import gaps_of
from decision_aid.places import exit_of, split_place
from decision_aid.policy import Policy
from decision_aid.reachable import earlier_stages
from decision_aid.shown import ShownDuty
from decision_aid.step import Step, step_at
from decision_aid.turn import turn
from decision_aid.written import clauses_of
from site_generator.screens.graph import State, address_of, links_from
from words.catalogue import ENGLISH
from words.duties import duty_told
from words.headlines import headline_told
from words.sentence import BOARD, Sentence, plain

UNSAFE = ("no", UNSURE)
"""The answers of a reader for whom the person may not be safe."""

UNRULED = ("unresolved", "no_reply", "own_side", "not_done")
"""The endings of which a policy may not say where they lead."""

VERBS = {
    "must": {"must"},
    "need_to": {"need to", "needs to"},
    "should": {"should"},
    "expected_to": {"expects"},
    "aims_to": {"aim"},
    "will": {"will"},
    "can": {"can"},
    "may": {"may"},
    "asks": {"asks"},
}
"""The words of ours that tell each force."""

VERB = re.compile(r"\b(must|needs? to|should|expects|aim|asks|will|can|may)\b")


def leads_without_a_rule(policy: Policy, states: Iterable[State]) -> Iterator[str]:
    """Where no rule says what follows, no way ends, stops, leads back or stays where it is."""
    for state in states:
        step, question = state.turn.step, state.turn.question
        for way in step.next if step else ():
            statement = step and way.move == step.stage.ending  # of the place itself: no way
            if way.basis != "policy" and way.move in UNRULED and step and not statement:
                yield from _wrong_end(policy, state, step.stage.id, way.answers)
        if question and question.kind == "ended":
            stage_id = state.turn.answers["position"]
            for choice in question.answers:
                here, ending = split_place(choice.id)
                if ending in UNRULED and exit_of(policy, here, ending) is None:
                    yield from _wrong_end(policy, state, stage_id, choice.answers)


def _wrong_end(policy: Policy, state: State, here: str, answers: dict[str, str]) -> Iterator[str]:
    to = answers.get("position", "")
    stage_id, ending = split_place(to)
    back = stage_id in earlier_stages(policy, here) if stage_id in policy.stages else False
    if to in policy.ends or ending in ("resolved", "stops") or to == here or back:
        yield f"{state.address}: without a rule it leads to {to}"


def gaps_left_out(policy: Policy, states: Iterable[State]) -> Iterator[str]:
    """Every gap of a place is told there, unless it is about something that is not."""
    for state in states:
        if not (step := state.turn.step):
            continue
        told = {gap.id for gap in step.gaps}
        limits = {each.id for each in step.timescales}
        for gap_id, gap in gaps_of(policy).items():
            concerns = judge(gap.when, state.turn.answers, policy).holds is not False
            about_this = not gap.limit or gap.limit in limits
            if step.stage.id in gap.at and concerns and about_this and gap_id not in told:
                yield f"{state.address}: the gap {gap_id} is not told"


def said_by_no_record(policy: Policy, states: Iterable[State]) -> Iterator[str]:
    """Each duty, limit and note is what the record at its source says, by the same clauses."""
    seen: set[object] = set()
    for state in states:
        if not (step := state.turn.step):
            continue
        for each in (*step.duties, *step.earlier):
            told = (each.source, each.force, each.does, each.clauses, each.sign)
            if told not in seen:
                seen.add(told)
                found = record_at(policy, each.source)
                own = (found.force, found.does, clauses_of(found.clause), found.sign)
                if own != told[1:]:
                    yield f"{state.address}: {each.source} says {own}, and not {told[1:]}"
        for limit in step.timescales:
            if limit.stated and limit not in seen:
                seen.add(limit)
                owed = [each.source for each in step.duties if each.id == limit.id]
                found = record_at(policy, (owed or [limit.source])[0])
                if limit.clauses != clauses_of(found.clause):
                    yield f"{state.address}: {limit.source} has not the clauses {limit.clauses}"


def record_at(policy: Policy, source: str) -> Any:
    """The record at a path of the policy's file."""
    found: Any = policy
    for name in source.split("."):
        if isinstance(found, dict):
            found = found[name]
        else:
            found = found[int(name)] if isinstance(found, tuple) else getattr(found, name)
    return found


def ordered_by_nobody(policy: Policy, states: Iterable[State]) -> Iterator[str]:
    """A duty has its clause's verb and names its actor; a headline orders only such an actor."""
    words = ENGLISH.about(policy.person)
    seen: set[ShownDuty] = set()
    for state in states:
        if not (step := state.turn.step):
            continue
        for duty in {*step.duties, *step.earlier} - seen:
            seen.add(duty)
            yield from _wrong_verb(state, duty, duty_told(replace(duty, when=None), words))
        for side, headline in step.headlines.items():
            owed = [each for each in step.duties if (each.id, each.side) == (headline.duty, side)]
            if headline.why == "own" and not owed:
                yield f"{state.address}: no clause names {side} for {headline.duty}"
                continue
            told = headline_told(headline, step, side, words)
            if owed and owed[0].force != "will":  # which is told as what comes next
                yield from _wrong_verb(state, owed[0], told)
            elif headline.why in ("others", "place") and (verbs := _verbs(told)):
                yield f"{state.address}: “{plain(told)}” orders by {verbs}"


def _wrong_verb(state: State, duty: ShownDuty, told: Sentence) -> Iterator[str]:
    verbs = {*_verbs(told)}
    if not verbs or not verbs <= VERBS[duty.force]:
        yield f"{state.address}: “{plain(told)}” has another verb than “{duty.force}”"
    named = duty.side in ("raiser", "anyone") or duty.who.how != "one"
    if not named and duty.who.posts[0].title.strip().casefold() not in plain(told).casefold():
        yield f"{state.address}: “{plain(told)}” does not name who it is for"


def _verbs(told: Sentence) -> list[str]:
    """The verbs among our own words of a sentence."""
    ours = (text if BOARD not in mark.split() else "·" for text, mark in told)
    return VERB.findall("".join(ours))


def urgent_lost(policy: Policy, states: Iterable[State]) -> Iterator[str]:
    """Where the person may not be safe, no answer and no way on loses a duty or a limit."""
    for state in states:
        asked = [{**state.turn.answers, "safe": unsafe} for unsafe in UNSAFE]
        if (safe := state.turn.answers.get("safe")) in UNSAFE:
            links = (link for link in links_from(state.turn) if link.kind != "change")
            asked += [{**link.answers, "safe": safe} for link in links]
        for answers in () if policy.about_nobody else asked:
            if lost := _lost(policy, answers):
                yield f"{address_of(answers)}: it loses {lost}"


def _lost(policy: Policy, answers: dict[str, str]) -> set[tuple[str, str]]:
    """What these answers lose of what the place shows with all of them."""
    found = turn(policy, answers)
    if found.step is None:
        return set()
    whole = step_at(policy, found.step.stage.id, {**found.answers, **answers})
    return _told_at(whole) - _told_at(found.step)


def _told_at(step: Step) -> set[tuple[str, str]]:
    """Everything that somebody has to do at a step, and every time limit."""
    duties = {(each.id, each.side) for each in (*step.duties, *step.earlier)}
    return duties | {(each.id, "limit") for each in step.timescales if each.stated}


def answers_without_effect(policy: Policy, states: Iterable[State]) -> Iterator[str]:
    """Every answer, and every way on, leads to another screen."""
    for state in states:
        for link in links_from(state.turn):
            following = turn(policy, link.answers)
            if link.kind != "change" and following.answers == state.turn.answers:
                yield f"{state.address}: {address_of(link.answers)} changes nothing"


ALL = (
    leads_without_a_rule,
    gaps_left_out,
    said_by_no_record,
    ordered_by_nobody,
    urgent_lost,
    answers_without_effect,
)
"""Every property of what is told."""
