"""A longer limit never ends sooner, and a later start never either: every unit and convention."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from decision_aid.calendar import Calendar, NotCounted, calendar_from_json, london
from decision_aid.conventions import WEEKDAYS, Conventions, Days
from decision_aid.counting import counts
from decision_aid.due import last_moment
from decision_aid.timescale import COUNTED_UNITS, DAY_WORDS, Span
from site_generator.reading.holidays import holidays_json
from tests.conftest import ROOT

HOLIDAYS = holidays_json(ROOT / "holidays")
CHRISTMAS = (Days(date="2026-12-24", until="2027-01-04", name="closed"),)

# The same cases every time, so that no build fails by chance.
steady = settings(max_examples=400, derandomize=True, database=None, deadline=None)

units = st.sampled_from(COUNTED_UNITS)
amounts = st.integers(1, 60)
days = st.dates(date(2019, 1, 1), date(2028, 12, 31))
YEARS = datetime(2019, 1, 1, tzinfo=UTC), 10 * 365 * 24 * 60
NIGHTS = tuple(
    (datetime(*day, tzinfo=UTC), 3 * 24 * 60)
    for day in ((2026, 10, 24), (2027, 3, 27), (2026, 12, 24))
)
"""Three days around each: the clocks go back, go forward, and Christmas."""


def within(stretch: tuple[datetime, int]) -> st.SearchStrategy[datetime]:
    """Any minute of so many from a moment, in London."""
    first, minutes = stretch
    return st.integers(0, minutes).map(lambda number: london(first + timedelta(minutes=number)))


times = within(YEARS)
pairs_of_times = st.one_of([st.tuples(within(each), within(each)) for each in (YEARS, *NIGHTS)])
calendars = st.builds(
    calendar_from_json,
    st.just(HOLIDAYS),
    st.sampled_from(("england", "wales", "scotland", "northern ireland")),
    st.builds(
        Conventions,
        working_days=st.sampled_from((WEEKDAYS[:5], WEEKDAYS, WEEKDAYS[1:4])),
        first_day=st.sampled_from(("the day after", "the day itself")),
        starts_on_day_off=st.sampled_from(
            ("not stated", "next working day is day 1", "moves to next working day")
        ),
        working_week=st.sampled_from(("not stated", "five working days", "the first day counts")),
        hours=st.sampled_from(("elapsed", "office hours only")),
        days=st.sampled_from(("not stated", "calendar days", "working days")),
        same_working_day=st.sampled_from(("not stated", "that day", "next working day")),
        end_of_day=st.sampled_from(("", "16:00")),
        closures=st.sampled_from(((), CHRISTMAS)),
    ),
)


def end(span: Span, start: date, calendar: Calendar, *, urgent: bool = False) -> datetime:
    """The moment after which the limit has passed, in the reading that leads.

    What runs past the last bank holiday known has none, and is not tried.
    """
    try:
        return last_moment(counts(span, start, calendar, urgent=urgent)[0].end)
    except NotCounted:
        assume(False)
        raise


@steady
@given(units, amounts, amounts, st.booleans(), days | times, calendars)
def test_a_longer_limit_never_ends_sooner(
    unit: str, one: int, other: int, before: bool, start: date, calendar: Calendar
) -> None:
    """Counted back from its moment, a longer one never begins later."""
    shorter, longer = (
        end(Span("", amount, None, unit, before=before), start, calendar)
        for amount in sorted((one, other))
    )
    assert longer <= shorter if before else longer >= shorter


@steady
@given(units, amounts, st.booleans(), st.tuples(days, days), calendars)
def test_a_later_day_never_ends_sooner(
    unit: str, amount: int, before: bool, starts: tuple[date, date], calendar: Calendar
) -> None:
    span = Span("", amount, None, unit, before=before)
    first, second = (end(span, start, calendar) for start in sorted(starts))
    assert first <= second


@steady
@given(
    units,
    amounts,
    st.booleans(),
    pairs_of_times,
    calendars,
)
def test_a_later_time_never_ends_sooner(
    unit: str, amount: int, before: bool, starts: tuple[datetime, datetime], calendar: Calendar
) -> None:
    span = Span("", amount, None, unit, before=before)
    first, second = (end(span, start, calendar) for start in _by_instant(starts))
    assert first <= second


@steady
@given(
    st.sampled_from(DAY_WORDS),
    st.booleans(),
    pairs_of_times,
    calendars,
)
def test_a_later_time_never_makes_a_day_in_words_sooner(
    words: str, urgent: bool, starts: tuple[datetime, datetime], calendar: Calendar
) -> None:
    span = Span(words, None, None, words)
    first, second = (end(span, start, calendar, urgent=urgent) for start in _by_instant(starts))
    assert first <= second


def _by_instant(starts: tuple[datetime, datetime]) -> list[datetime]:
    """Of two times in one zone Python compares the clocks, which go back once a year."""
    return sorted(starts, key=lambda start: start.astimezone(UTC))
