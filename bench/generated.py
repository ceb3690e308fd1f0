"""Policies in large numbers: real ones under new names, and ladders of normal length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.ladder import ladder
from decision_aid.policy import Policy
from site_generator.checks.loader import read_policy
from site_generator.pages.page import Page
from site_generator.pages.pages import draw_procedure
from site_generator.publish.build import Site
from site_generator.publish.checking import policy_folders
from words.standing import WORKED_EXAMPLE

STEPS, QUESTIONS = 5, 2


def policies_like(kind: str, root: Path) -> tuple[Policy, ...]:
    """The policies to copy: the real ones of the site (`real`) or one short ladder (`ladder`)."""
    if kind == "ladder":
        return (ladder(STEPS, QUESTIONS).policy,)
    folders = policy_folders(root / "policies")
    return tuple(
        read_policy(folder / "policy.yaml").policy
        for folder in folders
        if folder.name != WORKED_EXAMPLE
    )


def procedure_pages(site: Site, policies: tuple[Policy, ...], count: int) -> Iterator[Page]:
    """Procedure pages as the site draws them, each for a policy with a new name."""
    for number in range(count):
        policy = policies[number % len(policies)]
        copy = replace(policy, id=f"{policy.id}-{number}", title=f"{policy.title} {number}")
        yield draw_procedure(site.templates, copy, site.today)
