"""How a reader counts a limit without us: printed beside every limit, before any start is known."""

from datetime import date

from decision_aid.calendar import ONE_DAY, Calendar, in_words
from decision_aid.timescale import DAY_WORDS, Span

HOLIDAYS_NAMED = 4
"""Enough to count any short limit by, and few enough to read."""


def count_by_hand(span: Span, calendar: Calendar, from_date: date) -> str:
    """How to count a limit by hand, with the next bank holidays; empty where nothing is counted."""
    if not span.gives_date:
        return ""
    if span.unit == DAY_WORDS[0]:
        due = "It is due by the end of the day it began."
        if calendar.conventions.same_working_day != "next working day":
            return due
        safe = "out of hours, and no child may be at risk"
        return f"{due} If that is {safe}, it is due by the end of the next working day."
    if span.unit == DAY_WORDS[1]:
        span = Span(span.text, 1, None, "working day")
    if span.before:
        from_date -= ((span.amount or 0) * 2 + 7) * ONE_DAY
    if span.unit in ("hour", "working hour"):
        return _hours(span, calendar, from_date)
    if span.unit in ("working day", "working week"):
        return _working_days(span, calendar, from_date)
    if span.unit == "day" and calendar.conventions.days == "working days":
        return _working_days(span, calendar, from_date)
    way = "back" if span.before else "on"
    if span.unit == "month":
        length = "1 month" if span.amount == 1 else f"{span.amount} months"
        return f"Go {length} {way}, to the same day of the month."
    days = (span.amount or 0) * (7 if span.unit == "week" else 1)
    return f"Count every day, with weekends and bank holidays. {_ending(span, days, calendar)}"


def _working_days(span: Span, calendar: Calendar, from_date: date) -> str:
    week = len(calendar.conventions.working_days)
    days = (span.amount or 0) * (week if span.unit == "working week" else 1)
    start = _start_on_day_off(span, calendar)
    ending, off = _ending(span, days, calendar), _days_off(calendar, from_date)
    return f"Count {calendar.week}.{start} {ending} {off}"


def _start_on_day_off(span: Span, calendar: Calendar) -> str:
    """What moves a start, where the policy says so and the day it began is not itself day 1."""
    rule = calendar.conventions
    if rule.starts_on_day_off != "moves to next working day" or _first_counts(span, calendar):
        return ""
    if span.before:
        return " If it is a day off, take the last working day before it as the day itself."
    return " If it began on a day off, take the next working day as the day it began."


def _ending(span: Span, days: int, calendar: Calendar) -> str:
    how_many = "1 day" if days == 1 else f"{days} days"
    first_counts = _first_counts(span, calendar)
    if span.before:
        if first_counts:
            return f"The day itself is day 1. Go back to day {days}."
        return f"Start from the day itself, which does not count, and go back {how_many}."
    if first_counts:
        return f"The day it began is day 1. It is due by the end of day {days}."
    return f"Do not count the day it began. Count {how_many}. It is due by the end of the last one."


def _first_counts(span: Span, calendar: Calendar) -> bool:
    """Whether the day it began is itself day 1."""
    rule = calendar.conventions
    if span.unit == "working week" and rule.working_week == "the first day counts":
        return True
    return rule.first_day == "the day itself"


def _hours(span: Span, calendar: Calendar, from_date: date) -> str:
    rule = calendar.conventions
    way = "Go back" if span.before else "Add"
    amount = "1 hour" if span.amount == 1 else f"{span.amount} hours"
    if span.unit == "hour" and rule.hours == "elapsed":
        return f"{way} {amount} on the clock. Do not stop for nights, weekends or bank holidays."
    return (
        f"{way} {amount}, counting only {rule.office_opens} to {rule.office_closes}, "
        f"{calendar.week}. {_days_off(calendar, from_date)}"
    )


def _days_off(calendar: Calendar, from_date: date) -> str:
    """The next days that do not count, and how far we know them."""
    found = [
        f"{in_words(day)}, {name}"
        for day, name in calendar.next_holidays(from_date, HOLIDAYS_NAMED)
    ]
    known_to = f"We know bank holidays up to {in_words(calendar.known_to)} only."
    if not found:
        return f"Do not count bank holidays in {calendar.place}. {known_to}"
    listed = "; ".join(found)
    more = "" if len(found) == HOLIDAYS_NAMED else f" {known_to}"
    return f"Do not count these days off in {calendar.place}: {listed}.{more}"
