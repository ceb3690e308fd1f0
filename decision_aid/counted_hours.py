"""Limits in hours, and the same working day: when they end, in every reading."""

from datetime import UTC, date, datetime, time, timedelta

from decision_aid.calendar import (
    ONE_DAY,
    BankHoliday,
    Calendar,
    NotCounted,
    at_clock,
    hours_after,
)
from decision_aid.counted_days import Count, day_of
from decision_aid.due import out_of_hours
from decision_aid.working import Convention, Reason


def hours(amount: int, start: date | datetime, calendar: Calendar, *, office: bool) -> list[Count]:
    """Hours are elapsed time, unless the limit or the policy counts only office hours."""
    office = office or calendar.conventions.hours == "office hours only"
    if isinstance(start, datetime):
        return [_hours_from(amount, start, calendar, office=office)]
    early = _hours_from(amount, at_clock(start, time()), calendar, office=office)
    late = _hours_from(amount, at_clock(start + ONE_DAY, time()), calendar, office=office)
    return [
        early._replace(why=(Reason("day_without_time"),)),
        late._replace(why=(Reason("end_of_that_day"),)),
    ]


def _hours_from(amount: int, start: datetime, calendar: Calendar, *, office: bool) -> Count:
    rule = calendar.conventions
    if not office:
        how = Convention("elapsed", clause=rule.cited("hours"))
        end = hours_after(start, timedelta(hours=amount))
        return Count(_on_after_pause(start, end, calendar), (), how)
    if not rule.office_hours:
        raise NotCounted("no_hours")
    how = Convention(
        "office_hours",
        opens=rule.office_opens,
        closes=rule.office_closes,
        clause=rule.cited("office_opens"),
    )
    step = ONE_DAY if amount > 0 else -ONE_DAY
    left, day, skipped = timedelta(hours=abs(amount)), start.date(), []
    while True:
        opens, closes = (at_clock(day, clock) for clock in rule.office_hours)
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


def _on_after_pause(start: datetime, end: datetime, calendar: Calendar) -> datetime:
    """The end of so many hours, later by the time for which the count was paused before it."""
    pause = pause_between(start, end, calendar)
    return hours_after(end, pause[1] - pause[0]) if pause else end


def pause_between(
    start: datetime, end: datetime, calendar: Calendar
) -> tuple[datetime, datetime] | None:
    """When a pause begins and is over that holds up a count of hours, in UTC; None for none.

    Of a day without a time a pause begins at its end, and is over at its beginning: so it is the
    shorter, and the count ends the earlier.
    """
    if not calendar.paused:
        return None
    first, last = calendar.paused
    begins = first if isinstance(first, datetime) else at_clock(first + ONE_DAY, time())
    goes_on = last if isinstance(last, datetime) else at_clock(last, time())
    begins, over = max(begins, start, key=_instant).astimezone(UTC), goes_on.astimezone(UTC)
    return (begins, over) if begins < min(over, end.astimezone(UTC)) else None


def _instant(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def same_working_day(start: date | datetime, calendar: Calendar, *, urgent: bool) -> list[Count]:
    """The day it began; begun out of hours, it may also be read as the next working day.

    Where a child may be at risk it is that day and no other.
    """
    day, rule = day_of(start), calendar.conventions
    clause = rule.cited("same_working_day")
    that_day = Count(day, (), Convention("same_day", clause=clause))
    closed = _begun_too_late(start, calendar)
    if closed is False or rule.same_working_day == "that day" or (urgent and not closed):
        return [that_day]
    says_next = rule.same_working_day == "next working day"
    said = Reason("out_of_hours_next_day" if says_next else "out_of_hours_unsaid")
    if urgent:
        return [that_day._replace(why=(said, Reason("at_risk_now")), at_once=True)]
    try:
        end, skipped = calendar.count(day, 1)
    except NotCounted:
        return [that_day]
    next_day = Count(end, (), Convention("same_day_out_of_hours", clause=clause), skipped)
    if not closed:
        why = (Reason("if_in_hours"),)
        return [that_day._replace(why=why), next_day._replace(why=(Reason("if_out_of_hours"),))]
    if says_next:
        return [next_day]
    why = (Reason("if_next_day"),)
    return [that_day._replace(why=(said,)), next_day._replace(why=why)]


def _begun_too_late(start: date | datetime, calendar: Calendar) -> bool | None:
    """Whether it began on a day off or after offices closed; None where that is not known."""
    closed, hours = out_of_hours(start, calendar), calendar.conventions.office_hours
    early = hours and isinstance(start, datetime) and start.time() < hours[0]
    return False if early and calendar.is_working_day(day_of(start)) else closed
