"""The whole generated site: every page and file that comes from the policies."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from os import environ
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape

from decision_aid.policy import Policy
from site_generator.aid import aid_of, assets_of
from site_generator.bundle import Bundle
from site_generator.inline import plain_inline
from site_generator.language import draw_language
from site_generator.outcome_changes import BYTE_ORDER_MARK
from site_generator.outcome_table import TABLE, draw_table
from site_generator.pages import (
    NO_ROBOTS,
    Asset,
    Page,
    draw_policies,
    draw_procedure,
    environment,
    one_block,
)
from site_generator.policies import policy_json
from site_generator.poster import draw_poster
from site_generator.proof.proving import Proof
from site_generator.proof_page import draw_proof


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of one build shares."""

    templates: Environment
    today: date
    holidays: str
    """The bank holidays, as the engine's JSON."""
    bundle: Bundle
    url: str
    """Where the site will stand, ending in a slash; printed on posters."""
    emergency: dict[str, str]
    """The site's own line for a child in danger, the same on every page."""


def site_of(root: Path, holidays: str, bundle: Bundle, url: str, emergency: dict[str, str]) -> Site:
    """The site of a project folder, made today (or on the day that SOURCE_DATE_EPOCH names)."""
    templates = environment(root / "site_templates" / "pages")
    return Site(templates, day_of_build(), holidays, bundle, url, emergency)


def day_of_build() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH names, so that a commit can be built again."""
    seconds = float(environ.get("SOURCE_DATE_EPOCH", time.time()))
    return datetime.fromtimestamp(seconds, UTC).date()


def draw_site(site: Site, proofs: tuple[Proof, ...]) -> Iterator[Page | Asset]:
    """Every page and file that is made from the policies."""
    policies = tuple(proof.loaded.policy for proof in proofs)
    yield draw_language(site.templates, tuple(proof.loaded for proof in proofs))
    yield draw_policies(site.templates, policies, site.today)
    for proof in proofs:
        policy = proof.loaded.policy
        yield draw_proof(site.templates, proof)
        yield Asset(f"policies/{policy.id}/{TABLE}", f"{BYTE_ORDER_MARK}{draw_table(policy)}")
        yield draw_procedure(site.templates, policy, site.today)
        yield draw_aid(site, policy)
        yield draw_poster(site.templates, policy, site.today, site.url, site.emergency)
        yield Asset(f"policies/{policy.id}/policy.json", policy_json(policy))
    yield from shared_assets(site)


def draw_aid(site: Site, policy: Policy) -> Page:
    """The decision aid of one policy: one document that holds all of its states."""
    aid = aid_of(policy, site.holidays, site.today)
    html = site.templates.get_template("aid.html.j2").render(
        policy=aid.policy,
        states=aid.states,
        assets=assets_of(site.bundle.manifest()),
        emergency=site.emergency,
    )
    return Page(
        path=f"policies/{policy.id}/aid/index.md",
        title=f"Find your next step: {escape(plain_inline(policy.title))}",
        html=one_block(html),
        meta={
            "template": "aid.html",
            "search": {"exclude": True},
            "robots": NO_ROBOTS,
            "hide": ["navigation", "toc", "edit"],
        },
        source=f"policies/{policy.id}/policy.yaml",
    )


def shared_assets(site: Site) -> Iterator[Asset]:
    """The files that the aids of all policies load, and the look of these pages."""
    yield Asset("assets/holidays.json", site.holidays)
    for name in site.bundle.files:
        yield Asset(f"assets/python/{name}", (Path(site.bundle.folder) / name).read_bytes())
