"""Every state a reader can reach in one policy, found by following every answer and every link."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_aid.policy import Policy
from decision_aid.turn import Turn, turn

START_ADDRESS = "start"
"""The address of the first screen, where nothing has been answered."""

MOST_EXPLORED = 2_000
"""We stop exploring a policy with more states than this: they would not fit on a page."""


@dataclass(frozen=True, slots=True)
class Link:
    """One way out of a state: what a reader chooses there, and the answers it sends."""

    kind: str
    """`answer` to a question, `way` on from a step, `offer` of another road, or `change`."""
    answers: Mapping[str, str]
    """All the answers that are sent."""


@dataclass(frozen=True, slots=True)
class State:
    """One screen: its address and what it shows."""

    address: str
    turn: Turn


@dataclass(frozen=True, slots=True)
class Graph:
    """The states of one policy, and the state that each set of answers leads to."""

    states: dict[str, State]
    """By address, the first screen first."""
    leads: dict[str, str]
    """For the address of each set of answers, the address of the state it leads to."""
    whole: bool
    """Whether every state was reached; false when there are too many."""

    def to(self, answers: Mapping[str, str]) -> str:
        """The address of the state to which these answers lead, wherever they are sent from."""
        return self.leads[address_of(answers)]


def address_of(answers: Mapping[str, str]) -> str:
    """The answers as an address, in order of question id: `position=two;yours=school`."""
    return ";".join(f"{key}={answers[key]}" for key in sorted(answers)) or START_ADDRESS


def compile_graph(policy: Policy, most: int = MOST_EXPLORED) -> Graph:
    """Find every state by following each answer and link once, up to `most` states."""
    first = turn(policy, {})
    states = {START_ADDRESS: State(START_ADDRESS, first)}
    leads = {START_ADDRESS: START_ADDRESS}
    waiting = deque([first])
    while waiting:
        for link in links_from(waiting.popleft()):
            asked = address_of(link.answers)
            if asked in leads:
                continue
            following = turn(policy, link.answers)
            address = leads[asked] = address_of(following.answers)
            if address not in states:
                if len(states) == most:
                    return Graph(states, leads, whole=False)
                states[address] = State(address, following)
                waiting.append(following)
    return Graph(states, leads, whole=True)


def links_from(shown: Turn) -> Iterator[Link]:
    """Every way out of a state that is offered to a reader: answers, ways on, and changes."""
    if shown.question:
        for choice in shown.question.answers:
            yield Link("answer", choice.answers)
    if shown.step:
        for way in shown.step.next:
            if way.basis != "none":
                yield Link("way", way.answers)
            for offer in way.offers:
                yield Link("offer", offer.answers)
    for without in changes(shown).values():
        yield Link("change", without)


def changes(shown: Turn) -> dict[str, dict[str, str]]:
    """For each answer given, the answers without it: where its *change* link leads."""
    return {
        question: {other: answer for other, answer in shown.answers.items() if other != question}
        for question in shown.answers
    }
