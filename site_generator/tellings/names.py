"""How the procedure page and the poster should name a step, those who act, limits and places."""

from __future__ import annotations

from decision_aid.asking import condition_words
from decision_aid.conditions import several
from decision_aid.contents import Placed, placed
from decision_aid.headlines import sentence
from decision_aid.people import EVERYONE, NOT_STATED, person, split_ref
from decision_aid.places import first_places, split_place
from decision_aid.policy import Policy
from decision_aid.timescale import Timescale
from decision_aid.timing import STAGE_MOMENTS, duty_timescale, timescales_at
from decision_aid.written import When
from site_generator.tellings.markup import plain


def actors(policy: Policy, stage_id: str) -> str:
    """Who acts at a step, by bare titles: `Worker; supervisor or manager`."""
    refs = [duty.who for duty in policy.stages[stage_id].duties if duty.who != NOT_STATED]
    titles = {ref: "everyone involved" if ref == EVERYONE else "" for ref in refs}
    named = (title or policy.roles[split_ref(ref)[1]].title for ref, title in titles.items())
    return sentence("; ".join(dict.fromkeys(plain(each) for each in named)))


def printed_name(policy: Policy, stage_id: str) -> str:
    """A step's printed label; a later part of one printed step says that it goes on."""
    stage = policy.stages[stage_id]
    if stage.label == NOT_STATED:
        return ""
    return plain(stage.label) + (", continued" if stage.part_of else "")


def place_called(policy: Policy, place: str) -> str:
    """What a place is called where a way leads to it."""
    stage_id, ending = split_place(place)
    if place in policy.ends:
        return plain(policy.ends[place].title)
    if ending:
        return "You have agreed" if ending == "resolved" else "The policy stops here"
    return ": ".join(filter(None, (printed_name(policy, stage_id), title_of(policy, stage_id))))


def title_of(policy: Policy, stage_id: str) -> str:
    """What happens at a step."""
    return plain(policy.stages[stage_id].title)


def condition(policy: Policy, if_words: str, when: When | None) -> str:
    """A condition in words, with a capital first letter."""
    return sentence(plain(condition_words(if_words, when, policy)))


def stage_limits(
    policy: Policy, stage_id: str
) -> tuple[tuple[Timescale, ...], tuple[Timescale, ...]]:
    """A step's own limits, and those that read the same at every step."""
    stated = [each for each in timescales_at(policy, stage_id, {}) if each.stated]
    limits = [each for each in stated if each.limits != "duty"]
    same = {
        limit_id
        for limit_id, limit in policy.every_stage.limits.items()
        if not {*several(limit.runs_from), *several(limit.read_from)} & set(STAGE_MOMENTS)
    }
    whole = [each for each in limits if each.id in same]
    return tuple(each for each in limits if each not in whole), tuple(whole)


def duty_times(policy: Policy, stage_id: str) -> list[str]:
    """The limits of a step's duties, in words, without the duties."""
    times = (time_of(policy, each) for each in acts_at(policy, stage_id))
    return [each for each in dict.fromkeys(times) if each]


def acts_at(policy: Policy, stage_id: str) -> tuple[Placed, ...]:
    """What is done at a step, with what comes before the first."""
    before = policy.before if stage_id in first_places(policy) else ()
    return tuple(placed((*before, *policy.stages[stage_id].duties), "act", stage_id, stage_id))


def time_of(policy: Policy, each: Placed) -> str:
    """A duty's own limit in words, without the duty."""
    timescale = duty_timescale(policy, each, {})
    if timescale is None or not timescale.stated:
        return ""
    duty = each.duty
    lead = sentence(duty.does.split(". ")[0]) + (f", {duty.if_words}" if duty.if_words else "")
    return sentence(plain(timescale.words.removeprefix(f"{lead}: ")))


def actor_of(policy: Policy, ref: str) -> str:
    """Who acts, as the one who raises the matter calls them."""
    whose, role_id = split_ref(ref) if ref not in (NOT_STATED, EVERYONE) else ("", "")
    ours, theirs = (role_id, f"their {role_id}") if whose == "each" else (ref, "")
    name = sentence(person(ours, policy, {}).name)
    other = person(theirs, policy, {}).name if theirs else ""
    return plain(f"{name}, and {other}" if other and sentence(other) != name else name)


def stop(text: str) -> str:
    """A text with the full stop that it may already have."""
    return text if text[-1:] in (".", "?", "!", "”") else f"{text}."
