"""What is asked on a step: it folds the lines of the step, and is in no address."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from decision_aid.policy import Policy
from decision_aid.step import Step
from decision_aid.turn import turn
from site_generator.checks.loader import read_policy
from site_generator.reading.inline import SITE_ENGLISH, text_of
from site_generator.screens.graph import State
from site_generator.screens.policies import graph_of, version_of
from tests.browser.reader import Reader
from tests.cases import keeping
from tests.conftest import ROOT
from words.guidance import guidance, once

pytestmark = pytest.mark.usefixtures("no_engine")

STEP = "position=two"
CHAIR, OFFICER = "tell the Child Protection Chair", "tell the Independent Reviewing Officer"
POLICIES = ("bedfordshire-luton", "city-and-hackney", "example")

TOLD = """(step) => {
    const said = (element) => {
        const copy = element.cloneNode(true);
        const aside = copy.querySelectorAll("[hidden], small, .fp-kind, .fp-for");
        for (const each of aside) each.remove();
        return copy.textContent.replace(/\\s+/g, " ").trim();
    };
    const lines = step.querySelectorAll(".fp-part li, .fp-block--record li, .fp-check li");
    const pairs = step.querySelectorAll(".fp-pair");
    const shown = (each) => each.closest(".fp-folded") === null;
    return [...lines].filter(shown).map(said).concat([...pairs].filter(shown).map(
        (each) => [...each.querySelectorAll(".fp-named")].map((part) => part.textContent)
            .join(" → ")));
}"""
"""Every line of a step that is not folded away, whichever side it is for, then who reaches whom."""

ANSWER = """(known) => {
    document.querySelector(".fp-facts button").click();
    for (const input of document.querySelectorAll(".fp-facts input")) {
        const question = input.closest("fieldset");
        if (known[question.dataset.fact] === input.value && !question.hidden) input.click();
    }
}"""


def asking(policy: Policy) -> Iterator[State]:
    """The states of a policy that ask something on their step."""
    states = graph_of(version_of(policy)).states.values()
    return (each for each in states if each.turn.step and each.turn.step.facts)


def cases_of(step: Step) -> Iterator[dict[str, str]]:
    """Every mix of answers to what a step asks, with those that leave something open."""
    offered = [("", *(answer.id for answer in fact.answers)) for fact in step.facts]
    for answers in itertools.product(*offered):
        given = zip((fact.id for fact in step.facts), answers, strict=True)
        yield {fact: answer for fact, answer in given if answer}


def told_by_engine(policy: Policy, state: State, given: dict[str, str]) -> list[str]:
    """What the engine finds for these answers, in the words of the page."""
    step = turn(policy, {**state.turn.answers, **given}).step
    assert step
    words = SITE_ENGLISH.about(policy.person)
    shown = guidance(step, state.turn.outcome or "act", words)
    lines = [each for part in shown.parts for each in part.lines]
    lines += [*shown.records, *once(step.earlier, (), words)]
    said = [" ".join(text_of(piece).strip() for piece in (each.told, *each.more)) for each in lines]
    pairs = [" → ".join(filter(None, map(text_of, (each.who, each.to)))) for each in shown.pairs]
    return [" ".join(each.split()) for each in (*said, *pairs)]


@pytest.mark.parametrize("name", keeping("city-and-hackney", of=POLICIES))
def test_the_page_folds_what_the_engine_leaves_out(name: str, reader: Reader) -> None:
    """Of every step that asks something, for every mix of answers."""
    policy = read_policy(ROOT / "policies" / name / "policy.yaml").policy
    tried = 0
    for state in asking(policy):
        assert state.turn.step
        reader.at(name, state.address)
        for given in cases_of(state.turn.step):
            reader.page.evaluate(ANSWER, given)
            told = reader.screen.evaluate(TOLD)
            assert set(told) == set(told_by_engine(policy, state, given)), (state.address, given)
            tried += 1
    assert tried > 20


def test_yes_drops_the_condition_and_no_folds_the_line(reader: Reader) -> None:
    screen = reader.at("city-and-hackney", STEP).screen
    chair = screen.locator("li", has_text=CHAIR)
    expect(chair).to_contain_text("If the child is on a Child Protection Plan:")
    reader.page.get_by_label("On a Child Protection Plan").click()
    assert chair.inner_text().startswith("Somebody must tell the Child Protection Chair.")
    expect(screen.locator("li", has_text=OFFICER)).to_be_hidden()
    reader.page.get_by_label("Neither").click()
    for duty in (CHAIR, OFFICER):
        expect(screen.locator("li", has_text=duty)).to_be_hidden()
    reader.page.get_by_role("button", name="Show everything again").click()
    for duty in (CHAIR, OFFICER):
        expect(screen.locator("li", has_text=duty)).to_be_visible()
    expect(reader.page.get_by_label("Both: on a plan and looked after")).to_be_focused()


def test_it_is_answered_by_keyboard_and_nothing_of_it_leaves_the_page(
    page: Page, reader: Reader
) -> None:
    reader.at("city-and-hackney", STEP)
    reader.presses_tab_until(".fp-facts input")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("On a Child Protection Plan")).to_be_checked()
    page.keyboard.press("Enter")
    expect(reader.screen.locator("li", has_text=OFFICER)).to_be_hidden()
    expect(page.locator(".fp-facts [role=status]")).to_have_text(
        "This step now shows what applies, as far as you have answered."
    )
    assert reader.place == STEP
    assert len([each for each in reader.asked if each.endswith("/aid/")]) == 1
    assert not any("child_status" in each or "?" in each for each in reader.asked)
    assert page.evaluate("[location.search, sessionStorage.length, localStorage.length]") == [
        *("", 0, 0)
    ]


def test_it_goes_along_from_step_to_step_and_is_forgotten_with_the_page(reader: Reader) -> None:
    reader.at("city-and-hackney", STEP)
    reader.page.get_by_label("Looked after", exact=True).click()
    reader.choose("We still disagree")
    earlier = reader.screen.locator(".fp-check li")
    expect(earlier.filter(has_text=CHAIR)).to_be_hidden()
    expect(earlier.filter(has_text=OFFICER)).to_be_visible()
    reader.page.reload()
    expect(earlier.filter(has_text=CHAIR)).to_be_visible()
    expect(reader.page.locator(".fp-facts input:checked")).to_have_count(0)


def test_a_step_that_rests_on_nothing_asks_nothing(reader: Reader) -> None:
    reader.at("city-and-hackney", "position=one")
    expect(reader.page.locator(".fp-facts")).to_be_hidden()


def test_without_scripts_every_line_stands_with_its_condition(without_scripts: Reader) -> None:
    screen = without_scripts.at("city-and-hackney", STEP).screen
    for duty in (CHAIR, OFFICER):
        expect(screen.locator("li", has_text=duty)).to_contain_text("If the child is")
    expect(without_scripts.page.locator(".fp-facts")).to_be_hidden()
    assert screen.evaluate("(step) => step.innerText").count(CHAIR) == 1


def test_paper_has_every_line_with_its_condition(page: Page, reader: Reader) -> None:
    screen = reader.at("city-and-hackney", STEP).screen
    page.get_by_label("On a Child Protection Plan").click()
    page.emulate_media(media="print")
    for duty in (CHAIR, OFFICER):
        expect(screen.locator("li", has_text=duty)).to_be_visible()
        expect(screen.locator("li", has_text=duty)).to_contain_text("If the child is")
    assert screen.evaluate("(step) => step.innerText").count(CHAIR) == 1
    expect(page.locator(".fp-facts")).to_be_hidden()


def test_each_answer_is_large_enough_to_press(page: Page, reader: Reader) -> None:
    page.set_viewport_size({"width": 375, "height": 667})
    reader.at("city-and-hackney", STEP)
    boxes = [each.bounding_box() for each in page.locator(".fp-facts label").all()]
    assert len(boxes) == 4
    assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
