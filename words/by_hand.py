"""How a reader counts a limit without us."""

from datetime import date, datetime
from typing import assert_never

from decision_aid.calendar import ONE_DAY, Calendar
from decision_aid.deadline import Deadline
from decision_aid.timescale import UNITS, Span, Timescale
from words.catalogue import Words, listed
from words.dates import DIVISIONS, clock, day_told, week_told
from words.sentence import Sentence, after, message

HOLIDAYS_NAMED = 4
"""Enough to count any short limit by, and few enough to read."""

SAME_DAY = message("It is due by the end of the day it began.")
SAME_DAY_OR_NEXT = message(
    "It is due by the end of the day it began. If that is out of hours, and no child may be at "
    "risk, it is due by the end of the next working day."
)
MONTH_ON = message("Go 1 month on, to the same day of the month.")
MONTH_BACK = message("Go 1 month back, to the same day of the month.")
MONTHS_ON = message("Go {number} months on, to the same day of the month.")
MONTHS_BACK = message("Go {number} months back, to the same day of the month.")
EVERY_DAY = message("Count every day, with weekends and bank holidays.")
WORKING_DAYS = message("Count {week}.")
DAY_OFF_BEFORE = message(
    "If it is a day off, take the last working day before it as the day itself."
)
DAY_OFF = message("If it began on a day off, take the next working day as the day it began.")
BACK_TO = message("The day itself is day 1. Go back to day {number}.")
BACK_ONE = message("Start from the day itself, which does not count, and go back 1 day.")
BACK = message("Start from the day itself, which does not count, and go back {number} days.")
FROM_DAY_1 = message("The day it began is day 1. It is due by the end of day {number}.")
ONE_MORE = message(
    "Do not count the day it began. Count 1 day. It is due by the end of the last one."
)
MORE = message(
    "Do not count the day it began. Count {number} days. It is due by the end of the last one."
)
HOUR_ON = message("Add 1 hour on the clock. Do not stop for nights, weekends or bank holidays.")
HOURS_ON = message(
    "Add {number} hours on the clock. Do not stop for nights, weekends or bank holidays."
)
HOUR_BACK = message(
    "Go back 1 hour on the clock. Do not stop for nights, weekends or bank holidays."
)
HOURS_BACK = message(
    "Go back {number} hours on the clock. Do not stop for nights, weekends or bank holidays."
)
OFFICE_HOUR_ON = message("Add 1 hour, counting only {opens} to {closes}, {week}.")
OFFICE_HOURS_ON = message("Add {number} hours, counting only {opens} to {closes}, {week}.")
OFFICE_HOUR_BACK = message("Go back 1 hour, counting only {opens} to {closes}, {week}.")
OFFICE_HOURS_BACK = message("Go back {number} hours, counting only {opens} to {closes}, {week}.")
KNOWN_TO = message("We know bank holidays up to {day} only.")
NO_HOLIDAYS = message("Do not count bank holidays in {place}.")
DAYS_OFF = message("Do not count these days off in {place}: {days}.")
NEXT_DAY_OFF = message("{one}; {next}")
DAY_OFF_NAMED = message("{day}, {name}")


def limit_by_hand(limit: Timescale, due: Deadline, calendar: Calendar, words: Words) -> Sentence:
    """How to count a limit by hand from its earliest start, in each way that it is written."""
    start = due.first_start
    day = start.date() if isinstance(start, datetime) else start
    spans = [span for span in (limit.span, limit.also) if span]
    return after(by_hand(span, calendar, day, words) for span in spans)


def by_hand(span: Span, calendar: Calendar, from_date: date, words: Words) -> Sentence:
    """How to count a limit by hand, with the next bank holidays; empty where nothing is counted."""
    unit = UNITS[span.unit]
    amount = span.amount or 0
    if span.before:
        from_date -= (amount * 2 + 7) * ONE_DAY
    match unit.counting:
        case "working_days" | "working_weeks":
            return _working_days(span, amount, calendar, from_date, words)
        case "every_day":
            return _every_day(span, amount * unit.days, calendar, words)
        case "days_of_no_kind":
            if calendar.conventions.days == "working days":
                return _working_days(span, amount, calendar, from_date, words)
            return _every_day(span, amount, calendar, words)
        case "months":
            one, several = (MONTH_BACK, MONTHS_BACK) if span.before else (MONTH_ON, MONTHS_ON)
            return words.say(one if amount == 1 else several, number=amount)
        case "hours" | "working_hours":
            return _hours(span, amount, calendar, from_date, words)
        case "same_day":
            or_next = calendar.conventions.same_working_day == "next working day"
            return words.say(SAME_DAY_OR_NEXT if or_next else SAME_DAY)
        case "next_day":
            return _working_days(span, 1, calendar, from_date, words)
        case "speed" | "not_stated":
            return ()
    assert_never(unit.counting)


def _every_day(span: Span, days: int, calendar: Calendar, words: Words) -> Sentence:
    return after((words.say(EVERY_DAY), _ending(span, days, calendar, words)))


def _working_days(
    span: Span, amount: int, calendar: Calendar, from_date: date, words: Words
) -> Sentence:
    week = len(calendar.conventions.working_days)
    days = amount * (week if span.counting == "working_weeks" else 1)
    count = words.say(WORKING_DAYS, week=week_told(calendar.conventions.working_days, words))
    start = _start_on_day_off(span, calendar, words)
    ending = _ending(span, days, calendar, words)
    return after((count, start, ending, _days_off(calendar, from_date, words)))


def _start_on_day_off(span: Span, calendar: Calendar, words: Words) -> Sentence:
    """What moves a start, where the policy says so and the day it began is not itself day 1."""
    rule = calendar.conventions
    if rule.starts_on_day_off != "moves to next working day" or _first_counts(span, calendar):
        return ()
    return words.say(DAY_OFF_BEFORE if span.before else DAY_OFF)


def _ending(span: Span, days: int, calendar: Calendar, words: Words) -> Sentence:
    if _first_counts(span, calendar):
        return words.say(BACK_TO if span.before else FROM_DAY_1, number=days)
    one, several = (BACK_ONE, BACK) if span.before else (ONE_MORE, MORE)
    return words.say(one if days == 1 else several, number=days)


def _first_counts(span: Span, calendar: Calendar) -> bool:
    """Whether the day it began is itself day 1."""
    rule = calendar.conventions
    if span.counting == "working_weeks" and rule.working_week == "the first day counts":
        return True
    return rule.first_day == "the day itself"


def _hours(span: Span, amount: int, calendar: Calendar, from_date: date, words: Words) -> Sentence:
    rule = calendar.conventions
    one = amount == 1
    if span.counting == "hours" and rule.hours == "elapsed":
        on, back = (HOUR_ON, HOUR_BACK) if one else (HOURS_ON, HOURS_BACK)
        return words.say(back if span.before else on, number=amount)
    on, back = (OFFICE_HOUR_ON, OFFICE_HOUR_BACK) if one else (OFFICE_HOURS_ON, OFFICE_HOURS_BACK)
    told = words.say(
        back if span.before else on,
        number=amount,
        opens=clock(rule.office_opens),
        closes=clock(rule.office_closes),
        week=week_told(rule.working_days, words),
    )
    return after((told, _days_off(calendar, from_date, words)))


def _days_off(calendar: Calendar, from_date: date, words: Words) -> Sentence:
    """The next days that do not count, and how far we know them."""
    place = words.say(DIVISIONS[calendar.division])
    found = [
        words.say(DAY_OFF_NAMED, day=day_told(day, words), name=name)
        for day, name in calendar.next_holidays(from_date, HOLIDAYS_NAMED)
    ]
    known_to = words.say(KNOWN_TO, day=day_told(calendar.known_to, words))
    if not found:
        return after((words.say(NO_HOLIDAYS, place=place), known_to))
    told = words.say(DAYS_OFF, place=place, days=listed(words, found, NEXT_DAY_OFF))
    return told if len(found) == HOLIDAYS_NAMED else after((told, known_to))
