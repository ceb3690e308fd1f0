"""What may happen next: one entry for each way on from a step, stated by the policy or not."""

from dataclasses import dataclass

from decision_aid.answers import allowed_answers
from decision_aid.arising import arises, safer_reading, waiting_on
from decision_aid.conditions import Answers, judge
from decision_aid.labels import own_label, own_words, words_of
from decision_aid.people import Post, Who, split_ref, who_is
from decision_aid.place import Place, place_of
from decision_aid.places import (
    EMERGENCY,
    ENDINGS,
    MOVES,
    Leads,
    Way,
    absolute,
    exit_source,
    follows_silence,
    leads,
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
    """The ending: one of `places.ENDINGS`; `then` once a stage is done at which nobody has to
    agree; or `go` for a link that is none."""
    answers: dict[str, str]
    """The whole mapping to send next. Of a move without a rule: to its safer reading; where there
    is none, to the place that says so."""
    basis: str = "policy"
    """`policy` where a rule says so, `reading` where it is ours, `none` where it leads nowhere."""
    code: str = ""
    """For `go`: an answer about having told somebody, `nobody`, `carry_on`, `carry_on_here`,
    `something_else`, `agreed_after_all`, `back` or `done`; for an ending the ending."""
    says: str = ""
    """The policy's own words for it, where it has some."""
    ahead: str = ""
    """The policy's own words for where it leads, which it may write behind a colon."""
    label: str = ""
    """What the policy prints on the stage that it names, where that is told."""
    condition: str = ""
    """Its condition in the author's words."""
    to: Place | None = None
    """The place it leads to, where that is told with it."""
    waiting_on: tuple[Who, ...] = ()
    """The posts that have not answered, or that will not take it on."""
    force: str = "none"
    """The verb of the clause; `none` when there is none."""
    clauses: tuple[str, ...] = ()
    """The clauses that say where it leads."""
    by: Who | None = None
    """The post whose choice or judgement it is."""
    chooses: bool = False
    """Whether that post chooses between places; no, where it judges that there is this one."""
    requires: tuple[Required, ...] = ()
    """What the policy wants done before this way is taken."""
    moves_on: bool = False
    """Whether the policy counts no answer as disagreement, though that leads to no stage here."""
    unclear: str = ""
    """Where the policy has no rule, in the author's words: what it does not say."""
    other: str = ""
    """The other reading, in the author's words."""
    offers: tuple[Offer, ...] = ()
    """What this policy offers elsewhere."""
    source: str = ""
    """Where the policy's file says so: a rule, or the rules of an ending."""

    @property
    def stated(self) -> bool:
        """Whether the policy says where it leads."""
        return self.basis == "policy"


def next_from(policy: Policy, place: str, answers: Answers) -> tuple[Next, ...]:
    """Every way on from a place, in the order it is offered."""
    stage_id, ending = split_place(place)
    kept = {question: answer for question, answer in answers.items() if question != "position"}
    if place == EMERGENCY:
        return _after_emergency(policy, kept)
    if place in policy.scope:
        return _from_road(policy, place, kept)
    if stage_id not in policy.stages:
        return ()
    if ending == "stops":
        if not arises(policy, stage_id, "resolved", kept):
            return ()
        agreed = {**kept, "position": f"{stage_id}.resolved"}
        return (Next("go", agreed, code="agreed_after_all"),)
    if ending in MOVES and ending != "resolved":
        back = f"{stage_id}.resolved" if ENDINGS[ending].once_agreed else stage_id
        here = Next("go", {**kept, "position": back}, code="back", to=place_of(policy, back))
        return (*_from_move(policy, stage_id, ending, kept), here)
    done = () if ending else _once_done(policy, stage_id, kept)
    return done + tuple(
        way
        for move, each in ENDINGS.items()
        if each.once_agreed == (ending == "resolved") and arises(policy, stage_id, move, kept)
        for way in _from_move(policy, stage_id, move, kept)
    )


def _once_done(policy: Policy, stage_id: str, kept: dict[str, str]) -> tuple[Next, ...]:
    """What follows a stage at which nobody has to agree."""
    return tuple(
        Next(
            "then",
            {**kept, "position": absolute(target, stage_id)},
            code="done",
            says=says,
            to=place_of(policy, absolute(target, stage_id)),
            source=f"stages.{stage_id}.then",
        )
        for says, target in policy.stages[stage_id].followed_by
        if target
    )


def _after_emergency(policy: Policy, kept: dict[str, str]) -> tuple[Next, ...]:
    if "told" in kept:
        return (Next("go", {**kept, "told": "told"}, code="carry_on"),)
    return tuple(
        Next("go", {**kept, "told": each.id}, code=each.code)
        for each in allowed_answers(policy, "told").values()
    )


def _from_road(policy: Policy, road_id: str, kept: dict[str, str]) -> tuple[Next, ...]:
    facts = {question: answer for question, answer in kept.items() if question != "topic"}
    road = policy.scope[road_id]
    if not road.go:
        also = Next("go", {**kept, "topic": "other"}, code="carry_on_here")
        back = Next("go", facts, code="something_else")
        return (also, back) if road.also_here else (back,)
    return tuple(
        Next(
            "go", {**facts, "position": each.place}, code="nobody", says=each.says, label=each.label
        )
        for each in rungs(policy, road_id)
    )


def _from_move(policy: Policy, stage_id: str, move: str, kept: dict[str, str]) -> list[Next]:
    to = leads(policy, stage_id, move, kept)
    if not to.stated and not to.ways:
        return [_unsaid(policy, stage_id, move, kept)]
    here = f"{stage_id}.{move}"
    if to.ask or (not to.ways[0].sure and all(way.place != here for way in to.ways)):
        return [_depends(policy, stage_id, move, kept)]
    return [
        _unsaid(policy, stage_id, move, kept)
        if way.rule is None and way.place == here and not ENDINGS[move].leads
        else _way_on(policy, stage_id, move, to, way, kept)
        for way in to.ways
    ]


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
        code=move,
        says=words_of(policy, stage_id, move, kept),
        waiting_on=waiting_on(policy, stage_id, move, kept),
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
    rule = way.rule or Rule(go=way.place)
    only = len(to.ways) == 1
    usual = own_label(policy, stage_id, move)
    whole = own_words(policy, stage_id, move, rule) or usual
    says, _, ahead = whole.partition(": ")
    condition = "" if way.sure and rule.when else rule.if_words
    as_usual = whole == usual and not condition and move != "resolved"
    unsaid = bool(rule.unclear)
    return Next(
        move,
        {**kept, "position": f"{stage_id}.{move}" if only and not unsaid else way.place},
        "reading" if unsaid else "policy",
        move,
        says,
        ahead,
        condition=condition,
        to=place_of(policy, way.place) if unsaid or as_usual or not only else None,
        waiting_on=waiting_on(policy, stage_id, move, kept),
        force=_force(policy, stage_id, move, rule),
        clauses=clauses_of(rule.clause),
        by=_bare(policy, rule.by) if rule.by else None,
        chooses=not only,
        requires=tuple(Required(each.says) for each in rule.requires),
        unclear=rule.unclear,
        other=rule.other,
        offers=_offers(policy, stage_id, move) if unsaid else (),
        source=_source(policy, stage_id, move, way.rule),
    )


def _source(policy: Policy, stage_id: str, move: str, rule: Rule | None) -> str:
    source = exit_source(policy, stage_id, move)
    known = rule is not None and source != "silence"
    return f"{source}.{rules_of(policy, stage_id, move).index(rule)}" if known else source


def _force(policy: Policy, stage_id: str, move: str, rule: Rule) -> str:
    """The verb of the rule; on silence that may move on, never more than `may`."""
    if follows_silence(policy, stage_id, move) and policy.silence == "may move on":
        return "may"
    return rule.force


def _bare(policy: Policy, ref: str) -> Who:
    """A post by its title alone, whichever side it is on."""
    who = who_is(ref, policy, {})
    role = policy.people[split_ref(ref)[1]]
    return Who(
        who.role, who.how, (Post(who.role, who.posts[0].side, role.title, named=role.named),)
    )


def _unsaid(policy: Policy, stage_id: str, move: str, kept: dict[str, str]) -> Next:
    """An ending for which the policy has no rule, with the safer reading if there is one."""
    rule = safer_reading(policy, stage_id, move, kept)
    place = absolute(rule.targets()[0], stage_id) if rule else f"{stage_id}.{move}"
    return Next(
        move,
        {**kept, "position": place},
        "reading" if rule else "none",
        move,
        own_label(policy, stage_id, move),
        to=place_of(policy, place) if rule else None,
        waiting_on=waiting_on(policy, stage_id, move, kept),
        requires=tuple(Required(each.says, rule.if_words) for each in rule.requires)
        if rule
        else (),
        moves_on=follows_silence(policy, stage_id, move),
        offers=_offers(policy, stage_id, move),
        source=exit_source(policy, stage_id, move),
    )


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
