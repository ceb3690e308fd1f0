"""Every state a reader can reach in one policy, found by following every answer and every link."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_aid.policy import Policy
from decision_aid.turn import Turn, turn

START_ADDRESS = "start"
"""The address of the first screen, where nothing has been answered."""


@dataclass(frozen=True, slots=True)
class State:
    """One screen: its address and what it shows."""

    address: str
    turn: Turn


def address_of(answers: Mapping[str, str]) -> str:
    """The answers as an address, in order of question id: `position=two;yours=school`."""
    return ";".join(f"{key}={answers[key]}" for key in sorted(answers)) or START_ADDRESS


def compile_graph(policy: Policy) -> dict[str, State]:
    """Every state by its address, the first screen first."""
    first = turn(policy, {})
    states = {START_ADDRESS: State(START_ADDRESS, first)}
    waiting = deque([first])
    while waiting:
        for answers in onward(waiting.popleft()):
            following = turn(policy, answers)
            address = address_of(following.answers)
            if address not in states:
                states[address] = State(address, following)
                waiting.append(following)
    return states


def onward(shown: Turn) -> Iterator[dict[str, str]]:
    """Every mapping that a reader can send from here: answers, ways on, and changes."""
    if shown.question:
        yield from (choice.answers for choice in shown.question.answers)
    if shown.step:
        yield from (way.answers for way in shown.step.next)
        yield from (offer.answers for way in shown.step.next for offer in way.offers)
    yield from changes(shown).values()


def changes(shown: Turn) -> dict[str, dict[str, str]]:
    """For each answer given, the answers without it: where its *change* link leads."""
    return {
        question: {other: answer for other, answer in shown.answers.items() if other != question}
        for question in shown.answers
    }
