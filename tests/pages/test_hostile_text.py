"""Whatever a board writes, in whatever field, is shown as text: in pages, drawings and data."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest
from jinja2 import Environment

from decision_aid.policy import Policy
from site_generator.checks.loader import Loaded
from site_generator.outcomes.table import draw_table
from site_generator.pages.how_checked import draw_proof
from site_generator.pages.language import draw_language
from site_generator.pages.pages import draw_policies, draw_procedure
from site_generator.pages.poster import draw_poster
from site_generator.proof.prove import prove
from site_generator.publish.build import Site
from site_generator.publish.site import draw_aid
from site_generator.screens.policies import policy_json
from tests.cases import keeping
from tests.pages.conftest import POLICIES
from tests.pages.hostile import ATTACK, hostile, hostile_file, untouched
from tests.pages.reading import Reading

ATTACKS = (
    ATTACK,
    "javascript:alert(1)//",
    '"><script>alert(1)</script>',
    "data:text/html,alert(1)",
)

NAMES = {
    *("at", "by", "finding", "go", "id", "over", "owed_by", "part_of"),
    *("agreed", "we_count_from", "runs_from", "then", "when", "who", "whom", "you"),
}
"""Fields that hold the names of other parts of the policy."""

CHOICES = {
    *("about", "contact", "days", "first_day", "force", "hours", "nation", "no_reply"),
    *("outcome", "same_working_day", "side", "ends_on_day_off", "silence", "standing"),
    *("starts_on_day_off", "unresolved", "working_week"),
}
"""Fields that hold one of a few words."""

TIMES = {
    *("also_written", "approved_on", "checked", "date", "dated", "end_of_day", "office_closes"),
    *(
        "cut_off",
        "office_opens",
        "out_of_hours",
        "out_of_term",
        "review_due",
        "until",
        "within",
        "working_days",
    ),
}

ADDRESSES = {"email", "mistakes_to", "phone", "source_url", "url"}


Spoil = Callable[[str, str], Policy]


@pytest.fixture(scope="session")
def spoil(loaded: tuple[Loaded, ...]) -> Spoil:
    """What makes a policy of this id hostile by this attack, once for all tests."""
    policies = {each.policy.id: each.policy for each in loaded}
    return cache(lambda policy_id, attack: hostile(policies[policy_id], attack))


@pytest.fixture(params=keeping("city-and-hackney", "example", of=POLICIES))
def policy(request: pytest.FixtureRequest, loaded: tuple[Loaded, ...]) -> Policy:
    """A policy of a board and the one that uses the whole language; all of them in the long run."""
    return next(each.policy for each in loaded if each.policy.id == request.param)


@pytest.fixture
def spoilt(policy: Policy, spoil: Spoil) -> Policy:
    return spoil(policy.id, ATTACK)


@pytest.fixture(scope="session")
def example(loaded: tuple[Loaded, ...]) -> Policy:
    """The policy that uses the whole language."""
    return next(each.policy for each in loaded if each.policy.id == "example")


def test_every_text_is_attacked_that_is_no_name_choice_time_or_address(example: Policy) -> None:
    assert untouched(example) == NAMES | CHOICES | TIMES | ADDRESSES
    by_the_word = untouched(example, '"><script>alert(1)</script>')
    assert by_the_word == NAMES | CHOICES | TIMES | {"email", "mistakes_to", "phone"}


def test_the_procedure_page_shows_hostile_text_as_text(
    spoilt: Policy, templates: Environment, pages_site: Site
) -> None:
    page = draw_procedure(templates, spoilt, pages_site.today)
    assert_harmless(page.html)
    assert "<" not in page.title


def test_the_list_of_policies_shows_hostile_text_as_text(
    spoilt: Policy, templates: Environment, pages_site: Site
) -> None:
    listed = replace(spoilt, id="listed")  # readers are not offered the made-up one
    assert_harmless(draw_policies(templates, (listed,), pages_site.today).html)


def test_the_aid_shows_hostile_text_as_text(spoilt: Policy, pages_site: Site) -> None:
    page = draw_aid(pages_site, spoilt)
    assert_harmless(page.html)
    assert "<" not in page.title


@pytest.mark.parametrize("attack", keeping(*ATTACKS[:2], of=ATTACKS))
def test_no_page_of_a_policy_shows_any_attack_as_more_than_text(
    attack: str, example: Policy, pages_site: Site
) -> None:
    for html in pages_of(hostile_file(example, attack), pages_site):
        assert_harmless(html)


def pages_of(file: Loaded, site: Site) -> Iterator[str]:
    """Every page on which a policy's own words stand."""
    yield draw_procedure(site.templates, file.policy, site.today).html
    yield draw_aid(site, file.policy).html
    yield draw_policies(site.templates, (replace(file.policy, id="listed"),), site.today).html
    yield draw_language(site.templates, (file,)).html
    yield draw_proof(site.templates, prove(file, (), site.holidays, site.today)).html


@pytest.mark.parametrize("attack", keeping(ATTACK, of=ATTACKS))
def test_the_poster_shows_hostile_text_as_text(
    attack: str, policy: Policy, spoil: Spoil, pages_site: Site
) -> None:
    poster = ElementTree.fromstring(draw_poster(pages_site, spoil(policy.id, attack)).content)
    tags = {each.tag.split("}")[1] for each in poster.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path", "text"}
    assert {name for each in poster.iter() for name in each.attrib if "}" in name} == set()
    assert [name for each in poster.iter() for name in each.attrib if name[:2] == "on"] == []
    assert "alert(1)" in "".join(poster.itertext())


def test_the_data_of_the_aid_is_json_whatever_it_holds(spoilt: Policy, pages_site: Site) -> None:
    html = draw_aid(pages_site, spoilt).html
    inside = html.split('<script type="application/json" id="fp-aid">')[1].split("</script>")[0]
    assert "alert(1)" in json.loads(inside)["policy"]["title"]
    assert not set(inside) & set("<>&'\u2028")
    assert "alert(1)" in json.loads(policy_json(spoilt))["title"]


@pytest.mark.parametrize("sign", keeping("=", "\t=", of=("=", "+", "-", "@", "\t=", "\r=", "＝")))
def test_no_cell_of_the_table_is_a_formula(sign: str, example: Policy) -> None:
    """A spreadsheet would reckon it, or ask another site for it, on the desk of whoever reviews."""
    text = draw_table(hostile(example, f'{sign}HYPERLINK("https://x.example";"x")'))
    cells = [cell for row in csv.reader(text.removeprefix("\ufeff").splitlines()) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.strip()[:1] in tuple("=+-@＝＋－＠")] == []


def assert_harmless(html: str) -> None:
    reading = Reading(html)
    assert "alert(1)" in reading.text
    # The one script of the aid's page is data for our own script.
    assert html.count("<script") == html.count('<script type="application/json" id="fp-aid">')
    assert not reading.tags & {"img", "iframe", "style", "form", "svg", "base", "object"}
    assert [name for name in reading.attributes if name.startswith("on")] == []
    schemes = {link.split(":")[0].lower() for link in reading.links if ":" in link.split("#")[0]}
    assert schemes <= {"https", "mailto", "tel"}
