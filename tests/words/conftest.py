"""What the tests of the words share: every policy, and one build's facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from decision_aid.policy import Policy, Say
from site_generator.browser.assets import read_look
from site_generator.checks.loader import read_policy
from site_generator.pages.templates import environment
from site_generator.publish.build import Site
from site_generator.reading.holidays import holidays_json
from tests.conftest import ROOT

SAY = Say(
    to_worker="I follow {policy}.",
    to_manager="At {stage} I need you.",
    to_opposite="Let us settle it.",
    in_reply="Thank you.",
)

EMERGENCY = ("danger", "call", "adult", "otherwise", "find", "find_url", "source")
"""What the site says itself, here without words."""


@cache
def policies() -> tuple[Policy, ...]:
    """The policies here, each with texts of the kinds that none of them has."""
    folders = sorted((ROOT / "policies").glob("*/policy.yaml"))
    return tuple(_with_more(read_policy(path).policy) for path in folders)


def _with_more(policy: Policy) -> Policy:
    stages = {
        stage_id: replace(
            stage,
            duties=tuple(
                replace(duty, or_sooner="if it cannot wait") if duty.within.endswith("s") else duty
                for duty in stage.duties
            ),
        )
        for stage_id, stage in policy.stages.items()
    }
    return replace(policy, say=SAY, stages=stages)


@pytest.fixture(scope="session")
def facts() -> Site:
    """The facts of one build, without the browser's Python."""
    return Site(
        templates=environment(ROOT / "site_templates" / "pages"),
        today=date(2026, 11, 23),
        holidays=holidays_json(ROOT / "holidays"),
        bundle=None,
        url="https://board.example/",
        emergency=dict.fromkeys(EMERGENCY, "1"),
        look=read_look(ROOT / "site_templates" / "theme"),
        version="2",
        changed=False,
    )
