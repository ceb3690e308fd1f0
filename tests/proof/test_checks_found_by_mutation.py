"""What mutation of policies showed the checks to miss: each check found so, with an example."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from site_generator.checks.clauses import Clause, check_clauses
from site_generator.checks.loader import parse_policy
from site_generator.reading.problems import ProblemsFound
from site_generator.reading.yaml_reader import Read, read_yaml
from tests.proof.test_what_is_found import changed, found_in, unmatched

EXAMPLES: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "found_by_mutation.yaml").tree

MUST = (Clause(clause="4", says="…", verbs=("must",)),)
"""The paragraph on records of the policy that the examples change."""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["rule"]))
def test_this_is_found_and_nothing_else(example: dict[str, Any]) -> None:
    assert list(unmatched(found_in(example), example["found"])) == []


def verbs_found(example: dict[str, Any], clauses: tuple[Clause, ...]) -> list[str]:
    read = Read("clauses.yaml", {}, {(): (1, 1)})
    loaded = parse_policy(changed(example), "clean")
    found = check_clauses(loaded.policy, loaded.read, read, clauses)
    return [each.what for each in found if "the verb of" in each.what]


def recorded(verb: str, clause: str = "4") -> dict[str, Any]:
    record = {"who": "not stated", verb: "write down what is decided", "clause": clause}
    return {"change": {"every_stage.record": [record]}}


def test_a_verb_is_the_one_of_its_paragraph() -> None:
    assert verbs_found({}, MUST) == []
    [found] = verbs_found(recorded("may"), MUST)
    assert found.startswith("this says “may:”, but the verb of “4” is “must”; write that verb,")


def test_a_verb_may_be_that_of_any_paragraph_cited() -> None:
    both = (*MUST, Clause(clause="6", says="…", verbs=("should",)))
    assert not any("“4”" in each for each in verbs_found(recorded("should", "4; 6"), both))


def test_a_paragraph_whose_verbs_are_not_listed_holds_none() -> None:
    assert verbs_found(recorded("may"), (Clause(clause="4", says="…"),)) == []


def test_two_paragraphs_with_a_comma_between_them_are_told_apart() -> None:
    both = (*MUST, Clause(clause="6", says="…"))
    loaded = parse_policy(changed(recorded("must", "4, 6")), "clean")
    found = check_clauses(loaded.policy, loaded.read, Read("clauses.yaml", {}), both)
    what = "the document has no clause “4, 6”; separate clauses with “;”: write “4; 6”"
    assert what in [each.what for each in found]


def test_a_limit_of_one_day_needs_a_start() -> None:
    """Without one it gives no date, though its words look as if it did."""
    with pytest.raises(ProblemsFound, match="needs “runs_from”"):
        parse_policy(
            changed({"change": {"stages.one.duties.0.within": "same working day"}}), "clean"
        )


def test_a_way_on_without_a_verb_is_told_which_clause_it_cites() -> None:
    read = Read("clauses.yaml", {}, {(): (1, 1)})
    loaded = parse_policy(changed({"change": {"stages.one.unresolved.1": {"go": "two"}}}), "clean")
    must = (Clause(clause="6", says="…", verbs=("must",)),)
    found = [each.what for each in check_clauses(loaded.policy, loaded.read, read, must)]
    assert any(
        each.startswith("this way on cites “6”, the clause of where it leads") for each in found
    )
