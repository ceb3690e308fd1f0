"""A reply of the engine as finished lines, block by block, and what can be chosen next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from decision_aid.door import Reply
from decision_aid.shown import FactAsked, ShownDuty
from decision_aid.step import Step
from words.catalogue import WHOEVER, Words, listed
from words.dates import moment_told
from words.deadlines import due_told, others_told
from words.guidance import block
from words.headlines import headline_told
from words.limits import limit_told, start_asked
from words.lines import limit_line, reach_lines, shown_lines
from words.meeting import meeting_told, row_told
from words.names import place_title
from words.questions import asked, help_told
from words.sentence import Message, Sentence, after, board, message, plain, typed
from words.slips import LEFT_OUT, slip_told
from words.ways import unsaid_told
from words.working import convention_told, reasons_told

TITLE = message("{title}.")
DANGER: dict[str, Message] = {
    "child": message("A child in danger now? Call 999. (National advice, not from this policy.)"),
    "adult": message("An adult in danger now? Call 999. (National advice, not from this policy.)"),
    WHOEVER: message("Somebody in danger now? Call 999. (National advice, not from this policy.)"),
}
PLEASE_NOTE = message("Please note")
SLIP = message("{about}: {told}")
LEFT_OUT_LINE = message("{question}={answer} is left out: {why}.")

HEADLINE = message("== {headline} ==")
WHERE = message("Where you are: {place}.")
WHERE_CALLED = message("Where you are: {place} (the policy calls this {label}).")
FOR_SIDE: dict[str, Message] = {
    "manager": message("If you manage or advise the one who raised it: {headline}"),
    "receiver": message("If it has been raised with you: {headline}"),
    "board": message("If you are in neither agency: {headline}"),
}

DO = message("1. Do this")
DEPENDS = message("Some of this depends on the case. Add what you know:")
GIVEN = message("{answer} (as you said)")
FACT_IS = message("{question}={answer}")
NEXT_ANSWER = message("{one} or {next}")
WHO = message("2. Who")
BY_WHEN = message("3. By when")
WRITE = message("4. Write it down")
SOURCE = message("5. Where this comes from")
EARLIER = message("Check these were done")
NEXT = message("What the policy says of what comes next")

ADVICE = message("Advice: {duty}")
READING = message("Reading: {moment}. {why}")
ASK_TIMES = message(
    "For a date, add --at EVENT=2026-12-24T15:30, or --at EVENT=now. Events: {events}"
)
EVENT = message("{id} ({ask})")
NEXT_EVENT = message("{one}, {next}")

END: dict[str, Message] = {
    "agreed": message("This is an end: it is agreed."),
    "decided": message("This is an end: it is decided."),
    "elsewhere": message("This is an end: it goes on under another procedure."),
    "ended": message("This is an end."),
    "not_for_this": message("This is an end: the policy is not for that."),
    "stops": message("This is an end: the policy stops here."),
}
"""What an end is, by the outcome."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together."""

    heading: Sentence
    """A heading, or all that is said; nothing where the lines need none."""
    lines: tuple[Sentence, ...] = ()


def screen(reply: Reply, title: str, strip: Sentence, words: Words) -> tuple[Block, ...]:
    """Everything that is told of a reply; `strip` says what weight the policy's page carries."""
    found = [
        Block(after((words.say(TITLE, title=title), strip))),
        Block(words.say(DANGER)),
    ]
    found.append(_block(words.say(PLEASE_NOTE), _slips(reply, words)))
    question, step = reply.turn.question, reply.turn.step
    if question:
        found += [Block(asked(question, words)), Block(help_told(question, words))]
    if step:
        found += _step(reply, step, words)
    return tuple(each for each in found if each.heading or each.lines)


def _block(heading: Sentence, lines: Iterable[Sentence]) -> Block:
    """Each line once; nothing at all without lines."""
    once = tuple(dict.fromkeys(line for line in lines if line))
    return Block(heading, once) if once else Block(())


def _slips(reply: Reply, words: Words) -> Iterator[Sentence]:
    """What was not understood or not used, first, so that nobody overlooks it."""
    for slip in reply.messages:
        yield words.say(SLIP, about=typed(slip.about), told=slip_told(slip, words))
    for each in reply.dropped:
        why = words.say(LEFT_OUT[each.why])
        parts = {"question": typed(each.question), "answer": typed(each.answer)}
        yield words.say(LEFT_OUT_LINE, **parts, why=why)


def _step(reply: Reply, step: Step, words: Words) -> Iterator[Block]:
    duties = step.duties
    told = {side: headline_told(step.headlines[side], step, side, words) for side in step.headlines}
    records = _duties(duties, ("record",), words)
    undated = [limit_told(each, words) for each in step.timescales if not each.stated]
    yield Block(words.say(HEADLINE, headline=told["raiser"]))
    yield Block(_where(step, words))
    yield _block((), _for_others(told, words))
    yield _block(
        words.say(DO),
        [*_acts(step, words), *_about(step, "do", words), *_meeting(step, words)],
    )
    yield _block(words.say(DEPENDS), [_fact(each, words) for each in step.facts])
    yield _block(words.say(WHO), [*reach_lines(duties, words), *_about(step, "who", words)])
    # That a step without a date is no leave to wait is said last, as an answer to the rest.
    yield _block(
        words.say(BY_WHEN),
        [*_limits(reply, step, words), *_about(step, "when", words), *undated],
    )
    yield _block(words.say(WRITE), [*records, *_about(step, "record", words)])
    yield _block(words.say(SOURCE), _about(step, "source", words))
    yield _block(words.say(EARLIER), [each.whole for each in shown_lines(step.earlier, words)])
    yield _block(words.say(NEXT), [*_unsaid(step, words), *_about(step, "next", words)])
    if reply.turn.outcome:
        yield Block(words.say(END[reply.turn.outcome]))


def _where(step: Step, words: Words) -> Sentence:
    place, label = place_title(step.stage, words), step.stage.label
    if label in ("", "not stated"):
        return words.say(WHERE, place=place)
    return words.say(WHERE_CALLED, place=place, label=label)


def _for_others(told: dict[str, Sentence], words: Words) -> Iterator[Sentence]:
    """The headlines of the other sides, where they differ from the reader's."""
    for side, says in FOR_SIDE.items():
        if side in told and plain(told[side]) != plain(told["raiser"]):
            yield words.say(says, headline=told[side])


def _acts(step: Step, words: Words) -> Iterator[Sentence]:
    yield from _duties(step.duties, ("act", "tell"), words)
    for each in _duties(step.duties, ("advice",), words):
        yield words.say(ADVICE, duty=each)


def _duties(duties: tuple[ShownDuty, ...], kinds: tuple[str, ...], words: Words) -> list[Sentence]:
    found = (each for each in duties if each.kind in kinds)
    return [each.whole for each in shown_lines(found, words)]


def _fact(fact: FactAsked, words: Words) -> Sentence:
    """A fact that only adds to the step, with what to type for each answer, or the answer given."""
    offered = [
        words.say(FACT_IS, question=typed(fact.id), answer=typed(each.id)) for each in fact.answers
    ]
    given = [words.say(GIVEN, answer=e.says) for e in fact.answers if e.id == fact.given]
    told = given[0] if given else listed(words, offered, NEXT_ANSWER)
    return after((board(fact.ask), board(fact.help), told))


def _limits(reply: Reply, step: Step, words: Words) -> Iterator[Sentence]:
    for limit in step.timescales:
        if not limit.stated:
            continue
        yield limit_line(limit, words).whole
        due = reply.deadlines.get(limit.id)
        if due:
            counted = convention_told(due.convention, words)
            yield after((due_told(limit, due, words), others_told(due, words), counted))
            for end, why in due.readings:
                moment = moment_told(end, words)
                yield words.say(READING, moment=moment, why=reasons_told(why, words))
    if any(limit.starts and limit.id not in reply.deadlines for limit in step.timescales):
        events = [
            words.say(EVENT, id=typed(event.id), ask=start_asked(event.start, words))
            for event in step.events
        ]
        yield words.say(ASK_TIMES, events=listed(words, events, NEXT_EVENT))


def _unsaid(step: Step, words: Words) -> Iterator[Sentence]:
    """What the policy does not say of how the talks ended, where that is what the step tells."""
    for way in step.next:
        if step.stage.is_unsaid and way.basis == "none":
            yield unsaid_told(way, words)


def _about(step: Step, about: str, words: Words) -> Iterator[Sentence]:
    """What else the policy says in a block, and what it leaves open there."""
    here = block(step, about, NEXT, words)
    for each in (*here.notes, *here.gaps, *here.more_gaps):
        yield after((each.told, *each.more, each.refs))


def _meeting(step: Step, words: Words) -> Iterator[Sentence]:
    meeting = meeting_told(step.meeting, words)
    if meeting:
        yield after((meeting.heading, meeting.refs))
        for row in meeting.rows:
            yield row_told(row, words)
