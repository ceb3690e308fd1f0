"""A reply of the engine as finished lines, block by block, and what can be chosen next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from decision_aid.door import Reply
from decision_aid.people import NOT_STATED, SIDES
from decision_aid.step import Step
from words.catalogue import Words, listed
from words.dates import moment_told
from words.deadlines import due_told
from words.duties import FORCE
from words.duty_lines import cited, clauses_told, contact_lines, duty_line
from words.headlines import headline_told
from words.limits import limit_told, start_asked
from words.names import place_title
from words.notes import decided_told, same_person_told
from words.questions import asked, help_told
from words.sentence import Message, Sentence, after, board, message, plain, typed
from words.slips import LEFT_OUT, slip_told
from words.units import SAID
from words.working import convention_told, reasons_told

TITLE = message("{title}.")
DANGER = message("A child in danger now? Call 999. (National advice, not from this policy.)")
PLEASE_NOTE = message("Please note")
SLIP = message("{about}: {told}")
LEFT_OUT_LINE = message("{question}={answer} is left out: {why}.")

HEADLINE = message("== {headline} ==")
WHERE = message("Where you are: {place}.")
WHERE_CALLED = message("Where you are: {place} (the policy calls this {label}).")
FOR_SIDE: dict[str, Message] = {
    "manager": message("If you manage or advise the one who raised it: {headline}"),
    "receiver": message("If it has been raised with you: {headline}"),
    "board": message("If you run it for the board: {headline}"),
}

DO = message("1. Do this")
WHO = message("2. Who")
BY_WHEN = message("3. By when")
WRITE = message("4. Write it down")
SOURCE = message("5. Where this comes from")
EARLIER = message("Check these were done")
NEXT = message("What the policy says of what comes next")

ADVICE = message("Advice: {duty}")
LIMIT_FORCE = message("{limit} ({verb})")
READING = message("Reading: {moment}. {why}")
ASK_TIMES = message(
    "For a date, add --at EVENT=2026-12-24T15:30, or --at EVENT=now. Events: {events}"
)
EVENT = message("{id} ({ask})")
NEXT_EVENT = message("{one}, {next}")
GAP = message("Not settled by the policy: {unclear}")
GAP_READING = message("It may mean: {reading}.")
MEETING = message("{called}: {sits}")
MEETING_RULES = message("Who chairs: {chairs}. How it decides: {votes}.")
CLAUSES = message("Clauses: {clauses}.")

END: dict[str, Message] = {
    "agreed": message("This is an end: it is agreed."),
    "decided": message("This is an end: it is decided."),
    "elsewhere": message("This is an end: it goes on under another procedure."),
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
    found = [Block(after((words.say(TITLE, title=title), strip))), Block(words.say(DANGER))]
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
    told = {side: headline_told(step.headlines[side], step.stage, side, words) for side in SIDES}
    records = [duty_line(duty, words) for duty in duties if duty.kind == "record"]
    undated = [limit_told(each, words) for each in step.timescales if not each.stated]
    yield Block(words.say(HEADLINE, headline=told["raiser"]))
    yield Block(_where(step, words))
    yield _block((), _for_others(told, words))
    yield _block(
        words.say(DO),
        [*_acts(step, words), *_about(step, "do", words), *_meeting(step, words)],
    )
    yield _block(words.say(WHO), [*contact_lines(duties, words), *_about(step, "who", words)])
    # That a step without a date is no leave to wait is said last, as an answer to the rest.
    yield _block(
        words.say(BY_WHEN),
        [*_limits(reply, step, words), *_about(step, "when", words), *undated],
    )
    yield _block(words.say(WRITE), [*records, *_about(step, "record", words)])
    yield _block(words.say(SOURCE), [_clauses(step, words), *_about(step, "source", words)])
    yield _block(words.say(EARLIER), [duty_line(duty, words) for duty in step.earlier])
    yield _block(words.say(NEXT), _about(step, "next", words))
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
        if plain(told[side]) != plain(told["raiser"]):
            yield words.say(says, headline=told[side])


def _acts(step: Step, words: Words) -> Iterator[Sentence]:
    for duty in step.duties:
        if duty.kind in ("act", "tell"):
            yield duty_line(duty, words)
    for duty in step.duties:
        if duty.kind == "advice":
            yield words.say(ADVICE, duty=duty_line(duty, words))


def _limits(reply: Reply, step: Step, words: Words) -> Iterator[Sentence]:
    for limit in step.timescales:
        if not limit.stated:
            continue
        told = limit_told(limit, words)
        if limit.force != "none":
            told = words.say(LIMIT_FORCE, limit=told, verb=words.say(FORCE[limit.force]))
        yield cited(told, limit.clauses, words)
        due = reply.deadlines.get(limit.id)
        if due:
            yield after((due_told(limit, due, words), convention_told(due.convention, words)))
            for end, why in due.readings:
                moment = moment_told(end, words)
                yield words.say(READING, moment=moment, why=reasons_told(why, words))
    if any(limit.starts and limit.id not in reply.deadlines for limit in step.timescales):
        events = [
            words.say(EVENT, id=typed(event.id), ask=start_asked(event.start, words))
            for event in step.events
        ]
        yield words.say(ASK_TIMES, events=listed(words, events, NEXT_EVENT))


def _about(step: Step, block: str, words: Words) -> Iterator[Sentence]:
    for about, says, clauses in _notes(step, words):
        if about == block:
            yield cited(says, clauses, words)
    for gap in step.gaps:
        if gap.about == block:
            yield cited(words.say(GAP, unclear=gap.unclear), gap.clauses, words)
            yield from (words.say(GAP_READING, reading=each) for each in gap.readings)


def _notes(step: Step, words: Words) -> Iterator[tuple[str, Sentence, tuple[str, ...]]]:
    """What else is told at a step: the block it is for, the sentence, and its clauses."""
    for note in step.notes:
        yield note.about, board(note.text), note.clauses
    if step.decided:
        yield "do", decided_told(step.decided, words), step.decided.clauses
    if step.same_person:
        yield "who", same_person_told(step.same_person, words), step.same_person.clauses


def _meeting(step: Step, words: Words) -> Iterator[Sentence]:
    meeting = step.meeting
    if meeting:
        sits = after(board(each) for each in meeting.sits)
        yield words.say(MEETING, called=meeting.called, sits=sits)
        chairs, votes = (_stated(each, words) for each in (meeting.chairs, meeting.votes))
        yield words.say(MEETING_RULES, chairs=chairs, votes=votes)


def _stated(text: str, words: Words) -> Sentence:
    return words.say(SAID[NOT_STATED]) if text == NOT_STATED else board(text)


def _clauses(step: Step, words: Words) -> Sentence:
    cited_by = [
        *(duty.clauses for duty in step.duties),
        *(limit.clauses for limit in step.timescales),
        *(clauses for _, _, clauses in _notes(step, words)),
    ]
    named = dict.fromkeys(clause for clauses in cited_by for clause in clauses)
    return words.say(CLAUSES, clauses=clauses_told(tuple(named), words)) if named else ()
