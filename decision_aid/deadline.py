"""When a time limit ends, with its working."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from decision_aid.calendar import (
    BankHoliday,
    Calendar,
    NotCounted,
    london,
)
from decision_aid.codec import to_plain
from decision_aid.counted_days import day_of
from decision_aid.counting import counts
from decision_aid.due import (
    ends_closed,
    has_passed,
    last_moment,
)
from decision_aid.readings import Reading, apart, explained, readings
from decision_aid.timescale import Span, Timescale
from decision_aid.working import Convention


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
    holidays_to: datetime.date | None
    """The last day for which we hold bank holidays; None where no list is given."""
    holidays_taken: datetime.date | None
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
    agreed: datetime.date | None = None
    """The day or time agreed in the case, which stands beside the limit."""
    paused: tuple[datetime.date, datetime.date] | None = None
    """Two moments between which the count was paused."""
    refused: tuple[datetime.date, ...] | None = None
    """Where we refuse to count, as its convention says: the first and last day that we can."""

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
            "holidays_to": _iso(self.holidays_to),
            "holidays_taken": _iso(self.holidays_taken),
            "out_of_hours": self.out_of_hours,
            "at_once": self.at_once,
            "not_before": _iso(self.not_before),
            "agreed": _iso(self.agreed),
        }

    def _due(self) -> dict[str, str | None]:
        if self.at:
            return {"at": self.at.isoformat()}
        return {"date": _iso(self.date)}


def _iso(moment: datetime.date | None) -> str | None:
    return moment.isoformat() if moment else None


def deadline(
    timescale: Timescale,
    times: Mapping[str, datetime.date],
    calendar: Calendar,
    now: datetime.datetime | None,
) -> Deadline | None:
    """When a timescale ends, or None where its words give no date or no start is known.

    `times` holds a day, or a time in London, by event; a day alone is enough for all but hours.
    What cannot be counted without a guess has no date, and its convention says why. A date agreed
    in the case stands beside the limit; where the limit itself gives none, it stands alone.
    """
    agreed = times.get(timescale.agreed.id) if timescale.agreed else None
    given = [_start(times[each.id]) for each in timescale.starts if each.id in times]
    starts = sorted({apart(start): start for start in given}.values(), key=last_moment)
    if not starts or not _gives_date(timescale):
        return _agreed_alone(agreed, calendar, now) if agreed else None
    pause = [times[each.id] for each in timescale.pause if each.id in times]
    if len(pause) == 2:
        calendar = dataclasses.replace(calendar, paused=(pause[0], pause[1]))
    try:
        found = readings(timescale, starts, calendar)
    except NotCounted as why:
        return _without_count(
            starts[0], calendar, Convention(why.code), agreed=agreed, refused=why.known
        )
    start, span, lead = found[0]
    end = lead.end
    now = london(now) if now else None
    return Deadline(
        date=None if isinstance(end, datetime.datetime) else end,
        at=end if isinstance(end, datetime.datetime) else None,
        counted_from=start,
        skipped=lead.skipped,
        convention=lead.convention,
        readings=explained(found, timescale, len(given), pause),
        past=has_passed(end, now) if now else None,
        holidays_to=calendar.known[1] if calendar.known else None,
        holidays_taken=calendar.taken,
        out_of_hours=ends_closed(end, calendar),
        first_start=starts[0],
        at_once=lead.at_once,
        today=now is not None and now.date() == day_of(end),
        same_day=span.counting == "same_day",
        not_before=_first_of_range(timescale, span, start, calendar),
        agreed=agreed,
        paused=calendar.paused,
    )


def _gives_date(timescale: Timescale) -> bool:
    spans = (timescale.span, timescale.also, timescale.out_of_hours, timescale.out_of_term)
    return any(span and span.gives_date for span in spans)


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


def _agreed_alone(
    agreed: datetime.date, calendar: Calendar, now: datetime.datetime | None
) -> Deadline:
    """The date agreed in the case, where the limit itself gives none."""
    past = has_passed(agreed, london(now)) if now else None
    how = Convention("agreed")
    return _without_count(agreed, calendar, how, agreed=agreed, past=past)


def _without_count(
    start: datetime.date,
    calendar: Calendar,
    how: Convention,
    *,
    agreed: datetime.date | None,
    past: bool | None = None,
    refused: tuple[datetime.date, ...] | None = None,
) -> Deadline:
    return Deadline(
        date=None,
        at=None,
        counted_from=start,
        skipped=(),
        convention=how,
        readings=(),
        past=past,
        holidays_to=calendar.known[1] if calendar.known else None,
        holidays_taken=calendar.taken,
        out_of_hours=False,
        first_start=start,
        agreed=agreed,
        refused=refused,
    )


def _start(given: datetime.date) -> datetime.date:
    return london(given) if isinstance(given, datetime.datetime) else given
