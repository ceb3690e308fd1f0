"""How a policy counts time, where the words of a limit leave it open."""

import datetime
from dataclasses import dataclass
from typing import Literal

from decision_aid.written import Written

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week as authors and readers write them, Monday first."""


class ConventionError(ValueError):
    """A convention is not written in a way we can count with; the message says what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure(Written):
    """A day, or several days in a row, on which the body that owns the policy is closed."""

    date: str
    """The day, or the first of several days: 2026-12-29."""
    name: str
    """What it is, in words that a reader will see: offices closed over Christmas."""
    until: str = ""
    """The last of several days; left out for a single day."""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ConventionError(f"“until: {self.until}” is before “date: {self.date}”")
        if (self.last - self.first).days > 100:
            raise ConventionError(f"{self.date} to {self.until} is over 100 days: split it")

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return _day("date", self.date)

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        return _day("until", self.until) if self.until else self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions(Written):
    """How this policy counts time. Leave out what the policy does not say."""

    working_days: tuple[str, ...] = WEEKDAYS[:5]
    """The working days of a week. Bank holidays of the policy's nation never count."""
    first_day: Literal["the day after", "the day itself"] = "the day after"
    """Which day is day 1 of a limit in days: the day after its start, unless the policy says."""
    starts_on_day_off: Literal[
        "not stated", "next working day is day 1", "moves to next working day"
    ] = "not stated"
    """What happens when it begins on a day that is not a working day. In the second reading the
    start itself moves, and the count ends one working day later. Not stated: the earlier date
    is given first, and the other is shown too."""
    working_week: Literal["not stated", "five working days", "the first day counts"] = "not stated"
    """What one working week is. Not stated: five working days is given first, and the reading in
    which the first day counts, which ends a day earlier, is shown too."""
    hours: Literal["elapsed", "office hours only"] = "elapsed"
    """Whether hours run through nights and weekends, or only while offices are open."""
    office_opens: str = "09:00"
    """When offices open: used to count working hours and to say that a limit ends out of hours."""
    office_closes: str = "17:00"
    """When offices close."""
    days: Literal["not stated", "calendar days", "working days"] = "not stated"
    """What a limit in plain days means. Not stated: calendar days, and the reader is told."""
    same_working_day: Literal["not stated", "that day", "next working day"] = "not stated"
    """What "the same working day" means for something that began out of hours. Not stated: at
    once where a child may be at risk; otherwise the next working day, shown as our reading."""
    end_of_day: str = ""
    """The time at which a day ends, only if the policy gives one: 17:00."""
    closures: tuple[Closure, ...] = ()
    """Days on which the board says it is closed; they are not working days."""
    school_holidays_count: Literal["yes", "no"] = "yes"
    """Whether school holidays and training days count as working days."""
    school_holidays: tuple[Closure, ...] = ()
    """The school holidays, needed only where they do not count."""
    clause: str = ""
    """The clause that says how time is counted, if any does."""

    def __post_init__(self) -> None:
        unknown = [day for day in self.working_days if day not in WEEKDAYS]
        if unknown or not self.working_days:
            raise ConventionError(
                f"working_days: {', '.join(unknown) or 'none given'}; "
                "write the names of days in full, such as Monday"
            )
        if self.closes <= self.opens:
            raise ConventionError(
                f"office_closes: {self.office_closes} is not after office_opens: "
                f"{self.office_opens}"
            )
        if self.end_of_day:
            _clock("end_of_day", self.end_of_day)
        if (self.school_holidays_count == "no") != bool(self.school_holidays):
            raise ConventionError(
                "school_holidays_count and school_holidays go together: write “no” and list "
                "the holidays, or leave both out"
            )

    @property
    def opens(self) -> datetime.time:
        """When offices open."""
        return _clock("office_opens", self.office_opens)

    @property
    def closes(self) -> datetime.time:
        """When offices close."""
        return _clock("office_closes", self.office_closes)

    @property
    def day_ends(self) -> datetime.time | None:
        """The time at which a day ends, when the policy gives one."""
        return _clock("end_of_day", self.end_of_day) if self.end_of_day else None

    @property
    def days_closed(self) -> tuple[Closure, ...]:
        """Every listed closure: none of these days is a working day."""
        return self.closures + self.school_holidays


def _day(field: str, text: str) -> datetime.date:
    try:
        if text[4:5] != "-" or text[7:8] != "-":  # Python reads other ISO forms too
            raise ValueError(text)
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ConventionError(
            f"{field}: “{text}” is not a date; write it as 2026-12-29 (year, month, day)"
        ) from None


def _clock(field: str, text: str) -> datetime.time:
    try:
        found = datetime.time.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo or len(text) != 5:
        raise ConventionError(f"{field}: “{text}” is not a clock time; write it as 17:00")
    return found
