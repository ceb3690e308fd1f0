"""Which days are working days, and what time it is in London."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import NamedTuple

from decision_aid.conventions import WEEKDAYS, Conventions

DIVISIONS = {
    "england": "england-and-wales",
    "wales": "england-and-wales",
    "england-and-wales": "england-and-wales",
    "scotland": "scotland",
    "northern ireland": "northern-ireland",
    "northern-ireland": "northern-ireland",
}
"""The division of the bank holidays that each nation uses."""

DIVISION_NAMES = {
    "england-and-wales": "England and Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
"""What a reader calls each division."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""Written out here, because the language of a device's own month names is not ours to choose."""

ONE_DAY = timedelta(days=1)

_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?P<time>[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII
)


class HorizonError(ValueError):
    """A day for which we hold no bank holidays: counting on would be a guess, so it is refused."""


class MomentError(ValueError):
    """A date or time that cannot be read, or that never was; the message is for the reader."""


class BankHoliday(NamedTuple):
    """A day that is no working day in one division."""

    date: date
    name: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one policy, as far as the bank holidays are known."""

    division: str
    """The division whose bank holidays these are."""
    holidays: tuple[BankHoliday, ...]
    """Its bank holidays, in order."""
    taken: date
    """The day on which the holiday data was taken."""
    conventions: Conventions
    """How the policy counts, with the days on which its board is closed."""
    days_off: dict[date, str]
    """Every bank holiday and closure, with its name."""

    @property
    def known_from(self) -> date:
        """The first bank holiday known: nothing before it is counted."""
        return self.holidays[0].date

    @property
    def known_to(self) -> date:
        """The last bank holiday known: nothing after it is counted."""
        return self.holidays[-1].date

    @property
    def place(self) -> str:
        """Where these bank holidays hold, as a reader says it."""
        return DIVISION_NAMES[self.division]

    @property
    def week(self) -> str:
        """The working days of a week, as a reader says them."""
        days = self.conventions.working_days
        return "Monday to Friday" if days == WEEKDAYS[:5] else ", ".join(days)

    def why_off(self, day: date) -> str:
        """Why a day is no working day: the holiday's name or the weekday's; empty if it is one."""
        if not self.known_from <= day <= self.known_to:
            raise HorizonError(
                f"We hold bank holidays from {in_words(self.known_from)} "
                f"to {in_words(self.known_to)} only."
            )
        weekday = WEEKDAYS[day.weekday()]
        usual = "" if weekday in self.conventions.working_days else weekday
        return self.days_off.get(day, usual)

    def is_working_day(self, day: date) -> bool:
        """Whether work is done on that day."""
        return not self.why_off(day)

    def count(self, start: date, amount: int) -> tuple[date, tuple[BankHoliday, ...]]:
        """Count working days from a start, which is day 0: the last day, and what was skipped.

        A negative amount counts back.
        """
        step = ONE_DAY if amount > 0 else -ONE_DAY
        day, left, skipped = start, abs(amount), []
        while left:
            day += step
            if why := self.why_off(day):
                skipped.append(BankHoliday(day, why))
            else:
                left -= 1
        return day, tuple(skipped)

    def next_holidays(self, day: date, number: int) -> Iterator[BankHoliday]:
        """The next days off from a day on, weekends left out."""
        days = sorted(each for each in self.days_off if each >= day)
        for each in days[:number]:
            yield BankHoliday(each, self.days_off[each])


def calendar_from_json(holidays_json: str, nation: str, conventions: Conventions) -> Calendar:
    """The working days of a nation, from the text that the build writes."""
    import json  # the door has loaded it already; the build's other callers need not

    if nation not in DIVISIONS:
        raise ValueError(f"nation: “{nation}” is not one of {', '.join(DIVISIONS)}")
    division = DIVISIONS[nation]
    data = json.loads(holidays_json)
    holidays = tuple(
        BankHoliday(date.fromisoformat(day), name) for day, name in data["divisions"][division]
    )
    days_off = {
        closure.first + number * ONE_DAY: closure.name
        for closure in conventions.days_closed
        for number in range((closure.last - closure.first).days + 1)
    } | dict(holidays)
    return Calendar(division, holidays, date.fromisoformat(data["taken"]), conventions, days_off)


def moment(text: str) -> date | datetime:
    """A moment as a reader gives it: a day alone, or a day and a time in London."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        raise MomentError(f"“{text[:40]}” is not a date and time. Write it as 2026-11-27 16:45.")
    try:
        if (found["time"] or "")[1:3] == "24":  # the browser's newer Python takes it for 00:00
            raise ValueError(text)
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        raise MomentError(f"There is no such date or time as {text.strip()}.") from None
    if not 2000 <= read.year < 2100:
        raise MomentError(f"The year {read.year} cannot be right.")
    return london(read) if found["time"] else read.date()


def london(text_or_time: str | datetime) -> datetime:
    """A time in London, whatever zone the device is in; without a zone it is taken as London's.

    A time that never was, because the clocks went forward, is refused with MomentError. One that
    happened twice is taken as the earlier: see `happened_twice`.
    """
    if isinstance(text_or_time, str):
        read = moment(text_or_time)
        if not isinstance(read, datetime):
            raise MomentError(f"“{text_or_time.strip()}” has no time of day. Add it: 16:45.")
        return read
    if text_or_time.tzinfo:
        return text_or_time.astimezone(_zone())
    local = text_or_time.replace(tzinfo=_zone(), fold=0)
    there_and_back = local.astimezone(UTC).astimezone(_zone())
    if there_and_back.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise MomentError(
            f"{local:%H:%M} on {in_words(local.date())} never was: the clocks went forward. "
            "Give the time the clock showed. If a child is in danger, do not wait for this."
        )
    return local


def happened_twice(local: datetime) -> bool:
    """Whether the clock showed this time twice that night; the earlier is the one we take."""
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return twice and not local.fold


def hours_after(start: datetime, length: timedelta) -> datetime:
    """Elapsed time, across any clock change: Python's own sum would follow the wall clock."""
    return (start.astimezone(UTC) + length).astimezone(_zone())


def at_clock(day: date, clock: time) -> datetime:
    """A clock time of a day in London."""
    return datetime.combine(day, clock, _zone())


def in_words(day: date) -> str:
    """A day as a reader says it: Monday 30 November 2026."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


@cache
def _zone() -> tzinfo:
    """Britain's time zone, loaded at the first need: a page may never ask for it."""
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/London")
