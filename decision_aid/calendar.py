"""Which days are working days, and what time it is in London."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache, lru_cache
from typing import NamedTuple

from decision_aid.conventions import WEEKDAYS, Conventions, SchoolDays

DIVISIONS = {
    "england": "england-and-wales",
    "wales": "england-and-wales",
    "england-and-wales": "england-and-wales",
    "scotland": "scotland",
    "northern ireland": "northern-ireland",
    "northern-ireland": "northern-ireland",
    "elsewhere": "",
}
"""The division of the bank holidays that each nation uses; none for a place elsewhere, whose board
lists its own."""

OUT_OF_TERM, PAUSED = "out of term", "paused"
"""Why a day does not count that is neither a holiday nor a weekday with a name."""

ONE_DAY = timedelta(days=1)

_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?P<time>[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII
)


class NotCounted(ValueError):
    """What cannot be counted without a guess.

    `code` says why: `past_the_holidays`, `no_bank_holidays`, `past_the_terms`, `no_school_days` or
    `no_hours`.
    """

    def __init__(
        self, code: str, day: date | None = None, known: tuple[date, ...] | None = None
    ) -> None:
        super().__init__(f"{day or code}")
        self.code = code
        self.known = known or ()
        """The first and the last day that can be counted."""


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


class Stretch(NamedTuple):
    """A day off, or several in a row that have one name."""

    first: date
    last: date
    name: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one policy, as far as the bank holidays are known; or its school days."""

    division: str
    """The division whose bank holidays these are; empty for a list that the board gives."""
    known: tuple[date, date] | None
    """The first and the last day that can be counted; None where no list is given."""
    taken: date | None
    """The day on which the holiday data was taken."""
    conventions: Conventions
    """How the policy counts, with the days on which its board is closed."""
    days_off: dict[date, str]
    """Every day that does not count, with its name; of weekends only those out of term."""
    bank_holidays: dict[date, str]
    """Those of them that are bank holidays."""
    school: bool = False
    """Whether its days are school days."""
    paused: tuple[date, date] | None = None
    """Two moments: between them the count is paused."""

    def why_off(self, day: date) -> str:
        """Why a day does not count: the holiday, the weekday, or a code; empty if it counts."""
        if not self.known:
            raise NotCounted("no_school_days" if self.school else "no_bank_holidays", day)
        if not self.known[0] <= day <= self.known[1]:
            raise NotCounted(
                "past_the_terms" if self.school else "past_the_holidays", day, self.known
            )
        weekday = WEEKDAYS[day.weekday()]
        usual = "" if weekday in self.conventions.working_days else weekday
        return self.days_off.get(day, usual) or (PAUSED if self.is_paused(day) else "")

    def is_working_day(self, day: date) -> bool:
        """Whether that day is a working day."""
        return not self.why_off(day)

    def is_paused(self, day: date) -> bool:
        """Whether the count is paused for the whole of that day."""
        return self.paused is not None and _day(self.paused[0]) < day < _day(self.paused[1])

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

    def next_days_off(self, first: date, number: int, until: date) -> Iterator[Stretch]:
        """The next days off that are no weekends: so many stretches, and all up to a day."""
        found: list[Stretch] = []
        for day in sorted(each for each in self.days_off if each >= first):
            name, last = self.days_off[day], found[-1] if found else None
            if last and (last.name, last.last) == (name, day - ONE_DAY):
                found[-1] = last._replace(last=day)
            elif len(found) >= number and day > until:
                break
            else:
                found.append(Stretch(day, day, name))
        yield from found

    def of_schools(self) -> "Calendar":
        """The school days, which are the working days of the terms without the closures."""
        listed = self.conventions.school_days
        if not (listed and self.known):
            return replace(self, known=None, school=True)
        known = max(self.known[0], listed.terms[0].first), min(self.known[1], listed.terms[-1].last)
        return replace(
            self, known=known, days_off=_no_school(listed) | self.bank_holidays, school=True
        )


def calendar_from_json(holidays_json: str, nation: str, conventions: Conventions) -> Calendar:
    """The working days of a nation, from the text that the build writes."""
    import json  # the door has already loaded it; other callers may not need it

    if nation not in DIVISIONS:
        raise ValueError(f"nation: “{nation}” is not one of {', '.join(DIVISIONS)}")
    division, own = DIVISIONS[nation], conventions.bank_holidays
    closed = {day: each.name for each in conventions.closures for day in each.each_day()}
    if not division:
        off = {day: each.name for each in own.days for day in each.each_day()} if own else {}
        known = (min(off), max(off)) if off else None
        return Calendar("", known, own.taken_on if own else None, conventions, closed | off, off)
    data = json.loads(holidays_json)
    off = {date.fromisoformat(day): name for day, name in data["divisions"][division]}
    taken = date.fromisoformat(data["taken"])
    return Calendar(division, (min(off), max(off)), taken, conventions, closed | off, off)


@lru_cache(maxsize=8)
def _no_school(listed: SchoolDays) -> dict[date, str]:
    """The days between the terms, and those on which schools are closed, each with why."""
    in_term = {day for term in listed.terms for day in term.each_day()}
    length = (listed.terms[-1].last - listed.terms[0].first).days
    every_day = (listed.terms[0].first + number * ONE_DAY for number in range(length))
    off = {day: OUT_OF_TERM for day in every_day if day not in in_term}
    return off | {day: each.name for each in listed.closures for day in each.each_day()}


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


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
    """Whether the clock showed this time twice that night."""
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


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
