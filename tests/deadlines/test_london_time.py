from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from decision_aid.calendar import MomentError, happened_twice, hours_after, london, moment
from tests import told
from tests.deadlines import test_worked_examples as worked


def test_a_time_without_a_zone_is_londons() -> None:
    assert london("2026-11-27 16:45").isoformat() == "2026-11-27T16:45:00+00:00"
    assert london("2026-07-01T16:45").isoformat() == "2026-07-01T16:45:00+01:00"
    assert london(datetime.fromisoformat("2026-07-01 16:45")).isoformat()[-6:] == "+01:00"


def test_a_time_from_another_zone_is_turned_into_londons() -> None:
    assert london("2026-07-01T16:45Z").isoformat() == "2026-07-01T17:45:00+01:00"
    assert london(datetime(2026, 7, 1, 16, 45, tzinfo=UTC)).hour == 17


@pytest.mark.parametrize("text", ["2027-03-28 01:00", "2027-03-28 01:30", "2026-03-29T01:59"])
def test_a_time_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(MomentError) as error:
        london(text)
    assert (error.value.code, error.value.text) == ("never_was", text[-5:])
    assert error.value.at == date.fromisoformat(text[:10])
    said = "never was: the clocks went forward. Give the time the clock showed."
    assert said in told.refused(error.value)
    assert told.refused(error.value).endswith("do not wait for this.")


@pytest.mark.parametrize("text", ["2027-03-28 00:59", "2027-03-28 02:00"])
def test_the_times_beside_it_stand(text: str) -> None:
    assert f"{london(text):%Y-%m-%d %H:%M}" == text


def test_a_time_that_came_twice_is_the_earlier() -> None:
    assert london("2026-10-25 01:30").isoformat() == "2026-10-25T01:30:00+01:00"
    assert happened_twice(london("2026-10-25 01:30"))
    assert happened_twice(london("2026-10-25T01:30Z"))
    assert not happened_twice(london("2026-10-25 02:00"))
    assert not happened_twice(london("2026-10-25 00:59"))


def test_a_day_alone_stays_a_day() -> None:
    assert moment("2026-11-27") == date(2026, 11, 27)
    with pytest.raises(MomentError) as error:
        london("2026-11-27")
    assert error.value.code == "no_time"
    assert "no time of day" in told.refused(error.value)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("2026-02-30", "no_such_day", "no such date"),
        ("2026-11-27 25:00", "no_such_day", "no such date or time"),
        ("27/11/2026", "no_moment", "Write it as 2026-11-27 16:45"),
        ("", "no_moment", "Write it as"),
        ("0026-11-27 10:00", "year", "The year 26 cannot be right"),
        ("1999-12-31", "year", "The year 1999 cannot be right"),
        ("2100-01-01", "year", "The year 2100 cannot be right"),
        ("9999-12-31 23:59", "year", "The year 9999 cannot be right"),
        ("<script>alert(1)</script>" * 9, "no_moment", "is not a date and time"),
        ("２０２６-11-27", "no_moment", "is not a date and time"),
    ],
)
def test_an_impossible_moment_is_refused_in_plain_words(text: str, code: str, message: str) -> None:
    with pytest.raises(MomentError) as error:
        moment(text)
    assert error.value.code == code
    assert message in told.refused(error.value)


def test_a_day_of_this_century_stands() -> None:
    assert [moment(text).year for text in ("2000-01-01", "2099-12-31")] == [2000, 2099]


def test_elapsed_hours_cross_both_clock_changes() -> None:
    day = timedelta(hours=24)
    assert hours_after(london("2027-03-27 12:00"), day) == london("2027-03-28 13:00")
    assert hours_after(london("2026-10-24 12:00"), day) == london("2026-10-25 11:00")


ZONES = ("UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/London")


@pytest.fixture(params=ZONES)
def device(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    """Set this device to a zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield ZoneInfo(request.param)
    monkeypatch.undo()
    time.tzset()


def test_the_zone_of_the_device_changes_nothing(device: ZoneInfo, holidays: str) -> None:
    """Every worked example holds on a device set to any zone."""
    summer = datetime(2026, 7, 1)  # noqa: DTZ001 as the device takes it
    assert summer.astimezone().utcoffset() == summer.replace(tzinfo=device).utcoffset()
    for example in worked.EXAMPLES:
        worked.test_a_worked_example_holds(example, holidays)
