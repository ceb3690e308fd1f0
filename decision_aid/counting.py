"""When a time limit ends, in every reading that the policy leaves open."""

from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from decision_aid.calendar import ONE_DAY, Calendar
from decision_aid.counted_days import (
    Count,
    day_of,
    days_of_no_kind,
    every_day,
    months,
    working_day_convention,
    working_days,
    working_weeks,
)
from decision_aid.counted_hours import hours, same_working_day
from decision_aid.timescale import UNITS, Span
from decision_aid.working import Convention, Reason


def counts(span: Span, start: date | datetime, calendar: Calendar, *, urgent: bool) -> list[Count]:
    """Every reading of a limit from a start, the main one first.

    A start is a day in London, with its time where that is known. Raises NotCounted where a count
    would be a guess.
    """
    if span.counting in ("hours", "working_hours", "same_day") or span.before:
        return _counts(span, start, calendar, urgent=urgent)
    return [
        found._replace(why=(*why, *found.why))
        for begins, why in _after_cut_off(start, calendar)
        for found in _rolled(span, _counts(span, begins, calendar, urgent=urgent), calendar)
    ]


def _counts(span: Span, start: date | datetime, calendar: Calendar, *, urgent: bool) -> list[Count]:
    unit = UNITS[span.unit]
    amount = -(span.amount or 0) if span.before else (span.amount or 0)
    match unit.counting:
        case "working_days":
            return working_days(amount, start, calendar)
        case "school_days":
            return working_days(amount, start, calendar.of_schools())
        case "working_weeks":
            return working_weeks(amount, start, calendar)
        case "every_day":
            return [every_day(amount * unit.days, start, calendar)]
        case "clear_days":
            end = day_of(start) + (amount - 1) * ONE_DAY
            return [Count(end, (), Convention("clear_days"))]
        case "clear_working_days":
            end, skipped = calendar.count(day_of(start), amount - 1)
            return [Count(end, (), working_day_convention(calendar, clear=True), skipped)]
        case "days_of_no_kind":
            return days_of_no_kind(amount, start, calendar)
        case "months":
            return [months(amount, start, calendar)]
        case "hours" | "working_hours":
            return hours(amount, start, calendar, office=unit.counting == "working_hours")
        case "same_day":
            return same_working_day(start, calendar, urgent=urgent)
        case "next_day":
            end, skipped = calendar.count(day_of(start), 1)
            return [Count(end, (), working_day_convention(calendar), skipped)]
        case "speed" | "not_stated":
            raise ValueError(f"“{span.text}” gives no date")
    assert_never(unit.counting)


def _after_cut_off(
    start: date | datetime, calendar: Calendar
) -> list[tuple[date | datetime, tuple[Reason, ...]]]:
    """What begins after the cut-off hour counts from the next day; of a day alone, either."""
    written = calendar.conventions.cut_off
    next_day = day_of(start) + ONE_DAY
    if is_after_cut_off(start, calendar):
        return [(next_day, (Reason("after_cut_off", text=written),))]
    if not written or isinstance(start, datetime):
        return [(start, ())]
    return [
        (start, (Reason("if_before_cut_off", text=written),)),
        (next_day, (Reason("if_after_cut_off", text=written),)),
    ]


def is_after_cut_off(start: date | datetime, calendar: Calendar) -> bool:
    """Whether it is known to have begun after the cut-off hour, where the policy gives one."""
    cut_off = calendar.conventions.clock("cut_off")
    return isinstance(start, datetime) and cut_off is not None and start.time() > cut_off


def _rolled(span: Span, found: list[Count], calendar: Calendar) -> list[Count]:
    """An end on a day off moves to the next working day, only where the policy says so."""
    rule = calendar.conventions.ends_on_day_off
    if rule == "not stated" or span.counting not in ("every_day", "days_of_no_kind", "months"):
        return found
    rolled = []
    for each in found:
        if calendar.is_working_day(day_of(each.end)):
            rolled.append(each)
        else:
            end, skipped = calendar.count(day_of(each.end) - ONE_DAY, 1)
            why = (*each.why, Reason("end_moves_on", at=each.end))
            how = replace(each.convention, clause=calendar.conventions.cited("ends_on_day_off"))
            rolled.append(each._replace(end=end, why=why, skipped=skipped, convention=how))
    return rolled
