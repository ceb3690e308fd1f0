"""When something is due, in a sentence or two."""

from dataclasses import replace
from datetime import date, datetime

from decision_aid.deadline import Deadline
from decision_aid.people import RAISING
from decision_aid.timescale import Timescale
from words.catalogue import Words, listed
from words.dates import clock, moment_told
from words.names import name
from words.sentence import Message, Sentence, after, message

LATE = message("That was {when}. It has passed.")
LATE_WINDOW = message(
    "That was {when}. It has passed. The policy does not say whether it can still be raised."
)
NO_REASON = message("Being late is not a reason to stop.")
NO_REASON_FOR = message("For {who}, being late is not a reason to stop.")
RAISER = message("whoever raised it")
FOLLOWED: dict[bool | None, Message] = {
    True: message("If it has not been done, the policy says where it goes next."),
    False: message("If it has not been done, the policy does not say what follows."),
}
"""Said of a limit of a stage that has passed, by whether the policy has a rule for that."""
CLOSED = message("Offices may be closed then.")
"""Said of a limit that is known to end out of hours."""

TODAY_NOW = message("Today, now: {when}.")
NOW = message("Now: {when}.")
SAME_DAY_TODAY = message("Today, {when}.")
BY_END_OF = message("By the end of {when}.")
BY = message("By {when}.")
FROM_TO_END_OF = message("From {first}, and by the end of {when}.")
FROM_TO = message("From {first}, and by {when}.")
LAST_DAY = message("The last day for this is {when}.")
LAST_TIME = message("The last time for this is {when}.")
TODAY = message("today, {when}")
OR_SOONER = message("{when}, or sooner {sooner}")
AGREED = message("The date agreed in this case is {when}.")
AGREED_LATE = message("The date agreed in this case was {when}. It has passed.")
AGREED_TOO = message("The date agreed in this case is {when}. The policy’s own limit stands too.")
OTHER = message("It may also mean {when}.")
OTHER_IF: dict[str, Message] = {
    "if_out_of_hours": message("If it began out of hours, it may also mean {when}."),
    "end_of_that_day": message("If it began at the end of that day, it is {when}."),
    "if_after_cut_off": message("If it began after {clock}, it is {when}."),
    "if_was_out_of_hours": message("If it began out of hours, it is {when}."),
    "if_was_out_of_term": message("If it began out of term, it is {when}."),
}
"""The same where what it rests on is told at once."""
OR_WHEN = message("{one}, or {next}")

REFUSED: dict[str, Message] = {
    "past_the_holidays": message(
        "We cannot give this date. We know the bank holidays from {first} to {last} only, and we "
        "do not guess. You can count it by hand."
    ),
    "no_bank_holidays": message(
        "We cannot give this date. The board has not listed its bank holidays, and we do not "
        "guess. You can count it by hand."
    ),
    "past_the_terms": message(
        "We cannot give this date. We know the school days from {first} to {last} only, and we do "
        "not guess. You can count it by hand."
    ),
    "no_school_days": message(
        "We cannot give this date. The board has not listed its school days, and we do not guess. "
        "You can count it by hand."
    ),
    "no_hours": message(
        "We cannot give this time. The policy does not say when offices are open, and we do not "
        "guess. You can count it by hand."
    ),
}
"""Why a limit has no date."""


def due_told(timescale: Timescale, due: Deadline, words: Words) -> Sentence:
    """When a limit is due; the date agreed in the case stands beside it."""
    if due.convention.code == "agreed":
        return _agreed(due, AGREED_LATE if due.past else AGREED, words)
    agreed = _agreed(due, AGREED_TOO, words)
    if due.refused is not None:
        first, last = [moment_told(day, words) for day in due.refused] or ((), ())
        return after((words.say(REFUSED[due.convention.code], first=first, last=last), agreed))
    return after((_due(timescale, due, words), agreed))


def others_told(due: Deadline, words: Words) -> Sentence:
    """The dates of the other readings, which stand openly beside the one that leads."""
    others = due.readings[1:]
    if not others:
        return ()
    when = listed(words, [moment_told(each.end, words) for each in others], OR_WHEN)
    rests_on = others[0].why if len(others) == 1 else ()
    if len(rests_on) == 1 and rests_on[0].code in OTHER_IF:
        said = OTHER_IF[rests_on[0].code]
        return words.say(said, when=when, clock=clock(rests_on[0].text))
    return words.say(OTHER, when=when)


def _agreed(due: Deadline, said: Message, words: Words) -> Sentence:
    return words.say(said, when=moment_told(due.agreed, words)) if due.agreed else ()


def _due(timescale: Timescale, due: Deadline, words: Words) -> Sentence:
    end = due.end
    assert end is not None, "a deadline has an end, or says why not"
    timed = isinstance(end, datetime)
    when = moment_told(end, words)
    if due.past:
        return _late(timescale, when, words)
    if due.at_once:
        return words.say(TODAY_NOW if due.today else NOW, when=when)
    if due.same_day and not timed:
        return words.say(SAME_DAY_TODAY if due.today else BY_END_OF, when=when)
    if due.today and not timed:
        when = words.say(TODAY, when=when)
    if timescale.sooner:
        when = words.say(OR_SOONER, when=when, sooner=timescale.sooner)
    told = _told(timescale, due.not_before, when, words, timed=timed)
    return after((told, words.say(CLOSED) if due.out_of_hours else ()))


def _late(timescale: Timescale, when: Sentence, words: Words) -> Sentence:
    """That it has passed, in words that are right for whoever reads them."""
    if timescale.limits == "window":
        return words.say(LATE_WINDOW, when=when)
    owed_by = timescale.owed_by
    no_reason = words.say(NO_REASON)
    if owed_by and owed_by.posts:
        raised_it = any(post.works and post.side == RAISING for post in owed_by.posts)
        plainly = replace(owed_by, posts=tuple(replace(p, must_be="") for p in owed_by.posts))
        who = words.say(RAISER) if raised_it else name(plainly, "board", words)
        no_reason = words.say(NO_REASON_FOR, who=who)
    followed = FOLLOWED.get(timescale.followed)
    return after((words.say(LATE, when=when), no_reason, words.say(followed) if followed else ()))


def _told(
    timescale: Timescale, first: date | None, when: Sentence, words: Words, *, timed: bool
) -> Sentence:
    if timescale.limits == "window":
        return words.say(LAST_TIME if timed else LAST_DAY, when=when)
    if first:
        begins = moment_told(first, words)
        return words.say(FROM_TO if timed else FROM_TO_END_OF, first=begins, when=when)
    return words.say(BY if timed else BY_END_OF, when=when)
