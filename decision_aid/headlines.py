"""What stands at the head of a step: for each side, the first thing it owes, or who acts."""

from dataclasses import dataclass, replace

from decision_aid.conditions import UNSURE, Answers
from decision_aid.contents import resting_on
from decision_aid.people import ANYONE, Who, views_of
from decision_aid.place import Place
from decision_aid.places import EMERGENCY
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty
from decision_aid.timescale import Timescale


@dataclass(frozen=True, slots=True)
class Headline:
    """The one line at the head of a step, for one side."""

    why: str
    """`own`: what this side does first; `others`: who acts here; `place`: what happens here;
    `ending`: how the talks ended, where the policy does not say what follows; in an emergency
    `national`, or what the reader said of having told somebody."""
    duty: str = ""
    """For `own`: the id of the duty."""
    who: tuple[Who, ...] = ()
    """For `others`: the posts that act here."""
    limit: str = ""
    """For `others`: the id of the time limit that they have, if they all have the same one."""
    sure: bool = False
    """For `own`: whether the reader has said that the duty's condition holds."""


def headlines(
    policy: Policy,
    place: Place,
    duties: tuple[ShownDuty, ...],
    limits: tuple[Timescale, ...],
    answers: Answers,
) -> dict[str, Headline]:
    """For each side: an order only if a clause names a post of that side, otherwise who acts.

    What has to be done because the person is not safe comes first.
    """
    views = views_of(policy)
    if place.kind == EMERGENCY:
        on_told = resting_on(policy, place.id, "told")
        return {side: _of_emergency(duties, on_told, side, answers) for side in views}
    unsafe = answers.get("safe") in ("no", UNSURE)
    on_safety = resting_on(policy, place.id, "safe") if unsafe else frozenset()
    urgent = [each for each in duties if each.id in on_safety]
    own = [each for each in duties if each.source.startswith((f"stages.{place.id}.", "before."))]
    rest = Headline("place")
    if place.kind == "stage" and not place.ending:
        rest = _others(own, limits) or rest
    elif place.is_unsaid:
        rest = Headline("ending")
    elif place.kind == "road":
        own = list(duties)
    return {side: _urgent(urgent, side, answers) or _first(own, side) or rest for side in views}


def _first(duties: list[ShownDuty], side: str) -> Headline | None:
    """The first act of a post on this side that holds whatever else is true."""
    for kind in ("act", "tell"):
        for duty in duties:
            if duty.side == side and duty.kind == kind and duty.when is None:
                return Headline("own", duty.id)
    return None


def _urgent(duties: list[ShownDuty], side: str, answers: Answers) -> Headline | None:
    """The same of what is urgent, which whoever is not sure is told with its condition."""
    known = [replace(each, when=None) if _is_known(each) else each for each in duties]
    found = _first(known, side)
    return replace(found, sure=answers.get("safe") == "no") if found else None


def _is_known(duty: ShownDuty) -> bool:
    """Whether no fact that the policy asks for leaves it open."""
    return duty.when is None or not duty.when.any


def _others(own: list[ShownDuty], limits: tuple[Timescale, ...]) -> Headline | None:
    """Who acts here; nobody if the first act names nobody, or it is not known who acts."""
    acts = [each for each in own if each.kind == "act" and each.when is None]
    if not acts or acts[0].side == ANYONE or any(map(_rests_on_their_kind, own)):
        return None
    named = [each for each in acts if each.side != ANYONE]
    who: dict[tuple[str, str], Who] = {}
    for acting in (single for each in named for single in each.who.singly):
        key = (acting.role, acting.posts[0].title if acting.posts else "")
        both = key in who and who[key] != acting
        who[key] = replace(acting, how="each") if both else acting
    dated = {each.id for each in limits if each.stated}
    theirs = {next((one for one in each.timescales if one in dated), "") for each in named}
    return Headline(
        "others", who=tuple(who.values()), limit=theirs.pop() if len(theirs) == 1 else ""
    )


def _rests_on_their_kind(duty: ShownDuty) -> bool:
    """Whether it acts only in some kinds of the other agency, and the kind is not known."""
    open_facts = duty.when.any if duty.when and duty.kind == "act" else ()
    return any(fact.question == "theirs" for facts in open_facts for fact in facts)


def _of_emergency(
    duties: tuple[ShownDuty, ...], on_told: frozenset[str], side: str, answers: Answers
) -> Headline:
    """The national advice, unless a duty of the policy names this reader and whom to call."""
    told = answers.get("told", "")
    mine = [
        each
        for each in duties
        if each.side == side and each.kind == "act" and _is_known(each) and each.with_
    ]
    for each in mine:
        if not told or each.id in on_told:
            return Headline("own", each.id, sure=answers.get("safe") == "no")
    return Headline(told if told in ("i_am_named", "cannot_reach", "will_not_act") else "national")
