"""The one line at the head of a step: for each side, the first thing it must do."""

from decision_aid.conditions import Answers, alternatives, judge
from decision_aid.contents import EMERGENCY, duties_at
from decision_aid.people import ANYONE, EVERYONE, NOT_STATED, SIDES, owned, split_ref
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty, StageName
from decision_aid.stages import Stage

TOP_LINE = "Use the line at the top of this page"
"""The national line, which stands on every page of the site."""


def headlines(
    policy: Policy, name: StageName, duties: tuple[ShownDuty, ...], answers: Answers
) -> dict[str, str]:
    """For each side, the first thing it owes here; if it owes nothing, who acts."""
    if name.id == EMERGENCY:
        usual = _emergency_headline(policy, duties, answers)
        return dict.fromkeys(SIDES, usual)
    stage = policy.stages.get(name.id)
    if stage is None:
        at_end = "." in name.id
        return {side: (not at_end and _first_of(duties, side)) or name.title for side in SIDES}
    return {
        side: _written(stage, side, answers, policy)
        or _first_of(duties, side)
        or _waiting(policy, duties, side, name)
        for side in SIDES
    }


def _written(stage: Stage, side: str, answers: Answers, policy: Policy) -> str:
    """The author's own headline, if one holds under these answers."""
    written = dict(stage.headline).get(side, "")  # type: ignore[call-overload]
    if isinstance(written, str):
        return written
    for headline in written:
        if judge(headline.when, answers, policy).holds:
            return str(headline.says)
    return ""


def _first_of(duties: tuple[ShownDuty, ...], side: str) -> str:
    """The first thing this side owes here."""
    for kind in ("act", "tell"):
        for duty in duties:
            if duty.side in (side, ANYONE) and duty.kind == kind and duty.when is None:
                return first_sentence(duty.does)
    return ""


def _waiting(policy: Policy, duties: tuple[ShownDuty, ...], side: str, name: StageName) -> str:
    for duty in duties:
        named = duty.who.role not in (NOT_STATED, EVERYONE)
        if duty.kind == "act" and duty.when is None and named:
            title = policy.roles[split_ref(duty.who.role)[1]].title
            across = (duty.side == "receiver") != (side == "receiver")
            whose = "their" if across else ""
            who = f"the {title}" if duty.side == "board" else owned(title, whose, side)
            return f"{sentence(who)} acts now. Ask when you will hear"
    return name.title


def _emergency_headline(policy: Policy, duties: tuple[ShownDuty, ...], answers: Answers) -> str:
    told = answers.get("told")
    for each in duties_at(policy, EMERGENCY):
        on_told = any("told" in facts for facts in alternatives(each.duty.when))
        if on_told and judge(each.duty.when, answers, policy).holds:
            return sentence(each.duty.does)
    if told == "i_am_named":
        return f"You are the person the policy names. Act now. {TOP_LINE}"
    if told == "cannot_reach":
        return f"Keep trying. {TOP_LINE}, then carry on"
    if told == "will_not_act":
        return f"{TOP_LINE} as well. Then carry on"
    named = [duty for duty in duties if duty.kind == "act"]
    if named:
        return first_sentence(named[0].does)
    return f"This policy names nobody to call. {TOP_LINE}"


def first_sentence(text: str) -> str:
    """The first sentence of a duty, with a capital first letter."""
    return sentence(text.split(". ")[0])


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
