"""What may happen next: one entry for each way on from a step, stated by the policy or not."""

from dataclasses import dataclass

from decision_aid.conditions import Answers, judge
from decision_aid.contents import EMERGENCY
from decision_aid.people import split_ref
from decision_aid.places import (
    Leads,
    Way,
    follows_silence,
    label_of,
    leads,
    offered,
    rules_of,
    rungs,
    split_place,
)
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from decision_aid.written import clauses_of

TOLD = {
    "told": "I have told them",
    "cannot_reach": "I cannot reach them",
    "will_not_act": "They will not act",
    "i_am_named": "I am the person it says to tell",
}

TOLD_ANYBODY = {
    "told": "I have told children's services or the police",
    "cannot_reach": "I cannot reach them",
    "will_not_act": "They will not act",
}
"""The same where the policy names nobody to tell."""

UNSTATED = {
    "no_reply": (
        "The policy does not say what no answer means.",
        "The safer reading is to go on",
        "The other reading: they may still be acting on it, and you ask them again.",
    ),
    "own_side": (
        "The policy does not say what you do if your own side will not take it on.",
        "The safer reading is that it still goes on",
        "The other reading: it waits until your own side has answered you.",
    ),
    "not_done": (
        "The policy does not say which step you go back to when what was agreed is not done.",
        "The safer reading is to treat it as not settled, and go on",
        "The other reading: the same people talk again.",
    ),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A road of this policy's own that may help where the way on is not stated."""

    label: str
    answers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Next:
    """One way on from a step."""

    label: str
    """What the button says."""
    move: str
    """The ending: one of `places.MOVES`, or `go` for a link that is none."""
    force: str
    """The verb of the clause; `none` when there is none."""
    clauses: tuple[str, ...]
    """The clauses that say where it leads."""
    answers: dict[str, str]
    """The whole mapping to send next."""
    by: str = ""
    """The post whose choice or judgement it is."""
    stated: bool = True
    """False when the policy has no rule: the link is then the safer reading."""
    requires: tuple[str, ...] = ()
    """What the policy wants done before this way is taken."""
    unclear: str = ""
    """Where the policy has no rule: what it does not say."""
    safer: str = ""
    """The safer reading, which the link follows."""
    other: str = ""
    """The other reading."""
    offers: tuple[Offer, ...] = ()
    """What this policy offers elsewhere."""


def next_from(policy: Policy, place: str, answers: Answers) -> tuple[Next, ...]:
    """Every way on from a place, in the order it is offered."""
    stage_id, ending = split_place(place)
    kept = {question: answer for question, answer in answers.items() if question != "position"}
    if place == EMERGENCY:
        return _after_emergency(policy, kept)
    if place in policy.scope:
        if policy.scope[place].go:
            facts = {question: answer for question, answer in kept.items() if question != "topic"}
            return tuple(_link(label, to, facts) for to, label in rungs(policy, place))
        onward = {**kept, "topic": "other"}
        return (Next("Carry on here as well", "go", "none", (), onward),)
    if stage_id not in policy.stages:
        return ()
    if ending == "resolved":
        moves: tuple[str, ...] = ("not_done",)
    elif ending == "stops":
        return (_link("We have agreed after all", f"{stage_id}.resolved", kept),)
    else:
        moves = ("resolved", "unresolved", "no_reply", "own_side", "higher")
    found: list[Next] = []
    for move in moves:
        if offered(policy, stage_id, move, kept):
            found += _from_move(policy, stage_id, move, kept)
    return tuple(found)


def told_answers(policy: Policy) -> dict[str, str]:
    """What a reader may say of having told somebody; nobody is named in every policy."""
    return TOLD if policy.emergency.duties else TOLD_ANYBODY


def _after_emergency(policy: Policy, kept: dict[str, str]) -> tuple[Next, ...]:
    if "told" in kept:
        carry_on = {**kept, "told": "told"}
        return (Next("Carry on with the disagreement", "go", "none", (), carry_on),)
    return tuple(
        Next(label, "go", "none", (), {**kept, "told": answer})
        for answer, label in told_answers(policy).items()
    )


def _link(label: str, place: str, kept: dict[str, str]) -> Next:
    return Next(label, "go", "none", (), {**kept, "position": place})


def _from_move(policy: Policy, stage_id: str, move: str, kept: dict[str, str]) -> list[Next]:
    to = leads(policy, stage_id, move, kept)
    here = f"{stage_id}.{move}"
    if not to.stated and not to.ways:
        return [_unstated(policy, stage_id, move, kept)]
    if to.ask or (not to.ways[0].sure and all(way.place != here for way in to.ways)):
        return [_depends(policy, stage_id, move, kept)]
    return [_way_on(policy, stage_id, move, to, way, kept) for way in to.ways]


def _depends(policy: Policy, stage_id: str, move: str, kept: dict[str, str]) -> Next:
    """Where the place depends on what is still to be asked, or on what nobody here knows."""
    rules = [
        rule
        for rule in rules_of(policy, stage_id, move)
        if judge(rule.when, kept, policy).holds is not False
    ]
    forces = {_force(policy, stage_id, move, rule) for rule in rules}
    return Next(
        label_of(policy, stage_id, move),
        move,
        forces.pop() if len(forces) == 1 else "none",
        tuple(dict.fromkeys(part for rule in rules for part in clauses_of(rule.clause))),
        {**kept, "position": f"{stage_id}.{move}"},
        requires=tuple(
            f"{rule.if_words}: {each.says}" if rule.if_words else each.says
            for rule in rules
            for each in rule.requires
        ),
    )


def _way_on(
    policy: Policy, stage_id: str, move: str, to: Leads, way: Way, kept: dict[str, str]
) -> Next:
    """One place that an ending leads to: the only one, or one of those to choose from."""
    rule = way.rule or Rule()
    only = len(to.ways) == 1
    label = own_words(policy, stage_id, move, rule) or label_of(policy, stage_id, move)
    if not way.sure and rule.if_words:
        label = f"{label}, {rule.if_words}"
    usual = label == label_of(policy, stage_id, move) and move != "resolved"
    if not rule.unclear and (usual or not only):
        label = f"{label}: {place_title(policy, way.place)}"
    by = policy.roles[split_ref(rule.by)[1]].title if rule.by else ""
    if by:
        label = f"{label} (the {by} {'judges' if only else 'chooses'})"
    follows = only and not to.opens_in_place
    return Next(
        label,
        move,
        _force(policy, stage_id, move, rule),
        clauses_of(rule.clause),
        {**kept, "position": f"{stage_id}.{move}" if follows else way.place},
        by=by,
        requires=tuple(each.says for each in rule.requires),
        stated=not rule.unclear,
        unclear=rule.unclear,
        safer=_safer("The safer reading is to go on", policy, way.place) if rule.unclear else "",
        other=rule.other,
        offers=_offers(policy, stage_id, move) if rule.unclear else (),
    )


def own_words(policy: Policy, stage_id: str, move: str, rule: Rule | None) -> str:
    """The rule's own words for a button; silence that follows the rule has words of its own."""
    return rule.label if rule and not follows_silence(policy, stage_id, move) else ""


def _force(policy: Policy, stage_id: str, move: str, rule: Rule) -> str:
    """The verb of the rule; on silence that may move on, never more than `may`."""
    if follows_silence(policy, stage_id, move) and policy.silence == "may move on":
        return "may"
    return rule.force


def _unstated(policy: Policy, stage_id: str, move: str, kept: dict[str, str]) -> Next:
    unclear, safer, other = UNSTATED[move]
    onward = leads(policy, stage_id, "unresolved", kept)
    # Where going on is itself a reading of ours, it opens here: the link goes where that leads.
    one = len(onward.ways) == 1
    place = onward.ways[0].place if onward.opens_in_place else f"{stage_id}.unresolved"
    return Next(
        label_of(policy, stage_id, move),
        move,
        "none",
        (),
        {**kept, "position": place},
        stated=False,
        unclear=unclear,
        safer=_safer(safer, policy, onward.ways[0].place) if one else safer,
        other=other,
        offers=_offers(policy, stage_id, move),
    )


def _safer(reading: str, policy: Policy, place: str) -> str:
    """The safer reading with the place it leads to, when that is one place of the ladder."""
    stage = policy.stages.get(split_place(place)[0])
    if stage is None or split_place(place)[1]:
        return reading
    return f"{reading}: {stage.title}"


def _offers(policy: Policy, stage_id: str, move: str) -> tuple[Offer, ...]:
    """The policy's own roads for a reader whose own side will not take it on."""
    if move != "own_side":
        return ()
    here = policy.stages[stage_id].ladder
    return tuple(
        Offer(road.title, {"topic": road_id})
        for road_id, road in policy.scope.items()
        if road.own_side and not (road.go and policy.stages[road.go].ladder == here)
    )


def place_title(policy: Policy, place: str) -> str:
    """What a place is called on a button."""
    stage_id, ending = split_place(place)
    if place in policy.ends:
        return policy.ends[place].title
    if ending == "stops":
        return "the policy stops here"
    if ending == "resolved":
        return "we have agreed"
    return policy.stages[stage_id].title
