from __future__ import annotations

import re

from decision_aid.policy import Policy
from site_generator.checks.loader import parse_policy
from site_generator.pages.aid import aid_of
from site_generator.publish.build import Site
from site_generator.publish.site import draw_aid, drawn_once, policy_pages
from site_generator.reading.yaml_reader import parse_yaml
from site_generator.screens.graph import compile_graph
from site_generator.tellings.agree import Drawn, check_tellings
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
    for state in aid_of(policy, pages_site.holidays, pages_site.today).states:
        turn = state["turn"]
        onward = turn["question"]["answers"] if turn["question"] else turn["step"]["next"]
        assert state["address"] not in [each["address"] for each in onward]


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
    page, aid, poster = policy_pages(pages_site, policy)
    drawn = Drawn(aid=aid.html, page=page.html, poster=str(poster.content))
    assert list(check_tellings(policy, compile_graph(policy), drawn)) == []


def test_what_states_share_is_drawn_once(pages_site: Site) -> None:
    once = drawn_once()
    made = pages_site.templates.from_string("{% macro m(a, b) %}{{ a.x }}{{ b }}{% endmacro %}")
    macro = vars(made.module)["m"]
    asked = ({"x": "<"}, "a"), ({"x": "2"}, "a"), ({"x": "<"}, "b"), ({"x": "<"}, "a")
    drawn = [once(macro, *each) for each in asked]
    assert drawn == ["&lt;a", "2a", "&lt;b", "&lt;a"]
    assert drawn[3] is drawn[0]
