from __future__ import annotations

from decision_aid.policy import Policy
from site_generator.aid import aid_of
from site_generator.build import Site
from site_generator.graph import compile_graph
from site_generator.site import draw_aid, drawn_once
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


def test_a_dot_in_a_template_means_a_key_before_a_method(pages_site: Site) -> None:
    template = pages_site.templates.from_string("{{ each.items }} {{ each.name.upper() }}")
    assert template.render(each={"items": "two", "name": "one"}) == "two ONE"


def test_what_states_share_is_drawn_once(pages_site: Site) -> None:
    once = drawn_once()
    made = pages_site.templates.from_string("{% macro m(a, b) %}{{ a.x }}{{ b }}{% endmacro %}")
    macro = vars(made.module)["m"]
    asked = ({"x": "1"}, "a"), ({"x": "2"}, "a"), ({"x": "1"}, "b"), ({"x": "1"}, "a")
    drawn = [once(macro, *each) for each in asked]
    assert drawn == ["1a", "2a", "1b", "1a"]
    assert drawn[3] is drawn[0]
