"""Where the policy's file says what an item tells: paths of records, from the file's own keys."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.answers import Condition
from decision_aid.conditions import UNSURE
from decision_aid.contents import FIXED_QUESTIONS
from decision_aid.people import Who
from decision_aid.place import Place
from decision_aid.places import split_place
from decision_aid.timescale import Start


def of_who(*people: Who | None) -> Iterator[str]:
    """The posts that are named, and the kinds of agency where the name depends on them."""
    for who in filter(None, people):
        for post in who.posts:
            yield f"people.{post.id}"
            if post.kinds:
                yield "agencies.kinds"


def of_answer(question: str, answer: str) -> str:
    """An answer: a kind of agency, a road, or to a question of the policy's own; else nothing."""
    if question in ("yours", "theirs"):
        return "agencies.kinds" if answer == UNSURE else f"agencies.kinds.{answer}"
    if question == "topic":
        return "" if answer == "other" else f"scope.{answer}"
    return "" if question in FIXED_QUESTIONS else f"questions.{question}"


def of_condition(condition: Condition | None) -> Iterator[str]:
    """The answers on which something rests."""
    for facts in condition.any if condition else ():
        yield from (of_answer(fact.question, each.id) for fact in facts for each in fact.answers)


def of_start(start: Start) -> str:
    """A moment, or the stage of which it is one."""
    if not start.moment:
        return f"events.{start.id}"
    return f"stages.{split_place(start.id)[0]}.title"


def of_title(place: Place) -> str:
    """What happens at a place; nothing for one whose words are ours."""
    stage_id = split_place(place.id)[0]
    if place.kind == "stage":
        return f"stages.{stage_id}.{'settled' if place.ending == 'resolved' else 'title'}"
    return {"end": f"ends.{place.id}.title", "road": f"scope.{place.id}.title"}.get(place.kind, "")
