"""What only the page of the procedure tells has lines of its own in the outcome table."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.policy import Policy
from site_generator.checks.loader import parse_policy
from site_generator.outcomes.changes import changes_between, parse_table
from site_generator.outcomes.table import draw_table
from site_generator.reading.yaml_reader import parse_yaml

CHANGES = {
    "(page) principles": ("Agencies work well together when", "Agencies work well when"),
    "(page) reassurance": ("Raising this is what the policy asks of you.", "Raise it."),
    "(page) words": ("Resolution Panel: a panel of senior", "Resolution Panel: a panel of five"),
    "(page) documents": ("Any meeting of professionals will need to follow it", "Read it"),
    "(page) contacts": ("senior_manager: manager's manager\n", "senior_manager: manager above\n"),
    "(page) stage-three": ("if nobody higher is left and", "if nobody is left and"),
    "(page) open": ("review_missing: yes", "review_passed: yes"),
    "(page) stage-two": (
        'so_far: Our managers\n    clause: "2.3"',
        'so_far: Our managers\n    clause: "2.4"',
    ),
}


@pytest.mark.parametrize("line", CHANGES)
def test_a_change_of_what_the_page_tells_is_a_changed_line(line: str, root: Path) -> None:
    text = (root / "policies/city-and-hackney/policy.yaml").read_text(encoding="utf-8")
    old, new = CHANGES[line]
    assert text.count(old) == 1
    before, after = (parse_table(draw_table(read(each))) for each in (text, text.replace(old, new)))
    changed = {key for change in changes_between(before, after).cells for key in change.keys}
    assert line in changed


def read(text: str) -> Policy:
    return parse_policy(parse_yaml(text, "policy.yaml"), "city-and-hackney").policy
