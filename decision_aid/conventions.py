"""How a policy counts time, where the words of a limit leave it open."""

import dataclasses
import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from decision_aid.written import Written

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week as authors and readers write them, Monday first."""


class ConventionError(ValueError):
    """A convention is not written in a way we can count with; the message says what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days(Written):
    """A day, or several days in a row, with their name."""

    date: str
    """The day, or the first of several days: 2026-12-29."""
    until: str = ""
    """The last of several days; left out for a single day."""
    name: str
    """What it is, in words that a reader will see: offices closed over Christmas."""

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

    def each_day(self) -> Iterator[datetime.date]:
        """Its days, in order."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + datetime.timedelta(days=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class BankHolidays(Written):
    """The bank holidays of a place that is not in England, Wales, Scotland or Northern Ireland."""

    source: str
    """Where the list comes from, in words that a reader will see."""
    taken: str
    """The day on which it was taken from there: 2026-11-30."""
    days: tuple[Days, ...]
    """Every bank holiday. Nothing is counted before the first or after the last of them."""

    def __post_init__(self) -> None:
        _day("taken", self.taken)
        if not self.days:
            raise ConventionError("bank_holidays: list at least one day, or leave it out")

    @property
    def taken_on(self) -> datetime.date:
        """The day on which the list was taken."""
        return _day("taken", self.taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolDays(Written):
    """Which days are school days: the working days of the terms, without the closures."""

    source: str
    """Where the list comes from, in words that a reader will see."""
    terms: tuple[Days, ...]
    """Every term, in order; list the two halves of a term one after the other."""
    closures: tuple[Days, ...] = ()
    """Days in term on which the schools are closed, such as training days."""

    def __post_init__(self) -> None:
        for one, other in itertools.pairwise(self.terms):
            if other.first <= one.last:
                raise ConventionError(f"terms: “{other.name}” begins before “{one.name}” ends")
        if not self.terms:
            raise ConventionError("school_days: list at least one term, or leave it out")


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
    ends_on_day_off: Literal["not stated", "moves to next working day"] = "not stated"
    """What happens when a limit in calendar days, weeks or months ends on a day that is not a
    working day. Not stated: it ends on that day."""
    cut_off: str = ""
    """The hour after which what begins counts from the next day, only if the policy gives one:
    16:00. It holds for limits in days, weeks and months."""
    working_week: Literal["not stated", "five working days", "the first day counts"] = "not stated"
    """What one working week is. Not stated: five working days is given first, and the reading in
    which the first day counts, which ends a day earlier, is shown too."""
    hours: Literal["elapsed", "office hours only"] = "elapsed"
    """Whether hours run through nights and weekends, or only while offices are open."""
    office_opens: str = ""
    """When offices open, only if the policy says so: 09:00. Without it no working hours are
    counted, and nothing is said of what is out of hours on a working day."""
    office_closes: str = ""
    """When offices close."""
    days: Literal["not stated", "calendar days", "working days"] = "not stated"
    """What a limit in plain days means. Not stated: calendar days, and the reader is told."""
    same_working_day: Literal["not stated", "that day", "next working day"] = "not stated"
    """What "the same working day" means for something that began out of hours. Not stated: that
    day, and the reading in which it is the next working day is shown too."""
    end_of_day: str = ""
    """The time at which a day ends, only if the policy gives one: 17:00."""
    closures: tuple[Days, ...] = ()
    """Days on which the board says it is closed; they are not working days."""
    bank_holidays: BankHolidays | None = None
    """The bank holidays, only where the policy's nation is `elsewhere`."""
    school_days: SchoolDays | None = None
    """The school days. Without them no limit in school days has a date."""
    clause: str = ""
    """The clause that says how time is counted, if any does. It is cited for what is written here
    and not for what we do where the policy says nothing."""

    def __post_init__(self) -> None:
        unknown = [day for day in self.working_days if day not in WEEKDAYS]
        if unknown or not self.working_days:
            raise ConventionError(
                f"working_days: {', '.join(unknown) or 'none given'}; "
                "write the names of days in full, such as Monday"
            )
        if bool(self.office_opens) != bool(self.office_closes):
            raise ConventionError(
                "office_opens and office_closes go together: write both, or leave both out"
            )
        if self.office_hours and self.office_hours[1] <= self.office_hours[0]:
            raise ConventionError(
                f"office_closes: {self.office_closes} is not after office_opens: "
                f"{self.office_opens}"
            )
        for field in ("end_of_day", "cut_off"):
            self.clock(field)

    @property
    def office_hours(self) -> tuple[datetime.time, datetime.time] | None:
        """When offices open and close, where the policy says so."""
        opens, closes = self.clock("office_opens"), self.clock("office_closes")
        return (opens, closes) if opens and closes else None

    def clock(self, field: str) -> datetime.time | None:
        """The time of day in a field, where the policy gives one."""
        text: str = getattr(self, field)
        return _clock(field, text) if text else None

    def cited(self, *names: str) -> str:
        """The clause, where the policy writes one of these fields; else nothing."""
        usual = {field.name: field.default for field in dataclasses.fields(Conventions)}
        return self.clause if any(getattr(self, name) != usual[name] for name in names) else ""


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
