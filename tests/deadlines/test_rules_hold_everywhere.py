"""Rules that hold for every start and every amount, tried on many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from decision_aid.calendar import ONE_DAY, Calendar, calendar_from_json
from decision_aid.conventions import Conventions, Days, SchoolDays
from decision_aid.counting import counts
from decision_aid.deadline import binding, deadline
from decision_aid.due import last_moment
from decision_aid.timescale import parse_span
from tests.deadlines.limits import limit
from words.by_hand import by_hand
from words.catalogue import ENGLISH
from words.dates import day_told
from words.sentence import plain

NATIONS = ("england", "wales", "scotland", "northern ireland")

RULES = (
    *("working days", "days", "calendar days", "working weeks", "weeks", "months"),
    *("hours", "working hours", "school days"),
)

OPEN = Conventions(
    office_opens="09:00",
    office_closes="17:00",
    school_days=SchoolDays(
        source="the council",
        terms=tuple(
            Days(date=f"{year}-{first}", until=f"{year}-{last}", name="term")
            for year in range(2024, 2029)
            for first, last in (("01-04", "03-28"), ("04-15", "07-20"), ("09-03", "12-10"))
        ),
    ),
)
"""What working hours and school days cannot be counted without."""


@pytest.fixture(params=NATIONS)
def calendar(request: pytest.FixtureRequest, holidays: str) -> Calendar:
    return calendar_from_json(holidays, request.param, OPEN)


def days() -> Iterator[date]:
    """Every third day of three years, so that each weekday and holiday comes up."""
    yield from (date(2025, 1, 1) + number * 3 * ONE_DAY for number in range(365))


def due(rule: str, start: date, calendar: Calendar) -> date:
    return counts(parse_span(rule), start, calendar, urgent=False)[0].end


def by_hand_told(rule: str, calendar: Calendar, start: date) -> str:
    return plain(by_hand(parse_span(rule), calendar, start, ENGLISH))


@pytest.mark.parametrize("rule", RULES)
def test_a_longer_limit_never_ends_sooner(rule: str, calendar: Calendar) -> None:
    for start in days():
        ends = [last_moment(due(f"{amount} {rule}", start, calendar)) for amount in (2, 3, 7)]
        assert ends == sorted(ends)


@pytest.mark.parametrize("rule", RULES)
def test_a_later_start_never_ends_sooner(rule: str, calendar: Calendar) -> None:
    ends = [last_moment(due(f"3 {rule}", start, calendar)) for start in days()]
    assert ends == sorted(ends)


def test_working_days_end_on_a_working_day(calendar: Calendar) -> None:
    for start in days():
        assert calendar.is_working_day(due("3 working days", start, calendar))


def test_working_days_count_what_is_not_skipped(calendar: Calendar) -> None:
    for start in days():
        end, skipped = calendar.count(start, 4)
        assert (end - start).days == 4 + len(skipped)


def test_counting_back_undoes_counting_on(calendar: Calendar) -> None:
    for start in days():
        if calendar.is_working_day(start):
            assert calendar.count(calendar.count(start, 6)[0], -6)[0] == start


def test_the_earlier_reading_leads_except_for_a_working_week(calendar: Calendar) -> None:
    for start in days():
        for rule in ("3 working days", "2 days", "2 hours", "at least 2 working days before"):
            readings = counts(parse_span(rule), start, calendar, urgent=False)
            ends = [last_moment(reading.end) for reading in readings]
            assert ends[0] == min(ends)


def test_nothing_is_put_off_where_a_child_may_be_at_risk(calendar: Calendar) -> None:
    for start in days():
        (reading,) = counts(parse_span("same working day"), start, calendar, urgent=True)
        assert reading.end == start


def test_days_are_named_in_english_whatever_the_device() -> None:
    assert plain(day_told(date(2026, 11, 30), ENGLISH)) == "Monday 30 November 2026"


def test_of_a_stages_limit_and_a_cap_the_earlier_binds(holidays: str) -> None:
    calendar = calendar_from_json(holidays, "england", Conventions())
    times = {"it began": date(2026, 11, 23)}
    stage, cap = (
        deadline(limit(rule), times, calendar, None) for rule in ("5 working days", "1 week")
    )
    long, hours = (
        deadline(limit(rule), times, calendar, None) for rule in ("9 working days", "24 hours")
    )
    assert stage
    assert cap
    assert long
    assert hours
    assert binding([stage, long]) == stage
    assert binding([long, cap]) == cap
    assert binding([long, cap, hours]) == hours
    assert binding([stage, cap]) == stage  # they end on one day
    assert binding([]) is None


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("1 working day", "Count Monday to Friday. Do not count the day it began. Count 1 day."),
        ("1 working week", "Count 5 days. It is due by the end of the last one."),
        ("1 working day", "Do not count these days off in England and Wales: Friday 25 December"),
        ("next working day", "Friday 25 December 2026, Christmas Day; Monday 28 December 2026"),
        ("24 hours", "Do not stop for nights, weekends or bank holidays."),
        ("2 working hours", "Count only the hours when offices are open, Monday to Friday."),
        ("3 days", "Count every day, with weekends and bank holidays."),
        ("1 month", "to the same day of the month."),
        ("3 working days before", "Start from the day itself, which does not count, and go back"),
        ("same working day", "by the end of the day it began"),
    ],
)
def test_every_limit_says_how_to_count_it_by_hand(rule: str, says: str, holidays: str) -> None:
    calendar = calendar_from_json(holidays, "england", Conventions())
    assert says in by_hand_told(rule, calendar, date(2026, 11, 23))


@pytest.mark.parametrize("rule", ["promptly", "not stated"])
def test_words_are_not_counted_by_hand(rule: str, holidays: str) -> None:
    calendar = calendar_from_json(holidays, "england", Conventions())
    assert by_hand_told(rule, calendar, date(2026, 11, 23)) == ""


def test_counting_by_hand_says_where_the_bank_holidays_end(holidays: str) -> None:
    calendar = calendar_from_json(holidays, "england", Conventions())
    end = "We know bank holidays up to Tuesday 26 December 2028 only."
    for start in (date(2028, 12, 1), date(2029, 1, 1)):
        assert end in by_hand_told("5 working days", calendar, start)


def test_counting_by_hand_agrees_with_the_date(calendar: Calendar) -> None:
    """The days off it names and the week it gives lead a reader to the same day."""
    for start in days():
        text = by_hand_told("6 working days", calendar, start)
        day, left = start, 6
        while left:
            day += timedelta(days=1)
            if day.weekday() < 5 and f"{plain(day_told(day, ENGLISH))}," not in text:
                left -= 1
        assert day == due("6 working days", start, calendar)
