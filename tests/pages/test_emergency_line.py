"""Whoever opens any page, or looks at a poster, meets first what to do for a child in danger."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from decision_aid.policy import Policy
from site_generator.pages.poster import draw_poster
from site_generator.publish.build import Site
from tests.pages.conftest import policies
from tests.pages.reading import Reading

DANGER = {
    "": "Somebody in danger now? Call 999",
    "child": "A child in danger now? Call 999",
    "adult": "An adult in danger now? Call 999",
}
NATIONAL = "National advice, not from this policy."
TEXT = "{http://www.w3.org/2000/svg}text"


def test_every_page_says_it_before_anything_else_and_without_a_script(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        before, _, rest = path.read_text(encoding="utf-8").partition("<main")
        assert rest, path
        line = Reading(before.partition("<body")[2])
        assert DANGER[person_of(path)] in line.text, path
        assert NATIONAL in line.text, path
        assert "tel:999" in line.links, path
        assert "hidden" not in before.partition('class="fp-emergency"')[2].partition("</p>")[0]


def test_every_poster_says_it_before_its_title(policy: Policy, pages_site: Site) -> None:
    site = pages_site
    poster = draw_poster(site, policy)
    lines = [each.text for each in ElementTree.fromstring(poster.content).iter(TEXT)]
    assert lines[0] == DANGER[policy.person if policy.person in DANGER else ""]


def person_of(path: Path) -> str:
    """Whom the policy of a page is about; nothing for other pages, and for other words."""
    named = [policy for name, policy in policies().items() if name in path.parts]
    return named[0].person if named and named[0].person in DANGER else ""
