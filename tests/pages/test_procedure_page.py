from __future__ import annotations

from dataclasses import replace
from datetime import date

from jinja2 import Environment

from decision_aid.duties import Duty
from decision_aid.gaps import gaps_of
from decision_aid.policy import Policy
from decision_aid.written import clauses_of
from site_generator.pages.page import Page
from site_generator.pages.pages import draw_procedure
from site_generator.reading.inline import plain_inline
from site_generator.reading.whole import walk
from tests.pages.reading import Reading
from words.findings import KINDS

TODAY = date(2026, 11, 23)


def drawn(templates: Environment, policy: Policy, today: date = TODAY) -> Page:
    return draw_procedure(templates, policy, today)


def missing(templates: Environment, policy: Policy, texts: list[str]) -> list[str]:
    shown = Reading(drawn(templates, policy).html).text
    return [text for text in texts if plain_inline(text) not in shown]


def test_every_duty_is_on_the_page(templates: Environment, policy: Policy) -> None:
    said = [item.does for _, item in walk(policy, ()) if isinstance(item, Duty)]
    assert said
    assert missing(templates, policy, said) == []


def test_every_clause_that_is_cited_is_on_the_page(templates: Environment, policy: Policy) -> None:
    cited = [
        clause
        for _, item in walk(policy, ())
        for clause in clauses_of(getattr(item, "clause", ""))
        if clause != "not stated"
    ]
    assert cited
    assert missing(templates, policy, cited) == []


def test_everything_left_open_is_on_the_page(templates: Environment, policy: Policy) -> None:
    gaps = gaps_of(policy).values()
    said = [text for gap in gaps for text in (gap.not_said, gap.unclear, *gap.readings)]
    said += [KINDS[finding].told for finding in policy.leaves_open]
    assert any(said)
    assert missing(templates, policy, said) == []


def test_everything_else_it_says_is_on_the_page(templates: Environment, policy: Policy) -> None:
    said = [item.says for _, item in walk(policy, ()) if hasattr(item, "says")]
    said += [stage.title for stage in policy.stages.values()]
    said += [role.title for role in policy.people.values()]
    shown = Reading(drawn(templates, policy).html).text.lower()
    assert [text for text in said if plain_inline(text).lower() not in shown] == []


def test_every_link_inside_the_page_leads_somewhere(templates: Environment, policy: Policy) -> None:
    reading = Reading(drawn(templates, policy).html)
    inside = [link[1:] for link in reading.links if link.startswith("#")]
    assert inside
    assert [anchor for anchor in inside if anchor not in reading.ids] == []
    assert len(reading.ids) == len(set(reading.ids))


def test_the_page_is_one_block_that_no_markdown_parser_opens(
    templates: Environment, policy: Policy
) -> None:
    page = drawn(templates, policy)
    assert page.html.startswith("<div")
    assert "\n\n" not in page.as_markdown().split("---\n", 2)[2].strip()


def test_the_emergency_and_the_aid_stand_before_the_steps(
    templates: Environment, policy: Policy
) -> None:
    html = drawn(templates, policy).html
    order = [html.index(mark) for mark in ('id="danger"', 'href="aid/"', "fp-ladder")]
    assert order == sorted(order)


def test_the_warning_comes_first_and_only_a_policy_in_force_goes_without(
    templates: Environment, policy: Policy
) -> None:
    warned = drawn(templates, policy)
    assert warned.html.index("fp-strip") < warned.html.index("<h1")
    assert warned.meta["robots"] == "noindex, nofollow"
    in_force = replace(policy, id="other", standing="in force")
    assert "fp-strip" not in drawn(templates, in_force).html
    assert "robots" not in drawn(templates, in_force).meta


def test_the_review_date_is_told_once_it_has_passed(templates: Environment, policy: Policy) -> None:
    late = replace(policy, review_due="2026-10")
    banner = '<div class="fp-review" data-review-due="2026-10-31"'
    assert f"{banner}>" in drawn(templates, late).html
    assert f'{banner} hidden="">' in drawn(templates, late, date(2026, 10, 31)).html
