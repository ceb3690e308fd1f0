from __future__ import annotations

from xml.etree import ElementTree

import pytest
from jinja2 import Environment

from decision_aid.policy import Policy
from site_generator.build import Site
from site_generator.pages import draw_policies, draw_procedure
from site_generator.poster import draw_poster
from site_generator.site import draw_aid
from tests.pages.hostile import hostile
from tests.pages.reading import Reading


@pytest.fixture
def spoilt(policy: Policy) -> Policy:
    return hostile(policy)


def test_the_procedure_page_shows_hostile_text_as_text(
    spoilt: Policy, templates: Environment, pages_site: Site
) -> None:
    assert_harmless(draw_procedure(templates, spoilt, pages_site.today).html)


def test_the_list_of_policies_shows_hostile_text_as_text(
    spoilt: Policy, templates: Environment, pages_site: Site
) -> None:
    if spoilt.id != "example":  # readers are not offered the made-up one
        assert_harmless(draw_policies(templates, (spoilt,), pages_site.today).html)


def test_the_aid_shows_hostile_text_as_text(spoilt: Policy, pages_site: Site) -> None:
    page = draw_aid(pages_site, spoilt)
    # The one script of the page is data for our own script; a board's text cannot close it.
    before, data = page.html.split('<script type="application/json" id="fp-aid">')
    assert_harmless(before + data[data.index("</script>") + len("</script>") :])


def test_no_title_carries_a_tag(spoilt: Policy, templates: Environment, pages_site: Site) -> None:
    assert "<" not in draw_procedure(templates, spoilt, pages_site.today).title
    assert "<" not in draw_aid(pages_site, spoilt).title


def test_the_poster_shows_hostile_text_as_text(spoilt: Policy, pages_site: Site) -> None:
    site = pages_site
    poster = draw_poster(site, spoilt)
    tags = {each.tag.split("}")[1] for each in ElementTree.fromstring(poster.content).iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path", "text"}


def assert_harmless(html: str) -> None:
    reading = Reading(html)
    assert "alert(1)" in reading.text
    assert not reading.tags & {"script", "img", "iframe", "style", "form"}
    assert [name for name in reading.attributes if name.startswith("on")] == []
    schemes = {link.split(":")[0].lower() for link in reading.links if ":" in link.split("#")[0]}
    assert schemes <= {"https", "mailto", "tel"}
