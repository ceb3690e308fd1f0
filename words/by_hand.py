"""How a reader counts a limit without us."""

from dataclasses import replace
from datetime import date
from typing import assert_never

from decision_aid.calendar import ONE_DAY, Calendar, NotCounted
from decision_aid.counted_days import day_of
from decision_aid.counting import counts, is_after_cut_off
from decision_aid.deadline import Deadline
from decision_aid.timescale import UNITS, Span, Timescale
from words.by_the_clock import hours_by_hand
from words.catalogue import Words
from words.dates import clock, week_told
from words.days_off import days_off_told, known_to_told, pause_told
from words.sentence import Message, Sentence, after, message

SAME_DAY = message("It is due by the end of the day it began.")
NEXT_DAY = message("It is due by the end of the next working day. Working days are {week}.")
BEGUN_OUT_OF_HOURS = message(
    "It began out of hours, so it is due by the end of the next working day. Working days are "
    "{week}."
)
MONTH_ON = message("Go 1 month on, to the same day of the month.")
MONTH_BACK = message("Go 1 month back, to the same day of the month.")
MONTHS_ON = message("Go {number} months on, to the same day of the month.")
MONTHS_BACK = message("Go {number} months back, to the same day of the month.")
NO_SUCH_DAY = message("If that month has no such day, take its last day.")
EVERY_DAY = message("Count every day, with weekends and bank holidays.")
WORKING_DAYS = message("Count {week}.")
SCHOOL_DAYS = message("Count {week} in term.")
CUT_OFF = message("It began after {clock}, so take the next day as the day it began.")
DAY_OFF_BEFORE = message(
    "It is a day off, so take the last day before it that counts as the day itself."
)
DAY_OFF = message("It began on a day off, so take the next day that counts as the day it began.")
BACK_TO = message("The day itself is day 1. Go back to day {number}.")
BACK_ONE = message("Start from the day itself, which does not count, and go back 1 day.")
BACK = message("Start from the day itself, which does not count, and go back {number} days.")
CLEAR_ONE = message(
    "Start from the day itself, which does not count. Leave 1 full day free, and take the day "
    "before it."
)
CLEAR = message(
    "Start from the day itself, which does not count. Leave {number} full days free, and take the "
    "day before them."
)
FROM_DAY_1 = message("The day it began is day 1. It is due by the end of day {number}.")
ONE_MORE = message(
    "Do not count the day it began. Count 1 day. It is due by the end of the last one."
)
MORE = message(
    "Do not count the day it began. Count {number} days. It is due by the end of the last one."
)
MOVES_ON = message(
    "If the last day is a day off, it is due by the end of the next working day. Working days are "
    "{week}."
)
PAUSE_IN_MONTHS = message(
    "Then go on by as many days as there are after {first} and before {last}: the count was paused."
)
CLEAR_DAYS = ("clear_days", "clear_working_days")

DAY_ENDS = message("The last day ends at {clock}.")


def limit_by_hand(limit: Timescale, due: Deadline, calendar: Calendar, words: Words) -> Sentence:
    """How to count a limit by hand from its earliest start, in each way that it is written."""
    calendar = replace(calendar, paused=due.paused)
    spans = (limit.span, limit.also, limit.out_of_hours, limit.out_of_term)
    return after(
        by_hand(span, calendar, due.first_start, words, urgent=limit.urgent)
        for span in spans
        if span
    )


def by_hand(
    span: Span, calendar: Calendar, start: date, words: Words, *, urgent: bool = False
) -> Sentence:
    """How to count a limit by hand from its start; empty where nothing is counted.

    The days off that it names go as far as the count does, in every reading of it.
    """
    if not span.gives_date:
        return ()
    try:
        ends = [each.end for each in counts(span, start, calendar, urgent=urgent)]
    except NotCounted:
        return after((_counted(span, calendar, start, [], words), known_to_told(calendar, words)))
    return _counted(span, calendar, start, ends, words)


def _counted(
    span: Span, calendar: Calendar, start: date, ends: list[date], words: Words
) -> Sentence:
    if span.counting in ("hours", "working_hours"):
        return hours_by_hand(span, calendar, start, ends, words)
    closes, cut_off = calendar.conventions.end_of_day, calendar.conventions.cut_off
    begins: Sentence = ()
    moves: Sentence = ()
    if not span.before and span.counting != "same_day":
        moves = _moved_on(span, calendar, start, ends, words)
        if is_after_cut_off(start, calendar):
            begins, start = words.say(CUT_OFF, clock=clock(cut_off)), day_of(start) + ONE_DAY
    ended = words.say(DAY_ENDS, clock=clock(closes)) if closes else ()
    return after((begins, _days(span, calendar, start, ends, words), moves, ended))


def _days(span: Span, calendar: Calendar, start: date, ends: list[date], words: Words) -> Sentence:
    unit = UNITS[span.unit]
    amount = span.amount or 0
    match unit.counting:
        case "working_days" | "working_weeks" | "clear_working_days":
            return _working_days(span, amount, calendar, start, ends, words)
        case "school_days":
            return _working_days(span, amount, calendar.of_schools(), start, ends, words)
        case "every_day" | "clear_days":
            return _every_day(span, amount * unit.days, calendar, words)
        case "days_of_no_kind":
            if calendar.conventions.days == "working days":
                return _working_days(span, amount, calendar, start, ends, words)
            return _every_day(span, amount, calendar, words)
        case "months":
            one, several = (MONTH_BACK, MONTHS_BACK) if span.before else (MONTH_ON, MONTHS_ON)
            told = words.say(one if amount == 1 else several, number=amount)
            pause = () if span.before else pause_told(calendar, words, PAUSE_IN_MONTHS)
            return after((told, words.say(NO_SUCH_DAY), pause))
        case "same_day":
            if day_of(start) in [day_of(end) for end in ends[:1]] or not ends:
                return words.say(SAME_DAY)
            return _next_day(BEGUN_OUT_OF_HOURS, calendar, start, ends, words)
        case "next_day":
            return _next_day(NEXT_DAY, calendar, start, ends, words)
        case "hours" | "working_hours" | "speed" | "not_stated":
            return ()
    assert_never(unit.counting)


def _next_day(
    said: Message, calendar: Calendar, start: date, ends: list[date], words: Words
) -> Sentence:
    told = words.say(said, week=week_told(calendar.conventions.working_days, words))
    off = days_off_told(calendar, start, ends, words)
    return after((told, off, pause_told(calendar, words)))


def _every_day(span: Span, days: int, calendar: Calendar, words: Words) -> Sentence:
    pause = pause_told(calendar, words)
    return after((words.say(EVERY_DAY), pause, _ending(span, days, calendar, words)))


def _working_days(
    span: Span, amount: int, calendar: Calendar, start: date, ends: list[date], words: Words
) -> Sentence:
    week = calendar.conventions.working_days
    days = amount * (len(week) if span.counting == "working_weeks" else 1)
    count = words.say(SCHOOL_DAYS if calendar.school else WORKING_DAYS, week=week_told(week, words))
    return after(
        (
            count,
            _start_on_day_off(span, calendar, start, words),
            _ending(span, days, calendar, words),
            days_off_told(calendar, start, ends, words),
            pause_told(calendar, words),
        )
    )


def _start_on_day_off(span: Span, calendar: Calendar, start: date, words: Words) -> Sentence:
    """What is done about a start on a day off, in the reading that leads."""
    rule = calendar.conventions.starts_on_day_off
    if span.counting in CLEAR_DAYS or _counts(day_of(start), calendar):
        return ()
    first = _first_counts(span, calendar)
    if span.before:
        return (
            () if rule == "next working day is day 1" and not first else words.say(DAY_OFF_BEFORE)
        )
    return words.say(DAY_OFF) if first or rule == "moves to next working day" else ()


def _counts(day: date, calendar: Calendar) -> bool:
    """Whether that day is known to be none of the days off."""
    try:
        return calendar.is_working_day(day)
    except NotCounted:
        return False


def _ending(span: Span, days: int, calendar: Calendar, words: Words) -> Sentence:
    if span.counting in CLEAR_DAYS:
        return words.say(CLEAR_ONE if days == 1 else CLEAR, number=days)
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


def _moved_on(
    span: Span, calendar: Calendar, start: date, ends: list[date], words: Words
) -> Sentence:
    """An end on a day off that moves, where the policy says so."""
    rule = calendar.conventions
    counted = span.counting in ("every_day", "days_of_no_kind", "months")
    if rule.ends_on_day_off == "not stated" or not counted:
        return ()
    if span.counting == "days_of_no_kind" and rule.days == "working days":
        return ()
    told = words.say(MOVES_ON, week=week_told(rule.working_days, words))
    return after((told, days_off_told(calendar, start, ends, words, counted=False)))
