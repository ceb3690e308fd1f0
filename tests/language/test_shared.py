"""What is written once under `every_stage` for some stages, and where it then stands."""

from __future__ import annotations

from typing import Any

from decision_aid.policy import Policy
from site_generator.reading.shared import shared_out
from site_generator.reading.short_forms import in_full
from site_generator.reading.yaml_reader import Read, parse_yaml


def shared(text: str) -> Read:
    return shared_out(in_full(parse_yaml(text, "policy.yaml"), Policy))


def test_an_entry_that_names_stages_stands_in_each_of_them_after_their_own() -> None:
    text = (
        "every_stage:\n  notes:\n    - {says: all}\n    - {says: some, at: [one, two]}\n"
        "stages:\n  one: {notes: [own]}\n  two: {}\n  three: {}\n"
    )
    read = shared(text)
    stages = {key: stage.get("notes", []) for key, stage in read.tree["stages"].items()}
    assert stages == {
        "one": [{"says": "own"}, {"says": "some"}],
        "two": [{"says": "some"}],
        "three": [],
    }
    assert read.tree["every_stage"]["notes"] == [{"says": "all"}]
    assert {
        read.places[("stages", each, "notes", at)] for each, at in (("one", 1), ("two", 0))
    } == {(4, 7)}


def test_an_entry_for_a_stage_that_is_not_there_is_reported_where_it_names_it() -> None:
    read = shared("every_stage:\n  notes: {says: some, at: oen}\nstages:\n  one: {}\n")
    assert [(each.line, each.what) for each in read.problems] == [
        (2, "no stage is called “oen”; did you mean “one”?")
    ]


def test_a_list_whose_only_entry_is_for_no_stage_is_no_fault_of_its_own() -> None:
    read = shared("every_stage:\n  notes: {says: some, at: oen}\nstages: {one: {}}\n")
    assert [path for path in read.places if path[:2] == ("every_stage", "notes")] == []


def ways(text: str) -> dict[str, Any]:
    stages = "{one: {}, two: {own_side: one}, inner: {ladder: b}, three: {}}"
    tree = shared(f"every_stage:\n  {text}\nstages: {stages}\n").tree
    return {key: stage["own_side"] for key, stage in tree["stages"].items() if "own_side" in stage}


def test_the_next_stage_is_the_one_after_it_on_its_ladder() -> None:
    """The last one has no way on, and a stage keeps its own."""
    own = [{"go": "one"}]
    assert ways("own_side: next") == {"one": [{"go": "two"}], "two": own}
    assert ways("own_side: {go: next, unclear: It is not said.}")["one"] == [
        {"go": "two", "unclear": "It is not said."}
    ]


def test_a_way_to_a_stage_by_name_stays_where_it_is() -> None:
    assert ways("own_side: three") == {"two": [{"go": "one"}]}


def test_what_is_shared_out_stays_as_it_is() -> None:
    read = shared("every_stage: {notes: [{says: all, at: one}]}\nstages: {one: {}}\n")
    assert shared_out(read).tree == read.tree
