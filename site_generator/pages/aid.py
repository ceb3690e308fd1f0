"""What the decision aid's page shows: every state of one policy, each with the links out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from decision_aid.asking import allowed_answers, policy_question
from decision_aid.calendar import Calendar, in_words
from decision_aid.door import Door, open_door
from decision_aid.people import NOT_STATED
from decision_aid.places import LABELS, split_place
from decision_aid.policy import Policy
from decision_aid.step import stage_name
from decision_aid.written import clauses_of
from site_generator.reading.inline import plain_inline, render_inline, safe_link
from site_generator.screens.graph import State, changes
from site_generator.screens.policies import Version, graph_of, version_of
from words.standing import edition_of, standing_of

HOLIDAYS_LISTED = 8

PROSE = frozenset(
    [
        *("ask", "help", "line", "other", "requires", "unclear", "readings"),
        *("called", "chairs", "sits", "votes", "title", "name", "text", "words", "when"),
        *("does", "file", "form", "owed_by", "clauses", "raiser", "manager", "receiver", "board"),
    ]
)
"""The parts of a Turn that hold a board's words; the rest are labels, ids and numbers."""


@dataclass(frozen=True, slots=True)
class Aid:
    """The variables of `aid.html.j2`, as it describes them."""

    policy: dict[str, Any]
    states: list[dict[str, Any]]


def aid_of(policy: Policy, holidays_json: str, today: date) -> Aid:
    """Every state of one policy, first the one in which nothing is answered."""
    return aid_of_version(version_of(policy), holidays_json, today)


@lru_cache(maxsize=32)
def aid_of_version(version: Version, holidays_json: str, today: date) -> Aid:
    """Kept while a board edits: of all policies only the one that changed is worked out again."""
    door = open_door(version.text, holidays_json)
    graph = graph_of(version)
    return Aid(
        policy=_about(door.policy, door.calendar, today),
        states=[_state(door.policy, door, state, graph.to) for state in graph.states.values()],
    )


def _state(
    policy: Policy, door: Door, state: State, canonical: Callable[[Mapping[str, str]], str]
) -> dict[str, Any]:
    plain = door.plain(state.turn)
    shown = _drawn({key: plain[key] for key in ("question", "step", "outcome")})
    if shown["question"]:
        for drawn, choice in zip(
            shown["question"]["answers"], plain["question"]["answers"], strict=True
        ):
            drawn["address"] = canonical(choice["answers"])
    if shown["step"]:
        for drawn, way in zip(shown["step"]["next"], plain["step"]["next"], strict=True):
            drawn["address"] = canonical(way["answers"])
            for offer, road in zip(drawn["offers"], way["offers"], strict=True):
                offer["address"] = canonical(road["answers"])
    return {
        "address": state.address,
        "turn": shown,
        "answers_so_far": [
            {
                "question": question,
                "ask": plain_inline(asked_in_words(policy, question)),
                "label": plain_inline(
                    answer_in_words(policy, question, state.turn.answers[question])
                ),
                "change": canonical(without),
            }
            for question, without in changes(state.turn).items()
        ],
    }


def _drawn(value: Any, key: str = "") -> Any:
    """A Turn's plain data with every text of a board drawn as HTML; a link's own words plain."""
    if isinstance(value, dict):
        return {name: _drawn(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_drawn(inner, key) for inner in value]
    if key in ("label", "safer") and isinstance(value, str):
        return plain_inline(value)
    return render_inline(value) if isinstance(value, str) and key in PROSE else value


def asked_in_words(policy: Policy, question: str) -> str:
    """A question's wording in the list of answers so far."""
    if question == "position":
        return "Where you are"
    if question == "told":
        return "Have you told them?"
    if question == "safe":
        return f"Is the {policy.person} safe for now?"
    return policy_question(policy, question, {}).ask


def answer_in_words(policy: Policy, question: str, answer: str) -> str:
    """An answer's label; a place is named as its step is."""
    if question != "position":
        return allowed_answers(policy, question).get(answer, answer)
    if answer in policy.ends:
        return policy.ends[answer].title
    stage_id, ending = split_place(answer)
    if stage_id not in policy.stages:
        return "Nobody has talked yet"
    name = stage_name(policy, stage_id)
    place = f"{name.label}: {name.title}" if name.label not in ("", NOT_STATED) else name.title
    said = {"ended": "the talks have ended", "stops": "the policy stops here", **LABELS}
    return f"{place} ({said[ending]})" if ending else place


def _about(policy: Policy, calendar: Calendar, today: date) -> dict[str, Any]:
    standing = standing_of(policy, today)
    reassurance = policy.reassurance
    return {
        "id": policy.id,
        "title": plain_inline(policy.title),
        "person": plain_inline(policy.person),
        "publisher": policy.publisher,
        "version": policy.version,
        "edition": edition_of(policy, today),
        "standing": policy.standing,
        "standing_text": standing.text,
        "review_due": standing.review_due,
        "review_day": standing.review_day,
        "review_passed": standing.review_passed,
        "page_url": "../",
        "national_url": "../../../national/",
        "source_url": policy.source_url if safe_link(policy.source_url) else "",
        "say": {
            key: plain_inline(text)
            for key in ("to_worker", "to_manager", "to_opposite", "in_reply")
            if (text := getattr(policy.say, key))
        },
        "reassurance": {
            "says": render_inline(reassurance.says),
            "clauses": clauses_of(reassurance.clause),
        }
        if reassurance
        else None,
        "workers": [
            role_id for role_id, role in policy.roles.items() if role.function == "practitioner"
        ],
        "by_hand": _by_hand(calendar, today),
    }


def _by_hand(calendar: Calendar, today: date) -> dict[str, Any]:
    """How anyone counts working days without us, with the bank holidays that come next."""
    first = (
        "The day it began is day 1."
        if calendar.conventions.first_day == "the day itself"
        else "Do not count the day it began. The next working day is day 1."
    )
    return {
        "steps": [
            f"Count {calendar.week}. {first} It is due by the end of the last day you count.",
            "One working week is counted as five working days, unless the policy says otherwise.",
            "Hours run through nights and weekends, unless the policy says otherwise.",
        ],
        "holidays": [
            f"{in_words(day)}, {name}"
            for day, name in calendar.next_holidays(today, HOLIDAYS_LISTED)
        ],
    }
