"""Where answers lead, in the words of an outcome table."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from decision_aid.asking import Question
from decision_aid.turn import Turn
from site_generator.outcomes.sources import of_answer
from site_generator.screens.graph import Graph, address_of
from words import outcomes as said
from words.catalogue import Words, listed
from words.questions import asked
from words.sentence import Sentence, after, typed

Destination = tuple[Sentence, tuple[str, ...]]
"""The place in words, and the questions that it rests on, as the policy's file has them."""


class Destinations:
    """Where answers lead: to a step, to a question, or to what each answer to one leads to."""

    def __init__(self, graph: Graph, words: Words) -> None:
        self.graph = graph
        self.words = words
        self.known: dict[str, Destination] = {}
        self.worded: dict[Hashable, Any] = {}

    def to(self, answers: Mapping[str, str]) -> Destination:
        """The place: `three`, `three or four`, or `(area luton: three; bedford, unsure: four)`."""
        address = self.graph.leads.get(address_of(answers), "")
        if address not in self.graph.states:
            return typed("…"), ()  # too many states to explore, so the policy is not published
        if address not in self.known:
            self.known[address] = self._place(self.graph.states[address].turn)
        return self.known[address]

    def _place(self, shown: Turn) -> Destination:
        if shown.step:
            return typed(shown.step.stage.id), ()
        question = shown.question
        assert question, "a turn without a step has a question"
        if _of_the_past(question):
            return self.words.say(said.PLACE_ASKS, ask=asked(question, self.words)), ()
        ids: dict[Sentence, list[str]] = {}
        rests_on: list[str] = []
        for choice in question.answers:
            place, sources = self.to(choice.answers)
            ids.setdefault(place, []).append(choice.id)
            rests_on += sources
        if len(ids) == 1:
            return next(iter(ids)), ()
        if question.id == "position":
            places = listed(self.words, list(ids), said.OR)
            return self.words.say(said.PLACE_OR, places=places), tuple(rests_on)
        parts = (after((typed(", ".join(found)), place), ": ") for place, found in ids.items())
        whole = self.words.say(
            said.PLACE_DEPENDS, question=typed(question.id), places=after(parts, "; ")
        )
        answers = (of_answer(question.id, each.id) for each in question.answers)
        return whole, (*answers, *rests_on)


def _of_the_past(asked_of: Question) -> bool:
    """Whether it asks how far talks have come, whose answers have lines of their own."""
    return asked_of.kind in ("rung", "ended")
