"""Limits in days, weeks and months: when they end, in every reading that the policy leaves open."""

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from decision_aid.calendar import ONE_DAY, PAUSED, BankHoliday, Calendar, NotCounted
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


def working_day_convention(calendar: Calendar, *, clear: bool = False) -> Convention:
    """How working days, clear ones or school days are counted."""
    rule = calendar.conventions
    own, schools = rule.bank_holidays, rule.school_days
    fields = ("working_days", "first_day", "starts_on_day_off", "cut_off", "bank_holidays")
    return Convention(
        "clear_working_days" if clear else "school_days" if calendar.school else "working_days",
        first_day_counts=rule.first_day == "the day itself",
        week=rule.working_days,
        division=calendar.division,
        source=own.source if own else "",
        terms=schools.source if schools and calendar.school else "",
        closures=bool(rule.closures) and not calendar.school,
        clause=rule.cited(*fields, "school_days" if calendar.school else "closures"),
    )


def day_of(start: date | datetime) -> date:
    """The day of a start."""
    return start.date() if isinstance(start, datetime) else start


def working_days(amount: int, start: date | datetime, calendar: Calendar) -> list[Count]:
    """Working days 1 to N come after the start; a start on a day off has two readings."""
    day, rule = day_of(start), calendar.conventions.starts_on_day_off
    how = working_day_convention(calendar)
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
    except NotCounted:
        return [plain]
    moves = Reason("start_moves_on" if amount > 0 else "start_moves_back")
    moved = Count(end, (moves,), how, skipped)
    if rule == "moves to next working day":
        return [moved._replace(why=())]
    first, second = sorted((plain, moved), key=lambda count: day_of(count.end))
    return [first._replace(why=(Reason("start_on_day_off"), *first.why)), second]


def _first_day_counts(amount: int, day: date, calendar: Calendar, *why: Reason) -> Count:
    """The same count if the starting day is itself day 1."""
    how = replace(working_day_convention(calendar), first_day_counts=True)
    step = 1 if amount > 0 else -1
    length = amount - step if calendar.is_working_day(day) else amount
    end, skipped = calendar.count(day, length)
    return Count(end, why, how, skipped)


def working_weeks(weeks: int, start: date | datetime, calendar: Calendar) -> list[Count]:
    """A working week is five working days; the reading that counts its first day is given too."""
    rule = calendar.conventions
    cited = rule.cited("working_week")
    days = weeks * len(rule.working_days)
    from_first = Reason("week_from_its_first_day", number=abs(weeks))
    inclusive = _first_day_counts(days, day_of(start), calendar, from_first)
    if rule.working_week == "the first day counts":
        how = replace(inclusive.convention, clause=cited)
        return [inclusive._replace(why=(), convention=how)]
    readings = working_days(days, start, calendar)
    if cited:
        readings = [
            each._replace(convention=replace(each.convention, clause=cited)) for each in readings
        ]
    if rule.working_week == "five working days" or weeks < 0:
        return readings
    reading = Reason("week_as_days", number=abs(weeks), other=abs(days))
    lead = readings[0]._replace(why=(reading, *readings[0].why))
    return [lead, *readings[1:], inclusive]


def days_of_no_kind(amount: int, start: date | datetime, calendar: Calendar) -> list[Count]:
    """Plain "days" are calendar days, and the reader is told so."""
    rule = calendar.conventions.days
    if rule == "working days":
        return working_days(amount, start, calendar)
    lead = every_day(amount, start, calendar)
    if rule == "calendar days":
        return [lead]
    try:
        others = working_days(amount, start, calendar)[:1]
    except NotCounted:
        others = []
    others = [other._replace(why=(Reason("if_working_days"),)) for other in others]
    return [lead._replace(why=(Reason("days_of_no_kind"),)), *others]


def every_day(days: int, start: date | datetime, calendar: Calendar) -> Count:
    """Every day counts; the day it began is day 1 where the policy says so."""
    rule = calendar.conventions
    how = Convention("every_day", clause=rule.cited("first_day", "cut_off"))
    step = ONE_DAY if days > 0 else -ONE_DAY
    end, left, skipped = day_of(start), abs(days), []
    if rule.first_day == "the day itself":
        end -= step
        how = replace(how, first_day_counts=True)
    while left:
        end += step
        if calendar.is_paused(end):
            skipped.append(BankHoliday(end, PAUSED))
        else:
            left -= 1
    return Count(end, (), how, tuple(skipped))


def months(months: int, start: date | datetime, calendar: Calendar) -> Count:
    """The same day of a later month, and as many days later as the count was paused before it."""
    end, skipped = _months_after(day_of(start), months), []
    if calendar.paused and months > 0:
        day = day_of(start)
        while day <= end:
            if calendar.is_paused(day):
                skipped.append(BankHoliday(day, PAUSED))
                end += ONE_DAY
            day += ONE_DAY
    return Count(end, (), Convention("months"), tuple(skipped))


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    number = day.year * 12 + day.month - 1 + months
    first_of_next = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    last = (first_of_next - ONE_DAY).day
    return date(number // 12, number % 12 + 1, min(day.day, last))
