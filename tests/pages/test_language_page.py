from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment

from decision_aid import duties, policy, roles, stages
from decision_aid.timescale import COUNTED_UNITS, SPEED_WORDS
from site_generator.checks.loader import Loaded
from site_generator.pages.language import (
    SKELETON_CLAUSES,
    SKELETON_SCENARIOS,
    draw_language,
    skeleton,
    title_of,
)
from site_generator.proof.expected import Expect, SaysToReaders, Scenario
from site_generator.publish.checking import check_folders
from site_generator.reading.hints import field_notes
from tests.pages.reading import Reading

RECORDS = {
    record
    for module in (policy, duties, roles, stages)
    for record in vars(module).values()
    if is_dataclass(record) and record not in (stages.Exits, duties.Timing)
} | {Expect, SaysToReaders, Scenario}


@pytest.fixture
def reading(templates: Environment, loaded: tuple[Loaded, ...]) -> Reading:
    return Reading(draw_language(templates, loaded).html)


def test_every_key_of_the_language_is_explained_in_its_own_words(reading: Reading) -> None:
    for record in RECORDS:
        assert title_of(record) in reading.text  # type: ignore[arg-type]
        notes = field_notes(record)  # type: ignore[arg-type]
        for each in fields(record):
            if (record, each.name) != (policy.Policy, "id"):
                assert f"{each.name}:" in reading.text
                assert notes[each.name].replace("`", "") in reading.text


def test_every_closed_list_stands_there(reading: Reading) -> None:
    for word in (*COUNTED_UNITS, *SPEED_WORDS, "need_to", "superseded", "may move on"):
        assert word in reading.text


def test_its_links_lead_somewhere(reading: Reading) -> None:
    inside = [link[1:] for link in reading.links if link.startswith("#")]
    assert inside
    assert [anchor for anchor in inside if anchor not in reading.ids] == []


def test_the_policy_to_start_with_passes_every_check(
    templates: Environment, tmp_path: Path, root: Path
) -> None:
    folder = tmp_path / "policies" / "anyborough"
    folder.mkdir(parents=True)
    files = {
        "policy.yaml": skeleton(templates),
        "clauses.yaml": SKELETON_CLAUSES,
        "scenarios.yaml": SKELETON_SCENARIOS,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    checked = check_folders((folder,), root / "holidays", date(2026, 11, 30))
    assert [each for each in map(str, checked.problems) if "outcomes.csv" not in each] == []
