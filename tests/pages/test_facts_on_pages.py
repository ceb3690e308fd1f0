"""Limits, contacts and links, read off the built pages, are those of the policy and the engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from decision_aid.duties import Duty, Timing
from decision_aid.policy import Policy
from decision_aid.step import Step
from site_generator.pages.poster import draw_poster
from site_generator.publish.build import Site
from site_generator.publish.site import draw_aid
from site_generator.reading.inline import SITE_ENGLISH
from site_generator.reading.whole import walk
from site_generator.screens.graph import Graph
from site_generator.screens.policies import graph_of, version_of
from tests.pages.conftest import POLICIES, policies
from tests.pages.duties_read import text
from tests.pages.test_duties_on_pages import swapping
from words import duties, units
from words.catalogue import Words

AMOUNT = re.compile(r"\d+(?: to \d+)? (?:(?:working|calendar) )?(?:hour|day|week|month)s?(?! \d)")

States = dict[str, Element]
"""The states of an aid by their addresses."""


def states(site: Site, policy: Policy, words: Words = SITE_ENGLISH) -> States:
    """Every state of the aid's page."""
    page = ElementTree.fromstring(draw_aid(site, policy, words).html)
    return {each.get("id", ""): each for each in page.iter("section")}


@pytest.fixture(scope="module")
def aids(pages_site: Site) -> Mapping[str, States]:
    """Every aid, drawn and read once."""
    return {name: states(pages_site, policy) for name, policy in policies().items()}


def graph(policy: Policy) -> Graph:
    """Every state of the policy."""
    return graph_of(version_of(policy))


def steps(policy: Policy, drawn: States) -> Iterator[tuple[Step, Element]]:
    """Each step, with its section of the page."""
    for state in graph(policy).states.values():
        if state.turn.step:
            yield state.turn.step, drawn[state.address]


def at_path(record: Any, path: str) -> Any:
    """What stands at a path of the file."""
    for name in path.split("."):
        if isinstance(record, Mapping):
            record = record[name]
        else:
            record = record[int(name)] if name.isdigit() else getattr(record, name)
    return record


def amounts(*texts: str) -> set[str]:
    """The lengths of time in some texts, `1 working day` as one of several."""
    return {f"{each.removesuffix('s')}s" for each in AMOUNT.findall(" ".join(texts))}


def other_limits(policy: Policy, drawn: States) -> list[str]:
    """Each limit of the aid that is not as long as the policy's file says."""
    found = []
    for step, section in steps(policy, drawn):
        items = section.findall(".//ul[@class='fp-limits']/li")
        stated = [limit for limit in step.timescales if limit.stated]
        assert len(items) == len(stated)
        for told, limit in zip(map(text, items), stated, strict=True):
            record = at_path(policy, limit.source)
            own = amounts(record.within, record.also_written)
            if not own <= amounts(told) <= amounts(str(record)) or record.within_words not in told:
                found.append(f"{told} for {record.within} {record.within_words}")
    return found


@pytest.mark.parametrize("name", POLICIES)
def test_a_limit_of_the_aid_is_as_long_as_the_policy_says(
    name: str, aids: Mapping[str, States]
) -> None:
    assert other_limits(policies()[name], aids[name]) == []
    assert "fp-limits" in "".join(
        ElementTree.tostring(each).decode() for each in aids[name].values()
    )


def test_a_limit_in_another_unit_is_noticed(pages_site: Site) -> None:
    swapped = swapping(units.SEVERAL["working day"], units.SEVERAL["week"])
    policy = policies()["example"]
    assert other_limits(policy, states(pages_site, policy, swapped))


def poster(site: Site, policy: Policy, words: Words = SITE_ENGLISH) -> str:
    """All that the poster says, its lines joined."""
    svg = ElementTree.fromstring(str(draw_poster(site, policy, words).content))
    return " ".join(text(each) for each in svg.iter("{http://www.w3.org/2000/svg}text"))


def other_limits_on_poster(site: Site, policy: Policy, words: Words = SITE_ENGLISH) -> set[str]:
    """The lengths of time on the poster that stand nowhere in the policy's file."""
    limits = [item for _, item in walk(policy, ()) if isinstance(item, Timing)]
    return amounts(poster(site, policy, words)) - amounts(*map(str, limits))


def other_verbs_on_poster(site: Site, policy: Policy, words: Words = SITE_ENGLISH) -> set[str]:
    """What the poster says somebody must, should or may do, and the policy's file does not."""
    duties = [item for _, item in walk(policy, ()) if isinstance(item, Duty)]
    told = poster(site, policy, words)
    written = {(duty.force, first_sentence(duty)) for duty in duties}
    said = {(verb, act) for verb in ("must", "should", "may", "can") for _, act in written}
    return {f"{verb} {act}" for verb, act in said - written if f"{verb} {act}" in told}


def first_sentence(duty: Duty) -> str:
    """What the poster has room for."""
    return duty.does.partition(". ")[0].removesuffix(".")


@pytest.mark.parametrize("name", [name for name in POLICIES if name != "officers-annex"])
def test_a_limit_of_the_poster_is_one_of_the_policys(name: str, pages_site: Site) -> None:
    assert other_limits_on_poster(pages_site, policies()[name]) == set()


def test_a_limit_in_another_unit_is_noticed_on_the_poster(pages_site: Site) -> None:
    swapped = swapping(units.SEVERAL["working day"], units.SEVERAL["month"])
    assert other_limits_on_poster(pages_site, policies()["example"], swapped)


@pytest.mark.parametrize("name", POLICIES)
def test_a_verb_on_the_poster_is_the_policys(name: str, pages_site: Site) -> None:
    assert other_verbs_on_poster(pages_site, policies()[name]) == set()


def test_two_verbs_swapped_on_the_poster_are_found(pages_site: Site) -> None:
    swapped = swapping(duties.VERB["must"], duties.VERB["should"])
    assert other_verbs_on_poster(pages_site, policies()["example"], swapped)


def test_a_poster_says_that_it_leaves_something_out(pages_site: Site) -> None:
    shorter = [policy for policy in policies().values() if leaves_out(pages_site, policy)]
    assert shorter
    for policy in shorter:
        told = poster(pages_site, policy)
        assert "see the page." in told or "The page says who does what" in told


def leaves_out(site: Site, policy: Policy) -> bool:
    """Whether some duty of a stage is not on the poster."""
    told = poster(site, policy)
    duties = [duty for stage in policy.stages.values() for duty in stage.duties]
    return any(first_sentence(duty) not in told for duty in duties)


@pytest.mark.parametrize("name", POLICIES)
def test_a_contact_that_is_not_given_is_not_shown_as_known(
    name: str, aids: Mapping[str, States]
) -> None:
    roles = policies()[name].people.values()
    not_given = {role.title.lower() for role in roles if role.contact == "not given"}
    for section in aids[name].values():
        for pair in section.findall(".//li[@class='fp-pair']"):
            if text(pair.find("span[@class='fp-whom']")).lower() in not_given:
                assert "The policy gives no contact." in text(pair)
                assert pair.find("a") is None


@pytest.mark.parametrize("name", POLICIES)
def test_the_links_of_a_state_lead_where_its_answers_lead(
    name: str, aids: Mapping[str, States]
) -> None:
    policy = policies()[name]
    known = graph(policy)
    for state in known.states.values():
        turn = state.turn
        answers = [each.answers for each in (turn.question.answers if turn.question else ())]
        for way in turn.step.next if turn.step else ():
            answers += [way.answers] if way.basis != "none" else []
            answers += [each.answers for each in way.offers]
        wanted = Counter(f"#{known.to(each)}" for each in answers)
        area = "ul[@class='fp-arms']" if turn.question else "div[@class='fp-next']"
        page = aids[name][state.address]
        areas = [*page.findall(f".//{area}"), *page.findall(".//div[@class='fp-unsaid']")]
        links = [each.get("href", "") for part in areas for each in part.iter("a")]
        assert Counter(each for each in links if each.startswith("#")) == wanted, state.address
