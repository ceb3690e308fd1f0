"""Each policy's aid, pressed through from the home page: the right step, person, date, clause."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader, missing
from tests.cases import keeping

FIRST = {
    "bedfordshire-luton": "Bedford Borough",
    "birmingham": "Birmingham Safeguarding",
    "city-and-hackney": "City & Hackney",
    "officers-annex": "Annex C",
    "school-birmingham": "Escalation Policy",
}
"""What each policy's link on the home page begins with."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One reader's way through a policy, and what the step must tell them."""

    policy: str
    answers: tuple[str, ...]
    side: str
    now: str
    times: tuple[tuple[str, str], ...]
    """When each event asked for was; none where the step has no date to work out."""
    headline: str
    who: tuple[str, ...]
    when: tuple[str, ...]
    source: tuple[str, ...]


JOURNEYS = {
    "A-1 Friday 16:45, nobody told": Journey(
        policy="birmingham",
        answers=("I am not sure", "I have told", "Nobody yet"),
        side="raised it",
        now="2026-11-27T16:45:00Z",
        times=(("immediate risk", "2026-11-27T15:30"),),
        headline="you must take it higher on the same working day",
        who=("You to your manager or supervisor",),
        when=("Friday 27 November 2026", "must; Introduction, paragraph 6"),
        source=("Stage One, paragraph 1", "Introduction, paragraph 6"),
    ),
    "B-1 no answer to a referral in Luton": Journey(
        policy="bedfordshire-luton",
        answers=("Yes", "Children's social care has not", "Nobody yet", "No"),
        side="raised it",
        now="2026-11-27T11:00:00Z",
        times=(),
        headline="Next: talk over your concerns with your manager before you use this procedure",
        who=("children's social care in Luton The policy gives no contact", "for advice"),
        when=("We cannot give you a date", "That there is no date does not mean it can wait"),
        source=("6.6", "6.10"),
    ),
    "C-1 it was raised with me": Journey(
        policy="city-and-hackney",
        answers=("Yes", "Something else", "Me and the other worker", "We still disagree"),
        side="it was raised with",
        now="2026-11-26T11:00:00Z",
        times=(("When did the disagreement begin?", "2026-11-23"),),
        headline="should consider whether a meeting of professionals would help",
        who=("Child Protection Chair The policy gives no contact", "Independent Reviewing Officer"),
        when=("Monday 30 November 2026", "should; 1.4"),
        source=("2.4", "2.5", "2.6", "3.1", "1.4"),
    ),
    "C-2 the third rung failed": Journey(
        policy="city-and-hackney",
        answers=(
            *("Yes", "Something else", "Our senior managers", "We still disagree"),
            *("I am not sure", "No, or not all"),
        ),
        side="manages the raiser",
        now="2026-11-26T11:00:00Z",
        times=(("When did the disagreement begin?", "2026-11-16"),),
        headline="Managers higher up, and each agency's Partnership member",
        who=("member of the Partnership The policy gives no contact",),
        when=("Monday 23 November 2026", "has passed", "Being late is not a reason to stop"),
        source=("2.10", "3.1", "1.4"),
    ),
    "D-1 between two schools": Journey(
        policy="school-birmingham",
        answers=("Yes", "Our managers", "We still disagree", "A school", "A school"),
        side="raised it",
        now="2026-11-27T11:00:00Z",
        times=(("When did the disagreement start?", "2026-11-24"),),
        headline="The Board's chair picks someone who is not involved to chair a last meeting",
        who=("the Business Manager of Birmingham Safeguarding Children Board The policy gives",),
        when=("Tuesday 1 December 2026", "should; 2, paragraph 2"),
        source=("Stage Two, point 4", "Stage Five"),
    ),
    "E-1 the 24 hours ended on Saturday": Journey(
        policy="officers-annex",
        answers=("Yes", "I have told my manager", "I have told my manager: the two"),
        side="raised it",
        now="2026-11-30T09:10:00Z",
        times=(("line manager", "2026-11-27T16:45"),),
        headline="This step is for each agency's line manager: 24 hours.",
        who=("Your line manager", "the other agency's line manager"),
        when=("Saturday 28 November 2026", "16:45", "It has passed"),
        source=("Flowchart, Stage Two",),
    ),
}


IN_EVERY_TEST = tuple(name for name in JOURNEYS if name[:3] in ("A-1", "B-1", "C-1", "E-1"))
"""An emergency, no date, the other side, and a limit of hours that has passed."""


@pytest.mark.usefixtures("own_context")
@pytest.mark.parametrize("name", keeping(*IN_EVERY_TEST, of=JOURNEYS))
def test_the_step_says_what_to_do_with_whom_by_when_and_where_it_says_so(
    name: str, page: Page, reader: Reader
) -> None:
    journey = JOURNEYS[name]
    page.clock.set_fixed_time(journey.now)
    reader.at_home().choose(FIRST[journey.policy], *journey.answers).on_side(journey.side)
    for event, time in journey.times:
        reader.gives(event, time)
    expect(reader.dates).to_have_count(len(journey.times))
    assert journey.headline in reader.headline
    assert missing(reader.block("Who"), journey.who) == []
    assert missing(reader.block("By when"), journey.when) == []
    assert missing(reader.block("Where this comes from"), journey.source) == []


@pytest.mark.usefixtures("no_engine")
def test_the_made_up_policy_is_never_offered_but_can_be_walked_to_its_end(reader: Reader) -> None:
    assert "made-up" not in reader.at_home().screen.inner_text().lower()
    reader.at("example").choose("Yes", "Something else", "The executive group", "We still")
    assert reader.headline == "The policy stops here"


def test_back_returns_to_the_question_before(without_scripts: Reader) -> None:
    reader = without_scripts.at("city-and-hackney").choose("Yes")
    asked = reader.headline
    reader.choose("Something else").page.go_back()
    expect(reader.screen).to_have_count(1)
    assert reader.headline == asked


@pytest.mark.usefixtures("no_engine")
def test_change_asks_that_question_again_and_keeps_the_other_answers(reader: Reader) -> None:
    reader.at("bedfordshire-luton", "injury=no;position=managers")
    reader.screen.get_by_role("link", name="Change").last.click()
    assert reader.headline.startswith("Is it about a possible injury to a baby")
    assert reader.place == "position=managers"


def test_paper_holds_the_one_step_and_its_warning(without_scripts: Reader) -> None:
    reader = without_scripts.at("city-and-hackney", "position=two")
    reader.page.emulate_media(media="print")
    expect(reader.screen).to_have_count(1)
    expect(reader.page.locator(".fp-strip").first).to_contain_text("Do not use it for a real case")
    expect(reader.page.locator(".fp-leave")).not_to_be_visible()


@pytest.mark.usefixtures("no_engine")
def test_the_others_parts_are_folded_away_and_one_press_brings_them_back(reader: Reader) -> None:
    reader.at("city-and-hackney", "position=two")
    assert reader.headline == "You should contact your supervisor or manager."
    assert "If it was raised with you" not in reader.block("Do this")
    reader.page.get_by_role("button", name="Show what the others do").click()
    assert "If it was raised with you" in reader.block("Do this")
