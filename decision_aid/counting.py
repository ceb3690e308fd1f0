"""When a time limit ends, in every reading that the policy leaves open."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, assert_never

from decision_aid.calendar import (
    ONE_DAY,
    BankHoliday,
    Calendar,
    HorizonError,
    at_clock,
    hours_after,
)
from decision_aid.timescale import UNITS, Span
from decision_aid.working import Convention, Reason


class Count(NamedTuple):
    """One way of counting a limit from one start."""

    end: date | datetime
    """The day by the end of which it is due, or the time."""
    why: tuple[Reason, ...]
    """The reasons for this reading; empty where the policy leaves nothing open."""
    convention: Convention
    """How it was counted."""
    skipped: tuple[BankHoliday, ...] = ()
    """The days that were not counted, each with its name."""
    at_once: bool = False
    """It must be done now, and nothing may delay it."""


def counts(span: Span, start: date | datetime, calendar: Calendar, *, urgent: bool) -> list[Count]:
    """Every reading of a limit from a start, the main one first.

    A start is a day in London, with its time where that is known. Raises HorizonError when the
    known bank holidays do not reach far enough.
    """
    unit = UNITS[span.unit]
    amount = -(span.amount or 0) if span.before else (span.amount or 0)
    match unit.counting:
        case "working_days":
            return _working_days(amount, start, calendar)
        case "working_weeks":
            return _working_weeks(amount, start, calendar)
        case "every_day":
            return [_every_day(amount * unit.days, start, calendar)]
        case "days_of_no_kind":
            return _days_of_no_kind(amount, start, calendar)
        case "months":
            return [Count(_months_after(_day(start), amount), (), Convention("months"))]
        case "hours" | "working_hours":
            return _hours(amount, start, calendar, office=unit.counting == "working_hours")
        case "same_day":
            return _same_working_day(start, calendar, urgent=urgent)
        case "next_day":
            return _working_days(1, start, calendar)[:1]
        case "speed" | "not_stated":
            raise ValueError(f"“{span.text}” gives no date")
    assert_never(unit.counting)


def _working_day_convention(calendar: Calendar) -> Convention:
    """How working days are counted."""
    rule = calendar.conventions
    return Convention(
        "working_days",
        first_day_counts=rule.first_day == "the day itself",
        week=rule.working_days,
        division=calendar.division,
        closures=bool(rule.closures),
        school=bool(rule.school_holidays),
    )


def _day(start: date | datetime) -> date:
    return start.date() if isinstance(start, datetime) else start


def _working_days(amount: int, start: date | datetime, calendar: Calendar) -> list[Count]:
    """Working days 1 to N come after the start; a start on a day off has two readings."""
    day, rule = _day(start), calendar.conventions.starts_on_day_off
    how = _working_day_convention(calendar)
    if calendar.is_working_day(day):
        if calendar.conventions.first_day == "the day itself":
            return [_first_day_counts(amount, day, calendar)]
        end, skipped = calendar.count(day, amount)
        return [Count(end, (), how, skipped)]
    one = 1 if amount > 0 else -1
    end, skipped = calendar.count(day, amount)
    first_day = Reason("next_is_day_1" if amount > 0 else "last_is_day_1")
    plain = Count(end, (first_day,), how, skipped)
    if calendar.conventions.first_day == "the day itself" or rule == "next working day is day 1":
        return [plain._replace(why=())]
    try:
        end, skipped = calendar.count(day, amount + one)
    except HorizonError:
        return [plain]
    moves = Reason("start_moves_on" if amount > 0 else "start_moves_back")
    moved = Count(end, (moves,), how, skipped)
    if rule == "moves to next working day":
        return [moved._replace(why=())]
    first, second = sorted((plain, moved), key=lambda count: _day(count.end))
    return [first._replace(why=(Reason("start_on_day_off"), *first.why)), second]


def _first_day_counts(amount: int, day: date, calendar: Calendar, *why: Reason) -> Count:
    """The same count if the starting day is itself day 1."""
    how = replace(_working_day_convention(calendar), first_day_counts=True)
    step = 1 if amount > 0 else -1
    length = amount - step if calendar.is_working_day(day) else amount
    end, skipped = calendar.count(day, length)
    return Count(end, why, how, skipped)


def _working_weeks(weeks: int, start: date | datetime, calendar: Calendar) -> list[Count]:
    """A working week is five working days; the reading that counts its first day is given too."""
    rule = calendar.conventions
    days = weeks * len(rule.working_days)
    from_first = Reason("week_from_its_first_day", number=abs(weeks))
    inclusive = _first_day_counts(days, _day(start), calendar, from_first)
    if rule.working_week == "the first day counts":
        return [inclusive._replace(why=())]
    readings = _working_days(days, start, calendar)
    if rule.working_week == "five working days" or weeks < 0:
        return readings
    reading = Reason("week_as_days", number=abs(weeks), other=abs(days))
    lead = readings[0]._replace(why=(reading, *readings[0].why))
    return [lead, *readings[1:], inclusive]


def _days_of_no_kind(amount: int, start: date | datetime, calendar: Calendar) -> list[Count]:
    """Plain "days" are calendar days, and the reader is told so."""
    rule = calendar.conventions.days
    if rule == "working days":
        return _working_days(amount, start, calendar)
    lead = _every_day(amount, start, calendar)
    if rule == "calendar days":
        return [lead]
    try:
        others = _working_days(amount, start, calendar)[:1]
    except HorizonError:
        others = []
    others = [other._replace(why=(Reason("if_working_days"),)) for other in others]
    return [lead._replace(why=(Reason("days_of_no_kind"),)), *others]


def _every_day(days: int, start: date | datetime, calendar: Calendar) -> Count:
    """Every day counts; the day it began is day 1 where the policy says so."""
    if calendar.conventions.first_day == "the day itself":
        days -= 1 if days > 0 else -1
        how = Convention("every_day", first_day_counts=True)
        return Count(_day(start) + days * ONE_DAY, (), how)
    return Count(_day(start) + days * ONE_DAY, (), Convention("every_day"))


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    number = day.year * 12 + day.month - 1 + months
    first_of_next = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    last = (first_of_next - ONE_DAY).day
    return date(number // 12, number % 12 + 1, min(day.day, last))


def _hours(amount: int, start: date | datetime, calendar: Calendar, *, office: bool) -> list[Count]:
    """Hours are elapsed time, unless the limit or the policy counts only office hours."""
    office = office or calendar.conventions.hours == "office hours only"
    if isinstance(start, datetime):
        return [_hours_from(amount, start, calendar, office=office)]
    midnight = calendar.conventions.opens.replace(hour=0, minute=0)
    first = at_clock(start, midnight)
    last = at_clock(start + ONE_DAY, midnight)
    early = _hours_from(amount, first, calendar, office=office)
    late = _hours_from(amount, last, calendar, office=office)
    return [
        early._replace(why=(Reason("day_without_time"),)),
        late._replace(why=(Reason("end_of_that_day"),)),
    ]


def _hours_from(amount: int, start: datetime, calendar: Calendar, *, office: bool) -> Count:
    if not office:
        return Count(hours_after(start, timedelta(hours=amount)), (), Convention("elapsed"))
    rule = calendar.conventions
    how = Convention("office_hours", opens=rule.office_opens, closes=rule.office_closes)
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
            return Count(end, (), how, tuple(skipped))
        else:
            left -= max(open_for, timedelta())
        day += step


def _same_working_day(start: date | datetime, calendar: Calendar, *, urgent: bool) -> list[Count]:
    """The starting day; if that was out of hours, no later day when a child may be at risk."""
    day, rule = _day(start), calendar.conventions
    closes = rule.day_ends or rule.closes
    late = isinstance(start, datetime) and start.time() >= closes
    how = Convention("same_day")
    if calendar.is_working_day(day) and not late:
        return [Count(day, (), how)]
    if rule.same_working_day == "that day":
        return [Count(day, (), how)]
    next_day = rule.same_working_day == "next working day"
    said = Reason("out_of_hours_next_day" if next_day else "out_of_hours_unsaid")
    if urgent:
        return [Count(day, (said, Reason("at_risk_now")), how, at_once=True)]
    following, skipped = calendar.count(day, 1)
    how = Convention("same_day_out_of_hours")
    if next_day:
        return [Count(following, (), how, skipped)]
    return [
        Count(following, (said, Reason("read_as_next_day")), how, skipped),
        Count(day, (Reason("if_that_day"),), how),
    ]
