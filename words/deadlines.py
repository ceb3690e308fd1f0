"""When something is due, in a sentence or two."""

from datetime import date, datetime

from decision_aid.deadline import Deadline
from decision_aid.timescale import Timescale
from words.catalogue import Words
from words.dates import moment_told
from words.sentence import Sentence, after, message

LATE = message("That was {when}. It has passed. Being late is not a reason to stop.")
"""Said of every limit that has passed."""
LATE_AT_ONCE = message(
    "Do it now. That was {when}. It has passed. Being late is not a reason to stop."
)
CLOSED = message("Offices may be closed then.")
"""Said of every limit that ends out of hours."""

TODAY_NOW = message("Today, now: {when}.")
NOW = message("Now: {when}.")
SAME_DAY_TODAY = message("Today, {when}. Do it before you leave.")
BY_END_OF = message("By the end of {when}.")
BY = message("By {when}.")
FROM_TO_END_OF = message("From {first}, and by the end of {when}.")
FROM_TO = message("From {first}, and by {when}.")
LAST_DAY = message("The last day for this is {when}.")
LAST_TIME = message("The last time for this is {when}.")
TODAY = message("today, {when}")
OR_SOONER = message("{when}, or sooner {sooner}")
REFUSED = message(
    "We cannot give this date. We know the bank holidays from {first} to {last} only, and we do "
    "not guess. You can count it by hand."
)


def due_told(timescale: Timescale, due: Deadline, words: Words) -> Sentence:
    """When a limit is due."""
    if due.horizon:
        first, last = (moment_told(day, words) for day in due.horizon)
        return words.say(REFUSED, first=first, last=last)
    end = due.end
    assert end is not None, "a deadline has an end, or a horizon"
    timed = isinstance(end, datetime)
    when = moment_told(end, words)
    if due.past:
        return words.say(LATE_AT_ONCE if due.at_once else LATE, when=when)
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


def _told(
    timescale: Timescale, first: date | None, when: Sentence, words: Words, *, timed: bool
) -> Sentence:
    if timescale.limits == "window":
        return words.say(LAST_TIME if timed else LAST_DAY, when=when)
    if first:
        begins = moment_told(first, words)
        return words.say(FROM_TO if timed else FROM_TO_END_OF, first=begins, when=when)
    return words.say(BY if timed else BY_END_OF, when=when)
