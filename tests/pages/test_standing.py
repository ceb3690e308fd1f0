from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from decision_aid.policy import Policy
from words.catalogue import ENGLISH
from words.sentence import plain
from words.standing import date_told, standing_of

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("standing", "begins"),
    [
        ("example", "Example, made from a public document of December 2021. Not approved"),
        ("draft", "Draft, not yet approved by A Board. Do not use it for a real case"),
        ("superseded", "No longer in force."),
        ("in force", ""),
    ],
)
def test_each_standing_has_its_warning(policy: Policy, standing: str, begins: str) -> None:
    made = replace(
        policy,
        id="any",
        standing=standing,  # type: ignore[arg-type]
        publisher="A Board",
        dated="2021-12",
    )
    text = plain(standing_of(made, TODAY, ENGLISH).told)
    assert text.startswith(begins)
    assert bool(text) == bool(begins)


@pytest.mark.parametrize(
    ("due", "passed"),
    [
        ("2026-11-22", True),
        ("2026-11-23", False),
        ("2026-11", False),
        ("2026-10", True),
        ("2025", True),
        ("not stated", False),
        ("some day", False),
    ],
)
def test_a_review_is_late_on_the_day_after(policy: Policy, due: str, passed: bool) -> None:
    assert standing_of(replace(policy, review_due=due), TODAY, ENGLISH).review_passed is passed


def test_dates_are_in_words() -> None:
    written = ("2022-11-30", "2022-11", "2022", "not stated", "2022-13")
    words = ("30 November 2022", "November 2022", "2022", "not stated", "2022-13")
    assert tuple(plain(date_told(each, ENGLISH)) for each in written) == words
