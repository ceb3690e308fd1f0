"""Walks through all five policies: what each must come to, and the fewest presses to get there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from site_generator.checks.loader import read_policy
from site_generator.screens.graph import START_ADDRESS, Graph
from site_generator.screens.policies import graph_of, version_of
from tests.browser.reader import Reader, missing
from tests.conftest import ROOT


@dataclass(frozen=True, slots=True)
class Stop:
    """A step that a walk comes to, and what whoever raised the matter must read there."""

    address: str
    headline: str
    who: str
    """Whom to reach and how, in the block "Who"."""
    when: str
    """The limit in words, in the block "By when and why"."""
    source: str
    """The clause, in the block "Where this comes from"."""

    def is_told_to(self, reader: Reader) -> None:
        """Assert that the screen says all of it."""
        assert reader.place == self.address
        assert reader.headline == self.headline
        assert missing(reader.block("Who"), [self.who]) == []
        assert missing(reader.block("By when"), [self.when]) == []
        assert missing(reader.block("Where this comes from"), [self.source]) == []


STOPS_HERE = "The policy stops here"

WALKS = {
    "bedfordshire-luton": (
        Stop(
            "injury=no;position=seniors",
            "This step is for each agency's manager and each agency's senior manager.",
            "Your manager to your senior manager",
            "in a time that clearly protects the child or children. (must; 6.6)",
            "6.9; Section 5, paragraph 1",
        ),
        Stop(
            "injury=no;position=seniors.stops",
            STOPS_HERE,
            "Somebody to the Designated Professional, for advice",
            "in a time that clearly protects the child or children. (must; 6.6)",
            "Section 5, paragraph 1; 6.11; 6.10; 6.6",
        ),
    ),
    "birmingham": (
        Stop(
            "position=four;safe=no",
            "You must take it higher on the same working day.",
            "Your manager or supervisor to your named or designated safeguarding lead or service",
            "same working day, counted from the day you came to think that the child is at",
            "Introduction, paragraph 6; Stage Four – escalation",
        ),
        Stop(
            "position=mediation.stops;safe=no",
            "You must take it higher on the same working day.",
            "the chair of Birmingham Safeguarding Children Board The policy gives no contact.",
            "same working day, counted from the day you came to think that the child is at",
            "Introduction, paragraph 6; Introduction, paragraph 5",
        ),
    ),
    "city-and-hackney": (
        Stop(
            "position=two",
            "You should contact your supervisor or manager.",
            "to the Child Protection Chair The policy gives no contact.",
            "1 working week, or sooner if that is what it takes to protect the child from harm.",
            "2.4; 2.5; 2.6; 3.1; 1.6; 1.4",
        ),
        Stop(
            "position=four.stops",
            STOPS_HERE,
            "The policy names nobody.",
            "1 working week, or sooner if that is what it takes to protect the child from harm.",
            "3.1; 1.6; 1.4",
        ),
    ),
    "officers-annex": (
        Stop(
            "position=two_talk",
            "This step is for each agency's line manager: 24 hours.",
            "Your line manager to the other agency's line manager Ask for their name",
            "24 hours. The policy does not say from when. We count from when you told your line",
            "Flowchart, Stage Two",
        ),
        Stop(
            "position=four.stops",
            STOPS_HERE,
            "the Senior Liaison Officer of the Safeguarding Board, for advice The policy gives no",
            "The safety of the person at risk comes first.",
            "Paragraph 4; Paragraph 5; Paragraph 2",
        ),
    ),
    "school-birmingham": (
        Stop(
            "position=two;yours=school",
            "This step is for each agency's manager or supervisor, your head teacher or principal "
            "and the other agency's named or designated safeguarding lead or service manager.",
            "Your manager or supervisor to your head teacher or principal",
            "1 working week. The policy does not say from when.",
            "Stage Two, paragraph 1; Stage Two, point 1",
        ),
        Stop(
            "position=five.stops",
            STOPS_HERE,
            "The policy names nobody.",
            "1 working week. The policy does not say from when.",
            "1, paragraph 3; 2, paragraph 2",
        ),
    ),
}
"""For each policy a step beyond the first stage, then the end of its ladder."""


def way_through(policy: str) -> list[str]:
    """The addresses that the fewest presses lead through, from the first question to the end."""
    read = read_policy(ROOT / "policies" / policy / "policy.yaml").policy
    graph = graph_of(version_of(read))
    way, place = [], START_ADDRESS
    for stop in WALKS[policy]:
        way += _fewest(graph, place, stop.address)
        place = stop.address
    return way


def _fewest(graph: Graph, start: str, end: str) -> list[str]:
    ways: dict[str, list[str]] = {start: []}
    waiting = deque([start])
    while end not in ways:
        here = waiting.popleft()
        for address in _onward(graph, here):
            if address not in ways:
                ways[address] = [*ways[here], address]
                waiting.append(address)
    return ways[end]


def _onward(graph: Graph, address: str) -> Iterator[str]:
    """Where the answers to a question lead, or the ways on that a policy states."""
    shown = graph.states[address].turn
    for choice in shown.question.answers if shown.question else ():
        yield graph.to(choice.answers)
    for way in shown.step.next if shown.step else ():
        if way.stated:
            yield graph.to(way.answers)
