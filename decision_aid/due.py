"""The sentence that tells a reader when something is due."""

from datetime import UTC, date, datetime

from decision_aid.calendar import ONE_DAY, Calendar, HorizonError, at_clock, in_words
from decision_aid.conventions import WEEKDAYS
from decision_aid.counting import SAME_DAY, Count, counts
from decision_aid.timescale import Span, Timescale

LATE = "It has passed. Being late is not a reason to stop."
"""Said of every limit that has passed."""

CLOSED = "Offices may be closed then."
"""Said of every limit that ends out of hours."""


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


def moment_in_words(moment: date) -> str:
    """A day, or a time of a day, as a reader says it: 16:45 on Saturday 28 November 2026."""
    if isinstance(moment, datetime):
        midnight = (moment.hour, moment.minute) == (0, 0)
        clock = "midnight at the start of" if midnight else f"{moment:%H:%M} on"
        return f"{clock} {in_words(moment.date())}"
    return in_words(moment)


def due_text(
    timescale: Timescale,
    span: Span,
    start: date,
    count: Count,
    calendar: Calendar,
    now: datetime | None,
) -> str:
    """When it is due, in a sentence or two; `now` is a time in London, or not known."""
    end = count.end
    day = end.date() if isinstance(end, datetime) else end
    when = moment_in_words(end)
    today = now is not None and now.date() == day
    if now and has_passed(end, now):
        do = "Do it now. " if count.at_once else ""
        return f"{do}That was {when}. {LATE}"
    if count.at_once:
        return f"Today, now: {when}." if today else f"Now: {when}."
    if span.unit == SAME_DAY and not isinstance(end, datetime):
        return f"Today, {when}. Do it before you leave." if today else f"By the end of {when}."
    sooner = f", or sooner {timescale.sooner}" if timescale.sooner else ""
    closed = f" {CLOSED}" if closed_at(count.end, calendar) else ""
    if today and not isinstance(end, datetime):
        when = f"today, {when}"
    if timescale.limits == "window":
        last = "time" if isinstance(end, datetime) else "day"
        return f"The last {last} for this is {when}{sooner}.{closed}"
    first = _first_of_range(timescale, span, start, calendar)
    if first:
        return f"From {first}, and {_by(end, when)}{sooner}.{closed}"
    return f"B{_by(end, when)[1:]}{sooner}.{closed}"


def _by(end: date, when: str) -> str:
    return f"by {when}" if isinstance(end, datetime) else f"by the end of {when}"


def _first_of_range(timescale: Timescale, span: Span, start: date, calendar: Calendar) -> str:
    """The day or time at which a range begins, in words; empty when it is no range."""
    if span.least is None:
        return ""
    shorter = Span(span.text, span.least, None, span.unit, before=span.before)
    first = counts(shorter, start, calendar, urgent=timescale.urgent)[0]
    return moment_in_words(first.end)
