"""Whether a time limit has passed, and whether it ends when offices are closed."""

from datetime import UTC, date, datetime

from decision_aid.calendar import ONE_DAY, Calendar, HorizonError, at_clock
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


def closed_at(end: date, calendar: Calendar) -> bool:
    """Whether offices are closed at that time, or on that day."""
    rule = calendar.conventions
    day = end.date() if isinstance(end, datetime) else end
    try:
        working = calendar.is_working_day(day)
    except HorizonError:
        working = WEEKDAYS[day.weekday()] in rule.working_days
    if not working:
        return True
    closes = max(rule.closes, rule.day_ends or rule.closes)
    return isinstance(end, datetime) and not rule.opens <= end.time() <= closes
