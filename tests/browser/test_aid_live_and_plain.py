"""With scripts a reader is shown what the plain section says: nothing lost, nothing else told."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.policy import Policy
from site_generator.checks.loader import read_policy
from site_generator.screens.graph import State, compile_graph
from tests.browser.reader import Reader
from tests.browser.test_same_answers import FOLDERS
from tests.cases import keeping
from tests.conftest import ROOT

CITY = ROOT / "policies" / "city-and-hackney"

GO = "(address) => { location.hash = address; }"

ARRIVED = """async ([address, side]) => {
    const arrived = new Promise((tell) => addEventListener("hashchange", tell, {once: true}));
    location.hash = address;
    await arrived;
    const choice = document.getElementById("fp-side");
    if (choice) {
        choice.value = side;
        choice.dispatchEvent(new Event("change"));
    }
}"""

TOLD = """(address) => {
    const state = document.getElementById(address);
    const shown = getComputedStyle(state).display !== "none";
    const copy = state.cloneNode(true);
    const added = copy.querySelectorAll(".fp-side, .fp-more, .fp-times, .fp-facts");
    added.forEach((each) => each.remove());
    const lines = [...copy.querySelectorAll("h1, h2, h3, p, li, dd, a")].map((each) =>
        [each.localName, each.getAttribute("href"), each.closest("[hidden]") !== null,
         each.textContent.replace(/\\s+/g, " ").trim()].join(" | "));
    return [shown, ...lines];
}"""
"""The lines of a state in order, without what scripts alone add: the side, facts, dates, more."""


def kind_of(state: State) -> tuple[object, ...]:
    """What kind of screen it is."""
    step = state.turn.step
    if step is None:
        return ()
    place = step.stage.id == "emergency" or state.turn.outcome
    return (place, step.meeting is not None, bool(step.events), any(w.offers for w in step.next))


def one_of_each(policy: Policy) -> list[str]:
    """The address of the last screen of every kind."""
    states = compile_graph(policy).states
    return list({kind_of(state): address for address, state in states.items()}.values())


def told(reader: Reader, address: str, side: str) -> list[object]:
    """What a reader of that side is shown at an address, once the page's script has seen it."""
    reader.page.evaluate(ARRIVED, [address, side])
    return told_plainly(reader, address)


def told_plainly(reader: Reader, address: str) -> list[object]:
    """What stands at an address."""
    reader.page.evaluate(GO, address)
    found: list[object] = reader.page.evaluate(TOLD, address)
    return found


@pytest.mark.parametrize("folder", keeping(CITY, of=FOLDERS), ids=lambda folder: folder.name)
def test_the_live_page_tells_everyone_what_the_plain_one_does(
    folder: Path, reader: Reader, without_scripts: Reader
) -> None:
    reader.at(folder.name)
    without_scripts.at(folder.name)
    addresses = one_of_each(read_policy(folder / "policy.yaml").policy)
    assert len(addresses) > 2
    for address in addresses:
        assert told(reader, address, "") == told_plainly(without_scripts, address), address


def test_a_reader_on_one_side_is_shown_it_otherwise(reader: Reader) -> None:
    """So that the comparison is seen to look at what is shown."""
    step = "position=two"
    reader.at("city-and-hackney")
    as_receiver = told(reader, step, "receiver")
    reader.at("city-and-hackney")
    assert as_receiver != told(reader, step, "")
