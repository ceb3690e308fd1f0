"""The poster of a policy: its ladder in short sentences, for one sheet of paper."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from decision_aid.contents import Placed
from decision_aid.ladder import (
    LadderStage,
    always,
    duties_in,
    ladders,
    stages_of,
    whole_limits,
)
from decision_aid.policy import Policy
from words import steps
from words.catalogue import Words
from words.ladder import StageTold, ladder
from words.limits import limit_told
from words.lines import SAYS, Line, placed_lines
from words.sentence import Sentence, after, board, message
from words.standing import edition_told, publisher_of, standing_of

AND_MORE = message("And more: see the page.")
NO_ACTS = message("The page says who does what at each step, and by when.")
SECOND_SET = message("It has a second set of steps too: see the page.")
OTHER_SETS = message("It has other sets of steps too: see the page.")
GROWS_OLD = message("Paper grows old: check the live page, {address}")
IF_DIFFERENT = message("If this sheet and the signed policy differ, follow the signed policy.")


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
        steps=tuple(
            _step(policy, here, box, words)
            for here, box in zip(stages_of(policy, main), ladder(policy, main, words), strict=True)
        ),
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
    duties = duties_in(policy, "emergency.duties")
    first = always(duties)[:2]
    for each in _told(policy, first, words):
        yield words.say(message("This policy says: {duty}"), duty=each)
    if len(first) < len(duties):
        yield words.say(AND_MORE)


def _step(policy: Policy, here: LadderStage, box: StageTold, words: Words) -> Step:
    acts = (*here.acts, *duties_in(policy, f"stages.{here.id}.tell"))
    firm = (each.duty.force in ("must", "need_to") for each in acts)
    exits = tuple(_exits(box, words))
    named = after((box.label, box.title))
    return Step(
        head=after((box.label, box.actors), " · "),
        title=box.title,
        starts=tuple(steps.starts_told(policy, here.id, words)),
        acts=tuple(zip(_told(policy, acts, words), firm, strict=True)),
        limits=tuple(limit_told(each, words) for each in here.limits),
        soonest=steps.times_told(policy, here, words),
        exits=exits,
        leads_on=here.leads_on,
        described=after((words.say(SAYS, says=named), *exits)),
    )


def _told(policy: Policy, duties: Iterable[Placed], words: Words) -> Iterator[Sentence]:
    """Each duty, with its time limit."""
    return (each.said for each in placed_lines(policy, duties, words))


def _exits(box: StageTold, words: Words) -> Iterator[Sentence]:
    """Where each ending of the talks leads, as the flowchart of the page says it."""
    yes = _exit(after((box.asks, box.yes.told)), box.yes, words)
    no = _exit(after((box.no.told, box.stops)), box.no, words)
    if len(yes) == 1 and no:
        yes, no = [after((*yes, no[0]))], no[1:]
    yield from (*yes, *no)


def _exit(says: Sentence, line: Line, words: Words) -> list[Sentence]:
    """One ending: where it leads, in a line of its own for each of several places."""
    ways = [each.said for each in (*line.first, *line.under)]
    if not says:
        return ways
    if len(line.under) == 1:
        return [after((says, *ways))]
    return [says if line.under else words.say(SAYS, says=says), *ways]
