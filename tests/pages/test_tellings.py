"""Nothing is drawn that says something else than the engine: each slip of a page is found."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from decision_aid.policy import Policy
from site_generator.checks.loader import Loaded
from site_generator.publish.build import Site
from site_generator.publish.site import policy_pages
from site_generator.screens.policies import graph_of, policy_json, version_of
from site_generator.tellings.agree import Drawn, check_sent, check_tellings

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
    "no arrow to the next step on the poster": ("poster", 'd="M51.0', 'd="M52.0 9.0V9.0" id="'),
    "a step's own box missing on the poster": ("poster", 'data-box="step"', 'data-box="warning"'),
    "whom to tell of a child in danger on the poster": ("poster", "Lead in your", "Nurse in your"),
    "a duty left out of the poster in silence": ("poster", ">You, and the other agency", "><"),
    "another answer's address in the aid": ("aid", 'href="#safe=no"', 'href="#safe=yes"'),
    "another moment asked for in the aid": (
        "aid",
        "When did the dis",
        "When did you hear of the dis",
    ),
    "a part under the heading of another side": (
        "aid",
        "If it was raised with you or your team",
        "If you raised it",
    ),
    "a way that passes over a step not shown to": ("page", ' class="fp-skips"', ""),
    "a paragraph that nobody wrote": (
        "aid",
        '<div class="fp-block fp-block--when"><h2>By when and why</h2><div>',
        '<div class="fp-block fp-block--when"><h2>By when and why</h2><div><p>Take your time.</p>',
    ),
    "an element that is not closed": ("page", "</section>", ""),
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


def test_what_is_drawn_says_what_the_engine_says(policy: Policy, pages_site: Site) -> None:
    page, aid, poster = policy_pages(pages_site, policy)
    drawn = Drawn(aid=aid.html, page=page.html, poster=str(poster.content))
    assert list(check_tellings(policy, graph_of(version_of(policy)), drawn)) == []


def test_a_policy_that_is_sent_otherwise_than_it_is_drawn_is_found(policy: Policy) -> None:
    assert list(check_sent(policy, policy_json(policy))) == []
    other = replace(policy, before=policy.before[:-1], version=f"{policy.version} or so")
    assert list(check_sent(policy, policy_json(other)))


def test_what_is_built_says_what_the_engine_says(policy: Policy, site: Path) -> None:
    """Nothing between our drawing and the built page changes a word of it."""
    folder = site / "policies" / policy.id
    pages = [(folder / name).read_text() for name in ("aid/index.html", "index.html")]
    aid, page = (
        one_element(html[html.index(f'<div class="{name}">') :])
        for html, name in zip(pages, ("fp-aid", "fp-procedure"), strict=True)
    )
    drawn = Drawn(aid=aid, page=page, poster=(folder / "poster.svg").read_text())
    assert list(check_tellings(policy, graph_of(version_of(policy)), drawn)) == []


def one_element(html: str) -> str:
    """The markup of the `div` that some text begins with."""
    depth = 0
    for tag in re.finditer(r"</?div[ >]", html):
        depth += -1 if tag[0].startswith("</") else 1
        if depth == 0:
            return html[: html.index(">", tag.start()) + 1]
    raise AssertionError("a div is not closed")


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


def test_a_screen_that_no_answers_lead_to_is_found(city: Loaded, drawn: Drawn) -> None:
    added = replace(drawn, aid=drawn.aid.replace('id="start"', 'id="begin"', 1))
    said = found(city, added)
    assert any("“begin” a screen is there that no answers lead to" in each for each in said)
    assert any("“start” a screen is missing" in each for each in said)


def test_a_slip_on_many_screens_is_told_once_with_the_words_that_differ(
    city: Loaded, drawn: Drawn
) -> None:
    slip = drawn.aid.replace("1 working week", "2 working weeks")
    said = [each for each in found(city, replace(drawn, aid=slip)) if "time limit reads" in each]
    assert 0 < len(said) < slip.count("2 working weeks")
    for each in said:
        assert "2 working weeks" in each.partition("by the policy it is")[0]
        assert "1 working week" in each.partition("by the policy it is")[2]
    assert any("more screens" in each for each in said)
