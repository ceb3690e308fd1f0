"""The whole generated site: every page and file that comes from the policies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2.runtime import Macro
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from decision_aid.people import views_of
from decision_aid.policy import Policy
from site_generator.browser.assets import KEPT_FOLDER, holidays_asset, policy_asset
from site_generator.browser.notices import notices
from site_generator.outcomes.table import TABLE, draw_table
from site_generator.pages.aid import aid_of
from site_generator.pages.how_checked import draw_proof
from site_generator.pages.language import draw_language
from site_generator.pages.page import NO_ROBOTS, Asset, Page, one_block
from site_generator.pages.pages import draw_policies, draw_procedure
from site_generator.pages.poster import draw_poster
from site_generator.proof.prove import Proof
from site_generator.proof.totality import check_size
from site_generator.publish.build import Site
from site_generator.reading.inline import SITE_ENGLISH
from site_generator.reading.problems import Problem, ProblemsFound
from words.aid_page import CALL, FIND
from words.catalogue import Words
from words.script import script_words
from words.sentence import board
from words.standing import edition_told

PYTHON = f"{KEPT_FOLDER}python/"
"""The address under which the browser's Python is published."""
WORKER = "assets/javascripts/worker.js"


PolicyPages = tuple[Page, Page, Asset]
"""What is drawn for one policy: the procedure page, the decision aid and the poster."""


def draw_site(site: Site, proofs: tuple[Proof, ...]) -> Iterator[Page | Asset]:
    """Every page and file that is made from the policies; raises ProblemsFound."""
    drawn = {proof.loaded.policy.id: policy_pages(site, proof.loaded.policy) for proof in proofs}
    checks = (check_pages(proof, drawn[proof.loaded.policy.id]) for proof in proofs)
    problems = [problem for found in checks for problem in found]
    if problems:
        raise ProblemsFound(problems)
    policies = tuple(proof.loaded.policy for proof in proofs)
    yield draw_language(site.templates, tuple(proof.loaded for proof in proofs))
    yield draw_policies(site.templates, policies, site.today)
    for proof in proofs:
        policy = proof.loaded.policy
        yield Asset(f"policies/{policy.id}/{TABLE}", draw_table(policy))
        for made in (draw_proof(site.templates, proof), *drawn[policy.id]):
            yield with_national_line(made, site, policy) if isinstance(made, Page) else made
        yield policy_asset(policy)
    yield from shared_assets(site)


def with_national_line(page: Page, site: Site, policy: Policy) -> Page:
    """A policy's page, with the site's line for danger in words for whom the policy is about."""
    return replace(page, meta={**page.meta, "emergency": site.national(policy)})


def policy_pages(site: Site, policy: Policy) -> PolicyPages:
    """The procedure page of one policy, its decision aid and its poster."""
    return (
        draw_procedure(site.templates, policy, site.today),
        draw_aid(site, policy),
        draw_poster(site, policy),
    )


def check_pages(proof: Proof, pages: PolicyPages) -> Iterator[Problem]:
    """A Problem for a decision aid whose page is too large to open at once."""
    _, aid, _ = pages
    for finding in check_size(proof.loaded.policy, proof.graph, aid.html):
        yield proof.loaded.read.problem(finding.path, finding.what)


def draw_aid(site: Site, policy: Policy, words: Words = SITE_ENGLISH) -> Page:
    """The decision aid of one policy: one document that holds all of its screens."""
    aid = aid_of(policy, site.holidays, site.today, words)
    title = words.text(board(policy.title))
    data = {
        "assets": _assets_of(site, policy),
        "events": aid.events,
        "policy": {"id": policy.id, "title": title},
        "says": script_words(words),
        "views": views_of(policy),
    }
    national = site.national(policy)
    html = site.templates.get_template("aid.html.j2").render(
        page=aid.page,
        screens=aid.screens,
        title=title,
        emergency=national,
        call=words.say(CALL, number=national["call"]),
        data=htmlsafe_json_dumps(data),
        once=drawn_once(),
    )
    return Page(
        path=f"policies/{policy.id}/aid/index.md",
        title=str(escape(words.text(words.say(FIND, title=policy.title)))),
        html=one_block(html),
        meta={
            "template": "aid.html",
            "search": {"exclude": True},
            "robots": NO_ROBOTS,
            "edition": words.text(edition_told(policy, words)),
            "hide": ["navigation", "toc", "edit"],
        },
        source=f"policies/{policy.id}/policy.yaml",
    )


def drawn_once() -> Callable[..., Markup]:
    """Draws a macro with arguments once, however often they come: screens differ in little."""

    @cache
    def once(macro: Macro, *arguments: Any) -> Markup:
        return Markup(macro(*arguments))  # safe: what a macro draws is escaped

    return once


def _assets_of(site: Site, policy: Policy) -> dict[str, Any]:
    """The files that the aid's script loads, by addresses relative to the aid's page."""
    up = "../../../"
    return {
        "worker": f"{up}{site.look.address_of(WORKER)}",
        "base": f"{up}{PYTHON}",
        "files": site.bundle.manifest() if site.bundle else {},
        "policy": f"{up}{policy_asset(policy).path}",
        "holidays": f"{up}{holidays_asset(site.holidays).path}",
    }


def shared_assets(site: Site) -> Iterator[Asset]:
    """The files that the pages of all policies load, and their licences."""
    yield holidays_asset(site.holidays)
    if site.bundle:
        folder = Path(site.bundle.folder)
        for name in site.bundle.files:
            yield Asset(f"{PYTHON}{name}", (folder / name).read_bytes())
        yield from notices(site.bundle)
