"""What may be written shortly, and what it is in full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from decision_aid.policy import Policy
from site_generator.checks.loader import parse_policy
from site_generator.reading.problems import ProblemsFound
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
        "policy.yaml:3:9: “LADO” is written twice; keep one of them, or give one another name"
    ]


def test_each_value_keeps_the_place_where_it_was_written() -> None:
    read = full("stages:\n  one:\n    unresolved: two\n")
    path = ("stages", "one", "unresolved")
    assert read.places[(*path, 0, "go")] == read.places[path] == (3, 17)


def test_what_is_in_full_stays_as_it_is() -> None:
    text = 'speed: [{says: one, clause: "3"}]\ndefinitions: {A: {means: b, clause: "3"}}\n'
    read = parse_yaml(text, "policy.yaml")
    assert in_full(read, Policy) == read


UNDER_ANOTHER = (
    "this stands under “1” and is a heading itself; a heading cannot stand under another, so check "
    "the indentation"
)


def told_of(text: str) -> list[str]:
    """What is told of a small policy to which this is added."""
    skeleton = Path(__file__).with_name("valid") / "minimal.yaml"
    read = parse_yaml(f"{skeleton.read_text(encoding='utf-8')}\n{text}", "policy.yaml")
    with pytest.raises(ProblemsFound) as found:
        parse_policy(read, "minimal")
    return [each.what for each in found.value.problems]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            'definitions: {"1": {LADO: an officer}, "2": {LADO: another}}',
            "“LADO” is written twice; keep one of them, or give one another name",
        ),
        (
            'reassurance: {"1": [Raise it, It is right]}',
            "2 entries stand here, and only one may; keep one of them",
        ),
        ('speed: {"1": []}', "nothing stands under “1”; write it there, or remove this line"),
        (
            'speed: {"1": {"2": Be quick}}',
            UNDER_ANOTHER,
        ),
        (
            "definitions: {LADO: an officer}",
            '“clause” is missing here; add it, or put this under its clause, such as “"2.4":”',
        ),
    ],
)
def test_nothing_under_a_heading_is_lost_unseen(text: str, what: str) -> None:
    assert what in told_of(text)


def test_a_list_under_a_heading_in_a_list_is_kept_whole() -> None:
    found = full('speed:\n  - "6.2": [one, two]\n  - {says: three, clause: "7"}\n').tree["speed"]
    assert [(each["clause"], each["says"]) for each in found] == [
        *(("6.2", "one"), ("6.2", "two"), ("7", "three"))
    ]


def test_a_post_may_be_called_like_a_key() -> None:
    people = full("people: {each agency: {worker: worker, contact: contact}}").tree["people"]
    assert {name: each["side"] for name, each in people.items()} == {
        "worker": "each agency",
        "contact": "each agency",
    }


def test_what_is_written_out_stays_so_whatever_its_names() -> None:
    read = full("people: {board: {board: {title: board, contacts: [{phone: 0}]}}}")
    assert in_full(read, Policy).tree == read.tree
