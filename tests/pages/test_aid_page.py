from __future__ import annotations

import re
from fractions import Fraction

from decision_aid.policy import Policy
from site_generator.checks.loader import parse_policy
from site_generator.pages.aid import aid_of
from site_generator.publish.build import Site
from site_generator.publish.site import draw_aid, drawn_once
from site_generator.reading.yaml_reader import parse_yaml
from site_generator.screens.graph import compile_graph
from tests.conftest import ROOT
from tests.pages.reading import Reading


def test_every_state_is_a_section_and_every_link_leads_to_one(
    policy: Policy, pages_site: Site
) -> None:
    reading = Reading(draw_aid(pages_site, policy).html)
    states = compile_graph(policy).states
    assert set(states) <= set(reading.ids)
    inside = [link[1:] for link in reading.links if link.startswith("#")]
    assert len(inside) >= len(states)
    assert [address for address in inside if address not in states] == []


def test_no_answer_and_no_way_on_leads_back_to_itself(policy: Policy, pages_site: Site) -> None:
    for screen in aid_of(policy, pages_site.holidays, pages_site.today).screens:
        ways = [way.button for way in screen.step.ways] if screen.step else []
        onward = [*(screen.question.answers if screen.question else ()), *ways]
        assert screen.address not in [each.address for each in onward]


def test_the_aid_is_kept_out_of_search(policy: Policy, pages_site: Site) -> None:
    page = draw_aid(pages_site, policy)
    assert page.meta["search"] == {"exclude": True}
    assert page.meta["robots"] == "noindex, nofollow"


def test_a_board_may_name_an_answer_like_a_method(pages_site: Site) -> None:
    """What a template does with a mapping rests on no name that a board chose."""
    file = ROOT / "policies/city-and-hackney/policy.yaml"
    text = file.read_text(encoding="utf-8")
    for name, method in (("both", "update"), ("plan", "values"), ("looked_after", "get")):
        text = re.sub(rf"(?<=[\[ ]){name}(?=[:,\]\n])(?!, in)", method, text)
    policy = parse_policy(parse_yaml(text, "policy.yaml"), "city-and-hackney").policy
    assert {*policy.questions["child_status"].answers} >= {"update", "values", "get"}
    reading = Reading(draw_aid(pages_site, policy).html)
    assert set(compile_graph(policy).states) <= set(reading.ids)


def test_what_states_share_is_drawn_once(pages_site: Site) -> None:
    once = drawn_once()
    made = pages_site.templates.from_string(
        "{% macro m(a, b) %}{{ a.denominator }}{{ b }}{% endmacro %}"
    )
    macro = vars(made.module)["m"]
    one, other = Fraction(1, 2), Fraction(2, 2)
    asked = (one, "<"), (other, "<"), (one, "b"), (one, "<")
    drawn = [once(macro, *each) for each in asked]
    assert drawn == ["2&lt;", "1&lt;", "2b", "2&lt;"]
    assert drawn[3] is drawn[0]
