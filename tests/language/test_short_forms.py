"""What may be written shortly, and what it is in full."""

from __future__ import annotations

from typing import Any

import pytest

from decision_aid.policy import Policy
from site_generator.reading.short_forms import in_full
from site_generator.reading.yaml_reader import Read, parse_yaml

CASES = {
    "a text alone": ("stages: {one: {unresolved: two}}", {"go": "two"}),
    "one entry without a list": ("stages: {one: {unresolved: {go: two}}}", {"go": "two"}),
    "a list of texts": ("stages: {one: {unresolved: [two]}}", {"go": "two"}),
    "in full": ("stages: {one: {unresolved: [{go: two}]}}", {"go": "two"}),
}


def full(text: str) -> Read:
    return in_full(parse_yaml(text, "policy.yaml"), Policy)


@pytest.mark.parametrize("name", CASES)
def test_a_rule_is_written_in_four_ways(name: str) -> None:
    text, rule = CASES[name]
    assert full(text).tree == {"stages": {"one": {"unresolved": [rule]}}}


def test_a_word_of_a_closed_list_stays_a_word() -> None:
    text = "stages: {one: {unresolved: not stated}}"
    assert full(text).tree == {"stages": {"one": {"unresolved": "not stated"}}}


@pytest.mark.parametrize(
    ("text", "sayings"),
    [
        ('"6.2": one', [("6.2", "one")]),
        ('"6.2": [one, two]', [("6.2", "one"), ("6.2", "two")]),
        ('"6.2": one\n  "7": two', [("6.2", "one"), ("7", "two")]),
        ('"6.2": {says: one, about: who}', [("6.2", "one")]),
    ],
)
def test_a_clause_heads_what_it_says(text: str, sayings: list[tuple[str, str]]) -> None:
    found = full(f"speed:\n  {text}\n").tree["speed"]
    assert [(each["clause"], each["says"]) for each in found] == sayings


def test_a_clause_heads_the_one_saying_that_may_stand_there() -> None:
    expected: Any = {"reassurance": {"clause": "3", "says": "You may"}}
    assert full('reassurance: {"3": You may}').tree == expected


def test_a_clause_heads_the_words_that_it_explains() -> None:
    read = full('definitions:\n  "3":\n    LADO: an officer\n    DSL: a lead\n')
    assert read.tree == {
        "definitions": {
            "LADO": {"clause": "3", "means": "an officer"},
            "DSL": {"clause": "3", "means": "a lead"},
        }
    }
    assert read.places[("definitions", "DSL", "means")] == (4, 10)
    assert read.places[("definitions", "DSL", "clause")] == (2, 3)


def test_a_word_explained_twice_is_told() -> None:
    read = full('definitions:\n  "3": {LADO: an officer}\n  "4": {LADO: another}\n')
    assert [str(each) for each in read.problems] == [
        "policy.yaml:3:9: “LADO” is written twice here; keep one of them"
    ]


def test_each_value_keeps_the_place_where_it_was_written() -> None:
    read = full("stages:\n  one:\n    unresolved: two\n")
    path = ("stages", "one", "unresolved")
    assert read.places[(*path, 0, "go")] == read.places[path] == (3, 17)


def test_what_is_in_full_stays_as_it_is() -> None:
    text = 'speed: [{says: one, clause: "3"}]\ndefinitions: {A: {means: b, clause: "3"}}\n'
    read = parse_yaml(text, "policy.yaml")
    assert in_full(read, Policy) == read
