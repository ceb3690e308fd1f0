"""Every worked example in the tables of this folder, and that every convention has two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from decision_aid.calendar import Calendar, calendar_from_json, london, moment
from decision_aid.conventions import Conventions
from decision_aid.deadline import Deadline, deadline
from decision_aid.timescale import Span, Start, Timescale, parse_span
from decision_aid.working import CONVENTIONS, REASONS, REFUSALS
from tests import told
from tests.deadlines.limits import limit
from words.catalogue import ENGLISH
from words.dates import moment_told
from words.sentence import plain

Example = dict[str, Any]

EXAMPLES: list[Example] = [
    example
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for example in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
]

CONVENTIONS_WRITTEN = TypeAdapter(Conventions)
"""Conventions are read as a policy writes them, every scalar as text."""

FOLLOWED = {"yes": True, "no": False}

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
    *("text", "says", "out_of_hours", "past", "counted", "whys", "by_hand", "beside", "cites"),
    *("within_out_of_hours", "within_out_of_term", "pause", "agreed", "followed"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A limit, when it ends, and the calendar it was counted with."""

    limit: Timescale
    due: Deadline
    calendar: Calendar

    def told(self) -> dict[str, Any]:
        """What a reader is told, by the keys of the tables."""
        return {
            "text": told.due(self.limit, self.due),
            "beside": told.beside(self.due),
            "counted": told.counted(self.due),
            "whys": told.whys(self.due),
            "by_hand": told.by_hand(self.limit, self.due, self.calendar),
        }


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["because"])
def test_a_worked_example_holds(example: Example, holidays: str) -> None:
    found = counted(example, holidays)
    if example["due"] == "none":
        assert found is None
        return
    assert found is not None
    shown, said = found.due.as_json(), found.told()
    assert shown.get("at", shown.get("date")) == (
        None if example["due"] == "refused" else example["due"]
    )
    others = [each.get("at", each.get("date")) for each in shown["readings"][1:]]
    assert others == example.get("others", [])
    assert example.get("says", "") in " ".join((said["counted"], *said["whys"]))
    if "cites" in example:
        assert found.due.convention.clause == example["cites"]
    for key in {"out_of_hours", "past"} & set(example):
        assert str(shown[key]) == example[key]
    for key in set(said) & set(example):
        assert said[key] == example[key]
    if "readings" in example:
        assert len(shown["readings"]) == int(example["readings"])
    if "skipped" in example:
        assert [each["name"] for each in shown["skipped"]] == example["skipped"]


def test_examples_use_known_keys() -> None:
    assert {key for example in EXAMPLES for key in example} <= KEYS


def test_every_convention_has_two_examples() -> None:
    uses = Counter(int(example["convention"]) for example in EXAMPLES)
    assert [number for number in range(1, 17) if uses[number] < 2] == []


def test_every_deadline_carries_its_working(holidays: str) -> None:
    for example in EXAMPLES:
        found = counted(example, holidays)
        if found is not None:
            said = found.told()
            assert said["counted"]
            assert said["text"]
            assert said["by_hand"] or found.due.convention.code == "agreed"
            assert len(said["whys"]) == len(found.due.readings)
            assert all(said["whys"])
            assert (found.due.past is None) == ("now" not in example)


def test_every_way_of_counting_and_every_reason_has_an_example(holidays: str) -> None:
    dues = [found.due for example in EXAMPLES if (found := counted(example, holidays))]
    reasons = {why.code for due in dues for reading in due.readings for why in reading.why}
    assert {due.convention.code for due in dues} == {*CONVENTIONS, *REFUSALS}
    assert reasons == set(REASONS)


def test_a_page_receives_a_deadline_with_what_each_reading_rests_on(holidays: str) -> None:
    example = {"rule": "24 hours", "also": "2 working days", "start": "2026-11-27 16:45"}
    found = counted({**example, "now": "2026-11-28 16:45"}, holidays)
    assert found is not None
    shown = found.due.as_json()
    assert "2026-02" in shown.pop("holidays_taken")
    assert shown == {
        "at": "2026-11-28T16:45:00+00:00",
        "counted_from": "2026-11-27T16:45:00+00:00",
        "skipped": [],
        "convention": {"code": "elapsed"},
        "readings": [
            {
                "at": "2026-11-28T16:45:00+00:00",
                "why": [{"code": "written_two_ways", "text": "24 hours"}],
            },
            {
                "date": "2026-12-01",
                "why": [{"code": "written_two_ways", "text": "2 working days"}],
            },
        ],
        "past": False,
        "holidays_to": "2028-12-26",
        "out_of_hours": True,
        "at_once": False,
        "not_before": None,
        "agreed": None,
    }


@pytest.mark.parametrize(
    ("rule", "not_before"),
    [("2 to 5 working days", "2026-11-25"), ("24 to 48 hours", "2026-11-24T10:00:00+00:00")],
)
def test_of_a_range_a_page_receives_when_it_begins(
    rule: str, not_before: str, holidays: str
) -> None:
    found = counted({"rule": rule, "start": "2026-11-23 10:00"}, holidays)
    assert found is not None
    assert found.due.as_json()["not_before"] == not_before


def test_a_reader_is_told_that_deadline_with_each_reading_in_words(holidays: str) -> None:
    example = {"rule": "24 hours", "also": "2 working days", "start": "2026-11-27 16:45"}
    found = counted({**example, "now": "2026-11-28 16:45"}, holidays)
    assert found is not None
    said = found.told()
    assert said.pop("by_hand").startswith("Add 24 hours. Do not stop")
    assert said == {
        "text": "By 16:45 on Saturday 28 November 2026. Offices may be closed then.",
        "beside": "It may also mean Tuesday 1 December 2026.",
        "counted": "We count hours straight through nights, weekends and bank holidays.",
        "whys": [
            "The policy writes this two ways. This one is “24 hours”.",
            "The policy writes this two ways. This one is “2 working days”.",
        ],
    }
    moments = [found.due.counted_from, *(each.end for each in found.due.readings)]
    assert [plain(moment_told(each, ENGLISH)) for each in moments] == [
        "16:45 on Friday 27 November 2026",
        "16:45 on Saturday 28 November 2026",
        "Tuesday 1 December 2026",
    ]


def test_a_page_receives_each_day_that_was_not_counted(holidays: str) -> None:
    found = counted({"rule": "1 working day", "start": "2026-11-27"}, holidays)
    assert found is not None
    assert found.due.as_json()["skipped"] == [
        {"date": "2026-11-28", "name": "Saturday"},
        {"date": "2026-11-29", "name": "Sunday"},
    ]


def span_of(example: Example, key: str) -> Span | None:
    """The limit under a key, where the example has it."""
    return parse_span(example[key]) if key in example else None


def counted(example: Example, holidays: str) -> Counted | None:
    """The deadline that the engine gives for an example."""
    starts = example.get("starts", {"it began": example.get("start", "")})
    timescale = limit(
        example["rule"],
        *starts,
        limits=example.get("limits", "duty"),
        also=span_of(example, "also"),
        event_is_reading="start_is_reading" in example,
        sooner=example.get("sooner", ""),
        urgent="urgent" in example,
        followed=FOLLOWED.get(example.get("followed", "")),
        out_of_hours=span_of(example, "within_out_of_hours"),
        out_of_term=span_of(example, "within_out_of_term"),
        pause=tuple(Start(event) for event in example.get("pause", ())),
        agreed=Start("agreed") if "agreed" in example else None,
    )
    conventions = CONVENTIONS_WRITTEN.validate_python(example.get("conventions", {}))
    calendar = calendar_from_json(holidays, example.get("nation", "england"), conventions)
    given = {**starts, **example.get("pause", {}), "agreed": example.get("agreed", "")}
    times = {event: moment(text) for event, text in given.items() if text}
    now = london(example["now"]) if "now" in example else None
    due = deadline(timescale, times, calendar, now)
    return Counted(timescale, due, calendar) if due else None
