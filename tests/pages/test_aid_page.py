from __future__ import annotations

from decision_aid.policy import Policy
from site_generator.aid import aid_of
from site_generator.build import Site
from site_generator.graph import compile_graph
from site_generator.site import draw_aid
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
