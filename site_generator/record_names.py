"""By which words a reader knows a record of a policy, and a line of its table tells of it."""

from __future__ import annotations

from typing import Any

from decision_aid.conventions import Closure
from decision_aid.duties import Duty, Limit, Says
from decision_aid.policy import Definition, Document, Event, Gap, Question
from decision_aid.roles import Contact, Role
from decision_aid.stages import End, Headline, Meeting, Road, Stage
from site_generator.inline import plain_inline

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


def marks_of(key: str, record: Any) -> tuple[str, ...]:
    """The texts by which the items of an outcome table that tell of a record are known."""
    if isinstance(record, Limit):
        return (f"time limits: {key} (", label_of(record), f"clauses: {AND}{key}")
    if isinstance(record, Gap):
        return (f": {key} (", f"clauses: {AND}{key}")
    if isinstance(record, Role):
        return (label_of(record), f"contact: {key} = ", f"contact: their {key} = ")
    if isinstance(record, Question):
        answers = map(plain_inline, record.answers.values())
        return (label_of(record), *answers, f"answers: {key}=", f"({key} ")
    if isinstance(record, Contact):
        return (record.name, record.email, record.phone)
    if isinstance(record, Duty):
        # A time limit begins with the first sentence of its duty, its first letter a capital.
        first = label_of(record).split(". ")[0][1:]
        return (first, f"clauses: {AND}{record.id}") if record.id else (first,)
    return (label_of(record),)


AND = "\0"
"""Between the beginning of an item and a text that stands further on in it."""
