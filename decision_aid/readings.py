"""Every reading of a limit from every start: the one that leads, and what each rests on."""

from datetime import date, datetime
from typing import NamedTuple

from decision_aid.calendar import Calendar, NotCounted, at_clock, happened_twice
from decision_aid.counted_days import Count
from decision_aid.counting import counts
from decision_aid.due import last_moment, out_of_hours, out_of_term
from decision_aid.timescale import Span, Timescale
from decision_aid.working import Reason


class Reading(NamedTuple):
    """One way to read a rule that the policy leaves open."""

    end: date
    """The day, by whose end it is due; or the time."""
    why: tuple[Reason, ...]
    """What this reading rests on."""


class Found(NamedTuple):
    """One count, with the start and the limit it was made from."""

    start: date
    span: Span
    reading: Count


def readings(timescale: Timescale, starts: list[date], calendar: Calendar) -> list[Found]:
    """Every reading from every start: the earliest that leads first, then the others by date.

    Raises NotCounted where there is none.
    """
    groups: list[list[Found]] = []
    refused = NotCounted("past_the_holidays")
    for start in starts:
        for span, why in _spans_from(timescale, start, calendar):
            try:
                readings = counts(span, start, calendar, urgent=timescale.urgent)
            except NotCounted as error:
                refused = error
                continue
            ended = (_ended(count, calendar) for count in readings)
            groups.append(
                [Found(start, span, each._replace(why=(*why, *each.why))) for each in ended]
            )
    if not groups:
        raise refused
    groups.sort(key=lambda group: last_moment(group[0].reading.end))
    others = [found for group in groups for found in group][1:]
    others.sort(key=lambda found: last_moment(found.reading.end))
    once: dict[tuple[datetime, bool], Found] = {}
    for found in [groups[0][0], *others]:
        once.setdefault(apart(found.reading.end), found)
    return list(once.values())


def _spans_from(
    timescale: Timescale, start: date, calendar: Calendar
) -> list[tuple[Span, tuple[Reason, ...]]]:
    """How long it is from this start: another limit may hold out of hours, or out of term.

    Where that is not known both are counted.
    """
    inside: tuple[Reason, ...] = ()
    instead: list[tuple[Span, tuple[Reason, ...]]] = []
    perhaps: list[tuple[Span, tuple[Reason, ...]]] = []
    if span := timescale.out_of_hours:
        holds = out_of_hours(start, calendar)
        if holds:
            instead.append((span, (Reason("was_out_of_hours"),)))
        elif holds is None:
            perhaps.append((span, (Reason("if_was_out_of_hours"),)))
            inside = (Reason("if_in_hours"),)
    if span := timescale.out_of_term:
        holds = out_of_term(start, calendar)
        if holds:
            instead.append((span, (Reason("was_out_of_term"),)))
        elif holds is None:
            perhaps.append((span, (Reason("if_was_out_of_term"),)))
            inside = (*inside, Reason("if_in_term"))
    usual = [
        (span, inside) for span in (timescale.span, timescale.also) if span and span.gives_date
    ]
    return [*(instead or usual), *perhaps]


def apart(moment: date) -> tuple[datetime, bool]:
    """What tells two moments apart: Python takes the two 01:30s of an autumn night for one."""
    return last_moment(moment), isinstance(moment, datetime)


def _ended(count: Count, calendar: Calendar) -> Count:
    """The same count, ending at the clock time at which the policy says a day ends."""
    closing = calendar.conventions.clock("end_of_day")
    if closing is None or isinstance(count.end, datetime):
        return count
    return count._replace(end=at_clock(count.end, closing))


def explained(
    found: list[Found], timescale: Timescale, starts_known: int, pause: list[date]
) -> tuple[Reading, ...]:
    """What each reading rests on; nothing where there is one, and nothing had to be read."""
    several_starts = len({apart(each.start) for each in found}) > 1
    written = {timescale.span, timescale.also}
    several_spans = len({each.span for each in found} & written) > 1
    readings = []
    for each in found:
        why = each.reading.why
        if several_spans and each.span in written:
            why = (Reason("written_two_ways", text=each.span.text), *why)
        if several_starts:
            why = (Reason("counted_from", at=each.start), *why)
        readings.append(Reading(each.reading.end, why))
    said = _said_of_start(found[0], timescale, starts_known, pause)
    if not said and len(readings) == 1 and not readings[0].why:
        return ()
    lead = readings[0]._replace(why=(*said, *readings[0].why))
    return (lead, *readings[1:])


def _said_of_start(
    lead: Found, timescale: Timescale, starts_known: int, pause: list[date]
) -> tuple[Reason, ...]:
    """What is our reading, or not known, of the start itself, and of a pause after it."""
    said = []
    start = lead.start
    if timescale.event_is_reading:
        said.append(Reason("start_is_reading", at=start))
    if starts_known < len(timescale.starts):
        said.append(Reason("another_start"))
    timed = isinstance(lead.reading.end, datetime) and lead.span.counting == "hours"
    if timed and isinstance(start, datetime) and not start.fold:
        said += [Reason("clocks_went_back", at=start)] if happened_twice(start) else []
    if pause:
        said.append(Reason("paused" if pause[1:] else "paused_still", at=pause[0], until=pause[-1]))
    return tuple(said)
