"""Whether a time limit has passed, and whether it ends when offices are closed."""

from datetime import UTC, date, datetime

from decision_aid.calendar import ONE_DAY, Calendar, NotCounted, at_clock
from decision_aid.conventions import WEEKDAYS


def last_moment(end: date) -> datetime:
    """The moment after which a day, or a time, has passed; in UTC, so that two can be compared.

    Of two times in London Python compares the clocks, which go back once a year.
    """
    if isinstance(end, datetime):
        return end.astimezone(UTC)
    return at_clock(end + ONE_DAY, datetime.min.time()).astimezone(UTC)


def has_passed(end: date, now: datetime) -> bool:
    """Whether a limit has passed: a day passes at its midnight in London."""
    return now > last_moment(end) if isinstance(end, datetime) else now.date() > end


def began_after(start: date, now: datetime) -> bool:
    """Whether a start lies in the future; a day does so if it is after today."""
    if isinstance(start, datetime):
        return start.astimezone(UTC) > now.astimezone(UTC)
    return start > now.date()


def out_of_hours(moment: date, calendar: Calendar) -> bool | None:
    """Whether offices are closed then; None where that is not known.

    Nobody's hours are assumed: on a working day only a policy that gives them says so.
    """
    hours = calendar.conventions.office_hours
    try:
        working = calendar.is_working_day(_day(moment))
    except NotCounted:
        working = WEEKDAYS[moment.weekday()] in calendar.conventions.working_days
    if not working:
        return True
    if not hours or not isinstance(moment, datetime):
        return None
    return not hours[0] <= moment.time() < hours[1]


def out_of_term(moment: date, calendar: Calendar) -> bool | None:
    """Whether that day is in no school term; None where that is not known."""
    listed = calendar.conventions.school_days
    terms = listed.terms if listed else ()
    if not terms or not terms[0].first <= _day(moment) <= terms[-1].last:
        return None
    return not any(term.first <= _day(moment) <= term.last for term in terms)


def ends_closed(end: date, calendar: Calendar) -> bool:
    """Whether a limit is known to end when offices are closed; they are open till the day ends."""
    rule = calendar.conventions
    last = (rule.clock("office_closes"), rule.clock("end_of_day"))
    at_close = isinstance(end, datetime) and end.time() in last
    return bool(out_of_hours(_day(end) if at_close else end, calendar))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
