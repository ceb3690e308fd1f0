"""What the tests of the words share: every policy, and one build's facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from decision_aid.conventions import BankHolidays, Days, SchoolDays
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

HOLIDAYS = BankHolidays(
    source="States of an island",
    taken="2026-01-05",
    days=(
        Days(date="2026-01-01", name="New Year"),
        Days(date="2026-11-25", name="Liberation Day"),
        Days(date="2027-12-27", name="Winter bank holiday"),
    ),
)
SCHOOL_DAYS = SchoolDays(
    source="the schools’ office",
    terms=(
        Days(date="2026-11-02", until="2026-12-18", name="Winter term"),
        Days(date="2027-01-04", until="2027-02-12", name="Spring term"),
    ),
    closures=(Days(date="2026-11-26", name="training day"),),
)

EMERGENCY = ("danger", "call", "otherwise", "find", "find_url", "source")
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
    if "urgent_one" in stages:
        then = {"They speak and settle it": "resolved", "They do not speak": "urgent_two"}
        stages["urgent_one"] = replace(stages["urgent_one"], then=then)
    scope = {
        road_id: road if road.go else replace(road, elsewhere="the office of the other area")
        for road_id, road in policy.scope.items()
    }
    policy = replace(policy, say=SAY, stages=stages, scope=scope)
    return _of_schools(policy) if policy.id == "birmingham" else policy


def _of_schools(policy: Policy) -> Policy:
    """The same on an island with bank holidays of its own, where school days are counted."""
    limits = {
        name: replace(limit, within="5 school days") if limit.starts else limit
        for name, limit in policy.every_stage.limits.items()
    }
    return replace(
        policy,
        nation="elsewhere",
        conventions=replace(policy.conventions, bank_holidays=HOLIDAYS, school_days=SCHOOL_DAYS),
        every_stage=replace(policy.every_stage, limits=limits),
    )


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
