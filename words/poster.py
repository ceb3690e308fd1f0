"""The poster of a policy: its ladder in short sentences, for one sheet of paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from decision_aid.contents import Placed, placed
from decision_aid.ladder import LadderStage, WayOn, always, ladders, stages_of, whole_limits
from decision_aid.people import NOT_STATED
from decision_aid.places import EMERGENCY, split_place
from decision_aid.policy import Policy
from words import steps
from words.catalogue import Words, listed
from words.limits import limit_told
from words.lines import ACT, FIRST, SAYS, actor_told, condition_line, time_told
from words.sentence import Message, Sentence, after, board, message
from words.standing import edition_told, publisher_of, standing_of

AND_MORE = message("And more: see the page.")
NO_ACTS = message("The page says who does what at each step, and by when.")
SECOND_SET = message("It has a second set of steps too: see the page.")
OTHER_SETS = message("It has other sets of steps too: see the page.")
GROWS_OLD = message("Paper grows old: check the live page, {address}")
IF_DIFFERENT = message("If this sheet and the signed policy differ, follow the signed policy.")

SHORT: dict[str, Message] = {
    **ACT,
    "expects": message("(expected) {act}."),
    "aim": message("(the aim) {act}."),
    "will": message("will {act}."),
}
"""What somebody does, after their name, by the verb of the clause."""

STOPS = message("Resolved? Yes: {agreed} No: the policy stops here.")
GO_DOWN = message("Resolved? Yes: {agreed} No: go on down.")
IF_NOT = message("Resolved? Yes: {agreed} If not:")
OUR_READING = message("(our reading: the policy does not say)")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the poster."""

    head: Sentence
    """Its printed label and who acts."""
    title: Sentence
    starts: tuple[Sentence, ...]
    """Who starts here."""
    acts: tuple[tuple[Sentence, bool], ...]
    """What is done and who is told, and whether it is a must."""
    limits: tuple[Sentence, ...]
    soonest: tuple[Sentence, ...]
    """The limits of its duties, for where the duties are left out."""
    exits: tuple[Sentence, ...]
    leads_on: bool
    """Whether a way leads on to the step below."""
    described: Sentence
    """The step in words, for whoever cannot see it."""


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything that the sheet says, from top to bottom."""

    called: Sentence
    danger: tuple[Sentence, ...]
    """Whom to call, and what the policy says of a child in danger."""
    title: Sentence
    publisher: Sentence
    """Whose policy it is, and where it holds."""
    warning: tuple[Sentence, ...]
    """What weight it carries, and that its review is late."""
    limits: tuple[Sentence, ...]
    """The limits on the whole process."""
    steps: tuple[Step, ...]
    and_more: Sentence
    """Said where some duties of a step are left out."""
    no_acts: Sentence
    """Said where all of them are."""
    others: Sentence
    """That there are other ladders."""
    foot: tuple[Sentence, ...]
    """Which version it is, where the live page is, and to follow the signed policy."""


def poster(
    policy: Policy,
    today: date,
    site: Mapping[str, str],
    built: Sentence,
    address: str,
    words: Words,
) -> Poster:
    """The poster: `site` is the site's own line for danger, `built` what it was made from."""
    words = words.about(policy.person)
    main, *others = ladders(policy)
    call = message("{danger} Call {number}")
    standing = standing_of(policy, today, words)
    area = board(policy.area) if policy.area_known else ()
    made = words.say(message("This sheet was made from {build}."), build=built)
    return Poster(
        called=words.say(message("{title}: the steps on one page"), title=policy.title),
        danger=(
            words.say(call, danger=site["danger"], number=site["call"]),
            board(site["otherwise"]),
            *_emergency(policy, words),
        ),
        title=board(policy.title),
        publisher=after((board(publisher_of(policy)), area), " · "),
        warning=(standing.told, standing.late if standing.review_passed else ()),
        limits=tuple(limit_told(each, words) for each in whole_limits(policy)),
        steps=tuple(_step(policy, here, words) for here in stages_of(policy, main)),
        and_more=words.say(AND_MORE),
        no_acts=words.say(NO_ACTS),
        others=words.say(SECOND_SET if len(others) == 1 else OTHER_SETS) if others else (),
        foot=(
            after((edition_told(policy, words), made)),
            words.say(GROWS_OLD, address=address),
            words.say(IF_DIFFERENT),
        ),
    )


def _emergency(policy: Policy, words: Words) -> Iterator[Sentence]:
    """The first two duties that hold in every case, and that there are more."""
    duties = tuple(placed(policy.emergency.duties, "act", EMERGENCY))
    first = always(duties)[:2]
    for each in first:
        yield words.say(message("This policy says: {duty}"), duty=_duty(policy, each, words))
    if len(first) < len(duties):
        yield words.say(AND_MORE)


def _step(policy: Policy, here: LadderStage, words: Words) -> Step:
    stage, label = here.stage, steps.label_told(here.stage, words)
    acts = [each for acts in steps.acts_by_actor(policy, here, words).values() for each in acts]
    acts += placed(stage.tell, "tell", "", here.id)
    exits = tuple(_exits(policy, here, words))
    named = after((label, board(stage.title)))
    return Step(
        head=after((label, steps.actors_told(policy, stage, words)), " · "),
        title=board(stage.title),
        starts=tuple(steps.starts_told(policy, here.id, words)),
        acts=tuple(
            (_duty(policy, each, words), each.duty.force in ("must", "need to")) for each in acts
        ),
        limits=tuple(limit_told(each, words) for each in here.limits),
        soonest=steps.times_told(policy, here, words),
        exits=exits,
        leads_on=here.leads_on,
        described=after((words.say(SAYS, says=named), *exits)),
    )


def _duty(policy: Policy, each: Placed, words: Words) -> Sentence:
    """A duty in one sentence; the page says the rest."""
    duty = each.duty
    who = actor_told(policy, duty.who, words)
    if duty.who == NOT_STATED:
        who = words.say(message("Somebody"))
    return after(
        (
            words.say(message("{who}:"), who=who),
            condition_line(policy, duty.if_words, duty.when, words),
            words.say(SHORT[duty.force], act=duty.opening),
            time_told(policy, each, words),
        )
    )


def _exits(policy: Policy, here: LadderStage, words: Words) -> Iterator[Sentence]:
    """Where each ending of the talks leads."""
    agreed, unresolved = here.ways.get("resolved", ()), here.ways.get("unresolved", ())
    elsewhere = any(split_place(each)[1] != "resolved" for way in agreed for each in way.places)
    settled = words.say(message("write it down."))
    if elsewhere:
        settled = after(_way(policy, way, words) for way in agreed)
    onward = [way for way in unresolved if way.onward and way.sure and not way.rule.by]
    known = GO_DOWN if onward else IF_NOT if unresolved else STOPS
    yield words.say(known, agreed=settled)
    for way in onward:
        yield from (words.say(FIRST, says=each.says) for each in way.rule.requires)
    yield from (_way(policy, way, words) for way in unresolved if way not in onward)


def _way(policy: Policy, way: WayOn, words: Words) -> Sentence:
    rule = way.rule
    places = [steps.place_named(policy, place, words) for place in way.places]
    choice = listed(words, places, message("{one} or {next}"))
    reading = words.say(OUR_READING) if rule.unclear else ()
    leads_to = after((choice, steps.chooser_told(policy, way, words), reading))
    condition = condition_line(policy, rule.if_words, rule.when, words)
    return after((condition, words.say(SAYS, says=leads_to)))
