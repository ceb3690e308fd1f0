"""The outcome table beside each policy says what its steps say, and changes as they do."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from decision_aid.codec import from_plain, to_plain
from decision_aid.policy import Policy
from site_generator.checks.loader import parse_policy, read_policy
from site_generator.outcomes.changes import changes_between, check_table, parse_table
from site_generator.outcomes.lines import lines_of
from site_generator.outcomes.table import BYTE_ORDER_MARK, TABLE, draw_table, rows_of
from site_generator.reading.yaml_reader import parse_yaml
from site_generator.screens.policies import graph_of, version_of
from words.catalogue import ENGLISH
from words.outcomes import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = sorted(path.parent for path in (ROOT / "policies").glob("*/policy.yaml"))
each_policy = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def read(folder: Path) -> Policy:
    return read_policy(folder / "policy.yaml").policy


@pytest.fixture(scope="module")
def text() -> str:
    return (ROOT / "policies" / "birmingham" / "policy.yaml").read_text(encoding="utf-8")


def drawn(text: str) -> str:
    return draw_table(parse_policy(parse_yaml(text, "policy.yaml"), "birmingham").policy)


def edited(text: str, old: str, new: str) -> str:
    assert text.count(old) >= 1
    return text.replace(old, new, 1)


@each_policy
def test_the_table_is_fresh(folder: Path) -> None:
    """If this fails: look at what `fingerpost check` shows and, if it was meant, `--accept` it."""
    assert [str(each) for each in check_table(folder, read(folder), TABLE)] == []


@each_policy
def test_each_step_has_one_line(folder: Path) -> None:
    policy = read(folder)
    states = graph_of(version_of(policy)).states.values()
    steps = [state.turn.step.stage.id for state in states if state.turn.step]
    keys = [line.key for line in lines_of(policy, ENGLISH)]
    staged = [line.place for line in lines_of(policy, ENGLISH) if line.place]
    assert sorted(staged) == sorted(steps)
    assert len(set(keys)) == len(keys)


@each_policy
def test_a_policy_read_anew_gives_the_same_table(folder: Path) -> None:
    assert draw_table(read(folder)) == draw_table(read(folder))


@each_policy
def test_a_table_reads_back_as_what_was_drawn(folder: Path) -> None:
    """A change is then told as what stood there, whole."""
    policy = read(folder)
    assert parse_table(draw_table(policy)) == tuple(rows_of(policy))


COORDINATOR = "business coordinator of Birmingham Safeguarding Children Board"

WAYS = {
    "a limit": ("within: 1 working week", "within: 2 working weeks", "time limits"),
    "a must": (
        "must: write down",
        "may: write down",
        "what is written down",
    ),
    "who acts": (
        "who: each manager\n        should",
        "who: manager\n        should",
        "who acts",
    ),
    "a way on": ("go: three", "go: four", "what next"),
    "a printed label": ("label: Stage Two", "label: Stage 2", "printed label"),
    "a clause": ('clause: "Stage Three"', 'clause: "Stage Two"', "what next"),
    "a contact": (
        f"coordinator: {COORDINATOR}",
        f"coordinator: {{title: {COORDINATOR}, contact: ask for it}}",
        "contact",
    ),
    "a gap": (
        "    when:\n      limit: week\n",
        "    when:\n      at: three\n      limit: week\n",
        "the policy does not say",
    ),
    "what heads a step": ("sign: report to your", "sign: write to your", "headlines"),
    "the standing": ("standing: example", "standing: draft", "also said"),
    "the nation": ("nation: england", "nation: wales", "also said"),
    "who is in the meeting": ("chairs: A Board member", "chairs: Somebody", "also said"),
}


@pytest.mark.parametrize(("old", "new", "column"), WAYS.values(), ids=WAYS)
def test_what_a_reader_is_told_anew_is_another_line(
    text: str, old: str, new: str, column: str
) -> None:
    before, after = parse_table(drawn(text)), parse_table(drawn(edited(text, old, new)))
    changed = {each.column for each in changes_between(before, after).cells}
    assert column in changed


def test_a_duty_that_is_dropped_is_gone_from_its_own_lines(text: str) -> None:
    """And the lines of other stages stay as they are, to the last letter."""
    start = text.rindex("      - who: ", 0, text.index("should: agree how far"))
    end = text.index("    notes:", start)
    before, after = drawn(text).splitlines(), drawn(text[:start] + text[end:]).splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed
    assert {old.split(",")[1] for old, _ in changed} == {"two"}
    assert all("agree how far the point you differ on" in old for old, _ in changed)
    assert all("agree how far the point you differ on" not in new for _, new in changed)


def test_a_stage_that_is_added_leaves_the_lines_of_others_in_their_order(text: str) -> None:
    five = "label: Five\n    title: More\n    so_far: More\n    clause: Title"
    more = f"  five:\n    {five}\n    unresolved: not stated\n\ngaps:"
    before, after = drawn(text).splitlines(), drawn(edited(text, "\ngaps:", more)).splitlines()
    assert [line for line in after if line in before] == [line for line in before if line in after]


HOSTILE = ("=cmd|' /C calc'!A0", "+44", "-1", "@SUM(1)", "＝1", " =1", "\t=1", "\n=1")


@pytest.mark.parametrize("bad", HOSTILE)
def test_no_cell_is_a_formula(text: str, bad: str) -> None:
    """A spreadsheet shows a board's text, and never reckons with it."""
    policy = parse_policy(parse_yaml(text, "policy.yaml"), "birmingham").policy
    stage = replace(policy.stages["two"], title=bad, label=bad)
    spoilt = replace(policy, title=bad, stages={**policy.stages, "two": stage})
    assert {bad.strip()} <= {cell.removeprefix("'") for cell in cells(draw_table(spoilt))}
    assert [cell for cell in cells(draw_table(spoilt)) if cell[:1] in tuple("=+-@＝ \t\n")] == []


def cells(table: str) -> Iterator[str]:
    rows = csv.reader(io.StringIO(table.removeprefix(BYTE_ORDER_MARK), newline=""))
    assert next(rows) == list(COLUMNS)
    for row in rows:
        yield from row


def test_a_policy_from_its_json_gives_the_same_table(text: str) -> None:
    """The table rests on what is published, not on how the file was read."""
    policy = parse_policy(parse_yaml(text, "policy.yaml"), "birmingham").policy
    assert draw_table(from_plain(Policy, to_plain(policy))) == draw_table(policy)
