"""What the policy's rules say of each step, in the words that the procedure page should use.

Written without the code and the templates that draw the page, on purpose: two hands that agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from decision_aid.conditions import several
from decision_aid.contents import Placed, placed
from decision_aid.duties import Says
from decision_aid.headlines import sentence
from decision_aid.people import NOT_STATED, Reach, reach
from decision_aid.places import MOVES, absolute, rules_of, split_place
from decision_aid.policy import Gap, Policy
from decision_aid.stages import Rule
from decision_aid.written import clauses_of
from site_generator.tellings.compared import Item
from site_generator.tellings.markup import plain
from site_generator.tellings.names import (
    actor_of,
    actors,
    acts_at,
    condition,
    duty_times,
    place_called,
    printed_name,
    stage_limits,
    stop,
    time_of,
    title_of,
)
from words.standing import date_words

VERBS = {
    "will": "will (the policy says): ",
    "expects": "the policy expects: ",
    "aim": "the aim: ",
    "none": "",
}


def meant_by_page(policy: Policy) -> dict[str, list[Item]]:
    """The items of every step by its anchor, and under no anchor those of the page as a whole."""
    found = {"": list(_whole(policy))}
    for ladder in dict.fromkeys(stage.ladder for stage in policy.stages.values()):
        ids = [each for each, stage in policy.stages.items() if stage.ladder == ladder]
        for stage_id, following in pairwise([*ids, ""]):
            box = _box(policy, stage_id, following)
            found[f"stage-{stage_id}"] = [*box, *_stage(policy, stage_id, following)]
    return found


def _whole(policy: Policy) -> Iterator[Item]:
    starts = [rule for rule in policy.start if rule.targets()]
    for rule in starts:
        yield ("place to start", *_way(policy, "", rule, "", several_ways=len(starts) > 1))
    yield from (("end", end_id, plain(end.title)) for end_id, end in policy.ends.items())
    for road_id, road in policy.scope.items():
        yield ("other road", road_id, plain(road.title))
        if road.go:
            yield ("start of a road", f"stage-{road.go}")
    given = {
        address
        for role_id in policy.roles
        for contact in reach(role_id, policy, {})
        for address in _addresses(contact)
    }
    write_to = policy.mistakes_to
    mail = {f"mailto:{write_to}"} if "@" in write_to and " " not in write_to else set()
    yield from (("address", each) for each in sorted(given | mail))


def _box(policy: Policy, stage_id: str, following: str) -> Iterator[Item]:
    yield ("title in the flowchart", title_of(policy, stage_id))
    yield ("printed name in the flowchart", printed_name(policy, stage_id))
    yield ("who acts in the flowchart", actors(policy, stage_id))
    starts = (road.answer for road in policy.scope.values() if road.go == stage_id)
    yield from (("start in the flowchart", plain(each)) for each in starts)
    own, _ = stage_limits(policy, stage_id)
    times = duty_times(policy, stage_id)
    first = [plain(each.words) for each in own] or times[:1]
    yield from (("limit in the flowchart", each) for each in first)
    if times[0 if own else 1 :]:
        yield ("limit in the flowchart", "More limits stand in the step.")
    for move in ("resolved", "unresolved"):
        for way in _ways(policy, stage_id, move, following, short=True):
            yield ("way on in the flowchart", move, *way)
    ahead = {
        target for rule in rules_of(policy, stage_id, "unresolved") for target in rule.targets()
    }
    yield ("arrow to the next step", "drawn" if following in ahead else "none")


def _stage(policy: Policy, stage_id: str, following: str) -> Iterator[Item]:
    stage = policy.stages[stage_id]
    yield ("printed name", printed_name(policy, stage_id))
    yield ("title", title_of(policy, stage_id))
    acts = acts_at(policy, stage_id)
    names = dict.fromkeys(actor_of(policy, each.duty.who) for each in acts)
    yield from (("one who acts", name) for name in names or ("nobody",))
    for each in acts:
        yield ("duty", actor_of(policy, each.duty.who), *_duty(policy, each)[1:])
    for kind, item in (("tell", "one who is told"), ("record", "record"), ("advice", "adviser")):
        for each in placed(getattr(stage, kind), kind, stage_id, stage_id):
            yield (item, *_duty(policy, each))
    for note in stage.notes:
        yield ("record" if note.about == "record" else "note", *_says(note))
    yield from _meeting(policy, stage_id)
    yield from _limits(policy, stage_id)
    for move in MOVES:
        for way in _ways(policy, stage_id, move, following):
            yield ("way on", move, *way)
    gaps = [
        gap for gap in policy.gaps.values() if any(split_place(at)[0] == stage_id for at in gap.at)
    ]
    yield from map(_gap, gaps)
    if gaps:
        yield ("number of things left open", "One" if len(gaps) == 1 else str(len(gaps)))
    yield ("way to recognise it", plain(stage.so_far), _clauses(stage.clause))


def _meeting(policy: Policy, stage_id: str) -> Iterator[Item]:
    meeting = policy.stages[stage_id].meeting
    if meeting:
        yield ("meeting", plain(meeting.called))
        for each in meeting.sits:
            yield ("part of the meeting", plain(each.says), _clauses(each.clause))
        unsaid = "the policy does not say"
        chairs, votes = (
            unsaid if said == NOT_STATED else plain(said)
            for said in (meeting.chairs, meeting.votes)
        )
        yield ("part of the meeting", f"Who chairs: {chairs}", "")
        yield ("part of the meeting", f"How it decides: {votes}", _clauses(meeting.clause))


def _limits(policy: Policy, stage_id: str) -> Iterator[Item]:
    own, whole = stage_limits(policy, stage_id)
    for each in own:
        owner = f"{sentence(plain(each.owed_by))}. " if each.owed_by else ""
        force = "" if each.force in ("none", "will") else each.force
        yield ("limit", f"{owner}{plain(each.words)}", force, "; ".join(each.clauses))
    yield from (("limit on the whole", plain(each.words).split(". ")[0]) for each in whole)
    if not own and not duty_times(policy, stage_id):
        yield ("no limit of its own",)


def _duty(policy: Policy, each: Placed) -> tuple[str, ...]:
    duty = each.duty
    does = f"{VERBS.get(duty.force, f'{duty.force} ')}{stop(plain(duty.does))}"
    does += f" On {stop(plain(duty.file))}" if duty.file else ""
    does += f" Form: {stop(plain(duty.form))}" if duty.form else ""
    contacts = [found for ref in several(duty.whom) for found in reach(ref, policy, {})]
    told = [found for found in dict.fromkeys(contacts) if found.kind in ("given", "not_given")]
    reached = [_reached(found) for found in told]
    when = condition(policy, duty.if_words, duty.when)
    times = (time_of(policy, each), _clauses(duty.clause))
    return (actor_of(policy, duty.who), when, does, *times, *sorted(reached, key=str.casefold))


def _reached(contact: Reach) -> str:
    name = sentence(plain(contact.name))
    if contact.kind != "given":
        return f"{name}: the policy gives no contact."
    checked = f"Checked {date_words(contact.checked)}." if contact.checked else ""
    source = checked or "As the policy prints it; nobody here has checked it."
    ways = ", ".join(filter(None, (contact.phone, contact.email)))
    return " ".join((f"{name}: {ways}. {source}", *_addresses(contact)))


def _addresses(contact: Reach) -> Iterator[str]:
    if contact.phone:
        yield f"tel:{contact.phone.replace(' ', '')}"
    if contact.email:
        yield f"mailto:{contact.email}"


def _ways(
    policy: Policy, stage_id: str, move: str, following: str, *, short: bool = False
) -> Iterator[tuple[str, ...]]:
    """Where an ending leads; `short` as the flowchart says it."""
    rules = [rule for rule in rules_of(policy, stage_id, move) if rule.targets()]
    if not rules and move == "resolved":
        said = plain(policy.stages[stage_id].settled) or "write it down"
        yield ("agreed", said, *[""] * 6)
    if not rules and move == "unresolved":
        yield ("stops", "")
    for rule in rules:
        way = _way(policy, stage_id, rule, following, several_ways=len(rules) > 1)
        plainly = len(rules) == 1 and not way[2] and not rule.unclear and move == "unresolved"
        if short and plainly and rule.targets() == (following,):
            label, own = printed_name(policy, following), printed_name(policy, stage_id)
            name = title_of(policy, following) if label in ("", own) else label
            by = f"({actor_of(policy, rule.by)} chooses)" if rule.by else ""
            way = (way[0], name, "", by, "", *way[5:])
        yield way


def _way(
    policy: Policy, stage_id: str, rule: Rule, following: str, *, several_ways: bool
) -> tuple[str, ...]:
    places = [absolute(each, stage_id) for each in rule.targets()]
    when = condition(policy, rule.if_words, rule.when)
    if several_ways and not (rule.if_words or rule.when):
        when = "Otherwise"
    by = f"({actor_of(policy, rule.by)} chooses)" if rule.by else ""
    force = "" if rule.force in ("none", "will") else f"({rule.force})"
    first = (f"First: {stop(plain(f.says))} {_reference(f.clause)}".strip() for f in rule.requires)
    other = f" {stop(plain(rule.other))}" if rule.other else ""
    reading = f"{stop(plain(rule.unclear))} This is the safer reading.{other}"
    passes = any(each in policy.stages and each != following for each in places)
    return (
        " or ".join(_anchor(policy, each) for each in places),
        " or ".join(place_called(policy, each) for each in places),
        when,
        " ".join(filter(None, (by, force))),
        _clauses(rule.clause),
        " ".join(first),
        reading if rule.unclear else "",
        "skips" if following and passes else "",
    )


def _anchor(policy: Policy, place: str) -> str:
    stage_id, ending = split_place(place)
    if place in policy.ends:
        return f"end-{place}"
    return "agreed" if ending == "resolved" else f"stage-{stage_id}"


def _says(said: Says) -> tuple[str, ...]:
    return ("", "", plain(said.says), "", _clauses(said.clause))


def _gap(gap: Gap) -> Item:
    unclear = plain(gap.unclear)
    if unclear[:1] != unclear[:1].upper():
        unclear = f"The policy does not say {unclear}"
    if len(gap.readings) > 1 and not unclear.startswith("The policy"):
        unclear = f"The policy says two things. {unclear}"
    readings = " The other: ".join(stop(plain(each)) for each in gap.readings)
    reading = f"We follow this reading: {readings}" if readings else ""
    return ("thing left open", unclear, _clauses(gap.clause), reading)


def _reference(clause: str) -> str:
    return f"In the policy: {_clauses(clause)}" if clauses_of(clause) else ""


def _clauses(clause: str) -> str:
    return "; ".join(clauses_of(clause))
