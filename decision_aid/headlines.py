"""What stands at the head of a step: for each side, the first thing it owes, or who acts."""

from dataclasses import dataclass

from decision_aid.conditions import Answers, alternatives, judge
from decision_aid.contents import duties_at
from decision_aid.people import ANYONE, EVERYONE, NOT_STATED, SIDES, Post, Who
from decision_aid.place import Place
from decision_aid.places import EMERGENCY
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty
from decision_aid.stages import Stage


@dataclass(frozen=True, slots=True)
class Headline:
    """The one line at the head of a step, for one side."""

    why: str
    """`own`: the author's line; `act`: what is done first; `waiting`: who acts meanwhile; `place`:
    what happens there; in an emergency `do` for a duty that holds once they were told, `call` for
    whom the policy names, `nobody`, or what the reader said of having told them."""
    says: str = ""
    """The policy's own words, of the first three and of `do` and `call`."""
    who: Who | None = None
    """Who acts meanwhile."""
    source: str = ""
    """Where the policy's file says so: a headline or a duty."""


def headlines(
    policy: Policy, place: Place, duties: tuple[ShownDuty, ...], answers: Answers
) -> dict[str, Headline]:
    """For each side, the first thing it owes here; if it owes nothing, who acts."""
    if place.kind == EMERGENCY:
        return dict.fromkeys(SIDES, _of_emergency(policy, duties, answers))
    usual = Headline("place")
    stage = policy.stages.get(place.id)
    if stage is None:
        at_end = bool(place.ending)
        return {side: (not at_end and _first_of(duties, side)) or usual for side in SIDES}
    return {
        side: _written(stage, place.id, side, answers, policy)
        or _first_of(duties, side)
        or _waiting(policy, duties)
        or usual
        for side in SIDES
    }


def _written(
    stage: Stage, stage_id: str, side: str, answers: Answers, policy: Policy
) -> Headline | None:
    """The author's own headline, if one holds under these answers."""
    written = dict(stage.headline).get(side, "")  # type: ignore[call-overload]
    source = f"stages.{stage_id}.headline.{side}"
    if isinstance(written, str):
        return Headline("own", written, source=source) if written else None
    for number, headline in enumerate(written):
        if judge(headline.when, answers, policy).holds:
            return Headline("own", headline.says, source=f"{source}.{number}")
    return None


def _first_of(duties: tuple[ShownDuty, ...], side: str) -> Headline | None:
    """The first thing this side owes here."""
    for kind in ("act", "tell"):
        for duty in duties:
            if duty.side in (side, ANYONE) and duty.kind == kind and duty.when is None:
                return Headline("act", duty.acts[0], source=duty.source)
    return None


def _waiting(policy: Policy, duties: tuple[ShownDuty, ...]) -> Headline | None:
    for duty in duties:
        if duty.kind == "act" and duty.when is None and duty.who.role not in (NOT_STATED, EVERYONE):
            title = policy.roles[duty.who.role].title
            side = {"receiver": "other", "board": "board"}.get(duty.side, "raising")
            who = Who(duty.who.role, "one", (Post("", side, title),))
            return Headline("waiting", who=who, source=duty.source)
    return None


def _of_emergency(policy: Policy, duties: tuple[ShownDuty, ...], answers: Answers) -> Headline:
    for each in duties_at(policy, EMERGENCY):
        on_told = any("told" in facts for facts in alternatives(each.duty.when))
        if on_told and judge(each.duty.when, answers, policy).holds:
            return Headline("do", each.duty.does, source=each.source)
    told = answers.get("told", "")
    if told in ("i_am_named", "cannot_reach", "will_not_act"):
        return Headline(told)
    named = [duty for duty in duties if duty.kind == "act"]
    if not named:
        return Headline("nobody")
    return Headline("call", named[0].acts[0], source=named[0].source)
