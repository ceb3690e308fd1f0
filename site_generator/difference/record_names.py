"""By which words a reader knows a record of a policy, and a line of its table tells of it."""

from __future__ import annotations

from typing import Any

from decision_aid.conventions import Closure
from decision_aid.duties import Duty, Limit, Says
from decision_aid.policy import Definition, Document, Event, Gap, Question
from decision_aid.roles import Contact, Role
from decision_aid.stages import End, Headline, Meeting, Road, Stage
from site_generator.outcomes.forms import (
    ANSWER,
    CONTACT,
    COUNTING,
    DEPENDS,
    GAP,
    LIMIT,
    SAID,
    WAY,
    Mark,
    anywhere,
    cited,
)
from site_generator.reading.inline import plain_inline

LABEL_FIELDS: dict[type | None, tuple[str, ...]] = {
    Closure: ("name",),
    Contact: ("name",),
    Definition: ("means",),
    Document: ("title",),
    Duty: ("does",),
    End: ("title",),
    Event: ("name",),
    Gap: ("unclear",),
    Headline: ("says",),
    Limit: ("on_what",),
    Meeting: ("called",),
    Question: ("ask",),
    Road: ("title",),
    Role: ("title",),
    Says: ("says",),
    Stage: ("title",),
}
"""The field by which a reader knows a record."""


def label_of(record: Any) -> str:
    """The words by which a reader knows a record, without marks; nothing for one without."""
    text = record if isinstance(record, str) else ""
    for name in LABEL_FIELDS.get(type(record), ()):
        text = getattr(record, name)
    return plain_inline(text).rstrip(".")


def marks_of(key: str, record: Any) -> tuple[Mark, ...]:
    """What finds the items of an outcome table that tell of a record."""
    label = anywhere(label_of(record))
    if isinstance(record, Limit):
        return (LIMIT.mark(id=key), label, cited(key))
    if isinstance(record, Gap):
        return (GAP.mark(id=key), cited(key))
    if isinstance(record, Role):
        return (label, CONTACT.mark(role=key), CONTACT.mark(role=f"their {key}"))
    if isinstance(record, Question):
        answers = (anywhere(plain_inline(answer)) for answer in record.answers.values())
        return (label, ANSWER.mark(question=key), DEPENDS.mark(question=key), *answers)
    if isinstance(record, Contact):
        return tuple(map(anywhere, (record.name, record.email, record.phone)))
    if isinstance(record, Duty):
        # A time limit begins with the first sentence of its duty, its first letter a capital.
        first = anywhere(label_of(record).split(". ")[0][1:])
        return (first, cited(record.id)) if record.id else (first,)
    return (label,)


def marks_of_ending(move: str) -> tuple[Mark, ...]:
    """What finds the items that tell where an ending leads, or where one starts."""
    return (WAY.mark(move=move), cited(move))


def marks_of_field(name: str) -> tuple[Mark, ...]:
    """What finds the item of a field of the policy itself: its date, how it counts time."""
    words = name.replace("_", " ")
    return (SAID.mark(name=words), COUNTING.mark(name=words))
