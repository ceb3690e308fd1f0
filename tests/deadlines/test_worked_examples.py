"""Every worked example in the tables of this folder, and that every convention has two."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from decision_aid.calendar import calendar_from_json, london, moment
from decision_aid.conventions import Conventions
from decision_aid.deadline import Deadline, deadline
from decision_aid.timescale import Timescale, parse_span

Example = dict[str, Any]

EXAMPLES: list[Example] = [
    example
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for example in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
]

CONVENTIONS = TypeAdapter(Conventions)
"""Conventions are read as a policy writes them, every scalar as text."""

KEYS = {
    *("because", "convention", "rule", "also", "nation", "start", "starts", "now", "urgent"),
    *(
        "sooner",
        "limits",
        "start_is_reading",
        "conventions",
        "due",
        "others",
        "skipped",
        "readings",
    ),
    *("text", "says", "out_of_hours", "past", "counted", "whys", "by_hand"),
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["because"])
def test_a_worked_example_holds(example: Example, holidays: str) -> None:
    found = counted(example, holidays)
    if example["due"] == "none":
        assert found is None
        return
    assert found is not None
    shown = found.as_json()
    assert shown.get("at", shown.get("date")) == (
        None if example["due"] == "refused" else example["due"]
    )
    others = [each.get("at", each.get("date")) for each in shown["readings"][1:]]
    assert others == example.get("others", [])
    whys = [each["why"] for each in shown["readings"]]
    assert example.get("says", "") in " ".join((shown["convention"], *whys))
    for key in {"text", "out_of_hours", "past", "by_hand"} & set(example):
        assert str(shown[key]) == example[key]
    assert example.get("counted", shown["convention"]) == shown["convention"]
    assert example.get("whys", whys) == whys
    if "readings" in example:
        assert len(shown["readings"]) == int(example["readings"])
    if "skipped" in example:
        assert [each["name"] for each in shown["skipped"]] == example["skipped"]


def test_examples_use_known_keys() -> None:
    assert {key for example in EXAMPLES for key in example} <= KEYS


def test_every_convention_has_two_examples() -> None:
    uses = Counter(int(example["convention"]) for example in EXAMPLES)
    assert [number for number in range(1, 16) if uses[number] < 2] == []


def test_every_deadline_carries_its_working(holidays: str) -> None:
    for example in EXAMPLES:
        found = counted(example, holidays)
        if found is not None:
            assert found.convention
            assert found.text
            assert found.by_hand
            assert found.holidays_to >= date(2028, 12, 26)
            assert (found.past is None) == ("now" not in example)


def test_a_page_receives_a_deadline_with_each_reading_in_words(holidays: str) -> None:
    example = {"rule": "24 hours", "also": "2 working days", "start": "2026-11-27 16:45"}
    found = counted({**example, "now": "2026-11-28 16:45"}, holidays)
    assert found is not None
    shown = found.as_json()
    assert "2026-02" in shown.pop("holidays_taken")
    assert shown.pop("by_hand").startswith("Add 24 hours on the clock.")
    assert shown == {
        "at": "2026-11-28T16:45:00+00:00",
        "counted_from": "2026-11-27T16:45:00+00:00",
        "counted_from_words": "16:45 on Friday 27 November 2026",
        "skipped": [],
        "convention": "We count hours straight through nights, weekends and bank holidays.",
        "readings": [
            {
                "at": "2026-11-28T16:45:00+00:00",
                "words": "16:45 on Saturday 28 November 2026",
                "why": "The policy writes this two ways. This one is “24 hours”.",
            },
            {
                "date": "2026-12-01",
                "words": "Tuesday 1 December 2026",
                "why": "The policy writes this two ways. This one is “2 working days”.",
            },
        ],
        "past": False,
        "holidays_to": "2028-12-26",
        "text": "By 16:45 on Saturday 28 November 2026. Offices may be closed then.",
        "out_of_hours": True,
    }


def test_a_page_receives_each_day_that_was_not_counted(holidays: str) -> None:
    found = counted({"rule": "1 working day", "start": "2026-11-27"}, holidays)
    assert found is not None
    assert found.as_json()["skipped"] == [
        {"date": "2026-11-28", "name": "Saturday"},
        {"date": "2026-11-29", "name": "Sunday"},
    ]


def counted(example: Example, holidays: str) -> Deadline | None:
    """The deadline that the engine gives for an example."""
    starts = example.get("starts", {"it began": example.get("start", "")})
    timescale = Timescale(
        id="example",
        limits=example.get("limits", "duty"),
        span=parse_span(example["rule"]),
        also=parse_span(example["also"]) if "also" in example else None,
        words=example["rule"],
        stated=True,
        force="must",
        owed_by="",
        events=tuple(starts),
        event_is_reading="start_is_reading" in example,
        sooner=example.get("sooner", ""),
        urgent="urgent" in example,
        clauses=("1",),
    )
    conventions = CONVENTIONS.validate_python(example.get("conventions", {}))
    calendar = calendar_from_json(holidays, example.get("nation", "england"), conventions)
    times = {event: moment(text) for event, text in starts.items() if text}
    now = london(example["now"]) if "now" in example else None
    return deadline(timescale, times, calendar, now)
