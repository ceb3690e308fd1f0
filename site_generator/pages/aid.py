"""What the decision aid's page shows: every state of one policy, each with the links out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from decision_aid.calendar import calendar_from_json
from decision_aid.policy import Policy
from site_generator.reading.inline import SITE_ENGLISH
from site_generator.screens.graph import changes
from site_generator.screens.policies import Version, graph_of, version_of
from words.aid_page import AidPage, aid_page
from words.catalogue import Words
from words.limits import start_asked
from words.screen import screen
from words.screen_records import Screen
from words.sentence import plain


@dataclass(frozen=True, slots=True)
class Aid:
    """The variables of `aid.html.j2`."""

    page: AidPage
    """What the page says once."""
    screens: tuple[Screen, ...]
    """Every state, first the one in which nothing is answered."""
    events: dict[str, str]
    """The question for each moment that a limit runs from."""


def aid_of(policy: Policy, holidays_json: str, today: date, words: Words = SITE_ENGLISH) -> Aid:
    """Every screen of one policy, and what stands around them."""
    return aid_of_version(version_of(policy), holidays_json, today, words)


@lru_cache(maxsize=32)
def aid_of_version(version: Version, holidays_json: str, today: date, words: Words) -> Aid:
    """Kept while a board edits: of all policies only the one that changed is worked out again."""
    policy, graph = version.policy, graph_of(version)
    calendar = calendar_from_json(holidays_json, policy.nation, policy.conventions)
    words = words.about(policy.person)
    steps = [state.turn.step for state in graph.states.values() if state.turn.step]
    facts = {fact.id: fact for step in steps for fact in step.facts}
    asked = [facts[question] for question in policy.questions if question in facts]
    return Aid(
        page=aid_page(policy, calendar, today, asked, words),
        screens=tuple(
            screen(policy, state.turn, state.address, changes(state.turn), graph.to, words)
            for state in graph.states.values()
        ),
        events={
            event.id: plain(start_asked(event.start, words))
            for step in steps
            for event in step.events
        },
    )
