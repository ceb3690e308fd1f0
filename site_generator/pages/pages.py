"""The text of each page: plain functions, which any site generator could call.

The templates stand in `site_templates/pages`. They print finished sentences, through `html`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape

from decision_aid.policy import Policy
from site_generator.pages.page import NO_ROBOTS, Page, one_block
from site_generator.reading.inline import SITE_ENGLISH
from words.catalogue import Words
from words.listing import policy_list
from words.procedure import procedure
from words.site import CORRECT, NOT_YET
from words.standing import WORKED_EXAMPLE, edition_told

LOOK: dict[str, Any] = {"template": "procedure.html"}
"""The theme's template for these pages, which adds their stylesheet."""


def meta_of(policy: Policy, words: Words) -> dict[str, Any]:
    """How a page of this policy is shown; only one in force is for search engines."""
    meta = {**LOOK, "edition": words.text(edition_told(policy, words))}
    if policy.standing != "in force":
        meta["robots"] = NO_ROBOTS
    # No reader in a hurry finds the made-up policy by this site's own search.
    return {**meta, "search": {"exclude": True}} if policy.id == WORKED_EXAMPLE else meta


def draw_procedure(
    templates: Environment, policy: Policy, today: date, words: Words = SITE_ENGLISH
) -> Page:
    """The procedure page of one policy."""
    page = procedure(policy, today, words)
    return Page(
        path=f"policies/{policy.id}/index.md",
        title=str(escape(words.text(page.title))),
        html=one_block(templates.get_template("procedure.html.j2").render(page=page)),
        meta=meta_of(policy, words),
        source=f"policies/{policy.id}/policy.yaml",
    )


def fault_pages(text: str, folder: Path, words: Words = SITE_ENGLISH) -> Iterator[Page]:
    """What has to be mended, at every address that somebody who edits a policy may be reading."""
    title, correct = (str(escape(words.text(words.say(each)))) for each in (NOT_YET, CORRECT))
    html = f"<h1>{title}</h1><p>{correct}</p><pre>{escape(text)}</pre>"
    names = sorted(path.parent.name for path in folder.glob("*/policy.yaml"))
    below = ("", "aid/", "how-checked/")
    for name in ("", *(f"{each}/{page}" for page in below for each in names)):
        yield Page(path=f"policies/{name}index.md", title=title, html=html)


def draw_policies(
    templates: Environment, policies: tuple[Policy, ...], today: date, words: Words = SITE_ENGLISH
) -> Page:
    """The list of policies."""
    page = policy_list(policies, today, words)
    html = one_block(templates.get_template("policies.html.j2").render(page=page))
    return Page(
        path="policies/index.md", title=str(escape(words.text(page.title))), html=html, meta=LOOK
    )
