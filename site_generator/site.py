"""The whole generated site: every page and file that comes from the policies."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from os import environ
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment
from markupsafe import escape

from decision_aid.policy import Policy
from site_generator.aid import aid_of, assets_of
from site_generator.bundle import Bundle
from site_generator.checking import HOME
from site_generator.holidays import holidays_json
from site_generator.inline import plain_inline
from site_generator.language import draw_language
from site_generator.outcomes.table import TABLE, draw_table
from site_generator.pages import (
    NO_ROBOTS,
    Asset,
    Page,
    draw_policies,
    draw_procedure,
    environment,
    one_block,
)
from site_generator.policies import Version, graph_of, policy_json, version_of
from site_generator.poster import draw_poster
from site_generator.problems import Problem, ProblemsFound
from site_generator.proof.finding import Finding
from site_generator.proof.prove import Proof
from site_generator.proof.totality import check_size
from site_generator.proof_page import draw_proof
from site_generator.tellings.agree import Drawn, check_tellings


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of one build shares."""

    templates: Environment
    today: date
    holidays: str
    """The bank holidays, as the engine's JSON."""
    bundle: Bundle | None
    """What the decision aids load; none where pages are drawn only to be checked."""
    url: str
    """Where the site will stand, ending in a slash; printed on posters."""
    emergency: dict[str, str]
    """The site's own line for a child in danger, the same on every page."""


PolicyPages = tuple[Page, Page, Asset]
"""What is drawn of one policy: the procedure page, the decision aid and the poster."""


def site_of(
    root: Path, holidays: str, bundle: Bundle | None, url: str, emergency: dict[str, str]
) -> Site:
    """The site of a project folder, made today (or on the day that SOURCE_DATE_EPOCH names)."""
    templates = environment(root / "site_templates" / "pages")
    return Site(templates, day_of_build(), holidays, bundle, url, emergency)


def read_site(root: Path, bundle: Bundle | None = None) -> Site:
    """The site as a folder's own `mkdocs.yml` and templates set it, and ours where it has none."""
    own, ours = _settings(root), _settings(HOME)
    templates = root if (root / "site_templates" / "pages").is_dir() else HOME
    url = own.get("site_url", "")
    usual = url if isinstance(url, str) else url[-1]  # a list names a variable, then its default
    emergency = {**ours["extra"], **own.get("extra", {})}["emergency"]
    return site_of(templates, holidays_json(root / "holidays"), bundle, usual, emergency)


def _settings(root: Path) -> dict[str, Any]:
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8") if path.is_file() else "{}"
    return dict(yaml.load(text, yaml.BaseLoader) or {})


def day_of_build() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH names, so that a commit can be built again."""
    seconds = float(environ.get("SOURCE_DATE_EPOCH", time.time()))
    return datetime.fromtimestamp(seconds, UTC).date()


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
        yield Asset(f"policies/{policy.id}/policy.json", policy_json(policy))
    yield from shared_assets(site)


def policy_pages(site: Site, policy: Policy) -> PolicyPages:
    """The procedure page of one policy, its decision aid and its poster."""
    return (
        draw_procedure(site.templates, policy, site.today),
        draw_aid(site, policy),
        draw_poster(site.templates, policy, site.today, site.url, site.emergency),
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
        assets=assets_of(site.bundle.manifest() if site.bundle else {}),
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
    if site.bundle:
        folder = Path(site.bundle.folder)
        for name in site.bundle.files:
            yield Asset(f"assets/python/{name}", (folder / name).read_bytes())
