"""What may happen next: one entry for each way on from a step, stated by the policy or not."""

from dataclasses import dataclass

from decision_aid.answers import allowed_answers
from decision_aid.conditions import Answers, judge
from decision_aid.people import Post, Who, split_ref, who_is
from decision_aid.place import Place, place_of
from decision_aid.places import (
    EMERGENCY,
    ENDINGS,
    Leads,
    Way,
    exit_source,
    follows_silence,
    leads,
    offered,
    own_label,
    rules_of,
    rungs,
    split_place,
)
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from decision_aid.written import clauses_of


@dataclass(frozen=True, slots=True)
class Offer:
    """A road of this policy's own that may help where the way on is not stated."""

    title: str
    answers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Required:
    """Something the policy wants done before a way is taken."""

    says: str
    condition: str = ""
    """In the author's words, where several rules are possible."""


@dataclass(frozen=True, slots=True)
class Next:
    """One way on from a step."""

    move: str
    """The ending: one of `places.ENDINGS`, or `go` for a link that is none."""
    answers: dict[str, str]
    """The whole mapping to send next."""
    code: str = ""
    """For `go`: an answer about having told somebody, `nobody`, `carry_on`, `carry_on_here` or
    `agreed_after_all`; for an ending the ending."""
    says: str = ""
    """The policy's own words for it, where it has some."""
    ahead: str = ""
    """The policy's own words for where it leads, which it may write behind a colon."""
    label: str = ""
    """What the policy prints on the stage that it names, where that is told."""
    condition: str = ""
    """Its condition in the author's words, where the reader is not sure that it holds."""
    to: Place | None = None
    """The place it leads to, where that is told with it."""
    force: str = "none"
    """The verb of the clause; `none` when there is none."""
    clauses: tuple[str, ...] = ()
    """The clauses that say where it leads."""
    by: Who | None = None
    """The post whose choice or judgement it is."""
    chooses: bool = False
    """Whether that post chooses between places; no, where it judges that there is this one."""
    stated: bool = True
    """False when the policy has no rule: the link is then the safer reading."""
    requires: tuple[Required, ...] = ()
    """What the policy wants done before this way is taken."""
    unclear: str = ""
    """Where the policy has no rule, in the author's words: what it does not say."""
    other: str = ""
    """The other reading, in the author's words."""
    safer: Place | None = None
    """The stage that the safer reading leads to, where it is one."""
    offers: tuple[Offer, ...] = ()
    """What this policy offers elsewhere."""
    source: str = ""
    """Where the policy's file says so: a rule, or the rules of an ending."""


def next_from(policy: Policy, place: str, answers: Answers) -> tuple[Next, ...]:
    """Every way on from a place, in the order it is offered."""
    stage_id, ending = split_place(place)
    kept = {question: answer for question, answer in answers.items() if question != "position"}
    if place == EMERGENCY:
        return _after_emergency(policy, kept)
    if place in policy.scope:
        if policy.scope[place].go:
            facts = {question: answer for question, answer in kept.items() if question != "topic"}
            return tuple(
                Next("go", {**facts, "position": each.place}, "nobody", each.says, label=each.label)
                for each in rungs(policy, place)
            )
        return (Next("go", {**kept, "topic": "other"}, "carry_on_here"),)
    if stage_id not in policy.stages:
        return ()
    if ending == "stops":
        agreed = {**kept, "position": f"{stage_id}.resolved"}
        return (Next("go", agreed, "agreed_after_all"),)
    found: list[Next] = []
    for move, each in ENDINGS.items():
        here = each.once_agreed == (ending == "resolved")
        if here and offered(policy, stage_id, move, kept):
            found += _from_move(policy, stage_id, move, kept)
    return tuple(found)


def _after_emergency(policy: Policy, kept: dict[str, str]) -> tuple[Next, ...]:
    if "told" in kept:
        return (Next("go", {**kept, "told": "told"}, "carry_on"),)
    return tuple(
        Next("go", {**kept, "told": each.id}, each.code)
        for each in allowed_answers(policy, "told").values()
    )


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
        move,
        {**kept, "position": f"{stage_id}.{move}"},
        move,
        own_label(policy, stage_id, move),
        force=forces.pop() if len(forces) == 1 else "none",
        clauses=tuple(dict.fromkeys(part for rule in rules for part in clauses_of(rule.clause))),
        requires=tuple(
            Required(each.says, rule.if_words) for rule in rules for each in rule.requires
        ),
        source=exit_source(policy, stage_id, move),
    )


def _way_on(
    policy: Policy, stage_id: str, move: str, to: Leads, way: Way, kept: dict[str, str]
) -> Next:
    """One place that an ending leads to: the only one, or one of those to choose from."""
    rule = way.rule or Rule()
    only = len(to.ways) == 1
    usual = own_label(policy, stage_id, move)
    whole = own_words(policy, stage_id, move, rule) or usual
    says, _, ahead = whole.partition(": ")
    condition = "" if way.sure else rule.if_words
    as_usual = whole == usual and not condition and move != "resolved"
    told = not rule.unclear and (as_usual or not only)
    follows = only and not to.opens_in_place
    return Next(
        move,
        {**kept, "position": f"{stage_id}.{move}" if follows else way.place},
        move,
        says,
        ahead,
        condition=condition,
        to=place_of(policy, way.place) if told else None,
        force=_force(policy, stage_id, move, rule),
        clauses=clauses_of(rule.clause),
        by=_bare(policy, rule.by) if rule.by else None,
        chooses=not only,
        requires=tuple(Required(each.says) for each in rule.requires),
        stated=not rule.unclear,
        unclear=rule.unclear,
        safer=_stage_of(policy, way.place) if rule.unclear else None,
        other=rule.other,
        offers=_offers(policy, stage_id, move) if rule.unclear else (),
        source=_source(policy, stage_id, move, way.rule),
    )


def _source(policy: Policy, stage_id: str, move: str, rule: Rule | None) -> str:
    source = exit_source(policy, stage_id, move)
    known = rule is not None and source != "silence"
    return f"{source}.{rules_of(policy, stage_id, move).index(rule)}" if known else source


def own_words(policy: Policy, stage_id: str, move: str, rule: Rule | None) -> str:
    """The rule's own words for a button; silence that follows the rule has words of its own."""
    return rule.label if rule and not follows_silence(policy, stage_id, move) else ""


def _force(policy: Policy, stage_id: str, move: str, rule: Rule) -> str:
    """The verb of the rule; on silence that may move on, never more than `may`."""
    if follows_silence(policy, stage_id, move) and policy.silence == "may move on":
        return "may"
    return rule.force


def _bare(policy: Policy, ref: str) -> Who:
    """A post by its title alone, whichever side it is on."""
    who = who_is(ref, policy, {})
    role = policy.roles[split_ref(ref)[1]]
    return Who(who.role, who.how, (Post(who.role, who.posts[0].side, role.title),))


def _unstated(policy: Policy, stage_id: str, move: str, kept: dict[str, str]) -> Next:
    onward = leads(policy, stage_id, "unresolved", kept)
    # Where going on is itself a reading of ours, it opens here: the link goes where that leads.
    one = len(onward.ways) == 1
    place = onward.ways[0].place if onward.opens_in_place else f"{stage_id}.unresolved"
    return Next(
        move,
        {**kept, "position": place},
        move,
        own_label(policy, stage_id, move),
        stated=False,
        safer=_stage_of(policy, onward.ways[0].place) if one else None,
        offers=_offers(policy, stage_id, move),
        source=exit_source(policy, stage_id, move),
    )


def _stage_of(policy: Policy, place: str) -> Place | None:
    """The place, if it is a stage while its talks go on."""
    found = place_of(policy, place)
    return found if found.kind == "stage" and not found.ending else None


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
