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

ONE_DAY = timedelta(days=1)

_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?P<time>[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII
)


class HorizonError(ValueError):
    """A day for which we have no bank holidays: counting further would be a guess."""


class MomentError(ValueError):
    """A date or time that cannot be read, or that never existed.

    `code` says which: `no_moment`, `no_such_day`, `year`, `no_time` or `never_was`.
    """

    def __init__(self, code: str, text: str, at: date | None = None) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text
        """What was given, or the part of it that is wrong."""
        self.at = at
        """The day on which the given time did not exist."""


class BankHoliday(NamedTuple):
    """A day that is not a working day in one division."""

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
        """The first known bank holiday: days before it are not counted."""
        return self.holidays[0].date

    @property
    def known_to(self) -> date:
        """The last known bank holiday: days after it are not counted."""
        return self.holidays[-1].date

    def why_off(self, day: date) -> str:
        """Why a day is not a working day: the holiday or the weekday; empty if it is one."""
        if not self.known_from <= day <= self.known_to:
            raise HorizonError(day.isoformat())
        weekday = WEEKDAYS[day.weekday()]
        usual = "" if weekday in self.conventions.working_days else weekday
        return self.days_off.get(day, usual)

    def is_working_day(self, day: date) -> bool:
        """Whether that day is a working day."""
        return not self.why_off(day)

    def count(self, start: date, amount: int) -> tuple[date, tuple[BankHoliday, ...]]:
        """Count working days from a start, which is day 0: the last day, and the skipped days.

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
        """The next bank holidays and closures from a day on, without weekends."""
        days = sorted(each for each in self.days_off if each >= day)
        for each in days[:number]:
            yield BankHoliday(each, self.days_off[each])


def calendar_from_json(holidays_json: str, nation: str, conventions: Conventions) -> Calendar:
    """The working days of a nation, from the text that the build writes."""
    import json  # the door has already loaded it; other callers may not need it

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
    """A moment as a reader gives it: a day, or a day and a time in London."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        raise MomentError("no_moment", text[:40])
    try:
        if (found["time"] or "")[1:3] == "24":  # the browser's newer Python reads it as 00:00
            raise ValueError(text)
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        raise MomentError("no_such_day", text.strip()) from None
    if not 2000 <= read.year < 2100:
        raise MomentError("year", str(read.year))
    return london(read) if found["time"] else read.date()


def london(text_or_time: str | datetime) -> datetime:
    """A time in London, whatever zone the device is in; without a zone it is read as London time.

    A time that did not exist, because the clocks went forward, is refused with MomentError. A time
    that happened twice is read as the earlier one: see `happened_twice`.
    """
    if isinstance(text_or_time, str):
        read = moment(text_or_time)
        if not isinstance(read, datetime):
            raise MomentError("no_time", text_or_time.strip())
        return read
    if text_or_time.tzinfo:
        return text_or_time.astimezone(_zone())
    local = text_or_time.replace(tzinfo=_zone(), fold=0)
    there_and_back = local.astimezone(UTC).astimezone(_zone())
    if there_and_back.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise MomentError("never_was", f"{local:%H:%M}", local.date())
    return local


def happened_twice(local: datetime) -> bool:
    """Whether the clock showed this time twice that night; we use the earlier one."""
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return twice and not local.fold


def hours_after(start: datetime, length: timedelta) -> datetime:
    """Add elapsed time, across any clock change: Python's own sum would follow the wall clock."""
    return (start.astimezone(UTC) + length).astimezone(_zone())


def at_clock(day: date, clock: time) -> datetime:
    """A time of day in London on a given day."""
    return datetime.combine(day, clock, _zone())


@cache
def _zone() -> tzinfo:
    """Britain's time zone, loaded only when it is first needed: a page may never need it."""
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/London")
