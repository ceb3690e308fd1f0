"""Nothing is drawn that says something else than the engine: each slip of a page is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_generator.loader import Loaded
from site_generator.policies import graph_of, version_of
from site_generator.proof.tellings import Drawn, check_tellings
from site_generator.site import Site, policy_pages

MUST, SHOULD = '<strong class="fp-must">must</strong>', "<b>should</b>"

SLIPS = {
    "should shown as must in the aid": ("aid", f"{SHOULD} contact", f"{MUST} contact"),
    "must shown as should in the aid": (
        "aid",
        f"{MUST} tell the Child",
        f"{SHOULD} tell the Child",
    ),
    "may shown as must on the page": ("page", "<b>may</b> either", f"{MUST} either"),
    "must shown as may on the page": ("page", f"{MUST} e-mail", "<b>may</b> e-mail"),
    "must shown as should on the poster": ("poster", "must talk to", "should talk to"),
    "another limit in the aid": ("aid", "guide): 1 working week", "guide): 2 working weeks"),
    "another limit on the poster": ("poster", "guide): 1 working week", "guide): 2 working weeks"),
    "a duty left out of the poster without a word": (
        "poster",
        "You: should contact your supervisor or manager.",
        "",
    ),
    "another post in the aid": ("aid", ">your supervisor or manager<", ">the chair<"),
    "another place to go on to in the aid": (
        "aid",
        'href="#child_status=both;position=three"',
        'href="#child_status=both;position=four"',
    ),
    "another clause in the aid": ("aid", "<small>(2.4)</small>", "<small>(2.5)</small>"),
    "a contact that is not given shown as known": (
        "aid",
        "<small>The policy gives no contact.</small>",
        "<small>Known to you.</small>",
    ),
    "a sentence about what is left open missing in the aid": (
        "aid",
        "who tells the chair or the reviewing officer",
        "how it is done",
    ),
    "the policy goes on where it stops": (
        "page",
        "<b>the policy stops here.</b>",
        "go on to the next stage.",
    ),
}


@pytest.fixture(scope="module")
def city(loaded: tuple[Loaded, ...]) -> Loaded:
    return next(each for each in loaded if each.policy.id == "city-and-hackney")


@pytest.fixture(scope="module")
def drawn(city: Loaded, pages_site: Site) -> Drawn:
    """What is drawn of one policy."""
    page, aid, poster = policy_pages(pages_site, city.policy)
    return Drawn(aid=aid.html, page=page.html, poster=str(poster.content))


def found(city: Loaded, drawn: Drawn) -> list[str]:
    graph = graph_of(version_of(city.policy))
    return [finding.what for finding in check_tellings(city.policy, graph, drawn)]


def test_what_is_drawn_says_what_the_engine_says(city: Loaded, drawn: Drawn) -> None:
    assert found(city, drawn) == []


@pytest.mark.parametrize(("where", "said", "slip"), SLIPS.values(), ids=SLIPS)
def test_one_slip_anywhere_is_found(
    city: Loaded, drawn: Drawn, where: str, said: str, slip: str
) -> None:
    text: str = getattr(drawn, where)
    assert said in text
    assert found(city, replace(drawn, **{where: text.replace(said, slip, 1)}))


def test_a_screen_that_is_missing_is_found(city: Loaded, drawn: Drawn) -> None:
    start = drawn.aid.index('<section class="fp-state fp-step')
    end = drawn.aid.index("</section>", start) + len("</section>")
    missing = replace(drawn, aid=drawn.aid[:start] + drawn.aid[end:])
    assert any("a screen is missing" in each for each in found(city, missing))
