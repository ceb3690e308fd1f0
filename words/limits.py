"""Time limits as rules: how long, on what, and from when, before any start is known."""

from decision_aid.timescale import Start, Timescale
from words.catalogue import Words, listed
from words.questions import condition_told
from words.sentence import Message, Sentence, board, capital, message
from words.units import span_told

LIMIT = message("{what}: {how_long}.")
LIMIT_UNSAID = message("{what}: {how_long}. The policy does not say from when.")
LIMIT_READ = message(
    "{what}: {how_long}. The policy does not say from when. We count from {starts}."
)
HOW_LONG = message("{how_long}.")
HOW_LONG_UNSAID = message("{how_long}. The policy does not say from when.")
HOW_LONG_READ = message("{how_long}. The policy does not say from when. We count from {starts}.")
FOR = message("for {what}")
IF = message("{what}, {condition}")
ALSO = message("{how_long}, also written as {also}")
OR_SOONER = message("{how_long}, or sooner {sooner}")
OUT_OF_HOURS = message("{how_long}, or {other} if it began out of hours")
OUT_OF_TERM = message("{how_long}, or {other} if it began out of term")
PAUSED = message("{how_long}, paused from {first} to {last}")
AGREED = message("{how_long}, beside {agreed}")
COUNTED_FROM = message("{how_long}, counted from {starts}")
FROM = message("{how_long}, from {starts}")
OR_FROM = message("{one} or {next}")

UNDATED: dict[str, Message] = {
    "step": message("The policy gives no date for this step. That does not mean it can wait."),
    "own": message(
        "The policy gives this step no date of its own. That does not mean it can wait."
    ),
    "told": message("That there is no date does not mean it can wait."),
}
"""What is said where no limit is stated."""

MOMENT: dict[str, Message] = {
    "began": message("the day “{stage}” began"),
    "unresolved": message("the day “{stage}” ended without agreement"),
    "resolved": message("the day you agreed"),
}
"""The moments of a stage that a limit may run from."""

MOMENT_OF_STEP: dict[str, Message] = {
    "began": message("the day the step began"),
    "unresolved": message("the day the step ended without agreement"),
    "resolved": message("the day the step was resolved"),
}
"""The same of every stage: which one it is, and so which day, only a step knows."""

WHEN_WAS: dict[str, Message] = {
    "began": message("When did “{stage}” begin?"),
    "unresolved": message("When did “{stage}” end without agreement?"),
    "resolved": message("When did you agree?"),
}


def limit_told(limit: Timescale, words: Words, *, short: bool = False) -> Sentence:
    """The whole rule: what has to be done, how long it may take, and from when.

    In `short`, nothing is said of what the policy does not say.
    """
    if limit.undated:
        return words.say(UNDATED[limit.undated])
    what = board(limit.on_what) if limit.limits == "duty" else words.say(FOR, what=limit.on_what)
    if limit.condition:
        what = words.say(IF, what=what, condition=condition_told(limit.condition, words))
    said, how_long, starts = _rule(limit, words)
    whole = LIMIT if short else {"": LIMIT, "unsaid": LIMIT_UNSAID, "read": LIMIT_READ}[said]
    return words.say(whole, what=capital(what), how_long=how_long, starts=starts)


def how_long_told(limit: Timescale, words: Words) -> Sentence:
    """The rule without what has to be done."""
    said, how_long, starts = _rule(limit, words)
    whole = {"": HOW_LONG, "unsaid": HOW_LONG_UNSAID, "read": HOW_LONG_READ}[said]
    told = words.say(whole, how_long=how_long, starts=starts)
    return told if limit.at_each_stage else capital(told)


def _rule(limit: Timescale, words: Words) -> tuple[str, Sentence, Sentence]:
    """Whether its start is `unsaid` or `read` into it; how long it is; what it runs from."""
    how_long = board(limit.own_words)
    if not how_long and limit.span:
        how_long = span_told(limit.span, words)
    if limit.also:
        how_long = words.say(ALSO, how_long=how_long, also=span_told(limit.also, words))
    for said, other in ((OUT_OF_HOURS, limit.out_of_hours), (OUT_OF_TERM, limit.out_of_term)):
        if other:
            how_long = words.say(said, how_long=how_long, other=span_told(other, words))
    if limit.sooner:
        how_long = words.say(OR_SOONER, how_long=how_long, sooner=limit.sooner)
    starts = listed(words, [start_told(each, words) for each in limit.starts], OR_FROM)
    counts = limit.span is not None and limit.span.amount is not None
    if (counts or limit.at_each_stage or starts) and limit.event_is_reading:
        return "read" if starts else "unsaid", _beside(limit, how_long, words), starts
    if starts:
        from_then = FROM if limit.at_each_stage else COUNTED_FROM
        how_long = words.say(from_then, how_long=how_long, starts=starts)
    return "", _beside(limit, how_long, words), starts


def _beside(limit: Timescale, how_long: Sentence, words: Words) -> Sentence:
    """With what else a reader gives: when it was paused, and the date agreed in the case."""
    if limit.pause:
        first, last = (start_told(each, words) for each in limit.pause)
        how_long = words.say(PAUSED, how_long=how_long, first=first, last=last)
    if limit.agreed:
        agreed = start_told(limit.agreed, words)
        how_long = words.say(AGREED, how_long=how_long, agreed=agreed)
    return how_long


def start_told(start: Start, words: Words) -> Sentence:
    """A moment that a limit runs from, in words that follow "from"."""
    known = MOMENT if start.stage else MOMENT_OF_STEP
    return board(start.name) or words.say(known[start.moment], stage=start.stage)


def start_asked(start: Start, words: Words) -> Sentence:
    """The question for the date of that moment."""
    return board(start.ask) or words.say(WHEN_WAS[start.moment], stage=start.stage)
