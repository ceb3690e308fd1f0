"""What the tests of the pages share: every policy, the templates, and one build's facts."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from decision_aid.policy import Policy
from site_generator.browser.assets import read_look
from site_generator.browser.bundle import Bundle
from site_generator.checks.loader import Loaded, read_policy
from site_generator.pages.templates import environment
from site_generator.proof.prove import Proof
from site_generator.publish.build import Site
from site_generator.publish.checking import proved
from site_generator.reading.holidays import holidays_json

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 23)
POLICIES = sorted(path.parent.name for path in (ROOT / "policies").glob("*/policy.yaml"))
EMERGENCY: dict[str, Any] = {
    "danger": "Somebody in danger now?",
    "call": "999",
    "otherwise": "Call the council.",
    "find": "Find the number",
    "find_url": "https://www.gov.uk/",
    "source": "National advice.",
    "child": {"danger": "A child in danger now?", "otherwise": "Call children's services."},
    "adult": {"danger": "An adult in danger now?", "otherwise": "Call adult social care."},
}


@cache
def policies() -> dict[str, Policy]:
    """Every policy by its folder, unproved."""
    return {name: read_policy(ROOT / "policies" / name / "policy.yaml").policy for name in POLICIES}


@pytest.fixture(scope="session")
def proofs() -> tuple[Proof, ...]:
    """The proof of every policy."""
    return proved(ROOT / "policies", ROOT / "holidays", print, TODAY)


@pytest.fixture(scope="session")
def loaded(proofs: tuple[Proof, ...]) -> tuple[Loaded, ...]:
    """Every policy with its file."""
    return tuple(proof.loaded for proof in proofs)


@pytest.fixture(params=POLICIES)
def policy(request: pytest.FixtureRequest, loaded: tuple[Loaded, ...]) -> Policy:
    """Each policy of the site in turn."""
    return next(each.policy for each in loaded if each.policy.id == request.param)


@pytest.fixture(scope="session")
def templates() -> Environment:
    """The page templates."""
    return environment(ROOT / "site_templates" / "pages")


@pytest.fixture(scope="session")
def pages_site(templates: Environment) -> Site:
    """The facts of one build, on a fixed day and without the browser's Python."""
    bundle = Bundle(
        folder="",
        core="core/",
        library="library.zip",
        zone="zone",
        info={"version": "314.0.7", "python": "3.14.2"},
        files=(),
    )
    return Site(
        templates=templates,
        today=TODAY,
        holidays=holidays_json(ROOT / "holidays"),
        bundle=bundle,
        url="https://board.example/",
        emergency=EMERGENCY,
        look=read_look(ROOT / "site_templates" / "theme"),
        version="0123456789",
        changed=False,
    )
