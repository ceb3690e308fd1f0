"""When a time limit ends, with its working, in words a reader can act on."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from decision_aid.by_hand import count_by_hand
from decision_aid.calendar import (
    BankHoliday,
    Calendar,
    HorizonError,
    at_clock,
    happened_twice,
    in_words,
    london,
)
from decision_aid.counting import Count, counts
from decision_aid.due import closed_at, due_text, has_passed, last_moment, moment_in_words
from decision_aid.timescale import Span, Timescale

__all__ = ["Deadline", "Reading", "binding", "count_by_hand", "deadline"]


class Reading(NamedTuple):
    """One way to read a rule that the policy leaves open."""

    end: datetime.date
    """The day, by whose end it is due; or the time."""
    why: str
    """What this reading rests on, in plain words."""


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
    convention: str
    """How it was counted, in plain words."""
    readings: tuple[Reading, ...]
    """Every reading, the one given first; empty where the policy leaves nothing open."""
    past: bool | None
    """Whether it has passed; None when the time now is not known."""
    holidays_to: datetime.date
    """The last day for which we hold bank holidays."""
    holidays_taken: datetime.date
    """The day on which the bank holidays were taken from their source."""
    text: str
    """The whole of it, in a sentence or two."""
    by_hand: str
    """How to count it without us."""
    out_of_hours: bool
    """Whether it ends when offices are closed, so that an out-of-hours contact is wanted."""

    def as_json(self) -> dict[str, Any]:
        """The deadline as the Turn's JSON has it, with days and times as ISO text."""
        return {
            **self._due(),
            "counted_from": self.counted_from.isoformat(),
            "counted_from_words": moment_in_words(self.counted_from),
            "skipped": [{"date": day.isoformat(), "name": name} for day, name in self.skipped],
            "convention": self.convention,
            "readings": [
                {
                    ("at" if isinstance(end, datetime.datetime) else "date"): end.isoformat(),
                    "words": moment_in_words(end),
                    "why": why,
                }
                for end, why in self.readings
            ],
            "past": self.past,
            "holidays_to": self.holidays_to.isoformat(),
            "holidays_taken": self.holidays_taken.isoformat(),
            "text": self.text,
            "by_hand": self.by_hand,
            "out_of_hours": self.out_of_hours,
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
    by_hand = " ".join(count_by_hand(span, calendar, _day(starts[0])) for span in spans)
    found = _readings(spans, starts, calendar, urgent=timescale.urgent)
    if not found:
        return _refused(starts[0], calendar, by_hand)
    start, span, lead = found[0]
    end = lead.end
    now = london(now) if now else None
    clause = calendar.conventions.clause
    return Deadline(
        date=None if isinstance(end, datetime.datetime) else end,
        at=end if isinstance(end, datetime.datetime) else None,
        counted_from=start,
        skipped=lead.skipped,
        convention=f"{lead.convention} The policy says so: {clause}."
        if clause
        else lead.convention,
        readings=_explained(found, timescale, len(given)),
        past=has_passed(end, now) if now else None,
        holidays_to=calendar.known_to,
        holidays_taken=calendar.taken,
        text=due_text(timescale, span, start, lead, calendar, now),
        by_hand=by_hand,
        out_of_hours=closed_at(end, calendar),
    )


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
        why = [each.reading.why]
        if several_spans:
            why.insert(0, f"The policy writes this two ways. This one is “{each.span.text}”.")
        if several_starts:
            why.insert(0, f"Counted from {moment_in_words(each.start)}.")
        readings.append(Reading(each.reading.end, " ".join(part for part in why if part)))
    said = _said_of_start(found[0], timescale, starts_known)
    if not said and len(readings) == 1 and not readings[0].why:
        return ()
    lead = " ".join(part for part in (said, readings[0].why) if part)
    return (Reading(readings[0].end, lead or "The earlier date comes first."), *readings[1:])


def _said_of_start(lead: _Found, timescale: Timescale, starts_known: int) -> str:
    """What is our reading, or not known, of the start itself."""
    said = []
    start = lead.start
    if timescale.event_is_reading:
        said.append(
            "The policy does not say when this starts. "
            f"We count from {moment_in_words(start)}. That is our reading."
        )
    if starts_known < len(timescale.events):
        said.append("It may also run from another start. If that was earlier, this is due earlier.")
    timed = isinstance(lead.reading.end, datetime.datetime) and lead.span.unit == "hour"
    if timed and isinstance(start, datetime.datetime) and happened_twice(start):
        said.append(f"The clocks went back, so {start:%H:%M} came twice. We take the first.")
    return " ".join(said)


def _refused(start: datetime.date, calendar: Calendar, by_hand: str) -> Deadline:
    """No date: the bank holidays are not known far enough, and we do not guess."""
    return Deadline(
        date=None,
        at=None,
        counted_from=start,
        skipped=(),
        convention="We do not count past the last bank holiday we know.",
        readings=(),
        past=None,
        holidays_to=calendar.known_to,
        holidays_taken=calendar.taken,
        text=(
            "We cannot give this date. We know the bank holidays from "
            f"{in_words(calendar.known_from)} to {in_words(calendar.known_to)} only, "
            "and we do not guess. You can count it by hand."
        ),
        by_hand=by_hand,
        out_of_hours=False,
    )


def _start(given: datetime.date) -> datetime.date:
    return london(given) if isinstance(given, datetime.datetime) else given


def _day(start: datetime.date) -> datetime.date:
    return start.date() if isinstance(start, datetime.datetime) else start
