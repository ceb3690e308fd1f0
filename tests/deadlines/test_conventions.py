from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from decision_aid.conventions import Conventions

READ = TypeAdapter(Conventions)


def test_the_defaults_leave_open_what_no_policy_has_said() -> None:
    assert Conventions().starts_on_day_off == "not stated"
    assert Conventions().clock("end_of_day") is None
    assert Conventions().office_hours is None
    assert Conventions().closures == ()


def test_a_clause_is_cited_for_what_the_policy_writes_only() -> None:
    rules = Conventions(clause="6.1", working_week="five working days")
    assert rules.cited("working_week", "hours") == "6.1"
    assert rules.cited("hours") == ""


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            {"working_days": ["Mon", "Tue", "Friday"]},
            "working_days: Mon, Tue; write the names of days in full, such as Monday",
        ),
        ({"working_days": []}, "working_days: none given; write the names"),
        ({"office_opens": "17:00", "office_closes": "09:00"}, "is not after office_opens"),
        ({"office_opens": "09:00"}, "office_opens and office_closes go together"),
        (
            {"office_opens": "9am", "office_closes": "17:00"},
            "“9am” is not a clock time; write it as 17:00",
        ),
        ({"end_of_day": "1020"}, "“1020” is not a clock time"),
        ({"end_of_day": "17:00:00"}, "is not a clock time"),
        ({"closures": [{"date": "29/12/2026", "name": "x"}]}, "“29/12/2026” is not a date"),
        ({"closures": [{"date": "20261229", "name": "x"}]}, "date: “20261229” is not a date"),
        ({"closures": [{"date": "2026-1229", "name": "x"}]}, "is not a date"),
        (
            {"closures": [{"date": "2026-12-29", "until": "30/12/2026", "name": "x"}]},
            "until: “30/12/2026” is not a date",
        ),
        ({"closures": [{"date": "2026-02-30", "name": "x"}]}, "is not a date"),
        (
            {"closures": [{"date": "2026-12-29", "until": "2026-12-28", "name": "x"}]},
            "is before “date: 2026-12-29”",
        ),
        (
            {"closures": [{"date": "2026-01-01", "until": "2026-12-28", "name": "x"}]},
            "over 100 days",
        ),
        ({"cut_off": "4 pm"}, "cut_off: “4 pm” is not a clock time"),
        (
            {"bank_holidays": {"source": "x", "taken": "today", "days": []}},
            "taken: “today” is not a date",
        ),
        (
            {"bank_holidays": {"source": "x", "taken": "2026-11-30", "days": []}},
            "list at least one day",
        ),
        ({"school_days": {"source": "x", "terms": []}}, "list at least one term"),
        (
            {
                "school_days": {
                    "source": "x",
                    "terms": [
                        {"date": "2027-01-05", "until": "2027-02-12", "name": "spring"},
                        {"date": "2027-02-12", "until": "2027-03-25", "name": "spring again"},
                    ],
                }
            },
            "“spring again” begins before “spring” ends",
        ),
        ({"working_week": "seven days"}, "Input should be"),
    ],
)
def test_a_convention_we_cannot_count_with_is_refused(
    written: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        READ.validate_python(written)


@pytest.mark.parametrize("until", ["2026-01-01", "2026-04-11"])
def test_a_closure_lasts_from_one_day_to_101(until: str) -> None:
    closure = {"date": "2026-01-01", "until": until, "name": "x"}
    (read,) = READ.validate_python({"closures": [closure]}).closures
    assert read.last.isoformat() == until


def test_a_closure_of_102_days_is_split() -> None:
    closure = {"date": "2026-01-01", "until": "2026-04-12", "name": "x"}
    with pytest.raises(ValueError, match="2026-01-01 to 2026-04-12 is over 100 days: split it"):
        READ.validate_python({"closures": [closure]})
