"""Whoever counts as the words say comes to the date that we give.

A little reader of the words alone follows them with a diary and a clock: it knows the calendar of
the year and nothing of the engine. What the words do not say, it does not do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import pytest

from decision_aid.calendar import Calendar, calendar_from_json, hours_after, london
from decision_aid.conventions import WEEKDAYS, Conventions, Days, SchoolDays
from decision_aid.deadline import Deadline, deadline
from tests.deadlines.limits import limit
from words.by_hand import limit_by_hand
from words.catalogue import ENGLISH
from words.dates import moment_told
from words.sentence import plain

DAY = timedelta(days=1)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
NAMED = re.compile(r"(?:" + "|".join(WEEKDAYS) + r") (\d+) (" + "|".join(MONTHS) + r") (\d{4})")
STRETCH = re.compile(rf"{NAMED.pattern}(?: to {NAMED.pattern})?")

CASES = 3000
"""How many starts and rules are tried."""

RULES = (
    *("1 working day", "3 working days", "5 working days", "10 working days", "60 working days"),
    *("1 working week", "2 working weeks", "9 working weeks", "1 day", "3 days", "10 days"),
    *("1 calendar day", "20 calendar days", "2 weeks", "1 month", "3 months"),
    *("1 hour", "2 hours", "24 hours", "48 hours", "500 hours"),
    *("1 working hour", "8 working hours", "30 working hours"),
    *("1 school day", "10 school days", "same working day", "next working day"),
    *("3 working days before", "at least 20 working days before", "3 days before"),
    *("at least 1 working week before", "2 weeks before", "2 months before", "48 hours before"),
    *("24 hours before", "8 working hours before", "5 school days before"),
    *("at least 5 clear days before", "at least 5 clear working days before"),
)

SCHOOLS = SchoolDays(
    source="the council",
    terms=tuple(
        Days(date=f"{year}-{first}", until=f"{year}-{last}", name="term")
        for year in range(2024, 2029)
        for first, last in (
            ("01-05", "02-10"),
            ("02-20", "03-28"),
            ("04-15", "07-20"),
            ("09-03", "10-22"),
            ("11-01", "12-18"),
        )
    ),
    closures=(Days(date="2026-11-27", name="training day"),),
)
CLOSURES = (Days(date="2026-12-29", until="2026-12-31", name="offices closed"),)


@dataclass(frozen=True, slots=True)
class Case:
    """A rule, a start, and how a policy counts."""

    rule: str
    start: date
    calendar: Calendar
    urgent: bool
    pause: tuple[date, date] | None = None

    def due(self) -> tuple[Deadline, str]:
        """The date we give, and how we say to count it by hand."""
        timescale = limit(self.rule, urgent=self.urgent)
        due = deadline(timescale, {"it began": self.start}, self.calendar, None)
        assert due
        return due, plain(limit_by_hand(timescale, due, self.calendar, ENGLISH))


def cases(holidays: str, number: int) -> Iterator[Case]:
    """Many cases, always the same; every other one at a change of the clocks, or at a holiday."""
    chance = random.Random("by hand")
    nights = [
        *("2026-10-24 00:00", "2027-10-30 00:00", "2027-03-27 00:00", "2026-03-28 00:00"),
        *("2026-12-22 00:00", "2027-03-24 00:00"),
    ]
    while number:
        near = london(chance.choice(nights)), 60 * 72
        first, minutes = chance.choice((near, (london("2025-01-01 00:00"), 3 * 365 * 24 * 60)))
        start: date = hours_after(first, timedelta(minutes=chance.randrange(minutes)))
        if chance.random() < 0.3:
            start = date(start.year, start.month, start.day)
        number -= 1
        yield Case(chance.choice(RULES), start, a_calendar(holidays, chance), chance.random() < 0.5)


def a_calendar(holidays: str, chance: random.Random) -> Calendar:
    opens = chance.choice((("", ""), ("09:00", "17:00"), ("08:30", "18:15")))
    return calendar_from_json(
        holidays,
        chance.choice(("england", "scotland", "northern ireland")),
        Conventions(
            working_days=chance.choice((WEEKDAYS[:5], WEEKDAYS[:6], WEEKDAYS[1:4])),
            first_day=chance.choice(("the day after", "the day after", "the day itself")),
            starts_on_day_off=chance.choice(
                ("not stated", "next working day is day 1", "moves to next working day")
            ),
            ends_on_day_off=chance.choice(("not stated", "moves to next working day")),
            cut_off=chance.choice(("", "", "16:00")),
            working_week=chance.choice(("not stated", "five working days", "the first day counts")),
            hours=chance.choice(("elapsed", "elapsed", "office hours only")),
            office_opens=opens[0],
            office_closes=opens[1],
            days=chance.choice(("not stated", "calendar days", "working days")),
            same_working_day=chance.choice(("not stated", "that day", "next working day")),
            end_of_day=chance.choice(("", "", "16:00")),
            closures=chance.choice(((), CLOSURES)),
            school_days=SCHOOLS,
        ),
    )


def test_counted_by_hand_as_the_words_say_it_is_the_same_date(holidays: str) -> None:
    tried = 0
    for case in cases(holidays, CASES):
        due, words = case.due()
        if due.end:
            tried += 1
            assert Reader(words, case.start).end() == told(due.end), (case, words)
        elif due.convention.code in ("past_the_holidays", "past_the_terms"):
            assert "days up to" in words
    assert tried > CASES * 0.9


@pytest.mark.parametrize(
    "rule", ["5 working days", "3 calendar days", "1 month", "24 hours", "1 hour", "2 school days"]
)
def test_with_a_pause_too(rule: str, holidays: str) -> None:
    for case in cases(holidays, CASES // 10):
        if isinstance(case.start, datetime):
            paused: date = hours_after(case.start, timedelta(minutes=40))
            resumed: date = hours_after(case.start, timedelta(days=8, minutes=10))
        else:
            paused, resumed = case.start + DAY, case.start + 9 * DAY
        times = {"it began": case.start, "paused": paused, "resumed": resumed}
        timescale = limit(rule)
        timescale = replace(timescale, pause=limit("1 day", "paused", "resumed").starts)
        due = deadline(timescale, times, case.calendar, None)
        assert due
        words = plain(limit_by_hand(timescale, due, case.calendar, ENGLISH))
        if due.end:
            assert Reader(words, case.start).end() == told(due.end), (case, rule, words)


def test_the_reader_of_the_words_is_led_by_them() -> None:
    """A word that is changed leads it elsewhere: it does not know better."""
    words = (
        "Count Monday to Friday. Do not count the day it began. Count 2 days. It is due by the end"
    )
    start = date(2026, 11, 27)
    assert Reader(f"{words} of the last one.", start).end() == "Tuesday 1 December 2026"
    off = " Do not count these days off in Scotland: Monday 30 November 2026, St Andrew’s Day."
    assert Reader(words + off, start).end() == "Wednesday 2 December 2026"
    assert Reader("Add 24 hours.", london("2027-10-30 16:00")).end() == (
        "16:00 on Sunday 31 October 2027"
    )


def told(end: date) -> str:
    """A date as a reader is told it; of two equal times which it is, is told by hand apart."""
    return plain(moment_told(end, ENGLISH))


def days_in(text: str) -> list[date]:
    return [date(int(y), MONTHS.index(m) + 1, int(d)) for d, m, y in NAMED.findall(text)]


class Reader:
    """Follows the words for one start, with a diary."""

    def __init__(self, words: str, start: date) -> None:
        self.words, self.start = words, start
        self.off: set[date] = set()
        found = re.search(
            r"(?:these days off in [^:]*|Days off in [^:]* are): (.*?)(?:\. |\.$)", words
        )
        for each in STRETCH.finditer(found[1]) if found else ():
            first, *rest = days_in(each[0])
            last = rest[0] if rest else first
            self.off |= {first + number * DAY for number in range((last - first).days + 1)}
        self.paused = self._pause("Do not count the days after")
        week = re.search(
            r"(?:Count|Working days are|\d\d:\d\d,) ((?:[A-Z]\w+day)[^.]*?)(?: in term)?\.", words
        )
        self.week = self._week(week[1]) if week else set(range(7))

    def _week(self, text: str) -> set[int]:
        if " to " in text:
            first, last = (WEEKDAYS.index(each) for each in text.split(" to "))
            return set(range(first, last + 1))
        return {WEEKDAYS.index(each) for each in text.split(", ")}

    def _pause(self, begins: str) -> set[date]:
        found = re.search(rf"{begins} (.*?) and before (.*?):", self.words)
        if not found:
            return set()
        (first,), (last,) = days_in(found[1]), days_in(found[2])
        return {first + number * DAY for number in range(1, (last - first).days)}

    def end(self) -> str:
        """What the words come to."""
        if re.match(r"(?:Add|Go back) \d+ hours?\.", self.words):
            return self._hours()
        day = self.start.date() if isinstance(self.start, datetime) else self.start
        if "so take the next day as the day it began." in self.words:
            day += DAY
        last = self._last_day(day)
        if "If the last day is a day off" in self.words:
            while not self._works(last):
                last += DAY
        ends = re.search(r"The last day ends at (\d\d:\d\d)\.", self.words)
        said = f"{WEEKDAYS[last.weekday()]} {last.day} {MONTHS[last.month - 1]} {last.year}"
        return f"{ends[1]} on {said}" if ends else said

    def _works(self, day: date) -> bool:
        return day.weekday() in self.week and day not in self.off and day not in self.paused

    def _counts(self, day: date) -> bool:
        if "Count every day" in self.words:
            return day not in self.paused
        return self._works(day)

    def _last_day(self, day: date) -> date:
        words = self.words
        if months := re.search(r"Go (\d+) months? (on|back)", words):
            return self._month(day, int(months[1]) * (1 if months[2] == "on" else -1))
        if "by the end of the day it began" in words:
            return day
        if "by the end of the next working day. Working days" in words and "Count" not in words:
            return self._walk(day, 1, DAY)
        if "It began on a day off, so take the next day that counts" in words:
            day = day if self._counts(day) else self._walk(day, 1, DAY)
        if "It is a day off, so take the last day before it" in words:
            day = day if self._counts(day) else self._walk(day, 1, -DAY)
        if free := re.search(r"Leave (\d+) full days? free", words):
            return self._walk(day, int(free[1]) + 1, -DAY)
        if first := re.search(r"is day 1\. It is due by the end of day (\d+)", words):
            return self._walk(day - DAY, int(first[1]), DAY)
        if first := re.search(r"is day 1\. Go back to day (\d+)", words):
            return self._walk(day + DAY, int(first[1]), -DAY)
        if back := re.search(r"does not count, and go back (\d+) days?", words):
            return self._walk(day, int(back[1]), -DAY)
        more = re.search(r"Do not count the day it began\. Count (\d+) days?\.", words)
        assert more, words
        return self._walk(day, int(more[1]), DAY)

    def _walk(self, day: date, number: int, step: timedelta) -> date:
        while number:
            day += step
            number -= self._counts(day)
        return day

    def _month(self, day: date, months: int) -> date:
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        for number in range(day.day, 0, -1):
            try:
                found = date(year, month + 1, number)
                break
            except ValueError:
                assert "take its last day" in self.words
        paused = self._pause("go on by as many days as there are after")
        return found + len(paused) * DAY if paused and min(paused) <= found else found

    def _hours(self) -> str:
        words = self.words
        forward = words.startswith("Add")
        amount = int(re.search(r"\d+", words)[0])  # type: ignore[index]
        now = self.start if isinstance(self.start, datetime) else None
        if now is None:
            assert "start from midnight at its beginning" in words
            now = datetime.combine(self.start, time())
        wall = now.replace(tzinfo=None, fold=0)
        if office := re.search(r"Count only (\d\d):(\d\d) to (\d\d):(\d\d),", words):
            return self._said(self._office(wall, amount, forward, [*map(int, office.groups())]))
        wall += timedelta(hours=amount if forward else -amount)
        if pause := re.search(r"Add the time from (.*?) to (.*?): the count", words):
            wall += self._moment(pause[2]) - self._moment(pause[1])
        if "so add 1 hour" in words:
            wall += timedelta(hours=1)
        if "so take off 1 hour" in words:
            wall -= timedelta(hours=1)
        which = ""
        if "Take the first." in words:
            which = ", before the clocks go back"
        if "Take the second." in words:
            which = ", after the clocks have gone back"
        return self._said(wall) + which

    def _office(self, now: datetime, hours: int, forward: bool, clock: list[int]) -> datetime:
        step, left = timedelta(minutes=1 if forward else -1), hours * 60
        opens, closes = time(clock[0], clock[1]), time(clock[2], clock[3])
        while left:
            minute = now if forward else now + step
            if not self._works(minute.date()):  # the whole day is none
                now = datetime.combine(minute.date() + (DAY if forward else timedelta()), time())
                continue
            left -= opens <= minute.time() < closes and self._works(minute.date())
            now += step
        return now

    def _moment(self, text: str) -> datetime:
        (day,) = days_in(text)
        clock = re.match(r"(\d\d):(\d\d) on", text)
        return datetime.combine(day, time(int(clock[1]), int(clock[2])) if clock else time())

    def _said(self, wall: datetime) -> str:
        day = f"{WEEKDAYS[wall.weekday()]} {wall.day} {MONTHS[wall.month - 1]} {wall.year}"
        if wall.time() == time():
            return f"midnight at the start of {day}"
        return f"{wall:%H:%M} on {day}"
