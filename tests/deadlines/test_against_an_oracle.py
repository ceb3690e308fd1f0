"""Whole deadlines against an independent counter of working days: the package `holidays`.

From every day of 2019 to 2028, in each division, forward and back, in both readings of a start on
a day off; in `make test` from every day of two of these years.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from functools import cache

import pytest

import holidays as independent
from decision_aid.calendar import ONE_DAY, Calendar, calendar_from_json
from decision_aid.conventions import Conventions, Days, SchoolDays
from decision_aid.deadline import Deadline, deadline
from tests.cases import LONG
from tests.deadlines.limits import limit

SUBDIVISIONS = {
    "england": "ENG",
    "wales": "WLS",
    "scotland": "SCT",
    "northern ireland": "NIR",
}

FIRST, LAST = date(2019, 1, 1), date(2028, 12, 31)
ALL_YEARS = range(2018, 2029)
TWO_YEARS = (2022, 2028)
"""One with two bank holidays that no rule gives, and the last that we know."""

LAST_KNOWN = date(2028, 12, 26)

TERMS = tuple(
    (date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}"))
    for year in range(2019, 2029)
    for first, last in (
        ("01-05", "02-12"),
        ("02-20", "03-28"),
        ("04-15", "07-20"),
        ("09-03", "10-22"),
        ("11-01", "12-18"),
    )
)
SCHOOLS = SchoolDays(
    source="made up",
    terms=tuple(
        Days(date=first.isoformat(), until=last.isoformat(), name="term") for first, last in TERMS
    ),
)

NONE_BEFORE = "We hold no bank holiday before 1 January 2019."
NONE_AFTER = "We hold none after 26 December 2028."


@pytest.fixture(params=SUBDIVISIONS)
def nation(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(
    params=[
        pytest.param(TWO_YEARS, id="two years"),
        pytest.param(ALL_YEARS, id="all years", marks=LONG),
    ]
)
def years(request: pytest.FixtureRequest) -> Container[int]:
    found: Container[int] = request.param
    return found


@pytest.mark.parametrize("amount", [1, 2, 5, 10, 20])
def test_working_days_end_where_the_oracle_says(
    nation: str, amount: int, years: Container[int], holidays: str
) -> None:
    """A start on a day off has two readings; the earlier, in which the next day counts, leads."""
    for start, calendar, due in counted(days(amount), nation, holidays, years):
        plain, moved = working_day(nation, start, amount), working_day(nation, start, amount + 1)
        wanted = [plain] if works(nation, start) else [plain, moved]
        assert ends(due) == known(calendar, start, plain, wanted), start


@pytest.mark.parametrize("amount", [1, 3, 10])
def test_counting_back_ends_where_the_oracle_says(
    nation: str, amount: int, years: Container[int], holidays: str
) -> None:
    """Counted back from a day off there are two readings too, and the earlier leads."""
    rule = f"at least {days(amount)} before"
    for start, calendar, due in counted(rule, nation, holidays, years):
        plain, moved = working_day(nation, start, -amount), working_day(nation, start, -amount - 1)
        wanted = [plain] if works(nation, start) else [moved, plain]
        assert ends(due) == known(calendar, start, plain, wanted), start


def test_the_next_working_day_is_the_oracles(
    nation: str, years: Container[int], holidays: str
) -> None:
    """The day it began is not asked about, and so may lie before those that we hold."""
    for start, calendar, due in counted("next working day", nation, holidays, years):
        plain = working_day(nation, start, 1)
        assert ends(due) == known(calendar, plain, plain, [plain]), start


def test_a_working_week_is_the_oracles_five_days(
    nation: str, years: Container[int], holidays: str
) -> None:
    """They lead, though the reading in which its first day counts is a day earlier."""
    for start, calendar, due in counted("1 working week", nation, holidays, years):
        plain = working_day(nation, start, 5)
        other = working_day(nation, start, 4 if works(nation, start) else 6)
        assert ends(due) == known(calendar, start, plain, [plain, other]), start


@pytest.mark.parametrize("amount", [1, 5, 30])
def test_school_days_end_where_the_oracle_and_the_terms_say(
    nation: str, amount: int, years: Container[int], holidays: str
) -> None:
    """Counted on and back: a start on a day off has two readings, and the earlier leads."""
    written = f"{amount} school day{'' if amount == 1 else 's'}"
    calendar = calendar_from_json(holidays, nation, Conventions(school_days=SCHOOLS))
    first, last = TERMS[0][0], TERMS[-1][1]
    for rule, step in ((written, 1), (f"at least {written} before", -1)):
        day = first - ONE_DAY
        while (day := day + ONE_DAY) <= last:
            if day.year not in years:
                continue
            due = deadline(limit(rule), {"it began": day}, calendar, None)
            assert due
            wanted = [school_day(nation, day, amount * step)]
            if not in_school(nation, day):
                wanted.append(school_day(nation, day, (amount + 1) * step))
            if wanted[0] is not None:
                held = sorted(each for each in wanted if each is not None)
                # Counted back past the first term only the nearer of two is known.
                assert ends(due) == held, (rule, day)


def test_every_difference_is_explained(nation: str, holidays: str) -> None:
    """From the first day to the last that we hold there is none, and both ends are needed."""
    refused = {
        start: explanation(nation, start)
        for start, _, due in counted("5 working days", nation, holidays, ALL_YEARS)
        if due.date is None
    }
    assert set(refused.values()) == {NONE_BEFORE, NONE_AFTER}


def explanation(nation: str, start: date) -> str:
    """Why we refuse five working days that the oracle counts.

    It works out the holidays of any year by rule; we count with published ones only.
    """
    if start < FIRST:
        return NONE_BEFORE
    return NONE_AFTER if working_day(nation, start, 5) > LAST_KNOWN else "not explained"


def counted(
    rule: str, nation: str, holidays: str, years: Container[int]
) -> Iterator[tuple[date, Calendar, Deadline]]:
    """The whole deadline of a rule from every day of these years, of the ten and a day before."""
    calendar = calendar_from_json(holidays, nation, Conventions())
    timescale = limit(rule)
    day = FIRST - ONE_DAY
    while day <= LAST:
        if day.year in years:
            due = deadline(timescale, {"it began": day}, calendar, None)
            assert due
            yield day, calendar, due
        day += ONE_DAY


def days(amount: int) -> str:
    return f"{amount} working day{'' if amount == 1 else 's'}"


def ends(due: Deadline) -> list[date]:
    """The ends in every reading, the one given first; none where we refuse to count."""
    return [each.end for each in due.readings] or ([due.date] if due.date else [])


def known(calendar: Calendar, start: date, plain: date, wanted: list[date]) -> list[date]:
    """What of the oracle's ends lies among the days of which we hold the bank holidays."""
    assert calendar.known
    first, last = calendar.known
    held = [first <= day <= last for day in (start, plain, *wanted)]
    return [day for day, is_held in zip(wanted, held[2:], strict=True) if is_held and all(held[:2])]


@cache
def oracle(nation: str) -> independent.HolidayBase:
    return independent.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=range(2018, 2031))


@cache
def works(nation: str, day: date) -> bool:
    return oracle(nation).is_working_day(day)


@cache
def working_day(nation: str, start: date, number: int) -> date:
    return oracle(nation).get_nth_working_day(start, number)


@cache
def in_school(nation: str, day: date) -> bool:
    return works(nation, day) and any(first <= day <= last for first, last in TERMS)


def school_day(nation: str, start: date, number: int) -> date | None:
    """None where it would lie outside the terms that are listed."""
    day, left = start, abs(number)
    while left:
        day += ONE_DAY if number > 0 else -ONE_DAY
        if not TERMS[0][0] <= day <= TERMS[-1][1]:
            return None
        left -= in_school(nation, day)
    return day
