"""What the policy's rules say of each step, held against the poster that shows it.

A poster may leave out what does not fit: then it has to say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from decision_aid.contents import Placed, placed
from decision_aid.people import NOT_STATED
from decision_aid.places import absolute, first_places, ladder_of, rules_of
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from site_generator.tellings.compared import Item, differences
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
    time_of,
    title_of,
)
from site_generator.tellings.poster_read import PosterDrawn, StepDrawn

MORE = "And more: see the page."
SAYS = "This policy says:"
MOST_NAMED = 2
NO_DUTIES = "The page says who does what at each step, and by when."
OTHER_STEPS = "steps too: see the page."

VERBS = {"none": "", "expects": "(expected)", "aim": "(the aim)"}

NOTHING = StepDrawn("", "", "", "", arrow=False)


def check_poster(policy: Policy, poster: PosterDrawn) -> Iterator[tuple[str, str]]:
    """What the poster says otherwise than the policy, with the step it says it of."""
    main = ladder_of(policy, first_places(policy)[0])
    ids = [each for each, stage in policy.stages.items() if stage.ladder == main]
    described = []
    for (stage_id, following), drawn in zip_longest(
        pairwise([*ids, ""]), poster.steps, fillvalue=("", "")
    ):
        step = drawn if isinstance(drawn, StepDrawn) else NOTHING
        if not stage_id:
            yield "", f"the step “{step.title}” is there, and the policy has none"
            continue
        ways = _ways(policy, stage_id, following)
        told = _told(step, arrow=bool(following))
        meant = list(_meant(policy, stage_id, following, ways))
        yield from ((stage_id, each) for each in differences(told, meant))
        yield from ((stage_id, each) for each in _inside(policy, stage_id, step, poster.text))
        name = f"{printed_name(policy, stage_id)} {title_of(policy, stage_id)}".strip()
        described.append(f"{name}. {ways}")
    aloud = [("description", poster.described)]
    yield from (("", each) for each in differences(aloud, [("description", " ".join(described))]))
    yield from (("", each) for each in differences(*_danger(policy, poster)))
    yield from (("", each) for each in _of_all(policy, main, poster.text))


def _danger(policy: Policy, poster: PosterDrawn) -> tuple[list[Item], list[Item]]:
    """Whom the policy names for a child who is not safe, behind the site's own line."""
    duties = list(placed(policy.emergency.duties, "act", "emergency"))
    named = [each for each in duties if not (each.duty.if_words or each.duty.when)][:MOST_NAMED]
    says = [f"{SAYS} {_duty(policy, each)}" for each in named]
    says += [MORE] if len(named) < len(duties) else []
    begins = min((at for word in (SAYS, MORE) if (at := poster.danger.find(word)) >= 0), default=-1)
    told = poster.danger[begins:] if begins >= 0 else ""
    return [("emergency", told)], [("emergency", " ".join(says))]


def _told(step: StepDrawn, *, arrow: bool) -> Iterator[Item]:
    yield ("name", step.name)
    yield ("title", step.title)
    yield ("ways on", step.ways)
    if arrow:
        yield ("arrow", "to the next step" if step.arrow else "none")


def _meant(policy: Policy, stage_id: str, following: str, ways: str) -> Iterator[Item]:
    named = filter(None, (printed_name(policy, stage_id), actors(policy, stage_id)))
    yield ("name", " · ".join(named))
    yield ("title", title_of(policy, stage_id))
    yield ("ways on", ways)
    if following:
        ahead = {
            target for rule in rules_of(policy, stage_id, "unresolved") for target in rule.targets()
        }
        yield ("arrow", "to the next step" if following in ahead else "none")


def _inside(policy: Policy, stage_id: str, step: StepDrawn, text: str) -> Iterator[str]:
    """What stands in a box: all starts and limits; duties in order, or a word that more is said."""
    rest = _squeezed(step.says)

    def take(said: str) -> bool:
        nonlocal rest
        found = rest.startswith(_squeezed(said))
        rest = rest.removeprefix(_squeezed(said)) if found else rest
        return found

    for road in policy.scope.values():
        if road.go == stage_id and not take(f"Start here if: {plain(road.answer)}"):
            yield f"the start “{plain(road.answer)}” is missing"
    duties = [_duty(policy, each) for each in _duties(policy, stage_id)]
    left = [each for each in duties if not take(each)]
    if left and not take(MORE) and NO_DUTIES not in text:
        yield f"the duty “{left[0]}” is left out, and nothing says that there is more"
    own, _ = stage_limits(policy, stage_id)
    shown = [each.words for each in own] or duty_times(policy, stage_id)[: int(left == duties)]
    yield from (f"the limit “{plain(each)}” is missing" for each in shown if not take(plain(each)))
    if rest:
        yield f"a sentence in “{step.says}” is there, and the policy has none"


def _squeezed(text: str) -> str:
    """Text as it is compared: a drawing breaks lines, and words that are too long for one."""
    return "".join(text.upper().split())


def _duties(policy: Policy, stage_id: str) -> Iterator[Placed]:
    """What is done, person by person, and who is told."""
    acts = acts_at(policy, stage_id)
    people = list(dict.fromkeys(actor_of(policy, each.duty.who) for each in acts))
    yield from sorted(acts, key=lambda each: people.index(actor_of(policy, each.duty.who)))
    yield from placed(policy.stages[stage_id].tell, "tell", stage_id, stage_id)


def _duty(policy: Policy, each: Placed) -> str:
    """A duty by its first sentence."""
    duty = each.duty
    does = re.split(r"(?<=[.?]) ", plain(duty.does))[0].rstrip(".")
    when = condition(policy, duty.if_words, duty.when)
    who = "Somebody" if duty.who == NOT_STATED else actor_of(policy, duty.who)
    verb = VERBS.get(duty.force, duty.force)
    end = "" if does.endswith("?") else "."
    return f"{who}: {when}{':' if when else ''} {verb} {does}{end} {time_of(policy, each)}"


def _ways(policy: Policy, stage_id: str, following: str) -> str:
    """How a step can end and where that leads, as the poster should say it."""
    agreed = [rule for rule in rules_of(policy, stage_id, "resolved") if rule.targets()]
    places = {absolute(each, stage_id) for rule in agreed for each in rule.targets()}
    write = all(place.endswith(".resolved") for place in places)
    yes = "write it down." if write else " ".join(_way(policy, stage_id, rule) for rule in agreed)
    rules = [rule for rule in rules_of(policy, stage_id, "unresolved") if rule.targets()]
    if not rules:
        return f"Resolved? Yes: {yes} No: the policy stops here."
    onward = [
        rule
        for rule in rules
        if rule.targets() == (following,)
        and not (rule.if_words or rule.when or rule.by or rule.unclear)
    ]
    first = [f"First: {plain(each.says)}" for rule in onward for each in rule.requires]
    rest = [_way(policy, stage_id, rule) for rule in rules if rule not in onward]
    begins = f"Resolved? Yes: {yes} {'No: go on down.' if onward else 'If not:'}"
    return " ".join((begins, *first, *rest))


def _way(policy: Policy, stage_id: str, rule: Rule) -> str:
    when = condition(policy, rule.if_words, rule.when)
    names = (place_called(policy, absolute(each, stage_id)) for each in rule.targets())
    chosen = f" ({actor_of(policy, rule.by)} chooses)" if rule.by else ""
    reading = " (our reading: the policy does not say)" if rule.unclear else ""
    lead = f"{when}: " if rule.if_words or rule.when else ""
    return f"{lead}{' or '.join(names)}{chosen}{reading}."


def _of_all(policy: Policy, main: str, text: str) -> Iterator[str]:
    """The limits over several steps, and whether there are steps that the poster does not show."""
    shown = _squeezed(text)
    whole = {each.id: each for stage in policy.stages for each in stage_limits(policy, stage)[1]}
    said = [plain(each.words) for each in whole.values()]
    yield from (f"the limit “{each}” is missing" for each in said if _squeezed(each) not in shown)
    others = any(stage.ladder != main for stage in policy.stages.values())
    if others != (_squeezed(OTHER_STEPS) in shown):
        yield "it does not say whether the policy has steps that are not shown here"
    if _squeezed(plain(policy.title)) not in shown:
        yield f"the title “{plain(policy.title)}” is missing"
