"""Where a reader can be, and where each ending leads.

`position` holds one word: a stage (`two`), a stage's good end (`two.resolved`), the point where
the policy stops (`two.stops`), what it does not say of an ending (`two.no_reply`) or one of the
policy's ends. Until the engine has followed it, it may also say how talks ended
(`two.unresolved`) or only that they have ended (`two.ended`).
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from decision_aid.conditions import Answers, judge
from decision_aid.policy import Policy
from decision_aid.stages import Exit, Rule

EMERGENCY = "emergency"
"""The place of the step for a child who is not safe for now."""

START = "start"
"""The position of somebody who has not talked to anybody yet."""

NONE = "not stated"
"""The label of a stage for which the policy prints none."""


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which talks at a stage can have ended."""

    leads: str = ""
    """Where it leads if no rule says so: the stage's `resolved` or `stops`. Otherwise such an
    ending has a place of its own, which tells what the policy does not say."""
    once_agreed: bool = False
    """Whether it is said after agreement, and not while talks go on."""
    by_rule: bool = False
    """Whether it arises only by a rule; without one a reader is still at the stage."""


ENDINGS = {
    "resolved": Ending("resolved"),
    "unresolved": Ending("stops"),
    "no_reply": Ending(),
    "own_side": Ending(),
    "not_done": Ending(once_agreed=True),
    "higher": Ending(by_rule=True),
}
"""Every ending, in the order in which they are offered; a policy writes where each leads."""
MOVES = tuple(ENDINGS)
"""Their names, in that order."""


@dataclass(frozen=True, slots=True)
class Way:
    """One place that an ending leads to, and the rule that says so."""

    place: str
    """A stage, a stage's good end or stop, or an end."""
    rule: Rule | None = None
    """None when the policy has no rule, and the place follows from that."""
    sure: bool = True
    """False when the reader is not sure whether the rule's condition holds."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Where one ending leads: to a question, to one place, to a choice, or nowhere stated."""

    ask: tuple[str, ...] = ()
    """The questions on which it depends, not yet answered."""
    ways: tuple[Way, ...] = ()
    """The places; several are a choice, or depend on something the reader is not sure about."""
    stated: bool = True
    """False when the policy has no rule for this ending: `ways` is then empty, the point where the
    policy stops, or our reading."""

    @property
    def is_unsaid(self) -> bool:
        """Whether the policy does not say what follows, so that a place of its own says so."""
        return not self.stated and (not self.ways or self.ways[0].rule is not None)


def split_place(place: str) -> tuple[str, str]:
    """`two.resolved` is ("two", "resolved"); a stage or an end has an empty second part."""
    stage, _, ending = place.partition(".")
    return stage, ending


def is_place(policy: Policy, place: str) -> bool:
    """Whether the policy has this position."""
    stage, ending = split_place(place)
    if stage in policy.stages:
        if ending == "stops":
            return may_stop(policy, stage)
        if ending == "unresolved" and policy.stages[stage].then:
            return False
        return ending in ("", "ended", *MOVES) and place != f"{stage}."
    return place == START or place in policy.ends


@lru_cache(maxsize=1024)
def may_stop(policy: Policy, stage_id: str) -> bool:
    """Whether the policy may stop here: a rule says so, or no rule says what follows."""
    stage = policy.stages[stage_id]
    named = [to for _, to in stage.followed_by]
    for move in moves_at(policy, stage_id):
        named += [to for rule in rules_of(policy, stage_id, move) for to in rule.targets()]
    on = any(rule.when is None for rule in rules_of(policy, stage_id, "unresolved"))
    return "stops" in named or not (on or stage.then)


def ladder_of(policy: Policy, place: str) -> str:
    """The ladder that a place belongs to."""
    stage = policy.stages.get(split_place(place)[0])
    return stage.ladder if stage else "main"


def exit_of(policy: Policy, stage_id: str, move: str) -> Exit | None:
    """The stage's own exit, or else the one for every stage; None when the policy has neither."""
    own: Exit | None = getattr(policy.stages[stage_id], move)
    if own is not None:
        return own
    common: Exit | None = getattr(policy.every_stage, move)
    if common is not None:
        return common
    if follows_silence(policy, stage_id, move):
        return _onward(policy, exit_of(policy, stage_id, "unresolved"))
    return None


def _onward(policy: Policy, rules: Exit | None) -> Exit | None:
    """The rules, if each leads to a stage: no answer never leads to an end."""
    if rules is None or rules == "not stated":
        return None
    ahead = {target for rule in rules for target in rule.targets()}
    return rules if ahead <= set(policy.stages) else None


def exit_source(policy: Policy, stage_id: str, move: str) -> str:
    """Where the policy's file says where an ending leads, or would say it."""
    if getattr(policy.stages[stage_id], move) is not None:
        return f"stages.{stage_id}.{move}"
    if getattr(policy.every_stage, move) is not None:
        return f"every_stage.{move}"
    return "silence" if move == "no_reply" else f"stages.{stage_id}.{move}"


def follows_silence(policy: Policy, stage_id: str, move: str) -> bool:
    """Whether no reply counts as disagreement here, by the policy's `silence` and not by a rule."""
    own = policy.stages[stage_id].no_reply or policy.every_stage.no_reply
    return move == "no_reply" and own is None and policy.silence != "not stated"


class Rung(NamedTuple):
    """How far talks can have got."""

    place: str
    """Where a reader is who chooses this rung."""
    says: str
    """How a reader recognises it; empty for somebody who has not talked to anybody."""
    label: str
    """The label that the policy prints on the stage; empty if there is none."""


def rungs(policy: Policy, topic: str) -> tuple[Rung, ...]:
    """How far talks can have got on the ladder of a road, starting with no talks at all."""
    road = policy.scope.get(topic)
    first = road.go if road and road.go else START
    ladders = {ladder_of(policy, each) for each in _firsts(policy, first)}
    reached = (
        Rung(f"{stage_id}.ended", stage.so_far, "" if stage.label == NONE else stage.label)
        for stage_id, stage in policy.stages.items()
        if stage.ladder in ladders
    )
    return (Rung(first, "", ""), *reached)


def _firsts(policy: Policy, first: str) -> tuple[str, ...]:
    return first_places(policy) if first == START else (first,)


def leads(policy: Policy, stage_id: str, move: str, answers: Answers) -> Leads:
    """Where this ending of the talks at this stage leads, as far as the answers decide it."""
    rules = exit_of(policy, stage_id, move)
    if rules is None and move == "resolved":
        return Leads(ways=(Way(f"{stage_id}.resolved"),))
    ending = ENDINGS[move]
    here = stage_id if ending.by_rule else f"{stage_id}.{ending.leads or move}"
    if rules is None or rules == "not stated":
        rules = ()
    to = follow(rules, stage_id, answers, policy, here)
    if not to.ask and not to.ways and ending.leads:
        return Leads(ways=(Way(here),), stated=False)
    return to


def start(policy: Policy, answers: Answers) -> Leads:
    """Where somebody who has not talked to anybody starts: by a rule, or else the first stage."""
    first = next(iter(policy.stages))
    to = follow(policy.start, "", answers, policy, first)
    return replace(to, stated=True) if to.ask or to.ways else Leads(ways=(Way(first),))


def follow(
    rules: tuple[Rule, ...], stage_id: str, answers: Answers, policy: Policy, if_none: str
) -> Leads:
    """The rule whose condition is true, or every rule that may apply if the reader is not sure.

    `if_none` is the place that it leads to if none of the conditions turns out to be true.
    """
    conditional = [rule for rule in rules if not rule.otherwise]
    verdicts = [(rule, judge(rule.when, answers, policy)) for rule in conditional]
    certain = [rule for rule, verdict in verdicts if verdict.holds]
    if not certain:
        ask = [question for _, verdict in verdicts for question in verdict.ask]
        if ask:
            return Leads(ask=tuple(dict.fromkeys(ask)))
    possible = [rule for rule, verdict in verdicts if verdict.unknown]
    otherwise = [rule for rule in rules if rule.otherwise]
    if not certain and possible:
        ways = _ways(possible + otherwise, stage_id, sure=False)
        return Leads(ways=ways if otherwise else (*ways, Way(if_none, sure=False)))
    rules_that_hold = certain or otherwise
    reading = any(rule.unclear for rule in rules_that_hold)
    return Leads(
        ways=_ways(rules_that_hold, stage_id), stated=bool(rules_that_hold) and not reading
    )


def _ways(rules: list[Rule], stage_id: str, *, sure: bool = True) -> tuple[Way, ...]:
    """The places that rules name; each once if the rules are sure or all name the same place."""
    ways = [
        Way(absolute(target, stage_id), rule, sure) for rule in rules for target in rule.targets()
    ]
    places = {way.place: way for way in reversed(ways)}
    if sure or len(places) == 1:
        return tuple(way for way in ways if places[way.place] is way)
    return tuple(ways)


def absolute(target: str, stage_id: str) -> str:
    """The full name of a place: `resolved` and `stops` in a stage's rule mean that stage's own."""
    return f"{stage_id}.{target}" if target in ("resolved", "stops") else target


def moves_at(policy: Policy, place: str) -> tuple[str, ...]:
    """The endings whose rules still matter at a place of the ladder.

    Nobody disagrees at a stage where nobody has to agree.
    """
    stage_id, ending = split_place(place)
    if stage_id not in policy.stages or ending == "stops":
        return ()
    settled = any(rule.when is None for rule in rules_of(policy, stage_id, "not_done"))
    moves = ("resolved", "not_done", "unresolved") if ending == "resolved" else MOVES
    unmet = policy.stages[stage_id].then or (settled and ending == "resolved")
    return tuple(move for move in moves if not (unmet and move == "unresolved"))


@lru_cache(maxsize=1024)
def rules_of(policy: Policy, stage_id: str, move: str) -> tuple[Rule, ...]:
    """The rules of an exit; empty when it is not stated."""
    found = exit_of(policy, stage_id, move)
    return () if found is None or found == "not stated" else found


def first_places(policy: Policy) -> tuple[str, ...]:
    """Every place at which somebody who has not talked to anybody may start."""
    named = [target for rule in policy.start for target in rule.targets()]
    if not any(rule.when is None for rule in policy.start):
        named.append(next(iter(policy.stages)))
    return tuple(dict.fromkeys(named))
