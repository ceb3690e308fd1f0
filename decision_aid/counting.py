"""Where a time limit ends, in every reading that the policy leaves open."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from decision_aid.calendar import (
    ONE_DAY,
    BankHoliday,
    Calendar,
    HorizonError,
    at_clock,
    hours_after,
)
from decision_aid.timescale import DAY_WORDS, Span

SAME_DAY = DAY_WORDS[0]

ELAPSED = "We count hours straight through nights, weekends and bank holidays."
EVERY_DAY = "We count every day, with weekends and bank holidays."


class Count(NamedTuple):
    """One way of counting a limit from one start."""

    end: date | datetime
    """A day, by whose end it is due; or a time."""
    why: str
    """Why this reading, in plain words; empty where the policy leaves nothing open."""
    convention: str
    """How it was counted, in plain words."""
    skipped: tuple[BankHoliday, ...] = ()
    """The days that were not counted, each with its name."""
    at_once: bool = False
    """Nothing may put it off: to be done now."""


def counts(span: Span, start: date | datetime, calendar: Calendar, *, urgent: bool) -> list[Count]:
    """Every reading of a limit from a start, the one that leads first.

    A start is a day in London, with its time where that is known. HorizonError when the
    bank holidays are not known far enough.
    """
    if span.unit == SAME_DAY:
        return _same_working_day(start, calendar, urgent=urgent)
    if span.unit == DAY_WORDS[1]:
        return _working_days(1, start, calendar)[:1]
    amount = -(span.amount or 0) if span.before else (span.amount or 0)
    if span.unit == "working day":
        return _working_days(amount, start, calendar)
    if span.unit == "working week":
        return _working_weeks(amount, start, calendar)
    if span.unit in ("hour", "working hour"):
        return _hours(span, amount, start, calendar)
    if span.unit == "day":
        return _days_of_no_kind(amount, start, calendar)
    return [_calendar_span(span.unit, amount, start, calendar)]


def _working_day_convention(calendar: Calendar) -> str:
    """How working days are counted, in plain words."""
    rule = calendar.conventions
    closed = ", and without the days the board lists as closed" if rule.closures else ""
    school = " School holidays do not count." if rule.school_holidays else ""
    first = "is day 1" if rule.first_day == "the day itself" else "is not counted"
    return (
        f"We count working days: {calendar.week}, without bank holidays in {calendar.place}"
        f"{closed}.{school} The day it began {first}."
    )


def _day(start: date | datetime) -> date:
    return start.date() if isinstance(start, datetime) else start


def _working_days(amount: int, start: date | datetime, calendar: Calendar) -> list[Count]:
    """Working days 1 to N follow the start; a start on a day off has two readings."""
    day, rule = _day(start), calendar.conventions.starts_on_day_off
    how = _working_day_convention(calendar)
    if calendar.is_working_day(day):
        if calendar.conventions.first_day == "the day itself":
            return [_first_day_counts(amount, day, calendar, "")]
        end, skipped = calendar.count(day, amount)
        return [Count(end, "", how, skipped)]
    one = 1 if amount > 0 else -1
    which = "next" if amount > 0 else "last"
    end, skipped = calendar.count(day, amount)
    plain = Count(end, f"The {which} working day is day 1.", how, skipped)
    if calendar.conventions.first_day == "the day itself" or rule == "next working day is day 1":
        return [plain._replace(why="")]
    try:
        end, skipped = calendar.count(day, amount + one)
    except HorizonError:
        return [plain]
    why = f"The start moves to the {which} working day, and the day after that is day 1."
    if amount < 0:
        why = "The start moves to the last working day, and the day before that is day 1."
    moved = Count(end, why, how, skipped)
    if rule == "moves to next working day":
        return [moved._replace(why="")]
    first, second = sorted((plain, moved), key=lambda count: _day(count.end))
    said = "It began on a day that is not a working day. The policy does not say how to count that."
    return [first._replace(why=f"{said} {first.why}"), second]


def _first_day_counts(amount: int, day: date, calendar: Calendar, why: str) -> Count:
    """The same count where the day it began is itself day 1."""
    how = _working_day_convention(calendar).replace("is not counted", "is day 1")
    step = 1 if amount > 0 else -1
    length = amount - step if calendar.is_working_day(day) else amount
    end, skipped = calendar.count(day, length)
    return Count(end, why, how, skipped)


def _working_weeks(weeks: int, start: date | datetime, calendar: Calendar) -> list[Count]:
    """A working week is five working days; the reading that counts its first day is named."""
    rule = calendar.conventions
    name = "one working week" if abs(weeks) == 1 else f"{abs(weeks)} working weeks"
    days = weeks * len(rule.working_days)
    inclusive = _first_day_counts(
        days, _day(start), calendar, f"If the day it began is the first day of {name}."
    )
    if rule.working_week == "the first day counts":
        return [inclusive._replace(why="")]
    readings = _working_days(days, start, calendar)
    if rule.working_week == "five working days" or weeks < 0:
        return readings
    reading = f"We read “{name}” as {abs(days)} working days."
    lead = readings[0]._replace(why=f"{reading} {readings[0].why}".strip())
    return [lead, *readings[1:], inclusive]


def _days_of_no_kind(amount: int, start: date | datetime, calendar: Calendar) -> list[Count]:
    """Days of no stated kind are calendar days, and the reader is told."""
    rule = calendar.conventions.days
    if rule == "working days":
        return _working_days(amount, start, calendar)
    lead = _calendar_span("day", amount, start, calendar)
    if rule == "calendar days":
        return [lead]
    said = "The policy says “days”. It does not say which days. We count every day."
    try:
        others = _working_days(amount, start, calendar)[:1]
    except HorizonError:
        others = []
    why = "If it means working days."
    return [lead._replace(why=said), *(other._replace(why=why) for other in others)]


def _calendar_span(unit: str, amount: int, start: date | datetime, calendar: Calendar) -> Count:
    day = _day(start)
    if unit == "month":
        return Count(_months_after(day, amount), "", "We count to the same day of the month.")
    length = amount * 7 if unit == "week" else amount
    if calendar.conventions.first_day == "the day itself":
        length -= 1 if amount > 0 else -1
        return Count(day + length * ONE_DAY, "", f"{EVERY_DAY} The day it began is day 1.")
    return Count(day + length * ONE_DAY, "", f"{EVERY_DAY} The day it began is not counted.")


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it has no such day."""
    number = day.year * 12 + day.month - 1 + months
    first_of_next = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    last = (first_of_next - ONE_DAY).day
    return date(number // 12, number % 12 + 1, min(day.day, last))


def _hours(span: Span, amount: int, start: date | datetime, calendar: Calendar) -> list[Count]:
    """Hours are elapsed time, unless the policy counts office hours only."""
    office = span.unit == "working hour" or calendar.conventions.hours == "office hours only"
    if isinstance(start, datetime):
        return [_hours_from(amount, start, calendar, office=office)]
    midnight = calendar.conventions.opens.replace(hour=0, minute=0)
    first = at_clock(start, midnight)
    last = at_clock(start + ONE_DAY, midnight)
    early = _hours_from(amount, first, calendar, office=office)
    late = _hours_from(amount, last, calendar, office=office)
    said = "You gave a day and no time. It cannot end before this. Give the time to be exact."
    return [early._replace(why=said), late._replace(why="If it began at the end of that day.")]


def _hours_from(amount: int, start: datetime, calendar: Calendar, *, office: bool) -> Count:
    if not office:
        return Count(hours_after(start, timedelta(hours=amount)), "", ELAPSED)
    rule = calendar.conventions
    how = f"We count only the hours from {rule.office_opens} to {rule.office_closes}, working days."
    step = ONE_DAY if amount > 0 else -ONE_DAY
    left, day, skipped = timedelta(hours=abs(amount)), start.date(), []
    while True:
        opens, closes = at_clock(day, rule.opens), at_clock(day, rule.closes)
        begins = max(start, opens) if amount > 0 else opens
        ends = closes if amount > 0 else min(start, closes)
        open_for = ends.astimezone(UTC) - begins.astimezone(UTC)
        if why := calendar.why_off(day):
            skipped.append(BankHoliday(day, why))
        elif open_for >= left:
            end = hours_after(begins, left) if amount > 0 else hours_after(ends, -left)
            return Count(end, "", how, tuple(skipped))
        else:
            left -= max(open_for, timedelta())
        day += step


def _same_working_day(start: date | datetime, calendar: Calendar, *, urgent: bool) -> list[Count]:
    """The day it began; where that was out of hours, never later if a child may be at risk."""
    day, rule = _day(start), calendar.conventions
    closes = rule.day_ends or rule.closes
    late = isinstance(start, datetime) and start.time() >= closes
    how = "The same working day is the day it began."
    if calendar.is_working_day(day) and not late:
        return [Count(day, "", how)]
    if rule.same_working_day == "that day":
        return [Count(day, "", how)]
    said = "The policy does not say what “the same working day” is for a start out of hours."
    if rule.same_working_day == "next working day":
        said = "For a start out of hours the policy says the next working day."
    if urgent:
        return [Count(day, f"{said} A child may be at risk, so do it now.", how, at_once=True)]
    following, skipped = calendar.count(day, 1)
    how = "Out of hours, the same working day is the next working day."
    if rule.same_working_day == "next working day":
        return [Count(following, "", how, skipped)]
    why = f"{said} We read it as the next working day."
    return [Count(following, why, how, skipped), Count(day, "If it means the day it began.", how)]
