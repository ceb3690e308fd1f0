"""The whole generated site: every page and file that comes from the policies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2.runtime import Macro
from markupsafe import Markup, escape

from decision_aid.policy import Policy
from site_generator.browser.assets import KEPT_FOLDER, holidays_asset, policy_asset
from site_generator.browser.notices import notices
from site_generator.checks.findings import Finding
from site_generator.outcomes.table import TABLE, draw_table
from site_generator.pages.aid import aid_of
from site_generator.pages.how_checked import draw_proof
from site_generator.pages.language import draw_language
from site_generator.pages.pages import (
    NO_ROBOTS,
    Asset,
    Page,
    draw_policies,
    draw_procedure,
    one_block,
)
from site_generator.pages.poster import draw_poster
from site_generator.proof.prove import Proof
from site_generator.proof.totality import check_size
from site_generator.publish.build import Site
from site_generator.reading.inline import plain_inline
from site_generator.reading.problems import Problem, ProblemsFound
from site_generator.screens.policies import Version, graph_of, version_of
from site_generator.tellings.agree import Drawn, check_tellings
from words.standing import edition_of

PYTHON = f"{KEPT_FOLDER}python/"
"""Where the browser's Python is published."""
WORKER = "assets/javascripts/worker.js"


PolicyPages = tuple[Page, Page, Asset]
"""What is drawn of one policy: the procedure page, the decision aid and the poster."""


def draw_site(site: Site, proofs: tuple[Proof, ...]) -> Iterator[Page | Asset]:
    """Every page and file that is made from the policies; raises ProblemsFound.

    A page that says something else than the engine is not published.
    """
    drawn = {proof.loaded.policy.id: policy_pages(site, proof.loaded.policy) for proof in proofs}
    told = (check_pages(proof, drawn[proof.loaded.policy.id]) for proof in proofs)
    problems = [problem for found in told for problem in found]
    if problems:
        raise ProblemsFound(problems)
    policies = tuple(proof.loaded.policy for proof in proofs)
    yield draw_language(site.templates, tuple(proof.loaded for proof in proofs))
    yield draw_policies(site.templates, policies, site.today)
    for proof in proofs:
        policy = proof.loaded.policy
        yield draw_proof(site.templates, proof)
        yield Asset(f"policies/{policy.id}/{TABLE}", draw_table(policy))
        yield from drawn[policy.id]
        yield policy_asset(policy)
    yield from shared_assets(site)


def policy_pages(site: Site, policy: Policy) -> PolicyPages:
    """The procedure page of one policy, its decision aid and its poster."""
    return (
        draw_procedure(site.templates, policy, site.today),
        draw_aid(site, policy),
        draw_poster(site, policy),
    )


def check_pages(proof: Proof, pages: PolicyPages) -> Iterator[Problem]:
    """A Problem for each thing of which a page says something else than the engine."""
    read, version = proof.loaded.read, version_of(proof.loaded.policy)
    procedure, aid, poster = pages
    drawn = Drawn(aid.html, procedure.html, str(poster.content))
    for finding in (*check_size(proof.graph, aid.html), *told_of_pages(version, drawn)):
        yield read.problem(finding.path, finding.what)


@lru_cache(maxsize=32)
def told_of_pages(version: Version, drawn: Drawn) -> tuple[Finding, ...]:
    """Kept while a board edits: pages that are the same need not be read again."""
    return tuple(check_tellings(version.policy, graph_of(version), drawn))


def draw_aid(site: Site, policy: Policy) -> Page:
    """The decision aid of one policy: one document that holds all of its states."""
    aid = aid_of(policy, site.holidays, site.today)
    html = site.templates.get_template("aid.html.j2").render(
        policy=aid.policy,
        states=aid.states,
        assets=_assets_of(site, policy),
        emergency=site.emergency,
        once=drawn_once(),
    )
    return Page(
        path=f"policies/{policy.id}/aid/index.md",
        title=f"Find your next step: {escape(plain_inline(policy.title))}",
        html=one_block(html),
        meta={
            "template": "aid.html",
            "search": {"exclude": True},
            "robots": NO_ROBOTS,
            "edition": edition_of(policy, site.today),
            "hide": ["navigation", "toc", "edit"],
        },
        source=f"policies/{policy.id}/policy.yaml",
    )


def drawn_once() -> Callable[..., Markup]:
    """Draws a macro with arguments once, however often they come: states differ in little."""
    drawn: dict[tuple[Macro, str], Markup] = {}

    def once(macro: Macro, *arguments: Any) -> Markup:
        same = (macro, json.dumps(arguments))
        if same not in drawn:
            drawn[same] = Markup(macro(*arguments))  # safe: what a macro draws is escaped
        return drawn[same]

    return once


def _assets_of(site: Site, policy: Policy) -> dict[str, Any]:
    """What the aid's script asks for, by addresses seen from the aid's page."""
    up = "../../../"
    return {
        "worker": f"{up}{site.look.address_of(WORKER)}",
        "base": f"{up}{PYTHON}",
        "files": site.bundle.manifest() if site.bundle else {},
        "policy": f"{up}{policy_asset(policy).path}",
        "holidays": f"{up}{holidays_asset(site.holidays).path}",
    }


def shared_assets(site: Site) -> Iterator[Asset]:
    """What the pages of all policies load, and whose work it is."""
    yield holidays_asset(site.holidays)
    if site.bundle:
        folder = Path(site.bundle.folder)
        for name in site.bundle.files:
            yield Asset(f"{PYTHON}{name}", (folder / name).read_bytes())
        yield from notices(site.bundle)
