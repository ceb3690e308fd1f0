"""Who acts and by which verb, read off the built pages, is what the policy says of each duty.

It is held to the duty's record in `policy.yaml`, and to the verbs that `clauses.yaml` finds in the
clauses that the page cites. The last tests swap two messages and see that the reading notices.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest

from decision_aid.duties import Verb
from decision_aid.policy import Policy
from site_generator.pages.pages import draw_procedure
from site_generator.publish.build import Site
from site_generator.publish.site import draw_aid
from site_generator.reading.inline import SITE_ENGLISH
from tests.pages.conftest import policies
from tests.pages.duties_held import (
    Held,
    clause_verbs,
    duties_of,
    hold_aid,
    hold_procedure,
    not_permitted,
)
from words import duties, guidance, names
from words.catalogue import Words
from words.sentence import Message

FORCES = get_args(Verb)
SWAPPED = (("must", "should"), *pairwise(FORCES))

Pages = dict[str, tuple[Held, Held]]
"""By policy: its procedure page and its aid."""


@pytest.fixture(scope="module")
def pages(pages_site: Site) -> Pages:
    """Every page, drawn and read once."""
    return {
        name: (procedure(pages_site, each), aid(pages_site, each))
        for name, each in policies().items()
    }


def test_the_procedure_page_tells_each_duty_as_the_policy_has_it(
    policy: Policy, pages: Pages
) -> None:
    page, _ = pages[policy.id]
    assert page.faults == ()
    assert page.found == set(duties_of(policy)) != set()


def test_the_aid_tells_each_duty_as_the_policy_has_it(policy: Policy, pages: Pages) -> None:
    """In each state all that the engine finds there; and in some state every duty there is."""
    _, page = pages[policy.id]
    assert page.faults == ()
    assert page.found == set(duties_of(policy)) != set()


def test_each_verb_is_one_of_the_clauses_that_the_page_cites(policy: Policy, pages: Pages) -> None:
    verbs = clause_verbs(policy)
    for page in pages[policy.id]:
        assert [each for each in page.told if any(verbs[clause] for clause in each.clauses)]
        assert not_permitted(page, verbs) == []


@pytest.mark.parametrize(("one", "other"), SWAPPED)
def test_two_verbs_swapped_on_the_procedure_page_are_found(
    pages_site: Site, one: str, other: str
) -> None:
    swapped = swapping(duties.VERB[one], duties.VERB[other])
    page = procedure(pages_site, smallest_with(one, other), swapped)
    assert takes_for_the_other(page, one, other)


@pytest.mark.parametrize(("one", "other"), SWAPPED)
def test_two_verbs_swapped_in_the_aid_are_found(pages_site: Site, one: str, other: str) -> None:
    swapped = swapping(duties.VERB[one], duties.VERB[other])
    page = aid(pages_site, smallest_with(one, other), swapped)
    assert takes_for_the_other(page, one, other)


def test_a_swapped_verb_is_none_of_the_clauses_that_the_page_cites(pages_site: Site) -> None:
    policy = policies()["birmingham"]
    verbs = clause_verbs(policy)
    swapped = swapping(duties.VERB["must"], duties.VERB["should"])
    assert not_permitted(procedure(pages_site, policy, swapped), verbs)
    assert not_permitted(aid(pages_site, policy, swapped), verbs)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("birmingham", names.YOU, duties.SOMEBODY),
        ("birmingham", names.POST[names.OWN], names.POST[names.THEIRS]),
        ("birmingham", names.POST[names.OWN], names.OF_BOARD),
        ("bedfordshire-luton", names.EVERYONE, duties.SOMEBODY),
    ],
)
def test_two_actors_swapped_on_the_procedure_page_are_found(
    pages_site: Site, name: str, one: Message, other: Message
) -> None:
    page = procedure(pages_site, policies()[name], swapping(one, other))
    assert [each for each in page.faults if "acts" in each]


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("birmingham", names.YOU, duties.SOMEBODY),
        ("birmingham", duties.YOU_AS, duties.YOUR_BODY),
        ("birmingham", duties.YOU_AS, names.OF_BOARD),
        ("school-birmingham", duties.BOTH_SIDES, names.YOU),
        ("officers-annex", duties.SOMEBODY, names.EVERYONE),
        ("bedfordshire-luton", names.EVERYONE, duties.BOTH_SIDES),
    ],
)
def test_two_actors_swapped_in_the_aid_are_found(
    pages_site: Site, name: str, one: Message, other: Message
) -> None:
    page = aid(pages_site, policies()[name], swapping(one, other))
    assert [each for each in page.faults if "acts" in each]


@pytest.mark.parametrize(("one", "other"), [("raiser", "receiver"), ("manager", "board")])
def test_two_headings_swapped_in_the_aid_are_found(pages_site: Site, one: str, other: str) -> None:
    """The heading says who is meant by *you*."""
    swapped = swapping(guidance.PART[one], guidance.PART[other])
    page = aid(pages_site, policies()["birmingham"], swapped)
    assert [each for each in page.faults if "is told to" in each]


def procedure(site: Site, policy: Policy, words: Words = SITE_ENGLISH) -> Held:
    return hold_procedure(policy, draw_procedure(site.templates, policy, site.today, words).html)


def aid(site: Site, policy: Policy, words: Words = SITE_ENGLISH) -> Held:
    return hold_aid(policy, draw_aid(site, policy, words).html)


def swapping(one: Message, other: Message) -> Words:
    """English with two messages in each other's place."""
    swapped: dict[str, str] = {one: other, other: one}
    return replace(SITE_ENGLISH, translate=lambda message: swapped.get(message, message))


def smallest_with(one: str, other: str) -> Policy:
    """The policy with the fewest duties that has one with either verb."""
    fitting = [
        policy
        for policy in policies().values()
        if {one, other} & {duty.force for duty in duties_of(policy).values()}
    ]
    return min(fitting, key=lambda policy: len(duties_of(policy)))


def takes_for_the_other(page: Held, one: str, other: str) -> bool:
    """Whether a fault is that the page says one verb where the policy has the other."""
    told = (f"“{one}”, the policy “{other}”", f"“{other}”, the policy “{one}”")
    return any(each.endswith(told) for each in page.faults)
