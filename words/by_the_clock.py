"""How a reader counts hours without us."""

from datetime import UTC, date, datetime, time, timedelta

from decision_aid.calendar import (
    ONE_DAY,
    Calendar,
    at_clock,
    happened_twice,
    hours_after,
    london,
)
from decision_aid.counted_hours import pause_between
from decision_aid.timescale import Span
from words.catalogue import Words
from words.dates import clock, day_told, moment_told, week_told
from words.days_off import days_off_told, pause_told
from words.sentence import Message, Sentence, after, message

HOUR_ON = message("Add 1 hour.")
HOURS_ON = message("Add {number} hours.")
HOUR_BACK = message("Go back 1 hour.")
HOURS_BACK = message("Go back {number} hours.")
NO_STOP = message("Do not stop for nights, weekends or bank holidays.")
OFFICE = message("Count only {opens} to {closes}, {week}.")
OFFICE_UNKNOWN = message("Count only the hours when offices are open, {week}.")
FROM_MIDNIGHT = message("If you do not know the time, start from midnight at its beginning.")
CLOCK_CHANGE: dict[tuple[bool, bool], Message] = {
    (True, True): message("The clocks go forward on {day}, so add 1 hour."),
    (True, False): message("The clocks go forward on {day}, so take off 1 hour."),
    (False, True): message("The clocks go back on {day}, so add 1 hour."),
    (False, False): message("The clocks go back on {day}, so take off 1 hour."),
}
"""By whether the clocks go forward, and whether that adds an hour to the count."""
FIRST_OF_TWO = message("That time comes twice that night. Take the first.")
SECOND_OF_TWO = message("That time comes twice that night. Take the second.")
PAUSE = message("Add the time from {first} to {last}: the count was paused.")


def hours_by_hand(
    span: Span, calendar: Calendar, start: date, ends: list[date], words: Words
) -> Sentence:
    """How to count hours by hand: straight through, or only while offices are open."""
    rule, amount = calendar.conventions, span.amount or 0
    one, several = (HOUR_BACK, HOURS_BACK) if span.before else (HOUR_ON, HOURS_ON)
    told = words.say(one if amount == 1 else several, number=amount)
    midnight = () if isinstance(start, datetime) else words.say(FROM_MIDNIGHT)
    if span.counting == "hours" and rule.hours == "elapsed":
        first = start if isinstance(start, datetime) else at_clock(start, time())
        straight = hours_after(first, timedelta(hours=-amount if span.before else amount))
        pause = pause_between(first, straight, calendar)
        paused, changes = _pause(pause, words), _clock_changes(first, ends, pause, words)
        return after((told, words.say(NO_STOP), midnight, paused, changes))
    hours = OFFICE if rule.office_hours else OFFICE_UNKNOWN
    office = words.say(
        hours,
        opens=clock(rule.office_opens),
        closes=clock(rule.office_closes),
        week=week_told(rule.working_days, words),
    )
    off = days_off_told(calendar, start, ends, words)
    return after((told, office, midnight, off, pause_told(calendar, words)))


def _clock_changes(
    start: datetime, ends: list[date], pause: tuple[datetime, datetime] | None, words: Words
) -> Sentence:
    """What changes of the clocks do to a count, and which of two equal times it ends at.

    The clocks themselves show how long a pause was, whatever they did in it.
    """
    if not ends:
        return ()
    end = ends[0]
    assert isinstance(end, datetime), "hours end at a time"
    told = [_change(start, end, words)]
    if pause:
        begins, goes_on = map(london, pause)
        told = [_change(start, begins, words), _change(goes_on, end, words)]
    if happened_twice(end):
        told.append(words.say(SECOND_OF_TWO if end.fold else FIRST_OF_TWO))
    return after(told)


def _change(start: datetime, end: datetime, words: Words) -> Sentence:
    """What a change of the clocks between two times does."""
    if _offset(start) == _offset(end):
        return ()
    earlier, later = sorted((start, end), key=lambda each: each.astimezone(UTC))
    day = earlier.date()
    while _offset(at_clock(day + ONE_DAY, time())) == _offset(earlier):
        day += ONE_DAY
    change = CLOCK_CHANGE[_offset(later) > _offset(earlier), _offset(end) > _offset(start)]
    return words.say(change, day=day_told(day, words))


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _pause(pause: tuple[datetime, datetime] | None, words: Words) -> Sentence:
    if not pause:
        return ()
    first, last = (moment_told(london(each), words) for each in pause)
    return words.say(PAUSE, first=first, last=last)
