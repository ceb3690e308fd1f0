"""The ladder of a policy: each step as a box of the flowchart, and in full."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from decision_aid.ladder import LadderStage, gaps_at, stages_of
from decision_aid.places import absolute
from decision_aid.policy import Policy
from decision_aid.step import meeting_at
from words import steps
from words.catalogue import Words
from words.limits import UNDATED, limit_told
from words.lines import (
    FIRST,
    Line,
    Part,
    cited,
    duty_lines,
    gap_line,
    limit_line,
    placed_lines,
    says_line,
)
from words.meeting import meeting_told, row_told
from words.sentence import Message, Sentence, after, board, link, message

NO_TO = message("*No:* on to {place}")
THEN, THEN_IF = message("*Then:* {place}"), message("*{says}:* {place}")
LEFT_OPEN = message("One thing the policy leaves open here")
ALL_LEFT_OPEN = message("{number} things the policy leaves open here")

ENDED: dict[str, Message] = {
    "unresolved": message("If you still disagree:"),
    "no_reply": message("If nobody answers, or you cannot reach them:"),
    "own_side": message("If your own side will not take it on:"),
    "not_done": message("If it was agreed but has not been done:"),
    "higher": message("If the risk is growing and it should go higher:"),
}
"""How the talks can have ended, before the ways on from there."""


@dataclass(frozen=True, slots=True)
class StageTold:
    """One step of the ladder."""

    anchor: str
    """Its id on the page."""
    label: Sentence
    """What the policy prints on it, or nothing."""
    title: Sentence
    """What happens there."""
    actors: Sentence
    """Who acts."""
    limits: tuple[Sentence, ...]
    """Of its box: who starts here, and the time limits."""
    asks: Sentence
    """Whether it is resolved."""
    yes: Line
    no: Line
    stops: Sentence
    """That the policy stops here, where it does."""
    leads_on: bool
    """Whether a way leads on to the box below."""
    nobody: Sentence
    """That the policy names nobody who acts, where it does not."""
    parts: tuple[Part, ...]
    """What each person does, and all else by what it is about."""
    open: Part
    """What the policy leaves open here."""
    so_far: Line
    """Who has talked by the end of it."""


def ladder(policy: Policy, ladder_id: str, words: Words) -> tuple[StageTold, ...]:
    """The steps of one ladder, in order."""
    return tuple(_stage(policy, here, words) for here in stages_of(policy, ladder_id))


def _stage(policy: Policy, here: LadderStage, words: Words) -> StageTold:
    stage = here.stage
    gaps = tuple(gap_line(gap, words) for gap in gaps_at(policy, here.id))
    open_here = words.say(LEFT_OPEN if len(gaps) == 1 else ALL_LEFT_OPEN, number=len(gaps))
    so_far = words.say(message("Who has talked by the end of it: {rung}."), rung=stage.so_far)
    nobody = words.say(message("The policy does not say who does what here."))
    stops = words.say(message("the policy stops here. It does not say what comes next"))
    return StageTold(
        anchor=steps.anchor_of(here.id),
        label=steps.label_told(stage, words),
        title=board(stage.title),
        actors=steps.actors_told(policy, stage, words),
        limits=tuple(_of_box(policy, here, words)),
        asks=words.say(message("When it is done") if stage.then else message("Resolved?")),
        yes=_yes(policy, here, words),
        no=_no(policy, here, words),
        stops=() if stage.then or "unresolved" in here.ways else stops,
        leads_on=here.leads_on,
        nobody=() if here.acts else nobody,
        parts=tuple(part for part in _parts(policy, here, words) if part.lines),
        open=Part(open_here, gaps),
        so_far=Line(so_far, source=f"stages.{here.id}.clause", refs=cited(stage.clause, words)),
    )


def _of_box(policy: Policy, here: LadderStage, words: Words) -> Iterator[Sentence]:
    """Who starts here; the limits of the stage, or the first of its duties'; if there are more."""
    yield from steps.starts_told(policy, here.id, words)
    own = tuple(limit_told(each, words) for each in here.limits)
    times = steps.times_told(policy, here, words)
    yield from own or times[:1]
    if times if own else times[1:]:
        yield words.say(message("More limits stand in the step."))


def _then(policy: Policy, here: LadderStage, words: Words) -> tuple[Line, ...]:
    """What follows a stage where nobody has to agree."""
    lines = []
    for says, to in here.stage.followed_by:
        settled = steps.settled_told(here.stage, words)
        at = settled if to == "resolved" else steps.linked(policy, absolute(to, here.id), words)
        lines.append(Line(words.say(THEN_IF if says else THEN, says=says, place=at)))
    return tuple(lines)


def _yes(policy: Policy, here: LadderStage, words: Words) -> Line:
    if here.stage.then:
        return Line((), under=_then(policy, here, words))
    agreed = steps.way_lines(policy, here.ways.get("resolved", ()), words)
    settled = steps.settled_told(here.stage, words)
    if agreed:
        return Line(words.say(message("*Yes:*")), under=agreed)
    return Line(words.say(message("*Yes:* {what}"), what=settled))


def _no(policy: Policy, here: LadderStage, words: Words) -> Line:
    if here.stage.then:
        return Line(())
    way = here.only_onward
    if way is None:
        ways = here.ways.get("unresolved", ())
        return Line(words.say(message("*No:*")), under=steps.way_lines(policy, ways, words))
    following = policy.stages[here.following]
    label = steps.label_told(following, words)
    if label == steps.label_told(here.stage, words):
        label = ()
    place = link(label or board(following.title), f"#{steps.anchor_of(here.following)}")
    says = after((words.say(NO_TO, place=place), steps.chooser_told(policy, way, words)))
    return Line(says, first=tuple(says_line(each, words, FIRST) for each in way.rule.requires))


def _parts(policy: Policy, here: LadderStage, words: Words) -> Iterator[Part]:
    stage, at = here.stage, f"stages.{here.id}"
    about: dict[bool, list[Line]] = {True: [], False: []}
    for each in stage.notes:
        about[each.about == "record"].append(says_line(each, words))
    record = duty_lines(policy, f"{at}.record", words)
    yield Part(words.say(message("Who does what")), placed_lines(policy, here.acts, words))
    yield Part(words.say(message("Who must be told")), duty_lines(policy, f"{at}.tell", words))
    if meeting := meeting_told(meeting_at(policy, here.id), words):
        rows = tuple(Line(row_told(each, words)) for each in meeting.rows)
        yield Part(meeting.heading, (*rows[:-1], replace(rows[-1], refs=meeting.refs)))
    yield Part(words.say(message("By when")), _limits(policy, here, words))
    yield Part(words.say(message("Write it down")), (*record, *about[True]))
    yield Part(words.say(message("Whom you may ask")), duty_lines(policy, f"{at}.advice", words))
    yield Part(words.say(message("Also")), tuple(about[False]))
    yield Part(words.say(message("What comes next")), tuple(_next(policy, here, words)))


def _limits(policy: Policy, here: LadderStage, words: Words) -> tuple[Line, ...]:
    """The stage's own limits, those over several in short, or that there is none."""
    more = link(words.say(message("More on that^ limit^")), "#every-step")
    found = [limit_line(each, words) for each in here.limits]
    for each in here.whole:
        short = limit_told(each, words, short=True)
        told = words.say(message("{limit} {more}."), limit=short, more=more)
        found.append(Line(told, source=each.source))
    if not here.limits and not steps.times_told(policy, here, words):
        found.append(Line(words.say(UNDATED["own" if here.whole else "step"])))
    return tuple(found)


def _next(policy: Policy, here: LadderStage, words: Words) -> Iterator[Line]:
    if here.stage.then:
        yield from _then(policy, here, words)
    elif agreed := steps.way_lines(policy, here.ways.get("resolved", ()), words):
        yield Line(words.say(message("If you agree:")), under=agreed)
    else:
        settled = steps.settled_told(here.stage, words)
        yield Line(words.say(message("If you agree: {what}."), what=settled))
    if not here.stage.then and "unresolved" not in here.ways:
        yield Line(words.say(message("If you still disagree: *the policy stops here.*")))
    for move, message_ in ENDED.items():
        ways, lead = here.ways.get(move, ()), words.say(message_)
        if len(ways) == 1:
            yield from steps.way_lines(policy, ways, words, lead)
        elif ways:
            yield Line(lead, under=steps.way_lines(policy, ways, words))
