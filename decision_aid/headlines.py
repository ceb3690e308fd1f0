"""The one line at the head of a step: for each side, the first thing it must do."""

from __future__ import annotations

from decision_aid.conditions import Answers
from decision_aid.contents import EMERGENCY
from decision_aid.people import ANYONE, SIDES
from decision_aid.places import split_place
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty, StageName


def headlines(
    policy: Policy,
    place: str,
    name: StageName,
    duties: tuple[ShownDuty, ...],
    answers: Answers,
) -> dict[str, str]:
    """For each side, the first thing it owes here; if it owes nothing, who acts."""
    stage = policy.stages.get(place)
    written: dict[str, str] = dict(stage.headline) if stage else {}  # type: ignore[arg-type]
    if place == EMERGENCY:
        usual = _emergency_headline(duties, answers)
        return dict.fromkeys(SIDES, usual)
    if split_place(place)[1]:
        return dict.fromkeys(SIDES, name.title)
    if stage is None:
        return {side: _first_of(duties, side) or name.title for side in SIDES}
    return {
        side: written.get(side) or _first_of(duties, side) or _waiting(duties, name)
        for side in SIDES
    }


def _first_of(duties: tuple[ShownDuty, ...], side: str) -> str:
    """The first thing this side owes here."""
    for kind in ("act", "tell"):
        for duty in duties:
            if duty.side in (side, ANYONE) and duty.kind == kind and duty.when is None:
                return sentence(duty.does)
    return ""


def _waiting(duties: tuple[ShownDuty, ...], name: StageName) -> str:
    for duty in duties:
        if duty.kind == "act":
            return f"{sentence(duty.who.name)} acts now. Ask when you will hear"
    return name.title


def _emergency_headline(duties: tuple[ShownDuty, ...], answers: Answers) -> str:
    told = answers.get("told")
    if told == "i_am_named":
        return (
            "You are the person the policy names. Act now, and use the line at the top of this page"
        )
    if told == "cannot_reach":
        return "Keep trying, and use the line at the top of this page now. Then carry on"
    if told == "will_not_act":
        return "Use the line at the top of this page as well. Then carry on"
    named = [duty for duty in duties if duty.kind == "act"]
    if named:
        return sentence(named[0].does)
    return "This policy names nobody to call. Use the line at the top of this page"


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
