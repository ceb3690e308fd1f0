"""When a time limit ends, with its working."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from decision_aid.calendar import (
    BankHoliday,
    Calendar,
    HorizonError,
    at_clock,
    happened_twice,
    london,
)
from decision_aid.codec import to_plain
from decision_aid.counting import Count, counts
from decision_aid.due import closed_at, has_passed, last_moment
from decision_aid.timescale import Span, Timescale
from decision_aid.working import Convention, Reason


class Reading(NamedTuple):
    """One way to read a rule that the policy leaves open."""

    end: datetime.date
    """The day, by whose end it is due; or the time."""
    why: tuple[Reason, ...]
    """What this reading rests on."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The date or time that a timescale gives from a start, with its working."""

    date: datetime.date | None
    """The day by whose end it is due; None for a time, or where we refuse to count."""
    at: datetime.datetime | None
    """The time by which it is due, in London, where the limit gives one."""
    counted_from: datetime.date
    """The start: a day, or a time in London."""
    skipped: tuple[BankHoliday, ...]
    """The days not counted, each with its name."""
    convention: Convention
    """How it was counted."""
    readings: tuple[Reading, ...]
    """Every reading, the one given first; empty where the policy leaves nothing open."""
    past: bool | None
    """Whether it has passed; None when the time now is not known."""
    holidays_to: datetime.date
    """The last day for which we hold bank holidays."""
    holidays_taken: datetime.date
    """The day on which the bank holidays were taken from their source."""
    out_of_hours: bool
    """Whether it ends when offices are closed, so that an out-of-hours contact is wanted."""
    first_start: datetime.date
    """The earliest start that was given, from which to count it by hand."""
    at_once: bool = False
    """Nothing may put it off: to be done now."""
    today: bool = False
    """Whether it ends on the day that it is now."""
    same_day: bool = False
    """Whether the limit is the same working day."""
    not_before: datetime.date | None = None
    """The day or time at which a range begins; None when it is no range."""
    horizon: tuple[datetime.date, datetime.date] | None = None
    """Where we refuse to count: the first and last bank holiday that we know."""

    @property
    def end(self) -> datetime.date | None:
        """The day, by whose end it is due, or the time."""
        return self.at or self.date

    def as_json(self) -> dict[str, Any]:
        """The deadline as the Turn's JSON has it, with days and times as ISO text."""
        return {
            **self._due(),
            "counted_from": self.counted_from.isoformat(),
            "skipped": [{"date": day.isoformat(), "name": name} for day, name in self.skipped],
            "convention": to_plain(self.convention, sparse=True),
            "readings": [
                {
                    ("at" if isinstance(end, datetime.datetime) else "date"): end.isoformat(),
                    "why": to_plain(why, sparse=True),
                }
                for end, why in self.readings
            ],
            "past": self.past,
            "holidays_to": self.holidays_to.isoformat(),
            "holidays_taken": self.holidays_taken.isoformat(),
            "out_of_hours": self.out_of_hours,
            "at_once": self.at_once,
            "not_before": self.not_before.isoformat() if self.not_before else None,
        }

    def _due(self) -> dict[str, str | None]:
        if self.at:
            return {"at": self.at.isoformat()}
        return {"date": self.date.isoformat() if self.date else None}


class _Found(NamedTuple):
    """One count, with the start and the limit it was made from."""

    start: datetime.date
    span: Span
    reading: Count


def deadline(
    timescale: Timescale,
    times: Mapping[str, datetime.date],
    calendar: Calendar,
    now: datetime.datetime | None,
) -> Deadline | None:
    """When a timescale ends, or None where its words give no date or no start is known.

    `times` holds a day, or a time in London, by event; a day alone is enough for all but hours.
    Past the last known bank holiday the deadline has no date, and its text says so.
    """
    spans = [span for span in (timescale.span, timescale.also) if span and span.gives_date]
    given = [_start(times[event]) for event in timescale.events if event in times]
    starts = sorted({_apart(start): start for start in given}.values(), key=last_moment)
    if not spans or not starts:
        return None
    found = _readings(spans, starts, calendar, urgent=timescale.urgent)
    if not found:
        return _refused(starts[0], calendar)
    start, span, lead = found[0]
    end = lead.end
    now = london(now) if now else None
    return Deadline(
        date=None if isinstance(end, datetime.datetime) else end,
        at=end if isinstance(end, datetime.datetime) else None,
        counted_from=start,
        skipped=lead.skipped,
        convention=dataclasses.replace(lead.convention, clause=calendar.conventions.clause),
        readings=_explained(found, timescale, len(given)),
        past=has_passed(end, now) if now else None,
        holidays_to=calendar.known_to,
        holidays_taken=calendar.taken,
        out_of_hours=closed_at(end, calendar),
        first_start=starts[0],
        at_once=lead.at_once,
        today=now is not None and now.date() == _day(end),
        same_day=span.counting == "same_day",
        not_before=_first_of_range(timescale, span, start, calendar),
    )


def _first_of_range(
    timescale: Timescale, span: Span, start: datetime.date, calendar: Calendar
) -> datetime.date | None:
    """The day or time at which a range begins; None when it is no range."""
    if span.least is None:
        return None
    shorter = Span(span.text, span.least, None, span.unit, before=span.before)
    return counts(shorter, start, calendar, urgent=timescale.urgent)[0].end


def binding(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The earliest of several limits, such as a stage's own and a cap over it; all are shown."""
    dated = [(last_moment(end), each) for each in deadlines if (end := each.at or each.date)]
    return min(dated, key=lambda pair: pair[0])[1] if dated else None


def _readings(
    spans: list[Span], starts: list[datetime.date], calendar: Calendar, *, urgent: bool
) -> list[_Found]:
    """Every reading from every start: the earliest that leads first, then the others by date."""
    groups: list[list[_Found]] = []
    for start in starts:
        for span in spans:
            try:
                readings = counts(span, start, calendar, urgent=urgent)
            except HorizonError:
                continue
            groups.append([_Found(start, span, _ended(count, calendar)) for count in readings])
    groups.sort(key=lambda group: last_moment(group[0].reading.end))
    if not groups:
        return []
    others = [found for group in groups for found in group][1:]
    others.sort(key=lambda found: last_moment(found.reading.end))
    once: dict[tuple[datetime.datetime, bool], _Found] = {}
    for found in [groups[0][0], *others]:
        once.setdefault(_apart(found.reading.end), found)
    return list(once.values())


def _apart(moment: datetime.date) -> tuple[datetime.datetime, bool]:
    """What tells two moments apart: Python takes the two 01:30s of an autumn night for one."""
    return last_moment(moment), isinstance(moment, datetime.datetime)


def _ended(count: Count, calendar: Calendar) -> Count:
    """The same count, ending at the clock time at which the policy says a day ends."""
    closing = calendar.conventions.day_ends
    if closing is None or isinstance(count.end, datetime.datetime):
        return count
    return count._replace(end=at_clock(count.end, closing))


def _explained(found: list[_Found], timescale: Timescale, starts_known: int) -> tuple[Reading, ...]:
    """What each reading rests on; nothing where there is one, and nothing had to be read."""
    several_starts = len({_apart(each.start) for each in found}) > 1
    several_spans = len({each.span for each in found}) > 1
    readings = []
    for each in found:
        why = each.reading.why
        if several_spans:
            why = (Reason("written_two_ways", text=each.span.text), *why)
        if several_starts:
            why = (Reason("counted_from", at=each.start), *why)
        readings.append(Reading(each.reading.end, why))
    said = _said_of_start(found[0], timescale, starts_known)
    if not said and len(readings) == 1 and not readings[0].why:
        return ()
    lead = readings[0]._replace(why=(*said, *readings[0].why))
    return (lead, *readings[1:])


def _said_of_start(lead: _Found, timescale: Timescale, starts_known: int) -> tuple[Reason, ...]:
    """What is our reading, or not known, of the start itself."""
    said = []
    start = lead.start
    if timescale.event_is_reading:
        said.append(Reason("start_is_reading", at=start))
    if starts_known < len(timescale.events):
        said.append(Reason("another_start"))
    timed = isinstance(lead.reading.end, datetime.datetime) and lead.span.counting == "hours"
    if timed and isinstance(start, datetime.datetime) and happened_twice(start):
        said.append(Reason("clocks_went_back", at=start))
    return tuple(said)


def _refused(start: datetime.date, calendar: Calendar) -> Deadline:
    """No date: the bank holidays are not known far enough, and we do not guess."""
    return Deadline(
        date=None,
        at=None,
        counted_from=start,
        skipped=(),
        convention=Convention("not_past_the_horizon"),
        readings=(),
        past=None,
        holidays_to=calendar.known_to,
        holidays_taken=calendar.taken,
        out_of_hours=False,
        first_start=start,
        horizon=(calendar.known_from, calendar.known_to),
    )


def _start(given: datetime.date) -> datetime.date:
    return london(given) if isinstance(given, datetime.datetime) else given


def _day(start: datetime.date) -> datetime.date:
    return start.date() if isinstance(start, datetime.datetime) else start
