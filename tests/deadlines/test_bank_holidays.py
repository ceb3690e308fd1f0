from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

import holidays as independent
from decision_aid.calendar import NotCounted, calendar_from_json
from decision_aid.conventions import Conventions
from site_generator.reading.holidays import (
    HolidaysError,
    check_horizon,
    data_from_package,
    holidays_json,
)

SUBDIVISIONS = {
    "england": "ENG",
    "wales": "WLS",
    "scotland": "SCT",
    "northern ireland": "NIR",
}

DIFFERENCES: dict[tuple[str, str], str] = {}
"""Days on which the two lists differ, with the reason: none, with the overrides applied."""

DIFFERENCES_WITHOUT_OVERRIDES = {("scotland", "2026-06-15")}
"""What the list lacks by itself, for the reason in overrides.yaml."""

OVERRIDE = {
    "date": "2026-06-15",
    "division": "scotland",
    "name": "A day",
    "change": "add",
    "reason": "Because.",
}


def differences(holidays: str) -> set[tuple[str, str]]:
    """The weekdays of ten years on which a second, independent list disagrees with ours."""
    found = set()
    for nation, subdivision in SUBDIVISIONS.items():
        calendar = calendar_from_json(holidays, nation, Conventions())
        assert calendar.known
        other = independent.country_holidays("GB", subdiv=subdivision, years=range(2019, 2029))
        day = date(2019, 1, 1)
        while day <= calendar.known[1]:
            if day.weekday() < 5 and calendar.is_working_day(day) == (day in other):
                found.add((nation, day.isoformat()))
            day += timedelta(days=1)
    return found


def test_an_independent_list_agrees_on_every_weekday(holidays: str) -> None:
    assert differences(holidays) == set(DIFFERENCES)


def test_only_the_overrides_differ_from_the_list(root: Path, tmp_path: Path) -> None:
    write(tmp_path, (root / "holidays" / "bank_holidays.json").read_text("utf-8"), [])
    assert differences(holidays_json(tmp_path)) == DIFFERENCES_WITHOUT_OVERRIDES


def test_the_dated_file_is_the_packages_list(root: Path) -> None:
    text = (root / "holidays" / "bank_holidays.json").read_text("utf-8")
    taken = date.fromisoformat(json.loads(text)["taken"])
    assert text == data_from_package(taken)


def test_each_division_keeps_its_own_holidays(holidays: str) -> None:
    divisions = json.loads(holidays)["divisions"]
    days = {name: dict(rows) for name, rows in divisions.items()}
    assert days["england-and-wales"]["2027-03-29"] == "Easter Monday"
    assert "2027-03-29" not in days["scotland"]
    assert days["scotland"]["2026-11-30"] == "St Andrew’s Day"
    assert days["northern-ireland"]["2027-03-17"] == "St Patrick’s Day"
    assert days["england-and-wales"]["2026-12-28"] == "Boxing Day (substitute day)"


def test_a_day_past_the_data_is_refused(holidays: str) -> None:
    calendar = calendar_from_json(holidays, "england", Conventions())
    assert calendar.known
    assert calendar.is_working_day(calendar.known[1]) is False
    for day in (date(2028, 12, 27), date(2018, 12, 31)):
        with pytest.raises(NotCounted, match=f"^{day}$"):
            calendar.is_working_day(day)


def test_an_unknown_nation_is_refused(holidays: str) -> None:
    with pytest.raises(ValueError, match="“france” is not one of england, wales"):
        calendar_from_json(holidays, "france", Conventions())


def test_little_data_left_is_a_warning(holidays: str) -> None:
    assert check_horizon(holidays, date(2026, 11, 23)) == ()
    assert check_horizon(holidays, date(2027, 11, 22)) == ()
    warnings = check_horizon(holidays, date(2027, 11, 23))
    assert len(warnings) == 3
    assert "ends on 2028-12-26, in 399 days" in warnings[0]


def test_a_missing_next_year_stops_the_build(holidays: str) -> None:
    with pytest.raises(HolidaysError, match="so 2029 is missing; bring it up to date"):
        check_horizon(holidays, date(2028, 1, 1))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"date": "2026-12-25"}, "the data already has this day; delete this override"),
        ({"change": "remove"}, "the data does not have this day; delete this override"),
        ({"change": "move"}, "“change” must be “add” or “remove”"),
        ({"division": "wales"}, "“wales” is not a division"),
        ({"date": "15/06/2026"}, "“15/06/2026” is not a date"),
        ({"reason": " "}, "override 1 gives no reason"),
        ({"because": "x"}, "override 1 needs exactly these keys"),
    ],
)
def test_a_faulty_override_stops_the_build(
    change: dict[str, str], message: str, root: Path, tmp_path: Path
) -> None:
    data = (root / "holidays" / "bank_holidays.json").read_text("utf-8")
    write(tmp_path, data, [{**OVERRIDE, **change}])
    with pytest.raises(HolidaysError, match=message):
        holidays_json(tmp_path)


def test_an_override_may_remove_a_day(root: Path, tmp_path: Path) -> None:
    data = (root / "holidays" / "bank_holidays.json").read_text("utf-8")
    write(tmp_path, data, [{**OVERRIDE, "date": "2026-11-30", "change": "remove"}])
    days = dict(json.loads(holidays_json(tmp_path))["divisions"]["scotland"])
    assert "2026-11-30" not in days


@pytest.mark.parametrize(
    "data", ["", "[]", "{}", '{"taken": "x", "divisions": {}}', '{"taken": "2026-01-01"}']
)
def test_a_broken_data_file_stops_the_build(data: str, tmp_path: Path) -> None:
    write(tmp_path, data, [])
    with pytest.raises(HolidaysError, match=r"holidays/bank_holidays\.json cannot be read"):
        holidays_json(tmp_path)


def test_broken_overrides_stop_the_build(root: Path, tmp_path: Path) -> None:
    write(tmp_path, (root / "holidays" / "bank_holidays.json").read_text("utf-8"), [])
    for text in ("a: [", "just words"):
        (tmp_path / "overrides.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(HolidaysError, match=r"holidays/overrides\.yaml"):
            holidays_json(tmp_path)


def write(folder: Path, data: str, overrides: list[dict[str, str]]) -> None:
    """A folder of bank holidays; JSON is YAML too."""
    (folder / "bank_holidays.json").write_text(data, encoding="utf-8")
    (folder / "overrides.yaml").write_text(json.dumps(overrides), encoding="utf-8")
